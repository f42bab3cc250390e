//! How words came to the page: the statement, interview or outlet that passes them on.

use super::outline::{Class, Outline};
use super::reports::Said;
use super::sources;
use crate::lexicon::one_of;
use crate::span::Span;

use Class::{Comma, Determiner, Genitive, Hyphen, Name, Number, Poss, Preposition, Time, Word};

/// The channels of a report, innermost first: `in a statement`, `told Fox News`, `The Post reported`.
/// `relays` are the reports that pass it on.
pub(super) fn of(
    outline: &Outline<'_, '_>,
    said: Option<&Said>,
    relays: impl Iterator<Item = usize>,
    reports: &[Said],
) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut push = |span: Option<Span>| {
        if let Some(span) = span
            && !out.contains(&span)
        {
            out.push(span);
        }
    };
    if let Some(said) = said {
        for phrase in media(outline, said) {
            push(outline.span(&phrase));
        }
        // Said to an outlet: an interview with it.
        if let Some(to) = &said.addressee
            && outline.is_outlet(to)
        {
            push(outline.span(to));
        }
    }
    for relay in relays {
        let Some(relay) = reports.get(relay) else { continue };
        for phrase in media(outline, relay) {
            push(outline.span(&phrase));
        }
        push(relay.source.as_ref().and_then(|s| outline.span(s)));
    }
    out
}

/// The media named behind a report: `in a statement`, `based on a readout published on his website`.
fn media(outline: &Outline<'_, '_>, said: &Said) -> Vec<std::ops::Range<usize>> {
    let high = outline.clauses[said.clause].elements.end.min(said.tail + 16);
    let mut out = Vec::new();
    // `In a joint letter, they wrote`
    let low = outline.clauses[said.clause].elements.start;
    if outline.class(low) == Preposition
        && one_of(outline.lower(low), "in on during via at through")
    {
        let mut k = low + 1;
        let mut medium = false;
        while k < said.lead
            && k - low < 9
            && matches!(
                outline.class(k),
                Determiner | Poss | Word | Name | Number | Genitive | Hyphen
            )
        {
            if sources::is_medium(outline.lower(k)) {
                medium = true;
                k += 1;
                // `a post on X`
                if one_of(outline.lower(k), "on to with from")
                    && outline.class(k + 1) == Name
                    && k + 2 <= said.lead
                {
                    k += 1;
                    while k < said.lead && outline.class(k) == Name {
                        k += 1;
                    }
                }
                break;
            }
            k += 1;
        }
        if medium {
            out.push(low + 1..k);
        }
    }
    let mut e = said.tail;
    while e < high {
        match outline.class(e) {
            Preposition => {
                let start = e + 1;
                let mut k = start;
                let mut medium = None;
                while k < high
                    && matches!(
                        outline.class(k),
                        Determiner | Poss | Word | Name | Number | Genitive | Hyphen
                    )
                    && k - start < 7
                {
                    if sources::is_medium(outline.lower(k)) {
                        medium = Some(k);
                    }
                    k += 1;
                }
                if let Some(m) = medium
                    && one_of(outline.lower(e), "in on during via at with to through from")
                {
                    // `a readout published on the leader’s website` is one thing.
                    let mut end = k;
                    if end < high
                        && outline.class(end) == Preposition
                        && one_of(outline.lower(end), "on with to from of")
                        && outline.class(m + 1) != Time
                    {
                        let mut x = end + 1;
                        while x < high
                            && matches!(
                                outline.class(x),
                                Determiner | Poss | Word | Name | Number | Genitive | Hyphen
                            )
                        {
                            x += 1;
                        }
                        if x > end + 1 && outline.class(end + 1) != Time {
                            end = x;
                        }
                    }
                    out.push(start..end);
                    e = end;
                } else {
                    e = k.max(e + 1);
                }
            }
            Comma | Time | Class::Adverb | Number => e += 1,
            // `reported based on a readout`
            Word if one_of(outline.lower(e), "based citing") => e += 1,
            _ => break,
        }
    }
    out
}
