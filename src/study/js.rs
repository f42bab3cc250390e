//! Calls to what the browser has and only few of us need: by name, so that no binding is carried for it.

use crate::engine::field;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Calls a method.
///
/// # Errors
///
/// What it threw, or that there is none.
pub fn call(object: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    method.apply(object, &with.iter().cloned().collect::<Array>())
}

/// Makes an object of a class.
///
/// # Errors
///
/// What its making threw, or that there is no such class.
pub fn make(class: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = field(&js_sys::global(), class).dyn_into()?;
    Reflect::construct(&class, &with.iter().cloned().collect::<Array>())
}

/// Calls a method and waits for what it promised.
///
/// # Errors
///
/// What it threw.
pub async fn wait(object: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(js_sys::Promise::resolve(&call(object, name, with)?)).await
}
