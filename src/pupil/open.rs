//! Opens an exercise: the one in the page itself, in the address, or in a file.

use super::find::{Fault, MOST, json_in};
use crate::study::give::{link, squeeze};
use leptos::prelude::{document, window};
use newsloupe_exercise::check::{self, Head};
use newsloupe_exercise::{Exercise, Key};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The exercise that the page was given.
///
/// # Errors
///
/// Why there is none.
pub async fn given() -> Result<Exercise, Fault> {
    if let Some(held) = document().get_element_by_id("exercise") {
        return read(&held.text_content().unwrap_or_default());
    }
    let fragment = window().location().hash().unwrap_or_default();
    if link::is_ours(link::EXERCISE, &fragment) {
        let json = squeeze::json_of(link::EXERCISE, &fragment).await.map_err(Fault::Link)?;
        return read(&json);
    }
    // A link that lost all but its first letters.
    if fragment.starts_with("#x") {
        Err(Fault::Link(link::Fault::Cut))
    } else {
        Err(Fault::Nothing)
    }
}

/// The exercise in a file.
///
/// # Errors
///
/// Why it can't be used.
pub async fn file(file: &File) -> Result<Exercise, Fault> {
    if file.size() > MOST {
        return Err(Fault::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|t| t.as_string());
    read(json_in(&text.ok_or(Fault::Unread)?).ok_or(Fault::NotJson)?)
}

/// The exercise in this JSON.
///
/// # Errors
///
/// Why it can't be used.
pub fn read(json: &str) -> Result<Exercise, Fault> {
    let value = js_sys::JSON::parse(json).map_err(|_| Fault::NotJson)?;
    let head: Head = serde_wasm_bindgen::from_value(value.clone())
        .map_err(|_| Fault::Check(check::Fault::Foreign))?;
    if head.what().map_err(Fault::Check)? == check::What::Handed {
        return Err(Fault::HandedIn);
    }
    let exercise: Exercise = serde_wasm_bindgen::from_value(value).map_err(|_| Fault::Form)?;
    check::exercise(&exercise).map_err(Fault::Check)?;
    Ok(exercise)
}

/// A key as it was sealed; none where it does not fit the exercise.
pub fn key(exercise: &Exercise, json: &str) -> Option<Key> {
    let key: Key = serde_wasm_bindgen::from_value(js_sys::JSON::parse(json).ok()?).ok()?;
    check::key(exercise, &key).ok()?;
    Some(key)
}

/// The first of the files that were chosen or dropped.
pub fn first_file(list: Option<web_sys::FileList>) -> Option<File> {
    list?.get(0)?.dyn_into().ok()
}
