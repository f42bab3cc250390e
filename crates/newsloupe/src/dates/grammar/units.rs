//! Expressions built on a unit of time: lengths (`two weeks`), places counted in units (`last
//! week`, `three days ago`, `the third quarter`), and how often (`every two years`).

use super::{calendar, widen};
use crate::dates::expr::{Core, Found, From, Pick, Year};
use crate::dates::reader::Reader;
use crate::dates::value::{Amount, Cal, Unit};
use crate::dates::words::Word;

/// A unit in the singular at `i`.
pub(super) fn unit(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let before = r.back(i, 1);
    // five-day, 16-hour, year-end
    if before == "-" && r.glued(i) {
        hyphened(r, i, u, out);
        return;
    }
    if u == Unit::Year
        && (r.hyphen(i + 1) || matches!(r.low(i + 1), "end" | "ago" | "earlier"))
        && year_end(r, i, out)
    {
        return;
    }
    if u == Unit::Year && matches!(r.low(i + 1), "'s" | "’s") && r.low(i + 2) == "end" {
        out.push(Found::new(i, i + 2, Core::Offset(Unit::Year, 0, From::Published)));
        return;
    }
    if r.hyphen(i + 1) && !matches!(before, "this" | "last" | "next") {
        // day-long, year-round
        if r.low(i + 2) == "long" {
            out.push(Found::new(i, i + 2, Core::Duration(u.lasting(Amount::whole(1)))));
        }
        return;
    }
    if u == Unit::Day && r.capital(i) && !r.begins_sentence(i) {
        return;
    }
    if u == Unit::Year && matches!(r.low(i + 1), "'s" | "’s") && possessive_quarter(r, i, out) {
        return;
    }
    match before {
        "last" | "this" | "next" | "past" | "previous" | "preceding" | "following" | "coming"
        | "current" | "same" | "that" | "latest" | "prior" | "fiscal" | "full" | "entire"
        | "whole" | "calendar" => {
            picked(r, i, u, out);
            return;
        }
        "each" | "every" | "per" => {
            out.push(Found::new(i - 1, i, Core::Set(u.lasting(Amount::whole(1)))));
            return;
        }
        "other" if r.back(i, 2) == "every" => {
            out.push(Found::new(i - 2, i, Core::Set(u.lasting(Amount::whole(2)))));
            return;
        }
        "the" => {
            the(r, i, u, out);
            return;
        }
        _ => {}
    }
    if matches!(before, "a" | "an" | "one" | "another" | "half")
        || r.is_number(i.wrapping_sub(1))
        || matches!(r.word_back(i, 1), Some(Word::Number(_)))
    {
        one(r, i, u, out);
        return;
    }
    // an additional year, two trading day
    if matches!(before, "additional" | "extra" | "single") && matches!(r.back(i, 2), "a" | "an") {
        length(r, i, i - 2, u, Amount::whole(1), out);
    }
}

/// `this year's third quarter`, `last year's quarter`; whether there is one.
fn possessive_quarter(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) -> bool {
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

/// `a year`, `one week`, `half an hour`, `$2 a year`, `twice a day`.
fn one(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let Some((first, amount)) =
        r.amount_back(i - 1).or((r.back(i, 1) == "another").then_some((i - 1, Amount::whole(1))))
    else {
        return;
    };
    if matches!(r.back(i, 1), "a" | "an") && first == i - 1 {
        // How often: twice a day, three times a week, 50 a day, 40 percent a year.
        let times = r.back(first, 1);
        if matches!(times, "once" | "twice" | "thrice") {
            out.push(Found::new(first - 1, i, Core::Set(u.lasting(Amount::whole(1)))));
            return;
        }
        if times == "times"
            && first >= 2 + r.floor
            && let Some((start, _)) = r.amount_back(first - 2)
        {
            out.push(Found::new(start, i, Core::Set(u.lasting(Amount::whole(1)))));
            return;
        }
        let rate = (1..=3).any(|n| {
            first >= n + r.floor
                && (r.is_number(first - n)
                    || matches!(r.low(first - n), "$" | "million" | "billion" | "percent"))
        }) && !matches!(
            times,
            "in" | "for"
                | "within"
                | "after"
                | "about"
                | "than"
                | ","
                | "over"
                | "from"
                | "by"
                | "of"
                | "nearly"
                | "almost"
                | "and"
        );
        if rate && !matches!(r.low(i + 1), "ago" | "earlier" | "later" | "before") {
            out.push(Found::new(first, i, Core::Set(u.lasting(Amount::whole(1)))));
            return;
        }
    }
    // and a half
    if r.low(i + 1) == "and" && r.low(i + 2) == "a" && r.low(i + 3) == "half" {
        let amount =
            Amount::Halves(amount.exact().unwrap_or(1).saturating_mul(2).saturating_add(1));
        tail(r, first, i + 3, u, amount, out);
        return;
    }
    // `one day` is a day in the open future or past; `a second` is no time.
    if u == Unit::Second || (u == Unit::Minute && r.back(i, 1) == "last") {
        return;
    }
    // a quarter of the vote, a day nobody forgets
    if u == Unit::Quarter && matches!(r.back(i, 1), "a" | "one") {
        return;
    }
    length(r, i, first, u, amount, out);
}

/// A length that begins at `first` and whose unit stands at `i`.
fn length(
    r: &Reader<'_, '_>,
    i: usize,
    first: usize,
    u: Unit,
    amount: Amount,
    out: &mut Vec<Found>,
) {
    tail(r, first, i, u, amount, out);
}

/// Reads what stands behind a length (`ago`, `later`) and before it (`the past`, `more than`).
fn tail(
    r: &Reader<'_, '_>,
    first: usize,
    last: usize,
    u: Unit,
    amount: Amount,
    out: &mut Vec<Found>,
) {
    // a week or so ago
    let last = if r.low(last + 1) == "or" && r.low(last + 2) == "so" { last + 2 } else { last };
    let behind = r.low(last + 1);
    // in three weeks' time
    if matches!(behind, "'" | "’" | "'s" | "’s") && r.low(last + 2) == "time" && !u.is_clock() {
        let core = match amount.exact() {
            Some(n) => Core::Offset(u, n, From::Published),
            None => Core::Ref("FUTURE_REF"),
        };
        out.push(Found::new(first, last + 2, core));
        return;
    }
    let back = match behind {
        "ago" => Some((-1, From::Published)),
        "earlier" => Some((-1, From::Spoken)),
        "before" | "previously" if !is_noun_phrase(r, last + 2) => Some((-1, From::Spoken)),
        "later" | "afterward" | "afterwards" | "after"
            if behind != "after" || !is_noun_phrase(r, last + 2) =>
        {
            Some((1, From::Spoken))
        }
        "hence" => Some((1, From::Published)),
        "from" if matches!(r.low(last + 2), "now" | "today") => Some((1, From::Published)),
        _ => None,
    };
    if let Some((sign, from)) = back {
        let end = last + 1 + usize::from(behind == "from");
        let start = widen::about(r, first);
        let core = match amount.exact() {
            Some(n) if !u.is_clock() => {
                if matches!(u, Unit::Decade | Unit::Century) {
                    let years = if u == Unit::Decade { 10 } else { 100 };
                    Core::Offset(Unit::Year, n.saturating_mul(years) * sign, from)
                } else if u == Unit::Year {
                    Core::YearsBack(n * sign, from)
                } else {
                    Core::Offset(u, n * sign, from)
                }
            }
            Some(_) => Core::Ref(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }),
            None if sign < 0 => Core::Ref("PAST_REF"),
            None => Core::Ref("FUTURE_REF"),
        };
        // A half takes the whole part: a year and a half ago.
        let core = match amount {
            Amount::Halves(h) if h % 2 != 0 && u == Unit::Year => {
                Core::Offset(Unit::Month, h * 6 * sign, from)
            }
            _ => core,
        };
        out.push(Found::new(start, end, core));
        return;
    }
    let mut start = first;
    if matches!(
        r.back(start, 1),
        "last"
            | "past"
            | "previous"
            | "preceding"
            | "next"
            | "coming"
            | "following"
            | "first"
            | "final"
            | "recent"
            | "latest"
            | "initial"
            | "opening"
    ) {
        start -= 1;
        if matches!(r.back(start, 1), "the" | "these" | "its" | "his") {
            start -= usize::from(matches!(r.back(start, 1), "the" | "these"));
        }
    } else if matches!(r.back(start, 1), "the" | "these") && amount != Amount::whole(1) {
        start -= 1;
    }
    let start = widen::about(r, start);
    out.push(Found::new(start, last, Core::Duration(u.lasting(amount))).sure(0.9));
}

/// Whether something follows that an `after` or `before` leans on.
fn is_noun_phrase(r: &Reader<'_, '_>, i: usize) -> bool {
    r.range.contains(&i)
        && !matches!(r.low(i), "." | "," | ";" | ":" | "and" | "but" | ")" | "”" | "\"")
}

/// `five-day`, `16-hour`, `third-quarter`, `two-and-a-half-year`.
fn hyphened(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let Some(k) = i.checked_sub(2).filter(|&k| k >= r.floor) else { return };
    // 20-year-old: an age, no time.
    if r.hyphen(i + 1) && matches!(r.low(i + 2), "old" | "olds") {
        return;
    }
    if matches!(r.low(k), "mid" | "multi" | "all" | "present" | "modern") {
        return;
    }
    if let Some((first, amount)) = r.amount_back(k)
        && !matches!(r.low(k), "a" | "an" | "half" | "many" | "some")
        && u != Unit::Quarter
    {
        // 10-to-12-day, twenty-five-year
        out.push(Found::new(first, i, Core::Duration(u.lasting(amount))).sure(0.9));
    }
}

/// Units in the plural at `i`.
pub(super) fn units(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let Some(mut k) = i.checked_sub(1).filter(|&k| k >= r.floor) else { return };
    // three-quarters of the vote, 60 Minutes
    if u == Unit::Quarter && (r.low(k) == "-" || r.low(i + 1) == "of")
        || u == Unit::Minute && r.capital(i)
    {
        return;
    }
    if r.low(k) == "-" && r.glued(i) {
        k = k.saturating_sub(1);
    }
    // Words between the number and its unit: two more weeks, nine consecutive days.
    if matches!(
        r.low(k),
        "more"
            | "additional"
            | "full"
            | "consecutive"
            | "straight"
            | "long"
            | "trading"
            | "business"
            | "working"
            | "extra"
            | "whole"
            | "further"
            | "bloody"
            | "brutal"
            | "short"
            | "other"
            | "intervening"
            | "successive"
            | "fiscal"
            | "calendar"
            | "light"
    ) && k > r.floor
        && r.low(k) != "light"
        && r.amount_back(k - 1).is_some()
    {
        k -= 1;
    }
    if let Some((mut first, mut amount)) = r.amount_back(k) {
        if matches!(r.low(first), "a" | "an") && first == k {
            return;
        }
        // every two years
        if r.back(first, 1) == "every" {
            out.push(Found::new(first - 1, i, Core::Set(u.lasting(amount))));
            return;
        }
        // two to three weeks, 12 or 18 months
        if matches!(r.back(first, 1), "to" | "or" | "-" | "–")
            && first >= 2 + r.floor
            && let Some((start, lower)) = r.amount_back(first - 2)
            && lower.exact().is_some()
            && !matches!(r.low(first - 2), "a" | "an")
        {
            first = start;
            amount = if r.low(k) == "few" { Amount::Some } else { lower };
        }
        // 20 years old
        if u == Unit::Year && r.low(i + 1) == "old" || r.low(i + 1) == "of" && r.low(i + 2) == "age"
        {
            return;
        }
        if u == Unit::Second && amount == Amount::Some {
            return;
        }
        tail(r, first, i, u, amount, out);
        return;
    }
    let before = r.back(i, 1);
    let many = |first: usize, core: Core, out: &mut Vec<Found>| {
        out.push(Found::new(first, i, core).sure(0.8));
    };
    match before {
        "recent" => {
            let first = i - 1;
            let core = if u == Unit::Year {
                Core::Ref("PAST_REF")
            } else {
                Core::Duration(u.lasting(Amount::Some))
            };
            many(first, core, out);
        }
        "coming" | "past" | "last" | "next" | "following" | "previous" => {
            let the = usize::from(r.back(i, 2) == "the");
            many(i - 1 - the, Core::Duration(u.lasting(Amount::Some)), out);
        }
        "these" if u == Unit::Day => many(i - 1, Core::Ref("PRESENT_REF"), out),
        "for" | "over" | "within" | "after" | "took" | "take" | "spent" | "lasted" | "through"
            if u != Unit::Second =>
        {
            if matches!(r.low(i + 1), "of" | "to") && before != "for" && before != "after" {
                return;
            }
            many(i, Core::Duration(u.lasting(Amount::Some)), out);
        }
        _ => match r.low(i + 1) {
            "ago" | "earlier" => out.push(Found::new(i, i + 1, Core::Ref("PAST_REF")).sure(0.8)),
            "later" => out.push(Found::new(i, i + 1, Core::Ref("FUTURE_REF")).sure(0.8)),
            "of" if !matches!(before, "the" | "his" | "her" | "their" | "early" | "days")
                && u != Unit::Second
                && u != Unit::Quarter =>
            {
                many(i, Core::Duration(u.lasting(Amount::Some)), out);
            }
            _ => {}
        },
    }
}

/// `last week`, `this fiscal year`, `the same day`.
fn picked(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let mut k = i - 1;
    // the current fiscal year, the same three-month period
    while matches!(r.low(k), "fiscal" | "full" | "entire" | "whole" | "calendar") && k > r.floor {
        k -= 1;
    }
    if u.is_clock() {
        // `this minute`, `last-minute`; the past hour
        if u == Unit::Hour && matches!(r.low(k), "past" | "last" | "next") && r.back(k, 1) == "the"
        {
            out.push(Found::new(k - 1, i, Core::Duration(u.lasting(Amount::whole(1)))));
        }
        return;
    }
    let the = usize::from(r.back(k, 1) == "the");
    let this = usize::from(matches!(r.back(k, 1), "this" | "that"));
    let quarter = u == Unit::Quarter;
    let (first, core) = match r.low(k) {
        "this" if u == Unit::Day => (k, Core::Offset(u, 0, From::Spoken)),
        "this" | "current" => (k - the, Core::Offset(u, 0, From::Published)),
        "latest" if quarter => (k - the, Core::ThisQuarter(0)),
        "latest" => (k - the, Core::Offset(u, 0, From::Published)),
        "last"
            if the == 1
                && matches!(
                    u,
                    Unit::Week
                        | Unit::Decade
                        | Unit::Month
                        | Unit::Year
                        | Unit::Century
                        | Unit::Day
                )
                && u != Unit::Week =>
        {
            // the last decade: a length; the last day of …: neither.
            if u == Unit::Day || r.low(i + 1) == "of" {
                return;
            }
            (k - 1, Core::Duration(u.lasting(Amount::whole(1))))
        }
        "last" if the == 1 && r.low(i + 1) == "of" => {
            (k - 1, Core::Duration(u.lasting(Amount::whole(1))))
        }
        "last" => (k - the, Core::Offset(u, -1, From::Published)),
        "past" if this == 1 => (k - 1, Core::Offset(u, -1, From::Published)),
        "past" if the == 1 && u == Unit::Year => (k - 1, Core::Duration("P1Y".into())),
        "past" => (k - the, Core::Duration(u.lasting(Amount::whole(1)))),
        "next" if the == 1 => (k - 1, Core::Offset(u, 1, From::Spoken)),
        "next" => (k, Core::Offset(u, 1, From::Published)),
        "coming" if matches!(u, Unit::Decade | Unit::Century) => {
            (k - the, Core::Duration(u.lasting(Amount::whole(1))))
        }
        "coming" => (k - the - this, Core::Offset(u, 1, From::Published)),
        "previous" | "preceding" | "prior" => (k - the, Core::Offset(u, -1, From::Spoken)),
        "following" => (k - the, Core::Offset(u, 1, From::Spoken)),
        "same" => (k - the - this, Core::Offset(u, 0, From::Spoken)),
        "that" => {
            // `so that day and night`, `said that year after year`
            if matches!(r.low(i + 1), "after" | "by") {
                return;
            }
            (k, if quarter { Core::ThisQuarter(0) } else { Core::Offset(u, 0, From::Spoken) })
        }
        "the" if quarter => (k, Core::ThisQuarter(0)),
        "the" if u == Unit::Year => (k, Core::Offset(Unit::Year, 0, From::Published)),
        _ => return,
    };
    let found = Found::new(first, i, core);
    out.push(widen::date(r, found));
}

/// `the day`, `the quarter`, `the weekend`, `the end of the year`.
fn the(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    match u {
        Unit::Quarter => {
            let back = match r.low(i + 1) {
                "a" if r.low(i + 2) == "year" && matches!(r.low(i + 3), "ago" | "earlier") => {
                    Some((3, -4))
                }
                _ => None,
            };
            let (n, q) = back.unwrap_or((0, 0));
            out.push(widen::date(r, Found::new(i - 1, i + n, Core::ThisQuarter(q)).sure(0.7)));
        }
        Unit::Weekend => {
            if r.low(i + 1) == "of" {
                return;
            }
            out.push(widen::date(
                r,
                Found::new(i - 1, i, Core::Offset(Unit::Weekend, 0, From::Published)).sure(0.85),
            ));
        }
        Unit::Day
            if matches!(r.low(i + 1), "before" | "after" | "earlier")
                && !is_noun_phrase(r, i + 2) =>
        {
            let n = if r.low(i + 1) == "after" { 1 } else { -1 };
            out.push(Found::new(i - 1, i + 1, Core::Offset(Unit::Day, n, From::Spoken)));
        }
        Unit::Day
            if matches!(r.low(i + 1), "before" | "after")
                && !matches!(r.low(i + 2), "yesterday" | "tomorrow") =>
        {
            // `The day before he had filed a complaint`
            if matches!(r.low(i + 2), "he" | "she" | "they" | "it" | "police" | "officials")
                && r.low(i + 1) == "before"
                && matches!(r.low(i + 3), "had")
            {
                out.push(Found::new(i - 1, i + 1, Core::Offset(Unit::Day, -1, From::Spoken)));
            }
        }
        // the year ended June 30
        Unit::Year if matches!(r.low(i + 1), "ended" | "ending") => {
            out.push(Found::new(i - 1, i, Core::Duration("P1Y".into())));
        }
        Unit::Week if r.back(i, 2) == "for" && matches!(r.low(i + 1), "," | ".") => {
            out.push(Found::new(i - 1, i, Core::Offset(u, 0, From::Published)).sure(0.7));
        }
        Unit::Year if r.low(i + 1) == "two" && r.low(i + 2) == "thousand" => {}
        Unit::Year | Unit::Month | Unit::Week | Unit::Decade | Unit::Century => {
            let edge = r.back(i, 2) == "of"
                && matches!(
                    r.back(i, 3),
                    "end" | "beginning" | "start" | "middle" | "rest" | "part" | "remainder"
                )
                || matches!(r.back(i, 2), "in")
                    && matches!(r.back(i, 3), "earlier" | "later" | "early" | "late");
            if edge
                || u == Unit::Year
                    && matches!(r.back(i, 2), "for" | "during" | "of" | "in")
                    && !matches!(
                        r.low(i + 1),
                        "of" | "to" | "before" | "after" | "ended" | "that" | "-"
                    )
                    && !is_award(r, i)
            {
                let from = if r.begins_sentence(i) { From::Spoken } else { From::Published };
                let found = Found::new(i - 1, i, Core::Offset(u, 0, from)).sure(0.7);
                out.push(widen::date(r, found));
            }
        }
        _ => {}
    }
}

/// `Person of the Year`
fn is_award(r: &Reader<'_, '_>, i: usize) -> bool {
    r.capital(i)
        || matches!(r.back(i, 3), "time" | "times" | "day" | "days" | "part" | "most")
            && r.back(i, 3) != "part"
}

/// `year-end`, `year-earlier`, `year-ago period`.
fn year_end(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) -> bool {
    let hyphen = usize::from(r.hyphen(i + 1));
    let at = i + 1 + hyphen;
    let a = matches!(r.back(i, 1), "a" | "one");
    let core = match r.low(at) {
        "end" => Core::Offset(Unit::Year, 0, From::Published),
        "ago" | "earlier" if hyphen == 1 => Core::YearsBack(-1, From::Spoken),
        _ => return false,
    };
    if a || r.is_number(i.wrapping_sub(1)) && hyphen == 0 {
        return false;
    }
    let mut found = Found::new(i, at, core);
    if r.back(i, 1) == "the" && matches!(r.low(at + 1), "quarter" | "period") && r.low(at) != "end"
    {
        found.first = i - 1;
        found.last = at + 1;
    }
    out.push(found);
    true
}

/// `period` and `half`: the year-ago period is taken elsewhere.
pub(super) fn period(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    // the last half of 1989
    if r.low(i) == "half" && matches!(r.back(i, 1), "last" | "latter") {
        let (last, year) = year_of(r, i);
        if year != Year::Open {
            out.push(widen::date(r, Found::new(i - 1, last, Core::Half(2, year))));
        }
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
    if matches!(r.low(i + 1), "and" | "or" | "to" | "–" | "-") {
        let early = usize::from(matches!(r.low(i + 2), "early" | "late" | "the" | "mid"));
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
                && !(r.back(i, 1) == "the"
                    && matches!(r.low(at + 1), "profit" | "results" | "earnings"))
            {
                return;
            }
            out.push(widen::date(r, Found::new(i, last, Core::Half(n as u8, year))));
        }
        _ => {}
    }
}

fn quarter(r: &Reader<'_, '_>, i: usize, at: usize, n: u8, out: &mut Vec<Found>) {
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
        } else if matches!(r.back(first, 1), "'s" | "’s") && r.back(first, 2) == "year" {
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
fn year_of(r: &Reader<'_, '_>, at: usize) -> (usize, Year) {
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
