//! Exercises on a news article, for classes: what is asked, its key, how answers are scored, and how
//! they are handed in.
//!
//! It knows neither the analyzer nor a browser: a teacher's page drafts the key from a report, a
//! pupil's page needs none. Everything is counted in words of the exercise ([`words`]), so that a
//! mark means the same in every browser, on paper and in a result code.

pub mod model;
pub mod words;

pub use model::{
    Answer, Answers, AskFor, Block, Exercise, Feedback, Handed, Item, Key, KeyIn, Kind, Mark, Part,
    Settings, Task, TaskKey, Trap, Unit, Way, Words,
};
