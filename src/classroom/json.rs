//! JSON by way of the browser, which has a reader and a writer of its own.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// Something as JSON.
pub fn write<T: Serialize>(what: &T) -> Option<String> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    let object = what.serialize(&plain).ok()?;
    js_sys::JSON::stringify(&object).ok()?.as_string()
}

/// Something out of JSON that was read as an object.
pub fn read<T: DeserializeOwned>(object: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(object).ok()
}
