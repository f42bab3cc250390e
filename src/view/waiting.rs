//! Reading only, before the page around has sent an article.

use crate::i18n::t;
use leptos::prelude::*;

/// One calm line.
#[component]
pub fn Waiting() -> impl IntoView {
    view! {
        <div class="waiting">
            <h1 class="lead">{t("Waiting for an article from the page around this one.")}</h1>
            <p>{t("It brings its own marks with it. Nothing is analysed or sent from here.")}</p>
        </div>
    }
}
