//! Interviews and transcripts without quotation marks: lines that start with who speaks.
//!
//! `Q: When did you start?`, `A: At nine.`, `LEE: I never stopped.` A label and a colon alone say
//! little (a recipe and a list of results have them too), so the text must be built of such lines:
//! two speakers at least who take turns, in whole sentences.

use super::marks::Marked;
use super::{Quote, QuoteKind, Speaker};
use crate::document::Document;
use crate::lexicon::{key, longer_key, one_of};
use crate::names::lists::{self, Flags};
use crate::segment::{Shape, TokenKind};
use crate::span::Span;
use crate::table::Table;
use std::ops::Range;

/// A line of a transcript.
struct Line {
    label: Span,
    /// Whether a few words follow, and not one or two alone.
    full: bool,
    /// The label's words, as a key.
    speaker: u64,
    words: Span,
}

/// The labelled lines, each as speech of whom its label names; their `outer` is their `span`.
pub(super) fn find(
    doc: &Document<'_>,
    paragraphs: &[Range<usize>],
    marks: &[Marked],
) -> Vec<Quote> {
    let lines: Vec<Line> = paragraphs.iter().filter_map(|p| line(doc, p)).collect();
    let mut turns = Table::default();
    for line in &lines {
        *turns.entry(line.speaker, 0) += 1;
    }
    let full = lines.iter().filter(|l| l.full).count();
    if turns.values().iter().filter(|n| **n > 1).count() < 2 || 2 * full < lines.len() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for line in lines.iter().filter(|l| turns.get(l.speaker).is_some_and(|n| *n > 1)) {
        // `LEE: “…”` is speech in marks.
        let next = marks.partition_point(|m| m.outer.start < line.words.start);
        if marks.get(next).is_some_and(|m| m.outer.start == line.words.start) {
            continue;
        }
        out.push(Quote {
            span: line.words,
            outer: line.words,
            content: line.words,
            kind: QuoteKind::Direct,
            parts: vec![line.words],
            speaker: Some(Speaker { span: line.label, named: true }),
            cue: None,
            channel: Vec::new(),
            confidence: 0.8,
            why: format!(
                "The line starts with “{}” and a colon, and the lines of this text take turns so.",
                doc.words(line.label)
            ),
        });
    }
    out
}

/// A paragraph of the story as a line of a transcript: label, colon, a sentence.
fn line(doc: &Document<'_>, paragraph: &Range<usize>) -> Option<Line> {
    const LONGEST: usize = 6;
    const FEWEST: usize = 3;
    let first = paragraph.start;
    let start = doc.tokens.get(first).filter(|t| t.is_capitalized())?.span.start;
    if !doc.blocks.get(doc.block_at(start))?.kind.is_story() {
        return None;
    }
    let turn = one_of(doc.word(first), "Q A");
    let colon = (first + 1..paragraph.end.min(first + LONGEST))
        .find(|i| doc.word(*i) == ":" || turn && *i == first + 1 && doc.word(*i) == ".")?;
    let label = first..colon;
    let names = label.clone().all(|i| {
        let token = &doc.tokens[i];
        token.is_capitalized() || token.kind != TokenKind::Word && token.kind != TokenKind::Mark
    });
    // `Update:`, `Verdict:`
    let common = label.clone().filter(|i| doc.tokens[*i].is_word()).all(|i| {
        !doc.tokens[i].shape.has(Shape::ALL_CAPS)
            && lists::words().word(doc.lower(i)).is_some_and(|f| f.any(Flags::COMMON))
    });
    let words = colon + 1..paragraph.end;
    let spoken = words.clone().filter(|i| doc.tokens[*i].is_word()).take(FEWEST).count();
    let ends = words
        .clone()
        .next_back()
        .is_some_and(|i| one_of(doc.word(i), ". ! ? … —") || doc.tokens[i].kind == TokenKind::Mark);
    if !names || common && !turn || spoken == 0 || !ends || doc.tokens[colon + 1].is_glued() {
        return None;
    }
    let speaker =
        label.clone().skip(1).fold(key(doc.lower(first)), |k, i| longer_key(k, doc.lower(i)));
    Some(Line {
        full: spoken >= FEWEST,
        label: doc.span_of(first, colon - 1),
        speaker,
        words: doc.span_of(words.start, words.end - 1),
    })
}
