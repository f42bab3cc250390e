//! The worksheet on paper, and its key on pages of its own. It stands behind the room, for the
//! printer alone.

use super::Out;
use super::exports::Tongue;
use super::row::{act, row};
use crate::i18n::message;
use crate::view::shared::live_view;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use newsloupe_exercise::formats::worksheet::{
    Line, Sheet, SheetAnswer, SheetKey, SheetRow, SheetTask, worksheet,
};
use newsloupe_exercise::{AskFor, Part};

/// What is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Print {
    sheet: Sheet,
    what: What,
    words: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Sheet,
    Key,
}

/// What the sheet says besides, in its language.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    language: String,
    who: String,
    date: String,
    key: String,
    article: String,
    task: String,
    line: String,
    lines: String,
    not: String,
    number: String,
}

/// The row of the worksheet.
pub(super) fn as_row(out: Out) -> AnyView {
    let print = move |what: What| {
        out.work(async move {
            let (exercise, key) = out.given.get_untracked().ok_or(super::NOTHING)?;
            let tongue = Tongue::of(&exercise).await;
            let say = |english: &str| tongue.say(english);
            let words = Words {
                language: exercise.language.clone(),
                who: say(match exercise.settings.ask_for {
                    AskFor::Name => message("Name"),
                    AskFor::Number => message("Number"),
                }),
                date: say(message("Date")),
                key: say(message("Key, for the teacher")),
                article: say(message("The article")),
                task: say(message("Task {n}")),
                line: say(message("line {a}")),
                lines: say(message("lines {a} to {b}")),
                not: say(message("Not to be marked:")),
                number: exercise.id.clone(),
            };
            let sheet = worksheet(&exercise, &key, &say);
            out.giving.paper.set(Some(Print { sheet, what, words }));
            // Once it stands there.
            Timeout::new(50, || drop(window().print())).forget();
            Ok(crate::i18n::t("The browser prints it, or saves it as PDF.").to_owned())
        });
    };
    row(
        message("A worksheet on paper"),
        message(
            "The article with numbered lines, and the tasks to be done with a pen; the key is printed by itself.",
        ),
        vec![
            act(message("Print the worksheet"), move || print(What::Sheet)),
            act(message("Print the key"), move || print(What::Key)),
        ],
        ().into_any(),
    )
}

/// What is printed, where it stands for the printer.
pub(super) fn sheets(out: Out) -> AnyView {
    live_view(move || {
        out.giving.paper.with(|print| {
            print.as_ref().map(|print| match print.what {
                What::Sheet => sheet(&print.sheet, &print.words),
                What::Key => key(&print.sheet, &print.words),
            })
        })
    })
}

impl Words {
    fn task(&self, number: u32) -> String {
        crate::i18n::fill1(&self.task, "{n}", &number.to_string())
    }

    fn lines(&self, (first, last): (u32, u32)) -> String {
        let (a, b) = (first.to_string(), last.to_string());
        let words = if first == last { &self.line } else { &self.lines };
        crate::i18n::fill(words, &[("{a}", &a), ("{b}", &b)])
    }
}

fn sheet(sheet: &Sheet, words: &Words) -> AnyView {
    let line = |line: &Line| {
        let class = match line.part {
            Part::Headline => "line headline",
            Part::Deck | Part::Heading => "line strong",
            Part::Caption | Part::Other => "line aside",
            Part::Body => "line",
        };
        let first = if line.first { "first" } else { "" };
        view! {
            <p class=format!("{class} {first}")>
                <span class="n">{line.number}</span>
                <span class="text">{line.text.clone()}</span>
            </p>
        }
        .into_any()
    };
    let source = sheet.source.clone().map(|s| view! { <p class="source">{s}</p> }.into_any());
    let welcome = (!sheet.welcome.is_empty())
        .then(|| view! { <p class="welcome">{sheet.welcome.clone()}</p> }.into_any());
    view! {
        <div class="sheet" lang=words.language.clone()>
            <div class="pupil">
                <span>{words.who.clone()}": "<i></i></span>
                <span>{words.date.clone()}": "<i></i></span>
            </div>
            <h1>{sheet.title.clone()}</h1>
            {welcome}
            <section class="lines" aria-label=words.article.clone()>
                {sheet.lines.iter().map(line).collect_view()}
                {source}
            </section>
            {sheet.tasks.iter().map(|one| task(one, words)).collect_view()}
        </div>
    }
    .into_any()
}

fn task(task: &SheetTask, words: &Words) -> AnyView {
    let choice = |(letter, text): &(String, String)| {
        view! { <li><b>{letter.clone()}</b>" "{text.clone()}</li> }.into_any()
    };
    let row = |row: &SheetRow| {
        let lines = row.lines.map(|at| format!(" ({})", words.lines(at)));
        view! {
            <li><i class="blank"></i>" "{row.number}". "{row.words.clone()}<small>{lines}</small></li>
        }
        .into_any()
    };
    let some = !task.choices.is_empty();
    view! {
        <section class="task">
            <h2>{words.task(task.number)}": "{task.prompt.clone()}</h2>
            <p>{task.how.clone()}</p>
            {some.then(|| view! { <ul class="choices">{task.choices.iter().map(choice).collect_view()}</ul> }.into_any())}
            <ul class="blanks">{task.rows.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn key(sheet: &Sheet, words: &Words) -> AnyView {
    let answer = |asked: Option<&SheetTask>, answer: &SheetAnswer| {
        let before = match (answer.row, answer.lines) {
            (Some(row), _) => format!("{row}: "),
            (None, Some(at)) => format!("{}: ", words.lines(at)),
            _ => String::new(),
        };
        // What stands behind the letters, where a row got some.
        let choices = asked.filter(|_| answer.row.is_some()).map(|t| &t.choices[..]);
        let named = |letter: &str| {
            let found = choices.unwrap_or_default().iter().find(|(known, _)| known == letter);
            found.map_or_else(|| letter.to_owned(), |(_, words)| format!("{letter} ({words})"))
        };
        let right = match choices {
            Some([_, ..]) => answer.right.split(", ").map(named).collect::<Vec<_>>().join(", "),
            _ => answer.right.clone(),
        };
        let not = answer.trap.then(|| view! { <b>{words.not.clone()}" "</b> }.into_any());
        let why = (!answer.why.is_empty())
            .then(|| view! { <small>{answer.why.clone()}</small> }.into_any());
        view! { <li>{before}{not}<span>{right}</span>" "{why}</li> }.into_any()
    };
    let task = |key: &SheetKey| {
        let asked = sheet.tasks.iter().find(|t| t.number == key.number);
        let prompt = asked.map(|t| t.prompt.clone()).unwrap_or_default();
        view! {
            <section class="task">
                <h2>{words.task(key.number)}": "{prompt}</h2>
                <ul class="answers">{key.answers.iter().map(|one| answer(asked, one)).collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <div class="sheet" lang=words.language.clone()>
            <p class="pupil">{words.key.clone()}" · "{words.number.clone()}</p>
            <h1>{sheet.title.clone()}</h1>
            {sheet.key.iter().map(task).collect_view()}
        </div>
    }
    .into_any()
}
