//! The strongest ground for a name, in words.

use super::features::Reader;
use super::{Found, LABELS, Model, OUTSIDE};
use crate::names::NameKind;
use std::ops::Range;

/// What speaks for each kind, by the sections of [`Reader::features`].
const OWN: [&str; 6] = [
    "Its own words are written like a person's name.",
    "Its own words are written like an organization's name.",
    "Its own words are written like a place's name.",
    "Its own words are written like the name of a people or a group.",
    "Its own words are written like the name of an event.",
    "Its own words are written like the title of a work.",
];
const BESIDE: [&str; 6] = [
    "The words beside it are those that stand beside people.",
    "The words beside it are those that stand beside organizations.",
    "The words beside it are those that stand beside places.",
    "The words beside it are those that stand beside peoples and groups.",
    "The words beside it are those that stand beside events.",
    "The words beside it are those that stand beside titles of works.",
];
const LISTS: &str = "Its words, or those beside it, stand in lists of names and titles.";
pub(super) const ELSEWHERE: &str = "The text has this name elsewhere too.";

/// Why the model takes this for a name: the section of its features that adds most.
pub(super) fn why(
    reader: &Reader<'_, '_, '_>,
    model: &Model,
    sentence: &Range<usize>,
    found: &Found,
    kind: NameKind,
) -> &'static str {
    let first = super::label(kind, true);
    let mut sums = [0i32; 4];
    let mut features = Vec::new();
    for i in found.first..=found.last {
        let label = if i == found.first { first } else { first + 1 };
        let mut add = |section: usize, features: &[u32]| {
            let row = model.scores(features);
            let all: i32 = row[..LABELS].iter().map(|w| i32::from(*w)).sum();
            let [this, none] = [label, OUTSIDE].map(|l| i32::from(row[l as usize]));
            // Against all labels, and once more against being no name.
            sums[section] += 15 * (2 * this - none) - all;
        };
        features.clear();
        let [own, beside, lists, _] = reader.features(i, sentence, &mut features);
        add(0, &features[..own]);
        add(1, &features[own..beside]);
        add(2, &features[beside..lists]);
        features.clear();
        reader.elsewhere(i, sentence, &mut features);
        add(3, &features);
    }
    // The first of those that are equal.
    let mut top = 0;
    for section in 1..4 {
        if sums[section] > sums[top] {
            top = section;
        }
    }
    let kind = kind as usize;
    match top {
        0 => OWN[kind],
        1 => BESIDE[kind],
        2 => LISTS,
        _ => ELSEWHERE,
    }
}
