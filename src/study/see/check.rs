//! What a careful reader would ask of this article: put as findings and questions, never as faults.

use super::headline::{Match, Traced, What, check};
use super::time::timeline;
use super::wording::{Asked, Wording, find};
use super::{of_article, rows, way, ways};
use crate::i18n::{counted, fill, message, number, t};
use crate::state::article::Article;
use crate::study::Study;
use crate::view::shared::{live, live_view, live_words, press};
use leptos::prelude::*;

/// The room.
#[component]
pub fn Check() -> impl IntoView {
    let study = expect_context::<Study>();
    view! {
        <section class="names">
            <h3>{t("Headline against story")}</h3>
            {of_article(study, move |article| headline(study, &article))}
        </section>
        <section class="names">
            <h3>{t("Dates")}</h3>
            {of_article(study, move |article| dates(study, &article))}
        </section>
        <section class="names">
            <h3>{t("Unsourced and vague wording")}</h3>
            {wording(study)}
        </section>
    }
}

fn headline(study: Study, article: &Article) -> AnyView {
    let all = check(article);
    if all.is_empty() {
        let none =
            t("The headline has no quoted words, names or numbers to look for in the story.");
        return view! { <p class="nothing">{none}</p> }.into_any();
    }
    let quoted: Vec<Traced> = all.iter().filter(|t| t.what == What::Quoted).cloned().collect();
    let rest: Vec<Traced> = all.into_iter().filter(|t| t.what != What::Quoted).collect();
    let has_quotes = !quoted.is_empty();
    let missing: Vec<Traced> = rest.iter().filter(|t| t.found == Match::None).cloned().collect();
    let there = rest.len() - missing.len();
    let summary = (!rest.is_empty()).then(|| {
        let words = fill(
            t("Names and numbers of the headline: {n} of {m} stand in the story too."),
            &[("{n}", &number(there)), ("{m}", &number(rest.len()))],
        );
        view! { <p class="about">{words}</p> }.into_any()
    });
    view! {
        {has_quotes.then(|| rows(quoted, 12, move |traced| traced_row(study, traced)))}
        {summary}
        {(!missing.is_empty()).then(|| rows(missing, 12, move |traced| traced_row(study, traced)))}
    }
    .into_any()
}

fn traced_row(study: Study, traced: Traced) -> AnyView {
    let Traced { what, here, deck, found, there, voices } = traced;
    let (class, words) = match (found, what) {
        (Match::Same, _) => ("same", message("The story has the same words.")),
        (Match::Near, _) => ("near", message("The story has words close to these.")),
        (Match::None, What::Quoted) => ("none", message("These words are not found in the story.")),
        (Match::None, What::Name) => ("none", message("This name is not found in the story.")),
        (Match::None, What::Number) => ("none", message("This number is not found in the story.")),
    };
    let where_from = if deck { t("line below the headline") } else { t("headline") };
    let voices = voices.map(|(here, there)| {
        let words = fill(
            t("The headline gives them to {here}; in the story they are {there}’s."),
            &[("{here}", &here), ("{there}", &there)],
        );
        view! { <p class="about" dir="auto">{words}</p> }.into_any()
    });
    let there = there.map(|there| way(study, there));
    view! {
        <li class=format!("traced {class}")>
            <div class="sought">{way(study, here)}<span class="about">{where_from}</span></div>
            <p class="verdict">{t(words)}</p>
            {voices}
            {there}
        </li>
    }
    .into_any()
}

fn dates(study: Study, article: &Article) -> AnyView {
    let doubts = timeline(article).doubts;
    if doubts.is_empty() {
        let none = t("No two dates in this article seem to contradict each other.");
        return view! { <p class="nothing">{none}</p> }.into_any();
    }
    let row = |doubt: super::time::Doubt| {
        view! { <li class="asked"><p>{doubt.words}</p>{ways(study, doubt.places, 4)}</li> }
            .into_any()
    };
    let rows = doubts.into_iter().map(row).collect_view();
    view! { <ul class="questions">{rows}</ul> }.into_any()
}

/// The question that a sort of wording leaves.
const fn question(asked: Asked) -> &'static str {
    match asked {
        Asked::Someone => message("Who are they? No name is given."),
        Asked::Paper => message("Which ones, and whose?"),
        Asked::Amount => message("How many, and who counted?"),
        Asked::Hearsay => message("Who says so?"),
        Asked::Passive => message("By whom?"),
        Asked::Hedge => message("How does the writer know?"),
    }
}

/// Off until asked for: it is the easiest to take for a list of faults.
fn wording(study: Study) -> AnyView {
    let on = study.wording;
    let list = move || {
        if !on.get() {
            return None;
        }
        let found = find(&*study.article.get()?);
        if found.is_empty() {
            let none = t("No such wording found.");
            return Some(view! { <p class="nothing">{none}</p> }.into_any());
        }
        let total = counted(
            found.len(),
            t("{n} place. A writer may have good reasons for each."),
            t("{n} places. A writer may have good reasons for each."),
        );
        let group = |asked: Asked| {
            let of: Vec<Wording> = found.iter().filter(|w| w.asked == asked).cloned().collect();
            (!of.is_empty()).then(|| {
                let list = rows(of, 12, move |w| {
                    let way = super::Way { span: w.way.span, words: w.around };
                    view! { <li><b class="vague" dir="auto">{w.way.words}</b>{super::way(study, way)}</li> }.into_any()
                });
                view! { <li class="asked"><p>{t(question(asked))}</p>{list}</li> }.into_any()
            })
        };
        let groups = Asked::ALL.map(group).into_iter().collect_view();
        Some(view! { <p class="about">{total}</p><ul class="questions">{groups}</ul> }.into_any())
    };
    view! {
        <p class="about">
            {t("Words that leave a question open, such as “officials say” or “it is believed”.")}
        </p>
        <button
            type="button"
            class="switch-of"
            {..live("aria-pressed", move || if on.get() { "true" } else { "false" })}
            {..press(move || on.update(|on| *on = !*on))}
        >
            {live_words(move || if on.get() { t("Hide them") } else { t("Look for them") })}
        </button>
        {live_view(list)}
    }
    .into_any()
}
