//! Corrections: plain data, and the log that they stand in.

use super::place::Place;
use newsloupe::anatomy::BlockKind;
use newsloupe::dates::TimexKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;
use serde::{Deserialize, Serialize};

/// One thing that the reader corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What sort of thing it is about.
    pub on: Layer,
    /// Where that stands: a quote's words without their marks, a name, a date, a credit, a block.
    pub at: Place,
    /// What is to become of it.
    pub change: Change,
}

/// The list of the report in which the corrected thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Quotes.
    Quote,
    /// Names where they stand.
    Mention,
    /// Dates.
    Date,
    /// Picture credits.
    Credit,
    /// Parts of the article.
    Block,
}

/// What is to become of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is marked; names, dates or credits that it lies over give way.
    Add(What),
    /// It is something else than the engine took it for.
    Become(What),
    /// It is no mark.
    Remove,
    /// It reaches from here to there.
    Edges(Place),
    /// This is who says the quote.
    Speaker(Voice),
    /// The name stands for somebody else of the article.
    Entity(Who),
    /// The name stands for nobody else that is named.
    Split,
    /// All that the name stands for is the same as this.
    Merge(Who),
    /// Who the name stands for is called so.
    Rename(String),
    /// The part of the article is of this kind.
    Block(BlockKind),
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A quote, or marks that are no speech.
    Quote(QuoteKind),
    /// A name.
    Name(NameKind),
    /// An expression of time.
    Date {
        /// Its TIMEX3 type.
        kind: TimexKind,
        /// Its TIMEX3 value; nothing where the text leaves it open.
        value: Option<String>,
    },
    /// A picture credit.
    Credit {
        /// The words that name its maker; nothing where none is named.
        creator: Option<Place>,
    },
}

impl What {
    /// The list that it stands in.
    pub const fn layer(&self) -> Layer {
        match self {
            Self::Quote(_) => Layer::Quote,
            Self::Name(_) => Layer::Mention,
            Self::Date { .. } => Layer::Date,
            Self::Credit { .. } => Layer::Credit,
        }
    }
}

/// Who says a quote. Never more than the text says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The text does not say.
    NotStated,
    /// Somebody who is named in the article.
    Entity(Who),
    /// Whoever these words of the text stand for.
    Words(Place),
}

/// Somebody or something named: by one place that names it, and by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Its name.
    pub name: String,
    /// A place that names it.
    pub at: Place,
}

/// A step of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The reader corrected something.
    Make(Correction),
    /// The reader took back one correction out of the order: the step with this number.
    Drop(usize),
}

/// All corrections of a piece of work, in order, with what can be undone and done again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Corrections {
    steps: Vec<Step>,
    /// How many of the steps count; the others were undone and can be done again.
    done: usize,
}

impl Corrections {
    /// A log of these corrections, all of which count.
    pub fn of(all: impl IntoIterator<Item = Correction>) -> Self {
        let steps: Vec<Step> = all.into_iter().map(Step::Make).collect();
        Self { done: steps.len(), steps }
    }

    /// The steps that count.
    fn past(&self) -> &[Step] {
        self.steps.get(..self.done).unwrap_or(&self.steps)
    }

    /// The corrections that count, in order, each with the number of its step.
    pub fn active(&self) -> impl Iterator<Item = (usize, &Correction)> {
        let past = self.past();
        let mut dropped = vec![false; past.len()];
        for step in past {
            if let Step::Drop(i) = step
                && let Some(slot) = dropped.get_mut(*i)
            {
                *slot = true;
            }
        }
        past.iter().enumerate().filter_map(move |(i, step)| match step {
            Step::Make(correction) if !dropped[i] => Some((i, correction)),
            _ => None,
        })
    }

    /// Whether there is neither a correction nor anything to undo or to do again.
    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many corrections count.
    pub fn count(&self) -> usize {
        self.active().count()
    }

    /// Adds a step; what was undone before can no longer be done again.
    fn push(&mut self, step: Step) {
        self.steps.truncate(self.done);
        self.steps.push(step);
        self.done = self.steps.len();
    }

    /// Adds a correction.
    pub fn make(&mut self, correction: Correction) {
        self.push(Step::Make(correction));
    }

    /// Takes back one correction, by the number of its step; that can itself be undone.
    pub fn take_back(&mut self, number: usize) {
        let counts = self.active().any(|(i, _)| i == number);
        if counts {
            self.push(Step::Drop(number));
        }
    }

    /// The step that [`undo`](Self::undo) would undo.
    pub fn last(&self) -> Option<&Step> {
        self.past().last()
    }

    /// The step that [`redo`](Self::redo) would do again.
    pub fn next(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }

    /// The correction that a step is about.
    pub fn correction<'a>(&'a self, step: &'a Step) -> Option<&'a Correction> {
        match step {
            Step::Make(correction) => Some(correction),
            Step::Drop(i) => match self.steps.get(*i)? {
                Step::Make(correction) => Some(correction),
                Step::Drop(_) => None,
            },
        }
    }

    /// Undoes the last step; whether there was one.
    pub fn undo(&mut self) -> bool {
        let more = self.last().is_some();
        self.done = self.past().len() - usize::from(more);
        more
    }

    /// Does the step again that was undone last; whether there was one.
    pub fn redo(&mut self) -> bool {
        let more = self.next().is_some();
        self.done += usize::from(more);
        more
    }

    /// Every place that a correction speaks of, also of what was undone.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let made = self.steps.iter_mut().filter_map(|step| match step {
            Step::Make(correction) => Some(correction),
            Step::Drop(_) => None,
        });
        made.flat_map(|c| {
            let more = match &mut c.change {
                Change::Edges(place)
                | Change::Speaker(Voice::Words(place) | Voice::Entity(Who { at: place, .. }))
                | Change::Entity(Who { at: place, .. })
                | Change::Merge(Who { at: place, .. })
                | Change::Add(What::Credit { creator: Some(place) })
                | Change::Become(What::Credit { creator: Some(place) }) => Some(place),
                _ => None,
            };
            std::iter::once(&mut c.at).chain(more)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe::Span;

    fn removal(start: usize) -> Correction {
        let at = Place::new("one two three", Span::new(start, start + 3)).unwrap();
        Correction { on: Layer::Mention, at, change: Change::Remove }
    }

    fn starts(log: &Corrections) -> Vec<u32> {
        log.active().map(|(_, c)| c.at.start).collect()
    }

    #[test]
    fn steps_are_undone_and_done_again_without_end() {
        let mut log = Corrections::default();
        assert!(!log.undo() && !log.redo());
        for start in [0, 4, 8] {
            log.make(removal(start));
        }
        log.take_back(1);
        assert_eq!(starts(&log), [0, 8]);
        assert!(log.undo());
        assert_eq!(starts(&log), [0, 4, 8]);
        assert!(log.undo() && log.undo() && log.undo() && !log.undo());
        assert!(starts(&log).is_empty());
        assert!(log.redo() && log.redo() && log.redo() && log.redo() && !log.redo());
        assert_eq!(starts(&log), [0, 8]);
        log.undo();
        log.make(removal(4));
        assert!(!log.redo());
        assert_eq!(starts(&log), [0, 4, 8, 4]);
    }

    #[test]
    fn a_correction_is_taken_back_once() {
        let mut log = Corrections::of([removal(0), removal(4)]);
        log.take_back(0);
        log.take_back(0);
        log.take_back(9);
        assert_eq!(starts(&log), [4]);
        log.undo();
        assert_eq!(starts(&log), [0, 4]);
    }

    #[test]
    fn the_log_is_the_same_after_writing_and_reading() {
        let mut log = Corrections::of([removal(0), removal(4)]);
        let at = removal(8).at;
        let who = Who { name: "Three".into(), at: at.clone() };
        for change in [
            Change::Add(What::Quote(QuoteKind::Partial)),
            Change::Become(What::Date { kind: TimexKind::Date, value: None }),
            Change::Add(What::Credit { creator: Some(at.clone()) }),
            Change::Speaker(Voice::Entity(who.clone())),
            Change::Speaker(Voice::NotStated),
            Change::Merge(who),
            Change::Block(BlockKind::Promo),
        ] {
            log.make(Correction { on: Layer::Quote, at: at.clone(), change });
        }
        log.take_back(1);
        log.undo();
        let written = serde_json::to_string(&log).unwrap();
        assert_eq!(serde_json::from_str::<Corrections>(&written).unwrap(), log);
        // A log from elsewhere may claim what it likes.
        let odd = written.replace("\"done\":9", "\"done\":99");
        assert_ne!(odd, written);
        let mut odd: Corrections = serde_json::from_str(&odd).unwrap();
        assert!(odd.undo());
        assert!(odd.redo() && !odd.redo());
        odd.make(removal(0));
        assert!(odd.places_mut().count() > 9);
    }
}
