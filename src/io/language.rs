//! Which language the interface speaks: the reader's choice, else the browser's.

use crate::i18n::{self, Language};
use crate::io::study;
use crate::state::Session;
use crate::state::article::Article;
use leptos::prelude::{GetUntracked, Set, Update, document, window};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// The table of messages, beside the page.
const TABLE: &str = "./messages.txt";

/// The first of the browser's languages that the interface speaks.
pub fn of_browser() -> Language {
    let wished = window().navigator().languages();
    let known = |tag: JsValue| Language::of(&tag.as_string()?);
    (0..wished.length()).find_map(|i| known(wished.get(i))).unwrap_or_default()
}

/// Speaks `language` and goes on with `then`. The table is asked for where it is needed; if it does
/// not come, the page speaks English.
pub fn learn(language: Language, then: impl FnOnce() + 'static) {
    let known = i18n::table();
    if language == Language::English || !known.is_empty() {
        speak(language, known);
        return then();
    }
    spawn_local(async move {
        match file(TABLE).await {
            Ok(table) => speak(language, &table),
            Err(_) => speak(Language::English, ""),
        }
        then();
    });
}

fn speak(language: Language, table: &str) {
    i18n::speak(language, table);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.code());
    }
}

/// The text of one of the page's own files.
///
/// # Errors
///
/// If it did not arrive.
pub async fn file(name: &str) -> Result<String, JsValue> {
    let answer: Response = JsFuture::from(window().fetch_with_str(name)).await?.dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(answer.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

/// Goes over to the language of the reader's choices. What is on the page stays there.
pub fn change(session: Session) {
    let wished = session.prefs.get_untracked().language.unwrap_or_else(of_browser);
    if wished == session.language.get_untracked() {
        return;
    }
    learn(wished, move || {
        // Its notes are words of the interface.
        session.article.update(|article| {
            let again = article.as_ref().map(|a| Article::new(a.text.clone(), a.report.clone()));
            if let Some(Ok(again)) = again {
                *article = Some(Arc::new(again));
            }
        });
        study::tell_language(session);
        session.language.set(i18n::language());
    });
}
