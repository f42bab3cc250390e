//! The source audit: how many words, how much is quoted, and who is behind it.
//!
//! It counts and never judges. Only the story counts: promos, bios and boilerplate stay out, and so
//! do marks that are no speech.

use super::ReportSpan;
use crate::document::Document;
use crate::lexicon::{key, numbered_key};
use crate::names::NameKind;
use crate::quotes::{Quote, QuoteKind, Tone};
use crate::resolve::Analysis;
use crate::span::Span;
use crate::table::Table;
use serde::{Deserialize, Serialize};

/// Counts and sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Words of the story.
    pub words: usize,
    /// Words of the story that stand between marks as somebody's speech.
    pub quoted_words: usize,
    /// How many of each mark.
    pub counts: Counts,
    /// Everyone who says something, by words quoted, most first; ties in order of appearance.
    pub sources: Vec<SourceRow>,
}

/// How many of each mark stand in the story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Direct and partial quotes.
    pub quotes: usize,
    /// Indirect speech.
    pub indirect: usize,
    /// Marks that are no speech.
    pub not_speech: usize,
    /// Quotes and indirect speech whose source has no name: officials, critics, reports.
    #[serde(default)]
    pub unnamed: usize,
    /// Quotes and indirect speech of which the text does not say who spoke.
    #[serde(default)]
    pub not_stated: usize,
    /// Quotes and indirect speech that came by way of something: a statement, an interview, an outlet.
    #[serde(default)]
    pub relayed: usize,
    /// What the reporting words let a reader feel.
    #[serde(default)]
    pub tones: Tones,
    /// People named (each once).
    pub people: usize,
    /// Organizations named (each once).
    pub organizations: usize,
    /// Places named (each once).
    pub places: usize,
    /// Expressions of time.
    pub dates: usize,
    /// Image credits.
    pub credits: usize,
}

/// How many reporting words of each tone tell quotes and indirect speech.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tones {
    /// `said`
    pub neutral: usize,
    /// `claimed`
    pub doubting: usize,
    /// `revealed`
    pub endorsing: usize,
    /// `slammed`
    pub emotive: usize,
}

/// One source and what comes from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceRow {
    /// Its name, or the words that stand for it; null where the text does not say who.
    pub name: Option<String>,
    /// The words that name it in its first quote; null where the text does not say who.
    pub span: Option<ReportSpan>,
    /// An index into the entities, or null.
    pub entity: Option<usize>,
    /// What sort of source.
    pub kind: SourceKind,
    /// Words between marks that come from it.
    pub words: usize,
    /// Its quotes, indirect ones too, as ids.
    pub quotes: Vec<usize>,
}

/// What sort of source somebody is, as far as the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A person with a name.
    Person,
    /// An organization or place that speaks.
    Organization,
    /// Officials, some, reports: no name.
    Unnamed,
    /// The text does not say.
    NotStated,
}

/// Whether a mark at this place tells the story.
fn in_story(doc: &Document<'_>, span: Span) -> bool {
    doc.blocks.get(doc.block_at(span.start)).is_some_and(|b| b.kind.is_story())
}

fn words_in(doc: &Document<'_>, span: Span) -> usize {
    use crate::segment::TokenKind::{Link, Number, Word};
    let tokens = &doc.tokens[doc.tokens_in(span)];
    let is_word = |t: &&crate::segment::Token| matches!(t.kind, Word | Number | Link);
    // `cease-fire` is one word to a reader, so what a hyphen joins to a word does not count again.
    let joined = |i: usize| {
        i > 1
            && tokens[i].is_glued()
            && tokens[i - 1].is_glued()
            && doc.words(tokens[i - 1].span) == "-"
            && is_word(&&tokens[i - 2])
    };
    tokens.iter().enumerate().filter(|(i, t)| is_word(t) && !joined(*i)).count()
}

/// As [`words_in`], without what a quote runs over on its way: a credit, a promo.
fn story_words_in(doc: &Document<'_>, span: Span) -> usize {
    doc.blocks[doc.block_at(span.start)..]
        .iter()
        .take_while(|b| b.span.start < span.end)
        .filter(|b| b.kind.is_story())
        .map(|b| Span { start: b.span.start.max(span.start), end: b.span.end.min(span.end) })
        .filter(|part| part.start < part.end)
        .map(|part| words_in(doc, part))
        .sum()
}

pub(super) fn summarize(analysis: &Analysis<'_>, at: &impl Fn(Span) -> ReportSpan) -> Summary {
    let Analysis { doc, layers, entities, entity_of_mention, entity_of_quote, .. } = analysis;
    let mut summary = Summary::default();
    for block in doc.blocks.iter().filter(|b| b.kind.is_story()) {
        summary.words += words_in(doc, block.span);
    }

    let mut named = vec![false; entities.len()];
    for (mention, entity) in layers.mentions.iter().zip(entity_of_mention) {
        named[*entity] |= in_story(doc, mention.span);
    }
    let counts = &mut summary.counts;
    for (entity, _) in entities.iter().zip(&named).filter(|(_, named)| **named) {
        match entity.kind {
            NameKind::Person => counts.people += 1,
            NameKind::Organization => counts.organizations += 1,
            NameKind::Place => counts.places += 1,
            _ => {}
        }
    }
    counts.dates = layers.dates.iter().filter(|d| in_story(doc, d.span)).count();
    counts.credits = layers.credits.len();

    // Which row a source has: a text may have thousands of sources. Only looked up, never listed.
    let mut known = Table::default();
    for (id, (quote, entity)) in layers.quotes.iter().zip(entity_of_quote).enumerate() {
        if !in_story(doc, quote.span) {
            continue;
        }
        match quote.kind {
            QuoteKind::Direct | QuoteKind::Partial => summary.counts.quotes += 1,
            QuoteKind::Indirect => summary.counts.indirect += 1,
            QuoteKind::Scare | QuoteKind::Title => {
                summary.counts.not_speech += 1;
                continue;
            }
        }
        let counts = &mut summary.counts;
        counts.relayed += usize::from(!quote.channel.is_empty());
        match quote.cue.map(|c| c.tone) {
            Some(Tone::Neutral) => counts.tones.neutral += 1,
            Some(Tone::Doubting) => counts.tones.doubting += 1,
            Some(Tone::Endorsing) => counts.tones.endorsing += 1,
            Some(Tone::Emotive) => counts.tones.emotive += 1,
            None => {}
        }
        let words = match quote.kind {
            QuoteKind::Indirect => 0,
            _ => quote.parts.iter().map(|p| story_words_in(doc, *p)).sum(),
        };
        summary.quoted_words += words;
        let row = source(analysis, quote, *entity, at);
        match row.kind {
            SourceKind::Unnamed => summary.counts.unnamed += 1,
            SourceKind::NotStated => summary.counts.not_stated += 1,
            SourceKind::Person | SourceKind::Organization => {}
        }
        let key = match row.entity {
            Some(entity) => numbered_key(0, entity),
            None => numbered_key(key(row.name.as_deref().unwrap_or("")), row.kind as usize),
        };
        let known = *known.entry(key, summary.sources.len());
        match summary.sources.get_mut(known) {
            Some(source) => {
                source.words += words;
                source.quotes.push(id);
            }
            None => summary.sources.push(SourceRow { words, quotes: vec![id], ..row }),
        }
    }
    summary.sources = crate::order::by(summary.sources, |r| (!(r.words as u32), 0));
    summary
}

fn source(
    analysis: &Analysis<'_>,
    quote: &Quote,
    entity: Option<usize>,
    at: &impl Fn(Span) -> ReportSpan,
) -> SourceRow {
    let kind = match (quote.speaker, entity.map(|e| analysis.entities[e].kind)) {
        (None, _) => SourceKind::NotStated,
        (_, Some(NameKind::Person)) => SourceKind::Person,
        (_, Some(_)) => SourceKind::Organization,
        (Some(s), None) if s.named => SourceKind::Organization,
        _ => SourceKind::Unnamed,
    };
    let name = entity
        .map(|e| analysis.entities[e].name.clone())
        .or_else(|| quote.speaker.map(|s| analysis.doc.words(s.span).to_owned()));
    SourceRow {
        name,
        span: quote.speaker.map(|s| at(s.span)),
        entity,
        kind,
        words: 0,
        quotes: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audit_counts_unnamed_sources_channels_and_tones() {
        let text = "Council votes to close pier\n\n\
            Officials claimed the pier was safe. “It is over,” Mayor Ann Lee said in a statement.\n\n\
            The “smart” gate stayed open. “Not now,” Lee said.";
        let report = crate::analyze(text, &crate::Options::default()).expect("a short text");
        let counts = report.summary.counts;
        assert_eq!((counts.quotes, counts.indirect, counts.not_speech), (2, 1, 1));
        assert_eq!((counts.unnamed, counts.not_stated, counts.relayed), (1, 0, 1));
        assert_eq!((counts.tones.neutral, counts.tones.doubting), (2, 1));
        assert_eq!(report.summary.quoted_words, 5);
    }

    #[test]
    fn a_word_counts_once_whatever_stands_beside_it() {
        let words = |text: &str| words_in(&Document::read(text), Span::new(0, text.len()));
        assert_eq!(words("The cease-fire—(“so far”)—held for 36 hours."), 8);
        assert_eq!(words("A/B said:“Yes”, on a far-off well-to-do street"), 9);
    }
}
