//! Decides which marked stretches are speech, by weights that were learned from annotated news.
//!
//! The weights of a stretch's features add up to the evidence that it is speech. `newsloupe train
//! speech` makes them, `data/quotes/speech.txt`; docs/models/speech.md is their card.

use super::features::{self, Evidence};
use crate::document::Document;
use crate::lexicon::{key, longer_key};
use crate::span::Span;
use crate::table::Table;
use std::sync::LazyLock;

/// The version of the features; the weights say which one they were learned with.
pub const VERSION: u32 = 4;

/// Weights are whole numbers of this part of a logit.
pub const SCALE: f64 = 16.0;

/// How much evidence a stretch needs that a report tells of, in parts of [`SCALE`]. A little more than
/// even odds: to call a title speech misleads more than to miss a word or two.
pub const TOLD: i32 = 4;

/// The same for a stretch that no report tells of: such a guess must be better, for it often has
/// the wrong speaker.
pub const UNTOLD: i32 = 8;

/// The first word of a file of weights.
pub const MAGIC: &str = "newsloupe-speech";

static WEIGHTS: LazyLock<Option<Table<i32>>> =
    LazyLock::new(|| load(include_str!("../../../data/quotes/speech.txt")));

/// The weights of a file; `None` where its head does not fit this code or its lines.
fn load(file: &str) -> Option<Table<i32>> {
    let (head, rest) = file.split_once('\n')?;
    let mut head = head.split(' ');
    let known = head.next()? == MAGIC && head.next()?.parse() == Ok(VERSION);
    let sum = u64::from_str_radix(head.next()?, 16).ok()?;
    if !known || sum != checksum(rest) {
        return None;
    }
    let mut weights = Table::default();
    for line in rest.lines() {
        let (weight, feature) = line.split_once('\t')?;
        let weight: i32 = weight.parse().ok()?;
        weights.insert(key_of(feature.split('|')), weight);
    }
    Some(weights)
}

fn key_of<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    words.fold(key(""), longer_key)
}

/// FNV-1a of the lines behind the head, so that a file that was cut or edited is not used.
pub fn checksum(lines: &str) -> u64 {
    lines
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// For every stretch the evidence that it is speech, in parts of [`SCALE`] of a logit: above 0 it
/// rather is, below it rather is not. `None` where a stretch stands in no clause.
pub(in crate::quotes) fn evidence_of_speech(evidence: &Evidence<'_, '_, '_>) -> Vec<Option<i32>> {
    let Some(weights) = WEIGHTS.as_ref() else { return vec![None; evidence.marks.len()] };
    let repeats = features::repeats(evidence);
    (0..evidence.marks.len())
        .map(|m| {
            let e = evidence.elements[m]?;
            let mut sum = 0;
            features::each(evidence, &repeats, m, e, &mut |words| {
                let weight = weights.get(key_of(words.iter().copied()));
                sum += weight.map_or(0, |w| *w);
            });
            Some(sum)
        })
        .collect()
}

/// A marked stretch with its features, to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    /// The words between the marks.
    pub span: Span,
    /// The words with the marks.
    pub outer: Span,
    /// Its features, the words of each parted by `|`.
    pub features: Vec<String>,
    /// Whether the rules tie it to somebody.
    pub linked: bool,
}

/// All marked stretches of an article.
pub fn examples(doc: &Document<'_>) -> Vec<Example> {
    super::super::with_evidence(doc, |evidence| {
        let repeats = features::repeats(evidence);
        let mut out = Vec::new();
        for (m, mark) in evidence.marks.iter().enumerate() {
            let Some(e) = evidence.elements[m] else { continue };
            let mut features = Vec::new();
            features::each(evidence, &repeats, m, e, &mut |words| features.push(words.join("|")));
            let linked = evidence.links[m].is_some();
            out.push(Example { span: mark.span, outer: mark.outer, features, linked });
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_fit_this_code() {
        assert!(WEIGHTS.as_ref().is_some_and(|w| w.values().len() > 100));
    }

    #[test]
    fn weights_of_another_version_or_with_a_changed_line_are_not_used() {
        let lines = "5\tbias\n-3\tsize|1\n";
        let file = |version: u32, lines: &str| {
            format!("{MAGIC} {version} {:016x}\n{lines}", checksum("5\tbias\n-3\tsize|1\n"))
        };
        let weights = load(&file(VERSION, lines)).unwrap_or_default();
        assert_eq!(weights.get(key_of(["size", "1"].into_iter())), Some(&-3));
        assert!(load(&file(VERSION + 1, lines)).is_none());
        assert!(load(&file(VERSION, "5\tbias\n-4\tsize|1\n")).is_none());
        assert!(load("something else").is_none());
    }
}
