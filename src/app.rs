//! The page as a whole: what is started, what is handed to all, where the parts stand.

use crate::dom::{focus, keys, theme};
use crate::engine::{Answer, Engine};
use crate::i18n::t;
use crate::io::{frame, language, study};
use crate::state::article::Article;
use crate::state::failure::Failure;
use crate::state::prefs::Prefs;
use crate::state::{Phase, Session};
use crate::view::announcer::Announcer;
use crate::view::back::Back;
use crate::view::card::CardView;
use crate::view::desk::Desk;
use crate::view::reader::Reader;
use crate::view::room::Room;
use crate::view::shared::{flag, follow, live, live_view, when};
use crate::view::side::Side;
use crate::view::topbar::TopBar;
use crate::view::waiting::Waiting;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlTextAreaElement, KeyboardEvent};

/// What components ask of the page as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Desktop {
    /// Its signals.
    pub session: Session,
    engine: StoredValue<Engine, LocalStorage>,
}

impl Desktop {
    /// A page with its engine, which is not started yet.
    pub fn new(session: Session) -> Self {
        let engine = Engine::new(move |answer| hear(session, answer));
        Self { session, engine: StoredValue::new_local(engine) }
    }

    /// A text is likely to come: the engine may start.
    pub fn expect_text(&self) {
        if !self.session.read_only {
            self.engine.with_value(Engine::wake);
            study::wake(self.session);
        }
    }

    /// Reads `text`. It stays in its place whatever comes of it.
    pub fn read(&self, text: String) {
        self.read_as_of(text, JsValue::UNDEFINED);
    }

    /// Reads `text` as published on a day that somebody has given, `YYYY-MM-DD`, if any. The text
    /// that is shown already is read in its place, and what is shown stays until that is done.
    pub fn read_as_of(&self, text: String, published: JsValue) {
        let session = self.session;
        study::wake(session);
        let shown = session.article.with_untracked(|a| a.as_ref().is_some_and(|a| *a.text == text));
        if shown && is_reading(session) {
            return self.engine.with_value(|e| e.read(&text, published));
        }
        let checked = Failure::check(&text);
        session.source.set(text);
        study::tell_written(session);
        if let Err(failure) = checked {
            return session.fail(failure);
        }
        session.phase.set(Phase::Working);
        session.said.set(t("Reading…").to_owned());
        session.source.with_untracked(|text| self.engine.with_value(|e| e.read(text, published)));
    }

    /// What the engine reads now, if anything, is not waited for any more.
    pub fn forget_request(&self) {
        if self.session.phase.with_untracked(|p| *p == Phase::Working) {
            self.engine.with_value(Engine::stop);
        }
    }

    /// Stops reading.
    pub fn stop(&self) {
        self.engine.with_value(Engine::stop);
        self.session.fail(Failure::Stopped);
    }
}

fn is_reading(session: Session) -> bool {
    session.phase.with_untracked(|p| *p == Phase::Reading)
}

fn hear(session: Session, answer: Answer) {
    let again = is_reading(session);
    let (report, raw) = match answer {
        Answer::Report(report, raw) => (report, raw),
        Answer::Failed(failure) if again => return session.say(&failure),
        Answer::Failed(failure) => return session.fail(failure),
    };
    if again {
        study::reshow(session, *report, raw);
        return study::tell_shown(session);
    }
    let text: Arc<str> = session.source.with_untracked(|t| t.as_str().into());
    match Article::new(text, *report) {
        Ok(article) => {
            session.report.set_value(Some(raw));
            session.show(Arc::new(article));
            arrive();
            // The page stands first; the study reads the report for itself.
            Timeout::new(0, move || study::tell_shown(session)).forget();
        }
        Err(why) => session.fail(Failure::Refused(t(why).to_owned())),
    }
}

/// Goes to the start of an article that has just come.
pub fn arrive() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus::later_at("#article");
}

/// Puts the page in the place of the shell that was shown until now.
pub fn start() {
    let prefs = theme::kept();
    theme::wear(prefs);
    language::learn(prefs.language.unwrap_or_else(language::of_browser), move || mount(prefs));
}

fn mount(prefs: Prefs) {
    let search = window().location().search().unwrap_or_default();
    let read_only = frame::asked(&search);
    // Somebody may have pasted before this code arrived.
    let early = document()
        .get_element_by_id("early")
        .and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok())
        .map(|e| e.value())
        .filter(|t| !t.trim().is_empty());
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    mount_to_body(move || {
        let session = Session::new(prefs, read_only.is_some());
        let page = Desktop::new(session);
        study::listen(page);
        if let Some(parent) = read_only.clone() {
            frame::listen(session, parent);
        } else if let Some(text) = early.clone() {
            page.read(text);
        }
        if read_only.is_none() {
            study::wake_for_link(session);
            let listener =
                EventListener::new(&window(), "hashchange", move |_| study::wake_for_link(session));
            listener.forget();
        }
        // Another language draws the page anew, over what is there: nothing that is open closes.
        live_view(move || {
            session.language.track();
            Some(view! { <App page /> }.into_any())
        })
    });
}

/// The page.
#[component]
pub fn App(
    /// Its signals and its engine.
    page: Desktop,
) -> impl IntoView {
    let session = page.session;
    provide_context(page);
    provide_context(session);
    follow(move || {
        let prefs = session.prefs.get();
        theme::wear(prefs);
        theme::keep(prefs);
    });
    listen_to_keys(session);
    // Paper shows all of the text, however little of it was drawn so far.
    EventListener::new(&window(), "beforeprint", |_| crate::dom::stretch::whole()).forget();
    let reading = move || session.phase.with(|p| *p == Phase::Reading);
    let classes = move || {
        let place = if reading() { "reading" } else { "writing" };
        let frame = if session.read_only { "framed" } else { "" };
        format!("app {place} {frame} {}", session.layers.get().classes())
    };
    view! {
        <div {..live("class", classes)}>
            <a class="skip" href="#article" {..flag("hidden", move || !reading())}>
                {t("Skip to the article")}
            </a>
            <TopBar />
            <main>
                {(!session.read_only).then(|| view! { <Desk /> }.into_any())}
                {when(
                    move || session.phase.with(|p| *p == Phase::Waiting),
                    || view! { <Waiting /> }.into_any(),
                )}
                {when(
                    reading,
                    move || {
                        view! {
                            {when(
                                move || session.finding.get(),
                                || view! { <div class="find"><Room name="find" /></div> }.into_any(),
                            )}
                            <div class="desk">
                                <div class="sheet" id="sheet">
                                    <Reader />
                                    <CardView />
                                </div>
                                <Side />
                            </div>
                            <Back />
                        }
                            .into_any()
                    },
                )}
            </main>
            <Announcer />
        </div>
    }
}

/// Keys that count wherever the focus is, but not while somebody writes.
fn listen_to_keys(session: Session) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let within = |what: &str| {
            target.as_ref().is_some_and(|t| t.closest(what).is_ok_and(|found| found.is_some()))
        };
        let reading = is_reading(session);
        let chord = event.ctrl_key() || event.alt_key() || event.meta_key();
        if chord || event.default_prevented() || within("textarea, input, select, dialog[open]") {
            return;
        }
        let in_text = within("#article mark");
        let single = session.prefs.get_untracked().single_keys;
        let Some(wish) = keys::wish(&event.key(), in_text, single) else { return };
        if !reading && wish != keys::Wish::Help {
            return;
        }
        if crate::view::reader::grant(session, wish) {
            event.prevent_default();
        }
    });
    on_cleanup({
        let listener = send_wrapper::SendWrapper::new(listener);
        move || drop(listener)
    });
}
