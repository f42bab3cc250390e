//! Word and phrase lists that the layers look up in.
//!
//! A list is a plain text file under `data/` that a person can read and edit: one entry a line,
//! `#` starts a comment, and what it says of an entry stands behind a tab. [`Phrases`] holds one,
//! and finds the longest entry that starts at a token.
//!
//! Entries are kept by a 64-bit hash of their tokens, not by their text: a look-up costs one step
//! over the token's bytes. Two entries of one list never share a hash (the list would not build);
//! that a word outside the list does so has odds of about one in 10^14 for a list of 100,000.

use crate::document::{Document, fold};
use crate::segment;
use crate::table::Places;

/// A list of words and phrases, each with a value.
#[derive(Debug)]
pub(crate) struct Phrases<V> {
    entries: Places,
    values: Vec<V>,
}

/// Set in an entry if a longer one begins with these tokens. The rest of it, halved, is the place
/// of its value, counted from 1; 0 is none.
pub(crate) const GOES_ON: u32 = 1;

impl<V: Copy> Phrases<V> {
    /// A list with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { entries: Places::default(), values: Vec::new() }
    }

    /// Builds a list from `(phrase, value)`; a later value for the same phrase wins.
    pub(crate) fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, V)>) -> Self {
        let mut list = Self::empty();
        for (phrase, value) in phrases {
            list.add(phrase, value, |_, new| new);
        }
        list
    }

    /// Builds a list from a file's text: `read` turns what stands behind the tab (or "") into a value.
    pub(crate) fn parse(file: &str, read: impl Fn(&str) -> V) -> Self {
        Self::new(lines(file).map(|(phrase, about)| (phrase, read(about))))
    }

    /// Adds a phrase; `both` makes one value of the one it has already and the new one.
    pub(crate) fn add(&mut self, phrase: &str, value: V, both: impl Fn(V, V) -> V) {
        let next = self.values.len() as u32 + 1;
        match self.values.get_mut(enter(&mut self.entries, phrase, next) as usize - 1) {
            Some(old) => *old = both(*old, value),
            None => self.values.push(value),
        }
    }

    /// The longest entry that starts at token `i`: how many tokens it has, and its value.
    pub(crate) fn longest(&self, doc: &Document<'_>, i: usize) -> Option<(usize, V)> {
        let (tokens, place) = longest(&self.entries, doc, i)?;
        self.value(place).map(|value| (tokens, value))
    }

    /// The value of a whole phrase.
    pub(crate) fn exact(&self, phrase: &str) -> Option<V> {
        self.value(self.entries.get(phrase_key(phrase))? >> 1)
    }

    /// The value of one lower-cased word.
    pub(crate) fn word(&self, lower: &str) -> Option<V> {
        self.value(self.entries.get(step(SEED, lower))? >> 1)
    }

    fn value(&self, place: u32) -> Option<V> {
        self.values.get((place as usize).checked_sub(1)?).copied()
    }
}

/// Enters a phrase under the place `next` if it has none yet; its place.
fn enter(entries: &mut Places, phrase: &str, next: u32) -> u32 {
    let folded = fold(phrase);
    let tokens = segment::tokens(phrase, &folded);
    let mut hash = SEED;
    let mut place = next;
    for (i, token) in tokens.iter().enumerate() {
        hash = step(hash, token.span.of(&folded));
        place = enter_key(entries, hash, i + 1 == tokens.len(), next);
    }
    place
}

/// Enters one step of a phrase: its last, which has a value, or one that goes on.
#[inline(never)]
pub(crate) fn enter_key(entries: &mut Places, key: u64, last: bool, next: u32) -> u32 {
    let entry = entries.at(key);
    if !last {
        *entry |= GOES_ON;
    } else if *entry >> 1 == 0 {
        *entry |= next << 1;
    }
    *entry >> 1
}

/// How many tokens the longest entry at token `i` has, and the place of its value.
fn longest(entries: &Places, doc: &Document<'_>, i: usize) -> Option<(usize, u32)> {
    let mut hash = SEED;
    let mut best = None;
    for (n, token) in doc.tokens[i..].iter().enumerate() {
        hash = step(hash, token.span.of(&doc.folded));
        let Some(entry) = entries.get(hash) else { break };
        if entry >> 1 != 0 {
            best = Some((n + 1, entry >> 1));
        }
        if entry & GOES_ON == 0 {
            break;
        }
    }
    best
}

/// The entries of a list's file, each with what stands behind its tab.
pub(crate) fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or("").trim_end())
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .map(|(phrase, about)| (phrase.trim(), about.trim()))
}

/// Whether `word` is one of `words`, which single spaces part. A list in a pattern becomes code at
/// every place where it stands; this one is data. It is read from its start, so it suits rules that
/// few tokens reach.
#[inline(never)]
pub(crate) fn one_of(word: &str, words: &str) -> bool {
    let (word, mut rest) = (word.as_bytes(), words.as_bytes());
    let Some(first) = word.first() else { return false };
    while rest.len() >= word.len() {
        let alike = rest[0] == *first && rest.starts_with(word);
        if alike && rest.get(word.len()).is_none_or(|b| *b == b' ') {
            return true;
        }
        let Some(space) = rest.iter().position(|b| *b == b' ') else { return false };
        rest = &rest[space + 1..];
    }
    false
}

/// The hash of one lower-cased word.
pub(crate) fn key(lower: &str) -> u64 {
    step(SEED, lower)
}

/// The hash of a whole phrase, cut as a document is.
pub(crate) fn phrase_key(phrase: &str) -> u64 {
    let folded = fold(phrase);
    let tokens = segment::tokens(phrase, &folded);
    tokens.iter().fold(SEED, |hash, t| step(hash, t.span.of(&folded)))
}

/// The hash of a phrase, from that of its beginning and its next lower-cased word.
pub(crate) fn longer_key(key: u64, lower: &str) -> u64 {
    step(key, lower)
}

/// The hash of a thing and a number that goes with it.
pub(crate) fn numbered_key(key: u64, number: usize) -> u64 {
    (key ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Adds one token to the hash: FNV-1a over its bytes, with a step between tokens.
fn step(hash: u64, token: &str) -> u64 {
    let mut h = hash ^ 0xff;
    for b in token.bytes() {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    h.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_entry_wins_and_half_of_one_does_not() {
        let list =
            Phrases::parse("new york\tcity\nnew york times\tpaper # daily\n# none\n", str::len);
        let doc = Document::read("The New York Times of New York and New Haven");
        assert_eq!(list.longest(&doc, 1), Some((3, 5)));
        assert_eq!(list.longest(&doc, 5), Some((2, 4)));
        assert_eq!(list.longest(&doc, 8), None);
        assert_eq!(list.word("new"), None);
        assert_eq!(list.exact("New York Times"), Some(5));
        assert_eq!(list.exact("New"), None);
    }
}
