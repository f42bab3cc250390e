//! The layers: what is marked, how it looks, how much of it there is.

use super::shared::{live, live_words, press, when};
use crate::i18n::{counted, number, t};
use crate::state::Session;
use crate::state::mark::Layer;
use crate::state::rows::layer_count;
use leptos::prelude::*;

/// A switch for each layer, with its look and its count.
#[component]
pub fn LayerSwitches() -> impl IntoView {
    let session = expect_context::<Session>();
    let switch = move |layer: Layer| {
        let count =
            move || session.article.with(|a| a.as_ref().map_or(0, |a| layer_count(a, layer)));
        let on = move || session.layers.get().has(layer);
        let switch = move || {
            session.layers.update(|set| *set = set.toggled(layer));
            let open = session.card.get_untracked();
            if open.is_some_and(|m| !session.is_shown(m)) {
                session.card.set(None);
            }
        };
        view! {
            <button
                type="button"
                class="layer"
                class:none=move || count() == 0
                {..live("aria-pressed", move || if on() { "true" } else { "false" })}
                {..press(switch)}
            >
                <span class="sign" aria-hidden="true">
                    <span class=format!("look {}", layer.class())>{layer.sign()}</span>
                </span>
                <span class="label">{t(layer.label())}</span>
                <span class="n">{live_words(move || number(count()))}</span>
            </button>
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
            {Layer::ALL.into_iter().map(switch).collect_view()}
        </div>
        {when(move || { hidden() > 0 }, hidden_marks)}
    }
}
