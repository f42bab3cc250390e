//! One word in the browser's store that says whether anything is kept, so that a first visit need
//! not load what looks after it. The library itself is the study's (`src/study/keep/`).

use leptos::prelude::window;
use web_sys::Storage;

/// Where the word stands: `no`, or the name of the work that was at hand last; nothing at first.
const NAME: &str = "newsloupe.kept";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn word() -> Option<String> {
    storage()?.get_item(NAME).ok().flatten()
}

/// Whether something was kept on an earlier visit.
pub fn something() -> bool {
    word().is_some_and(|w| w != "no")
}

/// Whether the reader wants nothing to be kept.
pub fn nothing_wanted() -> bool {
    word().is_some_and(|w| w == "no")
}

/// The work that was at hand last.
pub fn last() -> Option<String> {
    word().filter(|w| w != "no")
}

/// Notes what was at hand last, or `no`.
pub fn note(word: &str) {
    if let Some(store) = storage() {
        let _ = store.set_item(NAME, word);
    }
}

/// Nothing is kept now, and something may be.
pub fn forget() {
    if let Some(store) = storage() {
        let _ = store.remove_item(NAME);
    }
}
