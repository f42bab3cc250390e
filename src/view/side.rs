//! The side of the desk: layers and lists; on a phone a strip at the thumb and a sheet above it.

use super::layers::LayerSwitches;
use super::room::Room;
use super::shared::{live, live_view, live_words, on, press};
use crate::i18n::t;
use crate::state::{Session, Tab};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Layers, and the lists under tabs.
#[component]
pub fn Side() -> impl IntoView {
    let session = expect_context::<Session>();
    let up = move || session.sheet.get();
    view! {
        <aside class="side" class:up=move || session.sheet.get() aria-label=t("What this article is made of")>
            <div class="strip">
                <button
                    type="button"
                    class="handle"
                    aria-controls="panel"
                    {..live("aria-expanded", move || if up() { "true" } else { "false" })}
                    {..press(move || session.sheet.update(|s| *s = !*s))}
                >
                    {live_words(move || if up() { t("Close") } else { t("Lists") })}
                </button>
                <LayerSwitches />
            </div>
            <Panel />
        </aside>
    }
}

/// The lists.
#[component]
fn Panel() -> impl IntoView {
    let session = expect_context::<Session>();
    let tab = move |tab: Tab| {
        let chosen = move || session.tab.get() == tab;
        view! {
            <button
                type="button"
                role="tab"
                id=format!("tab-{}", tab.label())
                aria-controls="list"
                {..live("aria-selected", move || if chosen() { "true" } else { "false" })}
                {..live("tabindex", move || if chosen() { "0" } else { "-1" })}
                {..press(move || session.tab.set(tab))}
            >
                {t(tab.label())}
            </button>
        }
        .into_any()
    };
    let on_key = move |event: Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => Tab::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let here = session.tab.get_untracked();
        let at = Tab::ALL.iter().position(|t| *t == here).unwrap_or(0);
        session.tab.set(Tab::ALL[(at + step) % Tab::ALL.len()]);
        crate::dom::focus::later_at("#panel [role=tab][aria-selected=true]");
    };
    let list = move || {
        let name = session.tab.get().room();
        Some(view! { <Room name /> }.into_any())
    };
    view! {
        <div class="panel" id="panel">
            <div class="tabs" role="tablist" aria-label=t("Lists") {..on("keydown", on_key)}>
                {Tab::ALL.into_iter().map(tab).collect_view()}
            </div>
            <div
                class="list"
                id="list"
                role="tabpanel"
                {..live("aria-labelledby", move || format!("tab-{}", session.tab.get().label()))}
            >
                <h2 class="unseen">{live_words(move || t(session.tab.get().label()))}</h2>
                {live_view(list)}
                <p class="promise">{t("Nothing you paste leaves this browser.")}</p>
            </div>
        </div>
    }
}
