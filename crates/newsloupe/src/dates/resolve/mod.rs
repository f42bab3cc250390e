//! From what the words say to the calendar: against the day of publication, the date that the
//! text spoke of last, and the tense around.

mod days;
mod stretches;

use super::expr::{Core, Found, From, Pick, Year};
use super::tense::{self, Tense};
use super::value::{Cal, Unit};
use super::{Basis, Timex, TimexKind, why};
use crate::calendar::Day;
use crate::document::Document;
use crate::lexicon::one_of;

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
    /// Whether several months or quarters together were spoken of since: `the first nine months`.
    stretch: bool,
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
            stretch: false,
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
        match &found.core {
            Core::Duration(value) if one_of(value.as_str(), "P6M P9M") => self.stretch = true,
            Core::Quarter(..) | Core::ThisQuarter(_) => self.stretch = false,
            _ => {}
        }
        let kind = match found.core {
            Core::Duration(_) => TimexKind::Duration,
            Core::Set(_) => TimexKind::Set,
            _ if found.time.is_some() => TimexKind::Time,
            _ => TimexKind::Date,
        };
        let mut value = placed.value.clone().or_else(|| placed.cal.map(|c| c.to_string()));
        if let (Some(time), Some(day)) = (&found.time, &mut value) {
            if day == "PRESENT_REF" {
                "XXXX-XX-XX".clone_into(day);
            }
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
        if let (Core::Quarter(..) | Core::QuarterTo(_), Cal::Quarter(y, q)) = (&found.core, cal) {
            // A forecast for the next quarter does not make it the one reported on.
            let now = self.published.map(|p| (p.year(), (p.month() - 1) / 3 + 1));
            let ahead = now.is_some_and(|now| (y, q) >= now);
            if self.quarter.is_none_or(|last| last < (y, q) && !ahead) {
                self.quarter = Some((y, q));
            }
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
            Core::QuarterTo(q) => match self.quarter {
                Some((y, q)) => resolved(Cal::Quarter(y, q), By::Spoken, 0.8),
                None => self.quarter(found, *q, Pick::Last, Year::Open),
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
                    matches!(c, Cal::Day(_)) && (self.next_to(*s, sentence) || self.narrative)
                });
                match (near, self.published) {
                    (Some((cal, _)), _) => resolved(cal, By::Spoken, 0.85),
                    (None, Some(p)) => resolved(Cal::Day(p), By::Published(Tense::Open), 0.7),
                    _ => nothing(None),
                }
            }
        }
    }

    /// Whether sentence `b` is `a` or the one behind it in the same paragraph.
    fn next_to(&self, a: usize, b: usize) -> bool {
        let block = |s: usize| self.doc.sentences.get(s).map(|s| s.block);
        a == b || a + 1 == b && block(a) == block(b)
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
                Tense::Past | Tense::Told => Tense::Past,
                _ => Tense::Future,
            },
            "since" => Tense::Past,
            "effective" => Tense::Future,
            // as soon as Tuesday
            "as" if self.doc.lower(found.first.saturating_sub(3)) == "as"
                && one_of(self.doc.lower(found.first.saturating_sub(2)), "soon early") =>
            {
                Tense::Future
            }
            _ => self.tense(found),
        }
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

#[inline(never)]
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

#[inline(never)]
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
