//! Scoring: what the answers to a task are worth, and what can be said of each.
//!
//! `docs/scoring.md` defines it for teachers; its examples are tests of this module. Points are
//! whole hundredths everywhere, so that what is shown adds up.

mod marks;
mod order;
pub(crate) mod spans;

use crate::model::{Answer, Answers, Exercise, Settings, Task, TaskKey, Way};

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
    /// The marks that count for no unit, in the order in which they were given.
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
    /// A mark more on the unit of this number, which others are counted for. It costs nothing.
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
    let (unanswered, unscored) = (Answers::Order(Vec::new()), TaskKey::Items(Vec::new()));
    let mut score = Score::default();
    for (number, asked) in exercise.tasks.iter().enumerate() {
        let answers = answers.get(number).unwrap_or(&unanswered);
        let key = key.get(number).unwrap_or(&unscored);
        let scored = task(asked, key, answers, &exercise.settings);
        score.points = score.points.saturating_add(scored.points);
        score.of = score.of.saturating_add(scored.of);
        score.tasks.push(scored);
    }
    score
}

/// How a pupil did in one task. For feedback on a mark as it is made, score the task with it and
/// look it up by [`TaskScore::of_mark`].
///
/// ```
/// use newsloupe_exercise::score::{self, Off, Verdict};
/// use newsloupe_exercise::{Answers, Kind, Mark, Settings, Task, TaskKey, Unit};
///
/// // We had no choice, said Ann Lee.
/// let task = Task { kind: Kind::Quotes, instructions: String::new(), choices: vec![], items: vec![] };
/// let quote = Unit { must: vec![[0, 4]], may: vec![[4, 7]], label: None, why: "Her words.".into() };
/// let key = TaskKey::Marks { units: vec![quote], traps: vec![], unscored: vec![] };
/// let answers = Answers::Marks(vec![Mark { words: [0, 3], label: None }]);
///
/// let scored = score::task(&task, &key, &answers, &Settings::default());
/// assert_eq!((scored.points, scored.of), (75, 100));
/// let said = scored.of_mark(0).unwrap();
/// assert_eq!(said.verdict, Verdict::Inexact(Off { short: 1, ..Off::default() }));
/// assert_eq!(said.why, "Her words.");
/// ```
pub fn task(task: &Task, key: &TaskKey, answers: &Answers, settings: &Settings) -> TaskScore {
    let mut scored = match (task.kind.way(), key) {
        (Way::Mark, TaskKey::Marks { units, traps, unscored }) => {
            let marks = if let Answers::Marks(marks) = answers { &marks[..] } else { &[] };
            let price = settings.extra.min(100).cast_signed();
            marks::score(units, traps, unscored, marks, price)
        }
        (way, TaskKey::Items(key)) => {
            let items = items(way, task, key, answers);
            TaskScore { items, ..TaskScore::default() }
        }
        _ => TaskScore::default(), // a key of another sort scores nothing
    };
    let sum = |sum: Points, one: Points| sum.saturating_add(one);
    let all = scored.items.iter().chain(&scored.extras);
    scored.points = all.map(|one| one.points).fold(0, sum).max(0);
    scored.of = scored.items.iter().map(|one| one.of).fold(0, sum);
    scored
}

/// One for each of the task's items, or of the key's, if these are fewer.
fn items(way: Way, task: &Task, key: &[Option<Answer>], answers: &Answers) -> Vec<Scored> {
    let key = &key[..key.len().min(task.items.len())];
    let verdicts = match (way, answers) {
        (Way::Order, Answers::Order(order)) => order::score(key, order),
        (Way::Choose, Answers::Choices(given)) => key
            .iter()
            .enumerate()
            .map(|(item, key)| chosen(key.as_ref(), given.get(item).copied().flatten()))
            .collect(),
        _ => key.iter().map(|_| (0, Verdict::Open)).collect(),
    };
    verdicts
        .into_iter()
        .zip(key)
        .map(|((points, verdict), key)| {
            let why = key.as_ref().map(|key| key.why.clone()).unwrap_or_default();
            if key.is_some() {
                Scored { points, of: 100, verdict, marks: vec![], why }
            } else {
                Scored { points: 0, of: 0, verdict: Verdict::Unscored, marks: vec![], why }
            }
        })
        .collect()
}

/// A choice: whole points or none, since nobody chooses half.
fn chosen(key: Option<&Answer>, given: Option<u32>) -> (Points, Verdict) {
    match (key, given) {
        (_, None) => (0, Verdict::Open),
        (Some(key), Some(given)) if !key.right.contains(&given) => {
            (0, Verdict::WrongChoice { given, right: key.right.clone() })
        }
        _ => (100, Verdict::Right),
    }
}

impl TaskScore {
    /// What is said of a mark, by its number among the answers: what it is counted for, or the
    /// extra mark that it is.
    pub fn of_mark(&self, mark: usize) -> Option<&Scored> {
        self.items.iter().chain(&self.extras).find(|scored| scored.marks.contains(&mark))
    }
}
