//! The outline: what the article is built of, in order, each a way to its place.

use crate::i18n::{counted, message, t};
use crate::state::article::Article;
use crate::state::parts::{Part, Setting};
use crate::state::words::short;
use crate::study::Study;
use crate::study::see::rows as rows_of;
use crate::view::shared::press;
use crate::wire::{self, To};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Rows shown at first.
const FIRST: usize = 200;

/// A row of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What stands there, in English: a message.
    pub kind: &'static str,
    /// How many parts it stands for: paragraphs in a row are one.
    pub count: usize,
    /// Its first words.
    pub words: String,
    /// The number of its first part.
    pub part: usize,
    /// Whether it is a heading: those are what most look for.
    pub heading: bool,
}

const fn kind(setting: Setting) -> &'static str {
    match setting {
        Setting::Headline => message("Headline"),
        Setting::Deck => message("Below the headline"),
        Setting::Meta => message("Who wrote it, and when"),
        Setting::Paragraph => message("Text"),
        Setting::Heading => message("Heading"),
        Setting::ListItem => message("List"),
        Setting::PullQuote => message("Pull quote"),
        Setting::Figure => message("Picture"),
        Setting::Aside(label) => label,
    }
}

/// The rows of an article. Paragraphs in a row are one, and so are the lines of a list.
pub fn outline(article: &Article) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (at, part) in article.parts.iter().enumerate() {
        let kind = kind(part.setting);
        let joins = matches!(part.setting, Setting::Paragraph | Setting::ListItem);
        match rows.last_mut() {
            Some(row) if joins && row.kind == kind => row.count += 1,
            _ => rows.push(Row {
                kind,
                count: 1,
                words: short(Part::span(part).of(&article.text), 80),
                part: at,
                heading: matches!(part.setting, Setting::Headline | Setting::Heading),
            }),
        }
    }
    rows
}

/// Goes to a part of the article on the page.
fn go(part: usize) {
    wire::tell(To::Page, "whole", &[]);
    let parts = document().query_selector_all("#article .part").ok();
    let found = parts.and_then(|all| all.item(part as u32)?.dyn_into::<HtmlElement>().ok());
    if let Some(found) = found {
        let _ = found.set_attribute("tabindex", "-1");
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_behavior(web_sys::ScrollBehavior::Instant);
        options.set_block(web_sys::ScrollLogicalPosition::Start);
        found.scroll_into_view_with_scroll_into_view_options(&options);
        crate::dom::focus::later(found);
    }
}

/// The room.
#[component]
pub fn Outline() -> impl IntoView {
    let study = expect_context::<Study>();
    let rows = study.article.get().map(|a| outline(&a)).unwrap_or_default();
    let row = move |row: Row| {
        let part = row.part;
        let go_there = move || {
            study.dialog.set(None);
            gloo_timers::callback::Timeout::new(0, move || go(part)).forget();
        };
        let many = (row.count > 1).then(|| {
            let of = if row.kind == "List" {
                counted(row.count, t("{n} line"), t("{n} lines"))
            } else {
                counted(row.count, t("{n} paragraph"), t("{n} paragraphs"))
            };
            format!(" · {of}")
        });
        view! {
            <li class:heading=row.heading>
                <button type="button" {..press(go_there)}>
                    <span class="kind">{t(row.kind)}{many}</span>
                    <span dir="auto" lang="en">{row.words}</span>
                </button>
            </li>
        }
        .into_any()
    };
    view! { <div class="outline">{rows_of(rows, FIRST, row)}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe::{Options, analyze};

    #[test]
    fn headings_stand_alone_and_paragraphs_in_a_row_are_one() {
        let text = "Harbour closes after storm\n\nThe harbour closed on Monday after a storm broke its wall in two.\n\nNobody was hurt, the council said in a statement on Tuesday.\n\nWhat comes next\n\nThe wall is to be mended before the winter, and the council will pay for it.";
        let report = analyze(text, &Options::default()).unwrap();
        let rows = outline(&Article::new(text.into(), report).unwrap());
        let said: Vec<_> = rows.iter().map(|r| (r.kind, r.count, r.part, r.heading)).collect();
        assert_eq!(
            said,
            [
                ("Headline", 1, 0, true),
                ("Text", 2, 1, false),
                ("Heading", 1, 3, true),
                ("Text", 1, 4, false)
            ]
        );
    }
}
