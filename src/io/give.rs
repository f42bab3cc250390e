//! Hands the report out: as a file, exactly as the engine gave it.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves a report as a JSON file named after the article.
pub fn save(report: &JsValue, title: &str) -> Option<()> {
    let json =
        js_sys::JSON::stringify_with_replacer_and_space(report, &JsValue::NULL, &2.into()).ok()?;
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob =
        Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&json), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(&file_name(title));
    link.click();
    // The browser has taken the address by the time this runs.
    gloo_timers::callback::Timeout::new(1000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// `Council votes: no!` as `council-votes-no.newsloupe.json`.
pub fn file_name(title: &str) -> String {
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
    format!("{}.newsloupe.json", if name.is_empty() { "article" } else { name })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_makes_a_file_name() {
        assert_eq!(file_name("Council votes: “no!”"), "council-votes-no.newsloupe.json");
        assert_eq!(file_name("…"), "article.newsloupe.json");
    }
}
