//! Reports: places where the text says that somebody says something, each with its reporting word
//! and its source.
//!
//! [`find`] takes the outline and gives all reports in order. A trained tagger of cues and sources
//! would take its place.

use super::cues::{Form, Frame, Lemma};
use super::outline::{Class, Clause, Outline};
use super::sources;
use std::ops::Range;

use Class::{
    Adverb, And, Auxiliary, Be, But, Comma, Determiner, Genitive, Name, Number, Object, Poss,
    Preposition, Pronoun, PronounVerb, Quantity, Quote, That, Time, To, Who, Word,
};

/// On which side of the reporting word its source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `Lee said`
    SourceFirst,
    /// `said Lee`, `according to Lee`
    CueFirst,
    /// `…, adding`: the source is that of an earlier word in the sentence.
    Shared,
    /// The text gives no source here.
    Sourceless,
}

/// Somebody says something.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Which clause of the outline.
    pub(super) clause: usize,
    /// The elements of the reporting word.
    pub(super) cue: Range<usize>,
    /// What it is a form of.
    pub(super) lemma: Lemma,
    /// Which form.
    pub(super) form: Form,
    /// The phrase that names the source.
    pub(super) source: Option<Range<usize>>,
    /// Where that stands.
    pub(super) order: Order,
    /// First element of cue and source together.
    pub(super) lead: usize,
    /// The element behind cue, source and addressee.
    pub(super) tail: usize,
    /// The person spoken to.
    pub(super) addressee: Option<Range<usize>>,
    /// `was called`
    pub(super) passive: bool,
}

/// Finds the reports of all clauses that tell the story, in order.
pub(super) fn find(outline: &Outline<'_, '_>) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::new();
    for (c, clause) in outline.clauses.iter().enumerate() {
        if !clause.kind.is_story() {
            continue;
        }
        let first = out.len();
        let mut e = clause.elements.start;
        while e < clause.elements.end {
            let said = outline
                .according_to(c, clause, e)
                .or_else(|| outline.said(c, clause, e, &out[first..]));
            match said {
                Some(mut said) => {
                    e = said.cue.end;
                    if said.order == Order::Shared && said.source.is_none() {
                        let last = out
                            .last()
                            .filter(|s| outline.clauses[s.clause].paragraph == clause.paragraph);
                        said.source = last.and_then(|s| s.source.clone());
                    }
                    out.push(said);
                }
                None => e += 1,
            }
        }
    }
    out
}

impl Outline<'_, '_> {
    fn according_to(&self, c: usize, clause: &Clause, e: usize) -> Option<Said> {
        if self.lower(e) != "according" || self.class(e + 1) != To {
            return None;
        }
        let high = clause.elements.end;
        let mut source = self.phrase_after(e + 2, high)?;
        // `according to her producer, Ann Lee, the prints are back`
        if self.is_role(source.end - 1) {
            source = self.with_name(source, high);
        }
        Some(Said {
            clause: c,
            cue: e..e + 2,
            lemma: super::cues::ACCORDING_TO,
            form: Form::Past,
            lead: e,
            tail: source.end,
            source: Some(source),
            order: Order::CueFirst,
            addressee: None,
            passive: false,
        })
    }

    fn said(&self, c: usize, clause: &Clause, e: usize, before: &[Said]) -> Option<Said> {
        let word = self.elements[e].cue?;
        let lemma = word.lemma();
        let low = clause.elements.start;
        let high = clause.elements.end;
        let end = (e + word.tokens as usize).min(high);
        if self.is_noun(e, end, low, high, word.form) {
            return None;
        }
        let (j, be, to) = self.before_verb(low, e);
        let mut said = Said {
            clause: c,
            cue: e..end,
            lemma,
            form: word.form,
            source: None,
            order: Order::Sourceless,
            lead: e,
            tail: end,
            addressee: None,
            passive: be && word.form == Form::Past,
        };
        let left = (j > low).then(|| self.class(j - 1));
        if said.passive {
            // `was called “a mess” by Lee`
            said.lead = j;
            let by = (end..high.min(end + 14))
                .find(|k| self.lower(*k) == "by" && self.class(*k) == Preposition);
            said.source = by.and_then(|by| self.phrase_after(by + 1, high));
            return Some(said);
        }
        if to {
            // `took to Twitter to say`
            if word.form != Form::Base {
                return None;
            }
            // `led her to declare`
            if j >= low + 2
                && self.class(j - 2) == Object
                && self.lower(j - 2) != "me"
                && self.lower(j - 2) != "us"
            {
                said.source = Some(j - 2..j - 1);
                said.lead = j - 2;
                said.order = Order::SourceFirst;
                self.address(&mut said, high);
                return Some(said);
            }
            // The subject of the clause that it stands in: `so dull that Lee was moved to say`.
            let inner = (low..j).rev().find(|k| matches!(self.class(*k), That | Class::Because));
            return Some(self.shared(said, before, inner.map_or(low, |k| k + 1), j));
        }
        match (left, word.form) {
            (None, Form::Ing) => {
                // `Calling it “a mess,” Lee vowed`
                let comma = (end..high).find(|k| self.ends_with_comma(*k))?;
                said.source = self.main_subject(comma + 1, high);
                // `Adding: “…”`: whoever spoke last goes on.
                said.order = if said.source.is_none() { Order::Shared } else { Order::Sourceless };
                return Some(said);
            }
            (None, Form::Base) => return None,
            (None, _) => return self.inverted(said, high),
            (Some(_), Form::Ing) if !be => {
                let possible = matches!(
                    left,
                    Some(
                        Comma
                            | Preposition
                            | And
                            | But
                            | Quote
                            | Who
                            | Class::Because
                            | Class::Dash
                            | Name
                            | Word
                            | Object
                    )
                );
                return possible.then(|| self.shared(said, before, low, j));
            }
            _ => {}
        }
        match left {
            Some(Pronoun) => {
                said.source = Some(j - 1..j);
                said.lead = j - 1;
                said.order = Order::SourceFirst;
            }
            Some(Object | PronounVerb) => {
                said.source = matches!(left, Some(PronounVerb)).then(|| j - 1..j);
                said.order = Order::SourceFirst;
                said.lead = j - 1;
                said.source.as_ref()?;
            }
            Some(Genitive) if j >= low + 2 && self.class(j - 2) == Pronoun => {
                said.source = Some(j - 2..j - 1);
                said.lead = j - 2;
                said.order = Order::SourceFirst;
            }
            Some(Quote) => {
                let turned = self.inverted(said.clone(), high);
                if let Some(turned) = turned
                    && self.stands_alone(&turned, high)
                {
                    return Some(turned);
                }
                // `Lee, author of “Night,” said no`
                let comma = (low..j - 1).rev().take(30).find(|k| self.class(*k) == Comma)?;
                let source = self.phrase_behind_remark(low, comma)?;
                said.lead = source.start;
                said.source = Some(source);
                said.order = Order::SourceFirst;
            }
            Some(Comma | Class::Dash) => {
                let turned = matches!(word.form, Form::Past | Form::Third)
                    .then(|| self.inverted(said.clone(), high))
                    .flatten();
                let behind_quote = j >= low + 2 && self.class(j - 2) == Quote;
                let fits = |t: &Said| {
                    // `The mayor, Ann Lee, denied the claim`: what is denied does not speak.
                    let plain = t.source.as_ref().is_some_and(|s| {
                        let head = s
                            .clone()
                            .take_while(|x| self.class(*x) != Preposition)
                            .last()
                            .unwrap_or(s.start);
                        let short = lemma.text == "say" && s.len() <= 3;
                        !matches!(self.class(head), Name | Pronoun)
                            && !sources::speaks(self.lower(head))
                            && !(short && self.class(s.start) == Determiner)
                    });
                    self.stands_alone(t, high) && self.class(t.tail) != Quote && !plain
                };
                if let Some(turned) = turned
                    && (behind_quote && self.stands_alone(&turned, high) || fits(&turned))
                {
                    return Some(turned);
                }
                // `Lee – whose book sold well – said`
                let source = if left == Some(Class::Dash) {
                    let open =
                        (low..j - 1).rev().take(40).find(|k| self.class(*k) == Class::Dash)?;
                    self.phrase_before(low, open)?
                } else {
                    self.phrase_behind_remark(low, j - 1)?
                };
                said.lead = source.start;
                said.source = Some(source);
                said.order = Order::SourceFirst;
            }
            Some(And | But) => return Some(self.shared(said, before, low, j)),
            Some(Who | That) => {
                let mut k = j - 1;
                if k > low && self.class(k - 1) == Comma {
                    k -= 1;
                }
                if left == Some(That) && !matches!(self.class(k.wrapping_sub(1)), Name | Word) {
                    return None;
                }
                if left == Some(Who) && self.lower(j - 1) != "who" && self.lower(j - 1) != "which" {
                    return None;
                }
                said.lead = j - 1;
                said.order = Order::SourceFirst;
                said.source = if self.lower(j - 1) == "who" {
                    Some(j - 1..j)
                } else {
                    self.phrase_before(low, k)
                };
            }
            Some(Name | Word | Number | Quantity | Determiner | Genitive | Poss) => {
                // `emails labeled “top secret” by the department`
                if word.form == Form::Past
                    && lemma.frame.any(Frame::LABEL.or(Frame::OBJECT))
                    && self.class(end) == Quote
                    && self.lower(end + 1) == "by"
                {
                    said.passive = true;
                    said.source = self.phrase_after(end + 2, high);
                    return Some(said);
                }
                let source = self.phrase_before(low, j)?;
                // `loud jeers`, `new claims`: a singular subject has an article or a name.
                if word.form == Form::Third
                    && source
                        .clone()
                        .all(|x| matches!(self.class(x), Word | Class::Hyphen | Preposition))
                {
                    return None;
                }
                said.lead = source.start;
                said.source = Some(source);
                said.order = Order::SourceFirst;
            }
            _ => return None,
        }
        self.address(&mut said, high);
        Some(said)
    }

    /// A reporting word without a subject of its own: it takes that of the word before it.
    fn shared(&self, mut said: Said, before: &[Said], low: usize, j: usize) -> Said {
        let high = self.clauses[said.clause].elements.end;
        said.order = Order::Shared;
        said.lead = j;
        said.source = before
            .iter()
            .enumerate()
            .rev()
            .find(|(_, s)| s.source.is_some() && s.cue.end <= said.cue.start)
            .map(|(k, s)| {
                // `Lee said she thinks so but said no`: Lee says both.
                let outer = k.checked_sub(1).and_then(|k| before.get(k));
                let pronoun = s.source.as_ref().is_some_and(|x| self.class(x.start) == Pronoun);
                outer
                    .filter(|o| {
                        pronoun && o.source.is_some() && self.content_start(o, s.lead) >= s.lead
                    })
                    .unwrap_or(s)
            })
            .and_then(|s| s.source.clone())
            .or_else(|| self.main_subject(low, said.cue.start));
        self.address(&mut said, high);
        said
    }

    /// `said Ann Lee, the mayor`
    fn inverted(&self, mut said: Said, high: usize) -> Option<Said> {
        if said.form == Form::Ing
            || said.form == Form::Base && self.class(said.cue.start.wrapping_sub(1)) != Quote
        {
            return None;
        }
        if !said.lemma.frame.any(Frame::CLAUSE.or(Frame::QUOTE_ONLY).or(Frame::WEAK))
            || said.lemma.frame.any(Frame::ADDRESSEE)
                && !matches!(
                    said.lemma.text,
                    "ask"
                        | "write"
                        | "warn"
                        | "promise"
                        | "pledge"
                        | "vow"
                        | "caution"
                        | "suggest"
                        | "urge"
                        | "advise"
                        | "testify"
                )
        {
            return None;
        }
        let mut start = said.cue.end;
        while start < high && matches!(self.class(start), Adverb | Time) {
            start += 1;
        }
        let source = self.phrase_after(start, high)?;
        if self.class(source.start) == Object {
            return None;
        }
        let source = self.with_name(source, high);
        said.tail = source.end;
        said.source = Some(source);
        said.order = Order::CueFirst;
        Some(said)
    }

    /// Whether nothing but the end of the sentence, or a remark, follows a source behind its cue.
    fn stands_alone(&self, said: &Said, high: usize) -> bool {
        said.tail >= high
            || matches!(
                self.class(said.tail),
                Class::Stop | Comma | Who | Class::Dash | Class::Semicolon
            )
            || matches!(
                self.class(said.tail),
                Preposition
                    | To
                    | Time
                    | Quote
                    | Class::Colon
                    | And
                    | But
                    | Adverb
                    | Class::Because
            )
    }

    /// The person spoken to, behind `told`, `asked`, `reminded`.
    fn address(&self, said: &mut Said, high: usize) {
        if !said.lemma.frame.any(Frame::ADDRESSEE) {
            return;
        }
        let start = said.tail;
        if matches!(self.class(start), Pronoun | That)
            && self.lower(start) != "you"
            && self.lower(start) != "it"
        {
            return;
        }
        let Some(mut to) = self.phrase_after(start, high) else { return };
        // `wrote the plan`: what was written, no person. `told` always has one.
        let sure = matches!(
            said.lemma.text,
            "tell" | "remind" | "inform" | "assure" | "reassure" | "notify" | "brief" | "ask"
        );
        let follows = matches!(
            self.class(to.end),
            That | Comma | Quote | Class::Colon | To | Class::Because | Who | Pronoun | PronounVerb
        );
        if !sure && !follows {
            return;
        }
        // `told Fox News Digital in an interview on Monday that`
        said.tail = to.end;
        if to.len() > 12 {
            to.end = to.start + 12;
        }
        said.addressee = Some(to);
    }

    /// Whether the phrase before `e` has a plural for its head: `families in Lower Hadley`.
    fn plural_before(&self, low: usize, e: usize) -> bool {
        let mut k = e;
        while k > low
            && e - k < 10
            && matches!(self.class(k - 1), Name | Word | Determiner | Class::Hyphen | Preposition)
        {
            k -= 1;
            if self.class(k) == Preposition {
                return k > low
                    && self.lower(k - 1).ends_with('s')
                    && matches!(self.class(k - 1), Word | Name);
            }
        }
        false
    }

    /// Whether the word at `e..end` is a noun here: `the report`, `his claims of`, `call centers`.
    fn is_noun(&self, e: usize, end: usize, low: usize, high: usize, form: Form) -> bool {
        let left = if e > low { self.class(e - 1) } else { Class::Stop };
        let next = self.class(end);
        let verb_next = end < high
            && (matches!(next, Auxiliary | Be)
                || self.elements[end].cue.is_some_and(|c| {
                    matches!(c.form, Form::Past)
                        && c.lemma().frame.any(Frame::CLAUSE.or(Frame::OBJECT).or(Frame::SHOWS))
                        && matches!(next, Word)
                }));
        // `Trump’s early tweets`, `of Republican claims`: words that are nouns as often as verbs.
        let nouny = matches!(form, Form::Base | Form::Third)
            && self.elements[e].cue.is_some_and(|c| is_nouny(c.lemma().text))
            && !matches!(next, That | Quote | Class::Colon);
        if nouny {
            match left {
                Word if !sources::speaks(self.lower(e - 1)) => return true,
                Name if e >= low + 2
                    && matches!(
                        self.class(e - 2),
                        Preposition | Determiner | Number | Genitive | Quantity
                    )
                    && form == Form::Third
                    && !self.lower(end).starts_with("that")
                    && matches!(self.class(e - 2), Preposition | Number | Quantity) =>
                {
                    return true;
                }
                _ => {}
            }
        }
        match form {
            Form::Past => {
                // `the stated aim`, `an alleged plot`; but `the accused said` is rare.
                matches!(left, Determiner | Poss)
                    || left == Genitive && !(e >= low + 2 && self.class(e - 2) == Pronoun)
                    || matches!(left, Preposition)
                    || left == Class::Hyphen
            }
            Form::Ing => {
                matches!(left, Determiner | Poss | Class::Hyphen | Number) || next == Class::Hyphen
            }
            Form::Base | Form::Third => {
                if verb_next
                    || matches!(
                        left,
                        Determiner | Poss | Genitive | Number | Class::Hyphen | Preposition | Be
                    )
                {
                    return true;
                }
                if next == Class::Hyphen || self.lower(end) == "of" {
                    return true;
                }
                if e > low
                    && form == Form::Third
                    && self.elements[e - 1].cue.is_some_and(|c| c.form == Form::Base)
                {
                    return true;
                }
                match left {
                    Class::Stop => form == Form::Base,
                    Word => {
                        let word = self.lower(e - 1);
                        if form == Form::Base {
                            // A plural before a base form: `officials say`.
                            !(word.ends_with('s')
                                || matches!(
                                    word,
                                    "people"
                                        | "police"
                                        | "press"
                                        | "public"
                                        | "women"
                                        | "men"
                                        | "children"
                                ))
                        } else {
                            // `new reports`: an adjective before a plural.
                            matches!(
                                word,
                                "new"
                                    | "recent"
                                    | "false"
                                    | "early"
                                    | "such"
                                    | "other"
                                    | "similar"
                                    | "earlier"
                                    | "media"
                                    | "news"
                            ) || word.ends_with('s') && !sources::is_role(word)
                        }
                    }
                    Name => {
                        form == Form::Base
                            && !self.plural_before(low, e)
                            && !self.lower(e - 1).ends_with('s')
                            && !matches!(self.lower(e - 1), "police" | "people" | "women" | "men")
                            && !matches!(self.class(e.wrapping_sub(2)), And)
                    }
                    Class::Adverb
                    | Auxiliary
                    | To
                    | Class::Not
                    | Pronoun
                    | Who
                    | That
                    | Quantity
                    | Quote
                    | Comma
                    | And
                    | But
                    | Time
                    | PronounVerb => form == Form::Base && left == Time,
                    Object => form == Form::Third,
                    _ => true,
                }
            }
        }
    }
}

/// Reporting words whose forms are nouns as often as verbs: `claims`, `calls`, `a tweet`.
fn is_nouny(lemma: &str) -> bool {
    matches!(
        lemma,
        "tweet"
            | "post"
            | "report"
            | "claim"
            | "comment"
            | "remark"
            | "call"
            | "note"
            | "message"
            | "text"
            | "email"
            | "e-mail"
            | "question"
            | "demand"
            | "promise"
            | "pledge"
            | "vow"
            | "joke"
            | "attack"
            | "charge"
            | "offer"
            | "request"
            | "estimate"
            | "protest"
            | "praise"
            | "state"
            | "rant"
            | "blast"
            | "rebuke"
            | "taunt"
            | "insult"
            | "jeer"
            | "cheer"
            | "chant"
            | "cry"
            | "quote"
            | "address"
            | "label"
            | "brand"
            | "challenge"
            | "doubt"
            | "support"
            | "credit"
            | "blame"
            | "document"
            | "detail"
            | "outline"
            | "answer"
            | "reply"
            | "reference"
            | "highlight"
            | "view"
            | "reason"
            | "shout"
            | "scream"
            | "smear"
            | "comfort"
            | "whisper"
            | "fault"
            | "welcome"
            | "salute"
            | "lament"
            | "dispute"
            | "list"
            | "record"
            | "release"
            | "file"
            | "share"
            | "hope"
            | "fear"
    )
}
