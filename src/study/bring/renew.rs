//! A new version of the page: it is offered, and loaded when the reader says so.

use super::word::Word;
use crate::i18n::t;
use crate::study::Study;
use crate::wire::{self, To};
use leptos::prelude::Set;

/// Offers it. `but`: what was in the way the last time.
pub fn offer(study: Study, but: &str) {
    let words = match but {
        "others" => t(
            "The new version cannot be loaded while Newsloupe is open in another window. Close the others first; this page goes on as it is.",
        ),
        "full" => t(
            "The new version was not loaded, because this browser has no room to keep your text meanwhile. Close this page and open it again when you are done.",
        ),
        _ => t("A new version of Newsloupe is ready. Your text stays."),
    };
    let name = if but.is_empty() { t("Load it now") } else { t("Try again") };
    study.word.set(Some(Word::new(words).with(name, || wire::tell(To::Start, "renew", &[]))));
}
