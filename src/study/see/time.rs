//! When: the dates of an article on one line of time, with what the text says happened.

use super::layout::brief;
use super::{Way, clause};
use crate::i18n::local::Shape;
use crate::state::article::Article;
use crate::state::order::{in_order, numbers};
use crate::state::words;
use newsloupe::Day;
use newsloupe::dates::{Basis, TimexKind};
use newsloupe::report::Date;

/// Minutes in a day.
pub const DAY: i64 = 1440;

/// A stretch of time in minutes since the first moment of 1970, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Its first minute.
    pub from: i64,
    /// The minute behind its last.
    pub to: i64,
}

impl Stretch {
    /// Half way.
    pub const fn middle(self) -> i64 {
        i64::midpoint(self.from, self.to)
    }
}

fn days(year: i32, month: u8, day: u8) -> Option<i64> {
    Some(Day::new(year, month, day)?.number() * DAY)
}

/// From the first of a month for so many months.
fn months(year: i32, month: u8, count: u8) -> Option<Stretch> {
    let last = i32::from(month) - 1 + i32::from(count);
    let month_behind = u8::try_from(last.rem_euclid(12) + 1).ok()?;
    let to = days(year + last.div_euclid(12), month_behind, 1)?;
    Some(Stretch { from: days(year, month, 1)?, to })
}

fn years(first: i32, count: i32) -> Option<Stretch> {
    Some(Stretch { from: days(first, 1, 1)?, to: days(first.checked_add(count)?, 1, 1)? })
}

/// The stretch of a TIMEX3 value that stands on the calendar; `None` for `XXXX-10-07`, `PAST_REF`
/// and whatever else has no place there.
pub fn stretch(value: &str) -> Option<Stretch> {
    let (date, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let mut parts = date.split('-');
    let year = parts.next()?.trim_end_matches('X');
    if year.is_empty() || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = year.parse().ok()?;
    let (second, third) = (parts.next(), parts.next());
    let open = year.len() < 4 && second.is_some();
    let all = match (year.len(), second) {
        _ if open => return None,
        (2, _) => years(number * 100, 100),
        (3, _) => years(number * 10, 10),
        (4, None) => years(number, 1),
        (4, Some(second)) => within(number, second, third),
        _ => None,
    }?;
    let Some(time) = time else { return Some(all) };
    if all.to - all.from != DAY {
        return Some(all);
    }
    let (from, to) = clock(time)?;
    Some(Stretch { from: all.from + from, to: all.from + to })
}

fn within(year: i32, second: &str, third: Option<&str>) -> Option<Stretch> {
    let named = match second {
        "SP" => Some((3, 3)),
        "SU" => Some((6, 3)),
        "FA" => Some((9, 3)),
        "WI" => Some((12, 3)),
        "Q1" | "H1" => Some((1, if second == "Q1" { 3 } else { 6 })),
        "Q2" => Some((4, 3)),
        "Q3" | "H2" => Some((7, if second == "Q3" { 3 } else { 6 })),
        "Q4" => Some((10, 3)),
        _ => None,
    };
    if let Some((month, count)) = named {
        return months(year, month, count);
    }
    if let Some(week) = second.strip_prefix('W') {
        let week: i64 = week.parse().ok().filter(|w| (1..=53).contains(w))?;
        // The first week is the one with the fourth of January in it.
        let fourth = Day::new(year, 1, 4)?;
        let monday = fourth.number() - i64::from(fourth.weekday() - 1) + (week - 1) * 7;
        let (first, count) = match third {
            None => (0, 7),
            Some("WE") => (5, 2),
            Some(day) => (day.parse().ok().filter(|d: &i64| (1..=7).contains(d))? - 1, 1),
        };
        let from = (monday + first) * DAY;
        return Some(Stretch { from, to: from + count * DAY });
    }
    let month: u8 = second.parse().ok()?;
    match third {
        None => months(year, month, 1),
        Some(day) => {
            let from = days(year, month, day.parse().ok()?)?;
            Some(Stretch { from, to: from + DAY })
        }
    }
}

/// Minutes of a day.
fn clock(time: &str) -> Option<(i64, i64)> {
    let named = match time {
        "MO" => Some((6, 12)),
        "MI" => Some((12, 13)),
        "AF" => Some((12, 18)),
        "EV" => Some((18, 24)),
        "NI" => Some((20, 28)),
        "DT" => Some((8, 18)),
        _ => None,
    };
    if let Some((from, to)) = named {
        return Some((from * 60, to * 60));
    }
    let hour: i64 = time.get(..2)?.parse().ok().filter(|h| (0..=24).contains(h))?;
    let rest = time[2..].strip_prefix(':').and_then(|m| m.get(..2));
    match rest {
        Some(minute) => {
            let at = hour * 60 + minute.parse::<i64>().ok().filter(|m| (0..60).contains(m))?;
            Some((at, at + 1))
        }
        None => Some((hour * 60, hour * 60 + 60)),
    }
}

/// How a date comes to be known. Drawn by shape, so that no colour is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The text says the date.
    Stated,
    /// It was worked out from another day.
    WorkedOut,
    /// The text says it loosely.
    Vague,
    /// The day of publication.
    Published,
}

/// A point or a stretch of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Where on the line of time.
    pub at: Stretch,
    /// As a person says it.
    pub when: String,
    /// The same in few letters, for a drawing.
    pub brief: String,
    /// How it comes to be known.
    pub ground: Ground,
    /// Where the text says so, and what it says happened.
    pub places: Vec<Way>,
    /// Indices into the report's questions that are about it.
    pub questions: Vec<usize>,
}

/// A question about two dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The question.
    pub words: String,
    /// The two places.
    pub places: Vec<Way>,
}

/// All that an article says of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What has a place on the line of time, in order.
    pub moments: Vec<Moment>,
    /// What the text leaves open.
    pub open: Vec<Way>,
    /// How long and how often, with their places.
    pub lengths: Vec<(String, Vec<Way>)>,
    /// Dates that seem to contradict each other.
    pub doubts: Vec<Doubt>,
    /// The day of publication, as a person says it.
    pub published: Option<String>,
}

/// The timeline of an article.
pub fn timeline(article: &Article) -> Timeline {
    let report = &article.report;
    let mut found = Timeline::default();
    let place = |date: &Date| {
        Some(Way { span: article.at(date.span)?, words: clause(article, date.span, 96) })
    };
    if let Some(day) = report.published.as_ref().and_then(|p| p.parse::<Day>().ok()) {
        found.published = Some(words::day(day));
        let from = day.number() * DAY;
        found.moments.push(Moment {
            at: Stretch { from, to: from + DAY },
            when: words::day(day),
            brief: brief(day, Shape::Brief),
            ground: Ground::Published,
            places: Vec::new(),
            questions: Vec::new(),
        });
    }
    let mut i = 0;
    while let Some(date) = report.dates.get(i) {
        let here = i;
        i += 1;
        let Some(way) = place(date) else { continue };
        let value = date.value.as_deref().unwrap_or_default();
        if matches!(date.kind, TimexKind::Duration | TimexKind::Set) && !value.is_empty() {
            let Some(said) = words::timex(date.kind, value) else {
                found.open.push(way);
                continue;
            };
            match found.lengths.iter_mut().find(|(w, _)| *w == said) {
                Some((_, places)) => places.push(way),
                None => found.lengths.push((said, vec![way])),
            }
            continue;
        }
        let said = words::timex(date.kind, value).zip(in_brief(value, date.kind));
        let Some((mut at, (mut when, mut short))) = stretch(value).zip(said) else {
            found.open.push(way);
            continue;
        };
        let ground = ground(date);
        let mut questions = asked(article, here);
        // `from 9.00 to 11.30`: one bar.
        if let Some(end) = report.dates.get(i).filter(|end| is_range(article, date, end))
            && let Some(last) = end.value.as_deref()
            && let Some(until) = stretch(last).filter(|u| u.from > at.from)
            && let Some(last) = words::timex(end.kind, last).zip(in_brief(last, end.kind))
        {
            when = format!("{when} – {}", last.0);
            short = format!("{short} – {}", last.1);
            at.to = until.to;
            questions.extend(asked(article, i));
            i += 1;
        }
        found.moments.push(Moment { at, when, brief: short, ground, places: vec![way], questions });
    }
    // Those of the same time become one, the surest ground first.
    let key = |m: &Moment| {
        let from = (m.at.from + (1 << 40)) as u64; // a calendar of minutes goes from 2^30 before to 2^33 behind
        numbers([(from >> 16) as u32, (from & 0xffff) as u32, (m.at.to - m.at.from) as u32])
    };
    let mut moments: Vec<Moment> = Vec::new();
    for moment in in_order(std::mem::take(&mut found.moments), key) {
        match moments.last_mut().filter(|last| last.at == moment.at) {
            Some(last) => {
                if rank(moment.ground) < rank(last.ground) {
                    last.ground = moment.ground;
                }
                last.places.extend(moment.places);
                last.questions.extend(moment.questions);
            }
            None => moments.push(moment),
        }
    }
    found.moments = moments;
    found.doubts = report
        .questions
        .iter()
        .map(|q| Doubt {
            words: q.why.clone(),
            places: q.dates.iter().filter_map(|d| place(report.dates.get(*d)?)).collect(),
        })
        .collect();
    found
}

/// A value in few letters: a day has a short form, and its time stays with it.
fn in_brief(value: &str, kind: TimexKind) -> Option<String> {
    let (date, time) = value.split_once('T').map_or((value, ""), |(d, t)| (d, t));
    let Ok(day) = date.parse::<Day>() else { return words::timex(kind, value) };
    let day = brief(day, Shape::Brief);
    match time.get(..5).filter(|t| t.contains(':')) {
        Some(clock) => Some(format!("{day}, {clock}")),
        None if time.is_empty() => Some(day),
        None => words::timex(kind, value),
    }
}

const fn rank(ground: Ground) -> u8 {
    match ground {
        Ground::Published => 0,
        Ground::Stated => 1,
        Ground::WorkedOut => 2,
        Ground::Vague => 3,
    }
}

const fn ground(date: &Date) -> Ground {
    match date.basis {
        Basis::Stated => Ground::Stated,
        Basis::Resolved => Ground::WorkedOut,
        Basis::Vague => Ground::Vague,
    }
}

fn asked(article: &Article, date: usize) -> Vec<usize> {
    let questions = article.report.questions.iter().enumerate();
    questions.filter(|(_, q)| q.dates.contains(&date)).map(|(i, _)| i).collect()
}

/// Whether two dates are the ends of one stretch: `from May to July`, `9 to 11`, `between … and …`.
fn is_range(article: &Article, from: &Date, to: &Date) -> bool {
    let Some((from, to)) = article.at(from.span).zip(article.at(to.span)) else { return false };
    let Some(between) = article.text.get(from.end as usize..to.start as usize) else {
        return false;
    };
    let start = from.start as usize;
    let before = &article.text[..start];
    let lead =
        before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    match between.trim() {
        "–" | "—" | "-" | "until" | "till" | "through" => true,
        "to" => lead == "from" || between.len() <= 4,
        "and" => lead == "between",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    #[test]
    fn values_have_their_place_on_the_line_of_time() {
        let length = |value: &str| stretch(value).map(|s| (s.to - s.from) / DAY);
        assert_eq!(length("2024-03-25"), Some(1));
        assert_eq!(length("2024-02"), Some(29));
        assert_eq!(length("2024"), Some(366));
        assert_eq!(length("198"), Some(3653));
        assert_eq!(length("201X"), Some(3652));
        assert_eq!(length("19"), Some(36524));
        assert_eq!(length("2024-WI"), Some(90));
        assert_eq!(length("2024-Q4"), Some(92));
        assert_eq!(length("2024-W13"), Some(7));
        assert_eq!(length("2024-W13-WE"), Some(2));
        let at = |value: &str| stretch(value).unwrap();
        assert_eq!(at("2024-W13").from, at("2024-03-25").from);
        assert_eq!(at("2024-03-25T09:30").from - at("2024-03-25").from, 570);
        assert_eq!(at("2024-03-25TNI").to - at("2024-03-26").from, 240);
        assert_eq!(at("1970-01-01").from, 0);
        for none in [
            "XXXX-10-07",
            "PAST_REF",
            "P3D",
            "",
            "2024-99",
            "2024-W99",
            "2024-03-25Té",
            "-",
            "20é4",
        ] {
            assert_eq!(stretch(none), None, "{none}");
        }
    }

    #[test]
    fn a_range_is_one_bar_and_a_day_named_twice_one_moment() {
        let article = read(
            "Pier works\n\n14 March 2024\n\nThe pier will be closed from 3 May 2024 to 9 May 2024, the council said. \
             The council met on 12 March 2024. The vote of 12 March 2024 was close, and some time ago it failed.",
        );
        let found = timeline(&article);
        let grounds: Vec<_> = found.moments.iter().map(|m| (m.ground, m.places.len())).collect();
        assert_eq!(grounds, [(Ground::Stated, 2), (Ground::Published, 1), (Ground::Stated, 1)]);
        assert_eq!((found.moments[2].at.to - found.moments[2].at.from) / DAY, 7);
        assert!(found.moments[2].places[0].words.contains("will be closed"));
    }

    #[test]
    fn two_days_for_one_event_are_asked_about_and_one_day_is_not() {
        let ask = |day: &str| {
            timeline(&read(&format!(
                "Ministers discuss the harbour\n\nTransport Minister Carl Ojala met Mayor Anna Lindqvist on \
                 {day} March 2024 to talk about the wall, which both want to mend.\n\nCarl Ojala, left, shakes \
                 hands with Anna Lindqvist after a meeting in Turku on March 26, 2024. (Bo Ray/Harbour Press via \
                 Getty Images)"
            )))
        };
        assert_eq!(ask("26").doubts, []);
        let asked = ask("25");
        assert_eq!(asked.doubts.len(), 1);
        assert_eq!(asked.doubts[0].places.len(), 2);
        assert_eq!(asked.moments.iter().filter(|m| !m.questions.is_empty()).count(), 2);
    }
}
