//! Where the keyboard is. The whole text is one tab stop; inside it the focus roves from mark to
//! mark, and only the mark that holds it is announced as something to press.

use super::paint;
use gloo_timers::callback::Timeout;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Makes `element` the tab stop of the text, and nothing else.
pub fn rove(element: &Element) {
    if let Ok(Some(old)) = document().query_selector("#article mark[tabindex]") {
        if old.is_same_node(Some(element)) {
            return;
        }
        for name in ["tabindex", "role", "aria-haspopup"] {
            let _ = old.remove_attribute(name);
        }
    }
    for (name, value) in [("tabindex", "0"), ("role", "button"), ("aria-haspopup", "dialog")] {
        let _ = element.set_attribute(name, value);
    }
}

/// Puts the focus on the first piece of a mark and brings it into view.
pub fn mark(number: usize) -> bool {
    let Some(piece) = paint::pieces(number).into_iter().next() else { return false };
    rove(&piece);
    let Ok(piece) = piece.dyn_into::<HtmlElement>() else { return false };
    // The browser's own scrolling would put the mark at the very edge.
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = piece.focus_with_options(&options);
    into_view(&piece);
    true
}

/// Brings an element near the middle of the window if it is not well inside it.
pub fn into_view(element: &Element) {
    let rect = element.get_bounding_client_rect();
    let height = height();
    if rect.top() > 72.0 && rect.bottom() < height * 0.6 {
        return;
    }
    scroll(element, ScrollLogicalPosition::Center);
}

/// Scrolls as little as is needed.
pub fn nearest(element: &Element) {
    scroll(element, ScrollLogicalPosition::Nearest);
}

fn scroll(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_inline(ScrollLogicalPosition::Nearest);
    // Motion never carries meaning here, and a jump is where the reader asked to be.
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The height of the window in CSS pixels.
pub fn height() -> f64 {
    leptos::prelude::window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(800.0)
}

/// The width of the window in CSS pixels.
pub fn width() -> f64 {
    leptos::prelude::window().inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(1280.0)
}

/// Focuses an element once the page has settled: it may be hidden at this moment.
pub fn later(element: HtmlElement) {
    Timeout::new(0, move || {
        let _ = element.focus();
    })
    .forget();
}

/// Focuses what a selector finds, once the page has settled; nothing scrolls.
pub fn later_at(selector: &'static str) {
    Timeout::new(0, move || {
        let found = document().query_selector(selector).ok().flatten();
        if let Some(found) = found.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = found.focus_with_options(&options);
        }
    })
    .forget();
}

/// Once the page has settled: if the focus fell to the page itself, because what held it is gone,
/// it goes to the first of these that can take it.
pub fn if_lost(places: &'static [&'static str]) {
    Timeout::new(0, move || {
        for place in places {
            if current()
                .is_some_and(|e| e.tag_name() != "BODY" && e.get_client_rects().length() > 0)
            {
                return;
            }
            let found = document().query_selector(place).ok().flatten();
            if let Some(found) = found.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
                let _ = found.focus();
            }
        }
    })
    .forget();
}

/// The element that has the focus.
pub fn current() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}
