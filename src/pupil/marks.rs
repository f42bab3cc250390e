//! The list of a pupil's marks, with what is said of each, and of what was missed.

use super::article::letter;
use super::{Pupil, say, screen};
use crate::i18n::{counted, fill, t};
use crate::view::shared::{live_view, press};
use leptos::prelude::*;
use newsloupe_exercise::TaskKey;
use newsloupe_exercise::score::{Scored, Verdict};

/// What is said of a mark.
fn said(pupil: Pupil, scored: &Scored) -> AnyView {
    let Some((_, task)) = pupil.task() else { return ().into_any() };
    let tone = say::tone(&scored.verdict);
    let points = match scored.points {
        0 => String::new(),
        points => format!(" ({})", say::points(points)),
    };
    view! {
        <p class=format!("verdict {}", tone.class())>
            <b aria-hidden="true">{tone.sign()}</b>
            " "
            {say::whole(&task, scored)}
            {points}
        </p>
    }
    .into_any()
}

fn rows(pupil: Pupil) -> Option<AnyView> {
    let (step, task) = pupil.task()?;
    let marks = pupil.work.with(|w| w.marks(step).to_vec());
    let score = pupil.score(step);
    let fixed = pupil.done.get();
    let row = |(i, mark): (usize, &newsloupe_exercise::Mark)| {
        let words = pupil.of(|o| o.text.brief(mark.words)).unwrap_or_default();
        let label = mark.label.and_then(|l| task.choices.get(l as usize)).cloned();
        let badge = mark.label.map_or_else(|| (i + 1).to_string(), letter);
        let named =
            |what: &str| fill(what, &[("{n}", &*(i + 1).to_string()), ("{words}", &*words)]);
        let change = move || {
            pupil.change(i);
            if pupil.listed.get_untracked() {
                screen::focus_later(".sentence [data-first]");
            } else {
                screen::reveal("#text mark.m");
                screen::focus_later(".tools .labels button, .tools .edges button");
            }
        };
        let remove = move || {
            pupil.unmark(i);
            screen::focus_later("#marks-title");
        };
        let tools = (!fixed).then(|| {
            view! {
                <button type="button" class="quiet" aria-label=named(t("Change mark {n}: {words}")) {..press(change)}>{t("Change")}</button>
                <button type="button" class="quiet" aria-label=named(t("Remove mark {n}: {words}")) {..press(remove)}>{t("Remove")}</button>
            }
            .into_any()
        });
        let told = score.as_ref().and_then(|s| s.of_mark(i)).map(|s| said(pupil, s));
        view! {
            <li>
                <p>
                    <b class=format!("badge l{}", mark.label.unwrap_or(0) % 4)>{badge}</b>
                    " "
                    <q lang="en">{words.clone()}</q>
                    {label.map(|l| format!(" – {l}"))}
                </p>
                {told}
                {tools}
            </li>
        }
        .into_any()
    };
    let all: Vec<AnyView> = marks.iter().enumerate().map(row).collect();
    let title = counted(all.len(), t("{n} mark so far"), t("{n} marks so far"));
    Some(
        view! {
            <h3 id="marks-title" tabindex="-1">{title}</h3>
            <ol class="marks">{all}</ol>
            {missed(pupil, step)}
        }
        .into_any(),
    )
}

/// What should have been marked and was not.
fn missed(pupil: Pupil, step: usize) -> Option<AnyView> {
    let score = pupil.score(step).filter(|_| pupil.done.get())?;
    let key = pupil.key.get()?;
    let Some(TaskKey::Marks { units, .. }) = key.get(step) else { return None };
    let all: Vec<AnyView> = units
        .iter()
        .zip(&score.items)
        .filter(|(_, scored)| scored.verdict == Verdict::Missed)
        .map(|(unit, scored)| {
            let words: Vec<String> =
                unit.must.iter().filter_map(|w| pupil.of(|o| o.text.brief(*w))).collect();
            view! {
                <li>
                    <p><b class="badge missed">"○"</b>" "<q lang="en">{words.join(" … ")}</q></p>
                    {said(pupil, scored)}
                </li>
            }
            .into_any()
        })
        .collect();
    if all.is_empty() {
        return None;
    }
    Some(
        view! {
            <h3>{t("Not marked")}</h3>
            <ul class="marks">{all}</ul>
        }
        .into_any(),
    )
}

/// The list.
#[component]
pub fn Marks() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    live_view(move || rows(pupil))
}
