//! Learning from annotated articles; only built with the feature `train`, for the command line.

use crate::span::Span;

/// An article and who says what in it, by a person's hand.
#[derive(Clone, Debug)]
pub struct Article {
    /// The text.
    pub text: String,
    /// All that is attributed to somebody.
    pub attributions: Vec<Attribution>,
}

/// Words that are attributed, spans in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Attribution {
    /// The words; of an interrupted stretch one piece.
    pub content: Span,
    /// The words that report them.
    pub cue: Option<Span>,
    /// The words that name the source.
    pub source: Option<Span>,
}

/// The file `data/speakers.model` from annotated articles. `tell` is told how it goes.
pub fn speakers(articles: &[Article], tell: impl FnMut(&str)) -> Vec<u8> {
    crate::quotes::learned::train::table(articles, tell)
}
