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

/// A TIMEX3 value as a person would say it; the value itself where no better words are known.
pub fn timex(kind: TimexKind, value: &str) -> String {
    let said = match kind {
        TimexKind::Date | TimexKind::Time => point(value),
        TimexKind::Duration => period(value),
        TimexKind::Set => every(value),
    };
    said.unwrap_or_else(|| value.to_owned())
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

fn named(names: &[(&str, &'static str)], value: &str) -> Option<(usize, &'static str)> {
    let at = names.iter().position(|(name, _)| *name == value)?;
    Some((at, t(names[at].1)))
}

fn point(value: &str) -> Option<String> {
    if let Some((_, words)) = named(&MOMENTS[..3], value) {
        return Some(words.to_owned());
    }
    let (date, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let said = date_point(date)?;
    let Some(time) = time else { return Some(said) };
    let time = named(&MOMENTS[3..], time).map_or(time.trim_end_matches('Z'), |(_, words)| words);
    Some(fill(t("{date}, {time}"), &[("{date}", &said), ("{time}", time)]))
}

fn date_point(date: &str) -> Option<String> {
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

/// How many of which unit.
fn amount(value: &str) -> Option<(&str, [&'static str; 4])> {
    let rest = value.strip_prefix('P')?;
    let (rest, clock) = rest.strip_prefix('T').map_or((rest, false), |r| (r, true));
    let letter = rest.chars().next_back()?;
    let (_, _, said) = UNITS.into_iter().find(|(l, c, _)| *l == letter && *c == clock)?;
    Some((&rest[..rest.len() - letter.len_utf8()], said))
}

fn period(value: &str) -> Option<String> {
    let (amount, [one, many, some, _]) = amount(value)?;
    match amount {
        "X" => Some(t(some).to_owned()),
        n if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
            Some(fill1(t(if n == "1" { one } else { many }), "{n}", n))
        }
        _ => None,
    }
}

fn every(value: &str) -> Option<String> {
    match amount(value)? {
        ("1", [.., each]) => Some(t(each).to_owned()),
        _ => Some(fill1(t("every {period}"), "{period}", &period(value)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_a_person_would_say_them() {
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
        assert_eq!(date("odd-é"), "odd-é");
        assert_eq!(timex(TimexKind::Duration, "P3D"), "3 days");
        assert_eq!(timex(TimexKind::Duration, "PT1H"), "1 hour");
        assert_eq!(timex(TimexKind::Duration, "PXY"), "some years");
        assert_eq!(timex(TimexKind::Set, "P1W"), "every week");
        assert_eq!(timex(TimexKind::Set, "P2W"), "every 2 weeks");
        assert_eq!(timex(TimexKind::Duration, "Pé"), "Pé");
    }

    #[test]
    fn texts_are_cut_at_words() {
        assert_eq!(short("One two  three four", 12), "One two…");
        assert_eq!(short("déjà vu", 40), "déjà vu");
        assert_eq!(last_word("Dana Okafor"), "Okafor");
    }
}
