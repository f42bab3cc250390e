//! Taking out: an article with its marks as files that other programs read, on paper, as a link;
//! and the way back in. `docs/formats.md` describes every format with an example.
//!
//! What is written is made by plain functions over a [`Piece`]: a [`tree`] that is drawn into the
//! page or written as HTML, never parsed, or text. [`link`] packs a work into an address.

pub mod annotations;
pub mod appendix;
pub mod back;
pub mod csv;
pub mod exercise;
pub mod file;
pub mod format;
pub mod html;
pub mod link;
pub mod markdown;
pub mod paper;
pub mod piece;
pub mod room;
pub mod squeeze;
pub mod tree;

pub use piece::Piece;

#[cfg(test)]
mod tests;
