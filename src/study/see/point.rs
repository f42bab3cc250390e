//! Leads from a view to words of the text that carry no mark of their own: they are selected, so
//! that they are seen, and read on from there.

use crate::dom::focus;
use crate::state::article::Article;
use crate::study::Study;
use crate::wire::{self, To};
use leptos::prelude::*;
use newsloupe::Span;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Goes to a span: to its mark, else to its words.
pub(super) fn go(study: Study, span: Span) {
    let article = study.article.get_untracked();
    let marked = article.as_ref().is_none_or(|a| a.marks.iter().any(|m| m.span == span));
    if marked {
        return study.go(span.start, span.end);
    }
    wire::tell(To::Page, "leave", &[]);
    if let Some(article) = article {
        select(&article, span);
    }
}

/// Selects words of the article and brings them into view.
fn select(article: &Article, span: Span) -> Option<()> {
    let blocks = article.parts.iter().flat_map(|p| &p.runs);
    let (i, run) = blocks.enumerate().find(|(_, r)| span.start < r.span.end)?;
    let runs = crate::study::find::paint::runs()?;
    let run_element: Element = runs.item(i as u32)?.dyn_into().ok()?;
    let words = |from: u32, to: u32| &article.text[from as usize..to as usize];
    let before = words(run.span.start, span.start.max(run.span.start));
    let length = |text: &str| text.encode_utf16().count() as u32;
    let from = length(before);
    let to = from + length(words(span.start.max(run.span.start), span.end.min(run.span.end)));
    let (first, at) = place(&run_element, from, false)?;
    let (last, end) = place(&run_element, to, true)?;
    let sheet = document().get_element_by_id("article");
    if let Some(sheet) = sheet.and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = sheet.focus_with_options(&options);
    }
    let selection = window().get_selection().ok()??;
    let _ = selection.set_base_and_extent(&first, at, &last, end);
    focus::into_view(&first.parent_element().unwrap_or(run_element));
    Some(())
}

/// The text node that holds this offset (in UTF-16 units of the element's text), and where in it.
fn place(element: &Node, mut offset: u32, closing: bool) -> Option<(Node, u32)> {
    let mut next = element.first_child();
    while let Some(node) = next {
        let length = node.text_content().map_or(0, |t| t.encode_utf16().count() as u32);
        if offset < length || (closing && offset == length) {
            if node.node_type() == Node::TEXT_NODE {
                return Some((node, offset));
            }
            return place(&node, offset, closing);
        }
        offset -= length;
        next = node.next_sibling();
    }
    None
}
