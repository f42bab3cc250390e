//! The sheet of a class: everybody is in it, and what is odd is told.

use newsloupe_exercise::check::Fault;
use newsloupe_exercise::class::{Again, Heads, Sheet, sheet};
use newsloupe_exercise::{
    Answer, Answers, Block, Exercise, Handed, Item, KeyIn, Kind, Mark, Part, Settings, Task,
    TaskKey, Trap, Unit, Words, code, id,
};
use std::time::Instant;

/// Ten words; a quote of four and a trap of two, then two choices of which one is scored.
fn pier() -> (Exercise, Vec<TaskKey>) {
    let text = "“We had no choice,” said Ann Lee of “Pier Talk” yesterday.";
    let blocks = vec![Block { part: Part::Body, text: text.to_owned() }];
    let item = |words: &str| Item { at: None, words: words.to_owned() };
    let task = |kind, choices: &[&str], items| Task {
        kind,
        instructions: String::new(),
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
        items,
    };
    let tasks = vec![
        task(Kind::Quotes, &[], vec![]),
        task(Kind::Speakers, &["Ann", "Bo"], vec![item("We had"), item("Pier")]),
    ];
    let unit = Unit { must: vec![[0, 4]], may: vec![[4, 7]], label: None, why: String::new() };
    let trap = Trap { at: [8, 10], why: "A programme.".to_owned() };
    let ann = Answer { right: vec![0], why: String::new() };
    let key = vec![
        TaskKey::Marks { units: vec![unit], traps: vec![trap], unscored: vec![] },
        TaskKey::Items(vec![Some(ann), None]),
    ];
    let exercise = Exercise {
        exercise: 1,
        id: id::of(&blocks, &tasks),
        title: "Pier".to_owned(),
        language: "en".to_owned(),
        source: None,
        welcome: String::new(),
        blocks,
        tasks,
        settings: Settings::default(),
        key: KeyIn::Blind,
    };
    (exercise, key)
}

fn handed(pupil: &str, marks: &[Words], choice: Option<u32>) -> Handed {
    let marks = marks.iter().map(|words| Mark { words: *words, label: None }).collect();
    Handed {
        handed: 1,
        exercise: pier().0.id,
        pupil: pupil.to_owned(),
        tasks: vec![Answers::Marks(marks), Answers::Choices(vec![choice, None])],
    }
}

fn heads(tasks: &[String], decimal_comma: bool) -> Heads<'_> {
    Heads {
        pupil: "Pupil",
        points: "Points",
        of: "of",
        extras: "extra marks",
        note: "Note",
        empty: "nothing answered",
        differs: "handed in twice",
        copy: "copy",
        tasks,
        decimal_comma,
    }
}

fn class() -> Sheet {
    let (exercise, key) = pier();
    let other = Handed { exercise: "AAAAAAAA".to_owned(), ..handed("Flo", &[], None) };
    let newer = Handed { handed: 2, ..handed("Gus", &[], None) };
    let all = [
        handed("Ann", &[[0, 4]], Some(0)),
        handed("Bo", &[[0, 3], [8, 10], [8, 9]], Some(1)),
        handed("  ann ", &[[0, 4]], Some(0)),
        handed("=Cy", &[], None),
        other,
        handed("bo", &[[0, 7]], Some(0)),
        newer,
        handed("", &[[7, 8]], None),
        handed("", &[[7, 8]], None),
    ];
    sheet(&exercise, &key, &all)
}

#[test]
fn everybody_is_in_it_and_what_is_odd_is_told() {
    let sheet = class();
    let rows: Vec<_> =
        sheet.rows.iter().map(|row| (row.handed, row.score.points, row.empty, row.again)).collect();
    assert_eq!(
        rows,
        [
            (0, 200, false, Again::No),
            (1, 25, false, Again::Differs), // 75 less two extra marks
            (2, 200, false, Again::Copy(0)),
            (3, 0, true, Again::No),
            (5, 200, false, Again::Differs),
            (7, 0, false, Again::No), // without a name nobody is the same
            (8, 0, false, Again::No),
        ]
    );
    assert_eq!(sheet.unfit, [(4, Fault::Other("AAAAAAAA".to_owned())), (6, Fault::Newer)]);
}

#[test]
fn it_says_of_each_item_and_word_how_the_class_did() {
    let sheet = class();
    let item = sheet.tasks[0].items[0];
    assert_eq!((item.right, item.partly, item.wrong, item.open), (2, 1, 0, 3));
    assert_eq!(item.mean, 46); // 275 of 6
    let item = sheet.tasks[1].items[0];
    assert_eq!((item.right, item.partly, item.wrong, item.open, item.mean), (2, 0, 1, 3, 33));
    assert_eq!(sheet.most_missed(), [(1, 0), (0, 0)]); // and not the one that is not scored
    // “We had no choice,” said Ann Lee of “Pier Talk” yesterday.
    assert_eq!(sheet.tasks[0].heat, [3, 3, 3, 2, 1, 1, 1, 2, 1, 1, 0]);
    let should = [true, true, true, true, false, false, false, false, false, false, false];
    assert_eq!(sheet.tasks[0].should, should);
    assert_eq!((&sheet.tasks[0].traps[..], sheet.tasks[0].extras), (&[1][..], 4));
    assert_eq!((sheet.tasks[1].heat.len(), sheet.tasks[1].extras), (0, 0));
}

#[test]
fn its_table_is_what_spreadsheets_expect() {
    let tasks = ["Quotes".to_owned(), "Who".to_owned()];
    let table = class().csv(&heads(&tasks, false));
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "\u{feff}\"Pupil\",\"Points\",\"of\",\"Quotes 1\",\"Quotes: extra marks\",\"Who 1\",\"Note\"",
            "\"Ann\",2,2,1,0,1,\"\"",
            "\"Bo\",0.25,2,0.75,2,0,\"handed in twice\"",
            "\"ann\",2,2,1,0,1,\"copy\"",
            "\"'=Cy\",0,2,0,0,0,\"nothing answered\"",
            "\"bo\",2,2,1,0,1,\"handed in twice\"",
            "\"\",0,2,0,1,0,\"\"",
            "\"\",0,2,0,1,0,\"\"",
            "",
        ]
    );
    let table = class().csv(&heads(&tasks, true));
    assert!(table.contains("\r\n\"Bo\";0,25;2;0,75;2;0;\"handed in twice\"\r\n"), "{table}");
    // No class yet, and no words for its tasks.
    let (exercise, key) = pier();
    let table = sheet(&exercise, &key, &[]).csv(&heads(&[], false));
    assert_eq!(table.lines().count(), 1);
}

#[test]
fn nothing_handed_in_is_nothing_missed() {
    let (exercise, key) = pier();
    let sheet = sheet(&exercise, &key, &[]);
    assert_eq!((sheet.rows.len(), sheet.most_missed().len()), (0, 0));
    assert_eq!(sheet.tasks[0].heat, [0; 11]);
    // A key that is not there scores nothing, and breaks nothing.
    let all = [handed("Ann", &[[0, 4]], Some(0))];
    assert_eq!(newsloupe_exercise::class::sheet(&exercise, &[], &all).rows[0].score.of, 0);
}

#[test]
fn a_class_of_thirty_five_is_collected_at_once() {
    let (mut exercise, _) = pier();
    exercise.blocks[0].text = "word ".repeat(2000);
    exercise.tasks.truncate(1);
    exercise.id = id::of(&exercise.blocks, &exercise.tasks);
    let units = (0..60)
        .map(|n| Unit {
            must: vec![[n * 30, n * 30 + 9]],
            may: vec![],
            label: None,
            why: String::new(),
        })
        .collect();
    let key = vec![TaskKey::Marks { units, traps: vec![], unscored: vec![] }];
    let column: String = (0..35)
        .map(|pupil| {
            let mark = |n: u32| Mark { words: [n * 30 + pupil % 7, n * 30 + 9], label: None };
            let tasks = vec![Answers::Marks((0..60).map(mark).collect())];
            let pupil = format!("Pupil {pupil}");
            code::write(&Handed { handed: 1, exercise: exercise.id.clone(), pupil, tasks }) + "\n"
        })
        .collect();
    let began = Instant::now();
    let found = code::find_all(&column, &exercise.id);
    let all: Vec<Handed> = found.into_iter().map(|found| found.what.unwrap()).collect();
    let sheet = sheet(&exercise, &key, &all);
    let took = began.elapsed();
    assert_eq!((sheet.rows.len(), sheet.tasks[0].items.len()), (35, 60));
    assert_eq!(sheet.tasks[0].items[0].right, 5);
    println!("35 pupils: {took:?}");
    assert!(took.as_millis() < 1000, "{took:?}");
}
