//! Does a credit stand at the end of this line, or is the line one? The anatomy asks for every
//! line, and [`super::find`] asks again for the credit blocks, so both see the same core.
//!
//! Three shapes, tried in this order: brackets (`(Ann Lee/AP)`), a label (`Photo: Ann Lee`), and
//! bare names behind a full stop, a dash or glued to the caption (`… in London.Ann Lee/AP`).

mod bare;
mod bracket;
mod label;

use crate::anatomy::words::Word;
use crate::cut::Cut;
use crate::lexicon::one_of;
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
    let found = bracket::bracket(text, folded, line, words)
        .or_else(|| label::label(text, folded, line, words))
        .or_else(|| label::copyright(text, folded, line, words))
        .or_else(|| bare::bare(text, folded, line, words))?;
    // A line that a newsroom signs is no credit.
    let before = Span { start: line.start, end: found.core.start };
    let opening = before.of(folded).trim_start();
    if found.style != Style::Label && (opening.starts_with("by ") || opening.starts_with("source"))
    {
        return None;
    }
    let core = found.core.of(folded);
    if found.full.of(folded).holds("rights reserved")
        || core.holds("://")
        || (found.style == Style::Bare && (core.holds(".com/") || opening.holds("://")))
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
        && one_of(lower(n - 1), "caption image")
        && one_of(lower(n - 2), "hide toggle enlarge")
    {
        return &words[..n - 2];
    }
    if n >= 2 && one_of(lower(n - 1), "less more") {
        let gap = text.part(words[n - 2].end as usize, words[n - 1].start as usize);
        if gap.holds_any(".)…") {
            return &words[..n - 1];
        }
    }
    words
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
