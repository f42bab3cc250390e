//! The layers: what is marked, how it looks, how much of it there is.

use super::reader::{show_layers, switch};
use super::shared::{live, live_words, on as on_event, press, when};
use crate::i18n::{counted, fill1, number, t};
use crate::state::Session;
use crate::state::mark::{Layer, Layers};
use crate::state::rows::layer_count;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

const fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// A switch for each layer, with its look and its count, and a button that shows it alone: pressed
/// again, that brings back what was shown before.
#[component]
pub fn LayerSwitches() -> impl IntoView {
    let session = expect_context::<Session>();
    // What was shown before one layer stood alone.
    let before = StoredValue::new(Layers::default());
    let alone = move |layer| session.layers.get() == Layers::only(layer);
    let solo = move |layer: Layer| {
        let only = Layers::only(layer);
        if session.layers.get_untracked() == only {
            return show_layers(session, before.get_value());
        }
        before.set_value(session.layers.get_untracked());
        show_layers(session, only);
        session.said.set(fill1(t("Only {layer} shown."), "{layer}", t(layer.label())));
    };
    let row = move |layer: Layer| {
        let count =
            move || session.article.with(|a| a.as_ref().map_or(0, |a| layer_count(a, layer)));
        let on = move || session.layers.get().has(layer);
        let pressed = move |event: Event| {
            if event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::alt_key) {
                solo(layer);
            } else {
                switch(session, layer);
            }
        };
        let only = fill1(t("Only {layer}"), "{layer}", t(layer.label()));
        view! {
            <div class="layer-row">
                <button
                    type="button"
                    class="layer"
                    class:none=move || count() == 0
                    {..live("aria-pressed", move || truth(on()))}
                    {..on_event("click", pressed)}
                >
                    <span class="sign" aria-hidden="true">
                        <span class=format!("look {}", layer.class())>{layer.sign()}</span>
                    </span>
                    <span class="label">{t(layer.label())}</span>
                    <span class="n">{live_words(move || number(count()))}</span>
                </button>
                <button
                    type="button"
                    title=only.clone()
                    aria-label=only
                    class="only"
                    {..live("aria-pressed", move || truth(alone(layer)))}
                    {..press(move || solo(layer))}
                >
                    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"></circle>
                        <circle cx="8" cy="8" r="2.6" fill="currentColor"></circle>
                    </svg>
                </button>
            </div>
        }
        .into_any()
    };
    let hidden = move || session.hidden.with(std::collections::BTreeSet::len);
    let show_again = move || session.hidden.set(std::collections::BTreeSet::new());
    let hidden_marks = move || {
        view! {
            <p class="hidden-marks">
                {live_words(move || counted(hidden(), t("{n} mark hidden"), t("{n} marks hidden")))}
                <button type="button" class="quiet" {..press(show_again)}>{t("Show again")}</button>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="layers" role="group" aria-label=t("What is marked")>
            {Layer::ALL.into_iter().map(row).collect_view()}
        </div>
        {when(move || { hidden() > 0 }, hidden_marks)}
    }
}
