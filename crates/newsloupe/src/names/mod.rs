//! Names: people, organizations, places, and (only when sure) groups, events and works.

use crate::document::Document;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name: no title, no leading "the", no possessive.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: &'static str,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A person, without title.
    Person,
    /// An agency, party, team, outlet, ministry, company: the outermost name.
    Organization,
    /// A country, city, region, facility.
    Place,
    /// A nationality, religion, people or movement.
    Group,
    /// A named event.
    Event,
    /// A programme, book, law, film.
    Work,
}

/// Finds the names of a document, in order and without overlaps.
pub(crate) fn find(_doc: &Document<'_>) -> Vec<Mention> {
    Vec::new()
}
