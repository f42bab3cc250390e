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
    /// A file that is not text.
    Binary {
        /// Its name.
        name: String,
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
    pub fn title(&self) -> &'static str {
        t(match self {
            Self::Empty => message("There is nothing to read yet"),
            Self::TooLong { .. } => message("This is too long for one article"),
            Self::Binary { .. } => message("This file is not plain text"),
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
            Self::Binary { name } => fill1(
                t("“{name}” looks like a picture, a PDF or a word processor’s file. Open it, copy the article’s text and paste it here. What was here before is still here."),
                "{name}",
                name,
            ),
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

    /// The text of a file, if it is text: UTF-8, or UTF-16 with its mark.
    ///
    /// # Errors
    ///
    /// [`Failure::Binary`] for anything else, [`Failure::TooLong`] for what is too long.
    pub fn text_of_file(name: &str, bytes: &[u8]) -> Result<String, Self> {
        let binary = || Self::Binary { name: name.to_owned() };
        let utf16 = |swap: bool| {
            let units: Vec<u16> = bytes[2..]
                .chunks_exact(2)
                .map(|b| {
                    if swap {
                        u16::from_be_bytes([b[0], b[1]])
                    } else {
                        u16::from_le_bytes([b[0], b[1]])
                    }
                })
                .collect();
            String::from_utf16(&units).map_err(|_| binary())
        };
        let text = match bytes {
            [0xff, 0xfe, ..] => utf16(false)?,
            [0xfe, 0xff, ..] => utf16(true)?,
            [0xef, 0xbb, 0xbf, rest @ ..] => {
                String::from_utf8(rest.to_vec()).map_err(|_| binary())?
            }
            _ => match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                // An old Windows file: every byte is a letter. Only if it reads like text.
                Err(_) if !bytes.starts_with(b"%PDF") && looks_like_latin(bytes) => {
                    bytes.iter().map(|b| windows_1252(*b)).collect()
                }
                Err(_) => return Err(binary()),
            },
        };
        let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
        if text.chars().take(4096).any(strange) {
            return Err(binary());
        }
        Ok(text)
    }
}

fn looks_like_latin(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8192)];
    let control = sample.iter().any(|b| *b < 32 && !matches!(b, b'\n' | b'\r' | b'\t' | 12));
    let high = sample.iter().filter(|b| **b >= 128).count();
    !control && high * 5 < sample.len()
}

/// A byte of the Windows code page for western Europe: quotation marks and dashes matter here.
fn windows_1252(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        other => char::from(other),
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
    fn files_that_are_text_are_read_and_others_are_named() {
        let read = |bytes: &[u8]| Failure::text_of_file("a.txt", bytes);
        assert_eq!(read("“Zürich”".as_bytes()).unwrap(), "“Zürich”");
        assert_eq!(read(b"\xef\xbb\xbfHi").unwrap(), "Hi");
        assert_eq!(read(b"\xff\xfeH\0i\0").unwrap(), "Hi");
        assert_eq!(
            read(b"It\x92s \x93so\x94, she said to him").unwrap(),
            "It’s “so”, she said to him"
        );
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0"[..],
            b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n\x01\x02",
            b"a\0b",
            b"PK\x03\x04",
        ] {
            assert!(matches!(read(bytes), Err(Failure::Binary { .. })), "{bytes:?}");
        }
    }

    #[test]
    fn empty_and_too_long_texts_are_told_apart() {
        assert_eq!(Failure::check(" \n\t\u{a0}"), Err(Failure::Empty));
        assert!(Failure::check("Head").is_ok());
        let long = "x".repeat(MOST_BYTES + 1);
        assert_eq!(Failure::check(&long), Err(Failure::TooLong { bytes: MOST_BYTES + 1 }));
        assert!(Failure::TooLong { bytes: 10_000_000 }.advice().contains("9.6 MB"));
    }
}
