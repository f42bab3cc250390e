//! Marking by keyboard: a cursor that walks from word to word, and the keys that undo.

use super::{selection, spans};
use crate::i18n::{fill, t};
use crate::state::article::Article;
use crate::study::Study;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use newsloupe::Span;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// How long a selection must stand still before it counts, in milliseconds.
const STILL: u32 = 180;

/// Whether the reader stands in the text: there the focus is on a mark, a card, or on nothing.
pub(super) fn in_text() -> bool {
    let here = document().active_element();
    here.is_none_or(|e| e.tag_name() == "BODY") || selection::focus_in("#article, #card")
}

/// Whether an article is being read.
fn reading() -> bool {
    document().query_selector(".app.reading #article").is_ok_and(|found| found.is_some())
}

/// Every word of the article, in order.
fn words(article: &Article) -> Vec<Span> {
    let blocks = article.report.blocks.iter().filter_map(|b| article.at(b.span));
    blocks.flat_map(|b| spans::words(&article.text, b)).collect()
}

impl Study {
    /// Begins to mark words by keyboard: at the mark that has the focus, else at the first word.
    pub fn begin_marking(&self) {
        let Some(article) = self.article.get_untracked() else { return };
        self.dialog.set(None);
        let words = words(&article);
        let from = selection::chosen(&article).map(|c| c.span.start).or_else(|| {
            let here = document().active_element();
            let piece = here.filter(|e| e.tag_name() == "MARK");
            let open = || document().query_selector("#article mark.here").ok().flatten();
            let mark = crate::dom::paint::number(&piece.or_else(open)?)?;
            Some(article.marks.get(mark)?.span.start)
        });
        let at = words.partition_point(|w| w.end <= from.unwrap_or(0));
        if words.is_empty() {
            return;
        }
        self.point_at(&article, &words, at.min(words.len() - 1), false);
        let how = t(
            "Marking words. Arrow keys move, Shift and arrow keys take more words, Enter chooses, Escape stops.",
        );
        self.say(&format!("{how} {}", self.pointed(&article)));
        // Held by an element that passes every key on, also to those who listen to the page.
        Timeout::new(0, || {
            let cursor = document().get_element_by_id("word-cursor");
            if let Some(cursor) = cursor.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = cursor.focus_with_options(&options);
            }
        })
        .forget();
    }

    /// Moves the cursor to a word; with `more`, the words up to it are chosen.
    fn point_at(&self, article: &Article, words: &[Span], at: usize, more: bool) {
        let from = self.correct.cursor.get_untracked().map_or(at, |(from, _)| from);
        let from = if more { from } else { at };
        self.correct.cursor.set(Some((from, at)));
        let (first, last) = (from.min(at), from.max(at));
        if let (Some(first), Some(last)) = (words.get(first), words.get(last)) {
            let _ = selection::select(article, first.to(*last));
        }
    }

    /// The words under the cursor.
    fn pointed(&self, article: &Article) -> String {
        let words = words(article);
        let Some((from, at)) = self.correct.cursor.get_untracked() else { return String::new() };
        let ends = (words.get(from.min(at)), words.get(from.max(at)));
        let (Some(first), Some(last)) = ends else { return String::new() };
        first.to(*last).of(&article.text).to_owned()
    }

    /// Ends marking, with nothing marked.
    pub fn stop_marking(&self) {
        self.correct.cursor.set(None);
        self.correct.chosen.set(None);
        self.correct.pick.set(None);
        selection::clear();
        let stop = document().query_selector("#article mark[tabindex]").ok().flatten();
        if let Some(stop) = stop.and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
            crate::dom::focus::later(stop);
        }
    }

    /// A key of the word cursor; whether it was one.
    fn cursor_key(&self, event: &KeyboardEvent) -> bool {
        let Some((_, at)) = self.correct.cursor.get_untracked() else { return false };
        let Some(article) = self.article.get_untracked() else { return false };
        let words = words(&article);
        let Some(word) = words.get(at) else { return false };
        let last = words.len() - 1;
        let line = |byte: u32| {
            let blocks = article.report.blocks.iter().filter_map(|b| article.at(b.span));
            blocks.take_while(|b| b.start <= byte).last().unwrap_or_default()
        };
        let here = line(word.start);
        let first_from = |byte: u32| words.partition_point(|w| w.start < byte).min(last);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1).min(last),
            "ArrowLeft" => at.saturating_sub(1),
            "ArrowDown" => first_from(here.end),
            "ArrowUp"
                if word.start > here.start
                    && words.get(at.wrapping_sub(1)).is_some_and(|w| w.start >= here.start) =>
            {
                first_from(here.start)
            }
            "ArrowUp" => first_from(line(here.start.saturating_sub(1)).start),
            "Home" => first_from(here.start),
            "End" => first_from(here.end).saturating_sub(usize::from(here.end < words[last].end)),
            "Enter" | " " => {
                self.correct.chosen.set(selection::chosen(&article));
                crate::dom::focus::later_at("#marking button");
                return true;
            }
            _ => return false,
        };
        self.point_at(&article, &words, to, event.shift_key());
        self.say(&self.pointed(&article));
        true
    }

    fn key(&self, event: &KeyboardEvent) {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let within = |what: &str| {
            target.as_ref().is_some_and(|t| t.closest(what).is_ok_and(|found| found.is_some()))
        };
        if within("textarea, input, select, [contenteditable]") || !reading() {
            return;
        }
        let key = event.key();
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let taken = if command {
            match (key.as_str(), event.shift_key()) {
                ("z", false) => {
                    self.step(true);
                    true
                }
                ("z" | "Z", true) | ("y", false) => {
                    self.step(false);
                    true
                }
                _ => false,
            }
        } else if key == "Escape"
            && (self.correct.cursor.get_untracked().is_some() || within("#marking"))
        {
            self.stop_marking();
            self.say(t("Marking stopped."));
            true
        } else if within("#word-cursor") {
            self.cursor_key(event)
        } else if key == "m"
            && !event.alt_key()
            && self.prefs.get_untracked().single_keys
            && !within("dialog[open]")
        {
            self.begin_marking();
            true
        } else {
            false
        };
        if taken {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

/// Listens to keys and selections for as long as the study lives.
pub fn listen(study: Study) {
    let options =
        EventListenerOptions { phase: gloo_events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            study.key(event);
        }
    })
    .forget();
    let wait: Rc<RefCell<Option<Timeout>>> = Rc::default();
    EventListener::new(&document(), "selectionchange", move |_| {
        let timer = Timeout::new(STILL, move || {
            // While a control of the toolbar is at work its words stay chosen.
            let Some(article) = study.article.get_untracked() else { return };
            let chosen = reading().then(|| selection::chosen(&article)).flatten();
            let at_work = chosen.is_none() && selection::focus_in("#marking");
            if !at_work && study.correct.chosen.get_untracked() != chosen {
                study.correct.chosen.set(chosen);
            }
        });
        *wait.borrow_mut() = Some(timer);
    })
    .forget();
}

/// What says how many words are chosen, for a label.
pub(super) fn quoted(words: &str) -> String {
    fill("“{words}”", &[("{words}", &crate::state::words::short(words, 60))])
}
