//! The report of a marked stretch in its own sentence.

use super::{How, Link};
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::quotes::cues::{Form, Frame};
use crate::quotes::marks::Marked;
use crate::quotes::outline::{Class, Outline};
use crate::quotes::reports::{Order, Said};
use crate::quotes::speech;
use std::ops::Range;

/// The best report of the same sentence for the stretch at element `e`.
pub(super) fn in_clause(
    outline: &Outline<'_, '_>,
    marks: &[Marked],
    reports: &[Said],
    own: Range<usize>,
    c: usize,
    e: usize,
) -> Option<Link> {
    let clause = &outline.clauses[c].elements;
    let mark = &marks[outline.elements[e].quote as usize];
    let inner = outline.doc.words(mark.span);
    let title = speech::introduced_as_title(outline, e);
    let split = own.start + reports[own.clone()].partition_point(|r| r.cue.start < e);
    let mut best: Option<(i32, usize, How, bool)> = None;
    let mut offer = |score: i32, r: usize, how: How, whole: bool| {
        if best.is_none_or(|b| score > b.0) {
            best = Some((score, r, how, whole));
        }
    };
    // Reports behind it.
    for r in split..own.end.min(split + 3) {
        let said = &reports[r];
        if said.lead <= e || said.passive || said.form == Form::Ing {
            continue;
        }
        let joints = (e + 1..said.lead).all(|x| {
            matches!(outline.class(x), Class::Comma | Class::Adverb | Class::Dash)
                || x + 1 == said.lead && outline.lower(x) == "as"
                || matches!(outline.class(x), Class::Comma)
        });
        let comma = inner.trim_end_of("'’\"” ").ends_in(",?!…—–-.")
            || outline.class(e + 1) == Class::Comma
            || !mark.closed;
        let speaks = said
            .lemma
            .frame
            .any(Frame::CLAUSE.or(Frame::QUOTE_ONLY).or(Frame::WEAK).or(Frame::SHOWS));
        if joints
            && speaks
            && (comma || said.order == Order::CueFirst)
            && outline.class(said.tail) != Class::That
        {
            let start = last_tail(reports, own.start..r, e).unwrap_or(clause.start);
            let whole = outline.only_joints(start, e);
            // `“…,” the company charged a fee`: the word has an object of its own.
            let own = matches!(
                outline.class(said.tail),
                Class::Determiner
                    | Class::Pronoun
                    | Class::Name
                    | Class::Object
                    | Class::Poss
                    | Class::Number
            ) && said.order == Order::SourceFirst;
            offer(if own { 40 } else { 100 }, r, How::CueBehind, whole);
        } else if joints && speaks && e == clause.start && outline.trails(said) {
            offer(70, r, How::CueBehind, true);
        } else if joints
            && comma
            && said.order == Order::SourceFirst
            && (matches!(outline.class(said.tail), Class::Stop | Class::Comma)
                || outline.trails(said))
        {
            // `“…,” he blasted.`
            offer(80, r, How::CueBehind, outline.only_joints(clause.start, e));
        } else if said.lemma.frame.any(Frame::CLAUSE) && outline.trails(said) && !title {
            offer(50 - i32::from(r > split), r, How::InClauseBehind, false);
        }
    }
    // Reports before it.
    for r in (own.start..split).rev().take(4) {
        let said = &reports[r];
        if said.tail > e {
            continue;
        }
        let start = outline.content_start(said, e);
        let gap = e.saturating_sub(start);
        let adjacent = gap == 0 || outline.only_joints(start, e) && gap <= 2;
        let frame = said.lemma.frame;
        let speaks = frame.any(
            Frame::CLAUSE
                .or(Frame::QUOTE_ONLY)
                .or(Frame::SHOWS)
                .or(Frame::ADDRESSEE)
                .or(Frame::WEAK),
        );
        if adjacent {
            let before = outline.class(e - 1);
            let joint = matches!(before, Class::Comma | Class::Colon | Class::Dash);
            let capital = inner.first_is(char::is_uppercase);
            let closes = e + 1 >= clause.end
                || matches!(outline.class(e + 1), Class::Stop | Class::Comma | Class::Quote);
            let whole = speaks && (joint || capital && closes && before != Class::That);
            if !joint && (title || frame.any(Frame::WEAK)) {
                if !title {
                    offer(30, r, How::InClause, false);
                }
                continue;
            }
            offer(if joint { 95 } else { 90 }, r, How::CueBefore, whole);
        } else if frame.any(Frame::CLAUSE.or(Frame::OBJECT).or(Frame::LABEL).or(Frame::SHOWS))
            && !title
        {
            // `The plan, Lee said, would “…”`: what is reported stands on both sides.
            let between = (outline.behind_comma(said)
                || said.lead > 0 && outline.lower(said.lead - 1) == "as")
                && matches!(outline.class(said.tail), Class::Comma | Class::Because);
            let trails = outline.trails(said) && said.order != Order::Shared;
            let titled = gap > 1
                && !frame.any(Frame::LABEL)
                && outline.class(e - 1) != Class::That
                && speech::reads_as_title(outline, e);
            if (!trails || between && frame.any(Frame::CLAUSE)) && !titled {
                offer(60 - i32::try_from(gap.min(20)).unwrap_or(20), r, How::InClause, false);
            }
        } else if frame.any(Frame::WEAK) && !title && outline.class(said.tail) == Class::That {
            offer(35, r, How::InClause, false);
        }
    }
    let (_, mut r, how, whole) = best?;
    if how == How::InClause || how == How::CueBefore && !whole {
        r = outer_report(outline, reports, own.start, r);
    }
    let said = &reports[r];
    let mut link = Link {
        how,
        said: Some(r),
        source: said.source.clone(),
        whole,
        relays: Vec::new(),
        after: None,
    };
    // `Lee praised the “groups,” The Post reported`: the outlet passes on what Lee said.
    if let Some(source) = &said.source
        && is_relay(outline, said, source)
        && !whole
    {
        link.relays.push(r);
        let inner = reports[own.start..split].iter().enumerate().rev().find(|(_, s)| {
            s.tail <= e
                && s.source.is_some()
                && !s.lemma.frame.any(Frame::WEAK.or(Frame::QUOTE_ONLY))
                && !(s.form == Form::Base
                    && s.lemma.frame.any(Frame::OBJECT)
                    && s.order == Order::Shared)
        });
        if let Some((k, s)) = inner {
            link.said = Some(own.start + k);
            link.source.clone_from(&s.source);
            link.how = How::InClause;
        } else {
            link.source = None;
        }
    }
    Some(link)
}

/// The report that a report stands in, if the words are rather that one's: `The president denounced
/// what he called the “…” plan`, `Lee said that many felt “…”`.
pub(super) fn outer_report(
    outline: &Outline<'_, '_>,
    reports: &[Said],
    first: usize,
    r: usize,
) -> usize {
    let inner = &reports[r];
    let pronoun = inner.source.as_ref().is_some_and(|s| {
        s.len() == 1
            && outline.class(s.start) == Class::Pronoun
            && s.start > 0
            && outline.lower(s.start - 1) == "what"
    });
    for k in (first..r).rev().take(3) {
        let outer = &reports[k];
        if outer.source.is_none()
            || outer.tail > inner.lead
            || outline.trails(outer)
            || outer.order == Order::Shared && !pronoun
        {
            continue;
        }
        // `praised them for proving the “…”`: one report, and the first word tells it.
        if inner.order == Order::Shared
            && inner.form == Form::Ing
            && inner.lead > 0
            && outline.class(inner.lead - 1) == Class::Preposition
            && outer.lemma.frame.any(Frame::OBJECT.or(Frame::LABEL))
        {
            return k;
        }
        let named = outer.source.as_ref().is_some_and(|s| outline.class(s.start) != Class::Pronoun);
        if pronoun && named && outer.source != inner.source {
            return k;
        }
        if inner.order == Order::SourceFirst
            && outer.lemma.frame.any(Frame::CLAUSE)
            && outer.order == Order::SourceFirst
        {
            let that = (outer.tail..inner.lead).rev().find(|e| outline.class(*e) == Class::That);
            let near = outline.content_start(outer, inner.lead) >= inner.lead
                || !(that.unwrap_or(outer.tail)..inner.lead).any(|e| {
                    matches!(
                        outline.class(e),
                        Class::Comma | Class::And | Class::But | Class::Semicolon
                    )
                });
            let same = outline.content_start(outer, inner.lead) >= inner.lead
                && inner.source.as_ref().is_some_and(|s| {
                    s.len() == 1 && one_of(outline.lower(s.start), "he she they it")
                });
            if near && inner.lemma.frame.any(Frame::WEAK.or(Frame::SHOWS)) || same && named {
                return k;
            }
        }
    }
    r
}

/// Whether a source only passes words on: an outlet that reports.
pub(in crate::quotes) fn is_relay(
    outline: &Outline<'_, '_>,
    said: &Said,
    source: &Range<usize>,
) -> bool {
    matches!(said.lemma.text, "report" | "according to") && outline.is_outlet(source)
}

pub(super) fn last_tail(reports: &[Said], range: Range<usize>, e: usize) -> Option<usize> {
    reports[range].iter().rev().find(|s| s.tail <= e && s.order != Order::Shared).map(|s| s.tail)
}
