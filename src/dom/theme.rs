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

/// Shows the page light or dark.
pub fn wear(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        other => root.set_attribute("data-theme", other.name()),
    };
}
