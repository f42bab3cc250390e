//! All the ways in: a dialog for those who look for more than the clipboard.

use super::visit::bookmarklet;
use crate::engine::field;
use crate::i18n::t;
use crate::study::Study;
use crate::study::js::wait;
use crate::view::shared::{live_words, on, press};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Files, bookmarklet, share menu, and what works without a network.
#[component]
pub fn Ways() -> impl IntoView {
    let study = expect_context::<Study>();
    let code = bookmarklet(&document().base_uri().ok().flatten().unwrap_or_default());
    let copied = RwSignal::new(false);
    let copy = {
        let code = code.clone();
        move || {
            let code = code.clone();
            spawn_local(async move {
                let clipboard = field(&window().navigator(), "clipboard");
                copied.set(wait(&clipboard, "writeText", &[code.into()]).await.is_ok());
                if copied.get_untracked() {
                    study.say(t("Copied."));
                }
            });
        }
    };
    let here_it_does_nothing = RwSignal::new(false);
    let pressed = move |event: web_sys::Event| {
        event.prevent_default();
        here_it_does_nothing.set(true);
    };
    let hint = move || {
        if here_it_does_nothing.get() {
            t(
                "Here it does nothing: drag it to your bookmarks bar, and press it there on the page of an article.",
            )
        } else {
            ""
        }
    };
    view! {
        <div class="ways">
            <h3>{t("Copy and paste")}</h3>
            <p>{t("Select the article on its page, headline and captions with it, and copy it. Paste it here: paragraphs, headings and captions keep their lines.")}</p>
            <h3>{t("Files")}</h3>
            <p>{t("Open a file, or drop it anywhere on this page: text, Markdown, web pages (.html, .mhtml), mail (.eml), documents (.docx, .odt).")}</p>
            <h3>{t("A bookmark that sends an article here")}</h3>
            <p>{t("Drag this to your bookmarks bar. On the page of an article, select the text or nothing at all, and press it.")}</p>
            <p class="row">
                <a href=code class="bookmark" {..on("click", pressed)}>{t("Send to Newsloupe")}</a>
                <button type="button" class="quiet" {..press(copy)}>
                    {live_words(move || if copied.get() { t("Copied.") } else { t("Copy it as an address") })}
                </button>
            </p>
            <p class="small" role="status">{live_words(hint)}</p>
            <p class="small">{t("The text goes from one window of this browser to the other, and to nobody else. Some sites do not allow this; then copy and paste.")}</p>
            <h3>{t("The share menu of a phone")}</h3>
            <p>{t("Install Newsloupe from the menu of your browser (“Install” or “Add to home screen”). Where the system allows it, it then stands in the share menu for selected text and for files. It cannot fetch a page by its address alone.")}</p>
            <h3>{t("Without a network")}</h3>
            <p>{live_words(kept_words())}</p>
        </div>
    }
}

/// Whether the page works with the network off.
fn kept_words() -> impl Fn() -> &'static str + Send + 'static {
    let kept = RwSignal::new(None);
    let workers = field(&window().navigator(), "serviceWorker");
    spawn_local(async move {
        let found = wait(&workers, "getRegistration", &[]).await;
        let is_kept = found.is_ok_and(|r| field(&r, "active").is_object());
        kept.set(Some(is_kept));
    });
    move || match kept.get() {
        None => t("One moment…"),
        Some(true) => {
            t("All of Newsloupe is kept in this browser: it works with the network off, too.")
        }
        Some(false) => t(
            "This browser has not kept Newsloupe, so that it needs the network to start. Reload the page once; private windows may keep nothing.",
        ),
    }
}
