//! A small class to test with.

use newsloupe_exercise::{
    Answer, Answers, Block, Exercise, Handed, Item, Key, KeyIn, Kind, Mark, Part, Settings, Task,
    TaskKey, Unit, id,
};

/// Two tasks, and three pupils: one all right, one with half, one who saw half of the quotes.
pub(super) fn class() -> (Exercise, Key, Vec<Handed>) {
    let text = "“We had no choice,” said Ann Lee. “It,” Bo Day said, “sank.”";
    let blocks = vec![Block { part: Part::Body, text: text.into() }];
    let task = |kind, choices: &[&str], items| Task {
        kind,
        instructions: String::new(),
        choices: choices.iter().map(|c| (*c).to_owned()).collect(),
        items,
    };
    let item = Item { at: Some([0, 4]), words: "We had no choice".into() };
    let tasks =
        vec![task(Kind::Quotes, &[], vec![]), task(Kind::Speakers, &["Ann", "Bo"], vec![item])];
    let unit = |must: &[[u32; 2]], why: &str| Unit {
        must: must.to_vec(),
        may: vec![],
        label: None,
        why: why.into(),
    };
    let key = vec![
        TaskKey::Marks {
            units: vec![
                unit(&[[0, 4]], "In quotation marks."),
                unit(&[[7, 8], [11, 12]], "Interrupted by the speaker."),
            ],
            traps: vec![],
            unscored: vec![],
        },
        TaskKey::Items(vec![Some(Answer { right: vec![0], why: "Ann says it.".into() })]),
    ];
    let exercise = Exercise {
        exercise: 1,
        id: id::of(&blocks, &tasks),
        title: "The pier".into(),
        language: "en".into(),
        source: None,
        welcome: String::new(),
        blocks,
        tasks,
        settings: Settings::default(),
        key: KeyIn::Blind,
    };
    let mark = |words| Mark { words, label: None };
    let handed = |pupil: &str, marks: &[[u32; 2]], choice| Handed {
        handed: 1,
        exercise: exercise.id.clone(),
        pupil: pupil.into(),
        tasks: vec![
            Answers::Marks(marks.iter().map(|m| mark(*m)).collect()),
            Answers::Choices(vec![Some(choice)]),
        ],
    };
    let all = vec![
        handed("1", &[[0, 4], [7, 8], [11, 12]], 0),
        handed("2", &[[0, 4], [7, 8], [11, 12]], 1),
        handed("3", &[[0, 4]], 1),
    ];
    (exercise, key, all)
}
