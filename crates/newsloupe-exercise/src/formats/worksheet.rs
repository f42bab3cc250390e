//! The printed worksheet: the article in numbered lines, the tasks with room for answers, and the
//! key for pages of its own. Here is what is said, and where; the teacher's page prints it.

use super::ask;
use super::place::{Article, hull, one_line};
use super::{Say, message};
use crate::model::{Exercise, Key, Part, TaskKey, Way, Words};
use crate::words;

/// Characters of a line, at most; a longer word stands alone. Twelve-point letters fill the width
/// of a page with about these.
pub const WIDTH: usize = 78;

/// A worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the exercise is called.
    pub title: String,
    /// What the teacher tells first; may be empty.
    pub welcome: String,
    /// Where the article was published.
    pub source: Option<String>,
    /// The article, line by line.
    pub lines: Vec<Line>,
    /// What is asked.
    pub tasks: Vec<SheetTask>,
    /// What is right, on pages that pupils do not get: one for each of `tasks`.
    pub key: Vec<SheetKey>,
}

/// A line of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// What it is a line of.
    pub part: Part,
    /// Whether its block begins with it.
    pub first: bool,
    /// What it reads.
    pub text: String,
}

/// A task on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetTask {
    /// Its number, from 1.
    pub number: u32,
    /// What is asked.
    pub prompt: String,
    /// How it is answered with a pen.
    pub how: String,
    /// Choices, each behind its letter: `A` …
    pub choices: Vec<(String, String)>,
    /// What gets a letter or a number, each with a blank before it.
    pub rows: Vec<SheetRow>,
}

/// Something with a blank before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number in the task, from 1.
    pub number: u32,
    /// What it reads.
    pub words: String,
    /// The lines that it stands in, first and last, if it stands in the article.
    pub lines: Option<(u32, u32)>,
}

/// What is right in a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetKey {
    /// The task's number.
    pub number: u32,
    /// One for each answer, in order.
    pub answers: Vec<SheetAnswer>,
}

/// An answer of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetAnswer {
    /// The row's number; none where something is marked in the article.
    pub row: Option<u32>,
    /// The lines, first and last, where something is marked.
    pub lines: Option<(u32, u32)>,
    /// What is right: letters, a number, the words to be marked with their letter.
    pub right: String,
    /// Whether it looks right and is not.
    pub trap: bool,
    /// Why.
    pub why: String,
}

/// The worksheet of an exercise with its key. What was not reviewed is not asked.
pub fn worksheet(exercise: &Exercise, key: &Key, say: Say<'_>) -> Sheet {
    let (lines, starts) = lines(exercise);
    let at = |[first, end]: Words| {
        let line = |word: u32| starts.partition_point(|start| *start <= word) as u32;
        (line(first), line(end.saturating_sub(1).max(first)))
    };
    let article = Article::of(&exercise.blocks);
    let (mut tasks, mut keys) = (Vec::new(), Vec::new());
    for (task, task_key) in exercise.tasks.iter().zip(key) {
        let number = tasks.len() as u32 + 1;
        let mut sheet = SheetTask {
            number,
            prompt: ask::prompt(task, say),
            how: String::new(),
            choices: task
                .choices
                .iter()
                .enumerate()
                .map(|(i, c)| (letter(i), one_line(c)))
                .collect(),
            rows: Vec::new(),
        };
        let mut answers = Vec::new();
        match task_key {
            TaskKey::Marks { units, traps, .. } => {
                sheet.how = say(if task.choices.is_empty() {
                    message("Underline the words in the article.")
                } else {
                    message(
                        "Underline the words in the article and write the letter beside the line.",
                    )
                });
                for unit in units {
                    let Some(words) = hull(unit) else { continue };
                    let letter = unit.label.map(|l| format!("{} ", letter(l as usize)));
                    let right = format!("{}{}", letter.unwrap_or_default(), article.text(words));
                    let why = one_line(&unit.why);
                    let lines = Some(at(words));
                    answers
                        .push((words, SheetAnswer { row: None, lines, right, trap: false, why }));
                }
                if answers.is_empty() {
                    continue; // traps alone ask nothing
                }
                for trap in traps {
                    let right = article.text(trap.at);
                    let (lines, why) = (Some(at(trap.at)), one_line(&trap.why));
                    answers
                        .push((trap.at, SheetAnswer { row: None, lines, right, trap: true, why }));
                }
                answers.sort_by_key(|(words, _)| *words);
            }
            TaskKey::Items(found) if task.kind.way() == Way::Order => {
                sheet.how =
                    say(message("Write the number of its place on each line: 1 comes first."));
                let places = ask::steps(task, found).into_iter();
                let right = places.map(|s| (s.words, s.item, (s.place + 1).to_string(), s.why));
                answers = rows(&mut sheet, right, |item| Some(at(task.items.get(item)?.at?)));
            }
            TaskKey::Items(found) => {
                sheet.how = say(message("Write the letter on each line."));
                let letters = |right: &[usize]| {
                    let letters: Vec<String> = right.iter().map(|r| letter(*r)).collect();
                    letters.join(", ")
                };
                let found = ask::rows(task, found).into_iter();
                let right = found.map(|r| (r.words, r.item, letters(&r.right), r.why));
                answers = rows(&mut sheet, right, |item| Some(at(task.items.get(item)?.at?)));
            }
        }
        if answers.is_empty() {
            continue;
        }
        tasks.push(sheet);
        keys.push(SheetKey { number, answers: answers.into_iter().map(|(_, a)| a).collect() });
    }
    Sheet {
        title: one_line(&exercise.title),
        welcome: exercise.welcome.trim().to_owned(),
        source: exercise.source.clone(),
        lines,
        tasks,
        key: keys,
    }
}

/// Writes the rows of a task, and gives their answers.
fn rows(
    sheet: &mut SheetTask,
    found: impl Iterator<Item = (String, usize, String, String)>,
    at: impl Fn(usize) -> Option<(u32, u32)>,
) -> Vec<(Words, SheetAnswer)> {
    found
        .map(|(words, item, right, why)| {
            let row = sheet.rows.len() as u32 + 1;
            sheet.rows.push(SheetRow { number: row, words, lines: at(item) });
            ([0, 0], SheetAnswer { row: Some(row), lines: None, right, trap: false, why })
        })
        .collect()
}

/// `A` to `Z`, then `AA` …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    if index < 26 { last.to_string() } else { format!("{}{last}", letter(index / 26 - 1)) }
}

/// The lines of the article, and the number of the first word of each. A pupil’s own print has them too.
pub fn lines(exercise: &Exercise) -> (Vec<Line>, Vec<u32>) {
    let (mut lines, mut starts) = (Vec::<Line>::new(), Vec::new());
    let mut before = 0; // words of the blocks before
    for block in &exercise.blocks {
        let bounds = words::of(&block.text);
        let mut first = true;
        let mut open: Option<usize> = None; // characters of the line that is being filled
        let mut from = 0;
        for token in block.text.split_whitespace() {
            let at = from + block.text[from..].find(token).unwrap_or(0);
            from = at + token.len();
            let length = token.chars().count();
            match (open, lines.last_mut()) {
                (Some(filled), Some(line)) if filled + 1 + length <= WIDTH => {
                    line.text.push(' ');
                    line.text.push_str(token);
                    open = Some(filled + 1 + length);
                }
                _ => {
                    let number = lines.len() as u32 + 1;
                    let text = token.to_owned();
                    lines.push(Line { number, part: block.part, first, text });
                    starts.push(before + bounds.partition_point(|w| w.start < at) as u32);
                    first = false;
                    open = Some(length);
                }
            }
        }
        before += bounds.len() as u32;
    }
    (lines, starts)
}
