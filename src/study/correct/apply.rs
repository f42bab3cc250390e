//! The report as the reader corrected it: the engine's own, with the corrections done in order.
//!
//! Things keep their slots while corrections are done, so that the indices between them hold; what
//! was taken away leaves an empty slot. [`super::settle`] puts all in order at the end.

use super::model::{Change, Correction, Corrections, Layer, Voice, What, Who};
use super::place::Place;
use super::settle::settle;
use newsloupe::anatomy::BlockKind;
use newsloupe::dates::{Basis, TimexKind};
use newsloupe::names::NameKind;
use newsloupe::offsets::OffsetSpace;
use newsloupe::quotes::QuoteKind;
use newsloupe::report::{Credit, Date, Entity, Mention, Picture, Quote, ReportSpan, Speaker};
use newsloupe::{OffsetMap, Report, Span};

/// Why a mark is there that the reader made.
pub const MARKED: &str = "You marked this.";
/// Why a thing is as it is that the reader changed.
pub const CHANGED: &str = "You changed this.";

/// A report with the corrections done.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The corrected report, in the offsets of the engine's.
    pub report: Report,
    /// The numbers of the steps whose place the text does not have, or no longer: they wait.
    pub waiting: Vec<usize>,
}

/// Does `corrections` to `report`, which belongs to `text`.
pub fn apply(report: &Report, text: &str, corrections: &Corrections) -> Applied {
    let mut bench = Bench::new(report, text);
    let mut waiting = Vec::new();
    for (number, correction) in corrections.active() {
        if bench.make(correction).is_none() {
            waiting.push(number);
        }
    }
    Applied { report: settle(bench), waiting }
}

/// A report taken apart. Its spans are in bytes.
pub(super) struct Bench<'t> {
    pub(super) text: &'t str,
    /// The space that the report came in.
    pub(super) offsets: OffsetSpace,
    /// All that is not in a list below.
    pub(super) rest: Report,
    pub(super) quotes: Vec<Option<Quote>>,
    pub(super) mentions: Vec<Option<Mention>>,
    pub(super) dates: Vec<Option<Date>>,
    pub(super) credits: Vec<Option<Credit>>,
    /// Entities that lost or changed a name, and may need another one.
    pub(super) touched: Vec<usize>,
}

/// Calls `change` with every span of a report.
pub(super) fn each_span(report: &mut Report, change: &mut dyn FnMut(&mut ReportSpan)) {
    report.published_span.iter_mut().for_each(&mut *change);
    report.blocks.iter_mut().for_each(|b| change(&mut b.span));
    report.sentences.iter_mut().for_each(&mut *change);
    for quote in &mut report.quotes {
        change(&mut quote.span);
        change(&mut quote.outer);
        change(&mut quote.content);
        quote.parts.iter_mut().chain(&mut quote.channel).for_each(&mut *change);
        quote.speaker.iter_mut().for_each(|s| change(&mut s.span));
        quote.cue.iter_mut().for_each(|c| change(&mut c.span));
    }
    report.mentions.iter_mut().for_each(|m| change(&mut m.span));
    report.entities.iter_mut().flat_map(|e| &mut e.role_spans).for_each(&mut *change);
    report.dates.iter_mut().for_each(|d| change(&mut d.span));
    report.credits.iter_mut().for_each(|c| change(&mut c.span));
    report.summary.sources.iter_mut().filter_map(|s| s.span.as_mut()).for_each(change);
}

const fn of(span: Span) -> ReportSpan {
    [span.start, span.end]
}

const fn span([start, end]: ReportSpan) -> Span {
    Span { start, end }
}

const fn overlap(a: Span, [start, end]: ReportSpan) -> bool {
    a.start < end && start < a.end
}

/// The thing at this place: the one with its very bytes, else the one that shares most with it, if
/// that is more than half of either.
fn nearest<T>(list: &[Option<T>], wanted: Span, at: impl Fn(&T) -> ReportSpan) -> Option<usize> {
    let mut best = None;
    for (i, thing) in list.iter().enumerate() {
        let Some([start, end]) = thing.as_ref().map(&at) else { continue };
        if [start, end] == of(wanted) {
            return Some(i);
        }
        let shared = end.min(wanted.end).saturating_sub(start.max(wanted.start));
        let longer = end.saturating_sub(start).max(wanted.end - wanted.start);
        if shared * 2 > longer && best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, i));
        }
    }
    best.map(|(_, i)| i)
}

const MARKS: &str = "\"'“”‘’„‚«»‹›`´";

/// A span without quotation marks at its ends, and with those beside it.
fn quoted(text: &str, wanted: Span) -> Option<(Span, Span)> {
    text.get(wanted.range())?;
    let is_mark = |c: char| MARKS.contains(c);
    let inner = wanted.trimmed(text, |c| is_mark(c) || c.is_whitespace());
    let inner = if inner.is_empty() { wanted } else { inner };
    let before = text[..inner.start as usize].chars().next_back().filter(|c| is_mark(*c));
    let after = text[inner.end as usize..].chars().next().filter(|c| is_mark(*c));
    let outer = match (before, after) {
        (Some(before), Some(after)) => Span {
            start: inner.start - before.len_utf8() as u32,
            end: inner.end + after.len_utf8() as u32,
        },
        _ => inner,
    };
    Some((inner, outer))
}

fn slots<T>(list: &mut Vec<T>) -> Vec<Option<T>> {
    std::mem::take(list).into_iter().map(Some).collect()
}

impl<'t> Bench<'t> {
    fn new(report: &Report, text: &'t str) -> Self {
        let mut rest = report.clone();
        let offsets = rest.offsets;
        if offsets != OffsetSpace::Utf8 {
            let map = OffsetMap::new(text);
            each_span(&mut rest, &mut |s| {
                *s = map.decode(offsets, *s).map_or([u32::MAX; 2], of);
            });
            rest.offsets = OffsetSpace::Utf8;
        }
        Self {
            text,
            offsets,
            quotes: slots(&mut rest.quotes),
            mentions: slots(&mut rest.mentions),
            dates: slots(&mut rest.dates),
            credits: slots(&mut rest.credits),
            rest,
            touched: Vec::new(),
        }
    }

    /// Does one correction; nothing where its place, or who it speaks of, is not there.
    fn make(&mut self, correction: &Correction) -> Option<()> {
        let at = correction.at.find(self.text)?;
        match (&correction.change, correction.on) {
            (Change::Add(what), _) => self.add(at, what),
            (Change::Block(kind), _) => self.block(at, *kind),
            (Change::Remove, layer) => {
                self.remove(at, layer);
                Some(()) // what the engine no longer marks is not there either
            }
            (change, Layer::Quote) => self.quote(at, change),
            (change, Layer::Mention) => self.mention(at, change),
            (change, Layer::Date) => self.date(at, change),
            (change, Layer::Credit) => self.credit(at, change),
            (_, Layer::Block) => None,
        }
    }

    fn remove(&mut self, at: Span, layer: Layer) {
        match layer {
            Layer::Quote => {
                if let Some(i) = nearest(&self.quotes, at, |q| q.span) {
                    self.quotes[i] = None;
                }
            }
            Layer::Mention => {
                if let Some(i) = nearest(&self.mentions, at, |m| m.span) {
                    self.touched.extend(self.mentions[i].take().map(|m| m.entity));
                }
            }
            Layer::Date => {
                if let Some(i) = nearest(&self.dates, at, |d| d.span) {
                    self.dates[i] = None;
                }
            }
            Layer::Credit => {
                if let Some(i) = nearest(&self.credits, at, |c| c.span) {
                    self.credits[i] = None;
                }
            }
            Layer::Block => {}
        }
    }

    fn add(&mut self, at: Span, what: &What) -> Option<()> {
        match what {
            What::Quote(kind) => return self.add_quote(at, *kind),
            What::Name(kind) => self.add_name(at, *kind),
            What::Date { kind, value } => {
                self.clear_dates(at, usize::MAX);
                self.dates.push(Some(Date {
                    span: of(at),
                    kind: *kind,
                    value: value.clone(),
                    basis: basis(value.as_deref(), at.of(self.text)),
                    confidence: 1.0,
                    why: MARKED.to_owned(),
                }));
            }
            What::Credit { creator } => self.add_credit(at, creator.as_ref()),
        }
        Some(())
    }

    fn add_quote(&mut self, at: Span, kind: QuoteKind) -> Option<()> {
        let (inner, outer) = quoted(self.text, at)?;
        let same = |q: &Option<Quote>| q.as_ref().is_some_and(|q| q.span == of(inner));
        if let Some(i) = self.quotes.iter().position(same) {
            self.quotes[i].as_mut()?.kind = kind;
            return Some(());
        }
        let outer = if kind == QuoteKind::Indirect { inner } else { outer };
        self.quotes.push(Some(Quote {
            id: 0,
            span: of(inner),
            outer: of(outer),
            content: of(outer),
            kind,
            parts: vec![of(inner)],
            speaker: None,
            cue: None,
            channel: Vec::new(),
            confidence: 1.0,
            why: MARKED.to_owned(),
        }));
        Some(())
    }

    fn add_name(&mut self, at: Span, kind: NameKind) {
        self.clear_mentions(at, usize::MAX);
        let words = at.of(self.text);
        let known = self.alike(words, kind);
        let entity = known.unwrap_or_else(|| self.new_entity(words, kind));
        self.mentions.push(Some(Mention {
            span: of(at),
            kind,
            entity,
            confidence: 1.0,
            why: MARKED.to_owned(),
        }));
        // Whoever speaks in these words now has a name.
        let speakers = self.quotes.iter_mut().flatten().filter_map(|q| q.speaker.as_mut());
        for speaker in speakers.filter(|s| s.entity.is_none() && overlap(at, s.span)) {
            speaker.entity = Some(entity);
            speaker.named = true;
        }
    }

    fn add_credit(&mut self, at: Span, creator: Option<&Place>) {
        let mut gone =
            self.credits.iter_mut().filter(|c| c.as_ref().is_some_and(|c| overlap(at, c.span)));
        gone.by_ref().for_each(|c| *c = None);
        let is_caption =
            |i: &usize| self.rest.blocks.get(*i).is_some_and(|b| b.kind == BlockKind::Caption);
        let here = self.block_at(at);
        let caption = here.and_then(|b| {
            let near = [Some(b), b.checked_sub(1), Some(b + 1), b.checked_sub(2)];
            near.into_iter().flatten().find(is_caption)
        });
        let creator = creator.map(|c| c.exact.clone());
        let number = self.credits.len();
        self.credits.push(Some(Credit {
            span: of(at),
            chain: chain(at.of(self.text), creator.as_deref()),
            creator,
            agencies: Vec::new(),
            distributor: None,
            handout: false,
            caption,
            alt: None,
            confidence: 1.0,
            why: MARKED.to_owned(),
        }));
        let open = self.rest.pictures.iter_mut().find(|p| {
            p.caption == caption
                && caption.is_some()
                && p.credit.is_none_or(|c| self.credits.get(c).is_none_or(Option::is_none))
        });
        match open {
            Some(picture) => picture.credit = Some(number),
            None => self.rest.pictures.push(Picture {
                credit: Some(number),
                caption,
                alt: None,
                date: None,
                other_event: false,
                confidence: 1.0,
                why: MARKED.to_owned(),
            }),
        }
    }

    fn block_at(&self, at: Span) -> Option<usize> {
        self.rest.blocks.iter().position(|b| b.span[0] <= at.start && at.start < b.span[1])
    }

    fn block(&mut self, at: Span, kind: BlockKind) -> Option<()> {
        let block = self.block_at(at).and_then(|i| self.rest.blocks.get_mut(i))?;
        block.kind = kind;
        block.confidence = 1.0;
        CHANGED.clone_into(&mut block.why);
        Some(())
    }

    fn quote(&mut self, at: Span, change: &Change) -> Option<()> {
        let Some(i) = nearest(&self.quotes, at, |q| q.span) else {
            let Change::Become(What::Quote(kind)) = change else { return None };
            return self.add_quote(at, *kind);
        };
        let voice = match change {
            Change::Speaker(voice) => Some(self.voice(voice, at)?),
            _ => None,
        };
        let text = self.text;
        let quote = self.quotes[i].as_mut()?;
        match change {
            Change::Become(What::Quote(kind)) => {
                quote.kind = *kind;
                if matches!(kind, QuoteKind::Scare | QuoteKind::Title) {
                    quote.speaker = None;
                    quote.cue = None;
                    quote.channel.clear();
                }
            }
            Change::Edges(place) => {
                let (inner, outer) = quoted(text, place.find(text)?)?;
                let marked = quote.outer != quote.span;
                let outer = if marked || quote.kind != QuoteKind::Indirect { outer } else { inner };
                quote.parts.retain(|p| overlap(inner, *p));
                match quote.parts.first_mut() {
                    Some(first) => first[0] = inner.start,
                    None => quote.parts.push(of(inner)),
                }
                if let Some(last) = quote.parts.last_mut() {
                    last[1] = inner.end;
                }
                quote.span = of(inner);
                quote.outer = of(outer);
                quote.content = of(outer);
            }
            Change::Speaker(_) => quote.speaker = voice?,
            _ => return None,
        }
        quote.confidence = 1.0;
        if quote.why != MARKED {
            CHANGED.clone_into(&mut quote.why);
        }
        Some(())
    }

    /// Who speaks, as a report writes it. Of somebody named, the place nearest to the quote counts.
    #[expect(clippy::option_option)] // not found, or found that nobody is stated
    fn voice(&self, voice: &Voice, quote: Span) -> Option<Option<Speaker>> {
        Some(match voice {
            Voice::NotStated => None,
            Voice::Entity(who) => {
                let entity = self.entity(who)?;
                let places = self.mentions.iter().flatten().filter(|m| m.entity == entity);
                let far = |s: ReportSpan| {
                    // Inside a quote somebody is spoken of; beside it they speak.
                    if overlap(quote, s) {
                        return u32::MAX;
                    }
                    s[0].abs_diff(quote.end).min(s[1].abs_diff(quote.start))
                };
                let near = places.min_by_key(|m| far(m.span))?;
                Some(Speaker { span: near.span, entity: Some(entity), named: true })
            }
            Voice::Words(place) => {
                let at = place.find(self.text)?;
                let named = self.mentions.iter().flatten().find(|m| overlap(at, m.span));
                let entity = named.map(|m| m.entity);
                Some(Speaker { span: of(at), entity, named: entity.is_some() })
            }
        })
    }

    fn mention(&mut self, at: Span, change: &Change) -> Option<()> {
        let Some(i) = nearest(&self.mentions, at, |m| m.span) else {
            let Change::Become(What::Name(kind)) = change else { return None };
            self.add_name(at, *kind);
            return Some(());
        };
        let entity = self.mentions[i].as_ref()?.entity;
        match change {
            Change::Become(What::Name(kind)) => {
                // What the name stands for is of one kind wherever it is named.
                self.rest.entities.get_mut(entity)?.kind = *kind;
                for mention in self.mentions.iter_mut().flatten().filter(|m| m.entity == entity) {
                    mention.kind = *kind;
                }
            }
            Change::Edges(place) => {
                let to = place.find(self.text)?;
                self.clear_mentions(to, i);
                self.mentions[i].as_mut()?.span = of(to);
                self.touched.push(entity);
            }
            Change::Entity(who) => {
                let other = self.entity(who)?;
                let kind = self.rest.entities.get(other)?.kind;
                let mention = self.mentions[i].as_mut()?;
                mention.entity = other;
                mention.kind = kind;
                self.speakers_at(at, other);
                self.touched.push(entity);
            }
            Change::Split => {
                let words = at.of(self.text);
                let kind = self.mentions[i].as_ref()?.kind;
                let other = self.new_entity(words, kind);
                self.mentions[i].as_mut()?.entity = other;
                self.speakers_at(at, other);
                self.touched.push(entity);
            }
            Change::Merge(who) => self.merge(entity, self.entity(who)?)?,
            Change::Rename(name) if !name.trim().is_empty() => {
                name.trim().clone_into(&mut self.rest.entities.get_mut(entity)?.name);
                self.touched.retain(|t| *t != entity);
            }
            _ => return None,
        }
        let mention = self.mentions[i].as_mut()?;
        mention.confidence = 1.0;
        if mention.why != MARKED {
            CHANGED.clone_into(&mut mention.why);
        }
        Some(())
    }

    /// Quotes whose speaker is named in these words are now this entity's.
    fn speakers_at(&mut self, at: Span, entity: usize) {
        let speakers = self.quotes.iter_mut().flatten().filter_map(|q| q.speaker.as_mut());
        for speaker in speakers.filter(|s| overlap(at, s.span)) {
            speaker.entity = Some(entity);
            speaker.named = true;
        }
    }

    fn merge(&mut self, from: usize, into: usize) -> Option<()> {
        if from == into {
            return Some(());
        }
        let Entity { kind, .. } = *self.rest.entities.get(into)?;
        let gone = self.rest.entities.get_mut(from)?;
        let roles = std::mem::take(&mut gone.roles);
        let spans = std::mem::take(&mut gone.role_spans);
        let kept = &mut self.rest.entities[into];
        for (role, at) in roles.into_iter().zip(spans) {
            if !kept.roles.contains(&role) {
                kept.roles.push(role);
                kept.role_spans.push(at);
            }
        }
        for mention in self.mentions.iter_mut().flatten().filter(|m| m.entity == from) {
            mention.entity = into;
            mention.kind = kind;
        }
        for quote in self.quotes.iter_mut().flatten() {
            if let Some(speaker) = quote.speaker.as_mut().filter(|s| s.entity == Some(from)) {
                speaker.entity = Some(into);
            }
        }
        Some(())
    }

    fn date(&mut self, at: Span, change: &Change) -> Option<()> {
        let Some(i) = nearest(&self.dates, at, |d| d.span) else {
            let Change::Become(what @ What::Date { .. }) = change else { return None };
            return self.add(at, what);
        };
        match change {
            Change::Become(What::Date { kind, value }) => {
                let date = self.dates[i].as_mut()?;
                let words = self.text.get(span(date.span).range())?;
                date.basis = basis(value.as_deref(), words);
                date.kind = *kind;
                date.value.clone_from(value);
                // What was asked about its old day is answered.
                self.rest.questions.retain(|q| !q.dates.contains(&i));
            }
            Change::Edges(place) => {
                let to = place.find(self.text)?;
                self.clear_dates(to, i);
                self.dates[i].as_mut()?.span = of(to);
            }
            _ => return None,
        }
        let date = self.dates[i].as_mut()?;
        date.confidence = 1.0;
        if date.why != MARKED {
            CHANGED.clone_into(&mut date.why);
        }
        Some(())
    }

    fn credit(&mut self, at: Span, change: &Change) -> Option<()> {
        let Some(i) = nearest(&self.credits, at, |c| c.span) else {
            let Change::Become(what @ What::Credit { .. }) = change else { return None };
            return self.add(at, what);
        };
        let text = self.text;
        let credit = self.credits[i].as_mut()?;
        match change {
            Change::Become(What::Credit { creator }) => {
                credit.creator = creator.as_ref().map(|c| c.exact.clone());
            }
            Change::Edges(place) => {
                let to = place.find(text)?;
                credit.span = of(to);
                let words = to.of(text);
                credit.creator.take_if(|c| !words.contains(c.as_str()));
            }
            _ => return None,
        }
        let words = text.get(span(credit.span).range())?;
        credit.chain = chain(words, credit.creator.as_deref());
        credit.agencies.retain(|a| credit.chain.contains(a));
        credit.distributor.take_if(|d| !credit.chain.contains(d));
        credit.confidence = 1.0;
        if credit.why != MARKED {
            CHANGED.clone_into(&mut credit.why);
        }
        Some(())
    }

    /// Names give way to the one that the reader marks over them; slot `but` stays.
    fn clear_mentions(&mut self, at: Span, but: usize) {
        for (_, slot) in self.mentions.iter_mut().enumerate().filter(|(i, _)| *i != but) {
            if let Some(gone) = slot.take_if(|m| overlap(at, m.span)) {
                self.touched.push(gone.entity);
            }
        }
    }

    fn clear_dates(&mut self, at: Span, but: usize) {
        for (_, slot) in self.dates.iter_mut().enumerate().filter(|(i, _)| *i != but) {
            slot.take_if(|d| overlap(at, d.span));
        }
    }

    /// The entity that the reader speaks of: the one named at this place, else the one so called.
    fn entity(&self, who: &Who) -> Option<usize> {
        let there = who.at.find(self.text).and_then(|at| nearest(&self.mentions, at, |m| m.span));
        let there = there.and_then(|i| Some(self.mentions[i].as_ref()?.entity));
        there.or_else(|| {
            let named =
                |m: &&Mention| self.rest.entities.get(m.entity).is_some_and(|e| e.name == who.name);
            self.mentions.iter().flatten().find(named).map(|m| m.entity)
        })
    }

    /// Somebody of this kind who is called so already; a person by the last name too, if only one is.
    fn alike(&self, words: &str, kind: NameKind) -> Option<usize> {
        let mut of_kind = self.mentions.iter().flatten().filter(|m| m.kind == kind);
        let same = of_kind.clone().find(|m| {
            self.text.get(span(m.span).range()) == Some(words)
                || self.rest.entities.get(m.entity).is_some_and(|e| e.name == words)
        });
        if same.is_some() || kind != NameKind::Person {
            return same.map(|m| m.entity);
        }
        let called = |m: &&Mention| {
            let name = self.rest.entities.get(m.entity).map_or("", |e| e.name.as_str());
            name.strip_suffix(words).is_some_and(|rest| rest.ends_with(' '))
        };
        let first = of_kind.clone().find(called)?.entity;
        of_kind.all(|m| m.entity == first || !called(&m)).then_some(first)
    }

    fn new_entity(&mut self, words: &str, kind: NameKind) -> usize {
        let id = self.rest.entities.len();
        self.rest.entities.push(Entity {
            id,
            kind,
            name: words.to_owned(),
            roles: Vec::new(),
            role_spans: Vec::new(),
            gender: newsloupe::resolve::Gender::default(),
            mentions: Vec::new(),
        });
        id
    }
}

/// Whether the words say a value in full: as far as can be seen, if they hold its year.
fn basis(value: Option<&str>, words: &str) -> Basis {
    match value {
        None => Basis::Vague,
        Some(value) if value.get(..4).is_some_and(|year| words.contains(year)) => Basis::Stated,
        Some(_) => Basis::Resolved,
    }
}

/// Everyone in a credit, from its maker on.
fn chain(words: &str, creator: Option<&str>) -> Vec<String> {
    let pieces = words.split(['/', '|']).flat_map(|piece| piece.split(" via "));
    let mut chain: Vec<String> =
        pieces.map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    if let Some(creator) = creator
        && !chain.iter().any(|c| c == creator)
    {
        match chain.first_mut().filter(|first| first.contains(creator)) {
            Some(first) => creator.clone_into(first),
            None => chain.insert(0, creator.to_owned()),
        }
    }
    chain
}

/// The value that the words of a date say in full, `YYYY-MM-DD` or shorter, if they do.
pub fn plain_date(value: &str) -> Option<(TimexKind, String)> {
    let value = value.trim();
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let mut parts = value.split('-');
    let good = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(y), None, None, None) => digits(y, 4),
        (Some(y), Some(m), None, None) => {
            digits(y, 4) && digits(m, 2) && ("01"..="12").contains(&m)
        }
        (Some(_), Some(_), Some(_), None) => value.parse::<newsloupe::Day>().is_ok(),
        _ => false,
    };
    good.then(|| (TimexKind::Date, value.to_owned()))
}
