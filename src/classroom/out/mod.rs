//! Giving out: as a link, a file, a package, on paper.

use leptos::prelude::*;

/// The room.
#[component]
pub fn Out() -> impl IntoView {
    view! { <h1>{crate::i18n::t("Give out")}</h1> }
}
