//! Times of publication: `Published 3 March 2024`, `2 hours ago`, `16. April 2024, 10:30 Uhr`.

use super::words::{Phrases, Word};
use crate::cut::Cut;
use crate::span::Span;
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Month,
    Weekday,
    Unit,
    Ago,
    AgoOrMonth,
    Zone,
    Label,
    Day,
    Link,
}

static WORDS: LazyLock<Phrases<Class>> = LazyLock::new(|| {
    Phrases::parse(include_str!("../../data/anatomy/time_words.txt"), |about| match about {
        "month" => Class::Month,
        "weekday" => Class::Weekday,
        "unit" => Class::Unit,
        "ago" => Class::Ago,
        "agomonth" => Class::AgoOrMonth,
        "zone" => Class::Zone,
        "label" => Class::Label,
        "day" => Class::Day,
        _ => Class::Link,
    })
});

/// A run of words that tell a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeRun {
    /// From its label on.
    pub(super) span: Span,
    /// The words it holds, as indices.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Says `published`, `updated` or the like.
    pub(super) labelled: bool,
    /// A clock time with its zone, `am`, `Uhr`.
    pub(super) zoned: bool,
    /// Has a date or says how long ago, not only a clock time.
    pub(super) dated: bool,
}

/// The first run of a line that tells a time. A line of more than some 25 words is no timestamp.
pub(super) fn run(text: &str, words: &[Word]) -> Option<TimeRun> {
    if words.len() > 32 {
        return None;
    }
    let mut i = 0;
    while i < words.len() {
        match from(text, words, i) {
            (_, Some(run)) => return Some(run),
            (next, None) => i = next.max(i + 1),
        }
    }
    None
}

/// The run that starts at word `i`, or where to look on.
fn from(text: &str, words: &[Word], i: usize) -> (usize, Option<TimeRun>) {
    let (mut at, mut month, mut numbers, mut clock, mut ago, mut unit, mut label, mut day) =
        (i, false, 0, false, false, false, false, false);
    let mut zoned = false;
    let (mut dots, mut weekday, mut first, mut last) = (0, false, None, i);
    while at < words.len() {
        if at > i && !words[at].glued {
            let gap = text.part(words[at - 1].end as usize, words[at].start as usize);
            if gap.chars().any(|c| {
                c.is_alphanumeric()
                    || matches!(c, '"' | '“' | '”' | '?' | '!' | '$' | '£' | '€' | '%')
            }) {
                break;
            }
            // Full stops belong to dates and abbreviations, not between sentences.
            let number = words[at].digit && words[at - 1].digit;
            dots += usize::from(number && gap.len() == 1 && gap.holds_any("./-"));
            clock |= number && (gap == ":" || gap == ".") && words[at].span().len() == 2;
        }
        let (n, class) = if words[at].digit {
            if words[at].span().len() > 4 {
                break;
            }
            numbers += 1;
            (1, None)
        } else {
            match WORDS.longest(&words[at..]) {
                Some((n, class)) => (n, Some(class)),
                None => break,
            }
        };
        match class {
            Some(Class::Month) => month = true,
            Some(Class::Weekday) => weekday = true,
            Some(Class::Unit) => unit = true,
            Some(Class::Ago) => ago = true,
            // `ago` is August in Spanish and Italian.
            Some(Class::AgoOrMonth) => {
                ago |= unit;
                month |= !unit;
            }
            Some(Class::Zone) => {
                zoned |= at > i && words[at - 1].digit;
                clock |= zoned;
            }
            Some(Class::Label) => label = true,
            Some(Class::Day) => day = true,
            Some(Class::Link) | None => {}
        }
        if class != Some(Class::Link) {
            first.get_or_insert(at);
            last = at + n - 1;
        }
        at += n;
    }
    let dated = (month && numbers > 0)
        || (dots >= 2 && numbers >= 3)
        || (ago && numbers > 0 && unit)
        || (ago && numbers > 0 && label)
        || (day && (label || clock))
        || (weekday && numbers > 0 && clock);
    let tells = dated || clock || (label && (numbers > 0 || day));
    let Some(first) = first.filter(|_| tells) else { return (at, None) };
    let mut span = words[first].span().to(words[last].span());
    // `1:35 a.m.` keeps its last stop.
    if span.of(text).ends_in("mM") && text.rest_from(span.end as usize).starts_with('.') {
        span.end += 1;
    }
    (at, Some(TimeRun { span, first, last, labelled: label, zoned, dated }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> bool {
        let mut words = Vec::new();
        super::super::words::cut(
            text,
            &crate::document::fold(text),
            Span::new(0, text.len()),
            &mut words,
        );
        run(text, &words).is_some_and(|r| r.dated && r.first == 0 && r.last + 1 == words.len())
    }

    #[test]
    fn times_of_many_houses() {
        for text in [
            "Published 3 March 2024",
            "Updated 1:39 am EST, Wednesday, November 20, 2019",
            "11:48, Thu, Jul 18, 2024 | UPDATED: 11:50, Thu, Jul 18, 2024",
            "2 hours ago",
            "Publié il y a 3 heures, mis à jour à 09h42",
            "3. Mai 2024, 17:47 Uhr",
            "21.dez.2018 às 12h55",
            "2024-03-27 10:30",
            "03.05.2024",
            "Nov. 20, 2019Updated: Nov. 20, 2019 1:35 a.m.",
            "17:41 JST, October 13, 2024",
        ] {
            assert!(whole(text), "{text}");
        }
        for text in ["May the best team win", "0:00/2:33", "March on Washington", "In 2024 he won"]
        {
            assert!(!whole(text), "{text}");
        }
    }
}
