//! The tools of correcting, in the page's bar: undo, redo, and how much is corrected.

use super::words;
use crate::i18n::{counted, fill, t};
use crate::study::Study;
use crate::view::shared::{live, live_words, press, when};
use leptos::prelude::*;

/// The room.
#[component]
pub fn Tools() -> impl IntoView {
    let study = expect_context::<Study>();
    // What a press would undo or do again; none where there is nothing.
    let next = move |back: bool| {
        study.work.with(|work| {
            let log = &work.as_ref()?.corrections;
            let step = if back { log.last() } else { log.next() }?;
            Some(words::step(log, step))
        })
    };
    let tool = move |back: bool| {
        let label = move || match (next(back), back) {
            (Some(what), true) => fill(t("Undo: {what}"), &[("{what}", &what)]),
            (Some(what), false) => fill(t("Redo: {what}"), &[("{what}", &what)]),
            (None, true) => t("Undo").to_owned(),
            (None, false) => t("Redo").to_owned(),
        };
        let off = move || if next(back).is_some() { "false" } else { "true" };
        let path = if back {
            "M9 6 4 11l5 5M4 11h10a6 6 0 0 1 0 8h-3"
        } else {
            "m15 6 5 5-5 5M20 11H10a6 6 0 0 0 0 8h3"
        };
        view! {
            <button type="button" class="icon" {..live("aria-label", label)} {..live("title", label)} {..live("aria-disabled", off)} {..press(move || study.step(back))}>
                <svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                    <path d=path></path>
                </svg>
            </button>
        }
        .into_any()
    };
    let count = move || study.work.with(|w| w.as_ref().map_or(0, |w| w.corrections.count()));
    let label = move || match count() {
        0 => t("Correct").to_owned(),
        n => {
            fill(&counted(n, t("{n} correction"), t("{n} corrections")), &[("{n}", &n.to_string())])
        }
    };
    let some = move || study.work.with(|w| w.as_ref().is_some_and(|w| !w.corrections.is_empty()));
    let steps = move || view! { {tool(true)} {tool(false)} }.into_any();
    view! {
        {when(some, steps)}
        <button {..live("class", move || if count() == 0 { "wide" } else { "all" })} type="button" {..press(move || study.dialog.set(Some("corrections".into())))}>
            {live_words(label)}
        </button>
    }
}
