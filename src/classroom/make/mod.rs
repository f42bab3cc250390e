//! Making: the article with what is hidden, the tasks, and the review of the key.
//!
//! The review is the heart of it: [`cards`] says what is looked at and in which order, [`review`]
//! draws it. Nothing that was not reviewed is scored.

pub mod add;
pub mod article;
pub mod begin;
mod card;
pub mod cards;
pub mod review;
pub mod settings;
pub mod shelf;
pub mod tasks;
mod words;

use super::Classroom;
use crate::i18n::t;
use crate::view::shared::{live, live_view, live_words, on, press};
use add::Add;
use article::Article;
use begin::Begin;
use cards::Card;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use newsloupe_exercise::Words;
use newsloupe_exercise::draft::{Draft, Place};
use review::Review;
use settings::Settings;
use shelf::Shelf;
use tasks::Tasks;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// What the parts of this room share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Making {
    class: Classroom,
    /// The cards of the review, least sure first.
    cards: Memo<Vec<Card>>,
    /// The card that is looked at; the first one that waits where this is none.
    at: RwSignal<Option<Place>>,
    /// Words of the article that the teacher has selected.
    picked: RwSignal<Option<Words>>,
    /// Whether all cards that the analyzer is quite sure of are listed.
    together: RwSignal<bool>,
}

impl Making {
    /// The card that is looked at.
    fn card(&self) -> Option<Card> {
        let at = self.at.get();
        self.cards.with(|cards| {
            let found = at.and_then(|at| cards.iter().find(|c| c.items.contains(&at)));
            let waiting = || cards.iter().find(|c| c.waits);
            found.or_else(waiting).or_else(|| cards.first()).cloned()
        })
    }

    fn draft<T>(&self, read: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.class.draft.with(|d| d.as_ref().map(read))
    }

    fn draft_now<T>(&self, read: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.class.draft.with_untracked(|d| d.as_ref().map(read))
    }
}

/// Puts the focus on what has this id, once the page has settled.
fn focus_on(id: &'static str) {
    Timeout::new(0, move || {
        let found = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
        if let Some(found) = found {
            let _ = found.focus();
        }
    })
    .forget();
}

/// What a field holds.
fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    // A list of choices has a value by the same name.
    let value = crate::engine::field(&target, "value").as_string();
    value.unwrap_or_default()
}

/// Whether a box is ticked.
fn ticked(event: &Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|t| t.checked())
}

/// The room.
#[component]
pub fn Make() -> impl IntoView {
    let class = expect_context::<Classroom>();
    let some = Memo::new(move |_| class.draft.with(Option::is_some));
    live_view(move || {
        Some(if some.get() {
            view! { <Bench /> }.into_any()
        } else {
            view! { <Begin /> }.into_any()
        })
    })
}

/// The room with a draft in it.
#[component]
fn Bench() -> impl IntoView {
    let class = expect_context::<Classroom>();
    let cards =
        Memo::new(move |_| class.draft.with(|d| d.as_ref().map(cards::cards).unwrap_or_default()));
    let making = Making {
        class,
        cards,
        at: RwSignal::new(None),
        picked: RwSignal::new(None),
        together: RwSignal::new(false),
    };
    provide_context(making);
    let step = move |back: bool| {
        let off = move || if class.can_step(back) { "false" } else { "true" };
        view! {
            <button type="button" class="plain" {..live("aria-disabled", off)} {..press(move || class.step(back))}>
                {if back { t("Undo") } else { t("Redo") }}
            </button>
        }
        .into_any()
    };
    // Ctrl+Z and Ctrl+Y, but not while somebody writes: fields undo their own words.
    let keys = move |event: Event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let writes = target.is_some_and(|t| t.matches("textarea, input").unwrap_or(false));
        if writes || !(key.ctrl_key() || key.meta_key()) {
            return;
        }
        match (key.key().to_lowercase().as_str(), key.shift_key()) {
            ("z", false) => class.step(true),
            ("y", _) | ("z", true) => class.step(false),
            _ => return,
        }
        event.prevent_default();
    };
    let title = move || making.draft(|d| d.title.clone()).unwrap_or_default();
    let named = move |event: Event| {
        let title = value(&event);
        class.change(|d| title.trim().clone_into(&mut d.title));
    };
    let old = title();
    view! {
        <div class="bench" {..on("keydown", keys)}>
            <div class="top">
                <h1 class="unseen">{live_words(title)}</h1>
                <label class="field title">
                    <span>{t("Title of the exercise")}</span>
                    <input prop:value=old type="text" maxlength="200" {..on("change", named)} />
                </label>
                <div class="tools">{step(true)}{step(false)}</div>
            </div>
            <Tasks />
            <div class="panel">
                <Add />
                <Review />
                <Settings />
                <Shelf />
            </div>
            <Article />
        </div>
    }
}
