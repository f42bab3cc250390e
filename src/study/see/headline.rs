//! The headline check: what the headline and the line below it say, traced to the story. It finds
//! and does not judge: a headline may well say what the story says in other words.

use super::words::{Word, words};
use super::{Way, is_body, kind_at};
use crate::state::article::Article;
use crate::state::words::{capital, short};
use newsloupe::Span;
use newsloupe::anatomy::BlockKind;
use newsloupe::names::NameKind;
use std::collections::HashMap;

/// What is traced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Words between quotation marks.
    Quoted,
    /// A name.
    Name,
    /// A number.
    Number,
}

/// What the story has of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same words, or the same name or number.
    Same,
    /// Most of the words, close together.
    Near,
    /// Nothing like it.
    None,
}

/// One thing of the headline and what the story has of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// What it is.
    pub what: What,
    /// Where it stands in the headline or the line below it.
    pub here: Way,
    /// Whether it stands in the line below the headline.
    pub deck: bool,
    /// What was found.
    pub found: Match,
    /// Where in the story.
    pub there: Option<Way>,
    /// Who says it in the headline, and who in the story, where they are not the same.
    pub voices: Option<(String, String)>,
}

/// Numbers as they are written out.
const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The number that a word writes, in digits. `one` counts for nothing: it is mostly no number.
fn number(word: &str) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.trim_end_matches(|c: char| c.is_alphabetic()).to_owned());
    }
    NUMBERS.iter().position(|n| *n == word).filter(|n| *n > 1).map(|n| n.to_string())
}

/// A word without the endings that English gives it in a sentence: enough to compare by.
fn stem(word: &str) -> &str {
    for end in ["ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(end).filter(|s| s.chars().count() >= 4) {
            return stem.strip_suffix('e').unwrap_or(stem);
        }
    }
    word.strip_suffix('e').filter(|s| s.len() >= 4).unwrap_or(word)
}

/// The story's words, in order.
struct Story {
    words: Vec<Word>,
    /// Where each stem stands. Only looked up, never listed.
    places: HashMap<String, Vec<usize>>,
}

impl Story {
    fn new(article: &Article) -> Self {
        let mut all = Vec::new();
        for run in article.parts.iter().flat_map(|p| &p.runs).filter(|r| is_body(r.kind)) {
            all.extend(words(&article.text, run.span));
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, word) in all.iter().enumerate() {
            places.entry(stem(&word.folded).to_owned()).or_default().push(i);
        }
        Self { words: all, places }
    }

    fn places(&self, word: &str) -> &[usize] {
        self.places.get(stem(word)).map_or(&[], Vec::as_slice)
    }

    /// The same words in a row.
    fn same(&self, sought: &[Word]) -> Option<Span> {
        let first = sought.first()?;
        let holds = |at: &&usize| {
            let here = self.words.get(**at..**at + sought.len());
            here.is_some_and(|w| w.iter().zip(sought).all(|(a, b)| a.folded == b.folded))
        };
        let at = *self.places(&first.folded).iter().find(holds)?;
        Some(self.words[at].span.to(self.words[at + sought.len() - 1].span))
    }

    /// Two in three of the words that carry meaning, close together and in any order.
    fn near(&self, sought: &[Word]) -> Option<Span> {
        let mut stems: Vec<&str> = Vec::new();
        for word in
            sought.iter().filter(|w| w.folded.chars().count() > 3 || number(&w.folded).is_some())
        {
            if !stems.contains(&stem(&word.folded)) {
                stems.push(stem(&word.folded));
            }
        }
        let least = (stems.len() * 2).div_ceil(3).max(1);
        if stems.is_empty() || sought.len() > 1 && least < 2 && stems.len() > 1 {
            return None;
        }
        let reach = sought.len() * 2 + 6;
        let starts = stems.iter().flat_map(|s| self.places(s)).copied();
        let mut best: Option<(usize, usize, usize)> = None;
        for start in starts.take(4000) {
            let here = &self.words[start..(start + reach).min(self.words.len())];
            let at: Vec<usize> = stems
                .iter()
                .filter_map(|s| here.iter().position(|w| stem(&w.folded) == *s))
                .collect();
            let last = at.iter().max().copied().unwrap_or(0);
            if at.len() >= least
                && best.is_none_or(|(n, length, _)| (at.len(), reach - last) > (n, reach - length))
            {
                best = Some((at.len(), last, start));
            }
        }
        let (_, length, start) = best?;
        Some(self.words[start].span.to(self.words[start + length].span))
    }
}

/// Traces the headline and the line below it; empty where there is no story to trace them to.
pub fn check(article: &Article) -> Vec<Traced> {
    let story = Story::new(article);
    let heads: Vec<(Span, bool)> = article
        .parts
        .iter()
        .flat_map(|p| &p.runs)
        .filter(|r| matches!(r.kind, BlockKind::Headline | BlockKind::Deck))
        .map(|r| (r.span, r.kind == BlockKind::Deck))
        .collect();
    if story.words.is_empty() {
        return Vec::new();
    }
    let mut traced = Vec::new();
    for (head, deck) in heads {
        quoted(article, &story, head, deck, &mut traced);
        names(article, head, deck, &mut traced);
        numbers(article, &story, head, deck, &mut traced);
    }
    traced
}

fn place(article: &Article, span: Span) -> Way {
    Way { span, words: short(&article.around(span, 40), 100) }
}

fn quoted(article: &Article, story: &Story, head: Span, deck: bool, out: &mut Vec<Traced>) {
    for quote in &article.report.quotes {
        let Some(outer) =
            article.at(quote.outer).filter(|s| head.start <= s.start && s.end <= head.end)
        else {
            continue;
        };
        // Reported speech has no words of its own to look for.
        let Some(inner) = article.at(quote.span).filter(|s| *s != outer) else { continue };
        let sought = words(&article.text, inner);
        let same = story.same(&sought);
        let there = same.or_else(|| story.near(&sought));
        let found = match (same, there) {
            (Some(_), _) => Match::Same,
            (_, Some(_)) => Match::Near,
            _ => Match::None,
        };
        let whose = |id: usize| -> Option<String> {
            article.speaker_name(article.report.quotes.get(id)?).map(capital)
        };
        let says = there.and_then(|span| {
            let holds = |q: &&newsloupe::report::Quote| {
                article.at(q.content).is_some_and(|c| c.start <= span.start && span.end <= c.end)
                    || article
                        .at(q.outer)
                        .is_some_and(|c| c.start <= span.start && span.end <= c.end)
            };
            let said = article.report.quotes.iter().filter(holds);
            said.filter(|q| q.id != quote.id).find_map(|q| whose(q.id))
        });
        let voices = article.speaker_name(quote).map(capital).zip(says).filter(|(a, b)| a != b);
        out.push(Traced {
            what: What::Quoted,
            here: Way { span: outer, words: short(article.words(quote.outer), 90) },
            deck,
            found,
            there: there.map(|s| place(article, s)),
            voices,
        });
    }
}

fn names(article: &Article, head: Span, deck: bool, out: &mut Vec<Traced>) {
    let mentions = &article.report.mentions;
    for mention in mentions {
        let Some(span) =
            article.at(mention.span).filter(|s| head.start <= s.start && s.end <= head.end)
        else {
            continue;
        };
        let known = |t: &&Traced| t.what == What::Name && t.here.words == span.of(&article.text);
        if mention.kind == NameKind::Work || out.iter().any(|t| known(&t)) {
            continue;
        }
        let entity = article.report.entities.get(mention.entity);
        let places = entity.map_or(&[][..], |e| e.mentions.as_slice()).iter();
        let there = places
            .filter_map(|m| article.at(mentions.get(*m)?.span))
            .find(|s| kind_at(article, s.start).is_some_and(is_body));
        out.push(Traced {
            what: What::Name,
            here: Way { span, words: span.of(&article.text).to_owned() },
            deck,
            found: if there.is_some() { Match::Same } else { Match::None },
            there: there.map(|s| place(article, s)),
            voices: None,
        });
    }
}

fn numbers(article: &Article, story: &Story, head: Span, deck: bool, out: &mut Vec<Traced>) {
    for word in words(&article.text, head) {
        let Some(value) = number(&word.folded) else { continue };
        let there = story.words.iter().find(|w| number(&w.folded).as_ref() == Some(&value));
        out.push(Traced {
            what: What::Number,
            here: Way { span: word.span, words: word.span.of(&article.text).to_owned() },
            deck,
            found: if there.is_some() { Match::Same } else { Match::None },
            there: there.map(|w| place(article, w.span)),
            voices: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    #[test]
    fn words_names_and_numbers_of_the_head_are_traced() {
        let article = read(
            "Mayor Lena Holm fears ‘a very hard winter’ as 12 mills close\n\n\
             Union calls the vote a ‘circus’ after nine-hour talks with Oda Berg\n\n\
             The river council voted on Monday to close a dozen mills, and Lena Holm was there.\n\n\
             “It will be a very hard winter for all of us,” farmer Nils Aas said after talks of nine hours. “The \
             vote was theatre, a circus-like show,” he said.",
        );
        let found = check(&article);
        let of = |words: &str| found.iter().find(|t| t.here.words.contains(words)).unwrap();
        assert_eq!(of("hard winter").found, Match::Same);
        assert_eq!(of("hard winter").voices.as_ref().map(|(_, b)| b.as_str()), Some("Nils Aas"));
        assert_eq!(of("circus").found, Match::Same);
        assert_eq!((of("Holm").what, of("Holm").found), (What::Name, Match::Same));
        assert_eq!((of("Berg").what, of("Berg").found), (What::Name, Match::None));
        assert_eq!((of("12").what, of("12").found), (What::Number, Match::None));
        assert_eq!(of("nine").found, Match::Same);
        assert!(of("nine").deck && !of("12").deck);
    }

    #[test]
    fn words_that_stand_nowhere_else_are_told_from_near_ones() {
        let article = read(
            "Holm says town ‘faced a long and bitter winter’ and a ‘myth’\n\n\
             Mayor Lena Holm spoke in Ostby on Monday about the mills that had to close last year.\n\n\
             “We were facing a bitter, long winter,” Holm said.",
        );
        let found = check(&article);
        let of = |words: &str| found.iter().find(|t| t.here.words.contains(words)).unwrap();
        assert_eq!(of("bitter").found, Match::Near);
        assert_eq!(of("myth").found, Match::None);
        assert_eq!(of("myth").there, None);
    }
}
