//! Puts the layers together: names grouped into entities, quotes tied to their speakers.

mod entities;
mod speakers;

pub use entities::{Entity, Gender};

use crate::credits::Credit;
use crate::credits::pictures::{self, Picture};
use crate::dates::questions::{self, Question};
use crate::dates::{Published, Timex};
use crate::document::Document;
use crate::names::Mention;
use crate::quotes::Quote;

/// What the layers found.
#[derive(Debug, Default)]
pub struct Layers {
    /// Names, in order, without overlaps.
    pub mentions: Vec<Mention>,
    /// Quotes, in order.
    pub quotes: Vec<Quote>,
    /// Expressions of time, in order.
    pub dates: Vec<Timex>,
    /// Image credits, in order.
    pub credits: Vec<Credit>,
    /// The day of publication, if given or found.
    pub published: Option<Published>,
}

/// An article read to its end.
#[derive(Debug)]
pub struct Analysis<'t> {
    /// The segmented text.
    pub doc: Document<'t>,
    /// The marks.
    pub layers: Layers,
    /// Who and what is named, in order of first mention.
    pub entities: Vec<Entity>,
    /// For each mention the entity that it names, as an index into `entities`.
    pub entity_of_mention: Vec<usize>,
    /// For each quote the entity that speaks, where the text leads to one.
    pub entity_of_quote: Vec<Option<usize>>,
    /// The pictures, in order.
    pub pictures: Vec<Picture>,
    /// What the dates leave open.
    pub questions: Vec<Question>,
}

/// Ties the marks of all layers together.
pub(crate) fn resolve(doc: Document<'_>, mut layers: Layers) -> Analysis<'_> {
    let (entities, entity_of_mention) = entities::group(&doc, &layers.mentions);
    let entity_of_quote =
        speakers::tie(&doc, &layers.mentions, &layers.quotes, &entities, &entity_of_mention);
    speakers::settle_names(&doc, &layers.mentions, &mut layers.quotes, &entity_of_quote);
    let published = layers.published.map(|p| p.day);
    let pictures = pictures::find(&doc, &layers.credits, &layers.dates, published);
    let questions =
        questions::find(&doc, &layers.dates, &layers.mentions, &entity_of_mention, published);
    Analysis { doc, layers, entities, entity_of_mention, entity_of_quote, pictures, questions }
}
