//! The release build of the app, and the sizes of what is shipped.

use crate::npm;
use crate::plan::Plan;
use crate::shell::{Done, Stop, command, root, run};
use crate::tools;

/// `cargo xtask dist`.
pub(crate) fn dist() -> Done {
    let mut plan = Plan::default();
    tools::plan(&mut plan, tools::DIST);
    plan.step("The app, as it is shipped", build);
    plan.step("The npm package", npm::build);
    plan.step("Sizes", sizes);
    plan.run()?;
    println!("The app is in dist/: any static web server can serve it.");
    Ok(())
}

/// Builds the app into `dist/`.
pub(crate) fn build() -> Done<String> {
    if !root().join("Trunk.toml").exists() {
        let why = "there is no Trunk.toml";
        return Err(Stop::new("the app cannot be built", why, "restore it with git"));
    }
    let mut trunk = command("trunk");
    trunk.args(["build", "--release"]).env_remove("NO_COLOR"); // Trunk reads it as a flag of its own
    run(&mut trunk, "see the message above")?;
    Ok("in dist/".into())
}

const SMALLER: &str = "make it smaller, or give it more room in xtask/js/sizes.mjs and say why";

/// Prints the size of each shipped file; one group over its budget is a failure.
pub(crate) fn sizes() -> Done<String> {
    run(command("node").args(["xtask/js/sizes.mjs", "dist"]), SMALLER)?;
    Ok("within their budgets".into())
}
