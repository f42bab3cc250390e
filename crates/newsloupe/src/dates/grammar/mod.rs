//! Which words make an expression of time, and how far it reaches. No calendar here: what an
//! expression means is left to the resolver.

mod calendar;
mod clock;
mod guards;
mod lengths;
mod numbers;
mod numeric;
mod quarters;
mod small;
mod units;
mod widen;
mod year_guards;
mod years;

pub(super) use calendar::short_year;

use super::expr::{Core, Found};
use super::reader::Reader;
use super::value::Cal;
use super::words::{self, Word};
use crate::document::Document;
use crate::segment::{Shape, TokenKind};

/// Reads all expressions of the document, in order and without overlaps.
pub(super) fn read(doc: &Document<'_>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut ancient = false;
    for block in &doc.blocks {
        let range = doc.tokens_in(block.span);
        let mut r = Reader::new(doc, range.clone());
        r.ancient = ancient;
        let mut i = range.start;
        while i < range.end {
            let token = &doc.tokens[i];
            match token.kind {
                TokenKind::Word => {
                    if let Some(word) = words::word(token.span.of(&doc.folded)) {
                        at_word(&r, i, word, &mut out);
                    } else if token.shape.has(Shape::HAS_DIGIT) {
                        small::fiscal_year(&r, i, &mut out);
                    }
                }
                TokenKind::Number => numbers::read(&r, i, &mut out),
                TokenKind::Mark => years::short_year(&r, i, &mut out),
                _ => {}
            }
            i = match out.last() {
                Some(found) if found.last >= i => {
                    ancient |= matches!(found.core, Core::Cal(c @ Cal::Year(_)) if c.year() <= 0);
                    r.ancient = ancient;
                    r.floor = found.last + 1;
                    r.floor.max(i + 1)
                }
                _ => i + 1,
            };
        }
    }
    out
}

fn at_word(r: &Reader<'_, '_>, i: usize, word: Word, out: &mut Vec<Found>) {
    if r.capital(i) && small::holiday(r, i, out) {
        return;
    }
    match word {
        Word::Month(m) => calendar::month(r, i, m, false, out),
        Word::ShortMonth(m) => calendar::month(r, i, m, true, out),
        Word::Weekday(d) => calendar::weekday(r, i, d, false, out),
        Word::ShortWeekday(d) => calendar::weekday(r, i, d, true, out),
        Word::Unit(u) => units::unit(r, i, u, out),
        Word::Units(u) => lengths::units(r, i, u, out),
        Word::Number(n) => {
            years::in_words(r, i, out);
            clock::o_clock(r, i, n, out);
        }
        Word::Ordinal(n) => numbers::ordinal(r, i, u32::from(n), out),
        Word::Season(s) => small::season(r, i, s, out),
        Word::Part(p) => clock::part(r, i, p, out),
        Word::DayOff(n) => small::day_off(r, i, n, out),
        Word::Tonight => {
            out.push(widen::date(r, Found::new(i, i, Core::AnyDay).at("TNI")));
        }
        Word::Hour(h) => clock::noon(r, i, h, out),
        Word::Ref(value) => small::reference(r, i, value, out),
        Word::Often(value) => small::often(r, i, value, out),
        Word::Fiscal(letter, n) => small::fiscal(r, i, letter, n, out),
        Word::Nineties(n) => small::nineties(r, i, n, out),
        Word::Period => quarters::period(r, i, out),
        Word::Name => {}
    }
}
