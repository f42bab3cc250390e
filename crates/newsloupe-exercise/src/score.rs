//! Scoring: what the answers to a task are worth, and what can be said of each.
//!
//! `docs/scoring.md` defines it for teachers; its examples are tests of this module. Points are
//! whole hundredths everywhere, so that what is shown adds up.

use crate::model::{Answers, Exercise, Settings, Task, TaskKey};

/// Hundredths of a point.
pub type Points = i32;

/// How a pupil did in a whole exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The points of all tasks.
    pub points: Points,
    /// How many there are to have.
    pub of: Points,
    /// One for each task, in their order.
    pub tasks: Vec<TaskScore>,
}

/// How a pupil did in a task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskScore {
    /// What its items give less what the extra marks cost, never below 0.
    pub points: Points,
    /// How many there are to have.
    pub of: Points,
    /// One for each unit or item of the key, in its order.
    pub items: Vec<Scored>,
    /// The marks that belong to no unit, in the order in which they were given.
    pub extras: Vec<Scored>,
}

/// What one unit, item or extra mark is worth, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Its points; below 0 for an extra mark that costs some.
    pub points: Points,
    /// How many there are to have: 100, or 0 where it is not scored.
    pub of: Points,
    /// What was right or wrong with it.
    pub verdict: Verdict,
    /// The marks that it is about, by their number among the answers.
    pub marks: Vec<usize>,
    /// The key's reason; empty where the key says nothing of it.
    pub why: String,
}

/// What was right or wrong, in numbers that can be said in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Right,
    /// A mark on the right place that is not exact. Its label is right, if it has one.
    Inexact(Off),
    /// A mark on the right place with another label.
    WrongLabel {
        /// The pupil's, an index into the task's choices; none if the mark has none.
        given: Option<u32>,
        /// The right one.
        right: u32,
        /// Whether the words were right besides: all 0 then.
        off: Off,
    },
    /// Nothing was marked here.
    Missed,
    /// Another choice.
    WrongChoice {
        /// The pupil's.
        given: u32,
        /// The right ones.
        right: Vec<u32>,
    },
    /// Not at its place in the order.
    Misplaced {
        /// How many items it should follow, and stands before.
        early: u32,
        /// How many items should follow it, and stand before it.
        late: u32,
    },
    /// Not answered.
    Open,
    /// A mark on what looks right and is not: the key's trap of this number; `why` says why.
    Trap(usize),
    /// A mark where nothing is to be marked.
    Extra,
    /// A mark more on a unit that other marks of the pupil were counted for.
    Again(usize),
    /// Neither right nor wrong: the key does not score it.
    Unscored,
}

/// How a mark, or several on one unit, differ from it. All in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Off {
    /// It begins so many too late.
    pub late: u32,
    /// It ends so many too soon.
    pub short: u32,
    /// So many are left out within it.
    pub gap: u32,
    /// So many parts of an interrupted unit have no mark at all; a number of parts, not of words.
    pub parts: u32,
    /// It begins so many too early.
    pub early: u32,
    /// It goes on so many too long.
    pub over: u32,
    /// So many stand between its parts that belong to neither.
    pub between: u32,
}

/// How a pupil did in a whole exercise. `answers` and `key` belong to the tasks by their order;
/// what is missing of either counts as not answered or not scored.
pub fn exercise(exercise: &Exercise, key: &[TaskKey], answers: &[Answers]) -> Score {
    let _ = (exercise, key, answers);
    todo!()
}

/// How a pupil did in one task. For feedback on a mark as it is made, score the task with it and
/// look it up by [`TaskScore::of_mark`].
pub fn task(task: &Task, key: &TaskKey, answers: &Answers, settings: &Settings) -> TaskScore {
    let _ = (task, key, answers, settings);
    todo!()
}

impl TaskScore {
    /// What is said of a mark, by its number among the answers: what it is counted for, or the
    /// extra mark that it is.
    pub fn of_mark(&self, mark: usize) -> Option<&Scored> {
        self.items.iter().chain(&self.extras).find(|scored| scored.marks.contains(&mark))
    }
}
