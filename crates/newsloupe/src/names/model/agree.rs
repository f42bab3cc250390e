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

/// What a document says of one spelling: for each kind the sum of the shares, and the best.
type Said = [(f32, f32); 6];

/// Gives names of one spelling one kind, and takes back names that the model dropped.
pub(super) fn agree(
    view: &View<'_, '_>,
    mut names: Vec<Mention>,
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
    let mut more: Vec<Mention> = Vec::new();
    let mut next = names.iter().peekable();
    for rule in rules {
        while next.next_if(|m| m.span.end <= rule.span.start).is_some() {}
        let free = next.peek().is_none_or(|m| m.span.start >= rule.span.end);
        let sure = said
            .get(spelling(view, rule))
            .is_some_and(|kinds| kinds[rule.kind as usize].1 >= TELLS);
        if free && sure && !matches!(rule.kind, NameKind::Event | NameKind::Work) {
            more.push(Mention { confidence: TOLD, why: ELSEWHERE, ..rule.clone() });
        }
    }
    names.extend(more);
    crate::order::by(names, |m| (m.span.start, m.span.end))
}

/// The key of a name's words.
fn spelling(view: &View<'_, '_>, m: &Mention) -> u64 {
    let doc = view.doc;
    let tokens = doc.tokens_in(m.span);
    let first = key(doc.lower(tokens.start));
    tokens.skip(1).fold(first, |phrase, k| longer_key(phrase, doc.lower(k)))
}
