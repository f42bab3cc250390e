//! The field for the word that opens a sealed key.

use super::{Pupil, open};
use crate::i18n::{message, t};
use crate::io::seal::{self, Fault};
use crate::view::shared::{live_view, live_words, on};
use leptos::prelude::*;
use newsloupe_exercise::KeyIn;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

const fn words(fault: Fault) -> &'static str {
    match fault {
        Fault::Insecure => message(
            "The browser opens keys only on pages that came over a safe connection (https) or from a file. Ask your teacher for another way.",
        ),
        Fault::Damaged => {
            message("The key of this exercise is damaged: no word opens it. Tell your teacher.")
        }
        Fault::Word => {
            message("This is not the word. Look at it again: capitals don’t matter, letters do.")
        }
    }
}

/// Opens the key with a word, and says how that went.
fn unlock(pupil: Pupil, word: String, state: RwSignal<&'static str>) {
    let sealed = pupil.of(|o| match &o.exercise.key {
        KeyIn::Sealed(sealed) => Some(sealed.clone()),
        _ => None,
    });
    let Some(sealed) = sealed.flatten() else { return };
    state.set(message("Opening… this takes a moment."));
    spawn_local(async move {
        let opened = seal::open(&sealed, &word).await;
        let key = opened.and_then(|json| {
            pupil.of(|o| open::key(&o.exercise, &json)).flatten().ok_or(Fault::Damaged)
        });
        match key {
            Ok(key) => {
                state.set("");
                pupil.key.set(Some(Arc::new(key)));
                pupil.say(t("The key is open."));
                super::screen::focus_later("#check");
            }
            Err(fault) => {
                state.set(words(fault));
                pupil.say(t(words(fault)));
            }
        }
    });
}

/// The field; nothing where no key is sealed, or where it is open already.
#[component]
pub fn Unlock() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    let state = RwSignal::new("");
    let word = NodeRef::<leptos::html::Input>::new();
    let sealed = pupil.of(|o| matches!(o.exercise.key, KeyIn::Sealed(_))).unwrap_or(false);
    live_view(move || {
        if !sealed || pupil.key.with(Option::is_some) {
            return None;
        }
        let send = move |event: Event| {
            event.prevent_default();
            let written = word.get_untracked().map(|i| i.value()).unwrap_or_default();
            if !written.trim().is_empty() {
                unlock(pupil, written, state);
            }
        };
        Some(
            view! {
                <form class="unlock" {..on("submit", send)}>
                    <label for="word">{t("The word that your teacher gives you at the end")}</label>
                    <input node_ref=word id="word" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="word-state" />
                    <button type="submit" class="main">{t("Unlock")}</button>
                    <p id="word-state" class="unsaid">{live_words(move || t(state.get()))}</p>
                </form>
            }
            .into_any(),
        )
    })
}
