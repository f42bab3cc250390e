//! Words that report speech: their dictionary forms, their inflections, their tone.
//!
//! The list is `data/cues.txt`; a line there gives a lemma, and the regular inflections follow from
//! it, so that a person can add a verb without knowing this file.

use super::Tone;
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::{Phrases, lines};
use std::sync::LazyLock;

/// What a reporting word expects around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Frame(u8);

impl Frame {
    /// A clause or a quotation follows or goes before.
    pub(super) const CLAUSE: Frame = Frame(1);
    /// Its object is what is talked of.
    pub(super) const OBJECT: Frame = Frame(2);
    /// It puts a label on something.
    pub(super) const LABEL: Frame = Frame(4);
    /// The person spoken to may stand before the words.
    pub(super) const ADDRESSEE: Frame = Frame(8);
    /// Reports speech only beside quotation marks.
    pub(super) const QUOTE_ONLY: Frame = Frame(16);
    /// Often means something else.
    pub(super) const WEAK: Frame = Frame(32);
    /// What a source shows or finds.
    pub(super) const SHOWS: Frame = Frame(64);

    fn parse(letters: &str) -> Self {
        Frame(letters.chars().fold(0, |bits, letter| {
            bits | match letter {
                'c' => Self::CLAUSE.0,
                'o' => Self::OBJECT.0,
                'l' => Self::LABEL.0,
                't' => Self::ADDRESSEE.0,
                'q' => Self::QUOTE_ONLY.0,
                'w' => Self::WEAK.0,
                'r' => Self::SHOWS.0,
                _ => 0,
            }
        }))
    }

    /// All flags as a number.
    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    /// Whether any flag of `other` is set.
    pub(super) const fn any(self, other: Frame) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(super) const fn or(self, other: Frame) -> Frame {
        Frame(self.0 | other.0)
    }
}

/// A reporting word of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lemma {
    /// Its dictionary form.
    pub(super) text: &'static str,
    /// What it lets the reader feel.
    pub(super) tone: Tone,
    /// What it expects around it.
    pub(super) frame: Frame,
}

/// Which inflection of a lemma stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `say`
    Base,
    /// `says`
    Third,
    /// `said`, as past tense or participle
    Past,
    /// `saying`
    Ing,
}

/// A reporting word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CueWord {
    /// What it is a form of, for [`lemma`].
    id: u16,
    /// Which form.
    pub(super) form: Form,
    /// How many tokens it has: 2 for `pointed out`.
    pub(super) tokens: u8,
}

impl CueWord {
    /// What it is a form of.
    pub(super) fn lemma(self) -> Lemma {
        LIST.lemmas.get(self.id as usize).copied().unwrap_or(SAY)
    }
}

struct List {
    lemmas: Vec<Lemma>,
    forms: Phrases<(u16, Form)>,
}

static LIST: LazyLock<List> = LazyLock::new(|| build(include_str!("../../data/cues.txt")));

/// `according to`, which is no verb.
pub(super) const ACCORDING_TO: Lemma =
    Lemma { text: "according to", tone: Tone::Neutral, frame: Frame::CLAUSE };
/// The colon after a speaker's name.
pub(super) const SAY: Lemma = Lemma { text: "say", tone: Tone::Neutral, frame: Frame::CLAUSE };

/// The reporting word that starts at token `i`, the longest one.
pub(super) fn cue_at(doc: &Document<'_>, i: usize) -> Option<CueWord> {
    let (tokens, (id, form)) = LIST.forms.longest(doc, i)?;
    Some(CueWord { id, form, tokens: u8::try_from(tokens).unwrap_or(1) })
}

fn build(file: &'static str) -> List {
    let mut lemmas = Vec::new();
    let mut forms: Vec<(String, (u16, Form))> = Vec::new();
    for (text, about) in lines(file) {
        let mut fields = about.split('\t');
        let tone = match fields.next().unwrap_or("") {
            "doubting" => Tone::Doubting,
            "endorsing" => Tone::Endorsing,
            "emotive" => Tone::Emotive,
            _ => Tone::Neutral,
        };
        let frame = Frame::parse(fields.next().unwrap_or(""));
        let id = lemmas.len() as u16;
        lemmas.push(Lemma { text, tone, frame });
        let (verb, rest) = match text.split_once(' ') {
            Some((verb, rest)) => (verb, Some(rest)),
            None => (text, None),
        };
        let mut add = |verb: &str, form| {
            let phrase = rest.map_or_else(|| verb.to_owned(), |r| format!("{verb} {r}"));
            forms.push((phrase, (id, form)));
        };
        let irregular: Vec<&str> = fields.next().unwrap_or("").split_whitespace().collect();
        let own_ing = irregular.iter().any(|f| f.ends_with("ing"));
        let own_past = irregular.iter().any(|f| !f.ends_with("ing"));
        add(verb, Form::Base);
        add(&third(verb), Form::Third);
        if !own_ing {
            add(&ing(verb), Form::Ing);
        }
        if !own_past {
            add(&past(verb), Form::Past);
        }
        for form in irregular {
            add(form, if form.ends_with("ing") { Form::Ing } else { Form::Past });
        }
    }
    let forms = Phrases::new(forms.iter().map(|(phrase, value)| (phrase.as_str(), *value)));
    List { lemmas, forms }
}

fn ends_in_consonant_y(verb: &str) -> bool {
    verb.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| verb.ends_with(end))
}

fn third(verb: &str) -> String {
    if ends_in_consonant_y(verb) {
        format!("{}ies", verb.until(verb.len() - 1))
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| verb.ends_with(e)) {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    }
}

fn past(verb: &str) -> String {
    if ends_in_consonant_y(verb) {
        format!("{}ied", verb.until(verb.len() - 1))
    } else if verb.ends_with('e') {
        format!("{verb}d")
    } else {
        format!("{verb}ed")
    }
}

fn ing(verb: &str) -> String {
    match verb.strip_suffix('e') {
        Some(stem) if !verb.ends_with("ee") && !verb.ends_with("oe") => format!("{stem}ing"),
        _ => format!("{verb}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(text: &str) -> Option<(&'static str, Form, Tone)> {
        cue_at(&Document::read(text), 0).map(|c| (c.lemma().text, c.form, c.lemma().tone))
    }

    #[test]
    fn inflections_lead_to_their_lemma() {
        assert_eq!(lemma("said"), Some(("say", Form::Past, Tone::Neutral)));
        assert_eq!(lemma("replies"), Some(("reply", Form::Third, Tone::Neutral)));
        assert_eq!(lemma("arguing"), Some(("argue", Form::Ing, Tone::Neutral)));
        assert_eq!(lemma("slammed"), Some(("slam", Form::Past, Tone::Emotive)));
        assert_eq!(lemma("claims"), Some(("claim", Form::Third, Tone::Doubting)));
        assert_eq!(lemma("pointed out"), Some(("point out", Form::Past, Tone::Endorsing)));
        assert_eq!(lemma("conveys"), Some(("convey", Form::Third, Tone::Neutral)));
        assert_eq!(lemma("walked"), None);
    }
}
