//! What sort of source a noun phrase is: a person by office, people without a name, a paper, an
//! outlet.

use super::outline::{Class, Outline};
use crate::cut::Cut;
use crate::lexicon::Phrases;
use crate::lexicon::one_of;
use std::ops::Range;
use std::sync::LazyLock;

const ROLE: u8 = 1;
const UNNAMED: u8 = 2;
const PAPER: u8 = 4;
const OUTLET: u8 = 8;
const MEDIUM: u8 = 16;
const WORK: u8 = 32;

static WORDS: LazyLock<Phrases<u8>> = LazyLock::new(|| {
    Phrases::parse(include_str!("../../data/source_words.txt"), |classes| {
        classes.split(' ').fold(0, |bits, class| {
            bits | match class {
                "role" => ROLE,
                "unnamed" => UNNAMED,
                "paper" => PAPER,
                "outlet" => OUTLET,
                "medium" => MEDIUM,
                "work" => WORK,
                _ => 0,
            }
        })
    })
});

fn has(lower: &str, class: u8) -> bool {
    WORDS.word(lower).is_some_and(|bits| bits & class != 0)
}

/// A person's office or trade.
pub(crate) fn is_role(lower: &str) -> bool {
    has(lower, ROLE)
}

/// A word that can say something: people and papers.
pub(super) fn speaks(lower: &str) -> bool {
    has(lower, ROLE | UNNAMED | PAPER)
        || lower.ends_with('s') && has(lower.until(lower.len() - 1), ROLE | PAPER)
}

/// Where words are put: a statement, an interview, a post.
pub(super) fn is_medium(lower: &str) -> bool {
    has(lower, MEDIUM)
}

/// A thing that has a title.
pub(super) fn is_work(lower: &str) -> bool {
    has(lower, WORK)
}

impl Outline<'_, '_> {
    /// Whether the phrase names an outlet: `The Jerusalem Post`, `Al Monitor`.
    pub(super) fn is_outlet(&self, phrase: &Range<usize>) -> bool {
        phrase.clone().any(|e| self.class(e) == Class::Name && has(self.lower(e), OUTLET))
            && !phrase.clone().any(|e| self.class(e) == Class::Genitive || is_role(self.lower(e)))
    }

    /// Who is behind `her remark that`, `Lee’s claim of` right before element `e`.
    pub(super) fn speech_noun(&self, low: usize, e: usize) -> Option<Range<usize>> {
        let mut k = e;
        let joint = matches!(
            self.class(k.checked_sub(1)?),
            Class::That | Class::Preposition | Class::To | Class::Be | Class::Comma | Class::Colon
        );
        if joint {
            k -= 1;
        }
        let noun = k.checked_sub(1).filter(|n| *n > low && is_speech_noun(self.lower(*n)))?;
        // An adjective or two may stand between.
        let mut owner = noun;
        while owner > low
            && noun - owner < 3
            && matches!(self.class(owner - 1), Class::Word | Class::Number | Class::Hyphen)
        {
            owner -= 1;
        }
        match self.class(owner.checked_sub(1)?) {
            Class::Poss if owner > low => Some(owner - 1..owner),
            Class::Genitive if owner > low + 1 => self.phrase_before(low, owner - 1),
            _ => None,
        }
    }

    /// Whether the phrase leads to a name; false for `officials`, `some`, `initial reports`.
    pub(super) fn is_named(&self, phrase: &Range<usize>) -> bool {
        if phrase.len() == 1 && self.class(phrase.start) == Class::Pronoun {
            return true;
        }
        let named = phrase.clone().any(|e| {
            self.class(e) == Class::Name
                && !(e == phrase.start
                    && (has(self.lower(e), UNNAMED | PAPER) || is_plain_opening(self.lower(e))))
        });
        // `U.S. officials`: a name, but not theirs.
        let head = (phrase.start..phrase.end)
            .rev()
            .find(|e| matches!(self.class(*e), Class::Word | Class::Name | Class::Quantity));
        let head_unnamed = head.is_some_and(|e| {
            self.class(e) != Class::Name && has(self.lower(e), UNNAMED)
                || self.class(e) == Class::Quantity
        });
        let first_unnamed = (phrase.start..phrase.end)
            .take_while(|e| self.class(*e) != Class::Preposition)
            .last()
            .is_some_and(|e| {
                // `Families in Lower Hadley`: the capital is that of the sentence.
                let plain = matches!(self.class(e), Class::Word | Class::Quantity)
                    || e == phrase.start && self.class(e) == Class::Name;
                plain && has(self.lower(e), UNNAMED)
            });
        if named { !(head_unnamed || first_unnamed) } else { self.leads_to_name(phrase) }
    }

    /// `the mayor`, `her lawyer`: one person, whom the text may name elsewhere.
    fn leads_to_name(&self, phrase: &Range<usize>) -> bool {
        matches!(self.class(phrase.start), Class::Determiner | Class::Poss)
            && !one_of(self.lower(phrase.start), "a an no any another these those")
            && !phrase.clone().any(|e| has(self.lower(e), UNNAMED))
    }
}

/// A noun for something said: `remark`, `claim`, `pledge`.
pub(super) fn is_speech_noun(lower: &str) -> bool {
    one_of(
        lower,
        "claim claims remark remarks statement comment comments argument assertion assertions suggestion warning warnings promise promises pledge vow complaint complaints accusation accusations prediction quip joke call calls insistence admission contention response reply answer question description words phrase motto slogan tweet allegation allegations criticism observation declaration proposal demand plea message boast characterization reference references apology denial rhetoric mantra line explanation verdict advice view opinion belief conclusion",
    )
}

/// Words that open a sentence with a capital but are no names.
fn is_plain_opening(lower: &str) -> bool {
    one_of(
        lower,
        "initial early recent new police local former senior other further such top federal state city public",
    )
}
