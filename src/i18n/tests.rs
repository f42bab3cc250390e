//! Holds the table of messages against the source: nothing said that cannot be said in each
//! language, nothing in the table that nobody says.

#![allow(clippy::match_same_arms)] // in the order in which a script is read

use super::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The tables: of the pupil's page, which travels with every exercise, and of all other pages.
const TABLES: [&str; 2] = ["messages.txt", "pupil.txt"];

/// The table that the words of this source stand in.
fn table_of(path: &Path) -> &'static str {
    TABLES[usize::from(path.starts_with(root().join("src/pupil")))]
}

fn table_text(name: &str) -> String {
    std::fs::read_to_string(root().join("locales").join(name)).unwrap()
}

/// Each message of a table by its English words, with the other languages by their codes.
fn messages(name: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let text = table_text(name);
    let mut all = BTreeMap::new();
    for group in text.split("\n\n") {
        let mut lines: BTreeMap<String, String> = BTreeMap::new();
        for line in group.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let (code, words) = line.split_once(' ').unwrap_or_else(|| panic!("odd line: {line}"));
            let twice = lines.insert(code.to_owned(), words.to_owned());
            assert_eq!(twice, None, "an empty line is missing before: {line}");
        }
        if lines.is_empty() {
            continue;
        }
        let english = lines.remove("en").unwrap_or_else(|| panic!("no English in: {group}"));
        assert_eq!(all.insert(english.clone(), lines), None, "twice in the table: {english}");
    }
    all
}

/// Every string of a Rust source, with what stands right before it; comments are left out.
fn strings(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut code = String::new();
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => {
                for c in rest.by_ref() {
                    if c == '\n' {
                        break;
                    }
                }
            }
            '\'' => {
                // A character, or a lifetime: both end before any string begins.
                let mut ahead = rest.clone();
                match (ahead.next(), ahead.next()) {
                    (Some('\\'), _) => {
                        rest.next();
                        rest.next();
                    }
                    (Some(_), Some('\'')) => {
                        rest.next();
                        rest.next();
                    }
                    _ => {}
                }
                code.push(' ');
            }
            '"' => {
                let mut words = String::new();
                while let Some(c) = rest.next() {
                    match c {
                        '"' => break,
                        '\\' => match rest.next() {
                            Some('n') => words.push('\n'),
                            Some('\n') => {
                                while rest.peek().is_some_and(|c| c.is_whitespace()) {
                                    rest.next();
                                }
                            }
                            Some('u') => {
                                let digits: String =
                                    rest.by_ref().take_while(|c| *c != '}').collect();
                                let number = u32::from_str_radix(&digits[1..], 16).unwrap_or(0);
                                words.extend(char::from_u32(number));
                            }
                            Some(other) => words.push(other),
                            None => break,
                        },
                        other => words.push(other),
                    }
                }
                let before: String = code.trim_end().to_owned();
                let at = before.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
                found.push((before[at..].to_owned(), words));
                code.clear();
                code.push('"');
            }
            other => code.push(other),
        }
    }
    found
}

fn sources(folder: &Path, each: &mut dyn FnMut(&Path, &str)) {
    if folder == root().join("src") {
        // What is said in files for other programs, and of them.
        sources(&root().join("crates/newsloupe-exercise/src/formats"), each);
    }
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, each);
        } else if path.extension().is_some_and(|e| e == "rs")
            && !path.starts_with(root().join("src/i18n"))
        {
            each(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Whether the code before a string hands it to one of these functions.
fn handed_to(before: &str, functions: &[&str]) -> bool {
    functions.iter().any(|f| {
        before
            .strip_suffix('(')
            .and_then(|b| b.strip_suffix(f))
            .is_some_and(|b| !b.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

#[test]
fn everything_that_is_said_can_be_said_in_each_language_and_nothing_else_is_in_the_table() {
    for name in TABLES {
        let table = messages(name);
        let mut missing = Vec::new();
        let mut said = std::collections::BTreeSet::new();
        sources(&root().join("src"), &mut |path, source| {
            if table_of(path) != name {
                return;
            }
            // What a test says, nobody reads.
            let source = source.split("#[cfg(test)]").next().unwrap_or(source);
            for (before, words) in strings(source) {
                if handed_to(&before, &["t", "message"]) && !table.contains_key(&words) {
                    let path = path.strip_prefix(root()).unwrap_or(path).display().to_string();
                    missing.push(format!("{path}: {words}"));
                }
                said.insert(words);
            }
        });
        assert!(missing.is_empty(), "in no language but English:\n{}", missing.join("\n"));
        let unused: Vec<_> = table.keys().filter(|m| !said.contains(*m)).collect();
        assert!(unused.is_empty(), "{name}: nobody says: {unused:#?}");
    }
}

#[test]
fn each_message_has_its_lines_and_keeps_what_is_filled_in() {
    let holes = |words: &str| {
        let mut holes: Vec<String> = words
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect();
        holes.sort();
        holes
    };
    for (english, others) in TABLES.into_iter().flat_map(messages) {
        let codes: Vec<&str> = others.keys().map(String::as_str).collect();
        assert_eq!(codes, ["de", "es", "fr"], "{english}");
        for (code, words) in &others {
            assert!(!words.trim().is_empty(), "{code}: {english}");
            assert_eq!(holes(words), holes(&english), "{code}: {english}");
        }
    }
}

#[test]
fn messages_are_found_in_their_language_and_english_is_what_is_left() {
    let table = table_text(TABLES[0]);
    for language in Language::ALL {
        speak(language, &table);
        for (english, others) in messages(TABLES[0]) {
            let expected = others.get(language.code()).unwrap_or(&english).clone();
            assert_eq!(t(Box::leak(english.into_boxed_str())), expected);
        }
        assert_eq!(t("no such message"), "no such message");
    }
    speak(Language::French, &table);
    assert_eq!(number(1_204_000), "1\u{202f}204\u{202f}000");
    assert_eq!(counted(0, "{n} mot", "{n} mots"), "0 mot");
    speak(Language::Spanish, &table);
    assert_eq!(number(1204), "1204");
    speak(Language::English, &table);
    assert_eq!(counted(1204, "{n} word", "{n} words"), "1,204 words");
    assert_eq!(counted(0, "{n} word", "{n} words"), "0 words");
}

#[test]
fn a_message_is_filled_once() {
    assert_eq!(fill("{n} of {m}", &[("{n}", "{m}"), ("{m}", "2")]), "{m} of 2");
    assert_eq!(fill("{ {é} {n}", &[("{n}", "1")]), "{ {é} 1");
}

#[test]
fn a_tag_names_its_language() {
    assert_eq!(Language::of("de-AT"), Some(Language::German));
    assert_eq!(Language::of("FR"), Some(Language::French));
    for odd in ["", "d", "den", "ast", "éa", "nl"] {
        assert_eq!(Language::of(odd), None, "{odd}");
    }
}
