//! A paste that brings HTML: its structure becomes lines of text. The plain text that came with it
//! stays one undo away.

use super::lines::{Found, of_selection};
use super::take::{editor, hand_over, is_reading};
use super::word::Word;
use crate::engine::field;
use crate::i18n::t;
use crate::study::Study;
use crate::study::js::call;
use crate::wire;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlTextAreaElement};

/// Above this many bytes a paste is put in at once, without an undo: browsers take too long.
const MOST_TO_UNDO: usize = 300_000;

/// The text that the structure of a paste gives, if it is another than the plain text that came along.
pub fn structured(html: &str, plain: &str) -> Option<String> {
    let text = of_selection(html);
    let lines = |t: &str| -> Vec<String> {
        let words = |l: &str| l.split_whitespace().collect::<Vec<_>>().join(" ");
        t.lines().map(words).filter(|l| !l.is_empty()).collect()
    };
    // Half of the words gone is no better reading of the same thing.
    let whole = text.len() * 2 >= plain.trim().len();
    (whole && !text.is_empty() && lines(&text) != lines(plain)).then_some(text)
}

/// Begins to listen to pastes into the editor.
pub fn listen(study: Study) {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&document(), "paste", options, move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let Some(area) = editor().filter(|a| target.is_some_and(|t| t == ***a)) else { return };
        let data = field(event, "clipboardData");
        let get = |kind: &str| call(&data, "getData", &[kind.into()]).ok()?.as_string();
        let (html, plain) =
            (get("text/html").unwrap_or_default(), get("text/plain").unwrap_or_default());
        let Some(text) = Some(html).filter(|h| !h.is_empty()).and_then(|h| structured(&h, &plain))
        else {
            return;
        };
        event.prevent_default();
        event.stop_propagation(); // the page would read the plain text
        put(study, &area, &plain, text);
    })
    .forget();
}

fn put(study: Study, area: &HtmlTextAreaElement, plain: &str, text: String) {
    let at = |end: Result<Option<u32>, JsValue>| end.ok().flatten().unwrap_or(0);
    let start = at(area.selection_start());
    let chosen = at(area.selection_end()) - start;
    let whole = area.value().encode_utf16().count() == chosen as usize;
    // Two steps: one undo gives the plain text, another what was there before.
    if !plain.is_empty() && insert(area, plain) {
        let _ = area.set_selection_range(start, at(area.selection_end()));
    }
    insert(area, &text);
    let with = area.value();
    let plain = plain.to_owned();
    let found = Found { text, ..Found::default() };
    if whole {
        hand_over(study, found.clone());
    }
    if plain.trim().is_empty() {
        return; // there is nothing to go back to
    }
    let back = move || {
        study.word.set(None);
        let Some(area) = editor().filter(|a| a.value() == with) else { return };
        if whole {
            hand_over(study, Found { text: plain.clone(), ..Found::default() });
            return;
        }
        let length = found.text.encode_utf16().count() as u32;
        let _ = area.focus();
        let _ = area.set_selection_range(start, start + length);
        insert(&area, &plain);
    };
    let words = t("Pasted with the structure of its page.");
    study.word.set(Some(Word::new(words).with(t("Use the plain text instead"), back)));
}

/// Types a text over what is selected, as a person would; whether it can be undone.
fn insert(area: &HtmlTextAreaElement, text: &str) -> bool {
    if text.len() <= MOST_TO_UNDO {
        let typed =
            call(&document(), "execCommand", &["insertText".into(), false.into(), text.into()]);
        if typed.is_ok_and(|done| done.is_truthy()) {
            return true;
        }
    }
    if call(area, "setRangeText", &[text.into()]).is_ok() {
        let end = area.selection_end().ok().flatten().unwrap_or(0);
        let _ = area.set_selection_range(end, end);
    }
    if let Ok(event) = Event::new("input") {
        let _ = area.dispatch_event(&event);
    }
    false
}

/// A paste that came before the study did: the page has the plain text of it.
pub fn came_before(study: Study, message: &JsValue) {
    let (html, plain) = (wire::text(message, "html"), wire::text(message, "plain"));
    let Some(text) = structured(&html, &plain) else { return };
    let same = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    let is_all = move || editor().is_some_and(|a| a.value() == same(&plain));
    if !is_all() {
        return; // it was put into another text, or changed since
    }
    let found = Found { text, ..Found::default() };
    if !is_reading() {
        hand_over(study, found);
        return;
    }
    let use_it = move || {
        study.word.set(None);
        if is_all() {
            hand_over(study, found.clone());
        }
    };
    let words = t("This was read as plain text.");
    study.word.set(Some(Word::new(words).with(t("Use the structure of its page"), use_it)));
}

#[cfg(test)]
mod tests {
    use super::structured;

    #[test]
    fn structure_counts_where_it_says_more() {
        assert_eq!(structured("<p>One</p><p>Two</p>", "One\n\nTwo"), None);
        assert_eq!(structured("<span>One</span>", "One "), None);
        assert_eq!(structured("<p>One</p><p>Two</p>", "One Two").as_deref(), Some("One\n\nTwo"));
        assert_eq!(structured("<img alt='a b'>", "words"), None);
        assert_eq!(structured("<script>words words</script>x", "words words and more"), None);
    }
}
