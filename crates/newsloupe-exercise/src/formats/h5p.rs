//! An H5P question set, as content without its libraries: a site that has them takes it.
//!
//! Everything is asked as multiple choice, an order as words to be dragged to their numbers. H5P's
//! Mark the Words knows single words alone, never a passage of several.

use super::ask::{self, Candidate, Form, Question, Row, Step};
use super::place::one_line;
use super::{Export, Lost, Note, Say, escaped, message, zip};
use crate::crc32;
use crate::model::{Exercise, Key, Part};
use std::fmt::Write;

/// The right answers that one question holds: more are hard to see at once.
const MOST_RIGHT: usize = 10;

/// Characters that H5P's own schema gives a title.
const LONGEST_TITLE: usize = 255;

/// The exercise as an H5P file.
pub fn package(exercise: &Exercise, key: &Key, say: Say<'_>) -> Export {
    let (questions, mut notes) = ask::questions(exercise, key, say);
    if !questions.is_empty() {
        notes.insert(0, Note { task: None, lost: Lost::Apart });
    }
    let mut list: Vec<String> = Vec::new();
    let mut drags = false;
    for question in &questions {
        let mut note = |lost| notes.push(Note { task: Some(question.task), lost });
        match &question.form {
            Form::Some(candidates) => {
                if exercise.settings.extra != 100 {
                    note(Lost::Price);
                }
                let groups = ask::groups(candidates, MOST_RIGHT);
                if groups.len() > 1 {
                    note(Lost::Split);
                }
                for group in &groups {
                    list.push(several(group, question, say));
                }
            }
            Form::Match { choices, rows } => {
                for row in rows {
                    list.push(one(choices, row, question));
                }
            }
            Form::Order(steps) if ask::ties(steps) => {
                note(Lost::Order);
                let (choices, rows) = ask::numbered(steps);
                for row in &rows {
                    list.push(one(&choices, row, question));
                }
            }
            Form::Order(steps) => {
                drags = true;
                note(Lost::Order);
                if steps.iter().any(|s| kept(&s.words) != s.words) {
                    note(Lost::Signs);
                }
                list.push(order(steps, question));
            }
        }
    }
    let list: Vec<String> =
        list.iter().enumerate().map(|(i, q)| numbered(exercise, i, q)).collect();
    let title: String = super::title(exercise).chars().take(LONGEST_TITLE).collect();
    let content = format!(
        "{{\"introPage\":{{\"showIntroPage\":true,\"title\":{},\"introduction\":{}}},\"progressType\":\"textual\",\"passPercentage\":50,\
         \"questions\":[{}],\"disableBackwardsNavigation\":false,\"randomQuestions\":false,\
         \"endGame\":{{\"showResultPage\":true,\"showSolutionButton\":true,\"showRetryButton\":true}}}}",
        text(&escaped(&title)),
        text(&article(exercise)),
        list.join(",")
    );
    let drag = if drags { library("H5P.DragText", 1, 10) } else { String::new() };
    let about = format!(
        "{{\"title\":{},\"language\":{},\"mainLibrary\":\"H5P.QuestionSet\",\"embedTypes\":[\"iframe\"],\"license\":\"U\",\
         \"preloadedDependencies\":[{}{drag}{}]}}",
        text(&title),
        text(&exercise.language),
        library("H5P.MultiChoice", 1, 16),
        library("H5P.QuestionSet", 1, 20).trim_end_matches(',')
    );
    let files: [(&str, &[u8]); 2] =
        [("h5p.json", about.as_bytes()), ("content/content.json", content.as_bytes())];
    Export { bytes: zip::pack(&files), ending: "h5p", media: "application/zip", notes }
}

/// A question with the number that every one in H5P has, a UUID: the same for the same exercise.
fn numbered(exercise: &Exercise, index: usize, question: &str) -> String {
    let id = crc32::of(exercise.id.as_bytes());
    format!("{{\"subContentId\":\"{id:08x}-0000-4000-8000-{index:012x}\",{question}}}")
}

fn library(name: &str, major: u32, minor: u32) -> String {
    format!("{{\"machineName\":\"{name}\",\"majorVersion\":{major},\"minorVersion\":{minor}}},")
}

/// The article for the first page.
fn article(exercise: &Exercise) -> String {
    let mut html = super::welcome(exercise);
    for block in &exercise.blocks {
        let words = escaped(&one_line(&block.text));
        let _ = match block.part {
            Part::Headline | Part::Deck | Part::Heading => {
                write!(html, "<p><strong>{words}</strong></p>")
            }
            Part::Caption => write!(html, "<p><em>{words}</em></p>"),
            Part::Body | Part::Other => write!(html, "<p>{words}</p>"),
        };
    }
    html.push_str(&super::source(exercise));
    html
}

fn several(group: &[Candidate], question: &Question, say: Say<'_>) -> String {
    let prompt = format!("{} {}", question.prompt, say(message("Choose all that fit.")));
    let answers = group.iter().map(|c| (c.words.as_str(), c.right, c.why.as_str()));
    let behaviour = "\"type\":\"multi\",\"singlePoint\":false,\"randomAnswers\":false";
    choice(&format!("<p>{}</p>", escaped(&prompt)), answers, behaviour, question)
}

fn one(choices: &[String], row: &Row, question: &Question) -> String {
    let prompt = format!("<p>{}</p><p>{}</p>", escaped(&row.words), escaped(&question.prompt));
    let answers = choices
        .iter()
        .enumerate()
        .map(|(i, c)| (c.as_str(), row.right.contains(&i), row.why.as_str()));
    let behaviour = "\"type\":\"single\",\"singlePoint\":true,\"randomAnswers\":false";
    choice(&prompt, answers, behaviour, question)
}

/// A multiple choice, whose reasons are told with the answer that was chosen.
fn choice<'a>(
    prompt: &str,
    answers: impl Iterator<Item = (&'a str, bool, &'a str)>,
    behaviour: &str,
    question: &Question,
) -> String {
    let answers: Vec<String> = answers
        .map(|(words, right, why)| {
            format!(
                "{{\"text\":{},\"correct\":{right},\"tipsAndFeedback\":{{\"tip\":\"\",\"chosenFeedback\":{},\"notChosenFeedback\":\"\"}}}}",
                text(&format!("<div>{}</div>", escaped(words))),
                text(&if why.is_empty() { String::new() } else { format!("<div>{}</div>", escaped(why)) })
            )
        })
        .collect();
    let params = format!(
        "{{\"question\":{},\"answers\":[{}],\"behaviour\":{{\"enableRetry\":true,\"enableSolutionsButton\":true,\"enableCheckButton\":true,{behaviour},\
         \"showSolutionsRequiresInput\":true,\"confirmCheckDialog\":false,\"confirmRetryDialog\":false,\"autoCheck\":false,\"passPercentage\":100,\"showScorePoints\":true}}}}",
        text(prompt),
        answers.join(",")
    );
    question_of("H5P.MultiChoice 1.16", "Multiple Choice", &params, question)
}

/// The numbers in order, each with the place for its words.
fn order(steps: &[Step], question: &Question) -> String {
    let mut sorted: Vec<&Step> = steps.iter().collect();
    sorted.sort_by_key(|s| s.place);
    let mut lines = String::new();
    for step in sorted {
        let why = kept(&step.why).replace('\\', " ");
        let feedback = if why.is_empty() { String::new() } else { format!("\\+{why}\\-{why}") };
        let _ = writeln!(lines, "{}. *{}{feedback}*", step.place + 1, kept(&step.words));
    }
    let params = format!(
        "{{\"taskDescription\":{},\"textField\":{},\"distractors\":\"\",\"behaviour\":{{\"enableRetry\":true,\"enableSolutionsButton\":true,\"enableCheckButton\":true,\"instantFeedback\":false}}}}",
        text(&format!("<p>{}</p>", escaped(&question.prompt))),
        text(&escaped(lines.trim_end()))
    );
    question_of("H5P.DragText 1.10", "Drag the Words", &params, question)
}

fn question_of(library: &str, content_type: &str, params: &str, question: &Question) -> String {
    format!(
        "\"library\":\"{library}\",\"params\":{params},\"metadata\":{{\"contentType\":\"{content_type}\",\"license\":\"U\",\"title\":{}}}",
        text(&question.title)
    )
}

/// Words without the signs that Drag the Words keeps for itself.
fn kept(words: &str) -> String {
    let sign = |c| match c {
        '*' => '∗',
        ':' => '∶',
        '\\' => '∖',
        c => c,
    };
    words.chars().map(sign).collect()
}

/// A text as JSON.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
