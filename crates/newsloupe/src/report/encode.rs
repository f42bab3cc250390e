//! Writes a report from an analysis, in the offsets that its reader asked for.

use super::{
    Block, Credit, Cue, Date, Entity, Mention, Picture, Question, Quote, Report, ReportSpan,
    SCHEMA, Speaker, Summary, summary,
};
use crate::offsets::{OffsetMap, OffsetSpace};
use crate::resolve::Analysis;
use crate::span::Span;

/// Two decimals: more would claim a precision that no confidence has.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

impl Report {
    /// Writes the report on `analysis` with every span counted in `offsets`.
    pub fn new(analysis: &Analysis<'_>, offsets: OffsetSpace) -> Self {
        let Analysis {
            doc,
            layers,
            entities,
            entity_of_mention,
            entity_of_quote,
            pictures,
            questions,
        } = analysis;
        let map = OffsetMap::new(doc.text);
        let at = |span: Span| -> ReportSpan { map.encode(offsets, span) };
        let all = |spans: &[Span]| spans.iter().map(|s| at(*s)).collect::<Vec<_>>();
        let words = |span: Span| doc.words(span).to_owned();

        let mut report = Self {
            schema: SCHEMA,
            id: None,
            offsets,
            published: layers.published.map(|p| p.day.to_string()),
            published_span: layers.published.and_then(|p| p.span).map(at),
            blocks: doc
                .blocks
                .iter()
                .map(|b| Block {
                    span: at(b.span),
                    kind: b.kind,
                    confidence: rounded(b.confidence),
                    why: b.why.to_owned(),
                })
                .collect(),
            sentences: doc.sentences.iter().map(|s| at(s.span)).collect(),
            quotes: layers
                .quotes
                .iter()
                .zip(entity_of_quote)
                .enumerate()
                .map(|(id, (q, entity))| Quote {
                    id,
                    span: at(q.span),
                    outer: at(q.outer),
                    content: at(q.content),
                    kind: q.kind,
                    parts: all(&q.parts),
                    speaker: q.speaker.map(|s| Speaker {
                        span: at(s.span),
                        entity: *entity,
                        named: s.named,
                    }),
                    cue: q.cue.map(|c| Cue {
                        span: at(c.span),
                        lemma: c.lemma.to_owned(),
                        tone: c.tone,
                        status: c.status,
                    }),
                    channel: all(&q.channel),
                    confidence: rounded(q.confidence),
                    why: q.why.clone(),
                })
                .collect(),
            mentions: layers
                .mentions
                .iter()
                .zip(entity_of_mention)
                .map(|(m, entity)| Mention {
                    span: at(m.span),
                    kind: m.kind,
                    entity: *entity,
                    confidence: rounded(m.confidence),
                    why: m.why.to_owned(),
                })
                .collect(),
            entities: entities
                .iter()
                .enumerate()
                .map(|(id, e)| Entity {
                    id,
                    kind: e.kind,
                    name: e.name.clone(),
                    roles: e.roles.iter().map(|r| words(*r)).collect(),
                    role_spans: all(&e.roles),
                    gender: e.gender,
                    mentions: e.mentions.clone(),
                })
                .collect(),
            dates: layers
                .dates
                .iter()
                .map(|d| Date {
                    span: at(d.span),
                    kind: d.kind,
                    value: d.value.clone(),
                    basis: d.basis,
                    confidence: rounded(d.confidence),
                    why: d.why.clone(),
                })
                .collect(),
            credits: layers
                .credits
                .iter()
                .map(|c| Credit {
                    span: at(c.span),
                    creator: c.creator.map(words),
                    chain: c.chain.iter().map(|s| words(*s)).collect(),
                    agencies: c.agencies.iter().map(|s| words(*s)).collect(),
                    distributor: c.distributor.map(words),
                    handout: c.handout,
                    caption: c.caption,
                    alt: c.alt,
                    confidence: rounded(c.confidence),
                    why: c.why.to_owned(),
                })
                .collect(),
            pictures: pictures
                .iter()
                .map(|p| Picture {
                    credit: p.credit,
                    caption: p.caption,
                    alt: p.alt,
                    date: p.date,
                    other_event: p.other_event,
                    confidence: rounded(p.confidence),
                    why: p.why.clone(),
                })
                .collect(),
            questions: questions
                .iter()
                .map(|q| Question {
                    dates: q.dates,
                    confidence: rounded(q.confidence),
                    why: q.why.clone(),
                })
                .collect(),
            summary: Summary::default(),
        };
        report.summary = summary::summarize(&report, doc.text, &doc.tokens, &map);
        report
    }
}
