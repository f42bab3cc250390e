//! The article as a list of its sentences: the way of marking that needs neither a text to select in
//! nor a cursor. Each sentence opens its words: from which, to which, as what.

use super::text::Piece;
use super::{Pupil, screen};
use crate::i18n::{counted, t};
use crate::view::shared::{live, live_view, on, press};
use leptos::prelude::*;
use newsloupe_exercise::{Mark, Words};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// What was chosen in a select, as a number.
pub fn value(event: &Event) -> Option<u32> {
    let select = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    select.value().parse().ok()
}

/// A select over numbered things.
fn select(
    name: &'static str,
    first: bool,
    options: Vec<(String, String)>,
    now: String,
    hear: impl FnMut(Event) + 'static,
) -> AnyView {
    let options: Vec<AnyView> = options
        .into_iter()
        .map(|(value, words)| {
            let chosen = value == now;
            view! { <option value=value selected=chosen>{words}</option> }.into_any()
        })
        .collect();
    view! {
        <label>
            <span>{name}</span>
            <select data-first=first.then_some("") {..on("change", hear)}>{options}</select>
        </label>
    }
    .into_any()
}

/// The words from which, to which, and as what: for a new mark, or for one that is changed.
fn editor(pupil: Pupil, sentence: Words) -> AnyView {
    let step = pupil.step.get_untracked();
    let changed = pupil.mark.get_untracked();
    let old = changed.and_then(|m| pupil.work.with_untracked(|w| w.marks(step).get(m).copied()));
    let start = old.map_or(sentence, |m| m.words);
    let from = RwSignal::new(start[0]);
    let to = RwSignal::new(start[1].saturating_sub(1));
    let choices = pupil.task_choices();
    let label = RwSignal::new(old.map_or((!choices.is_empty()).then_some(0), |m| m.label));
    let Some(open) = pupil.open.get_untracked() else { return ().into_any() };
    // Quotes go on over sentences: the last word may be anywhere in the paragraph.
    let block = open.text.blocks.get(open.text.block_of(sentence[0])).map_or(sentence, Piece::span);
    let words = move |[first, end]: Words, at: u32| -> Vec<(String, String)> {
        let said = |w: u32| format!("{} · {}", w + 1 - at, open.text.word(w));
        (first..end).map(|w| (w.to_string(), said(w))).collect()
    };
    let first_words = words(if old.is_some() { block } else { sentence }, block[0]);
    let begin = select(t("From"), true, first_words, start[0].to_string(), move |event| {
        if let Some(word) = value(&event) {
            from.set(word);
            to.update(|t| *t = (*t).max(word));
        }
    });
    let end = live_view(move || {
        let options = words([from.get(), block[1].max(start[1])], block[0]);
        let now = to.get_untracked().to_string();
        let hear = move |event: Event| value(&event).into_iter().for_each(|w| to.set(w));
        Some(select(t("To"), false, options, now, hear))
    });
    let labels: Vec<_> =
        choices.iter().enumerate().map(|(i, c)| (i.to_string(), c.clone())).collect();
    let as_what = (!labels.is_empty()).then(|| {
        let now = label.get_untracked().unwrap_or(0).to_string();
        select(t("As"), false, labels, now, move |event| label.set(value(&event)))
    });
    let mark = move || {
        let words = [from.get_untracked(), to.get_untracked() + 1];
        let label = label.get_untracked();
        match old.and(changed) {
            Some(number) => {
                pupil.alter(number, Mark { words, label });
                pupil.mark.set(None);
            }
            None if pupil.may_change() => pupil.mark_words(words, label),
            None => {}
        }
        screen::focus_later(".sentence [aria-expanded=true]");
    };
    let name = if old.is_some() { t("Change the mark") } else { t("Mark these words") };
    view! {
        <div class="editor">
            {begin}
            {end}
            {as_what}
            <button type="button" class="main" {..press(mark)}>{name}</button>
        </div>
    }
    .into_any()
}

/// The marks that begin in a sentence.
fn marks_in(pupil: Pupil, sentence: Words) -> Option<AnyView> {
    let step = pupil.step.get();
    let marks = pupil.work.with(|w| w.marks(step).to_vec());
    let here = marks
        .iter()
        .enumerate()
        .filter(|(_, m)| sentence[0] <= m.words[0] && m.words[0] < sentence[1]);
    let rows: Vec<AnyView> = here
        .map(|(i, mark)| {
            let words = pupil.of(|o| o.text.brief(mark.words)).unwrap_or_default();
            let change = move || {
                pupil.change(i);
                screen::focus_later(".sentence [data-first]");
            };
            let remove = move || {
                pupil.unmark(i);
                screen::focus_later(".sentence [aria-expanded=true]");
            };
            view! {
                <li>
                    <b>{format!("{} ", i + 1)}</b>
                    <q lang="en">{words}</q>
                    <button type="button" class="quiet" {..press(change)}>{t("Change")}</button>
                    <button type="button" class="quiet" {..press(remove)}>{t("Remove")}</button>
                </li>
            }
            .into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul>{rows}</ul> }.into_any())
}

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    let opened = RwSignal::new(None::<usize>);
    let Some(open) = pupil.open.get_untracked() else { return ().into_any() };
    // Taking up a mark opens the sentence in which it begins.
    let text = open.clone();
    crate::view::shared::follow(move || {
        let step = pupil.step.get_untracked();
        let Some(mark) = pupil.mark.get() else { return };
        let first = pupil.work.with_untracked(|w| w.marks(step).get(mark).map(|m| m.words[0]));
        if let Some(first) = first {
            opened.set(Some(text.text.sentences.partition_point(|s| s[1] <= first)));
        }
    });
    let rows: Vec<AnyView> = open
        .text
        .sentences
        .iter()
        .enumerate()
        .map(|(number, &sentence)| {
            let said = open.text.dressed(sentence);
            let toggle = move || {
                pupil.mark.set(None);
                opened.update(|o| *o = (*o != Some(number)).then_some(number));
            };
            let is_open = Memo::new(move |_| opened.get() == Some(number));
            let count = move || {
                let step = pupil.step.get();
                let within = |m: &&Mark| sentence[0] <= m.words[0] && m.words[0] < sentence[1];
                let n = pupil.work.with(|w| w.marks(step).iter().filter(within).count());
                (n > 0).then(|| {
                    let said = counted(n, t("{n} mark"), t("{n} marks"));
                    view! { <span class="tag">{said}</span> }.into_any()
                })
            };
            let inside = move || {
                if !is_open.get() {
                    return None;
                }
                pupil.mark.track();
                let list = live_view(move || marks_in(pupil, sentence));
                Some(view! { {list} {editor(pupil, sentence)} }.into_any())
            };
            view! {
                <li class="sentence">
                    <button
                        type="button"
                        {..live("aria-expanded", move || is_open.get().to_string())}
                        {..press(toggle)}
                    >
                        <span lang="en">{said}</span>
                        {live_view(count)}
                    </button>
                    {live_view(inside)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="sentences" aria-labelledby="sentences-title">
            <h2 id="sentences-title">{t("The article, sentence by sentence")}</h2>
            <p class="small">{t("Press a sentence to open its words.")}</p>
            <ol>{rows}</ol>
            <super::bar::Undo />
        </section>
    }
    .into_any()
}
