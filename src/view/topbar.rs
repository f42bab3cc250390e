//! The bar at the top: what is open and what can be done with it.

use super::icons::{HalfMoon, Loupe};
use super::shared::{flag, live, live_words, press, when};
use crate::i18n::{counted, fill1, t};
use crate::io::study;
use crate::state::{Phase, Session};
use leptos::prelude::*;

/// Brand, article, actions.
#[component]
pub fn TopBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let reading = move || session.phase.with(|p| *p == Phase::Reading);
    let title = move || session.article.with(|a| a.as_ref().map(|a| a.title()));
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
    let theme = move || session.prefs.update(|p| p.theme = p.theme.next());
    let theme_words =
        move || fill1(t("Colours: {theme}"), "{theme}", t(session.prefs.get().theme.label()));
    let name = move || {
        view! {
            <button type="button" class="name" title=t("About this article") {..press(move || study::open(session, "details"))}>
                <b>{live_words(move || title().unwrap_or_default())}</b>
            </button>
            <span class="size">" · "{live_words(move || size().unwrap_or_default())}</span>
        }
        .into_any()
    };
    let again = move || {
        view! {
            <button type="button" {..press(anew)}>{t("New")}</button>
            <button type="button" {..press(edit)}>{t("Edit")}</button>
        }
        .into_any()
    };
    let printing = move || {
        view! { <button type="button" class="wide" {..press(print)}>{t("Print")}</button> }
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
                "Newsloupe"
            </span>
            <p class="doc">
                {when(reading, name)}
            </p>
            <div class="act">
                <button
                    type="button"
                    {..flag("hidden", move || session.read_only)}
                    {..live("class", move || if reading() { "wide" } else { "" })}
                    {..press(move || study::open(session, "library"))}
                >
                    {t("Library")}
                </button>
                {when(move || reading() && !session.read_only, again)}
                {when(reading, printing)}
                <button type="button" class="icon" {..press(theme)} {..live("title", theme_words)} {..live("aria-label", theme_words)}>
                    <HalfMoon />
                </button>
                <button
                    type="button"
                    class="icon"
                    aria-label=t("Help")
                    title=t("Help")
                    {..press(move || study::open(session, "help"))}
                >
                    "?"
                </button>
                {when(reading, saving)}
            </div>
        </header>
    }
}
