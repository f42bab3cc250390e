//! Takes files that were dropped, chosen, or opened with the app.

use super::trouble::Trouble;
use super::word::Word;
use super::{MOST_OF_A_FILE, Opened, Origin, lines::Found, open, unpacked};
use crate::engine::field;
use crate::i18n::{fill, t};
use crate::study::Study;
use crate::study::give::back;
use crate::study::js::{call, make, wait};
use crate::wire::{self, To};
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, HtmlTextAreaElement};

/// Whether an article is being read: then the editor is out of sight.
pub fn is_reading() -> bool {
    document().query_selector(".app.reading").is_ok_and(|found| found.is_some())
}

/// The editor.
pub fn editor() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("text")?.dyn_into().ok()
}

/// Hands a text to the page, which reads it.
pub fn hand_over(study: Study, found: Found) {
    let Found { text, address, published } = found;
    let day = published.as_ref().map_or(JsValue::UNDEFINED, |day| day.as_str().into());
    study.origin.set(Some(Origin { text: text.as_str().into(), address, published }));
    wire::tell(To::Page, "read", &[("text", text.into()), ("published", day)]);
}

/// Says why something is not read: at the editor, or below the article that is being read.
pub fn refuse(study: Study, trouble: Trouble, name: &str) {
    let (title, advice) = (trouble.title(), trouble.advice(name));
    if is_reading() {
        study.word.set(Some(Word::new(format!("{title}. {advice}"))));
    } else {
        wire::tell(To::Page, "fail", &[("title", title.into()), ("advice", advice.into())]);
    }
}

/// Takes the first of some files.
pub fn files(study: Study, files: &JsValue) {
    let files = Array::from(files);
    let Some(file) = files.iter().find_map(|f| f.dyn_into::<File>().ok()) else { return };
    let more = files.length() > 1;
    spawn_local(async move {
        let name = file.name();
        match read(&file).await {
            Ok(found) => {
                let before = editor().map(|e| e.value()).filter(|v| !v.trim().is_empty());
                let same = before.as_ref().is_some_and(|b| *b == found.text.replace("\r\n", "\n"));
                // A file of ours is a piece of work, and its text never stands in the page as it is.
                if !back::takes(study, &found.text) {
                    hand_over(study, found);
                } else if study.dialog.get_untracked().is_some() {
                    return; // where it is said why it cannot be opened
                }
                let words = if more {
                    fill(
                        t("Of several files the first was opened: “{name}”."),
                        &[("{name}", &name)],
                    )
                } else {
                    fill(t("“{name}” was opened."), &[("{name}", &name)])
                };
                let word = Word::new(words);
                study.word.set(match before.filter(|_| !same) {
                    Some(before) => Some(word.with(t("Back to the text before"), move || {
                        study.word.set(None);
                        hand_over(study, Found { text: before.clone(), ..Found::default() });
                    })),
                    None if more => Some(word),
                    None => None,
                });
            }
            Err(trouble) => refuse(study, trouble, &name),
        }
    });
}

async fn read(file: &File) -> Result<Found, Trouble> {
    #[expect(clippy::cast_sign_loss)] // a float in JavaScript, though never below nought
    let size = file.size() as usize;
    if size > MOST_OF_A_FILE {
        return Err(Trouble::TooLong { bytes: size });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Trouble::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    match open(&file.name(), &bytes, &decode)? {
        Opened::Text(found) => Ok(found),
        Opened::Packed(packed) => unpacked(&unpack(&packed).await.map_err(|_| Trouble::Broken)?),
    }
}

/// By the browser, which knows every charset.
fn decode(charset: &str, bytes: &[u8]) -> String {
    let bytes = JsValue::from(Uint8Array::from(bytes));
    let by = |charset: &str| {
        let decoder = make("TextDecoder", &[charset.into()]).ok()?;
        call(&decoder, "decode", std::slice::from_ref(&bytes)).ok()?.as_string()
    };
    by(charset).or_else(|| by("utf-8")).unwrap_or_default()
}

/// By the browser too; an archive that grows beyond all measure is let go.
async fn unpack(packed: &[u8]) -> Result<Vec<u8>, JsValue> {
    let parts = Array::of1(&Uint8Array::from(packed));
    let stream = call(&make("Blob", &[parts.into()])?, "stream", &[])?;
    let unpacking = make("DecompressionStream", &["deflate-raw".into()])?;
    let reader = call(&call(&stream, "pipeThrough", &[unpacking])?, "getReader", &[])?;
    let mut out = Vec::new();
    loop {
        let piece = wait(&reader, "read", &[]).await?;
        if field(&piece, "done").is_truthy() {
            return Ok(out);
        }
        out.extend(field(&piece, "value").dyn_into::<Uint8Array>()?.to_vec());
        if out.len() > MOST_OF_A_FILE {
            let _ = call(&reader, "cancel", &[]);
            return Err(JsValue::NULL);
        }
    }
}

/// Files may be dropped anywhere on the page: without this the browser would leave the page for them.
pub fn listen(study: Study) {
    let with_files = |event: &web_sys::Event| {
        let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
        let kinds = Array::from(&field(&data, "types"));
        kinds.iter().any(|k| k.as_string().as_deref() == Some("Files")).then_some(data)
    };
    let options = EventListenerOptions::enable_prevent_default;
    EventListener::new_with_options(&document(), "dragover", options(), move |event| {
        if with_files(event).is_some() {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new_with_options(&document(), "drop", options(), move |event| {
        // The editor's own place has taken it already.
        if event.default_prevented() {
            return;
        }
        if let Some(data) = with_files(event) {
            event.prevent_default();
            files(study, &field(&data, "files"));
        }
    })
    .forget();
}
