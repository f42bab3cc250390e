//! What is taken out: the article as it is shown, what the reader noted about it, and its marks in
//! rows that every format writes in its own way.

use crate::state::article::Article;
use crate::state::card::Card;
use crate::state::mark::{Layer, Layers, Mark, Of};
use newsloupe::anatomy::BlockKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::{QuoteKind, Tone};
use newsloupe::{OffsetMap, Report, Span};
use std::sync::Arc;

/// An article, ready to be written.
#[derive(Debug)]
pub struct Piece<'a> {
    /// The article with the marks as they are shown.
    pub article: &'a Article,
    /// What the reader calls it, else its headline.
    pub title: String,
    /// Where it was published, as the reader noted it.
    pub address: Option<String>,
    /// The day of publication, `YYYY-MM-DD`: given by the reader, else found in the text.
    pub published: Option<String>,
    /// Which layers go out.
    pub layers: Layers,
    /// The numbers of the marks that the reader made or changed, in order.
    pub corrected: Vec<usize>,
    /// For each quote of the report the number of its note, from 1; 0 for none.
    pub notes: Vec<usize>,
}

/// A mark as one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// Its layer.
    pub layer: Layer,
    /// What it is within its layer.
    pub what: &'static str,
    /// The part of the article that it stands in.
    pub part: &'static str,
    /// Its words.
    pub words: &'a str,
    /// Where it stands, in code points.
    pub start: u32,
    /// Where it ends, exclusive, in code points.
    pub end: u32,
    /// Who says it, or who or what is named, or who made the picture; empty where that is not stated.
    pub who: String,
    /// What is known of it: the kind of a quote, the TIMEX3 value of a date, the chain of a credit.
    pub value: String,
    /// Why it is marked.
    pub why: &'a str,
    /// 0 to 1.
    pub confidence: f64,
    /// Whether the reader made or changed it.
    pub corrected: bool,
}

impl<'a> Piece<'a> {
    /// An article that nobody has corrected, with all its layers.
    pub fn new(article: &'a Article) -> Self {
        let mut piece = Self {
            article,
            title: article.title(),
            address: None,
            published: article.report.published.clone(),
            layers: Layers::default(),
            corrected: Vec::new(),
            notes: Vec::new(),
        };
        for layer in Layer::ALL {
            if !piece.layers.has(layer) {
                piece.layers = piece.layers.toggled(layer);
            }
        }
        piece.number();
        piece
    }

    /// The same with the layers that are to go out.
    #[must_use]
    pub fn only(mut self, layers: Layers) -> Self {
        self.layers = layers;
        self.number();
        self
    }

    /// Notes which marks differ from those of the engine's own report.
    pub fn compare(&mut self, engine: &Report) {
        let Ok(engine) = Article::new(Arc::clone(&self.article.text), engine.clone()) else {
            return;
        };
        let said = |article: &Article, mark: &Mark| {
            let (_, who, value, ..) = says(article, mark);
            format!("{} {} {who}\n{value}", mark.span.start, mark.span.end)
        };
        let mut known: Vec<_> =
            engine.marks.iter().map(|m| (m.layer as u8, said(&engine, m))).collect();
        known.sort_unstable();
        let new = |m: &Mark| known.binary_search(&(m.layer as u8, said(self.article, m))).is_err();
        let marks = self.article.marks.iter().enumerate();
        self.corrected = marks.filter(|(_, m)| new(m)).map(|(i, _)| i).collect();
    }

    /// Numbers what is said, in the order of the text.
    fn number(&mut self) {
        self.notes = vec![0; self.article.report.quotes.len()];
        let mut last = 0;
        for mark in &self.article.marks {
            if let Of::Quote(i) = mark.of
                && self.layers.has(mark.layer)
                && mark.layer != Layer::NotSpeech
                && self.notes[i] == 0
            {
                last += 1;
                self.notes[i] = last;
            }
        }
    }

    /// The marks that go out, with their numbers, in order.
    pub fn marks(&self) -> impl Iterator<Item = (usize, &'a Mark)> + '_ {
        self.article.marks.iter().enumerate().filter(|(_, m)| self.layers.has(m.layer))
    }

    /// The quotes that have a note, by the numbers of their notes.
    pub fn noted(&self) -> Vec<(usize, usize)> {
        let mut noted: Vec<_> =
            self.notes.iter().enumerate().filter(|(_, n)| **n > 0).map(|(q, n)| (*n, q)).collect();
        noted.sort_unstable();
        noted
    }

    /// The mark behind whose last piece the number of quote `i` stands.
    pub fn last_mark(&self, i: usize) -> Option<usize> {
        let first = self.article.mark_of(Of::Quote(i))?;
        let parts = self.article.report.quotes[i].parts.len().max(1);
        // The parts of an interrupted quote stand close behind each other, with what is between.
        let near = self.article.marks.iter().enumerate().skip(first);
        near.take(8 * parts).filter(|(_, m)| m.of == Of::Quote(i)).map(|(n, _)| n).next_back()
    }

    /// What the card of a mark says, in one line: `Ann Lee said this. Kind: direct quote. …`
    pub fn line(&self, mark: usize) -> String {
        let Some(card) = Card::of(self.article, mark) else { return String::new() };
        let facts = card.facts.iter().map(|(label, fact)| format!("{label}: {fact}. "));
        let facts: String = facts.collect();
        format!("{}. {facts}{} ({})", card.title.trim_end_matches('.'), card.why, card.sure.0)
    }

    /// One row a mark, in the order of the text.
    pub fn rows(&self) -> Vec<Row<'a>> {
        let article = self.article;
        let map = OffsetMap::new(&article.text);
        let row = |(number, mark): (usize, &'a Mark)| {
            let at = map.to_code_points(mark.span);
            let (what, who, value, why, confidence) = says(article, mark);
            Row {
                layer: mark.layer,
                what,
                part: part(article, mark.span),
                words: mark.span.of(&article.text),
                start: at.start,
                end: at.end,
                who,
                value,
                why,
                confidence,
                corrected: self.corrected.binary_search(&number).is_ok(),
            }
        };
        self.marks().map(row).collect()
    }
}

/// What a mark is, who, its value, why and how sure.
fn says<'a>(article: &'a Article, mark: &Mark) -> (&'static str, String, String, &'a str, f64) {
    let report = &article.report;
    let (Of::Quote(i) | Of::Speaker(i) | Of::Cue(i) | Of::Relay(i)) = mark.of else {
        return match mark.of {
            Of::Date(i) => {
                let date = &report.dates[i];
                let value = date.value.clone().unwrap_or_default();
                ("date", String::new(), value, &date.why, date.confidence)
            }
            Of::Credit(i) => {
                let credit = &report.credits[i];
                let who = credit.creator.clone().unwrap_or_default();
                let handout = if credit.handout { " (handout)" } else { "" };
                let value = credit.chain.join(" → ") + handout;
                ("credit", who, value, &credit.why, credit.confidence)
            }
            Of::Mention(i) => {
                let mention = &report.mentions[i];
                let entity = report.entities.get(mention.entity);
                let who = entity.map_or("", |e| e.name.as_str()).to_owned();
                let value = match mention.kind {
                    NameKind::Person => "person",
                    NameKind::Organization => "organization",
                    NameKind::Place => "place",
                    NameKind::Group => "group",
                    NameKind::Event => "event",
                    NameKind::Work => "work",
                };
                ("name", who, value.to_owned(), &mention.why, mention.confidence)
            }
            _ => ("", String::new(), String::new(), "", 0.0),
        };
    };
    let quote = &report.quotes[i];
    let who = article.speaker_name(quote).unwrap_or_default().to_owned();
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Scare => "scare",
        QuoteKind::Title => "title",
    };
    let (what, value) = match mark.of {
        Of::Speaker(_) => {
            let named = quote.speaker.as_ref().is_some_and(|s| s.named);
            ("speaker", if named { "named" } else { "unnamed" }.to_owned())
        }
        Of::Cue(_) => ("verb", quote.cue.as_ref().map_or_else(String::new, verb)),
        Of::Relay(_) => ("relay", String::new()),
        _ => ("quote", kind.to_owned()),
    };
    (what, who, value, &quote.why, quote.confidence)
}

/// `claim, doubting`.
fn verb(cue: &newsloupe::report::Cue) -> String {
    let tone = match cue.tone {
        Tone::Neutral => "",
        Tone::Doubting => ", doubting",
        Tone::Endorsing => ", endorsing",
        Tone::Emotive => ", emotive",
    };
    format!("{}{tone}", cue.lemma)
}

/// The part of the article that a span stands in, as the report's JSON calls it.
fn part(article: &Article, span: Span) -> &'static str {
    let part = article.parts.partition_point(|p| p.span().end <= span.start);
    let runs = article.parts.get(part).map_or(&[][..], |p| p.runs.as_slice());
    let run = runs.iter().find(|r| span.start < r.span.end).or(runs.last());
    run.map_or("", |r| match r.kind {
        BlockKind::Headline => "headline",
        BlockKind::Deck => "deck",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Timestamp => "timestamp",
        BlockKind::Body => "body",
        BlockKind::Heading => "heading",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::AltText => "alt_text",
        BlockKind::VideoTitle => "video_title",
        BlockKind::Promo => "promo",
        BlockKind::Contributor => "contributor",
        BlockKind::Bio => "bio",
        BlockKind::Boilerplate => "boilerplate",
        BlockKind::ListItem => "list_item",
        BlockKind::PullQuote => "pull_quote",
    })
}
