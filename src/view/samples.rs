//! Three articles to try the page with.

use super::shared::{on, press};
use crate::app::Desktop;
use crate::io::samples::SAMPLES;
use leptos::prelude::*;

/// A row of samples; pressing one reads it.
#[component]
pub fn Samples(
    /// Takes the text of the sample.
    #[prop(into)]
    take: Callback<String>,
) -> impl IntoView {
    let page = expect_context::<Desktop>();
    view! {
        <section class="samples" aria-label="Sample articles">
            <h2>"Or try one of these"</h2>
            <div class="row">
                {SAMPLES
                    .into_iter()
                    .map(|sample| {
                        view! {
                            <button
                                type="button"
                                class="sample"
                                {..on("focus", move |_| page.expect_text())}
                                {..press(move || take.run(sample.text.trim_end().to_owned()))}
                            >
                                <span class="manner">{sample.manner}</span>
                                <span class="headline">{sample.headline}</span>
                                <span class="shows">{sample.shows}</span>
                            </button>
                        }
                            .into_any()
                    })
                    .collect_view()}
            </div>
            <p class="small">"Invented news about invented people."</p>
        </section>
    }
}
