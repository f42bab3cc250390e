//! Why something that was brought is not read, in words. What was here before always stays.

use crate::i18n::{fill, t};
use crate::state::failure::{Failure, MOST_BYTES};

/// What is wrong with a file or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It holds no words.
    Empty,
    /// It is larger than the page reads at once.
    TooLong {
        /// How many bytes.
        bytes: usize,
    },
    /// It is no text.
    Binary,
    /// It is a PDF.
    Pdf,
    /// It is locked, or of an old word processor: the two begin alike.
    Locked,
    /// It is Rich Text Format.
    RichText,
    /// It is cut short or damaged.
    Broken,
    /// The browser could not hand it over.
    Unreadable,
    /// Only an address was shared.
    OnlyAddress,
    /// The page that the bookmarklet stood on did not hand over its text.
    NotHandedOver,
}

/// Whether a text can be read at all.
///
/// # Errors
///
/// Why not.
pub fn check(text: &str) -> Result<(), Trouble> {
    match Failure::check(text) {
        Ok(()) => Ok(()),
        Err(Failure::TooLong { bytes }) => Err(Trouble::TooLong { bytes }),
        Err(_) => Err(Trouble::Empty),
    }
}

impl Trouble {
    /// What happened, in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Empty => t("There are no words in this"),
            Self::TooLong { .. } => t("This is too long for one article"),
            Self::Binary => t("This file is not plain text"),
            Self::Pdf => t("A PDF cannot be opened here"),
            Self::Locked => t("This document is locked or very old"),
            Self::RichText => t("Rich Text cannot be opened here"),
            Self::Broken => t("This file is damaged"),
            Self::Unreadable => t("This file could not be read"),
            Self::OnlyAddress => t("Only an address was shared"),
            Self::NotHandedOver => t("The page did not hand over its text"),
        }
    }

    /// What that means for a file of this name, and what to do.
    pub fn advice(self, name: &str) -> String {
        let words = match self {
            Self::Empty => {
                t("“{name}” holds nothing that can be read. What was here before is still here.")
            }
            Self::TooLong { bytes } => {
                let size = (bytes * 10).div_ceil(1 << 20);
                let size = format!("{}.{}", size / 10, size % 10);
                let most = (MOST_BYTES >> 20).to_string();
                return fill(
                    t(
                        "“{name}” comes to {size} MB, and Newsloupe reads up to {most} MB at a time: about 300,000 words. Cut it to the article and try again. What was here before is still here.",
                    ),
                    &[("{name}", name), ("{size}", &size), ("{most}", &most)],
                );
            }
            Self::Binary => t(
                "“{name}” looks like a picture, a program or some other kind of file. Open it, copy the article’s text and paste it here. What was here before is still here.",
            ),
            Self::Pdf => t(
                "Open “{name}” in a PDF reader, copy the article’s text and paste it here. What was here before is still here.",
            ),
            Self::Locked => t(
                "“{name}” is protected by a password, or was made by a word processor of before 2007. Save it again without a password as .docx, or copy its text. What was here before is still here.",
            ),
            Self::RichText => t(
                "Save “{name}” as .docx or as plain text, or copy its text and paste it here. What was here before is still here.",
            ),
            Self::Broken => t(
                "A part of “{name}” is missing or is not what it should be. Open it in the program that made it, and copy its text. What was here before is still here.",
            ),
            Self::Unreadable => t(
                "The browser could not read “{name}”. It may have been moved, or be a folder. What was here before is still here.",
            ),
            Self::OnlyAddress => t(
                "Newsloupe never fetches pages, so that nobody learns what you read. Open the page, select the article’s text and share that, or copy and paste it here.",
            ),
            Self::NotHandedOver => t(
                "Some sites do not let another page take their text. Select it there, copy it and paste it here.",
            ),
        };
        fill(words, &[("{name}", name)])
    }
}
