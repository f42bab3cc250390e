//! Where a person's name ends, and when a word that may be a place is a person.

use super::Finder;
use crate::lexicon::one_of;
use crate::names::NameKind;
use crate::names::lists::Flags;

impl Finder<'_, '_, '_> {
    /// `Saint-Aubin-sur-Loue`: a saint with a hyphen is a town.
    pub(super) fn hyphened_saint(&self, i: usize) -> bool {
        one_of(self.lower(i), "saint sainte st ste")
            && self.lower(i + 1) == "-"
            && self.is_glued(i + 1)
            && self.is_glued(i + 2)
            && self.is_name_word(i + 2)
    }

    /// Whether a title or a noun for a person stands right before token `i`.
    pub(super) fn title_before(&self, i: usize) -> bool {
        i > self.start
            && (self.has(i - 1, Flags::ROLE)
                || (one_of(self.lower(i - 1), "mr mrs ms dr sir president minister")))
            && !self.view.is_capital(i - 1)
    }

    /// One past the last token of a person (or bare name) that starts at `p`.
    pub(super) fn person_end(&self, p: usize, end: usize) -> usize {
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
    pub(super) fn is_surname_of(&self, p: usize, q: usize) -> bool {
        !self.blind()
            && q == p + 1
            && self.has(p, Flags::GIVEN)
            && self.listed(p).is_none()
            && !self.is_common(p)
            && !self.is_name_word(q + 1)
            && !one_of(self.lower(q + 1), "- &")
    }

    /// `BIDEN-ISRAEL` is two names, `Amir-Abdollahian` one.
    pub(super) fn splits_at_hyphen(&self, p: usize, hyphen: usize) -> bool {
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
    pub(super) fn person_wins(&self, p: usize, end: usize, kind: NameKind, titled: bool) -> bool {
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
        let located = p > self.start && one_of(self.lower(p - 1), "in from near to");
        if named && next && !located {
            return self.has(p + 1, Flags::FAMILY) || !self.has(p + 1, Flags::GIVEN);
        }
        titled
            && self.has(p, Flags::FAMILY.with(Flags::GIVEN))
            && p + 1 >= end
            && kind == NameKind::Place
    }
}
