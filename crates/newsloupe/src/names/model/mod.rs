//! The trained model of names: a linear chain over hashed features.
//!
//! [`features`] says what it sees of each word, [`chain`] finds the best labels, [`store`] unpacks
//! the weights. What the rules found is among the features, so the model corrects them where its
//! training says that they err.

mod agree;
mod chain;
mod clusters;
mod features;
pub mod gazetteer;
mod ground;
pub mod store;

use super::classify::KINDS;
use super::lists::{self, Flags};
use super::view::View;
use super::{Mention, NameKind};
use crate::document::Document;
use crate::span::Span;
use chain::{Chain, NEVER, Scores};
use features::Reader;
use std::ops::Range;
use std::sync::OnceLock;

/// What a token is: outside of names, or the first or a later token of a name of some kind.
pub type Label = u8;

/// No part of a name.
pub const OUTSIDE: Label = 0;

/// How many labels there are: one outside, and two for each of seven kinds. The seventh is names
/// of other kinds, which are not shown.
pub const LABELS: usize = 15;

/// The length of a row of weights.
pub const WIDTH: usize = 16;

/// The label of a token of a name.
pub const fn label(kind: NameKind, first: bool) -> Label {
    1 + 2 * kind as u8 + !first as u8
}

/// Weights, ready to be looked up.
pub struct Model {
    /// Each slot holds a feature's number or [`EMPTY`]: one in three of those looked up is there.
    slots: Vec<u32>,
    /// For each slot the row of its feature.
    places: Vec<u32>,
    rows: Vec<[i8; WIDTH]>,
    /// What a whole number of a row is worth.
    unit: f32,
    steps: [Scores; LABELS],
    /// The exponentials of the steps.
    ways: [Scores; LABELS],
}

const EMPTY: u32 = u32::MAX;

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("features", &self.rows.len()).finish_non_exhaustive()
    }
}

impl Model {
    /// A model of features with their rows; `steps[a][b]` is the score of label `b` behind `a`.
    pub fn new(
        rows: impl IntoIterator<Item = (u32, [i8; WIDTH])>,
        unit: f32,
        steps: [[f32; WIDTH]; LABELS],
    ) -> Self {
        let (numbers, rows): (Vec<u32>, Vec<_>) = rows.into_iter().unzip();
        let size = (rows.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![EMPTY; size];
        let mut places = vec![0; size];
        for (row, number) in numbers.iter().enumerate() {
            let mut at = *number as usize & (size - 1);
            while slots[at] != EMPTY {
                at = (at + 1) & (size - 1);
            }
            slots[at] = *number;
            places[at] = row as u32;
        }
        let mut model = Self { slots, places, rows, unit, steps, ways: steps };
        // A later token of a name stands behind an earlier one of the same kind only.
        for (a, row) in model.steps.iter_mut().enumerate() {
            for b in (2..LABELS).step_by(2) {
                if a != b && a != b - 1 {
                    row[b] = NEVER;
                }
            }
        }
        model.ways = model.steps.map(|row| row.map(f32::exp));
        model
    }

    fn scores(&self, features: &[u32]) -> [i16; WIDTH] {
        let mask = self.slots.len() - 1;
        let mut sum = [0i16; WIDTH];
        for feature in features {
            let mut at = *feature as usize & mask;
            loop {
                let slot = self.slots[at];
                if slot == EMPTY {
                    break;
                }
                if slot == *feature {
                    for (s, w) in sum.iter_mut().zip(&self.rows[self.places[at] as usize]) {
                        *s = s.saturating_add(i16::from(*w));
                    }
                    break;
                }
                at = (at + 1) & mask;
            }
        }
        sum
    }
}

/// A name that the model finds; `kind` is an index into the kinds, 6 for names of other kinds.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: usize,
    last: usize,
    kind: u8,
    share: f32,
}

/// The names of a document by the model, where the rules have found `rules`.
pub(super) fn find(view: &View<'_, '_>, rules: &[Mention], model: &Model) -> Vec<Mention> {
    let mut reader = Reader::new(view, rules);
    let chains = Chains::new(&reader, model, false);
    let mut names = Vec::new();
    let mut found = Vec::new();
    for sure in [false, true] {
        (found, _) = chains.read(&reader, model, sure);
        names = merge(view, rules, &chains.ranges, &found);
        reader.know(&names);
    }
    let (sure, unsure) = names.into_iter().partition(|m| m.confidence >= least(m.kind));
    let mut names = agree::agree(view, with_rare(sure, rules), &unsure, rules);
    // The reason of the rules where they say the same, else what spoke loudest.
    let mut same = rules.iter().peekable();
    let mut found = found.iter().peekable();
    for m in &mut names {
        while same.next_if(|r| r.span.start < m.span.start).is_some() {}
        let first = view.doc.token_at(m.span.start);
        while found.next_if(|f| f.last < first).is_some() {}
        let ruled = same.peek().filter(|r| r.span == m.span && r.kind == m.kind);
        if let Some(rule) = ruled {
            m.why = rule.why;
        } else if m.why.is_empty()
            && let Some(f) = found.peek()
        {
            let sentence = reader.sentence(&(f.first..f.last + 1));
            m.why = ground::why(&reader, model, &sentence, f, m.kind);
        }
    }
    names
}

/// The names, and the works and events that the rules know where no name stands: the news that taught
/// the model has few of them.
fn with_rare(mut names: Vec<Mention>, rules: &[Mention]) -> Vec<Mention> {
    let free = |m: &&Mention| {
        let next = names.partition_point(|n| n.span.end <= m.span.start);
        matches!(m.kind, NameKind::Work | NameKind::Event)
            && names.get(next).is_none_or(|n| n.span.start >= m.span.end)
    };
    let more: Vec<Mention> = rules.iter().filter(free).cloned().collect();
    names.extend(more);
    crate::order::by(names, |m| (m.span.start, m.span.end))
}

/// Names of which the model is less sure than this are not shown: works and events only when sure.
fn least(kind: NameKind) -> f32 {
    if matches!(kind, NameKind::Event | NameKind::Work) { 0.6 } else { 0.5 }
}

/// The chains of a document, with what does not change from one reading to the next.
struct Chains {
    ranges: Vec<Range<usize>>,
    /// For each token of each chain: its scores without what the document says elsewhere.
    scores: Vec<[i16; WIDTH]>,
}

impl Chains {
    fn new(reader: &Reader<'_, '_, '_>, model: &Model, all: bool) -> Self {
        let ranges = reader.chains(all);
        let mut features = Vec::with_capacity(128);
        let mut scores = Vec::new();
        for range in &ranges {
            let sentence = reader.sentence(range);
            for i in range.clone() {
                features.clear();
                reader.features(i, &sentence, &mut features);
                scores.push(model.scores(&features));
            }
        }
        Self { ranges, scores }
    }

    /// One reading: the names, and the chains of which the model is unsure.
    /// How sure it is costs most and is only counted if asked for.
    fn read(
        &self,
        reader: &Reader<'_, '_, '_>,
        model: &Model,
        sure: bool,
    ) -> (Vec<Found>, Vec<Range<usize>>) {
        let mut features = Vec::with_capacity(16);
        let mut found = Vec::new();
        let mut unsure = Vec::new();
        let mut own = self.scores.iter();
        for range in &self.ranges {
            let sentence = reader.sentence(range);
            let mut scores = Vec::with_capacity(range.len());
            for (i, own) in range.clone().zip(&mut own) {
                features.clear();
                reader.elsewhere(i, &sentence, &mut features);
                let mut sum = model.scores(&features);
                for (s, o) in sum.iter_mut().zip(own) {
                    *s = s.saturating_add(*o);
                }
                scores.push(sum.map(|s| f32::from(s) * model.unit));
            }
            let chain = Chain { scores, steps: &model.steps, ways: &model.ways };
            let labels = chain.best();
            let (names, path) = chain.names(&labels, sure);
            for (first, last, share) in names {
                found.push(Found {
                    first: range.start + first,
                    last: range.start + last,
                    kind: (labels[first] - 1) / 2,
                    share,
                });
            }
            if path < SURE {
                unsure.push(range.clone());
            }
        }
        (found, unsure)
    }
}

/// What a model says of a text that nobody has annotated.
#[derive(Debug)]
pub struct Guess {
    /// Names with their kinds (6 is any other), and how sure each is.
    pub names: Vec<(Span, u8, f32)>,
    /// Stretches of which it is unsure.
    pub unsure: Vec<Span>,
}

/// A path with less than this share of all is not learnt from.
const SURE: f32 = 0.8;

/// Reads a text for training on what the model is sure of.
pub fn guess(text: &str, model: &Model) -> Guess {
    let doc = Document::read(text);
    let view = View::new(&doc);
    let rules = super::by_rules(&view);
    let mut reader = Reader::new(&view, &rules);
    let chains = Chains::new(&reader, model, true);
    let (found, _) = chains.read(&reader, model, false);
    reader.know(&merge(&view, &rules, &chains.ranges, &found));
    let (found, unsure) = chains.read(&reader, model, true);
    Guess {
        names: found.iter().map(|f| (doc.span_of(f.first, f.last), f.kind, f.share)).collect(),
        unsure: unsure.into_iter().map(|r| doc.span_of(r.start, r.end - 1)).collect(),
    }
}

/// What shares are worth: on annotated news 98 of a hundred such names are right where the model's
/// own share would have a hundred.
const HONEST: f32 = 0.98;

/// What the model found, and what stands where it does not look.
fn merge(
    view: &View<'_, '_>,
    rules: &[Mention],
    chains: &[Range<usize>],
    found: &[Found],
) -> Vec<Mention> {
    let doc = view.doc;
    let mut out: Vec<Mention> = rules
        .iter()
        .filter(|m| {
            let at = doc.token_at(m.span.start);
            let chain = chains.partition_point(|c| c.end <= at);
            chains.get(chain).is_none_or(|c| at < c.start)
        })
        .cloned()
        .collect();
    for f in found {
        let Some(kind) = KINDS.get(usize::from(f.kind)) else { continue };
        let span = doc.span_of(bare_start(view, f, *kind), f.last);
        // Two people side by side under a picture, `Vietnamese-French`: the rules know them apart.
        let at = rules.partition_point(|m| m.span.start < span.start);
        if let [first, last, ..] = &rules[at..]
            && first.span.to(last.span) == span
            && first.kind == last.kind
            && (if first.kind == NameKind::Person {
                f.last == f.first + 1
            } else {
                f.last == f.first + 2 && doc.word(f.first + 1) == "-"
            })
        {
            out.extend([first.clone(), last.clone()]);
            continue;
        }
        out.push(Mention {
            span,
            kind: *kind,
            confidence: (f.share * HONEST).clamp(0.0, 0.99),
            why: "",
        });
    }
    crate::order::by(out, |m| (m.span.start, m.span.end))
}

/// The model that is shipped.
pub(super) fn shipped() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        store::Weights::unpack(include_bytes!("../../../data/names/model.bin")).model()
    })
}

/// Where a name starts without a leading "the" and without titles.
fn bare_start(view: &View<'_, '_>, f: &Found, kind: NameKind) -> usize {
    let mut first = f.first;
    if first < f.last && view.doc.lower(first) == "the" && view.doc.lower(first + 1) != "hague" {
        first += 1;
    }
    while kind == NameKind::Person && !view.has(first, Flags::GIVEN) {
        let title = lists::title(view.doc, first);
        if title == 0 || first + title > f.last {
            break;
        }
        first += title;
    }
    first
}

/// A document as training sees it.
#[derive(Debug)]
pub struct Sight {
    /// Where each token stands, in bytes.
    pub tokens: Vec<Span>,
    /// The stretches that the model reads, each with the features of its tokens.
    pub chains: Vec<(usize, Vec<Vec<u32>>)>,
    /// What was known before.
    pub mentions: Vec<Mention>,
}

/// Reads a text for training; what the document says of its words comes from the model, or without
/// one from the rules.
pub fn see(text: &str, model: Option<&Model>) -> Sight {
    let doc = Document::read(text);
    let view = View::new(&doc);
    let rules = super::by_rules(&view);
    let mut reader = Reader::new(&view, &rules);
    let mut mentions = rules.clone();
    if let Some(model) = model {
        mentions = find(&view, &rules, model);
        reader.know(&mentions);
    }
    let chains = reader
        .chains(true)
        .into_iter()
        .map(|range| {
            let sentence = reader.sentence(&range);
            let rows = range.clone().map(|i| {
                let mut out = Vec::new();
                reader.features(i, &sentence, &mut out);
                reader.elsewhere(i, &sentence, &mut out);
                out
            });
            (range.start, rows.collect())
        })
        .collect();
    Sight { tokens: doc.tokens.iter().map(|t| t.span).collect(), chains, mentions }
}

/// The names of a text by a model that is not the shipped one.
pub fn find_with(text: &str, model: &Model) -> Vec<Mention> {
    let doc = Document::read(text);
    let view = View::new(&doc);
    find(&view, &super::by_rules(&view), model)
}
