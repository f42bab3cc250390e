//! Runs programs, and words for what stops us.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// Why a command of ours cannot go on.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) what: String,
    pub(crate) why: String,
    pub(crate) advice: String,
    pub(crate) code: u8,
}

impl Stop {
    pub(crate) fn new(
        what: impl Into<String>,
        why: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Self { what: what.into(), why: why.into(), advice: advice.into(), code: 1 }
    }

    pub(crate) fn usage(what: &str) -> Self {
        let why = "the commands are serve, test, bench, dist and setup";
        Self { code: 2, ..Self::new(what, why, "see `cargo xtask --help`") }
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "stopped: {}\n    why: {}\n     do: {}", self.what, self.why, self.advice)
    }
}

pub(crate) type Done<T = ()> = Result<T, Stop>;

/// Whether a line is begun that waits for its end.
static LINE_IS_OPEN: AtomicBool = AtomicBool::new(false);

/// Begins a line, which [`close_line`] ends: on the same line if nothing came between.
pub(crate) fn open_line(text: &str) {
    print!("{text}");
    let _ = std::io::stdout().flush(); // a terminal that is gone shows nothing either way
    LINE_IS_OPEN.store(true, Ordering::Relaxed);
}

/// Ends what [`open_line`] began.
pub(crate) fn close_line(text: &str) {
    let indent = if LINE_IS_OPEN.swap(false, Ordering::Relaxed) { "" } else { "      … " };
    println!("{indent}{text}");
}

/// Says something inside a step.
pub(crate) fn note(text: &str) {
    if LINE_IS_OPEN.swap(false, Ordering::Relaxed) {
        println!();
    }
    println!("      {text}");
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where we put what we install: outside `target/`, so that `cargo clean` costs no half hour.
pub(crate) fn tools_dir() -> PathBuf {
    root().join(".tools")
}

/// Where Cargo puts what it builds.
pub(crate) fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |d| root().join(d))
}

/// A program, to be run in the root of the repository with our tools behind those on PATH.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path());
    command
}

/// Cargo, without the toolchain variables that our own `cargo run` set.
pub(crate) fn cargo() -> Command {
    let mut command = command("cargo");
    command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_PKG_NAME");
    command
}

/// PATH with our own tools first: they were installed because those on PATH were missing or of
/// another version.
fn path() -> std::ffi::OsString {
    let own = [tools_dir().join("bin"), tools_dir().join("node_modules/.bin")];
    let given = std::env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(std::env::split_paths(&given));
    std::env::join_paths(all).unwrap_or(given)
}

/// Where a program is, if it is on our PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let shim = format!("{program}.cmd"); // how npm installs programs on Windows
    std::env::split_paths(&path())
        .flat_map(|dir| [dir.join(&file), dir.join(&shim)])
        .find(|p| p.is_file())
}

/// What a program prints, if it can be run and ends well.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program with its output for all to see.
pub(crate) fn run(command: &mut Command, advice: &str) -> Done {
    let words = words(command);
    note(&words);
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => {
            Err(Stop::new(format!("`{words}` failed"), format!("it ended with {status}"), advice))
        }
        Err(error) => {
            Err(Stop::new(format!("`{words}` could not start"), error.to_string(), advice))
        }
    }
}

fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let all = std::iter::once(program).chain(command.get_args());
    all.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// The first run of digits and dots: `trunk 0.21.14` is `0.21.14`.
pub(crate) fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether we may use the system's package manager.
pub(crate) fn is_root() -> bool {
    cfg!(unix) && output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

pub(crate) fn read(path: &Path) -> Done<String> {
    std::fs::read_to_string(path).map_err(|e| unread(path, &e))
}

pub(crate) fn read_bytes(path: &Path) -> Done<Vec<u8>> {
    std::fs::read(path).map_err(|e| unread(path, &e))
}

fn unread(path: &Path, error: &std::io::Error) -> Stop {
    let what = format!("{} cannot be read", path.display());
    Stop::new(what, error.to_string(), "restore the file with git")
}

pub(crate) fn write(path: &Path, text: &str) -> Done {
    write_bytes(path, text.as_bytes())
}

pub(crate) fn write_bytes(path: &Path, bytes: &[u8]) -> Done {
    let written = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    written.and_then(|()| std::fs::write(path, bytes)).map_err(|e| {
        let advice = "make room and see that you may write there";
        Stop::new(format!("{} cannot be written", path.display()), e.to_string(), advice)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("v20.20.2"), Some("20.20.2"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(version_in("Mozilla Firefox 153.7.0esr"), Some("153.7.0esr"));
        assert_eq!(version_in("no number"), None);
    }

    #[test]
    fn what_stops_us_says_what_why_and_what_to_do() {
        let stop = Stop::new("a", "b", "c").to_string();
        assert_eq!(stop, "stopped: a\n    why: b\n     do: c");
    }
}
