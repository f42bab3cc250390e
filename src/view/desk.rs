//! The place to paste: empty, with text in it, at work, or with a word on what went wrong.

use super::notice::Notice;
use super::room::Room;
use super::samples::Samples;
use super::shared::{flag, follow, live_view, live_words, on, press, when};
use crate::app::Desktop;
use crate::i18n::t;
use crate::io::{kept, study};
use crate::state::{Phase, Session, Study};
use gloo_timers::callback::Timeout;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList, KeyboardEvent};

/// The editor. It stays in the page while an article is read, so that "Edit" brings back the text
/// as it was, with the browser's own undo.
#[component]
pub fn Desk() -> impl IntoView {
    let page = expect_context::<Desktop>();
    let session = expect_context::<Session>();
    let text = NodeRef::<Textarea>::new();
    let chooser = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let slow = RwSignal::new(false);
    let filled = move || session.source.with(|s| !s.is_empty());
    let working = move || session.phase.with(|p| *p == Phase::Working);

    // The text may come from elsewhere: a sample, a file. The editor follows.
    follow(move || {
        let source = session.source.get();
        if let Some(area) = text.get() {
            // Line ends come out of a text area as \n; such a text is the same to it.
            if area.value() != source.replace("\r\n", "\n").replace('\r', "\n") {
                area.set_value(&source);
            }
        }
    });
    follow(move || {
        slow.set(false);
        if working() {
            Timeout::new(900, move || slow.set(true)).forget();
        }
    });

    let written = move || text.get_untracked().map(|a| a.value()).unwrap_or_default();
    let read_now = move || {
        // An unchanged text is read as it came in, with its own line ends.
        page.read(session.source.get_untracked());
    };
    let on_input = move |_: Event| {
        session.source.set(written());
        if session.phase.with_untracked(|p| matches!(p, Phase::Failed(_))) {
            session.phase.set(Phase::Writing);
        }
    };
    let on_paste = move |_| {
        let Some(area) = text.get_untracked() else { return };
        let all = area.value().encode_utf16().count() as u32;
        let chosen = area.selection_end().ok().flatten().unwrap_or(0)
            - area.selection_start().ok().flatten().unwrap_or(0);
        if all == chosen {
            // The paste is the whole text, so there is nothing to wait for.
            Timeout::new(0, read_now).forget();
        }
    };
    let on_key = move |event: Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            read_now();
        }
    };
    let take = move |files: Option<FileList>| {
        // A list is emptied when its event is over, or its chooser used again.
        let files = files.map(|f| js_sys::Array::from(&f)).filter(|f| f.length() > 0);
        let some = files.is_some();
        if let Some(files) = files {
            page.expect_text();
            study::open_files(session, files.into());
        }
        some
    };
    let on_drop = move |event: Event| {
        over.set(false);
        let data = event.dyn_ref().and_then(DragEvent::data_transfer);
        if take(data.and_then(|d| d.files())) {
            event.prevent_default();
        }
    };
    let on_over = move |event: Event| {
        event.prevent_default();
        over.set(true);
    };
    let failure = move || {
        session.phase.with(|p| if let Phase::Failed(f) = p { Some(f.clone()) } else { None })
    };
    let notice = move || {
        let failure = failure()?;
        Some(view! { <Notice failure again=move |()| read_now() /> }.into_any())
    };
    let open_file = move || {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.set_value("");
            chooser.click();
        }
    };
    let chosen = move |_| {
        take(chooser.get_untracked().and_then(|c| c.files()));
    };
    let at_work = move || {
        view! {
            <div class="working" role="status">
                <span class="dots" aria-hidden="true"></span>
                {t("Reading the article…")}
                <button type="button" class="quiet" {..press(move || page.stop())}>{t("Stop")}</button>
            </div>
        }
        .into_any()
    };
    // What was kept is offered by the study, which a first visit need not wait for.
    let kept = kept::something();
    let has_last =
        move || !filled() && (kept || session.study.get() == Study::Here) && !session.read_only;
    let before = move || {
        let before = session.before.get().filter(|_| !filled())?;
        let title = before.title();
        let bring_back = move || {
            session.source.set(before.text.to_string());
            session.show(before.clone());
            study::tell_shown(session);
        };
        Some(
            view! {
                <button type="button" class="before" {..press(bring_back)}>
                    <span>{t("Back to the last article")}</span>
                    <b>{title}</b>
                </button>
            }
            .into_any(),
        )
    };
    let how = move || {
        if filled() { t("Ctrl + Enter marks it") } else { t("Marks appear as soon as you paste") }
    };
    view! {
        <section
            class="writing-desk"
            class:over=move || over.get()
            {..flag("hidden", move || session.phase.with(|p| *p == Phase::Reading))}
            {..on("dragover", on_over)}
            {..on("dragleave", move |_| over.set(false))}
            {..on("drop", on_drop)}
        >
            <h1>
                <label for="text">{t("See what a news article is made of")}</label>
            </h1>
            <p class="lead">
                {t("Who is quoted, who and what is named, when things happened, where the pictures come from. Nothing you paste leaves this browser.")}
            </p>
            {live_view(notice)}
            <div class="paper">
                <textarea
                    id="text"
                    node_ref=text
                    placeholder=t("Paste an article here, or drop a file")
                    spellcheck="false"
                    autocomplete="off"
                    aria-describedby="how"
                    {..on("focus", move |_| page.expect_text())}
                    {..on("input", on_input)}
                    {..on("paste", on_paste)}
                    {..on("keydown", on_key)}
                ></textarea>
                <div class="foot">
                    <p id="how" class="small">{live_words(how)}</p>
                    <input
                        node_ref=chooser
                        type="file"
                        accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mhtml,.mht,.eml,.docx,.odt,.json,.jsonld,text/plain,text/html,application/json,application/ld+json"
                        hidden=true
                        {..on("change", chosen)}
                    />
                    <button type="button" class="quiet" {..press(open_file)}>{t("Open a file")}</button>
                    <button type="button" class="quiet" {..press(move || study::open(session, "bring"))}>
                        {t("Other ways")}
                    </button>
                    <button
                        type="button"
                        class="main"
                        {..flag("disabled", move || !filled() || working())}
                        {..press(read_now)}
                    >
                        {live_words(move || if working() { t("Reading…") } else { t("Mark it") })}
                    </button>
                </div>
                {when(move || working() && slow.get(), at_work)}
            </div>
            {live_view(before)}
            {when(has_last, || view! { <Room name="last" /> }.into_any())}
            {when(
                move || !filled(),
                move || view! { <Samples take=move |text| page.read(text) /> }.into_any(),
            )}
        </section>
    }
}
