//! Between the article on the screen and its words: what is selected, what was tapped, which word
//! stands a line below.

use super::text::Text;
use crate::engine::field;
use crate::study::js::call;
use crate::wire;
use gloo_timers::callback::Timeout;
use leptos::prelude::{document, window};
use newsloupe_exercise::Words;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, HtmlElement, Node, Range};

/// The attribute that carries the number of a block.
pub const BLOCK: &str = "data-b";

/// Puts the focus on what a selector finds, once the page has settled.
pub fn focus_later(selector: impl Into<String>) {
    let selector = selector.into();
    Timeout::new(0, move || focus(&selector)).forget();
}

/// Puts the focus on what a selector finds.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

/// Brings what a selector finds into view, scrolling as little as is needed.
pub fn reveal(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector) {
        crate::dom::focus::nearest(&found);
    }
}

/// Lets go of what is selected.
pub fn deselect() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// The element of a block.
pub fn block(number: usize) -> Option<Element> {
    document().query_selector(&format!("#text [{BLOCK}=\"{number}\"]")).ok().flatten()
}

/// A point of the document as a block and a byte of its text.
fn byte(text: &Text, node: &Node, offset: u32) -> Option<(usize, usize)> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let run = element.closest(&format!("#text [{BLOCK}]")).ok()??;
    let number: usize = run.get_attribute(BLOCK)?.parse().ok()?;
    let before = Range::new().ok()?;
    before.set_start(&run, 0).ok()?;
    before.set_end(node, offset).ok()?;
    let words: String = before.to_string().into();
    Some((number, words.len().min(text.blocks.get(number)?.text.len())))
}

/// The words that are selected as text is; none if nothing of the article is.
pub fn selected(text: &Text) -> Option<Words> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = byte(text, &range.start_container().ok()?, range.start_offset().ok()?);
    let end = byte(text, &range.end_container().ok()?, range.end_offset().ok()?);
    let (first, from) = start?;
    // A selection that leaves the article, or takes the end of a paragraph along, ends with the block.
    let (last, to) = end.filter(|end| *end > (first, from)).unwrap_or((first, usize::MAX));
    let whole = |b: usize| text.blocks.get(b).and_then(|b| b.touched(0..b.text.len()));
    let begin = text.blocks.get(first)?.touched(from..if first == last { to } else { usize::MAX });
    let finish = text.blocks.get(last)?.touched(if first == last { from } else { 0 }..to);
    let between = (first + 1..last)
        .filter_map(whole)
        .fold(None, |all: Option<Words>, w| Some(all.map_or(w, |all| [all[0], w[1]])));
    let all = [begin, between, finish];
    let parts = || all.iter().flatten();
    Some([parts().next()?[0], parts().next_back()?[1]])
}

/// The word at a point of the window.
pub fn word_at(text: &Text, x: f64, y: f64) -> Option<u32> {
    let at =
        |name: &str| call(&document(), name, &[x.into(), y.into()]).ok().filter(JsValue::is_object);
    let (node, offset) = if let Some(caret) = at("caretPositionFromPoint") {
        (field(&caret, "offsetNode"), wire::number(&caret, "offset"))
    } else {
        let range = at("caretRangeFromPoint")?;
        (field(&range, "startContainer"), wire::number(&range, "startOffset"))
    };
    let (block, byte) = byte(text, &node.dyn_into().ok()?, offset? as u32)?;
    text.blocks.get(block)?.near(byte)
}

/// Where a word stands in the window.
fn rect(text: &Text, word: u32) -> Option<DomRect> {
    let number = text.block_of(word);
    let piece = text.blocks.get(number)?;
    let bytes = piece.words.get((word - piece.first) as usize)?;
    let run = block(number)?;
    let (from, from_offset) = point(&run, bytes.start)?;
    let range = Range::new().ok()?;
    range.set_start(&from, from_offset).ok()?;
    range.set_end(&from, from_offset + 1).ok()?;
    Some(range.get_bounding_client_rect())
}

/// The text node and the UTF-16 offset in it where a byte of a block stands.
fn point(run: &Node, mut bytes: usize) -> Option<(Node, u32)> {
    fn seek(node: &Node, bytes: &mut usize) -> Option<(Node, u32)> {
        if node.node_type() == Node::TEXT_NODE {
            let words = node.text_content().unwrap_or_default();
            if *bytes < words.len() {
                return Some((node.clone(), words.get(..*bytes)?.encode_utf16().count() as u32));
            }
            *bytes -= words.len();
            return None;
        }
        let inner = node.child_nodes();
        (0..inner.length()).filter_map(|i| inner.item(i)).find_map(|n| seek(&n, bytes))
    }
    seek(run, &mut bytes)
}

/// The word a line below or above another one, as near to it as there is one.
pub fn line_off(text: &Text, word: u32, down: bool) -> Option<u32> {
    /// No line has more words.
    const MOST: u32 = 120;
    let here = rect(text, word)?;
    let (mut line, mut best): (Option<f64>, Option<(f64, u32)>) = (None, None);
    for step in 1..=MOST {
        let next = if down { word + step } else { word.checked_sub(step)? };
        let Some(there) = (next < text.count).then(|| rect(text, next)).flatten() else { break };
        let apart = (there.top() - here.top()).abs();
        if apart < here.height() * 0.6 {
            continue;
        }
        let top = *line.get_or_insert(there.top());
        if (there.top() - top).abs() > here.height() * 0.6 {
            break;
        }
        let far = (there.left() - here.left()).abs();
        if best.is_none_or(|(least, _)| far < least) {
            best = Some((far, next));
        }
        if next == 0 {
            break;
        }
    }
    best.map(|(_, word)| word)
}
