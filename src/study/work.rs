//! A piece of work: a text, what the engine says about it, and what the reader makes of it.

use newsloupe::Report;
use std::sync::Arc;

/// What is worked on.
#[derive(Clone, Debug)]
pub struct Work {
    /// The text as it came in.
    pub text: Arc<str>,
    /// The engine's report, untouched.
    pub report: Report,
}
