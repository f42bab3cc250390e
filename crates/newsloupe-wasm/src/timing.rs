//! Times each layer in WASM, for the bench alone (feature `timing`).

use js_sys::{Function, Object, Reflect};
use newsloupe::{OffsetSpace, Options, Report, read_watched};
use wasm_bindgen::prelude::*;

/// Analyzes `text` once; gives `{layer: milliseconds}` by the clock `now`, with `js` for the way of
/// the text and the report over the JavaScript edge.
///
/// # Errors
///
/// What the clock throws, or a text that is no string or too long.
#[wasm_bindgen(skip_typescript)]
pub fn timings(text: &JsValue, now: &Function) -> Result<Object, JsValue> {
    let times = Object::new();
    let clock = || now.call0(&JsValue::NULL).ok().and_then(|t| t.as_f64()).unwrap_or(f64::NAN);
    let note = |layer: &str, ms: f64| {
        let _ = Reflect::set(&times, &layer.into(), &ms.into()); // a fresh object takes any property
    };
    let start = clock();
    let text = text.as_string().ok_or("the text must be a string")?;
    let copied = clock();
    let mut last = copied;
    let mut lap = |layer: &'static str| {
        let t = clock();
        note(layer, t - last);
        last = t;
    };
    let options = Options { offsets: OffsetSpace::Utf16, ..Options::default() };
    let analysis = read_watched(&text, &options, &mut lap).map_err(|e| e.to_string())?;
    let report = Report::new(&analysis, options.offsets);
    lap("report");
    let object = crate::to_object(&report).map_err(|failure| failure.message)?;
    let end = clock();
    note("js", (copied - start) + (end - last));
    note("whole", end - start);
    drop(object);
    Ok(times)
}
