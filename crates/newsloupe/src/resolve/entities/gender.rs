//! Reads from pronouns whether the text calls a person "he" or "she".
//!
//! A pronoun counts only where it can mean nobody else: one person alone is named in its sentence
//! before it and in the sentence before that one.

use super::{Entity, Gender};
use crate::document::Document;
use crate::names::{Mention, NameKind};

/// Sets the gender of each person whom all such pronouns agree on.
pub(super) fn read(
    doc: &Document<'_>,
    mentions: &[Mention],
    entity_of: &[usize],
    entities: &mut [Entity],
) {
    let mut votes = vec![(0u32, 0u32); entities.len()];
    let mut m = 0;
    let mut before: Alone = Alone::Nobody;
    let mut block = u32::MAX;
    for sentence in &doc.sentences {
        if sentence.block != block {
            // A paragraph goes on with the one before, but only from body text to body text.
            block = sentence.block;
            before = Alone::Nobody;
        }
        let mut here = Alone::Nobody;
        for i in doc.tokens_of(sentence) {
            let token = &doc.tokens[i];
            while m < mentions.len() && mentions[m].span.start <= token.span.start {
                if mentions[m].kind == NameKind::Person {
                    here = here.and(entity_of[m]);
                }
                m += 1;
            }
            let she = match doc.lower(i) {
                "he" | "his" | "him" | "himself" => false,
                "she" | "her" | "hers" | "herself" => true,
                _ => continue,
            };
            if let Alone::One(person) = before.with(here) {
                if she {
                    votes[person].1 += 1;
                } else {
                    votes[person].0 += 1;
                }
            }
        }
        before = if here == Alone::Nobody { before } else { here };
    }
    for (entity, (he, she)) in entities.iter_mut().zip(votes) {
        entity.gender = match (he, she) {
            (1.., 0) => Gender::He,
            (0, 1..) => Gender::She,
            _ => Gender::Unknown,
        };
    }
}

/// Who is named in a stretch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alone {
    Nobody,
    One(usize),
    Several,
}

impl Alone {
    fn and(self, person: usize) -> Self {
        match self {
            Self::Nobody => Self::One(person),
            Self::One(p) if p == person => self,
            _ => Self::Several,
        }
    }

    fn with(self, other: Self) -> Self {
        match other {
            Self::Nobody => self,
            Self::One(p) => self.and(p),
            Self::Several => Self::Several,
        }
    }
}
