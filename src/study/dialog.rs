//! The study's own window over the page: one dialog, in which one room stands at a time.

use super::Study;
use super::rooms::room;
use crate::dom::focus;
use crate::i18n::{message, t};
use crate::view::shared::{follow, live_view, live_words, on, press};
use leptos::html;
use leptos::prelude::*;

/// The rooms that open in the dialog, and their titles.
const TITLES: [(&str, &str); 12] = [
    ("corrections", message("Corrections")),
    ("name", message("A name and its places")),
    ("help", message("How to read the marks")),
    ("settings", message("Settings")),
    ("library", message("Library")),
    ("details", message("About this article")),
    ("out", message("Take out")),
    ("file-fault", message("About this file")),
    ("link-fault", message("This link cannot be opened")),
    ("link-waits", message("This link holds an article")),
    ("outline", message("Outline")),
    ("bring", message("Bring an article in")),
];

/// Whether a room of this name opens in the dialog.
pub fn is_room(name: &str) -> bool {
    TITLES.iter().any(|(known, _)| *known == name)
}

/// The dialog; closed while `study.dialog` names no room.
#[component]
pub fn StudyDialog() -> impl IntoView {
    let study = expect_context::<Study>();
    let frame = NodeRef::<html::Dialog>::new();
    follow(move || {
        let wanted = study.dialog.get().is_some();
        let Some(frame) = frame.get() else { return };
        match (wanted, frame.open()) {
            (true, false) => drop(frame.show_modal()),
            // Another room: what was pressed is gone with the one before.
            (true, true) => focus::if_lost(&["dialog.study .close"]),
            (false, true) => frame.close(),
            _ => {}
        }
    });
    // The browser gives the focus back to what opened the dialog, but not into a menu that has
    // closed since, nor to what is no longer there.
    let closed = move |_| {
        study.dialog.set(None);
        focus::if_lost(&[".bar .more", "#article mark[tabindex]", "#text", ".bar button"]);
    };
    let title = move || {
        let name = study.dialog.get();
        let found = TITLES.iter().find(|(n, _)| name.as_deref() == Some(n));
        t(found.map_or("", |(_, title)| title))
    };
    let body = move || room(&study.dialog.get()?);
    view! {
        <dialog node_ref=frame class="study" aria-labelledby="study-title" {..on("close", closed)}>
            <div class="head">
                <h2 id="study-title">{live_words(title)}</h2>
                <button type="button" class="close" aria-label=t("Close") {..press(move || study.dialog.set(None))}>
                    "×"
                </button>
            </div>
            {live_view(body)}
        </dialog>
    }
}
