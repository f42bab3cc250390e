//! Learns the weights: the likelihood of the allowed labels, by `AdaGrad`, one stretch at a time.

use super::{LABELS, Settings, WIDTH};
use newsloupe::names::model::store::Weights;
use std::collections::HashMap;

/// A stretch of tokens with their features and the labels that each may have.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) article: usize,
    pub(crate) weight: f32,
    pub(crate) rows: Vec<Vec<u32>>,
    pub(crate) allowed: Vec<u16>,
}

/// How many times in the last round the weights are taken for their mean.
const MEANS: usize = 12;

type Row = [f32; WIDTH];

/// A weight for each label, with the sum of its squared slopes.
#[derive(Clone, Copy)]
struct Cell {
    w: Row,
    g: Row,
}

const NEVER: f32 = -1.0e4;

/// Weights as they are learnt.
pub(crate) struct Learner {
    features: Vec<u32>,
    cells: Vec<Cell>,
    steps: [Cell; LABELS],
}

impl Learner {
    pub(crate) fn new(features: Vec<u32>) -> Self {
        let zero = Cell { w: [0.0; WIDTH], g: [1e-2; WIDTH] };
        let mut steps = [zero; LABELS];
        for (a, step) in steps.iter_mut().enumerate() {
            for b in (2..LABELS).step_by(2) {
                if a != b && a != b - 1 {
                    step.w[b] = NEVER;
                }
            }
        }
        Self { cells: vec![zero; features.len()], features, steps }
    }

    /// Goes over all examples as often as the settings say.
    pub(crate) fn learn(&mut self, examples: &[Example], settings: &Settings) {
        let index: HashMap<u32, u32> =
            self.features.iter().enumerate().map(|(i, f)| (*f, i as u32)).collect();
        // Features as places in the table, once.
        let mut flat: Vec<u32> = Vec::new();
        let mut starts: Vec<(usize, usize)> = Vec::new(); // into `ends`
        let mut ends: Vec<usize> = Vec::new();
        for example in examples {
            let first = ends.len();
            for row in &example.rows {
                flat.extend(row.iter().filter_map(|f| index.get(f)));
                ends.push(flat.len());
            }
            starts.push((first, ends.len()));
        }
        drop(index);
        let mut order: Vec<u32> = (0..examples.len() as u32).collect();
        let mut seed = 0x9e37_79b9_7f4a_7c15u64;
        let mut random = move || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed
        };
        let mut sums = vec![[0.0f32; WIDTH]; self.cells.len()];
        let mut taken = 0.0f32;
        for round in 0..settings.rounds {
            for i in (1..order.len()).rev() {
                order.swap(i, (random() % (i as u64 + 1)) as usize);
            }
            let mut loss = 0.0f64;
            // The last rounds go in smaller steps.
            let rate = settings.rate * if round + 2 >= settings.rounds { 0.5 } else { 1.0 };
            // The mean over the last round is steadier than where it happens to end.
            let last = round + 1 == settings.rounds;
            let part = order.len().div_ceil(MEANS).max(1);
            for (n, &e) in order.iter().enumerate() {
                if last && n % part == part - 1 {
                    for (sum, cell) in sums.iter_mut().zip(&self.cells) {
                        for k in 0..LABELS {
                            sum[k] += cell.w[k];
                        }
                    }
                    taken += 1.0;
                }
                let example = &examples[e as usize];
                let (first, last) = starts[e as usize];
                let tokens: Vec<&[u32]> = (first..last)
                    .map(|t| &flat[if t == 0 { 0 } else { ends[t - 1] }..ends[t]])
                    .collect();
                let drop = random();
                loss += f64::from(self.step(example, &tokens, rate, drop, settings));
            }
            if last && taken > 0.0 {
                for (sum, cell) in sums.iter().zip(&mut self.cells) {
                    for k in 0..LABELS {
                        cell.w[k] = sum[k] / taken;
                    }
                }
            }
            eprintln!("round {}: {:.4} a stretch", round + 1, loss / examples.len().max(1) as f64);
        }
    }

    fn step(
        &mut self,
        example: &Example,
        tokens: &[&[u32]],
        rate: f32,
        seed: u64,
        settings: &Settings,
    ) -> f32 {
        let limit = (settings.dropout * 65536.0) as u64;
        let mut seed = seed | 1;
        let mut keep = move || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed & 0xffff >= limit
        };
        let kept: Vec<Vec<u32>> =
            tokens.iter().map(|t| t.iter().copied().filter(|_| keep()).collect()).collect();
        let scale = 1.0 / (1.0 - settings.dropout);
        let scores: Vec<Row> = kept
            .iter()
            .map(|t| {
                let mut sum = [0.0f32; WIDTH];
                for &f in t {
                    let row = &self.cells[f as usize].w;
                    for k in 0..WIDTH {
                        sum[k] += row[k];
                    }
                }
                sum.map(|x| x * scale)
            })
            .collect();
        let steps: Vec<Row> = self.steps.iter().map(|c| c.w).collect();
        let all = vec![0x7fffu16; scores.len()];
        let free = Sums::new(&scores, &steps, &all);
        let bound = Sums::new(&scores, &steps, &example.allowed);
        let loss = free.total - bound.total;
        if !loss.is_finite() {
            return 0.0;
        }
        let weight = example.weight;
        for (i, t) in kept.iter().enumerate() {
            let mut slope = [0.0f32; WIDTH];
            for k in 0..LABELS {
                slope[k] = (free.at[i][k] - bound.at[i][k]) * weight;
            }
            if slope.iter().all(|s| s.abs() < 1e-4) {
                continue;
            }
            for &f in t {
                self.cells[f as usize].go(&slope, rate, settings.shrink);
            }
        }
        for a in 0..LABELS {
            let mut slope = [0.0f32; WIDTH];
            for b in 0..LABELS {
                if self.steps[a].w[b] > NEVER {
                    slope[b] = (free.steps[a][b] - bound.steps[a][b]) * weight;
                }
            }
            let fixed = self.steps[a].w;
            self.steps[a].go(&slope, rate, settings.shrink);
            for b in 0..LABELS {
                if fixed[b] <= NEVER {
                    self.steps[a].w[b] = NEVER;
                }
            }
        }
        loss
    }

    /// The features that matter most.
    pub(crate) fn best(&self, keep: usize) -> Vec<u32> {
        let mut ranked: Vec<(f32, u32)> = self
            .features
            .iter()
            .enumerate()
            .map(|(i, f)| {
                // What the likelihood loses without it, by the slopes that were met (as in Optimal
                // Brain Damage).
                let cell = &self.cells[i];
                let loss: f32 = (0..LABELS).map(|k| cell.w[k] * cell.w[k] * cell.g[k]).sum();
                (loss, *f)
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut kept: Vec<u32> = ranked.into_iter().take(keep).map(|r| r.1).collect();
        kept.sort_unstable();
        kept
    }

    /// The weights, in whole numbers up to `most`.
    pub(crate) fn weights(&self, unit: f32, most: f32) -> Weights {
        let rows = self
            .features
            .iter()
            .enumerate()
            .map(|(i, f)| (*f, self.cells[i].w.map(|w| whole(w / unit, most))));
        let mut steps = [[0.0; WIDTH]; LABELS];
        for (to, from) in steps.iter_mut().zip(&self.steps) {
            *to = from.w;
        }
        Weights { rows: rows.collect(), unit, steps }
    }
}

/// A weight as a whole number; small ones are dropped, since noughts pack best.
fn whole(w: f32, most: f32) -> i8 {
    if w.abs() < 0.55 { 0 } else { w.round().clamp(-most, most) as i8 }
}

impl Cell {
    #[inline]
    fn go(&mut self, slope: &Row, rate: f32, shrink: f32) {
        for k in 0..WIDTH {
            let s = slope[k] + shrink * self.w[k];
            self.g[k] += s * s;
            self.w[k] -= rate * s / self.g[k].sqrt();
        }
    }
}

/// Sums over all paths through the allowed labels.
struct Sums {
    /// The logarithm of the whole.
    total: f32,
    /// The share of each label of each token.
    at: Vec<Row>,
    /// The shares of each pair of neighbours, over all tokens.
    steps: Vec<Row>,
}

impl Sums {
    fn new(scores: &[Row], steps: &[Row], allowed: &[u16]) -> Self {
        let n = scores.len();
        let e: Vec<Row> = steps.iter().map(|r| r.map(f32::exp)).collect();
        let mut total = 0.0f32;
        let weights: Vec<Row> = scores
            .iter()
            .zip(allowed)
            .map(|(s, set)| {
                let mut top = f32::MIN;
                for k in 0..LABELS {
                    if set >> k & 1 == 1 {
                        top = top.max(s[k]);
                    }
                }
                total += top;
                let mut w = [0.0; WIDTH];
                for k in 0..LABELS {
                    if set >> k & 1 == 1 {
                        w[k] = (s[k] - top).exp();
                    }
                }
                w
            })
            .collect();
        let mut up = vec![[0.0f32; WIDTH]; n];
        let mut scale = vec![1.0f32; n];
        let mut before = [0.0f32; WIDTH];
        before[0] = 1.0;
        for i in 0..n {
            let mut now = [0.0f32; WIDTH];
            for a in 0..LABELS {
                let x = before[a];
                for b in 0..WIDTH {
                    now[b] += x * e[a][b];
                }
            }
            let mut sum = 0.0;
            for b in 0..LABELS {
                now[b] *= weights[i][b];
                sum += now[b];
            }
            total += sum.ln();
            scale[i] = 1.0 / sum;
            before = now.map(|x| x * scale[i]);
            up[i] = before;
        }
        let mut from = vec![[1.0f32; WIDTH]; n];
        let mut pairs = vec![[0.0f32; WIDTH]; LABELS];
        for i in (0..n).rev() {
            let mut behind = [0.0f32; WIDTH];
            for b in 0..LABELS {
                behind[b] = from[i][b] * weights[i][b] * scale[i];
            }
            let first = [1.0f32, 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0.];
            let left = if i == 0 { &first } else { &up[i - 1] };
            for a in 0..LABELS {
                let mut sum = 0.0;
                for b in 0..WIDTH {
                    let p = e[a][b] * behind[b];
                    pairs[a][b] += left[a] * p;
                    sum += p;
                }
                if i > 0 {
                    from[i - 1][a] = sum;
                }
            }
        }
        let at = up
            .iter()
            .zip(&from)
            .map(|(u, f)| {
                let mut p = [0.0; WIDTH];
                for k in 0..LABELS {
                    p[k] = u[k] * f[k];
                }
                p
            })
            .collect();
        Self { total, at, steps: pairs }
    }
}
