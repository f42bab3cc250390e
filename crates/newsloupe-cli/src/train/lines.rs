//! `newsloupe train lines`: learns the weights of the article's anatomy from annotated pastes and
//! tells how well they do on outlets left out.
//!
//! An averaged structured perceptron over the engine's own line features. Where the annotation names
//! several kinds or none (lines of the story have no label), the shipped weights choose among those
//! that it allows. One outlet after the other is left out; nothing is drawn by chance, so the same
//! data give the same figures.

use super::Error;
use lexopt::{Arg, Parser, ValueExt};
use newsloupe::Span;
use newsloupe::anatomy::BlockKind as K;
use newsloupe::anatomy::learn::{self, N, Table};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// An annotated paste; offsets in code points.
#[derive(Deserialize)]
struct Article {
    outlet: String,
    text: String,
    spans: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// A paste ready to learn from.
struct Sample {
    outlet: String,
    text: String,
    lines: Vec<learn::Line>,
    /// For each line the kind to learn, as an index.
    gold: Vec<usize>,
    /// The annotated spans in bytes; `None` for an image credit.
    spans: Vec<(Span, Option<K>)>,
}

/// The kinds that lines of the story may have: the annotation does not tell them apart.
const STORY: [K; 6] = [K::Body, K::Heading, K::ListItem, K::PullQuote, K::AltText, K::VideoTitle];
/// What the page put around the story.
const FURNITURE: [K; 4] = [K::Promo, K::Bio, K::Contributor, K::Boilerplate];

/// Reads the rest of the command line, learns, and prints the figures.
pub(super) fn run(mut parser: Parser) -> Result<(), Error> {
    let mut data: Option<PathBuf> = None;
    let (mut rounds, mut size) = (10, 0.1);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("data") => data = Some(parser.value()?.into()),
            Arg::Long("step") => size = parser.value()?.parse()?,
            Arg::Long("rounds") => rounds = parser.value()?.parse()?,
            _ => return Err(arg.unexpected().into()),
        }
    }
    let file = std::fs::read_to_string(data.ok_or("--data FILE is missing")?)?;
    let samples = samples(&file)?;
    let outlets: BTreeSet<&str> = samples.iter().map(|s| s.outlet.as_str()).collect();
    let mut tallies = [(); 3].map(|()| BTreeMap::new());
    let (shipped, zero) = (Table::shipped(), Table::zero());
    for left_out in &outlets {
        let rest: Vec<&Sample> = samples.iter().filter(|s| s.outlet != *left_out).collect();
        let tables = [
            shipped.clone(),
            learn(&zero, &rest, rounds, size),
            learn(&shipped, &rest, rounds, size),
        ];
        for sample in samples.iter().filter(|s| s.outlet == *left_out) {
            for (table, tally) in tables.iter().zip(&mut tallies) {
                count(sample, table, tally);
            }
        }
    }
    println!("{} pastes of {} outlets, each left out once\n", samples.len(), outlets.len());
    println!("F1 of exact spans (captions: overlap of half)  shipped  from zero  from shipped");
    let rows: BTreeSet<&String> = tallies.iter().flat_map(BTreeMap::keys).collect();
    for row in rows {
        let f1 = |t: &BTreeMap<String, Tally>| t.get(row).map_or(0.0, Tally::f1);
        let [a, b, c] = tallies.each_ref().map(f1);
        println!("{row:46} {a:7.1} {b:10.1} {c:13.1}");
    }
    Ok(())
}

/// Right, found and expected.
#[derive(Default)]
struct Tally {
    right: usize,
    found: usize,
    gold: usize,
}

impl Tally {
    fn f1(&self) -> f64 {
        100.0 * 2.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

fn samples(file: &str) -> Result<Vec<Sample>, Error> {
    let shipped = Table::shipped();
    let mut out = Vec::new();
    for (a, line) in file.lines().filter(|l| !l.trim().is_empty()).enumerate() {
        let article: Article =
            serde_json::from_str(line).map_err(|e| format!("article {}: {e}", a + 1))?;
        let mut bytes: Vec<usize> = article.text.char_indices().map(|(b, _)| b).collect();
        bytes.push(article.text.len());
        let byte = |point: usize| bytes.get(point).copied().unwrap_or(article.text.len());
        let spans: Vec<(Span, Option<K>)> = article
            .spans
            .iter()
            .map(|g| (Span::new(byte(g.start), byte(g.end)), kind(&g.kind)))
            .collect();
        let lines = learn::observed(&article.text);
        let allowed: Vec<u32> = lines.iter().map(|l| allowed(l.span, &spans)).collect();
        let gold = decode(&lines, &shipped, Some(&allowed));
        out.push(Sample { outlet: article.outlet, text: article.text, lines, gold, spans });
    }
    Ok(out)
}

/// The kind that the annotation names; `None` for image credits, which may be part of a line.
fn kind(name: &str) -> Option<K> {
    learn::kinds().iter().copied().find(|k| name_of(*k) == name)
}

/// `video_title`
fn name_of(kind: K) -> String {
    serde_json::to_string(&kind).unwrap_or_default().trim_matches('"').to_owned()
}

/// The kinds that a line may have, one bit each.
fn allowed(line: Span, spans: &[(Span, Option<K>)]) -> u32 {
    let bit = |k: K| 1_u32 << k as usize;
    let here = || spans.iter().filter(|(s, _)| s.start < line.end && s.end > line.start);
    let mut mask = 0;
    for (span, kind) in here() {
        mask |= match kind {
            // The place at the head of a paragraph is cut off later.
            Some(K::Dateline) if span.len() + 4 < line.len() && here().count() == 1 => {
                bit(K::Body) | bit(K::ListItem)
            }
            Some(kind) => bit(*kind),
            None if span.len() * 2 < line.len() => bit(K::Caption) | bit(K::Credit),
            None => bit(K::Credit),
        };
    }
    if mask & bit(K::Caption) != 0 {
        return bit(K::Caption);
    }
    if mask == 0 { STORY.iter().map(|k| bit(*k)).sum() } else { mask }
}

/// The best kinds for all lines together (Viterbi), among the allowed ones.
fn decode(lines: &[learn::Line], table: &Table, allowed: Option<&[u32]>) -> Vec<usize> {
    let mut best = [0.0_f32; N];
    let mut back: Vec<[usize; N]> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let mut next = [0.0_f32; N];
        let mut from = [0; N];
        for to in 0..N {
            if allowed.is_some_and(|a| a[i] >> to & 1 == 0) {
                next[to] = f32::MIN / 2.0;
                continue;
            }
            let emit: f32 = line.features.iter().map(|f| table.emit[*f][to]).sum();
            let step = |f: usize| best[f] + if i > 0 { table.step[f][to] } else { 0.0 };
            let mut top = 0;
            for f in 1..N {
                if step(f) > step(top) {
                    top = f;
                }
            }
            from[to] = top;
            next[to] = emit + step(top);
        }
        best = next;
        back.push(from);
    }
    let mut at = 0;
    for k in 1..N {
        if best[k] > best[at] {
            at = k;
        }
    }
    let mut path = vec![0; lines.len()];
    for i in (0..lines.len()).rev() {
        path[i] = at;
        at = back[i][at];
    }
    path
}

/// The averaged weights after so many rounds over `samples`; every error moves its weights by `size`.
fn learn(start: &Table, samples: &[&Sample], rounds: usize, size: f32) -> Table {
    let mut now = start.clone();
    let mut sum = Table::zero();
    for _ in 0..rounds {
        for sample in samples {
            let path = decode(&sample.lines, &now, None);
            if path != sample.gold {
                step(&mut now, sample, &sample.gold, size);
                step(&mut now, sample, &path, -size);
            }
            add(&mut sum, &now);
        }
    }
    let share = 1.0 / (rounds * samples.len()).max(1) as f32;
    for row in sum.emit.iter_mut().chain(&mut sum.step) {
        for weight in row {
            *weight *= share;
        }
    }
    sum
}

fn step(table: &mut Table, sample: &Sample, path: &[usize], by: f32) {
    for (i, line) in sample.lines.iter().enumerate() {
        for f in &line.features {
            table.emit[*f][path[i]] += by;
        }
        if i > 0 {
            table.step[path[i - 1]][path[i]] += by;
        }
    }
}

fn add(sum: &mut Table, now: &Table) {
    let rows = sum.emit.iter_mut().chain(&mut sum.step).zip(now.emit.iter().chain(&now.step));
    for (row, more) in rows {
        for (weight, more) in row.iter_mut().zip(more) {
            *weight += more;
        }
    }
}

/// Holds the blocks that `table` gives against the annotation.
fn count(sample: &Sample, table: &Table, tally: &mut BTreeMap<String, Tally>) {
    let text = &sample.text;
    let trim = |span: Span| {
        span.trimmed(text, |c: char| c.is_whitespace() || "()[]{}.,:;|-–—•·".contains(c))
    };
    let blocks = learn::read(text, table);
    for kind in learn::kinds().iter().filter(|k| !STORY.contains(k) && **k != K::Credit) {
        let gold: Vec<Span> =
            sample.spans.iter().filter(|s| s.1 == Some(*kind)).map(|s| trim(s.0)).collect();
        let mut free = vec![true; gold.len()];
        let row = tally.entry(name_of(*kind)).or_default();
        row.gold += gold.len();
        for block in blocks.iter().filter(|b| b.kind == *kind) {
            let span = trim(block.span);
            row.found += 1;
            let hit = (0..gold.len()).find(|&i| {
                let (start, end) = (span.start.max(gold[i].start), span.end.min(gold[i].end));
                let whole = span.end.max(gold[i].end) - span.start.min(gold[i].start);
                let half = start < end && (end - start) * 2 >= whole;
                free[i] && (span == gold[i] || *kind == K::Caption && half)
            });
            if let Some(i) = hit {
                free[i] = false;
                row.right += 1;
            }
        }
    }
    // Lines: those without any label are the story; what belongs to the page is set aside.
    for line in &sample.lines {
        let over = |s: Span| s.start < line.span.end && s.end > line.span.start;
        let labels: Vec<Option<K>> =
            sample.spans.iter().filter(|s| over(s.0)).map(|s| s.1).collect();
        let story = blocks.iter().any(|b| over(b.span) && STORY[..4].contains(&b.kind));
        let (name, right) = if labels.is_empty() {
            ("lines: story kept", story)
        } else if labels.iter().any(|l| l.is_some_and(|k| FURNITURE.contains(&k))) {
            ("lines: furniture set aside", !story)
        } else {
            continue;
        };
        let row = tally.entry(name.to_owned()).or_default();
        row.gold += 1;
        row.found += 1;
        row.right += usize::from(right);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASTES: &str = r#"{"outlet":"a","text":"Pier to close\n\nRead more here\n\nThe council voted on Monday to close the old pier for good.","spans":[{"start":0,"end":13,"type":"headline"},{"start":15,"end":29,"type":"promo"}]}
{"outlet":"b","text":"Bridge opens\n\nRead more there\n\nThe mayor opened the new bridge on Friday in the rain.","spans":[{"start":0,"end":12,"type":"headline"},{"start":14,"end":29,"type":"promo"}]}"#;

    #[test]
    fn what_is_annotated_is_learned_from_nothing() {
        let samples = samples(PASTES).unwrap();
        let all: Vec<&Sample> = samples.iter().collect();
        let table = learn(&Table::zero(), &all, 20, 1.0);
        for sample in &samples {
            assert_eq!(decode(&sample.lines, &table, None), sample.gold);
            assert_eq!(sample.gold[0], K::Headline as usize);
            assert_eq!(sample.gold[1], K::Promo as usize);
        }
        let other = learn(&Table::zero(), &all[..1], 20, 1.0);
        let mut tally = BTreeMap::new();
        count(&samples[1], &other, &mut tally);
        assert_eq!(tally["headline"].right, 1);
        assert_eq!(tally["lines: story kept"].gold, 1);
    }

    #[test]
    fn an_unknown_article_is_told_in_words() {
        assert!(samples("{").is_err());
    }
}
