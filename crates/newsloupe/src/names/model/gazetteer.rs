//! The gazetteer: what published lists say of names, as given name, family name, city, company and
//! so on.
//!
//! The table holds no text: a fingerprint of each name's words, and its classes as a set of bits.
//! `scripts/names/lists` says what they mean; the model learns what each is worth. A word that is
//! in no list shares a fingerprint with one that is in about one of 200 cases.

use super::store::{pack_numbers, unpack_numbers};
use crate::lexicon::{key, longer_key, phrase_key};
use crate::names::view::View;
use crate::table::Places;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How the file begins. Another number wherever its form or [`BITS`] change.
const HEAD: &[u8] = b"newsloupe gazetteer 1, made by scripts/names/lists\n";

/// Bits of a fingerprint.
const BITS: u32 = 23;

/// The longest name that is looked up, in tokens.
const LONGEST: usize = 6;

/// The classes of each name, by its fingerprint.
#[derive(Debug)]
pub(super) struct Gazetteer {
    names: Places,
}

/// What the gazetteer says of a token; 0 is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// The classes of the word by itself.
    pub(super) word: u16,
    /// The classes of the longest name of several words that holds it, and its place there: two
    /// more bits, for the name's first word and for its last.
    pub(super) name: u16,
}

impl Gazetteer {
    /// The classes of a name by the key of its words.
    pub(super) fn of(&self, name: u64) -> u16 {
        self.names.get(u64::from(fingerprint(name))).unwrap_or(0) as u16
    }

    /// What it says of each token. Names begin and end with a capital.
    pub(super) fn entries(&self, view: &View<'_, '_>) -> Vec<Entry> {
        let doc = view.doc;
        let mut out = vec![Entry::default(); doc.tokens.len()];
        let mut until = 0;
        for i in 0..out.len() {
            if !view.is_capital(i) {
                continue;
            }
            let mut name = key(doc.lower(i));
            out[i].word = self.of(name);
            for last in i + 1..(i + LONGEST).min(out.len()) {
                name = longer_key(name, doc.lower(last));
                if last < until || !view.is_capital(last) {
                    continue;
                }
                let classes = self.of(name);
                if classes != 0 {
                    for entry in &mut out[i..=last] {
                        entry.name = classes << 2;
                    }
                    out[i].name |= 2;
                    out[last].name |= 1;
                    until = last + 1;
                }
            }
        }
        out
    }
}

/// The gazetteer that is shipped.
pub(super) fn get() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| unpack(include_bytes!("../../../data/names/gazetteer.bin")))
}

/// The file of names with their classes.
pub fn pack<'a>(names: impl IntoIterator<Item = (&'a str, u8)>) -> Vec<u8> {
    let mut all: BTreeMap<u32, u8> = BTreeMap::new();
    for (name, classes) in names {
        *all.entry(fingerprint(phrase_key(name))).or_default() |= classes;
    }
    let mut out = HEAD.to_vec();
    out.extend((all.len() as u32).to_le_bytes());
    pack_numbers(all.keys().copied(), &mut out);
    out.extend(all.values());
    out
}

/// Reads what [`pack`] wrote; a file of another form holds nothing.
fn unpack(file: &[u8]) -> Gazetteer {
    let mut names = Places::default();
    if let Some(file) = file.strip_prefix(HEAD)
        && let Some((count, file)) = file.split_first_chunk()
    {
        let count = (u32::from_le_bytes(*count) as usize).min(file.len());
        let (numbers, end) = unpack_numbers(file, 0, count);
        for (number, classes) in numbers.into_iter().zip(file.iter().skip(end)) {
            *names.at(u64::from(number)) = u32::from(*classes);
        }
    }
    Gazetteer { names }
}

fn fingerprint(name: u64) -> u32 {
    ((name ^ name >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> (64 - BITS)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn names_are_found_by_their_words_and_the_longest_wins() {
        let file = pack([("york", 2), ("new york", 8), ("new york post", 64), ("york", 4)]);
        let gazetteer = unpack(&file);
        assert_eq!(gazetteer.of(phrase_key("York")), 6);
        let doc = Document::read("He left New York for the New York Post, the new york post.");
        let entries = gazetteer.entries(&View::new(&doc));
        let seen: Vec<(u16, u16)> = entries.iter().map(|e| (e.word, e.name)).collect();
        assert_eq!(seen[2..4], [(0, 8 << 2 | 2), (6, 8 << 2 | 1)]);
        assert_eq!(seen[6..9], [(0, 64 << 2 | 2), (6, 64 << 2), (0, 64 << 2 | 1)]);
        assert_eq!(seen[9..], [(0, 0); 6]);
    }

    #[test]
    fn a_file_of_another_form_holds_nothing_and_a_short_one_reads_too() {
        let file = pack([("a", 1), ("b", 2), ("c", 4)]);
        let all = |file: &[u8]| ["a", "b", "c"].map(|name| unpack(file).of(phrase_key(name)));
        assert_eq!(all(&file), [1, 2, 4]);
        assert_eq!(all(&file[1..]), [0; 3]);
        for end in 0..file.len() {
            assert_ne!(all(&file[..end]), [1, 2, 4]);
        }
    }

    #[test]
    fn the_shipped_gazetteer_is_of_this_form() {
        assert_ne!(get().of(phrase_key("United Nations")), 0);
        assert_eq!(get().of(phrase_key("thereupon")), 0);
    }
}
