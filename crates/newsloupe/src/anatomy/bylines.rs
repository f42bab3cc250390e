//! Bylines: `By Ann Lee, Staff Writer`, `Ann Lee and Bo Ray`, `Von Ann Lee`.

use super::words::Word;
use crate::cut::Cut;
use crate::lexicon::one_of;

/// How a line's words look as names.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NameLook {
    /// Nothing but one or more names of two to four words, with `and` or commas between.
    pub(super) only_names: bool,
    /// Words with a capital.
    pub(super) capitals: usize,
    /// Small words that names do not hold.
    pub(super) odd: usize,
    /// Numbers.
    pub(super) digits: usize,
}

/// Looks at the words of a line, or of a part of it.
pub(super) fn names(text: &str, folded: &str, words: &[Word]) -> NameLook {
    let mut look = NameLook::default();
    let (mut name, mut fits, mut any) = (0, true, false);
    for (i, word) in words.iter().enumerate() {
        let lower = word.span().of(folded);
        let gap =
            if i == 0 { "" } else { text.part(words[i - 1].end as usize, word.start as usize) };
        // Nearly every gap is one space, or nothing: what follows looks at the others only.
        let plain = matches!(gap, " " | "");
        let comma = !plain && gap.holds_any(",&|/•·;");
        let and = lower.len() < 4 && one_of(lower, "and y et und og och e i ir en") && i > 0;
        if comma || and {
            fits &= (2..=4).contains(&name);
            name = 0;
        }
        if and {
            continue;
        }
        if !plain
            && (gap.holds_any(":?!\"“(–—") || gap.holds(". ") && words[i - 1].span().len() > 3)
        {
            fits = false;
        }
        if word.digit {
            look.digits += 1;
            fits = false;
        } else if word.cap {
            look.capitals += 1;
            // `O'Brien`, `Jean-Paul`, `McHugh`: one name.
            let joined = word.glued || gap == "-" || gap == "'" || gap == "’";
            name += usize::from(!joined);
            any = true;
        } else if is_particle(lower) || (gap.ends_in("'’") && lower == "s") {
        } else {
            look.odd += 1;
            fits = false;
        }
    }
    let titled = words.first().is_some_and(|w| one_of(w.span().of(folded), "the in on at"));
    look.only_names = !titled && any && fits && (2..=4).contains(&name);
    look
}

fn is_particle(lower: &str) -> bool {
    lower.len() < 6
        && one_of(
            lower,
            "de del della di da dos du la le van von der den ter ten bin ibn al el zu af jr st y ben",
        )
}
