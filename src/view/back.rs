//! The way back from the text to the row one came from.

use super::shared::{press, when};
use crate::i18n::t;
use crate::state::Session;
use leptos::prelude::*;

/// A small button at the foot of the page, while there is a row to go back to.
#[component]
pub fn Back() -> impl IntoView {
    let session = expect_context::<Session>();
    let go_back = move || {
        session.go_back();
    };
    let button = move || {
        view! {
            <button class="back" type="button" {..press(go_back)}>
                {t("Back to the list")}
                <kbd>"Esc"</kbd>
            </button>
        }
        .into_any()
    };
    when(move || session.has_back.get(), button)
}
