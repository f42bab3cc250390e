//! From an article and its report to a draft: what the analyzer proposes for each task, with how
//! sure it is and why. Nothing here is part of an exercise before the teacher has looked at it.
//!
//! Reasons are in English, as everywhere: articles are read in English.

mod facts;
pub mod labels;
mod speech;
mod voices;

use crate::i18n::Language;
use crate::state::article::Article;
use labels::{Label, label};
use newsloupe::Span;
use newsloupe::anatomy::BlockKind;
use newsloupe::report::ReportSpan;
use newsloupe_exercise::draft::{Draft, DraftBlock, DraftItem, DraftTask, FORM, Review};
use newsloupe_exercise::{Kind, Part, Settings, Words, words};

/// What the teacher's page is told of an article besides its text and its report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What its reader calls it; its headline where this is none.
    pub title: Option<String>,
    /// Where it was published.
    pub address: Option<String>,
    /// In which language pupils are spoken to at first.
    pub language: Language,
}

/// The article in blocks, and its words as an exercise counts them.
pub(super) struct Counted<'a> {
    article: &'a Article,
    language: Language,
    blocks: Vec<(Span, DraftBlock)>,
    words: Vec<Span>,
}

impl<'a> Counted<'a> {
    fn new(article: &'a Article, language: Language) -> Self {
        let mut found: Vec<(Span, BlockKind)> = Vec::new();
        for run in article.parts.iter().flat_map(|p| &p.runs) {
            match found.last_mut() {
                // A caption and the credit behind it are one paragraph to a reader.
                Some((span, kind)) if run.inline => {
                    *span = span.to(run.span);
                    if *kind == BlockKind::Dateline {
                        *kind = run.kind;
                    }
                }
                _ => found.push((run.span, run.kind)),
            }
        }
        let block = |(span, kind): (Span, BlockKind)| {
            let text = span.of(&article.text).to_owned();
            (span, DraftBlock { part: part(kind), text, hidden: is_aside(kind) })
        };
        let blocks: Vec<_> = found.into_iter().map(block).collect();
        let words = |(span, block): &(Span, DraftBlock)| {
            let from = span.start as usize;
            let here = words::of(&block.text).into_iter();
            here.map(|w| Span::new(from + w.start, from + w.end)).collect::<Vec<_>>()
        };
        let words = blocks.iter().flat_map(words).collect();
        Self { article, language, blocks, words }
    }

    /// The words that a span of bytes touches.
    fn at(&self, span: Span) -> Option<Words> {
        let first = self.words.partition_point(|w| w.end <= span.start);
        let end = self.words.partition_point(|w| w.start < span.end);
        (first < end).then_some([first as u32, end as u32])
    }

    /// The words of a span of the report.
    fn place(&self, span: ReportSpan) -> Option<Words> {
        self.at(self.article.at(span)?)
    }

    /// The words of a span without those of blocks that are not the story, such as a promo between
    /// two paragraphs of one speech.
    fn spread(&self, span: ReportSpan) -> Vec<Words> {
        let Some(span) = self.article.at(span) else { return Vec::new() };
        let first = self.blocks.partition_point(|(b, _)| b.end <= span.start);
        let held = self.blocks[first..].iter().take_while(|(b, _)| b.start < span.end);
        // What stands in one hidden block alone stays: it is drafted, should it be shown again.
        let alone = held.clone().count() == 1;
        let mut all: Vec<Words> = Vec::new();
        for (block, _) in held.filter(|(_, b)| alone || !b.hidden) {
            let part = Span { start: span.start.max(block.start), end: span.end.min(block.end) };
            match (self.at(part), all.last_mut()) {
                (Some([first, end]), Some(last)) if last[1] == first => last[1] = end,
                (Some(words), _) => all.push(words),
                _ => {}
            }
        }
        all
    }

    fn label(&self, of: Label) -> String {
        label(of, self.language).to_owned()
    }

    /// Whether a span stands in the headline or the line below it.
    fn in_head(&self, span: ReportSpan) -> bool {
        let Some(span) = self.article.at(span) else { return false };
        let at = self.blocks.partition_point(|(b, _)| b.end <= span.start);
        self.blocks.get(at).is_some_and(|(_, b)| matches!(b.part, Part::Headline | Part::Deck))
    }
}

const fn part(kind: BlockKind) -> Part {
    match kind {
        BlockKind::Headline => Part::Headline,
        BlockKind::Deck => Part::Deck,
        BlockKind::Heading => Part::Heading,
        BlockKind::Body | BlockKind::Dateline | BlockKind::ListItem => Part::Body,
        BlockKind::Caption | BlockKind::Credit | BlockKind::AltText => Part::Caption,
        _ => Part::Other,
    }
}

/// What pupils do not get unless the teacher shows it.
const fn is_aside(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Promo | BlockKind::Bio | BlockKind::Boilerplate)
}

/// An item as the analyzer proposes it.
fn item(at: Vec<Words>, words: String, right: Vec<u32>, why: &str, confidence: f64) -> DraftItem {
    DraftItem {
        at,
        may: Vec::new(),
        words,
        right,
        why: why.to_owned(),
        confidence,
        trap: false,
        own: false,
        review: Review::Waiting,
    }
}

/// A task as it is proposed: what can be chosen, and its items.
type Proposed = (Vec<String>, Vec<DraftItem>);

/// The draft of an article. The two tasks of direct speech are on at first.
pub fn draft(article: &Article, about: About) -> Draft {
    let counted = Counted::new(article, about.language);
    let propose = |kind: Kind| -> Proposed {
        match kind {
            Kind::Quotes => speech::quotes(&counted),
            Kind::Speakers => speech::speakers(&counted),
            Kind::Speech => speech::sorts(&counted),
            Kind::Sources => voices::sources(&counted),
            Kind::Verbs => voices::verbs(&counted),
            Kind::Headline => facts::headline(&counted),
            Kind::Credits => facts::credits(&counted),
            Kind::Dates => facts::dates(&counted),
        }
    };
    let task = |kind: Kind| {
        let (choices, items) = propose(kind);
        let on = matches!(kind, Kind::Quotes | Kind::Speakers) && !items.is_empty();
        DraftTask { kind, on, instructions: String::new(), choices, items }
    };
    let mut tasks: Vec<DraftTask> = Kind::ALL.into_iter().map(task).collect();
    if tasks.iter().all(|t| !t.on)
        && let Some(task) = tasks.iter_mut().find(|t| !t.items.is_empty())
    {
        task.on = true;
    }
    Draft {
        draft: FORM,
        title: about.title.unwrap_or_else(|| article.title()),
        language: about.language.code().to_owned(),
        source: about.address,
        welcome: String::new(),
        blocks: counted.blocks.into_iter().map(|(_, block)| block).collect(),
        tasks,
        settings: Settings::default(),
    }
}

#[cfg(test)]
mod tests;
