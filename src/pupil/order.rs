//! Tasks that put items in order, with buttons: up and down.

use super::choose::{shows, told};
use super::{Pupil, screen};
use crate::i18n::{fill, t};
use crate::view::shared::{live_view, on, press};
use leptos::prelude::*;
use newsloupe_exercise::Task;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Moves an item; the focus stays with it.
fn shift(pupil: Pupil, step: usize, items: usize, item: u32, down: bool) {
    if !pupil.may_change() {
        return;
    }
    let place = pupil.work.with_untracked(|w| w.order(step, items).iter().position(|i| *i == item));
    let Some(place) = place else { return };
    let now = pupil.work.try_update(|w| w.shift(step, items, place, down)).flatten();
    let words = pupil
        .of(|o| Some(o.exercise.tasks.get(step)?.items.get(item as usize)?.words.clone()))
        .flatten();
    match now {
        Some(now) => {
            let parts = [
                ("{words}", &*words.unwrap_or_default()),
                ("{n}", &*(now + 1).to_string()),
                ("{of}", &*items.to_string()),
            ];
            pupil.say(fill(t("“{words}” is now number {n} of {of}"), &parts));
            screen::focus_later(format!("#{}-{item}", if down { "down" } else { "up" }));
        }
        None => pupil.say(t("It can go no further.")),
    }
}

fn row(pupil: Pupil, step: usize, task: &Task, item: u32, place: usize) -> AnyView {
    let items = task.items.len();
    let Some(asked) = task.items.get(item as usize) else { return ().into_any() };
    let button = |down: bool, end: bool| {
        let (id, sign, name) = if down {
            (format!("down-{item}"), "↓", t("Move down: {words}"))
        } else {
            (format!("up-{item}"), "↑", t("Move up: {words}"))
        };
        let name = fill(name, &[("{words}", &*asked.words)]);
        let keys = move |event: Event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
            if key == "ArrowUp" || key == "ArrowDown" {
                event.prevent_default();
                shift(pupil, step, items, item, key == "ArrowDown");
            }
        };
        view! {
            <button
                type="button"
                class="edge"
                id=id
                title=name.clone()
                aria-label=name
                aria-disabled=end.then_some("true")
                {..press(move || shift(pupil, step, items, item, down))}
                {..on("keydown", keys)}
            >
                {sign}
            </button>
        }
        .into_any()
    };
    view! {
        <li>
            <span class="moves">{button(false, place == 0)} {button(true, place + 1 == items)}</span>
            <span class="what" lang="en">{asked.words.clone()}</span>
            {asked.at.map(|_| shows(pupil, item as usize))}
            {live_view(move || told(pupil, item as usize))}
        </li>
    }
    .into_any()
}

/// The items in their order.
pub fn items(pupil: Pupil, step: usize, task: &Task) -> AnyView {
    let asked = task.clone();
    let order = live_view(move || {
        let order = pupil.work.with(|w| w.order(step, asked.items.len()));
        let rows =
            order.iter().enumerate().map(|(place, item)| row(pupil, step, &asked, *item, place));
        Some(view! { <ol class="order">{rows.collect::<Vec<_>>()}</ol> }.into_any())
    });
    let items = task.items.len();
    let settle = move || {
        if pupil.may_change() {
            pupil.work.update(|w| {
                w.settle(step, items);
            });
            pupil.say(t("Noted: this is your order."));
            screen::focus_later("#task-title");
        }
    };
    let untouched = live_view(move || {
        let open = pupil.work.with(|w| w.open(step)) > 0 && !pupil.done.get();
        open.then(|| {
            view! { <button type="button" class="quiet" {..press(settle)}>{t("It is right as it stands")}</button> }.into_any()
        })
    });
    view! {
        {order}
        {untouched}
        <super::bar::Undo />
    }
    .into_any()
}
