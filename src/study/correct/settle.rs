//! Puts a report that was taken apart together again: lists in order of the text, every index right,
//! counts as they now are.

use super::apply::{Bench, each_span};
use crate::state::order::{in_order, numbers};
use newsloupe::offsets::OffsetSpace;
use newsloupe::report::{ReportSpan, Summary};
use newsloupe::{OffsetMap, Report, Span};

/// What is left of a list, in order, and where each old index went.
fn close<T>(slots: Vec<Option<T>>, at: impl Fn(&T) -> ReportSpan) -> (Vec<T>, Vec<Option<usize>>) {
    let mut moved = vec![None; slots.len()];
    let kept: Vec<(usize, T)> =
        slots.into_iter().enumerate().filter_map(|(i, t)| Some((i, t?))).collect();
    let kept = in_order(kept, |(_, t)| {
        let [start, end] = at(t);
        numbers([start, u32::MAX - end, 0])
    });
    let mut list = Vec::with_capacity(kept.len());
    for (old, thing) in kept {
        moved[old] = Some(list.len());
        list.push(thing);
    }
    (list, moved)
}

fn now(moved: &[Option<usize>], old: usize) -> Option<usize> {
    moved.get(old).copied().flatten()
}

/// The report.
pub(super) fn settle(bench: Bench<'_>) -> Report {
    let Bench { text, offsets, mut rest, quotes, mentions, dates, credits, touched } = bench;
    let words = |[start, end]: ReportSpan| text.get(start as usize..end as usize).unwrap_or("");

    (rest.mentions, _) = close(mentions, |m| m.span);
    // Only a report from elsewhere has names that stand for nobody.
    let entities = rest.entities.len();
    rest.mentions.retain(|m| m.entity < entities);
    (rest.quotes, _) = close(quotes, |q| q.outer);
    let (list, date_now) = close(dates, |d| d.span);
    rest.dates = list;
    let (list, credit_now) = close(credits, |c| c.span);
    rest.credits = list;

    // Entities: those that are still named, in order of their first name.
    for entity in &mut rest.entities {
        entity.mentions.clear();
    }
    for (i, mention) in rest.mentions.iter().enumerate() {
        if let Some(entity) = rest.entities.get_mut(mention.entity) {
            entity.mentions.push(i);
        }
    }
    for i in touched {
        let Some(entity) = rest.entities.get_mut(i) else { continue };
        let names =
            || entity.mentions.iter().filter_map(|m| Some(words(rest.mentions.get(*m)?.span)));
        if !names().any(|n| n == entity.name)
            && let Some(longest) = names().max_by_key(|n| n.len())
        {
            entity.name = longest.to_owned();
        }
    }
    let slots: Vec<_> = std::mem::take(&mut rest.entities)
        .into_iter()
        .map(|e| (!e.mentions.is_empty()).then_some(e))
        .collect();
    let (list, entity_now) = close(slots, |e| {
        let first = e.mentions.first().map_or(u32::MAX, |m| *m as u32);
        [first, u32::MAX]
    });
    rest.entities = list;
    for (i, entity) in rest.entities.iter_mut().enumerate() {
        entity.id = i;
    }
    for mention in &mut rest.mentions {
        mention.entity = now(&entity_now, mention.entity).unwrap_or(usize::MAX);
    }

    for (i, quote) in rest.quotes.iter_mut().enumerate() {
        quote.id = i;
        if let Some(speaker) = &mut quote.speaker
            && let Some(old) = speaker.entity
        {
            speaker.entity = now(&entity_now, old);
            speaker.named &= speaker.entity.is_some();
        }
    }
    for picture in &mut rest.pictures {
        if let Some(old) = picture.credit {
            picture.credit = now(&credit_now, old);
            if picture.credit.is_none() {
                "No maker is named.".clone_into(&mut picture.why);
            }
        }
        picture.date = picture.date.and_then(|d| now(&date_now, d));
    }
    rest.pictures.retain(|p| p.credit.is_some() || p.caption.is_some());
    let pictures = std::mem::take(&mut rest.pictures);
    rest.pictures = in_order(pictures, |p| {
        let caption = p.caption.and_then(|b| rest.blocks.get(b)).map(|b| b.span[0]);
        let credit = p.credit.and_then(|c| rest.credits.get(c)).map(|c| c.span[0]);
        numbers([caption.or(credit).unwrap_or(u32::MAX), 0, 0])
    });
    rest.questions.retain_mut(|q| {
        let dates = q.dates.map(|d| now(&date_now, d));
        let [Some(a), Some(b)] = dates else { return false };
        q.dates = [a, b];
        true
    });
    rest.summary = Summary::of(&rest, text);
    if offsets != OffsetSpace::Utf8 {
        let map = OffsetMap::new(text);
        each_span(&mut rest, &mut |s| {
            *s = map.encode(offsets, Span { start: s[0], end: s[1] });
        });
        rest.offsets = offsets;
    }
    rest
}
