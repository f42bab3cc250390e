//! npm packages of our own tests and benches, as their lock files fix them; and our npm package.

use crate::shell::{Done, Stop, cargo, command, read, root, run, target_dir, write};
use crate::tools::shrink;
use std::process::Command;

/// npm, which is a script with another name on Windows.
pub(crate) fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Installs what `folder/package-lock.json` names, if that is not there yet.
pub(crate) fn install(folder: &str) -> Done<String> {
    let folder = root().join(folder);
    let lock = read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok("found".into());
    }
    let advice = "see the lines above; it needs the network (registry.npmjs.org)";
    run(npm().current_dir(&folder).args(["ci", "--no-audit", "--no-fund"]), advice)?;
    write(&stamp, &lock)?;
    Ok("installed".into())
}

/// Builds the engine of `packages/newsloupe`.
pub(crate) fn build() -> Done<String> {
    build_engine("packages/newsloupe/engine", &[])
}

/// Builds the engine as `bench/run.mjs` needs it: it can tell the time of each layer.
pub(crate) fn build_timed() -> Done<String> {
    build_engine("bench/engine", &["--features", "timing"])
}

fn build_engine(out: &str, features: &[&str]) -> Done<String> {
    let wasm32 = "wasm32-unknown-unknown";
    let mut build = cargo();
    build.args([
        "build",
        "--package",
        "newsloupe-wasm",
        "--lib",
        "--profile",
        "web",
        "--target",
        wasm32,
    ]);
    run(build.args(features), "see the compiler's message above")?;

    let built = target_dir().join(wasm32).join("web/newsloupe_wasm.wasm");
    let folder = root().join(out);
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--out-name", "newsloupe", "--out-dir"]).arg(&folder).arg(&built);
    run(&mut bind, "see the message above")?;

    let wasm = folder.join("newsloupe_bg.wasm");
    shrink("-O3", &wasm)?;
    // What the model of names is made of is told beside every copy of it.
    let notices = "names-notices.md";
    let from = root().join("crates/newsloupe/data/names").join(notices);
    std::fs::copy(&from, folder.join(notices)).map_err(|e| {
        Stop::new(
            "the notices could not be copied",
            e.to_string(),
            "see crates/newsloupe/data/names",
        )
    })?;
    let bytes = std::fs::metadata(&wasm).map_or(0, |m| m.len());
    if bytes == 0 {
        let why = format!("{} is empty", wasm.display());
        return Err(Stop::new("the engine could not be built", why, "see the lines above"));
    }
    Ok(format!("{out}, {} KB of WASM", bytes / 1000))
}
