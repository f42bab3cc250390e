//! An article as the page holds it: the text, its report, and what is drawn from the two.

use super::mark::{Mark, Of, marks};
use super::notes::{Note, notes};
use super::parts::{Part, parts};
use crate::i18n::{counted, fill1, message, t};
use newsloupe::anatomy::BlockKind;
use newsloupe::report::{Quote, ReportSpan};
use newsloupe::{OffsetMap, Report, SCHEMA, Span};
use std::sync::Arc;

/// A read article. The text is what was pasted, byte for byte.
#[derive(Debug)]
pub struct Article {
    /// The text as it came in.
    pub text: Arc<str>,
    /// What the engine says about it.
    pub report: Report,
    /// Every mark, in order of the text, outer ones first. An index into this is a mark's number.
    pub marks: Vec<Mark>,
    /// The page's parts, in order.
    pub parts: Vec<Part>,
    /// For each part the notes in its margin.
    pub notes: Vec<Vec<Note>>,
    /// For each block the marks in it, in order, as [`super::flatten`] wants them.
    pub marks_of_block: Vec<Vec<(Span, usize)>>,
    map: OffsetMap,
    first: First,
}

/// For each thing in the report the number of its first mark.
#[derive(Debug, Default)]
struct First {
    quotes: Vec<Option<usize>>,
    mentions: Vec<Option<usize>>,
    dates: Vec<Option<usize>>,
    credits: Vec<Option<usize>>,
}

impl First {
    fn new(report: &Report, marks: &[Mark]) -> Self {
        let mut first = Self {
            quotes: vec![None; report.quotes.len()],
            mentions: vec![None; report.mentions.len()],
            dates: vec![None; report.dates.len()],
            credits: vec![None; report.credits.len()],
        };
        for (number, mark) in marks.iter().enumerate() {
            let slot = match mark.of {
                Of::Quote(i) => &mut first.quotes[i],
                Of::Mention(i) => &mut first.mentions[i],
                Of::Date(i) => &mut first.dates[i],
                Of::Credit(i) => &mut first.credits[i],
                Of::Speaker(_) | Of::Cue(_) | Of::Relay(_) => continue,
            };
            slot.get_or_insert(number);
        }
        first
    }
}

/// A mark over more blocks than this is drawn on the first of them only: no speech is that long.
const MOST_BLOCKS: usize = 64;

fn marks_of_block(blocks: &[(usize, Span, BlockKind)], marks: &[Mark]) -> Vec<Vec<(Span, usize)>> {
    let mut of_block = vec![Vec::new(); blocks.len()];
    for (number, mark) in marks.iter().enumerate() {
        let first = blocks.partition_point(|(_, b, _)| b.end <= mark.span.start);
        let held = blocks.iter().enumerate().skip(first).take(MOST_BLOCKS);
        for (i, _) in held.take_while(|(_, (_, b, _))| b.start < mark.span.end) {
            of_block[i].push((mark.span, number));
        }
    }
    of_block
}

impl Article {
    /// Puts a report onto its text.
    ///
    /// # Errors
    ///
    /// If the report is of another schema, or does not belong to this text.
    pub fn new(text: Arc<str>, report: Report) -> Result<Self, &'static str> {
        if report.schema != SCHEMA {
            return Err(message("This report was made by another version of Newsloupe."));
        }
        let map = OffsetMap::new(&text);
        let at = |span| map.decode(report.offsets, span);
        let mut blocks = Vec::with_capacity(report.blocks.len());
        let mut last = 0;
        for (i, block) in report.blocks.iter().enumerate() {
            // A block that does not fit, or that goes backwards, is the sign of another text.
            let span = at(block.span).filter(|s| s.start >= last);
            let span = span.ok_or(message("This report belongs to another text."))?;
            last = span.end;
            blocks.push((i, span, block.kind));
        }
        let marks = marks(&report, &text, at);
        let marks_of_block = marks_of_block(&blocks, &marks);
        let parts = parts(&text, blocks);
        let first = First::new(&report, &marks);
        let none = Vec::new();
        let mut article =
            Self { text, report, marks, parts, notes: none, marks_of_block, map, first };
        article.notes = notes(&article);
        Ok(article)
    }

    /// A span of the report in bytes of the text.
    pub fn at(&self, span: ReportSpan) -> Option<Span> {
        self.map.decode(self.report.offsets, span)
    }

    /// A span of bytes as the report counts.
    pub fn counted(&self, span: Span) -> ReportSpan {
        self.map.encode(self.report.offsets, span)
    }

    /// The words of a span of the report; empty if it does not fit.
    pub fn words(&self, span: ReportSpan) -> &str {
        self.at(span).map_or("", |s| s.of(&self.text))
    }

    /// Whether a span tells the story, rather than standing in a promo, a bio or the like.
    pub fn in_story(&self, span: Span) -> bool {
        let part = self.parts.partition_point(|p| p.span().end <= span.start);
        self.parts.get(part).is_some_and(|p| p.runs.iter().any(|r| r.kind.is_story()))
    }

    /// The title: the headline, else the first words.
    pub fn title(&self) -> String {
        let headline = self.parts.iter().find(|p| p.setting == super::parts::Setting::Headline);
        let part = headline.or(self.parts.first());
        part.map_or_else(String::new, |p| super::words::short(p.span().of(&self.text), 90))
    }

    /// Which mark stands for a quote, a name, a date or a credit; the first of its pieces.
    pub fn mark_of(&self, of: Of) -> Option<usize> {
        let (list, i) = match of {
            Of::Quote(i) => (&self.first.quotes, i),
            Of::Mention(i) => (&self.first.mentions, i),
            Of::Date(i) => (&self.first.dates, i),
            Of::Credit(i) => (&self.first.credits, i),
            Of::Speaker(_) | Of::Cue(_) | Of::Relay(_) => {
                return self.marks.iter().position(|m| m.of == of);
            }
        };
        list.get(i).copied().flatten()
    }

    /// The name of whoever says a quote: the entity's full name, else the words themselves.
    pub fn speaker_name<'a>(&'a self, quote: &'a Quote) -> Option<&'a str> {
        let speaker = quote.speaker.as_ref()?;
        let entity = speaker.entity.and_then(|e| self.report.entities.get(e));
        let name = entity.map_or_else(|| self.words(speaker.span), |e| e.name.as_str());
        (!name.is_empty()).then_some(name)
    }

    /// What the text says that an entity is, said once.
    pub fn role(&self, entity: Option<usize>) -> Option<&str> {
        self.report.entities.get(entity?)?.roles.first().map(String::as_str)
    }

    /// The words of a quote in short, for a row that leads to it.
    pub fn quote_words(&self, quote: usize, most: usize) -> String {
        let quote = &self.report.quotes[quote];
        if quote.parts.len() < 2 {
            return super::words::short(self.words(quote.outer), most);
        }
        // What stands between the parts is not said by the speaker.
        let parts = quote.parts.iter().map(|p| self.words(*p).trim_end_matches(','));
        super::words::short(&format!("“{}”", parts.collect::<Vec<_>>().join(" … ")), most)
    }

    /// Some words around a span, for a row that leads to it.
    pub fn around(&self, span: Span, each_side: usize) -> String {
        let (start, end) = (span.start as usize, span.end as usize);
        let part = self.parts.partition_point(|p| p.span().end <= span.start);
        let held = self.parts.get(part).map_or(span, Part::span);
        let from = floor(&self.text, start.saturating_sub(each_side).max(held.start as usize));
        let to = floor(&self.text, (end + each_side).min(held.end as usize).max(end));
        let mut before = &self.text[from.min(start)..start];
        let cut_before = from > held.start as usize;
        if cut_before {
            before = before.find(' ').map_or("", |at| &before[at + 1..]);
        }
        let after = &self.text[end..to];
        let cut_after = to < held.end as usize;
        let after = if cut_after { after.rfind(' ').map_or("", |at| &after[..at]) } else { after };
        let lead = if cut_before { "…" } else { "" };
        let tail = if cut_after { "…" } else { "" };
        format!("{lead}{before}{}{after}{tail}", span.of(&self.text))
    }

    /// What was found, in one line for a reader who listens.
    pub fn found(&self) -> String {
        let c = &self.report.summary.counts;
        let said = [
            counted(c.quotes, t("{n} quote"), t("{n} quotes")),
            counted(c.people, t("{n} person"), t("{n} people")),
            counted(c.organizations, t("{n} organisation"), t("{n} organisations")),
            counted(c.places, t("{n} place"), t("{n} places")),
            counted(c.dates, t("{n} date"), t("{n} dates")),
            counted(c.credits, t("{n} picture credit"), t("{n} picture credits")),
        ];
        fill1(t("{what} found."), "{what}", &said.join(", "))
    }
}

/// The character boundary at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe::{OffsetSpace, Options, analyze};

    #[test]
    fn a_report_in_any_offsets_gives_the_same_article() {
        let text = "Zürich 🏔 votes\n\n“We had no choice,” Ann Lee said on 3 March 2024.";
        let all = [OffsetSpace::Utf8, OffsetSpace::Utf16, OffsetSpace::CodePoint].map(|offsets| {
            let report = analyze(text, &Options { offsets, ..Options::default() }).unwrap();
            Article::new(text.into(), report).unwrap()
        });
        assert_eq!(all[0].marks, all[1].marks);
        assert_eq!(all[0].parts, all[2].parts);
    }

    #[test]
    fn a_report_on_another_text_is_refused() {
        let report = analyze("A line\n\nand another one", &Options::default()).unwrap();
        assert!(Article::new("short".into(), report.clone()).is_err());
        let other = Report { schema: SCHEMA + 1, ..report };
        assert!(Article::new("A line\n\nand another one".into(), other).is_err());
    }

    #[test]
    fn words_around_a_span_stay_in_their_part() {
        let text = "Head\n\nÉté came and the harbour closed early that year again";
        let report = analyze(text, &Options::default()).unwrap();
        let article = Article::new(text.into(), report).unwrap();
        let at = text.find("harbour").unwrap();
        let around = article.around(Span::new(at, at + 7), 12);
        assert_eq!(around, "…and the harbour closed…");
    }
}
