//! Names that a head or lead word tells: organizations, places, events, works.

use super::Finder;
use crate::lexicon::one_of;
use crate::names::NameKind;
use crate::names::lists::Flags;
use crate::names::view::Case;
use crate::segment::{Shape, Token, TokenKind};

impl Finder<'_, '_, '_> {
    /// Where the people of a run begin to end: the first title (or person behind one) after `p`.
    pub(super) fn limit(&self, p: usize, end: usize) -> usize {
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
    pub(super) fn organization_end(&self, p: usize, end: usize) -> Option<usize> {
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
        let club = one_of(self.lower(p), "fc afc ac sc cf");
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
    pub(super) fn of_end(&self, head: usize) -> Option<usize> {
        if !self.has(head, Flags::ORG_OF) {
            return None;
        }
        let mut k = head + 1;
        let link = self.lower(k);
        if !one_of(link, "of for on to against") || self.blind() && link != "of" {
            return None;
        }
        k += 1;
        if one_of(self.lower(k), "the an a") {
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
    pub(super) fn place_end(&self, p: usize, end: usize) -> Option<usize> {
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
        let located = head == p + 1 && p > self.start && one_of(self.lower(p - 1), "at in near");
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

    pub(super) fn event_end(&self, p: usize, end: usize) -> Option<usize> {
        if self.blind() {
            return None;
        }
        let lead = one_of(self.lower(p), "operation hurricane typhoon cyclone tropical");
        if lead && self.is_name_word(p + 1) && p + 1 < end {
            return Some(end - 1);
        }
        if one_of(self.lower(p), "battle siege treaty")
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

    pub(super) fn work_end(&self, p: usize, end: usize) -> Option<usize> {
        if self.blind() || self.has(p, Flags::GIVEN) {
            return None;
        }
        (p + 1..end).rev().find(|&q| self.has(q, Flags::WORK_HEAD))
    }

    /// The last token inside marks that open at `i`, if what they hold is a title of a work:
    /// every longer word with a capital, and a word for a work before or behind.
    pub(super) fn title_in_marks(&self, i: usize) -> Option<usize> {
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
            } else if one_of(doc.word(k), ". ! ? ,") && k + 1 == end {
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
