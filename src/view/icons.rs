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

/// Two sliders: choices.
#[component]
pub fn Sliders() -> impl IntoView {
    view! {
        <svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
            <path d="M3 6.5h7.2M15.8 6.5H17M3 13.5h1.2M9.8 13.5H17"></path>
            <circle cx="13" cy="6.5" r="2.4"></circle>
            <circle cx="7" cy="13.5" r="2.4"></circle>
        </svg>
    }
}

/// A lens: find.
#[component]
pub fn Glass() -> impl IntoView {
    view! {
        <svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" aria-hidden="true">
            <circle cx="8.7" cy="8.7" r="5"></circle>
            <path d="m12.5 12.5 4 4"></path>
        </svg>
    }
}
