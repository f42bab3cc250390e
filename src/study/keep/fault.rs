//! Why something could not be kept, each with a sentence of its own. What is on the screen stays
//! there whatever comes of it.

use crate::i18n::t;

/// Why the browser's store did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no room left.
    Full,
    /// The browser lets this page keep nothing.
    Refused,
    /// Another tab holds the library open in an older form.
    Blocked,
    /// The library is in a newer form than this page knows.
    Newer,
    /// Something else; by the browser's name for it.
    Broken(String),
}

impl Fault {
    /// What the browser's name for a failure means here.
    pub fn named(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "InvalidStateError" | "NotAllowedError" | "NotSupportedError" => {
                Self::Refused
            }
            "VersionError" => Self::Newer,
            _ => Self::Broken(name.to_owned()),
        }
    }

    /// What happened, and what to do.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Full => t(
                "There is no room left for this page in this browser, so your latest changes are not kept. They stay here while this tab is open. Delete articles that you no longer need, then try again.",
            ),
            Self::Refused => t(
                "This browser lets the page keep nothing, as some private windows do. Your article stays here while this tab is open; to keep it, save it as a file.",
            ),
            Self::Blocked => t(
                "Another tab has an older version of Newsloupe open and holds the library. Close or reload that tab: your article is then kept by itself.",
            ),
            Self::Newer => t(
                "A newer version of Newsloupe has changed the library, and this tab is too old to write to it. Copy what you have just written, then reload this page.",
            ),
            Self::Broken(_) => t(
                "Your latest changes could not be kept. They stay here while this tab is open. Try again, or save the article as a file.",
            ),
        }
    }

    /// Whether it can help to ask again.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Full | Self::Broken(_))
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn each_failure_has_a_sentence_of_its_own() {
        let names = ["QuotaExceededError", "SecurityError", "VersionError", "UnknownError"];
        let mut words: Vec<_> = names.iter().map(|n| Fault::named(n).words()).collect();
        words.push(Fault::Blocked.words());
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 5);
    }
}
