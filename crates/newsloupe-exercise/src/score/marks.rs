//! Marks: which unit each belongs to, and what it is worth there.
//!
//! A mark belongs to the unit that it alone would be worth most on, so that where it belongs does
//! not depend on the others, and is told at once as it is told at the end. What marks that don't
//! overlap add to a unit adds up, so that no other way of giving them to units is worth more (a test
//! tries them all).

use super::spans::{set, size, within, without};
use super::{Off, Points, Scored, TaskScore, Verdict};
use crate::model::{Mark, Trap, Unit, Words};
use std::cmp::Reverse;

/// A key of marks, made ready.
struct Units<'a> {
    key: &'a [Unit],
    /// For each unit, the words that must be inside.
    must: Vec<Vec<Words>>,
    /// For each unit, these and those that may be inside.
    may: Vec<Vec<Words>>,
    /// The parts of all units by their first word, with the unit's number.
    parts: Vec<(Words, usize)>,
    /// The last end of the parts up to each of them.
    ends: Vec<u32>,
    /// The words of all units, those that may be inside among them.
    all: Vec<Words>,
    /// Where nothing is scored.
    unscored: Vec<Words>,
}

pub(super) fn score(
    units: &[Unit],
    traps: &[Trap],
    unscored: &[Words],
    marks: &[Mark],
    price: Points,
) -> TaskScore {
    let key = Units::of(units, unscored);
    let mut on: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut extras = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        if let Some(unit) = key.best(*mark) {
            on[unit].push(number);
        } else {
            let (verdict, why) = key.stray(mark.words, traps);
            let points = if verdict == Verdict::Unscored { 0 } else { -price };
            extras.push(Scored { points, of: 0, verdict, marks: vec![number], why });
        }
    }
    let mut items = Vec::with_capacity(units.len());
    for (unit, on) in on.into_iter().enumerate() {
        let (counted, left) = key.choose(unit, on, marks);
        items.push(key.scored(unit, counted, marks));
        extras.extend(left.into_iter().map(|number| {
            let (verdict, why) = (Verdict::Again(unit), String::new());
            Scored { points: 0, of: 0, verdict, marks: vec![number], why }
        }));
    }
    extras.sort_by_key(|extra| extra.marks[0]);
    TaskScore { items, extras, ..TaskScore::default() }
}

impl<'a> Units<'a> {
    fn of(units: &'a [Unit], unscored: &[Words]) -> Self {
        let must: Vec<Vec<Words>> = units.iter().map(|u| set(u.must.iter().copied())).collect();
        let may: Vec<Vec<Words>> =
            units.iter().map(|u| set(u.must.iter().chain(&u.may).copied())).collect();
        let mut parts: Vec<(Words, usize)> = must
            .iter()
            .enumerate()
            .flat_map(|(unit, parts)| parts.iter().map(move |part| (*part, unit)))
            .collect();
        parts.sort_unstable();
        let ends = parts
            .iter()
            .scan(0, |end: &mut u32, (part, _)| {
                *end = part[1].max(*end);
                Some(*end)
            })
            .collect();
        let all = set(may.iter().flatten().copied());
        Self { key: units, must, may, parts, ends, all, unscored: set(unscored.iter().copied()) }
    }

    /// The unit that a mark is worth most on; of equals the one that it shares most words with, then
    /// the one that it has more of, then the earlier. None where it shares no word with any.
    fn best(&self, mark: Mark) -> Option<usize> {
        let words = mark.words;
        let to = self.parts.partition_point(|(part, _)| part[0] < words[1]);
        let mut shared: Vec<(usize, i64)> = Vec::new();
        for at in (0..to).rev() {
            if self.ends[at] <= words[0] {
                break;
            }
            let ([first, end], unit) = self.parts[at];
            let both = i64::from(end.min(words[1])) - i64::from(first.max(words[0]));
            if both > 0 {
                shared.push((unit, both));
            }
        }
        shared.sort_unstable();
        shared.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        if let [(unit, _)] = shared[..] {
            return Some(unit); // as almost always
        }
        let (length, unscored) = (size(&set([words])), size(&self.unscored));
        let worth = |&(unit, both): &(usize, i64)| {
            let must = size(&self.must[unit]);
            // A mark far too long is worth nothing: nothing is looked up then.
            let hope = both + size(&self.may[unit]) + unscored > length;
            let halves = if hope { self.halves(unit, mark, &[words]) } else { 0 };
            (share(halves, 2 * must), both, -must, Reverse(unit))
        };
        shared.into_iter().max_by_key(worth).map(|(unit, _)| unit)
    }

    /// What words add to a unit less what they take: words that must be inside, less those that
    /// belong neither to it nor to what is not scored.
    fn net(&self, unit: usize, words: &[Words]) -> i64 {
        let inside: i64 = words.iter().map(|span| size(&within(*span, &self.must[unit]))).sum();
        inside - size(&self.spill(unit, words))
    }

    /// The same in halves of a word, with the label: it counts as far as the words are right.
    fn halves(&self, unit: usize, mark: Mark, words: &[Words]) -> i64 {
        self.net(unit, words) * if self.labelled(unit, mark) { 2 } else { 1 }
    }

    fn spill(&self, unit: usize, words: &[Words]) -> Vec<Words> {
        without(&without(words, &self.may[unit]), &self.unscored)
    }

    /// Of the marks on a unit those that count, and those that don't: the one that adds most, and
    /// each further one that adds more than it takes. No word counts twice.
    fn choose(&self, unit: usize, on: Vec<usize>, marks: &[Mark]) -> (Vec<usize>, Vec<usize>) {
        if on.len() < 2 {
            return (on, Vec::new());
        }
        let mut order: Vec<(i64, bool, usize)> = on
            .into_iter()
            .map(|number| {
                let net = self.net(unit, &set([marks[number].words]));
                (-net, !self.labelled(unit, marks[number]), number)
            })
            .collect();
        order.sort_unstable();
        let (mut counted, mut left, mut taken) = (Vec::new(), Vec::new(), Vec::new());
        for (_, _, number) in order {
            let mark = marks[number].words;
            if counted.is_empty() || self.net(unit, &without(&[mark], &taken)) > 0 {
                counted.push(number);
                taken = set(taken.into_iter().chain([mark]));
            } else {
                left.push(number);
            }
        }
        (counted, left)
    }

    fn labelled(&self, unit: usize, mark: Mark) -> bool {
        self.key[unit].label.is_none_or(|label| mark.label == Some(label))
    }

    /// What a unit is worth with the marks that count for it, the first first.
    fn scored(&self, unit: usize, mut on: Vec<usize>, marks: &[Mark]) -> Scored {
        let why = self.key[unit].why.clone();
        let must = size(&self.must[unit]);
        if must == 0 {
            return Scored { points: 0, of: 0, verdict: Verdict::Unscored, marks: on, why };
        }
        let (mut halves, mut taken, mut wrong) = (0, Vec::new(), None);
        for &number in &on {
            let mark = marks[number];
            let right = self.labelled(unit, mark);
            halves += self.halves(unit, mark, &without(&[mark.words], &taken));
            taken = set(taken.into_iter().chain([mark.words]));
            wrong = wrong.or((!right).then_some(mark.label));
        }
        let off = self.off(unit, &taken);
        let verdict = match (wrong, self.key[unit].label) {
            _ if on.is_empty() => Verdict::Missed,
            (Some(given), Some(right)) => Verdict::WrongLabel { given, right, off },
            _ if off == Off::default() => Verdict::Right,
            _ => Verdict::Inexact(off),
        };
        on.sort_unstable();
        Scored { points: share(halves, 2 * must), of: 100, verdict, marks: on, why }
    }

    /// How the words marked differ from the unit.
    fn off(&self, unit: usize, marked: &[Words]) -> Off {
        let must = &self.must[unit];
        let (Some(first), Some(last)) = (must.first(), must.last()) else { return Off::default() };
        let mut off = Off::default();
        let mut short = 0; // what is missing behind the last word marked so far
        let mut begun = false;
        for &part in must {
            let inside = within(part, marked);
            let (Some(head), Some(tail)) = (inside.first(), inside.last()) else {
                off.parts += 1;
                continue;
            };
            if begun {
                off.gap += short + (head[0] - part[0]);
            } else {
                off.late = head[0] - part[0];
            }
            begun = true;
            short = part[1] - tail[1];
            off.gap += inside.windows(2).map(|pair| pair[1][0] - pair[0][1]).sum::<u32>();
        }
        off.short = short;
        for [from, to] in self.spill(unit, marked) {
            let side = match () {
                () if to <= first[0] => &mut off.early,
                () if from >= last[1] => &mut off.over,
                () => &mut off.between,
            };
            *side = side.saturating_add(to - from);
        }
        off
    }

    /// What a mark is that belongs to no unit.
    fn stray(&self, mark: Words, traps: &[Trap]) -> (Verdict, String) {
        let marked = set([mark]);
        let unscored = size(&marked) - size(&without(&marked, &self.unscored));
        let shared = |trap: &Trap| size(&set([[trap.at[0].max(mark[0]), trap.at[1].min(mark[1])]]));
        // The first of those that it shares most words with.
        let trap = traps.iter().enumerate().rev().max_by_key(|(_, trap)| shared(trap));
        match trap {
            Some((number, trap)) if shared(trap) > unscored => {
                (Verdict::Trap(number), trap.why.clone())
            }
            _ if unscored > 0 || without(&marked, &self.all).is_empty() => {
                (Verdict::Unscored, String::new())
            }
            _ => (Verdict::Extra, String::new()),
        }
    }
}

/// A share of a point, in whole hundredths; none below 0.
pub(super) fn share(part: i64, of: i64) -> Points {
    if of <= 0 { 0 } else { ((200 * part.clamp(0, of) + of) / (2 * of)) as Points }
}
