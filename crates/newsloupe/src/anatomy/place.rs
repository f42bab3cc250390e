//! Where in the article a line stands: the headline, the first and the last paragraph, and what is
//! said twice.

use super::features::Feature as F;
use super::observe::Seen;
use crate::table::Table;

/// Where in the article each line stands: before, in or after the story; headline; repetitions.
pub(super) fn place(text: &str, all: &mut [Seen]) {
    let n = all.len();
    let headline = headline(all);
    let (first, last) = story(all, headline);
    let gaps = all.iter().filter(|s| s.line.gap_after).count();
    let spaced = gaps * 4 >= n && n > 3;
    let mut known = Table::default();
    for i in 0..n {
        let short = |s: &Seen| s.words < 13;
        let joined = (i > 0 && !all[i].line.gap_before, i + 1 < n && !all[i].line.gap_after);
        let with_short = (joined.0 && short(&all[i - 1])) || (joined.1 && short(&all[i + 1]));
        let with_long = (joined.0 && all[i - 1].long) || (joined.1 && all[i + 1].long);
        let repeats = !known.insert(all[i].hash, ());
        let same = headline.is_some_and(|h| {
            h != i
                && all[h].hash == all[i].hash
                && all[h].line.span.of(text) == all[i].line.span.of(text)
        });
        let s = &mut all[i];
        let f = &mut s.features;
        f.set(F::OnlyLine, n == 1);
        f.set(F::IsHeadline, headline == Some(i));
        f.set(F::RepeatsHeadline, same && !s.cues.furniture_whole);
        f.set(F::RepeatsLine, repeats && !same);
        let before = headline.is_some_and(|h| i < h);
        f.set(F::BeforeHeadline, before);
        f.set(F::AfterHeadline, headline.is_some_and(|h| i == h + 1));
        if !before && headline != Some(i) {
            let at = if i < first {
                F::BeforeStory
            } else if i > last {
                F::AfterStory
            } else {
                F::InStory
            };
            f.set(at, true);
        }
        f.set(F::LastLines, i > last || (i + 3 >= n && n > 6));
        f.set(F::Grouped, spaced && (joined.0 || joined.1) && s.words < 25);
        f.set(F::GroupOfShort, spaced && s.words < 13 && with_short && !with_long);
    }
}

/// The line that is the headline: the first that reads like one, before the first paragraph.
fn headline(all: &[Seen]) -> Option<usize> {
    let mut spare = None;
    for (i, s) in all.iter().enumerate().take(80) {
        let f = s.features;
        if s.long && i > 0 || s.words > 40 {
            break;
        }
        let set_aside = s.cues.furniture_whole
            || s.cues.furniture_start
            || s.cues.promo_whole
            || s.cues.image_whole
            || s.cues.furniture_any > 1
            || f.has(F::TimeAndMore)
            || f.has(F::TimeBehind)
            || [
                F::TimeWhole,
                F::ClockOnly,
                F::OnlyLink,
                F::BylineWhole,
                F::NamesAndJob,
                F::CreditWholeSure,
                F::CreditWholeLikely,
                F::Separator,
                F::DatelineWhole,
                F::Dateline,
                F::CreditEndSure,
            ]
            .iter()
            .any(|&x| f.has(x));
        if set_aside {
            continue;
        }
        let stopped = f.has(F::EndStop) && !f.has(F::TitleCase) && !f.has(F::AllCaps);
        let alone = all.len() == 1;
        if alone && (stopped || s.words > 20) || f.has(F::EndStop) && s.words > 24 {
            break;
        }
        if s.words >= 4
            && !(f.has(F::EndComma) || f.has(F::LowerStart) && i > 0)
            && (!stopped || i > 0 && spare.is_none() && s.words < 20 && !s.long)
        {
            return Some(i);
        }
        if spare.is_none() && s.words >= 1 && !stopped {
            spare = Some(i);
        }
    }
    spare
}

/// The first and the last paragraph of the story.
fn story(all: &[Seen], headline: Option<usize>) -> (usize, usize) {
    let after = headline.map_or(0, |h| h + 1);
    let mut first = None;
    let (mut longs, mut i) = (0, after);
    // What stands above a byline or a time is not the story yet: a deck may be a whole sentence.
    while i < all.len() && i < after + 60 && longs < 2 {
        let s = &all[i];
        let f = s.features;
        let head = f.has(F::BylineWhole)
            || f.has(F::NamesAndJob)
            || f.has(F::TimeWhole)
            || f.has(F::TimeAndMore);
        if head && (longs == 0 || i <= after + 12) {
            first = None;
            longs = 0;
        } else if s.long {
            longs += 1;
            first = first.or(Some(i));
        }
        i += 1;
    }
    let last = all.iter().rposition(|s| s.long && s.cues.furniture_any == 0).map(|last| {
        // Short sentences go on with it, over a subhead.
        let (mut end, mut i) = (last, last + 1);
        while let Some(s) = all.get(i).filter(|_| i <= end + 2) {
            if is_plain(s) {
                end = i;
            }
            i += 1;
        }
        end
    });
    match (first.or_else(|| all.iter().skip(after).position(|s| s.long).map(|p| p + after)), last) {
        (Some(first), Some(last)) if first <= last => (first, last),
        // No paragraphs: verse, a list, a brief. All of it is the story.
        _ => (after, all.len()),
    }
}

/// A short sentence with nothing about it that is not the story's.
fn is_plain(s: &Seen) -> bool {
    let f = s.features;
    let not = [
        F::Address,
        F::HasLink,
        F::HasMail,
        F::BioGrammar,
        F::CreditEndSure,
        F::CreditEndLikely,
        F::TimeWhole,
        F::HasPipe,
        F::PromoStart,
        F::Separator,
        F::BioMany,
        F::RepeatsLine,
    ];
    (f.has(F::EndStop) || f.has(F::EndQuote))
        && s.words >= 4
        && s.cues.furniture_any == 0
        && !s.cues.contributor
        && !not.iter().any(|&x| f.has(x))
}
