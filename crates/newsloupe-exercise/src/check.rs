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
mod tests {
    use super::*;
    use crate::model::{Block, Item, Kind, Mark, Part, Sealed, Settings, Task, Trap, Unit};

    fn task(kind: Kind, choices: usize, items: usize) -> Task {
        Task {
            kind,
            instructions: String::new(),
            choices: (0..choices).map(|n| n.to_string()).collect(),
            items: (0..items).map(|n| Item { at: Some([0, 2]), words: n.to_string() }).collect(),
        }
    }

    /// Seven words; marks with two labels, three choices of two, an order of three.
    fn pier() -> Exercise {
        let blocks = vec![
            Block { part: Part::Headline, text: String::from("Pier closes") },
            Block { part: Part::Body, text: String::from("“No choice,” said Ann Lee.") },
        ];
        let tasks =
            vec![task(Kind::Credits, 2, 0), task(Kind::Verbs, 2, 3), task(Kind::Dates, 0, 3)];
        Exercise {
            exercise: FORM,
            id: id::of(&blocks, &tasks),
            title: String::new(),
            language: String::from("en"),
            source: None,
            welcome: String::new(),
            blocks,
            tasks,
            settings: Settings::default(),
            key: KeyIn::Open(key_of_pier()),
        }
    }

    fn unit(must: &[Words], label: Option<u32>) -> Unit {
        Unit { must: must.to_vec(), may: vec![], label, why: String::new() }
    }

    fn items(right: &[&[u32]]) -> TaskKey {
        let answer = |right: &&[u32]| Some(Answer { right: right.to_vec(), why: String::new() });
        TaskKey::Items(right.iter().map(answer).chain([None]).collect())
    }

    fn key_of_pier() -> Vec<TaskKey> {
        let units = vec![unit(&[[2, 4], [5, 7]], Some(1))];
        let traps = vec![Trap { at: [0, 2], why: String::new() }];
        vec![
            TaskKey::Marks { units, traps, unscored: vec![[4, 5]] },
            items(&[&[0], &[0, 1]]),
            items(&[&[1], &[0]]),
        ]
    }

    fn done() -> Handed {
        Handed {
            handed: FORM,
            exercise: pier().id.to_lowercase(),
            pupil: String::from("7"),
            tasks: vec![
                Answers::Marks(vec![Mark { words: [2, 7], label: Some(1) }]),
                Answers::Choices(vec![Some(1), None, Some(0)]),
                Answers::Order(vec![2, 0]),
            ],
        }
    }

    #[test]
    fn what_fits_is_taken() {
        assert_eq!(exercise(&pier()), Ok(()));
        assert_eq!(key(&pier(), &key_of_pier()), Ok(()));
        assert_eq!(handed(&pier(), &done()), Ok(()));
        let none = pier().tasks.iter().map(Answers::none).collect();
        assert_eq!(handed(&pier(), &Handed { tasks: none, ..done() }), Ok(()));
    }

    #[test]
    fn an_exercise_that_cannot_be_used_is_told_why() {
        let fault = |change: fn(&mut Exercise), same: bool| {
            let mut changed = pier();
            change(&mut changed);
            if !same {
                changed.id = id::of(&changed.blocks, &changed.tasks);
            }
            exercise(&changed).unwrap_err()
        };
        assert_eq!(fault(|e| e.exercise = 2, true), Fault::Newer);
        assert_eq!(fault(|e| e.exercise = 0, true), Fault::Foreign);
        assert_eq!(fault(|e| e.tasks[1].choices.swap(0, 1), true), Fault::Changed);
        assert_eq!(fault(|e| e.tasks.clear(), false), Fault::Empty);
        assert_eq!(fault(|e| e.blocks.clear(), false), Fault::Empty);
        assert_eq!(fault(|e| e.title = "x".repeat(BYTES), true), Fault::TooLarge);
        assert_eq!(fault(|e| e.tasks[1] = task(Kind::Verbs, 2, 3000), true), Fault::TooLarge);
        assert_eq!(
            fault(|e| e.tasks[0].items = task(Kind::Verbs, 2, 1).items, false),
            Fault::Items(0)
        );
        assert_eq!(fault(|e| e.tasks[1].choices.clear(), false), Fault::Bare(1));
        assert_eq!(fault(|e| e.tasks[2].items.clear(), false), Fault::Bare(2));
        assert_eq!(fault(|e| e.tasks[2].items[1].at = Some([6, 8]), false), Fault::Words(2));
        assert_eq!(fault(|e| e.tasks[2].items[1].at = Some([6, 6]), false), Fault::Words(2));
        assert_eq!(fault(|e| e.settings.extra = 101, true), Fault::Price);
        assert_eq!(fault(|e| e.key = KeyIn::Open(vec![]), true), Fault::Tasks);
        let sealed = |e: &mut Exercise| {
            let (salt, iv, data) = (String::new(), String::new(), String::new());
            e.key = KeyIn::Sealed(Sealed { salt, rounds: u32::MAX, iv, data });
        };
        assert_eq!(fault(sealed, true), Fault::Seal);
    }

    #[test]
    fn a_key_that_does_not_fit_is_told_why() {
        let fault = |number: usize, changed: TaskKey| {
            let mut all = key_of_pier();
            all[number] = changed;
            key(&pier(), &all).unwrap_err()
        };
        let units =
            |unit: Unit| TaskKey::Marks { units: vec![unit], traps: vec![], unscored: vec![] };
        assert_eq!(fault(0, items(&[])), Fault::Sort(0));
        assert_eq!(fault(2, units(unit(&[[0, 1]], None))), Fault::Sort(2));
        assert_eq!(fault(0, units(unit(&[], None))), Fault::Words(0));
        assert_eq!(fault(0, units(unit(&[[2, 8]], None))), Fault::Words(0));
        assert_eq!(fault(0, units(unit(&[[4, 6], [2, 3]], None))), Fault::Words(0));
        assert_eq!(fault(0, units(unit(&[[2, 4]], Some(2)))), Fault::Choice(0));
        assert_eq!(fault(1, items(&[&[0]])), Fault::Items(1));
        assert_eq!(fault(1, items(&[&[0], &[2]])), Fault::Choice(1));
        assert_eq!(fault(1, items(&[&[0], &[]])), Fault::Choice(1));
        assert_eq!(fault(2, items(&[&[0], &[1, 2]])), Fault::Choice(2));
    }

    #[test]
    fn answers_that_do_not_fit_are_told_why() {
        let fault = |change: fn(&mut Handed)| {
            let mut changed = done();
            change(&mut changed);
            handed(&pier(), &changed).unwrap_err()
        };
        let label = |h: &mut Handed| {
            h.tasks[0] = Answers::Marks(vec![Mark { words: [0, 1], label: Some(2) }]);
        };
        let words = |h: &mut Handed| {
            h.tasks[0] = Answers::Marks(vec![Mark { words: [6, 8], label: None }]);
        };
        assert_eq!(fault(|h| h.handed = 2), Fault::Newer);
        assert_eq!(fault(|h| h.exercise.clear()), Fault::Other(String::new()));
        assert_eq!(fault(|h| h.pupil = "x".repeat(2000)), Fault::TooLarge);
        assert_eq!(fault(|h| h.tasks.truncate(1)), Fault::Tasks);
        assert_eq!(fault(|h| h.tasks.swap(0, 1)), Fault::Sort(0));
        assert_eq!(fault(label), Fault::Choice(0));
        assert_eq!(fault(words), Fault::Words(0));
        assert_eq!(fault(|h| h.tasks[1] = Answers::Choices(vec![])), Fault::Items(1));
        assert_eq!(fault(|h| h.tasks[1] = Answers::Choices(vec![Some(2); 3])), Fault::Choice(1));
        assert_eq!(fault(|h| h.tasks[2] = Answers::Order(vec![1, 1])), Fault::Items(2));
        assert_eq!(fault(|h| h.tasks[2] = Answers::Order(vec![3])), Fault::Items(2));
    }

    #[test]
    fn the_head_of_any_json_tells_what_it_is() {
        let head = |json: &str| serde_json::from_str::<Head>(json).unwrap().what();
        assert_eq!(head(r#"{"exercise": 1, "id": 7}"#), Ok(What::Exercise));
        assert_eq!(head(r#"{"handed": 1, "exercise": "M7VT3MV5"}"#), Ok(What::Handed));
        assert_eq!(head(r#"{"exercise": 2}"#), Err(Fault::Newer));
        assert_eq!(head(r#"{"handed": 9, "exercise": 1}"#), Err(Fault::Newer));
        assert_eq!(head(r#"{"newsloupe": 1}"#), Err(Fault::Foreign));
        assert_eq!(head(r#"{"exercise": 0}"#), Err(Fault::Foreign));
        assert_eq!(head("{}"), Err(Fault::Foreign));
    }
}
