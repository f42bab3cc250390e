//! Whether words were said at all: `did not say that`, `would say`, `if he says`.

use super::outline::{Class, Outline};
use super::reports::Said;
use crate::lexicon::one_of;
use serde::{Deserialize, Serialize};

/// What the text says of the saying itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// `Lee said`
    #[default]
    Said,
    /// `Lee did not say`, `declined to say`, `nobody said`
    NotSaid,
    /// `Lee would say`, `might say`, `if Lee says`
    Supposed,
}

/// What the words before a reporting word make of it.
pub(super) fn of(outline: &Outline<'_, '_>, said: &Said) -> Status {
    // Auxiliaries and adverbs before a verb are few.
    const MOST: usize = 6;
    let low = outline.clauses[said.clause].elements.start;
    let before = said.source.as_ref().filter(|s| s.end <= said.cue.start);
    let start = before.map_or(low, |s| s.end).max(said.cue.start.saturating_sub(MOST));
    let mut supposed = false;
    let mut only = false;
    for k in (start..said.cue.start).rev() {
        let word = outline.lower(k);
        only |= word == "only";
        match outline.class(k) {
            Class::Not => return Status::NotSaid,
            Class::Auxiliary if word.ends_with("n't") || word.ends_with("n’t") => {
                return Status::NotSaid;
            }
            Class::Auxiliary if word == "cannot" => return Status::NotSaid,
            Class::Auxiliary => {
                supposed |= one_of(word, "would could might may should must will can");
            }
            // `declined to say`
            Class::To if k > low => {
                let verb = outline.lower(k - 1);
                if one_of(
                    verb,
                    "declined declines declining refused refuses refusing failed fails yet",
                ) {
                    return Status::NotSaid;
                }
                break;
            }
            Class::Adverb | Class::Be | Class::Time => {}
            _ => break,
        }
    }
    if let Some(source) = before {
        if one_of(outline.lower(source.start), "nobody none neither no") {
            return Status::NotSaid;
        }
        supposed |= source.start > low
            && one_of(outline.lower(source.start - 1), "if unless")
            && outline.elements[source.start - 1].class == Class::Because;
    }
    // `would say only that`: that much was said.
    only |= outline.lower(said.cue.end) == "only";
    if supposed && !only { Status::Supposed } else { Status::Said }
}

#[cfg(test)]
mod tests {
    use super::Status;
    use crate::document::Document;
    use crate::quotes::find;

    fn status(text: &str) -> Option<Status> {
        let text = format!("A headline here\n\n{text}");
        find(&Document::read(&text)).first().and_then(|q| q.cue).map(|c| c.status)
    }

    #[test]
    fn what_was_not_said_is_told_from_what_was() {
        use Status::{NotSaid, Said, Supposed};
        for (text, expected) in [
            ("Lee said that the pier was unsafe.", Said),
            ("Lee has always said that the pier was unsafe.", Said),
            ("Lee did not say that the pier was unsafe.", NotSaid),
            ("Lee didn’t say that the pier was unsafe.", NotSaid),
            ("The mayor declined to say whether the pier would open.", NotSaid),
            ("Nobody said the firm was to blame for it.", NotSaid),
            ("The mayor would say that the plan failed.", Supposed),
            ("If he says the bridge is closed, nobody will come.", Supposed),
            ("The mayor would say only that the plan failed.", Said),
            ("“We did not know,” Lee said.", Said),
        ] {
            assert_eq!(status(text), Some(expected), "{text}");
        }
    }
}
