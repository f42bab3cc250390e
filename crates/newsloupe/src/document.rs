//! The article after anatomy and segmentation: the one thing that every layer reads.
//!
//! A [`Document`] holds the text as it was pasted, a lower-cased copy that keeps every byte offset,
//! the blocks, and the tokens and sentences inside them. Layers take `&Document` and return their
//! own marks; none of them changes it.

use crate::anatomy::{self, Block};
use crate::cut::Cut;
use crate::segment::{self, Sentence, Token};
use crate::span::Span;
use std::ops::Range;

/// A segmented article.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text, byte for byte as it came in.
    pub text: &'t str,
    /// The text in lower case with the same byte offsets (see [`fold`]).
    pub folded: String,
    /// The article's anatomy, in order; together they hold all text that is not white space.
    pub blocks: Vec<Block>,
    /// All tokens of all blocks, in order.
    pub tokens: Vec<Token>,
    /// All sentences of all blocks, in order.
    pub sentences: Vec<Sentence>,
}

impl<'t> Document<'t> {
    /// Reads the anatomy of `text` and cuts it into tokens and sentences.
    pub fn read(text: &'t str) -> Self {
        Self::read_watched(text, |_| ())
    }

    /// See [`crate::read_watched`].
    pub(crate) fn read_watched(text: &'t str, mut done: impl FnMut(&'static str)) -> Self {
        let folded = fold(text);
        let blocks = anatomy::read(text, &folded);
        done("anatomy");
        let (tokens, sentences) = segment::segment(text, &folded, &blocks);
        done("segment");
        Self { text, folded, blocks, tokens, sentences }
    }

    /// The words of a span, as written.
    pub fn words(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// Token `i`, as written; empty past the end, so that rules may look ahead freely.
    #[inline(never)] // asked in a thousand places
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Token `i` in lower case; empty past the end.
    #[inline(never)]
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(&self.folded))
    }

    /// The span from token `first` to token `last`, both included.
    pub fn span_of(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.to(self.tokens[last].span)
    }

    /// Index of the first token that starts at or after this byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The tokens that lie inside `span`, as a range of indices.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        first..last.max(first)
    }

    /// The tokens of a sentence, as a range of indices.
    pub fn tokens_of(&self, sentence: &Sentence) -> Range<usize> {
        sentence.tokens.0 as usize..sentence.tokens.1 as usize
    }

    /// The sentence that holds token `i`, as an index into `sentences`.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.1 as usize <= i)
    }

    /// The block that holds this byte (or the one before it, between two blocks).
    pub fn block_at(&self, byte: u32) -> usize {
        self.blocks.partition_point(|b| b.span.start <= byte).saturating_sub(1)
    }
}

/// `text` in lower case, of the same length: a character whose lower case has another length in
/// UTF-8 (the Kelvin sign, the dotted capital I) is kept as it is, so that spans of the one are
/// spans of the other.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        let start = folded.len();
        folded.push_str(rest.until(ascii));
        if let Some(new) = folded.get_mut(start..) {
            new.make_ascii_lowercase();
        }
        rest = rest.rest_from(ascii);
        if let Some(c) = rest.chars().next() {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) if l.len_utf8() == c.len_utf8() => folded.push(l),
                _ => folded.push(c),
            }
            rest = rest.rest_from(c.len_utf8());
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_every_offset() {
        for text in ["ÉTÉ in ZÜRICH", "İstanbul, K, ẞ, ǅ", "日本 ΑΣ"] {
            let folded = fold(text);
            assert_eq!(folded.len(), text.len());
            let starts = |s: &str| s.char_indices().map(|(i, _)| i).collect::<Vec<_>>();
            assert_eq!(starts(&folded), starts(text));
        }
        assert_eq!(fold("ÉTÉ in ZÜRICH"), "été in zürich");
    }
}
