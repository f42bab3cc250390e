//! Ties marked stretches to reports: which reporting word tells of which marks.
//!
//! [`link`] ranks the reports around every stretch and takes the best; a stretch without one may go
//! on with what was said before it. A trained linker would take its place.

use super::cues::{Form, Frame};
use super::marks::Marked;
use super::outline::{Class, Outline};
use super::reports::{Order, Said};
use super::{foreign, speech};
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

/// The best report of the same sentence for the stretch at element `e`.
fn in_clause(
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
        let comma = inner
            .trim_end_matches(['\'', '’', '"', '”', ' '])
            .ends_with([',', '?', '!', '…', '—', '–', '-', '.'])
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
            let capital = inner.starts_with(char::is_uppercase);
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
fn outer_report(outline: &Outline<'_, '_>, reports: &[Said], first: usize, r: usize) -> usize {
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
                    s.len() == 1 && matches!(outline.lower(s.start), "he" | "she" | "they" | "it")
                });
            if near && inner.lemma.frame.any(Frame::WEAK.or(Frame::SHOWS)) || same && named {
                return k;
            }
        }
    }
    r
}

/// Whether a source only passes words on: an outlet that reports.
pub(super) fn is_relay(outline: &Outline<'_, '_>, said: &Said, source: &Range<usize>) -> bool {
    matches!(said.lemma.text, "report" | "according to") && outline.is_outlet(source)
}

fn last_tail(reports: &[Said], range: Range<usize>, e: usize) -> Option<usize> {
    reports[range].iter().rev().find(|s| s.tail <= e && s.order != Order::Shared).map(|s| s.tail)
}

/// A stretch that no report of its own sentence covers.
#[expect(clippy::too_many_arguments, reason = "all of it is the state of one pass")]
fn across(
    outline: &Outline<'_, '_>,
    marks: &[Marked],
    reports: &[Said],
    links: &[Option<Link>],
    element_of: &[Option<usize>],
    clause_of: &[usize],
    m: usize,
    e: usize,
) -> Option<Link> {
    let c = clause_of[m];
    let clause = &outline.clauses[c];
    let mark = &marks[m];
    let plain = Link {
        how: How::Nobody,
        said: None,
        source: None,
        whole: true,
        relays: Vec::new(),
        after: None,
    };
    let from = |k: usize, how: How| {
        let before = links[k].as_ref()?;
        Some(Link {
            how,
            said: before.said,
            source: before.source.clone(),
            whole: true,
            relays: Vec::new(),
            after: Some(k),
        })
    };
    // Speech over several paragraphs.
    if m > 0
        && marks[m - 1].paragraph + 1 == mark.paragraph
        && !marks[m - 1].closed
        && element_of[m] == Some(outline.clauses[c].elements.start)
        && let Some(link) = from(m - 1, How::GoesOn)
    {
        return Some(link);
    }
    // `“…” — Ann Lee`: a signature.
    if e == clause.elements.start && outline.class(e + 1) == Class::Dash {
        let high = clause.elements.end;
        let signed = outline.phrase_after(e + 2, high).filter(|s| {
            matches!(outline.class(s.start), Class::Name)
                && (s.end >= high
                    || matches!(
                        outline.class(s.end),
                        Class::Comma | Class::Stop | Class::Number | Class::Preposition
                    ))
        });
        if signed.is_some() {
            return Some(Link { how: How::Label, source: signed, ..plain });
        }
    }
    let alone = clause.elements.clone().all(|x| {
        matches!(
            outline.class(x),
            Class::Quote
                | Class::Stop
                | Class::Comma
                | Class::Dash
                | Class::Other
                | Class::And
                | Class::But
        )
    });
    let paragraph_start = c == 0 || outline.clauses[c - 1].paragraph != clause.paragraph;
    // `LEE: “…”`, `Q: “…”`
    if e >= 2 && outline.class(e - 1) == Class::Colon && e - 1 > clause.elements.start {
        let label = clause.elements.start..e - 1;
        let short = label.len() <= 6
            && label.clone().all(|x| {
                matches!(
                    outline.class(x),
                    Class::Name | Class::Number | Class::Hyphen | Class::Comma
                )
            });
        if short && paragraph_start {
            return Some(Link { how: How::Label, source: Some(label), ..plain });
        }
        if !speech::introduced_as_title(outline, e - 1) {
            return Some(Link {
                how: How::AfterColon,
                source: outline.before_colon(clause.elements.start, e - 1),
                ..plain
            });
        }
    }
    if let Some(source) = outline.speech_noun(clause.elements.start, e) {
        return Some(Link { how: How::InClause, source: Some(source), whole: false, ..plain });
    }
    if !alone
        && speech::is_long_utterance(outline.doc, mark)
        && !speech::introduced_as_title(outline, e)
    {
        let own = outline.main_subject(clause.elements.start, clause.elements.end).filter(|s| {
            s.start < e
                && !matches!(
                    outline.lower(s.start),
                    "it" | "this" | "that" | "there" | "these" | "i" | "we" | "you" | "what"
                )
        });
        let said = reports[..own_reports(reports, c).end]
            .iter()
            .rev()
            .take(20)
            .find(|s| s.source.is_some());
        let before = said.filter(|s| outline.clauses[s.clause].paragraph == clause.paragraph);
        let source = own.or_else(|| before.and_then(|s| s.source.clone()));
        if source.is_some() {
            return Some(Link { how: How::NamedBefore, source, whole: false, ..plain });
        }
    }
    if !alone {
        if !speech::is_utterance(outline.doc, mark) || speech::introduced_as_title(outline, e) {
            return None;
        }
        let comma = e > clause.elements.start
            && matches!(outline.class(e - 1), Class::Comma | Class::Colon);
        if comma && e + 1 >= clause.elements.end.saturating_sub(1)
            || e == clause.elements.start && outline.doc.words(mark.span).ends_with(',')
        {
            let source = if comma {
                outline.main_subject(clause.elements.start, e)
            } else {
                outline.main_subject(e + 1, clause.elements.end)
            };
            return Some(Link { how: How::NamedBefore, source, ..plain });
        }
        return None;
    }
    // The sentence before it in the paragraph.
    if !paragraph_start {
        let before = own_reports(reports, c - 1);
        // The last stretch of the sentence before.
        let last = (0..m)
            .rev()
            .take(3)
            .find(|k| clause_of[*k] == c - 1 && element_of[*k].is_some() && links[*k].is_some());
        if let Some(link) = last.and_then(|k| from(k, How::GoesOn)) {
            return Some(link);
        }
        let told = reports[before].iter().rev().find(|s| {
            s.source.is_some()
                && s.order != Order::Shared
                && s.lemma.frame.any(Frame::CLAUSE.or(Frame::OBJECT).or(Frame::LABEL))
        });
        if let Some(told) = told
            && speech::is_utterance(outline.doc, mark)
        {
            return Some(Link { how: How::NamedBefore, source: told.source.clone(), ..plain });
        }
    }
    // The next sentences of the paragraph.
    for next in c + 1..outline.clauses.len().min(c + 3) {
        if outline.clauses[next].paragraph != clause.paragraph {
            break;
        }
        let first =
            outline.clauses[next].elements.clone().find(|x| outline.class(*x) == Class::Quote);
        let k = first.map(|x| outline.elements[x].quote as usize);
        if let Some(k) = k
            && let Some(link) = &links[k]
            && link.whole
        {
            return from(k, How::NamedNext);
        }
    }
    if !speech::is_utterance(outline.doc, mark) || paragraph_start && mark.tokens.len() < 7 {
        return None;
    }
    if !paragraph_start {
        let source = outline.main_subject(
            outline.clauses[c - 1].elements.start,
            outline.clauses[c - 1].elements.end,
        );
        // Only somebody: `Lee was blunt. “I hate it.”`
        let source = source.filter(|s| {
            outline.class(s.end - 1) == Class::Name
                || matches!(outline.lower(s.start), "he" | "she")
        });
        return Some(Link { how: How::NamedBefore, source, ..plain });
    }
    // A paragraph of its own: the one before introduces it, or it goes on.
    if c > 0 {
        let before = &outline.clauses[c - 1];
        let own = own_reports(reports, c - 1);
        let colon = (before.elements.start..before.elements.end)
            .next_back()
            .is_some_and(|x| outline.class(x) == Class::Colon);
        if colon {
            let said = own.clone().rev().find(|r| reports[*r].source.is_some());
            return Some(match said {
                Some(r) => Link {
                    how: How::CueBefore,
                    said: Some(r),
                    source: reports[r].source.clone(),
                    ..plain
                },
                None => Link {
                    how: How::AfterColon,
                    source: outline.before_colon(before.elements.start, before.elements.end),
                    ..plain
                },
            });
        }
        let last = m
            .checked_sub(1)
            .filter(|k| marks[*k].paragraph + 1 == mark.paragraph && links[*k].is_some());
        if let Some(link) = last.and_then(|k| from(k, How::GoesOn)) {
            return Some(Link { after: None, ..link });
        }
        if let Some(said) = own
            .clone()
            .rev()
            .map(|r| &reports[r])
            .find(|s| s.source.is_some() && s.lemma.frame.any(Frame::CLAUSE))
        {
            return Some(Link { how: How::NamedBefore, source: said.source.clone(), ..plain });
        }
    }
    Some(plain)
}
