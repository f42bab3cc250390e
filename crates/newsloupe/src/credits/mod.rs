//! Image credits: who made a picture, and through whose hands it came.

use crate::document::Document;
use crate::span::Span;

/// A credit where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// The credit itself, without label or brackets.
    pub span: Span,
    /// The photographer or maker; `None` where none is named.
    pub creator: Option<Span>,
    /// Everyone named, from the maker to the distributor.
    pub chain: Vec<Span>,
    /// Supplied by somebody who has a part in the story.
    pub handout: bool,
    /// The caption that it belongs to, as an index into the blocks.
    pub caption: Option<usize>,
    /// The line that stands in for the picture, as an index into the blocks.
    pub alt: Option<usize>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: &'static str,
}

/// Reads the credit blocks of a document.
pub(crate) fn find(_doc: &Document<'_>) -> Vec<Credit> {
    Vec::new()
}
