//! Words: what pupils mark, and what is counted when they are scored.
//!
//! A word is a run of letters and digits. An apostrophe, a hyphen, a full stop, a comma or an
//! ampersand between two of them belongs to it (`don't`, `cease-fire`, `U.S`, `3,000`, `AT&T`).
//! Everything else stands between the words and is never counted, so that it costs nothing to mark
//! a quotation with its marks and its comma, or without.

use crate::model::Block;
use std::ops::Range;

/// The words of a text, as bytes of it, in order.
///
/// ```
/// let text = "“It's 3,000 now,” he said.";
/// let words: Vec<&str> = newsloupe_exercise::words::of(text).into_iter().map(|w| &text[w]).collect();
/// assert_eq!(words, ["It's", "3,000", "now", "he", "said"]);
/// ```
pub fn of(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut open = false; // whether the word before goes on here
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() || is_accent(c) && open {
            match words.last_mut() {
                Some(word) if open => word.end = end,
                _ => words.push(at..end),
            }
            open = true;
        } else {
            let next = chars.peek().map(|(_, c)| *c);
            let joins = matches!(c, '\'' | '’' | '-' | '‑' | '.' | ',' | '&');
            // Letters on both sides; a comma joins digits alone.
            open = open && joins && next.is_some_and(char::is_alphanumeric) && {
                let before = text[..at].chars().next_back();
                c != ',' || digit(before) && digit(next)
            };
        }
    }
    words
}

fn digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// Accents that stand by themselves behind their letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// How many words the blocks before each one have, and at the end how many there are in all: the
/// words of an exercise are counted through its blocks, from 0.
pub fn firsts(blocks: &[Block]) -> Vec<u32> {
    let mut sum = 0;
    let mut firsts = vec![0];
    for block in blocks {
        sum += of(&block.text).len() as u32;
        firsts.push(sum);
    }
    firsts
}

/// How many words the blocks have in all.
pub fn count(blocks: &[Block]) -> u32 {
    firsts(blocks).last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        of(text).into_iter().map(|w| &text[w]).collect()
    }

    #[test]
    fn what_joins_two_letters_is_of_the_word_and_nothing_else_is() {
        assert_eq!(
            words("the Joneses' boys' bikes,' he"),
            ["the", "Joneses", "boys", "bikes", "he"]
        );
        assert_eq!(words("U.S. cease-fire… 3,000,red"), ["U.S", "cease-fire", "3,000", "red"]);
        assert_eq!(words("-a- 'b' c--d ‘e’"), ["a", "b", "c", "d", "e"]);
        assert_eq!(
            words("über cafe\u{301}s naïve 中文"),
            ["über", "cafe\u{301}s", "naïve", "中文"]
        );
        assert_eq!(words(" \u{a0}\n—"), [""; 0]);
    }

    proptest::proptest! {
        #[test]
        fn words_are_in_order_and_hold_letters(text in ".{0,80}") {
            let mut last = 0;
            for word in of(&text) {
                assert!(word.start >= last && word.end > word.start);
                assert!(text[word.clone()].chars().any(char::is_alphanumeric));
                last = word.end;
            }
        }
    }
}
