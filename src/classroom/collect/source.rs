//! What a class is scored by: the exercise that is being made, or one from a teacher's file.

use super::{Collecting, Gathered};
use crate::classroom::Classroom;
use crate::i18n::{fill, message, t};
use crate::io::seal;
use crate::pupil::open;
use crate::view::shared::{live_view, on, press};
use leptos::prelude::*;
use newsloupe_exercise::draft::Draft;
use newsloupe_exercise::{Exercise, Key, KeyIn};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// An exercise with its key.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    pub(super) exercise: Exercise,
    pub(super) key: Key,
    /// The file that it came from; empty where it is being made here.
    pub(super) file: String,
}

impl Source {
    /// Of what is being made, if anything in it can be scored.
    pub(super) fn of_draft(draft: &Draft) -> Option<Self> {
        let (exercise, key) = draft.given();
        (!exercise.tasks.is_empty()).then_some(Self { exercise, key, file: String::new() })
    }
}

/// Takes up an exercise from a file; what is to be said.
pub(super) fn take(gathered: Gathered, mut exercise: Exercise, file: &str) -> &'static str {
    match std::mem::replace(&mut exercise.key, KeyIn::Blind) {
        KeyIn::Open(key) => {
            gathered.sealed.set(None);
            gathered.source.set(Some(Source { exercise, key, file: file.to_owned() }));
            message("The exercise and its key are open.")
        }
        key @ KeyIn::Sealed(_) => {
            gathered.sealed.set(Some(Exercise { key, ..exercise }));
            message("The key in this file is sealed: write its word.")
        }
        KeyIn::Blind => message(
            "This is the pupils’ exercise, without its key. Open the teacher’s file that you saved when you gave it out.",
        ),
    }
}

fn unseal(class: Classroom, gathered: Gathered) {
    let field = document()
        .get_element_by_id("key-word")
        .and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
    let word = field.map(|f| f.value()).unwrap_or_default();
    let Some(exercise) = gathered.sealed.get_untracked() else { return };
    let KeyIn::Sealed(sealed) = &exercise.key else { return };
    let sealed = sealed.clone();
    class.say(t("One moment …"));
    spawn_local(async move {
        let said = match seal::open(&sealed, &word).await {
            Ok(json) => match open::key(&exercise, &json) {
                Some(key) => {
                    gathered.sealed.set(None);
                    gathered.source.set(Some(Source { exercise, key, file: String::new() }));
                    message("The exercise and its key are open.")
                }
                None => message("This key does not fit its exercise."),
            },
            Err(seal::Fault::Word) => message("That is another word. Try again."),
            Err(seal::Fault::Damaged) => message("This seal is damaged."),
            Err(seal::Fault::Insecure) => message(
                "The browser opens no seal on a page that came over an unsafe connection. Open Newsloupe by https.",
            ),
        };
        class.say(t(said));
    });
}

/// Which exercise the class is scored by.
pub(super) fn view(room: Collecting) -> AnyView {
    let (class, gathered) = (room.class, room.gathered);
    let sealed = move || {
        gathered.sealed.with(Option::is_some).then(|| {
            let key = move |event: web_sys::Event| {
                if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|e| e.key() == "Enter") {
                    unseal(class, gathered);
                }
            };
            view! {
                <div class="word">
                    <label for="key-word">{t("The word that opens the key")}</label>
                    <div class="link">
                        <input id="key-word" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" {..on("keydown", key)}/>
                        <button type="button" class="main" {..press(move || unseal(class, gathered))}>{t("Open the key")}</button>
                    </div>
                </div>
            }
            .into_any()
        })
    };
    let which = move || {
        Some(match room.source.get() {
            None => view! {
                <p class="lead">{t("Bring in the teacher’s file of the exercise first, or make an exercise: the class is scored by its key, here in this browser.")}</p>
            }
            .into_any(),
            Some(source) => {
                let parts = [("{title}", &*source.exercise.title), ("{id}", &*source.exercise.id), ("{file}", &*source.file)];
                let words = if source.file.is_empty() {
                    t("Scored by “{title}”, number {id}.")
                } else {
                    t("Scored by “{title}”, number {id}, from {file}.")
                };
                view! { <p class="lead">{fill(words, &parts)}</p> }.into_any()
            }
        })
    };
    view! { {live_view(which)} {live_view(sealed)} }.into_any()
}
