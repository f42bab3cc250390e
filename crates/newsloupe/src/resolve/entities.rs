//! Groups mentions that name the same person, organization or place.

use crate::document::Document;
use crate::names::{Mention, NameKind};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Somebody or something that is named, perhaps several times.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// Its fullest name in the text.
    pub name: String,
    /// What the text says that it is ("head of Hamas"), where it says it.
    pub roles: Vec<Span>,
    /// From pronouns in the text alone.
    pub gender: Gender,
    /// Its mentions, as indices.
    pub mentions: Vec<usize>,
}

/// Which pronouns the text uses for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// `she`, `her`
    She,
    /// `he`, `his`
    He,
    /// The text does not say.
    #[default]
    Unknown,
}

/// The entities in order of first mention, and for each mention the entity that it names.
pub(super) fn group(_doc: &Document<'_>, _mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
    (Vec::new(), Vec::new())
}
