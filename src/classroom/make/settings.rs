//! How the exercise is run: feedback, the cost of extra marks, names or numbers, the pupils' language
//! and what they are told first.

use super::{Making, value, words};
use crate::classroom::draft::labels;
use crate::i18n::{Language, t};
use crate::view::shared::{live_view, on};
use leptos::prelude::*;
use newsloupe_exercise::draft::Draft;
use newsloupe_exercise::{AskFor, Feedback};
use web_sys::Event;

/// A list of choices with a label.
fn list(
    making: Making,
    label: &'static str,
    all: Vec<(&'static str, &'static str, bool)>,
    choose: impl Fn(&mut Draft, &str) + Copy + 'static,
) -> AnyView {
    let option = |(value, words, holds): (&'static str, &'static str, bool)| {
        view! { <option value=value selected=holds>{words}</option> }.into_any()
    };
    let chosen = move |event: Event| {
        let value = value(&event);
        making.class.change(|d| choose(d, &value));
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select {..on("change", chosen)}>{all.into_iter().map(option).collect_view()}</select>
        </label>
    }
    .into_any()
}

fn fields(making: Making, draft: &Draft) -> AnyView {
    let set = draft.settings;
    let feedback = [("now", Feedback::AtOnce), ("end", Feedback::End), ("never", Feedback::Never)];
    let feedback_rows = feedback.map(|(v, f)| (v, words::feedback(f), set.feedback == f));
    let costs = [
        ("0", t("nothing"), 0),
        ("25", t("a quarter of a point"), 25),
        ("50", t("half a point"), 50),
        ("100", t("a whole point"), 100),
    ];
    let costs = costs.map(|(v, words, n)| (v, words, set.extra == n));
    let ask = vec![
        ("number", t("a number that you give them"), set.ask_for == AskFor::Number),
        ("name", t("their name"), set.ask_for == AskFor::Name),
    ];
    let languages = Language::ALL.map(|l| (l.code(), l.name(), l.code() == draft.language));
    let welcome = move |event: Event| {
        let said = value(&event);
        making.class.change(|d| said.trim().clone_into(&mut d.welcome));
    };
    let source = move |event: Event| {
        let said = value(&event).trim().to_owned();
        making.class.change(|d| d.source = (!said.is_empty()).then_some(said));
    };
    view! {
        {list(making, t("Pupils learn how they did"), feedback_rows.into(), move |d, value| {
            if let Some((_, f)) = feedback.iter().find(|(v, _)| *v == value) {
                d.settings.feedback = *f;
            }
        })}
        {list(making, t("A mark too many costs"), costs.into(), |d, value| {
            d.settings.extra = value.parse().unwrap_or(25);
        })}
        {list(making, t("Pupils write on what they hand in"), ask, |d, value| {
            d.settings.ask_for = if value == "name" { AskFor::Name } else { AskFor::Number };
        })}
        {list(making, t("Language of the pupils’ page"), languages.into(), |d, value| {
            labels::speak(d, Language::of(value).unwrap_or_default());
        })}
        <label class="field">
            <span>{t("What pupils read first (may be empty)")}</span>
            <textarea rows="3" maxlength="4000" prop:value=draft.welcome.clone() {..on("change", welcome)}></textarea>
        </label>
        <label class="field">
            <span>{t("Where the article was published")}</span>
            <input type="text" maxlength="2000" prop:value=draft.source.clone().unwrap_or_default() {..on("change", source)} />
        </label>
    }
    .into_any()
}

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let making = expect_context::<Making>();
    let all = move || {
        making.class.stamp.track();
        making.draft_now(|d| fields(making, d))
    };
    view! {
        <section aria-labelledby="how">
            <h2 id="how" class="unseen">{t("Settings")}</h2>
            <details>
                <summary>{t("How it is run: feedback, extra marks, names, language")}</summary>
                {live_view(all)}
            </details>
        </section>
    }
}
