//! When: dates in order, the day of publication among them.

use super::way::WayIn;
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
        <Show when=move || empty>
            <p class="nothing">"No dates found."</p>
        </Show>
        <Show when=move || !published && !empty>
            <p class="nothing unsaid">"The day of publication is not stated, so days such as “Monday” stay open."</p>
        </Show>
        <ol class="timeline">{found.days.into_iter().map(moment).collect_view()}</ol>
        {section("Left open by the text", found.open)}
        {(!found.spans.is_empty())
            .then(|| {
                view! {
                    <section class="names">
                        <h3>"How long, how often"</h3>
                        <ol class="timeline plain">{found.spans.into_iter().map(moment).collect_view()}</ol>
                    </section>
                }
            })}
    }
}

fn moment(moment: Moment) -> impl IntoView {
    view! {
        <li class:anchor=moment.anchor>
            <b>{moment.when}</b>
            <Show when=move || moment.anchor>
                <span class="about">"Published. Other days are worked out from here."</span>
            </Show>
            <Show when=move || moment.worked_out && !moment.anchor>
                <span class="about worked">"worked out"</span>
            </Show>
            {ways(moment.places)}
        </li>
    }
}

fn ways(places: Vec<Way>) -> impl IntoView {
    places.into_iter().map(|(mark, words)| view! { <WayIn mark words /> }).collect_view()
}

fn section(label: &'static str, places: Vec<Way>) -> Option<impl IntoView> {
    (!places.is_empty()).then(|| {
        view! {
            <section class="names">
                <h3>{label}</h3>
                {ways(places)}
            </section>
        }
    })
}
