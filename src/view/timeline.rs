//! When: dates in order, the day of publication among them.

use super::way::WayIn;
use crate::i18n::t;
use crate::state::article::Article;
use crate::state::rows::{Moment, Way, timeline};
use leptos::prelude::*;
use std::sync::Arc;

/// The dates of an article.
#[component]
pub fn TimelineView(
    /// The article.
    article: Arc<Article>,
) -> impl IntoView {
    let found = timeline(&article);
    let published = article.report.published.is_some();
    let empty = found.days.is_empty() && found.open.is_empty() && found.spans.is_empty();
    view! {
        {empty.then(|| view! { <p class="nothing">{t("No dates found.")}</p> }.into_any())}
        {(!published && !empty)
            .then(|| {
                view! {
                    <p class="nothing unsaid">{t("The day of publication is not stated, so days such as “Monday” stay open.")}</p>
                }
                    .into_any()
            })}
        <ol class="timeline">{found.days.into_iter().map(moment).collect_view()}</ol>
        {section(t("Left open by the text"), found.open)}
        {(!found.spans.is_empty())
            .then(|| {
                view! {
                    <section class="names">
                        <h3>{t("How long, how often")}</h3>
                        <ol class="timeline plain">{found.spans.into_iter().map(moment).collect_view()}</ol>
                    </section>
                }
                    .into_any()
            })}
    }
}

fn moment(moment: Moment) -> AnyView {
    view! {
        <li class:anchor=moment.anchor>
            <b>{moment.when}</b>
            {moment
                .anchor
                .then(|| {
                    view! { <span class="about">{t("Published. Other days are worked out from here.")}</span> }
                        .into_any()
                })}
            {(moment.worked_out && !moment.anchor)
                .then(|| view! { <span class="about worked">{t("worked out")}</span> }.into_any())}
            {ways(moment.places)}
        </li>
    }
    .into_any()
}

fn ways(places: Vec<Way>) -> AnyView {
    let way = |(mark, words)| view! { <WayIn mark words /> }.into_any();
    places.into_iter().map(way).collect_view().into_any()
}

fn section(label: &'static str, places: Vec<Way>) -> Option<AnyView> {
    (!places.is_empty()).then(|| {
        view! {
            <section class="names">
                <h3>{label}</h3>
                {ways(places)}
            </section>
        }
        .into_any()
    })
}
