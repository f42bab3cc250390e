//! What the reader corrects: marks added, changed, moved, tied to another speaker, taken away.
//!
//! Corrections are a log of their own ([`model`]), kept beside the engine's report and never in it.
//! Each says by [`place`] and words what it is about, so that it finds that again in a new report,
//! or in a text that was edited.

pub mod model;
pub mod place;

pub use model::{Change, Correction, Corrections, Layer, Step, Voice, What, Who};
pub use place::Place;
