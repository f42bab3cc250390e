//! Which exercise it is: a short name made of what answers depend on, so that answers to another
//! text or to another list of choices are never scored with this key.

use crate::model::{Block, Part, Task};

/// How many letters and digits an id has.
pub const LENGTH: usize = 8;

/// Crockford's digits: no I, L, O, U, which are misread or misheard.
pub(crate) const DIGITS: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The id of an exercise of these blocks and tasks: 8 letters and digits. It changes with the words
/// of the article, the tasks, their choices and items; not with instructions, key or settings.
pub fn of(blocks: &[Block], tasks: &[Task]) -> String {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.number(blocks.len() as u64);
    for block in blocks {
        hash.number(match block.part {
            Part::Headline => 0,
            Part::Deck => 1,
            Part::Heading => 2,
            Part::Body => 3,
            Part::Caption => 4,
            Part::Other => 5,
        });
        hash.text(&block.text);
    }
    hash.number(tasks.len() as u64);
    for task in tasks {
        hash.number(task.kind as u64);
        hash.number(task.choices.len() as u64);
        task.choices.iter().for_each(|choice| hash.text(choice));
        hash.number(task.items.len() as u64);
        for item in &task.items {
            hash.text(&item.words);
            for word in item.at.into_iter().flatten() {
                hash.number(u64::from(word) + 1);
            }
            hash.number(0);
        }
    }
    text(hash.mixed() >> (64 - 5 * LENGTH))
}

/// A number of 40 bits as an id.
pub(crate) fn text(id: u64) -> String {
    let digit = |at: usize| DIGITS[(id >> (5 * (LENGTH - 1 - at)) & 31) as usize];
    (0..LENGTH).map(|at| char::from(digit(at))).collect()
}

/// The 40 bits of an id; none if it is not one.
pub(crate) fn number(id: &str) -> Option<u64> {
    let digits = |id: u64, c: u8| {
        let digit = DIGITS.iter().position(|d| *d == c.to_ascii_uppercase())?;
        Some(id << 5 | digit as u64)
    };
    id.bytes().try_fold(0, digits).filter(|_| id.len() == LENGTH)
}

/// FNV-1a of 64 bits, stirred at the end as `SplitMix64` does. It guards against mix-ups, not against
/// forgers.
struct Hash(u64);

impl Hash {
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn number(&mut self, number: u64) {
        number.to_le_bytes().into_iter().for_each(|byte| self.byte(byte));
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        text.bytes().for_each(|byte| self.byte(byte));
    }

    fn mixed(&self) -> u64 {
        let mut hash = self.0;
        hash = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash = (hash ^ hash >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        hash ^ hash >> 31
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, Kind};
    use std::collections::BTreeSet;

    fn block(part: Part, text: &str) -> Block {
        Block { part, text: text.to_owned() }
    }

    fn speakers(choices: &[&str], items: &[(&str, Option<[u32; 2]>)]) -> Task {
        Task {
            kind: Kind::Speakers,
            instructions: String::new(),
            choices: choices.iter().map(|c| (*c).to_owned()).collect(),
            items: items
                .iter()
                .map(|(words, at)| Item { at: *at, words: (*words).to_owned() })
                .collect(),
        }
    }

    #[test]
    fn it_changes_with_all_that_answers_depend_on_and_with_nothing_else() {
        let blocks = [block(Part::Headline, "Pier closes"), block(Part::Body, "It rained.")];
        let task = || speakers(&["Ann", "Bo"], &[("It", Some([2, 3])), ("rained", None)]);
        let id = of(&blocks, &[task()]);
        // As it must stay: exercises are given out with it.
        assert_eq!(id, "M7VT3MV5");
        let all = Kind::ALL.map(|kind| Task { kind, ..task() });
        assert_eq!(of(&blocks, &all), "76TA8E11");
        let instructed = Task { instructions: String::from("Look twice."), ..task() };
        assert_eq!(of(&blocks, &[instructed]), id);
        let ids: BTreeSet<String> = [
            of(&blocks, &[task()]),
            of(&[], &[task()]),
            of(&blocks, &[]),
            of(&blocks[..1], &[task()]),
            of(&blocks, &[task(), task()]),
            of(&[block(Part::Deck, "Pier closes"), blocks[1].clone()], &[task()]),
            of(&[block(Part::Headline, "Pier closes "), blocks[1].clone()], &[task()]),
            of(&blocks, &[Task { kind: Kind::Verbs, ..task() }]),
            of(&blocks, &[speakers(&["AnnB", "o"], &[("It", Some([2, 3])), ("rained", None)])]),
            of(&blocks, &[speakers(&["Ann"], &[("It", Some([2, 3])), ("rained", None)])]),
            of(&blocks, &[speakers(&["Ann", "Bo"], &[("It", None), ("rained", None)])]),
            of(&blocks, &[speakers(&["Ann", "Bo"], &[("It", None), ("rained", Some([2, 3]))])]),
            of(&blocks, &[speakers(&["Ann", "Bo"], &[("It", Some([2, 4])), ("rained", None)])]),
            of(&blocks, &[speakers(&["Ann", "Bo"], &[("It", Some([2, 3]))])]),
        ]
        .into();
        assert_eq!(ids.len(), 14);
    }

    #[test]
    fn it_is_a_number_in_letters_and_digits() {
        for id in [0, 1, (1 << 40) - 1, 0x12_3456_789a] {
            assert_eq!(number(&text(id)), Some(id));
        }
        assert_eq!(number("abcdefgh"), number("ABCDEFGH"));
        assert!(["", "ABCDEFG", "ABCDEFGHJ", "ABCDEFGU", "ÄBCDEFG"].map(number) == [None; 5]);
    }
}
