//! `cargo xtask test`: every test there is, in parts that can be run alone.

use crate::plan::Plan;
use crate::shell::{self, Done, Stop, cargo, command, root, target_dir};
use crate::tools::{self, Need};
use crate::{app, browsers, npm};
use std::process::Command;

const WASM32: &str = "wasm32-unknown-unknown";
const READ: &str = "read the failures above; `cargo xtask test PART` runs one part again";
/// The crates that are shipped as WASM.
const WEB_CRATES: [&str; 2] = ["newsloupe-wasm", "newsloupe-app"];

struct Part {
    name: &'static str,
    title: &'static str,
    needs: &'static [Need],
    work: fn() -> Done<String>,
}

const PARTS: [Part; 9] = [
    Part { name: "fmt", title: "Formatting", needs: &[Need::Components], work: formatting },
    Part {
        name: "lint",
        title: "Clippy",
        needs: &[Need::Components, Need::WasmTarget],
        work: lint,
    },
    Part {
        name: "native",
        title: "Native tests: engine, command line, articles, properties, examples",
        needs: &[],
        work: native,
    },
    Part {
        name: "formats",
        title: "Exported exercises, as a parser of others reads them",
        needs: &[Need::Node, Need::Formats],
        work: formats,
    },
    Part {
        name: "wasm",
        title: "The JavaScript edge, in Node",
        needs: &[Need::Node, Need::WasmTarget, Need::WasmBindgen],
        work: wasm,
    },
    Part {
        name: "web",
        title: "Components, in Chromium",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Chromium],
        work: web,
    },
    Part { name: "dist", title: "Release build and size budgets", needs: tools::DIST, work: dist },
    Part {
        name: "npm",
        title: "The npm package: Node, a plain page, the same reports as natively",
        needs: &[
            Need::Node,
            Need::WasmTarget,
            Need::WasmBindgen,
            Need::WasmOpt,
            Need::Journeys,
            Need::Chromium,
        ],
        work: package,
    },
    Part {
        name: "e2e",
        title: "Journeys, in Chromium and in Firefox",
        needs: tools::ALL,
        work: journeys,
    },
];

/// `cargo xtask test [PART...]`.
pub(crate) fn run(args: &[&str]) -> Done {
    if let Some(unknown) = args.iter().find(|arg| PARTS.iter().all(|part| part.name != **arg)) {
        let names = PARTS.map(|part| part.name).join(", ");
        let why = format!("the parts are {names}");
        return Err(Stop { why, ..Stop::usage(&format!("there is no part {unknown}")) });
    }
    let chosen: Vec<Part> =
        PARTS.into_iter().filter(|part| args.is_empty() || args.contains(&part.name)).collect();
    let needs: Vec<Need> = chosen.iter().flat_map(|part| part.needs).copied().collect();
    let mut plan = Plan::default();
    tools::plan(&mut plan, &needs);
    for part in chosen {
        plan.trial(part.title, part.work);
    }
    plan.run()
}

fn formatting() -> Done<String> {
    shell::run(cargo().args(["fmt", "--all", "--check"]), "run `cargo fmt`")?;
    Ok("as rustfmt.toml says".into())
}

fn lint() -> Done<String> {
    let clippy = |args: &[&str]| {
        let mut clippy = cargo();
        clippy
            .args(["clippy", "--quiet", "--all-targets"])
            .args(args)
            .args(["--", "-D", "warnings"]);
        shell::run(&mut clippy, "mend what clippy names above")
    };
    clippy(&["--workspace"])?;
    let mut web = vec!["--target", WASM32];
    for name in WEB_CRATES {
        web.extend(["--package", name]);
    }
    clippy(&web)?;
    Ok("nothing to say".into())
}

fn native() -> Done<String> {
    shell::run(cargo().args(["test", "--quiet", "--workspace"]), READ)?;
    Ok("passed".into())
}

/// The crate's own test writes the files; Node judges them.
fn formats() -> Done<String> {
    let folder = target_dir().join("formats");
    std::fs::create_dir_all(&folder).map_err(|e| {
        Stop::new(format!("{} cannot be made", folder.display()), e.to_string(), "make room for it")
    })?;
    let mut files = cargo();
    files.args(["test", "--quiet", "--package", "newsloupe-exercise", "--lib", "formats::tests"]);
    shell::run(files.env("NEWSLOUPE_FORMATS", &folder), READ)?;
    let mut tests = command("node");
    tests.args(["--test", "--test-reporter=spec", "tests/formats/gift.test.mjs"]);
    shell::run(tests.env("NEWSLOUPE_FORMATS", &folder), READ)?;
    Ok("passed".into())
}

fn wasm() -> Done<String> {
    shell::run(&mut wasm_tests("newsloupe-wasm"), READ)?;
    Ok("passed".into())
}

fn web() -> Done<String> {
    let mut tests = wasm_tests("newsloupe-app");
    tests.env("CHROMEDRIVER", browsers::need_driver()?);
    tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browsers::webdriver_config()?);
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    shell::run(&mut tests, READ)?;
    Ok("passed".into())
}

/// The tests of a crate, compiled to WASM and run by wasm-bindgen's runner.
fn wasm_tests(package: &str) -> Command {
    let mut tests = cargo();
    tests.args(["test", "--package", package, "--target", WASM32]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    tests
}

fn dist() -> Done<String> {
    app::build()?;
    app::sizes()
}

fn package() -> Done<String> {
    npm::build()?;
    shell::run(cargo().args(["build", "--quiet", "--package", "newsloupe-cli"]), READ)?;
    let mut tests = node_tests("packages/newsloupe/tests/*.test.mjs")?;
    tests.env("NEWSLOUPE_CLI", target_dir().join("debug/newsloupe"));
    shell::run(&mut tests, READ)?;
    Ok("passed".into())
}

fn journeys() -> Done<String> {
    if !root().join("dist/index.html").exists() {
        app::build()?;
    }
    if !root().join("packages/newsloupe/engine/newsloupe_bg.wasm").exists() {
        npm::build()?; // what stands around the frame analyzes by it
    }
    shell::run(&mut node_tests("tests/e2e/*.test.mjs")?, READ)?;
    Ok("passed".into())
}

/// Node's own test runner over the files of one folder, one after the other: two browsers at a
/// time on a small machine make each other late.
fn node_tests(pattern: &str) -> Done<Command> {
    let (folder, ending) = pattern.split_once('*').unwrap_or((pattern, ""));
    let entries = std::fs::read_dir(root().join(folder)).map_err(|e| {
        Stop::new(format!("{folder} cannot be read"), e.to_string(), "restore it with git")
    })?;
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending))
        .map(|name| format!("{folder}{name}"))
        .collect();
    files.sort();
    let mut tests = command("node");
    // Two files at a time, each with a server and browsers of its own: a journey waits more than it works.
    tests.args(["--test", "--test-concurrency=2", "--test-reporter=spec"]).args(files);
    tests.env("CHROME", browsers::need_chrome()?);
    if let Ok(firefox) = browsers::need_firefox() {
        tests.env("FIREFOX", firefox); // the package's tests do without
    }
    Ok(tests)
}
