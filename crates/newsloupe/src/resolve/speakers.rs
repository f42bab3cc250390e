//! Ties the words that name a speaker to the entity that they stand for.
//!
//! A name inside the words is theirs if it is the head of the phrase: `Mayor Ann Lee` is Ann Lee,
//! but `Lee’s office` and `a lawyer for Lee` are not. A pronoun goes to the person whom the text
//! has in view: whoever spoke last, or the subject of this sentence or of the ones before, if the
//! pronoun fits. `The mayor` goes to the person who is called mayor in the text. Where none of that
//! leads to an entity, the answer is `None`. A trained resolver would take the place of [`tie`].

use super::entities::{Entity, Gender};
use crate::document::Document;
use crate::names::{Mention, NameKind};
use crate::quotes::{Quote, QuoteKind};
use crate::span::Span;
use std::collections::HashMap;
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
    let mut order: Vec<usize> =
        (0..quotes.len()).filter(|q| quotes[*q].speaker.is_some()).collect();
    order.sort_by_key(|q| (quotes[*q].speaker.map(|s| s.span.start), *q));
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
            && matches!(
                first,
                "he" | "she"
                    | "who"
                    | "it"
                    | "they"
                    | "i"
                    | "we"
                    | "you"
                    | "his"
                    | "her"
                    | "him"
                    | "them"
                    | "this"
                    | "that"
                    | "these"
                    | "those"
                    | "which"
            );
        let plain = tokens.clone().skip(1).all(|i| !doc.tokens[i].is_capitalized())
            && matches!(
                first,
                "the"
                    | "a"
                    | "an"
                    | "this"
                    | "that"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
                    | "our"
                    | "my"
            );
        // `Senators`, `Company`: the only capital is that of a sentence or a headline.
        let sentence = doc.sentences.get(doc.sentence_of(tokens.start));
        let opens = sentence.is_some_and(|s| s.tokens.0 as usize == tokens.start);
        let small = tokens.clone().skip(1).all(|i| !doc.tokens[i].is_capitalized());
        let mentioned = mentions
            .get(mentions.partition_point(|m| m.span.end <= speaker.span.start))
            .is_some_and(|m| m.span.start < speaker.span.end);
        if pronoun || plain || opens && small && !mentioned {
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
    by_last_name: HashMap<String, usize>,
    /// The one person whom the article calls `he`, if there is just one, and the one it calls `she`.
    only: [Option<usize>; 2],
    /// People by each word that says what they are.
    by_role: HashMap<String, Vec<usize>>,
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
        let mut by_last_name = HashMap::new();
        let mut by_role: HashMap<String, Vec<usize>> = HashMap::new();
        for (id, entity) in entities.iter().enumerate() {
            if entity.kind == NameKind::Person
                && let Some(last) = entity.name.split_whitespace().next_back()
            {
                by_last_name.entry(last.to_lowercase()).or_insert(id);
            }
            for role in &entity.roles {
                // `chief executive of Boeing`: the office stands before what it is held in.
                let words = role.of(&doc.folded).split(|c: char| !c.is_alphanumeric());
                for word in words.take_while(|w| !matches!(*w, "of" | "for" | "at" | "in" | "who"))
                {
                    if word.len() > 2 {
                        let ids = by_role.entry(word.to_owned()).or_default();
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
                "they" | "i" | "we" | "you" | "these" | "those" | "this" | "that" => return None,
                _ => {}
            }
        }
        // `he’d`, `she’ll`
        if tokens.len() == 1 && self.doc.word(tokens.start).contains(['\'', '’']) {
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
        self.named(&head)
            .or_else(|| self.beside(&head, &tokens))
            .or_else(|| self.nominal(&head, span))
            .or_else(|| self.described(&head, span, last))
    }

    /// `her lawyer, Ann Lee`: the name that stands in apposition, inside the phrase or right behind
    /// it: `a spokesman for the agency, Luis Ocampo`, `the first witness, school principal Ann Lee`.
    fn beside(&self, head: &Range<usize>, tokens: &Range<usize>) -> Option<usize> {
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
    fn closes(&self, mention: usize) -> bool {
        let next = self.doc.tokens_in(self.mentions[mention].span).end;
        self.doc.tokens.get(next).is_none_or(|t| !t.is_word())
    }

    /// Where the last of these tokens ends.
    fn end(&self, tokens: &Range<usize>) -> u32 {
        tokens.end.checked_sub(1).and_then(|i| self.doc.tokens.get(i)).map_or(0, |t| t.span.end)
    }

    /// Whether nothing but titles and offices stand between two tokens: `school principal`, `Dr`.
    fn only_titles(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| self.doc.tokens[i].is_word())
            && to
                .checked_sub(1)
                .is_none_or(|last| to == from || crate::quotes::is_role(self.doc.lower(last)))
    }

    /// `the father of three`, `the 34-year-old`: another way to name the one person in view.
    fn described(
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
        let kin = matches!(
            noun,
            "father"
                | "mother"
                | "dad"
                | "mum"
                | "mom"
                | "grandmother"
                | "grandfather"
                | "star"
                | "singer"
                | "actor"
                | "actress"
                | "striker"
                | "forward"
                | "midfielder"
                | "defender"
                | "goalkeeper"
                | "pensioner"
                | "veteran"
                | "author"
                | "novelist"
                | "tycoon"
                | "billionaire"
                | "politician"
                | "celebrity"
                | "comedian"
                | "presenter"
                | "teenager"
                | "businessman"
                | "businesswoman"
                | "lawmaker"
                | "rapper"
                | "champion"
                | "winger"
                | "native"
                | "grad"
                | "widow"
                | "widower"
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
    fn head(&self, tokens: Range<usize>) -> Range<usize> {
        use crate::segment::TokenKind::{Possessive, Punct};
        let mut end = tokens.end;
        for i in tokens.clone().skip(1) {
            let lower = self.doc.lower(i);
            let stops = matches!(
                lower,
                "of" | "for"
                    | "from"
                    | "with"
                    | "at"
                    | "in"
                    | "on"
                    | "to"
                    | "by"
                    | "who"
                    | "which"
                    | "that"
                    | "and"
                    | "or"
            ) && self.doc.word(i).starts_with(char::is_lowercase);
            // The comma behind a name; `Amir-Abdollahian` goes on.
            let comma = self.doc.tokens[i].kind == Punct && matches!(lower, "," | "(" | ";" | ":");
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

    /// A name that is the head: a person anywhere in it, anything else only at its end.
    fn named(&self, head: &Range<usize>) -> Option<usize> {
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
                self.doc.tokens[i].is_word() && word.starts_with(char::is_lowercase)
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
        if capital && inside.is_empty() { self.by_last_name.get(last).copied() } else { None }
    }

    /// `the mayor`: the person whom the text calls so, the one named last before it.
    fn nominal(&self, head: &Range<usize>, span: Span) -> Option<usize> {
        if head.is_empty() || !matches!(self.doc.lower(head.start), "the" | "this" | "that") {
            return None;
        }
        // Only what the phrase itself says: `the Boeing spokesman` is nobody else's.
        let role = self.doc.lower(head.end - 1);
        let ids = self.by_role.get(role).or_else(|| self.by_role.get(twin(role)?))?;
        let until = self.mentions.partition_point(|m| m.span.start < span.start);
        (until.saturating_sub(80)..until)
            .rev()
            .filter_map(|m| self.of(m))
            .find(|e| self.entities[*e].kind == NameKind::Person && ids.binary_search(e).is_ok())
    }

    /// `Lee, who said`: the person named just before.
    fn antecedent(&self, span: Span) -> Option<usize> {
        let m = self.mentions.partition_point(|m| m.span.start < span.start).checked_sub(1)?;
        let same = self.doc.sentence_of(self.doc.token_at(self.mentions[m].span.start))
            == self.doc.sentence_of(self.doc.token_at(span.start));
        (same && self.mentions[m].kind != NameKind::Group).then(|| self.of(m)).flatten()
    }

    /// The person in view at `span`.
    fn person(
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
    fn opens_with_pronoun(&self, sentence: usize) -> bool {
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
    fn body(&self, span: Span, last: Option<(Span, Option<usize>)>) -> Option<usize> {
        let here = self.doc.sentence_of(self.doc.token_at(span.start));
        let (at, entity) = last?;
        let near = here.saturating_sub(self.doc.sentence_of(self.doc.token_at(at.start))) <= 2;
        entity.filter(|e| {
            near && matches!(self.entities[*e].kind, NameKind::Organization | NameKind::Place)
        })
    }
}

/// Somebody of the family.
fn is_kin(lower: &str) -> bool {
    matches!(
        lower,
        "child"
            | "son"
            | "daughter"
            | "baby"
            | "husband"
            | "wife"
            | "partner"
            | "mother"
            | "father"
            | "brother"
            | "sister"
            | "twin"
            | "grandson"
            | "granddaughter"
    )
}

/// The same office in other words.
fn twin(role: &str) -> Option<&'static str> {
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
