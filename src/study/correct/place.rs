//! Where in a text something stands: by bytes, and by its words with a few around them, as W3C's
//! text quotes do, so that it is found again when the bytes have moved.

use newsloupe::Span;
use serde::{Deserialize, Serialize};

/// Characters of context kept on each side.
const CONTEXT: usize = 32;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// Its words.
    pub exact: String,
    /// What stands before it, up to 32 characters.
    #[serde(default)]
    pub prefix: String,
    /// What stands behind it, up to 32 characters.
    #[serde(default)]
    pub suffix: String,
}

impl Place {
    /// The place of a span; nothing where it does not fit the text, or holds nothing.
    pub fn new(text: &str, span: Span) -> Option<Self> {
        let (start, end) = (span.start as usize, span.end as usize);
        let exact = text.get(start..end).filter(|words| !words.is_empty())?;
        let (before, after) = (text.get(..start)?, text.get(end..)?);
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(start, |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        Some(Self {
            start: span.start,
            end: span.end,
            exact: exact.to_owned(),
            prefix: before[from..].to_owned(),
            suffix: after[..to].to_owned(),
        })
    }

    /// As it was noted, in bytes.
    pub const fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Where it stands in `text`: at its bytes if its words are there, else where the same words
    /// stand between the same words; nothing where that is not clear.
    pub fn find(&self, text: &str) -> Option<Span> {
        let (start, end) = (self.start as usize, self.end as usize);
        if self.exact.is_empty() {
            return None;
        }
        if start <= end && text.get(start..end) == Some(&self.exact) {
            return Some(self.span());
        }
        let mut best: Option<(usize, u32, usize)> = None; // context kept, distance, byte
        let mut found = 0;
        for (at, words) in text.match_indices(&self.exact) {
            found += 1;
            let kept = self.kept(&text[..at], &text[at + words.len()..]);
            let far = (at as u32).abs_diff(self.start);
            if best.is_none_or(|(k, f, _)| kept > k || kept == k && far < f) {
                best = Some((kept, far, at));
            }
        }
        let (kept, _, at) = best?;
        // Words that stand once in the text are clear by themselves, if they are more than a few
        // letters; others need what stood beside them.
        let context = self.prefix.len() + self.suffix.len();
        let clear = kept * 3 >= context || found == 1 && self.exact.len() > 3;
        clear.then(|| Span::new(at, at + self.exact.len()))
    }

    /// How many bytes of the context stand here too, counted from the words outwards.
    fn kept(&self, before: &str, after: &str) -> usize {
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>()
        };
        same(&mut self.prefix.chars().rev(), &mut before.chars().rev())
            + same(&mut self.suffix.chars(), &mut after.chars())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, words: &str) -> Place {
        let at = text.find(words).unwrap();
        Place::new(text, Span::new(at, at + words.len())).unwrap()
    }

    #[test]
    fn a_place_is_found_again_by_its_words_and_what_stands_beside_them() {
        let old = "Zürich: Ann Lee spoke. Later Ann Lee left the hall.";
        let second = {
            let at = old.rfind("Ann Lee").unwrap();
            Place::new(old, Span::new(at, at + 7)).unwrap()
        };
        assert_eq!(second.find(old), Some(second.span()));
        let new = format!("Here is a line before. {old}");
        let at = new.rfind("Ann Lee").unwrap();
        assert_eq!(second.find(&new), Some(Span::new(at, at + 7)));
    }

    #[test]
    fn words_that_are_gone_or_not_clear_are_not_found() {
        let place = place("Ann Lee spoke at the pier.", "Ann Lee");
        assert_eq!(place.find("Nobody spoke at the pier."), None);
        assert_eq!(place.find("One Ann Lee here, and there one Ann Lee more."), None);
        assert!(place.find("Yesterday it was Ann Lee.").is_some());
        assert_eq!(Place::new("é", Span::new(0, 1)), None);
        assert_eq!(Place::new("é", Span::new(2, 2)), None);
        let odd = Place { start: 9, end: 2, exact: String::new(), ..place };
        assert_eq!(odd.find("anything"), None);
    }
}
