//! What the card of a mark says: what it is, why, how sure, and where else the same stands.

use super::article::Article;
use super::mark::{Layer, Of};
use super::words;
use crate::i18n::{fill, fill1, inside, t};
use newsloupe::dates::Basis;
use newsloupe::quotes::{QuoteKind, Tone};

/// A card, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it is, as a short sentence.
    pub title: String,
    /// Why it is marked.
    pub why: String,
    /// What is known of it: a label and what to say.
    pub facts: Vec<(&'static str, String)>,
    /// How sure that is: in words, and as a width.
    pub sure: (&'static str, String),
    /// Where else the same stands: a mark's number and some words.
    pub same: Vec<(usize, String)>,
    /// All marks of the same source, name, day or maker: those that are shown together.
    pub together: Vec<usize>,
    /// The words on the action that leads to all of them, and the tab that lists them.
    pub all: Option<(String, super::Tab)>,
}

/// More places than this are left to the panel.
const PLACES: usize = 4;

impl Card {
    /// The card of mark number `mark`; nothing where there is no such mark.
    pub fn of(article: &Article, mark: usize) -> Option<Self> {
        let found = article.marks.get(mark)?;
        let mut card = match found.of {
            Of::Quote(i) => quote(article, i),
            Of::Speaker(i) => speaker(article, i),
            Of::Cue(i) => cue(article, i),
            Of::Relay(i) => relay(article, i, found.span.of(&article.text)),
            Of::Mention(i) => mention(article, i),
            Of::Date(i) => date(article, i),
            Of::Credit(i) => credit(article, i),
        };
        card.together = together(article, found.of);
        card.same.retain(|(other, _)| *other != mark);
        card.same.truncate(PLACES);
        Some(card)
    }
}

/// The marks of everything that belongs with `of`: all quotes of one source, all places of one name.
fn together(article: &Article, of: Of) -> Vec<usize> {
    let alike: Box<dyn Fn(Of) -> bool> = match of {
        Of::Quote(i) | Of::Speaker(i) | Of::Cue(i) | Of::Relay(i) => {
            let rows = &article.report.summary.sources;
            let Some(row) = rows.iter().find(|r| r.quotes.contains(&i)) else { return Vec::new() };
            Box::new(|other| matches!(other, Of::Quote(q) if row.quotes.contains(&q)))
        }
        Of::Mention(i) => {
            let entity = article.report.mentions[i].entity;
            let mentions = &article.report.mentions;
            Box::new(move |other| matches!(other, Of::Mention(m) if mentions[m].entity == entity))
        }
        Of::Date(_) | Of::Credit(_) => return Vec::new(),
    };
    let marks = article.marks.iter().enumerate();
    marks.filter(|(_, m)| alike(m.of)).map(|(number, _)| number).collect()
}

fn sure(confidence: f64) -> (&'static str, String) {
    (words::sure(confidence), format!("{}%", (confidence.clamp(0.0, 1.0) * 100.0).round() as i32))
}

/// Whoever says quote `i`, with capital letter and marks as a sentence needs them.
fn who(article: &Article, i: usize) -> Option<String> {
    let quote = &article.report.quotes[i];
    let name = article.speaker_name(quote)?;
    let named = quote.speaker.as_ref().is_some_and(|s| s.named || s.entity.is_some());
    Some(if named { words::capital(name) } else { format!("“{}”", words::short(name, 40)) })
}

/// The other quotes of the same speaker.
fn quotes_alike(article: &Article, i: usize) -> Vec<(usize, String)> {
    let row = article.report.summary.sources.iter().find(|r| r.quotes.contains(&i));
    let ids = row.map_or(&[][..], |r| r.quotes.as_slice());
    let others = ids.iter().filter(|q| **q != i && **q < article.report.quotes.len());
    others
        .take(PLACES + 1)
        .filter_map(|q| Some((article.mark_of(Of::Quote(*q))?, article.quote_words(*q, 60))))
        .collect()
}

fn all_by(article: &Article, i: usize) -> Option<(String, super::Tab)> {
    let row = article.report.summary.sources.iter().find(|r| r.quotes.contains(&i))?;
    let name = row.name.as_deref()?;
    let called = if row.entity.is_some() { words::last_word(name) } else { name };
    let n = row.quotes.len();
    (n > 1).then_some(())?;
    let who = words::short(called, 16);
    let words = fill(t("All by {who} ({n})"), &[("{who}", &who), ("{n}", &n.to_string())]);
    Some((words, super::Tab::Sources))
}

fn quote(article: &Article, i: usize) -> Card {
    let quote = &article.report.quotes[i];
    let speech = !matches!(quote.kind, QuoteKind::Scare | QuoteKind::Title);
    let title = match (quote.kind, who(article, i)) {
        (QuoteKind::Scare, _) => t("Marks, but not speech").to_owned(),
        (QuoteKind::Title, _) => t("A title or a name, not speech").to_owned(),
        (QuoteKind::Direct, Some(who)) => fill1(t("{who} said this"), "{who}", &who),
        (QuoteKind::Partial, Some(who)) => fill1(t("{who} said these words"), "{who}", &who),
        (QuoteKind::Indirect, Some(who)) => fill1(t("{who}, in the writer’s words"), "{who}", &who),
        (_, None) => t("Who said this is not stated").to_owned(),
    };
    let mut facts = vec![(
        t("Kind"),
        match (quote.kind, quote.parts.len()) {
            (QuoteKind::Direct, 2..) => {
                fill1(t("direct quote in {n} parts"), "{n}", &quote.parts.len().to_string())
            }
            (QuoteKind::Direct, _) => t("direct quote").to_owned(),
            (QuoteKind::Partial, _) => t("some words quoted inside a sentence").to_owned(),
            (QuoteKind::Indirect, _) => t("reported speech, no quotation marks").to_owned(),
            (QuoteKind::Scare, _) => t("a word held at arm’s length").to_owned(),
            (QuoteKind::Title, _) => t("a title, a nickname or a slogan").to_owned(),
        },
    )];
    if speech {
        if let Some(role) = article.role(quote.speaker.as_ref().and_then(|s| s.entity)) {
            facts.push((t("Role"), words::short(role, 90)));
        }
        if quote.speaker.as_ref().is_some_and(|s| !s.named && s.entity.is_none()) {
            facts.push((t("Name"), t("not stated").to_owned()));
        }
        if let Some(cue) = &quote.cue {
            facts.push((t("Verb"), format!("“{}”{}", article.words(cue.span), tone(cue.tone))));
        }
        if let Some(via) = super::notes::relays(article, quote) {
            facts.push((t("Relay"), via));
        }
    }
    let same = if speech { quotes_alike(article, i) } else { Vec::new() };
    let all = all_by(article, i).filter(|_| speech);
    Card {
        title,
        why: quote.why.clone(),
        facts,
        sure: sure(quote.confidence),
        same,
        together: Vec::new(),
        all,
    }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "",
        Tone::Doubting => t(", which leaves room for doubt"),
        Tone::Endorsing => t(", which takes it as true"),
        Tone::Emotive => t(", which carries feeling"),
    }
}

fn speaker(article: &Article, i: usize) -> Card {
    let quote = &article.report.quotes[i];
    let entity = quote.speaker.as_ref().and_then(|s| s.entity);
    let unnamed = quote.speaker.as_ref().is_some_and(|s| !s.named && s.entity.is_none());
    let name = who(article, i).unwrap_or_default();
    let mut facts = Vec::new();
    if let Some(role) = article.role(entity) {
        facts.push((t("Role"), words::short(role, 90)));
    }
    if unnamed {
        facts.push((t("Name"), t("not stated").to_owned()));
    }
    let mut same = quotes_alike(article, i);
    if let Some(mark) = article.mark_of(Of::Quote(i)) {
        same.insert(0, (mark, article.quote_words(i, 60)));
    }
    Card {
        title: fill1(t("{who} speaks here"), "{who}", &name),
        why: quote.why.clone(),
        facts,
        sure: sure(quote.confidence),
        same,
        together: Vec::new(),
        all: all_by(article, i),
    }
}

fn cue(article: &Article, i: usize) -> Card {
    let quote = &article.report.quotes[i];
    let word = quote.cue.as_ref().map_or("", |c| article.words(c.span));
    let why = match quote.cue.as_ref().map(|c| c.tone) {
        Some(Tone::Doubting) => t("This verb leaves it open whether the words are true."),
        Some(Tone::Endorsing) => t("This verb takes it that the words are true."),
        Some(Tone::Emotive) => t("This verb tells how it was said, with some feeling."),
        _ => t("This verb says that somebody spoke, and no more than that."),
    };
    let same = article.mark_of(Of::Quote(i)).map(|m| (m, article.quote_words(i, 60)));
    Card {
        title: fill1(t("“{verb}” reports speech"), "{verb}", word),
        why: why.to_owned(),
        facts: who(article, i).map(|w| (t("Speaker"), w)).into_iter().collect(),
        sure: sure(quote.confidence),
        same: same.into_iter().collect(),
        together: Vec::new(),
        all: all_by(article, i),
    }
}

fn relay(article: &Article, i: usize, words: &str) -> Card {
    let quote = &article.report.quotes[i];
    let same = article.mark_of(Of::Quote(i)).map(|m| (m, article.quote_words(i, 60)));
    Card {
        title: fill1(t("Relayed: {who}"), "{who}", &words::short(words, 60)),
        why: t("The words reached this article through somebody else, and this says through whom.")
            .to_owned(),
        facts: who(article, i).map(|w| (t("Speaker"), w)).into_iter().collect(),
        sure: sure(quote.confidence),
        same: same.into_iter().collect(),
        together: Vec::new(),
        all: all_by(article, i),
    }
}

fn mention(article: &Article, i: usize) -> Card {
    let mention = &article.report.mentions[i];
    let entity = article.report.entities.get(mention.entity);
    let here = article.words(mention.span);
    let name = entity.map_or(here, |e| e.name.as_str());
    let mut facts = vec![(t("Kind"), words::name_kind(mention.kind).to_owned())];
    let mut same = Vec::new();
    let mut all = None;
    if let Some(entity) = entity {
        let roles: Vec<String> = entity.roles.iter().take(2).map(|r| words::short(r, 90)).collect();
        if !roles.is_empty() {
            facts.push((t("Role"), roles.join("; ")));
        }
        let n = entity.mentions.len();
        facts.push((
            t("Named"),
            if n == 1 {
                t("once").to_owned()
            } else {
                fill1(t("{n} times"), "{n}", &n.to_string())
            },
        ));
        same = entity
            .mentions
            .iter()
            .filter(|m| **m != i)
            .take(PLACES + 1)
            .filter_map(|m| {
                let mark = article.mark_of(Of::Mention(*m))?;
                Some((mark, words::short(&article.around(article.marks[mark].span, 28), 70)))
            })
            .collect();
        let called = words::last_word(name);
        all = (n > 1).then(|| {
            let parts = [("{who}", &*words::short(called, 16)), ("{n}", &n.to_string())];
            (fill(t("All of {who} ({n})"), &parts), super::Tab::Names)
        });
    }
    Card {
        title: name.to_owned(),
        why: mention.why.clone(),
        facts,
        sure: sure(mention.confidence),
        same,
        together: Vec::new(),
        all,
    }
}

fn date(article: &Article, i: usize) -> Card {
    let date = &article.report.dates[i];
    let title = match date.value.as_deref().and_then(|v| words::timex(date.kind, v)) {
        Some(said) => words::capital(&said),
        None => t("When exactly is not stated").to_owned(),
    };
    let basis = match date.basis {
        Basis::Stated => t("stated in the text"),
        Basis::Resolved => t("worked out from another day"),
        Basis::Vague => t("left open by the text"),
    };
    let mut facts = vec![(t("Basis"), basis.to_owned())];
    if date.basis == Basis::Resolved {
        let day = article.report.published.as_deref().and_then(|d| d.parse().ok());
        if let Some(day) = day {
            facts.push((t("Published"), words::day(day)));
        }
    }
    let same = article
        .report
        .dates
        .iter()
        .enumerate()
        .filter(|(j, d)| *j != i && d.value.is_some() && d.value == date.value)
        .take(PLACES + 1)
        .filter_map(|(j, _)| {
            let mark = article.mark_of(Of::Date(j))?;
            Some((mark, words::short(&article.around(article.marks[mark].span, 28), 70)))
        })
        .collect();
    Card {
        title,
        why: date.why.clone(),
        facts,
        sure: sure(date.confidence),
        same,
        together: Vec::new(),
        all: Some((t("Timeline").to_owned(), super::Tab::Timeline)),
    }
}

fn credit(article: &Article, i: usize) -> Card {
    let credit = &article.report.credits[i];
    let title = match &credit.creator {
        Some(creator) => fill1(t("Picture by {who}"), "{who}", creator),
        None => t("Who made the picture is not stated").to_owned(),
    };
    let mut facts = Vec::new();
    if credit.chain.len() > 1 {
        facts.push((t("Chain"), credit.chain.join(" → ")));
    }
    if credit.handout {
        facts.push((t("Handout"), t("supplied by somebody with a part in the story").to_owned()));
    }
    if let Some(block) = credit.caption.and_then(|b| article.report.blocks.get(b)) {
        facts.push((t("Caption"), words::short(article.words(block.span), 90)));
    }
    let alike = |c: &newsloupe::report::Credit| {
        credit.creator.is_some() && c.creator == credit.creator
            || credit.chain.last().is_some() && c.chain.last() == credit.chain.last()
    };
    let same = article
        .report
        .credits
        .iter()
        .enumerate()
        .filter(|(j, c)| *j != i && alike(c))
        .take(PLACES + 1)
        .filter_map(|(j, c)| {
            Some((article.mark_of(Of::Credit(j))?, words::short(article.words(c.span), 70)))
        })
        .collect();
    Card {
        title,
        why: credit.why.clone(),
        facts,
        sure: sure(credit.confidence),
        same,
        together: Vec::new(),
        all: Some((t("Pictures").to_owned(), super::Tab::Pictures)),
    }
}

/// What the third action hides, as its button says it.
pub fn hide_layer_words(layer: Layer) -> String {
    fill1(t("Hide {layer}"), "{layer}", &inside(t(layer.label())))
}
