//! The toolbar that stands below chosen words: what they can be marked as.

use super::act::{Pick, Then};
use super::model::{Change, Correction, Layer, Voice, What};
use super::place::Place;
use super::{keys, selection};
use crate::i18n::{message, t};
use crate::study::Study;
use crate::view::shared::{follow, live_view, on, press};
use leptos::html::Section;
use leptos::prelude::*;
use newsloupe::Span;
use newsloupe::dates::TimexKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;
use wasm_bindgen::JsCast;

/// What chosen words can be marked as, in the order of the toolbar.
const WAYS: [(&str, &str); 7] = [
    ("quotes", message("Quote")),
    ("reported", message("Reported")),
    ("people", message("Person")),
    ("organizations", message("Organisation")),
    ("places", message("Place")),
    ("dates", message("Date")),
    ("credits", message("Picture credit")),
];

/// What a way makes of these words.
fn what(way: usize, text: &str, span: Span) -> What {
    match way {
        0 => {
            let inner = span.of(text).chars().next().is_some_and(|c| "\"“„«'‘".contains(c));
            let marks = |at: Option<char>| at.is_some_and(|c| "\"“„«'‘".contains(c));
            let before = text[..span.start as usize].chars().next_back();
            let whole = span.of(text).split_whitespace().count() > 3;
            let direct = (inner || marks(before)) && whole;
            What::Quote(if direct { QuoteKind::Direct } else { QuoteKind::Partial })
        }
        1 => What::Quote(QuoteKind::Indirect),
        2 => What::Name(NameKind::Person),
        3 => What::Name(NameKind::Organization),
        4 => What::Name(NameKind::Place),
        5 => {
            let day = super::apply::plain_date(span.of(text));
            let (kind, value) = day.map_or((TimexKind::Date, None), |(kind, v)| (kind, Some(v)));
            What::Date { kind, value }
        }
        _ => {
            let maker = span.of(text).split(['/', '|', ',']).next().unwrap_or("").trim_end();
            let maker = Span { start: span.start, end: span.start + maker.len() as u32 };
            What::Credit { creator: Place::new(text, maker) }
        }
    }
}

impl Study {
    /// Makes the chosen words what was asked for.
    fn mark_chosen(&self, way: usize) {
        let (Some(article), Some(chosen)) =
            (self.article.get_untracked(), self.correct.chosen.get_untracked())
        else {
            return;
        };
        let Some(at) = Place::new(&article.text, chosen.span) else { return };
        selection::clear();
        match self.correct.pick.get_untracked() {
            Some(Pick::Speaker(quote)) => {
                let then = Then::Editor(Layer::Quote, quote.span());
                let change = Change::Speaker(Voice::Words(at));
                self.correct(Correction { on: Layer::Quote, at: quote, change }, then);
            }
            Some(Pick::Creator(credit)) => {
                let then = Then::Editor(Layer::Credit, credit.span());
                let change = Change::Become(What::Credit { creator: Some(at) });
                self.correct(Correction { on: Layer::Credit, at: credit, change }, then);
            }
            None => {
                let what = what(way, &article.text, chosen.span);
                let on = what.layer();
                // A quote or a date is not done before somebody says whose, or which day.
                let open = matches!(what, What::Quote(_) | What::Date { .. });
                let then = if open { Then::Editor } else { Then::Card };
                let then = then(on, chosen.span);
                self.correct(Correction { on, at, change: Change::Add(what) }, then);
            }
        }
    }
}

/// Puts the toolbar below the words; on a narrow screen CSS holds it at the foot.
fn place(bar: &web_sys::HtmlElement, left: f64, bottom: f64) {
    let width = window().inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(1280.0);
    let height = crate::dom::focus::height();
    let left = left.min(width - f64::from(bar.offset_width()) - 12.0).max(12.0);
    let most = height - f64::from(bar.offset_height()) - 12.0;
    let top = (bottom + 10.0).min(most).max(12.0);
    let _ = bar.style().set_property("left", &format!("{}px", left.round() as i32));
    let _ = bar.style().set_property("top", &format!("{}px", top.round() as i32));
}

/// The toolbar, and the element that holds the keyboard while words are marked with it.
#[component]
pub fn Marking() -> impl IntoView {
    let study = expect_context::<Study>();
    let bar = NodeRef::<Section>::new();
    follow(move || {
        if let (Some(chosen), Some(bar)) = (study.correct.chosen.get(), bar.get()) {
            place(&bar, chosen.left, chosen.bottom);
        }
    });
    // Arrow keys walk along the buttons, as in any toolbar.
    let on_key = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let here = document().active_element();
        let next = here.and_then(|here| match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => here.next_element_sibling(),
            "ArrowLeft" | "ArrowUp" => here.previous_element_sibling(),
            _ => None,
        });
        if let Some(next) = next.and_then(|n| n.dyn_into::<web_sys::HtmlElement>().ok()) {
            event.prevent_default();
            let _ = next.focus();
        }
    };
    let body = move || {
        let pick = study.correct.pick.get();
        let chosen = study.correct.chosen.get();
        if pick.is_none() && chosen.is_none() {
            return None;
        }
        let article = study.article.get_untracked()?;
        let said = chosen.map(|c| keys::quoted(c.span.of(&article.text)));
        let head = match (&pick, &said) {
            (Some(Pick::Speaker(_)), None) => {
                t("Select the words that name the speaker.").to_owned()
            }
            (Some(Pick::Creator(_)), None) => t("Select the words that name the maker.").to_owned(),
            (_, said) => said.clone().unwrap_or_default(),
        };
        let button = move |(way, (class, label)): (usize, (&'static str, &'static str))| {
            view! {
                <button class=class type="button" {..press(move || study.mark_chosen(way))}>
                    {t(label)}
                </button>
            }
            .into_any()
        };
        let buttons = match (&pick, chosen) {
            (None, _) => WAYS.into_iter().enumerate().map(button).collect_view().into_any(),
            (Some(_), Some(_)) => view! {
                <button type="button" class="main" {..press(move || study.mark_chosen(0))}>
                    {t("Use these words")}
                </button>
            }
            .into_any(),
            (Some(_), None) => view! {
                <button type="button" {..press(move || study.begin_marking())}>
                    {t("With the keyboard")}
                </button>
            }
            .into_any(),
        };
        let class = if chosen.is_some() { "marking" } else { "marking waits" };
        Some(
            view! {
                <section
                    id="marking"
                    node_ref=bar
                    class=class
                    aria-label=t("Mark the chosen words as")
                    // The words must stay selected while a button is pressed.
                    {..on("mousedown", |e| e.prevent_default())}
                    {..on("keydown", on_key)}
                >
                    <p dir="auto">{head}</p>
                    <div class="ways" role="toolbar" aria-label=t("Mark the chosen words as")>
                        {buttons}
                        <button type="button" class="quiet" {..press(move || study.stop_marking())}>
                            {t("Cancel")}
                        </button>
                    </div>
                </section>
            }
            .into_any(),
        )
    };
    view! {
        <div id="word-cursor" class="unseen" role="application" tabindex="-1" aria-label=t("Marking words")></div>
        {live_view(body)}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_what_they_look_like() {
        let text =
            "“We had no real choice,” she said. He called it a “bargain” on 2024-03-04. Jo Dee/AP";
        let way = |way: usize, words: &str| {
            let at = text.find(words).unwrap();
            what(way, text, Span::new(at, at + words.len()))
        };
        assert_eq!(way(0, "We had no real choice,"), What::Quote(QuoteKind::Direct));
        assert_eq!(way(0, "bargain"), What::Quote(QuoteKind::Partial));
        let day = Some("2024-03-04".to_owned());
        assert_eq!(way(5, "2024-03-04"), What::Date { kind: TimexKind::Date, value: day });
        let What::Credit { creator: Some(maker) } = way(6, "Jo Dee/AP") else { panic!() };
        assert_eq!(maker.exact, "Jo Dee");
    }
}
