//! The article of an exercise as its pupils go through it: blocks, words, sentences.

use super::draw::dressed;
use newsloupe_exercise::{Block, Part, Words, words};
use std::ops::Range;

/// The article.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Its parts, in order.
    pub blocks: Vec<Piece>,
    /// Its sentences, in words: they cover all words, in order.
    pub sentences: Vec<Words>,
    /// How many words it has.
    pub count: u32,
}

/// A part of the article with its words.
#[derive(Clone, Debug)]
pub struct Piece {
    /// What it is.
    pub part: Part,
    /// Its text, as it came in.
    pub text: String,
    /// Its words, as bytes of its text.
    pub words: Vec<Range<usize>>,
    /// The number of its first word.
    pub first: u32,
}

impl Piece {
    /// Its words by number, end exclusive.
    pub fn span(&self) -> Words {
        [self.first, self.first + self.words.len() as u32]
    }

    /// What of these words stands in it, as bytes: from its first word to its last.
    pub fn bytes(&self, of: Words) -> Option<Range<usize>> {
        let [from, to] = self.span();
        let (from, to) = (of[0].max(from), of[1].min(to));
        if from >= to {
            return None;
        }
        let word = |w: u32| self.words.get((w - self.first) as usize);
        Some(word(from)?.start..word(to - 1)?.end)
    }

    /// The words that these bytes touch.
    pub fn touched(&self, bytes: Range<usize>) -> Option<Words> {
        let from = self.words.partition_point(|w| w.end <= bytes.start);
        let to = self.words.partition_point(|w| w.start < bytes.end);
        (from < to).then(|| [self.first + from as u32, self.first + to as u32])
    }

    /// The word at a byte, or the one beside it that is nearer.
    pub fn near(&self, byte: usize) -> Option<u32> {
        let next = self.words.partition_point(|w| w.end < byte);
        let far = |at: usize| {
            self.words.get(at).map(|w| w.start.saturating_sub(byte) + byte.saturating_sub(w.end))
        };
        let before = next.checked_sub(1);
        let at = match (before.and_then(far), far(next)) {
            (Some(a), Some(b)) if a < b => before?,
            (Some(_), None) => before?,
            (_, Some(_)) => next,
            (None, None) => return None,
        };
        Some(self.first + at as u32)
    }
}

impl Text {
    /// The article of these blocks.
    pub fn new(blocks: &[Block]) -> Self {
        let mut text = Self::default();
        for block in blocks {
            let words = words::of(&block.text);
            let piece =
                Piece { part: block.part, text: block.text.clone(), words, first: text.count };
            text.count += piece.words.len() as u32;
            sentences(&piece, &mut text.sentences);
            text.blocks.push(piece);
        }
        text
    }

    /// The number of the block in which a word stands.
    pub fn block_of(&self, word: u32) -> usize {
        // Blocks without words begin where the next one does: the last of them has the word.
        self.blocks.partition_point(|b| b.first <= word).saturating_sub(1)
    }

    /// A word as it is written.
    pub fn word(&self, word: u32) -> &str {
        let block = self.blocks.get(self.block_of(word));
        block.and_then(|b| b.bytes([word, word + 1]).map(|r| &b.text[r])).unwrap_or_default()
    }

    /// The words as they stand in the text; between two blocks stands a line break.
    pub fn said(&self, words: Words) -> String {
        let pieces = self.blocks.iter().filter_map(|b| b.bytes(words).map(|r| &b.text[r]));
        pieces.collect::<Vec<_>>().join("\n")
    }

    /// The words with the quotation marks and stops that lean on them.
    pub fn dressed(&self, words: Words) -> String {
        let pieces = self.blocks.iter();
        let pieces = pieces.filter_map(|b| b.bytes(words).map(|r| &b.text[dressed(&b.text, r)]));
        pieces.collect::<Vec<_>>().join("\n")
    }

    /// The words, or their beginning and end where they are many.
    pub fn brief(&self, words: Words) -> String {
        const MOST: u32 = 9;
        if words[1].saturating_sub(words[0]) <= MOST {
            return self.said(words);
        }
        let (start, end) = ([words[0], words[0] + 5], [words[1] - 3, words[1]]);
        format!("{} … {}", self.said(start), self.said(end))
    }

    /// The sentence in which a word stands.
    pub fn sentence_of(&self, word: u32) -> Words {
        let at = self.sentences.partition_point(|s| s[1] <= word);
        self.sentences.get(at).copied().unwrap_or([word, word + 1])
    }

    /// Whether these are words of the article, at least one.
    pub fn holds(&self, words: Words) -> bool {
        words[0] < words[1] && words[1] <= self.count
    }
}

/// Short forms that end in a full stop and no sentence.
const SHORT: [&str; 22] = [
    "mr", "mrs", "ms", "dr", "st", "gov", "sen", "rep", "gen", "col", "lt", "sgt", "prof", "rev",
    "jan", "feb", "aug", "sept", "oct", "nov", "dec", "no",
];

/// Cuts a block into sentences. They are only rows of a list: where it errs, a row is longer or
/// shorter, and every word can still be reached.
fn sentences(block: &Piece, out: &mut Vec<Words>) {
    let mut from = 0;
    for (at, pair) in block.words.windows(2).enumerate() {
        let word = &block.text[pair[0].clone()];
        let between = &block.text[pair[0].end..pair[1].start];
        let next = block.text[pair[1].start..].chars().next();
        let stop = between.find(['.', '!', '?', '…']);
        let apart = |at: usize| between[at..].contains(char::is_whitespace);
        let opens = next.is_some_and(|c| !c.is_lowercase());
        let short = word.chars().count() == 1
            || word.contains('.')
            || SHORT.iter().any(|s| s.eq_ignore_ascii_case(word));
        let ends = stop.is_some_and(|s| {
            // `“Why?” he said.` is one sentence, and so is `Mr. Lee`.
            apart(s) && opens && !(short && between.starts_with(". "))
        });
        if ends || between.contains('\n') {
            let end = at as u32 + 1;
            out.push([block.first + from, block.first + end]);
            from = end;
        }
    }
    if (from as usize) < block.words.len() {
        out.push([block.first + from, block.span()[1]]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> Text {
        let block = |part, text: &str| Block { part, text: text.into() };
        Text::new(&[
            block(Part::Headline, "Harbour vote: ‘a cliff edge’"),
            block(Part::Other, "* * *"),
            block(
                Part::Body,
                "“Nobody believes it,” Mr. Lee of the U.S. Union said. “Why?” he asked. No one knew.",
            ),
        ])
    }

    #[test]
    fn words_know_their_blocks_and_blocks_their_words() {
        let text = text();
        assert_eq!(text.count, 21);
        assert_eq!((text.block_of(4), text.block_of(5), text.block_of(99)), (0, 2, 2));
        assert_eq!((text.word(4), text.word(5), text.word(21)), ("edge", "Nobody", ""));
        assert_eq!(text.said([3, 7]), "cliff edge\nNobody believes");
        assert_eq!(text.dressed([2, 8]), "‘a cliff edge’\n“Nobody believes it,”");
        assert_eq!(text.brief([5, 8]), "Nobody believes it");
        assert_eq!(text.brief([5, 17]), "Nobody believes it,” Mr. Lee … said. “Why?” he");
        assert!(text.holds([20, 21]) && !text.holds([20, 22]) && !text.holds([3, 3]));
        assert_eq!(Text::new(&[]).said([0, 3]), "");
    }

    #[test]
    fn a_selection_takes_the_words_that_it_touches() {
        let text = text();
        let block = &text.blocks[0]; // Harbour vote: ‘a cliff edge’
        assert_eq!(block.touched(3..9), Some([0, 2]));
        assert_eq!(block.touched(7..8), None); // the space
        assert_eq!(block.touched(12..17), None, "a colon and a mark");
        assert_eq!(block.touched(0..400), Some([0, 5]));
        assert_eq!(block.near(0), Some(0));
        assert_eq!(block.near(13), Some(1), "behind the colon");
        assert_eq!(block.near(17), Some(2), "before the a");
        assert_eq!(block.near(999), Some(4));
        assert_eq!(text.blocks[1].near(1), None);
    }

    #[test]
    fn sentences_cover_every_word_once() {
        let text = text();
        let rows: Vec<String> = text.sentences.iter().map(|s| text.said(*s)).collect();
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert_eq!(rows[1], "Nobody believes it,” Mr. Lee of the U.S. Union said");
        assert_eq!(rows[2], "Why?” he asked");
        let mut next = 0;
        for [from, to] in &text.sentences {
            assert_eq!(*from, next);
            next = *to;
        }
        assert_eq!(next, text.count);
        assert_eq!(text.sentence_of(18), [18, 21]);
    }

    #[test]
    fn nothing_that_is_written_breaks_it() {
        for odd in [
            "",
            " ",
            "é",
            "a",
            "…",
            "a. B",
            "a.\u{a0}B",
            "“é!” É\n\n5",
            "\u{301}x",
            "A. B. C.",
            "…é … É",
        ] {
            let block = Block { part: Part::Body, text: odd.into() };
            let text = Text::new(&[block.clone(), block]);
            let covered: u32 = text.sentences.iter().map(|s| s[1] - s[0]).sum();
            assert_eq!(covered, text.count, "{odd}");
            for (a, b) in (0..12).flat_map(|a| (0..24).map(move |b| (a, b))) {
                text.said([a, b]);
                text.brief([a, b]);
                text.word(b);
                text.sentence_of(b);
            }
        }
    }
}
