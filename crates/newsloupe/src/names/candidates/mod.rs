//! Finds the stretches that may be names, by their form alone: capitals, lists, head words.
//!
//! A sentence is walked once. Where a name can start, the run of capitalised words from there on
//! is taken and cut into titles (dropped), listed names, organizations by their head word, places
//! by theirs, people by a given name, and bare rests. What each stretch is, is settled in
//! [`super::classify`]; that step can be replaced without touching this one.

mod heads;
mod people;
mod runs;

use super::NameKind;
use super::lists::{self, Flags};
use super::view::{Case, View};
use crate::lexicon::one_of;
use crate::segment::{Shape, TokenKind};

/// Why a stretch may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It stands in a list.
    Listed(NameKind),
    /// It ends in `Ministry`, `Inc.` or the like.
    Organization,
    /// It ends in `River` or begins with `Mount`.
    Place,
    /// It ends in `War` or begins with `Operation`.
    Event,
    /// It ends in `Act` or `Treaty`, or stands in marks as a title.
    Work,
    /// It begins with a given name.
    Person,
    /// Two to six capitals.
    Acronym,
    /// Only its capitals.
    Bare,
}

/// A stretch of tokens that may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// First token.
    pub(super) first: usize,
    /// Last token.
    pub(super) last: usize,
    /// Why.
    pub(super) form: Form,
    /// Whether a title stands right before it.
    pub(super) titled: bool,
    /// Whether its capital says nothing (a sentence begins, a headline).
    pub(super) weak: bool,
}

/// The longest run that is looked at as one; longer ones are no names.
const LONGEST: usize = 24;

/// Appends the candidates of sentence `s`, in order and without overlaps.
pub(super) fn find(view: &View<'_, '_>, s: usize, out: &mut Vec<Candidate>) {
    let tokens = view.doc.tokens_of(&view.doc.sentences[s]);
    let case = view.cases[s];
    let finder = Finder { view, case, start: tokens.start, end: tokens.end };
    let mut i = tokens.start;
    while i < tokens.end {
        if let Some(last) = finder.title_in_marks(i) {
            out.push(Candidate {
                first: i + 1,
                last,
                form: Form::Work,
                titled: false,
                weak: false,
            });
            i = last + 2;
            continue;
        }
        if !finder.can_start(i) {
            i += 1;
            continue;
        }
        let end = finder.run_end(i);
        i = finder.cut(i, end, out).max(i + 1);
    }
}

struct Finder<'v, 'd, 't> {
    view: &'v View<'d, 't>,
    case: Case,
    start: usize,
    end: usize,
}

impl Finder<'_, '_, '_> {
    fn has(&self, i: usize, flag: Flags) -> bool {
        i < self.end && self.view.has(i, flag)
    }

    fn lower(&self, i: usize) -> &str {
        if i < self.end { self.view.doc.lower(i) } else { "" }
    }

    fn is_glued(&self, i: usize) -> bool {
        i < self.end && self.view.doc.tokens[i].is_glued()
    }

    /// A word that may stand in a name: with a capital, or any where there are none.
    fn is_name_word(&self, i: usize) -> bool {
        i < self.end
            && if self.case == Case::Small {
                self.view.doc.tokens[i].is_word()
            } else {
                self.view.is_capital(i)
            }
    }

    /// Whether the capitals of this sentence are worth nothing.
    fn blind(&self) -> bool {
        self.case != Case::Running
    }

    /// A common word, or one that this text also writes small.
    fn is_common(&self, i: usize) -> bool {
        self.has(i, Flags::COMMON.with(Flags::FUNCTION))
            || (!self.has(i, Flags::GIVEN.with(Flags::FAMILY))
                && i < self.end
                && self.view.is_small_elsewhere(i))
    }

    /// The longest listed name at `i`, if it is written as that name would be.
    fn listed(&self, i: usize) -> Option<(usize, NameKind)> {
        if i >= self.end {
            return None;
        }
        let (n, entry) = lists::listed().longest(self.view.doc, i)?;
        if i + n > self.end {
            return None;
        }
        let tokens = &self.view.doc.tokens[i..i + n];
        if self.case == Case::Small {
            return (!entry.caps_only && (n > 1 || !self.is_common(i))).then_some((n, entry.kind));
        }
        if entry.caps_only && !tokens[0].shape.has(Shape::ALL_CAPS) {
            return None;
        }
        // `US$108 million`
        if self.lower(i + n) == "$" && self.is_glued(i + n) {
            return None;
        }
        if n == 1 && self.case == Case::Caps {
            // `US` and `WHO` in capitals may be "us" and "who".
            let taken_for_word =
                self.is_common(i) && (self.lower(i) != "us" || self.stands_as_pronoun(i));
            if taken_for_word {
                return None;
            }
        }
        let last = tokens.last()?;
        let named = last.shape.has(Shape::CAPITAL)
            || last.kind == TokenKind::Number
            || (n > 1 && tokens[0].shape.has(Shape::CAPITAL));
        named.then_some((n, entry.kind))
    }

    /// `us` in a sentence of capitals: the pronoun rather than the country.
    fn stands_as_pronoun(&self, i: usize) -> bool {
        i == self.start
            || one_of(
                self.lower(i - 1),
                "let tell tells told give gives gave join help helps of for to with all show shows makes make between about teach like take takes",
            )
            || i + 1 >= self.end
    }

    /// The words of a title at `i`, or 0.
    fn title(&self, i: usize) -> usize {
        if i >= self.end || !(self.case == Case::Small || self.view.is_capital(i)) {
            return 0;
        }
        if self.hyphened_saint(i) {
            return 0;
        }
        let n = lists::title(self.view.doc, i);
        if i + n <= self.end { n } else { 0 }
    }

    /// Cuts the run `i..end` into candidates; returns where the next search starts.
    fn cut(&self, i: usize, end: usize, out: &mut Vec<Candidate>) -> usize {
        let mut p = i;
        let mut titled = self.title_before(i);
        let mut push = |first: usize, last: usize, form: Form, titled: bool| {
            let weak = self.blind() || self.view.is_initial(first, self.start);
            // Never a leading "the", but for the one city that keeps it.
            let the =
                self.lower(first) == "the" && self.lower(first + 1) != "hague" && first < last;
            out.push(Candidate { first: first + usize::from(the), last, form, titled, weak });
        };
        while p < end {
            let token = &self.view.doc.tokens[p];
            if !(token.is_word() || self.has(p, Flags::PARTICLE)) {
                p += 1;
                continue;
            }
            let listed = self.listed(p);
            let title = self.title(p);
            let organization = self.organization_end(p, end);
            if let Some(last) = organization
                && listed.is_none_or(|(n, _)| p + n <= last + 1)
                && title <= last + 1 - p
            {
                let exact = listed.is_some_and(|(n, k)| p + n == last + 1 && k != NameKind::Person);
                let form = match listed {
                    Some((_, kind)) if exact => Form::Listed(kind),
                    _ => Form::Organization,
                };
                push(p, last, form, false);
                p = last + 1;
                titled = false;
                continue;
            }
            if title > 0
                && listed.is_none_or(|(n, _)| n <= title)
                && !(self.has(p, Flags::FAMILY.with(Flags::GIVEN))
                    && p > i
                    && self.has(p - 1, Flags::GIVEN))
            {
                p += title;
                if self.lower(p) == "." && self.is_glued(p) {
                    p += 1;
                }
                titled = true;
                continue;
            }
            let place = self.place_end(p, end);
            if let Some((n, kind)) = listed {
                if let Some(last) = place
                    && last + 1 > p + n
                {
                    push(p, last, Form::Place, false);
                    p = last + 1;
                    titled = false;
                    continue;
                }
                let person = n == 1 && self.person_wins(p, end, kind, titled);
                let event = self.event_end(p, end);
                if let Some(last) = event
                    && last >= p + n
                {
                    push(p, last, Form::Event, false);
                    p = last + 1;
                    titled = false;
                    continue;
                }
                if !person {
                    // A place or group keeps its title: "President of", "Queen Victoria" do not.
                    push(p, p + n - 1, Form::Listed(kind), titled);
                    titled = titled && kind == NameKind::Group;
                    p += n;
                    continue;
                }
            }
            if let Some(last) = place {
                push(p, last, Form::Place, false);
                p = last + 1;
                titled = false;
                continue;
            }
            if let Some(last) = self.event_end(p, end) {
                push(p, last, Form::Event, false);
                p = last + 1;
                titled = false;
                continue;
            }
            if let Some(last) = self.work_end(p, end) {
                push(p, last, Form::Work, false);
                p = last + 1;
                titled = false;
                continue;
            }
            // A common word at the start says nothing of what follows: `Former`, `Police`.
            let caps = token.shape.has(Shape::ALL_CAPS) && !token.shape.has(Shape::HAS_STOP);
            let apart = !self.blind()
                && caps
                && !self.has(p, Flags::GIVEN)
                && self.has(p + 1, Flags::GIVEN)
                && self.is_name_word(p + 2);
            let stop = if apart { p + 1 } else { self.person_end(p, end) };
            let last = stop.max(p + 1) - 1;
            let words = (p..=last).filter(|&k| self.is_name_word(k)).count();
            let initial = self.blind() || self.view.is_initial(p, self.start);
            if initial && words == 1 && self.is_common(p) && !titled {
                p += 1;
                continue;
            }
            let and = (p..last).any(|k| self.view.doc.word(k) == "&");
            let lead = words > 1 && self.has(p, Flags::ORG_LEAD) && !self.blind();
            let form = if and || lead {
                Form::Organization
            } else if words > 1 && (self.has(p, Flags::GIVEN) || self.is_initial_letter(p)) {
                Form::Person
            } else if words == 1
                && last == p
                && token.shape.has(Shape::ALL_CAPS)
                && self.case != Case::Caps
                && (2..=7).contains(&token.span.len())
            {
                Form::Acronym
            } else {
                Form::Bare
            };
            push(p, last, form, titled);
            titled = false;
            p = last + 1;
        }
        p
    }
}
