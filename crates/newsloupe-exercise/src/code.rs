//! The result code: what a pupil hands in as a text that survives a form, an e-mail or a chat.

use crate::model::Handed;

/// What is wrong with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No code is here.
    None,
    /// Its end is missing.
    Cut,
    /// A letter or more is not as it was written.
    Damaged,
    /// A newer Newsloupe wrote it.
    Newer,
    /// It belongs to the exercise with this id.
    Other(String),
}

/// Something in a text that was searched for codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The line it begins in, from 1.
    pub line: usize,
    /// The line, or what of it is the code, as it stood.
    pub text: String,
    /// What it says, or what is wrong with it.
    pub what: Result<Handed, Fault>,
}

/// The code of what a pupil hands in.
pub fn write(handed: &Handed) -> String {
    let _ = handed;
    todo!()
}

/// What the first code in a text says, for the exercise of this id. Letters' case, blanks, line
/// breaks, dashes, `O` for 0, `I` or `L` for 1 and a sentence around it are forgiven.
pub fn read(text: &str, exercise: &str) -> Result<Handed, Fault> {
    let _ = (text, exercise);
    todo!()
}

/// All codes in a column, a table or a mail, for the exercise of this id, and every line that holds
/// something else: nothing is left out but empty lines.
pub fn find_all(text: &str, exercise: &str) -> Vec<Found> {
    let _ = (text, exercise);
    todo!()
}
