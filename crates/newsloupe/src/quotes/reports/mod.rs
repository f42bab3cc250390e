//! Reports: places where the text says that somebody says something, each with its reporting word
//! and its source.
//!
//! [`find`] takes the outline and gives all reports in order. A trained tagger of cues and sources
//! would take its place.

mod behind;
mod nouns;

use super::cues::{Form, Frame, Lemma};
use super::learned::who;
use super::outline::{Class, Clause, Outline};
use super::sources;
use crate::lexicon::one_of;
use std::ops::Range;

use Class::{
    And, But, Comma, Determiner, Genitive, Name, Number, Object, Poss, Preposition, Pronoun,
    PronounVerb, Quantity, Quote, That, To, Who, Word,
};

/// On which side of the reporting word its source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `Lee said`
    SourceFirst,
    /// `said Lee`, `according to Lee`
    CueFirst,
    /// `…, adding`: the source is that of an earlier word in the sentence.
    Shared,
    /// The text gives no source here.
    Sourceless,
}

/// Somebody says something.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Which clause of the outline.
    pub(super) clause: usize,
    /// The elements of the reporting word.
    pub(super) cue: Range<usize>,
    /// What it is a form of.
    pub(super) lemma: Lemma,
    /// Which form.
    pub(super) form: Form,
    /// The phrase that names the source.
    pub(super) source: Option<Range<usize>>,
    /// Where that stands.
    pub(super) order: Order,
    /// First element of cue and source together.
    pub(super) lead: usize,
    /// The element behind cue, source and addressee.
    pub(super) tail: usize,
    /// The person spoken to.
    pub(super) addressee: Option<Range<usize>>,
    /// `was called`
    pub(super) passive: bool,
}

/// Finds the reports of all clauses that tell the story, in order.
pub(super) fn find(outline: &Outline<'_, '_>) -> Vec<Said> {
    let mut reports = find_by_rule(outline);
    who::refine(outline, &mut reports);
    reports
}

/// As [`find`], with the sources that rules without learning take.
pub(super) fn find_by_rule(outline: &Outline<'_, '_>) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    for (c, clause) in outline.clauses.iter().enumerate() {
        if !clause.kind.is_story() {
            continue;
        }
        let first = out.len();
        let mut e = clause.elements.start;
        while e < clause.elements.end {
            let said = outline
                .according_to(c, clause, e)
                .or_else(|| outline.said(c, clause, e, &out[first..]));
            match said {
                Some(mut said) => {
                    e = said.cue.end;
                    if said.order == Order::Shared && said.source.is_none() {
                        let last = out
                            .last()
                            .filter(|s| outline.clauses[s.clause].paragraph == clause.paragraph);
                        said.source = last.and_then(|s| s.source.clone());
                    }
                    out.push(said);
                }
                None => e += 1,
            }
        }
    }
    out
}

impl Outline<'_, '_> {
    fn according_to(&self, c: usize, clause: &Clause, e: usize) -> Option<Said> {
        if self.lower(e) != "according" || self.class(e + 1) != To {
            return None;
        }
        let high = clause.elements.end;
        let mut source = self.phrase_after(e + 2, high)?;
        // `according to her producer, Ann Lee, the prints are back`
        if self.is_role(source.end - 1) {
            source = self.with_name(source, high);
        }
        Some(Said {
            clause: c,
            cue: e..e + 2,
            lemma: super::cues::ACCORDING_TO,
            form: Form::Past,
            lead: e,
            tail: source.end,
            source: Some(source),
            order: Order::CueFirst,
            addressee: None,
            passive: false,
        })
    }

    fn said(&self, c: usize, clause: &Clause, e: usize, before: &[Said]) -> Option<Said> {
        let word = self.elements[e].cue?;
        let lemma = word.lemma();
        let low = clause.elements.start;
        let high = clause.elements.end;
        let end = (e + word.tokens as usize).min(high);
        if self.is_noun(e, end, low, high, word.form) {
            return None;
        }
        let (j, be, to) = self.before_verb(low, e);
        let mut said = Said {
            clause: c,
            cue: e..end,
            lemma,
            form: word.form,
            source: None,
            order: Order::Sourceless,
            lead: e,
            tail: end,
            addressee: None,
            passive: be && word.form == Form::Past,
        };
        let left = (j > low).then(|| self.class(j - 1));
        // `the rescue service was called to the island`: nobody says so.
        if said.passive && lemma.text == "call" && matches!(self.class(end), To | Preposition) {
            return None;
        }
        // `They call themselves the “Cup Squad”`: a name, and nobody says so.
        if lemma.text == "call"
            && one_of(self.lower(end), "itself themselves himself herself ourselves")
            && (self.lower(end + 1) == "the" || self.class(end + 1) == Name)
        {
            return None;
        }
        if said.passive {
            // `was called “a mess” by Lee`
            said.lead = j;
            let by = (end..high.min(end + 14))
                .find(|k| self.lower(*k) == "by" && self.class(*k) == Preposition);
            said.source = by.and_then(|by| self.phrase_after(by + 1, high));
            return Some(said);
        }
        if to {
            // `took to Twitter to say`
            if word.form != Form::Base {
                return None;
            }
            // `led her to declare`
            if j >= low + 2
                && self.class(j - 2) == Object
                && self.lower(j - 2) != "me"
                && self.lower(j - 2) != "us"
            {
                said.source = Some(j - 2..j - 1);
                said.lead = j - 2;
                said.order = Order::SourceFirst;
                self.address(&mut said, high);
                return Some(said);
            }
            // The subject of the clause that it stands in: `so dull that Lee was moved to say`.
            let inner = (low..j).rev().find(|k| matches!(self.class(*k), That | Class::Because));
            return Some(self.shared(said, before, inner.map_or(low, |k| k + 1), j));
        }
        match (left, word.form) {
            (None, Form::Ing) => {
                // `Calling it “a mess,” Lee vowed`
                let comma = (end..high).find(|k| self.ends_with_comma(*k))?;
                said.source = self.main_subject(comma + 1, high);
                // `Adding: “…”`: whoever spoke last goes on.
                said.order = if said.source.is_none() { Order::Shared } else { Order::Sourceless };
                return Some(said);
            }
            (None, Form::Base) => return None,
            (None, _) => return self.inverted(said, high),
            (Some(_), Form::Ing) if !be => {
                let possible = matches!(
                    left,
                    Some(
                        Comma
                            | Preposition
                            | And
                            | But
                            | Quote
                            | Who
                            | Class::Because
                            | Class::Dash
                            | Name
                            | Word
                            | Object
                    )
                );
                return possible.then(|| self.shared(said, before, low, j));
            }
            _ => {}
        }
        match left {
            Some(Pronoun) => {
                said.source = Some(j - 1..j);
                said.lead = j - 1;
                said.order = Order::SourceFirst;
            }
            Some(Object | PronounVerb) => {
                said.source = matches!(left, Some(PronounVerb)).then(|| j - 1..j);
                said.order = Order::SourceFirst;
                said.lead = j - 1;
                said.source.as_ref()?;
            }
            Some(Genitive) if j >= low + 2 && self.class(j - 2) == Pronoun => {
                said.source = Some(j - 2..j - 1);
                said.lead = j - 2;
                said.order = Order::SourceFirst;
            }
            Some(Quote) => {
                let turned = self.inverted(said.clone(), high);
                if let Some(turned) = turned
                    && self.stands_alone(&turned, high)
                {
                    return Some(turned);
                }
                // `Lee, author of “Night,” said no`
                let comma = (low..j - 1).rev().take(30).find(|k| self.class(*k) == Comma)?;
                let source = self.phrase_behind_remark(low, comma)?;
                said.lead = source.start;
                said.source = Some(source);
                said.order = Order::SourceFirst;
            }
            Some(Comma | Class::Dash) => {
                let turned = matches!(word.form, Form::Past | Form::Third)
                    .then(|| self.inverted(said.clone(), high))
                    .flatten();
                let behind_quote = j >= low + 2 && self.class(j - 2) == Quote;
                let fits = |t: &Said| {
                    // `The mayor, Ann Lee, denied the claim`: what is denied does not speak.
                    let speaks = t.source.as_ref().is_none_or(|s| {
                        let head = s
                            .clone()
                            .take_while(|x| self.class(*x) != Preposition)
                            .last()
                            .unwrap_or(s.start);
                        // But `a smell` of `Lee, a chemist, said a smell proves little` does not.
                        let short = lemma.text == "say"
                            && s.len() <= 3
                            && !matches!(self.lower(s.start), "a" | "an");
                        matches!(self.class(head), Name | Pronoun)
                            || sources::speaks(self.lower(head))
                            || short && self.class(s.start) == Determiner
                    });
                    self.stands_alone(t, high) && self.class(t.tail) != Quote && speaks
                };
                if let Some(turned) = turned
                    && (behind_quote && self.stands_alone(&turned, high) || fits(&turned))
                {
                    return Some(turned);
                }
                // `Lee – whose book sold well – said`
                let source = if left == Some(Class::Dash) {
                    let open =
                        (low..j - 1).rev().take(40).find(|k| self.class(*k) == Class::Dash)?;
                    self.phrase_before(low, open)?
                } else {
                    self.phrase_behind_remark(low, j - 1)?
                };
                said.lead = source.start;
                said.source = Some(source);
                said.order = Order::SourceFirst;
            }
            Some(And | But) => return Some(self.shared(said, before, low, j)),
            Some(Who | That) => {
                let mut k = j - 1;
                if k > low && self.class(k - 1) == Comma {
                    k -= 1;
                }
                if left == Some(That) && !matches!(self.class(k.wrapping_sub(1)), Name | Word) {
                    return None;
                }
                if left == Some(Who) && self.lower(j - 1) != "who" && self.lower(j - 1) != "which" {
                    return None;
                }
                said.lead = j - 1;
                said.order = Order::SourceFirst;
                said.source = if self.lower(j - 1) == "who" {
                    Some(j - 1..j)
                } else {
                    self.phrase_before(low, k)
                };
            }
            Some(Name | Word | Number | Quantity | Determiner | Genitive | Poss) => {
                // `emails labeled “top secret” by the department`
                if word.form == Form::Past
                    && lemma.frame.any(Frame::LABEL.or(Frame::OBJECT))
                    && self.class(end) == Quote
                    && self.lower(end + 1) == "by"
                {
                    said.passive = true;
                    said.source = self.phrase_after(end + 2, high);
                    return Some(said);
                }
                let source = self.phrase_before(low, j)?;
                // `loud jeers`, `new claims`: a singular subject has an article or a name.
                if word.form == Form::Third
                    && source
                        .clone()
                        .all(|x| matches!(self.class(x), Word | Class::Hyphen | Preposition))
                {
                    return None;
                }
                said.lead = source.start;
                said.source = Some(source);
                said.order = Order::SourceFirst;
            }
            _ => return None,
        }
        self.address(&mut said, high);
        Some(said)
    }
}
