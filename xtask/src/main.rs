//! `cargo xtask serve | test | bench | dist`: sets up what it lacks and says what it does.
fn main() {}
