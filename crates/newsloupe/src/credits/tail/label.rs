//! Credits behind a label or a copyright sign: `Photo: Ann Lee`, `© Ann Lee/AP`.

use super::{REACH, Strength, Style, Tail, floor};
use crate::anatomy::words::Word;
use crate::credits::sources::{LABELS, Label, look};
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::segment::is_space;
use crate::span::Span;

/// The core behind the label that `words` begin with, and behind further labels.
pub(super) fn behind_label(
    text: &str,
    folded: &str,
    words: &[Word],
    within: Span,
) -> Option<(Span, Label)> {
    let (mut rest, mut kind) = (words, None);
    while let Some((n, label)) = LABELS.longest(rest) {
        let next = rest.get(n)?;
        let gap = text.part(rest[n - 1].end as usize, next.start as usize);
        let fits = match label {
            Label::Colon => gap.contains(':') || gap.trim() == "/" || (kind.is_some() && next.cap),
            Label::Open => !gap.holds_any(".;!?"),
            Label::Glued => (gap.contains(':') || next.cap) && !gap.holds_any(",;)"),
        };
        if !fits {
            break;
        }
        kind = Some(label);
        rest = &rest[n..];
        if rest.len() > 1 && one_of(rest[0].span().of(folded), "by von par por") {
            rest = &rest[1..];
        }
    }
    let kind = kind?;
    let first = rest.first()?;
    // A mark that belongs to the name (`@desk`, `«`) is taken along.
    let mut start = first.start as usize;
    if text.until(start).ends_with('@') {
        start -= 1;
    }
    let core = Span { start: start as u32, end: within.end }
        .trimmed(text, |c| is_space(c) || matches!(c, '.' | ',' | ';'));
    let seen = look(text, folded, rest);
    let fine = seen.words <= 16
        && (seen.odd <= 1 || seen.is_sure())
        && (first.cap
            || first.digit
            || seen.agencies > 0
            || seen.handout
            || text.until(first.start as usize).ends_with('@'));
    fine.then_some((core, kind))
}

pub(super) fn label(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let end = words.last()?.end;
    // The end of the core: with a closing bracket or quotation mark, without what was dropped.
    let rest = text.part(end as usize, line.end as usize);
    let kept: usize = rest
        .chars()
        .take_while(|c| matches!(c, ')' | '"' | '”' | '\'' | '’' | ']'))
        .map(char::len_utf8)
        .sum();
    let within = Span { start: line.start, end: end + kept as u32 };
    let mut best: Option<Tail> = None;
    for i in (0..words.len()).rev() {
        // Hardly a word begins a label, so that is asked first.
        let Some((core, kind)) = behind_label(text, folded, &words[i..], within) else { continue };
        let word = &words[i];
        let before = text.part(line.start as usize, word.start as usize).trim_end();
        let edge = before.is_empty() || word.glued || before.ends_in(".!?)]»”\"’'|•–—-:;…·,");
        let capital = word.cap || before.is_empty();
        let strength = match (kind, edge, capital) {
            (Label::Colon | Label::Glued, _, true) | (Label::Open, true, _) => Strength::Sure,
            (Label::Open, false, true) => Strength::Likely,
            _ => continue,
        };
        // A sentence inside would be the story going on.
        let inside = core.of(text);
        if inside.holds(". ") && look(text, folded, &words[i..]).odd > 0 {
            continue;
        }
        let full = Span { start: word.start, end: line.end };
        let whole = before.is_empty();
        best = Some(Tail { full, core, strength, style: Style::Label, whole });
    }
    best
}

pub(super) fn copyright(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let low = floor(text, (line.end as usize).saturating_sub(REACH).max(line.start as usize));
    let at = low + text.part(low, line.end as usize).rfind('©')?;
    let rest = &words[words.partition_point(|w| (w.start as usize) < at)..];
    let first = rest.first()?;
    let seen = look(text, folded, rest);
    if first.digit || seen.digits > 0 || seen.odd > 1 || seen.words > 10 {
        return None;
    }
    let core = Span { start: first.start, end: line.end }
        .trimmed(text, |c| is_space(c) || matches!(c, '.' | ')' | ']'));
    let open = text.part(line.start as usize, at).trim_end().ends_in("([");
    let start = if open { text.until(at).rfind_any("([")? } else { at };
    let whole = text.part(line.start as usize, start).trim().is_empty();
    Some(Tail {
        full: Span::new(start, line.end as usize),
        core,
        strength: Strength::Sure,
        style: Style::Label,
        whole,
    })
}
