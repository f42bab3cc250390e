//! A row that leads into the text.

use super::reader::go_to;
use super::shared::press;
use crate::dom::focus;
use crate::state::Session;
use leptos::prelude::*;

/// Some words of the article; pressing them goes there, and Escape comes back here.
#[component]
pub fn WayIn(
    /// The mark to go to.
    mark: usize,
    /// The words to show.
    words: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <button type="button" class="way" dir="auto" lang="en" {..press(move || into(session, mark))}>
            {words}
        </button>
    }
}

/// Goes to a mark and remembers the row that has the focus.
pub fn into(session: Session, mark: usize) {
    if let Some(row) = focus::current() {
        session.come_from(row);
    }
    go_to(session, mark);
}
