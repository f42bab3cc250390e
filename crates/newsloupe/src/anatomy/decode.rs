//! The best kind for every line, all lines together (Viterbi), and how far ahead it is.

use super::BlockKind;
use super::features::Features;
use super::weights::{KINDS, Weights};

const N: usize = KINDS.len();

/// A line's kind with its share of the belief, 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) kind: BlockKind,
    pub(super) confidence: f32,
}

/// Reads the sequence; one step a line.
pub(super) fn decode(lines: &[Features], weights: &Weights) -> Vec<Choice> {
    let mut emits: Vec<[f32; N]> = Vec::with_capacity(lines.len());
    for line in lines {
        let mut scores = [0.0; N];
        for feature in line.each() {
            for (score, weight) in scores.iter_mut().zip(&weights.emit[feature]) {
                *score += weight;
            }
        }
        emits.push(scores);
    }
    let mut back: Vec<[u8; N]> = Vec::with_capacity(lines.len());
    let mut best = [0.0f32; N];
    for (i, emit) in emits.iter().enumerate() {
        let mut next = *emit;
        let mut from = [0u8; N];
        if i > 0 {
            let mut tops = [f32::MIN; N];
            for (f, score) in best.iter().enumerate() {
                for to in 0..N {
                    let score = score + weights.step[f][to];
                    let better = score > tops[to];
                    tops[to] = if better { score } else { tops[to] };
                    from[to] = if better { f as u8 } else { from[to] };
                }
            }
            for (score, top) in next.iter_mut().zip(tops) {
                *score += top;
            }
            // Kept near zero, so that long texts lose no precision.
            let top = next.iter().copied().fold(f32::MIN, f32::max);
            for score in &mut next {
                *score -= top;
            }
        }
        best = next;
        back.push(from);
    }
    let mut path = vec![0usize; lines.len()];
    let mut at = (0..N).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
    for i in (0..lines.len()).rev() {
        path[i] = at;
        at = back[i][at] as usize;
    }
    (0..lines.len())
        .map(|i| {
            let score = |k: usize| {
                let before = if i > 0 { weights.step[path[i - 1]][k] } else { 0.0 };
                let after = path.get(i + 1).map_or(0.0, |&n| weights.step[k][n]);
                emits[i][k] + before + after
            };
            let own = score(path[i]);
            // Hand-set weights count the same evidence twice; halving them is nearer the truth.
            let all: f32 =
                (0..N).map(|k| (score(k) - own) * 0.5).filter(|d| *d > -8.0).map(f32::exp).sum();
            Choice { kind: KINDS[path[i]], confidence: (1.0 / all).clamp(0.3, 0.98) }
        })
        .collect()
}
