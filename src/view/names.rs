//! Who and what is named, by kind, each with its places.

use super::shared::{live_view, live_words, press, when};
use super::way::into;
use crate::i18n::{fill1, number, t};
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
        {empty.then(|| view! { <p class="nothing">{t("No names found.")}</p> }.into_any())}
        {groups
            .into_iter()
            .map(|(label, names)| view! { <Group label names /> }.into_any())
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
        let rows = names.iter().take(most).cloned();
        Some(rows.map(|name| view! { <NameRow name /> }.into_any()).collect_view().into_any())
    };
    view! {
        <section class="names">
            <h3>{t(label)}<span class="n">{number(all)}</span></h3>
            <ul>{live_view(rows)}</ul>
            {when(
                move || (all > FIRST) && !more.get(),
                move || {
                    view! {
                        <button type="button" class="quiet" {..press(move || more.set(true))}>
                            {fill1(t("Show all {n}"), "{n}", &number(all))}
                        </button>
                    }
                        .into_any()
                },
            )}
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
    let step = move |which: &str, sign: &'static str, by: usize| {
        (count > 1).then(|| {
            let label = fill1(which, "{name}", &spoken);
            view! { <button type="button" {..press(move || go(by))} aria-label=label>{sign}</button> }
                .into_any()
        })
    };
    let place = move || match at.get() {
        Some(i) if count > 1 => format!("{}/{count}", i + 1),
        _ => count.to_string(),
    };
    view! {
        <li class="name">
            <button type="button" class="way" {..press(move || go(1))}>
                <b dir="auto">{name}</b>
                {role.map(|role| view! { <span class="about" dir="auto">{role}</span> }.into_any())}
            </button>
            <span class="steps">
                {step(t("Previous place of {name}"), "‹", count - 1)}
                <span class="n">{live_words(place)}</span>
                {step(t("Next place of {name}"), "›", 1)}
            </span>
        </li>
    }
}
