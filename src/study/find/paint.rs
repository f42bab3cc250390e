//! Where found words stand on the page, and how they are painted: by the browser's own highlights,
//! which change nothing in the document.

use crate::engine::{field, object};
use crate::wire::{self, To};
use leptos::prelude::{document, window};
use newsloupe::Span;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, NodeList, Range};

/// The runs of the article on the page, in order: one for each run of each part.
pub(in crate::study) fn runs() -> Option<NodeList> {
    wire::tell(To::Page, "whole", &[]);
    document().query_selector_all("#article .run").ok()
}

/// A stretch of the document: text nodes, and UTF-16 units in them.
pub(super) type Ends = [(Node, u32); 2];

/// The stretches of the document for spans of one run's text, given in order; `start` is where the
/// run begins. One walk over its text nodes, however many spans there are.
pub(super) fn ends(run: &Node, text: &str, start: u32, spans: &[Span]) -> Vec<Ends> {
    // Spans count bytes of the whole text, the document UTF-16 units of a text node.
    let mut ends = spans.iter().flat_map(|s| [s.start - start, s.end - start]).peekable();
    let mut places: Vec<(Node, u32)> = Vec::new();
    let (mut at, mut node_start, mut unit) = (0, 0, 0);
    let mut nodes = texts(run).into_iter().peekable();
    let mut letters = text.chars().peekable();
    while let (Some(node), Some(end)) = (nodes.peek(), ends.peek()) {
        if at < *end {
            let Some(c) = letters.next() else { break };
            at += c.len_utf8() as u32;
            unit += c.len_utf16() as u32;
            continue;
        }
        let length = node.text_content().map_or(0, |t| t.encode_utf16().count() as u32);
        // A start at the very end of a node is the start of the next one.
        let is_start = places.len().is_multiple_of(2);
        if unit - node_start > length || is_start && unit - node_start == length {
            node_start += length;
            nodes.next();
            continue;
        }
        places.push((node.clone(), unit - node_start));
        ends.next();
    }
    places.chunks_exact(2).map(|pair| [pair[0].clone(), pair[1].clone()]).collect()
}

/// A range that follows what happens to its text: it can be measured and selected.
pub(super) fn range([start, end]: &Ends) -> Option<Range> {
    let range = document().create_range().ok()?;
    range.set_start(&start.0, start.1).ok()?;
    range.set_end(&end.0, end.1).ok()?;
    Some(range)
}

/// A range that only stands there. Of the other kind a browser keeps every one up to date whenever a
/// node comes or goes, and thousands of them make the whole page slow until they are forgotten.
fn still([start, end]: &Ends) -> Option<JsValue> {
    let init = object(&[
        ("startContainer", start.0.clone().into()),
        ("startOffset", start.1.into()),
        ("endContainer", end.0.clone().into()),
        ("endOffset", end.1.into()),
    ]);
    let made = field_function(&window().into(), "StaticRange").ok()?;
    js_sys::Reflect::construct(&made, &js_sys::Array::of1(&init)).ok()
}

/// All text nodes below `node`, in order.
fn texts(node: &Node) -> Vec<Node> {
    let mut found = Vec::new();
    let mut open = vec![node.clone()];
    while let Some(node) = open.pop() {
        if node.node_type() == Node::TEXT_NODE {
            found.push(node);
            continue;
        }
        let mut child = node.last_child();
        while let Some(c) = child {
            child = c.previous_sibling();
            open.push(c);
        }
    }
    found
}

/// Paints stretches under `name`, in place of what was painted under it before. A browser without
/// highlights paints nothing; the way to each place works all the same.
pub(super) fn paint(name: &str, stretches: &[Ends]) {
    let highlights = field(&field(&window().into(), "CSS"), "highlights");
    let Ok(made) = field_function(&window().into(), "Highlight") else { return };
    let all: js_sys::Array = stretches.iter().filter_map(still).collect();
    let Ok(highlight) = js_sys::Reflect::construct(&made, &all) else { return };
    if let Ok(set) = field_function(&highlights, "set") {
        let _ = set.call2(&highlights, &name.into(), &highlight);
    }
}

fn field_function(object: &JsValue, name: &str) -> Result<js_sys::Function, JsValue> {
    js_sys::Reflect::get(object, &name.into())?.dyn_into()
}

/// Brings a stretch into view, away from the bars at the top and the sheet at the bottom.
pub(super) fn show(range: &Range) {
    let Ok(node) = range.start_container() else { return };
    let Some(element) = node.parent_element() else { return };
    // A part that was far away is laid out once it is near; only then the stretch has a place.
    crate::dom::focus::into_view(&element);
    let top = range.get_bounding_client_rect().top();
    let height = crate::dom::focus::height();
    if top < 140.0 || top > height * 0.7 {
        window().scroll_by_with_x_and_y(0.0, top - height * 0.4);
    }
}

/// Puts the focus at a stretch: on the mark that holds it, else on the article, with the words chosen.
pub(super) fn land(range: &Range) {
    let at = range.start_container().ok().and_then(|n| n.parent_element());
    let Some(at) = at else { return };
    let mark: Option<Element> = at.closest("mark").ok().flatten();
    if let Some(number) = mark.as_ref().and_then(crate::dom::paint::number) {
        crate::dom::focus::mark(number);
    } else {
        crate::dom::focus::later_at("#article");
        if let Ok(Some(chosen)) = window().get_selection() {
            let _ = chosen.remove_all_ranges();
            let _ = chosen.add_range(range);
        }
    }
}
