//! Learns the table of weights from annotated articles: a log-linear model for each decision, by
//! stochastic gradient with adaptive steps. Nothing here is random: articles come in their order, and
//! the same articles give the same table to the byte.

#![expect(clippy::cast_precision_loss, reason = "counts are small, and weights need no more")]

use super::reach::{Side, Site};
use super::who;
use super::{Features, HEADER, LOG_SIZE, VERSION, slot};
use crate::document::Document;
use crate::quotes::reports::Said;
use crate::quotes::{link, marks, outline, reported, reports};
use crate::span::Span;
use crate::train::Article;

/// One decision: features of its candidates, and which of them is right.
struct Example {
    /// Features of each part; the first is that of "nothing".
    parts: Vec<Vec<u32>>,
    /// The candidates, each the sum of its parts.
    candidates: Vec<Vec<u32>>,
    gold: usize,
}

const ROUNDS: usize = 4;

/// The table as a file's bytes. `tell` is told how it goes.
pub(crate) fn table(articles: &[Article], mut tell: impl FnMut(&str)) -> Vec<u8> {
    let mut examples = Vec::new();
    for article in articles {
        gather(article, &mut examples);
    }
    let counted = examples.iter().filter(|e| e.gold > 0).count();
    tell(&format!("{} decisions, {counted} of them for something", examples.len()));
    let weights = fit(&examples, &mut tell);
    let mut out = vec![0; HEADER];
    out[..HEADER].copy_from_slice(&[b'N', b'L', b'Q', VERSION, LOG_SIZE]);
    out.extend(weights.iter().map(|w| {
        let fixed = (w * 16.0).round().clamp(-127.0, 127.0);
        (fixed as i8).cast_unsigned()
    }));
    out
}

fn gather(article: &Article, out: &mut Vec<Example>) {
    let doc = Document::read(&article.text);
    let paragraphs = marks::paragraphs(&doc);
    let marked = marks::pair(&doc, &paragraphs);
    let outline = outline::Outline::new(&doc, &paragraphs, &marked);
    let reports = reports::find_by_rule(&outline);
    sources(&outline, &reports, article, out);
    let (mut links, elements) = link::link(&outline, &marked, &reports);
    let reaches = reported::reaches(&outline, &reports, &[]);
    let _ = link::settle(&outline, &marked, &reports, &reaches, &mut links, &elements);
    let mut whole = vec![false; reports.len()];
    for link in links.iter().flatten() {
        if let Some(r) = link.said.filter(|_| link.whole) {
            whole[r] = true;
        }
    }
    for (r, said) in reports.iter().enumerate() {
        let Some(cue) = outline.span(&said.cue).filter(|_| !whole[r]) else { continue };
        let pieces: Vec<Span> = article
            .attributions
            .iter()
            .filter(|a| a.cue.is_some_and(|c| c.overlaps(cue)))
            .map(|a| a.content)
            .collect();
        let others = reported::neighbours(&reports, said);
        let rule = reported::by_rule(&outline, said, others);
        let mut had_left = false;
        for side in [Side::Left, Side::Right] {
            let site = Site {
                outline: &outline,
                said,
                others,
                side,
                by_rule: rule.clone().filter(|(s, _)| *s == side).map(|(_, r)| r),
                had_left,
            };
            let own: Vec<Span> = pieces
                .iter()
                .copied()
                .filter(|p| match side {
                    Side::Left => p.start < cue.start,
                    Side::Right => p.start >= cue.start,
                })
                .collect();
            had_left |= side == Side::Left && !own.is_empty();
            if let Some(example) = decide(&site, &own) {
                out.push(example);
            }
        }
    }
}

/// Decisions on who is behind each report that a person marked.
fn sources(
    outline: &outline::Outline<'_, '_>,
    reports: &[Said],
    article: &Article,
    out: &mut Vec<Example>,
) {
    let mut features = Features::default();
    let slots = |f: &Features| f.list.iter().map(|f| slot(*f) as u32).collect::<Vec<u32>>();
    for r in 0..reports.len() {
        let Some(cue) = outline.span(&reports[r].cue) else { continue };
        let marked = article.attributions.iter().find(|a| a.cue.is_some_and(|c| c.overlaps(cue)));
        let Some(marked) = marked else { continue };
        who::nothing(outline, &reports[r], &mut features);
        let mut parts = vec![slots(&features)];
        let (mut gold, mut most) = (marked.source.is_none().then_some(0), 0);
        for candidate in who::candidates(outline, reports, r) {
            who::weigh(outline, reports, r, &candidate, &mut features);
            parts.push(slots(&features));
            if let (Some(own), Some(right)) = (outline.span(&candidate.phrase), marked.source)
                && (right.contains(own) || own.contains(right))
            {
                // The name comes before its remark: `Lee, the mayor of Ayr`.
                const FIRST: usize = 10_000;
                let first = usize::from(own.start <= right.start) * FIRST;
                let shared = first + own.len().min(right.len());
                if shared > most {
                    (gold, most) = (Some(parts.len() - 1), shared);
                }
            }
        }
        let Some(gold) = gold else { continue };
        let candidates = (0..parts.len() as u32).map(|k| vec![k]).collect();
        out.push(Example { parts, candidates, gold });
    }
}

fn decide(site: &Site<'_, '_, '_>, gold: &[Span]) -> Option<Example> {
    let candidates = site.candidates();
    let pairs: Vec<(usize, usize)> = candidates.pairs().collect();
    if pairs.is_empty() {
        return None;
    }
    let mut right = (0.0, 0);
    for (k, (n, f)) in pairs.iter().enumerate() {
        let range = site.range(candidates.near[*n], candidates.far[*f]);
        let Some(span) = reported::stretch(site.outline, &range) else { continue };
        for piece in gold {
            let share = overlap(site.outline.doc, span, *piece);
            if share > right.0 {
                right = (share, k + 1);
            }
        }
    }
    // The right words are none of the candidates: nothing to learn from.
    if !gold.is_empty() && right.0 < 0.8 {
        return None;
    }
    let mut features = Features::default();
    let mut parts: Vec<Vec<u32>> = Vec::new();
    let mut keep = |features: &Features| {
        parts.push(features.list.iter().map(|f| slot(*f) as u32).collect());
        parts.len() as u32 - 1
    };
    site.nothing(&mut features);
    keep(&features);
    let near: Vec<u32> = candidates
        .near
        .iter()
        .map(|e| {
            site.near(*e, &mut features);
            keep(&features)
        })
        .collect();
    let far: Vec<u32> = candidates
        .far
        .iter()
        .map(|e| {
            site.far(*e, &mut features);
            keep(&features)
        })
        .collect();
    let mut all = vec![vec![0]];
    for (n, f) in &pairs {
        site.pair(&site.range(candidates.near[*n], candidates.far[*f]), &mut features);
        all.push(vec![near[*n], far[*f], keep(&features)]);
    }
    Some(Example { parts, candidates: all, gold: right.1 })
}

/// Shared letters over all letters of two spans, without the marks and stops at their ends.
fn overlap(doc: &Document<'_>, a: Span, b: Span) -> f64 {
    let edge = |c: char| !c.is_alphanumeric();
    let (a, b) = (a.trimmed(doc.text, edge), b.trimmed(doc.text, edge));
    let shared = f64::from(a.end.min(b.end)) - f64::from(a.start.max(b.start));
    let all = f64::from(a.end.max(b.end)) - f64::from(a.start.min(b.start));
    if all > 0.0 { (shared / all).max(0.0) } else { 0.0 }
}

fn fit(examples: &[Example], tell: &mut impl FnMut(&str)) -> Vec<f32> {
    let mut weights = vec![0.0_f32; 1 << LOG_SIZE];
    let mut squares = vec![0.0_f32; 1 << LOG_SIZE];
    // The mean over the way is steadier than where it ends.
    let mut sums = vec![0.0_f32; 1 << LOG_SIZE];
    let mut summed = 0.0_f32;
    for round in 0..ROUNDS {
        let rate = 0.15 / (1.0 + round as f32 * 0.3);
        let (mut right, mut loss) = (0, 0.0);
        for (n, example) in examples.iter().enumerate() {
            let of_part: Vec<f32> = example
                .parts
                .iter()
                .map(|p| p.iter().map(|s| weights[*s as usize]).sum())
                .collect();
            let scores: Vec<f32> = example
                .candidates
                .iter()
                .map(|c| c.iter().map(|p| of_part[*p as usize]).sum())
                .collect();
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let sum: f32 = scores.iter().map(|s| (s - most).exp()).sum();
            right += usize::from(scores[example.gold] >= most);
            loss -= f64::from(scores[example.gold] - most - sum.ln());
            let mut push = vec![0.0_f32; example.parts.len()];
            for (k, candidate) in example.candidates.iter().enumerate() {
                let wanted = f32::from(u8::from(k == example.gold));
                let step = wanted - (scores[k] - most).exp() / sum;
                for part in candidate {
                    push[*part as usize] += step;
                }
            }
            for (part, step) in example.parts.iter().zip(push) {
                if step.abs() < 1e-4 {
                    continue;
                }
                for s in part {
                    let s = *s as usize;
                    squares[s] += step * step;
                    weights[s] += rate * step / (squares[s].sqrt() + 0.1);
                }
            }
            if round > 0 && n % 2000 == 1999 {
                summed += 1.0;
                for (sum, w) in sums.iter_mut().zip(&weights) {
                    *sum += w;
                }
            }
        }
        tell(&format!(
            "round {}: {:.1} % right, loss {:.3}",
            round + 1,
            100.0 * right as f64 / examples.len() as f64,
            loss / examples.len() as f64
        ));
    }
    sums.iter().map(|s| s / summed.max(1.0)).collect()
}
