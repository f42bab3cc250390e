//! On paper: just before the browser prints, what is said gets its number in the text, and the
//! appendix stands behind the article; afterwards it goes again.

use super::format::with_piece;
use super::tree::{El, Node};
use super::{Piece, appendix};
use crate::dom::paint;
use crate::study::Study;
use gloo_events::EventListener;
use leptos::prelude::{document, window};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The id of the appendix, and the attribute of a mark that carries its number.
const PAPER: &str = "paper";
const NOTE: &str = "data-note";

/// Begins to listen for the printer.
pub fn listen(study: Study) {
    let on = |event: &'static str, act: fn(Study)| {
        EventListener::new(&window(), event, move |_| act(study)).forget();
    };
    on("beforeprint", lay_out);
    on("afterprint", |_| clear());
}

fn lay_out(study: Study) {
    clear();
    with_piece(study, true, |piece| {
        let number = number(piece);
        let page = document().query_selector(".app.reading").ok().flatten();
        if let (Some(page), Some(())) = (page, number) {
            let sheet = super::tree::el("aside").with("id", PAPER).class("appendix");
            if let Some(sheet) = draw(&sheet.all(appendix::sections(piece))) {
                let _ = page.append_child(&sheet);
            }
        }
    });
}

fn clear() {
    if let Some(old) = document().get_element_by_id(PAPER) {
        old.remove();
    }
    for mark in found(&format!("#article mark[{NOTE}]")) {
        let _ = mark.remove_attribute(NOTE);
    }
}

fn found(selector: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// Gives the last piece of every quote its number.
fn number(piece: &Piece<'_>) -> Option<()> {
    let noted = piece.noted().into_iter();
    let wanted: BTreeMap<usize, usize> =
        noted.filter_map(|(n, quote)| Some((piece.last_mark(quote)?, n))).collect();
    let mut last: BTreeMap<usize, Element> = BTreeMap::new();
    for mark in found(&format!("#article mark[{}]", paint::NUMBER)) {
        if let Some(number) = paint::number(&mark).filter(|m| wanted.contains_key(m)) {
            last.insert(number, mark);
        }
    }
    for (mark, element) in last {
        element.set_attribute(NOTE, &appendix::number(*wanted.get(&mark)?)).ok()?;
    }
    Some(())
}

/// Makes real elements.
fn draw(what: &El) -> Option<Element> {
    let document = document();
    let element = document.create_element(what.tag).ok()?;
    for (name, value) in &what.attributes {
        element.set_attribute(name, value).ok()?;
    }
    for node in &what.inside {
        match node {
            Node::Text(words) => {
                element.append_child(&document.create_text_node(words)).ok()?;
            }
            Node::Element(inner) => {
                element.append_child(&draw(inner)?.into()).ok()?;
            }
        }
    }
    Some(element)
}
