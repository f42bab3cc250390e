//! Months and weekdays, with the days and years that go with them.

use super::{clock, guards, numbers, numeric, widen, years};
use crate::dates::expr::{Core, Found, Pick, Year};
use crate::dates::reader::Reader;
use crate::dates::value::Cal;
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// A year behind token `k`: its last token and which.
pub(super) fn year_after(r: &Reader<'_, '_>, k: usize, of: bool) -> (usize, Year) {
    let mut at = k + 1;
    if r.low(at) == "," || (of && r.low(at) == "of") {
        at += 1;
    }
    if let Some((n, digits)) = r.int(at)
        && digits <= 4
        && let Some((tokens, bc)) = r.era(at + 1)
    {
        return (at + tokens, Year::Is(if bc { 1 - n } else { n }));
    }
    // `Feb. 29, 1000 people`: a comma asks for a year that nothing counts.
    if let Some(year) = r.year(at).filter(|_| !guards::counts(r, at + 1)) {
        return (at, Year::Is(year));
    }
    if at == k + 1
        && one_of(r.low(at), "' ’ ‘")
        && r.glued(at + 1)
        && let Some((n, 2)) = r.int(at + 1)
    {
        return (at + 1, Year::Is(short_year(n)));
    }
    if r.low(at) == "," {
        return (k, Year::Open);
    }
    if let Some((year, last)) = years::year_in_words(r, at) {
        return (last, Year::Is(year));
    }
    let of = at > k + 1;
    let the = usize::from(r.low(at) == "the");
    let year = r.low(at + the + 1) == "year";
    match r.low(at + the) {
        "last" if year && !of => (at + the + 1, Year::Off(-1)),
        "this" if year => (at + the + 1, Year::Off(0)),
        "next" if year => (at + the + 1, Year::Off(1)),
        "that" | "same" if year => (at + the + 1, Year::Same),
        _ => (k, Year::Open),
    }
}

/// The year that two joined dates share and only the second says: `March and April 1918`,
/// `between 5 May and 7 June 1940`.
pub(super) fn shared_year(r: &Reader<'_, '_>, k: usize) -> Year {
    if !one_of(r.low(k + 1), "and or to - – / through until") {
        return Year::Open;
    }
    let is_month =
        |i: usize| matches!(r.word(i), Some(Word::Month(_) | Word::ShortMonth(_))) && r.capital(i);
    let at = if is_month(k + 2) {
        k + 2 + usize::from(r.day(k + 3).is_some())
    } else if r.day(k + 2).is_some() && is_month(k + 3) {
        k + 3
    } else {
        return Year::Open;
    };
    year_after(r, at, false).1
}

/// `98` is 1998, `24` is 2024.
pub(in crate::dates) const fn short_year(n: i32) -> i32 {
    if n < 40 { 2000 + n } else { 1900 + n }
}

/// Which month, weekday or season is picked by the word before token `i`; the first token then.
pub(super) fn pick(r: &Reader<'_, '_>, i: usize) -> (usize, Pick) {
    let pick = match r.back(i, 1) {
        "last" | "past" => Pick::Last,
        "this" => Pick::This,
        "next" | "coming" | "upcoming" => Pick::Next,
        "previous" | "preceding" => Pick::Previous,
        "following" => Pick::Following,
        _ => return (i, Pick::Open),
    };
    let lead = matches!((r.back(i, 1), r.back(i, 2)), ("coming" | "past" | "upcoming", "this"))
        || matches!((pick, r.back(i, 2)), (Pick::Previous | Pick::Following | Pick::Next, "the"));
    if one_of(r.back(i, 1), "past coming upcoming") && !lead {
        return (i, Pick::Open);
    }
    (i - 1 - usize::from(lead), pick)
}

/// A month at token `i`.
pub(super) fn month(r: &Reader<'_, '_>, i: usize, m: u8, short: bool, out: &mut Vec<Found>) {
    // March 26[, 2024]; not `may 5`
    if r.capital(i)
        && let Some((day, ordinal)) = r.day(i + 1)
        && !guards::counts(r, i + 2)
        && !matches!(r.word(i + 2), Some(Word::Month(_)) if r.day(i + 1).is_some() && r.back(i, 1) == "from")
        && !(r.low(i + 2) == ":" && r.glued(i + 2) && r.glued(i + 3))
        && (!ordinal
            || r.is_number(i + 1)
            || !matches!(r.word(i + 2), Some(Word::Unit(_) | Word::Number(_))))
    {
        // March 3-5, 2024; March 26 and 27
        let joined = r.hyphen(i + 2) || one_of(r.low(i + 2), "and to or through until – -");
        if joined
            && let Some((until, _)) = r.day(i + 3)
            && until > day
            && !guards::counts(r, i + 4)
            && !matches!(r.word(i + 4), Some(Word::Month(_) | Word::ShortMonth(_) | Word::Unit(_)))
            && !one_of(r.low(i + 4), ": a.m. p.m. o'clock of /")
            && (r.is_number(i + 3))
        {
            let (last, year) = year_after(r, i + 3, false);
            out.push(widen::date(
                r,
                Found::new(i, i + 1, Core::Month(m, Some(day), Pick::Open, year)),
            ));
            out.push(Found::new(i + 3, last, Core::Month(m, Some(until), Pick::Open, year)));
            return;
        }
        let (last, mut year) = year_after(r, i + 1, true);
        if year == Year::Open {
            year = shared_year(r, last);
        }
        let found = Found::new(i, last, Core::Month(m, Some(day), Pick::Open, year));
        out.push(widen::date(r, found));
        return;
    }
    if !r.capital(i) {
        return;
    }
    let (last, mut year) = year_after(r, i, true);
    if year == Year::Open {
        year = shared_year(r, i);
    }
    if year != Year::Open {
        let surname = r.low(i) == "may" && one_of(r.low(i + 1), "this last next");
        if !surname {
            let (first, _) = pick(r, i);
            let _ = first;
            out.push(widen::date(r, Found::new(i, last, Core::Month(m, None, Pick::Open, year))));
        }
        return;
    }
    if one_of(r.back(i, 1), "each every") && !short {
        out.push(Found::new(i - 1, i, Core::Set(format!("XXXX-{m:02}"))).sure(0.9));
        return;
    }
    if guards::is_bare_month(r, i, short) {
        let (first, pick) = pick(r, i);
        let mut found = Found::new(first, i, Core::Month(m, None, pick, Year::Open));
        if r.low(i) == "may" || r.low(i) == "march" {
            found.sure = 0.85;
        }
        out.push(widen::date(r, found));
    }
}

/// A weekday at token `i`; 11 to 17 for several.
pub(super) fn weekday(r: &Reader<'_, '_>, i: usize, d: u8, short: bool, out: &mut Vec<Found>) {
    if !r.capital(i) {
        return;
    }
    if short && !short_weekday(r, i) {
        return;
    }
    if d > 10 {
        let every = one_of(r.back(i, 1), "every all");
        let first = i - usize::from(every);
        out.push(Found::new(first, i, Core::Set(format!("XXXX-WXX-{}", d - 10))).sure(0.85));
        return;
    }
    // Tuesday, March 26, 2024; Tuesday 26 March
    let comma = usize::from(r.low(i + 1) == ",");
    let at = i + 1 + comma;
    let before = out.len();
    match r.word(at) {
        Some(Word::Month(m)) if r.day(at + 1).is_some() => month(r, at, m, false, out),
        Some(Word::ShortMonth(m)) if r.day(at + 1).is_some() => month(r, at, m, true, out),
        _ if r.is_number(at) || r.low(at) == "the" && r.is_number(at + 1) => {
            let at = at + usize::from(r.low(at) == "the");
            numbers::day_month(r, at, out);
            if out.len() == before {
                numeric::separated(r, at, out);
            }
        }
        _ => {}
    }
    if out.len() > before {
        let (first, _) = pick(r, i);
        out[before].first = first;
        let found = out[before].clone();
        out[before] = widen::date(r, found);
        return;
    }
    if guards::is_named_after_weekday(r, i) {
        return;
    }
    if one_of(r.back(i, 1), "every each") || (r.back(i, 1) == "other" && r.back(i, 2) == "every") {
        let other = r.back(i, 1) == "other";
        let part = clock::part_behind(r, i);
        let last = i + usize::from(part.is_some());
        let value = format!("XXXX-WXX-{d}{}", part.unwrap_or(""));
        out.push(Found::new(i - 1 - usize::from(other), last, Core::Set(value)));
        return;
    }
    if let Some(part) = nights(r, i) {
        out.push(Found::new(i, i, Core::Set(format!("XXXX-WXX-{d}{part}"))).sure(0.85));
        return;
    }
    let (first, pick) = pick(r, i);
    let mut found = Found::new(first, i, Core::Weekday(d, pick));
    if one_of(r.back(i, 1), "a any")
        && !(r.range.contains(&(i + 1)) && r.doc.tokens[i + 1].is_word())
    {
        found.core = Core::AnyWeekday(d);
    }
    if let Some(part) = clock::part_behind(r, i) {
        found.last = i + 1;
        if one_of(r.low(i + 1), "mornings afternoons evenings nights") {
            found.core = Core::Set(format!("XXXX-WXX-{d}{part}"));
        } else {
            found.time = Some(part.into());
        }
    } else if r.low(i + 1) == "last"
        && matches!(r.low(i + 2), "week" | "" | "." | ",")
        && r.low(i + 2) != "week"
    {
        found.last = i + 1;
        found.core = Core::Weekday(d, Pick::Last);
    }
    out.push(widen::date(r, found));
}

/// `Monday and Tuesday nights`: the part of the day that several weekdays share.
fn nights(r: &Reader<'_, '_>, i: usize) -> Option<&'static str> {
    let day = |k: usize| matches!(r.word(k), Some(Word::Weekday(1..=7)));
    let mut k = i;
    while one_of(r.low(k + 1), "and or , through to") && day(k + 2) {
        k += 2;
    }
    let several = one_of(r.low(k + 1), "mornings afternoons evenings nights");
    (k > i && several).then(|| clock::part_behind(r, k)).flatten()
}

/// `Mon`, `Sat`, `Sun` are words and names too.
fn short_weekday(r: &Reader<'_, '_>, i: usize) -> bool {
    let comma = usize::from(r.low(i + 1) == ",");
    let date = matches!(r.word(i + 1 + comma), Some(Word::Month(_) | Word::ShortMonth(_)))
        || r.day(i + 1 + comma).is_some()
            && matches!(r.word(i + 2 + comma), Some(Word::Month(_) | Word::ShortMonth(_)));
    date || r.low(i).ends_with('.') && r.low(i).len() > 3
}

/// Numbers that make a whole date, in calendar order.
pub(super) fn whole(y: i32, m: i32, d: i32) -> Option<Cal> {
    let month = u8::try_from(m).ok()?;
    let day = u8::try_from(d).ok()?;
    crate::calendar::Day::new(y, month, day).map(Cal::Day)
}
