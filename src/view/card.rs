//! The card of a mark: what it is, why it is marked, how sure that is, where else the same stands.

use super::reader::go_to;
use super::room::Room;
use super::shared::{flag, follow, live, live_view, press, when};
use crate::dom::{focus, place};
use crate::i18n::{fill1, t};
use crate::io::study;
use crate::state::Session;
use crate::state::card::{Card, hide_layer_words};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Shows the card of the mark that is open, below it; on a phone as a sheet.
#[component]
pub fn CardView() -> impl IntoView {
    let session = expect_context::<Session>();
    let frame = NodeRef::<Div>::new();
    let open = Memo::new(move |_| session.card.get());
    follow(move || {
        let (Some(number), Some(card)) = (open.get(), frame.get()) else { return };
        let sheet = card.parent_element().and_then(|s| s.dyn_into::<HtmlElement>().ok());
        if let Some(sheet) = sheet {
            place::card(&card, &sheet, number);
        }
    });
    let body = move || {
        let number = open.get()?;
        let article = session.article.get()?;
        let card = Card::of(&article, number)?;
        let layer = article.marks[number].layer;
        Some(view! { <CardBody card number layer /> }.into_any())
    };
    view! {
        <div
            id="card"
            class="card"
            node_ref=frame
            role="dialog"
            aria-labelledby="card-title"
            {..flag("hidden", move || open.get().is_none())}
        >
            {live_view(body)}
        </div>
    }
}

/// What a card says.
#[component]
fn CardBody(
    /// The card.
    card: Card,
    /// Its mark.
    number: usize,
    /// The layer of its mark.
    layer: crate::state::mark::Layer,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let (sure, percent) = card.sure;
    let all = card.all.clone();
    let same: Vec<_> = card.same.clone();
    let echo = card.together.clone();
    let close = move || {
        focus::mark(number);
        session.card.set(None);
    };
    let hide = move || {
        if !session.read_only {
            return study::ask(session, "remove", "", Some(number));
        }
        session.hidden.update(|h| {
            h.insert(number);
        });
        session.said.set(t("Hidden. The panel brings hidden marks back.").to_owned());
        let next = session.neighbour(Some(number), true, false);
        session.card.set(None);
        if let Some(next) = next {
            focus::mark(next);
            session.card.set(None);
        }
    };
    let changing = move || session.changing.get() == Some(number);
    let change = move || {
        session.changing.update(|c| *c = if *c == Some(number) { None } else { Some(number) });
    };
    let can_change = !session.read_only;
    let hide_layer = move || {
        session.layers.update(|set| *set = set.toggled(layer));
        session.card.set(None);
        session.said.set(fill1(t("{layer} hidden."), "{layer}", t(layer.label())));
    };
    view! {
        <div class="head">
            <h2 id="card-title" dir="auto">{card.title}</h2>
            <button type="button" class="close" aria-label=t("Close") {..press(close)}>
                "×"
            </button>
        </div>
        {when(changing, || view! { <Room name="change" /> }.into_any())}
        <p class="why" lang="en" {..flag("hidden", changing)}>{card.why}</p>
        <dl {..flag("hidden", changing)}>
            {card
                .facts
                .into_iter()
                .map(|(label, words)| view! { <dt>{label}</dt><dd dir="auto">{words}</dd> }.into_any())
                .collect_view()}
            <dt>{t("Sure")}</dt>
            <dd>
                <span class="meter" aria-hidden="true">
                    <span style:width=percent></span>
                </span>
                {sure}
            </dd>
        </dl>
        {(!same.is_empty())
            .then(|| {
                view! {
                    <div class="same" {..flag("hidden", changing)}>
                        <h3>{t("Also here")}</h3>
                        {same
                            .into_iter()
                            .map(|(mark, words)| {
                                view! {
                                    <button
                                        type="button"
                                        class="way"
                                        dir="auto"
                                        {..press(move || go_to(session, mark))}
                                    >
                                        {words}
                                    </button>
                                }
                                    .into_any()
                            })
                            .collect_view()}
                    </div>
                }
                    .into_any()
            })}
        <div class="actions">
            {all
                .map(|(words, tab)| {
                    view! {
                        <button
                            type="button"
                            {..press(move || {
                                session.tab.set(tab);
                                session.sheet.set(true);
                                session.echo.set(echo.clone());
                                focus::later_at("#panel [role=tab][aria-selected=true]");
                            })}
                        >
                            {words}
                        </button>
                    }
                        .into_any()
                })}
            {can_change
                .then(|| {
                    let pressed = move || if changing() { "true" } else { "false" };
                    view! {
                        <button type="button" {..live("aria-pressed", pressed)} {..press(change)}>
                            {t("Change")}
                        </button>
                    }
                        .into_any()
                })}
            <button type="button" {..press(hide)}>
                {if can_change { t("Remove") } else { t("Hide this one") }}
            </button>
            <button type="button" {..press(hide_layer)}>{hide_layer_words(layer)}</button>
        </div>
    }
}
