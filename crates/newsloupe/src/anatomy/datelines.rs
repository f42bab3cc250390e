//! Datelines: where a report was written, at the start of its first paragraph.

use super::words::{Phrases, Word};
use crate::credits::sources;
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::span::Span;
use std::sync::LazyLock;

/// The dateline at the start of a line, up to its dash: `TEHRAN (Reuters) —`. `words` are those of
/// the line's start.
pub(super) fn at_start(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Span> {
    let first = words.first()?;
    if !first.cap && !first.digit {
        return None;
    }
    // The first dash with space around it, within reach.
    let mut reach = (line.start as usize + 90).min(line.end as usize);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let head = text.part(line.start as usize, reach);
    // Every dash is one of these, or begins with the last as a byte.
    if !head.bytes().any(|b| matches!(b, b'-' | b'_' | 0xe2)) {
        return None;
    }
    let (at, dash) = head.char_indices().find(|&(i, c)| {
        if !matches!(c, '—' | '–' | '-' | '_' | '―') {
            return false;
        }
        let alone = head.until(i).ends_in(" \u{a0}.)") || matches!(c, '—' | '–');
        let before_space = head.rest_from(i + c.len_utf8()).starts_in(" \u{a0}-—_")
            || i + c.len_utf8() == head.len()
            || (matches!(c, '—' | '–') && head.until(i).ends_in(" )\u{a0}"));
        alone && before_space
    })?;
    let dash_at = line.start as usize + at;
    let mut end = dash_at + dash.len_utf8();
    while text.part(end, line.end as usize).starts_in("-—_") {
        end += text.rest_from(end).chars().next().map_or(1, char::len_utf8);
    }
    let n = words.partition_point(|w| (w.start as usize) < dash_at);
    let place = &words[..n];
    if place.is_empty() || place.len() > 12 {
        return None;
    }
    let before = text.part(line.start as usize, dash_at);
    if before.holds_any("\"“”?!;«") {
        return None;
    }
    let signed = before.trim_end().trim_end_of(".").ends_with(')') && {
        let open = before.find('(').map_or(0, |i| line.start as usize + i);
        let inner = &place[place.partition_point(|w| (w.start as usize) < open)..];
        !inner.is_empty()
            && inner.len() <= 5
            && open > line.start as usize
            && (sources::source(text, inner).is_some() || inner.iter().all(|w| w.upper || w.cap))
    };
    let capitals = place.iter().take_while(|w| w.upper && !w.digit).count();
    let lone = place.iter().filter(|w| w.is_lower()).count();
    let dated =
        super::times::run(text, place).is_some_and(|r| r.dated && r.last + 1 == place.len());
    let upper = (1..=4).contains(&capitals)
        && first.span().len() >= 3
        && !is_function_word(first.span().of(folded))
        && place[1..capitals].iter().all(|w| !is_function_word(w.span().of(folded)))
        && lone == 0
        && place.len() <= capitals + 6
        && (place.len() == capitals || before.holds_any(",("));
    let named = place.iter().all(|w| w.cap || w.digit);
    // Brussels - The ministers met
    let known = named
        && is_place(place)
        && !before.holds_any("(:,")
        && text
            .part(end, line.end as usize)
            .trim_start()
            .first_is(|c| c.is_uppercase() || matches!(c, '“' | '"'))
        && words.get(n).is_some_and(|w| w.start as usize >= end);
    let fits = known
        || (signed && lone <= 2 && place.len() <= 9)
        || upper
        || (dated && (named || signed) && before.contains(','));
    fits.then(|| Span::new(line.start as usize, end))
}

/// Words of a slogan in capitals, not of a place.
fn is_function_word(lower: &str) -> bool {
    one_of(
        lower,
        "of sur on how why what who when is are and or to in at for with from not no breaking live watch update opinion analysis exclusive read point video tip up les des",
    )
}

static PLACES: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::parse(include_str!("../../data/names/places.txt"), |_| ()));

/// Whether these words name a known place and nothing else.
pub(super) fn is_place(words: &[Word]) -> bool {
    (1..=4).contains(&words.len()) && PLACES.exactly(words).is_some()
}

/// Whether a dateline stands alone on its line: `NAIROBI, Kenya (AP) _`.
pub(super) fn is_whole(line: Span, dateline: Span) -> bool {
    dateline.end >= line.end
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    fn of(text: &str) -> Option<&str> {
        let folded = crate::document::fold(text);
        let mut all = Vec::new();
        words::cut(text, &folded, Span::new(0, text.len()), &mut all);
        at_start(text, &folded, Span::new(0, text.len()), &all).map(|s| s.of(text))
    }

    #[test]
    fn datelines_end_with_their_dash() {
        for (text, dateline) in [
            ("TEHRAN (Reuters) — Iran said on Monday", "TEHRAN (Reuters) —"),
            ("LONDON — After nearly 20 years", "LONDON —"),
            ("SAN FRANCISCO (AP) - Power was cut", "SAN FRANCISCO (AP) -"),
            ("KUALA LUMPUR, Nov 22 — The minister", "KUALA LUMPUR, Nov 22 —"),
            ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya (AP) _"),
            ("Paris (AFP) – The president", "Paris (AFP) –"),
            ("BERLIN, March 3 (Reuters) - Text", "BERLIN, March 3 (Reuters) -"),
            ("WASHINGTON, D.C. -- The Senate", "WASHINGTON, D.C. --"),
            ("Brussels - The ministers met", "Brussels -"),
        ] {
            assert_eq!(of(text), Some(dateline));
        }
        for text in [
            "LE POINT SUR LA SITUATION - «Nous avons»",
            "He won — again — on Monday",
            "TIP-INS",
            "Nato - the North Atlantic Treaty Organization - was formed",
            "Finland - which has a border",
            "\"NO - never,\" he said",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
