//! Writes the service worker of a build: the version and the list of its files go into
//! `offline/sw.js`, and the version into the page, so that the two know each other.
//!
//! While one works on the page (`cargo xtask serve`, or with `NEWSLOUPE_OFFLINE=0`) nothing is kept,
//! and what an earlier build left behind is taken down.

use crate::sha256;
use crate::shell::{Done, Stop, read, read_bytes, write};
use crate::start_script::hash;
use std::fmt::Write;
use std::path::Path;

/// Set to `0`, it keeps a build from being kept by browsers.
pub(crate) const SWITCH: &str = "NEWSLOUPE_OFFLINE";
const WORKER: &str = include_str!("../../offline/sw.js");
const GONE: &str = include_str!("../../offline/gone.js");
const NO_VERSION: &str = "data-version=\"v=0\"";

/// Writes `sw.js` into a build. `asked_with` gives what follows a file's name where the page asks for
/// it, such as `?v=…`.
pub(crate) fn write_worker(dist: &Path, asked_with: &dyn Fn(&str) -> String) -> Done {
    let to = dist.join("sw.js");
    if std::env::var(SWITCH).is_ok_and(|value| value == "0") {
        return write(&to, GONE);
    }
    let mut names = Vec::new();
    list(dist, "", &mut names);
    names.retain(|name| name != "index.html" && name != "sw.js");
    names.sort();
    let mut files = String::new();
    for name in names {
        let digest = sha256::base64(&read_bytes(&dist.join(&name))?);
        let _ = writeln!(files, "[\"./{name}{}\",\"{digest}\"],", asked_with(&name));
    }
    let page = read(&dist.join("index.html"))?;
    if !page.contains(NO_VERSION) {
        let why = format!("index.html has no {NO_VERSION}");
        return Err(Stop::new("the page cannot be kept offline", why, "restore Trunk.toml"));
    }
    let version = format!(
        "{:016x}",
        hash(files.as_bytes()) ^ hash(page.as_bytes()) ^ hash(WORKER.as_bytes())
    );
    let page = page.replace(NO_VERSION, &format!("data-version=\"{version}\""));
    write(&dist.join("index.html"), &page)?;
    let _ = writeln!(files, "[\"./\",\"{}\"],", sha256::base64(page.as_bytes()));
    write(&to, &filled(&version, &files))
}

/// The worker with its version and its files.
fn filled(version: &str, files: &str) -> String {
    let worker = WORKER.replace("VERSION = \"0\"", &format!("VERSION = \"{version}\""));
    let worker = worker.replace("FILES = []", &format!("FILES = [\n{files}]"));
    let is_comment =
        |line: &&str| line.trim_start().starts_with("//") || line.trim_start().starts_with("/**");
    worker.lines().filter(|line| !is_comment(line)).flat_map(|line| [line.trim(), "\n"]).collect()
}

/// All files under a folder, by their path from its top.
fn list(folder: &Path, above: &str, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = entry.path();
        if path.is_dir() {
            list(&path, &format!("{above}{name}/"), names);
        } else {
            names.push(format!("{above}{name}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_gets_its_version_and_its_files() {
        let made = filled("00ff", "[\"./\",\"x\"],\n");
        assert!(made.contains("const VERSION = \"00ff\";"), "{made}");
        assert!(made.contains("const FILES = [\n[\"./\",\"x\"],\n];"), "{made}");
        assert!(!made.contains("\n//"), "{made}");
    }

    #[test]
    fn a_build_is_listed_whole_and_its_page_names_the_version() {
        let dist = std::env::temp_dir().join(format!("newsloupe-offline-{}", std::process::id()));
        std::fs::create_dir_all(dist.join("fonts")).unwrap();
        for (name, text) in
            [("index.html", "<script data-version=\"v=0\">"), ("a.js", "1"), ("fonts/f.woff2", "f")]
        {
            std::fs::write(dist.join(name), text).unwrap();
        }
        let with = |name: &str| if name == "a.js" { "?v=1".to_owned() } else { String::new() };
        write_worker(&dist, &with).unwrap();
        let (page, worker) =
            (read(&dist.join("index.html")).unwrap(), read(&dist.join("sw.js")).unwrap());
        std::fs::remove_dir_all(&dist).unwrap();
        let version = page.split('"').nth(1).unwrap();
        assert!(version.len() == 16 && worker.contains(version), "{page}");
        for name in ["\"./a.js?v=1\"", "\"./fonts/f.woff2\"", "\"./\""] {
            assert!(worker.contains(name), "{worker}");
        }
        assert!(
            worker.contains(&sha256::base64(page.as_bytes())),
            "the page as it is written last"
        );
    }
}
