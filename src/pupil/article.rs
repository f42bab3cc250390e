//! The article: real headings, paragraphs and captions, with what is drawn on them.
//!
//! Its words never change, so they are drawn by hand, block by block: a block is drawn anew when
//! something on it has changed, and no other.

use super::draw::{Layer, What, runs};
use super::pick::{By, Pick};
use super::{Open, Pupil, say, screen};
use crate::i18n::{message, t};
use crate::view::shared::{follow, live_view, on};
use leptos::prelude::*;
use newsloupe_exercise::score::{Scored, Verdict};
use newsloupe_exercise::{Part, TaskKey, Way};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// A layer with its look.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    layer: Layer,
    class: String,
    badge: String,
}

/// What a part of the article is called.
pub const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Headline => message("Headline"),
        Part::Deck => message("Summary"),
        Part::Heading => message("Heading"),
        Part::Body => message("Paragraph"),
        Part::Caption => message("Picture"),
        Part::Other => message("Beside the story"),
    }
}

/// The letter of a label.
pub fn letter(label: u32) -> String {
    char::from_u32('A' as u32 + label % 26).map(String::from).unwrap_or_default()
}

/// Everything that is drawn now.
fn drawn(pupil: Pupil, open: &Open) -> Vec<Drawn> {
    let step = pupil.step.get();
    let Some(task) = open.exercise.tasks.get(step) else { return Vec::new() };
    let score = pupil.score(step);
    let changing = pupil.mark.get();
    let mut all = Vec::new();
    pupil.work.with(|w| {
        for (i, mark) in w.marks(step).iter().enumerate() {
            let mut class = format!("m l{}", mark.label.unwrap_or(0) % 4);
            let mut badge = match mark.label {
                Some(label) => letter(label),
                None if task.choices.is_empty() => (i + 1).to_string(),
                None => "?".into(),
            };
            if changing == Some(i) {
                class += " changing";
            }
            if let Some(scored) = score.as_ref().and_then(|s| s.of_mark(i)) {
                let tone = say::tone(&scored.verdict);
                class = format!("{class} {}", tone.class());
                badge = format!("{badge} {}", tone.sign());
            }
            all.push(Drawn {
                layer: Layer { words: mark.words, what: What::Mark(i) },
                class,
                badge,
            });
        }
    });
    let plain = |words, what, class: &str, badge: String| Drawn {
        layer: Layer { words, what },
        class: class.to_owned(),
        badge,
    };
    if let Some(score) = score.filter(|_| pupil.done.get())
        && let Some(TaskKey::Marks { units, .. }) =
            pupil.key.get().as_ref().and_then(|k| k.get(step))
    {
        for (i, (unit, scored)) in units.iter().zip(&score.items).enumerate() {
            if scored.verdict == Verdict::Missed {
                let missed = |words| plain(words, What::Missed(i), "missed", "○".into());
                all.extend(unit.must.iter().copied().map(missed));
            }
        }
    }
    let shown = pupil.shown.get();
    for (i, item) in task.items.iter().enumerate() {
        if let Some(words) = item.at.filter(|w| open.text.holds(*w)) {
            let class = if shown == Some(i) { "item shown" } else { "item" };
            let what = if shown == Some(i) { What::Shown } else { What::Item(i) };
            all.push(plain(words, what, class, pupil.number_of(i).to_string()));
        }
    }
    if let Some(pick) = pupil.pick.get().filter(|p| p.by != By::Selection) {
        all.push(plain(pick.words(), What::Pick, "pick", String::new()));
        all.push(plain(
            Pick::at(pick.head, pick.by).words(),
            What::Cursor,
            "cursor",
            String::new(),
        ));
    }
    all
}

/// Draws a block anew.
fn paint(element: &Element, open: &Open, block: usize, drawn: &[&Drawn]) {
    let Some(piece) = open.text.blocks.get(block) else { return };
    let layers: Vec<Layer> = drawn.iter().map(|d| d.layer).collect();
    let look = |what: What| drawn.iter().find(|d| d.layer.what == what);
    element.set_text_content(None);
    let document = document();
    for run in runs(piece, &layers) {
        let mut parent = element.clone();
        for on in run.on {
            let Some(look) = look(on.what) else { continue };
            let tag =
                if matches!(on.what, What::Mark(_) | What::Missed(_)) { "mark" } else { "span" };
            let Ok(inner) = document.create_element(tag) else { return };
            let ends = [if on.first { " first" } else { "" }, if on.last { " last" } else { "" }];
            inner.set_class_name(&format!("{}{}{}", look.class, ends[0], ends[1]));
            if on.first && !look.badge.is_empty() {
                let _ = inner.set_attribute("data-badge", &look.badge);
            }
            if on.what == What::Shown && on.first {
                let _ = inner.set_attribute("tabindex", "-1");
            }
            let _ = parent.append_child(&inner);
            parent = inner;
        }
        let text = document.create_text_node(&piece.text[run.bytes]);
        let _ = parent.append_child(&text);
    }
}

/// Keeps what is drawn as it should be.
fn keep_drawn(pupil: Pupil, open: Arc<Open>) {
    let mut last: Vec<Option<Vec<Drawn>>> = vec![None; open.text.blocks.len()];
    follow(move || {
        let all = drawn(pupil, &open);
        for (number, block) in open.text.blocks.iter().enumerate() {
            let here: Vec<&Drawn> =
                all.iter().filter(|d| block.bytes(d.layer.words).is_some()).collect();
            let same = |old: &Vec<Drawn>| old.iter().eq(here.iter().copied());
            if last[number].as_ref().is_some_and(same) {
                continue;
            }
            if let Some(element) = screen::block(number) {
                paint(&element, &open, number, &here);
                last[number] = Some(here.into_iter().cloned().collect());
            }
        }
        if pupil.pick.get_untracked().is_some_and(|p| p.by == By::Keys) {
            screen::reveal("#text .cursor");
        }
    });
}

/// What is said of the marks that begin in a block, and of what was missed there.
fn notes(pupil: Pupil, open: &Open, block: usize) -> Option<AnyView> {
    let step = pupil.step.get();
    let task = open.exercise.tasks.get(step).filter(|t| t.kind.way() == Way::Mark)?;
    let score = pupil.score(step)?;
    let here = |word: u32| open.text.block_of(word) == block;
    let marks = pupil.work.with(|w| w.marks(step).to_vec());
    let mut notes: Vec<(String, &Scored)> = Vec::new();
    for (i, mark) in marks.iter().enumerate().filter(|(_, m)| here(m.words[0])) {
        let scored = score.of_mark(i)?;
        let badge = mark.label.map_or_else(|| (i + 1).to_string(), letter);
        notes.push((badge, scored));
    }
    if pupil.done.get()
        && let Some(TaskKey::Marks { units, .. }) = pupil.key.get()?.get(step)
    {
        let missed = units.iter().zip(&score.items).filter(|(unit, scored)| {
            scored.verdict == Verdict::Missed && unit.must.first().is_some_and(|w| here(w[0]))
        });
        notes.extend(missed.map(|(_, scored)| ("○".to_owned(), scored)));
    }
    if notes.is_empty() {
        return None;
    }
    let rows = notes.into_iter().map(|(badge, scored)| {
        let tone = say::tone(&scored.verdict);
        view! {
            <li class=tone.class()>
                <b>{format!("{badge} {}", tone.sign())}</b>
                " "
                {say::whole(task, scored)}
            </li>
        }
        .into_any()
    });
    Some(view! { <ul class="notes">{rows.collect::<Vec<_>>()}</ul> }.into_any())
}

/// What a tap on the article does: it takes up a mark, or chooses the first or the last word.
fn tap(pupil: Pupil, open: &Open, event: &Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    let selection = window().get_selection().ok().flatten();
    if pupil.way() != Some(Way::Mark) || selection.is_some_and(|s| !s.is_collapsed()) {
        return;
    }
    let (x, y) = (f64::from(mouse.client_x()), f64::from(mouse.client_y()));
    let Some(word) = screen::word_at(&open.text, x, y) else { return };
    let pick = pupil.pick.get_untracked();
    let waiting = pick.is_some_and(|p| p.by == By::FirstTap);
    let marked = pupil.mark_at(word).filter(|m| !waiting && pupil.mark.get_untracked() != Some(*m));
    if let Some(mark) = marked {
        return pupil.change(mark);
    }
    if !pupil.may_change() {
        return;
    }
    pupil.mark.set(None);
    let next = Pick::tapped(pick, word);
    pupil.pick.set(Some(next));
    pupil.say(pupil.spoken(next.words()));
}

/// The article.
#[component]
pub fn Article() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    let Some(open) = pupil.open.get_untracked() else { return ().into_any() };
    let parts: Vec<AnyView> = (0..open.text.blocks.len())
        .map(|number| {
            let part = open.text.blocks[number].part;
            let run = view! { <span lang="en" data-b=number.to_string()>{open.text.blocks[number].text.clone()}</span> };
            let (class, words) = match part {
                Part::Headline => ("part headline", view! { <h2 dir="auto">{run}</h2> }.into_any()),
                Part::Deck => ("part deck", view! { <p dir="auto">{run}</p> }.into_any()),
                Part::Heading => ("part heading", view! { <h3 dir="auto">{run}</h3> }.into_any()),
                Part::Body => ("part", view! { <p dir="auto">{run}</p> }.into_any()),
                Part::Caption => (
                    "part picture",
                    view! { <figure><figcaption dir="auto"><span class="tag">{t(part_name(part))}</span>{run}</figcaption></figure> }.into_any(),
                ),
                Part::Other => ("part aside", view! { <p dir="auto">{run}</p> }.into_any()),
            };
            let told = open.clone();
            let said = live_view(move || notes(pupil, &told, number));
            view! { <div class=class>{words}{said}</div> }.into_any()
        })
        .collect();
    keep_drawn(pupil, open.clone());
    let hear = move |event: Event| tap(pupil, &open, &event);
    view! {
        <article id="text" aria-label=t("The article") {..on("click", hear)}>
            {parts}
        </article>
    }
    .into_any()
}
