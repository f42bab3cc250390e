//! An order: an item's share of the others that stand on the right side of it.
//!
//! It is the share of pairs in the right order, told for each item. One item far from its place
//! costs it its own point and each of the others a little, not everything behind it; an order
//! turned round is worth nothing.

use super::marks::share;
use super::{Points, Verdict};
use crate::model::Answer;

/// Points and verdict for each item of the key. Items of one place may stand either way round, and
/// those without a key stand anywhere.
pub(super) fn score(key: &[Option<Answer>], order: &[u32]) -> Vec<(Points, Verdict)> {
    // Where each item was put: the first time that the order names it.
    let mut put: Vec<Option<usize>> = vec![None; key.len()];
    for (at, &item) in order.iter().enumerate() {
        if let Some(put @ None) = put.get_mut(item as usize) {
            *put = Some(at);
        }
    }
    // The scored items, with their right place and where they were put.
    let items: Vec<(usize, u32, Option<usize>)> = key
        .iter()
        .enumerate()
        .filter_map(|(item, key)| Some((item, *key.as_ref()?.right.first()?, put[item])))
        .collect();
    let mut scored = vec![(0, Verdict::Unscored); key.len()];
    for &(item, place, at) in &items {
        let Some(at) = at else {
            scored[item] = (0, Verdict::Open);
            continue;
        };
        let (mut others, mut early, mut late) = (0, 0, 0);
        for &(_, other, put) in items.iter().filter(|(_, other, _)| *other != place) {
            others += 1;
            // What was not put anywhere stands behind everything.
            match (other < place, put.is_some_and(|put| put < at)) {
                (true, false) => early += 1,
                (false, true) => late += 1,
                _ => {}
            }
        }
        scored[item] = match early + late {
            0 => (100, Verdict::Right),
            wrong => {
                let points = share(i64::from(others - wrong), i64::from(others));
                (points, Verdict::Misplaced { early, late })
            }
        };
    }
    scored
}
