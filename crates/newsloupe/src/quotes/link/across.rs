//! The speaker of a marked stretch that no report of its own sentence covers: a label, a colon, the
//! sentences beside it, the paragraph before.

use super::{How, Link, own_reports};
use crate::anatomy::BlockKind;
use crate::lexicon::one_of;
use crate::quotes::cues::Frame;
use crate::quotes::marks::Marked;
use crate::quotes::outline::{Class, Outline};
use crate::quotes::reports::{Order, Said};
use crate::quotes::speech;
use std::ops::Range;

/// A stretch that no report of its own sentence covers.
#[expect(clippy::too_many_arguments, reason = "all of it is the state of one pass")]
pub(super) fn across(
    outline: &Outline<'_, '_>,
    marks: &[Marked],
    reports: &[Said],
    links: &[Option<Link>],
    element_of: &[Option<usize>],
    clause_of: &[usize],
    m: usize,
    e: usize,
) -> Option<Link> {
    let c = clause_of[m];
    let clause = &outline.clauses[c];
    let mark = &marks[m];
    let plain = Link {
        how: How::Nobody,
        said: None,
        source: None,
        whole: true,
        relays: Vec::new(),
        after: None,
    };
    let from = |k: usize, how: How| {
        let before = links[k].as_ref()?;
        Some(Link {
            how,
            said: before.said,
            source: before.source.clone(),
            whole: true,
            relays: Vec::new(),
            after: Some(k),
        })
    };
    // Speech over several paragraphs.
    if m > 0
        && marks[m - 1].paragraph + 1 == mark.paragraph
        && !marks[m - 1].closed
        && element_of[m] == Some(outline.clauses[c].elements.start)
        && let Some(link) = from(m - 1, How::GoesOn)
    {
        return Some(link);
    }
    // It opens again in the next paragraph, and that one says who speaks.
    if !mark.closed
        && e + 1 == clause.elements.end
        && marks.get(m + 1).is_some_and(|n| n.paragraph == mark.paragraph + 1 && n.opened)
        && element_of[m + 1].is_some_and(|x| outline.clauses[clause_of[m + 1]].elements.start == x)
        && let Some(link) =
            from(m + 1, How::NamedNext).filter(|_| links[m + 1].as_ref().is_some_and(|l| l.whole))
    {
        return Some(link);
    }
    // `“…” — Ann Lee`: a signature.
    if e == clause.elements.start && outline.class(e + 1) == Class::Dash {
        let high = clause.elements.end;
        let signed = outline.phrase_after(e + 2, high).filter(|s| {
            matches!(outline.class(s.start), Class::Name)
                && (s.end >= high
                    || matches!(
                        outline.class(s.end),
                        Class::Comma | Class::Stop | Class::Number | Class::Preposition
                    ))
        });
        if signed.is_some() {
            return Some(Link { how: How::Label, source: signed, ..plain });
        }
    }
    // The same with the signature on a line of its own.
    if e == clause.elements.start
        && (c == 0 || outline.clauses[c - 1].paragraph != clause.paragraph)
        && outline.only_marks(e + 1, clause.elements.end)
        && let Some(source) = outline.signature(c + 1)
    {
        return Some(Link { how: How::Label, source: Some(source), ..plain });
    }
    let alone = clause.elements.clone().all(|x| {
        matches!(
            outline.class(x),
            Class::Quote
                | Class::Stop
                | Class::Comma
                | Class::Dash
                | Class::Other
                | Class::And
                | Class::But
        )
    });
    let paragraph_start = c == 0 || outline.clauses[c - 1].paragraph != clause.paragraph;
    // `LEE: “…”`, `Q: “…”`
    if e >= 2 && outline.class(e - 1) == Class::Colon && e - 1 > clause.elements.start {
        let label = clause.elements.start..e - 1;
        let short = label.len() <= 6
            && label.clone().all(|x| {
                matches!(
                    outline.class(x),
                    Class::Name | Class::Number | Class::Hyphen | Class::Comma
                )
            });
        if short && paragraph_start {
            return Some(Link { how: How::Label, source: Some(label), ..plain });
        }
        if !speech::introduced_as_title(outline, e - 1) {
            return Some(Link {
                how: How::AfterColon,
                source: outline.before_colon(clause.elements.start, e - 1),
                ..plain
            });
        }
    }
    if let Some(source) = outline.speech_noun(clause.elements.start, e) {
        return Some(Link { how: How::InClause, source: Some(source), whole: false, ..plain });
    }
    if !alone
        && speech::is_long_utterance(outline.doc, mark)
        && !speech::introduced_as_title(outline, e)
    {
        let own = outline.main_subject(clause.elements.start, clause.elements.end).filter(|s| {
            s.start < e && !one_of(outline.lower(s.start), "it this that there these i we you what")
        });
        let said = reports[..own_reports(reports, c).end]
            .iter()
            .rev()
            .take(20)
            .find(|s| s.source.is_some());
        let before = said.filter(|s| outline.clauses[s.clause].paragraph == clause.paragraph);
        let source = own.or_else(|| before.and_then(|s| s.source.clone()));
        if source.is_some() {
            return Some(Link { how: How::NamedBefore, source, whole: false, ..plain });
        }
    }
    if !alone {
        if !speech::is_utterance(outline.doc, mark) || speech::introduced_as_title(outline, e) {
            return None;
        }
        let comma = e > clause.elements.start
            && matches!(outline.class(e - 1), Class::Comma | Class::Colon);
        if comma && e + 1 >= clause.elements.end.saturating_sub(1)
            || e == clause.elements.start && outline.doc.words(mark.span).ends_with(',')
        {
            let source = if comma {
                outline.main_subject(clause.elements.start, e)
            } else {
                outline.main_subject(e + 1, clause.elements.end)
            };
            return Some(Link { how: How::NamedBefore, source, ..plain });
        }
        return None;
    }
    // The sentence before it in the paragraph.
    if !paragraph_start {
        let before = own_reports(reports, c - 1);
        // The last stretch of the sentence before.
        let last = (0..m)
            .rev()
            .take(3)
            .find(|k| clause_of[*k] == c - 1 && element_of[*k].is_some() && links[*k].is_some());
        if let Some(link) = last.and_then(|k| from(k, How::GoesOn)) {
            return Some(link);
        }
        let told = reports[before].iter().rev().find(|s| {
            s.source.is_some()
                && s.order != Order::Shared
                && s.lemma.frame.any(Frame::CLAUSE.or(Frame::OBJECT).or(Frame::LABEL))
        });
        if let Some(told) = told
            && speech::is_utterance(outline.doc, mark)
        {
            return Some(Link { how: How::NamedBefore, source: told.source.clone(), ..plain });
        }
    }
    // The next sentences of the paragraph.
    for next in c + 1..outline.clauses.len().min(c + 3) {
        if outline.clauses[next].paragraph != clause.paragraph {
            break;
        }
        let first =
            outline.clauses[next].elements.clone().find(|x| outline.class(*x) == Class::Quote);
        let k = first.map(|x| outline.elements[x].quote as usize);
        if let Some(k) = k
            && let Some(link) = &links[k]
            && link.whole
        {
            return from(k, How::NamedNext);
        }
    }
    if !speech::is_utterance(outline.doc, mark) || paragraph_start && mark.tokens.len() < 7 {
        return None;
    }
    if !paragraph_start {
        let source = outline.main_subject(
            outline.clauses[c - 1].elements.start,
            outline.clauses[c - 1].elements.end,
        );
        // Only somebody: `Lee was blunt. “I hate it.”`
        let source = source.filter(|s| {
            outline.class(s.end - 1) == Class::Name || one_of(outline.lower(s.start), "he she")
        });
        return Some(Link { how: How::NamedBefore, source, ..plain });
    }
    // A paragraph of its own: the one before introduces it, or it goes on.
    if c > 0 {
        let before = &outline.clauses[c - 1];
        let own = own_reports(reports, c - 1);
        let colon = (before.elements.start..before.elements.end)
            .next_back()
            .is_some_and(|x| outline.class(x) == Class::Colon);
        if colon {
            let said = own.clone().rev().find(|r| reports[*r].source.is_some());
            return Some(match said {
                Some(r) => Link {
                    how: How::CueBefore,
                    said: Some(r),
                    source: reports[r].source.clone(),
                    ..plain
                },
                None => Link {
                    how: How::AfterColon,
                    source: outline.before_colon(before.elements.start, before.elements.end),
                    ..plain
                },
            });
        }
        let last = m
            .checked_sub(1)
            .filter(|k| marks[*k].paragraph + 1 == mark.paragraph && links[*k].is_some());
        if let Some(link) = last.and_then(|k| from(k, How::GoesOn)) {
            return Some(Link { after: None, ..link });
        }
        if let Some(said) = own
            .clone()
            .rev()
            .map(|r| &reports[r])
            .find(|s| s.source.is_some() && s.lemma.frame.any(Frame::CLAUSE))
        {
            return Some(Link { how: How::NamedBefore, source: said.source.clone(), ..plain });
        }
    }
    Some(plain)
}

impl Outline<'_, '_> {
    /// Whether nothing but stops stands between elements `from` and `to`.
    fn only_marks(&self, from: usize, to: usize) -> bool {
        (from..to).all(|x| matches!(self.class(x), Class::Stop | Class::Comma))
    }

    /// The name in a paragraph that is a signature: `— Ann Lee, mayor of Ayr`. Without a dash it takes
    /// two names at least, and no stop.
    fn signature(&self, c: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 14;
        let clause = self.clauses.get(c)?;
        let before = self.clauses.get(c.checked_sub(1)?)?;
        let single = before.paragraph + 1 == clause.paragraph
            && self.clauses.get(c + 1).is_none_or(|n| n.paragraph > clause.paragraph);
        let (low, mut high) = (clause.elements.start, clause.elements.end);
        let dash = self.class(low) == Class::Dash;
        if dash && self.class(high - 1) == Class::Stop {
            high -= 1;
        }
        let start = low + usize::from(dash);
        if !single || high - low > LONGEST || self.class(start) != Class::Name {
            return None;
        }
        let name = self.phrase_after(start, high)?;
        let names = name.clone().all(|x| self.class(x) == Class::Name) && name.len() >= 2;
        let ends = name.end >= high || self.class(name.end) == Class::Comma;
        let plain = (start..high).all(|x| {
            self.elements[x].cue.is_none()
                && !matches!(
                    self.class(x),
                    Class::Stop
                        | Class::Quote
                        | Class::Be
                        | Class::Auxiliary
                        | Class::Pronoun
                        | Class::PronounVerb
                        | Class::Colon
                )
        });
        (ends && clause.kind != BlockKind::Caption && (dash || names && plain)).then_some(name)
    }
}
