//! The bar at the top: what is open and what can be done with it.

use super::icons::{HalfMoon, Loupe};
use crate::io::give;
use crate::state::{Phase, Session, words};
use leptos::prelude::*;

/// Brand, article, actions.
#[component]
pub fn TopBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let reading = move || session.phase.with(|p| *p == Phase::Reading);
    let title = move || session.article.with(|a| a.as_ref().map(|a| a.title()));
    let size = move || {
        session
            .article
            .with(|a| a.as_ref().map(|a| words::count(a.report.summary.words, "word", "words")))
    };
    let anew = move |_| {
        session.before.set(session.article.get_untracked());
        session.source.set(String::new());
        session.card.set(None);
        session.phase.set(Phase::Writing);
        crate::dom::focus::later_at("#text");
    };
    let edit = move |_| {
        session.card.set(None);
        session.phase.set(Phase::Writing);
        crate::dom::focus::later_at("#text");
    };
    let save = move |_| {
        let title = title().unwrap_or_default();
        let saved = session.report.with_value(|r| r.as_ref().and_then(|r| give::save(r, &title)));
        let words = if saved.is_some() {
            "Report saved as a file."
        } else {
            "The report could not be saved."
        };
        session.said.set(words.to_owned());
    };
    let print = move |_| {
        session.card.set(None);
        let _ = window().print();
    };
    let theme = move |_| session.prefs.update(|p| p.theme = p.theme.next());
    let theme_words = move || format!("Colours: {}", session.prefs.get().theme.name());
    view! {
        <header class="bar">
            <span class="brand">
                <Loupe />
                "Newsloupe"
            </span>
            <p class="doc">
                <Show when=reading>
                    <b>{title}</b>
                    <span class="size">" · "{size}</span>
                </Show>
            </p>
            <div class="act">
                <Show when=move || reading() && !session.read_only>
                    <button type="button" on:click=anew>"New"</button>
                    <button type="button" on:click=edit>"Edit"</button>
                </Show>
                <Show when=reading>
                    <button type="button" class="wide" on:click=print>"Print"</button>
                </Show>
                <button type="button" class="icon" on:click=theme title=theme_words aria-label=theme_words>
                    <HalfMoon />
                </button>
                <button
                    type="button"
                    class="icon"
                    aria-label="Help"
                    title="Help"
                    on:click=move |_| session.help.set(true)
                >
                    "?"
                </button>
                <Show when=reading>
                    <button type="button" class="main wide" on:click=save>"Save report"</button>
                </Show>
            </div>
        </header>
    }
}
