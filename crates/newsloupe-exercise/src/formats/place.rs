//! Where the words of an exercise stand in its blocks, and what they read.

use crate::model::{Block, Unit, Words};
use crate::words;
use std::ops::Range;

/// The article of an exercise, to be asked for words by number.
pub(super) struct Article<'a> {
    pub(super) blocks: &'a [Block],
    /// The block of each word, and its bytes there.
    words: Vec<(usize, Range<usize>)>,
}

impl<'a> Article<'a> {
    pub(super) fn of(blocks: &'a [Block]) -> Self {
        let words = blocks.iter().enumerate();
        let words =
            words.flat_map(|(b, block)| words::of(&block.text).into_iter().map(move |w| (b, w)));
        Self { blocks, words: words.collect() }
    }

    /// The pieces of a run of words, one a block, with the marks and stops that hug them.
    pub(super) fn pieces(&self, [first, end]: Words) -> Vec<(usize, Range<usize>)> {
        let mut pieces: Vec<(usize, Range<usize>)> = Vec::new();
        let end = (end as usize).min(self.words.len());
        for (block, word) in self.words.get(first as usize..end).unwrap_or_default() {
            match pieces.last_mut() {
                Some((last, bytes)) if last == block => bytes.end = word.end,
                _ => pieces.push((*block, word.clone())),
            }
        }
        for (block, bytes) in &mut pieces {
            let Some(Block { text, .. }) = self.blocks.get(*block) else { continue };
            let (before, after) = (&text[..bytes.start], &text[bytes.end..]);
            let opens = before.trim_end_matches(['"', '\'', '“', '‘', '«', '„', '(', '[']);
            let closes = after.trim_start_matches([
                '"', '\'', '”', '’', '“', '»', ')', ']', '.', ',', '!', '?', '…',
            ]);
            *bytes = opens.len()..text.len() - closes.len();
        }
        pieces
    }

    /// What a run of words reads; what lies in several blocks is joined by blanks.
    pub(super) fn text(&self, words: Words) -> String {
        let pieces = self.pieces(words);
        let texts: Vec<&str> = pieces
            .iter()
            .filter_map(|(b, bytes)| self.blocks.get(*b)?.text.get(bytes.clone()))
            .collect();
        one_line(&texts.join(" "))
    }

    /// The sentences of the article, as words.
    pub(super) fn sentences(&self) -> Vec<Words> {
        let mut sentences: Vec<Words> = Vec::new();
        let mut open = false; // whether the last sentence goes on
        for (i, (block, word)) in self.words.iter().enumerate() {
            let i = i as u32;
            match sentences.last_mut() {
                Some(last) if open => last[1] = i + 1,
                _ => sentences.push([i, i + 1]),
            }
            let next = self.words.get(i as usize + 1).filter(|(b, _)| b == block);
            let gap = next.and_then(|(_, next)| self.blocks[*block].text.get(word.end..next.start));
            open = gap.is_some_and(|gap| !gap.contains(['.', '!', '?', '…', '\n']));
        }
        sentences
    }
}

/// All words of a unit, from its first to its last.
pub(super) fn hull(unit: &Unit) -> Option<Words> {
    let first = unit.must.iter().map(|w| w[0]).min()?;
    let end = unit.must.iter().map(|w| w[1]).max()?;
    (first < end).then_some([first, end])
}

/// Whether two runs of words share one.
pub(super) fn meet(a: Words, b: Words) -> bool {
    a[0] < b[1] && b[0] < a[1]
}

/// A text with every run of white space as one blank.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;

    fn block(text: &str) -> Block {
        Block { part: Part::Body, text: text.to_owned() }
    }

    #[test]
    fn words_bring_their_marks_and_blocks_are_joined() {
        let blocks = [block("He said: “We had no choice.” It ended."), block("(Next) day")];
        let article = Article::of(&blocks);
        assert_eq!(article.text([2, 6]), "“We had no choice.”");
        assert_eq!(article.text([6, 9]), "It ended. (Next)");
        assert_eq!(article.text([9, 99]), "day");
        assert_eq!(article.text([50, 60]), "");
        assert_eq!(article.sentences(), [[0, 6], [6, 8], [8, 10]]);
    }
}
