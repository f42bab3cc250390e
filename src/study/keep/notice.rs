//! What the reader must know of the keeping: it failed, or another tab was quicker.

use super::{State, open, save};
use crate::dom::focus;
use crate::i18n::t;
use crate::study::Study;
use crate::view::shared::{follow, live_view, press};
use leptos::prelude::*;

/// What is wrong now, with what can be done; nothing while all is well.
#[component]
pub fn Trouble() -> impl IntoView {
    let study = expect_context::<Study>();
    let keep = study.keep;
    // What was pressed goes with the words, at once or when the store has answered.
    let held = StoredValue::new(false);
    let press = move |act: fn(Study)| {
        press(move || {
            held.set_value(true);
            act(study);
        })
    };
    follow(move || {
        keep.state.track();
        if held.get_value() {
            held.set_value(false);
            focus::if_lost(&["dialog[open] .close", "#article mark[tabindex]", "#text"]);
        }
    });
    let said = move || {
        let (words, acts) = match keep.state.get() {
            State::Idle | State::Kept(_) => return None,
            State::Elsewhere => (
                t("This article was changed in another tab. Nothing was overwritten: which version do you want to go on with here?"),
                view! {
                    <button type="button" class="main" {..press(open::take_newer)}>
                        {t("Take the other tab’s")}
                    </button>
                    <button type="button" class="quiet" {..press(save::keep_copy)}>
                        {t("Keep mine as a copy")}
                    </button>
                }
                .into_any(),
            ),
            State::Failed(fault) => (
                fault.words(),
                view! {
                    {fault.may_pass().then(|| view! {
                        <button type="button" class="main" {..press(save::again)}>
                            {t("Try again")}
                        </button>
                    }.into_any())}
                    <button type="button" class="quiet" {..press(|study| study.keep.state.set(State::Idle))}>
                        {t("I understand")}
                    </button>
                }
                .into_any(),
            ),
        };
        Some(
            view! { <div class="trouble"><p>{words}</p><div class="acts">{acts}</div></div> }
                .into_any(),
        )
    };
    view! { <div role="alert">{live_view(said)}</div> }
}

/// The same, over the page; while a dialog is open it stands there.
#[component]
pub fn Notice() -> impl IntoView {
    view! { <div class="keep-notice"><Trouble /></div> }
}
