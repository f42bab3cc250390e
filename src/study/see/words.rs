//! The words of a text as one compares them: lower case, marks aside, each with its place.

use newsloupe::Span;

/// A word where it stands, in bytes, folded for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) folded: String,
    /// Whether a sentence, a clause in brackets or a quotation ends before it.
    pub(super) parted: bool,
}

/// The words of a stretch of text. A possessive is part of its word and folded away; what a hyphen
/// joins is two words.
pub(super) fn words(text: &str, within: Span) -> Vec<Word> {
    let held = within.of(text);
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let mut parted = true;
    let mut take = |from: usize, to: usize, parted: bool| {
        let folded: String = held[from..to].chars().flat_map(char::to_lowercase).collect();
        let folded = folded.replace('’', "'").replace(',', "");
        let folded = folded.strip_suffix("'s").unwrap_or(&folded).trim_matches('\'').to_owned();
        let at = within.start as usize;
        words.push(Word { span: Span::new(at + from, at + to), folded, parted });
    };
    let mut letters = held.char_indices().peekable();
    while let Some((i, c)) = letters.next() {
        let next = letters.peek().map(|(_, c)| *c);
        let inner = start.is_some()
            && next.is_some_and(char::is_alphanumeric)
            && (matches!(c, '\'' | '’')
                || matches!(c, ',' | '.')
                    && held[..i].ends_with(|c: char| c.is_ascii_digit())
                    && next.is_some_and(|n| n.is_ascii_digit()));
        if c.is_alphanumeric() || inner {
            start.get_or_insert(i);
        } else {
            if let Some(from) = start.take() {
                take(from, i, parted);
                parted = false;
            }
            parted |= matches!(c, '.' | '!' | '?' | ';' | ':' | '(' | ')' | '“' | '”' | '"' | '\n');
        }
    }
    if let Some(from) = start {
        take(from, held.len(), parted);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let text = "“Lee’s pier, 1,204 m.” The O'Hara wall";
        let found = words(text, Span::new(0, text.len()));
        let folded: Vec<_> = found.iter().map(|w| w.folded.as_str()).collect();
        assert_eq!(folded, ["lee", "pier", "1204", "m", "the", "o'hara", "wall"]);
        assert_eq!(found[2].span.of(text), "1,204");
        assert_eq!(found.iter().filter(|w| w.parted).count(), 2);
    }
}
