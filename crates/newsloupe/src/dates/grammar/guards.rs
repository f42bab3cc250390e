//! What only looks like a date: names, verbs, scores, counts, titles.

use crate::dates::reader::Reader;
use crate::dates::words::Word;
use crate::lexicon::one_of;

/// Words before a month, weekday or year that make it one.
pub(super) fn is_time_preposition(word: &str) -> bool {
    one_of(
        word,
        "in since until till by during from of through between before after late early mid last next this on around circa every each previous following past coming for to throughout ending ended beginning starting effective latest as dated about",
    )
}

/// Words behind a number that count things: `2,024 people` is no year and `March 5 percent` no day.
pub(super) fn counts(r: &Reader<'_, '_>, i: usize) -> bool {
    one_of(
        r.low(i),
        "% percent per people million billion trillion thousand points votes miles kilometers kilometres km meters metres feet ft pounds dollars euros tons tonnes men women deaths troops soldiers homes houses jobs workers cases members students children pages seats square yards acres degrees mph kg pesos yen rpm words copies units employees residents families vehicles cars players passengers barrels shares cents calories aircraft tanks inches prisoners casualties guns horses ships planes civilians hectares refugees cavalry infantry horsemen sailors marines fighters",
    ) || matches!(r.word(i), Some(Word::Units(_) | Word::Number(_)))
}

/// Whether a word that may be a month is one here. `i` is its place; a day or year behind it has
/// been looked for already.
pub(super) fn is_bare_month(r: &Reader<'_, '_>, i: usize, short: bool) -> bool {
    if !r.capital(i) {
        return false;
    }
    let low = r.low(i);
    let before = r.back(i, 1);
    let after = r.low(i + 1);
    let led = is_time_preposition(before)
        || one_of(before, "the a") && !one_of(low, "may march august")
        || (before == "-" && one_of(r.back(i, 2), "mid late early"));
    let joined = one_of(before, "and or to - – through ,")
        && i >= 2
        && matches!(r.word(i.wrapping_sub(2)), Some(Word::Month(_) | Word::ShortMonth(_)));
    if short {
        return (led || joined) && low.ends_with('.');
    }
    // The May election, a March rally
    let noun = one_of(before, "the a its their his her")
        && one_of(low, "may march")
        && r.range.contains(&(i + 1))
        && r.doc.tokens[i + 1].is_word()
        && !r.capital(i + 1)
        && !one_of(
            after,
            "on of to and through for from against in by was is will said that began with at as",
        );
    // A name: `Theresa May`, `April Jones`.
    let surname =
        r.capital(i + 1) && !matches!(r.word(i + 1), Some(Word::Month(_) | Word::Weekday(_)));
    match low {
        "may" | "march" => {
            (led && !one_of(before, "to as on for about") || joined)
                && !surname
                // `by May` the minister, `of May's`: a verb of speech behind makes it a name.
                && !one_of(after, "said says told has resigned")
                || noun
                || one_of(before, "to for on about") && from_month(r, i)
                || matches!(before, "for") && low == "may" && !surname
        }
        "april" | "june" | "august" => !surname || led,
        _ => !surname || led || joined || r.begins_sentence(i) || !name_like(after),
    }
}

fn name_like(after: &str) -> bool {
    one_of(after, "jones smith surprise")
}

/// `from March to May`: a month stands a few words before.
fn from_month(r: &Reader<'_, '_>, i: usize) -> bool {
    (2..=5).any(|n| i >= n && matches!(r.word(i - n), Some(Word::Month(_) | Word::ShortMonth(_))))
}

/// Whether a weekday is part of a name: `The Sunday Times`, `Saturday Night Live`.
pub(super) fn is_named_after_weekday(r: &Reader<'_, '_>, i: usize) -> bool {
    // The Mail on Sunday
    if r.back(i, 1) == "on" && one_of(r.back(i, 2), "mail scotland independent wales") {
        return true;
    }
    if !r.capital(i + 1) || r.glued(i + 1) {
        return false;
    }
    let next = r.low(i + 1);
    one_of(
        next,
        "times telegraph mirror mail express post herald star sun world tribune night morning business people sport life school league island review magazine edition afternoon age independent mercury politics show live today fever",
    ) && !(one_of(next, "night morning afternoon")
        && (r.raw(i + 1).bytes().all(|b| b.is_ascii_uppercase()) || !r.capital(i + 2)))
}
