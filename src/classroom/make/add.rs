//! Adding an item: words selected in the article, or written as they stand there.

use super::{Making, cards, value, words};
use crate::i18n::{fill1, t};
use crate::state::words::short;
use crate::view::shared::{live_view, on, press};
use leptos::prelude::*;
use newsloupe_exercise::Words;
use web_sys::Event;

fn take(making: Making, task: usize, at: Words) {
    let mut added = None;
    making.class.change(|d| added = cards::add(d, task, at));
    making.picked.set(None);
    if added.is_some() {
        making.together.set(false);
        making.at.set(added);
        making.class.say(t("Added. You can change it below."));
        making.class.stamp.update(|s| *s += 1);
    } else {
        making.class.say(t("The task has these words already."));
    }
}

fn offer(making: Making, at: Words) -> Option<AnyView> {
    let tasks = making.draft(|d| {
        let all = d.tasks.iter().enumerate().filter(|(_, t)| t.on);
        all.map(|(i, task)| (i, task.kind)).collect::<Vec<_>>()
    })?;
    let said = making.draft_now(|d| short(&d.text_of(at), 80))?;
    let button = |(task, kind)| {
        view! {
            <button type="button" class="plain" {..press(move || take(making, task, at))}>{words::kind(kind)}</button>
        }
        .into_any()
    };
    let none = tasks.is_empty().then(|| t("Switch a task on first."));
    Some(
        view! {
            <section class="picked" aria-label=t("Add the selected words to a task")>
                <p>{fill1(t("Add “{words}” to:"), "{words}", &said)}</p>
                <div class="row">
                    {tasks.into_iter().map(button).collect_view()}
                    {none}
                    <button type="button" class="quiet" {..press(move || making.picked.set(None))}>{t("Cancel")}</button>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// The bar, while words are selected.
#[component]
pub fn Add() -> impl IntoView {
    let making = expect_context::<Making>();
    live_view(move || offer(making, making.picked.get()?))
}

/// The way to select words without a pointer: writing them.
#[component]
pub fn Seek() -> impl IntoView {
    let making = expect_context::<Making>();
    let search = move |event: Event| {
        let sought = value(&event);
        if sought.trim().is_empty() {
            return;
        }
        let found = making.draft_now(|d| cards::find(d, &sought)).flatten();
        if found.is_none() {
            making.class.say(t("The article does not have these words in a row."));
        }
        making.picked.set(found);
    };
    view! {
        <details>
            <summary>{t("Add words without selecting them")}</summary>
            <label class="field">
                <span>{t("The words as they stand in the article, then Enter")}</span>
                <input type="text" {..on("change", search)} />
            </label>
        </details>
    }
}
