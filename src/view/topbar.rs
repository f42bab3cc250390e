//! The bar at the top: what is open and what can be done with it. On a phone what is not needed at
//! every moment stands in a menu.

use super::icons::{Glass, Loupe, Sliders};
use super::room::Room;
use super::shared::{live_words, press, when};
use crate::dom::keys::Wish;
use crate::i18n::{counted, t};
use crate::io::study;
use crate::state::{Phase, Session};
use leptos::prelude::*;

/// A button in the menu, which closes that.
fn item(class: &'static str, words: &'static str, act: impl FnMut() + 'static) -> AnyView {
    view! {
        <button type="button" class=class popovertarget="menu" popovertargetaction="hide" {..press(act)}>
            {words}
        </button>
    }
    .into_any()
}

/// The same with a drawing; its words are seen in the menu, and as a tip.
fn drawn(drawing: AnyView, words: &'static str, act: impl FnMut() + 'static) -> AnyView {
    view! {
        <button
            type="button"
            class="icon"
            title=words
            popovertarget="menu"
            popovertargetaction="hide"
            {..press(act)}
        >
            {drawing}
            <span class="words">{words}</span>
        </button>
    }
    .into_any()
}

/// Brand, article, actions.
#[component]
pub fn TopBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let reading = move || session.phase.with(|p| *p == Phase::Reading);
    let title = move || {
        session.title.get().or_else(|| session.article.with(|a| a.as_ref().map(|a| a.title())))
    };
    let size = move || {
        session.article.with(|a| {
            a.as_ref().map(|a| counted(a.report.summary.words, t("{n} word"), t("{n} words")))
        })
    };
    let anew = move || {
        session.before.set(session.article.get_untracked());
        session.source.set(String::new());
        study::tell_new(session);
        session.card.set(None);
        session.phase.set(Phase::Writing);
        crate::dom::focus::later_at("#text");
    };
    let edit = move || {
        session.card.set(None);
        session.phase.set(Phase::Writing);
        crate::dom::focus::later_at("#text");
    };
    let take_out = move || study::open(session, "out");
    let print = move || {
        session.card.set(None);
        let _ = window().print();
    };
    let find = move || {
        crate::view::reader::grant(session, Wish::Find);
    };
    let name = move || {
        view! {
            <button type="button" class="name" title=t("About this article") {..press(move || study::open(session, "details"))}>
                <b>{live_words(move || title().unwrap_or_default())}</b>
            </button>
            <span class="size">" · "{live_words(move || size().unwrap_or_default())}</span>
        }
        .into_any()
    };
    let finding = move || drawn(view! { <Glass /> }.into_any(), t("Find in the text"), find);
    let again = move || {
        view! {
            <Room name="tools" quiet=true />
            {item("", t("New"), anew)}
            {item("", t("Edit"), edit)}
        }
        .into_any()
    };
    let more = move || {
        view! {
            {item("", t("Outline"), move || study::open(session, "outline"))}
            {item("", t("Print"), print)}
        }
        .into_any()
    };
    let saving = move || {
        view! { <button type="button" class="main" {..press(take_out)}>{t("Take out")}</button> }
            .into_any()
    };
    view! {
        <header class="bar">
            <span class="brand">
                <Loupe />
                <span>"Newsloupe"</span>
            </span>
            <p class="doc">
                {when(reading, name)}
            </p>
            <div class="act">
                {when(reading, finding)}
                <button
                    type="button"
                    class="icon more"
                    aria-label=t("More")
                    title=t("More")
                    popovertarget="menu"
                >
                    "⋯"
                </button>
                <div class="menu" id="menu" popover="auto">
                    {when(move || reading() && !session.read_only, again)}
                    {when(
                        move || !session.read_only,
                        move || item("", t("Library"), move || study::open(session, "library")),
                    )}
                    {when(reading, more)}
                    {drawn(view! { <Sliders /> }.into_any(), t("Settings"), move || study::open(session, "settings"))}
                    {drawn(view! { <b aria-hidden="true">"?"</b> }.into_any(), t("Help"), move || study::open(session, "help"))}
                </div>
                {when(reading, saving)}
            </div>
        </header>
    }
}
