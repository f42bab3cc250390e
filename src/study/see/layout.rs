//! Lays a timeline out: which part of time is shown, where its marks, ticks and labels stand.
//!
//! Time runs from top to bottom. The line is true to scale; labels keep their height and are moved
//! along the line until none covers another, each with a leader to its mark. Where there are too
//! many for that, neighbours share one label.

use super::time::{DAY, Moment, Stretch};
use crate::i18n::local::{self, Shape};
use crate::state::order::{in_order, numbers};
use newsloupe::Day;

/// The height of a label with the room below it, in pixels, before one was measured.
pub const LABEL: f64 = 62.0;
/// The least height of a drawing, in pixels.
pub const LEAST: f64 = 340.0;
/// More labels than this are drawn together.
pub const MOST: usize = 40;
/// Room above the first and below the last label, in pixels.
const EDGE: f64 = 14.0;
/// A stretch of fewer pixels than this is drawn as a point.
const POINT: f64 = 9.0;
/// The shortest stretch that can be shown, in minutes.
const CLOSEST: f64 = 20.0;

/// The part of time that is shown, in minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its first minute.
    pub from: f64,
    /// The minute behind its last.
    pub to: f64,
}

impl Window {
    /// All that is there, with some room around.
    pub fn around(moments: &[Moment]) -> Self {
        let from = moments.iter().map(|m| m.at.from).min().unwrap_or(0) as f64;
        let to = moments.iter().map(|m| m.at.to).max().unwrap_or(DAY) as f64;
        // A clock time has a length of a minute; alone it is shown within its hour.
        let room = ((to - from) * 0.05).max(if to - from < 60.0 { 30.0 } else { 1.0 });
        Self { from: from - room, to: to + room }
    }

    /// The length of it.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// A window so many times as long (below 1: closer), with what stands at this part of it (0 to 1)
    /// in its place; never closer than some minutes nor wider than twice `all`.
    #[must_use]
    pub fn zoomed(self, times: f64, at: f64, all: Self) -> Self {
        let length = (self.length() * times).clamp(CLOSEST, (all.length() * 2.0).max(CLOSEST));
        let still = self.from + self.length() * at.clamp(0.0, 1.0);
        let from = still - length * at.clamp(0.0, 1.0);
        Self { from, to: from + length }.held(all)
    }

    /// A window moved by a part of its length.
    #[must_use]
    pub fn moved(self, part: f64, all: Self) -> Self {
        let by = self.length() * part;
        Self { from: self.from + by, to: self.to + by }.held(all)
    }

    /// The same length, not beyond what there is.
    fn held(self, all: Self) -> Self {
        let length = self.length();
        if length >= all.length() {
            let from = f64::midpoint(all.from, all.to) - length / 2.0;
            return Self { from, to: from + length };
        }
        let from = self.from.clamp(all.from, all.to - length);
        Self { from, to: from + length }
    }

    fn holds(self, at: Stretch) -> bool {
        (at.to as f64) > self.from && (at.from as f64) < self.to
    }
}

/// A mark on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// Which moment.
    pub moment: usize,
    /// Where it begins, in pixels from the top.
    pub top: f64,
    /// Where it ends; the same for a point.
    pub bottom: f64,
}

/// A label beside the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Its upper edge, in pixels.
    pub top: f64,
    /// Where on the line its leader ends.
    pub at: f64,
    /// The moments it stands for: first, and one behind the last.
    pub moments: (usize, usize),
}

/// A laid-out timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Its height, in pixels.
    pub height: f64,
    /// Marks on the line.
    pub marks: Vec<Drawn>,
    /// Labels, from top to bottom.
    pub labels: Vec<Label>,
    /// Ticks: where, and what to say there.
    pub ticks: Vec<(f64, String)>,
    /// How many moments are earlier than what is shown.
    pub earlier: usize,
    /// How many are later.
    pub later: usize,
}

/// Lays out the moments (in order of time) that a window shows, with labels of this height.
pub fn lay(moments: &[Moment], window: Window, tall: f64) -> Drawing {
    let shown: Vec<usize> = (0..moments.len()).filter(|i| window.holds(moments[*i].at)).collect();
    let before = |i: &usize| (moments[*i].at.to as f64) <= window.from;
    let earlier = (0..moments.len()).filter(before).count();
    let groups = grouped(moments, &shown, window);
    let height = (groups.len() as f64 * tall + 2.0 * EDGE).max(LEAST);
    let inner = height - 2.0 * EDGE;
    let y = |minute: f64| EDGE + (minute - window.from) / window.length() * inner;
    let inside = |minute: i64| y((minute as f64).clamp(window.from, window.to));
    let mut marks = Vec::new();
    for i in &shown {
        let at = moments[*i].at;
        let (top, bottom) = (inside(at.from), inside(at.to));
        let drawn = if bottom - top < POINT {
            let middle = f64::midpoint(top, bottom);
            Drawn { moment: *i, top: middle, bottom: middle }
        } else {
            Drawn { moment: *i, top, bottom }
        };
        marks.push(drawn);
    }
    let middle = |i: usize| {
        let at = moments[i].at;
        let from = (at.from as f64).max(window.from);
        y(f64::midpoint(from, (at.to as f64).min(window.to)))
    };
    let labels: Vec<Label> = groups
        .iter()
        .map(|(first, last)| {
            let at = f64::midpoint(middle(shown[*first]), middle(shown[*last - 1]));
            Label { top: at - tall / 2.0, at, moments: (shown[*first], shown[*last - 1] + 1) }
        })
        .collect();
    // A long bar may begin before a short one and have its middle behind it.
    let mut labels = in_order(labels, |l| numbers([(l.at.max(0.0) * 16.0) as u32, 0, 0]));
    spread(&mut labels, height, tall);
    Drawing {
        height,
        marks,
        labels,
        ticks: ticks(window, inner).into_iter().map(|(at, words)| (y(at), words)).collect(),
        earlier,
        later: moments.len() - earlier - shown.len(),
    }
}

/// Moves labels along the line until none covers another and all are inside.
fn spread(labels: &mut [Label], height: f64, tall: f64) {
    let mut free = 0.0;
    for label in labels.iter_mut() {
        label.top = label.top.max(free);
        free = label.top + tall;
    }
    let mut free = height;
    for label in labels.iter_mut().rev() {
        label.top = label.top.min(free - tall);
        free = label.top;
    }
}

/// Which of the moments shown share a label: each its own, or those of one part of the window.
fn grouped(moments: &[Moment], shown: &[usize], window: Window) -> Vec<(usize, usize)> {
    if shown.len() <= MOST {
        return (0..shown.len()).map(|i| (i, i + 1)).collect();
    }
    let part = |i: usize| {
        let at = (moments[i].at.middle() as f64 - window.from) / window.length();
        (at.clamp(0.0, 0.999) * MOST as f64) as usize
    };
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut last = usize::MAX;
    for (k, i) in shown.iter().enumerate() {
        let here = part(*i);
        match groups.last_mut() {
            Some(group) if here == last => group.1 = k + 1,
            _ => {
                groups.push((k, k + 1));
                last = here;
            }
        }
    }
    // Were they still too many, neighbours go together two by two.
    while groups.len() > MOST {
        groups = groups.chunks(2).map(|two| (two[0].0, two[two.len() - 1].1)).collect();
    }
    groups
}

/// The steps between ticks, in minutes for what is shorter than a month.
const MINUTES: [i64; 13] = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, DAY, 7 * DAY];
/// In months.
const MONTHS: [i64; 4] = [1, 2, 3, 6];
/// In years.
const YEARS: [i64; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/// Where ticks stand, in minutes, and what they say.
fn ticks(window: Window, pixels: f64) -> Vec<(f64, String)> {
    /// Room between two ticks, in pixels.
    const ROOM: f64 = 46.0;
    let least = window.length() * ROOM / pixels.max(1.0);
    let mut ticks = Vec::new();
    if let Some(step) = MINUTES.iter().find(|s| **s as f64 >= least) {
        // Weeks begin on Monday; the first of January 1970 was a Thursday.
        let shift = if *step == 7 * DAY { -3 * DAY } else { 0 };
        let mut at = ((window.from as i64 - shift).div_euclid(*step) + 1) * step + shift;
        while (at as f64) < window.to {
            ticks.push((at as f64, minute_words(at, *step)));
            at += step;
        }
        return ticks;
    }
    let month = 30.44 * DAY as f64;
    let step = MONTHS.iter().find(|s| **s as f64 * month >= least);
    let step = step.copied().unwrap_or_else(|| {
        12 * YEARS.iter().find(|s| **s as f64 * 12.0 * month >= least).unwrap_or(&1000)
    });
    let Some(first) = Day::from_number((window.from / DAY as f64) as i64) else { return ticks };
    let mut at = i64::from(first.year()) * 12 + i64::from(first.month()) - 1;
    at = at.div_euclid(step) * step;
    loop {
        let (year, month) = (at.div_euclid(12), at.rem_euclid(12));
        let day = i32::try_from(year).ok().and_then(|y| Day::new(y, month as u8 + 1, 1));
        let Some(day) = day else { return ticks };
        let minute = (day.number() * DAY) as f64;
        if minute >= window.to {
            return ticks;
        }
        if minute >= window.from {
            let year_said = step >= 12 || month == 0 || ticks.is_empty();
            let words = match (step >= 12, year_said) {
                (true, _) => year.to_string(),
                (_, true) => format!("{} {year}", short_month(day)),
                _ => short_month(day),
            };
            ticks.push((minute, words));
        }
        at += step;
    }
}

/// A month in few letters.
fn short_month(day: Day) -> String {
    brief(day, Shape::BriefMonth)
}

/// A day in few letters.
pub(super) fn brief(day: Day, shape: Shape) -> String {
    let iso = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
    local::date(&iso, shape).unwrap_or_else(|| {
        let month = &newsloupe::MONTHS[usize::from(day.month() - 1) % 12][..3];
        let weekday = &newsloupe::WEEKDAYS[usize::from(day.weekday() - 1) % 7][..3];
        match shape {
            Shape::BriefMonth => month.to_owned(),
            Shape::BriefDayOfYear => format!("{} {month}", day.day()),
            _ => format!("{weekday} {} {month} {}", day.day(), day.year()),
        }
    })
}

fn minute_words(at: i64, step: i64) -> String {
    let day = Day::from_number(at.div_euclid(DAY));
    let minute = at.rem_euclid(DAY);
    match day {
        Some(day) if step >= DAY || minute == 0 => day_words(day),
        _ => format!("{}:{:02}", minute / 60, minute % 60),
    }
}

fn day_words(day: Day) -> String {
    brief(day, Shape::BriefDayOfYear)
}

/// The part of time that a window shows, in words: from, and to.
pub fn said(window: Window) -> (String, String) {
    let words = |minute: f64| {
        let minute = minute.round() as i64;
        let Some(day) = Day::from_number(minute.div_euclid(DAY)) else { return String::new() };
        let year = day.year().to_string();
        if window.length() > 3.0 * 365.0 * DAY as f64 {
            return year;
        }
        let of_day = minute.rem_euclid(DAY);
        let date = format!("{} {year}", day_words(day));
        if window.length() > 4.0 * DAY as f64 {
            return date;
        }
        format!("{date}, {}:{:02}", of_day / 60, of_day % 60)
    };
    (words(window.from), words(window.to))
}

#[cfg(test)]
mod tests {
    use super::super::time::{Ground, stretch};
    use super::*;

    fn moments(values: &[&str]) -> Vec<Moment> {
        let moment = |value: &&str| Moment {
            at: stretch(value).unwrap(),
            when: (*value).to_owned(),
            brief: (*value).to_owned(),
            ground: Ground::Stated,
            places: Vec::new(),
            questions: Vec::new(),
        };
        let mut all: Vec<Moment> = values.iter().map(moment).collect();
        all.sort_by_key(|m| m.at);
        all
    }

    fn sound(drawing: &Drawing) {
        for two in drawing.labels.windows(2) {
            assert!(two[1].top - two[0].top >= LABEL - 0.01, "labels overlap: {drawing:?}");
        }
        for label in &drawing.labels {
            assert!(
                label.top >= -0.01 && label.top + LABEL <= drawing.height + 0.01,
                "{drawing:?}"
            );
        }
        for two in drawing.ticks.windows(2) {
            assert!(two[1].0 - two[0].0 >= 30.0, "ticks too close: {:?}", drawing.ticks);
        }
        assert!(drawing.ticks.len() >= 2, "{:?}", drawing.ticks);
    }

    #[test]
    fn a_century_and_a_morning_are_both_readable() {
        for values in [
            &["1900", "1945-05-08", "1987", "2023-10-07", "2024-03-25", "2024-03-26", "2030"][..],
            &["2024-03-25T09:00", "2024-03-25T09:40", "2024-03-25T11:30"],
            &["2024-03-25"],
            &["2024-03-25T09:00"],
            &["198", "2024-03-25", "2024-03-25T14:10", "2024-03-27"],
        ] {
            let all = moments(values);
            let drawing = lay(&all, Window::around(&all), LABEL);
            sound(&drawing);
            assert_eq!(drawing.labels.len(), values.len());
            assert_eq!((drawing.earlier, drawing.later), (0, 0));
        }
        let all = moments(&["2024-03-25T09:00", "2024-03-25T11:30"]);
        let ticks = lay(&all, Window::around(&all), LABEL).ticks;
        assert!(ticks.iter().any(|(_, w)| w == "10:00"), "{ticks:?}");
    }

    #[test]
    fn zooming_keeps_what_is_under_the_hand_and_stays_inside() {
        let all = moments(&["1900", "2030"]);
        let whole = Window::around(&all);
        let close = whole.zoomed(0.5, 0.25, whole);
        let still = |w: Window| w.from + w.length() * 0.25;
        assert!((still(close) - still(whole)).abs() < 1.0);
        assert!(close.from >= whole.from && close.to <= whole.to);
        let mut closest = whole;
        for _ in 0..200 {
            closest = closest.zoomed(0.5, 0.5, whole);
            let drawing = lay(&all, closest, LABEL);
            assert!(drawing.ticks.len() < 40);
        }
        assert!(closest.length() >= CLOSEST);
        assert!((closest.moved(9.0, whole).to - whole.to) < closest.length());
        let drawing = lay(&all, close.moved(1.0, whole), LABEL);
        assert_eq!(drawing.earlier + drawing.labels.len() + drawing.later, 2);
    }

    #[test]
    fn a_thousand_dates_share_their_labels() {
        let values: Vec<String> = (0..1000)
            .map(|i| format!("{}-{:02}-{:02}", 1900 + i / 8, i % 12 + 1, i % 28 + 1))
            .collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let all = moments(&values);
        let drawing = lay(&all, Window::around(&all), LABEL);
        sound(&drawing);
        assert!(drawing.labels.len() <= MOST);
        let held: usize = drawing.labels.iter().map(|l| l.moments.1 - l.moments.0).sum();
        assert_eq!(held, 1000);
    }
}
