//! Expressions that begin with a number: days before months, numeric dates, years, decades.

use super::{calendar, clock, numeric, quarters, widen, years};
use crate::dates::expr::{Core, Found, From, Pick, Year};
use crate::dates::holidays::Holiday;
use crate::dates::reader::Reader;
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// A number token at `i`.
pub(super) fn read(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let before = out.len();
    numeric::separated(r, i, out);
    if out.len() == before {
        day_month(r, i, out);
    }
    if out.len() == before {
        clock::clock(r, i, out);
    }
    if out.len() == before {
        years::decade(r, i, out);
    }
    if out.len() == before
        && let Some(n) = r.ordinal(i)
    {
        ordinal(r, i, n, out);
    }
    if out.len() == before {
        years::year(r, i, out);
    }
}

/// `27 March 2024`, `27th of March`, `3 to 5 May 2025`, `27-Mar-2024`.
pub(super) fn day_month(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let Some((day, _)) = r.day(i) else { return };
    let month = |k: usize| match r.word(k) {
        Some(Word::Month(m)) if r.capital(k) => Some(m),
        Some(Word::ShortMonth(m)) if r.capital(k) => Some(m),
        _ => None,
    };
    let the = usize::from(r.back(i, 1) == "the");
    // 3 to 5 May, 3-5 May, 3 and 4 May
    let joined = r.hyphen(i + 1) || one_of(r.low(i + 1), "to and or through until till – -");
    if joined && let Some((until, _)) = r.day(i + 2) {
        let of = usize::from(r.low(i + 3) == "of");
        if let Some(m) = month(i + 3 + of)
            && until > day
            && (r.day(i + 4 + of).is_none() || r.hyphen(i + 1))
        {
            let (last, year) = calendar::year_after(r, i + 3 + of, false);
            out.push(Found::new(i - the, i, Core::Month(m, Some(day), Pick::Open, year)));
            out.push(Found::new(i + 2, last, Core::Month(m, Some(until), Pick::Open, year)));
            return;
        }
    }
    let skip = match r.low(i + 1) {
        "of" => 1,
        "day" if r.low(i + 2) == "of" => 2,
        "-" if r.hyphen(i + 1) => 1,
        _ => 0,
    };
    let Some(m) = month(i + 1 + skip) else { return };
    let at = i + 1 + skip;
    // `4 May resigned` hardly exists; `in 10 March` neither.
    let (last, year) = if r.hyphen(at + 1) && skip == 1 {
        match r.int(at + 2) {
            Some((y, 4)) => (at + 2, Year::Is(y)),
            Some((y, 2)) => (at + 2, Year::Is(calendar::short_year(y))),
            _ => (at, Year::Open),
        }
    } else {
        calendar::year_after(r, at, false)
    };
    let year = if year == Year::Open { calendar::shared_year(r, last) } else { year };
    let found = Found::new(i - the, last, Core::Month(m, Some(day), Pick::Open, year));
    out.push(widen::date(r, found));
}

/// `19th century`, `third-quarter`, `the first half of 2024`, `the 27th`.
pub(super) fn ordinal(r: &Reader<'_, '_>, i: usize, n: u32, out: &mut Vec<Found>) {
    let before = out.len();
    day_month(r, i, out);
    if out.len() > before {
        return;
    }
    quarters::ordinal(r, i, n, out);
    if out.len() > before || nth_weekday(r, i, n, out) || day_of_month(r, i, n, out) {
        return;
    }
    if out.len() == before
        && r.is_number(i)
        && r.back(i, 1) == "the"
        && one_of(r.back(i, 2), "on by of until and from")
        && (1..=31).contains(&n)
        && !(r.range.contains(&(i + 1))
            && r.doc.tokens[i + 1].is_word()
            && !one_of(r.low(i + 1), "and the but he they after when"))
    {
        out.push(Found::new(i - 1, i, Core::DayOfMonth(n as u8)).sure(0.7));
    }
}

/// `the first Monday of March 2025`, `the first Monday of every month`; whether there is one.
fn nth_weekday(r: &Reader<'_, '_>, i: usize, n: u32, out: &mut Vec<Found>) -> bool {
    let Some(Word::Weekday(d @ 1..=7)) = r.word(i + 1) else { return false };
    if n > 4 || !one_of(r.low(i + 2), "of in") {
        return false;
    }
    let first = i - usize::from(r.back(i, 1) == "the");
    if one_of(r.low(i + 3), "every each") && r.low(i + 4) == "month" {
        out.push(Found::new(first, i + 4, Core::Set("P1M".into())));
        return true;
    }
    let Some(Word::Month(m)) = r.word(i + 3) else { return false };
    let (last, year) = calendar::year_after(r, i + 3, false);
    let day = Holiday::Nth(m, d, n as u8, 0);
    out.push(Found::new(first, last, Core::Holiday(day, Pick::Open, year)));
    true
}

/// `the 15th of last month`; whether there is one.
fn day_of_month(r: &Reader<'_, '_>, i: usize, n: u32, out: &mut Vec<Found>) -> bool {
    if r.low(i + 1) != "of" || r.low(i + 3) != "month" || !(1..=31).contains(&n) {
        return false;
    }
    let (months, from) = match r.low(i + 2) {
        "last" => (-1, From::Published),
        "this" => (0, From::Published),
        "next" => (1, From::Published),
        "that" => (0, From::Spoken),
        _ => return false,
    };
    let first = i - usize::from(r.back(i, 1) == "the");
    out.push(Found::new(first, i + 3, Core::DayIn(n as u8, months, from)));
    true
}
