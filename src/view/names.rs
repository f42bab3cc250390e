//! Who and what is named, by kind, each with its places.

use super::way::into;
use crate::state::Session;
use crate::state::article::Article;
use crate::state::rows::{Name, names};
use leptos::prelude::*;
use std::sync::Arc;

/// Names of one kind shown at first.
const FIRST: usize = 40;

/// The names of an article.
#[component]
pub fn Names(
    /// The article.
    article: Arc<Article>,
) -> impl IntoView {
    let groups = names(&article);
    let empty = groups.is_empty();
    view! {
        <Show when=move || empty>
            <p class="nothing">"No names found."</p>
        </Show>
        {groups
            .into_iter()
            .map(|(label, names)| view! { <Group label names /> })
            .collect_view()}
    }
}

/// The names of one kind.
#[component]
fn Group(
    /// The kind.
    label: &'static str,
    /// Its names.
    names: Vec<Name>,
) -> impl IntoView {
    let more = RwSignal::new(false);
    let all = names.len();
    let rows = move || {
        let most = if more.get() { usize::MAX } else { FIRST };
        names.iter().take(most).cloned().map(|name| view! { <NameRow name /> }).collect_view()
    };
    view! {
        <section class="names">
            <h3>{label}<span class="n">{all}</span></h3>
            <ul>{rows}</ul>
            <Show when=move || (all > FIRST) && !more.get()>
                <button type="button" class="quiet" on:click=move |_| more.set(true)>
                    {format!("Show all {all}")}
                </button>
            </Show>
        </section>
    }
}

/// A name: press it to go to its first place, and the arrows for the others.
#[component]
fn NameRow(
    /// The name.
    name: Name,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let at = RwSignal::new(None::<usize>);
    let Name { name, role, places } = name;
    let count = places.len();
    let places = StoredValue::new(places);
    let go = move |step: usize| {
        let next = at.get_untracked().map_or(0, |i| (i + step) % count);
        at.set(Some(next));
        if let Some(mark) = places.with_value(|p| p.get(next).copied()) {
            into(session, mark);
        }
    };
    let spoken = name.clone();
    let label = move |which: &str| format!("{which} place of {spoken}");
    let (before, behind) = (label("Previous"), label("Next"));
    view! {
        <li class="name">
            <button type="button" class="way" on:click=move |_| go(1)>
                <b dir="auto">{name}</b>
                {role.map(|role| view! { <span class="about" dir="auto">{role}</span> })}
            </button>
            <span class="steps">
                <Show when=move || { count > 1 }>
                    <button type="button" aria-label=before.clone() on:click=move |_| go(count - 1)>
                        "‹"
                    </button>
                </Show>
                <span class="n">
                    {move || match at.get() {
                        Some(i) if count > 1 => format!("{}/{count}", i + 1),
                        _ => count.to_string(),
                    }}
                </span>
                <Show when=move || { count > 1 }>
                    <button type="button" aria-label=behind.clone() on:click=move |_| go(1)>
                        "›"
                    </button>
                </Show>
            </span>
        </li>
    }
}
