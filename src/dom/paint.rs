//! Writes the words of a block with its marks into an element: real, nested `<mark>`s.
//!
//! This is the one loop that runs twenty thousand times on a long text, so it makes its nodes
//! itself; nothing in it changes afterwards. Which marks are shown is a matter of classes: those of
//! layers stand on the root, so switching one draws nothing anew.

use super::stretch;
use crate::state::article::Article;
use crate::state::flatten::{Step, flatten};
use crate::state::parts::Run;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// The attribute that carries a mark's number, counted from the first mark of its stretch.
pub const NUMBER: &str = "data-m";

/// Writes the words of a run with their marks into `element`.
pub(super) fn words(document: &Document, element: &Element, article: &Article, run: &Run) {
    let marks = article.marks_of_block.get(run.block).map_or(&[][..], Vec::as_slice);
    let from = stretch::from(element);
    let mut open: Vec<Node> = vec![element.clone().into()];
    for step in flatten(run.span, marks) {
        let Some(parent) = open.last() else { return };
        match step {
            Step::Text(span) => {
                let text = document.create_text_node(span.of(&article.text));
                let _ = parent.append_child(&text);
            }
            Step::Open { mark, .. } => {
                let Some(node) = mark_element(document, article, mark, from) else { return };
                let _ = parent.append_child(&node);
                open.push(node);
            }
            Step::Close => {
                open.pop();
            }
        }
    }
}

fn mark_element(
    document: &Document,
    article: &Article,
    number: usize,
    from: Option<usize>,
) -> Option<Node> {
    let node = document.create_element("mark").ok()?;
    node.set_class_name(&article.marks.get(number)?.classes());
    let _ = node.set_attribute(NUMBER, &number.checked_sub(from?)?.to_string());
    Some(node.into())
}

/// The number of the mark that an element is a piece of.
pub fn number(element: &Element) -> Option<usize> {
    let number: usize = element.get_attribute(NUMBER)?.parse().ok()?;
    Some(stretch::from(element)? + number)
}

fn found(list: &web_sys::NodeList) -> impl Iterator<Item = Element> {
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok())
}

/// All pieces of a mark.
pub fn pieces(number: usize) -> Vec<Element> {
    let mut pieces = Vec::new();
    for (stretch, number) in stretch::around(number) {
        let selector = format!("mark[{NUMBER}=\"{number}\"]");
        if let Ok(list) = stretch.query_selector_all(&selector) {
            pieces.extend(found(&list));
        }
    }
    pieces
}

/// Gives a class to all pieces of some marks, and takes it from all others.
pub fn only(class: &str, marks: impl IntoIterator<Item = usize>) {
    let document = leptos::prelude::document();
    if let Ok(old) = document.query_selector_all(&format!("#article mark.{class}")) {
        for element in found(&old) {
            let _ = element.class_list().remove_1(class);
        }
    }
    for piece in marks.into_iter().flat_map(pieces) {
        let _ = piece.class_list().add_1(class);
    }
}
