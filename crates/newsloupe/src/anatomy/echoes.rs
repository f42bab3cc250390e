//! Pull quotes: a line that says again, word for word, what a paragraph says.
//!
//! A pull quote starts where a sentence, a clause in quotation marks or the paragraph starts, so
//! only the first words of those are remembered; what matches is then held against the whole line.

use super::words::Word;
use crate::cut::Cut;
use crate::span::Span;
use crate::table::Table;

/// How many words of an opening are compared before the whole line is.
const WORDS: usize = 5;

/// The openings of all paragraphs: a hash of their first words, and the line.
#[derive(Debug, Default)]
pub(super) struct Openings {
    all: Vec<(u64, u32)>,
}

impl Openings {
    /// Remembers the openings in line `index`, which starts with `words`.
    pub(super) fn add(&mut self, text: &str, index: usize, words: &[Word]) {
        for i in 0..words.len().saturating_sub(WORDS) {
            let opens = i == 0 || {
                let gap = text.part(words[i - 1].end as usize, words[i].start as usize);
                gap.len() > 1 && gap.holds_any(".?!\"“”‘«„:,")
            };
            if opens {
                self.all.push((hash(&words[i..]), index as u32));
            }
        }
    }

    /// By hash, the longest line with it.
    pub(super) fn settle(self, length: impl Fn(usize) -> usize) -> Table<u32> {
        let mut longest = Table::default();
        for (hash, line) in self.all {
            let best = longest.entry(hash, line);
            if length(line as usize) > length(*best as usize) {
                *best = line;
            }
        }
        longest
    }
}

/// The hash of the first words, if there are enough.
pub(super) fn opening(words: &[Word]) -> Option<u64> {
    (words.len() >= WORDS).then(|| hash(words))
}

fn hash(words: &[Word]) -> u64 {
    words
        .iter()
        .take(WORDS)
        .fold(0, |h: u64, w| (h.rotate_left(7) ^ w.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Paragraphs longer than this many bytes are not searched: the work stays linear.
const LONGEST: usize = 3000;

/// Whether `line` says what `story` says, apart from marks at its ends, and `story` says more.
pub(super) fn repeats(folded: &str, line: Span, story: Span) -> bool {
    let said = line.of(folded).bare();
    said.len() + 10 < story.len() && story.len() <= LONGEST && story.of(folded).holds(said)
}
