//! How far a link comes: what chat and mail programs leave of it.
//!
//! What is known of them: Slack parts a message at 4,000 characters (3,992 of one address in
//! elastic/kibana issue 158262, where an e-mail was cut at 2,048; "over ~4KB" in
//! backnotprop/plannotator issue 187) and takes 2,049 for a bookmark (jstrieb/link-lock issue 26);
//! Discord takes messages of 2,000; classic Outlook makes no link of one with 11,000 (Microsoft's
//! answers, question 5790802). The link has a checksum, so that one that was cut says so.

use crate::i18n::message;
use std::ops::Range;

/// What can be said of a link of some length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Short enough for nearly all programs.
    Most,
    /// Cut by some.
    Some,
    /// Not to be given out.
    None,
}

/// Characters that nearly every program keeps.
const SHORT: usize = 2_000;
/// Characters that some keep.
const LONG: usize = 8_000;

impl Reach {
    /// Of a link of so many characters.
    pub const fn of(length: usize) -> Self {
        match length {
            0..=SHORT => Self::Most,
            _ if length <= LONG => Self::Some,
            _ => Self::None,
        }
    }

    /// What is said; `{n}` are its characters.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Most => {
                message("{n} characters: short enough for nearly all chat and mail programs.")
            }
            Self::Some => message(
                "{n} characters: some chat programs cut links at 2,000 and most at 4,000. A cut link says so when it is opened, and shows nothing. On a web page or in a learning platform it holds. The file is safer.",
            ),
            Self::None => message(
                "This would be a link of {n} characters, too long to arrive anywhere. Give out the file instead.",
            ),
        }
    }
}

/// Whether an address leads nowhere from another computer.
pub fn is_local(address: &str) -> bool {
    let host = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.bytes().all(|b| b.is_ascii_digit()) { name } else { host }
    });
    address.starts_with("file:")
        || matches!(name, "localhost" | "[::1]")
        || name.starts_with("127.")
        || name.ends_with(".localhost")
}

/// Whether somebody could open what was pasted as an address.
pub fn is_address(text: &str) -> bool {
    const LENGTHS: Range<usize> = 4..8_000;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    LENGTHS.contains(&text.len())
        && rest.is_some_and(|r| !r.starts_with(['/', '?', '#', '.']) && r.len() > 2)
        && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_their_words() {
        assert_eq!(
            [1_999, 2_000, 2_001, 8_000, 8_001].map(Reach::of),
            [Reach::Most, Reach::Most, Reach::Some, Reach::Some, Reach::None]
        );
    }

    #[test]
    fn what_only_this_computer_reaches_is_known() {
        for here in [
            "http://localhost:8080/a",
            "http://127.0.0.1/",
            "file:///a/b.html",
            "http://[::1]:80/",
            "http://[::1]/x",
        ] {
            assert!(is_local(here), "{here}");
        }
        for there in
            ["https://example.org/localhost", "https://localhost.example.org/", "https://12.7.0.1/"]
        {
            assert!(!is_local(there), "{there}");
        }
    }

    #[test]
    fn an_address_is_told_from_words() {
        assert!(is_address("https://example.org/x?y#z") && is_address("http://a.b"));
        for not in [
            "",
            "example.org",
            "https://",
            "https:///x",
            "https://a b",
            "javascript:alert(1)",
            "ftp://a.b",
        ] {
            assert!(!is_address(not), "{not}");
        }
    }
}
