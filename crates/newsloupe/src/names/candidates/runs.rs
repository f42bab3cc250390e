//! Where a run of words that may be a name starts and ends: capitals, hyphens, particles, joints.

use super::{Finder, LONGEST};
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::names::NameKind;
use crate::names::lists::Flags;
use crate::names::view::Case;
use crate::segment::{Shape, TokenKind};

impl Finder<'_, '_, '_> {
    pub(super) fn can_start(&self, i: usize) -> bool {
        // `al-Assad`, `bin Laden`
        if self.case == Case::Running
            && self.has(i, Flags::PARTICLE)
            && !self.view.is_capital(i)
            && one_of(self.lower(i), "al el as ash an at bin ibn ul von van")
        {
            let hyphen = self.lower(i + 1) == "-" && self.is_glued(i + 1) && self.is_glued(i + 2);
            let word = one_of(self.lower(i), "al bin ibn von van");
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
    pub(super) fn run_end(&self, i: usize) -> usize {
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
                if one_of(word, "as at ash to") && self.lower(j + 1) != "-" {
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
    pub(super) fn is_contraction(&self, i: usize) -> bool {
        let word = self.lower(i);
        let Some(at) = word.rfind_any("'’") else { return false };
        one_of(word.rest_from(at).without_start(&|c| matches!(c, '\'' | '’')), "d ll re ve m t")
    }

    /// Whether a nickname in marks stands at `j`, behind a given name and before the next word of
    /// the name: `Harold "Bud" Knutson`. Gives its closing mark.
    pub(super) fn nickname(&self, j: usize) -> Option<usize> {
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
    pub(super) fn behind_hyphen(&self, i: usize, j: usize) -> Option<usize> {
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
    pub(super) fn links(&self, j: usize) -> bool {
        if !self.is_name_word(j + 1) {
            return false;
        }
        match self.view.doc.word(j) {
            "&" => true,
            "," => {
                let behind = self.lower(j + 1).trim_end_of(".");
                self.has(j + 1, Flags::SUFFIX) || one_of(behind, "inc ltd llc corp plc")
            }
            "'" | "’" | "’s" | "'s" => self.owns_inside(j),
            _ => false,
        }
    }

    /// Whether the possessive at `j` stands inside the name of a body: `Seafarers' Union`,
    /// `People’s Party`, but not `Iran’s Security Council`.
    pub(super) fn owns_inside(&self, j: usize) -> bool {
        let token = &self.view.doc.tokens[j];
        let plural = token.kind == TokenKind::Mark
            && self.is_glued(j)
            && !self.is_glued(j + 1)
            && one_of(self.view.doc.word(j), "' ’")
            && self.lower(j - 1).ends_with('s');
        let common = token.kind == TokenKind::Possessive && self.has(j - 1, Flags::COMMON);
        let head = (j + 1..j + 4)
            .take_while(|&k| self.is_name_word(k) && !self.has(k, Flags::FUNCTION))
            .any(|k| self.has(k, Flags::ORG_HEAD.with(Flags::PLACE_HEAD)));
        (plural || common) && head && self.listed(j - 1).is_none()
    }

    /// `J.` is an initial, whatever the word lists say of `a` and `i`.
    pub(super) fn is_initial_letter(&self, i: usize) -> bool {
        let word = self.view.doc.word(i);
        word.len() == 2 && word.ends_with('.')
    }

    /// A common word that goes on with the name before it in a headline: `Justice Department`.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        self.has(i, Flags::ORG_HEAD.with(Flags::PLACE_HEAD).with(Flags::FAMILY))
            || self.title(i) > 0
            || self.listed(i).is_some()
    }
}
