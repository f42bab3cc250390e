//! What marks mean where nobody is said to speak: a title, a word at arm's length, or speech whose
//! speaker stands elsewhere.

mod features;
mod judge;

pub(super) use features::{Evidence, is_title};
pub(super) use judge::evidence_of_speech;
pub use judge::{Example, MAGIC, SCALE, TOLD, UNTOLD, VERSION, checksum, examples};

use super::QuoteKind;
use super::marks::Marked;
use super::outline::{Class, Outline};
use super::sources;
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::one_of;
use crate::segment::{Shape, TokenKind};

/// What an unattributed stretch is, with the reason.
pub(in crate::quotes) fn unattributed(
    outline: &Outline<'_, '_>,
    mark: &Marked,
    element: Option<usize>,
    refused: bool,
) -> (QuoteKind, f32, &'static str) {
    let doc = outline.doc;
    if let Some(e) = element
        && introduced_as_title(outline, e)
    {
        return (
            QuoteKind::Title,
            0.85,
            "The word before it introduces a title or a name, so the marks hold no speech.",
        );
    }
    match capitals(doc, mark) {
        _ if !refused && is_long_utterance(doc, mark) => (
            QuoteKind::Direct,
            0.5,
            "The words stand between quotation marks, but the text does not say who spoke them.",
        ),
        Capitals::Title => (
            QuoteKind::Title,
            0.75,
            "Its words are written with capitals like a title, and nobody is said to speak.",
        ),
        Capitals::None => (
            QuoteKind::Scare,
            0.7,
            "The words stand between marks, but nothing here says that anybody spoke them.",
        ),
    }
}

/// Whether a title is announced before element `e`: `the film “…”`, `titled “…”`, `known as “…”`.
pub(in crate::quotes) fn introduced_as_title(outline: &Outline<'_, '_>, e: usize) -> bool {
    let Some(before) = e.checked_sub(1) else { return false };
    let before =
        if outline.class(before) == Class::Comma { before.saturating_sub(1) } else { before };
    let word = outline.lower(before);
    // `on ABC’s “This Week”`, `his show, “Night Talk”`
    if outline.class(e - 1) == Class::Genitive && outline.title_case(e) {
        return true;
    }
    let so_called = one_of(word, "called named titled entitled dubbed nicknamed")
        && before > 0
        && !matches!(
            outline.class(before - 1),
            Class::Pronoun
                | Class::Name
                | Class::Auxiliary
                | Class::Adverb
                | Class::Comma
                // `so-called`
                | Class::Hyphen
        );
    so_called
        || one_of(
            word,
            "titled entitled nicknamed starring hashtag subtitled captioned headlined nickname slogan motto",
        )
        || word == "as" && before > 0 && one_of(outline.lower(before - 1), "known billed famous")
        || outline.class(before) == Class::Word
            && outline.starts_large(e)
            && sources::is_work(word)
            && !one_of(word, "called named dubbed")
}

/// Whether the words around element `e` leave no doubt that it is a title or a name: `the film “…”`,
/// `known as “…”`, `on “Meet the Press”`, `told “Good Morning Ayr” that`, `Marcia “Cia” Price`.
pub(in crate::quotes) fn is_plainly_title(outline: &Outline<'_, '_>, e: usize) -> bool {
    let Some(before) = e.checked_sub(1) else { return false };
    let word = outline.lower(before);
    let part = word == "of" && before > 0 && sources::is_work(outline.lower(before - 1));
    let named = |x: usize| outline.class(x) == Class::Name;
    outline.title_case(e) && (word == "on" || part || outline.class(e + 1) == Class::That)
        || named(before) && named(e + 1) && outline.starts_large(e) && outline.is_short(e)
        || introduced_as_title(outline, e)
            && (!one_of(word, "called named ,") || word == "," && outline.title_case(e))
            && outline.class(before) != Class::Genitive
        || outline.starts_large(e) && names_itself(outline, before)
}

/// Whether somebody's own name follows behind element `at`: `they call themselves the`, `calling itself`.
fn names_itself(outline: &Outline<'_, '_>, at: usize) -> bool {
    let at = if outline.lower(at) == "the" { at.saturating_sub(1) } else { at };
    one_of(outline.lower(at), "itself themselves himself herself ourselves")
        && at > 0
        && one_of(outline.lower(at - 1), "call calls called calling named dubbed")
}

impl Outline<'_, '_> {
    /// Whether the first word of the stretch at element `e` has a capital.
    fn starts_large(&self, e: usize) -> bool {
        let first = self.elements.get(e).map_or(usize::MAX - 1, |x| x.token as usize) + 1;
        self.doc.word(first).first_is(|c| c.is_uppercase() || c.is_ascii_digit())
    }

    /// Whether the stretch at element `e` has one word or two.
    fn is_short(&self, e: usize) -> bool {
        let token = |k: usize| self.elements.get(k).map_or(0, |x| x.token as usize);
        (token(e)..token(e + 1)).len() <= 5
    }

    /// Whether the stretch at element `e` is written like a title, with two words or more.
    fn title_case(&self, e: usize) -> bool {
        let Some(element) = self.elements.get(e) else { return false };
        let first = element.token as usize + 1;
        let mut words = 0;
        for i in first..self.doc.tokens.len().min(first + 12) {
            let token = &self.doc.tokens[i];
            match token.kind {
                TokenKind::Mark => break,
                TokenKind::Word if token.is_capitalized() => words += 1,
                TokenKind::Word if !stays_small(self.doc.lower(i)) => return false,
                _ => {}
            }
        }
        words >= 2
    }
}

enum Capitals {
    Title,
    None,
}

/// Whether most words that matter start with a capital.
fn capitals(doc: &Document<'_>, mark: &Marked) -> Capitals {
    let (mut large, mut small, mut first) = (0, 0, true);
    for i in mark.tokens.clone().take(16) {
        let token = &doc.tokens[i];
        if !token.is_word() {
            continue;
        }
        if token.is_capitalized() {
            large += 1;
        } else if first || !stays_small(doc.lower(i)) {
            small += 1;
        }
        first = false;
    }
    let shouted = mark
        .tokens
        .clone()
        .filter(|i| doc.tokens[*i].is_word())
        .all(|i| doc.tokens[i].shape.has(Shape::ALL_CAPS));
    if large >= 1 && small == 0 && !(shouted && large > 1) {
        Capitals::Title
    } else {
        Capitals::None
    }
}

/// A word that titles write small: `Gone with the Wind`.
fn stays_small(lower: &str) -> bool {
    one_of(
        lower,
        "a an and as at but by de for from in into nor of off on or over per the to up via vs with",
    )
}

/// Whether the stretch at element `e` is written with capitals like a title of two words or more.
pub(in crate::quotes) fn reads_as_title(outline: &Outline<'_, '_>, e: usize) -> bool {
    outline.title_case(e)
}

/// Six words or more, and not all of them large: no title and no single word at arm's length.
pub(in crate::quotes) fn is_long_utterance(doc: &Document<'_>, mark: &Marked) -> bool {
    let words = mark.tokens.clone().filter(|i| doc.tokens[*i].is_word()).take(9).count();
    let small = mark
        .tokens
        .clone()
        .filter(|i| doc.tokens[*i].is_word() && !doc.tokens[*i].is_capitalized())
        .take(5)
        .count();
    words >= 6 && small >= 4
}

/// Whether the words read like a whole utterance: long, with an end of their own.
pub(in crate::quotes) fn is_utterance(doc: &Document<'_>, mark: &Marked) -> bool {
    let words = mark.tokens.clone().filter(|i| doc.tokens[*i].is_word()).take(6).count();
    let ends = doc.words(mark.span).ends_in(".!?…,—") || !mark.closed;
    let starts =
        doc.words(mark.span).first_is(|c| c.is_uppercase() || c == '[' || c == '.' || c == '…');
    words >= 5 && (ends || starts && words >= 6) || words >= 2 && ends && starts
}
