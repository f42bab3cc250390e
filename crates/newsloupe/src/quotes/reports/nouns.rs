//! Reporting words that are nouns where they stand: `the report`, `his claims of`, `call centers`.

use crate::lexicon::one_of;
use crate::quotes::cues::{Form, Frame};
use crate::quotes::outline::{Class, Outline};
use crate::quotes::sources;

use Class::{
    And, Auxiliary, Be, But, Comma, Determiner, Genitive, Name, Number, Object, Poss, Preposition,
    Pronoun, PronounVerb, Quantity, Quote, That, Time, To, Who, Word,
};

impl Outline<'_, '_> {
    /// Whether the phrase before `e` has a plural for its head: `families in Lower Hadley`.
    pub(super) fn plural_before(&self, low: usize, e: usize) -> bool {
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

    /// Whether a plural that owns something stands before `e`: `the pupils’ report`.
    fn behind_plural_genitive(&self, e: usize) -> bool {
        let token = self.elements[e].token as usize;
        let sign = token.checked_sub(1).map_or("", |t| self.doc.word(t));
        matches!(sign, "'" | "’")
            && self.class(e - 1) != Quote
            && self.lower(e - 1).ends_with('s')
            && self.elements[e - 1].token as usize + 2 == token
    }

    /// Whether the word at `e..end` is a noun here: `the report`, `his claims of`, `call centers`.
    pub(super) fn is_noun(
        &self,
        e: usize,
        end: usize,
        low: usize,
        high: usize,
        form: Form,
    ) -> bool {
        let left = if e > low { self.class(e - 1) } else { Class::Stop };
        let left = if e > low && self.behind_plural_genitive(e) { Genitive } else { left };
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
                                || one_of(word, "people police press public women men children"))
                        } else {
                            // `new reports`: an adjective before a plural.
                            one_of(
                                word,
                                "new recent false early such other similar earlier media news",
                            ) || word.ends_with('s') && !sources::is_role(word)
                        }
                    }
                    Name => {
                        form == Form::Base
                            && !self.plural_before(low, e)
                            && !self.lower(e - 1).ends_with('s')
                            && !one_of(self.lower(e - 1), "police people women men")
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
pub(super) fn is_nouny(lemma: &str) -> bool {
    one_of(
        lemma,
        "tweet post report claim comment remark call note message text email e-mail question demand promise pledge vow joke attack charge offer request estimate protest praise state rant blast rebuke taunt insult jeer cheer chant cry quote address label brand challenge doubt support credit blame document detail outline answer reply reference highlight view reason shout scream smear comfort whisper fault welcome salute lament dispute list record release file share hope fear",
    )
}
