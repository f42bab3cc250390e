//! Giving out: how the key travels, and then as a file, a link, a package, on paper.

mod exports;
mod files;
mod link;
pub mod page;
mod paper;
pub mod reach;
mod row;
pub mod way;

use super::{Classroom, Room, json};
use crate::i18n::{counted, fill, number, t};
use crate::io::seal;
use crate::view::shared::{flag, follow, live_view, live_words, on, press, when};
use leptos::prelude::*;
use newsloupe_exercise::{Exercise, Key, KeyIn};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use way::{Strength, Way, strength};
use web_sys::HtmlInputElement;

/// How the exercise is given out. Kept while the page stands.
#[derive(Clone, Copy, Debug)]
pub struct Giving {
    /// Where the key is.
    pub way: RwSignal<Way>,
    /// The word that opens it, as the teacher writes it.
    pub word: RwSignal<String>,
    /// What is on paper now, if anything is.
    paper: RwSignal<Option<paper::Print>>,
    /// Whether a file is being made.
    busy: RwSignal<bool>,
}

impl Giving {
    /// For practice.
    pub fn new() -> Self {
        Self {
            way: RwSignal::new(Way::default()),
            word: RwSignal::new(String::new()),
            paper: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }
}

impl Default for Giving {
    fn default() -> Self {
        Self::new()
    }
}

/// What the rows of the room share.
#[derive(Clone, Copy)]
struct Out {
    class: Classroom,
    giving: Giving,
    /// The exercise without its key, and the key.
    given: Memo<Option<(Exercise, Key)>>,
}

impl Out {
    /// Does what takes a while, and says how it ended.
    fn work(self, act: impl Future<Output = Result<String, &'static str>> + 'static) {
        if self.giving.busy.get_untracked() {
            return;
        }
        self.giving.busy.set(true);
        self.class.say(t("One moment …"));
        spawn_local(async move {
            let said = act.await.unwrap_or_else(|fault| t(fault).to_owned());
            self.giving.busy.set(false);
            self.class.say(said);
        });
    }

    /// What pupils get, and the teacher's own; the key is sealed here where it shall be.
    async fn for_pupils(self) -> Result<Exercise, &'static str> {
        let (exercise, key) = self.given.get_untracked().ok_or(NOTHING)?;
        let way = self.giving.way.get_untracked();
        let sealed = if way == Way::Word {
            let word = self.giving.word.get_untracked();
            if strength(&word) == Strength::None {
                if let Some(field) = document().get_element_by_id("unlock-word") {
                    let _ = field.unchecked_into::<HtmlInputElement>().focus();
                }
                return Err(crate::i18n::message(
                    "Write the unlock word first: four letters or more.",
                ));
            }
            let json = json::write(&key).ok_or(FAILED)?;
            let sealed = seal::seal(&json, &word).await.map_err(|_| INSECURE)?;
            Some(KeyIn::Sealed(sealed))
        } else {
            None
        };
        Ok(way.given(&exercise, &key, sealed))
    }

    /// The teacher's own, with the key.
    fn for_teacher(self) -> Option<Exercise> {
        let (exercise, key) = self.given.get_untracked()?;
        Some(Exercise { key: KeyIn::Open(key), ..exercise })
    }
}

const NOTHING: &str = crate::i18n::message("There is nothing to give out yet.");
const FAILED: &str = crate::i18n::message("The file could not be made. Nothing was changed.");
const INSECURE: &str = crate::i18n::message(
    "The browser seals nothing on a page that came over an unsafe connection. Open Newsloupe by https, or choose another way for the key.",
);

/// The room.
#[component]
pub fn Out() -> impl IntoView {
    let class = expect_context::<Classroom>();
    let given = Memo::new(move |_| {
        class.draft.with(|draft| {
            let (exercise, key) = draft.as_ref()?.given();
            (!exercise.tasks.is_empty()).then_some((exercise, key))
        })
    });
    let out = Out { class, giving: class.giving, given };
    let body = move || {
        class.language.track();
        Some(if given.with(Option::is_some) { ways(out) } else { nothing(out) })
    };
    view! {
        <div class="giving">
            <h1>{live_words(move || { class.language.track(); t("Give out") })}</h1>
            {live_view(body)}
            {paper::sheets(out)}
        </div>
    }
}

fn nothing(out: Out) -> AnyView {
    view! {
        <p>{t("There is nothing to give out yet.")}</p>
        <p>{t("Open an article, choose what is asked, and look through the key: what you have reviewed can be given out.")}</p>
        <button type="button" class="main" {..press(move || out.class.room.set(Room::Make))}>{t("Make an exercise")}</button>
    }
    .into_any()
}

/// What it is that is given out.
fn summary(out: Out) -> AnyView {
    let given = out.given.get_untracked();
    let Some((exercise, key)) = given else { return ().into_any() };
    let answers: usize = key
        .iter()
        .map(|key| match key {
            newsloupe_exercise::TaskKey::Marks { units, .. } => units.len(),
            newsloupe_exercise::TaskKey::Items(items) => items.iter().flatten().count(),
        })
        .sum();
    let tasks = counted(exercise.tasks.len(), t("{n} task"), t("{n} tasks"));
    let answers = counted(answers, t("{n} answer in the key"), t("{n} answers in the key"));
    let id = exercise.id.clone();
    let number = fill(t("number {id}"), &[("{id}", &id)]);
    let waiting = out.class.draft.with_untracked(|d| d.as_ref().map_or(0, |d| d.waiting().len()));
    let left_out = (waiting > 0).then(|| {
        let words = counted(
            waiting,
            t("{n} answer was not reviewed: it is left out, and nobody gains or loses by it."),
            t("{n} answers were not reviewed: they are left out, and nobody gains or loses by them."),
        );
        view! {
            <p class="warn">
                {words}" "
                <button type="button" class="quiet" {..press(move || out.class.room.set(Room::Make))}>{t("Review them")}</button>
            </p>
        }
        .into_any()
    });
    view! {
        <p class="what"><strong>{exercise.title.clone()}</strong>": "{tasks}", "{answers}", "{number}"."</p>
        {left_out}
    }
    .into_any()
}

/// The choice of a way for the key.
fn key(out: Out) -> AnyView {
    let giving = out.giving;
    let choice = move |way: Way| {
        let choose = move |_| giving.way.set(way);
        let checked = giving.way.get_untracked() == way;
        let id = format!("way-{}", way.name());
        view! {
            <label class="way">
                <input type="radio" name="way" value=way.name() prop:checked=checked aria-describedby=id.clone() {..on("change", choose)}/>
                <span>
                    <strong>{t(way.title())}</strong>
                    <small id=id>{t(way.what())}</small>
                </span>
            </label>
        }
        .into_any()
    };
    let write = move |event: web_sys::Event| {
        let field = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        giving.word.set(field.map(|f| f.value()).unwrap_or_default());
    };
    let held = move || {
        giving.word.with(|word| match strength(word) {
        Strength::None => t("Three words hold best, such as “green lamp harbour”. Capitals and extra blanks do not matter."),
        Strength::Weak => t("Pupils who have the file could find this one by letting a computer try words. Three words hold."),
        Strength::Good => t("This one holds. Keep it: nobody can open the key without it, and the teacher’s file below has the key unsealed."),
    })
    };
    let word = move || {
        view! {
            <div class="word">
                <label for="unlock-word">{t("The unlock word")}</label>
                <input id="unlock-word" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="word-held" prop:value=giving.word.get_untracked() {..on("input", write)}/>
                <p id="word-held" class="small">{live_words(held)}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <fieldset class="ways">
            <legend>{t("Where the key is")}</legend>
            {Way::ALL.map(choice).collect_view()}
            {when(move || giving.way.get() == Way::Word, word)}
            {when(move || giving.way.get() != Way::Practice, || view! {
                <p class="warn">{t("Save the teacher’s file too, at the end of this page: without it a class can’t be scored once this page is closed.")}</p>
            }.into_any())}
        </fieldset>
    }
    .into_any()
}

fn ways(out: Out) -> AnyView {
    let giving = out.giving;
    // What was made for another way would be out of date.
    follow(move || {
        giving.way.track();
        giving.word.track();
        giving.paper.set(None);
    });
    view! {
        {summary(out)}
        {key(out)}
        <section aria-labelledby="for-pupils" {..flag("aria-busy", move || giving.busy.get())}>
            <h2 id="for-pupils">{t("For pupils")}</h2>
            <ul class="rows">
                {files::one_file(out)}
                {link::as_link(out)}
                {link::qr(out)}
                {exports::scorm(out)}
                {paper::as_row(out)}
            </ul>
        </section>
        {exports::others(out)}
        {exports::teacher(out)}
    }
    .into_any()
}

/// A number of bytes, as a person says it.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => fill(t("{n} bytes"), &[("{n}", &number(bytes))]),
        _ => format!("{} KB", number((bytes + 500) / 1_000)),
    }
}
