//! The teacher's page: makes an exercise from a marked article, gives it out, and reads what a class
//! hands in. A page of its own (`classroom.html`), opened from the article.
//!
//! It has three rooms, one for each step: [`make`], [`out`] and [`collect`]. What they share is the
//! draft, in [`Classroom`].

pub mod collect;
pub mod make;
pub mod out;

use crate::dom::theme;
use crate::i18n::{self, Language, message, t};
use crate::io::language;
use crate::view::shared::{live, live_view, live_words, press};
use collect::Collect;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use make::Make;
use newsloupe_exercise::draft::Draft;
use out::Out;

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
}

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
        }
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
