//! Writes the words of a block with its marks into an element: real, nested `<mark>`s.
//!
//! This is the one loop that runs twenty thousand times on a long text, so it makes its nodes
//! itself; nothing in it changes afterwards. Which marks are shown is a matter of classes: those of
//! layers stand on the root, so switching one draws nothing anew.

use crate::state::article::Article;
use crate::state::flatten::{Step, flatten};
use newsloupe::Span;
use std::sync::Arc;
use web_sys::{Document, Element, Node};

/// What to write: a block of an article. A directive takes it: `use:painted=block`.
#[derive(Clone, Debug)]
pub struct Painted {
    /// The article.
    pub article: Arc<Article>,
    /// The block's index.
    pub block: usize,
    /// Its words.
    pub span: Span,
}

/// The attribute that carries a mark's number.
pub const NUMBER: &str = "data-m";

/// Writes the block into `element`, in the place of what it holds.
pub fn painted(element: Element, what: Painted) {
    let Some(document) = element.owner_document() else { return };
    // The element may hold the same block with other marks.
    element.set_text_content(None);
    let marks = what.article.marks_of_block.get(what.block).map_or(&[][..], Vec::as_slice);
    let mut open: Vec<Node> = vec![element.into()];
    for step in flatten(what.span, marks) {
        let Some(parent) = open.last() else { return };
        match step {
            Step::Text(span) => {
                let text = document.create_text_node(span.of(&what.article.text));
                let _ = parent.append_child(&text);
            }
            Step::Open { mark, .. } => {
                let Some(node) = mark_element(&document, &what.article, mark) else { return };
                let _ = parent.append_child(&node);
                open.push(node);
            }
            Step::Close => {
                open.pop();
            }
        }
    }
}

fn mark_element(document: &Document, article: &Article, number: usize) -> Option<Node> {
    let node = document.create_element("mark").ok()?;
    node.set_class_name(&article.marks.get(number)?.classes());
    let _ = node.set_attribute(NUMBER, &number.to_string());
    Some(node.into())
}

/// The number of the mark that an element is a piece of.
pub fn number(element: &Element) -> Option<usize> {
    element.get_attribute(NUMBER)?.parse().ok()
}

/// All pieces of a mark.
pub fn pieces(number: usize) -> Vec<Element> {
    use wasm_bindgen::JsCast;
    let found = leptos::prelude::document()
        .query_selector_all(&format!("#article mark[{NUMBER}=\"{number}\"]"));
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}

/// Gives a class to all pieces of some marks, and takes it from all others.
pub fn only(class: &str, marks: impl IntoIterator<Item = usize>) {
    use wasm_bindgen::JsCast;
    let document = leptos::prelude::document();
    if let Ok(old) = document.query_selector_all(&format!("#article mark.{class}")) {
        for element in (0..old.length()).filter_map(|i| old.item(i)?.dyn_into::<Element>().ok()) {
            let _ = element.class_list().remove_1(class);
        }
    }
    for piece in marks.into_iter().flat_map(pieces) {
        let _ = piece.class_list().add_1(class);
    }
}
