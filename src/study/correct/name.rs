//! A name with all its places: rename it, make it one with another, split a place off.

use super::act::Then;
use super::model::{Change, Correction, Layer, Who};
use super::place::Place;
use crate::i18n::t;
use crate::state::article::Article;
use crate::state::words::short;
use crate::study::Study;
use crate::view::shared::{live_view, press};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// More places, or other names, than this are not listed.
const MOST: usize = 60;

/// The place of a name's mention.
fn place(article: &Article, mention: usize) -> Option<Place> {
    let span = article.at(article.report.mentions.get(mention)?.span)?;
    Place::new(&article.text, span)
}

/// The room: about the name of the mark that is being changed.
#[component]
pub fn NameRoom() -> impl IntoView {
    let study = expect_context::<Study>();
    // The first place of the name stays what the room is about, whatever is done to it.
    let about = study.correct.name.get_untracked();
    let correct = move |at: Option<Place>, change: Change| {
        if let Some(at) = at {
            study.correct(Correction { on: Layer::Mention, at, change }, Then::Stay);
            crate::dom::focus::later_at("dialog.study .close");
        }
    };
    let body = move || {
        let article: Arc<Article> = study.article.get()?;
        let report = &article.report;
        let here = report.mentions.iter().position(|m| article.at(m.span) == about)?;
        let entity = report.entities.get(report.mentions[here].entity)?;
        let name = NodeRef::<html::Input>::new();
        let at = place(&article, here);
        let rename = {
            let at = at.clone();
            move || {
                let to = name.get_untracked().map(|n| n.value()).unwrap_or_default();
                if !to.trim().is_empty() {
                    correct(at.clone(), Change::Rename(to.trim().to_owned()));
                }
            }
        };
        let several = entity.mentions.len() > 1;
        let places = entity.mentions.iter().take(MOST).filter_map(|m| {
            let span = article.at(report.mentions.get(*m)?.span)?;
            let words = short(&article.around(span, 30), 80);
            let at = Place::new(&article.text, span);
            let split = several.then(|| {
                let label = format!("{}: {words}", t("Split off"));
                view! {
                    <button aria-label=label type="button" class="quiet" {..press(move || correct(at.clone(), Change::Split))}>
                        {t("Split off")}
                    </button>
                }
                .into_any()
            });
            let go = move || study.go(span.start, span.end);
            Some(view! {
                <li>
                    <button type="button" class="way" dir="auto" {..press(go)}>{words}</button>
                    {split}
                </li>
            }.into_any())
        }).collect_view();
        let others = report.entities.iter().filter(|e| e.id != entity.id && e.kind == entity.kind);
        let others = others.take(MOST).filter_map(|other| {
            let who = Who { name: other.name.clone(), at: place(&article, *other.mentions.first()?)? };
            let at = at.clone();
            Some(view! {
                <button type="button" dir="auto" {..press(move || correct(at.clone(), Change::Merge(who.clone())))}>
                    {other.name.clone()}
                </button>
            }.into_any())
        }).collect_view();
        Some(view! {
            <label class="date">
                {t("Called")}
                <span>
                    <input type="text" node_ref=name value=entity.name.clone() dir="auto" autocomplete="off" />
                    <button type="button" class="main" {..press(rename)}>{t("Rename")}</button>
                </span>
            </label>
            <h3>{t("Places")}</h3>
            <ul class="corrections">{places}</ul>
            <h3>{t("The same as…")}</h3>
            <div class="ways">{others}</div>
        }.into_any())
    };
    view! { <div class="editor">{live_view(body)}</div> }
}
