//! Who says what: the audit in three numbers, then a row a source.

use super::shared::{live_view, press, when};
use super::way::WayIn;
use crate::i18n::{counted, fill1, number, t};
use crate::state::article::Article;
use crate::state::rows::{Source, audit, sources};
use leptos::prelude::*;
use std::sync::Arc;

/// Quotes of one source shown at first; the rest waits for a press.
const FIRST: usize = 3;

/// The sources of an article.
#[component]
pub fn Sources(
    /// The article.
    article: Arc<Article>,
) -> impl IntoView {
    let audit = audit(&article);
    let figure = |n: usize, label: &'static str| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{number(n)}</dd>
            </div>
        }
        .into_any()
    };
    let rows = sources(&article);
    let empty = rows.is_empty();
    view! {
        <dl class="audit">
            {figure(audit.people, if audit.people == 1 { t("named person") } else { t("named people") })}
            {figure(
                audit.organizations,
                if audit.organizations == 1 { t("organisation") } else { t("organisations") },
            )}
            {figure(audit.unnamed, t("without a name"))}
        </dl>
        {empty
            .then(|| {
                view! { <p class="nothing">{t("Nobody is quoted, as far as these rules can see.")}</p> }
                    .into_any()
            })}
        {rows.into_iter().map(|source| view! { <SourceRow source /> }.into_any()).collect_view()}
    }
}

/// A source with what it said.
#[component]
fn SourceRow(
    /// The source.
    source: Source,
) -> impl IntoView {
    let more = RwSignal::new(false);
    let Source { name, missing, about, words: said_words, share, said } = source;
    let amount = if said_words > 0 {
        counted(said_words, t("{n} word"), t("{n} words"))
    } else {
        t("no direct words").to_owned()
    };
    let rest = said.len().saturating_sub(FIRST);
    let ways = move || {
        let most = if more.get() { usize::MAX } else { FIRST };
        let said = said.iter().take(most).cloned();
        let row = |(mark, words)| view! { <li><WayIn mark words /></li> }.into_any();
        Some(said.map(row).collect_view().into_any())
    };
    view! {
        <section class="source" class:missing=missing>
            <h3 dir="auto">{name}</h3>
            <span class="amount">{amount}</span>
            <p class="about" dir="auto">{about}</p>
            {(said_words > 0)
                .then(|| {
                    view! {
                        <div class="share" role="img" aria-label=fill1(t("{n} % of all quoted words"), "{n}", &share.to_string())>
                            <span style:width=format!("{share}%")></span>
                        </div>
                    }
                        .into_any()
                })}
            <ul>{live_view(ways)}</ul>
            {when(
                move || (rest > 0) && !more.get(),
                move || {
                    view! {
                        <button type="button" class="quiet" {..press(move || more.set(true))}>
                            {fill1(t("and {n} more"), "{n}", &number(rest))}
                        </button>
                    }
                        .into_any()
                },
            )}
        </section>
    }
}
