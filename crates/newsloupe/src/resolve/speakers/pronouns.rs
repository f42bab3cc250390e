//! Whom a pronoun stands for: the person, or the body, that the text has in view.

use super::Scene;
use crate::lexicon::one_of;
use crate::names::NameKind;
use crate::resolve::entities::Gender;
use crate::span::Span;

impl Scene<'_, '_> {
    /// `Lee, who said`: the person named just before.
    pub(super) fn antecedent(&self, span: Span) -> Option<usize> {
        let m = self.mentions.partition_point(|m| m.span.start < span.start).checked_sub(1)?;
        let same = self.doc.sentence_of(self.doc.token_at(self.mentions[m].span.start))
            == self.doc.sentence_of(self.doc.token_at(span.start));
        (same && self.mentions[m].kind != NameKind::Group).then(|| self.of(m)).flatten()
    }

    /// The person in view at `span`.
    pub(super) fn person(
        &self,
        span: Span,
        gender: Option<Gender>,
        last: Option<(Span, Option<usize>)>,
    ) -> Option<usize> {
        let fits = |e: usize| {
            let entity = &self.entities[e];
            entity.kind == NameKind::Person
                && (entity.gender == Gender::Unknown || gender.is_none_or(|g| entity.gender == g))
        };
        let here = self.doc.sentence_of(self.doc.token_at(span.start));
        let until = self.mentions.partition_point(|m| m.span.start < span.start);
        let sentence =
            |m: usize| self.doc.sentence_of(self.doc.token_at(self.mentions[m].span.start));
        let spoke = last
            .filter(|(at, _)| {
                here.saturating_sub(self.doc.sentence_of(self.doc.token_at(at.start))) <= 6
            })
            .and_then(|(at, e)| e.filter(|e| fits(*e)).map(|e| (at, e)));
        // Sentence by sentence backwards; inside one, its first person is its subject.
        let mut m = until;
        let mut looked = 0;
        let mut passed: Vec<usize> = Vec::new();
        while m > 0 && looked < 60 {
            let s = sentence(m - 1);
            if here.saturating_sub(s) > 8 {
                break;
            }
            let mut subject = None;
            while m > 0 && looked < 60 && sentence(m - 1) == s {
                m -= 1;
                looked += 1;
                if self.spoken.get(m) == Some(&false)
                    && let Some(e) = self.of(m)
                    && fits(e)
                {
                    subject = Some((self.mentions[m].span, e));
                }
            }
            // `She met Lee. “…,” she said`, `Her son, Bob Lee, left`: somebody named further back.
            if subject.is_some() && s != here && self.opens_with_pronoun(s) {
                passed.extend(subject.map(|(_, e)| e));
                subject = None;
            }
            subject = subject.filter(|(_, e)| !passed.contains(e));
            // Whoever spoke later than this sentence stays in view.
            if let Some((at, e)) = spoke
                && self.doc.sentence_of(self.doc.token_at(at.start)) >= s
                && (subject.is_none() || s != here)
            {
                return Some(e);
            }
            if let Some((_, e)) = subject {
                return Some(e);
            }
        }
        // Nobody near: the only one in the article whom its pronouns fit.
        let only = match gender? {
            Gender::He => self.only[0],
            Gender::She => self.only[1],
            Gender::Unknown => None,
        };
        only.or(spoke.map(|(_, e)| e))
    }

    /// Whether a sentence starts with a pronoun for a person, so that the names in it are others'.
    pub(super) fn opens_with_pronoun(&self, sentence: usize) -> bool {
        let Some(sentence) = self.doc.sentences.get(sentence) else { return false };
        let mut tokens = self.doc.tokens_of(sentence);
        let Some(first) = tokens.find(|i| self.doc.tokens[*i].is_word()) else { return false };
        match self.doc.lower(first) {
            "he" | "she" => true,
            // `Her son, Bob Lee, left`; but `His rival, Bob Lee,` is likely to speak next.
            "his" | "her" => tokens.take(3).any(|i| is_kin(self.doc.lower(i))),
            _ => false,
        }
    }

    /// `it`: the organization or place that spoke last, close by.
    pub(super) fn body(&self, span: Span, last: Option<(Span, Option<usize>)>) -> Option<usize> {
        let here = self.doc.sentence_of(self.doc.token_at(span.start));
        let (at, entity) = last?;
        let near = here.saturating_sub(self.doc.sentence_of(self.doc.token_at(at.start))) <= 2;
        entity.filter(|e| {
            near && matches!(self.entities[*e].kind, NameKind::Organization | NameKind::Place)
        })
    }
}

/// Somebody of the family.
pub(super) fn is_kin(lower: &str) -> bool {
    one_of(
        lower,
        "child son daughter baby husband wife partner mother father brother sister twin grandson granddaughter",
    )
}
