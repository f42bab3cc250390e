//! Hands text out: as a file, or by the clipboard.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Gives a file to the browser, which saves it or asks where to.
pub fn save(text: &str, media_type: &str, name: &str) -> Option<()> {
    save_part(&text.into(), media_type, name)
}

/// The same of bytes.
pub fn save_bytes(bytes: &[u8], media_type: &str, name: &str) -> Option<()> {
    save_part(&Uint8Array::from(bytes).into(), media_type, name)
}

fn save_part(part: &JsValue, media_type: &str, name: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    // Strings and bytes alike are parts of a sequence.
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(part), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken the address by the time this runs.
    Timeout::new(1000, move || drop(Url::revoke_object_url(&url))).forget();
    Some(())
}

/// Puts a text into the clipboard; whether that was allowed.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Where the page does not come over a safe connection there is no clipboard.
    if !crate::engine::field(&navigator, "clipboard").is_object() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// `Council votes: no!` as `council-votes-no.csv`.
pub fn name(title: &str, ending: &str) -> String {
    let mut name = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
        if name.len() > 48 {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    format!("{}.{ending}", if name.is_empty() { "article" } else { name })
}

/// A size as a person says it: `840 bytes`, `12 KB`, `1.4 MB`.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_makes_a_file_name() {
        assert_eq!(name("Council votes: “no!”", "csv"), "council-votes-no.csv");
        assert_eq!(name("…", "newsloupe.json"), "article.newsloupe.json");
        assert_eq!(name("../../etc/passwd", "md"), "etc-passwd.md");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(840), "840 bytes");
        assert_eq!(size(12_345), "12 KB");
        assert_eq!(size(1_460_000), "1.4 MB");
    }
}
