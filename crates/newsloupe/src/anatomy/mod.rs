//! The article's anatomy: which lines are the story, and what the others are.
//!
//! A paste is a sequence of lines. Every stretch that is not white space belongs to exactly one
//! [`Block`]; a line may hold several (a caption and its credit, a dateline and the paragraph
//! behind it).

use crate::segment::is_space;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// One part of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Where it stands; neither end is white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: &'static str,
}

/// The parts that an article is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// The summary line under the headline.
    Deck,
    /// Who wrote it.
    Byline,
    /// Where it was reported from: `TEHRAN (Reuters)`.
    Dateline,
    /// When it was published or changed.
    Timestamp,
    /// The story itself.
    Body,
    /// A heading between paragraphs.
    Heading,
    /// What a picture shows.
    Caption,
    /// Who made a picture.
    Credit,
    /// The text that stands in for a picture.
    AltText,
    /// The title of a video.
    VideoTitle,
    /// A line that leads to another article.
    Promo,
    /// Who else worked on the article.
    Contributor,
    /// What the writer does.
    Bio,
    /// Anything else that the page put around the story.
    Boilerplate,
    /// A line of a list in the story.
    ListItem,
    /// A sentence of the story, repeated large.
    PullQuote,
}

impl BlockKind {
    /// Whether it tells the story: promos, bios and the like are kept out of every count.
    pub const fn is_story(self) -> bool {
        matches!(
            self,
            Self::Headline
                | Self::Deck
                | Self::Dateline
                | Self::Body
                | Self::Heading
                | Self::Caption
                | Self::ListItem
                | Self::PullQuote
        )
    }
}

/// Reads the anatomy of a text; `folded` is the text as [`crate::document::fold`] gives it.
pub(crate) fn read(text: &str, _folded: &str) -> Vec<Block> {
    lines(text)
        .enumerate()
        .map(|(i, span)| Block {
            span,
            kind: if i == 0 { BlockKind::Headline } else { BlockKind::Body },
            confidence: 0.5,
            why: "A line of its own.",
        })
        .collect()
}

/// The lines that hold more than white space, trimmed.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(move |line| {
            let span = Span::new(at, at + line.len());
            at += line.len();
            span.trimmed(text, is_space)
        })
        .filter(|span| !span.is_empty())
}
