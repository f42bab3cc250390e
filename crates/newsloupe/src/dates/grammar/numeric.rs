//! Dates in digits alone: `2024-03-26`, `26/03/2024`, `26.03.2024`, `9/11`.

use super::calendar;
use crate::cut::Cut;
use crate::dates::expr::{Core, Found};
use crate::dates::reader::Reader;
use crate::lexicon::one_of;

/// `2024-03-26`, `26/03/2024`, `3/26/24`, `26.03.2024`, `9/11`.
pub(super) fn separated(r: &Reader<'_, '_>, i: usize, out: &mut Vec<Found>) {
    let text = r.low(i);
    if text.bytes().filter(|&b| b == b'.').count() == 2 {
        let parts: Vec<i32> = text.split('.').map_while(|p| p.parse().ok()).collect();
        let widths: Vec<usize> = text.split('.').map(str::len).collect();
        if let (&[a, b, c], &[x, y, z]) = (&parts[..], &widths[..])
            && let Some(core) = dotted(a, b, c, (x, y, z))
        {
            out.push(Found::new(i, i, core));
        }
        return;
    }
    let separator = r.low(i + 1);
    if !one_of(separator, "/ - –") || !r.glued(i + 1) || !r.glued(i + 2) {
        return;
    }
    if r.glued(i)
        && i > r.range.start
        && !matches!(r.low(i - 1), "(" | "[" | "\"" | "“" | "'" | "‘")
    {
        return;
    }
    let (Some((a, x)), Some((b, y))) = (r.int(i), leading_int(r, i + 2)) else { return };
    // 9/11
    if separator == "/"
        && (a, b) == (9, 11)
        && r.low(i + 2) == "11"
        && !(r.low(i + 3) == "/" && r.glued(i + 3))
    {
        out.push(Found::new(i, i + 2, Core::Cal(calendar::whole(2001, 9, 11).expect("a day"))));
        return;
    }
    if r.low(i + 3) != separator || !r.glued(i + 3) || !r.glued(i + 4) {
        return;
    }
    let Some((c, z)) = leading_int(r, i + 4) else { return };
    if (r.glued(i + 5) && r.low(i + 5) == separator && r.glued(i + 6)) || separator == "–" {
        return;
    }
    let Some(core) = three(a, b, c, (x, y, z)) else { return };
    let mut found = Found::new(i, i + 4, core);
    // 2024-03-26T10:30:00Z
    if let Some((_, hour)) = r.low(i + 4).split_once('t')
        && let Ok(h) = hour.parse::<u8>()
        && h < 24
        && r.low(i + 5) == ":"
        && let Some((m, 2)) = leading_int(r, i + 6)
    {
        found.last = i + 6;
        found.time = Some(format!("T{h:02}:{m:02}"));
        if r.low(i + 7) == ":" && r.glued(i + 7) && leading_int(r, i + 8).is_some() {
            found.last = i + 8;
        }
        if one_of(r.low(found.last + 1), "+ -")
            && r.glued(found.last + 1)
            && r.is_number(found.last + 2)
        {
            found.last += 2;
            if r.low(found.last + 1) == ":" && r.glued(found.last + 1) {
                found.last += 2;
            }
        }
        found.last = found.last.min(r.range.end - 1);
    }
    out.push(found);
}

/// The digits at the start of a token, and how many: `26T10`, `00Z`.
fn leading_int(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize)> {
    let text = r.low(i);
    let digits = text.digits();
    let rest = text.rest_from(digits);
    let known = rest.is_empty() || rest == "z" || rest.starts_with('t') && !rest.starts_with("th");
    (known && (1..=4).contains(&digits))
        .then(|| text.until(digits).parse().ok())
        .flatten()
        .map(|n| (n, digits))
}

/// As [`three`], for dates with full stops: those have the day first everywhere.
fn dotted(a: i32, b: i32, c: i32, widths: (usize, usize, usize)) -> Option<Core> {
    match (three(a, b, c, widths)?, widths.2) {
        (Core::Numbers(_, _, Some(year)), 4 | 2) => calendar::whole(year, b, a).map(Core::Cal),
        (core, _) => Some(core),
    }
}

/// Three numbers as a date; which of the first two is the month may stay open.
fn three(a: i32, b: i32, c: i32, widths: (usize, usize, usize)) -> Option<Core> {
    match widths {
        (4, 1..=2, 1..=2) => calendar::whole(a, b, c).map(Core::Cal),
        (1..=2, 1..=2, 4 | 2) => {
            let year = if widths.2 == 4 { c } else { calendar::short_year(c) };
            if !(1000..=2100).contains(&year) {
                return None;
            }
            match (calendar::whole(year, b, a), calendar::whole(year, a, b)) {
                (Some(day_first), Some(month_first)) if day_first != month_first => {
                    Some(Core::Numbers(a as u8, b as u8, Some(year)))
                }
                (Some(cal), _) | (None, Some(cal)) => {
                    // Which way round it is written tells about the other dates of the text.
                    let _ = cal;
                    Some(Core::Numbers(a as u8, b as u8, Some(year)))
                }
                (None, None) => None,
            }
        }
        _ => None,
    }
}
