//! Seasons, quarters, named days, and places counted in units from an anchor.

use super::{By, Placed, Resolver, nothing, opt, resolved, stated_or, unanchored};
use crate::dates::Basis;
use crate::dates::expr::{Found, From, Pick, Year};
use crate::dates::holidays::Holiday;
use crate::dates::tense::Tense;
use crate::dates::value::{Cal, Unit};

impl Resolver<'_, '_> {
    pub(super) fn season(&self, found: &Found, s: u8, pick: Pick, year: Year) -> Placed {
        if let Some((y, by)) = self.year(year) {
            return stated_or(Cal::Season(y, s), year, by);
        }
        if let Some((c, _)) = self.spoken.filter(|_| self.narrative || self.published.is_none()) {
            return resolved(Cal::Season(c.year(), s), By::Spoken, 0.8);
        }
        let Some(p) = self.published else {
            return nothing(Some(format!("XXXX-{}", ["SP", "SU", "FA", "WI"][usize::from(s) % 4])));
        };
        // The season that runs now; winter begins the year's end.
        let now = i64::from(p.year()) * 4
            + match p.month() {
                1 | 2 => -1,
                m => i64::from(m) / 3 - 1,
            };
        let latest = now - (now - i64::from(s)).rem_euclid(4);
        let tense = self.direction(found);
        let at = match pick {
            Pick::Last | Pick::Previous => {
                if latest == now {
                    latest - 4
                } else {
                    latest
                }
            }
            Pick::Next | Pick::Following => latest + 4,
            Pick::This => {
                if latest == now || matches!(tense, Tense::Past | Tense::Told) {
                    latest
                } else {
                    latest + 4
                }
            }
            Pick::Open => {
                if latest == now || tense != Tense::Future {
                    latest
                } else {
                    latest + 4
                }
            }
        };
        let year = i32::try_from(at.div_euclid(4)).unwrap_or(p.year());
        resolved(Cal::Season(year, s), By::Published(tense), 0.8)
    }

    pub(super) fn quarter(&self, found: &Found, q: u8, pick: Pick, year: Year) -> Placed {
        if let Some((y, by)) = self.year(year) {
            return stated_or(Cal::Quarter(y, q), year, by);
        }
        if let Some((c, _)) = self.spoken.filter(|_| self.published.is_none()) {
            return resolved(Cal::Quarter(c.year(), q), By::Spoken, 0.7);
        }
        let Some(p) = self.published else { return nothing(Some(format!("XXXX-Q{q}"))) };
        let now = i64::from(p.year()) * 4 + i64::from((p.month() - 1) / 3);
        let want = i64::from(q) - 1;
        let tense = self.direction(found);
        let latest = now - (now - want).rem_euclid(4);
        let at = match (pick, tense) {
            (Pick::Next, _) => latest + 4,
            (Pick::This, _) => i64::from(p.year()) * 4 + want,
            (Pick::Open, Tense::Future) if latest != now && now - latest > 1 => latest + 4,
            _ => latest,
        };
        let year = i32::try_from(at.div_euclid(4)).unwrap_or(p.year());
        resolved(Cal::Quarter(year, q), By::Published(tense), 0.8)
    }

    pub(super) fn holiday(&self, found: &Found, day: Holiday, pick: Pick, year: Year) -> Placed {
        if let Holiday::Once(..) = day {
            return match day.in_year(0) {
                Some(cal) => Placed {
                    cal: Some(cal),
                    value: None,
                    basis: Basis::Stated,
                    by: By::Words,
                    sure: 1.0,
                },
                None => nothing(None),
            };
        }
        if let Some((y, by)) = self.year(year) {
            return opt(day.in_year(y), by, 0.95);
        }
        if let Some((c, _)) = self.spoken.filter(|_| self.narrative || self.published.is_none()) {
            return opt(day.in_year(c.year()), By::Spoken, 0.8);
        }
        let Some(p) = self.published else { return nothing(None) };
        let tense = self.direction(found);
        let this = day.in_year(p.year());
        let passed = this.and_then(Cal::first).is_some_and(|d| d <= p);
        let latest = if passed { p.year() } else { p.year() - 1 };
        let y = match (pick, tense) {
            (Pick::Last | Pick::Previous, _) => latest,
            (Pick::Next | Pick::Following, _) => latest + 1,
            (Pick::This, _) => p.year(),
            (Pick::Open, Tense::Past) => latest,
            (Pick::Open, _) => {
                // The nearer one.
                let away = |y: i32| {
                    day.in_year(y)
                        .and_then(Cal::first)
                        .map_or(i64::MAX, |d| (d.number() - p.number()).abs())
                };
                if away(latest) * 2 < away(latest + 1)
                    || tense != Tense::Future && away(latest) < away(latest + 1)
                {
                    latest
                } else {
                    latest + 1
                }
            }
        };
        opt(day.in_year(y), By::Published(tense), 0.85)
    }

    pub(super) fn offset(&self, found: &Found, unit: Unit, n: i64, from: From) -> Placed {
        let spoken = self.spoken.map(|(c, _)| c);
        let published = self.published.map(Cal::Day);
        let (anchor, by) = match (from, spoken, published) {
            (From::Spoken, Some(c), _) => (c, By::Spoken),
            // History is told from its own dates.
            (From::Published, Some(c), _)
                if self.narrative
                    && matches!(unit, Unit::Day)
                    && n != 0
                    && found.time.is_none() =>
            {
                (c, By::Spoken)
            }
            (From::Published, Some(c), _)
                if self.narrative
                    && matches!(unit, Unit::Year | Unit::Month)
                    && n == 0
                    && self.doc.lower(found.last.saturating_sub(1)) == "the" =>
            {
                (c, By::Spoken)
            }
            (_, _, Some(p)) => (p, By::Published(Tense::Open)),
            (_, Some(c), None) if from == From::Spoken => (c, By::Spoken),
            _ => {
                // Today needs an anchor; this year too.
                return nothing(unanchored(unit, n));
            }
        };
        // A day counted from a month or a year is not known to the day.
        if unit < Unit::Month && !anchor.is_fine() {
            let value = match (unit, anchor) {
                (Unit::Day, Cal::Month(y, m)) => format!("{y:04}-{m:02}-XX"),
                (Unit::Day, _) => "XXXX-XX-XX".into(),
                _ => "XXXX-WXX".into(),
            };
            return nothing(Some(value));
        }
        if unit == Unit::Weekend && n == 0 && by != By::Spoken {
            // The weekend that was, unless the words look ahead.
            let tense = self.direction(found);
            let saturday_passed = self.published.is_some_and(|p| p.weekday() >= 6);
            let n = if tense == Tense::Future
                || saturday_passed
                || self.doc.lower(found.last.saturating_sub(1)) == "this"
            {
                0
            } else {
                -1
            };
            return opt(anchor.shift(unit, n), By::Published(tense), 0.85);
        }
        // Months from a year alone are not known.
        if matches!(unit, Unit::Month | Unit::Quarter)
            && anchor.month().is_none()
            && !matches!(anchor, Cal::Quarter(..))
        {
            return nothing(Some(format!("{:04}-XX", anchor.year())));
        }
        let by_spoken = by == By::Spoken;
        opt(anchor.shift(unit, n), by, if by_spoken { 0.75 } else { 0.95 })
    }

    /// `a year ago`: in a text on quarters it means the same quarter of the year before.
    pub(super) fn years_back(&self, n: i64, from: From, sentence: usize) -> Placed {
        let years = i32::try_from(n).unwrap_or(0);
        if n == -1
            && !self.stretch
            && let Some((y, q)) = self.quarter
        {
            return resolved(Cal::Quarter(y - 1, q), By::Spoken, 0.7);
        }
        // The first nine months … a year earlier: the same months, which no value says.
        if n == -1
            && self.stretch
            && let Some((y, _)) = self.quarter
        {
            return resolved(Cal::Year(y - 1), By::Spoken, 0.7);
        }
        let _ = sentence;
        let spoken = self.spoken.map(|(c, _)| c);
        match (from, spoken, self.published) {
            (From::Spoken, Some(c), _) => {
                let cal = match c {
                    Cal::Month(y, m) if n.abs() == 1 => {
                        Some(Cal::Month(y.saturating_add(years), m))
                    }
                    c => c.shift(Unit::Year, n),
                };
                opt(cal, By::Spoken, 0.75)
            }
            (_, _, Some(p)) => {
                opt(Cal::Day(p).shift(Unit::Year, n), By::Published(Tense::Open), 0.9)
            }
            _ => nothing(Some("XXXX".into())),
        }
    }
}
