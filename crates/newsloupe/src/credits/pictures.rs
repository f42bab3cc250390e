//! The pictures of an article: caption, credit and day put together, and what is missing of them.

use super::Credit;
use crate::anatomy::BlockKind;
use crate::calendar::Day;
use crate::dates::questions::{EVENTS, bit};
use crate::dates::{Basis, Timex, TimexKind};
use crate::document::Document;
use crate::lexicon::one_of;
use crate::span::Span;
use crate::table::Table;
use std::cell::OnceCell;

/// A picture: what the text tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its credit, as an index into the credits; `None` if no maker is named.
    pub credit: Option<usize>,
    /// Its caption, as an index into the blocks.
    pub caption: Option<usize>,
    /// The line that stands in for it, as an index into the blocks.
    pub alt: Option<usize>,
    /// When it was taken, as an index into the dates; `None` where the caption does not say.
    pub date: Option<usize>,
    /// Whether the text shows that it is of another event than the story.
    pub other_event: bool,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// What is missing, or why it is of another event, as sentences that a pupil can read.
    pub why: String,
}

/// A picture this many days older than the article is of another event, unless the story tells of
/// that day.
const OLD: i64 = 180;

/// Puts the pictures of an article together, in order.
pub(crate) fn find(
    doc: &Document<'_>,
    credits: &[Credit],
    dates: &[Timex],
    published: Option<Day>,
) -> Vec<Picture> {
    let story = OnceCell::new();
    let seen = Seen { doc, dates, published, story: &story };
    let mut credited = vec![None; doc.blocks.len()];
    for (i, credit) in credits.iter().enumerate() {
        if let Some(c) = credit.caption
            && let Some(slot) = credited.get_mut(c)
        {
            slot.get_or_insert(i);
        }
    }
    let mut pictures: Vec<(u32, Picture)> = Vec::new();
    for (b, block) in doc.blocks.iter().enumerate() {
        if block.kind == BlockKind::Caption {
            let credit = credited[b];
            let alt = match credit {
                Some(c) => credits[c].alt,
                None => b.checked_sub(1).filter(|&a| doc.blocks[a].kind == BlockKind::AltText),
            };
            let picture = seen.picture(credit.map(|c| &credits[c]), Some(b));
            pictures.push((block.span.start, Picture { credit, alt, ..picture }));
        }
    }
    for (i, credit) in credits.iter().enumerate().filter(|(_, c)| c.caption.is_none()) {
        let picture = seen.picture(Some(credit), None);
        pictures.push((credit.span.start, Picture { credit: Some(i), alt: credit.alt, ..picture }));
    }
    let pictures = crate::order::by(pictures, |p| (p.0, 0));
    pictures.into_iter().map(|(_, p)| p).collect()
}

/// What the pictures are held against.
struct Seen<'d, 't> {
    doc: &'d Document<'t>,
    dates: &'d [Timex],
    published: Option<Day>,
    /// What the story tells of; read at the first question.
    story: &'d OnceCell<Story>,
}

/// What the story itself tells of.
#[derive(Default)]
struct Story {
    /// Sorts of events, one bit each.
    events: u32,
    /// Days, by their numbers.
    days: Table<()>,
}

impl Seen<'_, '_> {
    fn picture(&self, credit: Option<&Credit>, caption: Option<usize>) -> Picture {
        let mut why: Vec<String> = Vec::new();
        match credit {
            None => why.push("No maker is named.".into()),
            Some(c) if c.creator.is_none() => {
                why.push("The credit names who sent it and no photographer.".into());
            }
            Some(_) => {}
        }
        let date = caption.and_then(|c| taken(self.doc.blocks[c].span, self.dates));
        match (caption, date) {
            (Some(_), None) => why.push("The caption does not say when it was taken.".into()),
            (None, _) => why.push("There is no caption.".into()),
            _ => {}
        }
        let other = self.other_event(credit, caption, date.map(|d| &self.dates[d]));
        let other_event = other.is_some();
        why.extend(other);
        if why.is_empty() {
            why.push("Its maker and its day are given.".into());
        }
        Picture {
            credit: None,
            caption,
            alt: None,
            date,
            other_event,
            confidence: if other_event { 0.7 } else { 0.85 },
            why: why.join(" "),
        }
    }

    /// Why a picture is of another event, if the text shows it.
    fn other_event(
        &self,
        credit: Option<&Credit>,
        caption: Option<usize>,
        date: Option<&Timex>,
    ) -> Option<String> {
        let doc = self.doc;
        if credit.is_some_and(|c| {
            doc.tokens_in(c.span).any(|i| one_of(doc.lower(i), ARCHIVE) && !is_name(doc, i))
        }) {
            return Some("The credit says that it is from the archive.".into());
        }
        let block = doc.blocks.get(caption?)?;
        if doc.tokens_in(block.span).any(|i| {
            one_of(doc.lower(i), "file archive")
                && one_of(doc.lower(i + 1), "photo picture image photograph")
        }) {
            return Some("The caption says that it is from the archive.".into());
        }
        if let (Some(date), Some(p)) = (date, self.published)
            && let Some(day) = day_of(date)
            && p.number() - day.number() > OLD
            && !self.story().days.contains(day.number().cast_unsigned())
        {
            let days = p.number() - day.number();
            return Some(format!(
                "It was taken {days} days before, on a day that the story does not mention."
            ));
        }
        // An election in the caption, and none in the story.
        let word = doc.tokens_in(block.span).find(|&i| {
            EVENTS
                .longest(doc, i)
                .is_some_and(|(_, (sort, own))| own && self.story().events & bit(sort) == 0)
        })?;
        Some(format!("The caption speaks of “{}”, the story does not.", doc.word(word)))
    }

    fn story(&self) -> &Story {
        self.story.get_or_init(|| {
            let told = |kind| {
                matches!(
                    kind,
                    BlockKind::Headline | BlockKind::Deck | BlockKind::Body | BlockKind::Heading
                )
            };
            let mut story = Story::default();
            for block in self.doc.blocks.iter().filter(|b| told(b.kind)) {
                for i in self.doc.tokens_in(block.span) {
                    if let Some((_, (sort, _))) = EVENTS.longest(self.doc, i) {
                        story.events |= bit(sort);
                    }
                }
            }
            for date in self.dates {
                let block = self.doc.blocks.get(self.doc.block_at(date.span.start));
                if let Some(day) = day_of(date).filter(|_| block.is_some_and(|b| told(b.kind))) {
                    story.days.insert(day.number().cast_unsigned(), ());
                }
            }
            story
        })
    }
}

/// Words for a collection of older pictures.
const ARCHIVE: &str =
    "file archive archives archivbild archivfoto archiv archivo arquivo archivio archief";

/// `National Archives`: the word is part of a name.
fn is_name(doc: &Document<'_>, i: usize) -> bool {
    one_of(doc.lower(i), "archive archives") && i > 0 && doc.tokens[i - 1].is_capitalized()
}

/// The day that a date says.
fn day_of(date: &Timex) -> Option<Day> {
    date.value.as_deref()?.get(..10)?.parse().ok()
}

/// The first day, month or year that a caption says.
fn taken(caption: Span, dates: &[Timex]) -> Option<usize> {
    let first = dates.partition_point(|d| d.span.start < caption.start);
    (first..dates.len()).take_while(|&i| dates[i].span.start < caption.end).find(|&i| {
        let dated = |v: &str| v.as_bytes().first().is_some_and(u8::is_ascii_digit);
        matches!(dates[i].kind, TimexKind::Date | TimexKind::Time)
            && dates[i].basis != Basis::Vague
            && dates[i].value.as_deref().is_some_and(dated)
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    fn pictures(caption: &str) -> Vec<(bool, String)> {
        let text = format!(
            "Harbour town votes to close its old pier\n\n\
             The council voted on Monday to close the pier, which has stood in the harbour since 1902 and is loved by all.\n\n\
             {caption}\n\n\
             The mayor said that the town had no choice, since the piles had rotted through and a repair would cost millions.\n"
        );
        let options = Options { published: "2024-03-27".parse().ok(), ..Options::default() };
        let report = analyze(&text, &options).unwrap();
        report.pictures.into_iter().map(|p| (p.other_event, p.why)).collect()
    }

    #[test]
    fn what_is_missing_of_a_picture_is_said() {
        for (caption, other, why) in [
            (
                "The pier, seen from the lighthouse on March 26, 2024. (Bo Ray/Harbour Press via Getty Images)",
                false,
                "Its maker and its day are given.",
            ),
            (
                "The pier, left, seen from the lighthouse. (Bo Ray/Harbour Press via Getty Images)",
                false,
                "The caption does not say when it was taken.",
            ),
            (
                "The pier, seen from the lighthouse on May 3, 2019. (Bo Ray/Harbour Press via Getty Images)",
                true,
                "It was taken 1790 days before, on a day that the story does not mention.",
            ),
            (
                "The mayor, left, speaks at a wedding in the harbour. (Bo Ray/Harbour Press via Getty Images)",
                true,
                "The caption does not say when it was taken. The caption speaks of “wedding”, the story does not.",
            ),
        ] {
            assert_eq!(pictures(caption), [(other, why.to_owned())], "{caption}");
        }
    }

    #[test]
    fn makers_agencies_and_distributors_are_told_apart() {
        for (credit, creator, agencies, distributor, handout) in [
            (
                "Bo Ray/Harbour Press/AFP via Getty Images",
                Some("Bo Ray"),
                "Harbour Press,AFP",
                Some("Getty Images"),
                false,
            ),
            ("AFP via Getty Images", None, "AFP", Some("Getty Images"), false),
            ("Bo Ray/AP", Some("Bo Ray"), "AP", None, false),
            ("Reuters", None, "Reuters", None, false),
            (
                "Mayor’s Press Office / Handout/Anadolu via Getty Images",
                Some("Mayor’s Press Office"),
                "Anadolu",
                Some("Getty Images"),
                true,
            ),
        ] {
            let text = format!(
                "Harbour town votes to close its old pier\n\n\
                 The council voted on Monday to close the pier, which has stood in the harbour since 1902 and is loved by all.\n\n\
                 The pier, left, seen from the lighthouse on Sunday. ({credit})\n"
            );
            let report = analyze(&text, &Options::default()).unwrap();
            let found = &report.credits[0];
            assert_eq!(found.creator.as_deref(), creator, "{credit}");
            assert_eq!(found.agencies.join(","), agencies, "{credit}");
            assert_eq!(found.distributor.as_deref(), distributor, "{credit}");
            assert_eq!(found.handout, handout, "{credit}");
        }
    }
}
