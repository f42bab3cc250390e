//! Tokens: words, numbers and marks, cut the way that news needs.
//!
//! - `U.S.`, `D.C.`, `a.m.`, `Oct.`, `J.` keep their full stops; the one that ends a sentence
//!   stands alone, unless the abbreviation has it already.
//! - A possessive stands alone (`Netanyahu` `’s`); other apostrophes inside a word stay (`O'Brien`).
//! - Hyphens stand alone, and the tokens beside them carry [`Shape::GLUED`]: a layer may join
//!   `Amir-Abdollahian` or read `BIDEN-ISRAEL` as two.
//! - A number keeps its separators and its letters: `2,024`, `3.5`, `27th`, `1980s`, `3pm`.
//! - Addresses, handles and hashtags are one token.

use super::abbreviations::{self, Needs};
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::span::Span;

/// What sort of thing a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner apostrophes, or an abbreviation's full stops.
    Word,
    /// Starts with a digit.
    Number,
    /// `'s` or `’s` behind a word.
    Possessive,
    /// A mark that may open or close a quotation: `" “ ” „ « » ' ‘ ’ ‚ ‹ ›`, two backticks, `''`.
    Mark,
    /// Any other single character, or a run of full stops or dashes.
    Punct,
    /// A web or mail address, a handle or a hashtag.
    Link,
}

/// How a token is written, as a set of flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Shape(u8);

impl Shape {
    /// The first letter is a capital.
    pub const CAPITAL: Shape = Shape(1);
    /// Two or more letters, all capitals (`NATO`, `U.N.`).
    pub const ALL_CAPS: Shape = Shape(2);
    /// Has a lower-case letter.
    pub const HAS_LOWER: Shape = Shape(4);
    /// Has a digit.
    pub const HAS_DIGIT: Shape = Shape(8);
    /// No white space before it (and it is not the first token of its block).
    pub const GLUED: Shape = Shape(16);
    /// Holds a full stop (`U.S.`, `Oct.`, `3.5`).
    pub const HAS_STOP: Shape = Shape(32);
    /// The first token of a line.
    pub const LINE_START: Shape = Shape(64);

    /// Whether all flags of `other` are set.
    pub const fn has(self, other: Shape) -> bool {
        self.0 & other.0 == other.0
    }

    const fn and(self, other: Shape) -> Shape {
        Shape(self.0 | other.0)
    }
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a word that starts with a capital.
    pub fn is_capitalized(&self) -> bool {
        self.kind == TokenKind::Word && self.shape.has(Shape::CAPITAL)
    }

    /// Whether no white space stands before it.
    pub fn is_glued(&self) -> bool {
        self.shape.has(Shape::GLUED)
    }
}

/// The tokens of a text on its own, without blocks: for word lists.
pub(crate) fn tokens(text: &str, folded: &str) -> Vec<Token> {
    let mut out = Vec::new();
    cut(text, folded, Span::new(0, text.len()), &mut out);
    out
}

/// Appends the tokens of `span`.
pub(super) fn cut(text: &str, folded: &str, span: Span, out: &mut Vec<Token>) {
    let end = span.end as usize;
    let mut at = span.start as usize;
    let mut glued = false;
    let mut line_start = true;
    while at < end {
        let Some(c) = char_at(text, at, end) else { break };
        if is_space(c) {
            line_start |= c == '\n' || c == '\r';
            glued = false;
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = next(text, folded, at, end, c, glued, out);
        let mut shape = shape(text.part(at, at + len));
        if glued {
            shape = shape.and(Shape::GLUED);
        }
        if line_start {
            shape = shape.and(Shape::LINE_START);
        }
        out.push(Token { span: Span::new(at, at + len), kind, shape });
        at += len;
        glued = true;
        line_start = false;
    }
}

/// The character at `at`. Nearly every one is ASCII and needs no decoding.
fn char_at(text: &str, at: usize, end: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        b if b.is_ascii() => Some(char::from(b)),
        _ => text.part(at, end).chars().next(),
    }
}

/// White space, with the invisible characters that a paste brings along.
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_whitespace() || c.is_ascii_control();
    }
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_joiner(c) }
}

/// Combining marks and joiners belong to the letter before them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

/// Length and kind of the token that starts at `at`.
fn next(
    text: &str,
    folded: &str,
    at: usize,
    end: usize,
    c: char,
    glued: bool,
    before: &[Token],
) -> (usize, TokenKind) {
    let rest = text.part(at, end);
    let behind_word = glued
        && before.last().is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    match c {
        'a'..='z' | 'A'..='Z' => word(text, folded, at, end),
        '\'' | '\u{2019}' => {
            let tail = rest.rest_from(c.len_utf8());
            let mut chars = tail.chars();
            if behind_word
                && matches!(chars.next(), Some('s' | 'S'))
                && !chars.next().is_some_and(is_word_char)
            {
                return (c.len_utf8() + 1, TokenKind::Possessive);
            }
            if rest.starts_with("''") {
                return (2, TokenKind::Mark);
            }
            (c.len_utf8(), TokenKind::Mark)
        }
        '`' if rest.starts_with("``") => (2, TokenKind::Mark),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '‚' | '‛' | '‹' | '›' | '`' | '「'
        | '」' | '『' | '』' | '＂' => (c.len_utf8(), TokenKind::Mark),
        '.' | '-' | '–' | '—' => {
            (rest.len() - rest.without_start(&|other| other == c).len(), TokenKind::Punct)
        }
        '@' | '#' if !glued => {
            let len = 1 + run(rest.rest_from(1), |c| c.is_alphanumeric() || c == '_' || c == '.');
            let len = rest.until(len).trim_end_of(".").len();
            if len > 1 { (len, TokenKind::Link) } else { (1, TokenKind::Punct) }
        }
        _ if c.is_ascii_digit() => (number(rest), TokenKind::Number),
        _ if is_word_char(c) => word(text, folded, at, end),
        _ => (c.len_utf8(), TokenKind::Punct),
    }
}

/// Bytes at the start of `s` for which `keep` holds.
fn run(s: &str, keep: fn(char) -> bool) -> usize {
    s.len() - s.without_start(&keep).len()
}

/// Bytes of the letters and digits at the start of `s`.
fn letters(s: &str) -> usize {
    let plain = s.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(s.len());
    match s.as_bytes().get(plain) {
        Some(b) if !b.is_ascii() => plain + run(s.rest_from(plain), is_word_char),
        _ => plain,
    }
}

/// `2,024`, `3.5`, `27th`, `1980s`, `3pm`; the colon of `10:30` is left alone.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        match bytes.get(at) {
            // A comma groups thousands: exactly three digits behind it.
            Some(b',') if digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4) => {
                at += 1;
            }
            Some(b'.') if digit(at + 1) => at += 1,
            _ => break,
        }
    }
    at + letters(rest.rest_from(at))
}

fn word(text: &str, folded: &str, at: usize, end: usize) -> (usize, TokenKind) {
    let rest = text.part(at, end);
    let mut len = letters(rest);
    // Web addresses and mail addresses run on to the next space.
    let lower = folded.part(at, end);
    let behind = rest.as_bytes().get(len);
    let scheme = behind == Some(&b':')
        && lower.rest_from(len).starts_with("://")
        && one_of(lower.until(len), "http https");
    if scheme || (behind == Some(&b'.') && lower.until(len) == "www") {
        let len = run(rest, |c| !is_space(c) && !matches!(c, '"' | '”' | '<' | '>' | ')'));
        return (rest.until(len).trim_end_of(".,;:!?'’").len(), TokenKind::Link);
    }
    if matches!(behind, Some(b'@' | b'.')) {
        let whole = run(rest, |c| c.is_alphanumeric() || matches!(c, '.' | '@' | '_' | '-' | '+'));
        let whole = rest.until(whole).trim_end_of(".-").len();
        if let Some((name, host)) = rest.until(whole).split_once('@')
            && !name.is_empty()
            && host.contains('.')
        {
            return (whole, TokenKind::Link);
        }
    }
    loop {
        // Only a full stop, an apostrophe or a curly one can take a word further.
        if !matches!(rest.as_bytes().get(len), Some(b'.' | b'\'' | 0xe2)) {
            break;
        }
        let tail = rest.rest_from(len);
        let mut chars = tail.chars();
        match (chars.next(), chars.next()) {
            // An apostrophe inside a word, unless it begins a possessive.
            (Some(mark @ ('\'' | '\u{2019}')), Some(next)) if next.is_alphabetic() => {
                let inner = tail.rest_from(mark.len_utf8());
                let letters = letters(inner);
                if one_of(inner.until(letters), "s S") {
                    break;
                }
                len += mark.len_utf8() + letters;
            }
            // `U.S.`, `a.m.`, `J.K.`: single letters, each with its stop.
            (Some('.'), Some(next))
                if next.is_alphabetic()
                    && rest
                        .until(len)
                        .rsplit('.')
                        .next()
                        .is_some_and(|l| l.chars().count() == 1) =>
            {
                let inner = tail.rest_from(1);
                let letters = letters(inner);
                if inner.until(letters).chars().count() != 1 {
                    // `U.S.Army`: the letters before belong together, the word behind does not.
                    len += 1;
                    break;
                }
                len += 1 + letters;
            }
            (Some('.'), _) => {
                let word = folded.part(at, at + len);
                let single = word.chars().count() == 1;
                // A lone letter keeps its stop only as an initial: `J. Smith`, not `plan b.`
                let initial = single && rest.first_is(char::is_uppercase);
                let dotted = word.contains('.');
                let known = abbreviations::abbreviation(word).is_some()
                    && leads_on(rest.rest_from(len + 1), abbreviations::needs(word));
                if initial || dotted || known {
                    len += 1;
                }
                break;
            }
            _ => break,
        }
    }
    (len, TokenKind::Word)
}

/// Whether what follows a full stop is what the abbreviation needs.
fn leads_on(rest: &str, needs: Needs) -> bool {
    let next = rest.without_start(&|c| matches!(c, ' ' | '\u{a0}')).chars().next();
    match needs {
        Needs::Nothing => true,
        Needs::Digit => next.is_some_and(|c| c.is_ascii_digit()),
        Needs::Capital => next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == ','),
    }
}

fn shape(token: &str) -> Shape {
    let mut shape = Shape::default();
    let mut letters = 0;
    let mut first = true;
    for c in token.chars() {
        if c.is_ascii_digit() {
            shape = shape.and(Shape::HAS_DIGIT);
        } else if c == '.' {
            shape = shape.and(Shape::HAS_STOP);
        } else if c.is_lowercase() {
            shape = shape.and(Shape::HAS_LOWER);
            letters += 1;
        } else if c.is_alphabetic() {
            letters += 1;
            if first && c.is_uppercase() {
                shape = shape.and(Shape::CAPITAL);
            }
        }
        first = false;
    }
    if letters > 1 && shape.has(Shape::CAPITAL) && !shape.has(Shape::HAS_LOWER) {
        shape = shape.and(Shape::ALL_CAPS);
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::fold;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text, &fold(text)).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn abbreviations_keep_their_stops_and_sentences_theirs() {
        assert_eq!(
            cut("The U.S. and U.N. met on Oct. 7 at 3 p.m. in D.C."),
            [
                "The", "U.S.", "and", "U.N.", "met", "on", "Oct.", "7", "at", "3", "p.m.", "in",
                "D.C."
            ]
        );
        assert_eq!(
            cut("Gen. J.K. Dee said no. Mr. Ha"),
            ["Gen.", "J.K.", "Dee", "said", "no", ".", "Mr.", "Ha"]
        );
        assert_eq!(cut("plan b. No. 3"), ["plan", "b", ".", "No.", "3"]);
    }

    #[test]
    fn apostrophes_belong_to_words_and_possessives_stand_alone() {
        assert_eq!(
            cut("Netanyahu’s O'Brien don't boys' 'tis"),
            ["Netanyahu", "’s", "O'Brien", "don't", "boys", "'", "'", "tis"]
        );
        assert_eq!(cut("AMERICANS DON'T"), ["AMERICANS", "DON'T"]);
        assert_eq!(cut("``so'' he"), ["``", "so", "''", "he"]);
    }

    #[test]
    fn numbers_keep_what_belongs_to_them() {
        assert_eq!(
            cut("2,024 people, 3.5m in the 1980s, 27th, 2024, 10:30"),
            [
                "2,024", "people", ",", "3.5m", "in", "the", "1980s", ",", "27th", ",", "2024",
                ",", "10", ":", "30"
            ]
        );
    }

    #[test]
    fn links_are_one_token() {
        assert_eq!(
            cut("See https://a.b/c?d=1. or @desk_1, me@paper.co.uk!"),
            ["See", "https://a.b/c?d=1", ".", "or", "@desk_1", ",", "me@paper.co.uk", "!"]
        );
    }

    #[test]
    fn hyphens_stand_alone_and_glue() {
        let text = "Amir-Abdollahian met";
        let tokens = tokens(text, &fold(text));
        assert_eq!(tokens.len(), 4);
        assert!(tokens[1].is_glued() && tokens[2].is_glued() && !tokens[3].is_glued());
    }
}
