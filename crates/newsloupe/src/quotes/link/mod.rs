//! Ties marked stretches to reports: which reporting word tells of which marks.
//!
//! [`link`] ranks the reports around every stretch and takes the best; a stretch without one may go
//! on with what was said before it. A trained linker would take its place.

mod across;
mod sentence;
mod settle;

pub(super) use sentence::is_relay;
pub(super) use settle::settle;

use super::marks::Marked;
use super::outline::{Class, Outline};
use super::reports::Said;
use super::{foreign, speech};
use across::across;
use sentence::in_clause;
use std::ops::Range;

/// How a stretch came to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// `“…,” Lee said`
    CueBehind,
    /// `Lee said: “…”`
    CueBefore,
    /// `Lee said that the “…” plan`
    InClause,
    /// `The “…” plan failed, Lee said`
    InClauseBehind,
    /// A colon after a phrase: `Lee was angry: “…”`
    AfterColon,
    /// A speaker's name and a colon at the start of the paragraph: `LEE: “…”`
    Label,
    /// A reporting word of another language: `« … », affirme Ann Lee`
    Foreign,
    /// The marks go on with the quotation before them.
    GoesOn,
    /// The next sentence of the paragraph names the speaker.
    NamedNext,
    /// A headline repeats words that are quoted in the story.
    Echo,
    /// No reporting word is near, but the marks read as speech.
    Alone,
    /// Only the sentence before names somebody.
    NamedBefore,
    /// A whole utterance, and nobody is named.
    Nobody,
}

/// A stretch of speech and who speaks.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) how: How,
    /// The report, as an index.
    pub(super) said: Option<usize>,
    /// The phrase that names the speaker.
    pub(super) source: Option<Range<usize>>,
    /// Whether the stretch is an utterance of its own, not a piece of a reported clause.
    pub(super) whole: bool,
    /// Reports that only pass it on, outermost last.
    pub(super) relays: Vec<usize>,
    /// The stretch whose speech this one continues.
    pub(super) after: Option<usize>,
}

/// For each marked stretch its link, and for each its element.
pub(super) fn link(
    outline: &Outline<'_, '_>,
    marks: &[Marked],
    reports: &[Said],
) -> (Vec<Option<Link>>, Vec<Option<usize>>) {
    let mut links: Vec<Option<Link>> = vec![None; marks.len()];
    let mut element_of: Vec<Option<usize>> = vec![None; marks.len()];
    let mut clause_of: Vec<usize> = vec![0; marks.len()];
    for (c, clause) in outline.clauses.iter().enumerate() {
        let own = own_reports(reports, c);
        for e in clause.elements.clone() {
            let element = outline.elements[e];
            if element.class != Class::Quote {
                continue;
            }
            let m = element.quote as usize;
            element_of[m] = Some(e);
            clause_of[m] = c;
            if clause.kind.is_story() && marks[m].label.is_some() {
                links[m] = Some(Link {
                    how: How::Label,
                    said: None,
                    source: None,
                    whole: true,
                    relays: Vec::new(),
                    after: None,
                });
            } else if clause.kind.is_story() {
                links[m] = in_clause(outline, marks, reports, own.clone(), c, e);
            }
        }
    }
    let foreign = foreign::is_foreign(outline.doc);
    for m in 0..marks.len() {
        let Some(e) = element_of[m] else { continue };
        let clause = &outline.clauses[clause_of[m]];
        if foreign
            && clause.kind.is_story()
            && let Some(source) = foreign::source(outline, &clause.elements, e)
        {
            links[m] = Some(Link {
                how: How::Foreign,
                said: None,
                source: Some(source),
                whole: marks[m].tokens.len() >= 4 || speech::is_utterance(outline.doc, &marks[m]),
                relays: Vec::new(),
                after: None,
            });
            continue;
        }
        if links[m].is_none() && outline.clauses[clause_of[m]].kind.is_story() {
            links[m] = across(outline, marks, reports, &links, &element_of, &clause_of, m, e);
        }
    }
    (links, element_of)
}

/// The reports of clause `c`, as a range of indices.
pub(super) fn own_reports(reports: &[Said], c: usize) -> Range<usize> {
    reports.partition_point(|r| r.clause < c)..reports.partition_point(|r| r.clause <= c)
}
