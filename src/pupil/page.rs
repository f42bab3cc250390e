//! The page around the tasks: title, steps, the article, what is kept, the language. And where there is
//! no exercise yet, the place to open one.

use super::article::Article;
use super::bar::Bar;
use super::find::Fault;
use super::hand::HandIn;
use super::keep::Place;
use super::list::List;
use super::task::TaskPanel;
use super::work::Work;
use super::{Pupil, open, screen, tongue};
use crate::i18n::{Language, fill, t};
use crate::view::icons::Loupe;
use crate::view::shared::{follow, live_view, live_words, on, press};
use gloo_events::EventListener;
use leptos::prelude::*;
use newsloupe_exercise::Way;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Event, File, HtmlInputElement, HtmlSelectElement};

/// Opens a file that was chosen or dropped; what was open stays if it can't be used.
fn take(pupil: Pupil, file: Option<File>) {
    let Some(file) = file else { return };
    spawn_local(async move {
        match open::file(&file).await {
            Ok(exercise) => {
                pupil.take_up(exercise);
                screen::focus_later("#task-title");
            }
            Err(fault) => {
                pupil.say(t(fault.words()));
                pupil.fault.set(fault);
            }
        }
    });
}

/// Where there is no exercise: why, and a place to open one.
fn start(pupil: Pupil) -> AnyView {
    let hear = move |event: Event| {
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        take(pupil, open::first_file(input.and_then(|i| i.files())));
    };
    let over = |event: Event| event.prevent_default();
    let drop = move |event: Event| {
        event.prevent_default();
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        take(pupil, open::first_file(data.and_then(|d| d.files())));
    };
    view! {
        <main class="begin" {..on("dragover", over)} {..on("drop", drop)}>
            <h1>{t("Exercise")}</h1>
            <p class="fault">{live_words(move || t(pupil.fault.with(Fault::words)))}</p>
            <label class="file">
                <span>{t("Open an exercise")}</span>
                <input type="file" accept=".json,.html,.htm" {..on("change", hear)} />
            </label>
            <p class="small">{t("What you answer stays in this browser until you hand it in yourself.")}</p>
        </main>
    }
    .into_any()
}

/// The tasks as steps.
fn steps(pupil: Pupil) -> Option<AnyView> {
    let open = pupil.open.get()?;
    let now = pupil.step.get();
    let count = open.exercise.tasks.len();
    let step = |number: usize, words: String, name: String| {
        let current = (number == now).then_some("step");
        let left =
            if number < count && pupil.work.with(|w| w.open(number)) > 0 { "left" } else { "" };
        view! {
            <li>
                <button
                    class=left
                    aria-current=current
                    aria-label=name
                    type="button"
                    {..press(move || pupil.go(number))}
                >
                    {words}
                </button>
            </li>
        }
        .into_any()
    };
    let mut all: Vec<AnyView> = (0..count)
        .map(|n| {
            let (number, of) = ((n + 1).to_string(), count.to_string());
            let mut name = fill(t("Task {n} of {of}"), &[("{n}", &number), ("{of}", &of)]);
            if pupil.work.with(|w| w.open(n)) > 0 {
                name = format!("{name}, {}", t("not finished"));
            }
            step(n, number, name)
        })
        .collect();
    all.push(step(count, t("Hand in").to_owned(), t("Hand in").to_owned()));
    let place = (now < count).then(|| {
        let parts = [("{n}", &*(now + 1).to_string()), ("{of}", &*count.to_string())];
        view! { <p class="small">{fill(t("Task {n} of {of}"), &parts)}</p> }.into_any()
    });
    Some(view! { <nav aria-label=t("Tasks")><ol class="steps">{all}</ol></nav> {place} }.into_any())
}

/// What is kept, and the way to forget it.
fn kept(pupil: Pupil) -> Option<AnyView> {
    pupil.open.with(Option::is_some).then_some(())?;
    let sure = RwSignal::new(false);
    let words = match pupil.place.get() {
        Place::Browser => t("Your answers are kept in this browser, and nowhere else."),
        Place::Platform => t("Your learning platform keeps your answers."),
        Place::Nowhere => t("This browser keeps nothing here: hand in before you close the page."),
    };
    let forget = move || {
        sure.set(false);
        pupil.forget();
        pupil.say(t("Your answers are forgotten."));
    };
    let ask = live_view(move || {
        let asked = sure.get();
        let ask = move || {
            sure.set(true);
            screen::focus_later("#forget");
        };
        Some(if asked {
            view! {
                <button type="button" class="quiet" id="forget" {..press(forget)}>{t("Yes, forget all my answers")}</button>
                <button type="button" class="quiet" {..press(move || sure.set(false))}>{t("No")}</button>
            }
            .into_any()
        } else {
            view! { <button type="button" class="quiet" {..press(ask)}>{t("Forget my answers")}</button> }.into_any()
        })
    });
    Some(view! { <p class="kept">{words} " " {ask}</p> }.into_any())
}

/// The choice of language.
fn languages(pupil: Pupil) -> AnyView {
    let hear = move |event: Event| {
        let select = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        let Some(wanted) = select.and_then(|s| Language::of(&s.value())) else { return };
        spawn_local(async move {
            tongue::learn(wanted).await;
            pupil.language.set(wanted);
            screen::focus_later("#language");
        });
    };
    let option = |l: Language| {
        view! { <option value=l.code() lang=l.code() selected=l == pupil.language.get_untracked()>{l.name()}</option> }.into_any()
    };
    view! {
        <label>
            <span>{t("Language of the page")}</span>
            <select id="language" {..on("change", hear)}>{Vec::from(Language::ALL.map(option))}</select>
        </label>
    }
    .into_any()
}

/// The task at hand beside the article; or handing in.
fn lesson(pupil: Pupil) -> AnyView {
    let title = pupil.of(|o| o.exercise.title.clone()).unwrap_or_default();
    let source = pupil.of(|o| o.exercise.source.clone()).flatten();
    let count = pupil.of(|o| o.exercise.tasks.len()).unwrap_or(0);
    let last = Memo::new(move |_| pupil.step.get() >= count);
    let listed = Memo::new(move |_| {
        pupil.listed.get() && pupil.way() == Some(Way::Mark) && !pupil.done.get()
    });
    let work = live_view(move || {
        if last.get() {
            return Some(view! { <HandIn /> }.into_any());
        }
        let source = source.clone();
        Some(
            view! {
                <div class="lesson">
                    <section class="ask" aria-labelledby="task-title">
                        <TaskPanel />
                    </section>
                    <div class="sheet">
                        {live_view(move || {
                            Some(if listed.get() { view! { <List /> }.into_any() } else { view! { <Article /> }.into_any() })
                        })}
                        {source.map(|s| view! { <p class="small source">{s}</p> }.into_any())}
                        <Bar />
                    </div>
                </div>
            }
            .into_any(),
        )
    });
    // The address stays as it is: it may hold the exercise.
    let skip = |event: Event| {
        event.prevent_default();
        screen::focus("#task-title");
    };
    view! {
        <a class="skip" href="#task-title" {..on("click", skip)}>{t("Skip to the task")}</a>
        <main>
            <h1>{title}</h1>
            {live_view(move || steps(pupil))}
            {work}
        </main>
    }
    .into_any()
}

/// A polite live region. It is doubled and takes turns, so that the same words are said again.
fn announcer(pupil: Pupil) -> AnyView {
    let turn = Memo::new(move |turn: Option<&(bool, String)>| {
        (turn.is_some_and(|(side, _)| !side), pupil.said.get())
    });
    let words = move |side: bool| {
        live_words(move || turn.with(|(t, w)| if *t == side { w.clone() } else { String::new() }))
    };
    view! {
        <div class="unseen" id="said" role="status" aria-live="polite">
            <p>{words(false)}</p>
            <p>{words(true)}</p>
        </div>
    }
    .into_any()
}

/// Follows what is selected in the article, and asks before work is lost.
fn listen(pupil: Pupil) {
    EventListener::new(&document(), "selectionchange", move |_| {
        use super::pick::{By, Pick};
        if untrack(|| pupil.way()) != Some(Way::Mark) || pupil.done.get_untracked() {
            return;
        }
        if let Some(words) = pupil.of(|o| screen::selected(&o.text)).flatten() {
            let pick = Some(Pick::of(words, By::Selection));
            if pupil.pick.get_untracked() != pick {
                pupil.mark.set(None);
                pupil.pick.set(pick);
            }
        }
    })
    .forget();
    let unload = gloo_events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", unload, move |event| {
        if pupil.place.get_untracked() == Place::Nowhere && pupil.work.with_untracked(Work::begun) {
            event.prevent_default();
        }
    })
    .forget();
}

/// The page.
#[component]
pub fn Page() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    listen(pupil);
    // A link that is opened in a tab that has another exercise is another page.
    EventListener::new(&window(), "hashchange", |event: &Event| {
        let _ = event;
        let hash = window().location().hash().unwrap_or_default();
        if hash.starts_with("#x") {
            let _ = window().location().reload();
        }
    })
    .forget();
    let has = Memo::new(move |_| pupil.open.get().map(|o| o.exercise.id.clone()));
    follow(move || {
        has.get();
        pupil.let_go();
    });
    let body = live_view(move || {
        pupil.language.track();
        let lesson = if has.get().is_some() { lesson(pupil) } else { start(pupil) };
        Some(
            view! {
                <header class="bar">
                    <span class="brand"><Loupe /><span>"Newsloupe"</span></span>
                </header>
                {lesson}
                <footer class="foot">
                    {live_view(move || kept(pupil))}
                    {languages(pupil)}
                </footer>
            }
            .into_any(),
        )
    });
    view! { {body} {announcer(pupil)} }
}
