//! Settles what each candidate is, with the whole document in view.
//!
//! A name that is told by its surroundings in one place is told everywhere: a family name takes the
//! kind of the full name that it belongs to, an abbreviation that of the long form before its
//! bracket, and any other name what most of its occurrences say. Headlines, whose capitals say
//! nothing, are searched for the names that the running text gave.

use super::candidates::{Candidate, Form};
use super::classify::{FREE_STANDING, KINDS, SPEAKS_SCORE, Scores};
use super::lists::Flags;
use super::view::{Case, View};
use super::{Mention, NameKind};
use crate::lexicon::{key, longer_key};
use crate::segment::TokenKind;
use crate::table::Table;

/// Scores below this are not shown.
const SURE_ENOUGH: f32 = 0.5;

/// A score from which on a word of place beside a name tells what it is wherever it stands.
const TOLD: f32 = 0.7;

/// What the document says of one spelling.
#[derive(Clone, Copy, Debug, Default)]
struct Record {
    /// Sum of the scores of each kind, over the places where it stands.
    sums: [f32; 6],
    /// How often it stands.
    times: f32,
    /// A part of a person's full name, and how sure that one is.
    part_of_person: f32,
    /// Told to be a place by the words beside it, and how surely.
    place: f32,
    /// A part of an organization's full name.
    part_of_organization: f32,
}

/// Settles the candidates of all sentences, given with their scores.
pub(super) fn settle(view: &View<'_, '_>, found: Vec<(Candidate, Scores)>) -> Vec<Mention> {
    let found = split_pairs(view, found);
    let mut records: Table<Record> = Table::default();
    for (c, scores) in &found {
        let record = records.entry(key_of(view, c.first, c.last), Record::default());
        for (sum, score) in record.sums.iter_mut().zip(scores.of) {
            *sum += score;
        }
        record.times += 1.0;
        if c.form == Form::Bare && scores.of[2] >= TOLD {
            record.place = record.place.max(scores.of[2]);
        }
    }
    for (n, (c, scores)) in found.iter().enumerate() {
        let (mut kind, mut sure) = scores.best();
        if c.first == c.last {
            continue;
        }
        if matches!(c.form, Form::Bare) && c.last < c.first + 3 {
            // A bare full name: what other places say of it, and of its last word alone.
            let whole = records.get(key_of(view, c.first, c.last)).copied().unwrap_or_default();
            let last = records.get(key_of(view, c.last, c.last)).copied().unwrap_or_default();
            let person = whole.sums[0] / whole.times.max(1.0);
            let other = whole.sums[1].max(whole.sums[2]) / whole.times.max(1.0);
            let alone =
                last.sums[0] > 0.6 && last.sums[0] > last.sums[1] && last.sums[0] > last.sums[2];
            if person > other && (person > 0.5 || alone) {
                kind = NameKind::Person;
                sure = sure.max(person).max(if alone { 0.8 } else { 0.0 });
                if alone {
                    let whole = records.entry(key_of(view, c.first, c.last), Record::default());
                    whole.part_of_person = whole.part_of_person.max(0.8);
                }
            }
        }
        if sure < if kind == NameKind::Person { 0.5 } else { 0.7 } {
            continue;
        }
        match kind {
            NameKind::Person => {
                for first in parts(view, c) {
                    let part = records.entry(key_of(view, first, c.last), Record::default());
                    part.part_of_person = part.part_of_person.max(sure);
                }
                if view.has(c.first, Flags::GIVEN) && !view.has(c.first, Flags::COMMON) {
                    let given = records.entry(key_of(view, c.first, c.first), Record::default());
                    given.part_of_person = given.part_of_person.max(sure - 0.15);
                }
            }
            NameKind::Organization => {
                let first = c.first;
                if !view.has(first, Flags::COMMON.with(Flags::FUNCTION)) {
                    let part = records.entry(key_of(view, first, first), Record::default());
                    part.part_of_organization = part.part_of_organization.max(sure - 0.25);
                }
                // `World Food Programme (WFP)`
                let bracket = view.doc.word(c.last + 1) == "(" && view.doc.word(c.last + 3) == ")";
                if bracket
                    && let Some((short, _)) = found.get(n + 1)
                    && short.first == c.last + 2
                    && short.last == short.first
                {
                    let part =
                        records.entry(key_of(view, short.first, short.last), Record::default());
                    part.part_of_organization = 0.97;
                }
            }
            _ => {}
        }
    }

    let mut out = Vec::with_capacity(found.len());
    let mut known: Table<(NameKind, f32)> = Table::default();
    let mut starts = Table::default();
    for (c, scores) in &found {
        let k = key_of(view, c.first, c.last);
        let record = records.get(k).copied().unwrap_or_default();
        let (kind, sure, why) = verdict(c, scores, &record);
        if sure < SURE_ENOUGH {
            continue;
        }
        if view.has(c.first, Flags::COMMON.with(Flags::FUNCTION)) && c.first == c.last {
            // A common word is a name only where it stands as one.
        } else {
            let entry = known.entry(k, (kind, sure));
            if sure > entry.1 {
                *entry = (kind, sure);
            }
            starts.insert(key(view.doc.lower(c.first)), ());
            if kind == NameKind::Person && sure >= 0.7 && c.first < c.last {
                for first in parts(view, c) {
                    if view.has(first, Flags::COMMON) {
                        continue;
                    }
                    known.entry(key_of(view, first, c.last), (NameKind::Person, sure - 0.1));
                    starts.insert(key(view.doc.lower(first)), ());
                }
            }
        }
        out.push(mention(view, c.first, c.last, kind, sure, why));
    }
    let more = known_names(view, &known, &starts);
    merge(out, more)
}

/// What a candidate is, given what the document says of its spelling.
fn verdict(c: &Candidate, scores: &Scores, record: &Record) -> (NameKind, f32, &'static str) {
    let (kind, sure) = scores.best();
    let open = matches!(c.form, Form::Bare | Form::Acronym);
    // `Flint left`, where the text has a Dougie Flint, and is seldom in Flint.
    if c.form == Form::Listed(NameKind::Place)
        && c.first == c.last
        && record.part_of_person >= 0.8
        && scores.of[0] >= FREE_STANDING
        && record.sums[0] >= record.times * FREE_STANDING * 0.7
    {
        let why = "It is part of a full name in this text.";
        return (NameKind::Person, record.part_of_person - 0.05, why);
    }
    if open || (sure < 0.9 && c.first == c.last) {
        if record.part_of_person > 0.0
            && !(sure > 0.84 && kind != NameKind::Person)
            && record.part_of_person >= record.part_of_organization
        {
            let why = "It is part of a full name in this text.";
            return (NameKind::Person, record.part_of_person.max(sure) - 0.02, why);
        }
        // `Corvane said`: also companies speak, and the text has a Corvane International.
        let only_speaks = kind == NameKind::Person && sure <= SPEAKS_SCORE && c.first == c.last;
        if record.part_of_organization > 0.5 && only_speaks
            || record.part_of_organization > sure && kind != NameKind::Person
        {
            let why = "The text gives its long form.";
            return (NameKind::Organization, record.part_of_organization, why);
        }
    }
    // `in Iquique` and later `Iquique slept`: a word of place tells it once for the whole text.
    if open
        && sure < SURE_ENOUGH
        && record.place > 0.0
        && record.sums[2] >= record.sums[0].max(record.sums[1])
    {
        return (
            NameKind::Place,
            record.place - 0.15,
            "It stands for a place elsewhere in the text.",
        );
    }
    if open && record.times > 1.0 {
        // What most of its places say; one that is sure of itself stays.
        let mut sums = record.sums;
        for (i, s) in scores.of.iter().enumerate() {
            sums[i] += s;
        }
        let mut top = 0;
        for i in 1..sums.len() {
            if sums[i] > sums[top] {
                top = i;
            }
        }
        let total: f32 = sums.iter().sum();
        let mean = sums[top] / (record.times + 1.0);
        let share = if total > 0.0 { sums[top] / total } else { 0.0 };
        let kept = scores.of[top].max(mean.mul_add(1.25, 0.0).min(0.9)) * share.max(0.6);
        if KINDS[top] != kind || kept > sure {
            return (KINDS[top], kept.max(scores.of[top] * 0.9), scores.why);
        }
    }
    (kind, sure, scores.why)
}

/// `Khamenei Haniyeh` under a picture is two people if both are known apart.
fn split_pairs(view: &View<'_, '_>, found: Vec<(Candidate, Scores)>) -> Vec<(Candidate, Scores)> {
    // Last words of full names, with the key of the first words.
    let mut families: Table<u64> = Table::default();
    for (c, scores) in &found {
        if c.first < c.last && c.form == Form::Person && scores.best().1 >= 0.8 {
            families.entry(key_of(view, c.last, c.last), key_of(view, c.first, c.first));
        }
    }
    let mut out = Vec::with_capacity(found.len());
    for (c, scores) in found {
        let two = c.last == c.first + 1
            && matches!(c.form, Form::Bare | Form::Person)
            && view.doc.tokens[c.last].kind == TokenKind::Word;
        if two {
            let first = families.get(key_of(view, c.first, c.first));
            let last = families.get(key_of(view, c.last, c.last));
            if let (Some(a), Some(b)) = (first, last)
                && a != b
                && *b != key_of(view, c.first, c.first)
            {
                let why = "It is part of a full name in this text.";
                for i in [c.first, c.last] {
                    let one = Candidate { first: i, last: i, form: Form::Bare, ..c };
                    out.push((one, Scores::one(NameKind::Person, 0.9, why)));
                }
                continue;
            }
        }
        out.push((c, scores));
    }
    out
}

/// The tokens at which a shorter form of a person's name may start: not its first.
fn parts<'v>(view: &'v View<'_, '_>, c: &'v Candidate) -> impl Iterator<Item = usize> + 'v {
    (c.first + 1..=c.last)
        .filter(|&i| view.doc.tokens[i].is_word() && !view.has(i, Flags::SUFFIX))
        .filter(|&i| view.doc.word(i).len() > 2)
}

fn key_of(view: &View<'_, '_>, first: usize, last: usize) -> u64 {
    let mut k = key(view.doc.lower(first));
    for i in first + 1..=last {
        k = longer_key(k, view.doc.lower(i));
    }
    k
}

/// Names of the running text, found again in headlines and in text without capitals.
fn known_names(
    view: &View<'_, '_>,
    known: &Table<(NameKind, f32)>,
    starts: &Table<()>,
) -> Vec<Mention> {
    let mut out = Vec::new();
    for (s, sentence) in view.doc.sentences.iter().enumerate() {
        if view.cases[s] == Case::Running {
            continue;
        }
        let tokens = view.doc.tokens_of(sentence);
        let mut i = tokens.start;
        while i < tokens.end {
            if !starts.contains(key(view.doc.lower(i))) {
                i += 1;
                continue;
            }
            let mut best = None;
            let mut k = key(view.doc.lower(i));
            for last in i..tokens.end.min(i + 10) {
                if last > i {
                    k = longer_key(k, view.doc.lower(last));
                }
                if let Some(name) = known.get(k) {
                    best = Some((last, *name));
                }
            }
            if let Some((last, (kind, sure))) = best {
                let why = "The text names it elsewhere.";
                out.push(mention(view, i, last, kind, (sure - 0.05).max(SURE_ENOUGH), why));
                i = last + 1;
            } else {
                i += 1;
            }
        }
    }
    out
}

/// Both lists as one, in order; where two overlap the longer stays, else the first list's.
fn merge(a: Vec<Mention>, b: Vec<Mention>) -> Vec<Mention> {
    let mut all = a;
    all.extend(b);
    let all = crate::order::by(all, |m| (m.span.start, !m.span.end));
    let mut out: Vec<Mention> = Vec::with_capacity(all.len());
    for m in all {
        match out.last() {
            Some(last) if last.span.overlaps(m.span) => {
                if m.span.len() > last.span.len() {
                    out.pop();
                    out.push(m);
                }
            }
            _ => out.push(m),
        }
    }
    out
}

fn mention(
    view: &View<'_, '_>,
    first: usize,
    last: usize,
    kind: NameKind,
    confidence: f32,
    why: &'static str,
) -> Mention {
    let mut span = view.doc.span_of(first, last);
    // A sentence's full stop stands alone; that of an initial or `Inc.` belongs to the name.
    span = span.trimmed(view.doc.text, |c| matches!(c, ',' | '-' | ' '));
    Mention { span, kind, confidence: confidence.clamp(0.0, 0.99), why }
}
