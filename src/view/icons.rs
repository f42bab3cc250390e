//! The few drawings of the page.

use leptos::prelude::*;

/// A lens over two lines of text: the mark of the page.
#[component]
pub fn Loupe() -> impl IntoView {
    view! {
        <svg class="loupe" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
            <circle cx="10" cy="10" r="7"></circle>
            <path d="m15.5 15.5 6 6" stroke-linecap="round"></path>
            <path d="M7.4 8.6h5.2M7.4 11.6h3.4" stroke-width="1.6" stroke-linecap="round"></path>
        </svg>
    }
}

/// Half light, half dark.
#[component]
pub fn HalfMoon() -> impl IntoView {
    view! {
        <svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
            <circle cx="10" cy="10" r="6.7"></circle>
            <path d="M10 3.3a6.7 6.7 0 0 1 0 13.4z" fill="currentColor" stroke="none"></path>
        </svg>
    }
}
