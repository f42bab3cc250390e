//! A credit's items, from the maker to the one who hands the picture on, and which of them made it.

use super::sources::{self, Source, is_handout, source};
use crate::anatomy::words::{self, Word};
use crate::cut::Cut;
use crate::document::fold;
use crate::lexicon::one_of;
use crate::segment::is_space;
use crate::span::Span;

/// What the words of a credit say.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Chain {
    pub(super) items: Vec<Span>,
    pub(super) creator: Option<Span>,
    pub(super) handout: bool,
}

/// Reads the core of a credit.
pub(super) fn read(text: &str, folded: &str, core: Span) -> Chain {
    let mut words = Vec::new();
    words::cut(text, folded, core, &mut words);
    let mut chain = Chain::default();
    let mut first = 0;
    for i in 0..=words.len() {
        let ends = i == words.len() || (i > first && joint(text, folded, &words, i));
        if !ends {
            continue;
        }
        let item = strip(folded, &words[first..i]);
        first = i;
        let item = without_photo(folded, item);
        let (Some(a), Some(z)) = (item.first(), item.last()) else { continue };
        let span = close(text, a.span().to(z.span()), core);
        let lower = span.of(folded);
        chain.handout |= lower.split(' ').any(|w| is_handout(w.bare()))
            || lower.holds("press office")
            || lower.holds("press service");
        if is_role(lower) {
            continue;
        }
        // `AP Photo/Ann Lee` names the agency first.
        let agency_first = chain.items.len() == 1
            && matches!(
                chain.items[0].of(folded),
                "ap photo" | "ap photos" | "afp photo" | "epa photo" | "reuters photo"
            );
        if agency_first && made(text, item) {
            chain.items.insert(0, span);
        } else {
            chain.items.push(span);
        }
        // `MERIDIAN/Ann Lee`: one word in capitals is a house where a name follows.
        let house = |s: Span| {
            let words = s.of(text);
            !words.contains(' ') && words.chars().all(|c| !c.is_lowercase())
        };
        let better = chain.creator.is_none_or(|c| item.len() > 1 && house(c) && !house(span));
        if better && made(text, item) {
            chain.creator = Some(span);
        }
    }
    chain
}

/// Whether a new item starts at word `i`.
fn joint(text: &str, folded: &str, words: &[Word], i: usize) -> bool {
    let gap = text.part(words[i - 1].end as usize, words[i].start as usize);
    if gap.holds_any("/|,;–—()[]•·+&\\") || gap.holds(" - ") {
        // `Bauer & Sons`, `AT&T`: one name. Two people have two words each.
        return !gap.contains('&') || (i >= 2 && words.len() >= i + 2);
    }
    let lower = words[i].span().of(folded);
    one_of(lower, "via for through")
        || (one_of(lower, "and y et und e") && i >= 2 && words.len() > i + 2)
}

/// Without the words that only join.
fn strip<'w>(folded: &str, mut item: &'w [Word]) -> &'w [Word] {
    while let Some((first, rest)) = item.split_first() {
        if one_of(first.span().of(folded), "via for through by from and y et und e of") {
            item = rest;
        } else {
            break;
        }
    }
    item
}

/// `Submitted photo`, `Courtesy photo`: the picture itself is nobody.
fn without_photo<'w>(folded: &str, item: &'w [Word]) -> &'w [Word] {
    match item {
        [before @ .., last]
            if before.last().is_some_and(|w| is_handout(w.span().of(folded)))
                && one_of(last.span().of(folded), "photo photos image images picture") =>
        {
            before
        }
        _ => item,
    }
}

/// Takes in the full stop of a last initial and a closing apostrophe's `s`.
fn close(text: &str, span: Span, core: Span) -> Span {
    let mut span = span;
    // Letters that the words leave out at the edges: `@desk`.
    if text.part(core.start as usize, span.start as usize).ends_with('@') {
        span.start -= 1;
    }
    span.trimmed(text, is_space)
}

/// What a photographer is at the agency; no name.
fn is_role(lower: &str) -> bool {
    matches!(
        lower,
        "stf"
            | "str"
            | "staff"
            | "stringer"
            | "staff photographer"
            | "photo"
            | "file"
            | "file photo"
            | "ho"
    )
}

/// Whether an item names a maker: no agency, no outlet, no word for being handed over.
fn made(text: &str, item: &[Word]) -> bool {
    if item.iter().any(|w| sources::is_handout(&fold(w.span().of(text)))) {
        return false;
    }
    if item.len() == 1 && one_of(&fold(item[0].span().of(text)), "pool file archive internet") {
        return false;
    }
    let known =
        matches!(source(text, item), Some((n, Source::Agency | Source::Outlet)) if n == item.len());
    // `Peak Vale Post`: a paper that is not on the list.
    let paper =
        item.len() > 1 && item.last().is_some_and(|w| sources::is_paper(&fold(w.span().of(text))));
    !(known || paper)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(core: &str, items: &[&str], creator: Option<&str>, handout: bool) {
        let chain = read(core, &fold(core), Span::new(0, core.len()));
        let found: Vec<_> = chain.items.iter().map(|s| s.of(core)).collect();
        assert_eq!(found, items, "{core}");
        assert_eq!(chain.creator.map(|s| s.of(core)), creator, "{core}");
        assert_eq!(chain.handout, handout, "{core}");
    }

    #[test]
    fn chains_run_from_maker_to_distributor() {
        check(
            "Ann Lee/Harbour Press/Getty Images",
            &["Ann Lee", "Harbour Press", "Getty Images"],
            Some("Ann Lee"),
            false,
        );
        check("AFP via Getty Images", &["AFP", "Getty Images"], None, false);
        check(
            "Mayor's Office / Handout/Anadolu via Getty Images",
            &["Mayor's Office", "Handout", "Anadolu", "Getty Images"],
            Some("Mayor's Office"),
            true,
        );
        check("AP Photo/Ann Lee", &["Ann Lee", "AP Photo"], Some("Ann Lee"), false);
        check(
            "Ann Lee, STF / Associated Press",
            &["Ann Lee", "Associated Press"],
            Some("Ann Lee"),
            false,
        );
        check(
            "Ann Lee for The New York Times",
            &["Ann Lee", "The New York Times"],
            Some("Ann Lee"),
            false,
        );
        check(
            "Ann Lee — Agence France-Presse",
            &["Ann Lee", "Agence France-Presse"],
            Some("Ann Lee"),
            false,
        );
        check("Supplied", &["Supplied"], None, true);
    }
}
