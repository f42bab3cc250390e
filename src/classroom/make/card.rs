//! A card of the review: the words where they stand, what each task's key says of them and why, and
//! what the teacher can change.

use super::cards::{self, Card};
use super::{Making, focus_on, value, words};
use crate::i18n::{fill, t};
use crate::state::words::sure;
use crate::view::shared::{live, live_view, live_words, on, press};
use leptos::prelude::*;
use newsloupe_exercise::draft::{Draft, Place, Review};
use newsloupe_exercise::words::of;
use newsloupe_exercise::{Kind, Way, Words};
use web_sys::Event;

/// So many characters are shown on each side of a card's words.
const AROUND: usize = 130;

/// The words of a card in what stands around them, block by block.
fn context(draft: &Draft, at: &[Words]) -> AnyView {
    let mut views: Vec<AnyView> = Vec::new();
    let mut count = 0;
    for block in &draft.blocks {
        let here = of(&block.text);
        let (from, to) = (count, count + here.len() as u32);
        count = to;
        let mine: Vec<(usize, usize)> = at
            .iter()
            .filter(|w| w[0] < to && from < w[1])
            .filter_map(|w| {
                let first = here.get((w[0].max(from) - from) as usize)?;
                let last = here.get((w[1].min(to) - from) as usize - 1)?;
                Some((first.start, last.end))
            })
            .collect();
        let (Some(first), Some(last)) = (mine.first(), mine.last()) else { continue };
        let text = &block.text;
        let start = text[..first.0].char_indices().rev().nth(AROUND).map_or(0, |(i, _)| i);
        let end = text[last.1..].char_indices().nth(AROUND).map_or(text.len(), |(i, _)| last.1 + i);
        let mut done = start;
        let mut line: Vec<AnyView> = Vec::new();
        if start > 0 {
            line.push("…".into_any());
        }
        for (a, b) in mine {
            line.push(text[done..a.max(done)].to_owned().into_any());
            line.push(view! { <mark class="here">{text[a..b].to_owned()}</mark> }.into_any());
            done = b;
        }
        line.push(text[done..end].to_owned().into_any());
        if end < text.len() {
            line.push("…".into_any());
        }
        views.push(view! { <p>{line}</p> }.into_any());
    }
    views.into_any()
}

/// What can be chosen for an item: its value, its words, whether it holds.
fn choices(draft: &Draft, place: Place) -> Vec<(String, String, bool)> {
    let task = &draft.tasks[place.0];
    let Some(item) = draft.item(place) else { return Vec::new() };
    let right = item.right.first().copied();
    let labels = || {
        let all = task.choices.iter().enumerate();
        all.map(|(i, c)| (i.to_string(), c.clone(), !item.trap && right == Some(i as u32)))
    };
    let none = |said: &str| (String::new(), said.to_owned(), right.is_none() && !item.trap);
    let trap = ("trap".to_owned(), t("looks like it, and is not").to_owned(), item.trap);
    match task.kind.way() {
        Way::Mark if task.choices.is_empty() => {
            vec![("unit".into(), t("to be marked").into(), !item.trap), trap]
        }
        Way::Mark => {
            labels().chain([trap]).chain(right.is_none().then(|| none(t("choose…")))).collect()
        }
        Way::Choose => labels().chain(right.is_none().then(|| none(t("choose…")))).collect(),
        Way::Order => {
            let last = task.items.iter().filter_map(|i| i.right.first()).max().map_or(0, |m| m + 1);
            let place = |p: u32| {
                let said = fill(t("place {n}"), &[("{n}", &(p + 1).to_string())]);
                (p.to_string(), said, right == Some(p))
            };
            (0..=last).map(place).chain(right.is_none().then(|| none(t("choose…")))).collect()
        }
    }
}

fn choose(draft: &mut Draft, place: Place, value: &str) {
    if let Some(item) = draft.item_mut(place) {
        item.trap = value == "trap";
        if let Ok(number) = value.parse() {
            item.right = vec![number];
        }
        if item.review == Review::Dropped {
            item.review = Review::Waiting;
        }
    }
}

/// A name that the article's speakers lack, as a choice of its task; it is right for this item.
fn name_another(making: Making, place: Place) -> AnyView {
    let write = move |event: Event| {
        let name = value(&event).trim().to_owned();
        if name.is_empty() {
            return;
        }
        making.class.change(|draft| {
            let known = draft.tasks[place.0].choices.iter().position(|c| *c == name);
            let at = known.unwrap_or_else(|| {
                draft.tasks[place.0].choices.push(name);
                draft.tasks[place.0].choices.len() - 1
            });
            choose(draft, place, &at.to_string());
        });
        making.class.stamp.update(|s| *s += 1);
        focus_on("card");
    };
    view! {
        <details>
            <summary>{t("Another answer…")}</summary>
            <label class="field">
                <span>{t("It becomes one that pupils can choose.")}</span>
                <input type="text" maxlength="120" {..on("change", write)} />
            </label>
        </details>
    }
    .into_any()
}

/// What one task's key says.
fn row(making: Making, draft: &Draft, place: Place, several: bool) -> AnyView {
    let task = &draft.tasks[place.0];
    let Some(item) = draft.item(place) else { return ().into_any() };
    let name = words::kind(task.kind);
    // The links of a credit are told apart by their names.
    let of = (task.kind == Kind::Credits).then(|| item.words.clone());
    let label = of.unwrap_or_else(|| name.to_owned());
    let all = choices(draft, place);
    let option = |(value, words, holds): (String, String, bool)| {
        view! { <option value=value selected=holds>{words}</option> }.into_any()
    };
    let chosen = move |event: Event| {
        let value = value(&event);
        making.class.change(|d| choose(d, place, &value));
    };
    let out = move || {
        making
            .draft(|d| d.item(place).is_some_and(|i| i.review == Review::Dropped))
            .unwrap_or(false)
    };
    let turn = move || {
        let is_out = making.draft_now(|d| d.item(place).map(|i| i.review)).flatten()
            == Some(Review::Dropped);
        making.class.change(|d| {
            if let Some(item) = d.item_mut(place) {
                item.review = if is_out { Review::Waiting } else { Review::Dropped };
            }
        });
    };
    let leave = several.then(|| {
        let words = move || if out() { t("Ask it") } else { t("Leave out") };
        view! {
            <button type="button" class="quiet" {..press(turn)}>
                {live_words(words)}<span class="unseen">" "{label.clone()}</span>
            </button>
        }
        .into_any()
    });
    let another = (task.kind.way() == Way::Choose).then(|| name_another(making, place));
    // What is called by other words than those that are marked above.
    let called =
        (!several && task.kind.way() != Way::Mark && draft.text_of(item.at[0]) != item.words).then(
            || view! { <p class="small" dir="auto" lang="en">{item.words.clone()}</p> }.into_any(),
        );
    view! {
        <li {..live("class", move || if out() { "asked out" } else { "asked" })}>
            {called}
            <label class="field">
                <span>{label.clone()}</span>
                <select {..on("change", chosen)}>{all.into_iter().map(option).collect_view()}</select>
            </label>
            {leave}
            {another}
        </li>
    }
    .into_any()
}

fn edges(making: Making, card: &Card) -> AnyView {
    let button = |end: bool, outwards: bool| {
        let card = card.clone();
        let go = move || {
            let mut moved = false;
            making.class.change(|d| moved = cards::move_edge(d, &card, end, outwards));
            if !moved {
                making.class.say(t("It can’t move further."));
            }
        };
        let words = match (end, outwards) {
            (false, true) => t("Start one word earlier"),
            (false, false) => t("Start one word later"),
            (true, false) => t("End one word earlier"),
            (true, true) => t("End one word later"),
        };
        let arrow = if end == outwards { "→" } else { "←" };
        view! { <button class="plain" aria-label=words title=words type="button" {..press(go)}>{arrow}</button> }
            .into_any()
    };
    view! {
        <div class="edges" role="group" aria-label=t("Where it starts and ends")>
            <span>{t("Start")}</span>{button(false, true)}{button(false, false)}
            <span>{t("End")}</span>{button(true, false)}{button(true, true)}
        </div>
    }
    .into_any()
}

/// The card, without its buttons. It is drawn anew for other items, not for what changes in them, so
/// that a list of choices keeps the focus.
pub(super) fn body(making: Making, card: &Card) -> AnyView {
    let place = card.place();
    let said = move || {
        making.draft(|d| {
            let card =
                making.cards.with(|all| all.iter().find(|c| c.items.contains(&place)).cloned());
            let mut at: Vec<Words> = Vec::new();
            for item in card?.items.iter().filter_map(|p| d.item(*p)) {
                at.extend(item.at.iter().filter(|w| !at.contains(w)).copied().collect::<Vec<_>>());
            }
            at.sort_unstable();
            Some(context(d, &at))
        })?
    };
    let drawn = making.draft_now(|d| {
        let several = card.items.len() > 1;
        let rows = card.items.iter().map(|p| row(making, d, *p, several)).collect_view();
        let mut whys: Vec<String> = Vec::new();
        for item in card.items.iter().filter_map(|p| d.item(*p)) {
            if !whys.contains(&item.why) {
                whys.push(item.why.clone());
            }
        }
        let whys = whys.into_iter().map(|why| view! { <p lang="en">{why}</p> }).collect_view();
        view! {
            <ul class="asks">{rows}</ul>
            <div class="why"><strong>{t("Why:")}</strong>" "{whys}</div>
        }
        .into_any()
    });
    view! {
        <div class="context" dir="auto" lang="en">{live_view(said)}</div>
        {has_edges(making, card).then(|| edges(making, card))}
        {drawn}
    }
    .into_any()
}

/// Whether a card is about where something starts and ends, and its items stand on the same words: a
/// credit's links do not.
fn has_edges(making: Making, card: &Card) -> bool {
    let fits = |d: &Draft, p: &Place| {
        let kind = d.tasks[p.0].kind;
        let spoken = matches!(kind, Kind::Speakers | Kind::Speech);
        (spoken || kind.way() == Way::Mark)
            && d.item(*p).map(|i| &i.at) == d.item(card.place()).map(|i| &i.at)
    };
    making.draft_now(|d| card.items.iter().all(|p| fits(d, p))).unwrap_or(false)
}

/// A card in a few words: what is kept when it is kept with others.
pub(super) fn brief(draft: &Draft, card: &Card) -> AnyView {
    let answer = |place: &Place| {
        let held = choices(draft, *place).into_iter().find(|(_, _, holds)| *holds);
        held.map(|(_, words, _)| words)
    };
    let answers: Vec<String> = card.items.iter().filter_map(answer).collect();
    let mut named: Vec<&str> = Vec::new();
    for item in card.items.iter().filter_map(|p| draft.item(*p)) {
        if !named.contains(&item.words.as_str()) {
            named.push(&item.words);
        }
    }
    let at = named.join(" · ");
    view! {
        <li>
            <p dir="auto" lang="en">{at}</p>
            <p class="small">{answers.join(" · ")}" · "{sure(card.sure)}</p>
        </li>
    }
    .into_any()
}
