//! What a careful reader would ask of this article: put as questions, never as faults.

use crate::i18n::t;
use crate::state::article::Article;
use crate::state::words::short;
use crate::study::Study;
use crate::view::shared::{live_view, press};
use leptos::prelude::*;
use newsloupe::Span;

/// A question, and the places in the text that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub words: String,
    /// Where in the text, in bytes, with some words around.
    pub places: Vec<(Span, String)>,
}

/// What the dates of an article leave to ask.
pub fn questions(article: &Article) -> Vec<Question> {
    let place = |date: &usize| {
        let span = article.at(article.report.dates.get(*date)?.span)?;
        Some((span, short(&article.around(span, 44), 100)))
    };
    let asked = article.report.questions.iter();
    asked
        .map(|q| Question {
            words: q.why.clone(),
            places: q.dates.iter().filter_map(place).collect(),
        })
        .collect()
}

/// The room.
#[component]
pub fn Check() -> impl IntoView {
    let study = expect_context::<Study>();
    let list = move || {
        let found = questions(&*study.article.get()?);
        if found.is_empty() {
            let none = t("No two dates in this article seem to contradict each other.");
            return Some(view! { <p class="nothing">{none}</p> }.into_any());
        }
        let row = |question: Question| {
            let way = |(span, words): (Span, String)| {
                let go = move || study.go(span.start, span.end);
                view! { <button type="button" class="way" dir="auto" {..press(go)}>{words}</button> }.into_any()
            };
            let places = question.places.into_iter().map(way).collect_view();
            view! { <li><p>{question.words}</p>{places}</li> }.into_any()
        };
        let rows = found.into_iter().map(row).collect_view();
        Some(view! { <ul class="questions">{rows}</ul> }.into_any())
    };
    view! {
        <section class="names">
            <h3>{t("Dates")}</h3>
            {live_view(list)}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe::{Options, analyze};

    #[test]
    fn two_days_for_one_event_are_asked_about_and_one_day_is_not() {
        let ask = |day: &str| {
            let text = format!(
                "Ministers discuss the harbour\n\nTransport Minister Carl Ojala met Mayor Anna Lindqvist on \
                 {day} March 2024 to talk about the wall, which both want to mend.\n\nCarl Ojala, left, shakes \
                 hands with Anna Lindqvist after a meeting in Turku on March 26, 2024. (Bo Ray/Harbour Press via \
                 Getty Images)"
            );
            let report = analyze(&text, &Options::default()).unwrap();
            questions(&Article::new(text.as_str().into(), report).unwrap())
        };
        assert_eq!(ask("26"), []);
        let asked = ask("25");
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].places.len(), 2);
    }
}
