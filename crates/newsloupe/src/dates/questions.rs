//! Two days for what looks like one event: a question to the reader, never an error.
//!
//! Two sentences are held against each other if they share two names (people or organizations) and
//! a sort of event, each says one day, and the days lie close together. A caption against the story
//! is enough with that; two sentences of the story must share two sorts of events, because a story
//! tells what came one day after the other.

use super::{Basis, Timex, TimexKind};
use crate::anatomy::BlockKind;
use crate::calendar::Day;
use crate::document::Document;
use crate::lexicon::numbered_key;
use crate::lexicon::{Phrases, one_of};
use crate::names::{Mention, NameKind};
use crate::order;
use crate::table::Table;
use std::sync::LazyLock;

/// A question that the text leaves open.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The dates that it is about, as indices, in order.
    pub dates: [usize; 2],
    /// How sure it is that both speak of one event, 0 to 1.
    pub confidence: f32,
    /// The question, in a sentence or two that a pupil can read.
    pub why: String,
}

/// Days further apart are of two events more often than of one.
const APART: i64 = 3;
/// How many names and tokens of a sentence are looked at, so that time stays linear.
const NAMES: usize = 6;
const TOKENS: usize = 100;
/// How many questions an article may raise.
const MOST: usize = 20;

/// Words that tell of events: the sort, and whether the noun stands for an event of its own.
pub(crate) static EVENTS: LazyLock<Phrases<(u8, bool)>> = LazyLock::new(|| {
    Phrases::parse(include_str!("../../data/events.txt"), |about| {
        (about.bytes().next().unwrap_or(b'a'), about.ends_with('*'))
    })
});

/// A sentence that says one day.
#[derive(Clone, Copy)]
struct Dated {
    date: usize,
    day: Day,
    caption: bool,
    sentence: usize,
    /// Its sorts of events, one bit each.
    events: u32,
}

/// Finds the questions that the dates of an article raise, in order.
pub(crate) fn find(
    doc: &Document<'_>,
    dates: &[Timex],
    mentions: &[Mention],
    entity_of: &[usize],
    published: Option<Day>,
) -> Vec<Question> {
    let mut out: Vec<Question> = Vec::new();
    // The sentence that spoke last of two names.
    let mut last: Table<Dated> = Table::default();
    let mut at = 0;
    let mut i = 0;
    while i < dates.len() && out.len() < MOST {
        let sentence = doc.sentence_of(doc.token_at(dates[i].span.start));
        let Some(span) = doc.sentences.get(sentence).map(|s| s.span) else { break };
        let first = i;
        while i < dates.len() && (i == first || dates[i].span.start < span.end) {
            i += 1;
        }
        let Some((date, day)) = one_day(&dates[first..i]).map(|(k, day)| (first + k, day)) else {
            continue;
        };
        let Some(block) = doc.blocks.get(doc.block_at(span.start)) else { continue };
        let caption = block.kind == BlockKind::Caption;
        if !(caption || block.kind == BlockKind::Body) || published.is_some_and(|p| day > p) {
            continue;
        }
        let Some(events) = events(doc, sentence) else { continue };
        while at < mentions.len() && mentions[at].span.end <= span.start {
            at += 1;
        }
        let mut names: Vec<usize> = mentions[at..]
            .iter()
            .zip(&entity_of[at..])
            .take_while(|(m, _)| m.span.start < span.end)
            .filter(|(m, _)| matches!(m.kind, NameKind::Person | NameKind::Organization))
            .map(|(_, e)| *e)
            .take(NAMES)
            .collect();
        names = order::by(names, |name| (*name as u32, 0));
        names.dedup();
        let here = Dated { date, day, caption, sentence, events };
        for (k, a) in names.iter().enumerate() {
            for b in &names[k + 1..] {
                let pair = numbered_key(numbered_key(0, *a), *b);
                let before = last.get(pair).copied();
                last.insert(pair, here);
                if let Some(before) = before.filter(|x| clash(x, &here))
                    && !out.iter().any(|q| q.dates == [before.date, date])
                {
                    out.push(question(&before, &here));
                }
            }
        }
    }
    out
}

/// The bit of a sort of events.
pub(crate) const fn bit(sort: u8) -> u32 {
    1 << (sort.wrapping_sub(b'a') % 32)
}

/// The one day that a sentence says: its place among the expressions. None if it says more.
fn one_day(dates: &[Timex]) -> Option<(usize, Day)> {
    let mut found = None;
    for (i, date) in dates.iter().enumerate() {
        let value = date.value.as_deref()?;
        if !matches!(date.kind, TimexKind::Date | TimexKind::Time) || value.ends_with("_REF") {
            continue;
        }
        let day = value.get(..10).and_then(|v| v.parse().ok());
        match (day, found) {
            // The same day once more: its clock time.
            (Some(day), Some((_, known))) if day == known => {}
            (Some(day), None) if date.basis != Basis::Vague => found = Some((i, day)),
            _ => return None,
        }
    }
    found
}

/// The sorts of events that a sentence tells of; none if it speaks of several times.
fn events(doc: &Document<'_>, sentence: usize) -> Option<u32> {
    let range = doc.tokens_of(doc.sentences.get(sentence)?);
    let mut events = 0;
    for i in range.take(TOKENS) {
        if one_of(
            doc.lower(i),
            "again second third another separate next later earlier previous previously follow-up anniversary ago since until",
        ) {
            return None;
        }
        if let Some((_, (sort, _))) = EVENTS.longest(doc, i) {
            events |= bit(sort);
        }
    }
    (events != 0).then_some(events)
}

fn clash(a: &Dated, b: &Dated) -> bool {
    let apart = (a.day.number() - b.day.number()).abs();
    let shared = (a.events & b.events).count_ones();
    let enough = if a.caption == b.caption { 2 } else { 1 };
    a.sentence != b.sentence && (1..=APART).contains(&apart) && shared >= enough
}

fn question(a: &Dated, b: &Dated) -> Question {
    let place = |d: &Dated| if d.caption { "a picture’s caption" } else { "the story" };
    let (first, second) = if a.caption == b.caption {
        ("The story", "another sentence")
    } else if a.caption {
        ("A picture’s caption", place(b))
    } else {
        ("The story", place(b))
    };
    Question {
        dates: [a.date, b.date],
        confidence: if a.caption == b.caption { 0.5 } else { 0.6 },
        why: format!(
            "{first} says {}, {second} says {}, with the same names. Is it the same event?",
            a.day.written(),
            b.day.written()
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    fn questions(text: &str) -> Vec<String> {
        let options = Options { published: "2024-03-27".parse().ok(), ..Options::default() };
        analyze(text, &options).unwrap().questions.into_iter().map(|q| q.why).collect()
    }

    const HEAD: &str = "Ministers discuss the harbour\n\n";
    const MORE: &str = "The harbour has been closed since a storm broke the old wall in the winter, \
                        and the town has waited for money to mend it ever since.\n\n";

    #[test]
    fn a_caption_that_gives_another_day_is_asked_about() {
        let text = format!(
            "{HEAD}Transport Minister Carl Ojala met Mayor Anna Lindqvist on Monday to talk about the wall, which both want to mend.\n\n{MORE}\
             Carl Ojala, left, shakes hands with Anna Lindqvist after a meeting in Turku on March 26, 2024. (Bo Ray/Harbour Press via Getty Images)\n\n{MORE}"
        );
        assert_eq!(
            questions(&text),
            [
                "The story says 25 March 2024, a picture’s caption says 26 March 2024, with the same names. Is it the same event?"
            ]
        );
    }

    #[test]
    fn one_day_or_two_events_raise_no_question() {
        for (story, caption) in [
            // The same day.
            ("met Mayor Anna Lindqvist on Tuesday", "after a meeting in Turku on March 26, 2024"),
            // Another sort of event.
            ("met Mayor Anna Lindqvist on Monday", "at a concert in Turku on March 26, 2024"),
            // Said to be another one.
            (
                "met Mayor Anna Lindqvist again on Monday",
                "after a meeting in Turku on March 26, 2024",
            ),
            // Long before.
            ("met Mayor Anna Lindqvist on Monday", "after a meeting in Turku on May 3, 2021"),
            // Still to come.
            (
                "will meet Mayor Anna Lindqvist on Thursday",
                "after a meeting in Turku on March 26, 2024",
            ),
        ] {
            let text = format!(
                "{HEAD}Transport Minister Carl Ojala {story} to talk about the wall, which both want to mend.\n\n{MORE}\
                 Carl Ojala, left, shakes hands with Anna Lindqvist {caption}. (Bo Ray/Harbour Press via Getty Images)\n\n{MORE}"
            );
            assert_eq!(questions(&text), [""; 0], "{story} / {caption}");
        }
        let text = format!(
            "{HEAD}Carl Ojala met Anna Lindqvist in Turku on Monday about the wall. Carl Ojala and Anna Lindqvist met in Helsinki on Tuesday.\n\n{MORE}"
        );
        assert_eq!(questions(&text), [""; 0]);
    }
}
