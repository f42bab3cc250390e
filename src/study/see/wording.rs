//! Wording that leaves a question open: who said it, how many, by whom. Never a fault: a reader may
//! ask, and an article may have its reasons.
//!
//! The phrases are in `wording.txt`. What stands inside quotation marks is the speaker's own and is
//! not asked about, nor is what is no part of the story.

use super::words::{Word, words};
use super::{Way, clause, kind_at};
use crate::state::article::Article;
use crate::state::order::{in_order, numbers};
use newsloupe::Span;
use newsloupe::anatomy::BlockKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;
use std::collections::HashMap;

const FILE: &str = include_str!("wording.txt");

/// What is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Somebody without a name speaks.
    Someone,
    /// A number of people, none counted.
    Amount,
    /// Something is said, and nobody says it.
    Hearsay,
    /// Something is judged, and nobody judges.
    Passive,
    /// A paper without a name.
    Paper,
    /// The writer leaves room, without saying why.
    Hedge,
}

impl Asked {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Someone, Self::Paper, Self::Amount, Self::Hearsay, Self::Passive, Self::Hedge];

    /// The word for it in `wording.txt`.
    fn named(word: &str) -> Option<Self> {
        const WORDS: [&str; 6] = ["someone", "paper", "amount", "hearsay", "passive", "hedge"];
        WORDS.iter().position(|w| *w == word).map(|i| Self::ALL[i])
    }
}

/// Some words that leave a question open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What is left open.
    pub asked: Asked,
    /// The words: who or what is meant by them.
    pub way: Way,
    /// The words around.
    pub around: String,
}

/// One place of a pattern.
#[derive(Clone, Debug, Default)]
struct Step {
    words: Vec<&'static str>,
    any: bool,
    may_miss: bool,
}

impl Step {
    fn takes(&self, word: &str) -> bool {
        self.any || self.words.contains(&word)
    }
}

#[derive(Debug)]
struct Pattern {
    asked: Asked,
    steps: Vec<Step>,
}

/// The patterns, and which of them begin with a word. Only looked up, never listed.
#[derive(Debug, Default)]
struct Patterns {
    all: Vec<Pattern>,
    starts: HashMap<&'static str, Vec<usize>>,
}

impl Patterns {
    fn read() -> Self {
        let mut sets: Vec<(&str, &'static str)> = Vec::new();
        let mut patterns = Self::default();
        for line in FILE.lines().filter(|l| !l.starts_with('#')) {
            let Some((kind, words)) = line.split_once('\t') else { continue };
            if let Some(name) = kind.strip_prefix('!') {
                sets.push((name, words));
                continue;
            }
            let Some(asked) = Asked::named(kind) else { continue };
            let step = |word: &'static str| {
                let may_miss = word.starts_with('?');
                let word = word.trim_start_matches('?');
                let set = word.strip_prefix('@');
                let held =
                    set.map(|name| sets.iter().find(|(n, _)| *n == name).map_or("", |s| s.1));
                Step {
                    words: held.unwrap_or(word).split('|').collect(),
                    any: word == "*",
                    may_miss,
                }
            };
            let steps: Vec<Step> = words.split(' ').map(step).collect();
            for first in steps.first().map_or(&[][..], |s| &s.words) {
                patterns.starts.entry(first).or_default().push(patterns.all.len());
            }
            patterns.all.push(Pattern { asked, steps });
        }
        patterns
    }

    /// The longest pattern that begins at this word, and how many words it takes.
    fn longest(&self, words: &[Word]) -> Option<(Asked, usize)> {
        let first = words.first()?;
        let starts = self.starts.get(first.folded.as_str())?;
        let found = starts.iter().filter_map(|i| {
            let pattern = &self.all[*i];
            Some((pattern.asked, taken(&pattern.steps, words)?))
        });
        found.fold(None, |best, next| match best {
            Some((_, n)) if n >= next.1 => best,
            _ => Some(next),
        })
    }
}

/// How many words a row of steps takes; no phrase goes over the end of a sentence.
fn taken(steps: &[Step], words: &[Word]) -> Option<usize> {
    let mut at = 0;
    for step in steps {
        let word = words.get(at).filter(|w| at == 0 || !w.parted);
        if word.is_some_and(|w| step.takes(&w.folded)) {
            at += 1;
        } else if !step.may_miss {
            return None;
        }
    }
    Some(at)
}

/// What leaves a question open, in order of the text.
pub fn find(article: &Article) -> Vec<Wording> {
    let patterns = Patterns::read();
    let mut quoted: Vec<Span> = Vec::new();
    for quote in &article.report.quotes {
        if !matches!(quote.kind, QuoteKind::Indirect) {
            quoted.extend(quote.parts.iter().filter_map(|p| article.at(*p)));
        }
    }
    let quoted = in_order(quoted, |s| numbers([s.start, s.end, 0]));
    let mut found = Vec::new();
    let mut quote = 0;
    for run in article.parts.iter().flat_map(|p| &p.runs) {
        let asked_of = matches!(run.kind, BlockKind::Body | BlockKind::ListItem | BlockKind::Deck);
        if !asked_of {
            continue;
        }
        let all = words(&article.text, run.span);
        let mut i = 0;
        while i < all.len() {
            let start = all[i].span.start;
            while quoted.get(quote).is_some_and(|q| q.end <= start) {
                quote += 1;
            }
            let spoken = quoted.get(quote).is_some_and(|q| q.start <= start);
            let hit = if spoken { None } else { patterns.longest(&all[i..]) };
            let Some((asked, n)) = hit.filter(|(asked, n)| is_open(article, &all, i, *n, *asked))
            else {
                i += 1;
                continue;
            };
            let span = shown(asked, &all[i..i + n]);
            let around = clause(article, article.counted(span), 110);
            let words = span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
            found.push(Wording { asked, way: Way { span, words }, around });
            i += n;
        }
    }
    found
}

/// What of a phrase is shown: who or what is meant where that can be told, else all of it.
fn shown(asked: Asked, words: &[Word]) -> Span {
    let last = match asked {
        Asked::Paper => words.iter().position(|w| {
            "evidence research studies reports data figures estimates polls documents surveys leaks rumours rumors"
                .split(' ')
                .any(|p| p == w.folded)
        }),
        _ => None,
    };
    words[0].span.to(words[last.unwrap_or(words.len() - 1)].span)
}

/// Whether the words around leave the question open indeed.
fn is_open(article: &Article, all: &[Word], i: usize, n: usize, asked: Asked) -> bool {
    let before = |back: usize| {
        let word = i.checked_sub(back).map(|k| &all[k]);
        word.filter(|_| !all[i + 1 - back].parted).map_or("", |w| w.folded.as_str())
    };
    let after = |ahead: usize| {
        let k = i + n + ahead;
        all.get(k)
            .filter(|_| all[i + n..=k].iter().all(|w| !w.parted))
            .map_or("", |w| w.folded.as_str())
    };
    match asked {
        // `was criticised by the mayor`: somebody is named for it.
        Asked::Passive => !(0..7).any(|k| after(k) == "by") && before(1) != "not",
        // `the mayor's critics said`, `the two officials said`, `State Department officials said`
        Asked::Someone | Asked::Paper => {
            let definite = [
                "the", "these", "those", "its", "his", "her", "their", "our", "my", "two", "three",
                "of",
            ];
            let named = i > 0 && all[i].folded.as_str() != "a" && {
                let prior = all[i - 1].span;
                !all[i].parted && is_named(article, prior)
            };
            !definite.contains(&before(1))
                && !named
                && kind_at(article, all[i].span.start).is_some()
        }
        Asked::Amount | Asked::Hearsay | Asked::Hedge => true,
    }
}

/// Whether a word is part of the name of somebody or of an office.
fn is_named(article: &Article, word: Span) -> bool {
    let at = article.counted(word);
    let mentions = &article.report.mentions;
    let i = mentions.partition_point(|m| m.span[1] <= at[0]);
    mentions.get(i).is_some_and(|m| {
        m.span[0] <= at[0] && matches!(m.kind, NameKind::Organization | NameKind::Person)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    fn asked(text: &str) -> Vec<(Asked, String)> {
        let article = read(&format!("A plain headline\n\n{text}"));
        find(&article).into_iter().map(|w| (w.asked, w.way.words)).collect()
    }

    #[test]
    fn what_leaves_a_question_open_is_found_once() {
        for (text, kind, words) in [
            ("Officials said the road would open.", Asked::Someone, "Officials said"),
            ("The road, some experts say, is safe.", Asked::Someone, "some experts say"),
            ("A source said the firm was sold.", Asked::Someone, "A source said"),
            ("It is understood that the mayor will go.", Asked::Hearsay, "It is understood"),
            ("The mayor reportedly left early.", Asked::Hearsay, "reportedly"),
            ("The plan was widely criticised last year.", Asked::Passive, "was widely criticised"),
            ("The plan was criticised.", Asked::Passive, "was criticised"),
            ("Many residents fear the noise.", Asked::Amount, "Many residents fear"),
            (
                "A number of people have complained.",
                Asked::Amount,
                "A number of people have complained",
            ),
            ("Early reports claimed a dam had burst.", Asked::Paper, "Early reports"),
            ("They met, seemingly to praise the plan.", Asked::Hedge, "seemingly"),
        ] {
            assert_eq!(asked(text), [(kind, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_named_counted_or_quoted_is_not_asked_about() {
        for text in [
            "The plan was criticised in public by the mayor.",
            "Harbour Union officials said the road would open.",
            "The two officials said the road would open.",
            "“Many people think it is over,” Ann Lee said.",
            "Ann Lee said that the road was open.",
            "Some of the bread was sold. Say what you like.",
            "The reports were sent to the council in May.",
        ] {
            assert_eq!(asked(text), [], "{text}");
        }
    }

    #[test]
    fn a_long_line_is_read_in_no_time() {
        let text = "some many officials widely it is often further ".repeat(20_000);
        let article = read(&text);
        let _ = find(&article);
    }
}
