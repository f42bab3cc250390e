//! The article: marks to press, to hover, to walk through with the keyboard.

use super::shared::{follow, on};
use crate::dom::keys::Wish;
use crate::dom::{focus, paint, stretch};
use crate::i18n::{fill1, message, t};
use crate::state::Session;
use crate::state::mark::{Layer, Layers};
use leptos::html::Article;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The article with its marks and margin notes.
#[component]
pub fn Reader() -> impl IntoView {
    let session = expect_context::<Session>();
    let sheet = NodeRef::<Article>::new();
    follow(move || {
        if let Some(sheet) = sheet.get() {
            stretch::show(&sheet, session.article.get());
        }
    });
    let on_click = move |event: Event| {
        let chosen = window().get_selection().ok().flatten();
        if chosen.is_some_and(|s| !s.is_collapsed()) {
            return; // somebody is selecting words, not pressing a mark
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        match target.and_then(|t| pressed(session, &t)) {
            Some((piece, number)) => open(session, &piece, number),
            None => session.card.set(None),
        }
    };
    let on_focus = move |event: Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let Some(number) = target.and_then(|t| paint::number(&t)) {
            session.card.set(Some(number));
        }
    };
    // Once drawn, the first mark that can be seen is the tab stop of the text.
    follow(move || {
        session.article.track();
        session.layers.track();
        let current = document().query_selector("#article mark[tabindex]").ok().flatten();
        let number = current.as_ref().and_then(paint::number).filter(|n| session.is_shown(*n));
        if number.is_none() {
            let first = session.neighbour(None, true, false);
            if let Some(piece) = first.and_then(|n| paint::pieces(n).into_iter().next()) {
                focus::rove(&piece);
            }
        }
    });
    follow(move || paint::only("gone", session.hidden.get()));
    follow(move || paint::only("echo", session.echo.get()));
    follow(move || paint::only("here", session.card.get()));
    view! {
        <article
            node_ref=sheet
            id="article"
            tabindex="-1"
            aria-label=t("The article with its marks")
            {..on("click", on_click)}
            {..on("focusin", on_focus)}
        ></article>
    }
}

/// The mark that a press on `target` means: the innermost one that can be seen; pressed again, the
/// next one around it.
fn pressed(session: Session, target: &Element) -> Option<(Element, usize)> {
    let mut around: Vec<(Element, usize)> = Vec::new();
    let mut next = target.closest("mark").ok().flatten();
    while let Some(piece) = next {
        if let Some(number) = paint::number(&piece).filter(|n| session.is_shown(*n)) {
            around.push((piece.clone(), number));
        }
        next = piece.parent_element().and_then(|p| p.closest("mark").ok().flatten());
    }
    let open = session.card.get_untracked();
    let at = around.iter().position(|(_, n)| Some(*n) == open).map_or(0, |i| i + 1);
    let count = around.len();
    (count > 0).then(|| around.swap_remove(at % count))
}

fn open(session: Session, piece: &Element, number: usize) {
    focus::rove(piece);
    if let Some(piece) = piece.dyn_ref::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = piece.focus_with_options(&options);
    }
    session.card.set(Some(number));
}

/// Goes to a mark: brings it into view, focuses it, opens its card.
pub fn go_to(session: Session, number: usize) {
    let layer = session.article.with_untracked(|a| Some(a.as_ref()?.marks.get(number)?.layer));
    if let Some(layer) = layer.filter(|l| !session.layers.get_untracked().has(*l)) {
        session.layers.update(|set| *set = set.toggled(layer));
    }
    session.sheet.set(false);
    focus::mark(number);
    session.card.set(Some(number));
}

/// Does what a key asks for; whether it was for us.
pub fn grant(session: Session, wish: Wish) -> bool {
    let here =
        session.card.get_untracked().or_else(|| focus::current().and_then(|e| paint::number(&e)));
    match wish {
        Wish::Step { forward, alike } => {
            let next = session.neighbour(here, forward, alike);
            match next {
                Some(number) => go_to(session, number),
                None => session.said.set(
                    t(if forward {
                        message("No mark behind this one.")
                    } else {
                        message("No mark before this one.")
                    })
                    .to_owned(),
                ),
            }
            true
        }
        Wish::Far { last } => {
            if let Some(number) = session.neighbour(None, !last, false) {
                go_to(session, number);
            }
            true
        }
        Wish::Enter => {
            if session.card.get_untracked().is_none() {
                session.card.set(focus::current().and_then(|e| paint::number(&e)));
            }
            focus::later_at("#card button");
            true
        }
        Wish::Leave => leave(session),
        Wish::List => {
            if !session.go_back() {
                session.card.set(None);
                session.sheet.set(true);
                focus::later_at("#panel [role=tab][aria-selected=true]");
            }
            true
        }
        Wish::Find => {
            session.card.set(None);
            session.finding.set(true);
            focus::later_at(".finder input");
            true
        }
        Wish::Outline => {
            crate::io::study::open(session, "outline");
            true
        }
        Wish::Layer(at) => {
            let Some(layer) = Layer::ALL.get(at) else { return false };
            switch(session, *layer);
            let shown = session.layers.get_untracked().has(*layer);
            let said = if shown { t("{layer} shown.") } else { t("{layer} hidden.") };
            session.said.set(fill1(said, "{layer}", t(layer.label())));
            true
        }
        Wish::Help => {
            crate::io::study::open(session, "help");
            true
        }
    }
}

/// Shows or hides a layer; a card of what is hidden now closes.
pub fn switch(session: Session, layer: Layer) {
    show_layers(session, session.layers.get_untracked().toggled(layer));
}

/// Shows these layers.
pub fn show_layers(session: Session, layers: Layers) {
    session.layers.set(layers);
    if session.card.get_untracked().is_some_and(|m| !session.is_shown(m)) {
        session.card.set(None);
    }
}

/// Closes the card, or goes back to the list.
fn leave(session: Session) -> bool {
    if let Some(number) = session.card.get_untracked() {
        let in_card =
            focus::current().is_some_and(|e| e.closest("#card").is_ok_and(|c| c.is_some()));
        if in_card {
            focus::mark(number);
        }
        session.card.set(None);
        session.echo.set(Vec::new());
        return true;
    }
    if session.sheet.get_untracked() {
        session.sheet.set(false);
        return true;
    }
    session.go_back()
}
