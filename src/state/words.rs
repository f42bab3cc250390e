//! How the page says things: counts, certainty, days. Plain words, never clever ones.

use crate::i18n::local::{self, Shape};
use crate::i18n::{Language, fill, fill1, language, message, t};
use newsloupe::dates::TimexKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;
use newsloupe::{Day, MONTHS, WEEKDAYS};

/// A confidence in words.
pub fn sure(confidence: f64) -> &'static str {
    match confidence {
        c if c >= 0.93 => t("very sure"),
        c if c >= 0.8 => t("fairly sure"),
        c if c >= 0.6 => t("not quite sure"),
        _ => t("unsure"),
    }
}

/// A kind of name, as one says it of one.
pub fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => t("person"),
        NameKind::Organization => t("organisation"),
        NameKind::Place => t("place"),
        NameKind::Group => t("group"),
        NameKind::Event => t("event"),
        NameKind::Work => t("work"),
    }
}

/// A kind of quote, in a note or a row.
pub fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => t("direct"),
        QuoteKind::Partial => t("in part"),
        QuoteKind::Indirect => t("reported"),
        QuoteKind::Scare => t("marks at arm’s length"),
        QuoteKind::Title => t("a title or a name"),
    }
}

/// The first so many characters, cut at a word.
pub fn short(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = flat.char_indices().nth(most) else { return flat };
    let cut = flat[..end].rfind(' ').filter(|at| *at * 2 > end).unwrap_or(end);
    format!("{}…", flat[..cut].trim_end_matches([',', ';', ':', ' ', '–', '—']))
}

/// The same with a capital letter at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + letters.as_str())
}

/// The last word of a name: what a reader calls a person after the first time.
pub fn last_word(name: &str) -> &str {
    name.rsplit(' ').find(|w| !w.is_empty()).unwrap_or(name)
}

/// A day with its weekday.
pub fn day(day: Day) -> String {
    let iso = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
    local::date(&iso, Shape::Day).unwrap_or_else(|| {
        let weekday = WEEKDAYS[usize::from(day.weekday() - 1).min(6)];
        format!("{weekday} {} {} {}", day.day(), month(day.month()), day.year())
    })
}

fn month(number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or("")
}

/// A TIMEX3 value as a person would say it; nothing where there are no words for it, and never the
/// value itself, which is for machines.
pub fn timex(kind: TimexKind, value: &str) -> Option<String> {
    match kind {
        TimexKind::Date | TimexKind::Time => point(value),
        TimexKind::Duration => period(value),
        TimexKind::Set => every(value),
    }
}

/// What stands for a moment without a number, and for a part of a day.
const MOMENTS: [(&str, &str); 9] = [
    ("PRESENT_REF", message("now")),
    ("PAST_REF", message("some time before")),
    ("FUTURE_REF", message("some time to come")),
    ("MO", message("in the morning")),
    ("MI", message("at midday")),
    ("AF", message("in the afternoon")),
    ("EV", message("in the evening")),
    ("NI", message("at night")),
    ("DT", message("in the daytime")),
];

/// The parts of a year; the first four stand right before its number.
const SEASONS: [(&str, &str); 10] = [
    ("SP", message("spring")),
    ("SU", message("summer")),
    ("FA", message("autumn")),
    ("WI", message("winter")),
    ("Q1", message("first quarter")),
    ("Q2", message("second quarter")),
    ("Q3", message("third quarter")),
    ("Q4", message("last quarter")),
    ("H1", message("first half")),
    ("H2", message("second half")),
];

/// Places in the calendar that are left open: one of them, and each of them.
const OPEN: [(&str, [&str; 2]); 6] = [
    ("XXXX", [message("some year"), message("every year")]),
    ("XXXX-QX", [message("some quarter"), message("every quarter")]),
    ("XXXX-XX", [message("some month"), message("every month")]),
    ("XXXX-WXX", [message("some week"), message("every week")]),
    ("XXXX-WXX-WE", [message("some weekend"), message("every weekend")]),
    ("XXXX-XX-XX", [message("some day"), message("every day")]),
];

fn left_open(date: &str, each: usize) -> Option<&'static str> {
    OPEN.iter().find(|(value, _)| *value == date).map(|(_, said)| t(said[each]))
}

/// The weekday of a week that is not stated.
fn weekday(date: &str) -> Option<String> {
    let number: u8 = date.strip_prefix("XXXX-WXX-")?.parse().ok()?;
    let name = WEEKDAYS.get(usize::from(number).wrapping_sub(1))?;
    // The first of January 2024 was a Monday.
    let there = local::date(&format!("2024-01-{number:02}"), Shape::Weekday);
    Some(there.unwrap_or_else(|| (*name).to_owned()))
}

fn named(names: &[(&str, &'static str)], value: &str) -> Option<(usize, &'static str)> {
    let at = names.iter().position(|(name, _)| *name == value)?;
    Some((at, t(names[at].1)))
}

fn point(value: &str) -> Option<String> {
    if let Some((_, words)) = named(&MOMENTS[..3], value) {
        return Some(words.to_owned());
    }
    if let Some((from, to)) = value.split_once('/') {
        return Some(format!("{} – {}", point(from)?, point(to)?));
    }
    let (date, time) = parted(value);
    match (date, time) {
        ("XXXX-XX-XX", Some(time)) => Some(fill1(t("{time}, day not stated"), "{time}", time)),
        (date, None) => date_point(date),
        (date, Some(time)) => Some(at_time(&date_point(date)?, time)),
    }
}

/// The day of a value, and what it says of the time of day: as a person says it.
fn parted(value: &str) -> (&str, Option<&str>) {
    let Some((date, time)) = value.split_once('T') else { return (value, None) };
    let time = time.trim_end_matches('Z');
    (date, Some(named(&MOMENTS[3..], time).map_or(time, |(_, words)| words)))
}

fn at_time(date: &str, time: &str) -> String {
    fill(t("{date}, {time}"), &[("{date}", date), ("{time}", time)])
}

fn date_point(date: &str) -> Option<String> {
    if let Some(words) = left_open(date, 0) {
        return Some(words.to_owned());
    }
    if let Some(weekday) = weekday(date) {
        return Some(fill1(t("{day}, date not stated"), "{day}", &weekday));
    }
    if let Some(day) = date.strip_prefix("XXXX-XX-") {
        let day: u8 = day.parse().ok()?;
        return Some(fill1(t("day {n} of a month"), "{n}", &day.to_string()));
    }
    if let Some(month) = date.strip_suffix("-XX").filter(|m| !m.starts_with("XXXX")) {
        let how = if month.contains('-') { t("some day, {when}") } else { t("some month, {when}") };
        return Some(fill1(how, "{when}", &date_point(month)?));
    }
    if let Ok(found) = date.parse::<Day>() {
        return Some(day(found));
    }
    let mut parts = date.split('-');
    let (year, second, third) = (parts.next()?, parts.next(), parts.next());
    let open = year.contains('X');
    if !year.chars().all(|c| c.is_ascii_digit() || c == 'X') || year.is_empty() {
        return None;
    }
    let in_year = |how: &str, what: &str| {
        let how = if open { t("{what}, year not stated") } else { how };
        fill(how, &[("{what}", what), ("{year}", year)])
    };
    let Some(second) = second else {
        let digits = year.trim_end_matches('X');
        return match digits.len() {
            4 => Some(year.to_owned()),
            3 => Some(fill1(t("the {decade}s"), "{decade}", &format!("{digits}0"))),
            2 => digits
                .parse()
                .ok()
                .map(|c: u32| fill1(t("the {nth} century"), "{nth}", &nth(c + 1))),
            _ => None,
        };
    };
    if let Some((at, what)) = named(&SEASONS, second) {
        let how = if at < 4 { t("{what} {year}") } else { t("{what} of {year}") };
        return Some(in_year(how, what));
    }
    if let Some(week) = second.strip_prefix('W') {
        if week.bytes().any(|b| !b.is_ascii_digit()) {
            return None;
        }
        let how = if third == Some("WE") { t("weekend of week {n}") } else { t("week {n}") };
        return Some(in_year(
            t("{what} of {year}"),
            &fill1(how, "{n}", week.trim_start_matches('0')),
        ));
    }
    let number: u8 = second.parse().ok()?;
    let in_language = |shape, day: u8| {
        // A leap year stands for a year that is not stated: it has every day.
        let year = if open { "2000" } else { year };
        local::date(&format!("{year}-{number:02}-{day:02}"), shape)
    };
    match third.map(str::parse::<u8>) {
        None if open => {
            let what = in_language(Shape::MonthOfYear, 1);
            Some(in_year("", &what.unwrap_or_else(|| month(number).to_owned())))
        }
        None => Some(
            in_language(Shape::Month, 1).unwrap_or_else(|| in_year("{what} {year}", month(number))),
        ),
        Some(Ok(day)) => {
            let what = in_language(Shape::DayOfYear, day);
            Some(in_year(
                "{what} {year}",
                &what.unwrap_or_else(|| format!("{day} {}", month(number))),
            ))
        }
        Some(Err(_)) => None,
    }
}

/// `21st`, `12th`; `XXI` in Spanish and French, `21.` in German.
fn nth(n: u32) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    match language() {
        Language::English => format!("{n}{end}"),
        Language::German => format!("{n}."),
        Language::Spanish | Language::French => {
            const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
            "X".repeat(n as usize / 10) + ONES[n as usize % 10]
        }
    }
}

/// A unit of time: its letter, whether it stands behind a `T`, one of it, more, some, each.
type Unit = (char, bool, [&'static str; 4]);

const fn unit(letter: char, clock: bool, said: [&'static str; 4]) -> Unit {
    (letter, clock, said)
}

const UNITS: [Unit; 7] = [
    unit(
        'Y',
        false,
        [message("{n} year"), message("{n} years"), message("some years"), message("every year")],
    ),
    unit(
        'M',
        false,
        [
            message("{n} month"),
            message("{n} months"),
            message("some months"),
            message("every month"),
        ],
    ),
    unit(
        'W',
        false,
        [message("{n} week"), message("{n} weeks"), message("some weeks"), message("every week")],
    ),
    unit(
        'D',
        false,
        [message("{n} day"), message("{n} days"), message("some days"), message("every day")],
    ),
    unit(
        'H',
        true,
        [message("{n} hour"), message("{n} hours"), message("some hours"), message("every hour")],
    ),
    unit(
        'M',
        true,
        [
            message("{n} minute"),
            message("{n} minutes"),
            message("some minutes"),
            message("every minute"),
        ],
    ),
    unit(
        'S',
        true,
        [
            message("{n} second"),
            message("{n} seconds"),
            message("some seconds"),
            message("every second"),
        ],
    ),
];

/// How many of which unit, and what comes behind; `T` stands before the units of a clock.
fn amount(value: &str, clock: bool) -> Option<(&str, [&'static str; 4], &str)> {
    let at = value.find(|c: char| c.is_ascii_uppercase() && c != 'X')?;
    let (amount, rest) = value.split_at(at);
    let (_, _, said) = UNITS.into_iter().find(|(l, c, _)| rest.starts_with(*l) && *c == clock)?;
    Some((amount, said, &rest[1..]))
}

fn period(value: &str) -> Option<String> {
    match value {
        "PXE" => return Some(t("some decades").to_owned()),
        "PXC" => return Some(t("some centuries").to_owned()),
        _ => {}
    }
    let (mut rest, mut clock) = (value.strip_prefix('P')?, false);
    let mut said = String::new();
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix('T') {
            (rest, clock) = (behind, true);
        }
        let (amount, [one, many, some, _], behind) = self::amount(rest, clock)?;
        rest = behind;
        if !said.is_empty() {
            said.push(' ');
        }
        match amount {
            "X" => said.push_str(t(some)),
            n if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
                said.push_str(&fill1(t(if n == "1" { one } else { many }), "{n}", n));
            }
            _ => return None,
        }
    }
    Some(said).filter(|said| !said.is_empty())
}

fn every(value: &str) -> Option<String> {
    if let Some(length) = value.strip_prefix('P') {
        let (length, clock) = length.strip_prefix('T').map_or((length, false), |l| (l, true));
        return match amount(length, clock)? {
            ("1", [.., each], "") => Some(t(each).to_owned()),
            _ => Some(fill1(t("every {period}"), "{period}", &period(value)?)),
        };
    }
    let (date, time) = parted(value);
    let said = match (left_open(date, 1), weekday(date), date.strip_prefix("XXXX-")) {
        (Some(words), ..) => words.to_owned(),
        (_, Some(weekday), _) => fill1(t("every {day}"), "{day}", &weekday),
        (_, _, Some(part)) => {
            let what = match (named(&SEASONS, part), part.split_once('-')) {
                (Some((_, words)), _) => words.to_owned(),
                (None, None) => {
                    let month: u8 = part.parse().ok()?;
                    let there = local::date(&format!("2000-{month:02}-01"), Shape::MonthOfYear);
                    there.unwrap_or_else(|| self::month(month).to_owned())
                }
                // A day of every year; what else there is has its words as a point.
                (None, Some(_)) => return point(value),
            };
            fill1(t("every {day}"), "{day}", &what)
        }
        _ => return point(value),
    };
    Some(time.map_or_else(|| said.clone(), |time| at_time(&said, time)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_a_person_would_say_them() {
        let timex = |kind, v| timex(kind, v).unwrap_or_default();
        let date = |v| timex(TimexKind::Date, v);
        assert_eq!(date("2024-03-25"), "Monday 25 March 2024");
        assert_eq!(date("2024-03"), "March 2024");
        assert_eq!(date("2024"), "2024");
        assert_eq!(date("XXXX-10-07"), "7 October, year not stated");
        assert_eq!(date("2024-W13"), "week 13 of 2024");
        assert_eq!(date("2024-SU"), "summer 2024");
        assert_eq!(date("2024-Q1"), "first quarter of 2024");
        assert_eq!(date("201X"), "the 2010s");
        assert_eq!(date("XXXX-Q1"), "first quarter, year not stated");
        assert_eq!(date("19"), "the 20th century");
        assert_eq!(date("PAST_REF"), "some time before");
        assert_eq!(date("2024-03-25T14:30"), "Monday 25 March 2024, 14:30");
        assert_eq!(date("2024-W13-WE"), "weekend of week 13 of 2024");
        assert_eq!(date("XXXX-WXX-1"), "Monday, date not stated");
        assert_eq!(date("XXXX-WXX-5TEV"), "Friday, date not stated, in the evening");
        assert_eq!(date("XXXX-WXX"), "some week");
        assert_eq!(date("XXXX-XX-05"), "day 5 of a month");
        assert_eq!(date("XXXX-XX-XXT09:00"), "09:00, day not stated");
        assert_eq!(date("XXXX-QX"), "some quarter");
        assert_eq!(date("2024-XX"), "some month, 2024");
        assert_eq!(date("2024-03-XX"), "some day, March 2024");
        assert_eq!(date("2019/2021"), "2019 – 2021");
        assert_eq!(timex(TimexKind::Duration, "P3D"), "3 days");
        assert_eq!(timex(TimexKind::Duration, "PT1H"), "1 hour");
        assert_eq!(timex(TimexKind::Duration, "PXY"), "some years");
        assert_eq!(timex(TimexKind::Set, "P1W"), "every week");
        assert_eq!(timex(TimexKind::Set, "P2W"), "every 2 weeks");
        assert_eq!(timex(TimexKind::Duration, "PT1H30M"), "1 hour 30 minutes");
        assert_eq!(timex(TimexKind::Duration, "P1Y6M"), "1 year 6 months");
        assert_eq!(timex(TimexKind::Duration, "PXE"), "some decades");
        let set = |v| timex(TimexKind::Set, v);
        assert_eq!(set("XXXX-WXX-1"), "every Monday");
        assert_eq!(set("XXXX-WXX-7TMO"), "every Sunday, in the morning");
        assert_eq!(set("XXXX-XX-XXTNI"), "every day, at night");
        assert_eq!(set("XXXX-12"), "every December");
        assert_eq!(set("XXXX-SU"), "every summer");
        assert_eq!(set("XXXX-WXX-WE"), "every weekend");
        assert_eq!(set("XXXX-10-07"), "7 October, year not stated");
    }

    #[test]
    fn a_value_without_words_is_left_out() {
        for kind in [TimexKind::Date, TimexKind::Time, TimexKind::Duration, TimexKind::Set] {
            for value in [
                "",
                "odd-é",
                "P",
                "PT",
                "Pé",
                "P1Q",
                "XXXX-WXX-9",
                "2024-WXX",
                "T",
                "/",
                "XXXX-XX-é",
            ] {
                let said = timex(kind, value);
                assert!(
                    said.as_ref().is_none_or(|s| !s.contains('X') && !s.is_empty()),
                    "{value}: {said:?}"
                );
            }
        }
    }

    #[test]
    fn texts_are_cut_at_words() {
        assert_eq!(short("One two  three four", 12), "One two…");
        assert_eq!(short("déjà vu", 40), "déjà vu");
        assert_eq!(last_word("Dana Okafor"), "Okafor");
    }
}
