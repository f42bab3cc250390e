//! How corrections are said: the names of what a mark can be, and a sentence for each correction.

use super::model::{Change, Correction, Corrections, Step, Voice, What};
use crate::i18n::{fill, message, t};
use crate::state::words::{short, timex};
use newsloupe::anatomy::BlockKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;

/// Kinds of quotes, as one chooses them.
pub const QUOTES: [(QuoteKind, &str); 5] = [
    (QuoteKind::Direct, message("Direct quote")),
    (QuoteKind::Partial, message("Some words quoted")),
    (QuoteKind::Indirect, message("Reported speech")),
    (QuoteKind::Scare, message("Not speech")),
    (QuoteKind::Title, message("Title or nickname")),
];

/// Kinds of names, as one chooses them.
pub const NAMES: [(NameKind, &str); 6] = [
    (NameKind::Person, message("Person")),
    (NameKind::Organization, message("Organisation")),
    (NameKind::Place, message("Place")),
    (NameKind::Group, message("Group")),
    (NameKind::Event, message("Event")),
    (NameKind::Work, message("Work")),
];

/// Kinds of lines, as one chooses them.
pub const LINES: [(BlockKind, &str); 17] = [
    (BlockKind::Body, message("Story")),
    (BlockKind::Promo, message("Promo, not the story")),
    (BlockKind::Boilerplate, message("Page text, not the story")),
    (BlockKind::Headline, message("Headline")),
    (BlockKind::Deck, message("Summary line")),
    (BlockKind::Heading, message("Heading")),
    (BlockKind::Byline, message("Byline")),
    (BlockKind::Dateline, message("Dateline")),
    (BlockKind::Timestamp, message("Time of publication")),
    (BlockKind::Caption, message("Caption")),
    (BlockKind::Credit, message("Picture credit")),
    (BlockKind::AltText, message("Picture description")),
    (BlockKind::VideoTitle, message("Video title")),
    (BlockKind::ListItem, message("Line of a list")),
    (BlockKind::PullQuote, message("Pull quote")),
    (BlockKind::Contributor, message("Also by")),
    (BlockKind::Bio, message("About the writer")),
];

fn label<K: PartialEq>(table: &[(K, &'static str)], kind: &K) -> &'static str {
    t(table.iter().find(|(k, _)| k == kind).map_or("", |(_, l)| *l))
}

/// What a mark is, in words.
pub fn what(what: &What) -> String {
    match what {
        What::Quote(kind) => label(&QUOTES, kind).to_owned(),
        What::Name(kind) => label(&NAMES, kind).to_owned(),
        What::Date { kind, value } => {
            match value.as_deref().and_then(|value| timex(*kind, value)) {
                Some(said) => format!("{} ({said})", t("Date")),
                None => t("Date").to_owned(),
            }
        }
        What::Credit { creator: Some(creator) } => {
            format!("{} ({})", t("Picture credit"), short(&creator.exact, 40))
        }
        What::Credit { .. } => t("Picture credit").to_owned(),
    }
}

/// A correction in one sentence.
pub fn sentence(correction: &Correction) -> String {
    let words = short(&correction.at.exact, 50);
    let (pattern, to) = match &correction.change {
        Change::Add(kind) => (t("“{words}” marked as: {what}"), what(kind)),
        Change::Become(kind) => (t("“{words}” changed to: {what}"), what(kind)),
        Change::Remove => (t("Mark on “{words}” removed"), String::new()),
        Change::Edges(place) => {
            (t("Edges of “{words}” moved to “{what}”"), short(&place.exact, 50))
        }
        Change::Speaker(Voice::NotStated) => {
            (t("Speaker of “{words}”: {what}"), t("not stated").to_owned())
        }
        Change::Speaker(Voice::Entity(who)) => {
            (t("Speaker of “{words}”: {what}"), who.name.clone())
        }
        Change::Speaker(Voice::Words(place)) => {
            (t("Speaker of “{words}”: {what}"), format!("“{}”", short(&place.exact, 40)))
        }
        Change::Entity(who) => (t("“{words}” stands for {what}"), who.name.clone()),
        Change::Split => (t("“{words}” stands for nobody else who is named"), String::new()),
        Change::Merge(who) => (t("“{words}” is the same as {what}"), who.name.clone()),
        Change::Rename(name) => (t("“{words}” is called {what}"), name.clone()),
        Change::Block(kind) => {
            (t("Line “{words}” changed to: {what}"), label(&LINES, kind).to_owned())
        }
    };
    fill(pattern, &[("{words}", &words), ("{what}", &to)])
}

/// A step of the log in one sentence.
pub fn step(log: &Corrections, step: &Step) -> String {
    let said = log.correction(step).map(sentence).unwrap_or_default();
    match step {
        Step::Make(_) => said,
        Step::Drop(_) => fill(t("Taken back: {what}"), &[("{what}", &said)]),
    }
}
