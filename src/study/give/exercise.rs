//! Hands the article to the teacher's page, in a new tab: with the report as the reader corrected
//! it. It goes by the tab's own store, which the browser hands on to a tab that this one opens.

use crate::engine::object;
use crate::study::Study;
use leptos::prelude::{GetUntracked, WithUntracked, window};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Where the teacher's page looks for it.
const NAME: &str = "newsloupe.exercise";
/// The teacher's page.
pub const PAGE: &str = "./classroom.html";

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The new tab is open.
    Open,
    /// The browser opened no tab; a link that the reader presses will.
    Blocked,
    /// The article is too long for the tab's store, or the browser has none.
    NoRoom,
}

/// Opens the teacher's page with the article at hand.
pub fn open(study: Study) -> Handed {
    if note(study).is_none() {
        return Handed::NoRoom;
    }
    match window().open_with_url_and_target(PAGE, "_blank") {
        Ok(Some(_)) => {
            // The new tab has its copy.
            if let Ok(Some(tab)) = window().session_storage() {
                let _ = tab.remove_item(NAME);
            }
            Handed::Open
        }
        _ => Handed::Blocked,
    }
}

fn note(study: Study) -> Option<()> {
    let article = study.article.get_untracked()?;
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    let report = article.report.serialize(&plain).ok()?;
    let said = |text: &Option<String>| text.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    let handed = study.work.with_untracked(|work| {
        let work = work.as_ref()?;
        Some(object(&[
            ("text", (&*article.text).into()),
            ("report", report),
            ("title", said(&work.title)),
            ("address", said(&work.address)),
            ("published", said(&work.published)),
            ("language", study.language.get_untracked().code().into()),
        ]))
    })?;
    let text = js_sys::JSON::stringify(&handed).ok()?.as_string()?;
    window().session_storage().ok()??.set_item(NAME, &text).ok()
}
