//! Years and decades: `in 2012`, `2003-04`, `the 1990s`, `’98`, `nineteen ninety-six`.

use super::{guards, quarters, widen, year_guards};
use crate::dates::expr::{Core, Found, Pick, Year};
use crate::dates::reader::Reader;
use crate::dates::value::Cal;
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// `1980s`, `80s`, `1980's`.
pub(super) fn decade(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let text = r.low(i);
    let (digits, last) = match text.strip_suffix('s') {
        Some(digits) => (digits, i),
        None if one_of(r.low(i + 1), "'s ’s")
            && text.ends_with('0')
            && (text.len() == 4)
            && (one_of(r.back(i, 1), "the early late mid")) =>
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
            let mark = i > r.floor && r.glued(i) && one_of(r.low(i - 1), "' ’ ‘");
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
    if !one_of(r.low(i), "' ’ ‘") || r.glued(i) || !r.glued(i + 1) || !r.is_number(i + 1) {
        return;
    }
    let text = r.low(i + 1);
    if text.len() == 3 && text.ends_with("0s") {
        let tens = text.as_bytes()[0].wrapping_sub(b'0');
        if tens <= 9 {
            out.push(widen::date(r, Found::new(i, i + 1, Core::ShortDecade(tens))));
        }
    } else if let Some((n, 2)) = r.int(i + 1)
        && !one_of(r.low(i + 2), "' ’")
        && (guards::is_time_preposition(r.back(i, 1))
            || matches!(r.word_back(i, 1), Some(Word::Season(_))))
    {
        out.push(widen::date(r, Found::new(i, i + 1, Core::ShortYear(n as u8))));
    }
}

/// A year at `i`, alone or as a span.
pub(super) fn year(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
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
    if digits <= 4 && n > 0 && i > r.floor && one_of(r.raw(i - 1), "AD A.D.") {
        out.push(widen::date(r, Found::new(i - 1, i, Core::Cal(Cal::Year(n)))));
        return;
    }
    if digits <= 4
        && r.hyphen(i + 1) | one_of(r.low(i + 1), "to and – -")
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
        && one_of(r.back(i, 1), "in by from until of to after before since")
        && !guards::counts(r, i + 1)
        && !(r.range.contains(&(i + 1))
            && r.doc.tokens[i + 1].is_word()
            && !one_of(r.low(i + 1), "the when and to by he hannibal rome a with but as after"))
        && !r.hyphen(i + 1)
    {
        out.push(widen::date(r, Found::new(i, i, Core::Cal(Cal::Year(1 - n))).sure(0.7)));
        return;
    }
    let Some(y) = r.year(i) else { return };
    if !year_guards::is_year(r, i, y) {
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
            || one_of(r.low(i + 3), "season fiscal school academic session");
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
        && one_of(r.back(i, 1), "in the of by since")
    {
        out.push(widen::date(r, Found::new(i, i + 1, Core::Season(s, Pick::Open, Year::Is(y)))));
        return;
    }
    // the 1988 period, the 1988 quarter
    if r.back(i, 1) == "the" && one_of(r.low(i + 1), "period quarter") {
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
        "two" if r.low(i + 1) == "thousand" && one_of(r.back(i, 1), "year in") => {
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
