//! Says aloud what changed.

use super::shared::live_words;
use crate::state::Session;
use leptos::prelude::*;

/// A polite live region. It is doubled and takes turns, so that the same words are said again.
#[component]
pub fn Announcer() -> impl IntoView {
    let session = expect_context::<Session>();
    let turn = Memo::new(move |turn: Option<&(bool, String)>| {
        (turn.is_some_and(|(side, _)| !side), session.said.get())
    });
    let words = move |side: bool| {
        live_words(move || turn.with(|(t, w)| if *t == side { w.clone() } else { String::new() }))
    };
    view! {
        <div class="unseen" role="status" aria-live="polite">
            <p>{words(false)}</p>
            <p>{words(true)}</p>
        </div>
    }
}
