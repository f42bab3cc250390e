//! Finds the stretches that may be names, by their form alone: capitals, lists, head words.
//!
//! A sentence is walked once. Where a name can start, the run of capitalised words from there on
//! is taken and cut into titles (dropped), listed names, organizations by their head word, places
//! by theirs, people by a given name, and bare rests. What each stretch is, is settled in
//! [`super::classify`]; that step can be replaced without touching this one.

use super::NameKind;
use super::lists::{self, Flags};
use super::view::{Case, View};
use crate::segment::{Shape, Token, TokenKind};

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
            || matches!(
                self.lower(i - 1),
                "let"
                    | "tell"
                    | "tells"
                    | "told"
                    | "give"
                    | "gives"
                    | "gave"
                    | "join"
                    | "help"
                    | "helps"
                    | "of"
                    | "for"
                    | "to"
                    | "with"
                    | "all"
                    | "show"
                    | "shows"
                    | "makes"
                    | "make"
                    | "between"
                    | "about"
                    | "teach"
                    | "like"
                    | "take"
                    | "takes"
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
        match lists::titles().longest(self.view.doc, i) {
            Some((n, ())) if i + n <= self.end => n,
            // `Gen.`, `Mr.`: the lists leave out the full stop.
            _ => {
                let word = self.lower(i);
                let short = word.ends_with('.')
                    && lists::titles().word(word.trim_end_matches('.')).is_some();
                usize::from(short)
            }
        }
    }

    /// `Saint-Aubin-sur-Loue`: a saint with a hyphen is a town.
    fn hyphened_saint(&self, i: usize) -> bool {
        matches!(self.lower(i), "saint" | "sainte" | "st" | "ste")
            && self.lower(i + 1) == "-"
            && self.is_glued(i + 1)
            && self.is_glued(i + 2)
            && self.is_name_word(i + 2)
    }

    fn can_start(&self, i: usize) -> bool {
        // `al-Assad`, `bin Laden`
        if self.case == Case::Running
            && self.has(i, Flags::PARTICLE)
            && !self.view.is_capital(i)
            && matches!(
                self.lower(i),
                "al" | "el" | "as" | "ash" | "an" | "at" | "bin" | "ibn" | "ul" | "von" | "van"
            )
        {
            let hyphen = self.lower(i + 1) == "-" && self.is_glued(i + 1) && self.is_glued(i + 2);
            let word = matches!(self.lower(i), "al" | "bin" | "ibn" | "von" | "van");
            return (hyphen && self.is_name_word(i + 2))
                || (word
                    && self.is_name_word(i + 1)
                    && !self.has(i + 1, Flags::FUNCTION.with(Flags::CALENDAR)));
        }
        if !self.is_name_word(i) {
            return false;
        }
        if self.case == Case::Small {
            return self.listed(i).is_some()
                || (self.has(i, Flags::GIVEN)
                    && !self.is_common(i)
                    && self.has(i + 1, Flags::FAMILY)
                    && !self.is_common(i + 1));
        }
        if self.has(i, Flags::FUNCTION) {
            // `US` and `WHO` are written unlike "us" and "who".
            let all_caps = self.view.doc.tokens[i].shape.has(Shape::ALL_CAPS);
            return self.listed(i).is_some_and(|(n, _)| n > 1 || all_caps)
                || (self.has(i, Flags::GIVEN)
                    && self.is_name_word(i + 1)
                    && self.has(i + 1, Flags::FAMILY));
        }
        if self.has(i, Flags::CALENDAR) {
            return self.listed(i).is_some_and(|(n, _)| n > 1)
                || (self.has(i, Flags::GIVEN) && self.has(i + 1, Flags::FAMILY) && !self.blind());
        }
        if self.view.doc.word(i) == "I" || self.is_contraction(i) {
            return false;
        }
        let initial = self.blind() || self.view.is_initial(i, self.start);
        if initial && self.is_common(i) {
            // `Van der Hoeven` at the start of a sentence
            if self.has(i, Flags::PARTICLE)
                && self.has(i + 1, Flags::PARTICLE)
                && !self.view.is_capital(i + 1)
                && self.is_name_word(i + 2)
                && !self.is_common(i + 2)
            {
                return true;
            }
            if self.listed(i).is_some_and(|(n, kind)| {
                n > 1
                    || !self.has(i, Flags::COMMON)
                    || matches!(kind, NameKind::Place | NameKind::Group)
            }) || self.title(i) > 0
            {
                return true;
            }
            let follows = self.is_name_word(i + 1) && !self.is_glued(i + 1);
            if self.has(i, Flags::GIVEN) {
                return follows && !self.is_common(i + 1);
            }
            // `Justice Ministry`, `Police Chief`
            return !self.blind()
                && follows
                && self.has(i + 1, Flags::ORG_HEAD.with(Flags::PLACE_HEAD));
        }
        if self.has(i, Flags::NOISE) && !self.is_name_word(i + 1) {
            return false;
        }
        true
    }

    /// One past the last token of the run of capitals that starts at `i`.
    fn run_end(&self, i: usize) -> usize {
        let mut j = i;
        // Over a leading `al-`.
        while j < self.end && !self.is_name_word(j) {
            j += 1;
        }
        j += 1;
        while j < self.end && j - i < LONGEST {
            let word = self.view.doc.word(j);
            if self.is_name_word(j) {
                if self.is_glued(j) || self.has(j, Flags::FUNCTION) && !self.is_initial_letter(j) {
                    break;
                }
                if self.has(j, Flags::CALENDAR)
                    && !(self.has(j - 1, Flags::GIVEN) && self.has(j, Flags::FAMILY))
                {
                    break;
                }
                if self.blind() && self.is_common(j) && !self.goes_on(j) {
                    break;
                }
                if self.case == Case::Small
                    && !self.has(j, Flags::FAMILY.with(Flags::GIVEN).with(Flags::ORG_HEAD))
                {
                    break;
                }
                j += 1;
            } else if word == "-" && self.is_glued(j) && self.is_glued(j + 1) {
                let Some(behind) = self.behind_hyphen(i, j) else { break };
                j = behind + 1;
            } else if let Some(close) = self.nickname(j) {
                j = close + 2;
            } else if self.links(j) {
                j += 2;
            } else if self.has(j, Flags::PARTICLE) && !self.blind() {
                // `de la`, `van der`, `al-`
                let mut k = j + 1;
                if self.has(k, Flags::PARTICLE) && !self.view.is_capital(k) {
                    k += 1;
                }
                if self.lower(k) == "-" && self.is_glued(k) {
                    k += 1;
                }
                // English words too, so only with a hyphen: `as-Sadr`.
                if matches!(word, "as" | "at" | "ash" | "to") && self.lower(j + 1) != "-" {
                    break;
                }
                if !self.is_name_word(k) || self.has(k, Flags::FUNCTION) {
                    break;
                }
                j = k + 1;
            } else {
                break;
            }
        }
        j.min(self.end)
    }

    /// `They’d`, `We'll`
    fn is_contraction(&self, i: usize) -> bool {
        let Some((_, end)) = self.lower(i).rsplit_once(['\'', '’']) else { return false };
        matches!(end, "d" | "ll" | "re" | "ve" | "m" | "t")
    }

    /// Whether a nickname in marks stands at `j`, behind a given name and before the next word of
    /// the name: `Harold "Bud" Knutson`. Gives its closing mark.
    fn nickname(&self, j: usize) -> Option<usize> {
        let open = j < self.end && self.view.doc.tokens[j].kind == TokenKind::Mark;
        if !open || self.is_glued(j) || self.blind() || !self.is_name_word(j + 1) {
            return None;
        }
        let close = (j + 2..j + 4)
            .find(|&k| k < self.end && self.view.doc.tokens[k].kind == TokenKind::Mark)?;
        (self.has(j - 1, Flags::GIVEN) && self.is_name_word(close + 1) && !self.is_glued(close + 1))
            .then_some(close)
    }

    /// The word behind the hyphen at `j` that goes on with the name: `Amir-Abdollahian`,
    /// `Abdul-al-Latif`, `Aix-en-Provence`, `Chien-jen`.
    fn behind_hyphen(&self, i: usize, j: usize) -> Option<usize> {
        if self.is_name_word(j + 1) {
            return Some(j + 1);
        }
        let chain = self.lower(j + 2) == "-" && self.is_glued(j + 2) && self.is_glued(j + 3);
        if chain && self.is_name_word(j + 3) && self.lower(j + 1).len() < 5 {
            return Some(j + 3);
        }
        let small = j + 1 < self.end
            && j > i + 1
            && self.view.doc.tokens[j + 1].is_word()
            && self.lower(j + 1).len() < 7
            && !self.has(j + 1, Flags::COMMON.with(Flags::FUNCTION).with(Flags::ORG_NOUN))
            && self.listed(j - 1).is_none();
        small.then_some(j + 1)
    }

    /// Whether the mark at `j` joins the words beside it to one name: `Calder & Rowe`,
    /// `Apple, Inc.`, `Seafarers' Union`.
    fn links(&self, j: usize) -> bool {
        if !self.is_name_word(j + 1) {
            return false;
        }
        match self.view.doc.word(j) {
            "&" => true,
            "," => {
                let behind = self.lower(j + 1).trim_end_matches('.');
                self.has(j + 1, Flags::SUFFIX)
                    || matches!(behind, "inc" | "ltd" | "llc" | "corp" | "plc")
            }
            "'" | "’" | "’s" | "'s" => self.owns_inside(j),
            _ => false,
        }
    }

    /// Whether the possessive at `j` stands inside the name of a body: `Seafarers' Union`,
    /// `People’s Party`, but not `Iran’s Security Council`.
    fn owns_inside(&self, j: usize) -> bool {
        let token = &self.view.doc.tokens[j];
        let plural = token.kind == TokenKind::Mark
            && self.is_glued(j)
            && !self.is_glued(j + 1)
            && matches!(self.view.doc.word(j), "'" | "’")
            && self.lower(j - 1).ends_with('s');
        let common = token.kind == TokenKind::Possessive && self.has(j - 1, Flags::COMMON);
        let head = (j + 1..j + 4)
            .take_while(|&k| self.is_name_word(k) && !self.has(k, Flags::FUNCTION))
            .any(|k| self.has(k, Flags::ORG_HEAD.with(Flags::PLACE_HEAD)));
        (plural || common) && head && self.listed(j - 1).is_none()
    }

    /// `J.` is an initial, whatever the word lists say of `a` and `i`.
    fn is_initial_letter(&self, i: usize) -> bool {
        let word = self.view.doc.word(i);
        word.len() == 2 && word.ends_with('.')
    }

    /// A common word that goes on with the name before it in a headline: `Justice Department`.
    fn goes_on(&self, i: usize) -> bool {
        self.has(i, Flags::ORG_HEAD.with(Flags::PLACE_HEAD).with(Flags::FAMILY))
            || self.title(i) > 0
            || self.listed(i).is_some()
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

    /// Whether a title or a noun for a person stands right before token `i`.
    fn title_before(&self, i: usize) -> bool {
        i > self.start
            && (self.has(i - 1, Flags::ROLE)
                || (matches!(
                    self.lower(i - 1),
                    "mr" | "mrs" | "ms" | "dr" | "sir" | "president" | "minister"
                )))
            && !self.view.is_capital(i - 1)
    }

    /// Where the people of a run begin to end: the first title (or person behind one) after `p`.
    fn limit(&self, p: usize, end: usize) -> usize {
        let mut q = p + 1;
        while q < end {
            let n = self.title(q);
            if n > 0 && !self.has(q, Flags::ORG_HEAD.with(Flags::PLACE_HEAD)) {
                let behind = q + n;
                let name = behind >= end
                    || !self
                        .has(behind, Flags::ORG_HEAD.with(Flags::COMMON).with(Flags::PLACE_HEAD));
                if name {
                    return q;
                }
            }
            q += 1;
        }
        end
    }

    /// The last token of an organization that starts at `p` and ends in a head word.
    fn organization_end(&self, p: usize, end: usize) -> Option<usize> {
        if self.blind() && self.is_common(p) && self.listed(p).is_none() {
            return None;
        }
        let title = self.title(p);
        if title > 0
            && !self.has(p + title, Flags::ORG_HEAD)
            && self.listed(p).is_none_or(|(n, _)| n <= title)
        {
            return None;
        }
        if self.has(p, Flags::NOISE) && !self.has(p, Flags::ORG_HEAD) {
            return None;
        }
        let limit = self.limit(p, end);
        let club = matches!(self.lower(p), "fc" | "afc" | "ac" | "sc" | "cf");
        if club && p + 1 < limit && self.is_name_word(p + 1) {
            return Some(p + 1);
        }
        let head = (p..limit).rev().find(|&q| self.has(q, Flags::ORG_HEAD))?;
        if head == p {
            return if self.has(p, Flags::ORG_OF) { self.of_end(p) } else { None };
        }
        // `Catherine Post`, `John Guard`: a head that is also a word ends no person's name.
        if head == p + 1
            && self.has(p, Flags::GIVEN)
            && self.has(head, Flags::FAMILY)
            && self.listed(p).is_none()
        {
            return None;
        }
        if self.case == Case::Small {
            return None;
        }
        if self.blind()
            && self.listed(p).is_none()
            && !self.has(head, Flags::ORG_OF)
            && self.case == Case::Caps
        {
            return None;
        }
        // `Reuters News`, `Hamas Hamas`: a hyphen before the head leaves it alone.
        Some(self.of_end(head).unwrap_or(head))
    }

    /// Where an organization goes on behind its head with "of the …", if it does.
    fn of_end(&self, head: usize) -> Option<usize> {
        if !self.has(head, Flags::ORG_OF) {
            return None;
        }
        let mut k = head + 1;
        let link = self.lower(k);
        if !matches!(link, "of" | "for" | "on" | "to" | "against") || self.blind() && link != "of" {
            return None;
        }
        k += 1;
        if matches!(self.lower(k), "the" | "an" | "a") {
            k += 1;
        }
        if !self.is_name_word(k) || self.has(k, Flags::FUNCTION.with(Flags::CALENDAR)) {
            return None;
        }
        if link != "of" && self.listed(k).is_some_and(|(n, _)| k + n >= self.run_end(k)) {
            return None;
        }
        if self.blind() && self.is_common(k) {
            return None;
        }
        let mut end = self.run_end(k).min(self.limit(k, self.end).max(k + 1));
        if let Some((n, _)) = self.listed(k)
            && k + n > end
        {
            end = k + n;
        }
        // `Department of Health and Human Services`, `Committee on Oversight and Reform`
        for _ in 0..3 {
            let more = match self.lower(end) {
                "," if self.is_name_word(end + 1) && self.has(end + 1, Flags::COMMON) => end + 1,
                "and" | "&" | "of" | "for" => end + 1,
                _ => break,
            };
            let and = self.lower(end) != "of" && self.lower(end) != "for";
            let fits = self.is_name_word(more)
                && !self.has(more, Flags::FUNCTION)
                && (!and
                    || (self.has(more, Flags::COMMON.with(Flags::ORG_HEAD))
                        || !self.has(more, Flags::GIVEN) && self.listed(more).is_none())
                        && self.listed(k).is_none()
                        && self.title(more) == 0);
            if !fits {
                break;
            }
            end = self.run_end(more).min(self.limit(more, self.end).max(more + 1));
        }
        Some(end - 1)
    }

    /// The last token of a place that starts at `p` and is told by its head or lead word.
    fn place_end(&self, p: usize, end: usize) -> Option<usize> {
        if self.case == Case::Small || self.blind() && self.is_common(p) {
            return None;
        }
        if self.hyphened_saint(p) {
            return Some(self.person_end(p, end).max(p + 1) - 1);
        }
        if self.has(p, Flags::PLACE_LEAD)
            && self.view.is_capital(p + 1)
            && p + 1 < end
            && !self.is_common(p + 1)
        {
            let head = (p + 2..end).rev().find(|&q| self.has(q, Flags::PLACE_HEAD));
            return Some(head.unwrap_or(p + 1));
        }
        if self.has(p, Flags::PLACE_OF)
            && self.lower(p + 1) == "of"
            && self.view.is_capital(p + 2)
            && !self.has(p + 2, Flags::CALENDAR)
        {
            let stop = self.run_end(p + 2);
            let listed = self.listed(p + 2).map(|(n, _)| p + 2 + n);
            return Some(listed.unwrap_or(stop).max(p + 3) - 1);
        }
        if self.title(p) > 0 {
            return None;
        }
        let limit = self.limit(p, end);
        let head = (p + 1..limit).rev().find(|&q| self.has(q, Flags::PLACE_HEAD))?;
        let family = self.has(head, Flags::FAMILY) && self.has(p, Flags::GIVEN);
        // `at Stanley Park`
        let located =
            head == p + 1 && p > self.start && matches!(self.lower(p - 1), "at" | "in" | "near");
        if family && !located && self.listed(p).is_none_or(|(_, k)| k != NameKind::Place) {
            return None;
        }
        if self.has(p, Flags::NOISE)
            || self.view.doc.word(head - 1) == "-" && self.listed(p).is_some()
        {
            return None;
        }
        Some(head)
    }

    fn event_end(&self, p: usize, end: usize) -> Option<usize> {
        if self.blind() {
            return None;
        }
        let lead =
            matches!(self.lower(p), "operation" | "hurricane" | "typhoon" | "cyclone" | "tropical");
        if lead && self.is_name_word(p + 1) && p + 1 < end {
            return Some(end - 1);
        }
        if matches!(self.lower(p), "battle" | "siege" | "treaty")
            && self.lower(p + 1) == "of"
            && self.is_name_word(p + 2)
        {
            return Some(self.run_end(p + 2) - 1);
        }
        let head = (p + 1..end).rev().find(|&q| self.has(q, Flags::EVENT_HEAD))?;
        if self.has(p, Flags::GIVEN) && self.has(head, Flags::FAMILY) {
            return None;
        }
        Some(head)
    }

    fn work_end(&self, p: usize, end: usize) -> Option<usize> {
        if self.blind() || self.has(p, Flags::GIVEN) {
            return None;
        }
        (p + 1..end).rev().find(|&q| self.has(q, Flags::WORK_HEAD))
    }

    /// One past the last token of a person (or bare name) that starts at `p`.
    fn person_end(&self, p: usize, end: usize) -> usize {
        let mut q = p;
        // Over a leading `al-` or `bin`.
        while q < end && !self.is_name_word(q) {
            q += 1;
        }
        q += 1;
        while q < end {
            if self.view.doc.word(q) == "-" && self.is_glued(q) {
                if self.splits_at_hyphen(p, q) {
                    return q;
                }
                q = self.behind_hyphen(p, q).unwrap_or(q + 1).max(q + 1) + 1;
                continue;
            }
            if self.view.doc.word(q) == "," {
                q += 2;
                continue;
            }
            if self.is_name_word(q) {
                let named = self.has(q, Flags::GIVEN.with(Flags::FAMILY).with(Flags::SUFFIX));
                if self.title(q) > 0 && !named {
                    return q;
                }
                if let Some((n, kind)) = self.listed(q) {
                    let part = n == 1
                        && kind != NameKind::Group
                        && (named || kind == NameKind::Place && self.is_surname_of(p, q));
                    if !part && kind != NameKind::Person {
                        return q;
                    }
                }
                if self.has(q, Flags::NOISE) && !named {
                    return q;
                }
                if self.blind()
                    && self.is_common(q)
                    && !(self.has(q, Flags::FAMILY) && q == p + 1 && self.has(p, Flags::GIVEN))
                {
                    return q;
                }
            }
            q += 1;
        }
        q.min(end)
    }

    /// Whether the place `q` is the family name behind the given name `p`: `Dougie Flint`, but not
    /// `Victoria, Texas` or two names side by side in a headline.
    fn is_surname_of(&self, p: usize, q: usize) -> bool {
        !self.blind()
            && q == p + 1
            && self.has(p, Flags::GIVEN)
            && self.listed(p).is_none()
            && !self.is_common(p)
            && !self.is_name_word(q + 1)
            && !matches!(self.lower(q + 1), "-" | "&")
    }

    /// `BIDEN-ISRAEL` is two names, `Amir-Abdollahian` one.
    fn splits_at_hyphen(&self, p: usize, hyphen: usize) -> bool {
        if self.has(hyphen - 1, Flags::PARTICLE) || !self.is_name_word(hyphen + 1) {
            return false;
        }
        let behind = self.listed(hyphen + 1).is_some_and(|(_, kind)| kind != NameKind::Person);
        let before = (p..hyphen).any(|k| {
            self.listed(k).is_some_and(|(n, kind)| k + n == hyphen && kind != NameKind::Person)
        });
        behind || before
    }

    /// Whether a listed single word is a person here: `Jordan Henderson`, `Mr. Paris`.
    fn person_wins(&self, p: usize, end: usize, kind: NameKind, titled: bool) -> bool {
        if kind == NameKind::Person {
            // A longer name may start with it.
            return p + 1 < end && self.is_name_word(p + 1) && self.has(p, Flags::GIVEN);
        }
        if kind == NameKind::Group {
            return false;
        }
        let named = self.has(p, Flags::GIVEN) && kind == NameKind::Place;
        let next = p + 1 < end
            && self.is_name_word(p + 1)
            && !self.is_common(p + 1)
            && self.title(p + 1) == 0
            && self.listed(p + 1).is_none_or(|(n, _)| n == 1 && self.has(p + 1, Flags::FAMILY))
            && !self.has(p + 1, Flags::ORG_HEAD.with(Flags::PLACE_HEAD).with(Flags::NOISE));
        let located = p > self.start && matches!(self.lower(p - 1), "in" | "from" | "near" | "to");
        if named && next && !located {
            return self.has(p + 1, Flags::FAMILY) || !self.has(p + 1, Flags::GIVEN);
        }
        titled
            && self.has(p, Flags::FAMILY.with(Flags::GIVEN))
            && p + 1 >= end
            && kind == NameKind::Place
    }

    /// The last token inside marks that open at `i`, if what they hold is a title of a work:
    /// every longer word with a capital, and a word for a work before or behind.
    fn title_in_marks(&self, i: usize) -> Option<usize> {
        let doc = self.view.doc;
        if self.blind() || doc.tokens[i].kind != TokenKind::Mark {
            return None;
        }
        let close = match doc.word(i) {
            "“" => "”",
            "‘" => "’",
            "\"" => "\"",
            "'" => "'",
            _ => return None,
        };
        if self.is_glued(i)
            && self.view.doc.tokens.get(i.wrapping_sub(1)).is_some_and(Token::is_word)
        {
            return None;
        }
        let stop = (i + 10).min(self.end);
        let end = (i + 1..stop).find(|&k| doc.word(k) == close)?;
        let mut capitals = 0;
        for k in i + 1..end {
            let token = &doc.tokens[k];
            if token.is_word() && !token.shape.has(Shape::CAPITAL) {
                if token.span.len() > 3 || k == i + 1 {
                    return None;
                }
            } else if token.is_word() {
                capitals += 1;
            } else if matches!(doc.word(k), "." | "!" | "?" | ",") && k + 1 == end {
                return None;
            }
        }
        if capitals < 2
            || self.listed(i + 1).is_some_and(|(n, k)| i + 1 + n == end && k != NameKind::Work)
        {
            return None;
        }
        let near = (i.saturating_sub(4).max(self.start)..i)
            .chain(end + 1..(end + 3).min(self.end))
            .any(|k| self.has(k, Flags::WORK_NOUN));
        near.then_some(end - 1)
    }
}
