//! The layers: what is marked, how it looks, how much of it there is.

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
        let press = move |_| {
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
                aria-pressed=move || if on() { "true" } else { "false" }
                on:click=press
            >
                <span class="sign" aria-hidden="true">
                    <span class=format!("look {}", layer.class())>{layer.sign()}</span>
                </span>
                <span class="label">{layer.label()}</span>
                <span class="n">{count}</span>
            </button>
        }
    };
    let hidden = move || session.hidden.with(std::collections::BTreeSet::len);
    view! {
        <div class="layers" role="group" aria-label="What is marked">
            {Layer::ALL.into_iter().map(switch).collect_view()}
        </div>
        <Show when=move || { hidden() > 0 }>
            <p class="hidden-marks">
                {move || crate::state::words::count(hidden(), "mark hidden", "marks hidden")}
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| session.hidden.set(std::collections::BTreeSet::new())
                >
                    "Show again"
                </button>
            </p>
        </Show>
    }
}
