//! The words that are chosen at the moment: by arrow keys, by two taps, or selected with the mouse.

use super::text::Text;
use newsloupe_exercise::Words;

/// The words that are chosen, from where they began to where they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The word at which it began.
    pub anchor: u32,
    /// The word to which it goes: before or behind the other.
    pub head: u32,
    /// How it came about.
    pub by: By,
}

/// How words were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the word cursor.
    Keys,
    /// The first word was tapped, the last is waited for.
    FirstTap,
    /// Both were tapped.
    Taps,
    /// Selected as any text is: the browser shows it.
    Selection,
}

/// Where the word cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// A word back or on.
    Word(bool),
    /// The beginning or the end of the sentence.
    Sentence(bool),
    /// The paragraph before or behind.
    Block(bool),
    /// The first or the last word of the article.
    Far(bool),
    /// To this word; a line up or down, which only the screen knows.
    To(u32),
}

impl Pick {
    /// One word.
    pub const fn at(word: u32, by: By) -> Self {
        Self { anchor: word, head: word, by }
    }

    /// These words.
    pub const fn of(words: Words, by: By) -> Self {
        Self { anchor: words[0], head: words[1].saturating_sub(1), by }
    }

    /// The chosen words.
    pub fn words(self) -> Words {
        [self.anchor.min(self.head), self.anchor.max(self.head) + 1]
    }

    /// After a move of the cursor. Without one the cursor appears at the beginning.
    pub fn moved(now: Option<Self>, text: &Text, way: Move, extend: bool) -> Option<Self> {
        let last = text.count.checked_sub(1)?;
        let Some(now) = now else {
            return Some(Self::at(
                if let Move::To(word) = way { word.min(last) } else { 0 },
                By::Keys,
            ));
        };
        let head = now.head.min(last);
        let sentence = text.sentence_of(head);
        let to = match way {
            Move::Word(on) => step(head, on),
            Move::Sentence(end) => {
                if end {
                    sentence[1] - 1
                } else {
                    sentence[0]
                }
            }
            Move::Block(on) => {
                let here = text.block_of(head);
                let mut others = text.blocks.iter().enumerate();
                let spoken = |(_, b): &(usize, &super::text::Piece)| !b.words.is_empty();
                if on {
                    others.filter(spoken).find(|(i, _)| *i > here).map_or(last, |(_, b)| b.first)
                } else if text.blocks.get(here).is_some_and(|b| b.first < head) {
                    text.blocks[here].first
                } else {
                    others
                        .rfind(|other| other.0 < here && spoken(other))
                        .map_or(0, |(_, b)| b.first)
                }
            }
            Move::Far(end) => {
                if end {
                    last
                } else {
                    0
                }
            }
            Move::To(word) => word,
        }
        .min(last);
        let anchor = if extend { now.anchor.min(last) } else { to };
        Some(Self { anchor, head: to, by: By::Keys })
    }

    /// After a tap on a word: the first, then the last, then the first of others.
    pub fn tapped(now: Option<Self>, word: u32) -> Self {
        match now {
            Some(Self { anchor, by: By::FirstTap, .. }) => {
                Self { anchor, head: word, by: By::Taps }
            }
            _ => Self::at(word, By::FirstTap),
        }
    }
}

fn step(word: u32, on: bool) -> u32 {
    if on { word + 1 } else { word.saturating_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::{Block, Part};

    fn text() -> Text {
        let block = |text: &str| Block { part: Part::Body, text: text.into() };
        Text::new(&[block("One two. Three four."), block("***"), block("Five six seven.")])
    }

    fn go(pick: Pick, way: Move, extend: bool) -> (Words, u32) {
        let pick = Pick::moved(Some(pick), &text(), way, extend).unwrap();
        (pick.words(), pick.head)
    }

    #[test]
    fn the_cursor_goes_by_words_sentences_and_paragraphs() {
        let at = |word| Pick::at(word, By::Keys);
        assert_eq!(Pick::moved(None, &text(), Move::Word(true), false), Some(at(0)));
        assert_eq!(Pick::moved(None, &text(), Move::To(5), false), Some(at(5)));
        assert_eq!(go(at(3), Move::Word(true), false), ([4, 5], 4));
        assert_eq!(go(at(0), Move::Word(false), false), ([0, 1], 0));
        assert_eq!(go(at(6), Move::Word(true), false), ([6, 7], 6));
        assert_eq!(go(at(3), Move::Sentence(false), false), ([2, 3], 2));
        assert_eq!(go(at(2), Move::Sentence(true), true), ([2, 4], 3));
        assert_eq!(go(at(1), Move::Block(true), false), ([4, 5], 4));
        assert_eq!(go(at(6), Move::Block(false), false), ([4, 5], 4));
        assert_eq!(go(at(4), Move::Block(false), false), ([0, 1], 0));
        assert_eq!(go(at(5), Move::Block(true), false), ([6, 7], 6));
        assert_eq!(go(at(5), Move::Far(false), true), ([0, 6], 0));
        assert_eq!(go(at(99), Move::Word(false), false), ([5, 6], 5), "of a longer text");
        assert_eq!(Pick::moved(Some(at(1)), &Text::new(&[]), Move::Far(true), false), None);
    }

    #[test]
    fn shift_takes_words_in_and_leaves_them_again() {
        let start = Pick::at(3, By::Keys);
        let wide = Pick::moved(Some(start), &text(), Move::Word(true), true).unwrap();
        assert_eq!(wide.words(), [3, 5]);
        let back = Pick::moved(Some(wide), &text(), Move::Word(false), true).unwrap();
        let other = Pick::moved(Some(back), &text(), Move::Word(false), true).unwrap();
        assert_eq!((back.words(), other.words()), ([3, 4], [2, 4]));
    }

    #[test]
    fn two_taps_choose_in_either_order() {
        let first = Pick::tapped(None, 6);
        let both = Pick::tapped(Some(first), 2);
        assert_eq!((first.words(), both.words()), ([6, 7], [2, 7]));
        assert_eq!(Pick::tapped(Some(both), 4), Pick::at(4, By::FirstTap));
        assert_eq!(Pick::tapped(Some(Pick::of([1, 3], By::Selection)), 4).words(), [4, 5]);
    }
}
