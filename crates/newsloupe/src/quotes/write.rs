//! Writes the quotes down: kinds, parts, contents, confidence and reasons.

use super::cues::{Form, Frame};
use super::learned::reach::{Side, Site};
use super::link::{How, Link};
use super::marks::Marked;
use super::outline::{Class, Outline};
use super::reports::{Order, Said};
use super::{Cue, Quote, QuoteKind, Speaker, channel, speech};
use crate::segment::is_space;
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
                .filter(|k| *k < m)
                .and_then(|k| quote_of[k])
                .or_else(|| {
                    last_direct.and_then(|(k, q)| {
                        let before = links[k].as_ref()?;
                        let together = before.said.is_some() && before.said == link.said
                            || links[k].as_ref()?.after == Some(m);
                        (together && k + 1 == m && marks[k].paragraph == mark.paragraph)
                            .then_some(q)
                    })
                })
                .filter(|q| out[*q].kind == QuoteKind::Direct && q + 1 == out.len());
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
                (0.9, format!("The words start with “{name}” and a colon, as a transcript does."))
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
    claims_before_marks(outline, reports, links, elements, &mut out);
    indirect(outline, reports, &told, &relay_of, &mut out);
    crate::order::by(out, |q| (q.outer.start, q.outer.end))
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

fn speaker(outline: &Outline<'_, '_>, source: &Range<usize>) -> Option<Speaker> {
    let span = outline.span(source)?;
    Some(Speaker { span, named: outline.is_named(source) })
}

fn cue(outline: &Outline<'_, '_>, said: &Said) -> Option<Cue> {
    let span = outline.span(&said.cue)?;
    Some(Cue { span, lemma: said.lemma.text, tone: said.lemma.tone })
}

/// The reports of the same clause that stand near this one: a clause that reports a thousand times
/// is no sentence, and to hold each report against all others would take the square of them.
pub(super) fn neighbours<'r>(reports: &'r [Said], said: &Said) -> &'r [Said] {
    const NEAR: usize = 16;
    let own = &reports[super::link::own_reports(reports, said.clause)];
    let at = own.partition_point(|s| s.lead < said.lead);
    &own[at.saturating_sub(NEAR)..own.len().min(at + NEAR)]
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
    let others = neighbours(reports, said);
    let side = if e < said.cue.start { Side::Left } else { Side::Right };
    let by_rule = match link.how {
        How::CueBehind | How::InClauseBehind => outline.content_left(said, others),
        _ => outline.content_right(said, others),
    }
    .filter(|r| r.contains(&e));
    let site = Site { outline, said, others, side, by_rule, had_left: false };
    let (range, _) = site.best(Some(e))?;
    let span = stretch(outline, &range)?;
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

/// Reports without marks.
fn indirect(
    outline: &Outline<'_, '_>,
    reports: &[Said],
    told: &[bool],
    relay_of: &[Option<usize>],
    out: &mut Vec<Quote>,
) {
    let mut relayed = vec![false; reports.len()];
    for relay in relay_of.iter().flatten() {
        relayed[*relay] = true;
    }
    for (r, said) in reports.iter().enumerate() {
        // `The report was released`: nobody says so.
        let that = outline.class(said.tail) == Class::That;
        if told[r] || relayed[r] || said.passive && said.source.is_none() && !that {
            continue;
        }
        let others = neighbours(reports, said);
        let rule = reach_by_rule(outline, said, others);
        let mut had_left = false;
        for side in [Side::Left, Side::Right] {
            let by_rule = rule.clone().filter(|(s, _)| *s == side).map(|(_, r)| r);
            // `labelled the plan as a trap` stands out even where the weights would rather see nothing.
            let labels = said.lemma.frame.any(Frame::LABEL)
                && by_rule.clone().is_some_and(|r| r.clone().any(|e| outline.lower(e) == "as"));
            let least = if labels { -36 } else { 0 };
            let site = Site { outline, said, others, side, by_rule, had_left };
            let best = site.best(None).filter(|(_, margin)| *margin > least);
            let Some((range, margin)) = best else { continue };
            // A thing and no clause (`he discussed the plan`) is told of rather than told: only if sure.
            let clause = range.clone().any(|e| outline.is_verb_sign(e));
            if !labels && (range.len() < 2 || !clause && margin < 12) {
                continue;
            }
            had_left |= side == Side::Left;
            let Some(span) = stretch(outline, &range) else { continue };
            out.push(reported(outline, said, span, margin, relay_of[r], reports));
        }
    }
}

/// The reported clause before marked words, where it makes a claim of its own: `the ministry claimed
/// that the outrage showed “…”`. That the outrage shows something is the ministry's claim too.
fn claims_before_marks(
    outline: &Outline<'_, '_>,
    reports: &[Said],
    links: &[Option<Link>],
    elements: &[Option<usize>],
    out: &mut Vec<Quote>,
) {
    for (link, e) in links.iter().zip(elements) {
        let (Some(link), Some(e)) = (link, e) else { continue };
        let Some(said) = link.said.and_then(|r| reports.get(r)).filter(|_| !link.whole) else {
            continue;
        };
        let start = outline.content_start(said, *e);
        let claim = neighbours(reports, said).iter().find(|s| {
            s.lead == start
                && s.tail <= *e
                && outline.only_joints_or_that(s.tail, *e)
                && s.lemma.frame.any(Frame::SHOWS)
                && s.source.as_ref().is_some_and(|s| s.len() > 1)
        });
        if let Some(span) = claim.and_then(|s| stretch(outline, &(start..s.tail))) {
            out.push(reported(outline, said, span, 0, None, reports));
        }
    }
}

/// What rules without learning take for the reported words.
pub(super) fn reach_by_rule(
    outline: &Outline<'_, '_>,
    said: &Said,
    others: &[Said],
) -> Option<(Side, Range<usize>)> {
    let frame = said.lemma.frame;
    let that = outline.class(said.tail) == Class::That;
    let speaks = frame.any(Frame::CLAUSE.or(Frame::OBJECT).or(Frame::LABEL).or(Frame::SHOWS))
        || frame.any(Frame::WEAK) && that;
    if !speaks || said.passive && !that {
        return None;
    }
    let according = said.lemma.text == "according to";
    let range = if according {
        outline.content_of_according_to(said, others)
    } else if frame.any(Frame::CLAUSE) && said.form != Form::Ing && outline.trails(said) {
        outline.content_left(said, others)
    } else {
        outline.content_right(said, others)
    }?;
    // Marks inside belong to other reports; a clause of marks alone is none.
    let words = range
        .clone()
        .filter(|e| {
            matches!(outline.class(*e), Class::Name | Class::Word | Class::Pronoun | Class::Number)
        })
        .count();
    let quotes = range.clone().any(|e| outline.class(e) == Class::Quote);
    let fits =
        outline.is_content(said, &range, that || according) && words > 0 && (!quotes || words >= 4);
    let side = if range.end <= said.cue.start { Side::Left } else { Side::Right };
    fits.then_some((side, range))
}

/// The span of elements, with the marks of those at its end.
pub(super) fn stretch(outline: &Outline<'_, '_>, range: &Range<usize>) -> Option<Span> {
    let mut span = outline.span(range)?;
    if outline.class(range.end - 1) == Class::Quote {
        span.end = span.end.max(outline.stretch_end(range.end - 1));
    }
    let span = span.trimmed(outline.doc.text, |c| is_space(c) || c == ',');
    (!span.is_empty()).then_some(span)
}

/// A quote without marks.
fn reported(
    outline: &Outline<'_, '_>,
    said: &Said,
    span: Span,
    margin: i32,
    relay: Option<usize>,
    reports: &[Said],
) -> Quote {
    let word = outline.span(&said.cue).map_or("", |s| outline.doc.words(s));
    let why = match said.source.as_ref().and_then(|s| outline.span(s)) {
        Some(source) => format!(
            "No quotation marks: “{word}” says that these are the words or thoughts of “{}”, told by the writer.",
            outline.doc.words(source)
        ),
        None => format!(
            "No quotation marks: “{word}” says that somebody else’s words are told by the writer."
        ),
    };
    Quote {
        span,
        outer: span,
        content: span,
        kind: QuoteKind::Indirect,
        parts: vec![span],
        speaker: said.source.as_ref().and_then(|s| speaker(outline, s)),
        cue: cue(outline, said),
        channel: channel::of(outline, Some(said), relay.into_iter(), reports),
        confidence: if margin > 40 { 0.69 } else { 0.45 },
        why,
    }
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
        return (0.35, why.to_owned());
    }
    // The numbers are how often each sort of evidence was right on a thousand news articles.
    let shared = said.is_some_and(|s| s.order == Order::Shared);
    match link.how {
        How::CueBehind => (
            if link.whole { 0.97 } else { 0.83 },
            format!(
                "The words stand between quotation marks, and “{word}” follows with “{name}” as the speaker."
            ),
        ),
        How::CueBefore => (
            match (link.whole, shared) {
                (true, false) => 0.9,
                (true | false, true) => 0.78,
                (false, false) => 0.7,
            },
            format!(
                "“{word}” with “{name}” as the speaker leads to the words between quotation marks."
            ),
        ),
        How::InClause | How::InClauseBehind => (
            if shared { 0.75 } else { 0.84 },
            if word.is_empty() {
                format!("The words before the marks say that these are words of “{name}”.")
            } else {
                format!(
                    "In this sentence “{word}” tells what comes from “{name}”, and the marked words are a part of it."
                )
            },
        ),
        How::AfterColon => {
            (0.57, format!("A colon leads to the marked words, and “{name}” stands before it."))
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
            (0.83, format!("The marked words go on with what “{name}” said just before."))
        }
        How::NamedNext => (
            0.85,
            format!("The next sentence of the paragraph goes on in marks and names “{name}”."),
        ),
        How::Echo => (0.6, format!("The story quotes these words, there from “{name}”.")),
        How::Alone => {
            (0.4, format!("No reporting word is near, but these marks read as words of “{name}”."))
        }
        How::NamedBefore | How::Nobody => (
            if link.whole { 0.35 } else { 0.5 },
            format!("No reporting word is near; “{name}” is the one named just before."),
        ),
    }
}
