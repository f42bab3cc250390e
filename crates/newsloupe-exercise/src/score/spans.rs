//! Words as sets: lists of `[first, end)` in order, without overlaps, none empty.

use crate::model::Words;

/// A list of spans as a set, whatever their order, overlaps and absurdities.
pub(crate) fn set(spans: impl IntoIterator<Item = Words>) -> Vec<Words> {
    let mut spans: Vec<Words> = spans.into_iter().filter(|[first, end]| first < end).collect();
    spans.sort_unstable();
    let mut set: Vec<Words> = Vec::with_capacity(spans.len());
    for [first, end] in spans {
        match set.last_mut() {
            Some(last) if first <= last[1] => last[1] = last[1].max(end),
            _ => set.push([first, end]),
        }
    }
    set
}

/// How many words a set has.
pub(crate) fn size(set: &[Words]) -> i64 {
    set.iter().map(|[first, end]| i64::from(end - first)).sum()
}

/// The part of a set that may touch a span.
fn near(set: &[Words], [first, end]: Words) -> &[Words] {
    let from = set.partition_point(|near| near[1] <= first);
    let to = set.partition_point(|near| near[0] < end);
    set.get(from..to).unwrap_or_default()
}

/// The words of a span that are in a set.
pub(crate) fn within(span: Words, set: &[Words]) -> Vec<Words> {
    near(set, span).iter().map(|near| [near[0].max(span[0]), near[1].min(span[1])]).collect()
}

/// The words of `a` that are not in `b`.
pub(crate) fn without(a: &[Words], b: &[Words]) -> Vec<Words> {
    let mut left = Vec::new();
    for &span in a {
        let mut first = span[0];
        for cut in near(b, span) {
            if first < cut[0] {
                left.push([first, cut[0]]);
            }
            first = first.max(cut[1]);
        }
        if first < span[1] {
            left.push([first, span[1]]);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn words(spans: &[Words]) -> BTreeSet<u32> {
        spans.iter().flat_map(|[first, end]| *first..*end).collect()
    }

    proptest! {
        #[test]
        fn they_are_sets(
            a in prop::collection::vec([0u32..40, 0u32..40], 0..8),
            b in prop::collection::vec([0u32..40, 0u32..40], 0..8),
        ) {
            let (one, two) = (set(a.clone()), set(b));
            prop_assert!(one.windows(2).all(|pair| pair[0][1] < pair[1][0]));
            prop_assert_eq!(words(&one), words(&a));
            prop_assert_eq!(usize::try_from(size(&one)).unwrap(), words(&a).len());
            let less: BTreeSet<u32> = words(&one).difference(&words(&two)).copied().collect();
            prop_assert_eq!(words(&without(&one, &two)), less);
            for span in one {
                let both: BTreeSet<u32> =
                    words(&[span]).intersection(&words(&two)).copied().collect();
                prop_assert_eq!(words(&within(span, &two)), both);
            }
        }
    }
}
