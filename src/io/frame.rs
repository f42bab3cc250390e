//! Reading only: `?read` in the address, for a frame in another page.
//!
//! There is no editor and no engine then. The page around sends an article with its report:
//!
//! ```text
//! here  -> {newsloupe: {v: 1, type: "ready"}}
//! there -> {newsloupe: {v: 1, type: "setReport", text, report}}
//! here  -> {newsloupe: {v: 1, type: "shown"}}          or {… type: "error", message}
//! here  -> {newsloupe: {v: 1, type: "resize", height}} whenever the height changes
//! ```
//!
//! Only the window around this one is heard. With `?read&parent=https://example.org` it must be of
//! that origin; without it, the first one that speaks is held to its word. An opaque origin, which
//! anybody can have, is never accepted.

use crate::engine::{field, object};
use crate::state::Session;
use crate::state::article::Article;
use gloo_events::EventListener;
use leptos::prelude::{Set, SetValue, document, window};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, ResizeObserver};

/// Whether the address asks for reading only, and the origin that it names.
pub fn asked(search: &str) -> Option<Option<String>> {
    let mut read = false;
    let mut parent = None;
    for pair in search.trim_start_matches('?').split('&') {
        match pair.split_once('=').unwrap_or((pair, "")) {
            ("read", _) => read = true,
            ("parent", origin) if !origin.is_empty() => {
                parent = Some(origin.replace("%3A", ":").replace("%2F", "/"));
            }
            _ => {}
        }
    }
    read.then_some(parent)
}

/// Whether a message from `origin` may be heard, when `known` is the origin that counts so far.
pub fn may_speak(origin: &str, known: Option<&str>) -> bool {
    origin != "null" && !origin.is_empty() && known.is_none_or(|k| k == origin)
}

/// Starts to listen to the page around.
pub fn listen(session: Session, parent: Option<String>) {
    let Some(outer) = window().parent().ok().flatten() else { return };
    let known = Rc::new(RefCell::new(parent));
    let heard = known.clone();
    let listener = EventListener::new(&window(), "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let from_outer =
            window().parent().ok().flatten().is_some_and(|p| {
                event.source().is_some_and(|s| js_sys::Object::is(&s, p.as_ref()))
            });
        let message = field(&event.data(), "newsloupe");
        let is_report = field(&message, "type").as_string().as_deref() == Some("setReport");
        if !from_outer || !is_report || field(&message, "v").as_f64() != Some(1.0) {
            return;
        }
        if !may_speak(&event.origin(), heard.borrow().as_deref()) {
            return;
        }
        *heard.borrow_mut() = Some(event.origin());
        let answer = match shown(session, &message) {
            Ok(()) => object(&[("v", 1.into()), ("type", "shown".into())]),
            Err(why) => object(&[
                ("v", 1.into()),
                ("type", "error".into()),
                ("message", why.as_str().into()),
            ]),
        };
        say(&answer, &event.origin());
    });
    listener.forget();
    watch_height(known.clone());
    // This tells nothing but that a page is here, so it may go to whoever is around.
    let target = known.borrow().clone().unwrap_or_else(|| "*".to_owned());
    let ready = object(&[("v", 1.into()), ("type", "ready".into())]);
    if outer != window() {
        say(&ready, &target);
    }
}

/// Shows the article of a message, with its report.
///
/// # Errors
///
/// Why it cannot be shown, in words for the page around.
pub fn shown(session: Session, message: &JsValue) -> Result<(), String> {
    let text = field(message, "text").as_string().ok_or("There is no text in the message.")?;
    let raw = field(message, "report");
    let report = super::report::report(&raw)?;
    let article = Article::new(text.as_str().into(), report)?;
    session.source.set(text);
    session.report.set_value(Some(raw));
    session.show(Arc::new(article));
    super::study::tell_shown(session);
    Ok(())
}

fn say(message: &JsValue, origin: &str) {
    if let Ok(Some(outer)) = window().parent() {
        let _ = outer.post_message(&object(&[("newsloupe", message.clone())]), origin);
    }
}

/// Tells the height whenever it changes by two pixels or more.
fn watch_height(known: Rc<RefCell<Option<String>>>) {
    let Some(body) = document().body() else { return };
    let last = Cell::new(0.0);
    let observed = body.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let height = observed.get_bounding_client_rect().height().ceil();
        let Some(origin) = known.borrow().clone() else { return };
        if (height - last.get()).abs() >= 2.0 {
            last.set(height);
            let resize = [("v", 1.into()), ("type", "resize".into()), ("height", height.into())];
            say(&object(&resize), &origin);
        }
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&body);
        // Both live as long as the page.
        tell.forget();
        std::mem::forget(observer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_reading_only_and_for_whom() {
        assert_eq!(asked(""), None);
        assert_eq!(asked("?reader=1"), None);
        assert_eq!(asked("?read"), Some(None));
        let named = Some(Some("https://example.org".to_owned()));
        assert_eq!(asked("?read&parent=https%3A%2F%2Fexample.org"), named);
    }

    #[test]
    fn only_the_origin_that_counts_may_speak() {
        assert!(may_speak("https://a.org", None));
        assert!(may_speak("https://a.org", Some("https://a.org")));
        assert!(!may_speak("https://b.org", Some("https://a.org")));
        assert!(!may_speak("null", None));
        assert!(!may_speak("null", Some("null")));
    }
}
