//! The language of the page: its table stands beside it, or in it where the page is one file.

use crate::i18n::{self, Language};
use crate::io::language::file;
use leptos::prelude::document;

/// The table of the pupil's words.
const TABLE: &str = "./pupil.txt";

/// Speaks a language from now on; English, if its table does not come.
pub async fn learn(language: Language) {
    let mut table = i18n::table().to_owned();
    if table.is_empty() && language != Language::English {
        let held = document().get_element_by_id("words").and_then(|e| e.text_content());
        table = match held {
            Some(held) => held,
            None => file(TABLE).await.unwrap_or_default(),
        };
    }
    let language = if table.is_empty() { Language::English } else { language };
    i18n::speak(language, &table);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.code());
    }
}
