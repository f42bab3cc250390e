//! The Newsloupe engine for JavaScript: what the npm package and the app's worker load.
//!
//! [`analyze`] takes a string and gives the report as a plain object; everything else about an
//! article is the engine's business (crate `newsloupe`). The types that TypeScript sees are written
//! by hand in `types.ts`, beside this file, because they are documentation first.

mod failure;
mod options;
#[cfg(feature = "timing")]
mod timing;
#[cfg(feature = "timing")]
pub use timing::timings;

pub use failure::Failure;

use newsloupe::report::Report;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The standard library's allocator would be 7 KB of code.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.ts");

/// Reads a text and gives its report as a plain object, its spans in UTF-16 units unless
/// `options.offsets` says otherwise: `text.slice(start, end)` is then what a mark stands on.
///
/// A lone surrogate in `text` is read as U+FFFD, which takes one unit as well, so the spans hold.
///
/// # Errors
///
/// A JavaScript `Error` with a `kind`: `bad-text`, `bad-options` or `too-long` (see [`Failure`]).
#[wasm_bindgen(skip_typescript)]
pub fn analyze(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    console_error_panic_hook::set_once();
    report(text, options).map_err(|failure| failure.to_error().into())
}

/// The version of the engine, as in its Cargo.toml.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// As [`analyze`], for callers in Rust that pass the failure on in their own way.
///
/// # Errors
///
/// See [`Failure`].
pub fn report(text: &JsValue, options: &JsValue) -> Result<JsValue, Failure> {
    let options = options::read(options)?;
    let units = text.dyn_ref::<js_sys::JsString>().map(js_sys::JsString::length);
    let Some(units) = units else {
        return Err(Failure::bad_text());
    };
    // A text never has fewer bytes than units, so this one need not be copied to be refused.
    if units as usize > options.engine.max_bytes {
        return Err(Failure::too_long(options.engine.max_bytes));
    }
    let text = text.as_string().ok_or_else(Failure::bad_text)?;
    let mut report: Report = newsloupe::analyze(&text, &options.engine)
        .map_err(|_| Failure::too_long(options.engine.max_bytes))?;
    report.id = options.id;
    to_object(&report)
}

/// As plain objects and arrays, with `null` for what the text does not say: as JSON would have it.
fn to_object(report: &Report) -> Result<JsValue, Failure> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    report.serialize(&serializer).map_err(|e| Failure::internal(&e.to_string()))
}
