//! What the reader corrects: marks added, changed, moved, tied to another speaker, taken away.
//!
//! Corrections are a log of their own ([`model`]), kept beside the engine's report and never in it.
//! Each says by [`place`] and words what it is about, so that it finds that again in a new report,
//! or in a text that was edited ([`rebase`]). [`apply`] makes the report that the page shows.
//!
//! The reader corrects in the [`editor`] of a card, with the [`bar`] below selected words, or by
//! keyboard ([`keys`]); [`act`] is what then happens.

pub mod act;
pub mod apply;
pub mod bar;
pub mod editor;
pub mod keys;
pub mod list;
pub mod model;
pub mod name;
pub mod place;
pub mod rebase;
mod selection;
mod settle;
pub mod spans;
#[cfg(test)]
mod tests;
pub mod tools;
pub mod words;

pub use act::Correcting;
pub use apply::{Applied, apply};
pub use model::{Change, Correction, Corrections, Layer, Step, Voice, What, Who};
pub use place::Place;
