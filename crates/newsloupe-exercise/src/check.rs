//! Whether an exercise, a key or what was handed in can be used. Whatever was read from a file, a
//! link or a frame goes through here before anything else sees it.

use crate::model::{Exercise, Handed, TaskKey};
use serde::Deserialize;

/// The first look at a JSON object: which of Newsloupe's forms it is, whatever else it holds.
/// Read it before the whole: a newer form may not be readable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Head {
    /// The version of an exercise.
    #[serde(default)]
    pub exercise: Option<u32>,
    /// The version of what was handed in.
    #[serde(default)]
    pub handed: Option<u32>,
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
    /// A key or answers for another number of items than the task has.
    Items(usize),
}

/// Whether an exercise can be used; the key in it too, where it is open.
pub fn exercise(exercise: &Exercise) -> Result<(), Fault> {
    let _ = exercise;
    todo!()
}

/// Whether a key fits an exercise.
pub fn key(exercise: &Exercise, key: &[TaskKey]) -> Result<(), Fault> {
    let _ = (exercise, key);
    todo!()
}

/// Whether what was handed in fits an exercise.
pub fn handed(exercise: &Exercise, handed: &Handed) -> Result<(), Fault> {
    let _ = (exercise, handed);
    todo!()
}
