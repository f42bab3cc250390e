//! The study: everything that one does with an article once it has been read.
//!
//! It is a module of its own (`src/bin/newsloupe-study.rs`), loaded beside the engine, so that
//! nobody waits for it who only wants to read. It hears from the page what is shown there, keeps
//! the piece of [`work`], and draws its [`rooms`] into places that the page holds ready, or into
//! its own [`dialog`].

pub mod bring;
pub mod correct;
pub mod dialog;
pub mod find;
pub mod give;
pub mod help;
pub mod js;
pub mod keep;
pub mod rooms;
pub mod see;
pub mod settings;
pub mod work;

use crate::engine::field;
use crate::i18n::{self, Language};
use crate::state::article::Article;
use crate::state::prefs::Prefs;
use crate::view::shared::{follow, live_view};
use crate::wire::{self, To};
use bring::word::{Word, WordLine};
use bring::{Origin, paste, take, visit};
use correct::Correcting;
use correct::act::Then;
use gloo_timers::callback::Timeout;
use keep::Keep;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use rooms::Rooms;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use work::Work;

/// The study's signals. A copy is handed to every room.
#[derive(Clone, Copy, Debug)]
pub struct Study {
    /// What is worked on; nothing before the first article.
    pub work: RwSignal<Option<Work>>,
    /// The article as the page shows it: the engine's report with what the reader corrected.
    pub article: RwSignal<Option<Arc<Article>>>,
    /// The room that stands in the dialog; `None` while that is closed.
    pub dialog: RwSignal<Option<String>>,
    /// The link in the address, if that is not opened at once.
    pub arrival: RwSignal<Option<give::back::Arrival>>,
    /// The reader's choices, as the page keeps them.
    pub prefs: RwSignal<Prefs>,
    /// The language that is spoken; what is said in it is drawn anew.
    pub language: RwSignal<Language>,
    /// Whether wording that leaves questions open is looked for; off until asked for.
    pub wording: RwSignal<bool>,
    /// What keeps the work.
    pub keep: Keep,
    /// What is being corrected.
    pub correct: Correcting,
    /// Where the text that is about to be read comes from, as far as it says so itself.
    pub origin: RwSignal<Option<Origin>>,
    /// The line at the foot of the window.
    pub word: RwSignal<Option<Word>>,
}

impl Study {
    /// A study without work. Its signals belong to the owner at hand.
    pub fn new() -> Self {
        Self {
            work: RwSignal::new(None),
            article: RwSignal::new(None),
            dialog: RwSignal::new(None),
            arrival: RwSignal::new(None),
            prefs: RwSignal::new(Prefs::default()),
            language: RwSignal::new(Language::English),
            wording: RwSignal::new(false),
            keep: Keep::new(),
            correct: Correcting::default(),
            origin: RwSignal::new(None),
            word: RwSignal::new(None),
        }
    }

    /// Goes to a span of the text, in bytes, and opens the card of the mark there. A dialog closes.
    pub fn go(&self, start: u32, end: u32) {
        self.dialog.set(None);
        wire::tell(To::Page, "go", &[("start", start.into()), ("end", end.into())]);
    }

    /// Says something aloud.
    pub fn say(&self, words: &str) {
        wire::tell(To::Page, "say", &[("words", words.into())]);
    }

    /// Does what the page asks.
    fn hear(&self, rooms: &Rooms, what: &str, message: &JsValue) {
        let place = || field(message, "at").dyn_into().ok();
        match what {
            "shown" => self.take_up(message),
            "language" => self.hear_language(message),
            "new" => self.keep.expect_another(),
            "written" => keep::save::draft_soon(*self),
            "open" => {
                self.correct.mark.set(wire::number(message, "mark"));
                self.dialog.set(Some(wire::text(message, "name")));
            }
            "remove" => {
                let (study, mark) = (*self, wire::number(message, "mark"));
                // Behind the message at hand: what comes of it is told to the page at once.
                Timeout::new(0, move || mark.into_iter().for_each(|m| study.remove(m))).forget();
            }
            "files" => take::files(*self, &field(message, "files")),
            "pasted" => paste::came_before(*self, message),
            "bring" => visit::ask(*self),
            "shared" => visit::shared(*self),
            "renewable" => bring::renew::offer(*self, &wire::text(message, "but")),
            "room" => {
                if wire::text(message, "name") == "change" {
                    self.correct.mark.set(wire::number(message, "mark"));
                }
                if let Some(place) = place() {
                    rooms.enter(&wire::text(message, "name"), place);
                }
            }
            "leave" => {
                if let Some(place) = place() {
                    rooms.leave(&place);
                }
            }
            _ => {}
        }
    }

    /// Changes the reader's choices: the page keeps them, and goes by them.
    pub fn prefer(&self, change: impl FnOnce(&mut Prefs)) {
        self.prefs.update(change);
        let prefs = self.prefs.get_untracked().written();
        wire::tell(To::Page, "prefer", &[("prefs", prefs.into())]);
    }

    fn hear_language(&self, message: &JsValue) {
        self.prefs.set(Prefs::read(&wire::text(message, "prefs")));
        let language = Language::of(&wire::text(message, "language")).unwrap_or_default();
        i18n::speak(language, &wire::text(message, "table"));
        if language != self.language.get_untracked() {
            self.language.set(language);
        }
    }

    /// The page shows an article that the engine, or the page around, has given.
    fn take_up(&self, message: &JsValue) {
        let text: Arc<str> = wire::text(message, "text").into();
        if give::back::takes(*self, &text) {
            return;
        }
        let Ok(report) = crate::io::report::report(&field(message, "report")) else { return };
        let Ok(article) = Article::new(text.clone(), report.clone()) else { return };
        let mut work = keep::open::piece(*self, &text, &report);
        if let Some(origin) = self.origin.get_untracked().filter(|o| o.text == text) {
            // What its file or its page said of it; once, so that the reader may know better.
            self.origin.set(None);
            work.address = work.address.take().or(origin.address);
            work.published = work.published.take().or(origin.published);
        }
        let corrected = !work.corrections.is_empty();
        self.work.set(Some(work.clone()));
        self.article.set(Some(Arc::new(article)));
        self.correct.waiting.set(Vec::new());
        if corrected {
            let study = *self;
            Timeout::new(0, move || study.refresh(Then::Stay)).forget();
        }
        keep::open::read_by_given_day(&work);
    }
}

impl Default for Study {
    fn default() -> Self {
        Self::new()
    }
}

/// Begins to listen.
pub fn start() {
    mount_to_body(|| {
        let study = Study::new();
        provide_context(study);
        let rooms = Rooms::new(study);
        wire::listen(To::Study, move |what, message| study.hear(&rooms, what, message));
        give::paper::listen(study);
        keep::start(study);
        correct::keys::listen(study);
        paste::listen(study);
        take::listen(study);
        wire::tell(To::Page, "ready", &[]);
        give::back::listen(study);
        let title = Memo::new(move |_| {
            study.work.with(|w| Some((w.as_ref()?.id.clone(), w.as_ref()?.title.clone())))
        });
        follow(move || {
            let title = title.get().and_then(|(_, title)| title);
            wire::tell(To::Page, "title", &[("words", title.into())]);
        });
        live_view(move || {
            study.language.track();
            Some(
                view! {
                    <keep::notice::Notice />
                    <dialog::StudyDialog />
                    <correct::bar::Marking />
                    <WordLine />
                }
                .into_any(),
            )
        })
    });
}
