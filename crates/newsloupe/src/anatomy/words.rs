//! The words of a line, cut finer than tokens: a credit or a time may be glued to its neighbour
//! (`CreditAnn Lee`, `Kinsella2 minutes ago`), so a word also ends where letters meet digits and
//! where a small letter meets a capital. [`Phrases`] looks such words up.

use crate::cut::Cut;
use crate::lexicon;
use crate::span::Span;
use crate::table::Places;

/// One word of a line.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // how it is written: any mix may hold
pub(crate) struct Word {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Of its lower-cased letters.
    pub(crate) hash: u64,
    /// Starts with a capital.
    pub(crate) cap: bool,
    /// Two or more letters, all capitals.
    pub(crate) upper: bool,
    /// Digits only.
    pub(crate) digit: bool,
    /// Nothing stands between it and the word before.
    pub(crate) glued: bool,
}

impl Word {
    pub(crate) const fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// A word of letters with a small one in front.
    pub(crate) const fn is_lower(&self) -> bool {
        !self.cap && !self.digit
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Cuts `span` into words, appended to `out`. Apostrophes part words: `editor's` is `editor` `s`.
pub(crate) fn cut(text: &str, folded: &str, span: Span, out: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let lower = folded.as_bytes();
    let (mut at, end) = (span.start as usize, span.end as usize);
    let mut last_end = usize::MAX;
    while at < end {
        let b = bytes[at];
        if b.is_ascii() && !b.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        let mut hash = SEED;
        if b.is_ascii_digit() {
            while at < end && bytes[at].is_ascii_digit() {
                hash = (hash ^ u64::from(bytes[at])).wrapping_mul(PRIME);
                at += 1;
            }
            out.push(Word {
                start: start as u32,
                end: at as u32,
                hash,
                cap: false,
                upper: false,
                digit: true,
                glued: start == last_end,
            });
            last_end = at;
            continue;
        }
        let (mut cap, mut letters, mut capitals, mut after_lower) = (false, 0u32, 0u32, false);
        while at < end {
            let b = bytes[at];
            let (len, upper, small) = if b.is_ascii() {
                if !b.is_ascii_alphabetic() {
                    break;
                }
                (1, b.is_ascii_uppercase(), b.is_ascii_lowercase())
            } else {
                let Some(c) = text.part(at, end).chars().next() else { break };
                if !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c) {
                    break;
                }
                (c.len_utf8(), c.is_uppercase(), c.is_lowercase())
            };
            if upper && after_lower {
                break;
            }
            cap |= at == start && upper;
            letters += 1;
            capitals += u32::from(upper);
            after_lower = small;
            for &l in &lower[at..at + len] {
                hash = (hash ^ u64::from(l)).wrapping_mul(PRIME);
            }
            at += len;
        }
        if at == start {
            at += text.rest_from(at).chars().next().map_or(1, char::len_utf8);
            continue;
        }
        out.push(Word {
            start: start as u32,
            end: at as u32,
            hash,
            cap,
            upper: letters > 1 && capitals == letters,
            digit: false,
            glued: start == last_end,
        });
        last_end = at;
    }
}

/// A list of phrases over [`Word`]s, each with a value.
#[derive(Debug)]
pub(crate) struct Phrases<V> {
    entries: Places,
    values: Vec<V>,
    /// One bit for each first word, by its hash: most words of a text begin no entry, and this
    /// says so without a look into the table.
    firsts: Box<[u64; FIRSTS / 64]>,
}

/// How many bits [`Phrases::firsts`] has.
const FIRSTS: usize = 1 << 14;

impl<V: Copy> Phrases<V> {
    /// Reads a list's file; `read` turns what stands behind the tab into a value.
    pub(crate) fn parse(file: &str, read: impl Fn(&str) -> V) -> Self {
        let mut entries = Places::default();
        let mut values = Vec::new();
        let mut firsts = Box::new([0; FIRSTS / 64]);
        let mut words = Vec::new();
        for (phrase, about) in lexicon::lines(file) {
            let folded = crate::document::fold(phrase);
            words.clear();
            cut(phrase, &folded, Span::new(0, phrase.len()), &mut words);
            if let Some(first) = words.first() {
                let bit = bit(first.hash);
                firsts[bit / 64] |= 1 << (bit % 64);
            }
            let mut key = SEED;
            for (i, word) in words.iter().enumerate() {
                key = step(key, word.hash);
                let last = i + 1 == words.len();
                let next = values.len() as u32 + 1;
                let place = lexicon::enter_key(&mut entries, key, last, next) as usize;
                match values.get_mut(place.wrapping_sub(1)) {
                    _ if !last => {}
                    Some(value) => *value = read(about),
                    None => values.push(read(about)),
                }
            }
        }
        Self { entries, values, firsts }
    }

    /// Every entry that starts with the first of `words`: its number of words and its value.
    pub(crate) fn all(&self, words: &[Word], mut found: impl FnMut(usize, V)) {
        let Some(first) = words.first() else { return };
        let bit = bit(first.hash);
        if self.firsts[bit / 64] >> (bit % 64) & 1 == 0 {
            return;
        }
        let mut key = SEED;
        for (i, word) in words.iter().enumerate() {
            key = step(key, word.hash);
            let Some(entry) = self.entries.get(key) else { return };
            if let Some(value) = self.values.get((entry as usize >> 1).wrapping_sub(1)) {
                found(i + 1, *value);
            }
            if entry & lexicon::GOES_ON == 0 {
                return;
            }
        }
    }

    /// The longest entry that starts with the first of `words`.
    pub(crate) fn longest(&self, words: &[Word]) -> Option<(usize, V)> {
        let mut best = None;
        self.all(words, |n, value| best = Some((n, value)));
        best
    }

    /// The value of exactly these words.
    pub(crate) fn exactly(&self, words: &[Word]) -> Option<V> {
        self.longest(words).filter(|&(n, _)| n == words.len()).map(|(_, v)| v)
    }
}

/// Which of [`FIRSTS`] bits stands for a word.
const fn bit(hash: u64) -> usize {
    (hash ^ (hash >> 29)) as usize % FIRSTS
}

fn step(key: u64, word: u64) -> u64 {
    (key.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_all(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        cut(text, &crate::document::fold(text), Span::new(0, text.len()), &mut words);
        words.iter().map(|w| w.span().of(text)).collect()
    }

    #[test]
    fn glued_words_part() {
        assert_eq!(cut_all("CreditCredit...Ann Lee"), ["Credit", "Credit", "Ann", "Lee"]);
        assert_eq!(cut_all("Kinsella2 minutes"), ["Kinsella", "2", "minutes"]);
        assert_eq!(cut_all("9:33pm Ødegård’s"), ["9", "33", "pm", "Ødegård", "s"]);
        assert_eq!(cut_all("AFP — 日本"), ["AFP", "日本"]);
    }

    #[test]
    fn phrases_match_across_marks() {
        let list = Phrases::parse("getty\t1\ngetty images\t2\n", str::len);
        let text = "GETTY-Images, x";
        let mut words = Vec::new();
        cut(text, &crate::document::fold(text), Span::new(0, text.len()), &mut words);
        assert_eq!(list.longest(&words).map(|(n, _)| n), Some(2));
        assert!(list.exactly(&words).is_none());
    }
}
