//! A place in the page that the study fills.

use super::shared::{live_words, when};
use crate::i18n::t;
use crate::io::study;
use crate::state::{Session, Study};
use crate::wire::{self, To};
use leptos::html::Div;
use leptos::prelude::*;

/// The room of this name, as soon as the study is there; until then, and if it does not come, a
/// line of words.
#[component]
pub fn Room(
    /// The room's name, as `study::rooms` knows it.
    name: &'static str,
    /// Whether nothing is said while the study is not there.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let session = expect_context::<Session>();
    study::wake(session);
    let place = NodeRef::<Div>::new();
    super::shared::follow(move || {
        let (Study::Here, Some(place)) = (session.study.get(), place.get()) else { return };
        wire::tell(
            To::Study,
            "room",
            &[
                ("name", name.into()),
                ("at", place.into()),
                ("mark", study::number(session.changing.get_untracked())),
            ],
        );
    });
    on_cleanup(move || {
        if let Some(place) = place.get_untracked() {
            wire::tell(To::Study, "leave", &[("at", place.into())]);
        }
    });
    let words = move || match session.study.get() {
        Study::Failed => t(study::UNLOADED),
        _ => t("One moment…"),
    };
    view! {
        <div class="room" node_ref=place></div>
        {when(
            move || !quiet && session.study.get() != Study::Here,
            move || view! { <p class="nothing">{live_words(words)}</p> }.into_any(),
        )}
    }
}
