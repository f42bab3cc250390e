//! What is printed: the answers, and the article in numbered lines that they are found by. It stands in
//! the page while the pupil hands in, and shows on paper alone.

use super::text::Text;
use super::{Pupil, say};
use crate::i18n::{fill, t};
use crate::view::shared::{live_view, live_words};
use leptos::prelude::*;
use newsloupe_exercise::formats::worksheet;
use newsloupe_exercise::{Answers, Task, Words};

/// In which lines words stand, first and last, counted from 1; `starts` has the first word of each line.
fn lines_of(starts: &[u32], words: Words) -> (usize, usize) {
    let line = |word: u32| starts.partition_point(|start| *start <= word).max(1);
    (line(words[0]), line(words[1].saturating_sub(1).max(words[0])))
}

fn answers(text: &Text, starts: &[u32], task: &Task, given: &Answers) -> AnyView {
    let choice = |n: u32| task.choices.get(n as usize).cloned().unwrap_or_default();
    let item = |n: usize| task.items.get(n).map(|i| i.words.clone()).unwrap_or_default();
    let open = || "_____".to_owned();
    let rows: Vec<String> = match given {
        Answers::Marks(marks) => marks
            .iter()
            .map(|m| {
                let label = m.label.map(|l| format!("{}: ", choice(l))).unwrap_or_default();
                let (from, to) = lines_of(starts, m.words);
                let name = if from == to { t("line {n}") } else { t("lines {n}–{m}") };
                let place = fill(name, &[("{n}", &*from.to_string()), ("{m}", &*to.to_string())]);
                format!("{label}“{}” ({place})", text.brief(m.words))
            })
            .collect(),
        Answers::Choices(choices) => choices
            .iter()
            .enumerate()
            .map(|(i, c)| format!("{} – {}", item(i), c.map_or_else(open, choice)))
            .collect(),
        Answers::Order(order) => order.iter().map(|i| item(*i as usize)).collect(),
    };
    if rows.is_empty() {
        return view! { <h2>{t(say::asked(task.kind).0)}</h2><p>{t("Not answered.")}</p> }
            .into_any();
    }
    let rows: Vec<AnyView> = rows.into_iter().map(|r| view! { <li>{r}</li> }.into_any()).collect();
    view! {
        <h2>{t(say::asked(task.kind).0)}</h2>
        <ol>{rows}</ol>
    }
    .into_any()
}

/// The sheet.
#[component]
pub fn Printed() -> impl IntoView {
    let pupil = expect_context::<Pupil>();
    let Some(open) = pupil.open.get_untracked() else { return ().into_any() };
    let (lines, starts) = worksheet::lines(&open.exercise);
    let rows: Vec<AnyView> = lines
        .iter()
        .map(|line| {
            let first = if line.first { "first" } else { "" };
            view! { <li class=first>{line.text.clone()}</li> }.into_any()
        })
        .collect();
    let title = open.exercise.title.clone();
    let tasks = live_view(move || {
        let given = pupil.work.with(|w| w.answers.clone());
        let tasks = open.exercise.tasks.iter().zip(&given);
        let all = tasks.map(|(task, given)| answers(&open.text, &starts, task, given));
        Some(all.collect::<Vec<_>>().into_any())
    });
    view! {
        <section class="printed" aria-hidden="true">
            <h1>{title}</h1>
            <p>{live_words(move || pupil.name.get())}</p>
            {tasks}
            <h2>{t("The article")}</h2>
            <ol class="lines">{rows}</ol>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::lines_of;

    #[test]
    fn words_are_found_by_their_lines() {
        let starts = [0, 12, 12, 24];
        assert_eq!(lines_of(&starts, [0, 12]), (1, 1));
        assert_eq!(lines_of(&starts, [11, 13]), (1, 3), "a line without words is none");
        assert_eq!(lines_of(&starts, [30, 30]), (4, 4));
        assert_eq!(lines_of(&[], [0, 1]), (1, 1));
    }
}
