//! Takes from what wasm-bindgen wrote what nobody needs to download.
//!
//! - Leptos brings streams for servers, exported as JavaScript classes. This page imports none of
//!   them, so they go, and wasm-opt finds the code behind them dead.
//! - The two files call each other by names like `__wbg_appendChild_8f1c3a9b7d2e4f60`, which hold
//!   more surprise than most of the code: short ones make both files smaller, by 5 KB in all.

use crate::shell::{Done, Stop};
use std::collections::BTreeMap;
use std::ops::Range;

const MAGIC: usize = 8; // its first bytes: the name of the format and its version
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The JavaScript without the classes that it exports: the page's start calls none.
pub(crate) fn without_classes(glue: &str) -> String {
    let name_of = |line: &str| {
        let rest = line.strip_prefix("export class ")?;
        Some(rest.trim_end_matches(['{', ' ']).to_owned())
    };
    let classes: Vec<String> = glue.lines().filter_map(name_of).collect();
    let names_one = |line: &str| classes.iter().any(|class| line.contains(class.as_str()));
    let (mut out, mut inside) = (String::with_capacity(glue.len()), "");
    for line in glue.lines() {
        if inside.is_empty() {
            // A class ends with its brace; the registry that frees it is three lines long.
            inside = match line {
                _ if line.starts_with("export class ") => "}",
                _ if line.starts_with("const ") && names_one(line) => ";",
                _ => "",
            };
            let dispose = line.starts_with("if (Symbol.dispose)") && names_one(line);
            if inside.is_empty() && !dispose {
                out.push_str(line);
                out.push('\n');
            }
        } else if line == inside || inside == ";" && line.ends_with(inside) {
            inside = "";
        }
    }
    out
}

/// The module without the exports that its JavaScript never calls, and without its notes on who
/// made it.
pub(crate) fn without_unused_exports(wasm: &[u8], glue: &str) -> Done<Vec<u8>> {
    let is_used = |name: &str| words(glue).any(|(_, word)| word == name);
    edit(wasm, |id, mut section| match id {
        CUSTOM => Some(None),
        EXPORTS => {
            let mut kept = Vec::new();
            for _ in 0..section.number()? {
                let entry = section.export()?;
                if is_used(entry.name) {
                    kept.push(entry.bytes);
                }
            }
            Some(Some([leb(kept.len()), kept.concat()].concat()))
        }
        _ => Some(Some(section.rest().to_vec())),
    })
}

/// The JavaScript without the functions that the module no longer imports.
pub(crate) fn without_unused_imports(wasm: &[u8], glue: &str) -> Done<String> {
    let mut kept = Vec::new();
    edit(wasm, |id, mut section| {
        if id == IMPORTS {
            for _ in 0..section.number()? {
                kept.push(section.import()?.name.to_owned());
            }
        }
        Some(None)
    })?;
    let (mut out, mut skipped) = (String::with_capacity(glue.len()), false);
    for line in glue.lines() {
        // wasm-bindgen sets each on its own lines, eight spaces in.
        let entry = line.strip_prefix("        ").filter(|rest| rest.starts_with("__wb"));
        if let Some((name, _)) = entry.and_then(|rest| rest.split_once(": function(")) {
            skipped = !kept.iter().any(|k| k == name);
        }
        if !skipped {
            out.push_str(line);
            out.push('\n');
        }
        skipped &= !(line.starts_with("        }") && line.ends_with("},"));
    }
    Ok(out)
}

/// Both files with short names for what they call of each other.
pub(crate) fn with_short_names(wasm: &[u8], glue: &str) -> Done<(Vec<u8>, String)> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut modules: Vec<String> = Vec::new();
    let wasm = edit(wasm, |id, mut section| {
        let mut short = |name: &str| {
            if !name.contains("__") {
                return name.to_owned(); // `memory` is short, and a word of JavaScript
            }
            let next = format!("${}", letters(names.len()));
            names.entry(name.to_owned()).or_insert(next).clone()
        };
        match id {
            CUSTOM => return Some(None), // notes on who made it, and how
            IMPORTS | EXPORTS => {}
            _ => return Some(Some(section.rest().to_vec())),
        }
        let count = section.number()?;
        let mut out = leb(count);
        for _ in 0..count {
            let entry = if id == IMPORTS { section.import()? } else { section.export()? };
            if let Some(module) = entry.module {
                if !modules.iter().any(|m| m == module) {
                    modules.push(module.to_owned());
                }
                let at = modules.iter().position(|m| m == module)?;
                out.extend(text(&letters(at)));
            }
            out.extend(text(&short(entry.name)));
            out.extend(entry.what);
        }
        Some(Some(out))
    })?;
    let (mut out, mut done) = (String::with_capacity(glue.len()), 0);
    for (at, word) in words(glue) {
        if let Some(short) = names.get(word) {
            out += &glue[done..at.start];
            out += short;
            done = at.end;
        }
    }
    out += &glue[done..];
    for (i, module) in modules.iter().enumerate() {
        // A key of an object; Trunk may have taken the space behind the colon.
        let key = format!("{module:?}:");
        if !out.contains(&key) {
            let why = format!("{module} stands in the WASM alone");
            return Err(Stop::new("the names cannot be shortened", why, "see xtask/src/slim.rs"));
        }
        out = out.replace(&key, &format!("{:?}:", letters(i)));
    }
    Ok((wasm, out))
}

/// `a`, `b`, …, `z`, `aa`, …
fn letters(mut n: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.insert(0, char::from(b'a' + (n % 26) as u8));
        match (n / 26).checked_sub(1) {
            Some(rest) => n = rest,
            None => return name.into_iter().collect(),
        }
    }
}

/// The names, numbers and keywords of a script, and where they stand.
fn words(script: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + script[at..].find(is_part)?;
        let end = script[start..].find(|c| !is_part(c)).map_or(script.len(), |n| start + n);
        at = end;
        Some((start..end, &script[start..end]))
    })
}

/// The module with every section as `change` gives it back; it leaves out what it gives none for.
fn edit(
    wasm: &[u8],
    mut change: impl FnMut(u8, Bytes<'_>) -> Option<Option<Vec<u8>>>,
) -> Done<Vec<u8>> {
    let mut out = wasm.get(..MAGIC).unwrap_or_default().to_vec();
    let mut rest = Bytes(wasm.get(MAGIC..).unwrap_or_default());
    let mut all = || -> Option<()> {
        while !rest.0.is_empty() {
            let id = rest.byte()?;
            let size = rest.number()?;
            if let Some(section) = change(id, Bytes(rest.take(size)?))? {
                out.push(id);
                out.extend(leb(section.len()));
                out.extend(section);
            }
        }
        Some(())
    };
    let why = "it is not laid out as WebAssembly is";
    all().ok_or_else(|| Stop::new("the app's WASM cannot be read", why, "build it again"))?;
    Ok(out)
}

/// What is left to read of a module.
struct Bytes<'a>(&'a [u8]);

/// An import or an export.
struct Entry<'a> {
    module: Option<&'a str>,
    name: &'a str,
    /// Its kind, and what it is.
    what: &'a [u8],
    bytes: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    fn take(&mut self, size: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(taken)
    }

    fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }

    /// LEB128, as all of WASM's numbers are.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        let size = self.number()?;
        std::str::from_utf8(self.take(size)?).ok()
    }

    fn limits(&mut self) -> Option<()> {
        let has_end = self.byte()? & 1 == 1;
        self.number()?;
        if has_end {
            self.number()?;
        }
        Some(())
    }

    fn import(&mut self) -> Option<Entry<'a>> {
        let all = self.0;
        let module = self.text()?;
        let name = self.text()?;
        let from = self.0;
        match self.byte()? {
            1 => {
                self.byte()?; // the type of a table's items
                self.limits()?;
            }
            2 => self.limits()?,
            3 => {
                self.take(2)?; // a global's type, and whether it changes
            }
            4 => {
                self.byte()?; // of an exception: always nought
                self.number()?;
            }
            _ => {
                self.number()?; // a function's type
            }
        }
        let size = |from: &[u8]| from.len() - self.0.len();
        let (what, bytes) = (&from[..size(from)], &all[..size(all)]);
        Some(Entry { module: Some(module), name, what, bytes })
    }

    fn export(&mut self) -> Option<Entry<'a>> {
        let all = self.0;
        let name = self.text()?;
        let from = self.0;
        self.byte()?;
        self.number()?;
        let size = |from: &[u8]| from.len() - self.0.len();
        let (what, bytes) = (&from[..size(from)], &all[..size(all)]);
        Some(Entry { module: None, name, what, bytes })
    }
}

fn leb(mut number: usize) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let low = (number & 127) as u8;
        number >>= 7;
        if number == 0 {
            out.push(low);
            return out;
        }
        out.push(low | 128);
    }
}

fn text(words: &str) -> Vec<u8> {
    [leb(words.len()), words.as_bytes().to_vec()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class Stream {\n    go() { wasm.stream_go(); }\n}\n\
        if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;\n\
        const imports = {\n\
        \x20       __wbg_add_0123: function(arg0) {\n            wasm.__wbindgen_free(arg0);\n        },\n\
        \x20       __wbg_old_4567: function() { return handleError(function (arg0) {\n            arg0.old();\n        }, arguments); },\n\
        \x20       __wbg_sub_89ab: function(arg0) {\n            wasm.memory.sub(arg0);\n        },\n\
        };\n\
        const StreamFinalization = (typeof FinalizationRegistry === 'undefined')\n\
        \x20   ? { register: () => {} }\n\
        \x20   : new FinalizationRegistry(ptr => wasm.stream_free(ptr, 1));\n\
        return { \"./a_bg.js\": imports };\n";

    /// A module with these imports (functions) and exports, a code section of two bytes, a note.
    fn module(imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let section = |id: u8, bytes: Vec<u8>| [vec![id], leb(bytes.len()), bytes].concat();
        let imports: Vec<_> = std::iter::once(leb(imports.len()))
            .chain(imports.iter().map(|i| [text("./a_bg.js"), text(i), vec![0, 7]].concat()))
            .collect();
        let exports: Vec<_> = std::iter::once(leb(exports.len()))
            .chain(exports.iter().map(|e| [text(e), vec![0, 0x80, 1]].concat()))
            .collect();
        let sections = [
            section(IMPORTS, imports.concat()),
            section(EXPORTS, exports.concat()),
            section(10, vec![1, 2]),
            section(CUSTOM, text("note")),
        ];
        [b"\0asm\x01\0\0\0".to_vec(), sections.concat()].concat()
    }

    fn names(wasm: &[u8], of: u8) -> Vec<String> {
        let mut names = Vec::new();
        let read = |id: u8, mut section: Bytes<'_>| {
            if id == of {
                for _ in 0..section.number()? {
                    let entry = if id == IMPORTS { section.import()? } else { section.export()? };
                    names.push(entry.name.to_owned());
                }
            }
            Some(None)
        };
        edit(wasm, read).unwrap();
        names
    }

    #[test]
    fn classes_go_with_all_that_serves_them() {
        let glue = without_classes(GLUE);
        assert!(!glue.contains("Stream"), "{glue}");
        assert!(glue.starts_with("const imports = {\n") && glue.ends_with("imports };\n"));
    }

    #[test]
    fn exports_that_are_not_called_go() {
        let all = ["memory", "__wbindgen_free", "stream_go", "stream_free"];
        let wasm = module(&["__wbg_add_0123"], &all);
        let slim = without_unused_exports(&wasm, &without_classes(GLUE)).unwrap();
        assert_eq!(names(&slim, EXPORTS), ["memory", "__wbindgen_free"]);
        assert_eq!(names(&slim, IMPORTS), ["__wbg_add_0123"]);
        assert!(!slim.ends_with(b"note"));
    }

    #[test]
    fn functions_that_are_not_imported_go() {
        let wasm = module(&["__wbg_add_0123", "__wbg_sub_89ab"], &[]);
        let glue = without_unused_imports(&wasm, GLUE).unwrap();
        assert!(!glue.contains("old"), "{glue}");
        assert!(glue.contains("__wbg_add_0123") && glue.contains("memory.sub"));
    }

    #[test]
    fn both_files_agree_on_the_short_names() {
        let wasm = module(&["__wbg_add_0123", "__wbg_sub_89ab"], &["memory", "__wbindgen_free"]);
        let (slim, glue) = with_short_names(&wasm, GLUE).unwrap();
        assert_eq!(names(&slim, IMPORTS), ["$a", "$b"]);
        assert_eq!(names(&slim, EXPORTS), ["memory", "$c"]);
        for here in
            ["$a: function", "$b: function", "wasm.$c(arg0)", "wasm.memory", "\"a\": imports"]
        {
            assert!(glue.contains(here), "{here} is not in {glue}");
        }
        assert!(!glue.contains("__wbindgen_free") && !glue.contains("a_bg.js"));
        // What the module does stays, byte for byte; the note at its end goes.
        let note = 2 + text("note").len();
        assert!(slim.ends_with(&wasm[wasm.len() - 11..wasm.len() - note]));
    }

    #[test]
    fn scripts_without_spaces_are_read_as_well() {
        let wasm = module(&["__wbg_add_0123"], &["__wbindgen_free"]);
        let script = "return{\"./a_bg.js\":{__wbg_add_0123:a=>{y.__wbindgen_free(a)}}}";
        let (_, glue) = with_short_names(&wasm, script).unwrap();
        assert_eq!(glue, "return{\"a\":{$a:a=>{y.$b(a)}}}");
    }

    #[test]
    fn what_is_no_module_or_has_another_script_is_refused() {
        assert!(with_short_names(b"\0asm\x01\0\0\0\x02\x7f\x01", GLUE).is_err());
        assert!(with_short_names(&module(&["__wbg_add_0123"], &[]), "let a;").is_err());
    }

    #[test]
    fn letters_go_on_behind_z() {
        assert_eq!([0, 25, 26, 27, 702].map(letters), ["a", "z", "aa", "ab", "aaa"]);
    }
}
