//! The way back from the text to the row one came from.

use crate::state::Session;
use leptos::prelude::*;

/// A small button at the foot of the page, while there is a row to go back to.
#[component]
pub fn Back() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Show when=move || session.has_back.get()>
            <button class="back" type="button" on:click=move |_| {
                session.go_back();
            }>
                "Back to the list"
                <kbd>"Esc"</kbd>
            </button>
        </Show>
    }
}
