//! What fits is taken, and what does not is told why.

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
    let tasks = vec![task(Kind::Credits, 2, 0), task(Kind::Verbs, 2, 3), task(Kind::Dates, 0, 3)];
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
    assert_eq!(fault(|e| e.tasks[0].items = task(Kind::Verbs, 2, 1).items, false), Fault::Items(0));
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
    let units = |unit: Unit| TaskKey::Marks { units: vec![unit], traps: vec![], unscored: vec![] };
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
