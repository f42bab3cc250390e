//! The way back in: a work out of a file or a link.

use super::link::{Fault, WORK, is_ours};
use super::squeeze;
use crate::engine::field;
use crate::i18n::{message, t};
use crate::study::Study;
use crate::study::keep::open::read_with;
use crate::study::work::{self, Unreadable};
use crate::view::shared::press;
use crate::wire::{self, To};
use gloo_events::EventListener;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;

/// Whether a text is a file of ours, and no article: then it is opened, or it is told why not.
pub fn takes(study: Study, text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let ours = text.trim_start().starts_with('{')
        && (text.contains("\"newsloupe\"") || text.contains("\"AnnotationCollection\""));
    if ours && let Err(words) = open_file(study, text) {
        study.arrival.set(Some(Arrival::File(words)));
        study.dialog.set(Some("file-fault".into()));
    }
    ours
}

/// Opens the work in the text of a file: one of ours, or annotations that carry one.
///
/// # Errors
///
/// Why not, in words; where those speak of a text that is read anew, it is.
pub fn open_file(study: Study, json: &str) -> Result<(), &'static str> {
    let Ok(read) = js_sys::JSON::parse(json.trim_start_matches('\u{feff}')) else {
        return Err(message("This file is not whole, or not JSON: it cannot be read."));
    };
    let carried = field(&read, "work");
    let record = if carried.is_object() { carried } else { read };
    // What is in the library stays there, whatever the file says that its name is.
    let _ = Reflect::set(&record, &"id".into(), &work::new_id(work::now()).into());
    open_record(study, &record).map_err(|fault| match fault {
        Unreadable::Newer => message(
            "This file was made by a newer version of Newsloupe. Reload the page to get that version, then open the file again.",
        ),
        Unreadable::Damaged(Some(_)) => message(
            "This file is damaged. Its text could be read and is read anew; corrections in it are lost.",
        ),
        _ => message("This file was not made by Newsloupe, or its text is missing."),
    })
}

fn open_record(study: Study, record: &JsValue) -> Result<(), Unreadable> {
    match work::read(record) {
        Ok(work) => read_with(study, work.notes),
        Err(Unreadable::NoReport(notes)) => read_with(study, *notes),
        Err(Unreadable::Damaged(Some(text))) => {
            study.dialog.set(None);
            wire::tell(To::Page, "read", &[("text", (&*text).into())]);
            return Err(Unreadable::Damaged(Some(text)));
        }
        Err(fault) => return Err(fault),
    }
    Ok(())
}

/// What a link in the address, or a file, has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It cannot be opened.
    Faulty(Fault),
    /// It holds an article, but another one is open.
    Waits(String),
    /// It is no link but a file, and that cannot be opened as it is: why.
    File(&'static str),
}

/// Opens the link in the address, if there is one, now and whenever it changes.
pub fn listen(study: Study) {
    arrive(study);
    EventListener::new(&window(), "hashchange", move |_| arrive(study)).forget();
}

fn arrive(study: Study) {
    let fragment = window().location().hash().unwrap_or_default();
    if !is_ours(WORK, &fragment) {
        return;
    }
    let editor = document().get_element_by_id("text");
    let editor = editor.and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    let written = editor.is_some_and(|e| !e.value().trim().is_empty());
    let busy = written || document().query_selector(".app.reading").is_ok_and(|a| a.is_some());
    spawn_local(async move {
        // It is looked at first: what cannot be opened is told at once, and need not be asked about.
        match squeeze::record_of(&fragment).await {
            Err(fault) => fail(study, fault),
            Ok(_) if busy => {
                study.arrival.set(Some(Arrival::Waits(fragment)));
                study.dialog.set(Some("link-waits".into()));
            }
            Ok(record) => open_link(study, &record),
        }
    });
}

fn fail(study: Study, fault: Fault) {
    study.arrival.set(Some(Arrival::Faulty(fault)));
    study.dialog.set(Some("link-fault".into()));
}

fn open_link(study: Study, record: &JsValue) {
    match open_record(study, record) {
        Ok(()) => forget(),
        Err(Unreadable::Newer) => fail(study, Fault::Newer),
        Err(_) => fail(study, Fault::Cut),
    }
}

/// Takes the link out of the address: what is open now may change, and the link does not.
fn forget() {
    let location = window().location();
    let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&here));
    }
}

/// Why a file cannot be opened as it is.
#[component]
pub fn FileFault() -> impl IntoView {
    let study = expect_context::<Study>();
    let words = match study.arrival.get_untracked() {
        Some(Arrival::File(words)) => t(words),
        _ => "",
    };
    view! { <p>{words}</p> }
}

/// Why a link cannot be opened.
#[component]
pub fn LinkFault() -> impl IntoView {
    let study = expect_context::<Study>();
    let words = match study.arrival.get_untracked() {
        Some(Arrival::Faulty(Fault::Newer)) => t(
            "This link was made by a newer version of Newsloupe. Reload the page to get that version, then open the link again.",
        ),
        Some(Arrival::Faulty(Fault::TooLong)) => {
            t("This link holds more text than a link may. Ask for the Newsloupe file instead.")
        }
        _ => t(
            "This link is not whole: its end is missing, or something in it was changed on the way. Nothing of it is shown. Ask for it again, or for the Newsloupe file.",
        ),
    };
    view! { <p>{words}</p> }
}

/// Asks whether the article of a link may take the place of what is open.
#[component]
pub fn LinkWaits() -> impl IntoView {
    let study = expect_context::<Study>();
    let open = move || {
        let Some(Arrival::Waits(fragment)) = study.arrival.get_untracked() else { return };
        spawn_local(async move {
            match squeeze::record_of(&fragment).await {
                Ok(record) => open_link(study, &record),
                Err(fault) => fail(study, fault),
            }
        });
    };
    let stay = move || {
        study.dialog.set(None);
        forget();
    };
    view! {
        <p>{t("It would take the place of what is open now.")}</p>
        <p class="choose">
            <button type="button" class="main" {..press(open)}>{t("Open it")}</button>
            <button type="button" class="quiet" {..press(stay)}>{t("Stay here")}</button>
        </p>
    }
}
