//! Three articles to try the page with.

use super::shared::{on, press};
use crate::app::Desktop;
use crate::i18n::t;
use crate::io::language;
use crate::io::samples::SAMPLES;
use crate::state::failure::Failure;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// A row of samples; pressing one reads it.
#[component]
pub fn Samples(
    /// Takes the text of the sample.
    #[prop(into)]
    take: Callback<String>,
) -> impl IntoView {
    let page = expect_context::<Desktop>();
    let read = move |file: &'static str| {
        spawn_local(async move {
            match language::file(file).await {
                Ok(text) => take.run(text.trim_end().to_owned()),
                Err(_) => page.session.fail(Failure::NotLoaded),
            }
        });
    };
    view! {
        <section class="samples" aria-label=t("Sample articles")>
            <h2>{t("Or try one of these")}</h2>
            <div class="row">
                {SAMPLES
                    .into_iter()
                    .map(|sample| {
                        view! {
                            <button
                                type="button"
                                class="sample"
                                {..on("focus", move |_| page.expect_text())}
                                {..press(move || read(sample.file))}
                            >
                                <span class="manner">{t(sample.manner)}</span>
                                <span class="headline" lang="en">{sample.headline}</span>
                                <span class="shows">{t(sample.shows)}</span>
                            </button>
                        }
                            .into_any()
                    })
                    .collect_view()}
            </div>
            <p class="small">{t("Invented news about invented people.")}</p>
        </section>
    }
}
