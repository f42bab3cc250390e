//! Dates: when things happened, worked out to the calendar where the text allows it.

use crate::calendar::Day;
use crate::document::Document;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// An expression of time where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its extent, as TIMEX3 draws it.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value; `None` where it cannot be known.
    pub value: Option<String>,
    /// Where the value comes from.
    pub basis: Basis,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// The TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimexKind {
    /// A day or anything longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// Where the value of a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The words say it in full.
    Stated,
    /// Worked out against the day of publication or another date of the text.
    Resolved,
    /// Not exact, or not to be known from the text.
    Vague,
}

/// The day of publication and what told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub day: Day,
    /// Where the text says it; `None` if it was given from outside.
    pub span: Option<Span>,
}

/// Looks for the day of publication in the article itself (byline, timestamp, dateline).
pub(crate) fn published(_doc: &Document<'_>) -> Option<Published> {
    None
}

/// Finds the expressions of time, in order and without overlaps.
pub(crate) fn find(_doc: &Document<'_>, _published: Option<Day>) -> Vec<Timex> {
    Vec::new()
}
