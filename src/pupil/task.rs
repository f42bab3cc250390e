//! What a task asks, and the place where it is answered.

use super::marks::Marks;
use super::{Pupil, choose, order, say};
use crate::i18n::{counted, fill, t};
use crate::view::shared::{live, live_view, press};
use leptos::prelude::*;
use newsloupe_exercise::{Task, Way};

/// Lines of a teacher's text as paragraphs.
pub fn paragraphs(text: &str) -> AnyView {
    let lines = text.lines().filter(|l| !l.trim().is_empty());
    lines
        .map(|l| view! { <p dir="auto">{l.to_owned()}</p> }.into_any())
        .collect::<Vec<_>>()
        .into_any()
}

/// How far the pupil is with a task.
pub fn progress(pupil: Pupil, number: usize, task: &Task) -> String {
    let open = pupil.work.with(|w| w.open(number));
    match task.kind.way() {
        Way::Mark => {
            let marks = pupil.work.with(|w| w.marks(number).len());
            counted(marks, t("{n} mark"), t("{n} marks"))
        }
        Way::Choose => {
            let all = task.items.len();
            let parts = [("{n}", &*(all - open.min(all)).to_string()), ("{of}", &*all.to_string())];
            fill(t("{n} of {of} answered"), &parts)
        }
        Way::Order if open > 0 => t("not yet in order").to_owned(),
        Way::Order => t("in order").to_owned(),
    }
}

/// How the pupil did in a task, in numbers.
pub fn summary(pupil: Pupil, number: usize, task: &Task) -> Option<AnyView> {
    let score = pupil.score(number)?;
    if score.of == 0 {
        return None;
    }
    let counts = say::counts(task, &score);
    let points = pupil.done.get().then(|| format!(" · {}", say::points_of(score.points, score.of)));
    Some(view! { <p class="summary">{counts}{points}</p> }.into_any())
}

/// In the text, or as a list.
fn ways(pupil: Pupil) -> AnyView {
    let way = |listed: bool, words: &'static str| {
        let choose = move || {
            pupil.let_go();
            pupil.listed.set(listed);
        };
        let pressed = move || (pupil.listed.get() == listed).to_string();
        view! {
            <button type="button" {..live("aria-pressed", pressed)} {..press(choose)}>{words}</button>
        }
        .into_any()
    };
    view! {
        <div class="ways" role="group" aria-label=t("How to mark")>
            {way(false, t("In the text"))}
            {way(true, t("In a list of sentences"))}
        </div>
    }
    .into_any()
}

/// The task at hand.
fn panel(pupil: Pupil) -> Option<AnyView> {
    let (number, task) = pupil.task()?;
    let (title, asked) = say::asked(task.kind);
    let own = task.instructions.clone();
    let instructions = if own.trim().is_empty() {
        view! { <p>{t(asked)}</p> }.into_any()
    } else {
        paragraphs(&own)
    };
    let welcome = pupil.of(|o| o.exercise.welcome.clone()).filter(|_| number == 0);
    let count = pupil.of(|o| o.exercise.tasks.len()).unwrap_or(0);
    let way = task.kind.way();
    let marking = way == Way::Mark;
    let help = (marking && !pupil.done.get()).then(|| {
        view! {
            <p class="small">{t("Select words with the mouse or your finger, or tap the first word and then the last, or move the word cursor with the keys. Then press the button. A tap on a mark takes it up again.")}</p>
            {ways(pupil)}
        }
        .into_any()
    });
    let answers = match way {
        Way::Mark => view! { <Marks /> }.into_any(),
        Way::Choose => choose::items(pupil, number, &task),
        Way::Order => order::items(pupil, number, &task),
    };
    let asked = task.clone();
    let state = live_view(move || {
        // The list of marks counts them itself.
        (!marking).then(|| {
            view! { <p class="small state">{progress(pupil, number, &asked)}</p> }.into_any()
        })
    });
    let judged = live_view(move || summary(pupil, number, &task));
    let back = (number > 0).then(|| {
        view! { <button type="button" class="quiet" {..press(move || pupil.go(number - 1))}>{t("Back")}</button> }.into_any()
    });
    let next = if number + 1 < count { t("Next task") } else { t("To handing in") };
    Some(
        view! {
            <div class="welcome">{welcome.map(|w| paragraphs(&w))}</div>
            <h2 id="task-title" tabindex="-1">{t(title)}</h2>
            <div class="asked">{instructions}</div>
            {help}
            {state}
            {judged}
            <div class="answers">{answers}</div>
            <p class="onward">
                {back}
                <button type="button" class="main" {..press(move || pupil.go(number + 1))}>{next}</button>
            </p>
        }
        .into_any(),
    )
}

/// The task at hand, drawn anew when another one is, or when the answers are checked.
#[component]
pub fn TaskPanel() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    live_view(move || panel(pupil))
}
