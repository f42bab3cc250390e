//! The names that pictures come from, the labels that announce a credit, and how a stretch of
//! words looks when held against them.

use crate::anatomy::words::{Phrases, Word};
use crate::cut::Cut;
use crate::lexicon::one_of;
use std::sync::LazyLock;

/// What a known name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Hands pictures on; never the maker by itself.
    Agency,
    /// A paper or broadcaster.
    Outlet,
}

/// What must stand behind a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Colon,
    Open,
    Glued,
}

pub(crate) static SOURCES: LazyLock<Phrases<Source>> = LazyLock::new(|| {
    Phrases::parse(include_str!("../../data/credits/agencies.txt"), |about| match about {
        "outlet" => Source::Outlet,
        _ => Source::Agency,
    })
});

pub(super) static LABELS: LazyLock<Phrases<Label>> = LazyLock::new(|| {
    Phrases::parse(include_str!("../../data/credits/labels.txt"), |about| match about {
        "open" => Label::Open,
        "glued" => Label::Glued,
        _ => Label::Colon,
    })
});

/// The longest known source that starts with the first of `words`, written as sources are:
/// short names are capitals throughout or not at all (`AP`, `dpa`, not `Ap`).
pub(crate) fn source(text: &str, words: &[Word]) -> Option<(usize, Source)> {
    let (n, source) = SOURCES.longest(words)?;
    let first = words.first()?;
    let length = first.span().of(text).chars().count();
    let written = if n == 1 && length <= 4 {
        first.upper || (first.is_lower() && length == 3)
    } else {
        first.cap
            || words[..n].iter().any(|w| w.cap)
            // Houses that write themselves small: `dpa/picture alliance`.
            || (n > 1 && matches!(first.span().len(), 3..=8) && text.until(first.start as usize).ends_in("/(- ") && written_small(first.span().of(text)))
    };
    written.then_some((n, source))
}

fn written_small(word: &str) -> bool {
    one_of(word, "picture ullstein imago ddp akg mauritius action dpa apa")
}

/// Words that say the picture was handed over by somebody with a part in the story.
pub(crate) fn is_handout(lower: &str) -> bool {
    one_of(
        lower,
        "handout handouts supplied submitted courtesy provided contributed ho cedida cedidas cedido divulgação privat",
    )
}

/// Words that a credit may hold in small letters.
fn is_small(lower: &str) -> bool {
    is_handout(lower)
        || one_of(
            lower,
            "via for of the de van von der den bin al and y et und e file photo pool stringer by from la le du di da dos el s i a with archive foto archiv com net org uk co picture video",
        )
}

/// How a stretch of words looks as a credit.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a thing of its own: seen or not
pub(super) struct Look {
    /// Words in all.
    pub(super) words: usize,
    /// Names of agencies.
    pub(super) agencies: usize,
    /// Names of papers and broadcasters.
    pub(super) outlets: usize,
    /// Words that belong to neither, with a capital.
    pub(super) capitals: usize,
    /// Small words that no credit holds.
    pub(super) odd: usize,
    /// Numbers.
    pub(super) digits: usize,
    /// Slashes, and `via`.
    pub(super) joints: usize,
    /// `for` between names: `Ann Lee for The Harbour Post`.
    pub(super) commissioned: bool,
    /// `handout`, `supplied` and the like.
    pub(super) handout: bool,
    /// Ends with a known source.
    pub(super) ends_known: bool,
    /// Begins with a known source.
    pub(super) starts_known: bool,
}

/// Looks at `words` (the last of them ends at or before `end`).
pub(super) fn look(text: &str, folded: &str, words: &[Word]) -> Look {
    let mut look = Look { words: words.len(), ..Look::default() };
    let mut i = 0;
    while i < words.len() {
        let word = &words[i];
        if i > 0 && text.part(words[i - 1].end as usize, word.start as usize).contains('/') {
            look.joints += 1;
        }
        if let Some((n, known)) = source(text, &words[i..]) {
            match known {
                Source::Agency => look.agencies += 1,
                Source::Outlet => look.outlets += 1,
            }
            look.starts_known |= i == 0;
            i += n;
            look.ends_known = i == words.len();
            continue;
        }
        let lower = word.span().of(folded);
        look.handout |= is_handout(lower);
        let between = i > 1 && words[i - 1].cap && words.get(i + 1).is_some_and(|w| w.cap);
        look.commissioned |= lower == "for" && between;
        look.joints += usize::from(lower == "via");
        if word.digit {
            look.digits += 1;
        } else if word.cap {
            look.capitals += 1;
        } else if !is_small(lower) {
            look.odd += 1;
            // Nobody asks further.
            if look.odd > 3 {
                break;
            }
        }
        i += 1;
    }
    look
}

impl Look {
    /// Names a source, and nothing that a credit would not hold.
    pub(super) fn is_sure(&self) -> bool {
        self.odd == 0
            && self.words <= 14
            && ((self.agencies > 0 && (self.starts_known || self.ends_known || self.joints > 0))
                || (self.handout && self.words <= 10)
                || (self.outlets > 0 && (self.joints > 0 || self.capitals > 1) && self.ends_known))
    }

    /// Names joined by slashes.
    pub(super) fn is_joined(&self) -> bool {
        self.odd == 0
            && self.digits == 0
            && self.joints > 0
            && self.capitals >= 2
            && self.words <= 10
    }

    /// Nothing but names.
    pub(super) fn is_named(&self) -> bool {
        self.odd == 0
            && self.digits == 0
            && (1..=6).contains(&self.words)
            && self.capitals + self.agencies + self.outlets > 0
    }
}

/// The last word of many papers' and agencies' names: what ends so is no photographer.
pub(crate) fn is_paper(lower: &str) -> bool {
    one_of(
        lower,
        "post times herald tribune gazette chronicle telegraph guardian journal examiner shimbun zeitung news press images agency sentinel ledger courier dispatch observer standard mirror express",
    )
}
