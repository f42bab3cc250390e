//! Cuts the text of a block into the runs that are drawn: what is marked, chosen, shown or missed.

use super::text::Piece;
use newsloupe_exercise::Words;
use std::ops::Range;

/// Words that are drawn in some way, whatever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its words.
    pub words: Words,
    /// What it is.
    pub what: What,
}

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A mark of the pupil's, by its number.
    Mark(usize),
    /// Something that should have been marked, by its number in the key.
    Missed(usize),
    /// What an item is about, by its number.
    Item(usize),
    /// The item that is shown.
    Shown,
    /// What is chosen now.
    Pick,
    /// The word at which the cursor stands.
    Cursor,
}

/// A run of text and all that is drawn on it, from the widest to the narrowest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the block's text.
    pub bytes: Range<usize>,
    /// What is drawn here.
    pub on: Vec<On>,
}

/// A layer in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct On {
    /// What it is.
    pub what: What,
    /// Whether it begins here.
    pub first: bool,
    /// Whether it ends here.
    pub last: bool,
}

/// The runs of a block. Layers that cross one another are drawn in pieces.
pub fn runs(block: &Piece, layers: &[Layer]) -> Vec<Run> {
    let [from, to] = block.span();
    let mut here: Vec<(Range<usize>, bool, bool, What)> = layers
        .iter()
        .filter_map(|layer| {
            let bytes = dressed(&block.text, block.bytes(layer.words)?);
            Some((bytes, layer.words[0] >= from, layer.words[1] <= to, layer.what))
        })
        .collect();
    here.sort_by_key(|(bytes, ..)| (bytes.start, usize::MAX - bytes.end));
    let mut cuts = vec![0, block.text.len()];
    for (bytes, ..) in &here {
        cuts.extend([bytes.start, bytes.end]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let on = here.iter().filter(|(b, ..)| b.start <= cut[0] && cut[1] <= b.end);
            let on = on.map(|(b, first, last, what)| On {
                what: *what,
                first: *first && b.start == cut[0],
                last: *last && b.end == cut[1],
            });
            Run { bytes: cut[0]..cut[1], on: on.collect() }
        })
        .collect()
}

/// The words with the quotation marks and stops that lean on them, so that what is drawn looks as a
/// person would mark it. They are never counted.
pub fn dressed(text: &str, bytes: Range<usize>) -> Range<usize> {
    let opens =
        |c: char| matches!(c, '“' | '‘' | '"' | '\'' | '«' | '„' | '‚' | '(' | '[' | '¿' | '¡');
    let closes = |c: char| {
        !c.is_whitespace()
            && !c.is_alphanumeric()
            && !matches!(c, '—' | '–' | '“' | '‘' | '(' | '[' | '„' | '¿' | '¡')
    };
    let before = text[..bytes.start].chars().rev().take_while(|c| opens(*c));
    let start = bytes.start - before.map(char::len_utf8).sum::<usize>();
    // A straight mark opens only behind a space: else it closes what is before.
    let start = if text[..start].chars().next_back().is_none_or(char::is_whitespace) {
        start
    } else {
        bytes.start
    };
    let behind = text[bytes.end..].chars().take_while(|c| closes(*c));
    let end = bytes.end + behind.map(char::len_utf8).sum::<usize>();
    let end =
        if text[end..].chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '—' | '–'))
        {
            end
        } else {
            bytes.end
        };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupil::text::Text;
    use newsloupe_exercise::{Block, Part};

    fn drawn(text: &str, layers: &[(Words, What)]) -> Vec<String> {
        let text = Text::new(&[Block { part: Part::Body, text: text.into() }]);
        let layers: Vec<_> = layers.iter().map(|&(words, what)| Layer { words, what }).collect();
        let sign = |on: &On| {
            let name = match on.what {
                What::Mark(n) => n.to_string(),
                other => format!("{other:?}"),
            };
            format!("{}{name}{}", if on.first { "<" } else { "" }, if on.last { ">" } else { "" })
        };
        runs(&text.blocks[0], &layers)
            .iter()
            .map(|run| {
                let on: Vec<_> = run.on.iter().map(sign).collect();
                format!("{}:{}", on.join(" "), &text.blocks[0].text[run.bytes.clone()])
            })
            .collect()
    }

    #[test]
    fn marks_side_by_side_and_within_one_another_stay_apart() {
        let (a, b) = (What::Mark(0), What::Mark(1));
        assert_eq!(drawn("a b c d", &[([0, 2], a), ([2, 4], b)]), ["<0>:a b", ": ", "<1>:c d"]);
        assert_eq!(
            drawn("a b c d", &[([1, 2], b), ([0, 3], a)]),
            ["<0:a ", "0 <1>:b", "0>: c", ": d"]
        );
        assert_eq!(
            drawn("a b c d", &[([0, 3], a), ([2, 4], b)]),
            ["<0:a b ", "0> <1:c", "1>: d"],
            "crossing"
        );
        assert_eq!(drawn("a b", &[([0, 9], a)]), ["<0:a b"], "it goes on in the next block");
        assert_eq!(drawn("a b", &[([5, 9], a)]), [":a b"]);
    }

    #[test]
    fn quotation_marks_are_drawn_with_their_words() {
        let a = What::Mark(0);
        assert_eq!(
            drawn("He said: “No one, ever.” Then", &[([2, 5], a)])[1],
            "<0>:“No one, ever.”"
        );
        assert_eq!(drawn("a \"b\" c", &[([1, 2], a)])[1], "<0>:\"b\"");
        assert_eq!(drawn("a \"b\" c", &[([2, 3], a)])[1], "<0>:c");
        assert_eq!(drawn("well—so he", &[([0, 1], a)])[0], "<0>:well");
        assert_eq!(drawn("a(b)c", &[([1, 2], a)])[1], "<0>:b", "what leans on two words");
    }
}
