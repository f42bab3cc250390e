//! The article's anatomy: which lines are the story, and what the others are.
//!
//! A paste is a sequence of lines. Every stretch that is not white space belongs to exactly one
//! [`Block`]; a line may hold several (a caption and its credit, a dateline and the paragraph
//! behind it).

mod beside;
mod bios;
mod bylines;
mod cues;
mod datelines;
mod decode;
mod echoes;
mod features;
mod habits;
#[doc(hidden)]
pub mod learn;
mod line;
mod observe;
mod place;
mod reasons;
mod scenes;
mod shape;
mod split;
mod steps;
mod times;
mod weights;
pub(crate) mod words;

use crate::lexicon::one_of;
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
pub(crate) fn read(text: &str, folded: &str) -> Vec<Block> {
    blocks(text, folded, &weights::WEIGHTS)
}

fn blocks(text: &str, folded: &str, weights: &weights::Weights) -> Vec<Block> {
    let lines = line::lines(text);
    let seen = observe::observe(text, folded, &lines);
    let features: Vec<_> = seen.iter().map(|s| s.features).collect();
    let choices = decode::decode(&features, weights);
    let mut blocks = Vec::with_capacity(lines.len() + 8);
    for (seen, choice) in seen.iter().zip(choices) {
        split::split(text, seen, choice, &mut blocks);
    }
    join_by(folded, &mut blocks);
    blocks
}

/// `By` alone on its line belongs to the name on the next.
fn join_by(folded: &str, blocks: &mut Vec<Block>) {
    let mut i = 1;
    while i < blocks.len() {
        let (by, name) = (&blocks[i - 1], &blocks[i]);
        if by.kind == BlockKind::Byline
            && name.kind == BlockKind::Byline
            && one_of(by.span.of(folded), "by von par por di door")
        {
            let joined = Block { span: by.span.to(name.span), ..by.clone() };
            blocks[i - 1] = joined;
            blocks.remove(i);
            return;
        }
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::fold;
    use crate::segment::is_space;

    fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
        read(text, &fold(text)).iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    fn check(article: &[(BlockKind, &str)], text: &str) {
        let found = blocks(text);
        assert_eq!(found, article, "{text}");
    }

    #[test]
    fn blocks_hold_all_text_in_order() {
        let long = "Word ".repeat(400);
        let crowd = "a\n".repeat(5000);
        for text in [
            "",
            " \n\r\n\u{feff}",
            "x",
            "(",
            ")",
            "()",
            "©",
            "Photo:",
            "Photo: ",
            "(Photo: )",
            "By",
            "— —",
            "1",
            "/",
            "//via//",
            "A (B (C) D",
            "A) B",
            "Ann Lee/AP",
            "Getty Images",
            "“”",
            "LONDON —",
            "LONDON — x",
            "éé (AP) — é",
            "日本語の記事。",
            "\u{301}a",
            "A.\u{a0}(Ann Lee/AP)",
            "Foto: Żółć/PAP",
            "@",
            "https://",
            "2 hours ago2 hours agoAnn Lee",
            long.as_str(),
            crowd.as_str(),
        ] {
            let all = read(text, &fold(text));
            let mut at = 0;
            for block in &all {
                assert!(block.span.start >= at && !block.span.is_empty(), "{text:?}");
                assert!(
                    text[at as usize..block.span.start as usize].chars().all(is_space),
                    "{text:?}"
                );
                let words = block.span.of(text);
                assert!(!words.starts_with(is_space) && !words.ends_with(is_space), "{text:?}");
                assert!((0.0..=1.0).contains(&block.confidence));
                at = block.span.end;
            }
            assert!(text[at as usize..].chars().all(is_space), "{text:?}");
        }
    }

    #[test]
    fn an_article_with_pictures() {
        use BlockKind::*;
        check(
            &[
                (Headline, "Harbour town votes to close its old pier"),
                (Deck, "Councillors say the piles have rotted through"),
                (Byline, "By Ann Lee, Staff Writer"),
                (Timestamp, "Published 3 March 2024"),
                (Dateline, "PORT ELLEN (Reuters) —"),
                (
                    Body,
                    "The council voted on Monday to close the pier, which has stood in the harbour since 1902.",
                ),
                (Caption, "The pier, left, seen from the lighthouse on Sunday."),
                (Credit, "(Bo Ray/Harbour Press via Getty Images)"),
                (Promo, "READ MORE: Ferry fares to rise again from April"),
                (
                    Body,
                    "“We had no choice,” said the mayor, who has promised a new bridge before the year is out.",
                ),
                (Contributor, "Cy Fox contributed to this report."),
                (Bio, "Ann Lee is a reporter at the Harbour Post covering the coast."),
                (Boilerplate, "Sign up for our newsletter"),
            ],
            "Harbour town votes to close its old pier\n\nCouncillors say the piles have rotted through\n\n\
             By Ann Lee, Staff Writer\n\nPublished 3 March 2024\n\n\
             PORT ELLEN (Reuters) — The council voted on Monday to close the pier, which has stood in the harbour since 1902.\n\n\
             The pier, left, seen from the lighthouse on Sunday. (Bo Ray/Harbour Press via Getty Images)\n\n\
             READ MORE: Ferry fares to rise again from April\n\n\
             “We had no choice,” said the mayor, who has promised a new bridge before the year is out.\n\n\
             Cy Fox contributed to this report.\n\nAnn Lee is a reporter at the Harbour Post covering the coast.\n\n\
             Sign up for our newsletter",
        );
    }

    #[test]
    fn the_place_and_the_writer_on_lines_of_their_own() {
        use BlockKind::*;
        check(
            &[
                (Headline, "Port workers strike over pay"),
                (Byline, "By\nRuth Adeyemi"),
                (Timestamp, "Published 3 March 2026"),
                (Dateline, "Lagos"),
                (
                    Body,
                    "Dockers at the country’s biggest port walked out on Monday in a dispute over wages.",
                ),
                (
                    Body,
                    "The union said that talks had failed because the company would not put an offer in writing.",
                ),
                (
                    Body,
                    "The company said it was ready to talk at any time and asked the workers to return to work.",
                ),
                (Bio, "Ruth Adeyemi"),
                (Bio, "Ruth Adeyemi covers ports and energy for the Coastal Press."),
            ],
            "Port workers strike over pay\n\nBy\nRuth Adeyemi\n\nPublished 3 March 2026\n\nLagos\n\n\
             Dockers at the country’s biggest port walked out on Monday in a dispute over wages.\n\n\
             The union said that talks had failed because the company would not put an offer in writing.\n\n\
             The company said it was ready to talk at any time and asked the workers to return to work.\n\n\
             Ruth Adeyemi\n\nRuth Adeyemi covers ports and energy for the Coastal Press.",
        );
    }

    #[test]
    fn a_picture_between_paragraphs_needs_no_credit() {
        let text = "Coffee chain to close cafés\n\n\
             The company said on Monday that it would close two hundred cafés in six countries by the end of the year.\n\n\
             A barista pours milk at a café in Leeds\n\n\
             The closures follow a year in which the price of beans has doubled, according to the trade body.";
        assert_eq!(blocks(text)[2].0, BlockKind::Caption);
    }

    #[test]
    fn one_line_alone_is_told_by_its_stop() {
        assert_eq!(blocks("Rain is expected in the north today.")[0].0, BlockKind::Body);
        assert_eq!(blocks("Harbour town votes to close pier")[0].0, BlockKind::Headline);
    }
}
