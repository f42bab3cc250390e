//! Whether an exercise, a key or what was handed in can be used. Whatever was read from a file, a
//! link or a frame goes through here before anything else sees it.

use crate::formats::seal;
use crate::model::{Answer, Answers, Exercise, FORM, Handed, KeyIn, TaskKey, Way, Words};
use crate::{id, words};
use serde::de::{Deserialize, Deserializer, Visitor};
use std::fmt;

/// The first look at a JSON object: which of Newsloupe's forms it is, whatever else it holds.
/// Read it before the whole: a newer form may not be readable. What is no such object is foreign.
///
/// ```
/// # use newsloupe_exercise::check::{Fault, Head, What};
/// let head: Head = serde_json::from_str(r#"{"exercise": 2, "blocks": "who knows"}"#).unwrap();
/// assert_eq!(head.what(), Err(Fault::Newer));
/// let head: Head = serde_json::from_str(r#"{"handed": 1, "exercise": "M7VT3MV5"}"#).unwrap();
/// assert_eq!(head.what(), Ok(What::Handed));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Deserialize)]
pub struct Head {
    #[serde(default)]
    exercise: Option<Version>,
    #[serde(default)]
    handed: Option<Version>,
}

/// The number of a form; none where something else stands: `exercise` is an id in what is handed in.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Version(Option<u32>);

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Version;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a version or an id")
            }

            fn visit_i64<E>(self, version: i64) -> Result<Version, E> {
                Ok(Version(version.try_into().ok()))
            }

            fn visit_u64<E>(self, version: u64) -> Result<Version, E> {
                Ok(Version(version.try_into().ok()))
            }

            fn visit_str<E>(self, _: &str) -> Result<Version, E> {
                Ok(Version(None))
            }
        }
        from.deserialize_any(Any)
    }
}

/// One of Newsloupe's forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An [`Exercise`].
    Exercise,
    /// A [`Handed`].
    Handed,
}

impl Head {
    /// What it begins, if this Newsloupe can read it.
    ///
    /// # Errors
    /// [`Fault::Foreign`] or [`Fault::Newer`].
    pub fn what(&self) -> Result<What, Fault> {
        match (self.handed, self.exercise) {
            (Some(Version(Some(version))), _) => form(version).map(|()| What::Handed),
            (None, Some(Version(Some(version)))) => form(version).map(|()| What::Exercise),
            _ => Err(Fault::Foreign),
        }
    }
}

/// Why something can't be used. Tasks, items and units are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is nothing of Newsloupe's.
    Foreign,
    /// A newer Newsloupe made it.
    Newer,
    /// Its article or its tasks are not those that its id was made of: it was changed by hand.
    Changed,
    /// It has no article or no task.
    Empty,
    /// It holds more than a page can show.
    TooLarge,
    /// What was handed in belongs to the exercise with this id.
    Other(String),
    /// The key has another number of tasks.
    Tasks,
    /// The key or the answers of a task are of another sort than the task.
    Sort(usize),
    /// A task has no items, or no choices, where its sort needs some.
    Bare(usize),
    /// Words that the article does not have, or that end before they begin.
    Words(usize),
    /// A label or choice that the task does not have.
    Choice(usize),
    /// Items where none are asked about, or a key or answers for others than the task has.
    Items(usize),
    /// Its sealed key is none that a word could open.
    Seal,
    /// An extra mark costs more than a point.
    Price,
}

/// How many of anything an exercise may have: blocks, items, choices, units. Far above what a class
/// does in an hour, and little enough for a page to show.
pub const MANY: usize = 2000;

/// How many bytes its texts may have in all.
pub const BYTES: usize = 1 << 20;

/// How many marks a pupil may make in a task.
pub const MARKS: usize = 5000;

/// Whether an exercise can be used; the key in it too, where it is open.
///
/// ```
/// use newsloupe_exercise::{check, id, Block, Exercise, Kind, KeyIn, Part, Settings, Task};
///
/// let blocks = vec![Block { part: Part::Body, text: "“We had no choice,” said Ann Lee.".into() }];
/// let tasks = vec![Task { kind: Kind::Quotes, instructions: "".into(), choices: vec![], items: vec![] }];
/// let mut exercise = Exercise {
///     exercise: 1,
///     id: id::of(&blocks, &tasks),
///     title: "Pier".into(),
///     language: "en".into(),
///     source: None,
///     welcome: "".into(),
///     blocks,
///     tasks,
///     settings: Settings::default(),
///     key: KeyIn::Blind,
/// };
/// assert_eq!(check::exercise(&exercise), Ok(()));
/// exercise.blocks[0].text.push('!');
/// assert_eq!(check::exercise(&exercise), Err(check::Fault::Changed));
/// ```
///
/// # Errors
/// The first thing that it can't be used for.
pub fn exercise(exercise: &Exercise) -> Result<(), Fault> {
    form(exercise.exercise)?;
    let texts = [&exercise.id, &exercise.title, &exercise.language, &exercise.welcome].into_iter();
    let texts = texts.chain(&exercise.source).chain(exercise.blocks.iter().map(|b| &b.text));
    let asked = exercise.tasks.iter().flat_map(|task| {
        let items = task.items.iter().map(|item| &item.words);
        items.chain(&task.choices).chain([&task.instructions])
    });
    let bytes: usize = texts.chain(asked).map(String::len).sum();
    let most = exercise.tasks.iter().map(|task| task.items.len().max(task.choices.len())).max();
    let most = most.unwrap_or(0).max(exercise.blocks.len()).max(exercise.tasks.len());
    ensure(bytes <= BYTES && most <= MANY, Fault::TooLarge)?;
    ensure(exercise.id == id::of(&exercise.blocks, &exercise.tasks), Fault::Changed)?;
    let words = words::count(&exercise.blocks);
    ensure(words > 0 && !exercise.tasks.is_empty(), Fault::Empty)?;
    for (number, task) in exercise.tasks.iter().enumerate() {
        let (items, choices) = (!task.items.is_empty(), !task.choices.is_empty());
        match task.kind.way() {
            Way::Mark => ensure(!items, Fault::Items(number))?,
            Way::Choose => ensure(items && choices, Fault::Bare(number))?,
            Way::Order => ensure(items, Fault::Bare(number))?,
        }
        let places = task.items.iter().filter_map(|item| item.at);
        ensure(inside(places, words), Fault::Words(number))?;
    }
    ensure(exercise.settings.extra <= 100, Fault::Price)?;
    match &exercise.key {
        KeyIn::Open(key) => fits(exercise, key, words),
        KeyIn::Sealed(sealed) => {
            ensure(sealed.data.len() <= 2 * BYTES, Fault::TooLarge)?;
            ensure(seal::Parts::of(sealed).is_some(), Fault::Seal)
        }
        KeyIn::Blind => Ok(()),
    }
}

/// Whether a key fits an exercise.
///
/// # Errors
/// The first thing that does not fit.
pub fn key(exercise: &Exercise, key: &[TaskKey]) -> Result<(), Fault> {
    fits(exercise, key, words::count(&exercise.blocks))
}

/// Whether what was handed in fits an exercise.
///
/// # Errors
/// The first thing that does not fit.
pub fn handed(exercise: &Exercise, handed: &Handed) -> Result<(), Fault> {
    form(handed.handed)?;
    let other = || Fault::Other(handed.exercise.clone());
    ensure(handed.exercise.eq_ignore_ascii_case(&exercise.id), other())?;
    ensure(handed.pupil.len() <= 1000, Fault::TooLarge)?;
    ensure(handed.tasks.len() == exercise.tasks.len(), Fault::Tasks)?;
    let words = words::count(&exercise.blocks);
    for (number, (task, answers)) in exercise.tasks.iter().zip(&handed.tasks).enumerate() {
        let choice = |choice: Option<u32>| choice.is_none_or(|c| (c as usize) < task.choices.len());
        match (task.kind.way(), answers) {
            (Way::Mark, Answers::Marks(marks)) => {
                ensure(marks.len() <= MARKS, Fault::TooLarge)?;
                let places = marks.iter().map(|mark| mark.words);
                ensure(inside(places, words), Fault::Words(number))?;
                ensure(marks.iter().all(|mark| choice(mark.label)), Fault::Choice(number))?;
            }
            (Way::Choose, Answers::Choices(given)) => {
                ensure(given.len() == task.items.len(), Fault::Items(number))?;
                ensure(given.iter().all(|given| choice(*given)), Fault::Choice(number))?;
            }
            (Way::Order, Answers::Order(order)) => {
                let mut seen = vec![false; task.items.len()];
                let new = |item: &u32| {
                    seen.get_mut(*item as usize).is_some_and(|seen| !std::mem::replace(seen, true))
                };
                ensure(order.iter().all(new), Fault::Items(number))?;
            }
            _ => return Err(Fault::Sort(number)),
        }
    }
    Ok(())
}

fn fits(exercise: &Exercise, key: &[TaskKey], words: u32) -> Result<(), Fault> {
    ensure(key.len() == exercise.tasks.len(), Fault::Tasks)?;
    for (number, (task, key)) in exercise.tasks.iter().zip(key).enumerate() {
        let choice = |choice: u32| (choice as usize) < task.choices.len();
        match (task.kind.way(), key) {
            (Way::Mark, TaskKey::Marks { units, traps, unscored }) => {
                let most = units.len().max(traps.len()).max(unscored.len());
                ensure(most <= MANY, Fault::TooLarge)?;
                let places = units.iter().flat_map(|unit| unit.must.iter().chain(&unit.may));
                let places = places.chain(traps.iter().map(|trap| &trap.at)).chain(unscored);
                let begun = units.iter().all(|unit| {
                    !unit.must.is_empty()
                        && unit.must.windows(2).all(|pair| pair[0][1] <= pair[1][0])
                });
                ensure(begun && inside(places.copied(), words), Fault::Words(number))?;
                let labels = units.iter().filter_map(|unit| unit.label);
                ensure({ labels }.all(choice), Fault::Choice(number))?;
            }
            (way @ (Way::Choose | Way::Order), TaskKey::Items(items)) => {
                ensure(items.len() == task.items.len(), Fault::Items(number))?;
                let right = |answer: &Answer| match way {
                    Way::Order => answer.right.len() == 1,
                    _ => !answer.right.is_empty() && answer.right.iter().all(|c| choice(*c)),
                };
                ensure(items.iter().flatten().all(right), Fault::Choice(number))?;
            }
            _ => return Err(Fault::Sort(number)),
        }
    }
    Ok(())
}

fn form(form: u32) -> Result<(), Fault> {
    ensure(form <= FORM, Fault::Newer)?;
    ensure(form > 0, Fault::Foreign)
}

fn inside(places: impl IntoIterator<Item = Words>, words: u32) -> bool {
    places.into_iter().all(|[first, end]| first < end && end <= words)
}

fn ensure(holds: bool, fault: Fault) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(fault) }
}

#[cfg(test)]
mod tests;
