//! Where the pictures come from.

use super::shared::press;
use super::way::into;
use crate::i18n::t;
use crate::state::Session;
use crate::state::article::Article;
use crate::state::rows::{Picture, pictures};
use leptos::prelude::*;
use std::sync::Arc;

/// The pictures of an article.
#[component]
pub fn Pictures(
    /// The article.
    article: Arc<Article>,
) -> impl IntoView {
    let rows = pictures(&article);
    let empty = rows.is_empty();
    view! {
        {empty.then(|| view! { <p class="nothing">{t("No captions and no credits found.")}</p> }.into_any())}
        {rows.into_iter().map(|picture| view! { <PictureRow picture /> }.into_any()).collect_view()}
    }
}

/// A picture: maker, chain, caption.
#[component]
fn PictureRow(
    /// The picture.
    picture: Picture,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let Picture { creator, chain, handout, caption, mark } = picture;
    let stated = creator.is_some();
    let who = creator.unwrap_or_else(|| t("Maker not stated").to_owned());
    let chain_view = (chain.len() > 1 || !stated && !chain.is_empty()).then(|| {
        let links = chain.into_iter().map(|link| view! { <li dir="auto">{link}</li> }.into_any());
        view! { <ol class="chain" aria-label=t("From maker to distributor")>{links.collect_view()}</ol> }
            .into_any()
    });
    view! {
        <section class="picture-row" class:missing=!stated>
            <h3 dir="auto">{who}</h3>
            {chain_view}
            {handout
                .then(|| {
                    view! { <p class="handout">{t("Handout: supplied by somebody with a part in the story")}</p> }
                        .into_any()
                })}
            {caption.map(|caption| view! { <p class="about" dir="auto">{caption}</p> }.into_any())}
            {match mark {
                Some(mark) => {
                    view! {
                        <button type="button" class="way" {..press(move || into(session, mark))}>
                            {t("Show the credit")}
                        </button>
                    }
                        .into_any()
                }
                None => view! { <p class="unsaid">{t("No credit under this picture")}</p> }.into_any(),
            }}
        </section>
    }
}
