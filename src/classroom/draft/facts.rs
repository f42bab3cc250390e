//! Tasks on what can be held against the text: the headline, the picture credits, the dates.

use super::labels::Label;
use super::{Counted, Proposed, item};
use crate::state::words::short;
use crate::study::see::credit::{Hand, chain};
use crate::study::see::headline::{Match, What, check};
use crate::study::see::time::{Stretch, stretch};
use newsloupe::Span;
use newsloupe_exercise::draft::DraftItem;

/// Do the words of the headline stand in the story?
pub(super) fn headline(counted: &Counted<'_>) -> Proposed {
    let labels = [Label::Stands, Label::OtherVoice, Label::Missing];
    let choices = labels.map(|l| counted.label(l)).into();
    // A name that the story has too is no question; its number or its quoted words are.
    let asked = check(counted.article);
    let asked = asked.into_iter().filter(|t| t.what != What::Name || t.found == Match::None);
    let items = asked.filter_map(|traced| {
        let at = counted.at(traced.here.span)?;
        let (right, why, sure) = match (traced.found, &traced.voices) {
            (Match::None, _) => (2, "The story does not have these words.".to_owned(), 0.7),
            (_, Some((head, story))) => {
                (1, format!("In the story {story} says it; the headline gives it to {head}."), 0.6)
            }
            (Match::Same, None) => (0, "The same words stand in the story.".to_owned(), 0.9),
            (Match::Near, None) => {
                (0, "Most of these words stand close together in the story.".to_owned(), 0.5)
            }
        };
        let mut item = item(vec![at], traced.here.words, vec![right], &why, sure);
        item.may = traced.there.and_then(|w| counted.at(w.span)).into_iter().collect();
        Some(item)
    });
    let items = items.collect();
    (choices, items)
}

/// Find the picture credits and name their links.
pub(super) fn credits(counted: &Counted<'_>) -> Proposed {
    let labels = [Label::Maker, Label::Agency, Label::Distributor, Label::Supplier];
    let choices = labels.map(|l| counted.label(l)).into();
    let article = counted.article;
    let mut items: Vec<DraftItem> = Vec::new();
    for credit in &article.report.credits {
        let Some(span) = article.at(credit.span) else { continue };
        let text = span.of(&article.text);
        let mut from = 0;
        for (hand, name) in chain(article, credit) {
            // In the order of the credit, else anywhere in it.
            let found = text[from..].find(&name).map(|at| from + at).or_else(|| text.find(&name));
            let Some(at) = found else { continue };
            from = at + name.len();
            let start = span.start as usize + at;
            let Some(at) = counted.at(Span::new(start, start + name.len())) else { continue };
            let (right, why) = match hand {
                Hand::Photographer => (0, "took the picture"),
                Hand::Maker => (0, "made the picture or had it made"),
                Hand::Agency => (1, "is an agency that passes the picture on"),
                Hand::Distributor => (2, "hands the picture out in the end"),
                Hand::Supplier => (3, "gave the picture out and has a part in the story"),
                Hand::Handout => continue,
            };
            let why = format!("{name} {why}.");
            items.push(item(vec![at], name, vec![right], &why, credit.confidence));
        }
    }
    (choices, items)
}

/// So many dates are compared; more is no task.
const MOST_DATES: usize = 40;

/// Put the dates in order. A day that stands several times in the same words is asked for once; what
/// has no place on the calendar, or lies within a longer one, not at all.
pub(super) fn dates(counted: &Counted<'_>) -> Proposed {
    let article = counted.article;
    let mut found: Vec<(usize, Stretch)> = Vec::new();
    for (i, date) in article.report.dates.iter().enumerate() {
        let story = article.at(date.span).is_some_and(|s| article.in_story(s));
        let place = date.value.as_deref().and_then(stretch).filter(|_| story);
        let Some(place) = place else { continue };
        let words = article.words(date.span);
        let again = |(o, there): &(usize, Stretch)| {
            *there == place && article.words(article.report.dates[*o].span) == words
        };
        if found.len() < MOST_DATES && !found.iter().any(again) {
            found.push((i, place));
        }
    }
    let mut kept: Vec<(usize, Stretch)> = Vec::new();
    let mut short_first: Vec<_> = found.iter().collect();
    short_first.sort_by_key(|(i, s)| (s.to - s.from, *i));
    for (i, place) in short_first {
        let apart =
            |(_, o): &(usize, Stretch)| *o == *place || o.to <= place.from || place.to <= o.from;
        if kept.iter().all(apart) {
            kept.push((*i, *place));
        }
    }
    let mut places: Vec<i64> = kept.iter().map(|(_, s)| s.from).collect();
    places.sort_unstable();
    places.dedup();
    kept.sort_by_key(|(i, _)| *i);
    let items = kept.into_iter().filter_map(|(i, place)| {
        let date = &article.report.dates[i];
        let at = counted.place(date.span)?;
        let right = places.iter().position(|p| *p == place.from)? as u32;
        let around = article.at(date.span).map_or_else(String::new, |s| article.around(s, 45));
        let words = format!("{}: {}", article.words(date.span), short(&around, 110));
        Some(item(vec![at], words, vec![right], &date.why, date.confidence))
    });
    (Vec::new(), items.collect())
}
