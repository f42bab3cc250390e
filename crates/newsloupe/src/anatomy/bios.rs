//! What the writer does: `Ann Lee is a Harbour Post reporter`, `Ann Lee covers the coast for …`.

use super::cues;
use super::words::Word;

/// `Ann Lee is a Harbour Post reporter …`: names, a small word for being, and a job close by.
pub(super) fn is_bio(folded: &str, words: &[Word]) -> bool {
    let names = words.iter().take_while(|w| w.cap).count();
    if !(1..=5).contains(&names) || names >= words.len() {
        return false;
    }
    let pronoun = matches!(
        words[0].span().of(folded),
        "he" | "she"
            | "it"
            | "this"
            | "that"
            | "there"
            | "the"
            | "a"
            | "an"
            | "who"
            | "i"
            | "one"
            | "er"
            | "sie"
            | "il"
            | "elle"
            | "el"
    );
    if pronoun {
        return false;
    }
    let being = matches!(
        words[names].span().of(folded),
        "is" | "was" | "ist" | "est" | "es" | "é" | "è" | "er" | "är" | "jest"
    );
    being && words[names + 1..].iter().take(10).any(cues::is_job)
}
