//! What the page knows: the text, the article read from it, and what of it is shown.
//!
//! Everything but [`Session`] is plain Rust without a browser, so that it is tested like any other.

use crate::i18n::message;

pub mod article;
pub mod card;
pub mod failure;
pub mod flatten;
pub mod mark;
mod notes;
pub(crate) mod order;
pub mod parts;
pub mod prefs;
pub mod rows;
mod session;
pub mod words;

pub use notes::Note;
pub use session::{Phase, Session, Study};

/// A list of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Who says what.
    Sources,
    /// Who and what is named.
    Names,
    /// When.
    Timeline,
    /// Who made the pictures.
    Pictures,
    /// What a careful reader would ask.
    Check,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::Sources, Self::Names, Self::Timeline, Self::Pictures, Self::Check];

    /// The room of the study that stands under it.
    pub const fn room(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Names => "names",
            Self::Timeline => "timeline",
            Self::Pictures => "pictures",
            Self::Check => "check",
        }
    }

    /// Its name on the page, in English: a message.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sources => message("Sources"),
            Self::Names => message("Names"),
            Self::Timeline => message("Timeline"),
            Self::Pictures => message("Pictures"),
            Self::Check => message("Check"),
        }
    }
}
