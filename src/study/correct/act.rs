//! What the study does when the reader corrects: the log grows, the report is made anew, the page
//! shows it and goes back to where the reader was.

use super::model::{Change, Correction, Layer};
use super::place::Place;
use super::{apply, words};
use crate::i18n::{fill, t};
use crate::state::article::Article;
use crate::state::mark::Of;
use crate::study::Study;
use crate::study::work::now;
use crate::wire::{self, To};
use leptos::prelude::*;
use newsloupe::Span;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// What words are being chosen for, other than a new mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The words that name who says this quote.
    Speaker(Place),
    /// The words that name the maker in this credit.
    Creator(Place),
}

/// Words that are chosen in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// Which, in bytes.
    pub span: Span,
    /// Where on the screen they begin, in CSS pixels from its left.
    pub left: f64,
    /// Where they end below, in CSS pixels from its top.
    pub bottom: f64,
}

/// The signals of correcting.
#[derive(Clone, Copy, Debug)]
pub struct Correcting {
    /// The number of the mark that is being changed.
    pub mark: RwSignal<Option<usize>>,
    /// A place of the name whose places are listed.
    pub name: RwSignal<Option<Span>>,
    /// What words are being chosen for; nothing while they would be a new mark.
    pub pick: RwSignal<Option<Pick>>,
    /// The words that are chosen in the text.
    pub chosen: RwSignal<Option<Chosen>>,
    /// The word cursor: where marking by keyboard began, and where it is, as words' numbers.
    pub cursor: RwSignal<Option<(usize, usize)>>,
    /// The control of the editor that has the focus when it is drawn again, by its id.
    pub focus: RwSignal<String>,
    /// The steps of the log that do not find their place.
    pub waiting: RwSignal<Vec<usize>>,
}

impl Default for Correcting {
    fn default() -> Self {
        Self {
            mark: RwSignal::new(None),
            name: RwSignal::new(None),
            pick: RwSignal::new(None),
            chosen: RwSignal::new(None),
            cursor: RwSignal::new(None),
            focus: RwSignal::new(String::new()),
            waiting: RwSignal::new(Vec::new()),
        }
    }
}

/// Where the page goes after a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It stays where it is.
    Stay,
    /// To the mark of this layer at this place.
    Card(Layer, Span),
    /// There, with the editor open.
    Editor(Layer, Span),
}

/// The number of the mark of something in this list at this place: the one that shares most with it.
fn mark_at(article: &Article, layer: Layer, span: Span) -> Option<usize> {
    let report = &article.report;
    let (places, of): (Vec<_>, fn(usize) -> Of) = match layer {
        Layer::Quote => (report.quotes.iter().map(|q| q.outer).collect(), Of::Quote),
        Layer::Mention => (report.mentions.iter().map(|m| m.span).collect(), Of::Mention),
        Layer::Date => (report.dates.iter().map(|d| d.span).collect(), Of::Date),
        Layer::Credit => (report.credits.iter().map(|c| c.span).collect(), Of::Credit),
        Layer::Block => return None,
    };
    let shared = |at: Span| at.end.min(span.end).saturating_sub(at.start.max(span.start));
    let near = places.iter().enumerate().filter_map(|(i, s)| Some((i, shared(article.at(*s)?))));
    let (i, _) = near.filter(|(_, shared)| *shared > 0).max_by_key(|(_, shared)| *shared)?;
    article.mark_of(of(i))
}

impl Study {
    /// Corrects something.
    pub fn correct(&self, correction: Correction, then: Then) {
        let said = words::sentence(&correction);
        self.change(|log| log.make(correction), then);
        self.say(&said);
    }

    /// Undoes the last correction, or does the one again that was undone last.
    pub fn step(&self, back: bool) {
        let Some(work) = self.work.get_untracked() else { return };
        let log = &work.corrections;
        let step = if back { log.last() } else { log.next() };
        let Some(step) = step else {
            let none = if back {
                t("There is nothing to undo.")
            } else {
                t("There is nothing to do again.")
            };
            return self.say(none);
        };
        let pattern = if back { t("Undone: {what}") } else { t("Done again: {what}") };
        let said = fill(pattern, &[("{what}", &words::step(log, step))]);
        // Whoever stands in the text goes to where it changes; whoever pressed a button stays there.
        let place = log.correction(step).map(|c| (c.on, &c.at, &c.change));
        let then = match place {
            Some((on, at, change)) if super::keys::in_text() => {
                let at = if let Change::Edges(to) = change
                    && !back
                {
                    to
                } else {
                    at
                };
                at.find(&work.text).map_or(Then::Stay, |span| Then::Card(on, span))
            }
            _ => Then::Stay,
        };
        self.change(|log| _ = if back { log.undo() } else { log.redo() }, then);
        self.say(&said);
    }

    /// Takes back one correction out of the order.
    pub fn take_back(&self, number: usize) {
        self.change(|log| log.take_back(number), Then::Stay);
        self.say(t("Taken back."));
    }

    fn change(&self, change: impl FnOnce(&mut super::Corrections), then: Then) {
        self.work.update(|work| {
            if let Some(work) = work {
                change(&mut work.corrections);
                work.changed = now().max(work.changed + 1);
            }
        });
        self.correct.pick.set(None);
        self.correct.chosen.set(None);
        self.correct.cursor.set(None);
        self.refresh(then);
    }

    /// Makes the corrected report, and has the page show it.
    pub fn refresh(&self, then: Then) {
        let Some(work) = self.work.get_untracked() else { return };
        let applied = apply(&work.report, &work.text, &work.corrections);
        let plain = serde_wasm_bindgen::Serializer::json_compatible();
        let (Ok(raw), Ok(article)) =
            (applied.report.serialize(&plain), Article::new(work.text.clone(), applied.report))
        else {
            return self.say(t("This could not be done."));
        };
        let (mark, editor) = match then {
            Then::Stay => (None, false),
            Then::Card(layer, span) => (mark_at(&article, layer, span), false),
            Then::Editor(layer, span) => (mark_at(&article, layer, span), true),
        };
        self.correct.waiting.set(applied.waiting);
        self.article.set(Some(Arc::new(article)));
        let mark = mark.map_or(JsValue::NULL, |m| JsValue::from(m as u32));
        let fields = [
            ("report", raw),
            ("mark", mark),
            ("change", editor.into()),
            ("stay", (then == Then::Stay).into()),
        ];
        wire::tell(To::Page, "show", &fields);
    }

    /// The layer and the place of the thing behind a mark; of a speaker or a verb the quote.
    pub fn thing(&self, mark: usize) -> Option<(Layer, Span)> {
        let article = self.article.get_untracked()?;
        let report = &article.report;
        let (layer, span) = match article.marks.get(mark)?.of {
            Of::Quote(i) | Of::Speaker(i) | Of::Cue(i) | Of::Relay(i) => {
                (Layer::Quote, report.quotes.get(i)?.span)
            }
            Of::Mention(i) => (Layer::Mention, report.mentions.get(i)?.span),
            Of::Date(i) => (Layer::Date, report.dates.get(i)?.span),
            Of::Credit(i) => (Layer::Credit, report.credits.get(i)?.span),
        };
        Some((layer, article.at(span)?))
    }

    /// Takes a mark away. The page goes to the mark behind it.
    pub fn remove(&self, mark: usize) {
        let Some((on, span)) = self.thing(mark) else { return };
        let Some(article) = self.article.get_untracked() else { return };
        let Some(at) = Place::new(&article.text, span) else { return };
        let said = words::sentence(&Correction { on, at: at.clone(), change: Change::Remove });
        self.change(|log| log.make(Correction { on, at, change: Change::Remove }), Then::Stay);
        self.say(&said);
        wire::tell(To::Page, "near", &[("start", span.start.into())]);
    }
}
