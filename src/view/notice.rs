//! What went wrong, in words, beside the text that is still there.

use super::shared::press;
use crate::i18n::t;
use crate::state::failure::Failure;
use leptos::prelude::*;

/// A failure and what to do about it.
#[component]
pub fn Notice(
    /// What went wrong.
    failure: Failure,
    /// Tries again.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    let may_pass = failure.may_pass();
    view! {
        <div class="notice" role="alert">
            <h2>{failure.title().to_owned()}</h2>
            <p>{failure.advice()}</p>
            {may_pass
                .then(|| {
                    view! {
                        <button type="button" class="quiet" {..press(move || again.run(()))}>
                            {t("Try again")}
                        </button>
                    }
                        .into_any()
                })}
        </div>
    }
}
