//! Why a text got no report, as a kind for programs and a sentence for people.

use wasm_bindgen::JsValue;

/// Why a text got no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// `bad-text`, `bad-options`, `bad-message`, `too-long`, `crashed` or `internal`.
    pub kind: &'static str,
    /// A sentence for a person.
    pub message: String,
}

impl Failure {
    pub(crate) fn bad_text() -> Self {
        Self { kind: "bad-text", message: "the text must be a string".into() }
    }

    pub(crate) fn bad_options(message: impl Into<String>) -> Self {
        Self { kind: "bad-options", message: message.into() }
    }

    pub(crate) fn too_long(most: usize) -> Self {
        let message = format!("the text is too long: at most {most} bytes (UTF-8) are read");
        Self { kind: "too-long", message }
    }

    pub(crate) fn internal(message: &str) -> Self {
        Self { kind: "internal", message: message.into() }
    }

    /// A message to the worker that is none.
    pub fn bad_message(message: &str) -> Self {
        Self { kind: "bad-message", message: message.into() }
    }

    /// The engine broke down: whoever gets this starts a new one.
    pub fn crashed(message: String) -> Self {
        Self { kind: "crashed", message }
    }

    /// As a JavaScript `Error` with a `kind`.
    pub fn to_error(&self) -> js_sys::Error {
        let error = js_sys::Error::new(&self.message);
        error.set_name("NewsloupeError");
        set(&error, "kind", &self.kind.into());
        error
    }

    /// As a plain object `{kind, message}`, for a message between threads.
    pub fn to_object(&self) -> js_sys::Object {
        let object = js_sys::Object::new();
        set(&object, "kind", &self.kind.into());
        set(&object, "message", &self.message.as_str().into());
        object
    }
}

fn set(object: &js_sys::Object, key: &str, value: &JsValue) {
    // Setting a property of a fresh object cannot fail.
    let _ = js_sys::Reflect::set(object, &key.into(), value);
}
