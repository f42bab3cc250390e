//! Whether the words around a date speak of what was or of what will be.

use crate::document::Document;
use crate::lexicon::one_of;
use crate::segment::TokenKind;
use std::ops::Range;

/// What the verb next to a date tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// A verb of speech: past, and what it tells of may lie ahead.
    Told,
    Present,
    /// Has done: something past that still holds.
    Perfect,
    Future,
    /// No verb tells.
    Open,
}

/// How many tokens are looked at on either side: clauses are shorter, and time stays linear.
const REACH: usize = 24;

/// The tense around the tokens `first` to `last`: the nearest verb before them in the sentence
/// decides, else the nearest behind them.
pub(super) fn around(doc: &Document<'_>, first: usize, last: usize) -> Tense {
    let Some(sentence) = doc.sentences.get(doc.sentence_of(first)) else { return Tense::Open };
    let range = doc.tokens_of(sentence);
    let from = range.start.max(first.saturating_sub(REACH));
    let mut aim = false;
    for i in (from..first).rev() {
        let clock = doc.tokens[i].is_glued() && doc.tokens[i + 1].is_glued();
        if one_of(doc.lower(i), "; :") && !clock {
            break;
        }
        let tense = of(doc, i, range.start);
        if tense != Tense::Open {
            // agreed to acquire the bank in January: what was said is past, what is aimed at may
            // lie ahead
            return if aim && tense == Tense::Past { Tense::Told } else { tense };
        }
        aim |= doc.lower(i) == "to" && is_infinitive(doc, i + 1);
    }
    behind(doc, last, range.start..range.end)
}

/// The tense of the nearest verb behind token `last`.
pub(super) fn ahead(doc: &Document<'_>, last: usize) -> Tense {
    let Some(sentence) = doc.sentences.get(doc.sentence_of(last)) else { return Tense::Open };
    behind(doc, last, doc.tokens_of(sentence))
}

fn behind(doc: &Document<'_>, last: usize, range: Range<usize>) -> Tense {
    (last + 1..range.end.min(last + REACH + 8))
        .take_while(|&i| doc.lower(i) != ";")
        .map(|i| of(doc, i, range.start))
        .find(|&tense| tense != Tense::Open)
        .unwrap_or(Tense::Open)
}

/// What token `i` tells as a verb.
fn of(doc: &Document<'_>, i: usize, start: usize) -> Tense {
    if doc.tokens[i].kind != TokenKind::Word {
        return Tense::Open;
    }
    let word = doc.lower(i);
    match word {
        w if one_of(
            w,
            "will shall won't would may might should must postponed delayed adjourned scheduled expected due slated plans upcoming hopes intends aims expects opens begins starts runs ends closes expires resumes kicks meets airs premieres hosts plays takes arrives leaves returns going payable deadline planned planning forthcoming won’t",
        ) =>
        {
            // `may` as a month is no verb, and `was due` looks back.
            if one_of(word, "planned due expected going")
                && i > start
                && one_of(doc.lower(i - 1), "was were had")
                && word == "planned"
            {
                return Tense::Past;
            }
            if word == "may" && doc.tokens[i].is_capitalized() {
                return Tense::Open;
            }
            // It had been due to expire Friday.
            if one_of(word, "due scheduled expected slated planned")
                && i > start + 1
                && doc.lower(i - 1) == "been"
                && doc.lower(i - 2) == "had"
                || one_of(word, "planned scheduled")
                    && i > start
                    && doc.lower(i - 1) == "previously"
            {
                return Tense::Past;
            }
            Tense::Future
        }
        // set to resume, is to be sentenced; did not plan to move him on Friday
        "to" if i > start
            && one_of(
                doc.lower(i - 1),
                "set is are ready likely hoping about plan planned intend intended hope hoped agreed vowed promised pledged",
            ) =>
        {
            Tense::Future
        }
        "said" | "told" => Tense::Told,
        w if one_of(w, "was were had did wasn't weren't didn't hadn't wasn’t weren’t didn’t") => {
            Tense::Past
        }
        w if one_of(w, "has have hasn't haven't hasn’t haven’t") && after_modal(doc, i, start) => {
            Tense::Future
        }
        w if one_of(w, "has have hasn't haven't hasn’t haven’t does do says") => Tense::Perfect,
        "is" | "are" | "am" | "isn't" | "aren't" => Tense::Present,
        _ if is_on_the_calendar(word) && !after_helper(doc, i, start) => Tense::Future,
        _ if word.ends_with("'ll") || word.ends_with("’ll") => Tense::Future,
        // One form for the present and the past: `she set Friday as the day`
        _ if one_of(word, "set put cut hit shut let cost split spread cast beat hurt quit")
            && i > start
            && !one_of(
                doc.lower(i - 1),
                "to will would can could may might must should the a an is are was were be been being had has have i you we they not",
            ) =>
        {
            Tense::Past
        }
        _ if is_past(word) => {
            if after_modal(doc, i, start) {
                Tense::Future
            } else if i > start && one_of(doc.lower(i - 1), "is are being") {
                // the case is heard in May
                Tense::Present
            } else if i > start && one_of(doc.lower(i - 1), "has have") {
                Tense::Perfect
            } else {
                Tense::Past
            }
        }
        _ => Tense::Open,
    }
}

/// The present of verbs that news uses for what is on the calendar: `The leaders meet Monday`.
fn is_on_the_calendar(word: &str) -> bool {
    one_of(
        word,
        "meet begin convene convenes vote votes decides rules goes hears travels heads visits elects debates launches celebrates face faces gathers reconvenes reopens expire resume gets go host travel",
    )
}

/// Whether the word before token `i` takes its tense: `to meet`, `did not vote`, `a vote`.
fn after_helper(doc: &Document<'_>, i: usize, start: usize) -> bool {
    i == start
        || one_of(
            doc.lower(i - 1),
            "to not a an the of no its his her their this that by for in and did could can let",
        )
        || doc.lower(i - 1).ends_with("n't")
        || doc.lower(i - 1).ends_with("n’t")
        || doc.lower(i - 1).ends_with("'s")
        || doc.tokens[i].is_capitalized()
}

/// Whether a modal stands close before token `i`: `will be sentenced`, `to be held`.
fn after_modal(doc: &Document<'_>, i: usize, start: usize) -> bool {
    for k in (start.max(i.saturating_sub(4))..i).rev() {
        match doc.lower(k) {
            w if one_of(w, "will would shall should must won't won’t") => return true,
            "could" | "can" | "may" | "might" => return false,
            "to" => return doc.lower(k + 1) == "be",
            w if one_of(w, ", ; and was were is are had has") => return false,
            w if w.ends_with("'ll") || w.ends_with("’ll") => return true,
            _ => {}
        }
    }
    false
}

/// Whether the word behind a `to` looks like a verb: no name, no number, no word that begins a noun.
fn is_infinitive(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalized())
        && !one_of(
            doc.lower(i),
            "the a an his her its their our my your this that these those which whom it them him us me all some any no more less about as nearly around almost at date life death jail prison school work home",
        )
        && !doc.lower(i).ends_with('s')
}

/// A past form, regular or one of the irregular ones that news uses most.
fn is_past(word: &str) -> bool {
    if word.len() >= 4 && word.ends_with("ed") {
        return !one_of(
            word,
            "need speed indeed hundred feed seed united sacred wed exceed proceed succeed agreed-upon based naked supposed armed limited used related so-called red bleed breed greed weed embed",
        );
    }
    one_of(
        word,
        "met came went took made gave got left began won lost held sent spent bought sold built paid kept led found fell rose grew knew saw ran broke spoke wrote drove flew struck fought caught brought thought sought became stood shot slid sank tore threw withdrew chose froze stole swore wore felt dealt meant heard laid lay sat shook overthrew reelected stuck swept blew drew hung beat died said told been",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tense(text: &str, word: &str) -> Tense {
        let doc = Document::read(text);
        let i = (0..doc.tokens.len()).find(|&i| doc.word(i) == word).unwrap();
        around(&doc, i, i)
    }

    #[test]
    fn the_nearest_verb_before_decides() {
        assert_eq!(
            tense("The firm will meet Monday, officials said Tuesday.", "Monday"),
            Tense::Future
        );
        assert_eq!(
            tense("The firm will meet Monday, officials said Tuesday.", "Tuesday"),
            Tense::Told
        );
        assert_eq!(tense("He is to be sentenced on Friday.", "Friday"), Tense::Future);
        assert_eq!(tense("On Friday, police arrested him.", "Friday"), Tense::Past);
        assert_eq!(tense("Friday morning", "Friday"), Tense::Open);
    }
}
