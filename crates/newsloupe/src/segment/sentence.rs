//! Sentences inside a block.

use super::abbreviations::{self, Abbreviation};
use super::token::{Shape, Token, TokenKind};
use crate::lexicon::one_of;
use crate::span::Span;

/// A sentence: never across two blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens: first, and one past the last, as indices into `Document::tokens`.
    pub tokens: (u32, u32),
    /// The block that it stands in, as an index into `Document::blocks`.
    pub block: u32,
}

/// Appends the sentences of the tokens from `first` on, all of one block.
pub(super) fn cut(
    text: &str,
    folded: &str,
    tokens: &[Token],
    first: usize,
    block: usize,
    out: &mut Vec<Sentence>,
) {
    let mut start = first;
    let mut i = first;
    while i < tokens.len() {
        let line_break = i > start && tokens[i].shape.has(Shape::LINE_START);
        if line_break && starts_afresh(text, tokens, i) {
            push(tokens, start, i, block, out);
            start = i;
        }
        if ends_here(text, folded, tokens, i) {
            // Closing marks and brackets behind the stop belong to the sentence that they close.
            let mut end = i + 1;
            while end < tokens.len() && tokens[end].is_glued() && closes(text, &tokens[end]) {
                end += 1;
            }
            if end >= tokens.len() || begins(text, tokens, end) {
                push(tokens, start, end, block, out);
                start = end;
                i = end;
                continue;
            }
        }
        i += 1;
    }
    push(tokens, start, tokens.len(), block, out);
}

fn push(tokens: &[Token], start: usize, end: usize, block: usize, out: &mut Vec<Sentence>) {
    if start < end {
        out.push(Sentence {
            span: tokens[start].span.to(tokens[end - 1].span),
            tokens: (start as u32, end as u32),
            block: block as u32,
        });
    }
}

/// A block may hold several lines (a wrapped paragraph): a new line starts a sentence only where
/// the one before has ended or the new one begins with a list mark.
fn starts_afresh(text: &str, tokens: &[Token], i: usize) -> bool {
    one_of(tokens[i].span.of(text), "• · – — - *")
}

fn closes(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Mark => !one_of(token.span.of(text), "“ ‘ „ « ‹ ``"),
        TokenKind::Punct => one_of(token.span.of(text), ") ] ! ?"),
        _ => false,
    }
}

fn ends_here(text: &str, folded: &str, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    match token.kind {
        TokenKind::Punct => match token.span.of(text) {
            w if one_of(w, ". ! ? 。 ！ ？ ؟ ।") => true,
            dots => dots == "…" || dots.starts_with(".."),
        },
        TokenKind::Word if token.shape.has(Shape::HAS_STOP) => {
            let word = token.span.of(folded);
            let Some(stem) = word.strip_suffix('.') else { return false };
            match abbreviations::abbreviation(stem) {
                Some(Abbreviation::Leads) => false,
                // An initial before a name
                None if stem.chars().count() == 1 => false,
                // `Inc.`, `U.S.`, `p.m.`
                Some(Abbreviation::MayEnd) | None => {
                    ends_after_abbreviation(text, folded, tokens, i)
                }
            }
        }
        _ => false,
    }
}

/// After `Inc.`, `U.S.`, `p.m.` a sentence ends only where the next word can hardly go on with it.
fn ends_after_abbreviation(text: &str, folded: &str, tokens: &[Token], i: usize) -> bool {
    let Some(next) = tokens.get(i + 1) else { return true };
    if next.kind == TokenKind::Mark && !next.is_glued() {
        return true;
    }
    if !next.is_capitalized() {
        return false;
    }
    let _ = text;
    one_of(
        next.span.of(folded),
        "the a an he she it they we i you his her its their our my this that these those but and in on at for as after before when while if there some many most one what who how with from by to since during although though however meanwhile no not officials police last earlier according both",
    )
}

/// Whether a sentence can begin at token `i`, behind a full stop.
fn begins(text: &str, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    match token.kind {
        TokenKind::Word | TokenKind::Link => {
            let c = token.span.of(text).chars().next().unwrap_or(' ');
            // Scripts without case begin anywhere; brands like `iPhone` are capital enough.
            !token.is_glued() && !c.is_lowercase()
                || (!token.is_glued()
                    && token.span.of(text).chars().nth(1).is_some_and(char::is_uppercase))
        }
        TokenKind::Number => !token.is_glued(),
        TokenKind::Mark => {
            let next = tokens.get(i + 1);
            next.is_none_or(|n| {
                let c = n.span.of(text).chars().next().unwrap_or(' ');
                !c.is_lowercase()
            })
        }
        TokenKind::Possessive => false,
        TokenKind::Punct => {
            one_of(token.span.of(text), "( [ • · — – … $ £ € ¿ ¡ - --") && !token.is_glued()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn cut(text: &str) -> Vec<&str> {
        let doc = Document::read(text);
        doc.sentences.iter().map(|s| s.span.of(doc.text)).collect()
    }

    #[test]
    fn titles_initials_and_countries_do_not_end_a_sentence() {
        assert_eq!(
            cut(
                "Dr. A. B. Cole met U.S. Sen. Joe Dee at 5 p.m. Tuesday in Calif. He left. Then it rained!"
            ),
            [
                "Dr. A. B. Cole met U.S. Sen. Joe Dee at 5 p.m. Tuesday in Calif.",
                "He left.",
                "Then it rained!"
            ]
        );
    }

    #[test]
    fn marks_stay_with_the_sentence_that_they_close() {
        assert_eq!(
            cut("“We go. Now!” she said. 'Never.' Nobody moved (yet.) It was 3.5."),
            ["“We go.", "Now!” she said.", "'Never.'", "Nobody moved (yet.)", "It was 3.5."]
        );
    }
}
