//! Who is behind a reporting word: the phrases that may be its source, weighed against each other.

use super::{Features, step, word};
use crate::quotes::cues::{Form, Frame};
use crate::quotes::outline::{Class, Outline};
use crate::quotes::reports::Said;
use crate::quotes::sources;
use std::ops::Range;

use Class::{And, Because, But, Colon, Comma, Dash, Pronoun, Quote, Semicolon, That, Who};

/// So many phrases are weighed.
const MOST: usize = 16;
/// What another phrase must be better by than the one that the rules found, in sixteenths.
const SURE: i32 = 24;

/// A phrase that may be the source, and which way of looking found it first.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) phrase: Range<usize>,
    way: u32,
}

/// Puts better sources in the place of those that rules found.
pub(in crate::quotes) fn refine(outline: &Outline<'_, '_>, reports: &mut [Said]) {
    let mut features = Features::default();
    for r in 0..reports.len() {
        let said = &reports[r];
        let mut best: Option<(i32, Option<Range<usize>>)> = None;
        let mut ruled = None;
        nothing(outline, said, &mut features);
        let none = features.score();
        if said.source.is_none() {
            (best, ruled) = (Some((none, None)), Some(none));
        }
        for candidate in candidates(outline, reports, r) {
            weigh(outline, reports, r, &candidate, &mut features);
            let score = features.score();
            if Some(&candidate.phrase) == said.source.as_ref() {
                ruled = Some(score);
            }
            if best.as_ref().is_none_or(|b| score > b.0) {
                best = Some((score, Some(candidate.phrase)));
            }
        }
        if let (Some((score, source)), Some(ruled)) = (best, ruled)
            && score > ruled + SURE
        {
            reports[r].source = source;
        }
    }
}

/// The phrases that come into question for report `r`; the rules' own first.
pub(super) fn candidates(outline: &Outline<'_, '_>, reports: &[Said], r: usize) -> Vec<Candidate> {
    let said = &reports[r];
    let clause = &outline.clauses[said.clause].elements;
    let (low, high) = (clause.start, clause.end);
    let cue = said.cue.start;
    let mut out: Vec<Candidate> = Vec::new();
    let mut offer = |phrase: Option<Range<usize>>, way: u32| {
        if let Some(phrase) = phrase
            && out.len() < MOST
            && !phrase.is_empty()
            && out.iter().all(|c| c.phrase != phrase)
        {
            out.push(Candidate { phrase, way });
        }
    };
    offer(said.source.clone(), 0);
    let (j, _, _) = outline.before_verb(low, cue);
    offer(outline.phrase_before(low, j), 1);
    if j > low && outline.class(j - 1) == Who {
        offer(Some(j - 1..j), 2);
        offer(outline.phrase_before(low, j - 1), 3);
    }
    if said.passive {
        let by = (said.cue.end..high.min(said.cue.end + 14)).find(|k| outline.lower(*k) == "by");
        offer(by.and_then(|by| outline.phrase_after(by + 1, high)), 4);
    } else {
        offer(outline.inverted(said.clone(), high).and_then(|s| s.source), 5);
    }
    // The nearest joints first.
    for k in (low.max(cue.saturating_sub(60))..cue).rev() {
        let joint = matches!(
            outline.class(k),
            Comma | Dash | That | Because | And | But | Colon | Semicolon | Quote
        ) || outline.lower(k) == "with";
        if joint {
            offer(outline.main_subject(k + 1, cue), 6);
        }
    }
    offer(outline.main_subject(low, cue), 7);
    for (n, s) in reports[..r].iter().rev().take(3).enumerate() {
        let same = s.clause == said.clause;
        if same || outline.clauses[s.clause].paragraph == outline.clauses[said.clause].paragraph {
            offer(s.source.clone(), 8 + 4 * u32::from(!same) + n as u32);
        }
    }
    out
}

/// Features of a text that does not say who.
pub(super) fn nothing(outline: &Outline<'_, '_>, said: &Said, f: &mut Features) {
    let (lemma, form) = (word(said.lemma.text), said.form as u32);
    let left = said.cue.start.wrapping_sub(1);
    f.begin(9);
    f.add(&[said.order as u32, u32::from(said.passive)]);
    f.add(&[form, u32::from(said.passive), u32::from(said.source.is_some())]);
    f.add(&[lemma, form]);
    f.add(&[outline.tag(left), form]);
    f.add(&[outline.word_id(left), form]);
}

/// Features of one phrase as the source.
pub(super) fn weigh(
    o: &Outline<'_, '_>,
    reports: &[Said],
    r: usize,
    candidate: &Candidate,
    f: &mut Features,
) {
    let said = &reports[r];
    let Candidate { phrase, way } = candidate;
    let clause = &o.clauses[said.clause].elements;
    let (lemma, form, order) = (word(said.lemma.text), said.form as u32, said.order as u32);
    let frame = u32::from(said.lemma.frame.bits());
    let cue = said.cue.start;
    let ruled = u32::from(Some(phrase) == said.source.as_ref());
    let inside = clause.contains(&phrase.start);
    let behind = u32::from(phrase.start >= cue) + 2 * u32::from(!inside);
    let between = if phrase.end <= cue { phrase.end..cue } else { said.cue.end..phrase.start };
    let between = if inside { between } else { clause.start..cue };
    let last = phrase.end - 1;
    let head = phrase
        .clone()
        .take_while(|x| *x == phrase.start || o.class(*x) != Class::Preposition)
        .last()
        .unwrap_or(last);
    let kind = |x: usize| {
        let lower = o.lower(x);
        u32::from(sources::speaks(lower))
            + 2 * u32::from(sources::is_medium(lower))
            + 4 * u32::from(o.class(x) == Class::Name)
            + 8 * u32::from(o.class(x) == Pronoun)
    };
    f.begin(10);
    f.add(&[ruled, order, form]);
    f.add(&[ruled, *way]);
    f.add(&[ruled, lemma]);
    f.add(&[*way, form, order]);
    f.add(&[*way, behind, frame]);
    f.add(&[behind, kind(head), form, order]);
    f.add(&[kind(head), kind(last), ruled]);
    f.add(&[o.tag(phrase.start), form, order]);
    f.add(&[o.tag(last), form]);
    f.add(&[o.word_id(phrase.start)]);
    f.add(&[o.word_id(last)]);
    f.add(&[o.word_id(head)]);
    f.add(&[o.word_id(head), lemma]);
    f.add(&[step(phrase.len()), kind(head)]);
    let before =
        if phrase.start == clause.start { 0 } else { o.tag(phrase.start.wrapping_sub(1)) + 1 };
    f.add(&[before, form, order]);
    f.add(&[o.word_id(phrase.start.wrapping_sub(1)), form]);
    f.add(&[before, o.tag(phrase.end), form]);
    f.add(&[o.tag(phrase.end), o.tag(phrase.end + 1)]);
    f.add(&[o.tag(phrase.end), form, order, behind]);
    f.add(&[o.word_id(phrase.end), form]);
    f.add(&[o.word_id(phrase.end), o.word_id(phrase.end + 1)]);
    f.add(&[step(between.len()), form, order, behind]);
    f.add(&[o.tag(cue.wrapping_sub(1)), *way]);
    f.add(&[o.word_id(cue.wrapping_sub(1)), ruled, behind]);
    let count = |class: Class| between.clone().filter(|x| o.class(*x) == class).count() as u32;
    let joints = count(Comma).min(3) + 4 * count(That).min(1) + 8 * count(Who).min(1);
    let joints = joints + 16 * count(And).min(1) + 32 * count(Quote).min(1);
    f.add(&[joints, form, order, behind]);
    f.add(&[joints, ruled]);
    // Whether others speak in between, and whether the phrase spoke before.
    let near = &reports[r.saturating_sub(6)..r];
    let others = near.iter().filter(|s| between.contains(&s.cue.start));
    let (mut finite, mut all) = (0, 0);
    for s in others {
        all += 1;
        finite += u32::from(
            matches!(s.form, Form::Past | Form::Third) && s.lemma.frame.any(Frame::CLAUSE),
        );
    }
    f.add(&[all.min(2), finite.min(2), form, order]);
    let spoke = near.iter().rev().position(|s| s.source.as_ref() == Some(phrase));
    f.add(&[spoke.map_or(9, |n| n as u32), form, order]);
    f.add(&[spoke.map_or(9, |n| n.min(1) as u32), joints, form]);
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::quotes::find;

    /// The words that name the speaker of the first quotation.
    fn who(text: &str) -> Option<String> {
        let text = format!("A headline here\n\n{text}");
        let doc = Document::read(&text);
        find(&doc).first().and_then(|q| q.speaker).map(|s| doc.words(s.span).to_owned())
    }

    #[test]
    fn the_one_who_issues_a_statement_says_what_it_says() {
        assert_eq!(
            who("Lee issued a statement on Tuesday saying, “I do not feel bound by it.”")
                .as_deref(),
            Some("Lee")
        );
    }

    #[test]
    fn a_phrase_behind_with_has_a_speaker_of_its_own() {
        assert_eq!(
            who("The two sides met again, with Lee calling it a “great meeting.”").as_deref(),
            Some("Lee")
        );
    }

    #[test]
    fn an_article_alone_is_nobody() {
        assert_ne!(
            who("“Lee is skipping the debate. Why?” a voice says as a photo is shown.").as_deref(),
            Some("a")
        );
    }
}
