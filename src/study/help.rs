//! The help: what the marks look like, which keys there are.

use crate::i18n::{message, t};
use leptos::prelude::*;

/// The keys, and what each does.
const KEYS: [(&str, &str); 15] = [
    ("n  →", message("next mark")),
    ("p  ←", message("mark before")),
    ("]  [", message("next or previous of the same kind")),
    (message("Enter"), message("into the card of a mark")),
    ("Esc", message("close the card; back to the list")),
    ("o", message("to the lists and back")),
    (message("Ctrl + Enter"), message("mark the text, in the editor")),
    ("/", message("find in the text")),
    ("t", message("the outline")),
    ("1 … 9  0", message("a layer on or off")),
    (message("Alt + click"), message("on a layer: only this one, and back")),
    (message("click again"), message("on marks that overlap: the next one outward")),
    ("m", message("mark words yourself")),
    ("Ctrl Z", message("undo; with Shift, do again")),
    ("?", message("this help")),
];

/// A class, words in its look, and what it means.
const LOOKS: [(&str, &str, &str); 9] = [
    ("quotes", message("“words”"), message("said, between quotation marks")),
    ("reported", message("words"), message("said, in the writer’s words")),
    ("voices speaker", message("Name"), message("who says it")),
    ("voices cue", message("said"), message("the verb that reports it; a ? where it doubts")),
    ("people", message("Name"), message("a person; organisations and places likewise")),
    ("dates", message("Monday"), message("when")),
    ("credits", message("Name/Agency"), message("who made the picture")),
    ("not-speech", message("‘word’"), message("quotation marks, but not speech")),
    ("unsaid", message("not stated"), message("what the text leaves out")),
];

/// The room.
#[component]
pub fn Help() -> impl IntoView {
    let look = |(class, word, what): (&str, &'static str, &'static str)| {
        view! {
            <dt><span class=format!("look {class}")>{t(word)}</span></dt>
            <dd>{t(what)}</dd>
        }
        .into_any()
    };
    let key = |(key, what): (&'static str, &'static str)| {
        view! { <dt><kbd>{t(key)}</kbd></dt><dd>{t(what)}</dd> }.into_any()
    };
    view! {
        <div class="help">
            <dl class="looks">{LOOKS.into_iter().map(look).collect_view()}</dl>
            <h3>{t("Keys")}</h3>
            <dl class="keys">{KEYS.into_iter().map(key).collect_view()}</dl>
            <p class="small">
                {t("Single letters as keys can be switched off in the settings.")}
            </p>
            <p class="small">
                {t("The marks are made by rules and can be wrong: each says why it is there and how sure it is. Newsloupe shows what a text says and never whether it is true. Nothing you paste leaves this browser.")}
            </p>
        </div>
    }
}
