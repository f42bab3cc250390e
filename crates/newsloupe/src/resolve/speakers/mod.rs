//! Ties the words that name a speaker to the entity that they stand for.
//!
//! A name inside the words is theirs if it is the head of the phrase: `Mayor Ann Lee` is Ann Lee,
//! but `Lee’s office` and `a lawyer for Lee` are not. A pronoun goes to the person whom the text
//! has in view: whoever spoke last, or the subject of this sentence or of the ones before, if the
//! pronoun fits. `The mayor` goes to the person who is called mayor in the text. Where none of that
//! leads to an entity, the answer is `None`. A trained resolver would take the place of [`tie`].

mod phrases;
mod pronouns;

use super::entities::{Entity, Gender};
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::key;
use crate::lexicon::one_of;
use crate::names::{Mention, NameKind};
use crate::order;
use crate::quotes::{Quote, QuoteKind};
use crate::span::Span;
use crate::table::Table;
use std::ops::Range;

/// For each quote the entity that speaks, or `None` where the text does not lead to one.
pub(super) fn tie(
    doc: &Document<'_>,
    mentions: &[Mention],
    quotes: &[Quote],
    entities: &[Entity],
    entity_of_mention: &[usize],
) -> Vec<Option<usize>> {
    let scene = Scene::new(doc, mentions, quotes, entities, entity_of_mention);
    let mut out: Vec<Option<usize>> = vec![None; quotes.len()];
    // By place of the speaker, so that a pronoun may look back on who spoke before it.
    let order: Vec<usize> = (0..quotes.len()).filter(|q| quotes[*q].speaker.is_some()).collect();
    let order = order::by(order, |q| (quotes[*q].speaker.map_or(0, |s| s.span.start), 0));
    let mut last: Option<(Span, Option<usize>)> = None;
    for q in order {
        let Some(speaker) = quotes[q].speaker else { continue };
        let known = last.filter(|(span, _)| *span == speaker.span);
        let entity = match known {
            Some((_, entity)) => entity,
            None => scene.entity(speaker.span, last),
        };
        out[q] = entity;
        last = Some((speaker.span, entity));
    }
    out
}

/// Says of each speaker whether the words lead to a name, now that the names are known: they do where
/// an entity was found, and do not where a plain description or a paper leads to none.
pub(super) fn settle_names(
    doc: &Document<'_>,
    mentions: &[Mention],
    quotes: &mut [Quote],
    entity_of_quote: &[Option<usize>],
) {
    for (quote, entity) in quotes.iter_mut().zip(entity_of_quote) {
        let Some(speaker) = &mut quote.speaker else { continue };
        if entity.is_some() {
            speaker.named = true;
            continue;
        }
        let tokens = doc.tokens_in(speaker.span);
        let first = doc.lower(tokens.start);
        let pronoun = tokens.len() == 1
            && one_of(
                first,
                "he she who it they i we you his her him them this that these those which",
            );
        let plain = tokens.clone().skip(1).all(|i| !doc.tokens[i].is_capitalized())
            && one_of(first, "the a an this that his her its their our my");
        // `Senators`, `Company`: the only capital is that of a sentence or a headline.
        let sentence = doc.sentences.get(doc.sentence_of(tokens.start));
        let opens = sentence.is_some_and(|s| s.tokens.0 as usize == tokens.start);
        let small = tokens.clone().skip(1).all(|i| !doc.tokens[i].is_capitalized());
        let mentioned = mentions
            .get(mentions.partition_point(|m| m.span.end <= speaker.span.start))
            .is_some_and(|m| m.span.start < speaker.span.end);
        // `an email seen by The Post`: a name, but not of whoever speaks.
        let indefinite = one_of(first, "a an") && !doc.words(speaker.span).contains(',');
        if pronoun || plain || indefinite || opens && small && !mentioned {
            speaker.named = false;
        }
    }
}

/// The article as a resolver sees it.
struct Scene<'a, 't> {
    doc: &'a Document<'t>,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    entity_of_mention: &'a [usize],
    /// For each mention whether it stands inside somebody's marked speech.
    spoken: Vec<bool>,
    /// People by the last word of their names, in small letters.
    by_last_name: Table<usize>,
    /// The one person whom the article calls `he`, if there is just one, and the one it calls `she`.
    only: [Option<usize>; 2],
    /// People by each word that says what they are.
    by_role: Table<Vec<usize>>,
}

impl<'a, 't> Scene<'a, 't> {
    fn new(
        doc: &'a Document<'t>,
        mentions: &'a [Mention],
        quotes: &[Quote],
        entities: &'a [Entity],
        entity_of_mention: &'a [usize],
    ) -> Self {
        let mut spoken = vec![false; mentions.len()];
        for quote in
            quotes.iter().filter(|q| matches!(q.kind, QuoteKind::Direct | QuoteKind::Partial))
        {
            for part in &quote.parts {
                let first = mentions.partition_point(|m| m.span.start < part.start);
                let inside =
                    mentions[first..].iter().take_while(|m| m.span.end <= part.end).count();
                spoken[first..first + inside].fill(true);
            }
        }
        let mut by_last_name = Table::default();
        let mut by_role: Table<Vec<usize>> = Table::default();
        for (id, entity) in entities.iter().enumerate() {
            if entity.kind == NameKind::Person
                && let Some(last) = entity.name.split_whitespace().next_back()
            {
                by_last_name.entry(key(&crate::document::fold(last)), id);
            }
            for role in &entity.roles {
                // `chief executive of Boeing`: the office stands before what it is held in.
                let words = role.of(&doc.folded).pieces(&|c| !c.is_alphanumeric());
                for word in words.into_iter().take_while(|w| !one_of(w, "of for at in who")) {
                    if word.len() > 2 {
                        let ids = by_role.entry(key(word), Vec::new());
                        if ids.last() != Some(&id) {
                            ids.push(id);
                        }
                    }
                }
            }
        }
        let only = [Gender::He, Gender::She].map(|gender| {
            let mut fit = (0..entities.len())
                .filter(|e| entities[*e].kind == NameKind::Person && entities[*e].gender == gender);
            fit.next().filter(|_| fit.next().is_none())
        });
        Self { doc, mentions, entities, entity_of_mention, spoken, by_last_name, only, by_role }
    }

    fn entity(&self, span: Span, last: Option<(Span, Option<usize>)>) -> Option<usize> {
        let tokens = self.doc.tokens_in(span);
        if tokens.len() == 1 {
            match self.doc.lower(tokens.start) {
                "he" | "him" => return self.person(span, Some(Gender::He), last),
                "she" | "her" => return self.person(span, Some(Gender::She), last),
                "who" => return self.antecedent(span),
                "it" => return self.body(span, last),
                w if one_of(w, "they i we you these those this that") => return None,
                _ => {}
            }
        }
        // `he’d`, `she’ll`
        if tokens.len() == 1 && self.doc.word(tokens.start).holds_any("'’") {
            let lower = self.doc.lower(tokens.start);
            if lower.starts_with("he") {
                return self.person(span, Some(Gender::He), last);
            }
            if lower.starts_with("she") {
                return self.person(span, Some(Gender::She), last);
            }
            return None;
        }
        let head = self.head(tokens.clone());
        self.titled(&tokens)
            .or_else(|| self.named(&head))
            .or_else(|| self.beside(&head, &tokens))
            .or_else(|| self.nominal(&head, span))
            .or_else(|| self.described(&head, span, last))
    }

    /// The mention that covers token `i`.
    fn mention_over(&self, i: usize) -> Option<usize> {
        let span = self.doc.tokens.get(i)?.span;
        let m = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(m).is_some_and(|m| m.span.contains(span)).then_some(m)
    }

    fn mentions_in(&self, span: Span) -> Range<usize> {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        let count = self.mentions[first..].iter().take_while(|m| m.span.end <= span.end).count();
        first..first + count
    }

    fn of(&self, mention: usize) -> Option<usize> {
        self.entity_of_mention.get(mention).copied().filter(|e| *e < self.entities.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::Speaker;

    /// Names by hand: `(words, kind, entity)`, each at its first place behind the one before.
    fn resolve(
        text: &str,
        names: &[(&str, NameKind, usize)],
        roles: &[(usize, &str)],
        genders: &[(usize, Gender)],
        speakers: &[&str],
    ) -> Vec<Option<usize>> {
        let doc = Document::read(text);
        let mut at = 0;
        let mut mentions = Vec::new();
        let mut of = Vec::new();
        for (words, kind, entity) in names {
            let start = at + text[at..].find(words).expect("the name");
            at = start + words.len();
            mentions.push(Mention {
                span: Span::new(start, at),
                kind: *kind,
                confidence: 1.0,
                why: "",
            });
            of.push(*entity);
        }
        let count = of.iter().max().map_or(0, |m| m + 1);
        let entities: Vec<Entity> = (0..count)
            .map(|id| {
                let first = of.iter().position(|e| *e == id).expect("a mention");
                Entity {
                    kind: mentions[first].kind,
                    name: doc.words(mentions[first].span).to_owned(),
                    roles: roles
                        .iter()
                        .filter(|r| r.0 == id)
                        .map(|r| {
                            let start = text.find(r.1).expect("the role");
                            Span::new(start, start + r.1.len())
                        })
                        .collect(),
                    gender: genders.iter().find(|g| g.0 == id).map_or(Gender::Unknown, |g| g.1),
                    mentions: Vec::new(),
                }
            })
            .collect();
        let mut from = 0;
        let quotes: Vec<Quote> = speakers
            .iter()
            .map(|words| {
                let start = from + text[from..].find(words).expect("the speaker");
                from = start + words.len();
                let span = Span::new(start, from);
                Quote {
                    span,
                    outer: span,
                    content: span,
                    kind: QuoteKind::Indirect,
                    parts: vec![span],
                    speaker: Some(Speaker { span, named: true }),
                    cue: None,
                    channel: Vec::new(),
                    confidence: 1.0,
                    why: String::new(),
                }
            })
            .collect();
        tie(&doc, &mentions, &quotes, &entities, &of)
    }

    use NameKind::{Organization, Person};

    #[test]
    fn the_head_of_the_phrase_speaks() {
        let names = [
            ("State Department", Organization, 0),
            ("Ann Miller", Person, 1),
            ("Miller", Person, 1),
            ("Boeing", Organization, 2),
        ];
        let text = "State Department spokesperson Ann Miller said no. Miller’s office said yes. A lawyer for Boeing said so.";
        assert_eq!(
            resolve(
                text,
                &names,
                &[],
                &[],
                &[
                    "State Department spokesperson Ann Miller",
                    "Miller’s office",
                    "A lawyer for Boeing"
                ]
            ),
            [Some(1), None, None]
        );
    }

    #[test]
    fn a_title_may_hold_a_name_before_the_one_who_speaks() {
        let place = NameKind::Place;
        let names = [("Israel", place, 0), ("David Dee", Person, 1), ("Israel", place, 0)];
        let text = "Former Ambassador to Israel David Dee said so. A critic of Israel said no.";
        let speakers = ["Former Ambassador to Israel David Dee", "A critic of Israel"];
        assert_eq!(resolve(text, &names, &[], &[], &speakers), [Some(1), None]);
    }

    #[test]
    fn a_name_in_apposition_speaks() {
        let names = [
            ("Luis Ocampo", Person, 0),
            ("Ann Lee", Person, 1),
            ("Eva Dee", Person, 2),
            ("Green Fathom", Organization, 3),
        ];
        let text = "A spokesman for the agency, Luis Ocampo, said no. The first witness, school principal Ann Lee, said yes. \
                    Its lead, Dr Eva Dee, said so. One of the largest, Green Fathom, told us.";
        let speakers = [
            "A spokesman for the agency, Luis Ocampo",
            "The first witness",
            "Its lead, Dr Eva Dee",
            "One of the largest, Green Fathom",
        ];
        assert_eq!(
            resolve(text, &names, &[], &[], &speakers),
            [Some(0), Some(1), Some(2), Some(3)]
        );
    }

    #[test]
    fn pronouns_follow_who_is_in_view_and_fit() {
        let names = [("Ann Lee", Person, 0), ("Bob Dee", Person, 1)];
        let text = "Ann Lee met Bob Dee. She said no. Later he said yes.";
        assert_eq!(
            resolve(text, &names, &[], &[(0, Gender::She), (1, Gender::He)], &["She", "he"]),
            [Some(0), Some(1)]
        );
        assert_eq!(resolve(text, &names, &[], &[], &["She"]), [Some(0)]);
    }

    #[test]
    fn who_is_met_is_not_who_speaks() {
        let names = [("Ann Lee", Person, 0), ("Eva Dee", Person, 1), ("Bo Roe", Person, 2)];
        let text = "Ann Lee left. She has met Eva Dee. “No,” she said. Her son, Bo Roe, is 6. “Yes,” she said.";
        assert_eq!(resolve(text, &names, &[], &[], &["she", "she"]), [Some(0), Some(0)]);
    }

    #[test]
    fn an_office_leads_to_the_person_who_holds_it() {
        let names = [("Ann Lee", Person, 0), ("Bob Dee", Person, 1)];
        let text =
            "Ann Lee, the mayor of Ayr, met Bob Dee. The mayor said no. The governor said so.";
        assert_eq!(
            resolve(text, &names, &[(0, "mayor of Ayr")], &[], &["The mayor", "The governor"]),
            [Some(0), None]
        );
    }
}
