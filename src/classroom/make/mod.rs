//! Making: the article with what is hidden, the tasks, and the review of the key.

use leptos::prelude::*;

/// The room.
#[component]
pub fn Make() -> impl IntoView {
    view! { <h1>{crate::i18n::t("Make")}</h1> }
}
