//! The page without a draft: how to begin, and what can be opened.

use super::shelf::{kept_list, way_back};
use crate::classroom::keep::{self, Fault};
use crate::classroom::{Classroom, Room};
use crate::i18n::t;
use crate::view::shared::{on, press};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// More than this is no exercise.
const MOST_BYTES: f64 = 20e6;

/// What is said of something that can't be opened.
pub fn words(fault: Fault) -> &'static str {
    match fault {
        Fault::Foreign => t("This is no exercise of Newsloupe. What was here is unchanged."),
        Fault::Newer => t("A newer Newsloupe made this exercise. Reload the page and try again."),
        Fault::Damaged => t("A part of this exercise is missing or damaged. It was not opened."),
        Fault::Given => t(
            "This is an exercise as pupils get it: open the draft that you saved to change it, or read what your class handed in under “Class”.",
        ),
    }
}

/// Opens a file as a draft.
pub(super) fn open(class: Classroom, file: File) {
    spawn_local(async move {
        let text =
            if file.size() > MOST_BYTES { None } else { JsFuture::from(file.text()).await.ok() };
        let draft = text.and_then(|t| t.as_string()).ok_or(Fault::Foreign);
        match draft.and_then(|text| keep::open(&text)) {
            Ok(draft) => {
                class.say(t("The exercise is open."));
                class.open(draft);
            }
            Err(fault) => class.say(words(fault)),
        }
    });
}

/// A button that opens a file.
pub(super) fn file_field(class: Classroom) -> AnyView {
    let chosen = move |event: Event| {
        let field = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field else { return };
        if let Some(file) = field.files().and_then(|f| f.get(0)) {
            open(class, file);
        }
        field.set_value("");
    };
    view! {
        <label class="plain file">
            <span>{t("Open a saved draft…")}</span>
            <input type="file" accept=".json,application/json" {..on("change", chosen)} />
        </label>
    }
    .into_any()
}

/// The room.
#[component]
pub fn Begin() -> impl IntoView {
    let class = expect_context::<Classroom>();
    let over = |event: Event| event.prevent_default();
    let drop = move |event: Event| {
        event.prevent_default();
        let drag = event.dyn_ref::<DragEvent>();
        let files = drag.and_then(DragEvent::data_transfer).and_then(|d| d.files());
        if let Some(file) = files.and_then(|f| f.get(0)) {
            open(class, file);
        }
    };
    view! {
        <div class="begin" {..on("dragover", over)} {..on("drop", drop)}>
            <h1>{t("Make an exercise from a news article")}</h1>
            <ol>
                <li>
                    <a href="./">{t("Open an article in Newsloupe")}</a>
                    {t(", correct what it found if you like, and choose “Take out”, then “Make an exercise”.")}
                </li>
                <li>{t("Look at the key that it drafts, give the exercise out, and collect what your class hands in.")}</li>
            </ol>
            <p>{t("Nothing leaves your browser, and pupils need no account.")}</p>
            <div class="row">
                {file_field(class)}
                <button type="button" class="plain" {..press(move || class.room.set(Room::Class))}>
                    {t("Collect a class")}
                </button>
            </div>
            <p class="small">{t("You can also drop the file on this page.")}</p>
            {way_back(class)}
            {kept_list(class, RwSignal::new(0))}
        </div>
    }
}
