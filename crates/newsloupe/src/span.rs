//! Where a stretch of text stands, in one newtype for each way of counting.
//!
//! Inside the engine everything is a [`Span`] of UTF-8 bytes. JavaScript counts UTF-16 units and
//! W3C annotations count code points; those leave and enter through [`crate::offsets::OffsetMap`]
//! alone, so that no number is ever read in the wrong unit.

use crate::cut::Cut;
use std::ops::Range;

/// A half-open stretch `[start, end)` of the text, in UTF-8 **bytes**, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte of the stretch.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The same span for indexing a `str`.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing stands in it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this one (or is equal to it).
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words in it.
    pub fn of(self, text: &str) -> &str {
        text.part(self.start as usize, self.end as usize)
    }

    /// This span without the characters at both ends for which `drop` holds.
    #[must_use]
    pub fn trimmed(self, text: &str, drop: impl Fn(char) -> bool) -> Self {
        self.trimmed_of(text, &drop)
    }

    /// One function for all that may be dropped.
    fn trimmed_of(self, text: &str, drop: &dyn Fn(char) -> bool) -> Self {
        let inner = self.of(text);
        let rest = inner.without_start(drop);
        let start = inner.len() - rest.len();
        let kept = rest.without_end(drop).len();
        Self::new(self.start as usize + start, self.start as usize + start + kept)
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A half-open stretch in UTF-16 code units, as JavaScript and the DOM count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Utf16Span {
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
}

/// A half-open stretch in Unicode code points, as Python and W3C Web Annotation count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CodePointSpan {
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}
