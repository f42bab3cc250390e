//! Compares quotes: the words, their kind, who speaks, which word says so, who relays it.

use crate::compare::{Bench, check, name};
use crate::expect::{Item, Line};
use crate::place::{overlap, shortened, span};
use crate::score::{Check, Score};
use newsloupe::Span;
use newsloupe::quotes::QuoteKind;
use newsloupe::report::Quote;

pub(crate) fn compare(bench: &Bench<'_>, score: &mut Score) -> Result<(), String> {
    let got = &bench.report.quotes;
    let text = bench.text;
    // Pieces already claimed, as (quote, part).
    let mut claimed: Vec<(usize, usize)> = Vec::new();
    let mut next = 0;
    for line in &bench.expected.quotes {
        let words = &line.first().words;
        if line.never {
            let places = bench.places(line, words, false)?;
            let hit =
                got.iter().find(|q| is_speech(q) && places.iter().any(|p| inside(bench, q, *p)));
            let seen = hit.map_or(String::new(), |q| describe(bench, q));
            score.checks.push(check("must not be marked", line, line.first(), hit.is_none(), seen));
            continue;
        }
        let mut parts: Vec<Span> = Vec::new();
        for part in words.split(" // ") {
            let places = bench.places(line, part, false)?;
            let place = *places.iter().find(|p| p.start >= next).unwrap_or(&places[0]);
            next = place.start + 1;
            parts.push(place);
        }
        let place = parts[0].to(parts[parts.len() - 1]);
        next = place.start;
        let family = family(&line.kind.words);
        let hit = find(bench, family, &parts, &claimed);
        let near = got.iter().find(|q| span(q.outer).overlaps(place));
        let seen = near.map_or("nothing".to_owned(), |q| describe(bench, q));
        let layer = match family {
            Family::Said => "words quoted",
            Family::Told => "indirect speech",
            Family::NotSpeech => "marks that are not speech",
        };
        score.checks.push(check(layer, line, line.first(), hit.is_some(), seen.clone()));
        claimed.extend(hit);
        if let Some((quote, _)) = hit
            && parts.len() > 1
        {
            claimed.extend((1..parts.len()).map(|part| (quote, part)));
        }
        let quote = hit.map(|(q, _)| &got[q]);
        let mut push = |mut check: Check| {
            check.implied = hit.is_none();
            score.checks.push(check);
        };
        let kind_right = quote.is_some_and(|q| name(q.kind) == line.kind.words);
        if family != Family::Told {
            push(check("kinds of quotes", line, &line.kind, kind_right, seen.clone()));
        }
        if let Some(item) = line.field(1) {
            speaker(bench, line, item, &parts, quote, &mut push)?;
        }
        if let Some(item) = line.field(2) {
            cue(bench, line, item, &parts, quote, &mut push)?;
        }
        if let Some(item) = line.named("via") {
            let want = bench.places(line, &item.words, true)?;
            let right = quote.is_some_and(|q| {
                q.channel.iter().any(|c| want.iter().any(|w| w.overlaps(span(*c))))
            });
            push(check("who relays", line, &item, right, seen.clone()));
        }
        if let Some(item) = line.named("in") {
            let want = bench.places(line, &item.words, false)?;
            let right = quote.is_some_and(|q| {
                want.iter().any(|w| overlap(text.core(span(q.content)), text.core(*w)) >= 0.7)
            });
            push(check(
                "reported clauses",
                line,
                &item,
                right,
                quote.map_or(seen, |q| text.start(span(q.content))),
            ));
        }
    }
    for (i, quote) in got.iter().enumerate() {
        for part in 0..quote.parts.len().max(1) {
            if !claimed.contains(&(i, part)) {
                let layer = match quote.kind {
                    QuoteKind::Direct | QuoteKind::Partial => "words quoted",
                    QuoteKind::Indirect => "indirect speech",
                    QuoteKind::Scare | QuoteKind::Title => "marks that are not speech",
                };
                score.extras.push((layer, describe(bench, quote)));
                break;
            }
        }
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Said,
    Told,
    NotSpeech,
}

fn family(kind: &str) -> Family {
    match kind {
        "indirect" => Family::Told,
        "scare" | "title" => Family::NotSpeech,
        _ => Family::Said,
    }
}

fn is_speech(quote: &Quote) -> bool {
    !matches!(quote.kind, QuoteKind::Scare | QuoteKind::Title)
}

/// Whether `place` is among the words between marks of a quote, or is what an indirect quote says.
fn inside(bench: &Bench<'_>, quote: &Quote, place: Span) -> bool {
    quote
        .parts
        .iter()
        .chain([&quote.span])
        .any(|p| overlap(bench.text.core(span(*p)), bench.text.core(place)) >= 0.5)
}

/// The quote that has these words: between marks to the letter, indirect speech nearly.
fn find(
    bench: &Bench<'_>,
    family: Family,
    parts: &[Span],
    claimed: &[(usize, usize)],
) -> Option<(usize, usize)> {
    let core = |s: Span| bench.text.core(s);
    let mut best: Option<((usize, usize), f64)> = None;
    for (i, quote) in bench.report.quotes.iter().enumerate() {
        if crate::speech::family(&name(quote.kind)) != family {
            continue;
        }
        let pieces: Vec<Span> = quote.parts.iter().map(|p| core(span(*p))).collect();
        if parts.len() > 1 {
            if pieces.iter().copied().eq(parts.iter().map(|p| core(*p))) {
                return Some((i, 0));
            }
            continue;
        }
        // A stretch that the engine reads as a piece of a longer quote is found as well.
        let whole = (0, core(span(quote.span)));
        for (part, piece) in pieces.iter().copied().enumerate().chain([whole]) {
            let like = if family == Family::Told {
                overlap(piece, core(parts[0]))
            } else {
                f64::from(u8::from(piece == core(parts[0])))
            };
            let free = !claimed.contains(&(i, part));
            if free && like >= 0.7 && best.is_none_or(|(_, b)| like > b) {
                best = Some(((i, part), like));
            }
        }
    }
    best.map(|(hit, _)| hit)
}

/// Whether what a quote has (its speaker, its reporting word) stands where the reader's `words` do,
/// and what it has; `-` expects a quote that has none.
fn stands(
    bench: &Bench<'_>,
    line: &Line,
    words: &str,
    parts: &[Span],
    (quote, got): (Option<&Quote>, Option<Span>),
    none: &str,
) -> Result<(bool, String), String> {
    let seen = got.map_or(none, |place| bench.text.words(place)).to_owned();
    if words == "-" {
        return Ok((quote.is_some() && got.is_none(), seen));
    }
    let want = nearest(bench, line, words, parts)?;
    Ok((got.is_some_and(|place| want.overlaps(place)), seen))
}

fn speaker(
    bench: &Bench<'_>,
    line: &Line,
    item: &Item,
    parts: &[Span],
    quote: Option<&Quote>,
    push: &mut impl FnMut(Check),
) -> Result<(), String> {
    let got = quote.and_then(|q| q.speaker.as_ref());
    let (words, who) = match item.words.split_once(" = ") {
        Some((words, who)) => (words.trim(), Some(who.trim())),
        None => (item.words.as_str(), None),
    };
    let place = got.map(|s| span(s.span));
    let (right, seen) = stands(bench, line, words, parts, (quote, place), "nobody")?;
    let mut shown = check("speakers", line, item, right, seen.clone());
    if words == "-" {
        push(shown);
        return Ok(());
    }
    shown.expected = format!("{words}, for: {}", shortened(&line.first().words, 50));
    push(shown);
    let Some(who) = who else { return Ok(()) };
    let col = item.col + item.words.find(" = ").map_or(0, |i| i + 3) + usize::from(item.missed);
    let (who, missed) = who.strip_prefix('~').map_or((who, false), |w| (w, true));
    let sub = Item { words: who.to_owned(), col, missed };
    let (right, seen) = if who == "?" {
        (got.is_some_and(|s| !s.named), format!("{seen}, named"))
    } else {
        let places = crate::naming::places_of(bench, who)?
            .ok_or_else(|| format!("line {}: no such name: {who}", line.at + 1))?;
        let entity = got.and_then(|s| s.entity).map(|e| &bench.report.entities[e]);
        let is = |m: &usize| {
            let at = span(bench.report.mentions[*m].span);
            places.iter().any(|p| p.overlaps(at))
        };
        (
            entity.is_some_and(|e| e.mentions.iter().any(is)),
            entity.map_or("no entity".to_owned(), |e| e.name.clone()),
        )
    };
    let mut tied = check("speakers tied to names", line, &sub, right, seen);
    tied.expected = format!("{words} = {who}, for: {}", shortened(&line.first().words, 50));
    push(tied);
    Ok(())
}

fn cue(
    bench: &Bench<'_>,
    line: &Line,
    item: &Item,
    parts: &[Span],
    quote: Option<&Quote>,
    push: &mut impl FnMut(Check),
) -> Result<(), String> {
    let got = quote.and_then(|q| q.cue.as_ref());
    let (words, tone) = match item.words.split_once(" (") {
        Some((words, tone)) => (words.trim(), Some(tone.trim_end_matches(')'))),
        None => (item.words.as_str(), None),
    };
    let place = got.map(|c| span(c.span));
    let (right, seen) = stands(bench, line, words, parts, (quote, place), "none")?;
    let right = right && tone.is_none_or(|t| got.is_some_and(|c| name(c.tone) == t));
    let tone = got.map_or(String::new(), |c| format!(" ({})", name(c.tone)));
    let mut shown = check("reporting words", line, item, right, seen + &tone);
    shown.expected = format!("{}, for: {}", item.words, shortened(&line.first().words, 50));
    push(shown);
    Ok(())
}

fn nearest(bench: &Bench<'_>, line: &Line, words: &str, parts: &[Span]) -> Result<Span, String> {
    bench
        .text
        .nearest(words, parts)
        .ok_or_else(|| format!("line {}: not near the quote: {words}", line.at + 1))
}

fn describe(bench: &Bench<'_>, quote: &Quote) -> String {
    let parts: Vec<&str> = quote.parts.iter().map(|p| bench.text.words(span(*p))).collect();
    format!("{}: {}", name(quote.kind), shortened(&parts.join(" // "), 90))
}
