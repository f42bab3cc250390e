//! The trained model of names: a linear chain over hashed features.
//!
//! [`features`] says what it sees of each word, [`chain`] finds the best labels, [`store`] unpacks
//! the weights. What the rules found is among the features, so the model corrects them where its
//! training says that they err.

mod chain;
mod clusters;
mod features;
pub mod store;

use super::view::View;
use super::{Mention, NameKind};
use crate::document::Document;
use crate::span::Span;
use chain::{Chain, NEVER, Scores};
use features::Reader;

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
    /// Each slot holds a feature's number (its top bits) and row, or [`EMPTY`].
    slots: Vec<u64>,
    rows: Vec<[i8; WIDTH]>,
    /// What a whole number of a row is worth.
    unit: f32,
    steps: [Scores; LABELS],
}

const EMPTY: u64 = u64::MAX;

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
        for (row, number) in numbers.iter().enumerate() {
            let mut at = *number as usize & (size - 1);
            while slots[at] != EMPTY {
                at = (at + 1) & (size - 1);
            }
            slots[at] = u64::from(*number) << 32 | row as u64;
        }
        let mut model = Self { slots, rows, unit, steps };
        // A later token of a name stands behind an earlier one of the same kind only.
        for (a, row) in model.steps.iter_mut().enumerate() {
            for b in (2..LABELS).step_by(2) {
                if a != b && a != b - 1 {
                    row[b] = NEVER;
                }
            }
        }
        model
    }

    fn scores(&self, features: &[u32]) -> Scores {
        let mask = self.slots.len() - 1;
        let mut sum = [0i16; WIDTH];
        for feature in features {
            let mut at = *feature as usize & mask;
            loop {
                let slot = self.slots[at];
                if slot == EMPTY {
                    break;
                }
                if (slot >> 32) as u32 == *feature {
                    for (s, w) in sum.iter_mut().zip(&self.rows[slot as u32 as usize]) {
                        *s = s.saturating_add(i16::from(*w));
                    }
                    break;
                }
                at = (at + 1) & mask;
            }
        }
        sum.map(|s| f32::from(s) * self.unit)
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
pub(super) fn find(view: &View<'_, '_>, rules: Vec<Mention>, model: &Model) -> Vec<Mention> {
    let mut reader = Reader::new(view, &rules);
    let chains = reader.chains();
    let mut mentions = rules;
    let mut features = Vec::with_capacity(128);
    for _pass in 0..2 {
        let mut found = Vec::new();
        for range in &chains {
            let mut scores = Vec::with_capacity(range.len());
            for i in range.clone() {
                features.clear();
                reader.features(i, &mut features);
                scores.push(model.scores(&features));
            }
            let chain = Chain { scores, steps: &model.steps };
            let labels = chain.best();
            for (first, last, share) in chain.names(&labels) {
                found.push(Found {
                    first: range.start + first,
                    last: range.start + last,
                    kind: (labels[first] - 1) / 2,
                    share,
                });
            }
        }
        mentions = merge(view, mentions, &chains, &found);
        reader.know(&mentions);
    }
    mentions
}

/// What the model found, and what stands where it does not look.
fn merge(
    view: &View<'_, '_>,
    old: Vec<Mention>,
    chains: &[std::ops::Range<usize>],
    found: &[Found],
) -> Vec<Mention> {
    let doc = view.doc;
    let mut out: Vec<Mention> = old
        .into_iter()
        .filter(|m| {
            let at = doc.token_at(m.span.start);
            let chain = chains.partition_point(|c| c.end <= at);
            chains.get(chain).is_none_or(|c| at < c.start)
        })
        .collect();
    for f in found {
        let Some(kind) = features::KINDS.get(usize::from(f.kind)) else { continue };
        out.push(Mention {
            span: doc.span_of(f.first, f.last),
            kind: *kind,
            confidence: f.share.clamp(0.0, 0.99),
            why: "The words beside it and its form say so.",
        });
    }
    crate::order::by(out, |m| (m.span.start, m.span.end))
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
        mentions = find(&view, rules, model);
        reader.know(&mentions);
    }
    let chains = reader
        .chains()
        .into_iter()
        .map(|range| {
            let rows = range.clone().map(|i| {
                let mut out = Vec::new();
                reader.features(i, &mut out);
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
    find(&view, super::by_rules(&view), model)
}
