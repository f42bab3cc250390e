//! The teacher's page: makes an exercise from a marked article, gives it out, and reads what a class
//! hands in. A page of its own (`classroom.html`), opened from the article.

use leptos::mount::mount_to_body;
use leptos::prelude::*;

/// Draws the page.
pub fn start() {
    if let Some(waiting) = document().get_element_by_id("waiting") {
        waiting.remove();
    }
    mount_to_body(|| view! { <main><h1>"Classroom"</h1></main> });
}
