//! The one converter between bytes, UTF-16 units and code points.
//!
//! It remembers only the characters that are not ASCII: before the first of them all three counts
//! are equal, and between two of them they keep a fixed distance. A text in plain ASCII costs
//! nothing, and any other a binary search over its few exceptions.

use crate::span::{CodePointSpan, Span, Utf16Span};
use serde::{Deserialize, Serialize};

/// What the spans of a report count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetSpace {
    /// UTF-8 bytes, for Rust, Go and C.
    Utf8,
    /// UTF-16 code units, for JavaScript, Java and the DOM.
    Utf16,
    /// Unicode code points, for Python and W3C Web Annotation.
    #[default]
    CodePoint,
}

impl std::str::FromStr for OffsetSpace {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "utf8" => Ok(Self::Utf8),
            "utf16" => Ok(Self::Utf16),
            "codepoint" => Ok(Self::CodePoint),
            other => Err(format!("offsets are utf8, utf16 or codepoint, not {other:?}")),
        }
    }
}

/// A point just behind a character that is not ASCII, counted in all three ways.
#[derive(Clone, Copy, Debug)]
struct Knot {
    byte: u32,
    utf16: u32,
    code_point: u32,
}

/// Converts offsets into one text.
///
/// ```
/// use newsloupe::{OffsetMap, Span};
///
/// let text = "“Zürich 🏔”, she said";
/// let map = OffsetMap::new(text);
/// let said = Span::new(text.find("said").unwrap(), text.len());
/// assert_eq!((said.start, said.end), (24, 28));
/// assert_eq!(map.to_code_points(said).start, 16);
/// assert_eq!(map.to_utf16(said).start, 17); // the mountain takes two units
/// assert_eq!(map.from_utf16(map.to_utf16(said)), Some(said));
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap {
    knots: Vec<Knot>,
    end: Knot,
}

impl OffsetMap {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut knots = Vec::new();
        let mut last = Knot { byte: 0, utf16: 0, code_point: 0 };
        let mut at = 0;
        while let Some(step) = text.as_bytes()[at..].iter().position(|b| !b.is_ascii()) {
            let start = at + step;
            let Some(c) = text[start..].chars().next() else { break };
            let ascii = start as u32 - last.byte;
            last = Knot {
                byte: (start + c.len_utf8()) as u32,
                utf16: last.utf16 + ascii + c.len_utf16() as u32,
                code_point: last.code_point + ascii + 1,
            };
            knots.push(last);
            at = start + c.len_utf8();
        }
        let rest = text.len() as u32 - last.byte;
        let end = Knot {
            byte: text.len() as u32,
            utf16: last.utf16 + rest,
            code_point: last.code_point + rest,
        };
        Self { knots, end }
    }

    /// The last knot at or before `offset`, by the count that `key` reads.
    fn before(&self, offset: u32, key: impl Fn(&Knot) -> u32) -> Knot {
        match self.knots.partition_point(|k| key(k) <= offset) {
            0 => Knot { byte: 0, utf16: 0, code_point: 0 },
            n => self.knots[n - 1],
        }
    }

    /// Bytes to UTF-16 units.
    pub fn to_utf16(&self, span: Span) -> Utf16Span {
        let at = |offset| {
            let k = self.before(offset, |k| k.byte);
            k.utf16 + (offset - k.byte)
        };
        Utf16Span { start: at(span.start), end: at(span.end) }
    }

    /// Bytes to code points.
    pub fn to_code_points(&self, span: Span) -> CodePointSpan {
        let at = |offset| {
            let k = self.before(offset, |k| k.byte);
            k.code_point + (offset - k.byte)
        };
        CodePointSpan { start: at(span.start), end: at(span.end) }
    }

    /// UTF-16 units to bytes; `None` past the end, inside a character, or for a reversed span.
    pub fn from_utf16(&self, span: Utf16Span) -> Option<Span> {
        self.find(span.start, span.end, |k| k.utf16)
    }

    /// Code points to bytes; `None` past the end or for a reversed span.
    pub fn from_code_points(&self, span: CodePointSpan) -> Option<Span> {
        self.find(span.start, span.end, |k| k.code_point)
    }

    fn find(&self, start: u32, end: u32, key: impl Fn(&Knot) -> u32 + Copy) -> Option<Span> {
        if start > end || end > key(&self.end) {
            return None;
        }
        let at = |offset| {
            let k = self.before(offset, key);
            let byte = k.byte + (offset - key(&k));
            // Between two knots all is ASCII, so a byte past the next character's start is inside it.
            let next = self.knots.partition_point(|n| n.byte <= k.byte);
            let inside = self.knots.get(next).is_some_and(|n| {
                let width = n.byte - k.byte - ascii_run(&k, n);
                byte > n.byte - width
            });
            (!inside).then_some(byte)
        };
        Some(Span { start: at(start)?, end: at(end)? })
    }

    /// `span` as a report in `space` writes it.
    pub fn encode(&self, space: OffsetSpace, span: Span) -> [u32; 2] {
        match space {
            OffsetSpace::Utf8 => [span.start, span.end],
            OffsetSpace::Utf16 => {
                let s = self.to_utf16(span);
                [s.start, s.end]
            }
            OffsetSpace::CodePoint => {
                let s = self.to_code_points(span);
                [s.start, s.end]
            }
        }
    }

    /// What a report in `space` wrote, as bytes; `None` where it does not fit this text.
    pub fn decode(&self, space: OffsetSpace, [start, end]: [u32; 2]) -> Option<Span> {
        match space {
            OffsetSpace::Utf8 => {
                let inside = |offset: u32| {
                    let n = self.knots.partition_point(|k| k.byte <= offset);
                    let k = if n == 0 {
                        Knot { byte: 0, utf16: 0, code_point: 0 }
                    } else {
                        self.knots[n - 1]
                    };
                    self.knots.get(n).is_some_and(|next| offset > k.byte + ascii_run(&k, next))
                };
                let fits = start <= end && end <= self.end.byte && !inside(start) && !inside(end);
                fits.then_some(Span { start, end })
            }
            OffsetSpace::Utf16 => self.from_utf16(Utf16Span { start, end }),
            OffsetSpace::CodePoint => self.from_code_points(CodePointSpan { start, end }),
        }
    }
}

/// How many ASCII bytes lie between two neighbouring knots; the later one's character is not ASCII.
fn ascii_run(before: &Knot, next: &Knot) -> u32 {
    next.code_point - before.code_point - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surrogate_pair_is_never_split() {
        let map = OffsetMap::new("a🏔b");
        assert_eq!(map.from_utf16(Utf16Span { start: 1, end: 3 }), Some(Span::new(1, 5)));
        assert_eq!(map.from_utf16(Utf16Span { start: 1, end: 2 }), None);
        assert_eq!(map.from_utf16(Utf16Span { start: 3, end: 9 }), None);
        assert_eq!(map.decode(OffsetSpace::Utf8, [1, 3]), None);
        assert_eq!(map.decode(OffsetSpace::Utf8, [1, 5]), Some(Span::new(1, 5)));
        assert_eq!(map.decode(OffsetSpace::CodePoint, [1, 2]), Some(Span::new(1, 5)));
    }

    #[test]
    fn all_three_counts_agree_on_every_character() {
        let text = "“Zürich” – 🏔 x\u{a0}é. plain tail";
        let map = OffsetMap::new(text);
        let mut utf16 = 0;
        for (code_point, (byte, c)) in text.char_indices().enumerate() {
            let span = Span::new(byte, byte + c.len_utf8());
            assert_eq!(map.to_utf16(span).start, utf16);
            assert_eq!(map.to_code_points(span).start as usize, code_point);
            for space in [OffsetSpace::Utf8, OffsetSpace::Utf16, OffsetSpace::CodePoint] {
                assert_eq!(map.decode(space, map.encode(space, span)), Some(span));
            }
            utf16 += c.len_utf16() as u32;
        }
    }
}
