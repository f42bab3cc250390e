//! The review: one card at a time, least sure first, or all that the analyzer is quite sure of at
//! once, with them in sight.

use super::cards::{self, Card, QUITE_SURE};
use super::{Making, card, focus_on};
use crate::classroom::Room;
use crate::i18n::{counted, fill, number, t};
use crate::state::words::sure;
use crate::view::shared::{live_view, live_words, on, press, when};
use leptos::prelude::*;
use newsloupe_exercise::draft::Review as Said;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The words of progress: how much is reviewed.
fn progress(making: Making) -> String {
    let (all, waiting) =
        making.cards.with(|c| (c.len(), c.iter().filter(|card| card.waits).count()));
    let parts = [("{n}", &*number(all - waiting)), ("{all}", &*number(all))];
    if waiting == 0 {
        return fill(t("All {all} are reviewed."), &parts);
    }
    fill(t("{n} of {all} reviewed. What is not reviewed is not scored."), &parts)
}

fn waiting(making: Making) -> usize {
    making.cards.with_untracked(|c| c.iter().filter(|card| card.waits).count())
}

/// Goes to the next card that waits.
fn go_on(making: Making, from: &Card, done: &str) {
    let next = making.cards.with_untracked(|all| cards::next_waiting(all, Some(from.place())));
    let left = waiting(making);
    if let Some(next) = next {
        making.at.set(Some(next));
    }
    let rest = match left {
        0 => progress(making),
        n => fill(t("{n} more to review."), &[("{n}", &number(n))]),
    };
    making.class.say(format!("{done} {rest}"));
    focus_on("card");
}

fn keep(making: Making, card: &Card) {
    let fits = making.draft_now(|d| cards::can_keep(d, card)).unwrap_or(false);
    if !fits {
        making.class.say(t("Choose an answer first, or leave it out."));
        return;
    }
    making.class.change(|d| cards::keep(d, card));
    go_on(making, card, t("Kept."));
}

fn leave_out(making: Making, card: &Card) {
    // The next card is looked for first: what the teacher added goes, and others take its number.
    making.class.change(|d| cards::leave_out(d, &card.items));
    go_on(making, card, t("Left out."));
}

/// Goes by so many cards, whether they wait or not.
fn turn(making: Making, by: isize) {
    let Some(here) = untrack(|| making.card()) else { return };
    let to = making.cards.with_untracked(|all| {
        let at = all.iter().position(|c| c.place() == here.place())?;
        let to = at.checked_add_signed(by).filter(|to| *to < all.len())?;
        Some(all[to].place())
    });
    if let Some(to) = to {
        making.at.set(Some(to));
        focus_on("card");
    }
}

fn keys(making: Making, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let within = |what: &str| target.as_ref().is_some_and(|t| t.matches(what).unwrap_or(false));
    if key.ctrl_key() || key.alt_key() || key.meta_key() || within("input, select, textarea") {
        return;
    }
    let Some(card) = untrack(|| making.card()) else { return };
    match key.key().as_str() {
        "Enter" if !within("button, summary, a") => keep(making, &card),
        "d" | "D" => leave_out(making, &card),
        "ArrowRight" | "ArrowDown" => turn(making, 1),
        "ArrowLeft" | "ArrowUp" => turn(making, -1),
        _ => return,
    }
    event.prevent_default();
}

/// Cards that wait and that the analyzer is quite sure of.
fn quite_sure(making: Making) -> Vec<Card> {
    making
        .cards
        .with(|all| all.iter().filter(|c| c.waits && c.sure >= QUITE_SURE).cloned().collect())
}

/// All that the analyzer is quite sure of, in a list, to be kept by one press.
fn together(making: Making) -> AnyView {
    let listed = untrack(|| quite_sure(making));
    let rows = making.draft_now(|d| listed.iter().map(|c| card::brief(d, c)).collect_view());
    let many =
        counted(listed.len(), t("{n} item is right: keep it"), t("All {n} are right: keep them"));
    let all = move || {
        making.class.change(|d| {
            for card in &listed {
                if cards::can_keep(d, card) {
                    cards::keep(d, card);
                }
            }
        });
        making.together.set(false);
        making.at.set(None);
        making.class.say(progress(making));
        focus_on("card");
    };
    let back = move || {
        making.together.set(false);
        focus_on("card");
    };
    view! {
        <div class="together" id="together" tabindex="-1">
            <p>{t("Read them: pressing the button is your review of those listed here.")}</p>
            <ul>{rows}</ul>
            <div class="row">
                <button type="button" class="main" {..press(all)}>{many}</button>
                <button type="button" class="plain" {..press(back)}>{t("One by one")}</button>
            </div>
        </div>
    }
    .into_any()
}

fn one(making: Making, card: &Card) -> AnyView {
    let known = card.place();
    // Another task that is switched on brings other cards, and this one stays.
    let place = move || {
        let (index, all) = making
            .cards
            .with(|c| (c.iter().position(|o| o.place() == known).unwrap_or(0), c.len()));
        fill(t("{n} of {all}"), &[("{n}", &*number(index + 1)), ("{all}", &*number(all))])
    };
    let items = card.items.clone();
    let state = move || {
        let said = making.draft(|d| {
            let all = items.iter().filter_map(|p| d.item(*p));
            all.map(|i| (i.review, i.own)).collect::<Vec<_>>()
        });
        let said = said.unwrap_or_default();
        if said.iter().any(|(r, _)| *r == Said::Waiting) {
            t("to be reviewed").to_owned()
        } else if said.iter().all(|(r, _)| *r == Said::Dropped) {
            t("left out").to_owned()
        } else {
            t("kept").to_owned()
        }
    };
    let (kept, left) = (card.clone(), card.clone());
    view! {
        <div class="card" id="card" tabindex="-1" role="group" aria-label=t("Key to review") {..on("keydown", move |e| keys(making, &e))}>
            <p class="state">
                <span>{live_words(place)}</span>" · "{sure(card.sure)}" · "<strong>{live_words(state)}</strong>
            </p>
            {card::body(making, card)}
            <div class="row">
                <button type="button" class="main" {..press(move || keep(making, &kept))}>
                    {t("Right")}" "<kbd>"Enter"</kbd>
                </button>
                <button type="button" class="plain" {..press(move || leave_out(making, &left))}>
                    {t("Leave out")}" "<kbd>"D"</kbd>
                </button>
                <span class="turn">
                    <button type="button" class="plain" aria-label=t("The card before") {..press(move || turn(making, -1))}>"‹"</button>
                    <button type="button" class="plain" aria-label=t("The next card") {..press(move || turn(making, 1))}>"›"</button>
                </span>
            </div>
        </div>
    }
    .into_any()
}

/// The review.
#[component]
pub fn Review() -> impl IntoView {
    let making = expect_context::<Making>();
    // What is drawn: the same items in another state are the same card.
    let here = Memo::new(move |_| making.card().map(|c| (c.items, making.class.stamp.get())));
    let drawn = move || {
        let (items, _) = here.get()?;
        if making.together.get() {
            return Some(together(making));
        }
        let card =
            making.cards.with_untracked(|all| all.iter().find(|c| c.items == items).cloned());
        card.map(|card| one(making, &card))
    };
    let many = Memo::new(move |_| quite_sure(making).len());
    let look = move || {
        making.together.set(true);
        focus_on("together");
    };
    let offer = move || {
        let words = move || {
            counted(
                many.get(),
                t("Look at the one that is quite sure"),
                t("Look at the {n} that are quite sure together"),
            )
        };
        view! { <button type="button" class="plain" {..press(look)}>{live_words(words)}</button> }
            .into_any()
    };
    let done = Memo::new(move |_| {
        making.cards.with(|c| !c.is_empty() && c.iter().all(|card| !card.waits))
    });
    let ready = move || {
        view! {
            <button type="button" class="main" {..press(move || making.class.room.set(Room::Out))}>
                {t("Give it out")}
            </button>
        }
        .into_any()
    };
    let none =
        move || view! { <p>{t("Switch a task on: its key is reviewed here.")}</p> }.into_any();
    view! {
        <section class="review" aria-labelledby="review">
            <h2 id="review">{t("Review the key")}</h2>
            {when(move || making.cards.with(Vec::is_empty), none)}
            {when(
                move || making.cards.with(|c| !c.is_empty()),
                move || view! { <p class="progress">{live_words(move || progress(making))}</p> }.into_any(),
            )}
            {when(move || done.get(), ready)}
            {when(move || many.get() > 1 && !making.together.get(), offer)}
            {live_view(drawn)}
        </section>
    }
}
