//! What the article's own habits settle: how it sets off its credits.

use super::features::Feature as F;
use super::observe::Seen;
use crate::credits::tail::{Strength, Style, Tail};

/// Names in brackets that are no known source count as credits where the article sets off its
/// credits in the same way more than once.
pub(super) fn settle_credits(all: &mut [Seen]) {
    let same = |c: &Tail| (c.style, c.whole);
    let mut counts = [0usize; 6];
    let slot = |(style, whole): (Style, bool)| style as usize * 2 + usize::from(whole);
    let mut sure = [0usize; 6];
    for seen in all.iter() {
        if let Some(c) = &seen.credit {
            counts[slot(same(c))] += 1;
            sure[slot(same(c))] += usize::from(c.strength == Strength::Sure);
        }
    }
    for seen in all.iter_mut() {
        if let Some(c) = &mut seen.credit {
            let at = slot(same(c));
            if c.strength < Strength::Sure && counts[at] >= 2 && (sure[at] > 0 || counts[at] > 2) {
                c.strength =
                    if c.strength == Strength::Likely { Strength::Sure } else { Strength::Likely };
            }
        }
    }
    for seen in all.iter_mut() {
        let Some(c) = seen.credit else { continue };
        let feature = match (c.whole, c.strength) {
            (false, Strength::Sure) => F::CreditEndSure,
            (false, Strength::Likely) => F::CreditEndLikely,
            (false, Strength::Maybe) => F::CreditEndMaybe,
            (true, Strength::Sure) => F::CreditWholeSure,
            (true, Strength::Likely) => F::CreditWholeLikely,
            (true, Strength::Maybe) => F::CreditWholeMaybe,
        };
        seen.features.set(feature, true);
    }
}
