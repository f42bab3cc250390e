//! The lines of a paste, with hard-wrapped paragraphs joined again.

use crate::cut::Cut;
use crate::segment::is_space;
use crate::span::Span;

/// One line, or one paragraph whose lines were wrapped at a fixed column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it stands; neither end is white space.
    pub(super) span: Span,
    /// A blank line stands before it (or nothing at all).
    pub(super) gap_before: bool,
    /// A blank line stands after it (or nothing at all).
    pub(super) gap_after: bool,
    /// White space stands before its first letter.
    indented: bool,
}

/// The lines that hold more than white space, trimmed and joined.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    let (mut at, mut blank) = (0, true);
    while at < text.len() {
        let rest = text.rest_from(at);
        let behind = rest.parted("\n\u{2028}\u{2029}").map_or(0, |(_, behind)| behind.len());
        let piece = rest.until(rest.len() - behind);
        // A lone carriage return ends a line too; with a line feed behind it, the rest is empty.
        for part in piece.split_inclusive('\r') {
            let whole = Span::new(at, at + part.len());
            at += part.len();
            let span = whole.trimmed(text, is_space);
            if span.is_empty() {
                // The second half of CR LF is no blank line.
                if part.len() != 1 || !piece.ends_with("\r\n") || piece.len() <= 2 {
                    blank = true;
                    if let Some(last) = all.last_mut() {
                        last.gap_after = true;
                    }
                }
            } else {
                let indented = span.start > whole.start;
                all.push(Line { span, gap_before: blank, gap_after: false, indented });
                blank = false;
            }
        }
    }
    if let Some(last) = all.last_mut() {
        last.gap_after = true;
    }
    match column(text, &all) {
        Some(width) => join(text, &all, width),
        None => all,
    }
}

/// The column at which the text was wrapped, if it was: most lines that another follows without a
/// gap are as full as words allow.
fn column(text: &str, all: &[Line]) -> Option<usize> {
    let lengths: Vec<usize> =
        all.iter().take(4000).map(|l| l.span.of(text).chars().count()).collect();
    let width = lengths.iter().copied().max()?;
    if !(40..=100).contains(&width) {
        return None;
    }
    let (mut followed, mut full, mut stops) = (0, 0, 0);
    for (i, pair) in all.windows(2).take(lengths.len().saturating_sub(1)).enumerate() {
        if pair[0].gap_after {
            continue;
        }
        followed += 1;
        full += usize::from(is_full(text, pair, lengths[i], width));
        stops += usize::from(pair[0].span.of(text).ends_in(".!?\"”"));
    }
    (followed >= 4 && full * 10 >= followed * 8 && stops * 2 <= followed).then_some(width)
}

/// Whether the first word of the next line had no room on this one. A few columns of slack: the
/// longest line is not always the column itself.
fn is_full(text: &str, pair: &[Line], length: usize, width: usize) -> bool {
    let next = pair[1].span.of(text);
    let first = next.chars().take_while(|c| !is_space(*c)).take(width).count();
    length + 1 + first + 4 > width
}

fn join(text: &str, all: &[Line], width: usize) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(all.len());
    let mut joins = false;
    for (i, line) in all.iter().enumerate() {
        match out.last_mut() {
            Some(last) if joins && !line.indented => {
                last.span = last.span.to(line.span);
                last.gap_after = line.gap_after;
            }
            _ => out.push(*line),
        }
        joins = !line.gap_after
            && all.get(i + 1).is_some_and(|next| {
                let length = line.span.of(text).chars().count();
                is_full(text, &[*line, *next], length, width)
            });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_blank_lines_in_every_line_ending() {
        for text in ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc"] {
            let all = lines(text);
            let gaps: Vec<_> = all.iter().map(|l| (l.gap_before, l.gap_after)).collect();
            assert_eq!(gaps, [(true, false), (false, true), (true, true)], "{text:?}");
        }
    }

    #[test]
    fn wrapped_paragraphs_are_joined() {
        let text = "Council votes to close pier\n\n\
            The council voted on Monday to close the old pier, which has stood in the\n\
            harbour since 1902, after engineers found that its piles had rotted through\n\
            and that no repair would hold for long.\n\n\
            Residents had asked for a second opinion, and some of them said they would\n\
            take the matter to court if the closure went ahead before the summer, when\n\
            the pier draws most of its visitors and the stalls on it make the most of\n\
            their money.\n";
        assert_eq!(lines(text).len(), 3);
    }

    #[test]
    fn short_lines_and_verse_stay_apart() {
        let verse = "The sea was grey at morning\nand nobody was there\nwe walked along the harbour\n\
                     with salt upon our hair\nthe sea was green at midday\nand everybody came\n";
        assert_eq!(lines(verse).len(), 6);
        assert_eq!(lines("Share\nTweet\nEmail\nPrint\nSave\nMore").len(), 6);
    }
}
