//! Captions that no credit and no label give away: they show somebody doing something.

use super::words::Word;
use crate::lexicon::one_of;

/// `A barista pours milk at a café in Leeds`: somebody, what they are doing, and where. Headings
/// and other titles leave the article out.
pub(super) fn shows_somebody(folded: &str, words: &[Word]) -> bool {
    let lower = |i: usize| words[i].span().of(folded);
    let somebody = one_of(
        lower(0),
        "a an people women men children workers residents protesters visitors passengers customers shoppers commuters soldiers firefighters students fans demonstrators volunteers tourists",
    ) && words[0].cap;
    let doing = |w: &str| {
        one_of(
            w,
            "pours holds hold walks walk stands stand sits sit looks look watches watch waits wait carries carry passes pass rides ride works work prays pray cleans clean checks check queue queues gather gathers march marches wave waves shop shops fills inspects loads sells buys reads uses pushes pulls swims wades wade searches search lights lays cycles casts cast boards board plays play wears wear prepares prepare serves paints lies leans drinks eats enters",
        )
    };
    if !somebody {
        return false;
    }
    let Some(verb) = (1..words.len().min(8)).find(|&i| doing(lower(i)) && words[i].is_lower())
    else {
        return false;
    };
    (verb + 1..words.len()).any(|i| one_of(lower(i), "in at on outside near during inside"))
}
