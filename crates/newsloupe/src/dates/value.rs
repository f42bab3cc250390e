//! Values: places on the calendar and lengths of time, and how TIMEX3 writes them.

use crate::calendar::Day;
use std::fmt;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// How many of `TIMEX3`'s letters this unit is, and the letter; `T` goes before it for clock units.
    const fn letter(self) -> (u32, char) {
        match self {
            Self::Second => (1, 'S'),
            Self::Minute => (1, 'M'),
            Self::Hour => (1, 'H'),
            Self::Day => (1, 'D'),
            Self::Weekend => (2, 'D'),
            Self::Week => (1, 'W'),
            Self::Fortnight => (2, 'W'),
            Self::Month => (1, 'M'),
            Self::Quarter => (3, 'M'),
            Self::Year => (1, 'Y'),
            Self::Decade => (10, 'Y'),
            Self::Century => (100, 'Y'),
            Self::Millennium => (1000, 'Y'),
        }
    }

    /// Whether the unit is shorter than a day.
    pub(super) const fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }

    /// The duration of `n` of these.
    pub(super) fn lasting(self, n: Amount) -> String {
        let (times, letter) = self.letter();
        let t = if self.is_clock() { "T" } else { "" };
        match n {
            Amount::Some => match self {
                // An unknown number of decades is an unknown number of years.
                Self::Decade => "PXE".into(),
                Self::Century => "PXC".into(),
                _ => format!("P{t}X{letter}"),
            },
            Amount::Halves(h) => {
                let whole = h * i64::from(times);
                let (n, rest) = (whole / 2, whole % 2);
                match (self, n, rest) {
                    (_, _, 0) => format!("P{t}{n}{letter}"),
                    (Self::Hour, 0, _) => "PT30M".into(),
                    (Self::Hour, _, _) => format!("PT{n}H30M"),
                    (Self::Minute, 0, _) => "PT30S".into(),
                    (Self::Minute, _, _) => format!("PT{n}M30S"),
                    (Self::Year, 0, _) => "P6M".into(),
                    (Self::Year, _, _) => format!("P{n}Y6M"),
                    (Self::Day, 0, _) => "PT12H".into(),
                    _ => format!("P{t}{n}.5{letter}"),
                }
            }
            Amount::Tenths(n) => {
                format!("P{t}{}.{}{letter}", n * i64::from(times) / 10, n * i64::from(times) % 10)
            }
        }
    }
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// Twice the number, so that halves fit.
    Halves(i64),
    /// Ten times the number.
    Tenths(i64),
    /// A few, several, an unknown number.
    Some,
}

impl Amount {
    pub(super) const fn whole(n: i64) -> Self {
        Self::Halves(n.saturating_mul(2))
    }

    /// The number, if it is a whole one.
    pub(super) const fn exact(self) -> Option<i64> {
        match self {
            Self::Halves(h) if h % 2 == 0 => Some(h / 2),
            _ => None,
        }
    }
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cal {
    /// 198 for the 1980s.
    Decade(i32),
    /// 18 for the 19th century.
    Century(i32),
    Year(i32),
    Half(i32, u8),
    Quarter(i32, u8),
    /// Spring 0, summer 1, autumn 2, winter 3.
    Season(i32, u8),
    Month(i32, u8),
    Week(i32, u8),
    Weekend(i32, u8),
    Day(Day),
}

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl Cal {
    pub(super) fn week(day: Day) -> Self {
        let (year, week) = day.iso_week();
        Self::Week(year, week)
    }

    pub(super) const fn year(self) -> i32 {
        match self {
            Self::Decade(d) => d * 10,
            Self::Century(c) => c * 100,
            Self::Year(y)
            | Self::Half(y, _)
            | Self::Quarter(y, _)
            | Self::Season(y, _)
            | Self::Month(y, _)
            | Self::Week(y, _)
            | Self::Weekend(y, _) => y,
            Self::Day(d) => d.year(),
        }
    }

    /// The month, if it is known.
    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Month(_, m) => Some(m),
            Self::Day(d) => Some(d.month()),
            Self::Week(y, w) | Self::Weekend(y, w) => Some(week_start(y, w)?.month()),
            _ => None,
        }
    }

    /// The first day, as near as it is known.
    pub(super) fn first(self) -> Option<Day> {
        match self {
            Self::Day(d) => Some(d),
            Self::Week(y, w) => week_start(y, w),
            Self::Weekend(y, w) => week_start(y, w)?.plus_days(5),
            Self::Month(y, m) => Day::new(y, m, 1),
            Self::Quarter(y, q) => Day::new(y, q * 3 - 2, 1),
            Self::Half(y, h) => Day::new(y, h * 6 - 5, 1),
            Self::Season(y, s) => Day::new(y, s * 3 + 3, 1),
            _ => Day::new(self.year(), 1, 1),
        }
    }

    /// Whether it says the day (or the week).
    pub(super) const fn is_fine(self) -> bool {
        matches!(self, Self::Day(_) | Self::Week(..) | Self::Weekend(..))
    }

    /// The stretch of length `unit` that lies `n` units from the one that holds this.
    pub(super) fn shift(self, unit: Unit, n: i64) -> Option<Self> {
        let n32 = i32::try_from(n).ok()?;
        let year = self.year().checked_add(n32).filter(|y| (-9999..=9999).contains(y));
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Self::Day(self.first()?.plus_days(n)?),
            Unit::Week => Self::week(self.first()?.plus_days(n.checked_mul(7)?)?),
            Unit::Fortnight => Self::week(self.first()?.plus_days(n.checked_mul(14)?)?),
            Unit::Weekend => {
                let (y, w) = self.first()?.plus_days(n.checked_mul(7)?)?.iso_week();
                Self::Weekend(y, w)
            }
            Unit::Month => {
                let months = i64::from(self.year()) * 12 + i64::from(self.first()?.month()) - 1;
                let months = months.checked_add(n)?;
                let year = i32::try_from(months.div_euclid(12)).ok()?;
                Self::Month(year, months.rem_euclid(12) as u8 + 1)
            }
            Unit::Quarter => {
                let quarters =
                    i64::from(self.year()) * 4 + i64::from((self.first()?.month() - 1) / 3);
                let quarters = quarters.checked_add(n)?;
                let year = i32::try_from(quarters.div_euclid(4)).ok()?;
                Self::Quarter(year, quarters.rem_euclid(4) as u8 + 1)
            }
            Unit::Year => Self::Year(year?),
            Unit::Decade if matches!(n, -1..=1) => {
                Self::Decade(self.year().div_euclid(10).checked_add(n32)?)
            }
            Unit::Decade => Self::Year(self.year().checked_add(n32.checked_mul(10)?)?),
            Unit::Century => Self::Century(self.year().div_euclid(100).checked_add(n32)?),
            Unit::Millennium => return None,
        })
    }
}

fn week_start(year: i32, week: u8) -> Option<Day> {
    let fourth = Day::new(year, 1, 4)?;
    fourth.plus_days(i64::from(week) * 7 - 7 - i64::from(fourth.weekday() - 1))
}

/// `2024`, or `BC0044` for the years before the first.
fn year(f: &mut fmt::Formatter<'_>, y: i32) -> fmt::Result {
    if y > 0 { write!(f, "{y:04}") } else { write!(f, "BC{:04}", 1 - y) }
}

impl fmt::Display for Cal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            // The 470s before Christ are the years -479 to -470 by their numbers.
            Self::Decade(d) if d < 0 => return write!(f, "BC{:03}", -d),
            Self::Century(c) if c < 0 => return write!(f, "BC{:02}", -c - 1),
            Self::Decade(d) => return write!(f, "{d:03}"),
            Self::Century(c) => return write!(f, "{c:02}"),
            _ => year(f, self.year())?,
        }
        match *self {
            Self::Half(_, h) => write!(f, "-H{h}"),
            Self::Quarter(_, q) => write!(f, "-Q{q}"),
            Self::Season(_, s) => write!(f, "-{}", SEASONS[usize::from(s) % 4]),
            Self::Month(_, m) => write!(f, "-{m:02}"),
            Self::Week(_, w) => write!(f, "-W{w:02}"),
            Self::Weekend(_, w) => write!(f, "-W{w:02}-WE"),
            Self::Day(d) => write!(f, "-{:02}-{:02}", d.month(), d.day()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_timex3_writes_them() {
        let day = Cal::Day(Day::new(2024, 10, 9).unwrap());
        let shift = |unit, n| day.shift(unit, n).unwrap().to_string();
        assert_eq!(shift(Unit::Week, -1), "2024-W40");
        assert_eq!(shift(Unit::Weekend, -1), "2024-W40-WE");
        assert_eq!(shift(Unit::Month, 3), "2025-01");
        assert_eq!(shift(Unit::Quarter, -1), "2024-Q3");
        assert_eq!(shift(Unit::Year, -1), "2023");
        assert_eq!(shift(Unit::Decade, -1), "201");
        assert_eq!(Cal::Year(-43).to_string(), "BC0044");
        assert_eq!(Unit::Hour.lasting(Amount::Halves(11)), "PT5H30M");
        assert_eq!(Unit::Decade.lasting(Amount::whole(2)), "P20Y");
        assert_eq!(Unit::Week.lasting(Amount::Some), "PXW");
    }
}
