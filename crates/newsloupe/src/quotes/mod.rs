//! Quotes: what was said, who said it, and which word says so.

use crate::document::Document;
use crate::names::Mention;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Words that are attributed to somebody, or that stand between marks without being speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words said, without the marks.
    pub span: Span,
    /// The words with their marks; equal to `span` for indirect speech.
    pub outer: Span,
    /// All that is attributed: for a partial quote the whole reported clause around it.
    pub content: Span,
    /// What sort of quote it is.
    pub kind: QuoteKind,
    /// The pieces of an interrupted quote; one piece otherwise.
    pub parts: Vec<Span>,
    /// Who said it; `None` where the text does not say.
    pub speaker: Option<Speaker>,
    /// The word that reports it; `None` where none does.
    pub cue: Option<Cue>,
    /// Who relays it (an outlet, a statement, a readout, an interview), outermost last.
    pub channel: Vec<Span>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// What sort of quote it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// A whole utterance between marks.
    Direct,
    /// Some words between marks inside a reported clause.
    Partial,
    /// A reported clause without marks.
    Indirect,
    /// Marks that hold a word at arm's length: no speech.
    Scare,
    /// Marks around a title, a nickname or a slogan: no speech.
    Title,
}

/// The words that name who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// `Haniyeh`, `he`, `officials`: the words in this place.
    pub span: Span,
    /// Whether they lead to a name; false for `officials`, `some`, `reports`, `sources`.
    pub named: bool,
}

/// The word that reports speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
    /// Its dictionary form.
    pub lemma: &'static str,
    /// What it lets the reader feel about the words.
    pub tone: Tone,
}

/// What a reporting word lets the reader feel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// `said`, `told`
    Neutral,
    /// `claimed`, `alleged`
    Doubting,
    /// `revealed`, `pointed out`
    Endorsing,
    /// `slammed`, `gushed`
    Emotive,
}

/// Finds the quotes of a document, in order of their outer spans. The names help to find speakers.
pub(crate) fn find(_doc: &Document<'_>, _names: &[Mention]) -> Vec<Quote> {
    Vec::new()
}
