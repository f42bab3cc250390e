//! Between the text on the screen and its bytes: which words are selected, and where a stretch stands.

use super::act::Chosen;
use super::spans::meant;
use crate::state::article::Article;
use crate::wire::{self, To};
use leptos::prelude::{document, window};
use newsloupe::Span;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// The attribute that carries the number of a run's block.
const BLOCK: &str = "data-b";

/// The run of a block that a node lies in, and where that block begins, in bytes.
fn run_of(article: &Article, node: &Node) -> Option<(Element, Span)> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let run = element.closest(&format!("#article [{BLOCK}]")).ok()??;
    let block: usize = run.get_attribute(BLOCK)?.parse().ok()?;
    let span = article.at(article.report.blocks.get(block)?.span)?;
    Some((run, span))
}

/// The byte at a point of the document.
fn byte(article: &Article, node: &Node, offset: u32) -> Option<u32> {
    let (run, span) = run_of(article, node)?;
    let before = Range::new().ok()?;
    before.set_start(&run, 0).ok()?;
    before.set_end(node, offset).ok()?;
    let words: String = before.to_string().into();
    Some((span.start + words.len() as u32).min(span.end))
}

/// The words that are selected in the article; nothing if none are.
pub(super) fn chosen(article: &Article) -> Option<Chosen> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let ends = (
        byte(article, &range.start_container().ok()?, range.start_offset().ok()?),
        byte(article, &range.end_container().ok()?, range.end_offset().ok()?),
    );
    let span = match ends {
        (Some(start), Some(end)) if start < end => Span { start, end },
        // A double press takes the end of a paragraph along, and with it the next line's beginning.
        (Some(start), _) => {
            let (_, block) = run_of(article, &range.start_container().ok()?)?;
            Span { start, end: block.end }
        }
        _ => return None,
    };
    let rects = range.get_client_rects()?;
    let last = rects.item(rects.length().checked_sub(1)?)?;
    let first = rects.item(0)?;
    Some(Chosen {
        span: meant(&article.text, span)?,
        left: if first.top() < last.top() { last.left() } else { first.left() },
        bottom: last.bottom(),
    })
}

/// The text node and the UTF-16 offset in it where a byte of a run stands.
fn point(run: &Node, mut bytes: usize) -> Option<(Node, u32)> {
    fn seek(node: &Node, bytes: &mut usize) -> Option<(Node, u32)> {
        if node.node_type() == Node::TEXT_NODE {
            let words = node.text_content().unwrap_or_default();
            if *bytes <= words.len() {
                let before = words.get(..*bytes)?;
                return Some((node.clone(), before.encode_utf16().count() as u32));
            }
            *bytes -= words.len();
            return None;
        }
        let inner = node.child_nodes();
        (0..inner.length()).filter_map(|i| inner.item(i)).find_map(|n| seek(&n, bytes))
    }
    seek(run, &mut bytes)
}

/// Selects a stretch of the text on the screen, and brings it into view.
pub(super) fn select(article: &Article, span: Span) -> Option<()> {
    wire::tell(To::Page, "whole", &[]);
    let at = |byte: u32, end: bool| {
        let blocks = &article.report.blocks;
        let block = blocks.iter().position(|b| {
            article
                .at(b.span)
                .is_some_and(|s| s.start <= byte && (byte < s.end || end && byte == s.end))
        })?;
        let run = document().query_selector(&format!("#article [{BLOCK}=\"{block}\"]")).ok()??;
        let start = article.at(blocks.get(block)?.span)?.start;
        point(&run, (byte - start) as usize).map(|(node, offset)| (run, node, offset))
    };
    let (run, from, from_offset) = at(span.start, false)?;
    let (_, to, to_offset) = at(span.end, true)?;
    let selection = window().get_selection().ok()??;
    selection.set_base_and_extent(&from, from_offset, &to, to_offset).ok()?;
    let near = from.parent_element().unwrap_or(run);
    crate::dom::focus::nearest(&near);
    Some(())
}

/// Lets go of what is selected.
pub(super) fn clear() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// The element that has the focus lies in something that this selector finds.
pub(super) fn focus_in(selector: &str) -> bool {
    let here = document().active_element();
    here.is_some_and(|e| e.closest(selector).is_ok_and(|found| found.is_some()))
}
