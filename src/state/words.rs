//! How the page says things: counts, certainty, days. Plain words, never clever ones.

use newsloupe::dates::TimexKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;
use newsloupe::{Day, MONTHS, WEEKDAYS};

/// `1 quote`, `2 quotes`, `1,204 words`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// `1204` as `1,204`.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// A confidence in words.
pub fn sure(confidence: f64) -> &'static str {
    match confidence {
        c if c >= 0.93 => "very sure",
        c if c >= 0.8 => "fairly sure",
        c if c >= 0.6 => "not quite sure",
        _ => "unsure",
    }
}

/// A kind of name, as one says it of one.
pub const fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Organization => "organisation",
        NameKind::Place => "place",
        NameKind::Group => "group",
        NameKind::Event => "event",
        NameKind::Work => "work",
    }
}

/// A kind of quote, in a note or a row.
pub const fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "in part",
        QuoteKind::Indirect => "reported",
        QuoteKind::Scare => "marks at arm’s length",
        QuoteKind::Title => "a title or a name",
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
    let weekday = WEEKDAYS[usize::from(day.weekday() - 1).min(6)];
    format!("{weekday} {} {} {}", day.day(), month(day.month()), day.year())
}

fn month(number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or("")
}

/// A TIMEX3 value as a person would say it; the value itself where no better words are known.
pub fn timex(kind: TimexKind, value: &str) -> String {
    let said = match kind {
        TimexKind::Date | TimexKind::Time => point(value),
        TimexKind::Duration => period(value),
        TimexKind::Set => period(value).map(|p| format!("every {}", p.trim_start_matches("1 "))),
    };
    said.unwrap_or_else(|| value.to_owned())
}

fn point(value: &str) -> Option<String> {
    match value {
        "PRESENT_REF" => return Some("now".to_owned()),
        "PAST_REF" => return Some("some time before".to_owned()),
        "FUTURE_REF" => return Some("some time to come".to_owned()),
        _ => {}
    }
    let (date, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let said = date_point(date)?;
    let Some(time) = time else { return Some(said) };
    let time = match time {
        "MO" => "in the morning".to_owned(),
        "MI" => "at midday".to_owned(),
        "AF" => "in the afternoon".to_owned(),
        "EV" => "in the evening".to_owned(),
        "NI" => "at night".to_owned(),
        "DT" => "in the daytime".to_owned(),
        clock => clock.trim_end_matches('Z').to_owned(),
    };
    Some(format!("{said}, {time}"))
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
    let in_year = |what: String| {
        if open { format!("{what}, year not stated") } else { format!("{what} {year}") }
    };
    let Some(second) = second else {
        let digits = year.trim_end_matches('X');
        return match digits.len() {
            4 => Some(year.to_owned()),
            3 => Some(format!("the {digits}0s")),
            2 => digits.parse().ok().map(|c: u32| format!("the {} century", ordinal(c + 1))),
            _ => None,
        };
    };
    let named = match second {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        "Q1" => "first quarter of",
        "Q2" => "second quarter of",
        "Q3" => "third quarter of",
        "Q4" => "last quarter of",
        "H1" => "first half of",
        "H2" => "second half of",
        _ => "",
    };
    if !named.is_empty() {
        return Some(in_year(named.to_owned()));
    }
    if let Some(week) = second.strip_prefix('W') {
        let week = week.trim_start_matches('0');
        let weekend = if third == Some("WE") { "weekend of week" } else { "week" };
        return Some(in_year(format!("{weekend} {week} of")));
    }
    let month = month(second.parse().ok()?);
    match third.map(str::parse::<u8>) {
        None => Some(in_year(month.to_owned())),
        Some(Ok(day)) => Some(in_year(format!("{day} {month}"))),
        Some(Err(_)) => None,
    }
}

/// `21st`, `12th`.
fn ordinal(n: u32) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

fn period(value: &str) -> Option<String> {
    let rest = value.strip_prefix('P')?;
    let (rest, clock) = rest.strip_prefix('T').map_or((rest, false), |r| (r, true));
    let unit = rest.chars().next_back()?;
    let amount = &rest[..rest.len() - unit.len_utf8()];
    let name = match (unit, clock) {
        ('Y', _) => "year",
        ('M', false) => "month",
        ('W', _) => "week",
        ('D', _) => "day",
        ('H', _) => "hour",
        ('M', true) => "minute",
        ('S', _) => "second",
        _ => return None,
    };
    Some(match amount {
        "1" => format!("1 {name}"),
        "X" => format!("some {name}s"),
        n if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
            format!("{n} {name}s")
        }
        _ => return None,
    })
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
        assert_eq!(date("19"), "the 20th century");
        assert_eq!(date("PAST_REF"), "some time before");
        assert_eq!(date("2024-03-25T14:30"), "Monday 25 March 2024, 14:30");
        assert_eq!(date("odd-é"), "odd-é");
        assert_eq!(timex(TimexKind::Duration, "P3D"), "3 days");
        assert_eq!(timex(TimexKind::Duration, "PT1H"), "1 hour");
        assert_eq!(timex(TimexKind::Duration, "PXY"), "some years");
        assert_eq!(timex(TimexKind::Set, "P1W"), "every week");
        assert_eq!(timex(TimexKind::Duration, "Pé"), "Pé");
    }

    #[test]
    fn texts_are_cut_at_words_and_counts_have_their_commas() {
        assert_eq!(short("One two  three four", 12), "One two…");
        assert_eq!(short("déjà vu", 40), "déjà vu");
        assert_eq!(count(1204, "word", "words"), "1,204 words");
        assert_eq!(count(1, "word", "words"), "1 word");
        assert_eq!(last_word("Dana Okafor"), "Okafor");
    }
}
