//! Image credits: who made a picture, and through whose hands it came.
//!
//! [`tail`] knows what a credit looks like at the end of a line, and the anatomy asks it too;
//! [`chain`] reads the words of one; here they are tied to the caption and the alt text.

mod chain;
pub mod pictures;
pub(crate) mod sources;
pub(crate) mod tail;

use crate::anatomy::{BlockKind, words};
use crate::cut::Cut;
use crate::document::Document;
use crate::segment::is_space;
use crate::span::Span;
use tail::{Strength, Style};

/// A credit where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// The credit itself, without label or brackets.
    pub span: Span,
    /// The photographer or maker; `None` where none is named.
    pub creator: Option<Span>,
    /// Everyone named, from the maker to the distributor.
    pub chain: Vec<Span>,
    /// The agencies and outlets that it came through, without the maker and the distributor.
    pub agencies: Vec<Span>,
    /// Who hands the picture out in the end, where that is somebody else.
    pub distributor: Option<Span>,
    /// Supplied by somebody who has a part in the story.
    pub handout: bool,
    /// The caption that it belongs to, as an index into the blocks.
    pub caption: Option<usize>,
    /// The line that stands in for the picture, as an index into the blocks.
    pub alt: Option<usize>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: &'static str,
}

/// Reads the credit blocks of a document.
pub(crate) fn find(doc: &Document<'_>) -> Vec<Credit> {
    let mut out = Vec::new();
    let mut line = Vec::new();
    for (i, block) in doc.blocks.iter().enumerate() {
        if block.kind != BlockKind::Credit {
            continue;
        }
        line.clear();
        words::cut(doc.text, &doc.folded, block.span, &mut line);
        let found = tail::at_end(doc.text, &doc.folded, block.span, &line).filter(|t| t.whole);
        let core = found.map_or_else(|| bare_core(doc.text, block.span), |t| t.core);
        if core.is_empty() {
            continue;
        }
        let chain = chain::read(doc.text, &doc.folded, core);
        let (agencies, distributor) = hands(doc, &chain);
        let caption = caption(doc, i);
        let why = match found {
            Some(t) if t.style == Style::Label => {
                "A word like “Photo” or “Credit” stands before the name."
            }
            Some(t) if t.style == Style::Bracket => {
                "It stands in brackets at the end of a picture’s caption."
            }
            Some(t) if t.strength == Strength::Sure => {
                "It names an agency that hands out pictures."
            }
            _ => "It is a name on its own beside a picture’s caption.",
        };
        let alt = caption.and_then(|c| alt(doc, c.min(i)));
        out.push(Credit {
            span: core,
            creator: chain.creator,
            agencies,
            distributor,
            chain: chain.items,
            handout: chain.handout
                || handed_over(
                    doc,
                    Span { start: block.span.start, end: core.start.max(block.span.start) },
                ),
            caption,
            alt,
            confidence: block.confidence,
            why,
        });
    }
    out
}

/// The hands that a picture went through behind its maker: agencies, and the last one as the
/// distributor where there are several or the words say `via`.
fn hands(doc: &Document<'_>, chain: &chain::Chain) -> (Vec<Span>, Option<Span>) {
    let mut hands: Vec<Span> = chain
        .items
        .iter()
        .copied()
        .filter(|s| Some(*s) != chain.creator && !sources::is_handout(s.of(&doc.folded)))
        .collect();
    let via = |s: &Span| {
        let before = doc.folded.get(..s.start as usize).unwrap_or("").trim_end();
        before.ends_with(" via")
    };
    let handed = match hands.last() {
        Some(last) => hands.len() > 1 || via(last),
        None => false,
    };
    let distributor = if handed { hands.pop() } else { None };
    (hands, distributor)
}

/// Whether the label says that the picture was handed over: `Photo courtesy of`.
fn handed_over(doc: &Document<'_>, label: Span) -> bool {
    let lower = label.of(&doc.folded);
    ["courtesy", "submitted", "supplied", "handout", "provided"]
        .iter()
        .any(|word| lower.holds(word))
}

/// A block that the grammar does not know: its words without brackets.
fn bare_core(text: &str, span: Span) -> Span {
    span.trimmed(text, |c| {
        is_space(c) || matches!(c, '(' | ')' | '[' | ']' | '.' | ',' | ':' | '|' | '-' | '–' | '—')
    })
}

/// The caption of credit block `i`: the one it ends, else the nearest, over other credits.
fn caption(doc: &Document<'_>, i: usize) -> Option<usize> {
    let is = |j: usize, kind| doc.blocks.get(j).is_some_and(|b| b.kind == kind);
    let over = |j: usize| is(j, BlockKind::Credit);
    let before = (0..i).rev().take(4).find(|&j| !over(j)).filter(|&j| is(j, BlockKind::Caption));
    let after = (i + 1..doc.blocks.len())
        .take(4)
        .find(|&j| !over(j))
        .filter(|&j| is(j, BlockKind::Caption));
    match (before, after) {
        // The one before may have a credit of its own; then the one after is meant.
        (Some(b), Some(a))
            if b + 1 == i && !same_paragraph(doc, b, i) && ends_in_credit_before(doc, b) =>
        {
            Some(a)
        }
        (Some(b), _) => Some(b),
        (None, after) => after,
    }
}

fn same_paragraph(doc: &Document<'_>, a: usize, b: usize) -> bool {
    let gap = Span { start: doc.blocks[a].span.end, end: doc.blocks[b].span.start };
    !doc.words(gap).holds_any("\n\r")
}

/// Whether the caption `c` follows a credit line of its own, as in lists that name the maker first.
fn ends_in_credit_before(doc: &Document<'_>, c: usize) -> bool {
    c > 0 && doc.blocks[c - 1].kind == BlockKind::Credit && !same_paragraph(doc, c - 1, c)
}

/// The alt text right before the picture's first block.
fn alt(doc: &Document<'_>, first: usize) -> Option<usize> {
    (0..first).rev().take(2).find(|&j| doc.blocks[j].kind == BlockKind::AltText)
}
