//! The reader's choices, on the root element and in this browser's store.

use crate::state::prefs::{Prefs, Theme};
use leptos::prelude::{document, window};

const NAME: &str = "newsloupe.choices";

/// Reads the choices that were kept; in a frame without storage, those that all start with.
pub fn kept() -> Prefs {
    let store = window().local_storage().ok().flatten();
    let text = store.and_then(|s| s.get_item(NAME).ok().flatten());
    text.map_or_else(Prefs::default, |t| Prefs::read(&t))
}

/// Keeps them. Nothing is written while all is as at first.
pub fn keep(prefs: Prefs) {
    let Some(store) = window().local_storage().ok().flatten() else { return };
    let _ = if prefs == Prefs::default() {
        store.remove_item(NAME)
    } else {
        store.set_item(NAME, &prefs.written())
    };
}

/// Shows the page light or dark, its article in the size and with the room that the reader wants.
pub fn wear(prefs: Prefs) {
    let Some(root) = document().document_element() else { return };
    let size = ["", "1", "2", "3"];
    for (name, value) in [
        ("data-theme", if prefs.theme == Theme::System { "" } else { prefs.theme.name() }),
        ("data-size", size[prefs.size]),
        ("data-lines", size[prefs.lines]),
    ] {
        let _ = match value {
            "" => root.remove_attribute(name),
            value => root.set_attribute(name, value),
        };
    }
}
