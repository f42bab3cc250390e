//! How far an expression reaches to the left: `early March`, `the end of 2024`, `more than a week`.

use crate::dates::expr::{Core, Found};
use crate::dates::reader::Reader;
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// Takes in the words before a date that TIMEX3 counts as part of it.
pub(super) fn date(r: &Reader<'_, '_>, mut found: Found) -> Found {
    let mut edged = false;
    for _ in 0..4 {
        let f = found.first;
        match r.back(f, 1) {
            "-" | "–" if one_of(r.back(f, 2), "mid late early") && r.glued(f) => {
                found.first = f - 2;
                edged = true;
            }
            "early" | "late" | "mid" | "mid-" => {
                found.first = f - 1;
                edged = true;
            }
            "earlier" | "later" if is_near(&found.core) => {
                found.first = f - 1;
            }
            "in" if one_of(r.back(f, 2), "early late earlier later") => {
                found.first = f - 2;
                break;
            }
            "of" => match r.back(f, 2) {
                w if one_of(w, "end beginning start middle close outset turn") => {
                    let the = usize::from(one_of(r.back(f, 3), "the very"));
                    found.first = f - 2 - the;
                    break;
                }
                "part" if one_of(r.back(f, 3), "latter early later first good") => {
                    let the = usize::from(one_of(r.back(f, 4), "the a"));
                    found.first = f - 3 - the;
                    break;
                }
                // the early morning hours of 30 April
                "hours"
                    if found.time.is_none() && matches!(r.word_back(f, 3), Some(Word::Part(_))) =>
                {
                    if let Some(Word::Part(part)) = r.word_back(f, 3) {
                        let early = usize::from(one_of(r.back(f, 4), "early late"));
                        found.first = f - 3 - early - usize::from(r.back(f, 4 + early) == "the");
                        found.time = Some(format!("T{part}"));
                    }
                    break;
                }
                "month" | "year" | "week" if r.back(f, 3) == "the" => {
                    found.first = f - 3;
                    break;
                }
                _ => {
                    if found.time.is_none()
                        && let Some(Word::Part(part)) = r.word_back(f, 2)
                        && !matches!(found.core, Core::Offset(..) | Core::Season(..))
                    {
                        let early = usize::from(one_of(r.back(f, 3), "early late"));
                        let the = usize::from(r.back(f, 3 + early) == "the");
                        found.first = f - 2 - the - if the == 1 { early } else { 0 };
                        found.time = Some(format!("T{part}"));
                    }
                    break;
                }
            },
            "." if one_of(r.back(f, 2), "ca c") => {
                found.first = f - 2;
                break;
            }
            "circa" | "ca." | "c." | "ca" => {
                found.first = f - 1;
                break;
            }
            "around"
                if matches!(found.core, Core::Month(_, Some(_), ..)) || found.time.is_some() =>
            {
                found.first = f - 1;
                break;
            }
            "the"
                if (matches!(r.low(f), "mid") || !r.hyphen(f + 1))
                    && (edged || takes_the(&found.core)) =>
            {
                found.first = f - 1;
                // `the end of the year`
                if r.back(f, 2) != "of"
                    && !(r.back(f, 2) == "in" && one_of(r.back(f, 3), "early late earlier later"))
                {
                    break;
                }
            }
            _ => break,
        }
    }
    found
}

const fn is_near(core: &Core) -> bool {
    matches!(core, Core::Offset(..) | Core::AnyDay)
}

const fn takes_the(core: &Core) -> bool {
    use crate::dates::value::Cal;
    matches!(
        core,
        Core::Cal(Cal::Decade(_) | Cal::Century(_))
            | Core::ShortDecade(_)
            | Core::Quarter(..)
            | Core::Half(..)
            | Core::Season(..)
            | Core::Offset(..)
            | Core::ThisQuarter(_)
    )
}

/// The first token of the words before a length of time that belong to it: `more than`, `nearly`.
/// `later`: whether `ago` or its like follows, so that `over` cannot mean during.
pub(super) fn about(r: &Reader<'_, '_>, f: usize, later: bool) -> usize {
    let phrases: &[&[&str]] = &[
        &["no", "more", "than"],
        &["no", "less", "than"],
        &["a", "little", "more", "than"],
        &["little", "more", "than"],
        &["just", "over"],
        &["just", "under"],
        &["well", "over"],
        &["more", "than"],
        &["less", "than"],
        &["fewer", "than"],
        &["at", "least"],
        &["at", "most"],
        &["up", "to"],
        &["as", "many", "as"],
        &["nearly"],
        &["almost"],
        &["about"],
        &["around"],
        &["over"],
        &["under"],
        &["roughly"],
        &["approximately"],
    ];
    // `over the last week`: there the word tells when, not how much.
    let plain = !one_of(r.low(f), "the these last past next");
    for phrase in phrases {
        if !plain && matches!(phrase, ["over" | "around" | "about" | "under"]) {
            continue;
        }
        // `grew over three years`: during them; `for over three years`: more than that.
        if matches!(phrase, ["over"])
            && !later
            && !one_of(
                r.back(f, 2),
                "for of in after than lasted took spent is was been every just well a the",
            )
        {
            continue;
        }
        if phrase.iter().rev().enumerate().all(|(k, w)| r.back(f, k + 1) == *w) {
            return f - phrase.len();
        }
    }
    f
}
