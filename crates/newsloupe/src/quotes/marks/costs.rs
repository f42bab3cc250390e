//! What each role of a quotation mark costs where it stands: opening, closing, apostrophe, inches.

use super::{Costs, Family, NEVER};
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::one_of;
use crate::segment::{Token, TokenKind};
use std::ops::Range;

use Family::{Double, Guillemet, Inward, Low, Single};

/// The costs of the sign at token `i`, from what stands beside it.
pub(super) fn costs(doc: &Document<'_>, i: usize, paragraph: &Range<usize>) -> Costs {
    let word = doc.word(i);
    let here = &doc.tokens[i];
    let before = (i > paragraph.start).then(|| &doc.tokens[i - 1]);
    let after = (i + 1 < paragraph.end).then(|| &doc.tokens[i + 1]);
    // White space, or the edge of the paragraph.
    let space_left = before.is_none() || !here.is_glued();
    let space_right = after.is_none_or(|a| !a.is_glued());
    let left = before.map_or("", |b| b.span.of(doc.text));
    let right = after.map_or("", |a| a.span.of(doc.text));
    let is_word = |t: Option<&Token>| {
        t.is_some_and(|t| {
            matches!(
                t.kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Possessive | TokenKind::Link
            )
        })
    };
    let mark_left = before.is_some_and(|b| b.kind == TokenKind::Mark);
    let mark_right = after.is_some_and(|a| a.kind == TokenKind::Mark);
    let opens_left = space_left || mark_left || one_of(left, "( [ { / - – — -- … : ¡ ¿");
    let closes_right = space_right || mark_right || one_of(right, ". , ; : ! ? ) ] } - – — -- / …");
    let none = (Double, NEVER);
    // How well a sign without a direction opens, and closes, here.
    let open = match (opens_left, space_right) {
        (true, false) => 0,
        (false, false) => {
            if is_word(before) {
                45
            } else {
                30
            }
        }
        (true, true) => 40,
        (false, true) => 70,
    };
    let close = match (space_left, closes_right) {
        (false, true) => 0,
        (false, false) => 30,
        (true, true) => 40,
        (true, false) => 70,
    };
    match word {
        "\"" | "''" => {
            let inch =
                before.is_some_and(|b| b.kind == TokenKind::Number) && !space_left && closes_right;
            Costs {
                open: [(Double, open), none],
                close: [(Double, close), none],
                ignore: if inch { 12 } else { 55 },
            }
        }
        "``" => Costs { open: [(Double, 0), none], close: [none, none], ignore: 60 },
        "“" => Costs {
            open: [(Double, if space_right && !space_left { 40 } else { 0 }), none],
            close: [(Low, 0), (Double, 45 + close)],
            ignore: 60,
        },
        "”" => Costs {
            open: [(Double, 30 + open), none],
            close: [(Double, if space_left && !space_right { 30 } else { 0 }), (Low, 5)],
            ignore: 50,
        },
        "„" => Costs { open: [(Low, 0), none], close: [none, none], ignore: 60 },
        "«" | "‹" => Costs {
            open: [(Guillemet, if space_left { 0 } else { 20 }), none],
            close: [(Inward, if space_left { 20 } else { 0 }), none],
            ignore: 50,
        },
        "»" | "›" => Costs {
            open: [(Inward, if space_left && !space_right { 5 } else { 40 }), none],
            close: [(Guillemet, 0), none],
            ignore: 50,
        },
        "‚" => Costs {
            open: [(Low, if space_right { 40 } else { 0 }), none],
            close: [none, none],
            ignore: 10,
        },
        "‘" => {
            let clipped = !space_right && clipped(doc.lower(i + 1));
            Costs {
                open: [(Single, if clipped { 20 } else { open.min(20) }), none],
                close: [(Low, close), none],
                ignore: if clipped { 5 } else { 30 },
            }
        }
        // `'` and `’`: also apostrophes.
        _ => {
            let straight = word == "'";
            let ignore = if space_left && space_right {
                10
            } else if is_word(before) && !space_left {
                apostrophe_behind(doc, i, space_right, right)
            } else if !space_right && clipped(right_lower(doc, i)) {
                5
            } else if !space_left && !space_right && is_word(after) {
                10
            } else {
                45
            };
            // A mark behind a word and before a space, as in `the Joneses' bikes`, closes less
            // readily than one behind a full stop or a comma.
            let close = if is_word(before) && !space_left && close == 0 {
                if closes_clearly(right) || after.is_none() { 0 } else { 6 }
            } else {
                close
            };
            let clip = if !space_right && clipped(right_lower(doc, i)) { 25 } else { 0 };
            Costs {
                open: [(Single, if straight { open + 4 + clip } else { NEVER }), none],
                close: [(Single, close), (Low, close + 10)],
                ignore,
            }
        }
    }
}

pub(super) fn right_lower<'d>(doc: &'d Document<'_>, i: usize) -> &'d str {
    doc.lower(i + 1)
}

pub(super) fn closes_clearly(right: &str) -> bool {
    one_of(right, ". , ; : ! ? ) ] – — -- …")
}

/// What it costs to read the sign behind a word as an apostrophe.
pub(super) fn apostrophe_behind(
    doc: &Document<'_>,
    i: usize,
    space_right: bool,
    right: &str,
) -> u32 {
    let left = doc.lower(i.saturating_sub(1));
    if left.ends_in("szx") {
        let lower_next = right.first_is(char::is_lowercase);
        match (space_right, lower_next) {
            (true, true) => 3,
            (true, false) if !right.is_empty() => 9,
            _ => 25,
        }
    } else if left.ends_with("in") || one_of(left, "an o th ol n") {
        10
    } else if left.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        15
    } else {
        40
    }
}

/// Words that are written with an apostrophe at their front: `'tis`, `'90s`, `'em`.
pub(super) fn clipped(lower: &str) -> bool {
    one_of(
        lower,
        "t tis twas twill em til till cause cos bout round n nuff tude hood burbs cept neath fraid ello",
    ) || (lower.len() <= 3
        && lower.len() >= 2
        && lower.as_bytes()[..2].iter().all(u8::is_ascii_digit))
}
