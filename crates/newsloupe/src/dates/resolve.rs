//! From what the words say to the calendar: against the day of publication, the date that the
//! text spoke of last, and the tense around.

use super::expr::{Core, Found, From, Pick, Year};
use super::tense::{self, Tense};
use super::value::{Cal, Unit};
use super::{Basis, Timex, TimexKind, why};
use crate::calendar::Day;
use crate::document::Document;

/// What a text has told so far.
pub(super) struct Resolver<'d, 't> {
    doc: &'d Document<'t>,
    published: Option<Day>,
    /// The date spoken of last, and the sentence in which.
    spoken: Option<(Cal, usize)>,
    /// A year far from the story's, named once.
    glance: Option<i32>,
    /// Whether the date spoken of last was the late part of a year.
    late: bool,
    /// The quarter spoken of last.
    quarter: Option<(i32, u8)>,
    /// Whether the text tells history in its order, so that a bare month belongs to the year
    /// spoken of last and not to the one around publication.
    narrative: bool,
    /// What the text's own numeric dates show: day first, month first, or nothing.
    day_first: Option<bool>,
}

/// A resolved place, and how it was found.
pub(super) struct Placed {
    pub(super) cal: Option<Cal>,
    /// The value where it is no single stretch of the calendar.
    pub(super) value: Option<String>,
    pub(super) basis: Basis,
    pub(super) by: By,
    pub(super) sure: f32,
}

/// What an expression was read against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Words,
    Published(Tense),
    Spoken,
    /// Nothing was there to read it against.
    Nothing,
    /// Two readings are possible.
    Open,
}

impl<'d, 't> Resolver<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>, published: Option<Day>, found: &[Found]) -> Self {
        Self {
            doc,
            published,
            spoken: None,
            glance: None,
            late: false,
            quarter: None,
            narrative: is_narrative(published, found),
            day_first: day_first(found),
        }
    }

    /// Resolves one expression and remembers it as the one spoken of last.
    pub(super) fn resolve(&mut self, found: &Found) -> Timex {
        let sentence = self.doc.sentence_of(found.first);
        let mut placed = self.place(found, sentence);
        // the week of March 4
        if let Some(Cal::Day(day)) = placed.cal
            && (self.doc.lower(found.first) == "week" || self.doc.lower(found.first + 1) == "week")
            && matches!(found.core, Core::Month(_, Some(_), ..))
        {
            placed.cal = Some(Cal::week(day));
        }
        if let Some(cal) = placed.cal
            && found.core != Core::AnyDay
        {
            self.remember(found, cal, sentence);
        }
        let kind = match found.core {
            Core::Duration(_) => TimexKind::Duration,
            Core::Set(_) => TimexKind::Set,
            _ if found.time.is_some() => TimexKind::Time,
            _ => TimexKind::Date,
        };
        let mut value = placed.value.clone().or_else(|| placed.cal.map(|c| c.to_string()));
        if let (Some(time), Some(day)) = (&found.time, &mut value) {
            if !day.contains('T') {
                day.push_str(if time.starts_with('T') { "" } else { "T" });
                day.push_str(time);
            }
        } else if let (Some(time), None) = (&found.time, &value)
            && found.core == Core::AnyDay
        {
            let t = if time.starts_with('T') { "" } else { "T" };
            value = Some(format!("XXXX-XX-XX{t}{time}"));
        }
        let span = self.doc.span_of(found.first, found.last);
        Timex {
            span,
            kind,
            why: why::of(self.doc.words(span), found, &placed, self.published),
            value,
            basis: placed.basis,
            confidence: found.sure * placed.sure,
        }
    }

    fn remember(&mut self, found: &Found, cal: Cal, sentence: usize) {
        if let (Core::Quarter(..), Cal::Quarter(y, q)) = (&found.core, cal) {
            self.quarter = Some((y, q));
        }
        let late = matches!(self.doc.lower(found.first), "late")
            || self.doc.lower(found.first + 1) == "end" && found.last > found.first + 1;
        if self.narrative {
            if matches!(
                found.core,
                Core::YearsBack(..) | Core::Offset(Unit::Year, -1, From::Spoken)
            ) {
                return;
            }
            // A glance at another time does not move the story there.
            if matches!(found.core, Core::Offset(_, _, From::Published))
                && placed_by_publication(found)
            {
                return;
            }
            let plain_year =
                matches!(found.core, Core::Cal(Cal::Year(_) | Cal::Decade(_) | Cal::Century(_)));
            if plain_year && let Some((last, _)) = self.spoken {
                let far = (last.year() - cal.year()).abs() > 8;
                let again = self.glance.is_some_and(|y| (y - cal.year()).abs() <= 3);
                if far && !again {
                    self.glance = Some(cal.year());
                    return;
                }
            }
            self.glance = None;
            // A year named in passing, behind the verb, does not move the story either.
            if plain_year
                && self.spoken.is_some_and(|(c, _)| !matches!(c, Cal::Year(_)))
                && !self.opens(found)
            {
                return;
            }
        }
        self.late = late && matches!(cal, Cal::Year(_));
        self.spoken = Some((cal, sentence));
    }

    /// Whether an expression stands among the first words of its sentence.
    fn opens(&self, found: &Found) -> bool {
        let s = self.doc.sentence_of(found.first);
        self.doc.sentences.get(s).is_some_and(|s| found.first < s.tokens.0 as usize + 4)
    }

    fn place(&self, found: &Found, sentence: usize) -> Placed {
        let stated = |cal: Cal| Placed {
            cal: Some(cal),
            value: None,
            basis: Basis::Stated,
            by: By::Words,
            sure: 1.0,
        };
        let fixed = |value: &str, basis| Placed {
            cal: None,
            value: Some(value.into()),
            basis,
            by: By::Words,
            sure: 1.0,
        };
        match &found.core {
            Core::Cal(cal) => stated(*cal),
            Core::Years(a, b) => fixed(&format!("{a}/{b}"), Basis::Stated),
            Core::Duration(value) | Core::Set(value) => fixed(
                value,
                if value.contains('X') && !value.starts_with('X') {
                    Basis::Vague
                } else {
                    Basis::Stated
                },
            ),
            Core::Ref(value) => fixed(value, Basis::Vague),
            Core::ShortDecade(tens) => {
                let year = self.spoken.map(|(c, _)| c.year()).or(self.published.map(Day::year));
                let century =
                    if year.is_some_and(|y| y >= 2040 + i32::from(*tens)) { 200 } else { 190 };
                let century = if *tens < 2 { 200 } else { century };
                resolved(Cal::Decade(century + i32::from(*tens)), By::Words, 0.9)
            }
            Core::ShortYear(n) => {
                let n = i32::from(*n);
                let year = match self.spoken {
                    Some((c, _)) if self.narrative => c.year().div_euclid(100) * 100 + n,
                    _ => super::grammar::short_year(n),
                };
                resolved(Cal::Year(year), By::Words, 0.9)
            }
            Core::Numbers(a, b, year) => self.numbers(*a, *b, *year),
            Core::Weekday(d, pick) => self.weekday(found, *d, *pick),
            Core::Month(m, day, pick, year) => self.month(found, sentence, *m, *day, *pick, *year),
            Core::DayOfMonth(d) => match self.spoken {
                Some((c, _)) if c.month().is_some() => {
                    match Day::new(c.year(), c.month().unwrap_or(1), *d) {
                        Some(day) => resolved(Cal::Day(day), By::Spoken, 0.8),
                        None => nothing(Some(format!("XXXX-XX-{d:02}"))),
                    }
                }
                _ => match self.published.and_then(|p| Day::new(p.year(), p.month(), *d)) {
                    Some(day) => resolved(Cal::Day(day), By::Published(Tense::Open), 0.6),
                    None => nothing(Some(format!("XXXX-XX-{d:02}"))),
                },
            },
            Core::Season(s, pick, year) => self.season(found, *s, *pick, *year),
            Core::Quarter(q, pick, year) => self.quarter(found, *q, *pick, *year),
            Core::Half(h, year) => match self.year(*year) {
                Some((y, by)) => stated_or(Cal::Half(y, *h), *year, by),
                None => match self.published {
                    Some(p) => resolved(Cal::Half(p.year(), *h), By::Published(Tense::Open), 0.7),
                    None => nothing(Some(format!("XXXX-H{h}"))),
                },
            },
            Core::Holiday(day, pick, year) => self.holiday(found, *day, *pick, *year),
            Core::Offset(unit, n, from) => self.offset(found, *unit, *n, *from),
            Core::YearsBack(n, from) => self.years_back(*n, *from, sentence),
            Core::ThisQuarter(n) => match self.quarter {
                Some((y, q)) => opt(Cal::Quarter(y, q).shift(Unit::Quarter, *n), By::Spoken, 0.8),
                None => match self.published {
                    Some(p) => opt(
                        Cal::Day(p).shift(Unit::Quarter, *n - 1),
                        By::Published(Tense::Open),
                        0.6,
                    ),
                    None => nothing(Some("XXXX-QX".into())),
                },
            },
            Core::QuarterOf(y) => match self.quarter {
                Some((_, q)) => resolved(Cal::Quarter(*y, q), By::Spoken, 0.8),
                None => stated(Cal::Year(*y)),
            },
            Core::DayIn(d, n, from) => {
                let month = self.offset(found, Unit::Month, *n, *from);
                match month.cal.and_then(|c| Day::new(c.year(), c.month()?, *d)) {
                    Some(day) => resolved(Cal::Day(day), month.by, month.sure),
                    None => nothing(Some(format!("XXXX-XX-{d:02}"))),
                }
            }
            Core::AnyWeekday(d) => nothing(Some(format!("XXXX-WXX-{d}"))),
            Core::AnyDay => {
                let near = self.spoken.filter(|(c, s)| {
                    matches!(c, Cal::Day(_)) && (*s == sentence || self.narrative)
                });
                match (near, self.published) {
                    (Some((cal, _)), _) => resolved(cal, By::Spoken, 0.85),
                    (None, Some(p)) => resolved(Cal::Day(p), By::Published(Tense::Open), 0.7),
                    _ => nothing(None),
                }
            }
        }
    }

    /// Two numbers with a year: by their size, else by what the text's other dates show.
    fn numbers(&self, a: u8, b: u8, year: Option<i32>) -> Placed {
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

    fn tense(&self, found: &Found) -> Tense {
        tense::around(self.doc, found.first, found.last)
    }

    fn before(&self, found: &Found) -> &str {
        match found.first.checked_sub(1) {
            Some(k) => self.doc.lower(k),
            None => "",
        }
    }

    /// The tense, with the small words right before the date weighed in.
    fn direction(&self, found: &Found) -> Tense {
        match self.before(found) {
            "until" | "till" => match self.tense(found) {
                Tense::Past => Tense::Past,
                _ => Tense::Future,
            },
            "since" => Tense::Past,
            "effective" => Tense::Future,
            // as soon as Tuesday
            "as" if self.doc.lower(found.first.saturating_sub(3)) == "as"
                && matches!(self.doc.lower(found.first.saturating_sub(2)), "soon" | "early") =>
            {
                Tense::Future
            }
            _ => self.tense(found),
        }
    }

    /// As [`Self::direction`], for weekdays: `until Tuesday` looks ahead in nearly every article.
    fn weekday_direction(&self, found: &Found) -> Tense {
        match self.before(found) {
            // Until Thursday, nobody had known.
            "until" | "till" if self.opens(found) => match tense::ahead(self.doc, found.last) {
                Tense::Past => Tense::Past,
                _ => Tense::Future,
            },
            "until" | "till" => Tense::Future,
            _ => self.direction(found),
        }
    }

    /// `Wednesday's ruling` was made; what lies ahead is said to: `ahead of Friday's vote`.
    fn possessive_past(&self, found: &Found) -> bool {
        matches!(self.doc.lower(found.last + 1), "'s" | "’s")
            && !matches!(self.before(found), "of" | "for" | "until")
    }

    fn weekday(&self, found: &Found, d: u8, pick: Pick) -> Placed {
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

    /// The year that an expression says, and against what.
    fn year(&self, year: Year) -> Option<(i32, By)> {
        match year {
            Year::Open => None,
            Year::Is(y) => Some((y, By::Words)),
            Year::Off(n) => self.published.map(|p| (p.year() + n, By::Published(Tense::Open))),
            Year::Same => self.spoken.map(|(c, _)| (c.year(), By::Spoken)),
        }
    }

    fn month(
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
                    && self.before(found) != "since"
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
                if index(latest, m) == now && day.is_none() {
                    latest - 1
                } else {
                    latest
                }
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
                    // The nearer of the two, unless the past tense makes the earlier one likelier.
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
                        Tense::Past => 3,
                        Tense::Perfect => 2,
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

    fn season(&self, found: &Found, s: u8, pick: Pick, year: Year) -> Placed {
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
                if latest == now || tense == Tense::Past {
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

    fn quarter(&self, found: &Found, q: u8, pick: Pick, year: Year) -> Placed {
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

    fn holiday(
        &self,
        found: &Found,
        day: super::holidays::Holiday,
        pick: Pick,
        year: Year,
    ) -> Placed {
        use super::holidays::Holiday;
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

    fn offset(&self, found: &Found, unit: Unit, n: i64, from: From) -> Placed {
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
    fn years_back(&self, n: i64, from: From, sentence: usize) -> Placed {
        let years = i32::try_from(n).unwrap_or(0);
        if n == -1
            && let Some((y, q)) = self.quarter
        {
            return resolved(Cal::Quarter(y - 1, q), By::Spoken, 0.7);
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

/// Whether an offset from publication is a plain one: now, last week, two years ago.
const fn placed_by_publication(found: &Found) -> bool {
    found.time.is_none()
}

fn unanchored(unit: Unit, n: i64) -> Option<String> {
    Some(match unit {
        Unit::Day if n == 0 => "PRESENT_REF".into(),
        Unit::Day => "XXXX-XX-XX".into(),
        Unit::Week | Unit::Fortnight => "XXXX-WXX".into(),
        Unit::Weekend => "XXXX-WXX-WE".into(),
        Unit::Month => "XXXX-XX".into(),
        Unit::Year => "XXXX".into(),
        _ => return None,
    })
}

fn resolved(cal: Cal, by: By, sure: f32) -> Placed {
    Placed { cal: Some(cal), value: None, basis: Basis::Resolved, by, sure }
}

fn opt(cal: Option<Cal>, by: By, sure: f32) -> Placed {
    match cal {
        Some(cal) => resolved(cal, by, sure),
        None => nothing(None),
    }
}

fn stated_or(cal: Cal, year: Year, by: By) -> Placed {
    let basis = if matches!(year, Year::Is(_)) { Basis::Stated } else { Basis::Resolved };
    Placed { cal: Some(cal), value: None, basis, by, sure: 1.0 }
}

fn nothing(value: Option<String>) -> Placed {
    Placed { cal: None, value, basis: Basis::Vague, by: By::Nothing, sure: 0.8 }
}

/// Whether the text tells history: far more dates with their years, long past, than days of the
/// week and words like yesterday.
fn is_narrative(published: Option<Day>, found: &[Found]) -> bool {
    let Some(p) = published else { return true };
    let (mut years, mut near) = (0usize, 0usize);
    for f in found {
        match &f.core {
            Core::Cal(Cal::Day(d)) if d.year() < p.year() => years += 2,
            Core::Cal(c) if c.year() < p.year() => years += 1,
            Core::Month(_, _, _, Year::Is(y)) | Core::Season(_, _, Year::Is(y))
                if *y < p.year() =>
            {
                years += 2;
            }
            Core::Weekday(..) | Core::AnyDay => near += 1,
            Core::Offset(_, n, From::Published) if *n <= 0 => near += 1,
            _ => {}
        }
    }
    years >= 10 && years > near * 4
}

/// A month so many months before the one spoken of last belongs to the next year.
const NEXT_YEAR: i32 = 9;

/// Whether numeric dates that can be read one way only have the day first or the month first.
fn day_first(found: &[Found]) -> Option<bool> {
    let (mut day, mut month) = (0, 0);
    for f in found {
        match f.core {
            Core::Numbers(a, b, _) if a > 12 && b <= 12 => day += 1,
            Core::Numbers(a, b, _) if b > 12 && a <= 12 => month += 1,
            _ => {}
        }
    }
    match (day, month) {
        (0, 0) => None,
        (d, 0) if d > 0 => Some(true),
        (0, m) if m > 0 => Some(false),
        _ => None,
    }
}
