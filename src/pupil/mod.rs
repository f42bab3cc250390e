//! The pupil's page: one exercise, from its file, its link or the page around. It needs no analyzer.

use leptos::mount::mount_to_body;
use leptos::prelude::*;

/// Draws the page.
pub fn start() {
    if let Some(waiting) = document().get_element_by_id("waiting") {
        waiting.remove();
    }
    mount_to_body(|| view! { <main><h1>"Exercise"</h1></main> });
}
