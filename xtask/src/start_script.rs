//! What Trunk calls after each build (see Trunk.toml), so that a page built by Trunk obeys a strict
//! Content Security Policy and never mixes two versions.
//!
//! - Trunk writes the script that starts the app into the page. It is moved to a file, whose name
//!   holds a hash of what is in it.
//! - Trunk gives the worker's files no hash, so a browser could pair an old engine with a new app.
//!   Its loader asks for them by `?v=HASH`; and it tells the app if they cannot be loaded, which
//!   Trunk's own loader keeps to itself.
//! - The service worker is told which files there are (see `offline`).
//! - The style sheets of each page become one file.
//! - What wasm-bindgen wrote is made smaller (see `slim`), and its JavaScript loses its comments and
//!   its indentation.

use crate::offline;
use crate::shell::{Done, Stop, read, read_bytes, root, write, write_bytes};
use crate::slim;
use crate::tools::shrink;
use std::fmt::Write;
use std::path::Path;

const WORKER: &str = "newsloupe-worker";
/// The other modules get no hash either: the page that loads one names it by `?v=HASH`.
const MODULES: [&str; 3] = ["newsloupe-study", "newsloupe-classroom", "newsloupe-pupil"];
/// Pages that Trunk copies as they are.
const PAGES: [&str; 2] = ["classroom.html", "exercise.html"];

pub(crate) fn run() -> Done {
    let Some(dist) = std::env::var_os("TRUNK_STAGING_DIR") else {
        let why = "TRUNK_STAGING_DIR is not set";
        return Err(Stop::new("this is a step of Trunk's build", why, "run `cargo xtask serve`"));
    };
    let dist = Path::new(&dist);
    let page = dist.join("index.html");
    let (html, scripts) = without_inline_scripts(&read(&page)?);
    for (name, script) in scripts {
        write(&dist.join(name), &script)?;
    }
    write(&page, &with_one_style(&html, "style", dist, dist)?)?;
    for name in PAGES {
        let page = dist.join(name);
        let html = read(&page)?;
        write(&page, &with_one_style(&html, name.trim_end_matches(".html"), &root(), dist)?)?;
    }
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        for wasm in names_in(dist) {
            if let Some(name) = wasm.strip_suffix("_bg.wasm") {
                make_small(&dist.join(&wasm), &dist.join(format!("{name}.js")), name == WORKER)?;
            }
        }
    }
    let mut versions = Vec::new();
    if let Some(version) = version(dist, WORKER)? {
        versions.push((WORKER, version));
        write(&dist.join(format!("{WORKER}_loader.js")), &loader(version))?;
    }
    for module in MODULES {
        let Some(version) = version(dist, module)? else { continue };
        versions.push((module, version));
        for name in ["index.html"].iter().chain(&PAGES) {
            let (page, unknown) = (dist.join(name), format!("{module}.js?v=0\""));
            let html = read(&page)?;
            if html.contains(&unknown) {
                let known = format!("{module}.js?v={version:016x}\"");
                write(&page, &html.replace(&unknown, &known))?;
            }
        }
    }
    offline::write_worker(dist, &|file| {
        let parts = |name: &str| file == format!("{name}.js") || file == format!("{name}_bg.wasm");
        let found = versions.iter().find(|(name, _)| parts(name));
        found.map_or_else(String::new, |(_, version)| format!("?v={version:016x}"))
    })
}

/// The page with all its style sheets, which stand under `from`, in one file called after `title`, in
/// their order: one request in place of fifteen, and a third less to download, because what is alike
/// in them is compressed together. It is written where Trunk puts the build.
fn with_one_style(html: &str, title: &str, from: &Path, dist: &Path) -> Done<String> {
    let (mut page, mut style, mut rest) = (String::new(), String::new(), html);
    let mut place = None;
    while let Some(at) = rest.find("<link") {
        let (before, link) = rest.split_at(at);
        let Some((tag, after)) = link.split_once('>') else { break };
        page += before;
        let address = tag.split_once("href=").map(|(_, a)| a.trim_start_matches(['"', '.', '/']));
        let name = address
            .and_then(|a| a.split(['"', ' ']).next())
            .filter(|n| n.rsplit('.').next() == Some("css"));
        if let Some(name) = name {
            style += &read(&from.join(name))?;
            style.push('\n');
            if from == dist {
                std::fs::remove_file(dist.join(name)).ok(); // nobody asks for it any more
            }
            place.get_or_insert(page.len());
        } else {
            page += tag;
            page.push('>');
        }
        rest = after;
    }
    page += rest;
    if let Some(place) = place {
        let name = format!("{title}-{:016x}.css", hash(style.as_bytes()));
        write(&dist.join(&name), &style)?;
        page.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    }
    Ok(page)
}

/// What tells one build of a module and its JavaScript from another; none if it was not built.
fn version(dist: &Path, name: &str) -> Done<Option<u64>> {
    let glue = dist.join(format!("{name}.js"));
    if !glue.exists() {
        return Ok(None);
    }
    let wasm = read_bytes(&dist.join(format!("{name}_bg.wasm")))?;
    Ok(Some(hash(&wasm) ^ hash(read(&glue)?.as_bytes()).rotate_left(1)))
}

/// The names of the files in a folder, as far as they are text.
fn names_in(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|f| f.file_name().into_string().ok()).collect()
}

/// Makes a module and its JavaScript smaller. The worker's has been through wasm-opt by now; the
/// page's goes through it here, behind what makes some of its code dead.
fn make_small(wasm: &Path, script: &Path, is_worker: bool) -> Done {
    let mut glue = read(script)?;
    if !is_worker {
        glue = slim::without_classes(&glue);
        write_bytes(wasm, &slim::without_unused_exports(&read_bytes(wasm)?, &glue)?)?;
        shrink("-Os", wasm)?;
        glue = slim::without_unused_imports(&read_bytes(wasm)?, &glue)?;
    }
    let (module, glue) = slim::with_short_names(&read_bytes(wasm)?, &glue)?;
    write_bytes(wasm, &module)?;
    write(script, &bare(&glue))
}

/// JavaScript as wasm-bindgen writes it (no text of it runs over a line), without what is only for
/// its readers.
fn bare(script: &str) -> String {
    let (mut out, mut in_comment) = (String::with_capacity(script.len()), false);
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

fn loader(version: u64) -> String {
    format!(
        "const failed = (error) =>\n  \
           postMessage({{ id: null, error: {{ kind: \"not-loaded\", message: String(error) }} }});\n\
         try {{\n  \
           importScripts(\"./{WORKER}.js?v={version:016x}\");\n  \
           wasm_bindgen({{ module_or_path: \"./{WORKER}_bg.wasm?v={version:016x}\" }}).catch(failed);\n\
         }} catch (error) {{\n  \
           failed(error);\n\
         }}\n"
    )
}

/// The page with each script that it held moved to a file, and those files.
fn without_inline_scripts(html: &str) -> (String, Vec<(String, String)>) {
    let (mut page, mut scripts, mut rest) = (String::new(), Vec::new(), html);
    while let Some(at) = rest.find("<script") {
        let (before, from) = rest.split_at(at);
        let parts = from.split_once('>').and_then(|(tag, after)| {
            let (body, after) = after.split_once("</script>")?;
            Some((tag, body, after))
        });
        let Some((tag, body, after)) = parts else { break };
        page += before;
        if body.trim().is_empty() || tag.contains("application/") {
            let _ = write!(page, "{tag}>{body}</script>");
        } else {
            let name = format!("start-{:016x}.js", hash(body.as_bytes()));
            let _ = write!(page, "{tag} src=\"./{name}\"></script>");
            scripts.push((name, body.trim_start().to_owned()));
        }
        rest = after;
    }
    page += rest;
    (page, scripts)
}

/// FNV-1a: enough to tell two builds apart.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_the_code_stays() {
        let script =
            "/* one */\n/**\n * two\n */\nfunction f() {\n    // three\n\n    return a / b;\n}\n";
        assert_eq!(bare(script), "function f() {\nreturn a / b;\n}\n");
    }

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let dist = std::env::temp_dir().join(format!("newsloupe-style-{}", std::process::id()));
        std::fs::create_dir_all(&dist).unwrap();
        std::fs::write(dist.join("a-1.css"), "a{}").unwrap();
        std::fs::write(dist.join("b-2.css"), "b{}").unwrap();
        let html = "<head><link rel=icon href=./i.svg><link href=./a-1.css integrity=x rel=stylesheet>\
                    <link rel=\"stylesheet\" href=\"./b-2.css\"></head>";
        let page = with_one_style(html, "style", &dist, &dist).unwrap();
        let (before, after) = page.split_once("<link rel=\"stylesheet\" href=\"./").unwrap();
        assert_eq!(before, "<head><link rel=icon href=./i.svg>");
        let (name, after) = after.split_once('"').unwrap();
        assert_eq!(after, "></head>");
        assert_eq!(std::fs::read_to_string(dist.join(name)).unwrap(), "a{}\nb{}\n");
        assert!(!dist.join("a-1.css").exists());
        std::fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn scripts_move_out_of_the_page_and_all_else_stays() {
        let html = "<head><script src=\"a.js\"></script><script type=\"module\">\nimport './x.js';\n\
                    </script><script type=\"application/json\">{}</script></head>";
        let (page, scripts) = without_inline_scripts(html);
        let [(name, script)] = scripts.try_into().unwrap();
        assert_eq!(script, "import './x.js';\n");
        assert_eq!(
            page,
            format!(
                "<head><script src=\"a.js\"></script><script type=\"module\" src=\"./{name}\">\
                 </script><script type=\"application/json\">{{}}</script></head>"
            )
        );
        assert_eq!(without_inline_scripts(&page), (page, Vec::new()));
    }
}
