//! Tokens as the grammar reads them: one block at a time, with numbers and words told apart.

use super::value::Amount;
use super::words::{self, Word};
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::one_of;
use crate::segment::TokenKind;
use std::ops::Range;

/// Numbers above this count no days.
const MOST: i64 = 1_000_000_000;

/// The tokens of one block. What a rule asks is not inlined: the rules ask in a thousand places, and
/// only at the few words that may be of time. Everything outside is empty, so that rules may look past both ends.
pub(super) struct Reader<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    /// The block's tokens.
    pub(super) range: Range<usize>,
    /// The first token that no expression has taken yet.
    pub(super) floor: usize,
    /// Whether the text has spoken of years before Christ: then `in 264` is a year.
    pub(super) ancient: bool,
}

impl<'d, 't> Reader<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>, range: Range<usize>) -> Self {
        let floor = range.start;
        Self { doc, range, floor, ancient: false }
    }

    /// Token `i` in lower case.
    #[inline(never)]
    pub(super) fn low(&self, i: usize) -> &'d str {
        if self.range.contains(&i) { self.doc.lower(i) } else { "" }
    }

    /// Token `i` as written.
    #[inline(never)]
    pub(super) fn raw(&self, i: usize) -> &'t str {
        if self.range.contains(&i) { self.doc.word(i) } else { "" }
    }

    /// The token `n` before `i`, in lower case; empty where an expression has taken it.
    #[inline(never)]
    pub(super) fn back(&self, i: usize, n: usize) -> &'d str {
        match i.checked_sub(n) {
            Some(k) if k >= self.floor => self.low(k),
            _ => "",
        }
    }

    /// What token `i` is.
    #[inline(never)]
    pub(super) fn word(&self, i: usize) -> Option<Word> {
        words::word(self.low(i))
    }

    #[inline(never)]
    pub(super) fn word_back(&self, i: usize, n: usize) -> Option<Word> {
        words::word(self.back(i, n))
    }

    #[inline(never)]
    pub(super) fn glued(&self, i: usize) -> bool {
        self.range.contains(&i) && i > self.range.start && self.doc.tokens[i].is_glued()
    }

    #[inline(never)]
    pub(super) fn capital(&self, i: usize) -> bool {
        self.range.contains(&i) && self.doc.tokens[i].is_capitalized()
    }

    #[inline(never)]
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.range.contains(&i) && self.doc.tokens[i].kind == TokenKind::Number
    }

    /// Whether token `i` begins a sentence.
    #[inline(never)]
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        let s = self.doc.sentence_of(i);
        self.doc.sentences.get(s).is_some_and(|s| s.tokens.0 as usize == i)
    }

    /// A hyphen or dash with no space on either side.
    #[inline(never)]
    pub(super) fn hyphen(&self, i: usize) -> bool {
        one_of(self.low(i), "- – — ‑ ‐") && self.glued(i) && self.glued(i + 1)
    }

    /// A number of digits alone, and how many digits.
    #[inline(never)]
    pub(super) fn int(&self, i: usize) -> Option<(i32, usize)> {
        let text = self.low(i);
        let plain = !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten().map(|n| (n, text.len()))
    }

    /// A day of the month: `7`, `27th`, `first`; whether it is written as an ordinal.
    #[inline(never)]
    pub(super) fn day(&self, i: usize) -> Option<(u8, bool)> {
        if let Some((n, digits)) = self.int(i) {
            return (digits <= 2 && (1..=31).contains(&n)).then_some((n as u8, false));
        }
        self.ordinal(i).filter(|n| (1..=31).contains(n)).map(|n| (n as u8, true))
    }

    /// `27th`, `first`.
    #[inline(never)]
    pub(super) fn ordinal(&self, i: usize) -> Option<u32> {
        if let Some(Word::Ordinal(n)) = self.word(i) {
            return Some(u32::from(n));
        }
        let text = self.low(i);
        let digits = text.digits();
        let known = one_of(text.rest_from(digits), "st nd rd th º er");
        (known && (1..=3).contains(&digits)).then(|| text.until(digits).parse().ok()).flatten()
    }

    /// A year of four digits.
    #[inline(never)]
    pub(super) fn year(&self, i: usize) -> Option<i32> {
        self.int(i).filter(|&(n, digits)| digits == 4 && (1000..=2100).contains(&n)).map(|n| n.0)
    }

    /// Whether `BC` or its like stands at `i`; how many tokens it takes, and whether it is before.
    #[inline(never)]
    pub(super) fn era(&self, i: usize) -> Option<(usize, bool)> {
        match self.raw(i) {
            "BC" | "BCE" | "B.C." | "B.C.E." | "B.C" => Some((1, true)),
            "AD" | "CE" | "A.D." | "C.E." => Some((1, false)),
            _ => None,
        }
    }

    /// The number that ends at token `end`, read backwards: its first token, and how many.
    /// `hyphened`: only tokens that hyphens join.
    #[inline(never)]
    pub(super) fn amount_back(&self, end: usize) -> Option<(usize, Amount)> {
        if end < self.floor {
            return None;
        }
        match self.low(end) {
            w if one_of(w, "several few many some numerous countless") => {
                let a = self.low(end) == "few" && one_of(self.back(end, 1), "a the");
                let a = a && self.back(end, 1) == "a";
                return Some((end - usize::from(a), Amount::Some));
            }
            "couple" if self.back(end, 1) == "a" => return Some((end - 1, Amount::whole(2))),
            "of" if self.back(end, 1) == "couple" => {
                let a = one_of(self.back(end, 2), "a the");
                let a = a && self.back(end, 2) == "a";
                return Some((end - 1 - usize::from(a), Amount::whole(2)));
            }
            "of" if one_of(self.back(end, 1), "dozens hundreds thousands scores tens millions") => {
                return Some((end - 1, Amount::Some));
            }
            "half"
                if self.back(end, 1) == "a"
                    && self.back(end, 2) == "and"
                    && self.back(end, 3) != "half" =>
            {
                // two and a half
                let (first, n) = self.amount_back(end.checked_sub(3)?)?;
                return Some((first, Amount::Halves(n.exact()? * 2 + 1)));
            }
            "half" if self.hyphen(end.wrapping_sub(1)) && self.back(end, 2) == "a" => {
                // two-and-a-half
                if self.back(end, 4) == "and" && self.back(end, 6) != "half" {
                    let (first, n) = self.amount_back(end.checked_sub(6)?)?;
                    return Some((first, Amount::Halves(n.exact()? * 2 + 1)));
                }
                return None;
            }
            "half" => {
                let a = self.back(end, 1) == "a";
                return Some((end - usize::from(a), Amount::Halves(1)));
            }
            "an" | "a" if self.back(end, 1) == "half" => return Some((end - 1, Amount::Halves(1))),
            "a" | "an" => return Some((end, Amount::whole(1))),
            _ => {}
        }
        // 2 1/2
        if self.low(end) == "2"
            && self.back(end, 1) == "/"
            && self.back(end, 2) == "1"
            && self.glued(end)
        {
            let whole = end.checked_sub(3).filter(|&k| k >= self.floor && !self.glued(k + 1));
            return match whole.and_then(|k| Some((k, self.int(k)?.0))) {
                Some((k, n)) => Some((k, Amount::Halves(i64::from(n) * 2 + 1))),
                None => Some((end - 2, Amount::Halves(1))),
            };
        }
        if self.is_number(end) {
            return Some((end, digits(self.low(end))?));
        }
        // Words: walk back while they are numbers.
        let is_number = |i: usize| matches!(self.word(i), Some(Word::Number(_)));
        if !is_number(end) {
            return None;
        }
        let mut first = end;
        while first > self.floor {
            let before = first - 1;
            if is_number(before) {
                first = before;
            } else if before > self.floor
                && (self.hyphen(before) || self.low(before) == "and")
                && is_number(before - 1)
                && (self.low(before) != "and" || one_of(self.low(before - 1), "hundred thousand"))
            {
                first = before - 1;
            } else {
                break;
            }
        }
        let mut total = 0i64;
        let mut part = 0i64;
        for i in first..=end {
            match self.word(i) {
                Some(Word::Number(12)) if self.low(i) == "dozen" => {
                    part = part.max(1).saturating_mul(12);
                }
                Some(Word::Number(100)) => part = part.max(1).saturating_mul(100),
                Some(Word::Number(1000)) => {
                    total = total.saturating_add(part.max(1).saturating_mul(1000));
                    part = 0;
                }
                Some(Word::Number(n)) => part = part.saturating_add(i64::from(n)),
                _ => {}
            }
        }
        let total = total.saturating_add(part);
        if total > MOST {
            return None;
        }
        if one_of(self.low(first), "hundred thousand dozen") && first > self.floor {
            match self.low(first - 1) {
                "a" => first -= 1,
                _ if self.is_number(first - 1) => {
                    // 100 thousand
                    let n = digits(self.low(first - 1))?.exact()?;
                    return Some((
                        first - 1,
                        Amount::whole(n.checked_mul(total).filter(|&n| n <= MOST)?),
                    ));
                }
                _ => {}
            }
        }
        Some((first, Amount::whole(total)))
    }
}

/// `12`, `2,024`, `3.5`.
fn digits(text: &str) -> Option<Amount> {
    if let Some((whole, rest)) = text.split_once('.') {
        let tenths = rest.len() == 1 && whole.len() <= 4;
        let n: i64 = whole.parse().ok().filter(|_| tenths)?;
        let t: i64 = rest.parse().ok()?;
        return Some(if t == 5 { Amount::Halves(n * 2 + 1) } else { Amount::Tenths(n * 10 + t) });
    }
    let plain: String = text.chars().filter(|&c| c != ',').collect();
    if plain.len() > 9 {
        return None;
    }
    plain.parse().ok().map(Amount::whole)
}
