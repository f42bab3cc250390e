//! What the reader corrects: marks added, changed, moved, tied to another speaker, taken away.
//!
//! Corrections are a log of their own ([`model`]), kept beside the engine's report and never in it.
//! Each says by [`place`] and words what it is about, so that it finds that again in a new report,
//! or in a text that was edited ([`rebase`]). [`apply`] makes the report that the page shows.

pub mod apply;
pub mod model;
pub mod place;
pub mod rebase;
mod settle;
#[cfg(test)]
mod tests;

pub use apply::{Applied, apply};
pub use model::{Change, Correction, Corrections, Layer, Step, Voice, What, Who};
pub use place::Place;
