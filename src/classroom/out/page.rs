//! The exercise as one HTML file: the pupil's page with all that it loads inside it, so that it runs
//! from a disk, in a frame without an origin and on a learning platform, and asks nobody for anything.
//!
//! It is made of the files of the pupil's page as they stand beside this one. `start.js` says what it
//! expects: the WASM in `#wasm` (base64 of `deflate-raw`), the exercise in `#exercise`, and the
//! module's JavaScript above its own.

/// What the pupil's page loads, as its HTML says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loads {
    /// The addresses of its style sheets.
    pub styles: Vec<String>,
    /// The address of what starts it.
    pub start: String,
    /// The address of its module's JavaScript.
    pub module: String,
}

impl Loads {
    /// What a page loads; nothing where it is not the pupil's page.
    pub fn of(html: &str) -> Option<Self> {
        let (mut styles, mut start, mut module) = (Vec::new(), None, None);
        for tag in Tags(html) {
            if tag.text.starts_with("<link") && tag.attribute("rel") == Some("stylesheet") {
                styles.push(tag.attribute("href")?.to_owned());
            } else if tag.attribute("id") == Some("start") {
                start = tag.attribute("src").map(str::to_owned);
                module = tag.attribute("data-module").map(str::to_owned);
            }
        }
        Some(Self { styles, start: start?, module: module? })
    }

    /// The address of the module's WASM.
    pub fn wasm(&self) -> String {
        self.module.replacen(".js", "_bg.wasm", 1)
    }
}

/// What goes into the file.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// All styles.
    pub style: String,
    /// What [`script`] made of the scripts.
    pub script: String,
    /// The WASM as base64 of `deflate-raw`.
    pub wasm: String,
    /// The words of other languages; may be empty.
    pub words: String,
    /// The exercise as JSON.
    pub exercise: String,
}

/// The one script of the file: the module's JavaScript without its exports, and what starts it.
pub fn script(module: &str, start: &str) -> String {
    // Its last statement; an inline module exports nothing to anybody.
    let module = module.rfind("export {").map_or(module, |at| &module[..at]);
    one_kind_of_line(&format!("{module}\n{start}")).replace("</script", "<\\/script")
}

/// Styles as they can stand in the file.
pub fn style(sheets: &str) -> String {
    one_kind_of_line(sheets).replace("</style", "<\\/style")
}

/// What the HTML parser would do to them, so that the hash of the policy is that of what it sees.
fn one_kind_of_line(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The policy of the file: what stands in it and nothing else. The hashes are SHA-256 in base64;
/// where the browser could not make them, any inline script and style may run.
fn policy(hashes: Option<&(String, String)>) -> String {
    let source = |hash: &str| format!("'sha256-{hash}'");
    let (script, style) = match hashes {
        Some((script, style)) => (source(script), source(style)),
        None => ("'unsafe-inline'".to_owned(), "'unsafe-inline'".to_owned()),
    };
    format!(
        "default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; \
         img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// The file. `hashes` are those of `files.script` and `files.style`.
pub fn write(
    html: &str,
    title: &str,
    language: &str,
    files: &Files,
    hashes: Option<&(String, String)>,
) -> String {
    let mut out =
        String::with_capacity(html.len() + files.wasm.len() + files.script.len() + 65_536);
    let mut rest = 0;
    for tag in Tags(html) {
        let (from, to) = (tag.at, tag.at + tag.text.len());
        if from < rest {
            continue; // within what was replaced
        }
        out += &html[rest..from];
        rest = to;
        let is = |name: &str| tag.text.starts_with(name);
        if is("<html") {
            out += &["<html lang=\"", &*escaped(language), "\">"].concat();
        } else if is("<meta") && tag.attribute("http-equiv").is_some() {
            out += "<meta http-equiv=\"Content-Security-Policy\" content=\"";
            out += &policy(hashes);
            out += "\">";
        } else if is("<title") {
            out += &["<title>", &*escaped(title), "</title>"].concat();
            rest = behind(html, to, "</title>");
        } else if is("<link") {
            // Styles are in the file, and it has no icon to ask for.
            if tag.attribute("rel") == Some("icon") {
                out += "<link rel=\"icon\" href=\"data:,\">";
            }
        } else if is("<script") {
            rest = behind(html, to, "</script>");
        } else if is("</head") {
            out += "<style>";
            out += &files.style;
            out += "</style>\n</head>";
        } else if is("</body") {
            let data = [
                ("text/plain", "words", &*files.words),
                ("application/json", "exercise", &*json(&files.exercise)),
                ("text/plain", "wasm", &*files.wasm),
            ]
            .map(|(kind, id, text)| {
                format!(
                    "<script type=\"{kind}\" id=\"{id}\">{}</script>\n",
                    text.replace("</", "<\\/")
                )
            });
            out += &data.concat();
            out += "<script type=\"module\" id=\"start\">";
            out += &files.script;
            out += "</script>\n</body>";
        } else {
            out += tag.text;
        }
    }
    out += &html[rest..];
    out
}

fn behind(html: &str, from: usize, end: &str) -> usize {
    html[from..].find(end).map_or(from, |at| from + at + end.len())
}

/// JSON that can stand in a script element: `<` is written as JSON may write it.
pub fn json(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A tag of a page.
struct Tag<'a> {
    at: usize,
    text: &'a str,
}

impl<'a> Tag<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.text;
        loop {
            let at = rest.find(name)?;
            let (before, from) = (&rest[..at], &rest[at + name.len()..]);
            rest = from;
            if !before.ends_with(|c: char| c.is_whitespace()) {
                continue;
            }
            let Some(value) = from.strip_prefix('=') else { continue };
            return match value.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next(),
                None => value.split([' ', '>', '\n']).next(),
            };
        }
    }
}

/// The tags of a page, in order. Its own: no comment or script in it holds a `<` that begins none.
struct Tags<'a>(&'a str);

impl<'a> IntoIterator for Tags<'a> {
    type Item = Tag<'a>;
    type IntoIter = TagIter<'a>;
    fn into_iter(self) -> TagIter<'a> {
        TagIter { html: self.0, at: 0 }
    }
}

struct TagIter<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Iterator for TagIter<'a> {
    type Item = Tag<'a>;
    fn next(&mut self) -> Option<Tag<'a>> {
        let at = self.at + self.html[self.at..].find('<')?;
        let end = at + self.html[at..].find('>')? + 1;
        self.at = end;
        Some(Tag { at, text: &self.html[at..end] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pupil's page as the build leaves it.
    fn page() -> String {
        include_str!("../../../exercise.html").to_owned()
    }

    fn files() -> Files {
        Files {
            style: style("p{}\r\n"),
            script: script(
                "let __wbg_init;\nexport { initSync, __wbg_init as default };\n",
                "go(\"</script>\");\r\n",
            ),
            wasm: "AAA".into(),
            words: "en Done\nfr Fini\n".into(),
            exercise: r#"{"title":"</script><script>alert(1)</script>"}"#.into(),
        }
    }

    #[test]
    fn what_the_page_loads_is_found() {
        let loads = Loads::of(&page()).expect("the pupil's page");
        assert_eq!(loads.start, "./start.js");
        assert!(loads.module.starts_with("./newsloupe-pupil.js?v="));
        assert!(loads.wasm().starts_with("./newsloupe-pupil_bg.wasm?v="));
        assert!(loads.styles.iter().any(|s| s == "./style/exercise.css"));
        assert_eq!(Loads::of("<html><script src=a.js></script></html>"), None);
    }

    #[test]
    fn the_file_asks_for_nothing() {
        let file = write(&page(), "Pier <1> & \"2\"", "fr", &files(), None);
        for address in ["src=", "href=\"./", "connect-src", "'self'", "@import", "data-module"] {
            assert!(!file.contains(address), "{address} in {file}");
        }
        assert!(file.contains("<html lang=\"fr\">"));
        assert!(file.contains("<title>Pier &lt;1> &amp; &quot;2&quot;</title>"));
        assert!(file.contains("id=\"waiting\"") && file.contains("<noscript>"));
        assert!(file.contains("<style>p{}\n</style>"));
        assert_eq!(file.matches("<meta http-equiv").count(), 1);
    }

    #[test]
    fn what_stands_in_the_exercise_ends_no_element() {
        let file = write(&page(), "</title><script>", "en", &files(), None);
        assert_eq!(file.matches("<script").count(), 4); // words, exercise, wasm, start
        assert_eq!(file.matches("</script>").count(), 4);
        assert!(file.contains(r#"id="exercise">{"title":"\u003c/script>\u003cscript>alert(1)\u003c/script>"}</script>"#));
        assert_eq!(file.matches("</title>").count(), 1);
    }

    #[test]
    fn the_module_and_its_start_become_one_script() {
        let script = files().script;
        assert_eq!(script, "let __wbg_init;\n\ngo(\"<\\/script>\");\n");
        let file = write(&page(), "", "en", &files(), Some(&("S+/=".into(), "T".into())));
        assert!(
            file.contains("script-src 'sha256-S+/=' 'wasm-unsafe-eval'; style-src 'sha256-T';")
        );
        assert!(!file.contains("unsafe-inline"));
        assert!(file.contains(&format!("<script type=\"module\" id=\"start\">{script}</script>")));
    }
}
