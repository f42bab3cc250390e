//! Drafts: what stands in the editor and was not read yet. It is kept while it is written, so that
//! a crash or a closed tab takes no more than the last moment.

use super::row::number;
use crate::engine::{field, object};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;

/// The editor of the page.
pub const EDITOR: &str = "text";

/// A text that was not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its name: that of the tab in which it was written.
    pub id: String,
    /// The text.
    pub text: String,
    /// The work that was being edited; none for a new text.
    pub of: Option<String>,
    /// When it was written: milliseconds since 1970, UTC.
    pub changed: u64,
}

impl Draft {
    /// As the store takes it.
    pub fn write(&self) -> JsValue {
        #[expect(clippy::cast_precision_loss)] // a time
        let changed = self.changed as f64;
        object(&[
            ("id", self.id.as_str().into()),
            ("text", self.text.as_str().into()),
            ("of", self.of.as_deref().map_or(JsValue::NULL, Into::into)),
            ("changed", changed.into()),
        ])
    }

    /// As it comes from the store.
    pub fn read(object: &JsValue) -> Option<Self> {
        Some(Self {
            id: field(object, "id").as_string()?,
            text: field(object, "text").as_string()?,
            of: field(object, "of").as_string(),
            changed: number(object, "changed"),
        })
    }
}

/// What stands in the editor.
pub fn written() -> Option<String> {
    let editor = document().get_element_by_id(EDITOR)?;
    Some(editor.dyn_into::<HtmlTextAreaElement>().ok()?.value())
}

/// Whether what stands in an editor is this text: its line ends come out as \n.
pub fn is_text(written: &str, text: &str) -> bool {
    if !text.contains('\r') {
        return written == text;
    }
    written == text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::is_text;

    #[test]
    fn line_ends_make_no_other_text() {
        assert!(is_text("a\nb\n\nc", "a\r\nb\r\rc"));
        assert!(!is_text("a\nb", "a b"));
    }
}
