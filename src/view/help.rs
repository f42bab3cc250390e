//! The help: what the marks look like, which keys there are.

use super::shared::{follow, on, press};
use crate::state::Session;
use leptos::html::Dialog;
use leptos::prelude::*;

const KEYS: [(&str, &str); 8] = [
    ("n  →", "next mark"),
    ("p  ←", "mark before"),
    ("]  [", "next or previous of the same kind"),
    ("Enter", "into the card of a mark"),
    ("Esc", "close the card; back to the list"),
    ("o", "to the lists and back"),
    ("Ctrl + Enter", "mark the text, in the editor"),
    ("?", "this help"),
];

const LOOKS: [(&str, &str, &str); 9] = [
    ("quotes", "“words”", "said, between quotation marks"),
    ("reported", "words", "said, in the writer’s words"),
    ("voices speaker", "Name", "who says it"),
    ("voices cue", "said", "the verb that reports it; a ? where it doubts"),
    ("people", "Name", "a person; organisations and places likewise"),
    ("dates", "Monday", "when"),
    ("credits", "Name/Agency", "who made the picture"),
    ("not-speech", "‘word’", "quotation marks, but not speech"),
    ("unsaid", "not stated", "what the text leaves out"),
];

/// A dialog over the page.
#[component]
pub fn Help() -> impl IntoView {
    let session = expect_context::<Session>();
    let dialog = NodeRef::<Dialog>::new();
    follow(move || {
        let Some(dialog) = dialog.get() else { return };
        if session.help.get() {
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        } else {
            dialog.close();
        }
    });
    view! {
        <dialog class="help" node_ref=dialog aria-labelledby="help-title" {..on("close", move |_| session.help.set(false))}>
            <div class="head">
                <h2 id="help-title">"How to read the marks"</h2>
                <button type="button" class="close" aria-label="Close" {..press(move || session.help.set(false))}>
                    "×"
                </button>
            </div>
            <dl class="looks">
                {LOOKS
                    .into_iter()
                    .map(|(class, word, what)| {
                        view! {
                            <dt><span class=format!("look {class}")>{word}</span></dt>
                            <dd>{what}</dd>
                        }
                            .into_any()
                    })
                    .collect_view()}
            </dl>
            <h3>"Keys"</h3>
            <dl class="keys">
                {KEYS
                    .into_iter()
                    .map(|(key, what)| view! { <dt><kbd>{key}</kbd></dt><dd>{what}</dd> }.into_any())
                    .collect_view()}
            </dl>
            <label class="choice">
                <input
                    type="checkbox"
                    {..on("change", move |_| session.prefs.update(|p| p.single_keys = !p.single_keys))}
                    prop:checked=move || session.prefs.get().single_keys
                />
                "Single letters are commands"
            </label>
            <p class="small">
                "The marks are made by rules and can be wrong: each says why it is there and how sure it is. Newsloupe shows what a text says and never whether it is true. Nothing you paste leaves this browser; only the choices above and the colours are kept in it."
            </p>
        </dialog>
    }
}
