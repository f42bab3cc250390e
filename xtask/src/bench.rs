//! `cargo xtask bench`: speed and sizes, beside other packages.

use crate::plan::Plan;
use crate::shell::{self, Done, Stop, cargo, command, target_dir};
use crate::tools::{self, Need};
use crate::{app, browsers, npm};

pub(crate) fn measure(quick: bool) -> Done<String> {
    let mut node = command("node");
    node.arg("bench/run.mjs")
        .arg(target_dir().join("release/examples/layers"))
        .args(quick.then_some("--quick"));
    shell::run(&mut node, "see the message above")?;
    Ok("measured".into())
}

/// The page on an article of a megabyte, in Chromium.
fn page() -> Done<String> {
    let mut node = command("node");
    node.arg("bench/page.mjs").env("CHROME", browsers::need_chrome()?);
    shell::run(&mut node, "see the message above")?;
    Ok("measured".into())
}

/// `cargo xtask bench`.
pub(crate) fn run(args: &[&str]) -> Done {
    let quick = match args {
        [] => false,
        ["--quick"] => true,
        _ => return Err(Stop::usage(&format!("bench does not know {}", args.join(" ")))),
    };
    let mut plan = Plan::default();
    tools::plan(&mut plan, &[tools::DIST, &[Need::Journeys, Need::Chromium]].concat());
    plan.step("npm packages to compare with", || npm::install("bench"));
    plan.step("The engine, natively", || {
        let mut build = cargo();
        build.args(["build", "--release", "--package", "newsloupe", "--example", "layers"]);
        shell::run(&mut build, "see the compiler's message above")?;
        Ok("target/release/examples/layers".into())
    });
    plan.step("The engine, in WASM", npm::build_timed);
    plan.trial("Speed", || measure(quick));
    plan.trial("The app, as it is shipped", app::build);
    if !quick {
        plan.trial("The page on a megabyte", page);
    }
    plan.trial("Sizes against their budgets", app::sizes);
    plan.run()
}
