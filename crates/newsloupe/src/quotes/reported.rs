//! Reported speech without quotation marks: which reports tell something, and what; and marked
//! words that belong to such a report.

use super::cues::{Form, Frame};
use super::learned::reach::{Side, Site};
use super::link::{How, Link};
use super::outline::{Class, Outline};
use super::reports::Said;
use super::write::{cue, speaker};
use super::{Quote, QuoteKind, Status, channel, status};
use crate::segment::is_space;
use crate::span::Span;
use std::ops::Range;

/// What a report tells.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    /// The report, as an index.
    pub(super) report: usize,
    /// The elements that it reports.
    pub(super) range: Range<usize>,
    /// By how much that is better than nothing, in sixteenths.
    pub(super) margin: i32,
}

/// What each report tells that has no marks of its own, in order of the reports.
pub(super) fn reaches(
    outline: &Outline<'_, '_>,
    reports: &[Said],
    links: &[Option<Link>],
) -> Vec<Reach> {
    let mut told = vec![false; reports.len()];
    for link in links.iter().flatten() {
        for r in link.said.iter().chain(&link.relays) {
            told[*r] = true;
        }
    }
    let mut out = Vec::new();
    for (r, said) in reports.iter().enumerate() {
        // `The report was released`: nobody says so.
        let that = outline.class(said.tail) == Class::That;
        if told[r] || said.passive && said.source.is_none() && !that {
            continue;
        }
        let others = neighbours(reports, said);
        let rule = by_rule(outline, said, others);
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
            // The same words are told once: `an email seen by the Post suggests that`.
            let twin = out.iter().rev().take(4).position(|o: &Reach| o.range == range);
            match twin.map(|k| out.len() - 1 - k) {
                Some(k) if out[k].margin >= margin => {}
                Some(k) => {
                    out.remove(k);
                    out.push(Reach { report: r, range, margin });
                }
                None => out.push(Reach { report: r, range, margin }),
            }
        }
    }
    out
}

/// Gives marked words that no report tells, or only a doubtful one, to the report that they stand in:
/// `Trump said Fox executives were calling “every 15 minutes.”`
pub(super) fn adopt(
    outline: &Outline<'_, '_>,
    reports: &[Said],
    reaches: &[Reach],
    links: &mut [Option<Link>],
    elements: &[Option<usize>],
) {
    for (link, e) in links.iter_mut().zip(elements) {
        let (Some(link), Some(e)) = (link, *e) else { continue };
        if link.whole || !link.relays.is_empty() {
            continue;
        }
        let inner = match link.said.and_then(|r| reports.get(r)) {
            Some(said) => {
                if !matches!(link.how, How::InClause) {
                    continue;
                }
                let others = neighbours(reports, said);
                let side = if e < said.cue.start { Side::Left } else { Side::Right };
                let site = Site { outline, said, others, side, by_rule: None, had_left: false };
                site.best(Some(e)).map_or(0, |best| best.1)
            }
            None if matches!(link.how, How::Alone | How::NamedBefore | How::Nobody) => i32::MIN,
            None => continue,
        };
        // Reports are in order, and so are their reaches: only those near by can hold the mark.
        let c = outline.clauses.partition_point(|c| c.elements.end <= e);
        let own = reaches.partition_point(|r| reports[r.report].clause < c)
            ..reaches.partition_point(|r| reports[r.report].clause <= c);
        let outer = reaches[own]
            .iter()
            .filter(|r| r.range.contains(&e) && reports[r.report].source.is_some())
            .max_by_key(|r| r.margin);
        if let Some(outer) = outer.filter(|o| inner < DOUBTFUL && o.margin > inner) {
            link.said = Some(outer.report);
            link.source.clone_from(&reports[outer.report].source);
            link.how = How::InClause;
        }
    }
}

/// A report whose words are worth less than this may lose them.
const DOUBTFUL: i32 = -16;

/// The reports that no marks tell, as quotes.
pub(super) fn quotes(
    outline: &Outline<'_, '_>,
    reports: &[Said],
    reaches: &[Reach],
    told: &[bool],
    relay_of: &[Option<usize>],
    out: &mut Vec<Quote>,
) {
    let mut relayed = vec![false; reports.len()];
    for relay in relay_of.iter().flatten() {
        relayed[*relay] = true;
    }
    for reach in reaches {
        let r = reach.report;
        if told[r] || relayed[r] {
            continue;
        }
        if let Some(span) = stretch(outline, &reach.range) {
            out.push(quote(outline, &reports[r], span, reach.margin, relay_of[r], reports));
        }
    }
}

/// The reported clause before marked words, where it makes a claim of its own: `the ministry claimed
/// that the outrage showed “…”`. That the outrage shows something is the ministry's claim too.
pub(super) fn claims_before_marks(
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
            out.push(quote(outline, said, span, 0, None, reports));
        }
    }
}

/// What rules without learning take for the reported words.
pub(super) fn by_rule(
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
fn quote(
    outline: &Outline<'_, '_>,
    said: &Said,
    span: Span,
    margin: i32,
    relay: Option<usize>,
    reports: &[Said],
) -> Quote {
    let word = outline.span(&said.cue).map_or("", |s| outline.doc.words(s));
    let mut why = match said.source.as_ref().and_then(|s| outline.span(s)) {
        Some(source) => format!(
            "No quotation marks: “{word}” says that these are the words or thoughts of “{}”, told by the writer.",
            outline.doc.words(source)
        ),
        None => format!(
            "No quotation marks: “{word}” says that somebody else’s words are told by the writer."
        ),
    };
    why.push_str(match status::of(outline, said) {
        Status::Said => "",
        Status::NotSaid => " The text says that this was not said.",
        Status::Supposed => " The text says only that this might be said.",
    });
    Quote {
        span,
        outer: span,
        content: span,
        kind: QuoteKind::Indirect,
        parts: vec![span],
        speaker: said.source.as_ref().and_then(|s| speaker(outline, s)),
        cue: cue(outline, said),
        channel: channel::of(outline, Some(said), relay.into_iter(), reports),
        confidence: if said.source.is_some() { sure(margin) } else { 0.15 },
        why,
    }
}

/// How often words with such a margin were right, on training articles that the weights had not
/// seen: learned on one half, counted on the other.
fn sure(margin: i32) -> f32 {
    const STEPS: [(i32, f32); 9] = [
        (100, 0.91),
        (70, 0.88),
        (60, 0.85),
        (50, 0.8),
        (40, 0.75),
        (30, 0.71),
        (20, 0.61),
        (10, 0.57),
        (0, 0.53),
    ];
    STEPS.iter().find(|(least, _)| margin >= *least).map_or(0.45, |step| step.1)
}

/// The reports of the same clause that stand near this one: a clause that reports a thousand times
/// is no sentence, and to hold each report against all others would take the square of them.
pub(super) fn neighbours<'r>(reports: &'r [Said], said: &Said) -> &'r [Said] {
    const NEAR: usize = 16;
    let own = &reports[super::link::own_reports(reports, said.clause)];
    let at = own.partition_point(|s| s.lead < said.lead);
    &own[at.saturating_sub(NEAR)..own.len().min(at + NEAR)]
}

#[cfg(test)]
mod tests {
    use super::sure;

    #[test]
    fn a_larger_margin_never_makes_less_sure() {
        assert!((-60..140).all(|m| sure(m) <= sure(m + 1)));
        assert!(sure(-30) < 0.5 && sure(120) > 0.9);
    }
}
