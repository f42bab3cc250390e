//! The formats: what each is called, what it is for, and how it is made of what is worked on now.

use super::{Piece, annotations, csv, html, markdown};
use crate::i18n::message;
use crate::state::mark::{Layer, Layers};
use crate::study::Study;
use crate::study::work::{self, Work};
use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// A way to take an article out as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Everything, to come back here.
    Work,
    /// A page that looks like the reader.
    Page,
    /// A row a mark.
    Table,
    /// Text with footnotes.
    Markdown,
    /// The W3C's annotations.
    Annotations,
    /// What the marks are made of.
    Report,
}

impl Format {
    /// All, in the order of the dialog.
    pub const ALL: [Self; 6] =
        [Self::Page, Self::Work, Self::Table, Self::Markdown, Self::Annotations, Self::Report];

    /// Its name, what it is for, how its files end, its media type.
    pub const fn about(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Work => (
                message("Newsloupe file"),
                message(
                    "All of it: the text, the marks, your corrections. Opens here again just as it is.",
                ),
                "newsloupe.json",
                "application/json",
            ),
            Self::Page => (
                message("Web page"),
                message("One file that looks like this page, opens anywhere and runs no script."),
                "html",
                "text/html",
            ),
            Self::Table => (
                message("Table"),
                message("CSV with one row for each mark, safe to open in a spreadsheet."),
                "csv",
                "text/csv;charset=utf-8",
            ),
            Self::Markdown => (
                message("Markdown"),
                message("The article with footnotes, sources and dates, for notes and wikis."),
                "md",
                "text/markdown;charset=utf-8",
            ),
            Self::Annotations => (
                message("Web annotations"),
                message(
                    "JSON-LD by the W3C’s standard, for annotation tools. Opens here again, too.",
                ),
                "jsonld",
                annotations::MEDIA_TYPE,
            ),
            Self::Report => (
                message("Report"),
                message("JSON with all that was found and where, for programs."),
                "report.json",
                "application/json",
            ),
        }
    }

    /// Whether it can leave layers out.
    pub const fn by_layer(self) -> bool {
        !matches!(self, Self::Work | Self::Report)
    }

    /// The text of its file; `shown` for only the layers that are shown.
    pub fn write(self, study: Study, shown: bool) -> Option<String> {
        match self {
            Self::Work => study.work.with_untracked(|w| json(&work::write(w.as_ref()?).ok()?, 1)),
            Self::Report => study.article.with_untracked(|a| {
                let plain = serde_wasm_bindgen::Serializer::json_compatible();
                json(&a.as_ref()?.report.serialize(&plain).ok()?, 2)
            }),
            Self::Page => with_piece(study, shown, |p| html::write(p, &language())),
            Self::Table => with_piece(study, shown, csv::write),
            Self::Markdown => with_piece(study, shown, markdown::write),
            Self::Annotations => {
                let work = Self::Work.write(study, false)?;
                with_piece(study, shown, |p| annotations::write(p, &work))
            }
        }
    }
}

fn json(value: &JsValue, indent: u32) -> Option<String> {
    js_sys::JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &indent.into())
        .ok()?
        .as_string()
}

/// The language of the interface.
fn language() -> String {
    let root = document().document_element();
    root.and_then(|r| r.get_attribute("lang")).unwrap_or_default()
}

/// Which layers the page shows: its root carries a class for each.
pub fn shown_layers() -> Layers {
    let root = document().query_selector(".app").ok().flatten();
    let classes = root.map_or_else(String::new, |r| r.class_name());
    let shows = |l: &Layer| classes.split(' ').any(|c| c.strip_prefix("on-") == Some(l.class()));
    let set = Layers::default();
    Layer::ALL.into_iter().filter(|l| shows(l) != set.has(*l)).fold(set, Layers::toggled)
}

/// Does something with what is worked on.
pub fn with_piece<T>(study: Study, shown: bool, act: impl FnOnce(&Piece<'_>) -> T) -> Option<T> {
    let article = study.article.get_untracked()?;
    study.work.with_untracked(|work| {
        let work: &Work = work.as_ref()?;
        let mut piece = Piece::new(&article);
        if shown {
            piece = piece.only(shown_layers());
        }
        if let Some(title) = &work.title {
            piece.title.clone_from(title);
        }
        piece.address.clone_from(&work.address);
        if work.published.is_some() {
            piece.published.clone_from(&work.published);
        }
        if work.corrections.count() > 0 {
            piece.compare(&work.report);
        }
        Some(act(&piece))
    })
}
