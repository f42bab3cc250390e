//! Expressions that begin with a number: days before months, numeric dates, years, decades.

use super::{calendar, clock, guards, quarters, widen};
use crate::dates::expr::{Core, Found, From, Pick, Year};
use crate::dates::holidays::Holiday;
use crate::dates::reader::Reader;
use crate::dates::value::Cal;
use crate::dates::words::Word;

/// A number token at `i`.
pub(super) fn read(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let before = out.len();
    separated(r, i, out);
    if out.len() == before {
        day_month(r, i, out);
    }
    if out.len() == before {
        clock::clock(r, i, out);
    }
    if out.len() == before {
        decade(r, i, out);
    }
    if out.len() == before
        && let Some(n) = r.ordinal(i)
    {
        ordinal(r, i, n, out);
    }
    if out.len() == before {
        year(r, i, out);
    }
}

/// `2024-03-26`, `26/03/2024`, `3/26/24`, `26.03.2024`, `9/11`.
pub(super) fn separated(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let text = r.low(i);
    if text.bytes().filter(|&b| b == b'.').count() == 2 {
        let parts: Vec<i32> = text.split('.').map_while(|p| p.parse().ok()).collect();
        let widths: Vec<usize> = text.split('.').map(str::len).collect();
        if let (&[a, b, c], &[x, y, z]) = (&parts[..], &widths[..])
            && let Some(core) = dotted(a, b, c, (x, y, z))
        {
            out.push(Found::new(i, i, core));
        }
        return;
    }
    let separator = r.low(i + 1);
    if !matches!(separator, "/" | "-" | "–") || !r.glued(i + 1) || !r.glued(i + 2) {
        return;
    }
    if r.glued(i)
        && i > r.range.start
        && !matches!(r.low(i - 1), "(" | "[" | "\"" | "“" | "'" | "‘")
    {
        return;
    }
    let (Some((a, x)), Some((b, y))) = (r.int(i), leading_int(r, i + 2)) else { return };
    // 9/11
    if separator == "/"
        && (a, b) == (9, 11)
        && r.low(i + 2) == "11"
        && !(r.low(i + 3) == "/" && r.glued(i + 3))
    {
        out.push(Found::new(i, i + 2, Core::Cal(calendar::whole(2001, 9, 11).expect("a day"))));
        return;
    }
    if r.low(i + 3) != separator || !r.glued(i + 3) || !r.glued(i + 4) {
        return;
    }
    let Some((c, z)) = leading_int(r, i + 4) else { return };
    if (r.glued(i + 5) && r.low(i + 5) == separator && r.glued(i + 6)) || separator == "–" {
        return;
    }
    let Some(core) = three(a, b, c, (x, y, z)) else { return };
    let mut found = Found::new(i, i + 4, core);
    // 2024-03-26T10:30:00Z
    if let Some((_, hour)) = r.low(i + 4).split_once('t')
        && let Ok(h) = hour.parse::<u8>()
        && h < 24
        && r.low(i + 5) == ":"
        && let Some((m, 2)) = leading_int(r, i + 6)
    {
        found.last = i + 6;
        found.time = Some(format!("T{h:02}:{m:02}"));
        if r.low(i + 7) == ":" && r.glued(i + 7) && leading_int(r, i + 8).is_some() {
            found.last = i + 8;
        }
        if matches!(r.low(found.last + 1), "+" | "-")
            && r.glued(found.last + 1)
            && r.is_number(found.last + 2)
        {
            found.last += 2;
            if r.low(found.last + 1) == ":" && r.glued(found.last + 1) {
                found.last += 2;
            }
        }
        found.last = found.last.min(r.range.end - 1);
    }
    out.push(found);
}

/// The digits at the start of a token, and how many: `26T10`, `00Z`.
fn leading_int(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize)> {
    let text = r.low(i);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &text[digits..];
    let known = rest.is_empty() || rest == "z" || rest.starts_with('t') && !rest.starts_with("th");
    (known && (1..=4).contains(&digits))
        .then(|| text[..digits].parse().ok())
        .flatten()
        .map(|n| (n, digits))
}

/// As [`three`], for dates with full stops: those have the day first everywhere.
fn dotted(a: i32, b: i32, c: i32, widths: (usize, usize, usize)) -> Option<Core> {
    match (three(a, b, c, widths)?, widths.2) {
        (Core::Numbers(_, _, Some(year)), 4 | 2) => calendar::whole(year, b, a).map(Core::Cal),
        (core, _) => Some(core),
    }
}

/// Three numbers as a date; which of the first two is the month may stay open.
fn three(a: i32, b: i32, c: i32, widths: (usize, usize, usize)) -> Option<Core> {
    match widths {
        (4, 1..=2, 1..=2) => calendar::whole(a, b, c).map(Core::Cal),
        (1..=2, 1..=2, 4 | 2) => {
            let year = if widths.2 == 4 { c } else { calendar::short_year(c) };
            if !(1000..=2100).contains(&year) {
                return None;
            }
            match (calendar::whole(year, b, a), calendar::whole(year, a, b)) {
                (Some(day_first), Some(month_first)) if day_first != month_first => {
                    Some(Core::Numbers(a as u8, b as u8, Some(year)))
                }
                (Some(cal), _) | (None, Some(cal)) => {
                    // Which way round it is written tells about the other dates of the text.
                    let _ = cal;
                    Some(Core::Numbers(a as u8, b as u8, Some(year)))
                }
                (None, None) => None,
            }
        }
        _ => None,
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
    let joined = r.hyphen(i + 1)
        || matches!(r.low(i + 1), "to" | "and" | "or" | "through" | "until" | "till" | "–" | "-");
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

/// `1980s`, `80s`, `1980's`.
fn decade(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let text = r.low(i);
    let (digits, last) = match text.strip_suffix('s') {
        Some(digits) => (digits, i),
        None if matches!(r.low(i + 1), "'s" | "’s")
            && text.ends_with('0')
            && (text.len() == 4)
            && (matches!(r.back(i, 1), "the" | "early" | "late" | "mid")) =>
        {
            (text, i + 1)
        }
        None => return,
    };
    let Ok(n) = digits.parse::<i32>() else { return };
    let core = match digits.len() {
        4 if n % 10 == 0 && (1000..=2090).contains(&n) => {
            if n % 100 == 0 && n < 2000 {
                Core::Cal(Cal::Century(n / 100))
            } else {
                Core::Cal(Cal::Decade(n / 10))
            }
        }
        2 if n % 10 == 0 && (n >= 20) => {
            let mark = i > r.floor && r.glued(i) && matches!(r.low(i - 1), "'" | "’" | "‘");
            if mark {
                let found = Found::new(i - 1, last, Core::ShortDecade((n / 10) as u8));
                out.push(widen::date(r, found));
                return;
            }
            if !matches!(r.back(i, 1), "the") {
                return;
            }
            Core::ShortDecade((n / 10) as u8)
        }
        _ => return,
    };
    out.push(widen::date(r, Found::new(i, last, core)));
}

/// `'98`, `'80s` behind its mark.
pub(super) fn short_year(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    if !matches!(r.low(i), "'" | "’" | "‘") || r.glued(i) || !r.glued(i + 1) || !r.is_number(i + 1)
    {
        return;
    }
    let text = r.low(i + 1);
    if text.len() == 3 && text.ends_with("0s") {
        let tens = text.as_bytes()[0].wrapping_sub(b'0');
        if tens <= 9 {
            out.push(widen::date(r, Found::new(i, i + 1, Core::ShortDecade(tens))));
        }
    } else if let Some((n, 2)) = r.int(i + 1)
        && !matches!(r.low(i + 2), "'" | "’")
        && (guards::is_time_preposition(r.back(i, 1))
            || matches!(r.word_back(i, 1), Some(Word::Season(_))))
    {
        out.push(widen::date(r, Found::new(i, i + 1, Core::ShortYear(n as u8))));
    }
}

/// A year at `i`, alone or as a span.
fn year(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let Some((n, digits)) = r.int(i) else { return };
    // 44 BC, 264-241 BC
    if digits <= 4
        && n > 0
        && let Some((tokens, bc)) = r.era(i + 1)
    {
        let y = if bc { 1 - n } else { n };
        out.push(widen::date(r, Found::new(i, i + tokens, Core::Cal(Cal::Year(y)))));
        return;
    }
    // AD 476
    if digits <= 4 && n > 0 && i > r.floor && matches!(r.raw(i - 1), "AD" | "A.D.") {
        out.push(widen::date(r, Found::new(i - 1, i, Core::Cal(Cal::Year(n)))));
        return;
    }
    if digits <= 4
        && r.hyphen(i + 1) | matches!(r.low(i + 1), "to" | "and" | "–" | "-")
        && let Some((m, _)) = r.int(i + 2)
        && m <= n
        && let Some((tokens, true)) = r.era(i + 3)
    {
        out.push(widen::date(r, Found::new(i, i, Core::Cal(Cal::Year(1 - n)))));
        out.push(Found::new(i + 2, i + 2 + tokens, Core::Cal(Cal::Year(1 - m))));
        return;
    }
    if r.ancient
        && (2..=3).contains(&digits)
        && guards::is_time_preposition(r.back(i, 1))
        && matches!(
            r.back(i, 1),
            "in" | "by" | "from" | "until" | "of" | "to" | "after" | "before" | "since"
        )
        && !guards::counts(r, i + 1)
        && !(r.range.contains(&(i + 1))
            && r.doc.tokens[i + 1].is_word()
            && !matches!(
                r.low(i + 1),
                "the"
                    | "when"
                    | "and"
                    | "to"
                    | "by"
                    | "he"
                    | "hannibal"
                    | "rome"
                    | "a"
                    | "with"
                    | "but"
                    | "as"
                    | "after"
            ))
        && !r.hyphen(i + 1)
    {
        out.push(widen::date(r, Found::new(i, i, Core::Cal(Cal::Year(1 - n))).sure(0.7)));
        return;
    }
    let Some(y) = r.year(i) else { return };
    if !guards::is_year(r, i, y) {
        return;
    }
    let cue = guards::is_time_preposition(r.back(i, 1));
    let sure = if cue { 0.95 } else { 0.85 };
    // 2015-20, 2003-04, 1939–45, 2023/24
    if (r.hyphen(i + 1) || r.low(i + 1) == "/" && r.glued(i + 1) && r.glued(i + 2))
        && let Some((m, 2)) = r.int(i + 2)
        && m > y % 100
        && !(r.hyphen(i + 3) && r.is_number(i + 4))
    {
        let until = y - y % 100 + m;
        // the 2003-04 season, 2023/24: one stretch of time that spans the turn of the year.
        // Older years joined so are mostly years of history: `in 1958-59`.
        let season = r.low(i + 1) == "/"
            || y >= 1990
            || r.back(i, 1) == "the"
            || matches!(r.low(i + 3), "season" | "fiscal" | "school" | "academic" | "session");
        if until == y + 1 && season {
            out.push(widen::date(r, Found::new(i, i + 2, Core::Years(y, until))));
        } else if m > 12 || r.low(i + 1) != "-" || until - y < 60 {
            out.push(widen::date(r, Found::new(i, i, Core::Cal(Cal::Year(y)))));
            out.push(Found::new(i + 2, i + 2, Core::Cal(Cal::Year(until))));
        }
        return;
    }
    if quarters::fiscal_tail(r, i, y, out) {
        return;
    }
    // 1982 summer
    if let Some(Word::Season(s)) = r.word(i + 1)
        && !matches!(r.low(i + 1), "fall")
        && !r.capital(i + 2)
        && matches!(r.back(i, 1), "in" | "the" | "of" | "by" | "since")
    {
        out.push(widen::date(r, Found::new(i, i + 1, Core::Season(s, Pick::Open, Year::Is(y)))));
        return;
    }
    // the 1988 period, the 1988 quarter
    if r.back(i, 1) == "the" && matches!(r.low(i + 1), "period" | "quarter") {
        out.push(Found::new(i - 1, i + 1, Core::QuarterOf(y)).sure(0.8));
        return;
    }
    out.push(widen::date(r, Found::new(i, i, Core::Cal(Cal::Year(y))).sure(sure)));
}

/// `nineteen ninety-six`, `the year two thousand`.
pub(super) fn in_words(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let Some((year, last)) = year_in_words(r, i) else { return };
    let mut first = i;
    if r.back(i, 1) == "year" {
        first -= 1 + usize::from(r.back(i, 2) == "the");
    }
    out.push(widen::date(r, Found::new(first, last, Core::Cal(Cal::Year(year)))));
}

/// A year in words at `i`, and its last token.
pub(super) fn year_in_words(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize)> {
    let hundreds = match r.low(i) {
        "nineteen" => 19,
        "eighteen" => 18,
        "twenty" => 20,
        "two" if r.low(i + 1) == "thousand" && matches!(r.back(i, 1), "year" | "in") => {
            return (!guards::counts(r, i + 2)).then_some((2000, i + 1));
        }
        _ => return None,
    };
    let Some(Word::Number(tens @ 10..=90)) = r.word(i + 1) else { return None };
    let mut last = i + 1;
    let mut n = i32::from(tens);
    if tens >= 20 {
        let at = i + 2 + usize::from(r.hyphen(i + 2));
        if let Some(Word::Number(ones @ 1..=9)) = r.word(at) {
            n += i32::from(ones);
            last = at;
        }
    }
    let counted = guards::counts(r, last + 1) || matches!(r.word(last + 1), Some(Word::Unit(_)));
    (!counted).then_some((hundreds * 100 + n, last))
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
        && matches!(r.back(i, 2), "on" | "by" | "of" | "until" | "and" | "from")
        && (1..=31).contains(&n)
        && !(r.range.contains(&(i + 1))
            && r.doc.tokens[i + 1].is_word()
            && !matches!(r.low(i + 1), "and" | "the" | "but" | "he" | "they" | "after" | "when"))
    {
        out.push(Found::new(i - 1, i, Core::DayOfMonth(n as u8)).sure(0.7));
    }
}

/// `the first Monday of March 2025`, `the first Monday of every month`; whether there is one.
fn nth_weekday(r: &Reader<'_, '_>, i: usize, n: u32, out: &mut Vec<Found>) -> bool {
    let Some(Word::Weekday(d @ 1..=7)) = r.word(i + 1) else { return false };
    if n > 4 || !matches!(r.low(i + 2), "of" | "in") {
        return false;
    }
    let first = i - usize::from(r.back(i, 1) == "the");
    if matches!(r.low(i + 3), "every" | "each") && r.low(i + 4) == "month" {
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
