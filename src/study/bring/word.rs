//! One line at the foot of the window: something that happened, and what can be done about it.

use crate::i18n::t;
use crate::study::Study;
use crate::view::shared::{live_view, press};
use leptos::prelude::*;
use std::sync::Arc;

type Act = Arc<dyn Fn() + Send + Sync>;

/// The words, and what can be done.
#[derive(Clone)]
pub struct Word {
    words: String,
    act: Option<(&'static str, Act)>,
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl Word {
    /// Words alone.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), act: None }
    }

    /// With a button of this name.
    #[must_use]
    pub fn with(mut self, name: &'static str, act: impl Fn() + Send + Sync + 'static) -> Self {
        self.act = Some((name, Arc::new(act)));
        self
    }
}

/// The line. It stays until it is closed or another takes its place: nobody has to hurry.
#[component]
pub fn WordLine() -> impl IntoView {
    let study = expect_context::<Study>();
    let close = move || {
        study.word.set(None);
        crate::dom::focus::if_lost(&["#article mark[tabindex]", "#text"]);
    };
    let line = move || {
        let Word { words, act } = study.word.get()?;
        let act = act.map(|(name, act)| {
            view! { <button type="button" class="quiet" {..press(move || act())}>{name}</button> }.into_any()
        });
        Some(
            view! {
                <p>{words}</p>
                {act}
                <button type="button" class="close" aria-label=t("Close") {..press(close)}>
                    "×"
                </button>
            }
            .into_any(),
        )
    };
    view! { <div class="word" role="status">{live_view(line)}</div> }
}
