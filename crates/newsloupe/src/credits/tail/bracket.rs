//! Credits in brackets at the end of a caption: `(Ann Lee/AP)`, and a name right before one.

use super::label::behind_label;
use super::{REACH, Strength, Style, Tail, floor};
use crate::anatomy::words::Word;
use crate::credits::sources::{Label, look};
use crate::cut::Cut;
use crate::segment::is_space;
use crate::span::Span;

pub(super) fn bracket(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let last = words.last()?;
    let after = text.part(last.end as usize, line.end as usize);
    let close_at = after.find_any(")]")?;
    // Only marks may stand between the last word and the bracket.
    if after
        .until(close_at)
        .chars()
        .any(|c| !matches!(c, '.' | '"' | '\'' | '’' | '”' | ')' | ' ' | '/' | '\u{a0}'))
    {
        return None;
    }
    let close_all = last.end as usize + after.rfind_any(")]")?;
    let stop_after = text.part(close_all + 1, line.end as usize).trim_start().starts_in(".,?!:;");
    let low = floor(text, (close_all).saturating_sub(REACH).max(line.start as usize));
    let mut depth = 0i32;
    let mut open = None;
    for (i, b) in text.as_bytes()[low..=close_all].iter().enumerate().rev() {
        match b {
            b')' | b']' => depth += 1,
            b'(' | b'[' => {
                depth -= 1;
                if depth == 0 {
                    open = Some(low + i);
                    break;
                }
            }
            _ => {}
        }
    }
    let open = open?;
    let inner = &words[words.partition_point(|w| (w.start as usize) < open)..];
    inner.first()?;
    let end = Span::new(open + 1, close_all);
    let before = text.part(line.start as usize, open).trim_end();
    let full = Span::new(open, line.end as usize);
    let whole = before.is_empty();
    let stop_before = whole || before.ends_in(".!?\"”…'’»");
    // `(Image: Getty)`
    if let Some((core, kind)) = behind_label(text, folded, inner, end) {
        let strength = match kind {
            Label::Colon | Label::Open => Strength::Sure,
            Label::Glued => Strength::Likely,
        };
        return Some(Tail { full, core, strength, style: Style::Bracket, whole });
    }
    let seen = look(text, folded, inner);
    let core = end.trimmed(text, is_space);
    if seen.is_sure() && !whole {
        // `Florion Goga (REUTERS)`: the name before the bracket belongs to the credit.
        let outer = &words[..words.len() - inner.len()];
        if let Some(name) = name_before(text, line, outer, open) {
            let span = Span::new(name as usize, close_all + 1);
            return Some(Tail {
                full: Span { start: span.start, end: line.end },
                core: span,
                strength: Strength::Sure,
                style: Style::Bare,
                whole: span.start == line.start,
            });
        }
    }
    let strength = if seen.is_sure() && (seen.joints > 0 || stop_before) {
        Strength::Sure
    } else if seen.is_sure() && !stop_after {
        Strength::Likely
    } else if (seen.is_joined() || (seen.commissioned && seen.odd + seen.digits == 0))
        && !stop_after
    {
        if stop_before { Strength::Sure } else { Strength::Likely }
    } else if seen.is_named() && stop_before && !stop_after && !whole {
        Strength::Maybe
    } else {
        return None;
    };
    // `… the Associated Press (AP).` explains a name.
    if stop_after && !stop_before && seen.joints == 0 {
        return None;
    }
    Some(Tail { full, core, strength, style: Style::Bracket, whole })
}

/// Two or three names right before byte `at`, with the end of a sentence (or of a number) before
/// them.
fn name_before(text: &str, line: Span, words: &[Word], at: usize) -> Option<u32> {
    let mut i = words.len();
    let mut edge = at;
    while i > 0 && words.len() - i < 4 {
        let word = &words[i - 1];
        let gap = text.part(word.end as usize, edge);
        if !word.cap || gap.chars().any(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '.')) {
            break;
        }
        // The full stop that ends the caption is no part of the name, an initial's is.
        if gap.contains('.') && word.span().len() > 2 {
            break;
        }
        edge = word.start as usize;
        i -= 1;
        if word.glued || text.until(edge).ends_with('.') {
            break;
        }
    }
    let taken = words.len() - i;
    let first = words.get(i)?;
    let before = text.part(line.start as usize, first.start as usize).trim_end();
    let bounded = before.is_empty() || first.glued || before.ends_in(".!?\"”)»|:-–—");
    ((2..=3).contains(&taken) && bounded).then_some(first.start)
}
