//! All corrections, each with the way to its place and the way back; and how to make one.

use super::model::Correction;
use super::words;
use crate::i18n::t;
use crate::study::Study;
use crate::view::shared::{live_view, press};
use leptos::prelude::*;

/// The room.
#[component]
pub fn List() -> impl IntoView {
    let study = expect_context::<Study>();
    let row = move |(number, correction): (usize, Correction), waits: bool| {
        let said = words::sentence(&correction);
        let go = move || {
            let text = study.work.with_untracked(|w| w.as_ref().map(|w| w.text.clone()));
            if let Some(span) = text.and_then(|text| correction.at.find(&text)) {
                study.go(span.start, span.end);
            }
        };
        let line = if waits {
            view! { <p dir="auto">{said.clone()}</p> }.into_any()
        } else {
            view! { <button type="button" class="way" dir="auto" {..press(go)}>{said.clone()}</button> }.into_any()
        };
        let label = format!("{}: {said}", t("Take back"));
        let back = move || {
            study.take_back(number);
            crate::dom::focus::later_at("dialog.study .close");
        };
        view! {
            <li>
                {line}
                <button aria-label=label type="button" class="quiet" {..press(back)}>{t("Take back")}</button>
            </li>
        }
        .into_any()
    };
    let list = move || {
        let waiting = study.correct.waiting.get();
        let all: Vec<(usize, Correction)> = study.work.with(|w| {
            let log = w.as_ref().map(|w| &w.corrections);
            log.map(|l| l.active().map(|(i, c)| (i, c.clone())).collect()).unwrap_or_default()
        });
        if all.is_empty() {
            return Some(
                view! { <p class="nothing">{t("Nothing is corrected yet.")}</p> }.into_any(),
            );
        }
        let (wait, done): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(i, _)| waiting.contains(i));
        let done = done.into_iter().rev().map(|c| row(c, false)).collect_view();
        let waits = (!wait.is_empty()).then(|| {
            let rows = wait.into_iter().map(|c| row(c, true)).collect_view();
            view! {
                <h3>{t("Waiting")}</h3>
                <p>{t("The words of these are no longer in the text, or no mark stands there. They are kept, and count again when the words come back.")}</p>
                <ul class="corrections">{rows}</ul>
            }
            .into_any()
        });
        Some(view! { <ul class="corrections">{done}</ul> {waits} }.into_any())
    };
    view! {
        <p>{t("Press a mark and choose Change, or select words in the text to mark them. What you correct stays yours: the report of the engine is kept beside it.")}</p>
        <p>
            <button type="button" class="main" {..press(move || study.begin_marking())}>
                {t("Mark words with the keyboard")}
            </button>
        </p>
        {live_view(list)}
    }
}
