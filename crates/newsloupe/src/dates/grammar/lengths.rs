//! Lengths: `two weeks`, `half an hour`, `five-day`, and the places counted by them: `three days
//! ago`, `two years later`.

use super::widen;
use crate::dates::expr::{Core, Found, From};
use crate::dates::reader::Reader;
use crate::dates::value::{Amount, Unit};
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// `a year`, `one week`, `half an hour`, `$2 a year`, `twice a day`.
pub(super) fn one(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let Some((first, amount)) =
        r.amount_back(i - 1).or((r.back(i, 1) == "another").then_some((i - 1, Amount::whole(1))))
    else {
        return;
    };
    if one_of(r.back(i, 1), "a an") && first == i - 1 {
        // How often: twice a day, three times a week, 50 a day, 40 percent a year.
        let times = r.back(first, 1);
        if one_of(times, "once twice thrice") {
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
                    || n > 1 && matches!(r.word(first - n), Some(Word::Number(_)))
                    || one_of(r.low(first - n), "$ million billion percent"))
        }) && !one_of(
            times,
            "in for within after about than , over from by of nearly almost and",
        );
        if rate && !one_of(r.low(i + 1), "ago earlier later before") {
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
    if u == Unit::Day
        && r.back(i, 1) == "one"
        && (one_of(r.back(i, 2), "will would could may might can must that and he she they who ,")
            || r.begins_sentence(i - 1) && matches!(r.low(i + 1), ","))
        && !one_of(r.low(i + 1), "before after of later earlier ago in and or")
    {
        if one_of(r.back(i, 2), "will would could may might") {
            out.push(Found::new(i - 1, i, Core::Ref("FUTURE_REF")).sure(0.7));
        }
        return;
    }
    if u == Unit::Day && r.back(i, 1) == "another" {
        return;
    }
    // a quarter of the vote, a day nobody forgets
    if u == Unit::Quarter && one_of(r.back(i, 1), "a one") {
        return;
    }
    tail(r, first, i, u, amount, out);
}

/// Reads what stands behind a length (`ago`, `later`) and before it (`the past`, `more than`).
pub(super) fn tail(
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
    if one_of(behind, "' ’ 's ’s") && r.low(last + 2) == "time" && !u.is_clock() {
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
        "from" if one_of(r.low(last + 2), "now today") => Some((1, From::Published)),
        _ => None,
    };
    if let Some((sign, from)) = back {
        let end = last + 1 + usize::from(behind == "from");
        let start = widen::about(r, first, true);
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
            // an hour later: no calendar says when, but how long is said
            _ if u.is_clock() && from == From::Spoken => {
                let start = widen::about(r, first, false);
                out.push(Found::new(start, last, Core::Duration(u.lasting(amount))));
                return;
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
    // two days a week, three nights each month: so often
    if let Some(Word::Unit(each)) = r.word(last + 2)
        && one_of(r.low(last + 1), "a per each every")
        && u < each
        && !one_of(r.low(last + 3), "ago earlier later")
    {
        out.push(Found::new(first, last + 2, Core::Set(each.lasting(Amount::whole(1)))));
        return;
    }
    let mut start = first;
    if one_of(
        r.back(start, 1),
        "last past previous preceding next coming following first final recent latest initial opening",
    ) && !(r.back(start, 1) == "last"
        && one_of(r.back(start, 2), "to will would could can not may"))
    {
        start -= 1;
        if one_of(r.back(start, 1), "the these its his") {
            start -= usize::from(one_of(r.back(start, 1), "the these"));
        }
    } else if one_of(r.back(start, 1), "the these") && amount != Amount::whole(1) {
        start -= 1;
    }
    let start = widen::about(r, start, false);
    out.push(Found::new(start, last, Core::Duration(u.lasting(amount))).sure(0.9));
}

/// `five-day`, `16-hour`, `third-quarter`, `two-and-a-half-year`.
pub(super) fn hyphened(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let Some(k) = i.checked_sub(2).filter(|&k| k >= r.floor) else { return };
    // 20-year-old: an age, no time; an 8-month-old truce lasts.
    if r.hyphen(i + 1) && one_of(r.low(i + 2), "old olds") {
        if u < Unit::Year
            && u > Unit::Day
            && !one_of(
                r.low(i + 3),
                ". , ; ) : ” \" son daughter baby boy girl infant child twin twins brother sister puppy dog cat and who was is were had",
            )
            && let Some((first, amount)) = r.amount_back(k)
        {
            out.push(Found::new(first, i + 2, Core::Duration(u.lasting(amount))).sure(0.8));
        }
        return;
    }
    if one_of(r.low(k), "mid multi all present modern") {
        return;
    }
    if let Some((first, amount)) = r.amount_back(k)
        && !one_of(r.low(k), "a an half many some")
        && u != Unit::Quarter
    {
        // 10-to-12-day, twenty-five-year
        out.push(Found::new(first, i, Core::Duration(u.lasting(amount))).sure(0.9));
    }
}

/// Whether something follows that an `after` or `before` leans on.
pub(super) fn is_noun_phrase(r: &Reader<'_, '_>, i: usize) -> bool {
    r.range.contains(&i)
        && !matches!(r.low(i), "." | "," | ";" | ":" | "and" | "but" | ")" | "”" | "\"")
}

/// Units in the plural at `i`.
pub(super) fn units(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let Some(mut k) = i.checked_sub(1).filter(|&k| k >= r.floor) else { return };
    // three-quarters of the vote, 60 Minutes
    if u == Unit::Quarter
        && (one_of(r.low(k), "- some many")
            || r.low(i + 1) == "of" && !one_of(r.low(k), "several few recent"))
        || u == Unit::Minute && r.capital(i)
    {
        return;
    }
    if r.low(k) == "-" && r.glued(i) {
        k = k.saturating_sub(1);
    }
    // Words between the number and its unit: two more weeks, nine consecutive days.
    if one_of(
        r.low(k),
        "more additional full consecutive straight long trading business working extra whole further bloody brutal short other intervening successive fiscal calendar light",
    ) && k > r.floor
        && r.low(k) != "light"
        && r.amount_back(k - 1).is_some()
    {
        k -= 1;
    }
    if let Some((mut first, mut amount)) = r.amount_back(k) {
        if one_of(r.low(first), "a an") && first == k {
            return;
        }
        // every two years
        if r.back(first, 1) == "every" {
            out.push(Found::new(first - 1, i, Core::Set(u.lasting(amount))));
            return;
        }
        // two to three weeks, 12 or 18 months
        if one_of(r.back(first, 1), "to or - –")
            && first >= 2 + r.floor
            && let Some((start, lower)) = r.amount_back(first - 2)
            && lower.exact().is_some()
            && !one_of(r.low(first - 2), "a an")
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
    // weeks or months: one length, the first named says which
    if one_of(r.low(i + 1), "or and")
        && let Some(Word::Units(more)) = r.word(i + 2)
        && more > u
        && u >= Unit::Day
        && !one_of(r.back(i, 1), "recent coming past last next previous")
    {
        out.push(Found::new(i, i + 2, Core::Duration(u.lasting(Amount::Some))).sure(0.8));
        return;
    }
    let before = r.back(i, 1);
    // decades-long
    if r.hyphen(i + 1) && one_of(r.low(i + 2), "long old") && u > Unit::Day {
        out.push(Found::new(i, i + 2, Core::Duration(u.lasting(Amount::Some))).sure(0.8));
        return;
    }
    // the early morning hours of 30 April: part of that date
    if u == Unit::Hour && matches!(r.word_back(i, 1), Some(Word::Part(_))) || before == "some" {
        return;
    }
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
        w if one_of(w, "coming past last next following previous") => {
            let the = usize::from(r.back(i, 2) == "the");
            // in past years, in coming months: none in particular
            if one_of(before, "past coming") && !one_of(r.back(i, 2), "the these those") {
                let value = if before == "past" { "PAST_REF" } else { "FUTURE_REF" };
                many(i - 1, Core::Ref(value), out);
                return;
            }
            many(i - 1 - the, Core::Duration(u.lasting(Amount::Some)), out);
        }
        "future" => many(i - 1, Core::Ref("FUTURE_REF"), out),
        // for the first time in years
        "in" if u >= Unit::Day
            && one_of(
                r.back(i, 2),
                "time best worst first biggest largest highest lowest such most seen",
            ) =>
        {
            many(i, Core::Duration(u.lasting(Amount::Some)), out);
        }
        // the weeks ahead
        "the" if r.low(i + 1) == "ahead" => {
            let core = Core::Duration(u.lasting(Amount::Some));
            out.push(Found::new(i - 1, i + 1, core).sure(0.8));
        }
        "these" if u == Unit::Day => many(i - 1, Core::Ref("PRESENT_REF"), out),
        w if one_of(w, "for over within after took take spent lasted through")
            && u != Unit::Second =>
        {
            if one_of(r.low(i + 1), "of to") && before != "for" && before != "after" {
                return;
            }
            many(i, Core::Duration(u.lasting(Amount::Some)), out);
        }
        _ => match r.low(i + 1) {
            // in the days before the vote; weeks after he left
            "before" | "after" if is_noun_phrase(r, i + 2) && u >= Unit::Hour => {
                many(i, Core::Duration(u.lasting(Amount::Some)), out);
            }
            "ago" | "earlier" => out.push(Found::new(i, i + 1, Core::Ref("PAST_REF")).sure(0.8)),
            "later" => out.push(Found::new(i, i + 1, Core::Ref("FUTURE_REF")).sure(0.8)),
            "of" if !one_of(before, "the his her their early days")
                && u != Unit::Second
                && u != Unit::Quarter =>
            {
                many(i, Core::Duration(u.lasting(Amount::Some)), out);
            }
            _ => {}
        },
    }
}
