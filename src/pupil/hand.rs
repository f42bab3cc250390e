//! Handing in: what is still open, who it is, the checked answers, the code, the file, the print.

use super::keep::Place;
use super::printed::Printed;
use super::unlock::Unlock;
use super::{Pupil, say, scorm, task};
use crate::i18n::{counted, fill1, t};
use crate::study::give::file;
use crate::view::shared::{live_view, live_words, on, press};
use leptos::prelude::*;
use newsloupe_exercise::score::{self, Score};
use newsloupe_exercise::{AskFor, Feedback, KeyIn, Way, code};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

/// How the pupil did in all, whether it is told or not; none without a key.
fn whole(pupil: Pupil) -> Option<Score> {
    let (open, key) = (pupil.open.get()?, pupil.key.get()?);
    Some(pupil.work.with(|w| score::exercise(&open.exercise, &key, &w.answers)))
}

/// The tasks, each with how far it is.
fn tasks(pupil: Pupil) -> Option<AnyView> {
    let open = pupil.open.get()?;
    let row = |(number, asked): (usize, &newsloupe_exercise::Task)| {
        let left = pupil.work.with(|w| w.open(number));
        let state = match asked.kind.way() {
            _ if left == 0 => task::progress(pupil, number, asked),
            Way::Mark => t("nothing marked yet").to_owned(),
            Way::Choose => counted(left, t("{n} still open"), t("{n} still open")),
            Way::Order => t("not yet in order").to_owned(),
        };
        let go = move || pupil.go(number);
        let class = if left > 0 { "open" } else { "" };
        view! {
            <li class=class>
                <button type="button" class="quiet" {..press(go)}>
                    {format!("{}. {}", number + 1, t(say::asked(asked.kind).0))}
                </button>
                <span>{state}</span>
                {task::summary(pupil, number, asked)}
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = open.exercise.tasks.iter().enumerate().map(row).collect();
    let any_open = (0..rows.len()).any(|n| pupil.work.with(|w| w.open(n)) > 0);
    let word = if any_open {
        t("Something is not answered yet. You can go back to it, or hand in as it is.")
    } else {
        t("Everything is answered.")
    };
    let total = whole(pupil).filter(|_| pupil.tells() && pupil.done.get()).map(|score| {
        let words = fill1(
            t("In all: {points}. They count answers, and say nothing about you."),
            "{points}",
            &say::points_of(score.points, score.of),
        );
        view! { <p class="summary">{words}</p> }.into_any()
    });
    Some(view! { <p>{word}</p><ol class="overview">{rows}</ol>{total} }.into_any())
}

/// Checking one's answers, where the settings have it.
fn check(pupil: Pupil) -> Option<AnyView> {
    let feedback = pupil.of(|o| o.exercise.settings.feedback)?;
    if feedback == Feedback::Never || pupil.of(|o| o.exercise.key == KeyIn::Blind)? {
        return Some(view! { <p>{t("Your teacher’s page reads your answers: nothing is checked here.")}</p> }.into_any());
    }
    if pupil.done.get() {
        let again = move || {
            pupil.start_again();
            pupil.go(0);
        };
        return Some(
            view! {
                <p>{t("Your answers are checked and stay as they are. Go back to a task to read what is said of each.")}</p>
                <button type="button" class="quiet" {..press(again)}>{t("Start again with no answers")}</button>
            }
            .into_any(),
        );
    }
    if pupil.key.with(Option::is_none) {
        return None;
    }
    let done = move || {
        pupil.done.set(true);
        pupil.let_go();
        if let Some(score) = untrack(|| whole(pupil)) {
            pupil.say(fill1(
                t("Checked: {points}."),
                "{points}",
                &say::points_of(score.points, score.of),
            ));
        }
        super::screen::focus_later("#task-title");
    };
    Some(
        view! {
            <p>{t("When you check them, your answers stay as they are, so that you hand in what you answered.")}</p>
            <button type="button" id="check" class="main" {..press(done)}>{t("Check my answers")}</button>
        }
        .into_any(),
    )
}

/// The field for the name or number.
fn who(pupil: Pupil) -> AnyView {
    let name = pupil.of(|o| o.exercise.settings.ask_for) == Some(AskFor::Name);
    let (label, advice) = if name {
        (
            t("Your name, as agreed in class"),
            t(
                "It goes into what you hand in, and nowhere else. A number that only your teacher knows would be safer.",
            ),
        )
    } else {
        (
            t("Your number"),
            t("The number that your teacher gave you. Nothing you hand in then says who you are."),
        )
    };
    let hear = move |event: Event| {
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        pupil.name.set(input.map(|i| i.value()).unwrap_or_default());
    };
    view! {
        <label for="who">{label}</label>
        <input id="who" maxlength="40" autocomplete="off" spellcheck="false" aria-describedby="who-advice" prop:value=pupil.name.get_untracked() {..on("input", hear)} />
        <p id="who-advice" class="small">{advice}</p>
    }
    .into_any()
}

fn download(pupil: Pupil) {
    let handed = untrack(|| pupil.handed());
    let value = handed.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    let json =
        value.ok().and_then(|v| js_sys::JSON::stringify(&v).ok()).and_then(|j| j.as_string());
    let title = pupil.of(|o| o.exercise.title.clone()).unwrap_or_default();
    let name = file::name(&format!("{title} {}", handed.pupil), "answers.json");
    if json.and_then(|json| file::save(&json, "application/json", &name)).is_none() {
        pupil.say(t("The file could not be made. Hand in the code instead."));
    }
}

/// The code and the other ways.
fn out(pupil: Pupil) -> AnyView {
    let text = move || code::write(&pupil.handed());
    let copied = RwSignal::new("");
    let copy = move || {
        spawn_local(async move {
            let done = file::copy(&untrack(text)).await;
            let words = if done {
                t("Copied.")
            } else {
                t(
                    "Copying is not allowed here. The code is selected: copy it with the keys or the menu.",
                )
            };
            copied.set(words);
            pupil.say(words);
            if !done && let Some(area) = document().get_element_by_id("code") {
                area.unchecked_into::<HtmlTextAreaElement>().select();
            }
        });
    };
    let select = move |event: Event| {
        if let Some(area) = event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok()) {
            area.select();
        }
    };
    let print = move || {
        let _ = window().print();
    };
    let platform = move || {
        (pupil.place.get() == Place::Platform).then(|| {
            let hand = move || {
                scorm::hand_in(untrack(|| whole(pupil)).as_ref());
                pupil.say(t("Your learning platform has your answers."));
            };
            view! { <button type="button" class="main" {..press(hand)}>{t("Hand in to the learning platform")}</button> }.into_any()
        })
    };
    let ways = move || {
        if pupil.name.with(|n| n.trim().is_empty()) {
            return Some(view! { <p class="small">{t("Write your name or number, and your code stands here.")}</p> }.into_any());
        }
        Some(
            view! {
                <label for="code">{t("Your code")}</label>
                <textarea id="code" readonly prop:value=text rows="4" spellcheck="false" {..on("focus", select)}></textarea>
                <p class="ways-out">
                    <button type="button" class="main" {..press(copy)}>{t("Copy the code")}</button>
                    <button type="button" class="quiet" {..press(move || download(pupil))}>{t("Save as a file")}</button>
                    <button type="button" class="quiet" {..press(print)}>{t("Print")}</button>
                </p>
                <p class="small">{live_words(move || copied.get())}</p>
                <p class="small">{t("Paste the code where your teacher collects it: a form, an e-mail, a chat. All your answers are in it.")}</p>
            }
            .into_any(),
        )
    };
    let named = Memo::new(move |_| pupil.name.with(|n| n.trim().is_empty()));
    view! {
        {live_view(platform)}
        {live_view(move || { named.get(); untrack(ways) })}
    }
    .into_any()
}

/// The page for handing in.
#[component]
pub fn HandIn() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    view! {
        <section class="hand" aria-labelledby="task-title">
            <h2 id="task-title" tabindex="-1">{t("Hand in")}</h2>
            {live_view(move || tasks(pupil))}
            <div class="check">
                <Unlock />
                {live_view(move || check(pupil))}
            </div>
            <div class="out">
                {who(pupil)}
                {out(pupil)}
            </div>
            <p class="onward">
                <button
                    type="button"
                    class="quiet"
                    {..press(move || pupil.go(pupil.step.get_untracked().saturating_sub(1)))}
                >
                    {t("Back")}
                </button>
            </p>
        </section>
        <Printed />
    }
}
