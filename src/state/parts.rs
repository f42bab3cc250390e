//! The article's blocks as the page sets them: a caption stays with its credit, the dateline with
//! its paragraph, a list with its lines.

use crate::i18n::message;
use newsloupe::Span;
use newsloupe::anatomy::BlockKind;

/// A block where it stands, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its index in the report's blocks.
    pub block: usize,
    /// Its words.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Whether it goes on in the line of the run before it.
    pub inline: bool,
}

/// How a part is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The title.
    Headline,
    /// The line below it.
    Deck,
    /// Who wrote it, where, when.
    Meta,
    /// A paragraph.
    Paragraph,
    /// A heading in between.
    Heading,
    /// A line of a list.
    ListItem,
    /// A sentence of the story set large.
    PullQuote,
    /// What stands for a picture: alternative text, caption, credit.
    Figure,
    /// Not the story: set small, grey, with its label, a message.
    Aside(&'static str),
}

/// One piece of the page: one or more runs set together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How it is set.
    pub setting: Setting,
    /// What it holds, in order; never empty.
    pub runs: Vec<Run>,
}

impl Part {
    /// From its first word to its last.
    pub fn span(&self) -> Span {
        self.runs.iter().skip(1).fold(self.runs[0].span, |s, r| s.to(r.span))
    }
}

const fn setting(kind: BlockKind) -> Setting {
    match kind {
        BlockKind::Headline => Setting::Headline,
        BlockKind::Deck => Setting::Deck,
        BlockKind::Byline | BlockKind::Timestamp => Setting::Meta,
        BlockKind::Dateline | BlockKind::Body => Setting::Paragraph,
        BlockKind::Heading => Setting::Heading,
        BlockKind::Caption | BlockKind::Credit | BlockKind::AltText => Setting::Figure,
        BlockKind::ListItem => Setting::ListItem,
        BlockKind::PullQuote => Setting::PullQuote,
        BlockKind::VideoTitle => Setting::Aside(message("Video")),
        BlockKind::Promo => Setting::Aside(message("Promo")),
        BlockKind::Contributor => Setting::Aside(message("Also by")),
        BlockKind::Bio => Setting::Aside(message("About the writer")),
        BlockKind::Boilerplate => Setting::Aside(message("Page text")),
    }
}

/// Groups runs, given in order, into parts.
pub fn parts(text: &str, runs: impl IntoIterator<Item = (usize, Span, BlockKind)>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (block, span, kind) in runs {
        let setting = setting(kind);
        let last = parts.last_mut();
        let same_line = last.as_ref().is_some_and(|p| {
            let gap = p.span().end as usize..span.start as usize;
            text.get(gap).is_some_and(|g| !g.contains(['\n', '\r', '\u{2028}', '\u{2029}']))
        });
        let run = Run { block, span, kind, inline: same_line };
        match last {
            Some(part) if joins(part, setting, kind, same_line) => {
                part.runs.push(run);
            }
            _ => parts.push(Part { setting, runs: vec![Run { inline: false, ..run }] }),
        }
    }
    parts
}

fn joins(part: &Part, setting: Setting, kind: BlockKind, same_line: bool) -> bool {
    match (part.setting, setting) {
        (Setting::Figure, Setting::Figure) => {
            // One figure holds one of each; alternative text always starts a new one.
            kind != BlockKind::AltText && part.runs.iter().all(|r| r.kind != kind)
        }
        (Setting::Meta, Setting::Meta) => true,
        (Setting::Paragraph, Setting::Paragraph) => same_line,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{AltText, Body, Byline, Caption, Credit, Dateline, Headline, Promo, Timestamp};

    fn group(text: &str, pieces: &[(&str, BlockKind)]) -> Vec<(Setting, usize)> {
        let mut at = 0;
        let runs: Vec<_> = pieces
            .iter()
            .enumerate()
            .map(|(i, (words, kind))| {
                let start = at + text[at..].find(words).unwrap();
                at = start + words.len();
                (i, Span::new(start, at), *kind)
            })
            .collect();
        parts(text, runs).iter().map(|p| (p.setting, p.runs.len())).collect()
    }

    #[test]
    fn a_figure_keeps_its_lines_and_a_dateline_its_paragraph() {
        let text = "Head\nBy Ann\n3 May\nA quay\nCranes idle. (Li/AP)\nA boat\nBoats. (Wu)\nPARIS - It rained.\nMore.\nREAD: this";
        let pieces = [
            ("Head", Headline),
            ("By Ann", Byline),
            ("3 May", Timestamp),
            ("A quay", AltText),
            ("Cranes idle.", Caption),
            ("Li/AP", Credit),
            ("A boat", AltText),
            ("Boats.", Caption),
            ("Wu", Credit),
            ("PARIS -", Dateline),
            ("It rained.", Body),
            ("More.", Body),
            ("READ: this", Promo),
        ];
        let expect = [
            (Setting::Headline, 1),
            (Setting::Meta, 2),
            (Setting::Figure, 3),
            (Setting::Figure, 3),
            (Setting::Paragraph, 2),
            (Setting::Paragraph, 1),
            (Setting::Aside("Promo"), 1),
        ];
        assert_eq!(group(text, &pieces), expect);
    }
}
