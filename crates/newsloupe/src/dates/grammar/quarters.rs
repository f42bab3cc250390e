//! Quarters, halves and centuries: `the third quarter of 2023`, `last year's quarter`, `the 19th
//! century`, `year-end`.

use super::{calendar, widen};
use crate::dates::expr::{Core, Found, From, Pick, Year};
use crate::dates::reader::Reader;
use crate::dates::value::{Cal, Unit};
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// `this year's third quarter`, `last year's quarter`; whether there is one.
pub(super) fn possessive_quarter(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) -> bool {
    let off = match r.back(i, 1) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return false,
    };
    if let Some(n @ 1..=4) = r.ordinal(i + 2)
        && matches!(r.word(i + 3), Some(Word::Unit(Unit::Quarter)))
    {
        out.push(Found::new(i - 1, i + 3, Core::Quarter(n as u8, Pick::Open, Year::Off(off))));
        return true;
    }
    if r.low(i + 2) == "quarter" {
        out.push(Found::new(i - 1, i + 2, Core::ThisQuarter(i64::from(off) * 4)).sure(0.7));
        return true;
    }
    false
}

/// `year-end`, `year-earlier`, `year-ago period`.
pub(super) fn year_end(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) -> bool {
    let hyphen = usize::from(r.hyphen(i + 1));
    let at = i + 1 + hyphen;
    let a = one_of(r.back(i, 1), "a one") && (hyphen == 0 || r.low(at) == "end");
    let core = match r.low(at) {
        "end" if hyphen == 1 => {
            if one_of(r.low(at + 1), "net results figures profit sales bonus bonuses list lists") {
                return false;
            }
            let year = Year::Off(-i32::from(r.back(i, 1) == "since"));
            Core::Month(12, Some(31), Pick::Open, year)
        }
        "end" => Core::Offset(Unit::Year, 0, From::Published),
        "ago" | "earlier" if hyphen == 1 => Core::YearsBack(-1, From::Spoken),
        _ => return false,
    };
    if a || r.is_number(i.wrapping_sub(1)) && hyphen == 0 {
        return false;
    }
    // the year-ago third quarter
    if let Some(n @ 1..=4) = r.ordinal(at + 1)
        && matches!(r.word(at + 2), Some(Word::Unit(Unit::Quarter)))
        && r.low(at) != "end"
    {
        let the = usize::from(r.back(i, 1) == "the");
        let quarter = Core::Quarter(n as u8, Pick::Open, Year::Off(-1));
        out.push(Found::new(i - the, at + 2, quarter));
        return true;
    }
    // the year-earlier nine months: as long
    if r.low(at) != "end"
        && let (Some((n, amount)), Some(Word::Units(u))) = (r.amount_back(at + 1), r.word(at + 2))
        && n == at + 1
    {
        let first = i - usize::from(r.back(i, 1) == "the");
        out.push(Found::new(first, at + 2, Core::Duration(u.lasting(amount))));
        return true;
    }
    let mut found = Found::new(i, at, core);
    if r.back(i, 1) == "the" && one_of(r.low(at + 1), "quarter period") && r.low(at) != "end" {
        found.first = i - 1;
        found.last = at + 1;
    }
    out.push(found);
    true
}

/// `period` and `half`: the year-ago period is taken elsewhere.
pub(super) fn period(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    // the last half of 1989
    if r.low(i) == "half" && one_of(r.back(i, 1), "last latter") {
        let (last, year) = year_of(r, i);
        if year != Year::Open {
            out.push(widen::date(r, Found::new(i - 1, last, Core::Half(2, year))));
        }
        return;
    }
    if r.low(i) == "period"
        && one_of(r.back(i, 1), "this that")
        && one_of(r.back(i, 2), "during throughout by")
    {
        out.push(Found::new(i - 1, i, Core::Ref("PAST_REF")).sure(0.7));
        return;
    }
    if r.low(i) == "period" && r.back(i, 1) == "latest" {
        let the = usize::from(r.back(i, 2) == "the");
        out.push(Found::new(i - 1 - the, i, Core::ThisQuarter(0)).sure(0.7));
    }
}

/// `the third quarter of 2023`, `third-quarter`, `the first half`, `the 19th century`.
pub(super) fn ordinal(r: &Reader<'_, '_>, i: usize, n: u32, out: &mut Vec<Found>) {
    let hyphen = usize::from(r.hyphen(i + 1));
    let mut at = i + 1 + hyphen;
    if r.low(at) == "fiscal" {
        at += 1;
    }
    // the late 19th and early 20th centuries
    if one_of(r.low(i + 1), "and or to – -") {
        let early = usize::from(one_of(r.low(i + 2), "early late the mid"));
        if r.ordinal(i + 2 + early).is_some()
            && matches!(
                r.word(i + 3 + early),
                Some(Word::Unit(Unit::Century) | Word::Units(Unit::Century))
            )
            && (1..=30).contains(&n)
        {
            out.push(widen::date(r, Found::new(i, i, Core::Cal(Cal::Century(n as i32 - 1)))));
            return;
        }
    }
    match r.word(at) {
        Some(Word::Unit(Unit::Century) | Word::Units(Unit::Century)) if (1..=30).contains(&n) => {
            // 21st: twenty-first
            let tens = r.back(i, 1) == "-" && matches!(r.back(i, 2), "twenty");
            let n = if tens { n + 20 } else { n };
            let mut first = if tens { i - 2 } else { i };
            let mut last = at;
            let mut core = Core::Cal(Cal::Century(n as i32 - 1));
            if let Some((tokens, true)) = r.era(at + 1) {
                last += tokens;
                core = Core::Cal(Cal::Century(-(n as i32)));
            }
            if r.back(first, 1) == "fiscal" {
                first -= 1;
            }
            out.push(widen::date(r, Found::new(first, last, core)));
        }
        Some(Word::Unit(Unit::Quarter)) if n <= 4 => quarter(r, i, at, n as u8, out),
        Some(Word::Period) if n <= 2 && r.low(at) == "half" => {
            let (last, year) = year_of(r, at);
            // A half of the season, the match, or the year: only a year behind it or `the` before.
            if year == Year::Open
                && !(r.back(i, 1) == "the" && one_of(r.low(at + 1), "profit results earnings"))
            {
                return;
            }
            out.push(widen::date(r, Found::new(i, last, Core::Half(n as u8, year))));
        }
        _ => {}
    }
}

pub(super) fn quarter(r: &Reader<'_, '_>, i: usize, at: usize, n: u8, out: &mut Vec<Found>) {
    let (last, mut year) = year_of(r, at);
    let mut first = i;
    if r.back(first, 1) == "fiscal" {
        first -= 1;
        if r.back(first, 1) == "-" {
            first = i;
        }
    }
    // the 1988 third quarter; this year's third quarter
    if year == Year::Open {
        if first > r.floor
            && let Some(y) = r.year(first - 1)
        {
            year = Year::Is(y);
            first -= 1;
        } else if one_of(r.back(first, 1), "'s ’s") && r.back(first, 2) == "year" {
            year = match r.back(first, 3) {
                "last" => Year::Off(-1),
                "this" => Year::Off(0),
                "next" => Year::Off(1),
                _ => Year::Open,
            };
            if year != Year::Open {
                out.push(Found::new(first - 3, last, Core::Quarter(n, Pick::Open, year)));
                return;
            }
        }
    }
    out.push(widen::date(r, Found::new(first, last, Core::Quarter(n, Pick::Open, year))));
}

/// A year behind a quarter or half, with or without `of`.
pub(super) fn year_of(r: &Reader<'_, '_>, at: usize) -> (usize, Year) {
    let (last, year) = calendar::year_after(r, at, true);
    if year != Year::Open {
        return (last, year);
    }
    if r.low(at + 1) == "of" {
        let the = usize::from(r.low(at + 2) == "the");
        let k = at + 2 + the;
        let fiscal = usize::from(r.low(k) == "fiscal");
        if let Some(y) = r.year(k + fiscal) {
            return (k + fiscal, Year::Is(y));
        }
        let off = match r.low(k) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return (at, Year::Open),
        };
        if r.low(k + 1) == "year" {
            return (k + 1, Year::Off(off));
        }
    }
    (at, Year::Open)
}

/// `2023 third quarter` begins with a year; the year is left to the quarter.
pub(super) fn fiscal_tail(r: &Reader<'_, '_>, i: usize, y: i32, out: &mut Vec<Found>) -> bool {
    if let Some(Word::Fiscal(letter @ (b'Q' | b'H'), n)) = r.word(i + 1) {
        let core = if letter == b'Q' {
            Core::Quarter(n, Pick::Open, Year::Is(y))
        } else {
            Core::Half(n, Year::Is(y))
        };
        out.push(Found::new(i, i + 1, core));
        return true;
    }
    if r.ordinal(i + 1).is_some_and(|n| n <= 4)
        && matches!(r.word(i + 2), Some(Word::Unit(Unit::Quarter)))
    {
        let n = r.ordinal(i + 1).unwrap_or(1) as u8;
        out.push(widen::date(r, Found::new(i, i + 2, Core::Quarter(n, Pick::Open, Year::Is(y)))));
        return true;
    }
    false
}
