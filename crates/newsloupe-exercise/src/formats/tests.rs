//! One exercise with every kind of task, as each format writes it. What other programs make of the
//! files is tried in `tests/formats` of the repository; it gets them from here.

use super::{Lost, Note, gift, h5p, qti, scorm, worksheet};
use crate::model::*;
use std::io::Read;

fn block(part: Part, text: &str) -> Block {
    Block { part, text: text.to_owned() }
}

fn item(words: &str, at: Option<Words>) -> Item {
    Item { at, words: words.to_owned() }
}

fn task(kind: Kind, choices: &[&str], items: Vec<Item>) -> Task {
    let choices = choices.iter().map(|c| (*c).to_owned()).collect();
    Task { kind, instructions: String::new(), choices, items }
}

#[expect(clippy::unnecessary_wraps, reason = "the key has options")]
fn answer(right: &[u32], why: &str) -> Option<Answer> {
    Some(Answer { right: right.to_vec(), why: why.to_owned() })
}

/// The words of a phrase, where it first stands in the article.
fn at(blocks: &[Block], phrase: &str) -> Words {
    let of = |text: &str| -> Vec<String> {
        crate::words::of(text).into_iter().map(|w| text[w].to_owned()).collect()
    };
    let (all, phrase) = (blocks.iter().flat_map(|b| of(&b.text)).collect::<Vec<_>>(), of(phrase));
    let first = all.windows(phrase.len()).position(|w| w == phrase).expect("in the article");
    [first as u32, (first + phrase.len()) as u32]
}

fn unit(must: &[Words], label: Option<u32>, why: &str) -> Unit {
    Unit { must: must.to_vec(), may: Vec::new(), label, why: why.to_owned() }
}

/// Words and signs that every format would like to keep for itself.
fn sample() -> (Exercise, Key) {
    let blocks = vec![
        block(Part::Headline, "Pier closes: 'no choice' {says} mayor"),
        block(
            Part::Body,
            "“We had no choice,” Mayor Ann Lee said. “At 10:30 = half & half, it <fell>.” ~",
        ),
        block(
            Part::Body,
            "Neighbours said they had heard the “Big Bang Show” on the radio since 3 March.",
        ),
        block(Part::Body, "The harbour board met twice that week and wrote a long report."),
        block(Part::Body, "Boats now land at the old quay across the bay."),
        block(Part::Caption, "The pier on Monday (Joe Roe/City Press via Wire #1)"),
    ];
    let at = |phrase: &str| at(&blocks, phrase);
    let tasks = vec![
        task(Kind::Quotes, &[], vec![]),
        task(
            Kind::Speakers,
            &["Ann Lee", "Neighbours: some", "Joe Roe", "not stated"],
            vec![
                item("“We had no choice,”", Some(at("We had no choice"))),
                item("it <fell> -> down", Some(at("it fell"))),
                item(
                    "they had heard the “Big Bang Show”",
                    Some(at("they had heard the Big Bang Show")),
                ),
                item("never reviewed", None),
            ],
        ),
        task(
            Kind::Speech,
            &["Direct", "Partial", "Reported", "No speech"],
            vec![item("'no choice'", Some(at("no choice"))), item("%50% off", None)],
        ),
        task(Kind::Credits, &["Photographer", "Agency", "Passed on by"], vec![]),
        task(
            Kind::Dates,
            &[],
            vec![
                item("Monday: today", Some(at("Monday"))),
                item("3 March", Some(at("3 March"))),
                item("10:30", None),
            ],
        ),
        task(Kind::Headline, &["Yes", "No"], vec![item("closes", None)]),
    ];
    let key = vec![
        TaskKey::Marks {
            units: vec![
                unit(&[at("We had no choice")], None, "Between quotation marks: speech."),
                unit(&[at("At 10"), at("half half it fell")], None, "It goes on after “said”."),
            ],
            traps: vec![Trap {
                at: at("Big Bang Show"),
                why: "A programme's title, not speech.".to_owned(),
            }],
            unscored: vec![at("Pier closes no choice says mayor")],
        },
        TaskKey::Items(vec![
            answer(&[0], "“said” names her."),
            answer(&[0], "The same speaker goes on."),
            answer(&[1], "“said” stands behind them = they."),
            None,
        ]),
        TaskKey::Items(vec![
            answer(&[1, 0], "Two words of {a} quote."),
            answer(&[3], "100% #no speech: a shop."),
        ]),
        TaskKey::Marks {
            units: vec![
                unit(&[at("Joe Roe")], Some(0), "The name in front."),
                unit(&[at("City Press")], Some(1), "An agency."),
                unit(&[at("Wire 1")], Some(2), "“via” says so."),
            ],
            traps: vec![],
            unscored: vec![],
        },
        TaskKey::Items(vec![
            answer(&[9], "Last."),
            answer(&[2], "First."),
            answer(&[2], "On the same day."),
        ]),
        TaskKey::Items(vec![None]),
    ];
    let exercise = Exercise {
        exercise: FORM,
        id: "a1-B2".to_owned(),
        title: "Pier & <harbour>: {1}".to_owned(),
        language: "en".to_owned(),
        source: Some("https://example.org/pier?a=1&b=2".to_owned()),
        welcome: "Read it <first>.\n\nThen go on.".to_owned(),
        blocks,
        tasks,
        settings: Settings::default(),
        key: KeyIn::Blind,
    };
    (exercise, key)
}

/// Words made of what the formats keep for themselves.
const SIGNS: [&str; 12] = [
    "=a ~b #c {d} :e: \\\\f",
    "%50%half",
    "####all of them####",
    "-> there ->",
    "// no comment [tag:x] [id:y]",
    "::title::[html]<b>bold</b>",
    "$CATEGORY: top/under",
    "[markdown]*text*",
    "}{=right~wrong}",
    "T",
    "\\n is no line \\=",
    "\u{201e}quoted\u{201c} & &amp; &lt;",
];

/// A question for each of [`SIGNS`], which are its choices too.
fn hostile() -> (Exercise, Key) {
    let (mut exercise, _) = sample();
    let items = SIGNS.iter().map(|words| item(words, None)).collect();
    exercise.tasks = vec![task(Kind::Sources, &SIGNS, items)];
    let answers = SIGNS.iter().enumerate().map(|(i, words)| answer(&[i as u32], words)).collect();
    (exercise, vec![TaskKey::Items(answers)])
}

/// An order in which every place is taken once.
fn ordered() -> (Exercise, Key) {
    let (mut exercise, mut key) = sample();
    exercise.tasks.drain(..4);
    key.drain(..4);
    key[0] = TaskKey::Items(vec![answer(&[3], ""), answer(&[1], "x: y * z"), answer(&[2], "")]);
    (exercise, key)
}

fn english(words: &str) -> String {
    words.to_owned()
}

fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).expect("there");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            (file.name().to_owned(), text)
        })
        .collect()
}

/// Writes every format where `NEWSLOUPE_FORMATS` says, for other programs to judge.
#[test]
fn every_format_is_written_the_same_twice() {
    let write = || {
        let (exercise, key) = sample();
        let mut plain = exercise.clone();
        plain.title.clear();
        vec![
            ("sample.gift.txt", gift::file(&exercise, &key, &english).bytes),
            ("sample.qti.zip", qti::package(&exercise, &key, &english).bytes),
            ("sample.h5p", h5p::package(&exercise, &key, &english).bytes),
            ("sample.scorm.zip", scorm::package(&exercise, b"<!DOCTYPE html><title>x</title>")),
            ("untitled.scorm.zip", scorm::package(&plain, b"<!DOCTYPE html><title>x</title>")),
        ]
    };
    let files = write();
    assert_eq!(files, write());
    if let Some(folder) = std::env::var_os("NEWSLOUPE_FORMATS") {
        let mut files = files;
        let hostile = hostile();
        let (exercise, key) = ordered();
        files.push(("ordered.qti.zip", qti::package(&exercise, &key, &english).bytes));
        files.push(("ordered.h5p", h5p::package(&exercise, &key, &english).bytes));
        files.push(("signs.gift.txt", gift::file(&hostile.0, &hostile.1, &english).bytes));
        files.push(("signs.json", serde_json::to_vec(&SIGNS).expect("JSON")));
        for (name, bytes) in files {
            std::fs::write(std::path::Path::new(&folder).join(name), bytes)
                .expect("can be written");
        }
    }
}

fn notes(notes: &[Note], task: usize) -> Vec<Lost> {
    notes.iter().filter(|n| n.task == Some(task)).map(|n| n.lost).collect()
}

fn read(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn gift_escapes_its_signs_and_tells_what_became_other() {
    let (exercise, key) = sample();
    let made = gift::file(&exercise, &key, &english);
    let text = read(made.bytes);
    for line in [
        "$CATEGORY: Pier & <harbour>: {1}",
        "::Pier & <harbour>\\: \\{1\\} 1::[html]<p>Mark every direct quote. Choose all that fit.</p>{",
        "\t~%50%“We had no choice,”#Between quotation marks\\: speech.",
        "\t~%-12.5%“Big Bang Show”#A programme's title, not speech.",
        "\t=it &lt;fell&gt; -&gt; down -> Ann Lee",
        "\t=they had heard the “Big Bang Show” -> Neighbours\\: some",
        "\t= -> not stated",
        "\t=Partial",
        "\t####100% \\#no speech\\: a shop.",
        "\t=Monday\\: today -> 2",
        "\t=10\\:30 -> 1",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n---\n{text}");
    }
    assert!(!text.contains("never reviewed") && !text.contains("closes?"));
    assert_eq!(made.notes[0], Note { task: None, lost: Lost::Apart });
    assert_eq!(notes(&made.notes, 0), [Lost::Sentences, Lost::Spans]);
    assert_eq!(notes(&made.notes, 1), [Lost::Unreviewed, Lost::Reasons]);
    assert_eq!(notes(&made.notes, 2), []);
    // A quarter of a third is a grade that Moodle does not know.
    assert_eq!(
        notes(&made.notes, 3),
        [Lost::Sentences, Lost::Spans, Lost::Labels, Lost::Price, Lost::Reasons]
    );
    assert_eq!(notes(&made.notes, 4), [Lost::Order, Lost::Reasons]);
    assert_eq!(notes(&made.notes, 5), [Lost::Task]);
}

#[test]
fn a_question_of_gift_has_at_most_ten_right_answers_whose_points_make_a_hundred() {
    for count in [1_u32, 7, 10, 11, 13, 20, 21, 47] {
        let text = "One two three four five six. ".repeat(60);
        let (mut exercise, _) = sample();
        exercise.blocks = vec![block(Part::Body, text.trim())];
        exercise.tasks.truncate(1);
        let units = (0..count).map(|i| unit(&[[i * 6, i * 6 + 6]], None, "")).collect();
        let key = vec![TaskKey::Marks { units, traps: vec![], unscored: vec![] }];
        let made = gift::file(&exercise, &key, &english);
        assert_eq!(notes(&made.notes, 0).contains(&Lost::Split), count > 10);
        let text = read(made.bytes);
        let mut right = 0;
        for question in text.split("{\n").skip(1) {
            let points: Vec<f64> = question
                .lines()
                .filter_map(|l| l.trim().strip_prefix("~%")?.split('%').next()?.parse().ok())
                .filter(|p: &f64| *p > 0.0)
                .collect();
            assert!((points.iter().sum::<f64>() - 100.0).abs() < 0.01, "{count}: {points:?}");
            right += points.len();
        }
        assert_eq!(right, count as usize);
    }
}

#[test]
fn nobody_is_told_reasons_where_the_teacher_says_never() {
    let (mut exercise, key) = sample();
    exercise.settings.feedback = Feedback::Never;
    let gift = read(gift::file(&exercise, &key, &english).bytes);
    let packages =
        [qti::package(&exercise, &key, &english), h5p::package(&exercise, &key, &english)];
    let mut texts = vec![gift];
    texts.extend(packages.iter().flat_map(|p| unpacked(&p.bytes)).map(|(_, text)| text));
    for text in texts {
        for reason in ["programme", "names her", "asked for", "qti-modal-feedback"] {
            assert!(!text.contains(reason), "{reason}: {text}");
        }
    }
}

#[test]
fn qti_points_at_the_words_in_the_article() {
    let (exercise, key) = sample();
    let made = qti::package(&exercise, &key, &english);
    let files = unpacked(&made.bytes);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let items = ["1", "2", "3", "4", "4b", "5"].map(|n| format!("items/task-{n}.xml"));
    assert_eq!(names[..2], ["imsmanifest.xml", "test.xml"]);
    assert_eq!(names[2..], items);
    for item in &items {
        for (name, text) in &files[..2] {
            assert!(text.contains(&format!("href=\"{item}\"")), "{name} has no {item}");
        }
    }
    let text = |name: &str| &files.iter().find(|(n, _)| n == name).expect("there").1;
    let marks = text("items/task-1.xml");
    assert!(
        marks.contains("<qti-hottext identifier=\"p1\">“We had no choice,”</qti-hottext> Mayor")
    );
    assert!(marks.contains("<qti-value>p1</qti-value><qti-value>p2</qti-value></qti-correct"));
    assert!(marks.contains("<qti-map-entry map-key=\"p3\" mapped-value=\"-0.25\"/>"));
    let kinds = text("items/task-3.xml");
    assert!(kinds.contains("<qti-value>r1 c1</qti-value><qti-value>r2 c4</qti-value>"));
    assert!(kinds.contains("map-key=\"r1 c2\" mapped-value=\"1\""));
    // Two of the dates have the same place, which no order interaction can say.
    assert_eq!(notes(&made.notes, 4), [Lost::Reasons, Lost::Order]);
    assert!(text("items/task-5.xml").contains("<qti-match-interaction"));
}

#[test]
fn an_order_without_ties_stays_one() {
    let (exercise, key) = ordered();
    let made = qti::package(&exercise, &key, &english);
    assert_eq!(notes(&made.notes, 0), [Lost::Reasons, Lost::WholeOrder]);
    let item = &unpacked(&made.bytes)[2].1;
    assert!(item.contains("<qti-value>s2</qti-value><qti-value>s3</qti-value><qti-value>s1</"));

    let made = h5p::package(&exercise, &key, &english);
    assert_eq!(notes(&made.notes, 0), [Lost::Order, Lost::Signs]);
    let content: serde_json::Value =
        serde_json::from_str(&unpacked(&made.bytes)[1].1).expect("JSON");
    let params = &content["questions"][0]["params"];
    let text = "1. *3 March\\+x∶ y ∗ z\\-x∶ y ∗ z*\n2. *10∶30*\n3. *Monday∶ today*";
    assert_eq!(params["textField"], text);
}

#[test]
fn every_file_has_what_the_teacher_tells_first_and_where_the_article_is_from() {
    let (exercise, key) = sample();
    let gift = read(gift::file(&exercise, &key, &english).bytes);
    let h5p = unpacked(&h5p::package(&exercise, &key, &english).bytes).remove(1).1;
    let qti = unpacked(&qti::package(&exercise, &key, &english).bytes);
    let qti: String = qti.into_iter().map(|(_, text)| text).collect();
    for text in [gift, h5p, qti] {
        assert!(text.contains("<p>Read it &lt;first&gt;.</p><p>Then go on.</p>"), "{text}");
        assert!(text.replace('\\', "").contains("<p>https://example.org/pier?a=1&amp;b=2</p>"));
    }
}

#[test]
fn h5p_holds_one_question_for_each_thing_that_is_asked() {
    let (exercise, key) = sample();
    let made = h5p::package(&exercise, &key, &english);
    let files = unpacked(&made.bytes);
    let [about, content] =
        [0, 1].map(|i| serde_json::from_str::<serde_json::Value>(&files[i].1).expect("JSON"));
    assert_eq!(about["mainLibrary"], "H5P.QuestionSet");
    let questions = content["questions"].as_array().expect("questions");
    assert_eq!(questions.len(), 1 + 3 + 2 + 1 + 3 + 3);
    let known: Vec<String> = about["preloadedDependencies"]
        .as_array()
        .expect("libraries")
        .iter()
        .map(|l| {
            format!(
                "{} {}.{}",
                l["machineName"].as_str().unwrap_or(""),
                l["majorVersion"],
                l["minorVersion"]
            )
        })
        .collect();
    for question in questions {
        assert!(known.iter().any(|l| question["library"] == l.as_str()), "{question}");
    }
    let first = &questions[0]["params"];
    assert_eq!(first["behaviour"]["type"], "multi");
    let right: Vec<bool> = first["answers"]
        .as_array()
        .expect("answers")
        .iter()
        .map(|a| a["correct"] == true)
        .collect();
    assert_eq!(right, [true, true, false, false]);
    assert_eq!(
        questions[4]["params"]["question"].as_str().map(|q| &q[..20]),
        Some("<p>'no choice'</p><p")
    );
}

#[test]
fn a_worksheet_numbers_its_lines_and_keeps_the_key_apart() {
    let (exercise, key) = sample();
    let sheet = worksheet::worksheet(&exercise, &key, &english);
    for (i, line) in sheet.lines.iter().enumerate() {
        assert_eq!(line.number as usize, i + 1);
        assert!(line.text.chars().count() <= worksheet::WIDTH);
    }
    let text: Vec<&str> = sheet.lines.iter().map(|l| l.text.as_str()).collect();
    let blocks: Vec<&str> = exercise.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(text.join(" "), blocks.join(" "));
    assert_eq!(sheet.lines.iter().filter(|l| l.first).count(), exercise.blocks.len());

    let numbers: Vec<u32> = sheet.tasks.iter().map(|t| t.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]); // the headline task was not reviewed
    assert_eq!(sheet.tasks[1].choices[2], ("C".to_owned(), "Joe Roe".to_owned()));
    assert_eq!(sheet.tasks[1].rows.len(), 3);
    let first = &sheet.key[0].answers;
    assert_eq!(
        (first[0].right.as_str(), first[0].lines, first[0].trap),
        ("“We had no choice,”", Some((2, 2)), false)
    );
    assert!(first[2].trap && first[2].right == "“Big Bang Show”");
    let of = |task: usize| -> Vec<&str> {
        sheet.key[task].answers.iter().map(|a| a.right.as_str()).collect()
    };
    assert_eq!(of(1), ["A", "A", "B"]);
    assert_eq!(of(2), ["A, B", "D"]);
    assert_eq!(of(3)[0], "A (Joe Roe");
    assert_eq!(of(4), ["2", "1", "1"]);
    let asked = format!("{:?}{:?}", sheet.lines, sheet.tasks);
    assert!(!asked.contains("names her"));
}

#[test]
fn nothing_panics_on_a_key_that_does_not_fit() {
    let (exercise, mut key) = sample();
    key.rotate_left(1);
    key[2] = TaskKey::Marks {
        units: vec![
            unit(&[], None, ""),
            unit(&[[9, 2]], Some(99), ""),
            unit(&[[900, u32::MAX]], Some(0), ""),
            unit(&[[0, u32::MAX]], None, ""),
        ],
        traps: vec![Trap { at: [5, 1], why: String::new() }],
        unscored: vec![[u32::MAX, 0]],
    };
    key[3] = TaskKey::Items(vec![answer(&[77], ""), answer(&[], "")]);
    for _ in 0..exercise.tasks.len() {
        gift::file(&exercise, &key, &english);
        qti::package(&exercise, &key, &english);
        h5p::package(&exercise, &key, &english);
        worksheet::worksheet(&exercise, &key, &english);
        key.rotate_left(1);
    }
    assert!(!gift::file(&exercise, &Vec::new(), &english).bytes.is_empty());
}

/// What can be told without the schemas, which are not ours to keep: it is XML, names point at what
/// is there, and the article is in the items to the letter.
#[test]
fn the_names_in_xml_point_at_what_is_there() {
    let (exercise, key) = sample();
    let texts = exercise.blocks.iter().map(|b| b.text.as_str());
    let article: String = texts.chain(exercise.source.as_deref()).collect();
    let packages = [
        qti::package(&exercise, &key, &english).bytes,
        scorm::package(&exercise, b"<!DOCTYPE html><title>x</title>"),
        qti::package(&hostile().0, &hostile().1, &english).bytes,
    ];
    for package in packages {
        let files = unpacked(&package);
        for (name, text) in files.iter().filter(|(name, _)| name != "index.html") {
            let document =
                roxmltree::Document::parse(text).unwrap_or_else(|e| panic!("{name}: {e}"));
            let all = |attribute: &'static str| {
                document.descendants().filter_map(move |n| n.attribute(attribute))
            };
            let ids: Vec<&str> = document
                .descendants()
                .filter(|n| n.tag_name().name() != "qti-modal-feedback")
                .filter_map(|n| n.attribute("identifier"))
                .filter(|id| !["RESPONSE", "SCORE", "FEEDBACK"].contains(id))
                .collect();
            for (i, id) in ids.iter().enumerate() {
                assert!(!ids[..i].contains(id), "{name}: {id} twice");
                assert!(id.starts_with(|c: char| c.is_ascii_alphabetic()), "{name}: {id}");
            }
            for id in all("identifierref") {
                assert!(ids.contains(&id), "{name}: {id}");
            }
            for href in all("href") {
                assert!(files.iter().any(|(file, _)| file == href), "{name}: {href}");
            }
            let values = document
                .descendants()
                .filter(|n| n.tag_name().name() == "qti-correct-response")
                .flat_map(|n| n.children().filter_map(|v| v.text()));
            for value in values.chain(all("map-key")) {
                assert!(value.split(' ').all(|id| ids.contains(&id)), "{name}: {value}");
            }
            let told = document.descendants().filter(|n| n.tag_name().name() == "p");
            let told: String = told
                .filter(|p| p.ancestors().any(|a| a.tag_name().name() == "qti-item-body"))
                .flat_map(|p| {
                    p.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text())
                })
                .collect();
            assert!(!name.starts_with("items/") || told == article, "{name}: {told}");
        }
    }
}
