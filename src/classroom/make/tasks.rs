//! The tasks: which are asked, how many items each has, and the teacher's own instructions.

use super::{Making, ticked, value, words};
use crate::i18n::{counted, t};
use crate::view::shared::{live_view, live_words, on, when};
use leptos::prelude::*;
use newsloupe_exercise::draft::DraftTask;
use web_sys::Event;

fn row(making: Making, index: usize, task: &DraftTask) -> AnyView {
    let name = words::kind(task.kind);
    let (on_now, given) = (task.on, task.instructions.clone());
    let many = move || {
        let n = making.draft(|d| d.tasks.get(index).map_or(0, |t| t.items.len())).unwrap_or(0);
        if n == 0 {
            t("nothing found").to_owned()
        } else {
            counted(n, t("{n} item"), t("{n} items"))
        }
    };
    let switch = move |event: Event| {
        let to = ticked(&event);
        making.class.change(|d| d.tasks[index].on = to);
    };
    let write = move |event: Event| {
        let said = value(&event);
        making.class.change(|d| said.trim().clone_into(&mut d.tasks[index].instructions));
    };
    let is_on = move || making.draft(|d| d.tasks.get(index).is_some_and(|t| t.on)).unwrap_or(false);
    let own = move || {
        let given = given.clone();
        view! {
            <details>
                <summary>{t("Instructions")}<span class="unseen">" "{name}</span></summary>
                <label class="field">
                    <span>{t("In your own words; where empty, the pupil’s page explains the task.")}</span>
                    <textarea prop:value=given rows="2" maxlength="2000" {..on("change", write)}></textarea>
                </label>
            </details>
        }
        .into_any()
    };
    view! {
        <li>
            <label class="choice">
                <input prop:checked=on_now type="checkbox" {..on("change", switch)} />
                <span>{name}" "<small>{live_words(many)}</small></span>
            </label>
            {when(is_on, own)}
        </li>
    }
    .into_any()
}

/// The list.
#[component]
pub fn Tasks() -> impl IntoView {
    let making = expect_context::<Making>();
    let rows = move || {
        making.class.stamp.track();
        let rows = making.draft_now(|d| {
            d.tasks.iter().enumerate().map(|(i, task)| row(making, i, task)).collect_view()
        });
        Some(view! { <ul class="tasks">{rows}</ul> }.into_any())
    };
    view! {
        <section class="pick" aria-labelledby="tasks">
            <h2 id="tasks">{t("Tasks")}</h2>
            {live_view(rows)}
        </section>
    }
}
