//! What the reader must know of the keeping: it failed, or another tab was quicker.

use super::{State, open, save};
use crate::i18n::t;
use crate::study::Study;
use crate::view::shared::{live_view, press};
use leptos::prelude::*;

/// What is wrong now, with what can be done; nothing while all is well.
#[component]
pub fn Trouble() -> impl IntoView {
    let study = expect_context::<Study>();
    let keep = study.keep;
    let said = move || {
        let (words, acts) = match keep.state.get() {
            State::Idle | State::Kept(_) => return None,
            State::Elsewhere => (
                t("This article was changed in another tab. Nothing was overwritten: which version do you want to go on with here?"),
                view! {
                    <button type="button" class="main" {..press(move || open::take_newer(study))}>
                        {t("Take the other tab’s")}
                    </button>
                    <button type="button" class="quiet" {..press(move || save::keep_copy(study))}>
                        {t("Keep mine as a copy")}
                    </button>
                }
                .into_any(),
            ),
            State::Failed(fault) => (
                fault.words(),
                view! {
                    {fault.may_pass().then(|| view! {
                        <button type="button" class="main" {..press(move || save::again(study))}>
                            {t("Try again")}
                        </button>
                    }.into_any())}
                    <button type="button" class="quiet" {..press(move || keep.state.set(State::Idle))}>
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
