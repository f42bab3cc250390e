//! What an exercise is exported as, and the pieces that giving it out needs: packages, pictures, the
//! form of a sealed key. Described in `docs/formats.md`.
//!
//! An export is made of the exercise and the key that the teacher reviewed. It holds the key by its
//! nature: the learning platform scores by it. What has no key is left out, and what a format cannot
//! express is told in [`Export::notes`], never dropped in silence.

pub mod qr;
pub mod seal;
pub mod zip;

/// Says English words in the language of the file that is made.
pub type Say<'a> = &'a dyn Fn(&str) -> String;

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its name ends in, without the full stop.
    pub ending: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// What the format could not hold as it is.
    pub notes: Vec<Note>,
}

/// Something that became other than it is in the exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// The task, counted from 0; none where it is about the whole exercise.
    pub task: Option<usize>,
    /// What happened, in English words to be translated.
    pub words: &'static str,
}
