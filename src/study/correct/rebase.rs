//! Takes corrections along when the text has been edited: what was kept of it is found by a
//! difference of words, and each place follows the words that it speaks of.

use super::model::Corrections;
use super::place::Place;
use imara_diff::{Algorithm, Diff, InternedInput};
use newsloupe::Span;

/// Two texts count as one that was edited if this share of the shorter one's letters was kept.
const SAME: f64 = 0.5;

/// What two texts have in common, in order.
#[derive(Debug)]
struct Kept {
    /// A stretch of the old text, and the byte where it begins in the new one.
    stretches: Vec<(Span, u32)>,
    /// Letters and digits in them, in bytes.
    letters: usize,
}

/// Words, and every other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
        let (token, more) = rest.split_at(word.max(c.len_utf8()));
        out.push(token);
        rest = more;
    }
    out
}

/// Bytes of letters and digits.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).map(char::len_utf8).sum()
}

fn kept(old: &str, new: &str) -> Kept {
    let (before, after) = (tokens(old), tokens(new));
    let mut input = InternedInput::default();
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let diff = Diff::compute(Algorithm::Myers, &input);
    let mut kept = Kept { stretches: Vec::new(), letters: 0 };
    let (mut token, mut in_old, mut in_new) = (0, 0, 0);
    let size = |tokens: &[&str]| tokens.iter().map(|t| t.len()).sum::<usize>();
    let mut keep = |from: usize, to: usize, in_old: usize, in_new: usize| {
        let length = size(&before[from..to]);
        if length > 0 {
            kept.stretches.push((Span::new(in_old, in_old + length), in_new as u32));
            kept.letters += letters(&old[in_old..in_old + length]);
        }
        length
    };
    for hunk in diff.hunks() {
        let (first, last) = (hunk.before.start as usize, hunk.before.end as usize);
        let length = keep(token, first, in_old, in_new);
        in_old += length + size(&before[first..last]);
        in_new += length + size(&after[hunk.after.start as usize..hunk.after.end as usize]);
        token = last;
    }
    keep(token, before.len(), in_old, in_new);
    kept
}

impl Kept {
    /// Where a byte of the old text stands in the new one.
    fn moved(&self, byte: u32) -> Option<u32> {
        let i = self.stretches.partition_point(|(s, _)| s.end <= byte);
        let (stretch, to) = self.stretches.get(i).filter(|(s, _)| s.start <= byte)?;
        Some(to + (byte - stretch.start))
    }

    /// How many bytes of a span were kept.
    fn share(&self, span: Span) -> u32 {
        let first = self.stretches.partition_point(|(s, _)| s.end <= span.start);
        let held = self.stretches[first..].iter().take_while(|(s, _)| s.start < span.end);
        held.map(|(s, _)| s.end.min(span.end) - s.start.max(span.start)).sum()
    }

    /// Where the words of a span stand now: with what was put in between them, without what was put
    /// beside them. Nothing if more than half of them is gone.
    fn follow(&self, span: Span) -> Option<Span> {
        if span.is_empty() || self.share(span) * 2 < span.end - span.start {
            return None;
        }
        // An edge whose own word was changed stays at what stands on its other side.
        let start = self.moved(span.start).or_else(|| match span.start {
            0 => Some(0),
            at => self.moved(at - 1).map(|at| at + 1),
        });
        let end = self.moved(span.end - 1).map(|at| at + 1).or_else(|| self.moved(span.end));
        let first = self.stretches.partition_point(|(s, _)| s.end <= span.start);
        let (inner, to) = self.stretches.get(first)?;
        let start = start.unwrap_or(to + (span.start.max(inner.start) - inner.start));
        let last = self.stretches.partition_point(|(s, _)| s.start < span.end).checked_sub(1)?;
        let (inner, to) = self.stretches.get(last)?;
        let end = end.unwrap_or(to + (inner.end.min(span.end) - inner.start));
        (start < end).then_some(Span { start, end })
    }
}

/// Takes `corrections` from the old text to the new one. False, with nothing done, if the new text
/// is another article.
pub fn rebase(old: &str, new: &str, corrections: &mut Corrections) -> bool {
    let kept = kept(old, new);
    let shorter = letters(old).min(letters(new));
    #[expect(clippy::cast_precision_loss)]
    if kept.letters == 0 || (kept.letters as f64) < shorter as f64 * SAME {
        return false;
    }
    for place in corrections.places_mut() {
        // A place that waits already is left as it is: its bytes are of an older text.
        let Some(at) = place.find(old) else { continue };
        let now = kept.follow(at).filter(|s| new.get(s.range()).is_some());
        let now = now.map(|s| s.trimmed(new, char::is_whitespace));
        if let Some(place_now) = now.and_then(|s| Place::new(new, s)) {
            *place = place_now;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::correct::model::{Change, Correction, Layer};

    fn removal(text: &str, words: &str) -> Correction {
        let at = text.find(words).unwrap();
        let at = Place::new(text, Span::new(at, at + words.len())).unwrap();
        Correction { on: Layer::Mention, at, change: Change::Remove }
    }

    /// What the words become when `old` is edited into `new`; the words and whether they are found.
    fn moved(old: &str, new: &str, words: &str) -> (String, bool) {
        let mut log = Corrections::of([removal(old, words)]);
        assert!(rebase(old, new, &mut log));
        let place = log.active().next().unwrap().1.at.clone();
        (place.exact.clone(), place.find(new).is_some())
    }

    const OLD: &str = "Pier closes\n\n“We had no choice,” Mayor Ann Lee said in Zürich on 3 March \
                       2024. Officials in the port town did not answer at once.";

    #[test]
    fn places_follow_their_words() {
        let new =
            format!("{} It rained.", OLD.replace("Pier closes", "The old pier closes for good"));
        assert_eq!(moved(OLD, &new, "Ann Lee"), ("Ann Lee".into(), true));
        assert_eq!(moved(OLD, &new, "Zürich"), ("Zürich".into(), true));
        let new = OLD.replace("had no choice", "had really no other choice");
        assert_eq!(moved(OLD, &new, "We had no choice").0, "We had really no other choice");
        let new = OLD.replace("“We had", "“They had");
        assert_eq!(moved(OLD, &new, "We had no choice").0, "They had no choice");
        let new = OLD.replace("Ann Lee", "Jo Ann Lee");
        assert_eq!(moved(OLD, &new, "Ann Lee"), ("Ann Lee".into(), true));
    }

    #[test]
    fn what_is_cut_waits_and_comes_back_with_its_words() {
        let new = OLD.replace("Mayor Ann Lee said in Zürich", "the mayor said");
        let mut log = Corrections::of([removal(OLD, "Ann Lee")]);
        assert!(rebase(OLD, &new, &mut log));
        let place = |log: &Corrections| log.active().next().unwrap().1.at.clone();
        assert_eq!(place(&log).find(&new), None);
        assert!(rebase(&new, OLD, &mut log));
        assert_eq!(place(&log).find(OLD).unwrap().of(OLD), "Ann Lee");
    }

    #[test]
    fn another_article_is_not_an_edit() {
        let other = "Trains stand still\n\nNobody on the line to Bern could say why the signals went \
                     dark on Tuesday, and the company asked travellers for patience.";
        let mut log = Corrections::of([removal(OLD, "Ann Lee")]);
        let before = log.clone();
        assert!(!rebase(OLD, other, &mut log));
        assert!(!rebase(OLD, "", &mut log));
        assert_eq!(log, before);
        assert!(rebase(OLD, &OLD[..OLD.len() / 2], &mut log));
    }
}
