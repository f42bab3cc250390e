//! The forms of `docs/formats.md`: its examples are read, checked, scored and written again.

use newsloupe_exercise::check::{self, Head, What};
use newsloupe_exercise::formats::seal::Parts;
use newsloupe_exercise::{Exercise, Feedback, Handed, KeyIn, Settings, code, id, score};

const PAGE: &str = include_str!("../../../docs/formats.md");

/// The one block of the page that begins so.
fn block(fence: &str) -> &'static str {
    let fence = format!("```{fence}\n");
    let mut blocks = PAGE.split(&fence).skip(1);
    let block = blocks.next().unwrap().split("```").next().unwrap();
    assert!(blocks.next().is_none(), "one {fence}");
    block.trim()
}

fn exercise() -> Exercise {
    serde_json::from_str(block("json exercise")).unwrap()
}

fn handed() -> Handed {
    serde_json::from_str(block("json handed")).unwrap()
}

#[test]
fn the_examples_fit_each_other() {
    let (exercise, handed) = (exercise(), handed());
    assert_eq!(id::of(&exercise.blocks, &exercise.tasks), exercise.id);
    assert_eq!(check::exercise(&exercise), Ok(()));
    assert_eq!(check::handed(&exercise, &handed), Ok(()));
    let KeyIn::Open(key) = &exercise.key else { panic!("an open key") };
    let score = score::exercise(&exercise, key, &handed.tasks);
    assert_eq!((score.points, score.of), (200, 300));
    let head = |json| serde_json::from_str::<Head>(json).unwrap().what();
    assert_eq!(head(block("json exercise")), Ok(What::Exercise));
    assert_eq!(head(block("json handed")), Ok(What::Handed));
}

#[test]
fn the_code_is_that_of_the_file() {
    assert_eq!(code::write(&handed()), block("text code"));
    assert_eq!(code::read(block("text code"), &exercise().id), Ok(handed()));
}

#[test]
fn forms_come_back_as_they_were_written() {
    let plain = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    let written = serde_json::to_string(&exercise()).unwrap();
    assert_eq!(plain(&written), plain(block("json exercise")));
    assert_eq!(plain(&serde_json::to_string(&handed()).unwrap()), plain(block("json handed")));
    let mut exercise = exercise();
    let sealed = Parts { salt: vec![1; 16], rounds: 600_000, iv: vec![2; 12], data: vec![3; 40] };
    for key in [KeyIn::Blind, KeyIn::Sealed(sealed.sealed())] {
        exercise.key = key;
        let json = serde_json::to_string(&exercise).unwrap();
        let again: Exercise = serde_json::from_str(&json).unwrap();
        assert_eq!(again, exercise);
        assert_eq!(check::exercise(&again), Ok(()));
    }
    assert!(serde_json::to_string(&KeyIn::Blind).unwrap() == "\"blind\"");
}

#[test]
fn what_may_be_left_out_may_be_left_out_and_what_is_new_is_passed_over() {
    let json = r#"{
        "exercise": 1, "id": "", "title": "", "language": "de", "later": [1, 2],
        "blocks": [{"part": "deck", "text": "x", "later": true}],
        "tasks": [{"kind": "credits"}, {"kind": "verbs", "items": [{"words": "said"}]}],
        "settings": {"feedback": "at-once", "extra": 0, "ask_for": "name"},
        "key": {"open": [{"marks": {"units": [{"must": [[0, 1]], "why": ""}]}}]}
    }"#;
    let exercise: Exercise = serde_json::from_str(json).unwrap();
    assert_eq!(exercise.settings.feedback, Feedback::AtOnce);
    assert_eq!((exercise.source, exercise.welcome), (None, String::new()));
    assert_eq!(exercise.tasks[1].items[0].at, None);
    for broken in ["{}", "[]", r#"{"handed": 1}"#, r#"{"handed": -1, "tasks": []}"#] {
        assert!(serde_json::from_str::<Exercise>(broken).is_err());
        assert!(serde_json::from_str::<Handed>(broken).is_err());
    }
    assert_eq!(Settings::default().extra, 25);
}
