//! What the grammar hands to the resolver: an expression and what its words say, before any
//! calendar is looked at.

use super::holidays::Holiday;
use super::value::{Cal, Unit};

/// An expression: its tokens, and its meaning.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First token.
    pub(super) first: usize,
    /// Last token, included.
    pub(super) last: usize,
    /// The calendar side of it.
    pub(super) core: Core,
    /// A time of day on top of it: `T09:00`, `TMO`.
    pub(super) time: Option<String>,
    /// How sure it is that these words speak of time at all.
    pub(super) sure: f32,
}

impl Found {
    #[inline(never)] // a hundred rules end so
    pub(super) fn new(first: usize, last: usize, core: Core) -> Self {
        Self { first, last, core, time: None, sure: 0.95 }
    }

    pub(super) fn at(mut self, time: impl Into<String>) -> Self {
        self.time = Some(time.into());
        self
    }

    #[inline(never)]
    pub(super) fn sure(mut self, sure: f32) -> Self {
        self.sure = sure;
        self
    }
}

/// Which year an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open,
    /// Said in full.
    Is(i32),
    /// This many years from the year of publication.
    Off(i32),
    /// The year that was spoken of last.
    Same,
}

/// Which one of several a word such as `last` picks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// No such word.
    Open,
    Last,
    This,
    Next,
    /// Counted from the date spoken of last: the one before it.
    Previous,
    /// The one after it.
    Following,
}

/// What an offset counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day of publication.
    Published,
    /// The date that the text spoke of last.
    Spoken,
}

/// The calendar side of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Core {
    /// Said in full.
    Cal(Cal),
    /// A month, perhaps with a day, without its year.
    Month(u8, Option<u8>, Pick, Year),
    /// A day of the month spoken of last.
    DayOfMonth(u8),
    /// A day of the month so many months away.
    DayIn(u8, i64, From),
    /// A weekday, but none in particular: `it fell on a Wednesday`.
    AnyWeekday(u8),
    /// Two numbers that are a day and a month, or a month and a day, and perhaps a year.
    Numbers(u8, u8, Option<i32>),
    /// A weekday, 1 to 7.
    Weekday(u8, Pick),
    /// A season.
    Season(u8, Pick, Year),
    /// A quarter of a year.
    Quarter(u8, Pick, Year),
    /// A half of a year.
    Half(u8, Year),
    /// A decade without its century: 8 for the eighties.
    ShortDecade(u8),
    /// A year without its century.
    ShortYear(u8),
    /// So many units from somewhere.
    Offset(Unit, i64, From),
    /// Years ago or earlier in a text that speaks of quarters.
    YearsBack(i64, From),
    /// The quarter spoken of, or so many before or after it.
    ThisQuarter(i64),
    /// The quarter whose end the words tell, in a text that has not named its quarter.
    QuarterTo(u8),
    /// The same quarter in this year.
    QuarterOf(i32),
    /// A named day.
    Holiday(Holiday, Pick, Year),
    /// The day that a clock time falls on, where the expression does not say.
    AnyDay,
    /// A value that needs no calendar.
    Duration(String),
    /// As above.
    Set(String),
    /// `PAST_REF` and its like.
    Ref(&'static str),
    /// A span of two years written as one: 2003-04.
    Years(i32, i32),
}
