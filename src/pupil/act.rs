//! What a pupil does, with what is said of it aloud.

use super::pick::{By, Move, Pick};
use super::work::Edge;
use super::{Pupil, say, screen};
use crate::i18n::{counted, fill, fill1, t};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use newsloupe_exercise::{Answers, Mark, Task, Words};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

impl Pupil {
    /// Says something aloud.
    pub fn say(&self, words: impl Into<String>) {
        self.said.set(words.into());
    }

    /// Goes to a task, or behind the last to handing in.
    pub fn go(&self, step: usize) {
        self.let_go();
        self.shown.set(None);
        self.step.set(step);
        screen::focus_later("#task-title");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Chooses no words and no mark.
    pub fn let_go(&self) {
        if self.pick.get_untracked().is_some_and(|p| p.by == By::Selection) {
            screen::deselect();
        }
        self.pick.set(None);
        self.mark.set(None);
    }

    /// Whether answers can be changed; if not, that is said.
    pub fn may_change(&self) -> bool {
        let done = self.done.get_untracked();
        if done {
            self.say(t("Your answers are checked and stay as they are."));
        }
        !done
    }

    /// The words as they are spoken: a few of them, from which to which, and how many.
    pub fn spoken(&self, words: Words) -> String {
        self.of(|open| {
            let n = words[1].saturating_sub(words[0]);
            if n <= 1 {
                return open.text.word(words[0]).to_owned();
            }
            let parts =
                [("{first}", open.text.word(words[0])), ("{last}", open.text.word(words[1] - 1))];
            let range = fill(t("from “{first}” to “{last}”"), &parts);
            format!("{range}, {}", counted(n as usize, t("{n} word"), t("{n} words")))
        })
        .unwrap_or_default()
    }

    /// What is said of a mark: its label, and how good it is where that is told at once.
    fn said_of(&self, task: usize, asked: &Task, mark: usize) -> String {
        let found = self.work.with_untracked(|w| w.marks(task).get(mark).copied());
        let mut said = String::new();
        if let Some(label) = found.and_then(|m| asked.choices.get(m.label? as usize)) {
            said = format!(", {label}");
        }
        said.push('.');
        if let Some(score) = untrack(|| self.score(task))
            && let Some(scored) = score.of_mark(mark)
        {
            said.push(' ');
            said.push_str(&say::whole(asked, scored));
        }
        said
    }

    /// Marks the chosen words.
    pub fn mark_pick(&self, label: Option<u32>) {
        let Some(pick) = self.pick.get_untracked() else {
            return self.say(t("Choose the words first."));
        };
        if !self.may_change() {
            return;
        }
        self.mark_words(pick.words(), label);
        if pick.by == By::Selection {
            screen::deselect();
        }
        // The cursor stays where it is, so that the keyboard goes on from there.
        self.pick.set((pick.by == By::Keys).then(|| Pick::at(pick.head, By::Keys)));
    }

    /// Marks words.
    pub fn mark_words(&self, words: Words, label: Option<u32>) {
        let Some((task, asked)) = untrack(|| self.task()) else { return };
        let made = self.work.try_update(|w| w.mark(task, words, label)).flatten();
        if let Some(mark) = made {
            let parts = [("{words}", &*self.spoken(words))];
            let said = fill(t("Marked: {words}"), &parts);
            self.say(said + &self.said_of(task, &asked, mark));
        }
    }

    /// Gives a mark other words or another label.
    pub fn alter(&self, mark: usize, to: Mark) {
        let Some((task, asked)) = untrack(|| self.task()) else { return };
        if !self.may_change() {
            return;
        }
        let now = self.work.try_update(|w| w.alter(task, mark, to)).flatten();
        self.mark.set(now);
        if let Some(mark) = now {
            let said = fill1(t("Changed: {words}"), "{words}", &self.spoken(to.words));
            self.say(said + &self.said_of(task, &asked, mark));
        }
    }

    /// Moves an end of the mark that is being changed.
    pub fn move_edge(&self, edge: Edge, by: i32) {
        let (task, Some(mark)) = (self.step.get_untracked(), self.mark.get_untracked()) else {
            return;
        };
        let count = self.of(|o| o.text.count).unwrap_or(0);
        let (words, label) = self.work.with_untracked(|w| {
            (w.moved(task, mark, edge, by, count), w.marks(task).get(mark).and_then(|m| m.label))
        });
        match words {
            Some(words) => self.alter(mark, Mark { words, label }),
            None => self.say(t("It can go no further.")),
        }
    }

    /// Takes a mark away.
    pub fn unmark(&self, mark: usize) {
        let task = self.step.get_untracked();
        let words = self.work.with_untracked(|w| w.marks(task).get(mark).map(|m| m.words));
        if let Some(words) = words.filter(|_| self.may_change()) {
            self.work.update(|w| {
                w.unmark(task, mark);
            });
            self.mark.set(None);
            self.say(fill1(t("Mark removed: {words}"), "{words}", &self.spoken(words)));
        }
    }

    /// The narrowest mark of the task at hand that has a word.
    pub fn mark_at(&self, word: u32) -> Option<usize> {
        let task = self.step.get_untracked();
        self.work.with_untracked(|w| {
            let marks = w.marks(task).iter().enumerate();
            let here = marks.filter(|(_, m)| m.words[0] <= word && word < m.words[1]);
            here.min_by_key(|(_, m)| m.words[1] - m.words[0]).map(|(i, _)| i)
        })
    }

    /// Takes up a mark to change it.
    pub fn change(&self, mark: usize) {
        self.let_go();
        self.mark.set(Some(mark));
        let task = self.step.get_untracked();
        if let Some(words) = self.work.with_untracked(|w| w.marks(task).get(mark).map(|m| m.words))
        {
            self.say(fill(
                t("Mark {n}: {words}"),
                &[("{n}", &*(mark + 1).to_string()), ("{words}", &*self.spoken(words))],
            ));
        }
    }

    /// Moves the word cursor.
    pub fn move_cursor(&self, way: Move, extend: bool) {
        let now = self.pick.get_untracked();
        if now.is_some_and(|p| p.by == By::Selection) {
            screen::deselect();
        }
        self.mark.set(None);
        let next = self.of(|o| Pick::moved(now, &o.text, way, extend)).flatten();
        self.pick.set(next);
        if let Some(pick) = next {
            self.say(self.spoken_at(pick));
        }
    }

    /// What the cursor stands on: the word, in which part it begins, and whether it is marked.
    fn spoken_at(&self, pick: Pick) -> String {
        let words = pick.words();
        let mut said = self.spoken(words);
        if words[1] - words[0] > 1 {
            return said;
        }
        let part = self.of(|o| {
            let block = o.text.blocks.get(o.text.block_of(pick.head))?;
            (block.first == pick.head).then(|| super::article::part_name(block.part))
        });
        if let Some(name) = part.flatten() {
            said = format!("{}: {said}", t(name));
        }
        if let Some(mark) = self.mark_at(pick.head) {
            let number = fill1(t("in mark {n}"), "{n}", &(mark + 1).to_string());
            said = format!("{said}, {number}");
        }
        said
    }

    /// Takes the last change back, or makes it again.
    pub fn step_back(&self, again: bool) {
        if !self.may_change() {
            return;
        }
        let changed = self.work.try_update(|w| if again { w.redo() } else { w.undo() }).flatten();
        self.mark.set(None);
        match changed {
            Some(task) => {
                if task != self.step.get_untracked() {
                    self.go(task);
                }
                self.say(if again { t("Done again.") } else { t("Undone.") });
            }
            None => self.say(if again {
                t("There is nothing to do again.")
            } else {
                t("There is nothing to undo.")
            }),
        }
    }

    /// The number that an item goes by: its own, or in an order the place at which it stands.
    pub fn number_of(&self, item: usize) -> usize {
        let step = self.step.get();
        let place = self.work.with(|w| match w.answers.get(step) {
            Some(Answers::Order(order)) => order.iter().position(|i| *i as usize == item),
            _ => None,
        });
        place.unwrap_or(item) + 1
    }

    /// Chooses for an item.
    pub fn choose(&self, item: usize, choice: Option<u32>) {
        let Some((task, asked)) = untrack(|| self.task()) else { return };
        if !self.may_change() {
            return;
        }
        self.work.update(|w| {
            w.choose(task, item, choice);
        });
        if let Some(score) = untrack(|| self.score(task))
            && let Some(scored) = score.items.get(item)
        {
            self.say(say::whole(&asked, scored));
        }
    }

    /// Begins anew, with no answers.
    pub fn start_again(&self) {
        let none = self.of(|o| super::work::Work::new(&o.exercise.tasks));
        self.work.set(none.unwrap_or_default());
        self.done.set(false);
        self.let_go();
    }
}

/// Hears the keys that work everywhere: undo and redo.
pub fn listen(pupil: Pupil) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let written =
            |e: &web_sys::Element| e.matches("input:not([type=radio]), textarea").unwrap_or(false);
        if !(key.ctrl_key() || key.meta_key())
            || document().active_element().is_some_and(|e| written(&e))
        {
            return;
        }
        let again = match key.key().as_str() {
            "z" | "Z" => key.shift_key(),
            "y" => true,
            _ => return,
        };
        event.prevent_default();
        pupil.step_back(again);
    })
    .forget();
}
