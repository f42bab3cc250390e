//! Days of the civil (proleptic Gregorian) calendar, and no more than that.
//!
//! The day numbers follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2021).

/// The months in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week in English, Monday first.
pub const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day of the civil calendar.
#[expect(clippy::struct_field_names, reason = "a day has a year, a month and a day")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

impl Day {
    /// A day that exists, or `None`.
    ///
    /// ```
    /// use newsloupe::Day;
    /// assert!(Day::new(2024, 2, 29).is_some());
    /// assert!(Day::new(2023, 2, 29).is_none());
    /// ```
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let fits = (1..=12).contains(&month)
            && (-9999..=9999).contains(&year)
            && day >= 1
            && day <= days_in_month(year, month);
        fits.then_some(Self { year, month, day })
    }

    /// The year, 1 BC being 0.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        let y = i64::from(self.year) - i64::from(self.month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let m = i64::from(self.month);
        let doy = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
    }

    /// The day with this [`Day::number`]; `None` outside the years -9999 to 9999.
    pub fn from_number(number: i64) -> Option<Self> {
        let z = number.checked_add(719_468)?;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// This many days later (or earlier).
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// 1 (Monday) to 7 (Sunday), as ISO 8601 counts.
    pub fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// `27 March 2024`
    pub fn written(self) -> String {
        format!("{} {} {}", self.day, MONTHS[usize::from(self.month - 1) % 12], self.year)
    }

    /// The ISO 8601 week: its year and its number, 1 to 53.
    pub fn iso_week(self) -> (i32, u8) {
        // The week belongs to the year in which its Thursday lies.
        let thursday = self.number() + 4 - i64::from(self.weekday());
        let year = Self::from_number(thursday).map_or(self.year, |d| d.year);
        let first = Self { year, month: 1, day: 1 }.number();
        (year, u8::try_from((thursday - first) / 7 + 1).unwrap_or(1))
    }
}

/// 28 to 31; `month` from 1 to 12.
pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for Day {
    type Err = String;

    /// Reads `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (year, rest) = text.split_at_checked(4)?;
            let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
            let two = |s: &str| (s.len() == 2).then(|| s.parse().ok()).flatten();
            Self::new(year.parse().ok()?, two(month)?, two(day)?)
        };
        read().ok_or_else(|| format!("a day is written YYYY-MM-DD, and {text:?} is not one"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_inverse() {
        for number in (-1_000_000..1_000_000).step_by(97) {
            assert_eq!(Day::from_number(number).unwrap().number(), number);
        }
    }

    #[test]
    fn weekdays_and_weeks_as_in_the_calendar() {
        let day = |s: &str| s.parse::<Day>().unwrap();
        assert_eq!(day("2024-03-27").weekday(), 3);
        assert_eq!(day("1970-01-01").weekday(), 4);
        assert_eq!(day("2021-01-03").iso_week(), (2020, 53));
        assert_eq!(day("2024-12-30").iso_week(), (2025, 1));
        assert!("2024-3-27".parse::<Day>().is_err());
        assert!("2024-13-01".parse::<Day>().is_err());
        assert!("日本語".parse::<Day>().is_err());
    }
}
