//! What the browser does for a link: it compresses and expands, and it holds the address.

use super::link::{self, Fault, MOST_UNPACKED, Sign};
use crate::engine::field;
use crate::study::js::{call, make, wait};
use crate::study::work::{self, Work};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// The fields of a stored work that a link leaves out: they are made anew where it is opened.
const LEFT_OUT: [&str; 4] = ["id", "report", "created", "changed"];

/// The address that opens this work. The report is not in it: the text is read again.
pub async fn address_of(work: &Work) -> Option<String> {
    let record = work::write(work).ok()?;
    for name in LEFT_OUT {
        let object: &js_sys::Object = record.unchecked_ref();
        let _ = Reflect::delete_property(object, &name.into());
    }
    let json = js_sys::JSON::stringify(&record).ok()?.as_string()?;
    let here = window().location().href().ok()?;
    address(link::WORK, here.split('#').next().unwrap_or_default(), &json).await
}

/// The address of a page with this JSON behind it.
pub async fn address(sign: Sign, page: &str, json: &str) -> Option<String> {
    if json.len() > MOST_UNPACKED {
        return Some(format!("#{}", " ".repeat(link::TOO_LONG))); // longer than any that is given out
    }
    let packed = packed(json.as_bytes()).await?;
    Some(format!("{page}{}", link::fragment(sign, &packed)))
}

/// Bytes as `deflate-raw` makes them smaller.
pub async fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes, usize::MAX).await.ok()
}

/// The JSON in a fragment.
///
/// # Errors
///
/// See [`Fault`].
pub async fn json_of(sign: Sign, fragment: &str) -> Result<String, Fault> {
    let packed = link::packed(sign, fragment)?;
    let json = through("DecompressionStream", &packed, MOST_UNPACKED).await?;
    String::from_utf8(json).map_err(|_| Fault::Cut)
}

/// The stored form of the work in a fragment.
///
/// # Errors
///
/// See [`Fault`].
pub async fn record_of(fragment: &str) -> Result<JsValue, Fault> {
    let json = json_of(link::WORK, fragment).await?;
    let record = js_sys::JSON::parse(&json).map_err(|_| Fault::Cut)?;
    let _ = Reflect::set(&record, &"id".into(), &work::new_id(work::now()).into());
    for name in ["created", "changed"] {
        let _ = Reflect::set(&record, &name.into(), &js_sys::Date::now().into());
    }
    Ok(record)
}

/// Sends bytes through a stream of the browser's; more than `most` are not waited for.
async fn through(stream: &str, bytes: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    let broken = |_| Fault::Cut;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = make("Blob", &[parts.into()]).map_err(broken)?;
    let stream = make(stream, &["deflate-raw".into()]).map_err(broken)?;
    let piped = call(&blob, "stream", &[]).and_then(|s| call(&s, "pipeThrough", &[stream]));
    let reader = call(&piped.map_err(broken)?, "getReader", &[]).map_err(broken)?;
    let mut out = Vec::new();
    loop {
        let piece = wait(&reader, "read", &[]).await.map_err(broken)?;
        if field(&piece, "done").is_truthy() {
            return Ok(out);
        }
        let value = field(&piece, "value").dyn_into::<Uint8Array>().map_err(broken)?;
        if out.len() + value.length() as usize > most {
            let _ = call(&reader, "cancel", &[]);
            return Err(Fault::TooLong);
        }
        out.extend(value.to_vec());
    }
}
