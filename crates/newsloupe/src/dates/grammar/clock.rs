//! Times of day: clock times with their zones, parts of days, noon and midnight.

use super::{calendar, numbers, small, widen};
use crate::dates::expr::{Core, Found, From};
use crate::dates::reader::Reader;
use crate::dates::value::{Cal, Unit};
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// A clock time that begins with the number at `i`.
pub(super) fn clock(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let Some((mut last, mut hour, minute, half)) = digits(r, i) else { return };
    let mut half = half;
    if half.is_none() {
        half = match r.low(last + 1) {
            "a.m." | "a.m" | "am" => Some(false),
            "p.m." | "p.m" | "pm" => Some(true),
            _ => None,
        };
        last += usize::from(half.is_some());
    }
    let mut certain = half.is_some();
    if half.is_none() && one_of(r.low(last + 1), "o'clock o’clock") {
        last += 1;
        certain = true;
    }
    if half.is_none() && r.low(last + 1) == "in" && r.low(last + 2) == "the" {
        half = match r.word(last + 3) {
            Some(Word::Part("MO")) => Some(false),
            Some(Word::Part("AF" | "EV")) => Some(true),
            _ => None,
        };
        if half.is_some() {
            last += 3;
            certain = true;
        }
    }
    if let Some(n) = zone(r, last + 1) {
        last += n;
        // `10 GMT` is seldom meant; `1800 GMT` and `10:30 GMT` are.
        certain |= minute.is_some();
    }
    if !certain && minute.is_some() {
        certain =
            one_of(r.back(i, 1), "at by from until till around before after since about between @")
                || one_of(r.low(last + 1), "hours hrs hrs.") && {
                    last += 1;
                    true
                };
    }
    // A date right before it: `2024-10-09 14:30`, `27 March 2024, 10:30`
    if !certain && minute.is_some() && r.floor > r.range.start {
        certain = r.floor == i || r.floor + 1 == i && one_of(r.low(i - 1), ", at | - –");
    }
    // The same time once more, in brackets behind the one just read.
    if r.floor + 1 == i
        && zoned_again(r, r.floor) > 0
        && out.last().is_some_and(|f| f.time.is_some())
    {
        return;
    }
    // 17:42, 14 JAN 2026
    if !certain && minute.is_some() {
        let mut tied = Found::new(i, last, Core::AnyDay);
        with_day(r, &mut tied);
        certain = tied.last > last;
    }
    if !certain {
        return;
    }
    match half {
        Some(_) if hour > 12 && half == Some(false) => return,
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    let time = format!("T{hour:02}:{:02}", minute.unwrap_or(0));
    let mut found = Found::new(i, last, Core::AnyDay).at(time);
    // 10:35 a.m. (0735 GMT) Friday: the day is an expression of its own, and this time's day.
    let again = zoned_again(r, last + 1);
    if again > 0 {
        let mut tied = Found::new(i, last + again, Core::AnyDay);
        with_day(r, &mut tied);
        found.core = tied.core;
        out.push(widen::date(r, found));
        return;
    }
    push(r, found, out);
}

/// How many tokens at `i` say a clock time again in brackets, with a zone: `(0735 GMT)`,
/// `(10:35 p.m. EDT)`.
fn zoned_again(r: &Reader<'_, '_>, i: usize) -> usize {
    if r.low(i) != "(" || !r.is_number(i + 1) {
        return 0;
    }
    match (i + 2..i + 7).find(|&k| r.low(k) == ")") {
        Some(end) if zone(r, end - 1).is_some() => end + 1 - i,
        _ => 0,
    }
}

/// Adds a clock time, with the day that stands behind it or right before it: `9 a.m. Friday` and
/// `Friday, May 23, at 9 a.m.` are one expression each.
fn push(r: &Reader<'_, '_>, mut found: Found, out: &mut Vec<Found>) {
    with_day(r, &mut found);
    if let Some(day) = out.last_mut().filter(|d| d.last + 1 == r.floor && d.first >= r.range.start)
    {
        let gap = found.first - r.floor;
        let at = |k: usize| one_of(r.low(k), "at @");
        let tied = match gap {
            0 => true,
            1 => at(r.floor) || r.low(r.floor) == ",",
            2 => r.low(r.floor) == "," && at(r.floor + 1),
            _ => false,
        };
        if tied && found.core == Core::AnyDay && takes_a_time(day) {
            if let Core::Set(value) = &mut day.core {
                // every morning at nine
                *value = format!("XXXX-XX-XX{}", found.time.unwrap_or_default());
            } else {
                day.time = found.time;
            }
            day.last = found.last;
            return;
        }
        // from 9 a.m. to 11 a.m. Thursday: the first one has the same day
        if gap == 1
            && day.core == Core::AnyDay
            && day.time.as_ref().is_some_and(|t| t.contains(':'))
            && one_of(r.low(r.floor), "to and or until till - – —")
        {
            day.core = found.core.clone();
        }
    }
    out.push(widen::date(r, found));
}

/// Whether an expression is a day that a clock time may belong to.
fn takes_a_time(day: &Found) -> bool {
    match &day.core {
        Core::Cal(Cal::Day(_))
        | Core::Month(_, Some(_), ..)
        | Core::Weekday(..)
        | Core::Numbers(..)
        | Core::Holiday(..)
        | Core::Offset(Unit::Day, ..) => day.time.is_none(),
        Core::Set(value) => value.starts_with("XXXX-XX-XXT"),
        _ => false,
    }
}

/// `five o'clock`, with the number in words.
pub(super) fn o_clock(r: &Reader<'_, '_>, i: usize, hour: u16, out: &mut Vec<Found>) {
    if !(1..=12).contains(&hour) || !one_of(r.low(i + 1), "o'clock o’clock") {
        return;
    }
    let mut hour = hour;
    let mut last = i + 1;
    if r.low(i + 2) == "in" && r.low(i + 3) == "the" {
        match r.word(i + 4) {
            Some(Word::Part("MO")) => last = i + 4,
            Some(Word::Part("AF" | "EV")) => {
                last = i + 4;
                hour = hour % 12 + 12;
            }
            _ => {}
        }
    }
    push(r, Found::new(i, last, Core::AnyDay).at(format!("T{hour:02}:00")), out);
}

/// Hour, minute, and whether `am` or `pm` is glued to them; the last token.
#[allow(clippy::type_complexity)]
fn digits(r: &Reader<'_, '_>, i: usize) -> Option<(usize, u8, Option<u8>, Option<bool>)> {
    let (text, half) = glued_half(r.low(i));
    let (h, m) = match text.split_once('.') {
        Some((h, m)) if m.len() == 2 => (h, Some(m)),
        Some(_) => return None,
        None => (text, None),
    };
    let number = |s: &str| -> Option<u8> {
        ((1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse().ok())
            .flatten()
    };
    // 1800 GMT, 0900 hours
    if text.len() == 4 && half.is_none() && m.is_none() {
        let (h, m) = (number(text.get(..2)?)?, number(text.get(2..)?)?);
        let led = zone(r, i + 1).is_some() || one_of(r.low(i + 1), "hours hrs");
        return (led && h < 24 && m < 60).then_some((i, h, Some(m), None));
    }
    let hour = number(h)?;
    if let Some(m) = m {
        let minute = number(m)?;
        // `3.30` is a time only with its half of the day.
        let known =
            half.is_some() || one_of(r.low(i + 1), "am pm a.m. p.m.") || zone(r, i + 1).is_some();
        return (known && hour < 24 && minute < 60).then_some((i, hour, Some(minute), half));
    }
    if half.is_some() {
        return (hour <= 12).then_some((i, hour, None, half));
    }
    if r.low(i + 1) == ":" && r.glued(i + 1) && r.glued(i + 2) {
        let (text, half) = glued_half(r.low(i + 2));
        let text = text.strip_suffix("hrs").unwrap_or(text);
        if text.len() != 2 || (r.low(i + 3) == ":" && r.glued(i + 3)) {
            return None;
        }
        let minute = number(text)?;
        return (hour < 24 && minute < 60).then_some((i + 2, hour, Some(minute), half));
    }
    (hour <= 12 && hour > 0).then_some((i, hour, None, None))
}

/// `3pm` as `3` and the afternoon.
fn glued_half(text: &str) -> (&str, Option<bool>) {
    if let Some(t) = text.strip_suffix("pm") {
        (t, Some(true))
    } else if let Some(t) = text.strip_suffix("am") {
        (t, Some(false))
    } else {
        (text, None)
    }
}

/// A time zone at `i`: how many tokens.
fn zone(r: &Reader<'_, '_>, i: usize) -> Option<usize> {
    match r.raw(i) {
        w if one_of(
            w,
            "ET EST EDT GMT UTC BST CET CEST PT PST PDT CT CST CDT MT MST MDT IST JST EET EEST AEST AEDT MSK HKT SGT WIB NZT AKDT HST Z",
        ) =>
        {
            Some(1)
        }
        "local" | "Local" if r.low(i + 1) == "time" => Some(2),
        w if one_of(w, "Eastern Pacific Central Mountain Moscow London Beijing")
            && matches!(r.low(i + 1), "time") =>
        {
            Some(2)
        }
        _ => None,
    }
}

/// Ties the day behind a clock time to it: `9 a.m. Friday`, `5 p.m. EST, Nov. 6`.
fn with_day(r: &Reader<'_, '_>, found: &mut Found) {
    let comma = usize::from(r.low(found.last + 1) == ",");
    let on = usize::from(r.low(found.last + 1 + comma) == "on");
    let at = found.last + 1 + comma + on;
    let mut days = Vec::new();
    if matches!(r.word(at), Some(Word::Tonight)) && comma + on == 0 {
        found.last = at;
        return;
    }
    match r.word(at) {
        Some(Word::Weekday(d @ 1..=7)) => calendar::weekday(r, at, d, false, &mut days),
        Some(Word::ShortWeekday(d)) => calendar::weekday(r, at, d, true, &mut days),
        Some(Word::Month(m)) if r.day(at + 1).is_some() => {
            calendar::month(r, at, m, false, &mut days);
        }
        Some(Word::ShortMonth(m)) if r.day(at + 1).is_some() => {
            calendar::month(r, at, m, true, &mut days);
        }
        Some(Word::DayOff(n)) => small::day_off(r, at, n, &mut days),
        _ if r.is_number(at) => numbers::day_month(r, at, &mut days),
        _ => {}
    }
    if let Some(day) = days.into_iter().next()
        && day.time.is_none()
    {
        found.core = day.core;
        // Behind `on` the day is an expression of its own.
        if on == 0 && (comma == 0 || !matches!(found.core, Core::Weekday(..))) {
            found.last = day.last;
        }
    }
}

/// The part of the day right behind token `i`.
pub(super) fn part_behind(r: &Reader<'_, '_>, i: usize) -> Option<&'static str> {
    match r.word(i + 1) {
        Some(Word::Part(part)) if !(r.capital(i + 1) && r.capital(i + 2)) => Some(match part {
            "MO" => "TMO",
            "AF" => "TAF",
            "EV" => "TEV",
            "DT" => "TDT",
            _ => "TNI",
        }),
        _ => None,
    }
}

/// A part of the day on its own: `this morning`, `last night`, `the next morning`.
pub(super) fn part(r: &Reader<'_, '_>, i: usize, part: &'static str, out: &mut Vec<Found>) {
    let time = format!("T{part}");
    if r.low(i) == "overnight" {
        out.push(Found::new(i, i, Core::AnyDay).at(time).sure(0.6));
        return;
    }
    if r.low(i).ends_with('s') || one_of(r.low(i), "daytime nighttime") {
        return;
    }
    let the = usize::from(r.back(i, 2) == "the");
    let (n, core) = match r.back(i, 1) {
        // at night: no night in particular
        "at" if part == "NI" && !r.hyphen(i + 1) => {
            out.push(Found::new(i, i, Core::Ref("XXXX-XX-XX")).at(time).sure(0.8));
            return;
        }
        "mid" => (1, Core::AnyDay),
        "-" if r.back(i, 2) == "mid" && r.glued(i) => (2, Core::AnyDay),
        "this" => (1, Core::Offset(Unit::Day, 0, From::Published)),
        "last" if part == "NI" && the == 0 => (1, Core::Offset(Unit::Day, -1, From::Published)),
        "that" => (1, Core::Offset(Unit::Day, 0, From::Spoken)),
        "same" if one_of(r.back(i, 2), "that the") => (2, Core::Offset(Unit::Day, 0, From::Spoken)),
        "next" | "following" => (1 + the, Core::Offset(Unit::Day, 1, From::Spoken)),
        "previous" => (1 + the, Core::Offset(Unit::Day, -1, From::Spoken)),
        "every" | "each" => {
            let set = Core::Set(format!("XXXX-XX-XX{time}"));
            out.push(Found::new(i - 1, i, set).sure(0.9));
            return;
        }
        _ => return,
    };
    let early = usize::from(one_of(r.back(i, n + 1), "early late later earlier"));
    let mut found = Found::new(i - n - early, i, core).at(time);
    if found.core == Core::AnyDay {
        // mid-afternoon yesterday
        with_day(r, &mut found);
    }
    out.push(found);
}

/// `noon`, `midday`, `midnight`.
pub(super) fn noon(r: &Reader<'_, '_>, i: usize, hour: u8, out: &mut Vec<Found>) {
    let led =
        one_of(r.back(i, 1), "at by after before until till around since about from to just and");
    // until midnight on Friday: the end of that day
    let hour = if hour == 0 && one_of(r.back(i, 1), "until till") { 24 } else { hour };
    let mut found = Found::new(i, i, Core::AnyDay).at(format!("T{hour:02}:00"));
    with_day(r, &mut found);
    if led || found.last > i {
        out.push(found);
    }
}
