//! Settles which marked stretches are speech at all, once it is known what reports stand near.

use super::{How, Link};
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::one_of;
use crate::names::lists::{self, Flags};
use crate::quotes::marks::Marked;
use crate::quotes::outline::{Class, Outline};
use crate::quotes::reported::Reach;
use crate::quotes::reports::Said;
use crate::quotes::{foreign, sources, speech};
use std::ops::Range;

/// With less evidence than this even a sentence of its own is no speech, in parts of
/// [`speech::SCALE`].
const SURELY_NOT: i32 = -48;

/// So many headings are held against the whole story; a text with more is no article.
const MOST_TITLES: usize = 64;

/// Takes the link of every stretch that is no speech, and gives one to what is spoken without a
/// reporting word. Returns for each stretch whether it was found to be no speech.
pub(in crate::quotes) fn settle(
    outline: &Outline<'_, '_>,
    marks: &[Marked],
    reports: &[Said],
    reaches: &[Reach],
    links: &mut [Option<Link>],
    elements: &[Option<usize>],
) -> Vec<bool> {
    let mut refused = vec![false; marks.len()];
    let strangers = of_other_style(outline.doc, marks);
    let foreign = foreign::is_foreign(outline.doc);
    let evidence = speech::Evidence { outline, marks, reports, links, elements, reaches };
    let sums = speech::evidence_of_speech(&evidence);
    let mut titles = Vec::new();
    for m in 0..marks.len() {
        let (Some(sum), Some(e)) = (sums[m], elements[m]) else { continue };
        let c = outline.clauses.partition_point(|c| c.elements.end <= e);
        let Some(clause) = outline.clauses.get(c).filter(|c| c.kind.is_story()) else { continue };
        let alone = clause
            .elements
            .clone()
            .all(|x| matches!(outline.class(x), Class::Quote | Class::Stop | Class::Comma));
        // A line of its own that is written like a title is a heading.
        let paragraph = |c: usize| outline.clauses.get(c).map(|c| c.paragraph);
        let line = paragraph(c + 1) != Some(clause.paragraph)
            && c.checked_sub(1).and_then(paragraph) != Some(clause.paragraph);
        let heading = strangers[m] || line && speech::reads_as_title(outline, e);
        if speech::is_title(clause.kind) || alone && heading {
            titles.push(m);
        } else if foreign || marks[m].label.is_some() {
            // The weights know English only, and a label says enough.
        } else if speech::is_plainly_title(outline, e) {
            links[m] = None;
            refused[m] = true;
        } else if alone
            && sum > SURELY_NOT
            && outline.doc.words(marks[m].span).ends_in(".!?")
            && !speech::reads_as_title(outline, e)
        {
            // `Would he go? “No.”`: an utterance of its own, be it ever so short.
            if links[m].is_none() {
                links[m] = Some(Link { whole: true, ..untold(How::Nobody, None) });
            }
        } else if sum <= if links[m].is_some() { speech::TOLD } else { speech::UNTOLD } {
            links[m] = None;
            refused[m] = true;
        } else if links[m].is_none() {
            links[m] = Some(untold(How::Alone, source(outline, &clause.elements, e)));
        }
    }
    for m in titles.into_iter().take(MOST_TITLES) {
        let told = links[m].as_ref().is_some_and(|l| {
            matches!(
                l.how,
                How::CueBehind
                    | How::CueBefore
                    | How::InClause
                    | How::InClauseBehind
                    | How::AfterColon
                    | How::Label
            )
        });
        if !told {
            let e = elements[m];
            links[m] = echo(outline, marks, links, m, e).or_else(|| claim(outline, &marks[m], e));
        }
    }
    refused
}

/// Who may be behind words without a reporting word: whose they are (`Cruz’s “…” plan`, `his new
/// “…”`), else whom the sentence is about, if that is somebody.
fn source(outline: &Outline<'_, '_>, clause: &Range<usize>, e: usize) -> Option<Range<usize>> {
    const NEAR: usize = 4;
    let mut k = e;
    while k > clause.start && e - k < NEAR {
        k -= 1;
        match outline.class(k) {
            Class::Poss => return Some(k..k + 1),
            Class::Genitive => return outline.phrase_before(clause.start, k),
            Class::Word | Class::Number | Class::Hyphen => {}
            _ => break,
        }
    }
    outline.main_subject(clause.start, e).filter(|s| {
        let pronoun = s.len() == 1 && one_of(outline.lower(s.start), "he she they who we i");
        pronoun
            || s.clone().any(|x| {
                outline.class(x) == Class::Name && (x > s.start || x > clause.start)
                    || sources::speaks(outline.lower(x))
            })
            || s.len() <= 3
                && s.clone().all(|x| outline.class(x) == Class::Name)
                && lists::words().word(outline.lower(s.start)).is_none_or(|f| !f.any(Flags::COMMON))
    })
}

/// For each stretch whether it has single marks where the article writes speech with double ones:
/// American papers mark the words of headings so.
fn of_other_style(doc: &Document<'_>, marks: &[Marked]) -> Vec<bool> {
    let single = |m: &Marked| m.opened && one_of(doc.word(m.tokens.start), "' ‘ ’");
    let singles = marks.iter().filter(|m| single(m)).count();
    marks.iter().map(|m| 2 * singles < marks.len() && single(m)).collect()
}

/// The quotation of the story whose words the stretch `m` of a heading repeats.
fn echo(
    outline: &Outline<'_, '_>,
    marks: &[Marked],
    links: &[Option<Link>],
    m: usize,
    e: Option<usize>,
) -> Option<Link> {
    // In bytes. Shorter ones recur by chance.
    const SHORTEST: usize = 5;
    // In tokens, with the marks.
    const SENTENCE: usize = 6;
    let doc = outline.doc;
    let words = |k: usize| marks[k].span.of(&doc.folded);
    let own = words(m).bare();
    if own.len() < SHORTEST {
        return None;
    }
    let told = (0..marks.len()).find_map(|k| {
        let link = links[k].as_ref().filter(|l| k != m && l.how != How::Echo)?;
        words(k).holds(own).then_some(link)
    })?;
    let sentence = marks[m].tokens.len() >= SENTENCE
        && doc.words(marks[m].span).first_is(char::is_uppercase)
        && !e.is_some_and(|e| speech::reads_as_title(outline, e));
    let whole = told.whole && sentence || speech::is_utterance(doc, &marks[m]);
    Some(Link { whole, ..untold(How::Echo, told.source.clone()) })
}

/// What a headline has in marks and in small letters is somebody's claim, though it says not whose:
/// `Baker banned after ‘foul-mouthed’ rant`.
fn claim(outline: &Outline<'_, '_>, mark: &Marked, e: Option<usize>) -> Option<Link> {
    let small = outline.doc.words(mark.span).first_is(char::is_lowercase);
    let announced = e.is_some_and(|e| speech::introduced_as_title(outline, e));
    (small && !announced).then(|| untold(How::Nobody, None))
}

/// A link without a report.
fn untold(how: How, source: Option<Range<usize>>) -> Link {
    Link { how, said: None, source, whole: false, relays: Vec::new(), after: None }
}
