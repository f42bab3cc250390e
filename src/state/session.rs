//! The page's signals in one place. A copy of it is handed to every component.

use super::Tab;
use super::article::Article;
use super::failure::Failure;
use super::mark::Layers;
use super::prefs::Prefs;
use crate::i18n::{self, Language};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use web_sys::HtmlElement;

/// Where the page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A place to paste, with or without text in it.
    Writing,
    /// The engine reads.
    Working,
    /// The article is shown.
    Reading,
    /// Something went wrong; the text is still in its place.
    Failed(Failure),
    /// Reading only: the page around this one has not sent an article yet.
    Waiting,
}

/// Where the study is, the page's second module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Study {
    /// Nobody has asked for it.
    Away,
    /// It is being loaded.
    Coming,
    /// It listens.
    Here,
    /// It could not be loaded.
    Failed,
}

/// Everything that changes on the page.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Where the page stands.
    pub phase: RwSignal<Phase>,
    /// The text as it came in.
    pub source: RwSignal<String>,
    /// What was there before "New", so that nothing is lost by one press.
    pub before: RwSignal<Option<Arc<Article>>>,
    /// What the reader calls the article; its headline where this is none.
    pub title: RwSignal<Option<String>>,
    /// The article that is read.
    pub article: RwSignal<Option<Arc<Article>>>,
    /// The report as the engine gave it, to be handed out unchanged.
    pub report: StoredValue<Option<wasm_bindgen::JsValue>, LocalStorage>,
    /// Which layers are shown.
    pub layers: RwSignal<Layers>,
    /// The mark whose card is open.
    pub card: RwSignal<Option<usize>>,
    /// The mark whose card holds the editor instead.
    pub changing: RwSignal<Option<usize>>,
    /// Marks that the reader has hidden.
    pub hidden: RwSignal<BTreeSet<usize>>,
    /// Marks that are shown together for a moment: all by this speaker.
    pub echo: RwSignal<Vec<usize>>,
    /// The list of the panel that is shown.
    pub tab: RwSignal<Tab>,
    /// Whether the panel is up, on a phone.
    pub sheet: RwSignal<bool>,
    /// Whether there is a row to go back to.
    pub has_back: RwSignal<bool>,
    back: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// Whether words are looked for in the text.
    pub finding: RwSignal<bool>,
    /// What the page says aloud.
    pub said: RwSignal<String>,
    /// The language of the interface, as it is spoken now; what is said in it is drawn anew.
    pub language: RwSignal<Language>,
    /// The reader's choices.
    pub prefs: RwSignal<Prefs>,
    /// Whether the study is there.
    pub study: RwSignal<Study>,
    /// Nothing can be pasted here: the article comes from the page around.
    pub read_only: bool,
}

impl Session {
    /// A fresh page.
    pub fn new(prefs: Prefs, read_only: bool) -> Self {
        Self {
            phase: RwSignal::new(if read_only { Phase::Waiting } else { Phase::Writing }),
            source: RwSignal::new(String::new()),
            before: RwSignal::new(None),
            title: RwSignal::new(None),
            article: RwSignal::new(None),
            report: StoredValue::new_local(None),
            layers: RwSignal::new(Layers::default()),
            card: RwSignal::new(None),
            changing: RwSignal::new(None),
            hidden: RwSignal::new(BTreeSet::new()),
            echo: RwSignal::new(Vec::new()),
            tab: RwSignal::new(Tab::Sources),
            sheet: RwSignal::new(false),
            has_back: RwSignal::new(false),
            back: StoredValue::new_local(None),
            finding: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            language: RwSignal::new(i18n::language()),
            prefs: RwSignal::new(prefs),
            study: RwSignal::new(Study::Away),
            read_only,
        }
    }

    /// Shows an article and says what was found.
    pub fn show(&self, article: Arc<Article>) {
        self.card.set(None);
        self.changing.set(None);
        self.hidden.set(BTreeSet::new());
        self.echo.set(Vec::new());
        self.forget_back();
        self.said.set(article.found());
        self.article.set(Some(article));
        self.phase.set(Phase::Reading);
    }

    /// Shows the same article with other marks: the reader stays where they are.
    pub fn reshow(&self, article: Arc<Article>) {
        self.card.set(None);
        self.changing.set(None);
        self.hidden.set(BTreeSet::new());
        self.echo.set(Vec::new());
        self.forget_back();
        self.article.set(Some(article));
    }

    /// Says why there is nothing to show.
    pub fn fail(&self, failure: Failure) {
        self.say(&failure);
        self.phase.set(Phase::Failed(failure));
    }

    /// Says aloud what went wrong.
    pub fn say(&self, failure: &Failure) {
        self.said.set(format!("{}. {}", failure.title(), failure.advice()));
    }

    /// Whether a mark can be seen now.
    pub fn is_shown(&self, mark: usize) -> bool {
        let layer = self.article.with_untracked(|a| Some(a.as_ref()?.marks.get(mark)?.layer));
        layer.is_some_and(|l| self.layers.get_untracked().has(l))
            && !self.hidden.with_untracked(|h| h.contains(&mark))
    }

    /// The next mark that can be seen behind (or before) this one; with `alike` of the same layer.
    pub fn neighbour(&self, mark: Option<usize>, forward: bool, alike: bool) -> Option<usize> {
        let marks = self.article.with_untracked(|a| Some(a.as_ref()?.clone()))?;
        let layer = mark.and_then(|m| Some(marks.marks.get(m)?.layer)).filter(|_| alike);
        let fits =
            |m: &usize| self.is_shown(*m) && layer.is_none_or(|l| marks.marks[*m].layer == l);
        match (mark, forward) {
            (Some(m), true) => (m + 1..marks.marks.len()).find(fits),
            (Some(m), false) => (0..m).rev().find(fits),
            (None, true) => (0..marks.marks.len()).find(fits),
            (None, false) => (0..marks.marks.len()).rev().find(fits),
        }
    }

    /// Remembers the row from which the reader goes into the text.
    pub fn come_from(&self, row: HtmlElement) {
        self.back.set_value(Some(row));
        self.has_back.set(true);
    }

    /// Goes back to that row; whether there was one.
    pub fn go_back(&self) -> bool {
        let Some(row) = self.back.try_update_value(Option::take).flatten() else { return false };
        self.card.set(None);
        self.has_back.set(false);
        self.sheet.set(true);
        crate::dom::focus::later(row);
        true
    }

    /// Forgets the row.
    pub fn forget_back(&self) {
        self.back.set_value(None);
        self.has_back.set(false);
    }
}
