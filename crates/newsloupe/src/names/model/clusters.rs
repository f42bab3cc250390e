//! Words that stand in the same surroundings, as classes with a number each.

use crate::lexicon::key;
use crate::table::Table;
use std::sync::OnceLock;

/// The class of each word that was seen often enough.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    classes: Table<u16>,
}

impl Clusters {
    /// The class of a word by its key, counted from 1; 0 is none.
    pub(super) fn of(&self, word: u64) -> u16 {
        self.classes.get(word).copied().unwrap_or(0)
    }
}

/// One class a line, its words parted by spaces.
pub(super) fn get() -> &'static Clusters {
    static CLUSTERS: OnceLock<Clusters> = OnceLock::new();
    CLUSTERS.get_or_init(|| {
        let mut classes = Table::default();
        for (n, line) in include_str!("../../../data/names/word_classes.txt").lines().enumerate() {
            for word in line.split(' ') {
                classes.insert(key(word), n as u16 + 1);
            }
        }
        Clusters { classes }
    })
}
