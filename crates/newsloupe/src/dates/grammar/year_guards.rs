//! Which numbers of four digits are years, and which are counts, prices, codes or addresses.

use super::guards::{counts, is_time_preposition};
use crate::dates::reader::Reader;
use crate::lexicon::one_of;

/// Whether four digits at `i` can be a year, by the words around them.
pub(super) fn is_year(r: &Reader<'_, '_>, i: usize, year: i32) -> bool {
    let before = if i > r.range.start { r.low(i - 1) } else { "" };
    if counts(r, i + 1) && !one_of(r.low(i + 1), "percent per") {
        return false;
    }
    // `casualties in 1970 were fewer`, but `1,970 were killed`
    let dated = one_of(before, "in of since") && (1900..=2050).contains(&year);
    if !(dated && r.low(i + 1) == "were")
        && one_of(r.low(i + 1), "% percent others more wounded killed dead were")
    {
        return false;
    }
    // Inside a longer number, a code, a price, an address.
    if r.glued(i)
        && !matches!(
            before,
            "(" | "[" | "-" | "–" | "—" | "/" | "“" | "\"" | "‘" | "'" | "," | "--" | ":" | "…"
        )
    {
        return false;
    }
    if r.glued(i + 1)
        && one_of(r.low(i + 1), "/ : - –")
        && r.glued(i + 2)
        && r.is_number(i + 2)
        && !one_of(r.low(i + 1), "- – /")
    {
        return false;
    }
    // `2001: A Space Odyssey`
    if r.low(i + 1) == ":"
        && r.capital(i + 2)
        && !r.begins_sentence(i)
        && !is_time_preposition(before)
    {
        return false;
    }
    let led = is_time_preposition(before)
        || one_of(
            before,
            "mid- and or late season fiscal spring summer winter fall autumn ca. c. ad year fy copyright ©",
        );
    if led {
        // `to 1,500` is no year, `to 1500` seldom one.
        return match before {
            "for" | "as" => (1600..=2050).contains(&year),
            "about" | "to" => (1800..=2050).contains(&year),
            "of" => (1400..=2050).contains(&year),
            "on" => false,
            _ => (1000..=2100).contains(&year),
        };
    }
    // the quake of 2014's: nothing that is counted owns anything
    if one_of(r.low(i + 1), "'s ’s") && (1900..=2050).contains(&year) {
        return before != "boeing" && before != "flight";
    }
    if one_of(
        before,
        "$ £ € # no. room interstate flight boeing route highway suite number windows nearly almost some than only least roughly approximately over just made wrote directed airbus total another additional building model channel + = exactly up bus unit apartment is are was were box us an killed some_ read called titled about_ nasdaq",
    ) {
        return false;
    }
    // A car: `his 1987 Chevrolet`.
    if r.capital(i + 1)
        && one_of(
            r.low(i + 1),
            "ford chevrolet chevy toyota honda nissan dodge jeep bmw mercedes volkswagen chrysler pontiac buick cadillac subaru mazda volvo audi porsche hyundai oldsmobile",
        )
    {
        return false;
    }
    // A span of years in a heading; the 1777 campaign.
    if (1400..=2050).contains(&year)
        && (r.hyphen(i + 1) && r.year(i + 2).is_some_and(|until| (year..=2050).contains(&until))
            || before == "," && r.low(i + 1).is_empty()
            || before == "the" && year % 100 != 0 && !r.capital(i + 1))
    {
        return true;
    }
    if before == "a" && !(1900..=2050).contains(&year) {
        return false;
    }
    // A street number: `1600 Pennsylvania Avenue`.
    if (0..4).any(|k| {
        one_of(r.low(i + 1 + k), "avenue ave. street st. road rd. drive blvd. boulevard lane")
            && r.capital(i + 1 + k)
    }) {
        return false;
    }
    (1900..=2050).contains(&year) || one_of(before, "( – - [") && (1400..=2050).contains(&year)
}
