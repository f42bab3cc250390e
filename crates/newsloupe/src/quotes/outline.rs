//! The article as a row of elements: words with their grammatical class, and each marked stretch as
//! one element. The rules that look for subjects and clauses read this row, so that what stands
//! inside quotation marks never gets in their way.
//!
//! The classes come from short lists of function words and from spelling. A trained tagger would
//! take the place of [`classify`].

use super::cues::{self, CueWord, Form};
use super::marks::Marked;
use crate::anatomy::BlockKind;
use crate::document::Document;
use crate::lexicon::Phrases;
use crate::lexicon::one_of;
use crate::segment::{Shape, TokenKind};
use crate::span::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A word with a capital that has no grammatical job.
    Name,
    /// Any other word in small letters.
    Word,
    Number,
    Determiner,
    /// `his`, `their`
    Poss,
    /// `some`, `many`, `both`
    Quantity,
    /// A pronoun that can be a subject.
    Pronoun,
    /// `him`, `them`
    Object,
    /// `he'd`, `they've`
    PronounVerb,
    Preposition,
    To,
    /// `and`, `or`
    And,
    /// `but`, `yet`
    But,
    /// `because`, `when`
    Because,
    That,
    /// `who`, `which`
    Who,
    Be,
    /// `has`, `will`
    Auxiliary,
    Not,
    Adverb,
    /// `Monday`, `Oct.`
    Time,
    /// `'s`
    Genitive,
    Hyphen,
    Comma,
    Colon,
    Semicolon,
    Dash,
    /// A full stop, question mark or exclamation mark.
    Stop,
    /// A marked stretch.
    Quote,
    Other,
}

/// One word, or one marked stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// Its token, the first one of a stretch.
    pub(super) token: u32,
    /// What it is.
    pub(super) class: Class,
    /// The reporting word that starts here.
    pub(super) cue: Option<CueWord>,
    /// For [`Class::Quote`]: which stretch.
    pub(super) quote: u32,
}

/// A sentence as far as it stands outside quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Its elements.
    pub(super) elements: Range<usize>,
    /// Its paragraph.
    pub(super) paragraph: usize,
    /// The kind of block that it starts in.
    pub(super) kind: BlockKind,
}

/// The whole article as elements.
#[derive(Debug)]
pub(super) struct Outline<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    pub(super) elements: Vec<Element>,
    pub(super) clauses: Vec<Clause>,
}

/// A sentence with more elements than this is no sentence (a table, a list without stops), and is
/// cut, so that no rule ever looks far.
const LONGEST: usize = 300;

static WORDS: LazyLock<Phrases<Class>> = LazyLock::new(|| {
    Phrases::parse(include_str!("../../data/function_words.txt"), |class| match class {
        "det" => Class::Determiner,
        "poss" => Class::Poss,
        "quant" => Class::Quantity,
        "pron" => Class::Pronoun,
        "obj" => Class::Object,
        "pronaux" => Class::PronounVerb,
        "prep" => Class::Preposition,
        "to" => Class::To,
        "number" => Class::Number,
        "conj" => Class::And,
        "but" => Class::But,
        "sub" => Class::Because,
        "that" => Class::That,
        "wh" => Class::Who,
        "be" => Class::Be,
        "aux" => Class::Auxiliary,
        "neg" => Class::Not,
        "adv" => Class::Adverb,
        "time" => Class::Time,
        _ => Class::Word,
    })
});

/// The class of token `i`; `first` where a sentence begins.
pub(super) fn classify(doc: &Document<'_>, i: usize, first: bool) -> Class {
    let Some(token) = doc.tokens.get(i) else { return Class::Other };
    match token.kind {
        TokenKind::Number => Class::Number,
        TokenKind::Possessive => Class::Genitive,
        TokenKind::Link => Class::Name,
        TokenKind::Mark => Class::Other,
        TokenKind::Punct => match doc.word(i) {
            "," => Class::Comma,
            ":" => Class::Colon,
            ";" => Class::Semicolon,
            "." | "!" | "?" => Class::Stop,
            "&" => Class::And,
            "-" | "/" => {
                let after = doc.tokens.get(i + 1);
                if token.is_glued() && after.is_some_and(crate::segment::Token::is_glued) {
                    Class::Hyphen
                } else {
                    Class::Dash
                }
            }
            "—" | "–" | "―" | "--" | "---" => Class::Dash,
            dots if dots == "…" || dots.starts_with("..") => Class::Other,
            _ => Class::Other,
        },
        TokenKind::Word => {
            let lower = doc.lower(i);
            let capital = token.shape.has(Shape::CAPITAL);
            let shouted = token.shape.has(Shape::ALL_CAPS);
            if let Some(class) = WORDS.word(lower) {
                // `US`, `IT`; `Will` and `May` inside a sentence are names.
                let name = shouted && one_of(lower, "us it who am")
                    || capital
                        && lower == "will"
                        && (first
                            || cues::cue_at(doc, i + 1).is_some_and(|c| c.form == Form::Past)
                            || doc
                                .tokens
                                .get(i + 1)
                                .is_some_and(crate::segment::Token::is_capitalized)
                                && doc.tokens[i].span.start > 0
                                && !doc.tokens[i - 1].is_capitalized())
                    || capital
                        && !first
                        && one_of(lower, "will may march august april june")
                        && !doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
                        && i > 0
                        && doc.tokens[i - 1].is_capitalized();
                // `sat`, `sun`, `mar` in small letters are no days.
                let small = class == Class::Time && !capital;
                if !name && !small {
                    return class;
                }
            }
            if capital {
                return Class::Name;
            }
            if lower.len() > 4
                && lower.ends_with("ly")
                && !one_of(
                    lower,
                    "family supply reply rally assembly ally anomaly monopoly bully homily belly jelly lily apply comply imply multiply rely daily weekly monthly elderly friendly likely early",
                )
            {
                return Class::Adverb;
            }
            Class::Word
        }
    }
}

impl<'d, 't> Outline<'d, 't> {
    /// Lays out all paragraphs.
    pub(super) fn new(
        doc: &'d Document<'t>,
        paragraphs: &[Range<usize>],
        marks: &[Marked],
    ) -> Self {
        let mut outline = Self {
            doc,
            elements: Vec::with_capacity(doc.tokens.len()),
            clauses: Vec::with_capacity(doc.sentences.len() + marks.len()),
        };
        let mut next_mark = 0;
        let mut sentence = 0;
        for (p, paragraph) in paragraphs.iter().enumerate() {
            let mut start = outline.elements.len();
            let mut i = paragraph.start;
            while i < paragraph.end {
                while marks.get(next_mark).is_some_and(|m| m.tokens.start < i) {
                    next_mark += 1;
                }
                let ends = if let Some(mark) = marks.get(next_mark).filter(|m| m.tokens.start == i)
                {
                    outline.elements.push(Element {
                        token: i as u32,
                        class: Class::Quote,
                        cue: None,
                        quote: next_mark as u32,
                    });
                    i = mark.tokens.end.max(i + 1);
                    next_mark += 1;
                    ends_behind(doc, mark, i, paragraph.end)
                } else if let Some(after) = brackets(doc, i, paragraph.end, marks.get(next_mark)) {
                    let had = outline.elements.len();
                    i = after;
                    had > start && sentence_ends(doc, &mut sentence, i)
                } else {
                    let first = outline.elements.len() == start;
                    let class = classify(doc, i, first);
                    // A mark that pairs with no other says nothing.
                    if doc.tokens[i].kind == TokenKind::Mark {
                        i += 1;
                        if i >= paragraph.end {
                            outline.close(start, p);
                            start = outline.elements.len();
                        }
                        continue;
                    }
                    let cue = outline.cue(i, class, first);
                    outline.elements.push(Element { token: i as u32, class, cue, quote: u32::MAX });
                    i += 1;
                    sentence_ends(doc, &mut sentence, i)
                };
                if ends || i >= paragraph.end || outline.elements.len() - start >= LONGEST {
                    outline.close(start, p);
                    start = outline.elements.len();
                }
            }
        }
        outline
    }

    /// Ends the clause that began at element `start`.
    fn close(&mut self, start: usize, paragraph: usize) {
        let end = self.elements.len();
        if end > start {
            let byte = self.doc.tokens[self.elements[start].token as usize].span.start;
            let block = self.doc.blocks.get(self.doc.block_at(byte));
            let kind = block.map_or(BlockKind::Body, |b| b.kind);
            self.clauses.push(Clause { elements: start..end, paragraph, kind });
        }
    }

    fn cue(&self, i: usize, class: Class, first: bool) -> Option<CueWord> {
        let doc = self.doc;
        let token = &doc.tokens[i];
        if !token.is_word() || !matches!(class, Class::Word | Class::Name | Class::Auxiliary) {
            return None;
        }
        let cue = cues::cue_at(doc, i)?;
        // Inside a sentence a capital means a name (`the Washington Post`), but not in a title.
        if class == Class::Name && !first {
            let kind = doc.blocks.get(doc.block_at(token.span.start)).map(|b| b.kind);
            let title = matches!(
                kind,
                Some(
                    BlockKind::Headline
                        | BlockKind::Deck
                        | BlockKind::Heading
                        | BlockKind::VideoTitle
                )
            );
            if !title || matches!(cue.form, Form::Base | Form::Ing) {
                return None;
            }
        }
        Some(cue)
    }

    /// Whether element `e` is a comma, or a marked stretch with one at its end: `“…,”`.
    pub(super) fn ends_with_comma(&self, e: usize) -> bool {
        match self.class(e) {
            Class::Comma => true,
            Class::Quote => {
                let next =
                    self.elements.get(e + 1).map_or(self.doc.tokens.len(), |x| x.token as usize);
                (next.saturating_sub(3)..next).any(|i| self.doc.word(i) == ",")
            }
            _ => false,
        }
    }

    /// The class of element `e`; [`Class::Stop`] past the end.
    #[cfg_attr(target_family = "wasm", inline(never))] // asked in hundreds of places
    pub(super) fn class(&self, e: usize) -> Class {
        self.elements.get(e).map_or(Class::Stop, |x| x.class)
    }

    /// Element `e` in lower case.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn lower(&self, e: usize) -> &str {
        self.elements.get(e).map_or("", |x| self.doc.lower(x.token as usize))
    }

    /// The span of elements, the last of them a word.
    pub(super) fn span(&self, elements: &Range<usize>) -> Option<Span> {
        let first = self.elements.get(elements.start)?;
        let last = self.elements.get(elements.end.checked_sub(1)?)?;
        (first.token <= last.token)
            .then(|| self.doc.span_of(first.token as usize, last.token as usize))
    }
}

/// Whether a sentence ends before token `i`.
fn sentence_ends(doc: &Document<'_>, sentence: &mut usize, i: usize) -> bool {
    while doc.sentences.get(*sentence).is_some_and(|s| (s.tokens.1 as usize) < i) {
        *sentence += 1;
    }
    doc.sentences.get(*sentence).is_some_and(|s| s.tokens.1 as usize == i)
}

/// Whether the sentence ends with a marked stretch; token `i` is the next one.
fn ends_behind(doc: &Document<'_>, mark: &Marked, i: usize, end: usize) -> bool {
    if i >= end {
        return true;
    }
    let Some(last) = doc.words(mark.span).chars().next_back() else { return false };
    let next = &doc.tokens[i];
    let fresh = next.kind == TokenKind::Mark && !next.is_glued()
        || next.is_capitalized()
        || next.kind == TokenKind::Number;
    match last {
        '.' => {
            fresh && !(doc.words(mark.span).ends_with("...") && attribution_follows(doc, i, end))
        }
        '!' | '?' | '…' | '—' | '–' => fresh && !attribution_follows(doc, i, end),
        ',' => false,
        _ => !mark.closed,
    }
}

/// Whether a name or a pronoun and a reporting word follow at once: `“Why?” Ann Lee asked.`
fn attribution_follows(doc: &Document<'_>, i: usize, end: usize) -> bool {
    for k in i..end.min(i + 9) {
        if doc.tokens[k].kind == TokenKind::Mark || one_of(doc.word(k), ". ! ? ;") {
            return false;
        }
        if k > i
            && !doc.tokens[k].is_capitalized()
            && let Some(cue) = cues::cue_at(doc, k)
            && matches!(cue.form, Form::Past | Form::Third)
        {
            let next = k + cue.tokens as usize;
            let after = doc.lower(next);
            // `“Why?” Lee said the plan failed` reports something else.
            return cue.lemma().frame.any(cues::Frame::CLAUSE.or(cues::Frame::QUOTE_ONLY))
                && (next >= end
                    || one_of(after, ". , : in on at of to during after as when with")
                    || classify(doc, next, false) == Class::Time
                    || doc.tokens[next].kind == TokenKind::Mark);
        }
    }
    false
}

/// If a short bracket without quotation marks opens at token `i`: the token behind it.
fn brackets(doc: &Document<'_>, i: usize, end: usize, mark: Option<&Marked>) -> Option<usize> {
    let close = match doc.word(i) {
        "(" => ")",
        "[" => "]",
        _ => return None,
    };
    let stop = end.min(i + 14).min(mark.map_or(usize::MAX, |m| m.tokens.start));
    (i + 1..stop).find(|k| doc.word(*k) == close).map(|k| k + 1)
}
