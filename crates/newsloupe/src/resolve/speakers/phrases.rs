//! Whom a phrase names: its head, a name in apposition, an office, a description.

use super::Scene;
use crate::cut::Cut;
use crate::lexicon::{key, one_of};
use crate::names::NameKind;
use crate::span::Span;
use std::ops::Range;

impl Scene<'_, '_> {
    /// `her lawyer, Ann Lee`: the name that stands in apposition, inside the phrase or right behind
    /// it: `a spokesman for the agency, Luis Ocampo`, `the first witness, school principal Ann Lee`.
    pub(super) fn beside(&self, head: &Range<usize>, tokens: &Range<usize>) -> Option<usize> {
        const TITLES: usize = 4;
        if head.is_empty() {
            return None;
        }
        let comma = (head.end..=tokens.end)
            .find(|i| self.doc.lower(*i) == "," && self.mention_over(*i).is_none())?;
        let inside = comma + 1 < tokens.end;
        let first = self.doc.tokens.get(comma + 1)?;
        let m = self.mentions.partition_point(|m| m.span.start < first.span.start);
        let mention = self.mentions.get(m)?;
        let named = self.doc.token_at(mention.span.start);
        let fits = match mention.kind {
            // `According to the indictment, Lee left`: only a remark that ends names the office.
            NameKind::Person => inside || self.only_titles(comma + 1, named) && self.closes(m),
            // `the owner, Ellery Bulk,`: a firm has no title, and the remark ends with it.
            NameKind::Organization => {
                named == comma + 1 && inside && mention.span.end == self.end(tokens)
            }
            _ => false,
        };
        (fits && named <= comma + 1 + TITLES).then(|| self.of(m)).flatten()
    }

    /// Whether a remark, or the sentence, ends behind a name.
    pub(super) fn closes(&self, mention: usize) -> bool {
        let next = self.doc.tokens_in(self.mentions[mention].span).end;
        self.doc.tokens.get(next).is_none_or(|t| !t.is_word())
    }

    /// Where the last of these tokens ends.
    pub(super) fn end(&self, tokens: &Range<usize>) -> u32 {
        tokens.end.checked_sub(1).and_then(|i| self.doc.tokens.get(i)).map_or(0, |t| t.span.end)
    }

    /// Whether nothing but titles and offices stand between two tokens: `school principal`, `Dr`.
    pub(super) fn only_titles(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| self.doc.tokens[i].is_word())
            && to
                .checked_sub(1)
                .is_none_or(|last| to == from || crate::quotes::is_role(self.doc.lower(last)))
    }

    /// `the father of three`, `the 34-year-old`: another way to name the one person in view.
    pub(super) fn described(
        &self,
        head: &Range<usize>,
        span: Span,
        last: Option<(Span, Option<usize>)>,
    ) -> Option<usize> {
        if head.is_empty() || self.doc.lower(head.start) != "the" {
            return None;
        }
        let noun = self.doc.lower(head.end - 1);
        let age = noun == "old" && head.len() > 4;
        let kin = one_of(
            noun,
            "father mother dad mum mom grandmother grandfather star singer actor actress striker forward midfielder defender goalkeeper pensioner veteran author novelist tycoon billionaire politician celebrity comedian presenter teenager businessman businesswoman lawmaker rapper champion winger native grad widow widower",
        );
        if !age && !kin {
            return None;
        }
        let here = self.doc.sentence_of(self.doc.token_at(span.start));
        let found = self.person(span, None, last)?;
        // Only somebody named close by.
        let until = self.mentions.partition_point(|m| m.span.start < span.start);
        let near = (until.saturating_sub(12)..until).rev().find(|m| self.of(*m) == Some(found))?;
        let there = self.doc.sentence_of(self.doc.token_at(self.mentions[near].span.start));
        (here.saturating_sub(there) <= 4).then_some(found)
    }

    /// The part of a phrase that holds its head: up to the first preposition, and behind the last
    /// possessive.
    pub(super) fn head(&self, tokens: Range<usize>) -> Range<usize> {
        use crate::segment::TokenKind::{Possessive, Punct};
        let mut end = tokens.end;
        for i in tokens.clone().skip(1) {
            let lower = self.doc.lower(i);
            let stops = one_of(lower, "of for from with at in on to by who which that and or")
                && self.doc.word(i).first_is(char::is_lowercase);
            // The comma behind a name; `Amir-Abdollahian` goes on.
            let comma = self.doc.tokens[i].kind == Punct && one_of(lower, ", ( ; :");
            // `Bank of America` is one name.
            let inside = self.mention_over(i).is_some();
            if (stops || comma) && !inside {
                end = i;
                break;
            }
        }
        let start = (tokens.start..end)
            .rev()
            .find(|i| self.doc.tokens[*i].kind == Possessive && self.mention_over(*i).is_none())
            .map_or(tokens.start, |i| i + 1);
        if start < end { start..end } else { tokens.start..end }
    }

    /// `Former Ambassador to Israel David Friedman`: the name behind a title that holds a name of
    /// its own. `The wife of President Lee` is no title, and `a critic of Israel` ends in no person.
    pub(super) fn titled(&self, tokens: &Range<usize>) -> Option<usize> {
        let last = self.mention_over(tokens.end.checked_sub(1)?)?;
        let name = &self.mentions[last];
        let first = self.doc.token_at(name.span.start);
        let before = first.checked_sub(1).filter(|i| tokens.contains(i))?;
        let is_title = name.kind == NameKind::Person
            && self.mention_over(before).is_some_and(|m| self.mentions[m].kind == NameKind::Place)
            && !one_of(self.doc.lower(tokens.start), "the a an")
            && (tokens.start..before).all(|i| {
                self.doc.tokens[i].is_capitalized()
                    || self.mention_over(i).is_some()
                    || one_of(self.doc.lower(i), "of for to the and -")
            });
        if is_title { self.of(last) } else { None }
    }

    /// A name that is the head: a person anywhere in it, anything else only at its end.
    pub(super) fn named(&self, head: &Range<usize>) -> Option<usize> {
        if head.is_empty() {
            return None;
        }
        let span = self.doc.span_of(head.start, head.end - 1);
        let inside = self.mentions_in(span);
        if let Some(m) = inside.clone().rev().find(|m| self.mentions[*m].kind == NameKind::Person) {
            // `a Trump aide`, `the Lee campaign`: what stands behind the name is the head.
            let behind =
                self.doc.tokens_in(Span { start: self.mentions[m].span.end, end: span.end });
            let modifies = behind.clone().any(|i| {
                let word = self.doc.word(i);
                self.doc.tokens[i].is_word() && word.first_is(char::is_lowercase)
            });
            if !modifies {
                return self.of(m);
            }
            return None;
        }
        if let Some(m) = inside.clone().next_back()
            && self.mentions[m].span.end == span.end
            && self.mentions[m].kind != NameKind::Group
        {
            return self.of(m);
        }
        // A name that the names layer left out here, but knows elsewhere: `LEE:`
        let last = self.doc.lower(head.end - 1);
        let capital = self.doc.tokens[head.end - 1].is_capitalized();
        if capital && inside.is_empty() { self.by_last_name.get(key(last)).copied() } else { None }
    }

    /// `the mayor`: the person whom the text calls so, the one named last before it.
    pub(super) fn nominal(&self, head: &Range<usize>, span: Span) -> Option<usize> {
        if head.is_empty() || !one_of(self.doc.lower(head.start), "the this that") {
            return None;
        }
        // Only what the phrase itself says: `the Boeing spokesman` is nobody else's.
        let role = self.doc.lower(head.end - 1);
        let ids = self.by_role.get(key(role)).or_else(|| self.by_role.get(key(twin(role)?)))?;
        let until = self.mentions.partition_point(|m| m.span.start < span.start);
        (until.saturating_sub(80)..until)
            .rev()
            .filter_map(|m| self.of(m))
            .find(|e| self.entities[*e].kind == NameKind::Person && ids.binary_search(e).is_ok())
    }
}

/// The same office in other words.
pub(super) fn twin(role: &str) -> Option<&'static str> {
    Some(match role {
        "spokesman" | "spokeswoman" => "spokesperson",
        "spokesperson" => "spokesman",
        "chairman" | "chairwoman" => "chair",
        "congressman" | "congresswoman" => "representative",
        "senator" => "sen",
        "lawyer" => "attorney",
        "attorney" => "lawyer",
        "coach" => "manager",
        "author" => "writer",
        "boss" => "executive",
        "premier" => "minister",
        _ => return None,
    })
}
