//! Exercises on a news article, for classes: what is asked, its key, how answers are scored, and how
//! they are handed in.
//!
//! It knows neither the analyzer nor a browser: a teacher's page drafts the key from a report, a
//! pupil's page needs none. Everything is counted in words of the exercise ([`words`]), so that a
//! mark means the same in every browser, on paper and in a result code.
//!
//! | | |
//! |---|---|
//! | [`score`] | points and a verdict for each answer; `docs/scoring.md` defines them |
//! | [`code`] | what a pupil hands in as a text, and back |
//! | [`class`] | the sheet of a class |
//! | [`csv`] | cells that no spreadsheet runs |
//! | [`check`] | whether what was read can be used |
//! | [`draft`] | an exercise while a teacher makes it |
//! | [`id`] | which exercise it is |

pub mod base64url;
pub mod check;
pub mod class;
pub mod code;
pub mod crc32;
pub mod csv;
pub mod draft;
pub mod formats;
pub mod id;
pub mod model;
pub mod score;
pub mod words;

pub use model::{
    Answer, Answers, AskFor, Block, Exercise, Feedback, Handed, Item, Key, KeyIn, Kind, Mark, Part,
    Settings, Task, TaskKey, Trap, Unit, Way, Words,
};
