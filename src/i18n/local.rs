//! Days as the reader's language writes them: what the browser knows of other languages than English.

/// What of a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Weekday, day, month and year.
    Day,
    /// Day and month.
    DayOfYear,
    /// Month and year.
    Month,
    /// The month alone.
    MonthOfYear,
    /// The weekday alone.
    Weekday,
    /// Weekday, day, month and year in few letters.
    Brief,
    /// Day and month in few letters.
    BriefDayOfYear,
    /// The month alone in few letters.
    BriefMonth,
}

/// The day `iso` (as `2024-03-25`) in that shape; nothing in English, which is written by hand.
#[cfg(target_arch = "wasm32")]
pub fn date(iso: &str, shape: Shape) -> Option<String> {
    let language = super::language();
    if language == super::Language::English {
        return None;
    }
    let brief = matches!(shape, Shape::Brief | Shape::BriefDayOfYear | Shape::BriefMonth);
    let length = if brief { "short" } else { "long" };
    let mut options = vec![("timeZone", "UTC".into())];
    if shape != Shape::Weekday {
        options.push(("month", length.into()));
    }
    if matches!(shape, Shape::Day | Shape::Brief | Shape::Weekday) {
        options.push(("weekday", length.into()));
    }
    if matches!(shape, Shape::Day | Shape::DayOfYear | Shape::Brief | Shape::BriefDayOfYear) {
        options.push(("day", "numeric".into()));
    }
    if matches!(shape, Shape::Day | Shape::Month | Shape::Brief) {
        options.push(("year", "numeric".into()));
    }
    let day = js_sys::Date::new(&iso.into());
    let said = day.to_locale_date_string(language.code(), &crate::engine::object(&options));
    Some(said.into())
}

/// Outside a browser there is English only.
#[cfg(not(target_arch = "wasm32"))]
pub fn date(_: &str, _: Shape) -> Option<String> {
    None
}
