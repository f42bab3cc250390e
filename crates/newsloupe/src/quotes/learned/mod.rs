//! What the quotes layer has learned from annotated articles: one table of small weights.
//!
//! A decision (how far reported words reach) lists its candidates, each with features; a feature is
//! a hash, and the hash says where in the table its weight stands. The candidate with the largest
//! sum wins. Weights are kept in sixteenths and sums are whole numbers, so that every machine comes to the same report.
//!
//! `newsloupe train speakers` writes the table with the very feature code that reads it;
//! `docs/models/speakers.md` says what it was trained on.

pub(super) mod reach;
#[cfg(feature = "train")]
pub(crate) mod train;
pub(super) mod who;

use super::outline::{Class, Outline};

/// Raised whenever the features change, so that a table made for other ones is refused.
pub(super) const VERSION: u8 = 2;
/// The table has two to this power weights.
pub(super) const LOG_SIZE: u8 = 17;
/// `NLQ`, the version, the size.
pub(super) const HEADER: usize = 5;

static FILE: &[u8] = include_bytes!("../../../data/speakers.model");

// A table that does not fit is refused when the engine is built (not while a new one is made).
#[cfg(not(feature = "train"))]
const _: () = assert!(
    FILE.len() == HEADER + (1 << LOG_SIZE)
        && FILE[0] == b'N'
        && FILE[1] == b'L'
        && FILE[2] == b'Q'
        && FILE[3] == VERSION
        && FILE[4] == LOG_SIZE,
    "data/speakers.model is of another version: run `newsloupe train speakers`"
);

/// Where the weight of a feature stands.
pub(super) const fn slot(feature: u32) -> usize {
    (feature >> (32 - LOG_SIZE as u32)) as usize
}

/// The weight of a feature, in sixteenths.
fn weight(feature: u32) -> i32 {
    FILE.get(HEADER + slot(feature)).map_or(0, |w| i32::from(w.cast_signed()))
}

/// A list of features, filled template by template.
#[derive(Debug, Default)]
pub(super) struct Features {
    pub(super) list: Vec<u32>,
    template: u32,
}

impl Features {
    /// Starts a list whose features differ from those of every other `kind`.
    pub(super) fn begin(&mut self, kind: u32) {
        self.list.clear();
        self.template = kind << 8;
    }

    /// Adds a feature made of `values`.
    pub(super) fn add(&mut self, values: &[u32]) {
        self.template += 1;
        let hash = values.iter().fold(self.template.wrapping_mul(0x9E37_79B1), |h, v| {
            (h ^ v).wrapping_mul(0x85EB_CA6B).rotate_left(13)
        });
        self.list.push((hash ^ hash >> 15).wrapping_mul(0xC2B2_AE35));
    }

    /// The sum of the weights, in sixteenths.
    pub(super) fn score(&self) -> i32 {
        self.list.iter().map(|f| weight(*f)).sum()
    }
}

/// A number for a word.
pub(super) fn word(lower: &str) -> u32 {
    lower.bytes().fold(0x811C_9DC5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// Sizes in steps: 0, 1, 2, 3, 4, 5 to 6, 7 to 9, 10 to 14, and so on.
pub(super) fn step(n: usize) -> u32 {
    [1, 2, 3, 4, 5, 7, 10, 15, 22, 32, 48].iter().filter(|s| n >= **s).count() as u32
}

impl Outline<'_, '_> {
    /// The class of element `e`, and for plain words their ending.
    pub(super) fn tag(&self, e: usize) -> u32 {
        let class = self.class(e);
        let ending = if class == Class::Word {
            let word = self.lower(e);
            let end = ["ed", "ing", "s", "er", "tion", "al", "nt"]
                .iter()
                .position(|end| word.ends_with(end))
                .map_or(1, |k| k as u32 + 2);
            let cue = self.elements.get(e).and_then(|x| x.cue);
            end + cue.map_or(0, |c| 16 * (1 + c.form as u32))
        } else {
            0
        };
        class as u32 + 64 * ending
    }

    /// A number for the word at `e`; names and numbers are all alike.
    pub(super) fn word_id(&self, e: usize) -> u32 {
        match self.class(e) {
            Class::Name => 1,
            Class::Number => 2,
            Class::Quote => 3,
            _ => word(self.lower(e)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_of_other_templates_and_kinds_differ() {
        let list = |kind: u32, values: &[&[u32]]| {
            let mut features = Features::default();
            features.begin(kind);
            for v in values {
                features.add(v);
            }
            features.list
        };
        let one = list(1, &[&[3, 4], &[3, 4]]);
        assert_ne!(one[0], one[1]);
        assert_ne!(one[0], list(2, &[&[3, 4]])[0]);
        assert_ne!(one[0], list(1, &[&[4, 3]])[0]);
        assert_eq!(one, list(1, &[&[3, 4], &[3, 4]]));
    }

    #[test]
    fn the_table_knows_something_about_every_decision() {
        assert_eq!(FILE.len(), HEADER + (1 << LOG_SIZE));
        let used = FILE[HEADER..].iter().filter(|w| **w != 0).count();
        assert!(used * 4 > FILE.len(), "{used} weights");
    }
}
