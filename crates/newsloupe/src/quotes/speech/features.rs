//! What can be seen of a marked stretch when one asks whether it is speech.
//!
//! The engine and the training read the same features here. A feature is a row of short words,
//! its template first: `before called`, `size 1 none`. None of them tells which sort of mark is
//! used, so that what was learned from `"…"` holds for `‘…’`.
//!
//! Whoever changes a template trains again and counts up [`super::judge::VERSION`].

use super::super::link::{How, Link, own_reports};
use super::super::marks::Marked;
use super::super::outline::{Class, Outline, classify};
use super::super::reported::Reach;
use super::super::reports::{Order, Said};
use super::super::sources;
use super::{introduced_as_title, stays_small};
use crate::cut::Cut;
use crate::lexicon::key;
use crate::lexicon::one_of;
use crate::segment::Shape;
use crate::table::Table;

/// Everything that was found about the marks of an article before it is asked which are speech.
pub(in crate::quotes) struct Evidence<'a, 'd, 't> {
    pub(in crate::quotes) outline: &'a Outline<'d, 't>,
    pub(in crate::quotes) marks: &'a [Marked],
    pub(in crate::quotes) reports: &'a [Said],
    pub(in crate::quotes) links: &'a [Option<Link>],
    pub(in crate::quotes) elements: &'a [Option<usize>],
    /// What the reports tell if no marks are looked at, in order of the reports.
    pub(in crate::quotes) reaches: &'a [Reach],
}

/// How often each row of words stands between marks in the article, by its key.
pub(super) fn repeats(evidence: &Evidence<'_, '_, '_>) -> Table<u32> {
    let mut out = Table::default();
    for mark in evidence.marks {
        *out.entry(words_key(evidence, mark), 0) += 1;
    }
    out
}

fn words_key(evidence: &Evidence<'_, '_, '_>, mark: &Marked) -> u64 {
    let words = mark.span.of(&evidence.outline.doc.folded);
    key(words.trim_end_of(".,!?;:"))
}

/// Hands each feature of stretch `m`, which is element `e`, to `emit`.
pub(super) fn each(
    evidence: &Evidence<'_, '_, '_>,
    repeats: &Table<u32>,
    m: usize,
    e: usize,
    emit: &mut dyn FnMut(&[&str]),
) {
    let Evidence { outline, marks, reports, links, .. } = evidence;
    let doc = outline.doc;
    let mark = &marks[m];
    let c = outline.clauses.partition_point(|c| c.elements.end <= e);
    let Some(clause) = outline.clauses.get(c) else { return };
    let (low, high) = (clause.elements.start, clause.elements.end);
    emit(&["bias"]);

    // Inside the marks.
    let inside = Inside::new(outline, mark);
    let (size, caps, end) = (inside.size, inside.caps, inside.end);
    emit(&["size", size]);
    emit(&["caps", caps, size]);
    emit(&["end", end, size]);
    emit(&["first", doc.lower(inside.first)]);
    emit(&["last", doc.lower(inside.last)]);
    emit(&["first class", class_name(classify(doc, inside.first, true)), size]);
    if inside.person {
        emit(&["I", size]);
    }
    if inside.verb {
        emit(&["verb", size]);
    }
    if !mark.closed {
        emit(&["no end", size]);
    }
    if !mark.opened {
        emit(&["no start"]);
    }

    // Beside them.
    let at = |k: usize| {
        if k < low || k >= high { "^" } else { word(outline, k) }
    };
    let class = |k: usize| {
        if k < low || k >= high { "^" } else { class_name(outline.class(k)) }
    };
    let before = |n: usize| e.checked_sub(n).map_or("^", at);
    let class_before = |n: usize| e.checked_sub(n).map_or("^", class);
    let (b1, b2, b3) = (before(1), before(2), before(3));
    let (a1, a2) = (at(e + 1), at(e + 2));
    let (cb, ca) = (class_before(1), class(e + 1));
    emit(&["before", b1]);
    emit(&["before", b1, size]);
    emit(&["before", b1, caps]);
    emit(&["2 before", b2, b1]);
    emit(&["second before", b2]);
    emit(&["third before", b3]);
    emit(&["class before", cb, size]);
    emit(&["class before", cb, caps]);
    emit(&["classes before", class_before(2), cb]);
    emit(&["behind", a1]);
    emit(&["class behind", ca, size]);
    emit(&["class behind", ca, caps]);
    emit(&["2 behind", a1, a2]);
    emit(&["around", cb, ca]);
    emit(&["around", cb, ca, size]);
    let place = match (e == low, e + 1 >= high || e + 2 == high && ca == "stop") {
        (true, true) => "alone",
        (true, false) => "start",
        (false, true) => "end",
        _ => "middle",
    };
    emit(&["place", place, size]);
    emit(&["place", place, caps, end]);
    let block = doc.blocks.get(doc.block_at(mark.outer.start)).map(|b| b.kind);
    emit(&["title line", if block.is_some_and(is_title) { "yes" } else { "no" }]);
    if introduced_as_title(outline, e) {
        emit(&["introduced", size]);
    }
    for n in 1..=3 {
        if n > e || e - n < low {
            break;
        }
        let lower = outline.lower(e - n);
        if sources::is_work(lower) {
            emit(&["work", caps]);
        }
        if sources::is_speech_noun(lower) {
            emit(&["speech noun"]);
        }
    }

    // What is said in the sentence.
    let link = links[m].as_ref();
    let how = link.map_or("none", |l| how_name(l.how));
    if introduced_as_title(outline, e) {
        emit(&["introduced", how]);
        emit(&["introduced", b1]);
    }
    emit(&["how", how, size]);
    emit(&["how", how, caps]);
    emit(&["how", how, cb]);
    emit(&["how", how, place]);
    if let Some(link) = link {
        emit(&["whole", if link.whole { "yes" } else { "no" }, size]);
        let source = match link.source.as_ref() {
            Some(s) if s.len() == 1 => class_name(outline.class(s.start)),
            Some(_) => "phrase",
            None => "none",
        };
        emit(&["source", source, how]);
        if let Some(said) = link.said.and_then(|r| reports.get(r)) {
            emit(&["cue", said.lemma.text]);
            emit(&["cue", said.lemma.text, how]);
            emit(&["cue", said.lemma.text, b1]);
            let gap = distance(e.abs_diff(if said.tail <= e { said.tail } else { said.lead }));
            emit(&["gap", gap, how]);
            emit(&["gap", gap, caps]);
            if said.order == Order::Shared {
                emit(&["shared", how]);
            }
        }
    }
    let own = own_reports(reports, c);
    let split = own.start + reports[own.clone()].partition_point(|r| r.cue.start < e);
    if split > own.start {
        emit(&["cue before", reports[split - 1].lemma.text]);
    }
    if split < own.end {
        emit(&["cue behind", reports[split].lemma.text]);
    }
    for n in 2..=6 {
        if n > e || e - n < low {
            break;
        }
        if !matches!(outline.class(e - n), Class::Name | Class::Number | Class::Quote) {
            emit(&["near before", outline.lower(e - n)]);
        }
    }
    for k in e + 2..(e + 5).min(high) {
        if !matches!(outline.class(k), Class::Name | Class::Number | Class::Quote) {
            emit(&["near behind", outline.lower(k)]);
        }
    }
    let subject = outline.main_subject(low, e);
    let subject = match &subject {
        Some(s) if s.len() == 1 => word(outline, s.start),
        Some(s) => {
            if outline.class(s.start) == Class::Name {
                "names"
            } else {
                "phrase"
            }
        }
        None => "none",
    };
    emit(&["subject", subject, how]);
    emit(&["subject", subject, caps]);
    if c > 0 && outline.clauses[c - 1].paragraph == clause.paragraph {
        let told = own_reports(reports, c - 1);
        emit(&["sentence before", if told.is_empty() { "silent" } else { "reports" }, how]);
    } else {
        emit(&["sentence before", "none", how]);
    }
    // Whether it stands in what a report tells, by the weights of the reports.
    let k = evidence.reaches.partition_point(|r| r.report < own.start);
    let covering = evidence.reaches[k..]
        .iter()
        .take_while(|r| r.report < own.end)
        .filter(|r| r.range.contains(&e))
        .max_by_key(|r| r.margin);
    if let Some(reach) = covering {
        let margin = match reach.margin {
            ..=4 => "0",
            5..=12 => "12",
            13..=32 => "32",
            _ => "more",
        };
        emit(&["reach", margin]);
        emit(&["reach", margin, caps]);
        emit(&["reach", how]);
        emit(&["reach", how, caps]);
        emit(&["reach", cb]);
        emit(&["reach", caps, size]);
    } else {
        emit(&["no reach", how]);
        emit(&["no reach", caps]);
    }
    let sentence = if own.is_empty() { "silent" } else { "reports" };
    emit(&["sentence", sentence, size, caps]);

    // The other marks.
    let linked = |k: Option<usize>| match k.and_then(|k| links.get(k)) {
        Some(Some(link)) if link.whole => "whole",
        Some(Some(_)) => "part",
        Some(None) => "no",
        None => "none",
    };
    let together =
        |k: usize| marks.get(k).is_some_and(|x| x.paragraph == mark.paragraph).then_some(k);
    let left = linked(m.checked_sub(1).and_then(together));
    let right = linked(together(m + 1));
    emit(&["left", left, how]);
    emit(&["right", right, how]);
    if b1 == "and" && b2 == "“" || b1 == "“" || b1 == "," && b2 == "“" {
        emit(&["listed", left, caps]);
    }
    if a1 == "and" && a2 == "“" || a1 == "“" {
        emit(&["listing", right, caps]);
    }
    let again = repeats.get(words_key(evidence, mark)).copied().unwrap_or(0) > 1;
    if again {
        emit(&["again", size]);
        emit(&["again", caps]);
    }
}

/// What the words inside are like.
struct Inside {
    size: &'static str,
    caps: &'static str,
    end: &'static str,
    /// First and last token that is a word.
    first: usize,
    last: usize,
    /// Whether somebody speaks of themselves: `I`, `we`, `you`.
    person: bool,
    /// Whether a word of `be` or `have` is among them.
    verb: bool,
}

impl Inside {
    fn new(outline: &Outline<'_, '_>, mark: &Marked) -> Self {
        const MOST: usize = 40;
        let doc = outline.doc;
        let tokens = doc.token_at(mark.span.start)..mark.tokens.end;
        let (mut words, mut large, mut small, mut shouted) = (0, 0, 0, 0);
        let (mut first, mut last) = (None, tokens.start);
        let (mut person, mut verb) = (false, false);
        for i in tokens.clone().take(MOST) {
            let token = &doc.tokens[i];
            if !token.is_word() {
                continue;
            }
            words += 1;
            shouted += u32::from(token.shape.has(Shape::ALL_CAPS) && token.span.len() > 1);
            if token.is_capitalized() {
                large += 1;
            } else if first.is_none() || !stays_small(doc.lower(i)) {
                small += 1;
            }
            person |= one_of(doc.lower(i), "i we you my our your me us");
            verb |= matches!(
                classify(doc, i, false),
                Class::Be | Class::Auxiliary | Class::PronounVerb
            );
            first = first.or(Some(i));
            last = i;
        }
        let capital = first.is_some_and(|i| doc.tokens[i].is_capitalized());
        Self {
            size: match words {
                0 => "0",
                1 => "1",
                2 => "2",
                3 => "3",
                4..=5 => "5",
                6..=8 => "8",
                9..=14 => "14",
                _ => "many",
            },
            caps: match (large, small) {
                _ if shouted > 0 && shouted == words => "shouted",
                (1.., 0) => "title",
                (1.., _) if capital => "first",
                (1.., _) => "some",
                _ => "none",
            },
            end: match doc.words(mark.span).chars().next_back() {
                Some('.') => ".",
                Some(',') => ",",
                Some('!') => "!",
                Some('?') => "?",
                Some('…' | '—' | '–' | '-') => "-",
                _ => "word",
            },
            first: first.unwrap_or(tokens.start),
            last,
            person,
            verb,
        }
    }
}

/// Element `k` as a word of a feature: its lower case; names, numbers and days only as such.
fn word<'a>(outline: &'a Outline<'_, '_>, k: usize) -> &'a str {
    match outline.class(k) {
        Class::Name => "Name",
        Class::Number => "Number",
        Class::Time => "Time",
        Class::Quote => "“",
        Class::Genitive => "’s",
        _ => outline.lower(k),
    }
}

fn class_name(class: Class) -> &'static str {
    match class {
        Class::Name => "name",
        Class::Word => "word",
        Class::Number => "number",
        Class::Determiner => "det",
        Class::Poss => "poss",
        Class::Quantity => "quantity",
        Class::Pronoun | Class::Object => "pronoun",
        Class::Preposition => "prep",
        Class::To => "to",
        Class::And => "and",
        Class::But | Class::Because | Class::Who => "conj",
        Class::That => "that",
        Class::Be => "be",
        Class::Auxiliary | Class::PronounVerb | Class::Not => "aux",
        Class::Adverb => "adverb",
        Class::Time => "time",
        Class::Genitive => "genitive",
        Class::Comma => "comma",
        Class::Colon => "colon",
        Class::Stop => "stop",
        Class::Quote => "quote",
        Class::Hyphen | Class::Semicolon | Class::Dash | Class::Other => "sign",
    }
}

fn how_name(how: How) -> &'static str {
    match how {
        How::CueBehind => "cue behind",
        How::CueBefore => "cue before",
        How::InClause => "clause",
        How::InClauseBehind => "clause behind",
        How::AfterColon => "colon",
        How::Label => "label",
        How::Foreign => "foreign",
        How::GoesOn => "goes on",
        How::NamedNext => "next",
        How::NamedBefore | How::Echo | How::Alone => "named",
        How::Nobody => "nobody",
    }
}

fn distance(elements: usize) -> &'static str {
    match elements {
        0 => "0",
        1 => "1",
        2..=3 => "3",
        4..=7 => "7",
        8..=14 => "14",
        _ => "far",
    }
}

/// Headlines and the like, where words are taken from the story.
pub(in crate::quotes) fn is_title(kind: crate::anatomy::BlockKind) -> bool {
    use crate::anatomy::BlockKind;
    matches!(kind, BlockKind::Headline | BlockKind::Deck | BlockKind::Heading)
}
