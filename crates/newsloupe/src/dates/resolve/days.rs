//! Weekdays, months and days of the month without their year.

use super::{By, NEXT_YEAR, Placed, Resolver, nothing, opt, resolved, stated_or};
use crate::calendar::Day;
use crate::dates::Basis;
use crate::dates::expr::{Found, Pick, Year};
use crate::dates::tense::{self, Tense};
use crate::dates::value::Cal;
use crate::lexicon::one_of;

impl Resolver<'_, '_> {
    /// Two numbers with a year: by their size, else by what the text's other dates show.
    pub(super) fn numbers(&self, a: u8, b: u8, year: Option<i32>) -> Placed {
        let Some(year) = year.or(self.published.map(Day::year)) else { return nothing(None) };
        let (day_first, month_first) = (Day::new(year, b, a), Day::new(year, a, b));
        match (day_first, month_first, self.day_first) {
            (Some(d), None, _)
            | (None, Some(d), _)
            | (Some(d), _, Some(true))
            | (_, Some(d), Some(false)) => Placed {
                cal: Some(Cal::Day(d)),
                value: None,
                basis: Basis::Stated,
                by: By::Words,
                sure: 1.0,
            },
            (Some(d), Some(m), None) if d == m => Placed {
                cal: Some(Cal::Day(d)),
                value: None,
                basis: Basis::Stated,
                by: By::Words,
                sure: 1.0,
            },
            (Some(d), Some(m), None) => {
                // The reading that lies just before publication is the likelier one.
                let near = |x: Day| {
                    self.published.is_some_and(|p| (0..=31).contains(&(p.number() - x.number())))
                };
                let day_first = near(d) && !near(m) || self.published == Some(d);
                let pick = if day_first { d } else { m };
                let sure = if near(d) == near(m) { 0.5 } else { 0.75 };
                Placed {
                    cal: Some(Cal::Day(pick)),
                    value: None,
                    basis: Basis::Vague,
                    by: By::Open,
                    sure,
                }
            }
            (None, None, _) => nothing(None),
        }
    }

    /// `Wednesday's ruling` was made; what lies ahead is said to: `ahead of Friday's vote`.
    pub(super) fn possessive_past(&self, found: &Found) -> bool {
        one_of(self.doc.lower(found.last + 1), "'s ’s")
            && !one_of(self.before(found), "of for until")
    }

    /// As [`Self::direction`], for weekdays: `until Tuesday` looks ahead in nearly every article.
    pub(super) fn weekday_direction(&self, found: &Found) -> Tense {
        match self.before(found) {
            // Until Thursday, nobody had known.
            "until" | "till" if self.opens(found) => match tense::ahead(self.doc, found.last) {
                Tense::Past | Tense::Told => Tense::Past,
                _ => Tense::Future,
            },
            "until" | "till" => Tense::Future,
            _ => self.direction(found),
        }
    }

    pub(super) fn weekday(&self, found: &Found, d: u8, pick: Pick) -> Placed {
        let spoken =
            self.spoken.map(|(c, _)| c).and_then(|c| if c.is_fine() { c.first() } else { None });
        let narrative = self.narrative && spoken.is_some();
        let (anchor, by_spoken) = match pick {
            Pick::Previous | Pick::Following => (spoken.or(self.published), spoken.is_some()),
            _ if narrative => (spoken, true),
            _ => (self.published, false),
        };
        let Some(anchor) = anchor else {
            return nothing(Some(format!("XXXX-WXX-{d}")));
        };
        let ahead = i64::from((d + 7 - anchor.weekday()) % 7);
        let tense = match pick {
            // after Saturday’s flood
            Pick::Open if self.possessive_past(found) && self.before(found) == "after" => {
                Tense::Past
            }
            Pick::Open if self.possessive_past(found) => match tense::ahead(self.doc, found.last) {
                Tense::Future => Tense::Future,
                _ => Tense::Past,
            },
            Pick::Open => self.weekday_direction(found),
            _ => Tense::Open,
        };
        let days = match pick {
            Pick::Last | Pick::Previous => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            Pick::Next | Pick::Following => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Pick::This => i64::from(d) - i64::from(anchor.weekday()),
            Pick::Open if by_spoken => ahead,
            Pick::Open => match tense {
                Tense::Future | Tense::Present => ahead,
                _ if ahead == 0 => 0,
                _ => ahead - 7,
            },
        };
        let by = if by_spoken { By::Spoken } else { By::Published(tense) };
        let sure = if pick == Pick::Open && tense == Tense::Open { 0.8 } else { 0.9 };
        opt(anchor.plus_days(days).map(Cal::Day), by, sure)
    }

    pub(super) fn month(
        &self,
        found: &Found,
        sentence: usize,
        m: u8,
        day: Option<u8>,
        pick: Pick,
        year: Year,
    ) -> Placed {
        let make = |y: i32| match day {
            Some(d) => Day::new(y, m, d).map(Cal::Day),
            None => Some(Cal::Month(y, m)),
        };
        let unknown = || match day {
            Some(d) => nothing(Some(format!("XXXX-{m:02}-{d:02}"))),
            None => nothing(Some(format!("XXXX-{m:02}"))),
        };
        if let Some((y, by)) = self.year(year) {
            return match make(y) {
                Some(cal) => stated_or(cal, year, by),
                None => unknown(),
            };
        }
        let index = |y: i32, m: u8| i64::from(y) * 12 + i64::from(m);
        // A year said in the same sentence, far from publication, goes on.
        if matches!(pick, Pick::Previous | Pick::Following)
            && let Some((c, _)) = self.spoken.filter(|_| self.narrative)
            && let Some(last) = c.month()
        {
            let y = match pick {
                Pick::Previous if m >= last => c.year() - 1,
                Pick::Following if m <= last => c.year() + 1,
                _ => c.year(),
            };
            if let Some(cal) = make(y) {
                return resolved(cal, By::Spoken, 0.85);
            }
        }
        let told = self.spoken.filter(|&(c, s)| {
            self.narrative && pick == Pick::Open
                || self.published.is_none()
                || (s == sentence
                    && pick == Pick::Open
                    && !one_of(self.before(found), "since through")
                    && self.tense(found) != Tense::Future
                    && self.published.is_some_and(|p| c.year() < p.year() - 1))
        });
        if let Some((c, _)) = told.filter(|_| !matches!(pick, Pick::Last | Pick::This | Pick::Next))
        {
            let y = c.year();
            // Past the end of a year the story goes on in the next one.
            let y = match c.month() {
                Some(last) if i32::from(last) - i32::from(m) >= NEXT_YEAR => y + 1,
                // late 1943 … by June
                None if self.late && m <= 8 => y + 1,
                _ => y,
            };
            return match make(y) {
                Some(cal) => resolved(cal, By::Spoken, 0.85),
                None => unknown(),
            };
        }
        let Some(p) = self.published else { return unknown() };
        let now = index(p.year(), p.month());
        let tense = self.direction(found);
        // The month as often as it can lie: the one at or before publication, and the one after.
        let passed = |y: i32| match (day, make(y)) {
            (Some(_), Some(Cal::Day(d))) => d <= p,
            _ => index(y, m) <= now,
        };
        let latest = if passed(p.year()) { p.year() } else { p.year() - 1 };
        let y = match pick {
            Pick::Last | Pick::Previous => {
                // Said in February or March, `last February` is a year back: the near one is
                // `this month` or `last month`.
                if now - index(latest, m) <= 1 && day.is_none() { latest - 1 } else { latest }
            }
            Pick::Next | Pick::Following => latest + 1,
            Pick::This => p.year(),
            Pick::Open => match tense {
                Tense::Future if latest == p.year() => {
                    let same = match make(latest) {
                        Some(Cal::Day(d)) => p.number() - d.number() <= 31,
                        _ => now - index(latest, m) <= 2,
                    };
                    if same { latest } else { latest + 1 }
                }
                Tense::Future => latest + 1,
                _ => {
                    // The nearer of the two; what happened lies behind, and the news tells more of
                    // what was than of what will be.
                    let (back, on) = match (make(latest), make(latest + 1)) {
                        (Some(a), Some(b)) => match (a.first(), b.first()) {
                            (Some(a), Some(b)) => {
                                (p.number() - a.number(), b.number() - p.number())
                            }
                            _ => (0, 1),
                        },
                        _ => (0, 1),
                    };
                    let weight = match tense {
                        Tense::Past => 6,
                        Tense::Told => 3,
                        Tense::Perfect | Tense::Open => 2,
                        _ => 1,
                    };
                    if on * weight < back && self.before(found) != "since" {
                        latest + 1
                    } else {
                        latest
                    }
                }
            },
        };
        match make(y) {
            Some(cal) => {
                resolved(cal, By::Published(tense), if tense == Tense::Open { 0.75 } else { 0.9 })
            }
            None => unknown(),
        }
    }
}
