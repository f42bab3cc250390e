//! Pairs quotation marks.
//!
//! The same sign may open, close, be an apostrophe or mean inches, so no sign is read alone: over
//! each paragraph every sign's possible roles get a cost from what stands beside it, and the
//! cheapest consistent reading of the whole paragraph wins. A mark that is never closed runs to the
//! end of its paragraph; that is cheap where the next paragraph opens again (speech that goes on
//! over several paragraphs) and dear elsewhere.

mod costs;

use super::outline::{Class, classify};
use crate::cut::Cut;
use crate::document::Document;
use crate::segment::{Shape, Token, TokenKind};
use crate::span::Span;
use costs::costs;
use std::ops::Range;

/// A stretch between quotation marks, the outermost ones.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Marked {
    /// The words, without the marks.
    pub(super) span: Span,
    /// The words with the marks.
    pub(super) outer: Span,
    /// Its tokens, with the marks.
    pub(super) tokens: Range<usize>,
    /// The paragraph that it stands in, as an index.
    pub(super) paragraph: usize,
    /// Whether an opening mark stands before it; false where speech goes on without one.
    pub(super) opened: bool,
    /// Whether a closing mark stands behind it.
    pub(super) closed: bool,
    /// The speaker's name inside the marks: before a colon, as transcripts have it (`"LEE: Good
    /// evening."`), or on a line of its own behind the words, as pull quotes have it.
    pub(super) label: Option<Span>,
}

/// The paragraphs of a document as ranges of tokens: blocks that share a line are one paragraph.
pub(super) fn paragraphs(doc: &Document<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(doc.blocks.len());
    let mut last_end = 0;
    for block in &doc.blocks {
        let tokens = doc.tokens_in(block.span);
        let between = doc.text.get(last_end..block.span.start as usize).unwrap_or("");
        last_end = block.span.end as usize;
        match out.last_mut() {
            Some(before) if !between.holds_any("\n\r\u{2028}\u{2029}") => {
                before.end = tokens.end.max(before.end);
            }
            _ => out.push(tokens),
        }
    }
    out
}

/// A kind of quotation mark: the signs that may close what another opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// `"…"`, `“…”`, two backticks and `''`
    Double,
    /// `'…'`, `‘…’`
    Single,
    /// `„…“`, `‚…‘`
    Low,
    /// `«…»`
    Guillemet,
    /// `»…«`
    Inward,
}

use Family::{Double, Guillemet, Inward, Low, Single};

/// What is open at a point of the paragraph: an outer and an inner stretch.
const STATES: [(Option<Family>, Option<Family>); 12] = [
    (None, None),
    (Some(Double), None),
    (Some(Single), None),
    (Some(Low), None),
    (Some(Guillemet), None),
    (Some(Inward), None),
    (Some(Double), Some(Single)),
    (Some(Single), Some(Double)),
    (Some(Low), Some(Single)),
    (Some(Guillemet), Some(Double)),
    (Some(Guillemet), Some(Guillemet)),
    (Some(Double), Some(Double)),
];

fn state_of(outer: Option<Family>, inner: Option<Family>) -> Option<usize> {
    STATES.iter().position(|s| *s == (outer, inner))
}

/// Costs are in tenths; this one forbids.
const NEVER: u32 = 1_000_000;

/// What a sign costs in each of its roles.
#[derive(Clone, Copy, Debug)]
struct Costs {
    /// The families that it may open, with their costs.
    open: [(Family, u32); 2],
    /// The families that it may close.
    close: [(Family, u32); 2],
    /// An apostrophe, a measure, a slip.
    ignore: u32,
}

/// Finds the outermost marked stretches of all paragraphs, in order.
pub(super) fn pair(doc: &Document<'_>, paragraphs: &[Range<usize>]) -> Vec<Marked> {
    let mut out = Vec::new();
    let mut carried = None;
    for (p, paragraph) in paragraphs.iter().enumerate() {
        let reopens = paragraphs.get(p + 1).is_some_and(|next| {
            doc.tokens.get(next.start).is_some_and(|t| t.kind == TokenKind::Mark)
                && next.end > next.start + 1
        });
        let before = out.len();
        carried = pair_paragraph(doc, paragraph, p, carried, reopens, &mut out);
        if out.len() > before
            && before > 0
            && !out[before].opened
            && let Some(name) = signature(doc, &out[before])
        {
            out[before - 1].label.get_or_insert(name);
            out.remove(before);
        }
    }
    out
}

/// The name in a line that closes the marks of the paragraph before with who said it:
/// `Ann Lee, mayor of Ayr."`
fn signature(doc: &Document<'_>, line: &Marked) -> Option<Span> {
    const LONGEST: usize = 16;
    let first = line.tokens.start;
    if line.tokens.len() > LONGEST || !line.closed {
        return None;
    }
    let end = line
        .tokens
        .clone()
        .find(|i| doc.word(*i) == "," || doc.tokens[*i].kind == TokenKind::Mark)?;
    let name = first..end;
    let names = name.clone().filter(|i| doc.tokens[*i].is_capitalized()).count();
    // A sentence has a word of its own in small letters before its first comma.
    let all = name
        .clone()
        .all(|i| doc.tokens[i].is_capitalized() || doc.word(i) == "." || doc.lower(i).len() <= 3);
    let sentence = line.tokens.clone().any(|i| {
        matches!(
            classify(doc, i, false),
            Class::Be | Class::Auxiliary | Class::Pronoun | Class::PronounVerb | Class::Not
        )
    });
    let last = (first..end).rev().find(|i| doc.tokens[*i].is_word())?;
    (names >= 2 && all && !sentence).then(|| doc.span_of(first, last))
}

/// Pairs the marks of one paragraph; returns the family that is still open at its end.
fn pair_paragraph(
    doc: &Document<'_>,
    paragraph: &Range<usize>,
    index: usize,
    carried: Option<Family>,
    reopens: bool,
    out: &mut Vec<Marked>,
) -> Option<Family> {
    let signs: Vec<usize> =
        paragraph.clone().filter(|i| doc.tokens[*i].kind == TokenKind::Mark).collect();
    if signs.is_empty() {
        return None;
    }
    let mut cost = [NEVER; STATES.len()];
    cost[0] = 0;
    if let Some(state) = carried.and_then(|f| state_of(Some(f), None)) {
        cost[state] = 25;
    }
    // For each sign and state after it: the state before it.
    let mut from: Vec<[u8; STATES.len()]> = Vec::with_capacity(signs.len());
    for sign in &signs {
        let costs = costs(doc, *sign, paragraph);
        let mut next = [NEVER * 2; STATES.len()];
        let mut back = [0_u8; STATES.len()];
        for (s, (outer, inner)) in STATES.iter().enumerate() {
            if cost[s] >= NEVER {
                continue;
            }
            let mut go = |to: Option<usize>, more: u32| {
                if let Some(to) = to
                    && more < NEVER
                    && cost[s] + more < next[to]
                {
                    next[to] = cost[s] + more;
                    back[to] = s as u8;
                }
            };
            go(Some(s), costs.ignore);
            for (family, more) in costs.open {
                match (outer, inner) {
                    (None, _) => go(state_of(Some(family), None), more),
                    (Some(o), None) => {
                        let same = if *o == family { 30 } else { 0 };
                        go(state_of(Some(*o), Some(family)), more + same);
                        if *o == family {
                            // The one before was never closed.
                            go(Some(s), more + 45);
                        }
                    }
                    _ => {}
                }
            }
            for (family, more) in costs.close {
                match (outer, inner) {
                    (Some(o), None) if *o == family => go(Some(0), more),
                    (Some(o), Some(i)) if *i == family => go(state_of(Some(*o), None), more),
                    // The inner one was never closed.
                    (Some(o), Some(_)) if *o == family => go(Some(0), more + 40),
                    _ => {}
                }
            }
        }
        // Only differences count; taken from the least, no paragraph is too long for the sum.
        let least = next.iter().copied().min().unwrap_or(0);
        cost = next.map(|c| if c < NEVER { c - least } else { NEVER });
        from.push(back);
    }
    let end_cost = |s: usize| match STATES[s] {
        (None, _) => 0,
        (Some(Single), None) => {
            if reopens {
                15
            } else {
                70
            }
        }
        (Some(_), None) => {
            if reopens {
                5
            } else {
                40
            }
        }
        (Some(Single), Some(_)) => 110,
        (Some(_), Some(_)) => 70,
    };
    let best = (0..STATES.len()).min_by_key(|s| cost[*s].saturating_add(end_cost(*s))).unwrap_or(0);
    // Back along the cheapest way.
    let mut states = vec![0; signs.len() + 1];
    states[signs.len()] = best;
    for k in (0..signs.len()).rev() {
        states[k] = from[k][states[k + 1]] as usize;
    }
    collect(doc, paragraph, index, &signs, &states, out);
    match STATES[best] {
        (Some(outer), _) => Some(outer),
        _ => None,
    }
}

fn collect(
    doc: &Document<'_>,
    paragraph: &Range<usize>,
    index: usize,
    signs: &[usize],
    states: &[usize],
    out: &mut Vec<Marked>,
) {
    let mut push = |from: usize, opened: bool, to: usize, closed: bool| {
        let tokens = from..to;
        if tokens.is_empty() {
            return;
        }
        let outer = doc.span_of(from, to - 1);
        let start = if opened { doc.tokens[from].span.end } else { outer.start };
        let end = if closed { doc.tokens[to - 1].span.start } else { outer.end };
        if start >= end {
            return;
        }
        let span = Span { start, end }.trimmed(doc.text, crate::segment::is_space);
        if span.is_empty() || !span.of(doc.text).chars().any(char::is_alphanumeric) {
            return;
        }
        let (label, span) = match label(doc, from + usize::from(opened), to) {
            Some((label, start)) if start < span.end => {
                (Some(label), Span { start, end: span.end })
            }
            _ => (None, span),
        };
        out.push(Marked { span, outer, tokens, paragraph: index, opened, closed, label });
    };
    let mut open: Option<(usize, bool)> =
        (STATES[states[0]].0.is_some()).then_some((paragraph.start, false));
    for (k, sign) in signs.iter().enumerate() {
        let (before, after) = (STATES[states[k]], STATES[states[k + 1]]);
        match (before.0, after.0) {
            (None, Some(_)) => open = Some((*sign, true)),
            (Some(_), None) => {
                if let Some((from, opened)) = open.take() {
                    push(from, opened, sign + 1, true);
                }
            }
            // Opened again without having been closed: the first one ends with its sentence.
            (Some(o), Some(_))
                if states[k] == states[k + 1] && before.1.is_none() && reopened(doc, *sign, o) =>
            {
                if let Some((from, opened)) = open.replace((*sign, true)) {
                    let sentence = &doc.sentences
                        [doc.sentence_of(from).min(doc.sentences.len().saturating_sub(1))];
                    let end = (sentence.tokens.1 as usize).min(*sign).max(from);
                    push(from, opened, end, false);
                }
            }
            _ => {}
        }
    }
    if let Some((from, opened)) = open {
        push(from, opened, paragraph.end, false);
    }
}

/// The label at token `first`, and where the words behind it start: one to three words all in
/// capitals and a colon.
fn label(doc: &Document<'_>, first: usize, to: usize) -> Option<(Span, u32)> {
    let mut i = first;
    while i < to.min(first + 3)
        && doc.tokens[i].is_word()
        && doc.tokens[i].shape.has(Shape::ALL_CAPS)
    {
        i += 1;
    }
    if i == first || i + 1 >= to || doc.word(i) != ":" {
        return None;
    }
    Some((doc.span_of(first, i - 1), doc.tokens[i + 1].span.start))
}

/// Whether a sign that left the state as it was can only have opened: its family is the open one
/// and it stands before a word.
fn reopened(doc: &Document<'_>, sign: usize, family: Family) -> bool {
    let token = &doc.tokens[sign];
    family == Double
        && matches!(doc.word(sign), "\"" | "“" | "``" | "''")
        && !token.is_glued()
        && doc.tokens.get(sign + 1).is_some_and(Token::is_glued)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Vec<&str> {
        let doc = Document::read(text);
        pair(&doc, &paragraphs(&doc)).iter().map(|m| doc.words(m.span)).collect()
    }

    #[test]
    fn double_marks_straight_and_curly() {
        assert_eq!(marked("He said \"no\" and \"yes.\""), ["no", "yes."]);
        assert_eq!(marked("“We go. ‘Now!’ he cried,” she said"), ["We go. ‘Now!’ he cried,"]);
        assert_eq!(
            marked("''He's got it, he can beat her,'' he told"),
            ["He's got it, he can beat her,"]
        );
    }

    #[test]
    fn apostrophes_are_not_closing_marks() {
        assert_eq!(
            marked("'They took the Joneses' boys' bikes,' he said."),
            ["They took the Joneses' boys' bikes,"]
        );
        assert_eq!(marked("joined 'America's Newsroom' to talk"), ["America's Newsroom"]);
        assert_eq!(marked("the 'myth' of Israel's 'invincibility' in"), ["myth", "invincibility"]);
        assert_eq!(marked("The boys' bikes and the girls' bikes"), Vec::<&str>::new());
        assert_eq!(
            marked("‘It’s the workers’ choice,’ she said. ‘Not ours.’"),
            ["It’s the workers’ choice,", "Not ours."]
        );
        assert_eq!(marked("In 't Veld's office, in 's-Hertogenbosch"), Vec::<&str>::new());
        assert_eq!(marked("the summer of '69 and rock 'n' roll, get 'em"), Vec::<&str>::new());
        assert_eq!(
            marked("'I told him \"no\" and left,' she said"),
            ["I told him \"no\" and left,"]
        );
    }

    #[test]
    fn inches_and_feet_do_not_open() {
        assert_eq!(marked("He is 6'2\" tall and the TV is 42\" wide."), Vec::<&str>::new());
        assert_eq!(marked("\"It is 6'2\" tall,\" he said"), ["It is 6'2\" tall,"]);
    }

    #[test]
    fn speech_over_paragraphs_opens_again() {
        let text = "“It began here.\n\n“Then it grew,” he said.";
        assert_eq!(marked(text), ["It began here.", "Then it grew,"]);
        let text = "He said: “It began here.\n\nThen it grew.”\n\nNothing more.";
        assert_eq!(marked(text), ["It began here.", "Then it grew."]);
    }

    #[test]
    fn other_countries_marks() {
        assert_eq!(marked("Er sagte: „Das ist gut“, und ging"), ["Das ist gut"]);
        assert_eq!(marked("« Oui », dit-il, et «non»"), ["Oui", "non"]);
        assert_eq!(marked("Sie sagte: »Nein« und »Ja«"), ["Nein", "Ja"]);
    }

    #[test]
    fn a_missing_mark_does_not_swallow_the_next_quote() {
        assert_eq!(
            marked("“No way, he said. “Not now.” Then he left."),
            ["No way, he said.", "Not now."]
        );
    }
}
