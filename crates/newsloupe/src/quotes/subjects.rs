//! Who does it: the noun phrase that is the subject of a reporting word.
//!
//! Without a parser, by the order of words: a subject stands before its verb, back to where the
//! clause begins; a remark between commas is stepped over (`Diaz, who resigned, told…`); behind a
//! quotation the order may turn round (`said Ann Lee, the mayor`).

use super::cues::Form;
use super::outline::{Class, Outline};
use crate::lexicon::one_of;
use std::ops::Range;

use Class::{
    Adverb, And, Auxiliary, Be, Because, But, Colon, Comma, Dash, Determiner, Genitive, Hyphen,
    Name, Not, Number, Object, Poss, Preposition, Pronoun, PronounVerb, Quantity, Quote, Semicolon,
    That, Time, To, Who, Word,
};

impl Outline<'_, '_> {
    /// The noun phrase that ends before element `end`, at the earliest at `low`.
    pub(super) fn phrase_before(&self, low: usize, end: usize) -> Option<Range<usize>> {
        if end <= low {
            return None;
        }
        if self.class(end - 1) == Pronoun {
            return Some(end - 1..end);
        }
        let mut start = end;
        while start > low && end - start < 40 {
            let e = start - 1;
            let takes = match self.class(e) {
                Name | Word | Number | Determiner | Poss | Quantity | Genitive | Hyphen
                | Preposition | Time => {
                    // `an email seen by the Post`: a participle, no verb of its own.
                    let participle = self.lower(e + 1) == "by" && e > low + 1;
                    !(self.class(e) == Word && self.is_finite_cue(e) && start < end && !participle)
                }
                And => start < end && start > low + 1 && self.joins(low, e, end),
                Adverb => start < end && self.class(start) == Word,
                // `a source close to the inquiry`, `an adviser to Lee`
                To => {
                    start < end
                        && e > low
                        && (one_of(self.lower(e - 1), "close loyal related opposed")
                            || self.is_role(e - 1))
                }
                _ => false,
            };
            if !takes {
                break;
            }
            start = e;
        }
        while start < end && matches!(self.class(start), And | Adverb | Hyphen | Genitive) {
            start += 1;
        }
        if start < end && self.class(start) == Time {
            while start < end && matches!(self.class(start), Time | Number | Preposition) {
                start += 1;
            }
        }
        if start < end && self.class(start) == Preposition {
            start = self.behind_leading_phrase(start, end);
        }
        // `Monday` and numbers alone are no speakers.
        let says = (start..end)
            .any(|e| matches!(self.class(e), Name | Word | Quantity | Pronoun | Determiner));
        if start >= end || !says {
            return None;
        }
        // A phrase does not end with a day: `Lee Monday said`.
        let mut last = end;
        while last > start + 1 && matches!(self.class(last - 1), Time | Preposition) {
            last -= 1;
        }
        Some(start..last)
    }

    /// Where the subject starts behind a leading phrase: `In a statement Lee`, `On Monday the mayor`.
    fn behind_leading_phrase(&self, start: usize, end: usize) -> usize {
        let mut e = end;
        let capital = self.class(end - 1) == Name;
        while e > start + 1 {
            let class = self.class(e - 1);
            let takes = match class {
                Name | Genitive | Hyphen => true,
                Word => !capital || e == end || self.is_role(e - 1),
                Number => !capital,
                Determiner | Poss | Quantity => {
                    // The article belongs to the subject unless a plain noun stands between.
                    return e - 1;
                }
                _ => false,
            };
            if !takes {
                return e;
            }
            e -= 1;
        }
        e
    }

    /// Whether `and` at `e` joins two phrases rather than two clauses.
    fn joins(&self, low: usize, e: usize, end: usize) -> bool {
        let right = self.class(e + 1);
        if !matches!(right, Name | Determiner | Poss | Word | Quantity | Number) || e + 1 >= end {
            return false;
        }
        let left = self.class(e - 1);
        if !matches!(left, Name | Word | Genitive) || left == Word && self.is_finite_cue(e - 1) {
            return false;
        }
        // Back to the start of the left phrase: nothing but a phrase may stand there.
        let mut k = e;
        while k > low {
            match self.class(k - 1) {
                Name | Number | Determiner | Poss | Quantity | Genitive | Hyphen | Adverb => {}
                Preposition if one_of(self.lower(k - 1), "of for from with in at") => {}
                Word => {
                    let word = self.lower(k - 1);
                    if k < e && (word.ends_with("ed") || self.elements[k - 1].cue.is_some()) {
                        return false;
                    }
                }
                Comma | Quote | Because | But | That | Who | Colon | Semicolon | Dash => break,
                _ => return false,
            }
            k -= 1;
        }
        // `Lee resigned and Dee said`: a name, then one small word, reads as a clause.
        let mut names = false;
        for x in k..e {
            match self.class(x) {
                Name => names = true,
                Word if names
                    && !self.is_role(x)
                    && !matches!(self.class(x - 1), Genitive | Hyphen)
                    && right == Name =>
                {
                    return false;
                }
                _ => {}
            }
        }
        e - k <= 12
    }

    /// Whether element `e` is a reporting word used as a verb in the past or third person.
    fn is_finite_cue(&self, e: usize) -> bool {
        let Some(cue) = self.elements.get(e).and_then(|x| x.cue) else { return false };
        match cue.form {
            Form::Past => !matches!(self.class(e.wrapping_sub(1)), Determiner | Poss),
            Form::Third => matches!(self.class(e.wrapping_sub(1)), Pronoun | Name),
            _ => false,
        }
    }

    /// Whether element `e` is a person's office or trade.
    pub(super) fn is_role(&self, e: usize) -> bool {
        super::sources::is_role(self.lower(e))
    }

    /// The phrase before a comma at `comma` whose remark ends there: `Lee, the mayor of Ayr, said`.
    pub(super) fn phrase_behind_remark(&self, low: usize, comma: usize) -> Option<Range<usize>> {
        // Segment by segment to the left, as long as each is a remark.
        let mut end = comma;
        for _ in 0..6 {
            let mut start = end;
            while start > low && end - start < 60 {
                match self.class(start - 1) {
                    Comma | Semicolon | Colon | Dash => break,
                    _ => start -= 1,
                }
            }
            if start <= low || self.class(start - 1) != Comma {
                return self.head_of_segment(low.max(start), end).map(|h| self.with_name(h, comma));
            }
            // The segment between two commas: a remark, and its head stands before it,
            // unless the sentence so far is only an adverbial (`On Monday, Lee, the mayor`).
            let first = start == low;
            if end != comma
                && !first
                && (!self.reads_as_remark(start, end) || self.only_lead_before(low, start))
            {
                return self.head_of_segment(start, end).map(|h| self.with_name(h, comma));
            }
            end = start - 1;
        }
        None
    }

    /// Whether all before the segment at `start` is an adverbial: `In a statement, the mayor, Lee, said`.
    fn only_lead_before(&self, low: usize, start: usize) -> bool {
        let leads = matches!(self.class(low), Preposition | Because | Time | Adverb | To)
            || self.class(low) == Word && self.lower(low).ends_with("ing");
        leads && start > low && (low..start - 1).all(|e| self.class(e) != Comma)
    }

    /// `the trust’s chair, Lord Byrne of Alston,`: a phrase without a name takes the one behind it.
    pub(super) fn with_name(&self, head: Range<usize>, high: usize) -> Range<usize> {
        let nominal = matches!(self.class(head.start), Determiner | Poss | Quantity)
            || head.clone().any(|e| self.class(e) == Genitive);
        let last = head.end - 1;
        if !nominal || self.class(last) == Name || self.class(head.end) != Comma {
            return head;
        }
        let mut e = head.end + 1;
        let mut names = 0;
        while e < high {
            match self.class(e) {
                Name => names += 1,
                Hyphen | Genitive => {}
                Preposition if names > 0 && self.lower(e) == "of" && self.class(e + 1) == Name => {}
                Word if one_of(self.lower(e), "de la van der von al el bin da di del ul") => {}
                _ => break,
            }
            e += 1;
        }
        let whole =
            e >= high || matches!(self.class(e), Comma | Class::Stop | Who | Dash | Preposition);
        if names > 0 && whole { head.start..e } else { head }
    }

    fn reads_as_remark(&self, start: usize, end: usize) -> bool {
        match self.class(start) {
            Who | Number | Preposition | Adverb | To | Time | Auxiliary | Be | Poss => true,
            Determiner => one_of(self.lower(start), "a an") || end - start > 3,
            Word => {
                let word = self.lower(start);
                self.is_role(start)
                    || word.ends_with("ing")
                    || word.ends_with("ed")
                    || end - start <= 6
            }
            // `Smith, D-Ohio, said`, `Paris, Texas`, `Lee, Jr., said`
            Name => end - start <= 3 && self.class(start.saturating_sub(2)) == Name,
            And => self.class(start + 1) != Pronoun,
            _ => false,
        }
    }

    fn head_of_segment(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let mut last = end;
        // `that Lee`, `when the mayor`: the clause's own subject.
        while last > start
            && !matches!(self.class(last - 1), Name | Word | Pronoun | Genitive | Number | Quantity)
        {
            last -= 1;
        }
        self.phrase_before(start, last)
    }

    /// The noun phrase that starts at `start`, before `high`.
    pub(super) fn phrase_after(&self, start: usize, high: usize) -> Option<Range<usize>> {
        match self.class(start) {
            Pronoun => return (start < high).then(|| start..start + 1),
            Name | Determiner | Poss | Quantity | Word | Number | Object => {}
            _ => return None,
        }
        let mut e = start;
        while e < high && e - start < 30 {
            let class = self.class(e);
            let goes_on = match class {
                Name | Number | Determiner | Poss | Quantity | Hyphen | Genitive => {
                    // A new phrase cannot begin without a joint: `told reporters the plan`.
                    !(matches!(class, Determiner | Poss)
                        && e > start
                        && !matches!(self.class(e - 1), Preposition | And | Determiner | Quantity))
                }
                Word => self.elements[e].cue.is_none_or(|c| c.form != Form::Past) || e == start,
                Object => e == start,
                Preposition => {
                    e > start
                        && one_of(self.lower(e), "of for from with at")
                        && matches!(self.class(e + 1), Name | Determiner | Poss | Word)
                }
                And => {
                    e > start
                        && matches!(self.class(e + 1), Name | Determiner | Poss)
                        && !matches!(self.class(e + 2), Auxiliary | Be)
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            e += 1;
        }
        while e > start + 1 && matches!(self.class(e - 1), Preposition | And | Hyphen | Determiner)
        {
            e -= 1;
        }
        (e > start).then_some(start..e)
    }

    /// The subject of the sentence from `low` on: its first noun phrase behind adverbials.
    pub(super) fn main_subject(&self, low: usize, high: usize) -> Option<Range<usize>> {
        let mut start = low;
        for _ in 0..4 {
            while start < high
                && matches!(self.class(start), And | But | Adverb | Comma | Dash | Quote)
            {
                start += 1;
            }
            let word = self.lower(start);
            let leads = matches!(self.class(start), Preposition | Because | To | Time | Who)
                || self.class(start) == Word && (word.ends_with("ing") || word.ends_with("ed"))
                || self.class(start) == Name
                    && (word.ends_with("ing") || word.ends_with("ed"))
                    && self.class(start + 1) != Name;
            if !leads {
                break;
            }
            let comma = (start..high).find(|e| self.ends_with_comma(*e))?;
            start = comma + 1;
        }
        let found = match self.class(start) {
            Pronoun | PronounVerb => return Some(start..start + 1),
            Name | Determiner | Poss | Quantity | Word | Number => {
                let mut e = start;
                let mut name = false;
                while e < high && e - start < 12 {
                    let class = self.class(e);
                    let stop = match class {
                        Name => {
                            name = true;
                            false
                        }
                        Determiner | Poss | Quantity => e > start,
                        Number | Genitive | Hyphen => false,
                        Word => {
                            let word = self.lower(e);
                            // `Former Israeli ambassador joined`: the office belongs to the name.
                            (name
                                && !matches!(self.class(e.saturating_sub(1)), Genitive | Hyphen)
                                && !super::sources::is_role(word))
                                || e > start
                                    && (word.ends_with("ed") || self.elements[e].cue.is_some())
                        }
                        Preposition => !(e > start && self.lower(e) == "of"),
                        And => !matches!(self.class(e + 1), Name | Determiner | Poss),
                        _ => true,
                    };
                    if stop {
                        break;
                    }
                    e += 1;
                    if matches!(self.class(e - 1), Preposition | And)
                        && matches!(self.class(e), Determiner | Poss)
                    {
                        e += 1;
                        name = false;
                    }
                }
                start..e
            }
            _ => return None,
        };
        // An article alone names nobody: `a voice over says`, cut at the verb too early.
        let names = found.clone().any(|e| matches!(self.class(e), Name | Word | Quantity | Number));
        names.then_some(found)
    }

    /// Who speaks before a colon: the subject, else whoever stands behind `from` or `by`.
    pub(super) fn before_colon(&self, low: usize, high: usize) -> Option<Range<usize>> {
        self.main_subject(low, high).or_else(|| {
            let from =
                (low..high).rev().take(12).find(|e| one_of(self.lower(*e), "from by per to"))?;
            self.phrase_after(from + 1, high)
        })
    }

    /// Skips backwards over adverbs, auxiliaries and days before the verb at `e`: where the subject
    /// must end, whether a form of `be` stands between, and whether `to` does.
    pub(super) fn before_verb(&self, low: usize, e: usize) -> (usize, bool, bool) {
        let (mut j, mut be) = (e, false);
        while j > low {
            match self.class(j - 1) {
                Adverb | Not | Auxiliary => j -= 1,
                // `Lee, however, says`
                Comma
                    if j > low + 3 && self.class(j - 2) == Adverb && self.class(j - 3) == Comma =>
                {
                    j -= 3;
                }
                Be => {
                    be = true;
                    j -= 1;
                }
                Time => {
                    j -= 1;
                    if j > low && self.class(j - 1) == Preposition {
                        j -= 1;
                    }
                }
                // `has since said`
                Preposition
                    if j > low + 1
                        && self.lower(j - 1) == "since"
                        && self.class(j - 2) == Auxiliary =>
                {
                    j -= 1;
                }
                // `Lee last night branded`, `Lee this week said`
                Word | Number
                    if j > low + 2
                        && one_of(
                            self.lower(j - 1),
                            "night week month year morning afternoon evening weekend summer spring",
                        )
                        && (one_of(
                            self.lower(j - 2),
                            "last this earlier late early that next",
                        ) || self.class(j - 2) == Time) =>
                {
                    j -= 2;
                    if j > low && self.class(j - 1) == Preposition
                        || one_of(self.lower(j - 1), "earlier late early")
                    {
                        j -= 1;
                    }
                }
                To => return (j, be, true),
                _ => break,
            }
        }
        (j, be, false)
    }
}
