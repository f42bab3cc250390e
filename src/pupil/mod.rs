//! The pupil's page: one exercise, from its file, its link or the page around. It needs no analyzer.
//!
//! What can be told without a browser stands in plain modules: [`text`] (words, sentences), [`work`]
//! (answers, undo), [`pick`] (the words chosen at the moment), [`draw`] (what is drawn where),
//! [`say`] (verdicts in words), [`find`] (what is wrong with a file). The rest is thin over them.

pub mod act;
pub mod article;
pub mod bar;
pub mod choose;
pub mod draw;
pub mod find;
pub mod hand;
pub mod keep;
pub mod kept;
pub mod list;
pub mod marks;
pub mod open;
pub mod order;
pub mod page;
pub mod pick;
pub mod printed;
pub mod say;
pub mod scorm;
pub mod screen;
pub mod task;
pub mod text;
pub mod tongue;
pub mod unlock;
pub mod work;

use crate::i18n::Language;
use find::Fault;
use keep::Place;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use newsloupe_exercise::score::{self, TaskScore};
use newsloupe_exercise::{Exercise, Feedback, Key, KeyIn, Task, Way};
use pick::Pick;
use std::sync::Arc;
use text::Text;
use wasm_bindgen_futures::spawn_local;
use work::Work;

/// An exercise that is open.
#[derive(Debug)]
pub struct Open {
    /// The exercise.
    pub exercise: Exercise,
    /// Its article.
    pub text: Text,
}

/// The page's signals. A copy is handed to every part of it.
#[derive(Clone, Copy, Debug)]
pub struct Pupil {
    /// The exercise; none before one is opened.
    pub open: RwSignal<Option<Arc<Open>>>,
    /// Why there is none.
    pub fault: RwSignal<Fault>,
    /// What the page speaks.
    pub language: RwSignal<Language>,
    /// The answers.
    pub work: RwSignal<Work>,
    /// The task at hand; behind the last, handing in.
    pub step: RwSignal<usize>,
    /// The words that are chosen now.
    pub pick: RwSignal<Option<Pick>>,
    /// The mark that is being changed.
    pub mark: RwSignal<Option<usize>>,
    /// The item that is shown in the text.
    pub shown: RwSignal<Option<usize>>,
    /// Whether the article is a list of its sentences.
    pub listed: RwSignal<bool>,
    /// The key, where it is open or was unlocked.
    pub key: RwSignal<Option<Arc<Key>>>,
    /// Whether the pupil has said to be done: the answers stay as they are.
    pub done: RwSignal<bool>,
    /// The pupil's name or number.
    pub name: RwSignal<String>,
    /// Where the progress is kept.
    pub place: RwSignal<Place>,
    /// What is said aloud.
    pub said: RwSignal<String>,
}

impl Pupil {
    fn new(fault: Fault, language: Language) -> Self {
        Self {
            open: RwSignal::new(None),
            fault: RwSignal::new(fault),
            language: RwSignal::new(language),
            work: RwSignal::new(Work::default()),
            step: RwSignal::new(0),
            pick: RwSignal::new(None),
            mark: RwSignal::new(None),
            shown: RwSignal::new(None),
            listed: RwSignal::new(false),
            key: RwSignal::new(None),
            done: RwSignal::new(false),
            name: RwSignal::new(String::new()),
            place: RwSignal::new(Place::Nowhere),
            said: RwSignal::new(String::new()),
        }
    }

    /// Takes up an exercise, with what was kept of it.
    pub fn take_up(&self, exercise: Exercise) {
        let place = keep::place();
        let kept = keep::restored(place, &exercise);
        self.place.set(place);
        self.work.set(Work::new(&exercise.tasks));
        let open_key =
            |key: &KeyIn| if let KeyIn::Open(key) = key { Some(key.clone()) } else { None };
        self.key.set(open_key(&exercise.key).map(Arc::new));
        if let Some(kept) = kept {
            self.work.set(Work::of(kept.handed.tasks));
            self.name.set(kept.handed.pupil);
            self.step.set(kept.step.min(exercise.tasks.len()));
            self.done.set(kept.done);
        }
        let text = Text::new(&exercise.blocks);
        document().set_title(&format!("{} · Newsloupe", exercise.title));
        self.open.set(Some(Arc::new(Open { exercise, text })));
    }

    /// The task at hand and its number; none where the pupil hands in.
    pub fn task(&self) -> Option<(usize, Task)> {
        let step = self.step.get();
        self.open.with(|o| Some((step, o.as_ref()?.exercise.tasks.get(step)?.clone())))
    }

    /// How the task at hand is answered.
    pub fn way(&self) -> Option<Way> {
        let step = self.step.get();
        self.open.with(|o| Some(o.as_ref()?.exercise.tasks.get(step)?.kind.way()))
    }

    /// Something of the open exercise.
    pub fn of<T>(&self, what: impl FnOnce(&Open) -> T) -> Option<T> {
        self.open.with_untracked(|o| o.as_ref().map(|o| what(o)))
    }

    /// Whether the pupil is told anything: the key is here, and so is the time for it.
    pub fn tells(&self) -> bool {
        let feedback = self.of(|o| o.exercise.settings.feedback);
        let now = match feedback {
            Some(Feedback::AtOnce) => true,
            Some(Feedback::End) => self.done.get(),
            _ => false,
        };
        now && self.key.with(Option::is_some)
    }

    /// How the pupil did in a task, if that is told now.
    pub fn score(&self, task: usize) -> Option<TaskScore> {
        if !self.tells() {
            return None;
        }
        let open = self.open.get()?;
        let key = self.key.get()?;
        let asked = open.exercise.tasks.get(task)?;
        self.work.with(|w| {
            Some(score::task(asked, key.get(task)?, w.answers.get(task)?, &open.exercise.settings))
        })
    }
}

/// Opens what the page was given, and draws it.
pub fn start() {
    spawn_local(async {
        let given = open::given().await;
        let language = match &given {
            Ok(exercise) => Language::of(&exercise.language).unwrap_or_default(),
            Err(_) => crate::io::language::of_browser(),
        };
        tongue::learn(language).await;
        if let Some(waiting) = document().get_element_by_id("waiting") {
            waiting.remove();
        }
        mount_to_body(move || {
            let fault = given.as_ref().err().cloned().unwrap_or(Fault::Nothing);
            let pupil = Pupil::new(fault, language);
            provide_context(pupil);
            if let Ok(exercise) = given {
                pupil.take_up(exercise);
            }
            keep::listen(pupil);
            act::listen(pupil);
            view! { <page::Page /> }
        });
    });
}
