//! How far reported words reach when no marks say so.

use super::cues::{Form, Frame};
use super::outline::{Class, Outline};
use super::reports::{Order, Said};
use super::sources;
use crate::lexicon::one_of;
use std::ops::Range;

use Class::{
    Adverb, And, Because, But, Colon, Comma, Dash, Determiner, Name, Number, Poss, Preposition,
    Pronoun, Quote, Semicolon, Stop, That, Time, Word,
};

impl Outline<'_, '_> {
    /// Where the reported words start behind a reporting word: past days, `in a statement`, `that`.
    pub(super) fn content_start(&self, said: &Said, high: usize) -> usize {
        let mut e = said.tail;
        loop {
            match self.class(e) {
                Time | Adverb if e < high => e += 1,
                Preposition if e < high => {
                    match self.skip_setting(e, high).or_else(|| self.that_behind(e, high)) {
                        Some(after) => e = after,
                        None => break,
                    }
                }
                _ => break,
            }
        }
        let leads = matches!(self.class(e), Colon | Dash)
            || self.class(e) == Comma && self.class(e + 1) == Quote;
        if e < high && leads {
            e += 1;
        }
        if e < high && self.class(e) == That {
            e += 1;
        }
        e
    }

    /// The `that` behind a phrase of place: `told reporters outside the court that`.
    fn that_behind(&self, e: usize, high: usize) -> Option<usize> {
        (e..high.min(e + 12))
            .take_while(|k| !matches!(self.class(*k), Comma | Quote | Pronoun | Class::Be))
            .find(|k| self.class(*k) == That)
    }

    /// Behind `on Monday`, `in a statement`, `during a call with reporters`, `on Twitter`: where
    /// and when something was said. `None` if the phrase at `e` is something else.
    pub(super) fn skip_setting(&self, e: usize, high: usize) -> Option<usize> {
        if !one_of(
            self.lower(e),
            "on in at during via through to from after before by with of last",
        ) {
            return None;
        }
        let mut k = e + 1;
        if self.class(k) == Time || self.class(k) == Number {
            while k < high && matches!(self.class(k), Time | Number) {
                k += 1;
            }
            return Some(k);
        }
        let mut medium = false;
        while k < high
            && k - e < 8
            && matches!(
                self.class(k),
                Determiner | Poss | Word | Name | Time | Number | Class::Genitive | Class::Hyphen
            )
        {
            medium |= sources::is_medium(self.lower(k));
            k += 1;
        }
        if !medium {
            return None;
        }
        // `an interview with CNN`, `a letter to Congress`, `a speech on Monday`
        while k < high && one_of(self.lower(k), "with to on at in after from") && k - e < 16 {
            let mut m = k + 1;
            while m < high
                && m - k < 7
                && matches!(
                    self.class(m),
                    Determiner
                        | Poss
                        | Word
                        | Name
                        | Time
                        | Number
                        | Class::Genitive
                        | Class::Hyphen
                )
            {
                m += 1;
            }
            if m == k + 1 {
                break;
            }
            k = m;
        }
        Some(k)
    }

    /// The reported words behind a reporting word.
    pub(super) fn content_right(&self, said: &Said, others: &[Said]) -> Option<Range<usize>> {
        // No sentence reports more than a few hundred words.
        const MOST: usize = 400;
        let high = self.clauses[said.clause].elements.end;
        let start = self.content_start(said, high);
        let high = high.min(start + MOST);
        let mut e = start;
        while e < high {
            match self.class(e) {
                Stop if e + 1 == high => break,
                Semicolon => break,
                Comma if self.clause_breaks(e, others) => break,
                Dash if !said.lemma.frame.any(Frame::CLAUSE) => break,
                _ => {}
            }
            e += 1;
        }
        while e > start && matches!(self.class(e - 1), Comma | Stop | And | But | Because) {
            e -= 1;
        }
        (e > start).then_some(start..e)
    }

    /// Whether what is reported ends at this comma.
    fn clause_breaks(&self, comma: usize, others: &[Said]) -> bool {
        let next = comma + 1;
        // `…, adding that`, `…, according to`, `…, Lee said`
        if others.iter().any(|s| {
            s.lead == next
                && (s.form == Form::Ing
                    || s.order == Order::CueFirst
                    || s.tail >= self.clauses[s.clause].elements.end
                    || matches!(self.class(s.tail), Stop | Comma))
        }) {
            return true;
        }
        matches!(self.class(next), But) || one_of(self.lower(next), "while although though which")
    }

    /// The reported words before a reporting word that stands at the end of its sentence.
    pub(super) fn content_left(&self, said: &Said, others: &[Said]) -> Option<Range<usize>> {
        let low = self.clauses[said.clause].elements.start;
        let mut end = said.lead;
        while end > low && matches!(self.class(end - 1), Comma | Dash | Adverb) {
            end -= 1;
        }
        // Back to the start of the sentence, or to a report before it.
        let start = others
            .iter()
            .filter(|s| {
                s.tail <= end && s.cue.start != said.cue.start && s.order == Order::CueFirst
            })
            .map(|s| s.tail)
            .max()
            .unwrap_or(low);
        let mut start = start.max(low);
        while start < end && matches!(self.class(start), But | And | Comma | Dash | Semicolon) {
            start += 1;
        }
        // `Asked when that was, she replied`: what was asked is not what she replied.
        let asked = one_of(self.lower(start), "asked pressed questioned told")
            && said.order == Order::SourceFirst;
        (end > start + 1 && !asked).then_some(start..end)
    }

    /// Whether the report stands behind what it reports: `Taxes will rise, Lee said.`
    pub(super) fn trails(&self, said: &Said) -> bool {
        let clause = &self.clauses[said.clause].elements;
        let mut e = said.tail;
        // Days, places and remarks behind it do not count.
        let mut remark = false;
        while e < clause.end {
            match self.class(e) {
                Stop => break,
                Time | Adverb | Number => e += 1,
                Preposition => match self.skip_setting(e, clause.end) {
                    Some(after) => e = after,
                    None => e = self.phrase_after(e + 1, clause.end).map_or(e + 1, |p| p.end),
                },
                Comma => {
                    remark = true;
                    e += 1;
                }
                Because
                    if one_of(self.lower(e), "as after before when") && self.behind_comma(said) =>
                {
                    return true;
                }
                _ if remark && self.behind_comma(said) => return true,
                _ => return false,
            }
        }
        said.lead > clause.start && (self.behind_comma(said) || self.class(said.lead - 1) == Quote)
            || said.lead > clause.start
                && said.order == Order::CueFirst
                && said.lemma.text == "according to"
    }

    /// Whether a comma (or the comma inside a marked stretch) stands before the report.
    pub(super) fn behind_comma(&self, said: &Said) -> bool {
        let low = self.clauses[said.clause].elements.start;
        said.lead > low && matches!(self.class(said.lead - 1), Comma | Dash)
    }

    /// Whether nothing but joints and `that` stands between `from` and `to`.
    pub(super) fn only_joints_or_that(&self, from: usize, to: usize) -> bool {
        (from..to).all(|e| matches!(self.class(e), Comma | Adverb | Colon | That))
    }

    /// Whether only words that belong to no clause stand between `from` and `to`.
    pub(super) fn only_joints(&self, from: usize, to: usize) -> bool {
        (from..to)
            .all(|e| matches!(self.class(e), Comma | But | And | Adverb | Dash | Colon | Time))
    }
}

impl Outline<'_, '_> {
    /// What `according to` reports: the rest of a sentence that starts with it, or what stands before.
    pub(super) fn content_of_according_to(
        &self,
        said: &Said,
        others: &[Said],
    ) -> Option<Range<usize>> {
        let clause = self.clauses[said.clause].elements.clone();
        let opens =
            (clause.start..said.lead).all(|e| matches!(self.class(e), But | And | Adverb | Comma));
        if !opens {
            return self.content_left(said, others);
        }
        let comma = (said.tail..clause.end).find(|e| self.class(*e) == Comma)?;
        let mut end = clause.end;
        while end > comma + 1 && self.class(end - 1) == Stop {
            end -= 1;
        }
        (end > comma + 1).then_some(comma + 1..end)
    }

    /// Whether elements can be what a reporting word without marks reports: a clause, or for words
    /// that praise or blame the thing itself. `that` says so on its own.
    pub(super) fn is_content(&self, said: &Said, range: &Range<usize>, sure: bool) -> bool {
        let words = range
            .clone()
            .filter(|e| matches!(self.class(*e), Name | Word | Number | Pronoun | Quote))
            .count();
        // A writer who says `I asked` or `you know` is no source.
        let own = said
            .source
            .as_ref()
            .is_some_and(|s| s.len() == 1 && one_of(self.lower(s.start), "i we you"));
        if own || words == 0 {
            return false;
        }
        if sure {
            return words >= 2 || words == 1 && range.len() >= 4;
        }
        let first = self.class(range.start);
        if matches!(
            first,
            Preposition | Class::To | Comma | And | Class::Auxiliary | Class::Be | Dash | Because
        ) {
            return false;
        }
        let clause = range.clone().any(|e| {
            matches!(
                self.class(e),
                Pronoun | Class::PronounVerb | Class::Be | Class::Auxiliary | Quote
            ) || self.class(e) == Word && self.lower(e).ends_with("ed")
        });
        let frame = said.lemma.frame;
        if frame.any(Frame::OBJECT.or(Frame::LABEL)) {
            words >= 2
        } else {
            clause && range.len() >= 3 || words >= 4 && !self.names_an_act(range)
        }
    }

    /// `the opening of its first plant`: what somebody announced, and no words of theirs.
    fn names_an_act(&self, range: &Range<usize>) -> bool {
        let act = self.lower(range.start + 1);
        matches!(self.class(range.start), Determiner | Poss)
            && ["ing", "tion", "sion", "ment"].iter().any(|end| act.ends_with(end))
            && self.lower(range.start + 2) == "of"
    }

    /// Where a marked stretch at element `e` ends, with its marks.
    pub(super) fn stretch_end(&self, e: usize) -> u32 {
        let next = self.elements.get(e + 1).map_or(self.doc.tokens.len(), |x| x.token as usize);
        next.checked_sub(1).and_then(|i| self.doc.tokens.get(i)).map_or(0, |t| t.span.end)
    }
}
