//! Does a credit stand at the end of this line, or is the line one? The anatomy asks for every
//! line, and [`super::find`] asks again for the credit blocks, so both see the same core.
//!
//! Three shapes, tried in this order: brackets (`(Ann Lee/AP)`), a label (`Photo: Ann Lee`), and
//! bare names behind a full stop, a dash or glued to the caption (`… in London.Ann Lee/AP`).

use super::sources::{self, LABELS, Label, look};
use crate::anatomy::words::Word;
use crate::segment::is_space;
use crate::span::Span;

/// How sure it is that words are a credit, seen alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// Names in the right place; only their neighbours can tell.
    Maybe,
    /// Names joined as credits join them.
    Likely,
    /// A label, or a source that is known.
    Sure,
}

/// How it is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Bracket,
    Label,
    Bare,
}

/// A credit at the end of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tail {
    /// From its label or bracket to its end.
    pub(crate) full: Span,
    /// The credit itself.
    pub(crate) core: Span,
    pub(crate) strength: Strength,
    pub(crate) style: Style,
    /// Nothing stands before it.
    pub(crate) whole: bool,
}

impl Tail {
    /// Whether the line goes on behind the credit with words of the page (`hide caption`).
    pub(crate) fn leaves_rest(&self, line: Span) -> bool {
        self.full.end < line.end
    }
}

/// No credit is longer than this many bytes.
const REACH: usize = 200;

/// The credit at the end of `line`; `words` are those of its end at least.
pub(crate) fn at_end(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let words = within_reach(words, line.end);
    let kept = without_tail_words(text, folded, words);
    // What a gallery adds is the page's, not the credit's.
    let line = match words.get(kept.len()) {
        Some(dropped) => Span { start: line.start, end: dropped.start }.trimmed(text, is_space),
        None => line,
    };
    let words = kept;
    let found = bracket(text, folded, line, words)
        .or_else(|| label(text, folded, line, words))
        .or_else(|| copyright(text, folded, line, words))
        .or_else(|| bare(text, folded, line, words))?;
    // A line that a newsroom signs is no credit.
    let before = Span { start: line.start, end: found.core.start };
    let opening = before.of(folded).trim_start();
    if found.style != Style::Label && (opening.starts_with("by ") || opening.starts_with("source"))
    {
        return None;
    }
    let core = found.core.of(folded);
    if found.full.of(folded).contains("rights reserved")
        || core.contains("://")
        || (found.style == Style::Bare && (core.contains(".com/") || opening.contains("://")))
    {
        return None;
    }
    Some(found)
}

fn within_reach(words: &[Word], end: u32) -> &[Word] {
    let first = words.partition_point(|w| (end as usize).saturating_sub(w.start as usize) > REACH);
    &words[first..]
}

/// Drops what a gallery adds behind a caption: `… less`, `hide caption`.
fn without_tail_words<'w>(text: &str, folded: &str, words: &'w [Word]) -> &'w [Word] {
    let lower = |i: usize| words.get(i).map_or("", |w| w.span().of(folded));
    let n = words.len();
    if n >= 2
        && matches!(lower(n - 1), "caption" | "image")
        && matches!(lower(n - 2), "hide" | "toggle" | "enlarge")
    {
        return &words[..n - 2];
    }
    if n >= 2 && matches!(lower(n - 1), "less" | "more") {
        let gap = &text[words[n - 2].end as usize..words[n - 1].start as usize];
        if gap.contains(['.', ')', '…']) {
            return &words[..n - 1];
        }
    }
    words
}

fn bracket(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let last = words.last()?;
    let after = &text[last.end as usize..line.end as usize];
    let close_at = after.find([')', ']'])?;
    // Only marks may stand between the last word and the bracket.
    if after[..close_at]
        .chars()
        .any(|c| !matches!(c, '.' | '"' | '\'' | '’' | '”' | ')' | ' ' | '/' | '\u{a0}'))
    {
        return None;
    }
    let close_all = last.end as usize + after.rfind([')', ']'])?;
    let stop_after = text[close_all + 1..line.end as usize]
        .trim_start()
        .starts_with(['.', ',', '?', '!', ':', ';']);
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
    let before = text[line.start as usize..open].trim_end();
    let full = Span::new(open, line.end as usize);
    let whole = before.is_empty();
    let stop_before = whole || before.ends_with(['.', '!', '?', '"', '”', '…', '\'', '’', '»']);
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
        let gap = &text[word.end as usize..edge];
        if !word.cap || gap.contains(|c: char| !matches!(c, ' ' | '\u{a0}' | '-' | '.')) {
            break;
        }
        // The full stop that ends the caption is no part of the name, an initial's is.
        if gap.contains('.') && word.span().len() > 2 {
            break;
        }
        edge = word.start as usize;
        i -= 1;
        if word.glued || text[..edge].ends_with('.') {
            break;
        }
    }
    let taken = words.len() - i;
    let first = words.get(i)?;
    let before = text[line.start as usize..first.start as usize].trim_end();
    let bounded = before.is_empty()
        || first.glued
        || before.ends_with(['.', '!', '?', '"', '”', ')', '»', '|', ':', '-', '–', '—']);
    ((2..=3).contains(&taken) && bounded).then_some(first.start)
}

/// The core behind the label that `words` begin with, and behind further labels.
fn behind_label(text: &str, folded: &str, words: &[Word], within: Span) -> Option<(Span, Label)> {
    let (mut rest, mut kind) = (words, None);
    while let Some((n, label)) = LABELS.longest(rest) {
        let next = rest.get(n)?;
        let gap = &text[rest[n - 1].end as usize..next.start as usize];
        let fits = match label {
            Label::Colon => gap.contains(':') || gap.trim() == "/" || (kind.is_some() && next.cap),
            Label::Open => !gap.contains(['.', ';', '!', '?']),
            Label::Glued => (gap.contains(':') || next.cap) && !gap.contains([',', ';', ')']),
        };
        if !fits {
            break;
        }
        kind = Some(label);
        rest = &rest[n..];
        if rest.len() > 1 && matches!(rest[0].span().of(folded), "by" | "von" | "par" | "por") {
            rest = &rest[1..];
        }
    }
    let kind = kind?;
    let first = rest.first()?;
    // A mark that belongs to the name (`@desk`, `«`) is taken along.
    let mut start = first.start as usize;
    if text[..start].ends_with('@') {
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
            || text[..first.start as usize].ends_with('@'));
    fine.then_some((core, kind))
}

fn label(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let end = words.last()?.end;
    // The end of the core: with a closing bracket or quotation mark, without what was dropped.
    let rest = &text[end as usize..line.end as usize];
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
        let before = text[line.start as usize..word.start as usize].trim_end();
        let edge = before.is_empty()
            || word.glued
            || before.ends_with([
                '.', '!', '?', ')', ']', '»', '”', '"', '’', '\'', '|', '•', '–', '—', '-', ':',
                ';', '…', '·', ',',
            ]);
        let capital = word.cap || before.is_empty();
        let strength = match (kind, edge, capital) {
            (Label::Colon | Label::Glued, _, true) | (Label::Open, true, _) => Strength::Sure,
            (Label::Open, false, true) => Strength::Likely,
            _ => continue,
        };
        // A sentence inside would be the story going on.
        let inside = core.of(text);
        if inside.contains(". ") && look(text, folded, &words[i..]).odd > 0 {
            continue;
        }
        let full = Span { start: word.start, end: line.end };
        let whole = before.is_empty();
        best = Some(Tail { full, core, strength, style: Style::Label, whole });
    }
    best
}

fn copyright(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let low = floor(text, (line.end as usize).saturating_sub(REACH).max(line.start as usize));
    let at = low + text[low..line.end as usize].rfind('©')?;
    let rest = &words[words.partition_point(|w| (w.start as usize) < at)..];
    let first = rest.first()?;
    let seen = look(text, folded, rest);
    if first.digit || seen.digits > 0 || seen.odd > 1 || seen.words > 10 {
        return None;
    }
    let core = Span { start: first.start, end: line.end }
        .trimmed(text, |c| is_space(c) || matches!(c, '.' | ')' | ']'));
    let open = text[line.start as usize..at].trim_end().ends_with(['(', '[']);
    let start = if open { text[..at].rfind(['(', '['])? } else { at };
    let whole = text[line.start as usize..start].trim().is_empty();
    Some(Tail {
        full: Span::new(start, line.end as usize),
        core,
        strength: Strength::Sure,
        style: Style::Label,
        whole,
    })
}

fn bare(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let last = words.last()?;
    let rest = text[last.end as usize..line.end as usize].trim();
    let closed = rest.is_empty() || rest.starts_with(')');
    if !(closed || rest == ".") {
        return None;
    }
    let tail = |start: u32, strength| {
        let core =
            Span { start, end: line.end }.trimmed(text, |c| is_space(c) || matches!(c, '.' | ','));
        Tail {
            full: Span { start, end: line.end },
            core,
            strength,
            style: Style::Bare,
            whole: start == line.start,
        }
    };
    // The whole line.
    if words.len() <= 16
        && (words[0].start == line.start
            || text[line.start as usize..words[0].start as usize]
                .chars()
                .all(|c| !c.is_alphanumeric()))
    {
        let seen = look(text, folded, words);
        // `Square at dawn / A. Stone / LRT nuotr.`: some languages label behind the name.
        if words.len() >= 2 && words.len() <= 16 && behind_names(folded, last) && seen.joints > 0 {
            let joints: Vec<usize> = (1..words.len())
                .filter(|&i| text[words[i - 1].end as usize..words[i].start as usize].contains('/'))
                .collect();
            let start = match joints.as_slice() {
                [.., before, _] => words[*before].start,
                _ => line.start,
            };
            return Some(tail(start, Strength::Sure));
        }
        let plain = words.len() <= 12 && closed;
        if plain && seen.is_sure() && seen.agencies > 0 && (seen.starts_known || seen.ends_known) {
            let strength = if seen.joints > 0 || seen.capitals <= 1 {
                Strength::Sure
            } else {
                Strength::Likely
            };
            return Some(tail(line.start, strength));
        }
        if plain && seen.is_sure() && seen.joints + usize::from(seen.handout) > 0 {
            return Some(tail(line.start, Strength::Sure));
        }
        if plain && seen.is_joined() && seen.capitals + seen.agencies + seen.outlets == seen.words {
            return Some(tail(line.start, Strength::Likely));
        }
        if plain
            && seen.is_named()
            && (2..=5).contains(&words.len())
            && last_is_house(folded, words)
        {
            return Some(tail(line.start, Strength::Maybe));
        }
    }
    // Behind the last boundary.
    for i in (1..words.len()).rev().take(12) {
        let (word, before) = (&words[i], &words[i - 1]);
        let gap = &text[before.end as usize..word.start as usize];
        let initial = before.span().len() <= 2 && gap.starts_with('.');
        let stop = gap.contains(['.', '!', '?', '”', '"', '…', ')', '»']) && !initial;
        let dash =
            gap.contains(" - ") || gap.contains('–') || gap.contains('—') || gap.contains('|');
        if gap.contains('(') || !(stop || dash) {
            continue;
        }
        let seen = look(text, folded, &words[i..]);
        if dash
            && !stop
            && seen.agencies + seen.outlets > 0
            && seen.words <= 3
            && !gap.contains('|')
        {
            // `Agence France-Presse — Getty Images`: the dash may be a joint inside.
            continue;
        }
        let mut start = word.start;
        if text[..start as usize].ends_with('@') {
            start -= 1;
        }
        if seen.is_sure()
            && (seen.joints > 0
                || seen.ends_known
                || (seen.handout && seen.words <= 4 && stop && word.cap))
            && closed
        {
            let strength = if seen.joints > 0 || (seen.agencies > 0 && stop) {
                Strength::Sure
            } else {
                Strength::Likely
            };
            return Some(tail(start, strength));
        }
        if seen.is_joined() && closed {
            return Some(tail(start, Strength::Likely));
        }
        break;
    }
    if closed {
        joined_names(text, folded, words).map(|(start, strength)| tail(start, strength))
    } else {
        None
    }
}

/// `… in London Ann Lee/AP`: no boundary but the names and the slash.
fn joined_names(text: &str, folded: &str, words: &[Word]) -> Option<(u32, Strength)> {
    let n = words.len();
    // The last joint with a known source behind it, then joints further left.
    let mut first = None;
    let mut i = n;
    while i > 1 && n - i < 12 {
        i -= 1;
        let gap = &text[words[i - 1].end as usize..words[i].start as usize];
        let via = words[i].span().of(folded) == "via";
        if gap.contains('/') || via {
            first = Some(i);
        } else if !words[i].cap && !words[i].is_lower() || gap.contains(['.', '(', ',']) {
            break;
        } else if first.is_none() && !words[i].cap {
            return None;
        } else if first.is_some_and(|f| f > i + 3) {
            break;
        }
    }
    let joint = first?;
    let known = look(text, folded, &words[joint..]);
    if known.odd > 0 || known.agencies + known.outlets == 0 {
        return None;
    }
    // A source or a handout before the joint, else a name of two words, or three with an initial.
    let mut start = joint;
    let mut taken = 0;
    while start > 0 && taken < 3 {
        let word = &words[start - 1];
        if !word.cap {
            break;
        }
        if start < joint {
            let gap = &text[word.end as usize..words[start].start as usize];
            if gap.contains(|c: char| !matches!(c, ' ' | '\u{a0}' | '-' | '.' | '’' | '\'')) {
                break;
            }
            if taken == 2 && !(words[start].span().len() == 1 || gap.contains('-')) {
                break;
            }
        }
        taken += 1;
        start -= 1;
        if taken == 1
            && (word.upper
                && (sources::is_handout(word.span().of(folded)) || word.span().len() <= 4))
        {
            break;
        }
    }
    (taken > 0)
        .then(|| (words[start].start, if taken >= 2 { Strength::Likely } else { Strength::Maybe }))
}

fn behind_names(folded: &str, last: &Word) -> bool {
    matches!(last.span().of(folded), "nuotr" | "foto" | "fotó" | "fotografija" | "felvétele")
}

/// Ends with a word that houses of news and pictures are called by.
fn last_is_house(folded: &str, words: &[Word]) -> bool {
    words.last().is_some_and(|w| {
        matches!(
            w.span().of(folded),
            "shimbun"
                | "times"
                | "post"
                | "herald"
                | "tribune"
                | "press"
                | "journal"
                | "gazette"
                | "agency"
                | "images"
                | "pictures"
                | "photo"
                | "photos"
                | "photography"
                | "media"
                | "studio"
                | "studios"
                | "chronicle"
                | "telegraph"
                | "guardian"
                | "archive"
                | "archives"
                | "news"
                | "library"
                | "museum"
                | "foundation"
                | "shutterstock"
        )
    })
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
