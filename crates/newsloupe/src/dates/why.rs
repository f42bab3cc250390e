//! The reason that stands beside a date, as a sentence that a pupil can read.

use super::expr::{Core, Found};
use super::resolve::{By, Placed};
use super::tense::Tense;
use super::value::Cal;
use crate::calendar::{Day, WEEKDAYS};

/// Why `words` have the value that they have.
pub(super) fn of(words: &str, found: &Found, placed: &Placed, published: Option<Day>) -> String {
    match &found.core {
        Core::Duration(_) => return format!("“{words}” says how long something lasts."),
        Core::Set(_) => return format!("“{words}” says how often something happens."),
        Core::Ref(_) => return format!("“{words}” points to a time without saying which."),
        _ => {}
    }
    match placed.by {
        By::Words => match placed.cal {
            Some(Cal::Decade(_) | Cal::Century(_)) => format!("“{words}” names the years itself."),
            _ => format!("“{words}” says the date itself."),
        },
        By::Open => format!(
            "“{words}” can be read with the day first or the month first, and no other date of the text decides."
        ),
        By::Nothing => format!("No date in the text says when “{words}” is."),
        By::Spoken => format!("“{words}” is counted from the date that the text named before."),
        By::Published(tense) => {
            let Some(p) = published else {
                return format!("“{words}” is read from the day of publication.");
            };
            let day = p.written();
            match (&found.core, placed.cal) {
                (Core::Weekday(d, _), Some(Cal::Day(at))) => {
                    let name = WEEKDAYS[usize::from(*d + 6) % 7];
                    match at.cmp(&p) {
                        std::cmp::Ordering::Less => format!(
                            "“{words}” is read as the {name} before {day}, the day of publication."
                        ),
                        std::cmp::Ordering::Equal => {
                            format!("“{words}” is read as {day}, the day of publication.")
                        }
                        std::cmp::Ordering::Greater if tense == Tense::Future => format!(
                            "“{words}” is read as the {name} after {day}, the day of publication, as the words around it look ahead."
                        ),
                        std::cmp::Ordering::Greater => format!(
                            "“{words}” is read as the {name} after {day}, the day of publication."
                        ),
                    }
                }
                (_, Some(at)) => {
                    let when = if at.first().is_some_and(|d| d > p) {
                        "the next one after"
                    } else {
                        "the latest one before"
                    };
                    match found.core {
                        Core::Month(..)
                        | Core::Holiday(..)
                        | Core::Season(..)
                        | Core::Quarter(..) => {
                            format!("“{words}” is read as {when} {day}, the day of publication.")
                        }
                        _ => format!("“{words}” is counted from {day}, the day of publication."),
                    }
                }
                _ => format!("“{words}” is counted from {day}, the day of publication."),
            }
        }
    }
}
