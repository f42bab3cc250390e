//! Seasons, named days, today and its neighbours, words like `now` and `daily`, fiscal years.

use super::{calendar, clock, widen};
use crate::dates::expr::{Core, Found, From, Pick, Year};
use crate::dates::holidays;
use crate::dates::reader::Reader;
use crate::dates::value::{Cal, Unit};
use crate::dates::words::Word;
use crate::lexicon::one_of;
use crate::segment::TokenKind;

/// A named day that starts at `i`; whether there is one.
pub(super) fn holiday(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) -> bool {
    let Some((tokens, day)) = holidays::at(r, i) else { return false };
    let last = i + tokens - 1;
    // `Christmas tree`, `Easter eggs`, `New Year resolutions`: the thing, not the day.
    if tokens == 1
        && one_of(
            r.low(last + 1),
            "tree trees card cards carol carols gift gifts present presents shopping party parties island dinner lights market markets egg eggs bunny costume costumes sales season decorations spirit uprising rising week music special specials episode album single bonus pudding jumper concert film movie",
        )
        || r.capital(last + 1)
            && !matches!(r.word(last + 1), Some(Word::Month(_) | Word::Weekday(_)))
    {
        return false;
    }
    if one_of(r.back(i, 1), "every each") {
        let value = match day {
            holidays::Holiday::Fixed(m, d) => format!("XXXX-{m:02}-{d:02}"),
            _ => "P1Y".into(),
        };
        out.push(Found::new(i - 1, last, Core::Set(value)).sure(0.9));
        return true;
    }
    let (first, pick) = calendar::pick(r, i);
    let (mut last, year) = calendar::year_after(r, last, true);
    let time = clock::part_behind(r, last);
    last += usize::from(time.is_some());
    let mut found = Found::new(first, last, Core::Holiday(day, pick, year)).sure(0.9);
    found.time = time.map(Into::into);
    out.push(widen::date(r, found));
    true
}

/// Spring, summer, autumn or fall, winter.
pub(super) fn season(r: &Reader<'_, '_>, i: usize, s: u8, out: &mut Vec<Found>) {
    if one_of(r.back(i, 1), "each every") {
        let name = ["SP", "SU", "FA", "WI"][usize::from(s) % 4];
        out.push(Found::new(i - 1, i, Core::Set(format!("XXXX-{name}"))).sure(0.9));
        return;
    }
    let (first, pick) = calendar::pick(r, i);
    let (last, mut year) = calendar::year_after(r, i, true);
    // the spring and early summer of 1943
    if year == Year::Open && one_of(r.low(i + 1), "and or - – to") {
        let early = usize::from(one_of(r.low(i + 2), "early late"));
        if matches!(r.word(i + 2 + early), Some(Word::Season(_))) {
            year = calendar::year_after(r, i + 2 + early, true).1;
        }
    }
    // the Spring Offensive of 1918, their summer campaign
    if one_of(r.low(i + 1), "offensive offensives campaign fighting")
        && pick == Pick::Open
        && r.year(i.wrapping_sub(1)).is_none()
    {
        let year = calendar::year_after(r, i + 1, true).1;
        out.push(Found::new(i, i, Core::Season(s, pick, year)).sure(0.8));
        return;
    }
    let bare = pick == Pick::Open && year == Year::Open;
    let before = r.back(i, 1);
    if bare {
        let led = one_of(
            before,
            "the in by until since during early late mid through for of before after",
        ) || (before == "-" && matches!(r.back(i, 2), "mid"))
            || before == "same"
            || one_of(before, "and or")
                && r.floor + 1 == i
                && matches!(r.word(i - 2), Some(Word::Season(_)));
        let verb = one_of(r.low(i), "fall spring")
            && (r.low(i + 1) == "of"
                || !(before == "the"
                    && one_of(
                        r.back(i, 2),
                        "in by until since during through for of throughout spent over",
                    )
                    || one_of(before, "in by early late until since during")
                        && r.low(i) == "spring"
                    || one_of(before, "early late")));
        // `Winter Olympics`, `summer camp` is left to be.
        if !led
            || verb
            || r.capital(i + 1) && !r.begins_sentence(i + 1)
            || one_of(r.low(i + 1), "of -")
        {
            return;
        }
        if r.range.contains(&(i + 1))
            && r.doc.tokens[i + 1].is_word()
            && one_of(r.low(i + 1), "olympics games camp school palace break coat clothes")
        {
            return;
        }
    }
    // the winter of 1941-42
    let mut found = Found::new(first, last, Core::Season(s, pick, year));
    if year != Year::Open && r.hyphen(last + 1) && matches!(r.int(last + 2), Some((_, 2))) {
        found.last = last + 2;
    }
    if bare {
        found.sure = 0.75;
    }
    out.push(widen::date(r, found));
}

/// Today, yesterday, tomorrow.
pub(super) fn day_off(r: &Reader<'_, '_>, i: usize, n: i8, out: &mut Vec<Found>) {
    // `USA Today`, the `Today` programme: a capital inside a sentence that is not all capitals.
    let shouted = r.raw(i).bytes().all(|b| b.is_ascii_uppercase());
    let quoted = i > r.range.start && r.doc.tokens[i - 1].kind == TokenKind::Mark;
    if r.capital(i) && !shouted && !quoted && !r.begins_sentence(i)
        || one_of(r.low(i + 1), "programme show")
        // These times, not this day.
        || one_of(r.low(i + 1), "'s ’s")
            && one_of(r.low(i + 2), "world youth society generation teenagers children personal consumers women men economy")
    {
        return;
    }
    let mut found = Found::new(i, i, Core::Offset(Unit::Day, i64::from(n), From::Published));
    if let Some(time) = clock::part_behind(r, i) {
        found.last = i + 1;
        found.time = Some(time.into());
    }
    let around = match (r.back(i, 2), r.back(i, 1)) {
        ("day", "before") if n == -1 => -2,
        ("day", "after") if n == 1 => 2,
        _ => 0,
    };
    if around != 0 {
        found.first = i - 2 - usize::from(r.back(i, 3) == "the");
        found.core = Core::Offset(Unit::Day, around, From::Published);
        out.push(found);
        return;
    }
    out.push(widen::date(r, found));
}

/// Now, recently, the future.
pub(super) fn reference(r: &Reader<'_, '_>, i: usize, value: &'static str, out: &mut Vec<Found>) {
    // How often such a word means a time that matters differs from word to word.
    let sure = match r.low(i) {
        "current" => 0.4,
        "recently" | "currently" => 0.6,
        _ => 0.7,
    };
    let mut found = Found::new(i, i, Core::Ref(value)).sure(sure);
    let unit = |k: usize| {
        matches!(
            r.word(k),
            Some(
                Word::Unit(_)
                    | Word::Units(_)
                    | Word::Number(_)
                    | Word::Period
                    | Word::Season(_)
                    | Word::Month(_)
                    | Word::Weekday(_)
            )
        ) || r.is_number(k)
            || one_of(r.low(k), "few several couple fiscal half")
    };
    match r.low(i) {
        "now" => {
            if r.capital(i) && !r.begins_sentence(i) {
                return;
            }
            if one_of(r.back(i, 1), "right just") {
                found.first = i - 1;
            }
        }
        "recently" => {
            if one_of(r.back(i, 1), "more most") {
                found.first = i - 1;
            }
        }
        // `in the near term`; the recent moves and the foreseeable future are no time of their own.
        // During this period, by that time: the one that the text has just spoken of.
        "time" => {
            if !one_of(r.back(i, 1), "this that") || !one_of(r.back(i, 2), "during throughout by") {
                return;
            }
            found.first = i - 1;
        }
        "term" => {
            if r.back(i, 2) != "the" || !one_of(r.back(i, 1), "near short long") {
                return;
            }
            found.first = i - 2;
        }
        "recent" => return,
        "current" => {
            if unit(i + 1)
                || r.capital(i) && !r.begins_sentence(i)
                || matches!((r.low(i + 1), r.low(i + 2)), ("and" | "or", "former" | "past"))
            {
                return;
            }
        }
        "past" => {
            if r.back(i, 1) != "the" || unit(i + 1) || !one_of(r.back(i, 2), "in of from") {
                return;
            }
            if r.range.contains(&(i + 1)) && r.doc.tokens[i + 1].is_word() && unit(i + 2) {
                return;
            }
            found.first = i - 1;
        }
        "future" => {
            let near = usize::from(one_of(r.back(i, 1), "near immediate distant"));
            if r.back(i, 1 + near) != "the" || r.low(i + 1) == "of" {
                return;
            }
            found.first = i - 1 - near;
        }
        "present" => {
            if !one_of(r.back(i, 1), "at the")
                || r.back(i, 1) == "the" && r.low(i + 1) != "time" && !one_of(r.low(i + 1), ". ,")
            {
                return;
            }
        }
        "previously" | "once" | "soon" | "shortly" | "formerly" => return,
        _ => {}
    }
    out.push(found);
}

/// Daily, weekly, annual.
pub(super) fn often(r: &Reader<'_, '_>, i: usize, value: &'static str, out: &mut Vec<Found>) {
    // `Daily Mail`, and money by the year: annual sales.
    if r.capital(i) && (!r.begins_sentence(i) || r.capital(i + 1)) {
        return;
    }
    // A paper: `the Communist Party daily Granma`.
    if r.capital(i + 1)
        && (r.capital(i.wrapping_sub(1)) && !r.begins_sentence(i - 1)
            || one_of(
                r.back(i, 1),
                "newspaper business sports tabloid state-run government local leading",
            ))
    {
        return;
    }
    // quarterly dividends; the annual meeting
    if r.low(i) == "quarterly"
        || r.low(i) == "annual" && one_of(r.low(i + 1), "meeting parade parades march")
    {
        return;
    }
    if one_of(
        r.low(i + 1),
        "rate rates sales revenue revenues earnings profit profits results dividend dividends report income growth loss losses net percentage cost costs budget basis operating interest mirror review -",
    ) || r.glued(i) && r.range.start < i
    {
        return;
    }
    out.push(Found::new(i, i, Core::Set(value.into())).sure(0.75));
}

/// `Q2 2023`, `H1`, `FY2025`, `fiscal 2025`, `fiscal year 2025`.
pub(super) fn fiscal(r: &Reader<'_, '_>, i: usize, letter: u8, n: u8, out: &mut Vec<Found>) {
    match letter {
        b'Q' | b'H' => {
            let (last, mut year) = calendar::year_after(r, i, true);
            let mut first = i;
            // 2023 Q2 is taken by the year; `Q2 '23` by year_after.
            if year == Year::Open && r.hyphen(i + 1) && r.year(i + 2).is_some() {
                year = Year::Is(r.year(i + 2).unwrap_or(0));
                out.push(Found::new(i, i + 2, quarter_or_half(letter, n, Pick::Open, year)));
                return;
            }
            let (f, pick) = calendar::pick(r, i);
            first = first.min(f);
            // `H1` and `Q1` are hypotheses and questions too.
            let led = one_of(r.back(i, 1), "in for during since by of the from through");
            let money = one_of(
                r.low(i + 1),
                "results earnings sales revenue revenues profit profits growth report gdp loss losses figures income deliveries trading outlook",
            );
            if year == Year::Open && pick == Pick::Open && !led && !money {
                return;
            }
            out.push(widen::date(
                r,
                Found::new(first, last, quarter_or_half(letter, n, pick, year)),
            ));
        }
        _ => {
            let unit = usize::from(r.low(i + 1) == "year");
            let at = i + 1 + unit;
            if let Some(y) = r.year(at) {
                out.push(Found::new(i, at, Core::Cal(Cal::Year(y))));
            } else if let (Some((y, 2)), b'F') = (r.int(at), letter) {
                out.push(Found::new(i, at, Core::Cal(Cal::Year(calendar::short_year(y)))));
            }
        }
    }
}

const fn quarter_or_half(letter: u8, n: u8, pick: Pick, year: Year) -> Core {
    if letter == b'Q' { Core::Quarter(n, pick, year) } else { Core::Half(n, year) }
}

/// `FY2025`, `FY25`.
pub(super) fn fiscal_year(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let Some(digits) = r.low(i).strip_prefix("fy") else { return };
    let Ok(n) = digits.parse::<i32>() else { return };
    let year = match digits.len() {
        4 if (1900..=2100).contains(&n) => n,
        2 => calendar::short_year(n),
        _ => return,
    };
    out.push(Found::new(i, i, Core::Cal(Cal::Year(year))));
}

/// `the nineties`, not `in her nineties`.
pub(super) fn nineties(r: &Reader<'_, '_>, i: usize, n: u8, out: &mut Vec<Found>) {
    if one_of(r.back(i, 1), "nineteen eighteen") {
        let century = if r.back(i, 1) == "nineteen" { 190 } else { 180 };
        let core = Core::Cal(Cal::Decade(century + i32::from(n / 10)));
        out.push(widen::date(r, Found::new(i - 1, i, core)));
        return;
    }
    let edge = usize::from(one_of(r.back(i, 1), "early late mid"))
        + if r.back(i, 1) == "-" && r.back(i, 2) == "mid" { 2 } else { 0 };
    if r.back(i, 1 + edge) == "the" {
        out.push(widen::date(r, Found::new(i, i, Core::ShortDecade(n / 10)).sure(0.8)));
    }
}
