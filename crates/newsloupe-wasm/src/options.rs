//! Reads the options of `analyze` and says exactly what is wrong with them.

use crate::Failure;
use newsloupe::OffsetSpace;
use wasm_bindgen::{JsCast, JsValue};

/// What the caller asked for.
pub(crate) struct Options {
    pub(crate) engine: newsloupe::Options,
    pub(crate) id: Option<String>,
}

/// Reads `{published?, offsets?, id?, maxBytes?}`. A key that is none of these is refused: a typing
/// error in `published` would otherwise show only as dates without values.
pub(crate) fn read(options: &JsValue) -> Result<Options, Failure> {
    let engine =
        newsloupe::Options { offsets: OffsetSpace::Utf16, ..newsloupe::Options::default() };
    let mut read = Options { engine, id: None };
    if options.is_undefined() || options.is_null() {
        return Ok(read);
    }
    let object = options
        .dyn_ref::<js_sys::Object>()
        .ok_or_else(|| Failure::bad_options("options must be an object"))?;
    for entry in js_sys::Object::entries(object).iter() {
        let entry: js_sys::Array = entry.unchecked_into();
        let (key, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        if value.is_undefined() || value.is_null() {
            continue;
        }
        let text = || {
            let refuse = || Failure::bad_options(format!("options.{key} must be a string"));
            value.as_string().ok_or_else(refuse)
        };
        let name = |e| Failure::bad_options(format!("options.{key}: {e}"));
        match key.as_str() {
            "id" => read.id = Some(text()?),
            "published" => read.engine.published = Some(text()?.parse().map_err(name)?),
            "offsets" => read.engine.offsets = text()?.parse().map_err(name)?,
            "maxBytes" => read.engine.max_bytes = bytes(&value)?,
            _ => {
                let known = "published, offsets, id and maxBytes";
                let message = format!("options.{key} is not known: the options are {known}");
                return Err(Failure::bad_options(message));
            }
        }
    }
    Ok(read)
}

fn bytes(value: &JsValue) -> Result<usize, Failure> {
    let whole =
        value.as_f64().filter(|n| n.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(n));
    #[expect(clippy::cast_sign_loss, reason = "checked in the line above")]
    whole.map(|n| n as usize).ok_or_else(|| {
        Failure::bad_options("options.maxBytes must be a whole number from 0 to 4294967295")
    })
}
