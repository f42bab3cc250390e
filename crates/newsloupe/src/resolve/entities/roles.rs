//! What the text says that a person is: "head of Hamas" behind the name, "State Department
//! spokesperson" before it.

use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::one_of;
use crate::names::Mention;
use crate::names::lists::{self, Flags};
use crate::span::Span;

/// At most so many for one person.
const MOST: usize = 6;

/// The roles of a person, in the order of the text, each wording once.
pub(super) fn find(doc: &Document<'_>, mentions: &[Mention], of: &[usize]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for &m in of {
        let span = mentions[m].span;
        for role in [before(doc, span), behind(doc, span)].into_iter().flatten() {
            let words = role.of(&doc.folded);
            if out.len() < MOST && !out.iter().any(|r| r.of(&doc.folded) == words) {
                out.push(role);
            }
        }
    }
    out
}

fn flags(doc: &Document<'_>, i: usize) -> Flags {
    lists::words().word(doc.lower(i).trim_end_of(".")).unwrap_or_default()
}

/// Whether the word says what a person is: `spokesman`, `Minister`.
fn is_role(doc: &Document<'_>, i: usize) -> bool {
    let lower = doc.lower(i);
    flags(doc, i).any(Flags::ROLE)
        || one_of(lower.trim_end_of("."), "sen gov rep gen ayatollah sheikh pope col lt capt rev")
}

/// A title in front, `Prime Minister`, or a role before a comma: `The health secretary, X, …`
fn before(doc: &Document<'_>, name: Span) -> Option<Span> {
    let first = doc.token_at(name.start);
    let sentence = doc.sentences.get(doc.sentence_of(first))?;
    let start = doc.tokens_of(sentence).start;
    if first <= start || doc.tokens.get(first)?.is_glued() {
        return None;
    }
    let comma = doc.word(first - 1) == "," && first >= start + 2;
    let last = if comma { first - 2 } else { first - 1 };
    if !is_role(doc, last) {
        return None;
    }
    if comma {
        // Only with its article: else the comma is one of a list.
        let from = determiner(doc, start, last)?;
        return Some(doc.span_of(from, last));
    }
    let mut from = last;
    while from > start && first - from < 9 {
        let i = from - 1;
        let f = flags(doc, i);
        let token = &doc.tokens[i];
        let link = one_of(doc.lower(i), "of to for") && i > start && is_role(doc, i - 1);
        let capital = token.is_capitalized() && !f.any(Flags::FUNCTION);
        let possessive = token.kind == crate::segment::TokenKind::Possessive;
        let inside = possessive && i > start && doc.tokens[i - 1].is_capitalized();
        if !(link || is_modifier(doc.lower(i)) || capital || is_role(doc, i) || inside) {
            break;
        }
        from = i;
    }
    if !doc.tokens[from].is_capitalized()
        && let Some(further) = determiner(doc, start, from)
    {
        from = further;
    }
    while from < first && (doc.lower(from) == "-" || !doc.tokens[from].is_word()) {
        from += 1;
    }
    (from < first).then(|| doc.span_of(from, last))
}

fn is_modifier(lower: &str) -> bool {
    one_of(
        lower,
        "former then deputy acting vice senior chief prime foreign national late ex - top police army military opposition state party security company lead assistant",
    )
}

/// The token behind the article (or at the "former") that begins the noun phrase ending at `last`,
/// at most four words before it.
fn determiner(doc: &Document<'_>, start: usize, last: usize) -> Option<usize> {
    for i in (start..last).rev().take(5) {
        let word = doc.lower(i);
        let possessive = doc.tokens[i].kind == crate::segment::TokenKind::Possessive;
        if possessive || one_of(word, "the a an his her their its my our") {
            return Some(i + 1);
        }
        if word == "former" {
            return Some(i);
        }
        if !doc.tokens[i].is_word() && word != "-" || flags(doc, i).any(Flags::FUNCTION) {
            return None;
        }
    }
    (last == start || doc.lower(last - 1) == "the").then_some(last)
}

/// An apposition behind: `, head of Hamas,`
fn behind(doc: &Document<'_>, name: Span) -> Option<Span> {
    let last = doc.tokens_in(name).end;
    if doc.word(last) != "," || last == 0 {
        return None;
    }
    let sentence = doc.sentences.get(doc.sentence_of(last))?;
    let end = doc.tokens_of(sentence).end;
    let mut from = last + 1;
    // `X, left, chairman of …`; `X, 42, a farmer`; `X, third from left, …`
    for _ in 0..2 {
        let aside = (from..end.min(from + 4)).find(|&i| doc.word(i) == ",");
        if let Some(comma) = aside
            && one_of(doc.lower(comma - 1), "left right center centre rear")
                | doc.word(comma - 1).bytes().all(|b| b.is_ascii_digit())
        {
            from = comma + 1;
        }
    }
    while from < end && one_of(doc.lower(from), "the a an") {
        from += 1;
    }
    let mut to = from;
    let mut role = None;
    while to < end && to - from < 16 {
        let word = doc.lower(to);
        let f = flags(doc, to);
        if matches!(
            word,
            "," | "."
                | ";"
                | ":"
                | "("
                | ")"
                | "—"
                | "–"
                | "--"
                | "who"
                | "whose"
                | "which"
                | "that"
                | "and"
                | "but"
                | "?"
                | "!"
                | "”"
                | "“"
                | "\""
                | "was"
                | "is"
                | "has"
                | "had"
                | "were"
                | "are"
                | "will"
                | "would"
                | "when"
                | "while"
                | "as"
        ) {
            break;
        }
        if f.any(Flags::SPEECH) && role.is_some() {
            break;
        }
        if role.is_none() && is_role(doc, to) {
            role = Some(to);
        }
        // A role comes early: what stands behind many other words is another clause.
        if role.is_none() && (to - from > 5 || f.any(Flags::SPEECH)) {
            return None;
        }
        to += 1;
    }
    role?;
    // A list of people (`X, President Y and …`) is no apposition.
    let role = role?;
    if doc.tokens[from].is_capitalized()
        && role + 1 < to
        && doc.tokens[role + 1].is_capitalized()
        && !doc.lower(role).first_is(char::is_lowercase)
    {
        return None;
    }
    let closed = to >= end
        || matches!(
            doc.word(to),
            "," | "." | ";" | ")" | "—" | "–" | "--" | "?" | "!" | "”" | "\""
        )
        || one_of(doc.lower(to), "who and whose");
    (closed && to > from).then(|| doc.span_of(from, to - 1))
}
