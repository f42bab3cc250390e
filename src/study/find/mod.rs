//! Find in the text: a bar with a count, the next place and the one before, all of them painted.

pub mod outline;
pub(super) mod paint;
pub mod search;

use super::Study;
use crate::i18n::{fill, number, t};
use crate::view::shared::{flag, follow, live_words, on, press};
use crate::wire::{self, To};
use gloo_timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;
use newsloupe::Span;
use paint::Ends;
use search::Wanted;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// More places than this are counted and can be gone to, but not painted: no eye parts them.
const MOST_PAINTED: usize = 5_000;

/// A place: which run of the page, and where in the text, in bytes.
type Place = (u32, Span);

/// Every place of `wanted` in the article that the study holds, and which is the first one at or
/// below the top of the window.
fn places(study: Study, wanted: &Wanted) -> Vec<Place> {
    let Some(article) = study.article.get_untracked() else { return Vec::new() };
    let runs = article.parts.iter().flat_map(|p| &p.runs);
    let mut found = Vec::new();
    for (i, run) in (0..).zip(runs) {
        let here = wanted.places(run.span.of(&article.text)).into_iter();
        let start = run.span.start as usize;
        found
            .extend(here.map(|s| (i, Span::new(start + s.start as usize, start + s.end as usize))));
    }
    found
}

/// The stretches of the page for some places, given in order.
fn ends(study: Study, places: &[Place]) -> Vec<Ends> {
    let (Some(article), Some(runs)) = (study.article.get_untracked(), paint::runs()) else {
        return Vec::new();
    };
    let starts: Vec<Span> = article.parts.iter().flat_map(|p| &p.runs).map(|r| r.span).collect();
    let mut all = Vec::new();
    for same in places.chunk_by(|a, b| a.0 == b.0) {
        let (Some(node), Some(run)) = (runs.item(same[0].0), starts.get(same[0].0 as usize)) else {
            continue;
        };
        let spans: Vec<Span> = same.iter().map(|(_, s)| *s).collect();
        all.extend(paint::ends(&node, run.of(&article.text), run.start, &spans));
    }
    all
}

/// The room.
#[component]
pub fn Find() -> impl IntoView {
    let study = expect_context::<Study>();
    let field = NodeRef::<Input>::new();
    let found = StoredValue::new(Vec::<Place>::new());
    let count = RwSignal::new(None::<usize>);
    let here = RwSignal::new(0_usize);

    let place = move || {
        found.with_value(|all| ends(study, all.get(here.get_untracked()..)?.get(..1)?).pop())
    };
    let range = move || paint::range(&place()?);
    let status = move || match count.get() {
        None => String::new(),
        Some(0) => t("Not found").to_owned(),
        Some(all) => {
            fill(t("{n} of {m}"), &[("{n}", &number(here.get() + 1)), ("{m}", &number(all))])
        }
    };
    let go = move || {
        if let Some(place) = place() {
            paint::range(&place).iter().for_each(paint::show);
            paint::paint("found-here", &[place]);
        }
        study.say(&status());
    };
    let look = move || {
        let words = field.get_untracked().map(|f| f.value()).unwrap_or_default();
        let wanted = Wanted::new(&words);
        let all = wanted.as_ref().map(|w| places(study, w)).unwrap_or_default();
        here.set(0);
        count.set(wanted.map(|_| all.len()));
        paint::paint("found", &ends(study, &all[..all.len().min(MOST_PAINTED)]));
        paint::paint("found-here", &[]);
        let any = !all.is_empty();
        found.set_value(all);
        if any {
            go();
        } else if count.get_untracked().is_some() {
            study.say(t("Not found"));
        }
    };
    // While somebody types, the text is looked through once they pause.
    let pause = StoredValue::new_local(RefCell::new(None::<Timeout>));
    let on_input = move |_: Event| {
        pause.with_value(|p| p.replace(Some(Timeout::new(120, look))));
    };
    let step = move |forward: bool| {
        let Some(all) = count.get_untracked().filter(|n| *n > 0) else { return };
        here.update(|at| *at = (*at + if forward { 1 } else { all - 1 }) % all);
        go();
    };
    let close = move || {
        if let Some(range) = range() {
            paint::land(&range);
        } else {
            crate::dom::focus::later_at("#article");
        }
        wire::tell(To::Page, "find", &[]);
    };
    let on_key = move |event: Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match event.key().as_str() {
            "Enter" => step(!event.shift_key()),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    follow(move || {
        if let Some(field) = field.get() {
            crate::dom::focus::later(field.into());
        }
    });
    // Corrections draw the article anew: what is found is looked for again.
    follow(move || {
        study.article.track();
        if count.get_untracked().is_some() {
            Timeout::new(0, look).forget();
        }
    });
    on_cleanup(|| {
        paint::paint("found", &[]);
        paint::paint("found-here", &[]);
    });
    let nothing = move || count.get().is_none_or(|n| n == 0);
    view! {
        <div class="finder" role="search" {..on("keydown", on_key)}>
            <input
                node_ref=field
                type="search"
                aria-label=t("Find in the text")
                placeholder=t("Find in the text")
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                {..on("input", on_input)}
            />
            <span class="n">{live_words(status)}</span>
            <button type="button" aria-label=t("Previous place") {..flag("disabled", nothing)} {..press(move || step(false))}>
                "↑"
            </button>
            <button type="button" aria-label=t("Next place") {..flag("disabled", nothing)} {..press(move || step(true))}>
                "↓"
            </button>
            <button type="button" class="close" aria-label=t("Close") {..press(close)}>
                "×"
            </button>
        </div>
    }
}
