//! `cargo xtask serve | test | bench | dist | setup`: builds, tries and measures Newsloupe. Each
//! command finds or installs what it lacks, says what it does and how far it is, and where
//! something cannot be had says which thing, why, and what to do.

mod app;
mod bench;
mod browsers;
mod npm;
mod offline;
mod plan;
mod serve;
mod sha256;
mod shell;
mod slim;
mod start_script;
mod test;
mod tools;

use shell::Stop;
use std::process::ExitCode;

const HELP: &str = "\
Builds, tries and measures Newsloupe. Every command first finds or installs what it lacks.

USAGE
    cargo xtask serve [--release] [--port N] [--open]   build the app, serve it, rebuild on changes
    cargo xtask test [PART...]                          run every test, or only some parts
    cargo xtask bench [--quick]                         speed and sizes, beside other packages
    cargo xtask dist                                    build the app into dist/, and the npm package
    cargo xtask setup [serve|test]                      only install what serve or test would need

PARTS of the tests, in order
    fmt      the formatting
    lint     clippy, natively and for wasm32
    native   engine, command line, articles, properties, documentation examples
    wasm     the JavaScript edge, in Node
    web      the app's components, in Chromium
    dist     the release build and its size budgets
    npm      the npm package: in Node, in a plain page, and the same reports as natively
    e2e      whole journeys, in Chromium and in Firefox

WHAT IS USED
    rustup, Node 20 or newer, and what is on PATH; the rest is put into .tools/ (delete it freely).
    CHROME, FIREFOX and CHROMEDRIVER may name those programs.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] | ["help", ..] => {
            print!("{HELP}");
            Ok(())
        }
        args if args.iter().any(|a| matches!(*a, "-h" | "--help")) => {
            print!("{HELP}");
            Ok(())
        }
        ["serve", rest @ ..] => serve::run(rest),
        ["test", rest @ ..] => test::run(rest),
        ["bench", rest @ ..] => bench::run(rest),
        ["dist"] => app::dist(),
        ["setup", rest @ ..] => tools::setup(rest),
        // Trunk calls this one after each build: see Trunk.toml.
        ["start-script"] => start_script::run(),
        other => Err(Stop::usage(&format!("there is no `cargo xtask {}`", other.join(" ")))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::from(stop.code)
        }
    }
}
