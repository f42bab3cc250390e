//! Where the source of a reporting word stands that has none before it: behind it, or with an
//! earlier word; and who is spoken to.

use super::{Order, Said};
use crate::lexicon::one_of;
use crate::quotes::cues::{Form, Frame};
use crate::quotes::outline::{Class, Outline};

use Class::{
    Adverb, And, But, Comma, Object, Preposition, Pronoun, PronounVerb, Quote, That, Time, To, Who,
};

impl Outline<'_, '_> {
    /// A reporting word without a subject of its own: it takes that of the word before it.
    pub(super) fn shared(&self, mut said: Said, before: &[Said], low: usize, j: usize) -> Said {
        let high = self.clauses[said.clause].elements.end;
        said.order = Order::Shared;
        said.lead = j;
        said.source = before
            .iter()
            .enumerate()
            .rev()
            .find(|(_, s)| s.source.is_some() && s.cue.end <= said.cue.start)
            .map(|(k, s)| {
                // `Lee said she thinks so but said no`: Lee says both.
                let outer = k.checked_sub(1).and_then(|k| before.get(k));
                let pronoun = s.source.as_ref().is_some_and(|x| self.class(x.start) == Pronoun);
                outer
                    .filter(|o| {
                        pronoun && o.source.is_some() && self.content_start(o, s.lead) >= s.lead
                    })
                    .unwrap_or(s)
            })
            .and_then(|s| s.source.clone())
            .or_else(|| self.main_subject(low, said.cue.start));
        self.address(&mut said, high);
        said
    }

    /// `said Ann Lee, the mayor`
    pub(in crate::quotes) fn inverted(&self, mut said: Said, high: usize) -> Option<Said> {
        if said.form == Form::Ing
            || said.form == Form::Base && self.class(said.cue.start.wrapping_sub(1)) != Quote
        {
            return None;
        }
        if !said.lemma.frame.any(Frame::CLAUSE.or(Frame::QUOTE_ONLY).or(Frame::WEAK))
            || said.lemma.frame.any(Frame::ADDRESSEE)
                && !one_of(
                    said.lemma.text,
                    "ask write warn promise pledge vow caution suggest urge advise testify",
                )
        {
            return None;
        }
        let mut start = said.cue.end;
        while start < high && matches!(self.class(start), Adverb | Time) {
            start += 1;
        }
        let source = self.phrase_after(start, high)?;
        if self.class(source.start) == Object {
            return None;
        }
        let source = self.with_name(source, high);
        said.tail = source.end;
        said.source = Some(source);
        said.order = Order::CueFirst;
        Some(said)
    }

    /// Whether nothing but the end of the sentence, or a remark, follows a source behind its cue.
    pub(super) fn stands_alone(&self, said: &Said, high: usize) -> bool {
        said.tail >= high
            || matches!(
                self.class(said.tail),
                Class::Stop | Comma | Who | Class::Dash | Class::Semicolon
            )
            || matches!(
                self.class(said.tail),
                Preposition
                    | To
                    | Time
                    | Quote
                    | Class::Colon
                    | And
                    | But
                    | Adverb
                    | Class::Because
            )
    }

    /// The person spoken to, behind `told`, `asked`, `reminded`.
    pub(super) fn address(&self, said: &mut Said, high: usize) {
        if !said.lemma.frame.any(Frame::ADDRESSEE) {
            return;
        }
        let start = said.tail;
        if matches!(self.class(start), Pronoun | That)
            && self.lower(start) != "you"
            && self.lower(start) != "it"
        {
            return;
        }
        let Some(mut to) = self.phrase_after(start, high) else { return };
        // `wrote the plan`: what was written, no person. `told` always has one.
        let sure = one_of(said.lemma.text, "tell remind inform assure reassure notify brief ask");
        let follows = matches!(
            self.class(to.end),
            That | Comma | Quote | Class::Colon | To | Class::Because | Who | Pronoun | PronounVerb
        );
        if !sure && !follows {
            return;
        }
        // `told Fox News Digital in an interview on Monday that`
        said.tail = to.end;
        if to.len() > 12 {
            to.end = to.start + 12;
        }
        said.addressee = Some(to);
    }
}
