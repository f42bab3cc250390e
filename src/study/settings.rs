//! The settings: language, colours, text, keys. The page keeps them and goes by them at once.

use super::Study;
use crate::i18n::{Language, t};
use crate::state::prefs::{LINES, SIZES, Theme};
use crate::view::shared::on;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// One choice of a few: its value, its words, in which language those are, whether it holds.
type Choice = (&'static str, &'static str, Option<&'static str>, bool);

/// Radio buttons under a title.
fn choices(
    name: &'static str,
    title: &'static str,
    choices: Vec<Choice>,
    choose: impl Fn(String) + Clone + 'static,
) -> AnyView {
    let row = |(value, words, lang, holds): Choice| {
        let choose = choose.clone();
        let hear = move |event: Event| {
            let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            choose(input.map(|i| i.value()).unwrap_or_default());
        };
        view! {
            <label class="choice">
                <input prop:checked=holds name=name value=value type="radio" {..on("change", hear)} />
                <span lang=lang>{words}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset>
            <legend>{title}</legend>
            <div class="choices">{choices.into_iter().map(row).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// The room.
#[component]
pub fn Settings() -> impl IntoView {
    let study = expect_context::<Study>();
    let prefs = study.prefs.get_untracked();
    let mut languages: Vec<Choice> =
        vec![("", t("As the browser"), None, prefs.language.is_none())];
    languages.extend(
        Language::ALL.map(|l| (l.code(), l.name(), Some(l.code()), prefs.language == Some(l))),
    );
    let themes = [Theme::System, Theme::Light, Theme::Dark]
        .map(|theme| (theme.name(), t(theme.label()), None, prefs.theme == theme));
    let language = move |value: String| study.prefer(|p| p.language = Language::of(&value));
    let theme = move |value: String| study.prefer(|p| p.theme = Theme::of(&value));
    let steps = |words: &[&'static str], now: usize| -> Vec<Choice> {
        const VALUES: [&str; 4] = ["0", "1", "2", "3"];
        let step = |(n, words): (usize, &&'static str)| (VALUES[n], t(words), None, n == now);
        words.iter().enumerate().map(step).collect()
    };
    let size = move |value: String| study.prefer(|p| p.size = value.parse().unwrap_or(0));
    let lines = move |value: String| study.prefer(|p| p.lines = value.parse().unwrap_or(0));
    let keys = move |_| study.prefer(|p| p.single_keys = !p.single_keys);
    view! {
        <div class="settings">
            {choices("language", t("Language of the page"), languages, language)}
            <p class="small">{t("Articles are read in English, and the reasons on the cards are given in English.")}</p>
            {choices("theme", t("Colours"), themes.into(), theme)}
            {choices("size", t("Size of the article’s text"), steps(&SIZES, prefs.size), size)}
            {choices("lines", t("Room between its lines"), steps(&LINES, prefs.lines), lines)}
            <fieldset>
                <legend>{t("Keys")}</legend>
                <label class="choice">
                    <input prop:checked=prefs.single_keys type="checkbox" {..on("change", keys)} />
                    <span>{t("Single letters are commands")}</span>
                </label>
            </fieldset>
            <p class="small">{t("These choices are kept in this browser.")}</p>
        </div>
    }
}
