//! Writes the quotes down: kinds, parts, contents, confidence and reasons.

use super::cues::Frame;
use super::learned::reach::{Side, Site};
use super::link::{How, Link};
use super::marks::Marked;
use super::outline::{Class, Outline};
use super::reported::{self, Reach};
use super::reports::{Order, Said};
use super::{Cue, Quote, QuoteKind, Speaker, channel, speech, status};
use crate::cut::Cut;
use crate::span::Span;
use std::ops::Range;

/// All quotes, in order of their outer spans.
pub(super) fn quotes(
    outline: &Outline<'_, '_>,
    marks: &[Marked],
    reports: &[Said],
    links: &[Option<Link>],
    elements: &[Option<usize>],
    refused: &[bool],
    reaches: &[Reach],
) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::with_capacity(marks.len());
    // For each stretch the quote that it is a part of; for each report whether marks tell it.
    let mut quote_of: Vec<Option<usize>> = vec![None; marks.len()];
    let mut told = vec![false; reports.len()];
    let relay_of = relays(outline, reports);
    let mut last_direct: Option<(usize, usize)> = None;
    for (m, mark) in marks.iter().enumerate() {
        let Some(link) = &links[m] else {
            out.push(not_speech(outline, mark, elements[m], refused[m]));
            continue;
        };
        let said = link.said.and_then(|r| reports.get(r));
        for r in link.said.iter().chain(&link.relays) {
            told[*r] = true;
        }
        if link.whole {
            // An interrupted quotation, or one that goes on, is one quote of several parts.
            let same = link
                .after
                .filter(|k| *k < m && !meets(&marks[*k], mark))
                .and_then(|k| quote_of[k])
                .or_else(|| {
                    last_direct.and_then(|(k, q)| {
                        let before = links[k].as_ref()?;
                        // `“…,” said Lee, pausing, “…”`
                        let goes_on = before.source == link.source
                            && outline.doc.words(marks[k].span).ends_with(',')
                            && outline.doc.words(mark.span).first_is(char::is_lowercase);
                        let together = before.said.is_some() && before.said == link.said
                            || goes_on
                            || links[k].as_ref()?.after == Some(m);
                        (together && k + 1 == m && marks[k].paragraph == mark.paragraph)
                            .then_some(q)
                    })
                })
                .filter(|q| out[*q].kind == QuoteKind::Direct && q + 1 == out.len())
                .filter(|_| m == 0 || !meets(&marks[m - 1], mark));
            if let Some(q) = same {
                let quote = &mut out[q];
                quote.parts.push(mark.span);
                quote.span = quote.span.to(mark.span);
                quote.outer = quote.outer.to(mark.outer);
                quote.content = quote.span;
                quote_of[m] = Some(q);
                last_direct = Some((m, q));
                continue;
            }
        }
        let source = link.source.as_ref();
        let content = if link.whole {
            mark.span
        } else {
            clause_around(outline, mark, elements[m], said, link, reports).unwrap_or(mark.span)
        };
        let (confidence, why) = match mark.label {
            Some(label) => {
                let name = outline.doc.words(label);
                let why = if label.start < mark.span.start {
                    format!("The words start with “{name}” and a colon, as a transcript does.")
                } else {
                    format!("The words are signed with “{name}” on the line behind them.")
                };
                (0.9, why)
            }
            None => evidence(outline, said, link, source),
        };
        quote_of[m] = Some(out.len());
        if link.whole {
            last_direct = Some((m, out.len()));
        }
        out.push(Quote {
            span: mark.span,
            outer: mark.outer,
            content,
            kind: if link.whole { QuoteKind::Direct } else { QuoteKind::Partial },
            parts: vec![mark.span],
            speaker: match mark.label {
                Some(span) => Some(Speaker { span, named: true }),
                None => source.and_then(|s| speaker(outline, s)),
            },
            cue: said.and_then(|s| cue(outline, s)),
            channel: channel::of(
                outline,
                said,
                link.relays.iter().copied().chain(link.said.and_then(|r| relay_of[r])),
                reports,
            ),
            confidence,
            why,
        });
    }
    reported::claims_before_marks(outline, reports, links, elements, &mut out);
    reported::quotes(outline, reports, reaches, &told, &relay_of, &mut out);
    crate::order::by(out, |q| (q.outer.start, q.outer.end))
}

/// `“Why?” “My father.”`: where marks meet, somebody else speaks.
fn meets(before: &Marked, mark: &Marked) -> bool {
    before.closed
        && mark.opened
        && before.tokens.end == mark.tokens.start
        && before.paragraph == mark.paragraph
}

fn not_speech(
    outline: &Outline<'_, '_>,
    mark: &Marked,
    element: Option<usize>,
    refused: bool,
) -> Quote {
    let (kind, confidence, why) = speech::unattributed(outline, mark, element, refused);
    Quote {
        span: mark.span,
        outer: mark.outer,
        content: mark.span,
        kind,
        parts: vec![mark.span],
        speaker: None,
        cue: None,
        channel: Vec::new(),
        confidence,
        why: why.to_owned(),
    }
}

pub(super) fn speaker(outline: &Outline<'_, '_>, source: &Range<usize>) -> Option<Speaker> {
    let span = outline.span(source)?;
    Some(Speaker { span, named: outline.is_named(source) })
}

pub(super) fn cue(outline: &Outline<'_, '_>, said: &Said) -> Option<Cue> {
    let span = outline.span(&said.cue)?;
    Some(Cue {
        span,
        lemma: said.lemma.text,
        tone: said.lemma.tone,
        status: status::of(outline, said),
    })
}

/// The reported clause around a partial quote.
fn clause_around(
    outline: &Outline<'_, '_>,
    mark: &Marked,
    element: Option<usize>,
    said: Option<&Said>,
    link: &Link,
    reports: &[Said],
) -> Option<Span> {
    let (said, e) = (said?, element?);
    let others = reported::neighbours(reports, said);
    let side = if e < said.cue.start { Side::Left } else { Side::Right };
    let by_rule = match link.how {
        How::CueBehind | How::InClauseBehind => outline.content_left(said, others),
        _ => outline.content_right(said, others),
    }
    .filter(|r| r.contains(&e));
    let site = Site { outline, said, others, side, by_rule, had_left: false };
    let (range, _) = site.best(Some(e))?;
    let span = reported::stretch(outline, &range)?;
    Some(if range.end - 1 == e || range.start == e { span.to(mark.outer) } else { span })
}

/// For each report the one behind it that only passes it on: `Lee claimed it fell, The Post
/// reported`. Where nobody speaks in the sentence but the outlet, the outlet is the source.
fn relays(outline: &Outline<'_, '_>, reports: &[Said]) -> Vec<Option<usize>> {
    let mut out = vec![None; reports.len()];
    for (r, relay) in reports.iter().enumerate() {
        let Some(source) = &relay.source else { continue };
        if !super::link::is_relay(outline, relay, source) || !outline.trails(relay) {
            continue;
        }
        let inner = reports[..r].iter().enumerate().rev().take(8).rfind(|(_, s)| {
            s.clause == relay.clause
                && s.tail < relay.lead
                && s.order == Order::SourceFirst
                && s.lemma.frame.any(Frame::CLAUSE.or(Frame::OBJECT).or(Frame::LABEL))
                && s.source.as_ref().is_some_and(|s| !outline.is_outlet(s))
        });
        let Some((k, first)) = inner else { continue };
        // `The plan that Lee praised has failed`: there Lee is no speaker of the sentence.
        let low = outline.clauses[relay.clause].elements.start;
        let leads = !(low..first.lead)
            .any(|e| matches!(outline.class(e), Class::That | Class::Who | Class::Because));
        if leads {
            out[k] = Some(r);
        }
    }
    out
}

/// How sure a quotation in marks is, and why.
fn evidence(
    outline: &Outline<'_, '_>,
    said: Option<&Said>,
    link: &Link,
    source: Option<&Range<usize>>,
) -> (f32, String) {
    let word = said.and_then(|s| outline.span(&s.cue)).map_or("", |s| outline.doc.words(s));
    let name = source.and_then(|s| outline.span(s)).map_or("", |s| outline.doc.words(s));
    if link.how == How::Nobody || source.is_none() {
        let why = if link.relays.is_empty() {
            "The words stand between quotation marks, but the text does not say who spoke them."
        } else {
            "The text says who passed these words on, but not who spoke them first."
        };
        return (if link.whole { 0.15 } else { 0.3 }, why.to_owned());
    }
    // How often each sort of evidence was right on the training articles (docs/accuracy.md).
    let shared = said.is_some_and(|s| s.order == Order::Shared);
    match link.how {
        How::CueBehind => (
            if link.whole { 0.98 } else { 0.89 },
            format!(
                "The words stand between quotation marks, and “{word}” follows with “{name}” as the speaker."
            ),
        ),
        How::CueBefore => (
            match (link.whole, shared) {
                (true, false) => 0.9,
                (true | false, true) => 0.78,
                (false, false) => 0.72,
            },
            format!(
                "“{word}” with “{name}” as the speaker leads to the words between quotation marks."
            ),
        ),
        How::InClause | How::InClauseBehind => (
            match (word.is_empty(), shared) {
                (true, _) => 0.5,
                (false, true) => 0.8,
                (false, false) => 0.88,
            },
            if word.is_empty() {
                format!("The words before the marks say that these are words of “{name}”.")
            } else {
                format!(
                    "In this sentence “{word}” tells what comes from “{name}”, and the marked words are a part of it."
                )
            },
        ),
        How::AfterColon => {
            (0.67, format!("A colon leads to the marked words, and “{name}” stands before it."))
        }
        How::Label => {
            (0.8, format!("The line starts with “{name}” and a colon, as in an interview."))
        }
        How::Foreign => (
            0.8,
            format!(
                "The words stand between quotation marks, and a reporting word of the article’s language leads to “{name}”."
            ),
        ),
        How::GoesOn => {
            (0.89, format!("The marked words go on with what “{name}” said just before."))
        }
        How::NamedNext => (
            0.7,
            format!("The next sentence of the paragraph goes on in marks and names “{name}”."),
        ),
        How::Echo => (0.6, format!("The story quotes these words, there from “{name}”.")),
        How::Alone => {
            (0.47, format!("No reporting word is near, but these marks read as words of “{name}”."))
        }
        How::NamedBefore | How::Nobody => {
            (0.55, format!("No reporting word is near; “{name}” is the one named just before."))
        }
    }
}
