//! The heat map: the article with what the class marked, darker where more did. Figures stand with the
//! words: read out in place, shown on a press or by the arrow keys, all at once if wished, and on paper.

use super::Class;
use super::heat::{Run, STEPS, runs, shade};
use crate::i18n::{counted, fill, fill1, t};
use crate::view::shared::{live_words, on};
use leptos::prelude::*;
use newsloupe_exercise::Part;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

/// One for each task in which words are marked.
pub(super) fn maps(class: &Class) -> AnyView {
    let tasks = class.sheet.tasks.iter().enumerate().filter(|(_, task)| !task.heat.is_empty());
    let maps = tasks.map(|(number, _)| map(class, number)).collect::<Vec<_>>();
    if maps.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="maps" aria-labelledby="maps">
            <h2 id="maps">{t("On the text")}</h2>
            {legend()}
            {maps.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

fn legend() -> AnyView {
    let steps = [
        t("nobody"),
        t("up to a quarter"),
        t("up to half"),
        t("up to three quarters"),
        t("nearly all"),
    ];
    let step = |(n, words): (usize, &'static str)| {
        view! { <li><span class=format!("heat h{n}")>"Aa"</span>" "{words}</li> }.into_any()
    };
    view! {
        <ul class="legend" aria-label=t("What the shades say: how many marked it")>
            {steps.into_iter().enumerate().map(step).collect_view()}
            <li><span class="heat should">"Aa"</span>" "{t("should be marked")}</li>
        </ul>
    }
    .into_any()
}

fn map(class: &Class, number: usize) -> AnyView {
    let Some(task) = class.sheet.tasks.get(number) else { return ().into_any() };
    let all = class.counted() as u32;
    let blocks = runs(&class.exercise.blocks, task);
    let figures = RwSignal::new(false);
    let now = RwSignal::new(String::new());
    let drawn = class.exercise.blocks.iter().zip(&blocks).map(|(block, runs)| {
        let inside = runs.iter().map(|run| span(run, all)).collect_view();
        let part = match block.part {
            Part::Headline => "headline",
            Part::Deck | Part::Heading => "strong",
            Part::Caption | Part::Other => "aside",
            Part::Body => "",
        };
        view! { <p class=part>{inside}</p> }.into_any()
    });
    let id = format!("map-{number}");
    let show = move |event: Event| {
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        figures.set(input.is_some_and(|i| i.checked()));
    };
    let press = move |event: Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let Some(run) = target.and_then(|t| t.closest("[data-said]").ok().flatten()) {
            now.set(go_to(&run));
        }
    };
    let keys = move |event: Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let step = match key.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        let Some(map) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(run) = next(&map, step) {
            event.prevent_default();
            now.set(go_to(&run));
        }
    };
    let extras = (task.extras > 0).then(|| {
        let words = counted(
            task.extras as usize,
            t("{n} mark too many in all."),
            t("{n} marks too many in all."),
        );
        view! { <p class="small">{words}</p> }.into_any()
    });
    let classes = move || if figures.get() { "map figures" } else { "map" };
    view! {
        <figure class="heat-map">
            <figcaption id=id.clone()>{class.task(number)}</figcaption>
            <label class="choice"><input type="checkbox" {..on("change", show)}/><span>{t("Show all figures")}</span></label>
            <p class="told" role="status">{live_words(move || {
                let now = now.get();
                if now.is_empty() { t("Press a shaded passage, or go through them with the arrow keys.").to_owned() } else { now }
            })}</p>
            <div class=classes aria-labelledby=id tabindex="0" role="group" {..on("click", press)} {..on("keydown", keys)}>
                {drawn.collect_view()}
            </div>
            {extras}
        </figure>
    }
    .into_any()
}

fn span(run: &Run, all: u32) -> AnyView {
    if !run.speaks() {
        return run.text.clone().into_any();
    }
    let step = shade(run.marked, all);
    debug_assert!(step <= STEPS);
    let class = format!("heat h{step}{}", if run.should { " should" } else { "" });
    let parts = [("{a}", &*run.marked.to_string()), ("{b}", &*all.to_string())];
    let figure = fill(t("{a} of {b}"), &parts);
    let said = if run.should {
        fill1(t("{figure} marked it, as they should"), "{figure}", &figure)
    } else {
        fill1(t("{figure} marked it, and it should not be marked"), "{figure}", &figure)
    };
    view! {
        <span class=class data-n=run.marked.to_string() data-said=said>{run.text.clone()}<span class="unseen">" ("{figure}")"</span></span>
    }
    .into_any()
}

/// The passage after the one at hand, or before it.
fn next(map: &Element, step: i32) -> Option<Element> {
    let all = map.query_selector_all("[data-said]").ok()?;
    let at = |i: u32| all.item(i).and_then(|n| n.dyn_into::<Element>().ok());
    let here = (0..all.length()).find(|i| at(*i).is_some_and(|e| e.class_list().contains("now")));
    let there = match here {
        Some(here) => i64::from(here) + i64::from(step),
        None if step > 0 => 0,
        None => i64::from(all.length()) - 1,
    };
    at(u32::try_from(there).ok()?)
}

/// Marks a passage as the one at hand; what is to be said of it.
fn go_to(run: &Element) -> String {
    if let Ok(Some(old)) = document().query_selector(".map .now") {
        let _ = old.class_list().remove_1("now");
    }
    let _ = run.class_list().add_1("now");
    run.scroll_into_view_with_bool(false);
    let words = run.first_child().and_then(|n| n.text_content()).unwrap_or_default();
    let said = run.get_attribute("data-said").unwrap_or_default();
    format!("“{words}”: {said}.")
}
