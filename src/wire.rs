//! What the page and the study say to each other.
//!
//! They are two WASM modules in one document, built from this one crate: the page is what somebody
//! who wants to read must wait for, the study is all that one does with an article once it is
//! there. Neither can call the other, so they speak by events on the document. A message is a
//! plain object; `do` says what is asked, the other fields what is needed for it.

use crate::engine::{field, object};
use gloo_events::EventListener;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// Who is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The page: marks, lists, the engine.
    Page,
    /// The study: corrections, files, the library, drawn views.
    Study,
    /// The page's start (`boot.js`), which can load the study.
    Start,
}

impl To {
    const fn event(self) -> &'static str {
        match self {
            Self::Page => "newsloupe-page",
            Self::Study => "newsloupe-study",
            Self::Start => "newsloupe-start",
        }
    }
}

/// Says something. It is heard before this returns.
pub fn tell(to: To, what: &str, fields: &[(&str, JsValue)]) {
    let message = object(fields);
    let _ = js_sys::Reflect::set(&message, &"do".into(), &what.into());
    let init = CustomEventInit::new();
    init.set_detail(&message);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(to.event(), &init) {
        let _ = document().dispatch_event(&event);
    }
}

/// Listens for as long as the page lives: `hear` gets what is asked, and the message.
pub fn listen(to: To, hear: impl Fn(&str, &JsValue) + 'static) {
    EventListener::new(&document(), to.event(), move |event| {
        let Some(event) = event.dyn_ref::<CustomEvent>() else { return };
        let message = event.detail();
        if let Some(what) = field(&message, "do").as_string() {
            hear(&what, &message);
        }
    })
    .forget();
}

/// A text of a message; empty where there is none.
pub fn text(message: &JsValue, name: &str) -> String {
    field(message, name).as_string().unwrap_or_default()
}

/// A whole number of a message.
pub fn number(message: &JsValue, name: &str) -> Option<usize> {
    let number = field(message, name).as_f64().filter(|n| *n >= 0.0 && n.fract() == 0.0)?;
    #[expect(clippy::cast_sign_loss)]
    Some(number as usize)
}
