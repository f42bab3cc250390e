//! The examples of `docs/scoring.md`, run.

use newsloupe_exercise::score::{self, Off, TaskScore, Verdict};
use newsloupe_exercise::{
    Answer, Answers, Item, Kind, Mark, Settings, Task, TaskKey, Trap, Unit, Words, words,
};
use std::fmt::Write;

const PAGE: &str = include_str!("../../../docs/scoring.md");

/// An example: its lines, each with the word before it.
struct Example<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Example<'a> {
    fn all(&self, name: &str) -> Vec<&'a str> {
        self.0.iter().filter(|(word, _)| *word == name).map(|(_, rest)| *rest).collect()
    }

    fn one(&self, name: &str) -> &'a str {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "one {name} in {:?}", self.0);
        all[0]
    }

    /// The words in the article that these are: once and no more.
    fn find(&self, fragment: &str) -> Words {
        let article = self.one("article");
        let has: Vec<&str> = words::of(article).into_iter().map(|word| &article[word]).collect();
        let seeks: Vec<&str> = words::of(fragment).into_iter().map(|w| &fragment[w]).collect();
        let all: Vec<usize> = has
            .windows(seeks.len())
            .enumerate()
            .filter(|(_, words)| *words == seeks)
            .map(|(at, _)| at)
            .collect();
        assert_eq!(all.len(), 1, "“{fragment}” once in “{article}”");
        [all[0], all[0] + seeks.len()].map(|at| u32::try_from(at).unwrap())
    }
}

fn examples() -> Vec<Example<'static>> {
    let blocks = PAGE.split("```example\n").skip(1);
    blocks
        .map(|block| {
            let lines = block.split("```").next().unwrap().lines();
            let line = |line: &'static str| {
                let (word, rest) = line.split_once(' ').unwrap();
                (word, rest.trim())
            };
            Example(lines.map(line).collect())
        })
        .collect()
}

fn task(kind: Kind, choices: Vec<String>, items: &[&str]) -> Task {
    let item = |words: &&str| Item { at: None, words: (*words).to_owned() };
    let items = items.iter().map(item).collect();
    Task { kind, instructions: String::new(), choices, items }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap()
}

/// An example of marks, with the labels that it uses.
fn marks(example: &Example<'_>) -> (TaskScore, Vec<String>) {
    const KNOWN: [&str; 8] =
        ["article", "quote", "beside", "trap", "open", "mark", "points", "says"];
    assert!(example.0.iter().all(|(word, _)| KNOWN.contains(word)), "{:?}", example.0);
    let mut labels: Vec<String> = Vec::new();
    let mut label = |text: &str| {
        let (words, label) = text.split_once(" = ").map_or((text, None), |(w, l)| (w, Some(l)));
        let label = label.map(|label| {
            let at = labels.iter().position(|known| known == label).unwrap_or_else(|| {
                labels.push(label.to_owned());
                labels.len() - 1
            });
            number(at)
        });
        (words.to_owned(), label)
    };
    let mut units: Vec<Unit> = Vec::new();
    for (word, rest) in &example.0 {
        match *word {
            "quote" => {
                let (words, label) = label(rest);
                let must = words.split(" … ").map(|part| example.find(part)).collect();
                units.push(Unit { must, may: vec![], label, why: String::new() });
            }
            "beside" => units.last_mut().unwrap().may.push(example.find(rest)),
            _ => {}
        }
    }
    let traps = example.all("trap").into_iter().map(|trap| {
        let (words, why) = trap.split_once(": ").unwrap();
        Trap { at: example.find(words), why: why.to_owned() }
    });
    let traps = traps.collect();
    let unscored = example.all("open").into_iter().map(|open| example.find(open)).collect();
    let given = example
        .all("mark")
        .into_iter()
        .map(|mark| {
            let (words, label) = label(mark);
            Mark { words: example.find(&words), label }
        })
        .collect();
    let key = TaskKey::Marks { units, traps, unscored };
    let asked = task(Kind::Quotes, labels.clone(), &[]);
    (score::task(&asked, &key, &Answers::Marks(given), &Settings::default()), labels)
}

fn choice(example: &Example<'_>) -> (TaskScore, Vec<String>) {
    let choices: Vec<String> = example.one("choices").split(" | ").map(str::to_owned).collect();
    let choice = |text: &str| choices.iter().position(|choice| choice == text).map(number);
    let right = example.one("key").split(" | ").map(|key| choice(key).unwrap()).collect();
    let key = TaskKey::Items(vec![Some(Answer { right, why: String::new() })]);
    let given = match example.one("answer") {
        "–" => None,
        text => Some(choice(text).unwrap()),
    };
    let asked = task(Kind::Speakers, choices.clone(), &[example.one("item")]);
    let answers = Answers::Choices(vec![given]);
    (score::task(&asked, &key, &answers, &Settings::default()), choices)
}

fn order(example: &Example<'_>) -> (TaskScore, Vec<String>) {
    let (mut items, mut key) = (Vec::new(), Vec::new());
    for (place, same) in example.one("order").split(" | ").enumerate() {
        for item in same.split(" = ") {
            items.push(item);
            key.push(Some(Answer { right: vec![number(place)], why: String::new() }));
        }
    }
    let item = |text: &str| number(items.iter().position(|item| *item == text).unwrap());
    let given = match example.one("answer") {
        "–" => Vec::new(),
        text => text.split(" | ").map(item).collect(),
    };
    let asked = task(Kind::Dates, vec![], &items);
    let (key, answers) = (TaskKey::Items(key), Answers::Order(given));
    (score::task(&asked, &key, &answers, &Settings::default()), vec![])
}

/// A verdict in the page's words.
fn said(verdict: &Verdict, why: &str, choices: &[String]) -> String {
    let name = |choice: u32| format!("“{}”", choices[choice as usize]);
    let off = |off: &Off| {
        let mut all: Vec<String> = Vec::new();
        let mut say = |count: u32, before: &str, what: &str, after: &str| {
            if count > 0 {
                let many = if count == 1 { "" } else { "s" };
                all.push(format!("{before}{count} {what}{many}{after}").trim().to_owned());
            }
        };
        say(off.early, "begins ", "word", " early");
        say(off.late, "begins ", "word", " late");
        say(off.gap, "leaves out ", "word", "");
        say(off.between, "", "word", " between too many");
        say(off.short, "stops ", "word", " short");
        say(off.over, "goes on ", "word", " too long");
        say(off.parts, "", "part", " without a mark");
        all.join(", ")
    };
    match verdict {
        Verdict::Right => "right".to_owned(),
        Verdict::Inexact(inexact) => off(inexact),
        Verdict::WrongLabel { given, right, off: inexact } => {
            let given = given.map_or("no label".to_owned(), name);
            let mut said = format!("{given} for {}", name(*right));
            let _ = match off(inexact).as_str() {
                "" => Ok(()),
                off => write!(said, ", {off}"),
            };
            said
        }
        Verdict::Missed => "missed".to_owned(),
        Verdict::WrongChoice { given, right } => {
            let right: Vec<String> = right.iter().map(|right| name(*right)).collect();
            format!("{}, right is {}", name(*given), right.join(" or "))
        }
        Verdict::Misplaced { early, late } => {
            let side =
                |side: &str, count: u32| (count > 0).then(|| format!("too {side} for {count}"));
            [side("early", *early), side("late", *late)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        }
        Verdict::Open => "not answered".to_owned(),
        Verdict::Trap(_) => format!("trap: {why}"),
        Verdict::Extra => "extra".to_owned(),
        Verdict::Again(_) => "counted already".to_owned(),
        Verdict::Unscored => "not scored".to_owned(),
    }
}

fn points(points: i32) -> String {
    let text = format!("{}.{:02}", points / 100, points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn every_example_is_scored_as_the_page_says() {
    let all = examples();
    assert_eq!(all.len(), PAGE.matches("```").count() / 2, "every fence is an example");
    assert!(all.len() > 25);
    let mut wrong = String::new();
    for example in all {
        let (scored, choices) = match example.0[0].0 {
            "article" => marks(&example),
            "item" => choice(&example),
            "order" => order(&example),
            other => panic!("{other} begins no example"),
        };
        let says: Vec<String> = scored
            .items
            .iter()
            .chain(&scored.extras)
            .map(|one| said(&one.verdict, &one.why, &choices))
            .collect();
        let sum = format!("{} of {}", points(scored.points), points(scored.of));
        if sum != example.one("points") || says != example.all("says") {
            let _ = writeln!(wrong, "{:?}\n  is {sum}: {says:?}", example.0);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
