//! The sheet of a class: what many pupils handed in, scored with one key.

use crate::check::Fault;
use crate::model::{Exercise, Handed, TaskKey};
use crate::score::Score;

/// What a class handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// One row for each that can be scored, in the order handed in.
    pub rows: Vec<Row>,
    /// One for each task, in their order.
    pub tasks: Vec<TaskSheet>,
    /// What can't be scored, by its number in what was handed in, and why.
    pub unfit: Vec<(usize, Fault)>,
}

/// A pupil, or one of several that a pupil handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in what was handed in.
    pub handed: usize,
    /// The pupil, as written.
    pub pupil: String,
    /// The points.
    pub score: Score,
    /// Whether nothing was answered.
    pub empty: bool,
    /// Whether the same pupil handed in something else.
    pub again: Again,
}

/// Whether the same pupil handed in more than once; capitals and blanks make no other pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Only this.
    No,
    /// Several with other answers: this is one of them. All of them are in the sheet.
    Differs,
    /// A copy of this earlier row: shown, and not counted in what is said of the class.
    Copy(usize),
}

/// What a class did in a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSheet {
    /// One for each unit or item of the key.
    pub items: Vec<ItemSheet>,
    /// How many marked each word of the article; empty where nothing is marked.
    pub heat: Vec<u32>,
    /// Whether each word should be marked, by the key; as long as `heat`.
    pub should: Vec<bool>,
    /// For each of the key's traps, how many marked it.
    pub traps: Vec<u32>,
    /// How many extra marks there were in all, the traps among them.
    pub extras: u32,
}

/// What a class did with a unit or an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemSheet {
    /// How many have all its points.
    pub right: u32,
    /// How many have some.
    pub partly: u32,
    /// How many answered and have none.
    pub wrong: u32,
    /// How many did not answer it.
    pub open: u32,
    /// The mean of its points, in hundredths.
    pub mean: i32,
}

impl Sheet {
    /// Tasks and items that most pupils missed, by task and item, worst first: all that are scored
    /// and that not everybody has right.
    pub fn most_missed(&self) -> Vec<(usize, usize)> {
        todo!()
    }

    /// The sheet as comma-separated values for a spreadsheet: one row a pupil, one column an item.
    /// `heads` are the words of its first row: pupil, points, of, and a word for an item's task and
    /// number.
    pub fn csv(&self, heads: &Heads<'_>) -> String {
        let _ = heads;
        todo!()
    }
}

/// The words of a sheet's first row, in the teacher's language.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a> {
    /// Who.
    pub pupil: &'a str,
    /// The points of all tasks.
    pub points: &'a str,
    /// How many there are to have.
    pub of: &'a str,
    /// Extra marks.
    pub extras: &'a str,
    /// Whether something is odd with the row.
    pub note: &'a str,
    /// What `note` says where nothing was answered.
    pub empty: &'a str,
    /// What it says where the same pupil handed in other answers.
    pub differs: &'a str,
    /// What it says of a copy.
    pub copy: &'a str,
    /// One for each task.
    pub tasks: &'a [String],
}

/// Scores what a class handed in.
pub fn sheet(exercise: &Exercise, key: &[TaskKey], handed: &[Handed]) -> Sheet {
    let _ = (exercise, key, handed);
    todo!()
}
