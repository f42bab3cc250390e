//! The class: what was handed in, scored with the teacher's key. Nothing is stored unless asked.

mod bring;
pub mod heat;
pub mod items;
mod keep;
mod map;
mod missed;
mod odd;
pub mod order;
mod pupils;
pub mod read;
mod source;

use super::Classroom;
use crate::i18n::{self, Language, counted, t};
use crate::study::give::file;
use crate::view::shared::{live_view, on, press};
use items::{Counts, Done};
use leptos::prelude::*;
use newsloupe_exercise::class::{self, Again, Heads, Sheet};
use newsloupe_exercise::{Exercise, Handed, Key, formats};
use read::{Brought, Came, Fault};
use source::Source;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was collected. Kept while the page stands.
#[derive(Clone, Copy, Debug)]
pub struct Gathered {
    /// Files and pasted texts, in the order in which they came.
    brought: RwSignal<Vec<Brought>>,
    /// What the teacher left out, by [`Came::id`].
    left_out: RwSignal<Vec<(usize, usize)>>,
    /// The exercise and the key, where they came from a file.
    source: RwSignal<Option<Source>>,
    /// An exercise whose key waits for its word.
    sealed: RwSignal<Option<Exercise>>,
    /// What was cleared last, to be taken back.
    cleared: RwSignal<Option<Cleared>>,
    /// Whether the class is kept on this computer.
    kept: RwSignal<bool>,
    /// The order of the table.
    by: RwSignal<order::By>,
}

type Cleared = (Vec<Brought>, Vec<(usize, usize)>);

impl Gathered {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            brought: RwSignal::new(Vec::new()),
            left_out: RwSignal::new(Vec::new()),
            source: RwSignal::new(None),
            sealed: RwSignal::new(None),
            cleared: RwSignal::new(None),
            kept: RwSignal::new(false),
            by: RwSignal::new(order::By::default()),
        }
    }
}

impl Default for Gathered {
    fn default() -> Self {
        Self::new()
    }
}

/// A class with what it did.
#[derive(Clone, Debug, PartialEq)]
struct Class {
    exercise: Exercise,
    key: Key,
    /// What is scored, and where each came from.
    handed: Vec<Handed>,
    from: Vec<Came>,
    sheet: Sheet,
    done: Vec<Done>,
    /// What is not: with something wrong, without a code, left out by the teacher.
    odd: Vec<Came>,
    blank: Vec<Came>,
    left_out: Vec<Came>,
}

impl Class {
    fn of(source: &Source, brought: &[Brought], left: &[(usize, usize)]) -> Self {
        let came = read::all(brought, &source.exercise, bring::result);
        let (mut handed, mut from) = (Vec::new(), Vec::new());
        let (mut odd, mut blank, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for one in came {
            match &one.what {
                _ if left.contains(&one.id) => left_out.push(one),
                Ok(result) => {
                    handed.push(result.clone());
                    from.push(one);
                }
                Err(Fault::None) if !one.text.is_empty() => blank.push(one),
                Err(_) => odd.push(one),
            }
        }
        let (exercise, key) = (source.exercise.clone(), source.key.clone());
        let sheet = class::sheet(&exercise, &key, &handed);
        let done = items::all(&exercise, &key, &sheet, &handed);
        Self { exercise, key, handed, from, sheet, done, odd, blank, left_out }
    }

    /// How many results count.
    fn counted(&self) -> usize {
        self.sheet.rows.iter().filter(|row| row.counts()).count()
    }

    /// What a task is called.
    fn task(&self, number: usize) -> String {
        let task = self.exercise.tasks.get(number);
        let asked = task.map_or("", |task| match task.instructions.trim() {
            "" => t(formats::instructions(task.kind)),
            own => own,
        });
        format!("{}. {asked}", number + 1)
    }

    fn csv(&self) -> String {
        let tasks: Vec<String> = (1..=self.exercise.tasks.len())
            .map(|n| i18n::fill1(t("Task {n}"), "{n}", &n.to_string()))
            .collect();
        self.sheet.csv(&Heads {
            pupil: t("Pupil"),
            points: t("Points"),
            of: t("Of"),
            extras: t("extra marks"),
            note: t("Note"),
            empty: t("nothing answered"),
            differs: t("handed in more than once, with other answers"),
            copy: t("handed in twice: not counted again"),
            tasks: &tasks,
            decimal_comma: i18n::language() != Language::English,
        })
    }
}

/// Hundredths of a point as a person writes them: `7.5`, in most languages `7,5`.
fn points(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let mark = if i18n::language() == Language::English { "." } else { "," };
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest % 10 == 0 => format!("{sign}{whole}{mark}{}", rest / 10),
        _ => format!("{sign}{whole}{mark}{rest:02}"),
    }
}

/// What the parts of the room share.
#[derive(Clone, Copy)]
struct Collecting {
    class: Classroom,
    gathered: Gathered,
    /// What the class is scored by.
    source: Memo<Option<Source>>,
    /// The class, where there is something to score it by.
    done: Memo<Option<Arc<Class>>>,
}

/// The room.
#[component]
pub fn Collect() -> impl IntoView {
    let class = expect_context::<Classroom>();
    let gathered = class.gathered;
    let source = Memo::new(move |_| {
        gathered.source.get().or_else(|| class.draft.with(|d| Source::of_draft(d.as_ref()?)))
    });
    let done = Memo::new(move |_| {
        class.language.track();
        let source = source.get()?;
        let class = gathered
            .brought
            .with(|brought| gathered.left_out.with(|left| Class::of(&source, brought, left)));
        Some(Arc::new(class))
    });
    let room = Collecting { class, gathered, source, done };
    keep::follow_changes(room);
    let drop = move |event: web_sys::Event| bring::dropped(room, &event);
    let over = |event: web_sys::Event| event.prevent_default();
    view! {
        <div class="class" {..on("dragover", over)} {..on("drop", drop)}>
            {live_view(move || {
                class.language.track();
                Some(view! {
                    <h1>{t("Class")}</h1>
                    {keep::offers(room)}
                    {source::view(room)}
                    {bring::view(room)}
                }.into_any())
            })}
            {live_view(move || done.get().map(|done| sheet(room, &done)))}
        </div>
    }
}

fn sheet(room: Collecting, class: &Arc<Class>) -> AnyView {
    let some = !class.sheet.rows.is_empty();
    let figures = some.then(|| {
        view! {
            {summary(room, class)}
            {pupils::table(room, class)}
            {missed::list(class)}
            {map::maps(class)}
        }
        .into_any()
    });
    view! { {odd::list(room, class)} {figures} }.into_any()
}

fn summary(room: Collecting, class: &Arc<Class>) -> AnyView {
    let rows: Vec<_> = class.sheet.rows.iter().filter(|row| row.counts()).collect();
    let sum: i64 = rows.iter().map(|row| i64::from(row.score.points)).sum();
    let count = i64::try_from(rows.len()).unwrap_or(1).max(1);
    let mean = (sum + count / 2) / count;
    let of = rows.first().map_or(0, |row| row.score.of);
    let results = counted(rows.len(), t("{n} result"), t("{n} results"));
    let mean = i18n::fill(
        t("on average {a} of {b} points"),
        &[("{a}", &points(mean as i32)), ("{b}", &points(of))],
    );
    let again = class.sheet.rows.iter().filter(|row| row.again != Again::No);
    let again: BTreeSet<String> = again.map(|row| row.pupil.trim().to_lowercase()).collect();
    let again = (!again.is_empty()).then(|| {
        let words = counted(
            again.len(),
            t("{n} pupil handed in more than once: see the notes in the table."),
            t("{n} pupils handed in more than once: see the notes in the table."),
        );
        view! { <p class="warn">{words}</p> }.into_any()
    });
    let (csv, title) = (class.clone(), class.exercise.title.clone());
    let download = move || {
        let name = file::name(&title, "csv");
        let saved = file::save(&csv.csv(), "text/csv", &name);
        room.class.say(match saved {
            Some(()) => {
                i18n::fill1(t("“{name}” was given to the browser to save."), "{name}", &name)
            }
            None => t("The file could not be made. Nothing was changed.").to_owned(),
        });
    };
    view! {
        <section class="summary" aria-labelledby="class-summary">
            <h2 id="class-summary">{class.exercise.title.clone()}</h2>
            <p class="figures">{results}", "{mean}"."</p>
            {again}
            <div class="acts">
                <button type="button" class="plain" {..press(download)}>{t("Download the table (CSV)")}</button>
                <button type="button" class="plain" {..press(|| drop(window().print()))}>{t("Print")}</button>
                {keep::button(room)}
                {bring::clear(room)}
            </div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
