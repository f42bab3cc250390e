//! The teacher's page: makes an exercise from a marked article, gives it out, and reads what a class
//! hands in. A page of its own (`classroom.html`), opened from the article.
//!
//! It has three rooms, one for each step: [`make`], [`out`] and [`collect`]. What they share is the
//! draft, in [`Classroom`].

pub mod collect;
pub mod draft;
pub mod json;
pub mod keep;
pub mod make;
pub mod out;

use crate::dom::theme;
use crate::i18n::{self, Language, message, t};
use crate::io::language;
use crate::view::shared::{follow, live, live_view, live_words, press};
use collect::Collect;
use gloo_timers::callback::Timeout;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use make::Make;
use newsloupe_exercise::draft::Draft;
use out::Out;
use std::sync::Arc;

/// The page's signals. A copy is handed to every room as a context.
#[derive(Clone, Copy, Debug)]
pub struct Classroom {
    /// The exercise that is made; none before an article or a file is opened.
    pub draft: RwSignal<Option<Draft>>,
    /// Which room is open.
    pub room: RwSignal<Room>,
    /// The language that is spoken; what is said in it is drawn anew.
    pub language: RwSignal<Language>,
    /// What happened last, for a reader who listens and for one who looks.
    pub said: RwSignal<String>,
    /// How the exercise is given out.
    pub giving: out::Giving,
    /// What a class handed in.
    pub gathered: collect::Gathered,
    /// Drafts as they were, and those that were undone.
    steps: RwSignal<Steps>,
    /// The draft that was at hand before another was opened or this one closed.
    pub before: RwSignal<Option<Draft>>,
    /// Grows when the draft was changed behind the fields that show it.
    pub stamp: RwSignal<u32>,
}

/// Drafts as they were before each step, and those that were undone; the last is the nearest.
type Steps = (Vec<Arc<Draft>>, Vec<Arc<Draft>>);

/// What happened is said for so long.
const SAID_FOR_MS: u32 = 12_000;
/// So many steps can be undone.
const MOST_STEPS: usize = 100;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The exercise is made.
    Make,
    /// It is given out.
    Out,
    /// What a class handed in.
    Class,
}

impl Room {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Make, Self::Out, Self::Class];

    /// Its name: a message.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Make => message("Make"),
            Self::Out => message("Give out"),
            Self::Class => message("Class"),
        }
    }
}

impl Classroom {
    fn new() -> Self {
        Self {
            draft: RwSignal::new(None),
            room: RwSignal::new(Room::Make),
            language: RwSignal::new(i18n::language()),
            said: RwSignal::new(String::new()),
            giving: out::Giving::new(),
            gathered: collect::Gathered::new(),
            steps: RwSignal::default(),
            before: RwSignal::new(None),
            stamp: RwSignal::new(0),
        }
    }

    /// Changes the draft, by a step that can be undone. What changes nothing is no step.
    pub fn change(&self, change: impl FnOnce(&mut Draft)) {
        let Some(before) = self.draft.get_untracked() else { return };
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return;
        }
        self.steps.update(|(back, on)| {
            on.clear();
            back.push(Arc::new(before));
            if back.len() > MOST_STEPS {
                back.remove(0);
            }
        });
        self.draft.set(Some(after));
    }

    /// Whether there is a step to undo, or to do again.
    pub fn can_step(&self, back: bool) -> bool {
        self.steps.with(|(old, new)| !if back { old } else { new }.is_empty())
    }

    /// Undoes a step, or does it again.
    pub fn step(&self, back: bool) {
        let Some(now) = self.draft.get_untracked() else { return };
        let mut to = None;
        self.steps.update(|(old, new)| {
            let (from, other) = if back { (old, new) } else { (new, old) };
            to = from.pop();
            if to.is_some() {
                other.push(Arc::new(now));
            }
        });
        if let Some(to) = to {
            self.draft.set(Some((*to).clone()));
            self.stamp.update(|s| *s += 1);
            self.say(if back { t("Undone.") } else { t("Done again.") });
        }
    }

    /// Opens a draft in the place of the one at hand.
    pub fn open(&self, draft: Draft) {
        self.steps.set(Steps::default());
        self.stamp.update(|s| *s += 1);
        self.before.set(self.draft.get_untracked());
        self.draft.set(Some(draft));
        self.room.set(Room::Make);
    }

    /// Puts the draft away; it can be taken up again until the page is left.
    pub fn close(&self) {
        keep::forget();
        self.before.set(self.draft.get_untracked());
        self.draft.set(None);
    }

    /// Says what happened.
    pub fn say(&self, words: impl Into<String>) {
        self.said.set(words.into());
    }
}

/// Draws the page.
pub fn start() {
    let prefs = theme::kept();
    theme::wear(prefs);
    language::learn(prefs.language.unwrap_or_else(language::of_browser), || {
        if let Some(waiting) = document().get_element_by_id("waiting") {
            waiting.remove();
        }
        mount_to_body(|| view! { <Page /> });
    });
}

/// The page.
#[component]
fn Page() -> impl IntoView {
    let class = Classroom::new();
    provide_context(class);
    match keep::arrived(class.language.get_untracked()) {
        Some(Ok(draft)) => class.draft.set(Some(draft)),
        Some(Err(fault)) => class.say(make::begin::words(fault)),
        None => {}
    }
    // What was said goes by itself: it lies over the page.
    follow(move || {
        let words = class.said.get();
        if !words.is_empty() {
            let fade = move || {
                if class.said.with_untracked(|said| *said == words) {
                    class.say("");
                }
            };
            Timeout::new(SAID_FOR_MS, fade).forget();
        }
    });
    // A reload loses nothing; where the tab has no room, that is said once.
    let told = StoredValue::new(false);
    follow(move || {
        let noted = class.draft.with(|d| d.as_ref().is_none_or(keep::note));
        if !noted && !told.get_value() {
            told.set_value(true);
            class.say(t(
                "This browser does not keep the exercise over a reload. Save it to a file.",
            ));
        }
    });
    let step = move |room: Room| {
        let here = move || if class.room.get() == room { "step" } else { "false" };
        view! {
            <button type="button" {..live("aria-current", here)} {..press(move || class.room.set(room))}>
                {t(room.label())}
            </button>
        }
        .into_any()
    };
    let room = move || {
        Some(match class.room.get() {
            Room::Make => view! { <Make /> }.into_any(),
            Room::Out => view! { <Out /> }.into_any(),
            Room::Class => view! { <Collect /> }.into_any(),
        })
    };
    view! {
        <header class="head">
            <a class="home" href="./">"Newsloupe"</a>
            <nav aria-label=t("Steps")>{Room::ALL.map(step).collect_view()}</nav>
        </header>
        <main>{live_view(room)}</main>
        <p class="said" role="status">{live_words(move || class.said.get())}</p>
    }
}
