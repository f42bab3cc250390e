//! What the writer does: `Ann Lee is a Harbour Post reporter`, `Ann Lee covers the coast for …`.

use super::cues;
use super::features::Feature as F;
use super::observe::Seen;
use super::words::Word;
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::span::Span;

/// `Ann Lee is a Harbour Post reporter …`: names, a small word for being, and a job close by.
/// `last`: the line is one of the last, where a bare `covers` says what a writer does.
pub(super) fn is_bio(folded: &str, words: &[Word], last: bool) -> bool {
    let names = words.iter().take_while(|w| w.cap).count();
    if !(1..=5).contains(&names) || names >= words.len() {
        return false;
    }
    let pronoun = one_of(
        words[0].span().of(folded),
        "he she it this that there the a an who i one er sie il elle el",
    );
    if pronoun {
        return false;
    }
    let works = |w: &Word| {
        one_of(w.span().of(folded), "covers writes reports edits hosts leads joined photographs")
    };
    if last && names >= 2 && works(&words[names]) {
        return words[names + 1..]
            .iter()
            .take(14)
            .any(|w| one_of(w.span().of(folded), "for about at on"));
    }
    let being = one_of(words[names].span().of(folded), "is was ist est es é è er är jest");
    being && words[names + 1..].iter().take(10).any(cues::is_job)
}

/// Marks the lines behind the story that name its writer again, as a heading over what they do:
/// the name of a byline, or a name right above `… is a reporter`.
pub(super) fn names_again(folded: &str, all: &mut [Seen]) {
    let signed = |s: &Seen| {
        let f = s.features;
        f.has(F::BylineStart)
            || f.has(F::BeforeStory)
                && (f.has(F::OnlyNames) || f.has(F::NamesAndJob) || f.has(F::TimeAndMore))
    };
    let bylines: Vec<Span> =
        all.iter().take(80).filter(|s| signed(s)).take(8).map(|s| s.line.span).collect();
    let is_bio = |s: &Seen| s.features.has(F::BioGrammar) || s.features.has(F::Bio);
    let job = |s: &Seen| s.cues.job && s.words <= 6 && s.features.has(F::EndOpen);
    let mut named = false;
    for i in 0..all.len() {
        let f = all[i].features;
        let near = |k: usize| all.get(i + k).is_some_and(is_bio);
        let name = f.has(F::AfterStory)
            && f.has(F::OnlyNames)
            && all[i].words <= 4
            && (near(1)
                || all.get(i + 1).is_some_and(job) && near(2)
                || bylines.iter().any(|b| b.of(folded).holds(all[i].line.span.of(folded))));
        let title = named && job(&all[i]) && f.has(F::AfterStory);
        all[i].features.set(F::NameOfWriter, name || title);
        named = name;
    }
}
