//! GIFT, the question format of Moodle: plain text that its question bank imports.

use super::ask::{self, Candidate, Form, Question, Row, Step};
use super::{Export, Lost, Note, Say, message};
use crate::model::{Exercise, Key, Kind, Part};
use std::fmt::Write;

/// The percentages that Moodle gives points in. What is not among them is refused at import.
const GRADES: [(f64, &str); 20] = [
    (100.0, "100"),
    (90.0, "90"),
    (83.333_33, "83.33333"),
    (80.0, "80"),
    (75.0, "75"),
    (70.0, "70"),
    (66.666_67, "66.66667"),
    (60.0, "60"),
    (50.0, "50"),
    (40.0, "40"),
    (33.333_33, "33.33333"),
    (30.0, "30"),
    (25.0, "25"),
    (20.0, "20"),
    (16.666_67, "16.66667"),
    (14.285_71, "14.28571"),
    (12.5, "12.5"),
    (11.111_11, "11.11111"),
    (10.0, "10"),
    (5.0, "5"),
];

/// The right answers that a question may have: every part of 1 in up to ten is among [`GRADES`].
const MOST_RIGHT: usize = 10;

/// The exercise as a GIFT file.
pub fn file(exercise: &Exercise, key: &Key, say: Say<'_>) -> Export {
    let (questions, mut notes) = ask::questions(exercise, key, say);
    let title = super::title(exercise);
    let mut out = format!("$CATEGORY: {}\n\n", title.replace('/', "//")); // one `/` makes a folder
    article(&mut out, exercise);
    if !questions.is_empty() {
        notes.insert(0, Note { task: None, lost: Lost::Apart });
    }
    for question in &questions {
        let mut note = |lost| notes.push(Note { task: Some(question.task), lost });
        match &question.form {
            Form::Some(candidates) => {
                let groups = ask::groups(candidates, MOST_RIGHT);
                if groups.len() > 1 {
                    note(Lost::Split);
                }
                let prompt =
                    format!("{} {}", question.prompt, say(message("Choose all that fit.")));
                let mut rounded = false;
                for (i, group) in groups.iter().enumerate() {
                    let part = if groups.len() > 1 { format!(".{}", i + 1) } else { String::new() };
                    head(&mut out, exercise, &format!("{}{part}", question.title), &prompt);
                    rounded |= several(&mut out, group, exercise.settings.extra);
                }
                if rounded {
                    note(Lost::Price);
                }
            }
            Form::Match { choices, rows } if matches(exercise, question, rows) => {
                note(Lost::Reasons);
                head(&mut out, exercise, &question.title, &question.prompt);
                matching(&mut out, choices, rows);
            }
            Form::Match { choices, rows } => {
                for (i, row) in rows.iter().enumerate() {
                    if row.right.len() == choices.len() {
                        note(Lost::AllRight);
                        continue;
                    }
                    let title = format!("{}.{}", question.title, i + 1);
                    let prompt = format!("{}\n\n{}", row.words, question.prompt);
                    head(&mut out, exercise, &title, &prompt);
                    one(&mut out, choices, row);
                }
            }
            Form::Order(steps) => {
                note(Lost::Order);
                note(Lost::Reasons);
                head(&mut out, exercise, &question.title, &question.prompt);
                order(&mut out, steps);
            }
        }
    }
    Export { bytes: out.into_bytes(), ending: "gift.txt", media: "text/plain;charset=utf-8", notes }
}

/// Speakers and labels are matched: many to choose from, one for each. The rest are questions of
/// their own, with a reason for each.
fn matches(exercise: &Exercise, question: &Question, rows: &[Row]) -> bool {
    let choose = exercise.tasks.get(question.task).map(|t| t.kind);
    !matches!(choose, Some(Kind::Speech | Kind::Sources | Kind::Verbs | Kind::Headline))
        && rows.len() > 2 // Moodle asks for three
        && rows.iter().all(|row| row.right.len() == 1)
}

/// The article as a description, which Moodle shows and does not score.
fn article(out: &mut String, exercise: &Exercise) {
    let mut html = super::welcome(exercise);
    for block in &exercise.blocks {
        let name = if block.part == Part::Headline { "h3" } else { "p" };
        let _ = write!(
            html,
            "<{name}>{}</{name}>",
            super::escaped(&super::place::one_line(&block.text))
        );
    }
    html.push_str(&super::source(exercise));
    let _ = writeln!(out, "::{}::[html]{}\n", escape(&super::title(exercise)), escape(&html));
}

fn head(out: &mut String, exercise: &Exercise, title: &str, prompt: &str) {
    let paragraphs: Vec<String> =
        prompt.split("\n\n").map(|p| format!("<p>{}</p>", super::escaped(p))).collect();
    let title = escape(&format!("{} {title}", super::title(exercise)));
    let _ = writeln!(out, "::{title}::[html]{}{{", escape(&paragraphs.concat()));
}

/// A choice of several; whether the price of a wrong one had to be changed.
fn several(out: &mut String, group: &[Candidate], extra: u32) -> bool {
    let right = group.iter().filter(|c| c.right).count().max(1);
    let share = 100.0 / f64::from(right as u32);
    let (gain, _) = nearest(share);
    let price = share * f64::from(extra) / 100.0;
    let (loss, exact) = if extra == 0 { ("0", true) } else { nearest(price) };
    for candidate in group {
        let sign = if candidate.right || extra == 0 { "" } else { "-" };
        let weight = if candidate.right { gain } else { loss };
        let why = if candidate.why.is_empty() {
            String::new()
        } else {
            format!("#{}", plain(&candidate.why))
        };
        let _ = writeln!(out, "\t~%{sign}{weight}%{}{why}", plain(&candidate.words));
    }
    out.push_str("}\n\n");
    !exact && group.iter().any(|c| !c.right)
}

/// The nearest percentage that Moodle knows, and whether it is the one asked for.
fn nearest(percent: f64) -> (&'static str, bool) {
    let mut best = GRADES[0];
    for grade in GRADES {
        if (grade.0 - percent).abs() < (best.0 - percent).abs() {
            best = grade;
        }
    }
    (best.1, (best.0 - percent).abs() < 0.001)
}

fn one(out: &mut String, choices: &[String], row: &Row) {
    for (i, choice) in choices.iter().enumerate() {
        let sign = if row.right.contains(&i) { '=' } else { '~' };
        let _ = writeln!(out, "\t{sign}{}", plain(choice));
    }
    behind(out, &row.why);
}

fn matching(out: &mut String, choices: &[String], rows: &[Row]) {
    for row in rows {
        let choice = row.right.first().and_then(|i| choices.get(*i)).map_or("", String::as_str);
        let _ = writeln!(out, "\t={} -> {}", plain(&row.words), plain(choice));
    }
    for (i, choice) in choices.iter().enumerate() {
        if rows.iter().all(|row| !row.right.contains(&i)) {
            let _ = writeln!(out, "\t= -> {}", plain(choice)); // chosen by those who err
        }
    }
    let reasons: Vec<&str> =
        rows.iter().map(|r| r.why.as_str()).filter(|w| !w.is_empty()).collect();
    behind(out, &reasons.join(" "));
}

fn order(out: &mut String, steps: &[Step]) {
    for step in steps {
        let _ = writeln!(out, "\t={} -> {}", plain(&step.words), step.place + 1);
    }
    let places = steps.iter().map(|s| s.place).max().unwrap_or(0) + 1;
    if steps.len() < 3 {
        for extra in places..3 {
            let _ = writeln!(out, "\t= -> {}", extra + 1);
        }
    }
    let reasons: Vec<&str> =
        steps.iter().map(|s| s.why.as_str()).filter(|w| !w.is_empty()).collect();
    behind(out, &reasons.join(" "));
}

/// The end of a question, with what is told after it.
fn behind(out: &mut String, why: &str) {
    if !why.is_empty() {
        let _ = writeln!(out, "\t####{}", plain(why));
    }
    out.push_str("}\n\n");
}

/// Words inside an answer: HTML, since the question says so, on one line. A percent sign in front
/// would be taken for points, and a bracket for the name of a format.
fn plain(text: &str) -> String {
    let html = super::escaped(text);
    let first = match html.chars().next() {
        Some('%') => "&#37;",
        Some('[') => "&#91;",
        _ => return escape(&html),
    };
    escape(&format!("{first}{}", &html[1..]))
}

/// GIFT's own signs with a backslash before them, and lines as `\n`.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '~' | '=' | '#' | '{' | '}' | ':' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}
