//! The tools at hand while marking: the word cursor, what is chosen, the labels, undo.

use super::article::letter;
use super::pick::{By, Move};
use super::work::{Edge, Work};
use super::{Pupil, screen};
use crate::i18n::{counted, fill1, t};
use crate::view::shared::{flag, live, live_view, live_words, on, press};
use leptos::prelude::*;
use newsloupe_exercise::{Mark, Way};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Where the word cursor is moved from.
const PAD: &str = "#pad";

/// What is chosen, in the words of the article.
fn chosen(pupil: Pupil) -> String {
    let Some(pick) = pupil.pick.get() else {
        return t("No words chosen").to_owned();
    };
    let words = pick.words();
    let said = pupil.of(|o| o.text.brief(words)).unwrap_or_default();
    if pick.by == By::FirstTap {
        return fill1(t("“{words}” … tap the last word"), "{words}", &said);
    }
    let n = counted((words[1] - words[0]) as usize, t("{n} word"), t("{n} words"));
    format!("“{said}” · {n}")
}

/// What a key does where the word cursor is.
fn hear(pupil: Pupil, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let (far, name) = (key.ctrl_key() || key.meta_key(), key.key());
    let head = pupil.pick.get_untracked().map(|p| p.head);
    let line = |down: bool| {
        let to = head.and_then(|h| pupil.of(|o| screen::line_off(&o.text, h, down)).flatten());
        to.map_or(Move::Word(down), Move::To)
    };
    let way = match name.as_str() {
        "ArrowRight" if far => Move::Sentence(true),
        "ArrowLeft" if far => Move::Sentence(false),
        "ArrowRight" => Move::Word(true),
        "ArrowLeft" => Move::Word(false),
        "ArrowDown" if far => Move::Block(true),
        "ArrowUp" if far => Move::Block(false),
        "ArrowDown" => line(true),
        "ArrowUp" => line(false),
        "Home" if far => Move::Far(false),
        "End" if far => Move::Far(true),
        "Home" => Move::Sentence(false),
        "End" => Move::Sentence(true),
        "PageDown" => Move::Block(true),
        "PageUp" => Move::Block(false),
        other => {
            if act(pupil, other, far, head) {
                event.prevent_default();
            }
            return;
        }
    };
    event.prevent_default();
    pupil.move_cursor(way, key.shift_key());
}

/// What the other keys do; whether one did something.
fn act(pupil: Pupil, key: &str, far: bool, head: Option<u32>) -> bool {
    let choices = pupil.task_choices();
    match key {
        "Enter" | " " => {
            let pick = pupil.pick.get_untracked();
            let alone = pick.filter(|p| p.anchor == p.head && p.by == By::Keys);
            if let Some(mark) = alone.and_then(|p| pupil.mark_at(p.head)) {
                pupil.change(mark);
                screen::focus_later(".tools .labels button, .tools .edges button");
            } else if pick.is_some() && !choices.is_empty() {
                screen::focus_later(".tools .labels button");
            } else {
                pupil.mark_pick(None);
            }
        }
        "Delete" | "Backspace" => match head.and_then(|h| pupil.mark_at(h)) {
            Some(mark) => pupil.unmark(mark),
            None => pupil.say(t("There is no mark here.")),
        },
        "Escape" => pupil.let_go(),
        digit if !far && digit.len() == 1 => {
            let label = digit.parse::<u32>().ok().and_then(|d| d.checked_sub(1));
            let Some(label) = label.filter(|l| (*l as usize) < choices.len()) else { return false };
            pupil.mark_pick(Some(label));
        }
        _ => return false,
    }
    true
}

impl Pupil {
    /// The labels of the task at hand.
    pub fn task_choices(&self) -> Vec<String> {
        let step = self.step.get_untracked();
        let choices = self.of(|o| o.exercise.tasks.get(step).map(|t| t.choices.clone()));
        choices.flatten().unwrap_or_default()
    }
}

/// A button for each label, or one to mark.
fn labels(pupil: Pupil) -> AnyView {
    let choices = pupil.task_choices();
    let changed = pupil.mark.get();
    let step = pupil.step.get_untracked();
    let now = changed.and_then(|m| pupil.work.with(|w| w.marks(step).get(m).copied()));
    if choices.is_empty() {
        let mark = move || {
            pupil.mark_pick(None);
            screen::focus_later(PAD);
        };
        return now
            .is_none()
            .then(|| {
                view! { <button type="button" class="main" {..press(mark)}>{t("Mark")}</button> }
                    .into_any()
            })
            .into_any();
    }
    let button = |(i, label): (usize, String)| {
        let number = i as u32;
        let act = move || {
            if let (Some(mark), Some(now)) = (pupil.mark.get_untracked(), now) {
                pupil.alter(mark, Mark { label: Some(number), ..now });
                screen::focus_later(format!(".labels button:nth-child({})", number + 1));
            } else {
                pupil.mark_pick(Some(number));
                screen::focus_later(PAD);
            }
        };
        let pressed = now.map(|n| (n.label == Some(number)).to_string());
        view! {
            <button class=format!("label l{}", i % 4) aria-pressed=pressed type="button" {..press(act)}>
                <b aria-hidden="true">{letter(number)}</b>
                {label}
            </button>
        }
        .into_any()
    };
    let all: Vec<_> = choices.into_iter().enumerate().map(button).collect();
    view! { <div class="labels" role="group" aria-label=t("Mark as")>{all}</div> }.into_any()
}

/// What can be done with the mark that is taken up.
fn changing(pupil: Pupil) -> Option<AnyView> {
    let mark = pupil.mark.get()?;
    let step = pupil.step.get();
    let words = pupil.work.with(|w| w.marks(step).get(mark).map(|m| m.words))?;
    let said = pupil.of(|o| o.text.brief(words)).unwrap_or_default();
    let edge = |name: &'static str, sign: &'static str, edge: Edge, by: i32| {
        let move_it = move || {
            pupil.move_edge(edge, by);
            screen::focus_later(format!(".edges [data-edge=\"{edge:?}{by}\"]"));
        };
        view! {
            <button class="edge" data-edge=format!("{edge:?}{by}") aria-label=name title=name type="button" {..press(move_it)}>{sign}</button>
        }
        .into_any()
    };
    let remove = move || {
        pupil.unmark(mark);
        screen::focus_later(PAD);
    };
    let done = move || {
        pupil.let_go();
        screen::focus_later(PAD);
    };
    Some(
        view! {
            <p class="chosen"><b>{format!("{} ", mark + 1)}</b>{format!("“{said}”")}</p>
            <div class="edges" role="group" aria-label=t("Where it begins and ends")>
                <span class="small" aria-hidden="true">{t("Begins")}</span>
                {edge(t("Begin a word earlier"), "←", Edge::First, -1)}
                {edge(t("Begin a word later"), "→", Edge::First, 1)}
                <span class="small" aria-hidden="true">{t("Ends")}</span>
                {edge(t("End a word earlier"), "←", Edge::Last, -1)}
                {edge(t("End a word later"), "→", Edge::Last, 1)}
            </div>
            <button type="button" class="quiet" {..press(remove)}>{t("Remove")}</button>
            <button type="button" class="quiet" {..press(done)}>{t("Done")}</button>
        }
        .into_any(),
    )
}

/// Undo and redo.
#[component]
pub fn Undo() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    let off = |can: bool| (!can).to_string();
    view! {
        <div class="undo">
            <button
                type="button"
                class="quiet"
                {..live("aria-disabled", move || off(pupil.work.with(Work::can_undo)))}
                {..press(move || pupil.step_back(false))}
            >
                {t("Undo")}
            </button>
            <button
                type="button"
                class="quiet"
                {..live("aria-disabled", move || off(pupil.work.with(Work::can_redo)))}
                {..press(move || pupil.step_back(true))}
            >
                {t("Redo")}
            </button>
        </div>
    }
}

/// The way back from the text to the item that is shown there.
fn back(pupil: Pupil) -> Option<AnyView> {
    let item = pupil.shown.get()?;
    let go = move || {
        pupil.shown.set(None);
        screen::focus_later(format!("#show-{item}"));
        screen::reveal(&format!("#item-{item}"));
    };
    let words = fill1(t("Back to number {n}"), "{n}", &pupil.number_of(item).to_string());
    Some(
        view! {
            <div class="tools back-to">
                <button type="button" class="main" {..press(go)}>{words}</button>
            </div>
        }
        .into_any(),
    )
}

/// The tools under the article.
#[component]
pub fn Bar() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    live_view(move || {
        match pupil.way()? {
        Way::Mark if pupil.listed.get() || pupil.done.get() => None,
        Way::Mark => Some(
            view! {
                <section class="tools" aria-label=t("Marking")>
                    <div
                        id="pad"
                        class="pad"
                        role="application"
                        tabindex="0"
                        aria-label=t("Word cursor")
                        aria-describedby="pad-help"
                        {..flag("data-empty", move || pupil.pick.with(Option::is_none))}
                        {..on("keydown", move |event| hear(pupil, &event))}
                    >
                        {live_words(move || chosen(pupil))}
                    </div>
                    {live_view(move || changing(pupil))}
                    {live_view(move || Some(labels(pupil)))}
                    <Undo />
                    <p id="pad-help" class="small">
                        {t("Keys: arrows move by words and lines, Shift takes words in, Enter marks, Delete removes a mark.")}
                    </p>
                </section>
            }
            .into_any(),
        ),
        Way::Choose | Way::Order => Some(live_view(move || back(pupil))),
    }
    })
}
