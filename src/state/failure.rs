//! What can go wrong, each with words of its own. The text always stays where it was.

use crate::i18n::{fill1, message, t};

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing but white space.
    Empty,
    /// More bytes than the page reads at once.
    TooLong {
        /// How many came in.
        bytes: usize,
    },
    /// What the study says of a file or a text that was brought.
    Said {
        /// What happened, in a few words.
        title: String,
        /// What that means and what to do.
        advice: String,
    },
    /// The engine could not be loaded.
    NotLoaded,
    /// The engine stopped twice on this text.
    Crashed,
    /// It was stopped by the reader.
    Stopped,
    /// The engine said no, in its own words.
    Refused(String),
}

/// Texts above this many bytes are refused.
pub const MOST_BYTES: usize = 2 << 20;

impl Failure {
    /// What happened, in a few words.
    pub fn title(&self) -> &str {
        if let Self::Said { title, .. } = self {
            return title;
        }
        t(match self {
            Self::Empty => message("There is nothing to read yet"),
            Self::TooLong { .. } => message("This is too long for one article"),
            Self::Said { .. } => "",
            Self::NotLoaded => message("The engine could not be loaded"),
            Self::Crashed => message("The engine stopped on this text"),
            Self::Stopped => message("Stopped"),
            Self::Refused(_) => message("This text could not be read"),
        })
    }

    /// What that means and what to do.
    pub fn advice(&self) -> String {
        match self {
            Self::Empty => t(
                "The text holds only white space. Paste an article, or try one of the samples.",
            )
            .to_owned(),
            Self::TooLong { bytes } => fill1(
                t("It is {n} MB, and Newsloupe reads up to 2 MB at a time: about 300,000 words. Cut it to the article and try again. Your text is still here."),
                "{n}",
                &megabytes(*bytes),
            ),
            Self::Said { advice, .. } => advice.clone(),
            Self::NotLoaded => t("A file of this page did not arrive. Check the connection and try again. Your text is still here.").to_owned(),
            Self::Crashed => t("That is our fault, not yours. It was started afresh. Your text is still here: try again, or try with a part of it.").to_owned(),
            Self::Stopped => t("Reading was stopped. Your text is still here.").to_owned(),
            Self::Refused(words) => fill1(t("{why} Your text is still here."), "{why}", words),
        }
    }

    /// Whether trying again may help.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::NotLoaded | Self::Crashed | Self::Stopped)
    }

    /// Whether a text can be sent to the engine at all.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn check(text: &str) -> Result<(), Self> {
        if text.trim().is_empty() {
            return Err(Self::Empty);
        }
        if text.len() > MOST_BYTES {
            return Err(Self::TooLong { bytes: text.len() });
        }
        Ok(())
    }
}

fn megabytes(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_too_long_texts_are_told_apart() {
        assert_eq!(Failure::check(" \n\t\u{a0}"), Err(Failure::Empty));
        assert!(Failure::check("Head").is_ok());
        let long = "x".repeat(MOST_BYTES + 1);
        assert_eq!(Failure::check(&long), Err(Failure::TooLong { bytes: MOST_BYTES + 1 }));
        assert!(Failure::TooLong { bytes: 10_000_000 }.advice().contains("9.6 MB"));
    }
}
