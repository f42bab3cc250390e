//! Finds the exercise in what the page was given, and says what is wrong with one that can't be used.

use crate::i18n::message;
use crate::study::give::link;
use newsloupe_exercise::check;

/// Why there is no exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was given: a file can be chosen.
    Nothing,
    /// The link.
    Link(link::Fault),
    /// A file that is no JSON and holds none.
    NotJson,
    /// JSON of Newsloupe's, but what a pupil handed in.
    HandedIn,
    /// It is an exercise's form, but fields are missing or of another sort.
    Form,
    /// It was read and can't be used.
    Check(check::Fault),
    /// A file larger than any exercise.
    TooLarge,
    /// The file could not be read at all.
    Unread,
}

/// Files longer than this, in bytes, are not read.
pub const MOST: f64 = 8e6;

impl Fault {
    /// What is wrong, and what can be done.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Nothing => message(
                "Open the exercise that your teacher gave you: choose its file, or drop it here.",
            ),
            Self::Link(link::Fault::Cut) => message(
                "This link is not whole: it was cut or changed on its way. Ask for it again, or for the file.",
            ),
            Self::Link(link::Fault::TooLong)
            | Self::TooLarge
            | Self::Check(check::Fault::TooLarge) => {
                message("This is larger than any exercise. Ask your teacher for it again.")
            }
            Self::Link(link::Fault::Newer) | Self::Check(check::Fault::Newer) => message(
                "This exercise was made with a newer Newsloupe than this page. Reload the page; if that does not help, tell your teacher.",
            ),
            Self::NotJson => message(
                "This file holds no exercise, or only a part of one. Ask your teacher for it again.",
            ),
            Self::HandedIn => message(
                "This is what somebody handed in, not an exercise. Open the exercise itself.",
            ),
            Self::Check(check::Fault::Foreign) => message("This file was not made by Newsloupe."),
            Self::Check(check::Fault::Changed) => message(
                "This exercise was changed after it was made, and what you hand in would not fit. Ask your teacher for it again.",
            ),
            Self::Check(check::Fault::Empty) => {
                message("This exercise has no article or no task. Tell your teacher.")
            }
            Self::Form | Self::Check(_) => message(
                "This exercise is damaged: parts of it do not fit together. Ask your teacher for it again.",
            ),
            Self::Unread => message("The file could not be read. Try again."),
        }
    }
}

/// The JSON of an exercise in the text of a file: itself, or within the page of a self-contained one.
pub fn json_in(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('{') {
        return Some(text);
    }
    if !text.starts_with('<') {
        return None;
    }
    // Its own pages write it so; the JSON in it has no `<`.
    let tag = text.find("id=\"exercise\"")?;
    let start = tag + text[tag..].find('>')? + 1;
    let end = start + text[start..].find("</script")?;
    Some(text[start..end].trim()).filter(|json| json.starts_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_is_found_in_its_file_and_in_its_page() {
        assert_eq!(json_in("\u{feff} {\"exercise\":1}\n"), Some("{\"exercise\":1}"));
        let page = "<!doctype html><script type=\"application/json\" id=\"exercise\"> {\"a\":\"é\"} </script><p>";
        assert_eq!(json_in(page), Some("{\"a\":\"é\"}"));
        let cut = &page[..page.find("</").unwrap()];
        for odd in [
            "",
            "Dear class,",
            "<p>Hello</p>",
            "<script id=\"exercise\"",
            "<script id=\"exercise\"></script>",
            cut,
        ] {
            assert_eq!(json_in(odd), None, "{odd}");
        }
    }

    #[test]
    fn every_fault_has_words() {
        let faults = [
            Fault::Nothing,
            Fault::NotJson,
            Fault::HandedIn,
            Fault::Form,
            Fault::TooLarge,
            Fault::Unread,
            Fault::Link(link::Fault::Cut),
            Fault::Check(check::Fault::Other(String::new())),
        ];
        assert!(faults.iter().all(|f| f.words().ends_with('.')));
        assert_ne!(Fault::Link(link::Fault::Newer).words(), Fault::Link(link::Fault::Cut).words());
    }
}
