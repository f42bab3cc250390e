//! Says what a candidate names, from its form and the words beside it.
//!
//! Each kind gets a score between 0 and 1; the best one above a threshold wins in
//! [`super::decode`], which also knows the rest of the document. A trained model may take the
//! place of [`score`] without touching the other steps.

use super::NameKind;
use super::candidates::{Candidate, Form};
use super::lists::Flags;
use super::view::View;
use crate::lexicon::one_of;
use crate::segment::TokenKind;

/// What a candidate may name, and the best reason for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scores {
    /// One for each of person, organization, place, group, event, work.
    pub(super) of: [f32; 6],
    /// Why the best of them is the best.
    pub(super) why: &'static str,
}

impl Scores {
    /// The best kind and its score.
    pub(super) fn best(&self) -> (NameKind, f32) {
        let mut best = 0;
        for (i, s) in self.of.iter().enumerate() {
            if *s > self.of[best] {
                best = i;
            }
        }
        (KINDS[best], self.of[best])
    }

    pub(super) fn one(kind: NameKind, score: f32, why: &'static str) -> Self {
        let mut of = [0.0; 6];
        of[index(kind)] = score;
        Self { of, why }
    }

    fn raise(&mut self, kind: NameKind, score: f32, why: &'static str) {
        let best = self.best().1;
        let at = &mut self.of[index(kind)];
        *at = at.max(score);
        if score > best {
            self.why = why;
        }
    }
}

/// The kinds in the order of [`Scores::of`].
pub(super) const KINDS: [NameKind; 6] = [
    NameKind::Person,
    NameKind::Organization,
    NameKind::Place,
    NameKind::Group,
    NameKind::Event,
    NameKind::Work,
];

/// The place of a kind in [`Scores::of`].
pub(super) fn index(kind: NameKind) -> usize {
    match kind {
        NameKind::Person => 0,
        NameKind::Organization => 1,
        NameKind::Place => 2,
        NameKind::Group => 3,
        NameKind::Event => 4,
        NameKind::Work => 5,
    }
}

/// Scores a candidate by its form and by the words beside it.
pub(super) fn score(view: &View<'_, '_>, c: &Candidate) -> Scores {
    use NameKind::{Event, Group, Organization, Person, Place, Work};
    let near = Near { view, c };
    let words = (c.first..=c.last).filter(|&i| view.is_capital(i)).count();
    match c.form {
        Form::Listed(kind) => {
            let common = words == 1 && view.has(c.first, Flags::COMMON);
            let sure = match kind {
                Person if c.titled => 0.97,
                Organization if common && c.weak => 0.55,
                Organization if common => 0.75,
                Event | Work => 0.75,
                Place if c.titled && view.has(c.first, Flags::FAMILY) => 0.4,
                Group => 0.95,
                _ => 0.91,
            };
            let mut s = Scores::one(kind, sure, listed(kind));
            if kind == Place && words == 1 {
                if c.titled && view.has(c.first, Flags::FAMILY.with(Flags::GIVEN)) {
                    s.raise(Person, 0.9, TITLED);
                }
                if near.is_located() || near.place_in_apposition() {
                    // `in Flint`: the town, even where a Mr. Flint is named.
                } else if near.age_follows() {
                    s.raise(Person, 0.93, "An age stands behind it.");
                } else if near.speaks() && view.has(c.first, Flags::GIVEN.with(Flags::FAMILY)) {
                    s.raise(Person, 0.5, SPEAKS);
                } else {
                    s.raise(Person, FREE_STANDING, SPEAKS);
                }
            }
            s
        }
        Form::Organization => {
            Scores::one(Organization, 0.78, "It ends in a word that names organizations end in.")
        }
        Form::Place => Scores::one(Place, 0.74, "It holds a word that place names are made with."),
        Form::Event => {
            Scores::one(Event, 0.6, "It holds a word that names of events are made with.")
        }
        Form::Work => {
            Scores::one(Work, 0.65, "It is written like the title of a programme, a book or a law.")
        }
        Form::Person => {
            let sure = match (c.titled, view.has(c.last, Flags::FAMILY)) {
                (true, _) => 0.97,
                (_, true) => 0.96,
                _ if c.weak => 0.85,
                _ => 0.92,
            };
            let common = (c.first..=c.last).filter(|&i| view.has(i, Flags::COMMON)).count();
            let sure =
                if common > 1 || common == 1 && words == 2 && !view.has(c.last, Flags::FAMILY) {
                    sure - 0.25
                } else {
                    sure
                };
            Scores::one(Person, sure, "It begins with a given name.")
        }
        Form::Acronym | Form::Bare => bare(&near, words),
    }
}

fn bare(near: &Near<'_, '_, '_>, words: usize) -> Scores {
    use NameKind::{Organization, Person, Place};
    let (view, c) = (near.view, near.c);
    let mut s = Scores { of: [0.0; 6], why: "It is written with a capital." };
    let common =
        (c.first..=c.last).filter(|&i| view.has(i, Flags::COMMON.with(Flags::NOISE))).count();
    if one_of(near.before(), "storm hurricane typhoon cyclone") {
        return s;
    }
    if near.in_dateline() {
        s.raise(Place, 0.9, "It stands where an article says from where it was sent.");
        return s;
    }
    if c.form == Form::Acronym {
        let noise = view.has(
            c.first,
            Flags::NOISE.with(Flags::COMMON).with(Flags::CALENDAR).with(Flags::SUFFIX),
        );
        let digit = view.doc.word(c.first).bytes().any(|b| b.is_ascii_digit());
        if !noise && !digit {
            let shouted = view.doc.word(c.first).len() > 4 && near.before() != "(";
            let sure = if shouted {
                0.45
            } else if c.weak {
                0.5
            } else {
                0.62
            };
            s.raise(Organization, sure, "It is written as an abbreviation.");
            if near.follows_place_preposition() {
                s.raise(Organization, 0.5, s.why);
            }
            if near.before() == "the" && !shouted {
                s.raise(Organization, 0.75, "It is written as an abbreviation.");
            }
        }
        if near.org_noun() && !noise {
            s.raise(Organization, 0.85, ORG_NOUN);
        }
        return s;
    }
    if c.titled {
        s.raise(Person, if common == words { 0.45 } else { 0.95 }, TITLED);
    }
    let family = view.has(c.last, Flags::FAMILY);
    let given = words == 1 && view.has(c.first, Flags::GIVEN);
    if words == 1 && (family || given) && common == 0 {
        s.raise(
            Person,
            match (given, c.weak) {
                (true, false) => 0.56,
                (true, true) => 0.5,
                (false, false) => 0.49,
                (false, true) => 0.42,
            },
            "It is a family name or a given name.",
        );
    } else if (2..=4).contains(&words) && family && common == 0 {
        s.raise(Person, 0.8, "It ends in a family name.");
    } else if (2..=3).contains(&words) && common == 0 {
        s.raise(Person, if c.weak { 0.42 } else { 0.49 }, "It is written like a person's name.");
    } else if words >= 2 && common > 0 && common < words {
        s.raise(Organization, 0.3, "It is written like a name.");
    }
    let unknown = common < words;
    if near.role_follows() && unknown {
        // `in Ålesund, a spokesman said`
        let sure = if near.is_located() { 0.5 } else { 0.88 };
        s.raise(Person, sure, "The words behind it say what this person is.");
    }
    if near.role_before_comma() && unknown && words <= 4 {
        s.raise(Person, 0.85, "The words before it say what this person is.");
    }
    if near.age_follows() {
        s.raise(Person, 0.95, "An age stands behind it.");
    }
    if near.speaks() && unknown {
        s.raise(Person, if words <= 3 { SPEAKS_SCORE } else { 0.4 }, SPEAKS);
    }
    if near.after() == "," && one_of(near.word(2), "who whose whom") && unknown {
        s.raise(Person, 0.9, "“who” follows it.");
    }
    if near.in_credit() && (1..=3).contains(&words) && words >= 2 && unknown {
        s.raise(Person, 0.85, "It stands in a picture credit before a slash.");
    }
    if near.place_in_apposition() && unknown {
        s.raise(Place, 0.86, "A larger place follows it.");
    }
    if near.place_noun() && unknown {
        s.raise(Place, 0.74, "A word such as “city” or “province” stands beside it.");
    }
    if near.org_noun() && unknown {
        s.raise(Organization, 0.8, ORG_NOUN);
    }
    match near.before() {
        "in" if unknown => s.raise(Place, if words <= 2 { 0.72 } else { 0.5 }, LOCATED),
        "near" | "outside" | "throughout" | "across" if unknown => s.raise(Place, 0.85, LOCATED),
        "from" | "around" | "toward" | "towards" if unknown && words <= 2 => {
            s.raise(Place, 0.55, LOCATED);
        }
        "at" if unknown && words <= 2 && !family => s.raise(Organization, 0.4, LOCATED),
        "the" | "a" | "an" => {
            s.of[0] *= 0.35;
            s.of[2] *= 0.8;
        }
        _ => {}
    }
    if c.weak && words == 1 && !family && !given {
        for score in &mut s.of {
            *score *= 0.9;
        }
    }
    s
}

/// What a listed place may be as a person where no word of place stands before it: enough only
/// if the text gives that person's full name.
pub(super) const FREE_STANDING: f32 = 0.2;

/// What a verb of speech beside a name says for a person: organizations speak as well.
pub(super) const SPEAKS_SCORE: f32 = 0.72;

const TITLED: &str = "A title stands before it.";
const SPEAKS: &str = "A verb of speech stands beside it.";
const LOCATED: &str = "A word of place stands before it.";
const ORG_NOUN: &str = "A word such as “company” or “newspaper” stands beside it.";

fn listed(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "It is the name of a well-known person.",
        NameKind::Organization => "It is a well-known organization.",
        NameKind::Place => "It is a well-known place.",
        NameKind::Group => "It is a known people, faith or political camp.",
        NameKind::Event => "It is a well-known event.",
        NameKind::Work => "It is a well-known work or law.",
    }
}

/// The words beside a candidate.
struct Near<'v, 'd, 't> {
    view: &'v View<'d, 't>,
    c: &'v Candidate,
}

impl Near<'_, '_, '_> {
    /// The `n`th token behind, in lower case.
    fn word(&self, n: usize) -> &str {
        self.view.doc.lower(self.c.last + n)
    }

    fn after(&self) -> &str {
        self.word(1)
    }

    fn before(&self) -> &str {
        if self.c.first == 0 { "" } else { self.view.doc.lower(self.c.first - 1) }
    }

    fn has_before(&self, flag: Flags) -> bool {
        self.c.first > 0 && self.view.has(self.c.first - 1, flag)
    }

    fn speaks(&self) -> bool {
        let next = self.c.last + 1;
        self.view.has(next, Flags::SPEECH) && !self.view.is_capital(next)
            || (self.has_before(Flags::SPEECH)
                && matches!(self.after(), "," | "." | "")
                && one_of(self.before(), "said says told asked added wrote"))
    }

    fn is_located(&self) -> bool {
        one_of(self.before(), "in near from at to")
    }

    fn follows_place_preposition(&self) -> bool {
        one_of(self.before(), "in near")
    }

    fn age_follows(&self) -> bool {
        let age = self.word(2);
        self.after() == ","
            && (1..=3).contains(&age.len())
            && age.bytes().all(|b| b.is_ascii_digit())
            && one_of(self.word(3), ", .")
            || self.after() == "(" && self.word(3) == ")" && {
                let age = self.word(2);
                age.len() == 2 && age.bytes().all(|b| b.is_ascii_digit())
            }
    }

    /// `GDAŃSK, Poland (Reuters) —`
    fn in_dateline(&self) -> bool {
        let doc = self.view.doc;
        let start = doc.tokens[self.c.first].span.start;
        let block = doc.blocks.get(doc.block_at(start)).map(|b| b.kind);
        block == Some(crate::anatomy::BlockKind::Dateline) && self.before() != "("
    }

    /// `X, the head of …`, `X, a spokesman`, `X, chairman of`
    fn role_follows(&self) -> bool {
        if self.after() != "," {
            return false;
        }
        for n in 2..8 {
            let i = self.c.last + n;
            if self.view.has(i, Flags::ROLE) && !self.view.is_capital(i) {
                return true;
            }
            let word = self.word(n);
            if matches!(word, "," | "." | "and" | "or" | "but" | "")
                || self.view.has(i, Flags::SPEECH)
            {
                return false;
            }
        }
        false
    }

    /// `The mayor, X, …`
    fn role_before_comma(&self) -> bool {
        self.before() == ","
            && self.c.first > 1
            && self.view.has(self.c.first - 2, Flags::ROLE)
            && !self.view.is_capital(self.c.first - 2)
    }

    fn in_credit(&self) -> bool {
        self.after() == "/" && one_of(self.before(), "( by : /")
    }

    /// `Springfield, Illinois`
    fn place_in_apposition(&self) -> bool {
        self.after() == ","
            && super::lists::listed()
                .longest(self.view.doc, (self.c.last + 2).min(self.view.doc.tokens.len()))
                .is_some_and(|(n, entry)| {
                    entry.kind == NameKind::Place
                        && self.view.is_capital(self.c.last + 2)
                        && matches!(self.word(2 + n), "," | "." | ")" | "")
                        && one_of(self.before(), "in from near at of to")
                })
    }

    fn place_noun(&self) -> bool {
        let next = self.c.last + 1;
        let behind = self.view.has(next, Flags::PLACE_NOUN) && !self.view.is_capital(next);
        let of = self.before() == "of"
            && self.c.first > 1
            && self.view.has(self.c.first - 2, Flags::PLACE_NOUN);
        behind
            || of
            || (self.has_before(Flags::PLACE_NOUN) && !self.view.is_capital(self.c.first - 1))
    }

    fn org_noun(&self) -> bool {
        let next = self.c.last + 1;
        let small = |i: usize| {
            self.view.has(i, Flags::ORG_NOUN)
                && !self.view.is_capital(i)
                && self.view.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
        };
        small(next) || (self.c.first > 0 && small(self.c.first - 1))
    }
}
