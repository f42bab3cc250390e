//! Stretches of whole words: what a selection means, and edges that move by a word.

use newsloupe::Span;

/// Whether a character belongs to a word, or may stand inside one.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.' | '\u{2011}')
}

/// The words of `within`, in order.
pub fn words(text: &str, within: Span) -> Vec<Span> {
    let Some(inside) = text.get(within.range()) else { return Vec::new() };
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in inside.char_indices().chain([(inside.len(), ' ')]) {
        match (start, in_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let base = within.start as usize;
                let word = Span::new(base + from, base + at);
                let word = word.trimmed(text, |c| !c.is_alphanumeric());
                if !word.is_empty() {
                    out.push(word);
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// A selection as somebody means it: whole words, without white space at its ends. Nothing where it
/// holds no word.
pub fn meant(text: &str, chosen: Span) -> Option<Span> {
    text.get(chosen.range())?;
    let mut span = chosen.trimmed(text, char::is_whitespace);
    span.of(text).contains(char::is_alphanumeric).then_some(())?;
    let is_letter = |c: &char| c.is_alphanumeric();
    if span.of(text).starts_with(char::is_alphanumeric) {
        let before = text[..span.start as usize].chars().rev();
        span.start -= before.take_while(is_letter).map(|c| c.len_utf8() as u32).sum::<u32>();
    }
    if span.of(text).ends_with(char::is_alphanumeric) {
        let after = text[span.end as usize..].chars();
        span.end += after.take_while(is_letter).map(|c| c.len_utf8() as u32).sum::<u32>();
    }
    Some(span)
}

/// A way to move an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The start takes in the word before it.
    StartMore,
    /// The start lets go of its first word.
    StartLess,
    /// The end lets go of its last word.
    EndLess,
    /// The end takes in the word behind it.
    EndMore,
}

/// The span with one edge moved by a word, inside `within`; nothing where that is not possible.
pub fn moved(text: &str, span: Span, within: Span, edge: Edge) -> Option<Span> {
    let words = words(text, within);
    let moved = match edge {
        Edge::StartMore => {
            let before = words.iter().rev().find(|w| w.start < span.start)?;
            Span { start: before.start, ..span }
        }
        Edge::StartLess => {
            let second =
                words.iter().filter(|w| w.start > span.start).find(|w| w.end <= span.end)?;
            Span { start: second.start, ..span }
        }
        Edge::EndLess => {
            let mut inside =
                words.iter().rev().filter(|w| w.start >= span.start && w.end <= span.end);
            let last = inside.next()?;
            // Marks behind the last word go with it.
            let end = inside.next().map(|w| w.end)?;
            Span { start: span.start, end: end.min(last.start) }
        }
        Edge::EndMore => {
            let after = words.iter().find(|w| w.end > span.end)?;
            Span { end: after.end, ..span }
        }
    };
    (moved.start < moved.end && moved != span).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We had no choice,” Zoë O’Brien of the U.N. told Reuters.";

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    #[test]
    fn a_selection_means_whole_words() {
        assert_eq!(meant(TEXT, span("oë O")).unwrap().of(TEXT), "Zoë O");
        assert_eq!(meant(TEXT, span(" Zoë O’Bri")).unwrap().of(TEXT), "Zoë O’Brien");
        assert_eq!(meant(TEXT, span(",” ")), None);
        assert_eq!(meant(TEXT, Span::new(1, 2)), None);
        assert_eq!(
            meant(TEXT, span("“We had no choice,”")).unwrap().of(TEXT),
            "“We had no choice,”"
        );
    }

    #[test]
    fn edges_move_by_words_and_never_out_of_their_line() {
        let all = Span::new(0, TEXT.len());
        let go = |words: &str, edge| moved(TEXT, span(words), all, edge).map(|s| s.of(TEXT));
        assert_eq!(go("O’Brien", Edge::StartMore), Some("Zoë O’Brien"));
        assert_eq!(go("Zoë O’Brien", Edge::StartLess), Some("O’Brien"));
        assert_eq!(go("We had no choice,", Edge::EndLess), Some("We had no"));
        assert_eq!(go("Zoë O’Brien", Edge::EndMore), Some("Zoë O’Brien of"));
        assert_eq!(go("Zoë", Edge::EndLess), None);
        assert_eq!(go("Zoë", Edge::StartLess), None);
        assert_eq!(go("We", Edge::StartMore), None);
        assert_eq!(go("Reuters", Edge::EndMore), None);
        assert_eq!(words(TEXT, all).iter().map(|w| w.of(TEXT)).nth(5), Some("O’Brien"));
    }
}
