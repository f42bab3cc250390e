//! The class: what was handed in, and how it was done.

use leptos::prelude::*;

/// The room.
#[component]
pub fn Collect() -> impl IntoView {
    view! { <h1>{crate::i18n::t("Class")}</h1> }
}
