//! The tools that builds need: found on PATH if they are of the right version, else installed.

use crate::browsers;
use crate::npm;
use crate::plan::Plan;
use crate::shell::{
    Done, Stop, cargo, command, find, note, output, read, root, run, tools_dir, version_in,
};

const TRUNK: &str = "0.21.14";
const ONLINE: &str = "see the lines above; it needs the network (crates.io, registry.npmjs.org)";

/// What a command may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Node,
    Components,
    WasmTarget,
    Trunk,
    WasmBindgen,
    WasmOpt,
    Formats,
    Journeys,
    Chromium,
    Firefox,
}

/// To serve the app as it is worked on.
pub(crate) const SERVE: &[Need] = &[Need::Node, Need::WasmTarget, Need::Trunk, Need::WasmBindgen];
/// To build what is shipped.
pub(crate) const DIST: &[Need] =
    &[Need::Node, Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmOpt];
/// To run every test.
pub(crate) const ALL: &[Need] = &[
    Need::Node,
    Need::Components,
    Need::WasmTarget,
    Need::Trunk,
    Need::WasmBindgen,
    Need::WasmOpt,
    Need::Formats,
    Need::Journeys,
    Need::Chromium,
    Need::Firefox,
];

/// Adds a step for everything that is needed, in an order that installs what others need first.
pub(crate) fn plan(plan: &mut Plan<'_>, needs: &[Need]) {
    for need in ALL.iter().filter(|need| needs.contains(need)) {
        match need {
            Need::Node => plan.step("Node", node),
            Need::Components => plan.step("rustfmt and clippy", components),
            Need::WasmTarget => plan.step("Rust's wasm32 target", wasm_target),
            Need::Trunk => plan.step("Trunk, which builds the app", trunk),
            Need::WasmBindgen => plan.step("wasm-bindgen of Cargo.lock's version", wasm_bindgen),
            Need::WasmOpt => plan.step("wasm-opt, which makes the app small", wasm_opt),
            Need::Formats => {
                plan.step("npm packages of the format tests", || npm::install("tests/formats"));
            }
            Need::Journeys => {
                plan.step("npm packages of the browser tests", || npm::install("tests/e2e"));
            }
            Need::Chromium => plan.step("Chromium and its driver", browsers::chromium),
            Need::Firefox => plan.step("Firefox", browsers::firefox),
        }
    }
}

/// `cargo xtask setup`.
pub(crate) fn setup(args: &[&str]) -> Done {
    let needs = match args {
        [] | ["test"] => ALL,
        ["serve"] => SERVE,
        ["dist"] => DIST,
        _ => return Err(Stop::usage(&format!("setup does not know {}", args.join(" ")))),
    };
    let mut steps = Plan::default();
    plan(&mut steps, needs);
    steps.run()
}

fn node() -> Done<String> {
    let advice = "install Node 20 or newer (https://nodejs.org) and put it on PATH";
    let Some(version) = output(command("node").arg("--version")) else {
        return Err(Stop::new("Node is missing", "`node --version` cannot be run", advice));
    };
    let major = version_in(&version).and_then(|v| v.split('.').next()?.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(Stop::new("Node is too old", format!("this is {version}"), advice));
    }
    Ok(version)
}

fn components() -> Done<String> {
    let there = |tool: &str| output(cargo().args([tool, "--version"])).is_some();
    if there("fmt") && there("clippy") {
        return Ok("found".into());
    }
    let advice = "install them with `rustup component add rustfmt clippy`";
    run(command("rustup").args(["component", "add", "rustfmt", "clippy"]), advice)?;
    Ok("installed".into())
}

fn wasm_target() -> Done<String> {
    let sysroot = output(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let target = "wasm32-unknown-unknown";
    if std::path::Path::new(&sysroot).join("lib/rustlib").join(target).is_dir() {
        return Ok("found".into());
    }
    let advice =
        "install Rust by rustup (https://rustup.rs), or your system's package of the target";
    run(command("rustup").args(["target", "add", target]), advice)?;
    Ok("installed".into())
}

fn version_of(program: &str) -> Option<String> {
    let said = output(command(find(program)?).arg("--version"))?;
    version_in(&said).map(str::to_owned)
}

fn trunk() -> Done<String> {
    if let Some(version) = version_of("trunk").filter(|v| v.starts_with("0.21.")) {
        return Ok(format!("found {version}"));
    }
    note(&format!("builds Trunk {TRUNK} from source, once; about 400 crates, some minutes"));
    install("trunk", TRUNK)
}

fn wasm_bindgen() -> Done<String> {
    let wanted = locked_version("wasm-bindgen")?;
    let right = |program| version_of(program).is_some_and(|v| v == wanted);
    if right("wasm-bindgen") && right("wasm-bindgen-test-runner") {
        return Ok(format!("found {wanted}"));
    }
    note(&format!("builds wasm-bindgen-cli {wanted} from source, once; some minutes"));
    install("wasm-bindgen-cli", &wanted)
}

/// With the crates its author locked if that works, else with what fits today: some releases are
/// published with a lock file that their own manifest no longer accepts.
fn install(name: &str, version: &str) -> Done<String> {
    let install = |locked: &[&str]| {
        let mut command = cargo();
        command.args(["install", name, "--version", version, "--force", "--root"]);
        command.arg(tools_dir()).args(locked);
        // Not into the workspace's own target folder, where it would wait for running builds.
        command.env("CARGO_TARGET_DIR", tools_dir().join("build"));
        run(&mut command, ONLINE)
    };
    if install(&["--locked"]).is_err() {
        note("once more, without its lock file");
        install(&[]).map_err(|stop| Stop {
            what: format!("{name} {version} could not be installed"),
            advice: format!("{ONLINE}; or put {name} {version} on PATH yourself"),
            ..stop
        })?;
    }
    let _ = std::fs::remove_dir_all(tools_dir().join("build")); // a gigabyte that nobody needs
    Ok(format!("installed {version}"))
}

/// The version that Cargo.lock holds.
fn locked_version(package: &str) -> Done<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    version_in_lock(&lock, package).map(str::to_owned).ok_or_else(|| {
        Stop::new(
            format!("Cargo.lock holds no {package}"),
            "the app needs it",
            "restore Cargo.lock",
        )
    })
}

fn version_in_lock<'l>(lock: &'l str, package: &str) -> Option<&'l str> {
    let entry =
        lock.split("[[package]]").find(|e| e.contains(&format!("\nname = \"{package}\"\n")))?;
    entry.split_once("\nversion = \"")?.1.split('"').next()
}

/// The version that Trunk.toml asks for; Trunk takes no other.
fn wasm_opt() -> Done<String> {
    let wanted = std::fs::read_to_string(root().join("Trunk.toml"))
        .unwrap_or_default()
        .split_once("wasm_opt = \"version_")
        .and_then(|(_, rest)| rest.split('"').next().map(str::to_owned))
        .unwrap_or_else(|| "132".to_owned());
    if version_of("wasm-opt").is_some_and(|v| v == wanted) {
        return Ok(format!("found {wanted}"));
    }
    let package = format!("binaryen@{wanted}.0.0");
    let mut install = npm::npm();
    install.args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]);
    run(install.arg(tools_dir()).arg(package), ONLINE)?;
    Ok(format!("installed {wanted} (npm package binaryen)"))
}

/// Runs wasm-opt over a module, in place, with the features of WebAssembly that Rust's wasm32 target
/// and wasm-bindgen use today. `level`: `-O3` for speed, `-Os` for the fewest bytes behind brotli (`-Oz`
/// gives fewer before it, and more behind it).
pub(crate) fn shrink(level: &str, module: &std::path::Path) -> Done {
    let mut opt = command("wasm-opt");
    opt.args([
        level,
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        // Behind brotli the data is 20 KB smaller whole than cut at its zeros.
        "--skip-pass=memory-packing",
        // Both make the code longer: a value kept takes a variable, and a function that is called
        // from one place alone is found again by the compression better than the code around it.
        "--skip-pass=local-cse",
        "--one-caller-inline-max-function-size=0",
    ]);
    run(
        opt.arg(module).arg("-o").arg(module),
        "see the message above; `cargo xtask setup` installs it",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_the_package_s_own() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
