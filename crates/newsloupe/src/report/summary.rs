//! The source audit: how many words, how much is quoted, and who is behind it.
//!
//! It counts and never judges. Only the story counts: promos, bios and boilerplate stay out, and so
//! do marks that are no speech.

use super::{Quote, Report, ReportSpan};
use crate::anatomy::BlockKind;
use crate::document::fold;
use crate::lexicon::{key, numbered_key};
use crate::names::NameKind;
use crate::offsets::OffsetMap;
use crate::quotes::{QuoteKind, Tone};
use crate::segment::{self, Token, TokenKind};
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

/// A text and its report, as the audit reads them.
struct Read<'a> {
    text: &'a str,
    tokens: &'a [Token],
    report: &'a Report,
    map: &'a OffsetMap,
    /// The blocks, in bytes.
    blocks: Vec<(Span, BlockKind)>,
}

impl Summary {
    /// The audit of a report whose marks were changed by hand: all that it counts is read from
    /// `report`, which must belong to `text`. What does not fit the text counts as nothing.
    pub fn of(report: &Report, text: &str) -> Self {
        let tokens = segment::tokens(text, &fold(text));
        summarize(report, text, &tokens, &OffsetMap::new(text))
    }
}

/// The audit of `report`, whose own summary is not read; `tokens` are those of the text.
pub(super) fn summarize(report: &Report, text: &str, tokens: &[Token], map: &OffsetMap) -> Summary {
    let mut read = Read { text, tokens, report, map, blocks: Vec::new() };
    read.blocks = report.blocks.iter().map(|b| (read.at(b.span), b.kind)).collect();
    read.summary()
}

impl Read<'_> {
    fn at(&self, span: ReportSpan) -> Span {
        self.map.decode(self.report.offsets, span).unwrap_or_default()
    }

    /// The blocks from the one that holds this byte on (or the one before it, between two blocks).
    fn blocks_from(&self, byte: u32) -> &[(Span, BlockKind)] {
        let first = self.blocks.partition_point(|(b, _)| b.start <= byte).saturating_sub(1);
        &self.blocks[first..]
    }

    /// Whether a mark at this place tells the story.
    fn in_story(&self, span: ReportSpan) -> bool {
        self.blocks_from(self.at(span).start).first().is_some_and(|(_, kind)| kind.is_story())
    }

    fn words_in(&self, span: Span) -> usize {
        use TokenKind::{Link, Number, Word};
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        let tokens = &self.tokens[first..last.max(first)];
        let is_word = |t: &&Token| matches!(t.kind, Word | Number | Link);
        // `cease-fire` is one word to a reader, so what a hyphen joins to a word does not count again.
        let joined = |i: usize| {
            i > 1
                && tokens[i].is_glued()
                && tokens[i - 1].is_glued()
                && tokens[i - 1].span.of(self.text) == "-"
                && is_word(&&tokens[i - 2])
        };
        tokens.iter().enumerate().filter(|(i, t)| is_word(t) && !joined(*i)).count()
    }

    /// As [`Self::words_in`], without what a quote runs over on its way: a credit, a promo.
    fn story_words_in(&self, span: Span) -> usize {
        self.blocks_from(span.start)
            .iter()
            .take_while(|(block, _)| block.start < span.end)
            .filter(|(_, kind)| kind.is_story())
            .map(|(b, _)| Span { start: b.start.max(span.start), end: b.end.min(span.end) })
            .filter(|part| part.start < part.end)
            .map(|part| self.words_in(part))
            .sum()
    }

    fn summary(&self) -> Summary {
        let report = self.report;
        let mut summary = Summary::default();
        for (span, _) in self.blocks.iter().filter(|(_, kind)| kind.is_story()) {
            summary.words += self.words_in(*span);
        }

        let mut named = vec![false; report.entities.len()];
        for mention in &report.mentions {
            if let Some(named) = named.get_mut(mention.entity) {
                *named |= self.in_story(mention.span);
            }
        }
        let counts = &mut summary.counts;
        for (entity, _) in report.entities.iter().zip(&named).filter(|(_, named)| **named) {
            match entity.kind {
                NameKind::Person => counts.people += 1,
                NameKind::Organization => counts.organizations += 1,
                NameKind::Place => counts.places += 1,
                _ => {}
            }
        }
        counts.dates = report.dates.iter().filter(|d| self.in_story(d.span)).count();
        counts.credits = report.credits.len();

        // Which row a source has: a text may have thousands of sources. Only looked up, never listed.
        let mut known = Table::default();
        for (id, quote) in report.quotes.iter().enumerate() {
            if !self.in_story(quote.span) {
                continue;
            }
            let counts = &mut summary.counts;
            match quote.kind {
                QuoteKind::Direct | QuoteKind::Partial => counts.quotes += 1,
                QuoteKind::Indirect => counts.indirect += 1,
                QuoteKind::Scare | QuoteKind::Title => {
                    counts.not_speech += 1;
                    continue;
                }
            }
            counts.relayed += usize::from(!quote.channel.is_empty());
            match quote.cue.as_ref().map(|c| c.tone) {
                Some(Tone::Neutral) => counts.tones.neutral += 1,
                Some(Tone::Doubting) => counts.tones.doubting += 1,
                Some(Tone::Endorsing) => counts.tones.endorsing += 1,
                Some(Tone::Emotive) => counts.tones.emotive += 1,
                None => {}
            }
            let words = match quote.kind {
                QuoteKind::Indirect => 0,
                _ => quote.parts.iter().map(|p| self.story_words_in(self.at(*p))).sum(),
            };
            summary.quoted_words += words;
            let row = self.source(quote);
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

    fn source(&self, quote: &Quote) -> SourceRow {
        let speaker = quote.speaker.as_ref();
        let entity = speaker.and_then(|s| Some((s.entity?, self.report.entities.get(s.entity?)?)));
        let kind = match (speaker, entity.map(|(_, e)| e.kind)) {
            (None, _) => SourceKind::NotStated,
            (_, Some(NameKind::Person)) => SourceKind::Person,
            (_, Some(_)) => SourceKind::Organization,
            (Some(s), None) if s.named => SourceKind::Organization,
            _ => SourceKind::Unnamed,
        };
        let name = entity
            .map(|(_, e)| e.name.clone())
            .or_else(|| speaker.map(|s| self.at(s.span).of(self.text).to_owned()));
        SourceRow {
            name,
            span: speaker.map(|s| s.span),
            entity: entity.map(|(i, _)| i),
            kind,
            words: 0,
            quotes: Vec::new(),
        }
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
        let words = |text: &str| {
            let report = crate::analyze(text, &crate::Options::default()).expect("a short text");
            let (tokens, map) = (segment::tokens(text, &fold(text)), OffsetMap::new(text));
            let read = Read { text, tokens: &tokens, report: &report, map: &map, blocks: vec![] };
            read.words_in(Span::new(0, text.len()))
        };
        assert_eq!(words("The cease-fire—(“so far”)—held for 36 hours."), 8);
        assert_eq!(words("A/B said:“Yes”, on a far-off well-to-do street"), 9);
    }
    #[test]
    fn a_report_that_was_not_changed_has_the_audit_that_it_came_with() {
        let text = "Zürich votes\n\n“We had no choice,” Mayor Ann Lee said on 3 March 2024.\n\n\
            READ MORE: “Trams” return\n\nOfficials claimed the so-called “cease-fire” held.";
        for offsets in [crate::OffsetSpace::Utf8, crate::OffsetSpace::CodePoint] {
            let options = crate::Options { offsets, ..crate::Options::default() };
            let report = crate::analyze(text, &options).expect("a short text");
            assert_eq!(Summary::of(&report, text), report.summary);
        }
    }

    #[test]
    fn an_audit_counts_nothing_that_does_not_fit() {
        let mut report = crate::analyze("“No,” Ann Lee said.", &crate::Options::default()).unwrap();
        report.mentions[0].entity = 77;
        report.quotes[0].parts = vec![[900, 12], [4, 999]];
        assert_eq!(Summary::of(&report, "é").quoted_words, 0);
        report.blocks.clear();
        assert_eq!(Summary::of(&report, "“No,” Ann Lee said.").counts.quotes, 0);
    }
}
