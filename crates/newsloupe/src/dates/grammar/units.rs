//! Places counted in units: `last week`, `the same day`, `the end of the year`, `every two years`.

use super::lengths::{hyphened, is_noun_phrase, one, tail};
use super::quarters::{possessive_quarter, year_end};
use super::widen;
use crate::dates::expr::{Core, Found, From};
use crate::dates::reader::Reader;
use crate::dates::value::{Amount, Unit};
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// A unit in the singular at `i`.
pub(super) fn unit(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let before = r.back(i, 1);
    // five-day, 16-hour, year-end
    if before == "-" && r.glued(i) {
        hyphened(r, i, u, out);
        return;
    }
    if u == Unit::Year
        && (r.hyphen(i + 1) || one_of(r.low(i + 1), "end ago earlier"))
        && year_end(r, i, out)
    {
        return;
    }
    if u == Unit::Year && one_of(r.low(i + 1), "'s ’s") && r.low(i + 2) == "end" {
        out.push(Found::new(i, i + 2, Core::Offset(Unit::Year, 0, From::Published)));
        return;
    }
    // at month's end
    if u == Unit::Month && one_of(r.low(i + 1), "'s ’s") && r.low(i + 2) == "end" {
        out.push(Found::new(i, i + 2, Core::Offset(Unit::Month, 0, From::Spoken)));
        return;
    }
    if r.hyphen(i + 1) && !one_of(before, "this last next") {
        // day-long, year-round
        if r.low(i + 2) == "long" {
            out.push(Found::new(i, i + 2, Core::Duration(u.lasting(Amount::whole(1)))));
        }
        return;
    }
    if u == Unit::Day && r.capital(i) && !r.begins_sentence(i) {
        return;
    }
    // the programme “This Week”
    if r.capital(i) && r.capital(i.wrapping_sub(1)) && one_of(r.back(i, 2), "\" “ ‘ ' ``") {
        return;
    }
    if u == Unit::Year && one_of(r.low(i + 1), "'s ’s") && possessive_quarter(r, i, out) {
        return;
    }
    match before {
        w if one_of(
            w,
            "last this next past previous preceding following coming current same that latest prior fiscal full entire whole calendar",
        ) =>
        {
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
    if one_of(before, "a an one another half")
        || r.is_number(i.wrapping_sub(1))
        || matches!(r.word_back(i, 1), Some(Word::Number(_)))
    {
        one(r, i, u, out);
        return;
    }
    // an additional year, two trading day
    if one_of(before, "additional extra single") && one_of(r.back(i, 2), "a an") {
        tail(r, i - 2, i, u, Amount::whole(1), out);
    }
}

/// `last week`, `this fiscal year`, `the same day`.
fn picked(r: &Reader<'_, '_>, i: usize, u: Unit, out: &mut Vec<Found>) {
    let mut k = i - 1;
    // the current fiscal year, the same three-month period
    while one_of(r.low(k), "fiscal full entire whole calendar") && k > r.floor {
        k -= 1;
    }
    if u.is_clock() {
        // `this minute`, `last-minute`; the past hour
        if u == Unit::Hour && one_of(r.low(k), "past last next") && r.back(k, 1) == "the" {
            out.push(Found::new(k - 1, i, Core::Duration(u.lasting(Amount::whole(1)))));
        }
        return;
    }
    let the = usize::from(r.back(k, 1) == "the");
    // the fiscal year ended June 30
    let bare = r.low(k) == "the";
    if u == Unit::Year && one_of(r.low(i + 1), "ended ending") && (the == 1 || bare) {
        out.push(Found::new(k - usize::from(!bare), i, Core::Duration("P1Y".into())));
        return;
    }
    let this = usize::from(one_of(r.back(k, 1), "this that"));
    let quarter = u == Unit::Quarter;
    let (first, core) = match r.low(k) {
        "this" if u == Unit::Day && r.back(k, 1) == "to" => (k, Core::Ref("PRESENT_REF")),
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
        "last"
            if the == 1
                && (r.low(i + 1) == "of"
                    || u == Unit::Week && one_of(r.back(k, 2), "for in over during within")) =>
        {
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
            if one_of(r.low(i + 1), "after by") {
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
                "a" if r.low(i + 2) == "year" && one_of(r.low(i + 3), "ago earlier") => {
                    Some((3, -4))
                }
                _ => None,
            };
            // the quarter ended July 31: the one in which most of it lies
            if one_of(r.low(i + 1), "ended ending")
                && let Some(Word::Month(m) | Word::ShortMonth(m)) = r.word(i + 2)
            {
                let q = ((m + 10) % 12) / 3 + 1;
                let core = Core::QuarterTo(q);
                out.push(Found::new(i - 1, i, core).sure(0.7));
                return;
            }
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
        Unit::Day if one_of(r.low(i + 1), "before after earlier") && !is_noun_phrase(r, i + 2) => {
            let n = if r.low(i + 1) == "after" { 1 } else { -1 };
            out.push(Found::new(i - 1, i + 1, Core::Offset(Unit::Day, n, From::Spoken)));
        }
        Unit::Day
            if one_of(r.low(i + 1), "before after")
                && !one_of(r.low(i + 2), "yesterday tomorrow") =>
        {
            // `The day before he had filed a complaint`
            if one_of(r.low(i + 2), "he she they it police officials")
                && r.low(i + 1) == "before"
                && matches!(r.low(i + 3), "had")
            {
                out.push(Found::new(i - 1, i + 1, Core::Offset(Unit::Day, -1, From::Spoken)));
            }
        }
        // earlier in the day
        Unit::Day if r.back(i, 2) == "in" && one_of(r.back(i, 3), "earlier later early late") => {
            let day = Found::new(i - 1, i, Core::Offset(Unit::Day, 0, From::Spoken));
            out.push(widen::date(r, day).sure(0.8));
        }
        // the year ended June 30
        Unit::Year if one_of(r.low(i + 1), "ended ending") => {
            out.push(Found::new(i - 1, i, Core::Duration("P1Y".into())));
        }
        Unit::Week if r.back(i, 2) == "for" && one_of(r.low(i + 1), ", .") => {
            out.push(Found::new(i - 1, i, Core::Offset(u, 0, From::Published)).sure(0.7));
        }
        Unit::Year if r.low(i + 1) == "two" && r.low(i + 2) == "thousand" => {}
        Unit::Year | Unit::Month | Unit::Week | Unit::Decade | Unit::Century => {
            let edge = r.back(i, 2) == "of"
                && one_of(r.back(i, 3), "end beginning start middle rest part remainder")
                || matches!(r.back(i, 2), "in") && one_of(r.back(i, 3), "earlier later early late");
            if edge
                || u == Unit::Year
                    && one_of(r.back(i, 2), "for during of in")
                    && !one_of(r.low(i + 1), "of to before after ended that -")
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
    r.capital(i) || one_of(r.back(i, 3), "time times day days part most") && r.back(i, 3) != "part"
}
