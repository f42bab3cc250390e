//! One spelling, one kind: what the model is sure of in one place holds for the others.

use super::ground::ELSEWHERE;
use crate::lexicon::{key, longer_key};
use crate::names::view::View;
use crate::names::{Mention, NameKind};
use crate::table::Table;

/// How sure a name must be to tell what the same words are elsewhere.
const TELLS: f32 = 0.9;

/// How sure a name is that only the rules see, where its words are a sure name elsewhere: measured.
const TOLD: f32 = 0.65;

/// A name of which the model is at least this sure, and not sure enough to show it, is shown where its
/// words are a sure name elsewhere, or the short form of one.
const DOUBTED: f32 = 0.3;

/// What a document says of one spelling: for each kind the sum of the shares, and the best.
type Said = [(f32, f32); 6];

/// Gives names of one spelling one kind, and takes back names that the model dropped: those of which it
/// was `unsure`, and those that only the rules see.
pub(super) fn agree(
    view: &View<'_, '_>,
    mut names: Vec<Mention>,
    unsure: &[Mention],
    rules: &[Mention],
) -> Vec<Mention> {
    let mut said: Table<Said> = Table::default();
    for m in &names {
        let (sum, best) = &mut said.entry(spelling(view, m), Said::default())[m.kind as usize];
        *sum += m.confidence;
        *best = best.max(m.confidence);
    }
    for m in &mut names {
        let kinds = said.get(spelling(view, m)).copied().unwrap_or_default();
        let own = kinds[m.kind as usize].0;
        for (kind, (sum, _)) in super::KINDS.iter().zip(kinds) {
            if sum > 2.0 * own {
                m.kind = *kind;
                m.why = ELSEWHERE;
            }
        }
    }
    let mut short: Table<NameKind> = Table::default();
    for m in names.iter().filter(|m| m.confidence >= TELLS) {
        if let Some(word) = short_form(view, m) {
            short.insert(word, m.kind);
        }
    }
    let doubted: Vec<Mention> =
        unsure.iter().filter(|m| m.confidence >= DOUBTED).cloned().collect();
    for dropped in [&doubted[..], rules] {
        let mut more: Vec<Mention> = Vec::new();
        let mut next = names.iter().peekable();
        for m in dropped {
            let spelling = spelling(view, m);
            while next.next_if(|n| n.span.end <= m.span.start).is_some() {}
            let free = next.peek().is_none_or(|n| n.span.start >= m.span.end);
            let sure = said.get(spelling).is_some_and(|kinds| kinds[m.kind as usize].1 >= TELLS)
                || short.get(spelling) == Some(&m.kind);
            if free && sure && !matches!(m.kind, NameKind::Event | NameKind::Work) {
                more.push(Mention { confidence: TOLD, why: ELSEWHERE, ..m.clone() });
            }
        }
        names.extend(more);
        names = crate::order::by(names, |m| (m.span.start, m.span.end));
    }
    names
}

/// The word by which a longer name is called once it was told: what an organization's begins with, and
/// what a person's ends with.
fn short_form(view: &View<'_, '_>, m: &Mention) -> Option<u64> {
    let tokens = view.doc.tokens_in(m.span);
    let word = match m.kind {
        NameKind::Organization => tokens.start,
        NameKind::Person => tokens.end - 1,
        _ => return None,
    };
    (tokens.len() > 1).then(|| key(view.doc.lower(word)))
}

/// The key of a name's words.
fn spelling(view: &View<'_, '_>, m: &Mention) -> u64 {
    let doc = view.doc;
    let tokens = doc.tokens_in(m.span);
    let first = key(doc.lower(tokens.start));
    tokens.skip(1).fold(first, |phrase, k| longer_key(phrase, doc.lower(k)))
}
