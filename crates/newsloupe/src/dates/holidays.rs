//! Named days, and the day on which they fall in a year.

use super::reader::Reader;
use super::value::Cal;
use crate::calendar::{Day, days_in_month};

/// A rule that gives the day of a named day in any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Always the same day: month and day.
    Fixed(u8, u8),
    /// The n-th such weekday of a month: month, weekday, n (0: the last), and days added.
    Nth(u8, u8, u8, i8),
    /// So many days from Easter Sunday.
    Easter(i8),
    /// One day in history.
    Once(i32, u8, u8),
}

impl Holiday {
    pub(super) fn in_year(self, year: i32) -> Option<Cal> {
        let day = match self {
            Self::Fixed(month, day) => Day::new(year, month, day)?,
            Self::Once(year, month, day) => Day::new(year, month, day)?,
            Self::Easter(off) => easter(year)?.plus_days(i64::from(off))?,
            Self::Nth(month, weekday, n, off) => {
                let day = if n == 0 {
                    let last = Day::new(year, month, days_in_month(year, month))?;
                    last.plus_days(-i64::from((last.weekday() + 7 - weekday) % 7))?
                } else {
                    let first = Day::new(year, month, 1)?;
                    let to = i64::from((weekday + 7 - first.weekday()) % 7);
                    first.plus_days(to + 7 * (i64::from(n) - 1))?
                };
                day.plus_days(i64::from(off))?
            }
        };
        Some(Cal::Day(day))
    }
}

/// Easter Sunday of the western churches (the anonymous Gregorian rule, Nature 1876).
fn easter(year: i32) -> Option<Day> {
    if year < 1 {
        return None;
    }
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, (n / 31) as u8, (n % 31 + 1) as u8)
}

/// Every name, as tokens joined by spaces (possessives stand alone), with its rule and whether it
/// is a name only with a capital behind the first word.
#[rustfmt::skip]
const NAMES: &[(&[&str], Holiday)] = {
    use Holiday::{Easter, Fixed, Nth, Once};
    &[
    (&["christmas", "eve"], Fixed(12, 24)), (&["christmas", "day"], Fixed(12, 25)),
    (&["christmas"], Fixed(12, 25)), (&["xmas"], Fixed(12, 25)), (&["boxing", "day"], Fixed(12, 26)),
    (&["new", "year", "'s", "eve"], Fixed(12, 31)), (&["new", "year", "'s", "day"], Fixed(1, 1)),
    (&["new", "year", "'s"], Fixed(1, 1)), (&["new", "years", "eve"], Fixed(12, 31)),
    (&["new", "years", "day"], Fixed(1, 1)), (&["new", "year"], Fixed(1, 1)),
    (&["good", "friday"], Easter(-2)), (&["maundy", "thursday"], Easter(-3)),
    (&["easter", "sunday"], Easter(0)), (&["easter", "monday"], Easter(1)), (&["easter"], Easter(0)),
    (&["palm", "sunday"], Easter(-7)), (&["ash", "wednesday"], Easter(-46)),
    (&["shrove", "tuesday"], Easter(-47)), (&["mardi", "gras"], Easter(-47)),
    (&["ascension", "day"], Easter(39)), (&["pentecost"], Easter(49)), (&["whit", "monday"], Easter(50)),
    (&["whit", "sunday"], Easter(49)),
    (&["thanksgiving", "day"], Nth(11, 4, 4, 0)), (&["thanksgiving"], Nth(11, 4, 4, 0)),
    (&["black", "friday"], Nth(11, 4, 4, 1)), (&["cyber", "monday"], Nth(11, 4, 4, 4)),
    (&["giving", "tuesday"], Nth(11, 4, 4, 5)),
    (&["super", "tuesday"], Nth(3, 2, 1, 0)), (&["super", "bowl", "sunday"], Nth(2, 7, 2, 0)),
    (&["election", "day"], Nth(11, 1, 1, 1)), (&["inauguration", "day"], Fixed(1, 20)),
    (&["labor", "day"], Nth(9, 1, 1, 0)), (&["labour", "day"], Fixed(5, 1)), (&["may", "day"], Fixed(5, 1)),
    (&["memorial", "day"], Nth(5, 1, 0, 0)), (&["veterans", "day"], Fixed(11, 11)),
    (&["veterans", "'", "day"], Fixed(11, 11)), (&["armistice", "day"], Fixed(11, 11)),
    (&["remembrance", "day"], Fixed(11, 11)), (&["remembrance", "sunday"], Nth(11, 7, 2, 0)),
    (&["presidents", "day"], Nth(2, 1, 3, 0)), (&["presidents", "'", "day"], Nth(2, 1, 3, 0)),
    (&["martin", "luther", "king", "jr.", "day"], Nth(1, 1, 3, 0)),
    (&["martin", "luther", "king", "day"], Nth(1, 1, 3, 0)), (&["mlk", "day"], Nth(1, 1, 3, 0)),
    (&["columbus", "day"], Nth(10, 1, 2, 0)), (&["indigenous", "peoples", "'", "day"], Nth(10, 1, 2, 0)),
    (&["independence", "day"], Fixed(7, 4)), (&["juneteenth"], Fixed(6, 19)), (&["flag", "day"], Fixed(6, 14)),
    (&["halloween"], Fixed(10, 31)), (&["all", "saints", "'", "day"], Fixed(11, 1)),
    (&["all", "saints", "day"], Fixed(11, 1)), (&["all", "souls", "'", "day"], Fixed(11, 2)),
    (&["valentine", "'s", "day"], Fixed(2, 14)), (&["valentines", "day"], Fixed(2, 14)),
    (&["st.", "patrick", "'s", "day"], Fixed(3, 17)), (&["st", "patrick", "'s", "day"], Fixed(3, 17)),
    (&["st.", "george", "'s", "day"], Fixed(4, 23)), (&["st", "george", "'s", "day"], Fixed(4, 23)),
    (&["st.", "andrew", "'s", "day"], Fixed(11, 30)), (&["st", "andrew", "'s", "day"], Fixed(11, 30)),
    (&["st.", "david", "'s", "day"], Fixed(3, 1)), (&["st", "david", "'s", "day"], Fixed(3, 1)),
    (&["mother", "'s", "day"], Nth(5, 7, 2, 0)), (&["father", "'s", "day"], Nth(6, 7, 3, 0)),
    (&["april", "fool", "'s", "day"], Fixed(4, 1)), (&["april", "fools", "'", "day"], Fixed(4, 1)),
    (&["international", "women", "'s", "day"], Fixed(3, 8)), (&["earth", "day"], Fixed(4, 22)),
    (&["groundhog", "day"], Fixed(2, 2)), (&["tax", "day"], Fixed(4, 15)), (&["leap", "day"], Fixed(2, 29)),
    (&["burns", "night"], Fixed(1, 25)), (&["epiphany"], Fixed(1, 6)), (&["patriot", "day"], Fixed(9, 11)),
    (&["bastille", "day"], Fixed(7, 14)), (&["anzac", "day"], Fixed(4, 25)),
    (&["australia", "day"], Fixed(1, 26)), (&["canada", "day"], Fixed(7, 1)),
    (&["guy", "fawkes", "night"], Fixed(11, 5)), (&["bonfire", "night"], Fixed(11, 5)),
    (&["ve", "day"], Once(1945, 5, 8)), (&["v", "-", "e", "day"], Once(1945, 5, 8)),
    (&["d", "-", "day"], Once(1944, 6, 6)),
    ]
};

/// The named day at token `i`: how many tokens, and its rule. The first word must be capitalized.
pub(super) fn at(r: &Reader<'_, '_>, i: usize) -> Option<(usize, Holiday)> {
    if !r.capital(i) {
        return None;
    }
    let same = |have: &str, want: &str| {
        have == want || (want == "'s" && have == "’s") || (want == "'" && have == "’")
    };
    let first = r.low(i);
    NAMES
        .iter()
        .filter(|(name, _)| name[0] == first)
        .filter(|(name, _)| {
            name.iter().enumerate().all(|(k, want)| same(r.low(i + k), want))
                && (name.len() == 1
                    || r.capital(i + name.len() - 1)
                    || name[name.len() - 1] == "'s")
        })
        .max_by_key(|(name, _)| name.len())
        .map(|&(name, rule)| (name.len(), rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_days_fall_where_the_calendar_has_them() {
        let day = |h: Holiday, y| h.in_year(y).unwrap().to_string();
        assert_eq!(day(Holiday::Easter(0), 2024), "2024-03-31");
        assert_eq!(day(Holiday::Easter(-2), 2025), "2025-04-18");
        assert_eq!(day(Holiday::Nth(11, 4, 4, 1), 2024), "2024-11-29");
        assert_eq!(day(Holiday::Nth(5, 1, 0, 0), 2024), "2024-05-27");
        assert_eq!(day(Holiday::Nth(11, 1, 1, 1), 2024), "2024-11-05");
        assert_eq!(day(Holiday::Nth(3, 2, 1, 0), 2024), "2024-03-05");
    }
}
