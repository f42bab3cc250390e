//! Compares names: where they stand, what they name, and which of them name the same.

use crate::compare::{Bench, check, name, several};
use crate::expect::{self, Item, Line};
use crate::place::span;
use crate::score::Score;
use newsloupe::Span;
use newsloupe::names::NameKind;
use newsloupe::report::Mention;
use std::collections::{BTreeMap, BTreeSet};

/// An entity of the expectation with the places of its names.
struct Known<'a> {
    line: &'a Line,
    aliases: Vec<(Item, Vec<Span>)>,
}

impl Known<'_> {
    fn places(&self) -> impl Iterator<Item = &Span> {
        self.aliases.iter().flat_map(|(_, p)| p)
    }
}

/// Every entity with the places of its names, longer names first, so that `Lee` is not looked for
/// inside `Ann Lee`.
fn known<'a>(bench: &Bench<'a>) -> Result<Vec<Known<'a>>, String> {
    let mut out: Vec<Known<'a>> = Vec::new();
    let mut order: Vec<(usize, usize, usize)> = Vec::new();
    for line in bench.expected.names.iter().filter(|l| !l.never) {
        let aliases = expect::aliases(line, bench.source);
        for (a, alias) in aliases.iter().enumerate() {
            let length = alias.words.split(" #").next().map_or(0, str::len);
            order.push((length, out.len(), a));
        }
        out.push(Known { line, aliases: aliases.into_iter().map(|a| (a, Vec::new())).collect() });
    }
    order.sort_by_key(|(length, entity, alias)| (std::cmp::Reverse(*length), *entity, *alias));
    let mut taken: Vec<Span> = Vec::new();
    for (_, e, a) in order {
        let line = out[e].line;
        let (alias, places) = &mut out[e].aliases[a];
        *places = bench.places(line, &alias.words, true)?;
        if !alias.words.contains(" #") {
            places.retain(|p| taken.iter().all(|t| !t.overlaps(*p)));
        }
        if places.is_empty() {
            return Err(format!("line {}: only inside longer names: {}", line.at + 1, alias.words));
        }
        taken.extend(&*places);
    }
    Ok(out)
}

/// All places of the entity that has this name.
pub(crate) fn places_of(bench: &Bench<'_>, who: &str) -> Result<Option<Vec<Span>>, String> {
    let known = known(bench)?;
    let entity = known.iter().find(|k| k.aliases.iter().any(|(a, _)| a.words == who));
    Ok(entity.map(|e| e.places().copied().collect()))
}

pub(crate) fn compare(bench: &Bench<'_>, score: &mut Score) -> Result<(), String> {
    let got = &bench.report.mentions;
    for line in bench.expected.names.iter().filter(|l| l.never) {
        let places = bench.places(line, &line.first().words, true)?;
        let kind = &line.kind.words;
        let bad = got.iter().find(|m| {
            (kind.is_empty() || name(m.kind) == *kind)
                && places.iter().any(|p| p.overlaps(span(m.span)))
        });
        let seen = bad.map_or(String::new(), |m| shown(bench, m));
        score.checks.push(check("must not be marked", line, line.first(), bad.is_none(), seen));
    }
    let known = known(bench)?;
    // What each expected place was found as: expected entity and the engine's.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut hit: BTreeSet<usize> = BTreeSet::new();
    for (e, entity) in known.iter().enumerate() {
        let kind = &entity.line.kind.words;
        let mut ids = BTreeSet::new();
        let mut found_places = 0;
        for (alias, places) in &entity.aliases {
            let at =
                |p: &Span| got.iter().position(|m| span(m.span) == *p && name(m.kind) == *kind);
            let found: Vec<usize> = places.iter().filter_map(at).collect();
            let seen: Vec<String> = places
                .iter()
                .map(|p| {
                    let near = got.iter().find(|m| span(m.span).overlaps(*p));
                    near.map_or("nothing".to_owned(), |m| shown(bench, m))
                })
                .collect();
            let right = found.len() == places.len();
            several(
                score,
                check("names", entity.line, alias, right, seen.join(" / ")),
                found.len(),
                places.len(),
            );
            for m in &found {
                pairs.push((e, got[*m].entity));
                ids.insert(got[*m].entity);
                hit.insert(*m);
            }
            found_places += found.len();
        }
        if entity.places().count() > 1 {
            let mut group = check(
                "names grouped",
                entity.line,
                &entity.line.kind,
                ids.len() == 1,
                groups(bench, &ids),
            );
            let all: Vec<&str> = entity.aliases.iter().map(|(a, _)| a.words.as_str()).collect();
            group.expected = format!("all one: {}", all.join("; "));
            group.implied = found_places < 2;
            group.found &= found_places > 1;
            score.checks.push(group);
        }
        if let Some(role) = entity.line.field(1) {
            let roles: Vec<&str> = ids
                .iter()
                .flat_map(|i| &bench.report.entities[*i].roles)
                .map(String::as_str)
                .collect();
            let right =
                roles.iter().any(|r| r.contains(role.words.as_str()) || role.words.contains(r));
            let mut c = check("roles", entity.line, role, right, roles.join(" / "));
            c.implied = ids.is_empty();
            score.checks.push(c);
        }
    }
    let expected: Vec<Span> = known.iter().flat_map(|k| k.places().copied()).collect();
    for (i, mention) in got.iter().enumerate() {
        let scored =
            matches!(mention.kind, NameKind::Person | NameKind::Organization | NameKind::Place);
        let block = bench.report.blocks.iter().find(|b| span(b.span).overlaps(span(mention.span)));
        if scored && !hit.contains(&i) && block.is_some_and(|b| b.kind.is_story()) {
            let part = expected.iter().any(|p| p.overlaps(span(mention.span)));
            let part = if part { " (wrong kind or extent)" } else { "" };
            score.extras.push(("names", format!("{}{part}", shown(bench, mention))));
        }
    }
    b_cubed(&pairs, score);
    Ok(())
}

/// B-cubed over the mentions that were found: for each, how pure its group is and how whole.
fn b_cubed(pairs: &[(usize, usize)], score: &mut Score) {
    let mut both: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let mut truth: BTreeMap<usize, u32> = BTreeMap::new();
    let mut made: BTreeMap<usize, u32> = BTreeMap::new();
    for (t, m) in pairs {
        *both.entry((*t, *m)).or_default() += 1;
        *truth.entry(*t).or_default() += 1;
        *made.entry(*m).or_default() += 1;
    }
    for (t, m) in pairs {
        let shared = f64::from(both[&(*t, *m)]);
        score.b_cubed[0].0 += shared / f64::from(made[m]);
        score.b_cubed[1].0 += shared / f64::from(truth[t]);
    }
    score.b_cubed[0].1 += pairs.len() as u32;
    score.b_cubed[1].1 += pairs.len() as u32;
}

fn shown(bench: &Bench<'_>, mention: &Mention) -> String {
    format!("{}: {}", name(mention.kind), bench.text.words(span(mention.span)))
}

fn groups(bench: &Bench<'_>, ids: &BTreeSet<usize>) -> String {
    let one = |i: &usize| {
        let entity = &bench.report.entities[*i];
        let words =
            entity.mentions.iter().map(|m| bench.text.words(span(bench.report.mentions[*m].span)));
        let words: BTreeSet<&str> = words.collect();
        format!("{{{}}}", words.into_iter().collect::<Vec<_>>().join("; "))
    };
    ids.iter().map(one).collect::<Vec<_>>().join(" ")
}
