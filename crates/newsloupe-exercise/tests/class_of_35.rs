//! A class of 35, for the journeys of the browser tests: the teacher's draft, and a code for each
//! pupil. `NEWSLOUPE_CLASS=write cargo test -p newsloupe-exercise --test class_of_35` writes the file
//! anew; without it, the test tells where it is out of date.

use newsloupe_exercise::draft::{Draft, DraftBlock, DraftItem, DraftTask, FORM, Review};
use newsloupe_exercise::{
    Answers, Handed, Kind, Mark, Part, Settings, Words, class, code, score, words,
};
use serde_json::json;
use std::path::PathBuf;

const TEXTS: [(Part, &str); 6] = [
    (Part::Headline, "Pier to close for a year: ‘No choice’"),
    (
        Part::Body,
        "“We had no choice,” said Ann Lee, who runs the harbour, on Monday. The pier was built in 1911.",
    ),
    (Part::Other, "READ NEXT: QUOKKA BITES MAYOR"),
    (
        Part::Body,
        "“Nobody asked us,” Bo Day told the Gazette. “It is,” he said, “our pier.” His boat, “Summer Wine,” lies there.",
    ),
    (Part::Body, "Lee said that work would begin on 3 May. A hearing is set for June."),
    (Part::Caption, "The pier on Sunday. (Cy Poe/Gazette)"),
];

fn draft() -> Draft {
    let blocks: Vec<DraftBlock> = TEXTS
        .iter()
        .map(|(part, text)| DraftBlock {
            part: *part,
            text: (*text).into(),
            hidden: text.contains("QUOKKA"),
        })
        .collect();
    let all: String = TEXTS.map(|(_, text)| text).join("\n");
    let bounds = words::of(&all);
    let at = |passage: &str| -> Words {
        let from = all.find(passage).expect(passage);
        let word = |byte: usize| bounds.partition_point(|w| w.start < byte) as u32;
        [word(from), word(from + passage.len())]
    };
    let item = |passages: &[&str], right: &[u32], why: &str| DraftItem {
        at: passages.iter().map(|p| at(p)).collect(),
        may: Vec::new(),
        words: passages.join(" … "),
        right: right.to_vec(),
        why: why.into(),
        confidence: 0.8,
        trap: false,
        own: false,
        review: Review::Kept,
    };
    let trap =
        DraftItem { trap: true, ..item(&["Summer Wine"], &[], "A boat’s name, XYLOPHONE.") };
    let waiting =
        DraftItem { review: Review::Waiting, ..item(&["No choice"], &[], "In the headline.") };
    let task = |kind, choices: &[&str], items| DraftTask {
        kind,
        on: true,
        instructions: String::new(),
        choices: choices.iter().map(|c| (*c).to_owned()).collect(),
        items,
    };
    let tasks = vec![
        task(
            Kind::Quotes,
            &[],
            vec![
                item(&["We had no choice"], &[], "In quotation marks, with a speaker: XYLOPHONE."),
                item(&["Nobody asked us"], &[], "In quotation marks, with a speaker."),
                item(&["It is", "our pier"], &[], "One quote, interrupted by its speaker."),
                trap,
                waiting,
            ],
        ),
        task(
            Kind::Speakers,
            &["Ann Lee", "Bo Day", "not stated"],
            vec![
                item(&["We had no choice"], &[0], "“said Ann Lee” stands behind it."),
                item(&["Nobody asked us"], &[1], "“Bo Day told the Gazette” stands behind it."),
                item(&["work would begin on 3 May"], &[0], "“Lee said that” stands before it."),
            ],
        ),
        task(
            Kind::Dates,
            &[],
            vec![
                item(&["built in 1911"], &[0], "The oldest."),
                item(&["begin on 3 May"], &[1], "Still to come."),
                item(&["June"], &[2], "After May."),
            ],
        ),
    ];
    Draft {
        draft: FORM,
        title: "The pier".into(),
        language: "en".into(),
        source: Some("The Gazette".into()),
        welcome: "Read all of it first.".into(),
        blocks,
        tasks,
        settings: Settings::default(),
    }
}

/// What pupil `n` hands in: the better, the smaller `n`.
fn handed(draft: &Draft, n: u32) -> Handed {
    let (exercise, key) = draft.given();
    let newsloupe_exercise::TaskKey::Marks { units, traps, .. } = &key[0] else { panic!("marks") };
    let mut marks = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        if n < 30 - 8 * number as u32 {
            let cut = u32::from(n % 5 == 4); // some stop a word short
            marks.extend(unit.must.iter().map(|[a, b]| [*a, (b - cut).max(a + 1)]));
        }
    }
    if n % 3 == 2 {
        marks.push(traps[0].at);
    }
    let marks = marks.into_iter().map(|words| Mark { words, label: None }).collect();
    let choices = (0..3).map(|item| match (n + item) % 7 {
        6 => None,
        5 => Some(2),
        3 => Some(1),
        _ => Some([0, 1, 0][item as usize]),
    });
    let newsloupe_exercise::TaskKey::Items(places) = &key[2] else { panic!("an order") };
    let mut order: Vec<u32> = (0..3).collect();
    order.sort_by_key(|i| places[*i as usize].as_ref().map(|a| a.right[0]));
    if n % 4 == 3 {
        order.swap(1, 2);
    }
    let tasks =
        vec![Answers::Marks(marks), Answers::Choices(choices.collect()), Answers::Order(order)];
    Handed { handed: 1, exercise: exercise.id, pupil: (n + 1).to_string(), tasks }
}

#[test]
fn the_class_of_the_journeys_is_as_this_version_writes_it() {
    let draft = draft();
    let (exercise, key) = draft.given();
    let all: Vec<Handed> = (0..35).map(|n| handed(&draft, n)).collect();
    let points: Vec<i32> =
        all.iter().map(|h| score::exercise(&exercise, &key, &h.tasks).points).collect();
    let missed = class::sheet(&exercise, &key, &all).most_missed();
    let codes: Vec<String> = all.iter().map(code::write).collect();
    let mut other = draft.clone();
    other.blocks[1].text.push_str(" It rains.");
    let foreign = code::write(&handed(&other, 7));
    let teacher = newsloupe_exercise::Exercise {
        key: newsloupe_exercise::KeyIn::Open(key),
        ..exercise.clone()
    };
    let class = json!({
        "draft": draft, "teacher": teacher, "codes": codes, "points": points, "missed": missed,
        "foreign": foreign, "differs": code::write(&Handed { pupil: "1".into(), ..handed(&draft, 33) }),
    });
    let written = serde_json::to_string_pretty(&class).unwrap() + "\n";
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/e2e/support/class.json");
    if std::env::var_os("NEWSLOUPE_CLASS").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap_or_default() == written,
        "{} is out of date",
        path.display()
    );
    assert!(codes.iter().all(|code| code.len() <= 400));
}
