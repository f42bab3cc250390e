//! Reads what a class handed in: files and pasted text, each with one result or many. Nothing is
//! dropped: what can't be counted is named, with what can be done about it.

use crate::i18n::{fill1, message, t};
use newsloupe_exercise::code::{self, find_all};
use newsloupe_exercise::{Exercise, Handed, check};

/// A file, or what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The file's name; empty for what was pasted.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// One result, or what stands where one was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// The number of what brought it, and its own in that.
    pub id: (usize, usize),
    /// The file's name; empty for what was pasted.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// What stood there.
    pub text: String,
    /// What it says, or what is wrong with it.
    pub what: Result<Handed, Fault>,
}

/// Why something is not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no code in it.
    None,
    /// The end of the code is missing.
    Cut,
    /// Something in it was changed.
    Damaged,
    /// A newer Newsloupe made it.
    Newer,
    /// It belongs to the exercise of this number.
    Other(String),
    /// A file of Newsloupe's that is no result.
    NoResult,
    /// Its answers do not fit the exercise.
    Misfit,
}

impl From<code::Fault> for Fault {
    fn from(fault: code::Fault) -> Self {
        match fault {
            code::Fault::None => Self::None,
            code::Fault::Cut => Self::Cut,
            code::Fault::Damaged => Self::Damaged,
            code::Fault::Newer => Self::Newer,
            code::Fault::Other(id) => Self::Other(id),
        }
    }
}

impl From<check::Fault> for Fault {
    fn from(fault: check::Fault) -> Self {
        match fault {
            check::Fault::Newer => Self::Newer,
            check::Fault::Other(id) => Self::Other(id),
            check::Fault::Foreign => Self::NoResult,
            _ => Self::Misfit,
        }
    }
}

impl Fault {
    /// What is wrong.
    pub fn what(&self) -> String {
        let words = match self {
            Self::None => t("No code stands here."),
            Self::Cut => t("The end of the code is missing."),
            Self::Damaged => t("The code was changed on its way: a letter is wrong or missing."),
            Self::Newer => t("It was made with a newer Newsloupe than this page."),
            Self::Other(id) => {
                return fill1(
                    t(
                        "It belongs to another exercise, or to another version of this one: number {id}.",
                    ),
                    "{id}",
                    id,
                );
            }
            Self::NoResult => t("This file is no result."),
            Self::Misfit => t("Its answers do not fit this exercise."),
        };
        words.to_owned()
    }

    /// What can be done about it: a message.
    pub const fn advice(&self) -> &'static str {
        match self {
            Self::None => message("If somebody’s result should stand here, ask for it again."),
            Self::Cut => message(
                "Ask for the whole code, or for the file: the form or the chat may have cut it.",
            ),
            Self::Damaged => {
                message("Ask for it again, copied rather than typed, or for the file.")
            }
            Self::Newer => message("Reload this page, and bring it in again."),
            Self::Other(_) => message(
                "Open the teacher’s file of that exercise to score it. Here it is not counted.",
            ),
            Self::NoResult => {
                message("Ask for the file that the pupil’s page saves when handing in.")
            }
            Self::Misfit => message("Ask for it again, from the exercise as it was given out."),
        }
    }
}

/// All that came, for this exercise. `read_file` reads the JSON of a result's file.
pub fn all(
    brought: &[Brought],
    exercise: &Exercise,
    read_file: impl Fn(&str) -> Option<Handed>,
) -> Vec<Came> {
    let mut all = Vec::new();
    for (number, one) in brought.iter().enumerate() {
        let text = one.text.trim_start_matches('\u{feff}').trim();
        let mut add = |at: usize, line: usize, text: String, what: Result<Handed, Fault>| {
            let fits = |handed: Handed| Ok(check::handed(exercise, &handed).map(|()| handed)?);
            all.push(Came {
                id: (number, at),
                name: one.name.clone(),
                line,
                text,
                what: what.and_then(fits),
            });
        };
        if text.starts_with(['{', '<']) {
            add(0, 1, String::new(), read_file(text).ok_or(Fault::NoResult));
        } else if text.is_empty() {
            add(0, 1, String::new(), Err(Fault::None));
        } else {
            for (at, found) in find_all(&one.text, &exercise.id).into_iter().enumerate() {
                add(at, found.line, found.text, found.what.map_err(Fault::from));
            }
        }
    }
    all
}

/// What stood there, short enough for a line of a list.
pub fn short(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let (head, tail): (String, Vec<char>) =
        (text.chars().take(MOST - 16).collect(), text.chars().rev().take(12).collect());
    format!("{head} … {}", tail.into_iter().rev().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::{Answers, Block, KeyIn, Kind, Mark, Part, Settings, Task, id};

    fn exercise(text: &str) -> Exercise {
        let blocks = vec![Block { part: Part::Body, text: text.into() }];
        let tasks = vec![Task {
            kind: Kind::Quotes,
            instructions: String::new(),
            choices: vec![],
            items: vec![],
        }];
        Exercise {
            exercise: 1,
            id: id::of(&blocks, &tasks),
            title: "Pier".into(),
            language: "en".into(),
            source: None,
            welcome: String::new(),
            blocks,
            tasks,
            settings: Settings::default(),
            key: KeyIn::Blind,
        }
    }

    fn handed(exercise: &Exercise, pupil: &str, end: u32) -> Handed {
        let marks = vec![Mark { words: [0, end], label: None }];
        Handed {
            handed: 1,
            exercise: exercise.id.clone(),
            pupil: pupil.into(),
            tasks: vec![Answers::Marks(marks)],
        }
    }

    fn json(text: &str) -> Option<Handed> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn every_line_and_every_file_is_answered_for() {
        let (pier, other) = (exercise("one two three"), exercise("four five six"));
        let good = code::write(&handed(&pier, "1", 2));
        let foreign = code::write(&handed(&other, "2", 2));
        let misfit = code::write(&handed(&pier, "3", 9));
        let column = format!(
            "Name,Code\nAnn,{good}\nBo,{foreign}\nCy,{}\nDi,{misfit}\n\n",
            &good[..good.len() - 3]
        );
        let file = |name: &str, text: String| Brought { name: name.into(), text };
        let brought = [
            file("", column),
            file(
                "a.json",
                format!("\u{feff}{}\n", serde_json::to_string(&handed(&pier, "4", 1)).unwrap()),
            ),
            file("b.json", "{\"title\":1}".into()),
            file("c.txt", " \n".into()),
        ];
        let came = all(&brought, &pier, json);
        let whats: Vec<_> = came.iter().map(|c| c.what.as_ref().map(|h| h.pupil.clone())).collect();
        assert_eq!(
            whats,
            [
                Err(&Fault::None),
                Ok("1".into()),
                Err(&Fault::Other(other.id.clone())),
                Err(&Fault::Cut),
                Err(&Fault::Misfit),
                Ok("4".into()),
                Err(&Fault::NoResult),
                Err(&Fault::None),
            ]
        );
        assert_eq!((came[3].line, came[3].id, came[3].name.as_str()), (4, (0, 3), ""));
        assert!(came[3].text.starts_with("Cy,"));
        assert_eq!((came[6].id, came[6].name.as_str()), ((2, 0), "b.json"));
        let said: Vec<String> = came
            .iter()
            .filter_map(|c| c.what.as_ref().err())
            .map(|f| format!("{} {}", f.what(), t(f.advice())))
            .collect();
        assert_eq!(said.len(), 6);
        assert!(said[1].contains(&other.id) && said.iter().all(|s| s.ends_with('.')));
    }

    #[test]
    fn long_lines_keep_their_ends() {
        assert_eq!(short(" Ann "), "Ann");
        let long = format!("Ann,{}END", "é".repeat(400));
        let said = short(&long);
        assert!(said.starts_with("Ann,é") && said.ends_with("éEND") && said.chars().count() < 60);
    }
}
