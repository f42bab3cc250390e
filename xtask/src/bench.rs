//! `cargo xtask bench`: speed and sizes, beside other packages.

use crate::plan::Plan;
use crate::shell::{self, Done, Stop, cargo, command, target_dir};
use crate::tools;
use crate::{app, npm};

pub(crate) fn measure(quick: bool) -> Done<String> {
    let mut node = command("node");
    node.arg("bench/run.mjs")
        .arg(target_dir().join("release/examples/layers"))
        .args(quick.then_some("--quick"));
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
    tools::plan(&mut plan, tools::DIST);
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
    plan.trial("Sizes against their budgets", app::sizes);
    plan.run()
}
