//! Tasks that are answered by a choice for each item.

use super::list::value;
use super::{Pupil, say, screen};
use crate::i18n::{fill1, t};
use crate::view::shared::{flag, live_view, on, press};
use leptos::prelude::*;
use newsloupe_exercise::Task;
use web_sys::Event;

/// More choices than this stand in a select.
const MOST_BUTTONS: usize = 6;

/// Shows an item in the text.
pub fn shows(pupil: Pupil, item: usize) -> AnyView {
    let show = move || {
        pupil.shown.set(Some(item));
        screen::focus_later("#text .shown");
    };
    let name = fill1(
        t("Show in the text: number {n}"),
        "{n}",
        &untrack(|| pupil.number_of(item)).to_string(),
    );
    view! {
        <button class="quiet" id=format!("show-{item}") aria-label=name type="button" {..press(show)}>
            {t("Show in the text")}
        </button>
    }
    .into_any()
}

/// What is said of an item's answer.
pub fn told(pupil: Pupil, item: usize) -> Option<AnyView> {
    let (step, task) = pupil.task()?;
    let score = pupil.score(step)?;
    let scored = score.items.get(item)?;
    if scored.verdict == newsloupe_exercise::score::Verdict::Open && !pupil.done.get() {
        return None;
    }
    let tone = say::tone(&scored.verdict);
    Some(
        view! {
            <p class=format!("verdict {}", tone.class())>
                <b aria-hidden="true">{tone.sign()}</b>
                " "
                {say::whole(&task, scored)}
            </p>
        }
        .into_any(),
    )
}

fn radios(pupil: Pupil, step: usize, item: usize, choices: &[String]) -> AnyView {
    let one = |(i, words): (usize, &String)| {
        let number = i as u32;
        let holds = move || pupil.work.with(|w| w.choice(step, item) == Some(number));
        let name = format!("item-{step}-{item}");
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name
                    prop:checked=holds
                    prop:disabled=pupil.done.get_untracked()
                    {..on("change", move |_| pupil.choose(item, Some(number)))}
                />
                <span>{words.clone()}</span>
            </label>
        }
        .into_any()
    };
    let all: Vec<AnyView> = choices.iter().enumerate().map(one).collect();
    view! { <div class="choices">{all}</div> }.into_any()
}

fn select(pupil: Pupil, step: usize, item: usize, choices: &[String]) -> AnyView {
    let options: Vec<AnyView> = choices
        .iter()
        .enumerate()
        .map(|(i, words)| view! { <option value=i.to_string()>{words.clone()}</option> }.into_any())
        .collect();
    let now = move || {
        let choice = pupil.work.with(|w| w.choice(step, item));
        choice.map(|c| c.to_string()).unwrap_or_default()
    };
    let hear = move |event: Event| pupil.choose(item, value(&event));
    view! {
        <select aria-label=t("Your answer") prop:value=now prop:disabled=pupil.done.get_untracked() {..on("change", hear)}>
            <option value="">{t("Choose…")}</option>
            {options}
        </select>
    }
    .into_any()
}

/// The items of a task.
pub fn items(pupil: Pupil, step: usize, task: &Task) -> AnyView {
    let one = |(item, asked): (usize, &newsloupe_exercise::Item)| {
        let open = move || pupil.work.with(|w| w.choice(step, item).is_none());
        let answer = if task.choices.len() > MOST_BUTTONS {
            select(pupil, step, item, &task.choices)
        } else {
            radios(pupil, step, item, &task.choices)
        };
        view! {
            <fieldset class="item" id=format!("item-{item}") {..flag("data-open", open)}>
                <legend>
                    <b>{format!("{}.", item + 1)}</b>
                    " "
                    <span lang="en">{asked.words.clone()}</span>
                </legend>
                {answer}
                {asked.at.map(|_| shows(pupil, item))}
                {live_view(move || told(pupil, item))}
            </fieldset>
        }
        .into_any()
    };
    let all: Vec<AnyView> = task.items.iter().enumerate().map(one).collect();
    view! {
        {all}
        <super::bar::Undo />
    }
    .into_any()
}
