//! The arithmetic of a linear chain: the best labels of a stretch, and how sure each name is.
//!
//! Each token has a score for each label, each pair of neighbours one for each pair of labels. The
//! best path is what Viterbi's algorithm finds; how sure a name is, is the share of all paths (each
//! weighed by the exponential of its score) that have exactly this name.

use super::{LABELS, OUTSIDE, WIDTH};

/// Scores of the labels of one token, or of one label after another.
pub(super) type Scores = [f32; WIDTH];

/// A score that no path takes.
pub(super) const NEVER: f32 = -1.0e4;

/// A stretch of tokens with the scores of their labels.
#[derive(Debug)]
pub(super) struct Chain<'m> {
    /// One for each token.
    pub(super) scores: Vec<Scores>,
    /// Of label `b` after label `a`: `steps[a][b]`. A chain begins after an [`OUTSIDE`].
    pub(super) steps: &'m [Scores; LABELS],
    /// The exponentials of `steps`.
    pub(super) ways: &'m [Scores; LABELS],
}

impl Chain<'_> {
    /// The best label of each token.
    pub(super) fn best(&self) -> Vec<u8> {
        let mut back: Vec<[u8; WIDTH]> = Vec::with_capacity(self.scores.len());
        let mut so_far = [NEVER; WIDTH];
        so_far[OUTSIDE as usize] = 0.0;
        for scores in &self.scores {
            let mut next = [NEVER * 2.0; WIDTH];
            let mut from = [0u8; WIDTH];
            for (a, steps) in self.steps.iter().enumerate() {
                for b in 0..LABELS {
                    let score = so_far[a] + steps[b];
                    if score > next[b] {
                        next[b] = score;
                        from[b] = a as u8;
                    }
                }
            }
            for b in 0..LABELS {
                so_far[b] = next[b] + scores[b];
            }
            back.push(from);
        }
        let mut label = 0;
        for b in 1..LABELS {
            if so_far[b] > so_far[label] {
                label = b;
            }
        }
        let mut labels = vec![0; back.len()];
        for (i, from) in back.iter().enumerate().rev() {
            labels[i] = label as u8;
            label = usize::from(from[label]);
        }
        labels
    }

    /// For each name that `labels` spell, `(first, last, share)`: its tokens, and the share of all
    /// paths that have exactly this name. Then the share of the path `labels` itself.
    /// All shares are one if nobody asks how `sure` they are.
    pub(super) fn names(&self, labels: &[u8], sure: bool) -> (Vec<(usize, usize, f32)>, f32) {
        let n = self.scores.len();
        if !sure {
            let firsts = (0..n).filter(|&i| labels[i] % 2 == 1);
            let names = firsts.map(|i| {
                let later = labels[i + 1..].iter().take_while(|l| **l == labels[i] + 1).count();
                (i, i + later, 1.0)
            });
            return (names.collect(), 1.0);
        }
        let steps = self.ways;
        let weights: Vec<Scores> = self
            .scores
            .iter()
            .map(|s| {
                let top = s[..LABELS].iter().copied().fold(f32::MIN, f32::max);
                s.map(|x| (x - top).exp())
            })
            .collect();
        // Sums over all paths up to a token and from it on, each scaled to one.
        let mut up_to: Vec<Scores> = Vec::with_capacity(n);
        let mut from = vec![[1.0f32; WIDTH]; n];
        let mut scale = vec![1.0f32; n];
        let mut before = [0.0f32; WIDTH];
        before[OUTSIDE as usize] = 1.0;
        for i in 0..n {
            let mut now = [0.0f32; WIDTH];
            for (a, row) in steps.iter().enumerate() {
                for b in 0..LABELS {
                    now[b] += before[a] * row[b];
                }
            }
            let mut sum = 0.0;
            for b in 0..LABELS {
                now[b] *= weights[i][b];
                sum += now[b];
            }
            scale[i] = 1.0 / sum.max(f32::MIN_POSITIVE);
            before = now.map(|x| x * scale[i]);
            up_to.push(before);
        }
        for i in (0..n.saturating_sub(1)).rev() {
            let mut behind = [0.0f32; WIDTH];
            for b in 0..LABELS {
                behind[b] = from[i + 1][b] * weights[i + 1][b];
            }
            for a in 0..LABELS {
                let sum: f32 = (0..LABELS).map(|b| steps[a][b] * behind[b]).sum();
                from[i][a] = sum * scale[i + 1];
            }
        }
        let mut out = Vec::new();
        let mut i = 0;
        while i < n {
            if labels[i] == OUTSIDE {
                i += 1;
                continue;
            }
            let first = i;
            // The inner label of a kind follows its first; a stray inner one is its own.
            let inside = labels[i] + labels[i] % 2;
            while i + 1 < n && labels[i + 1] == inside {
                i += 1;
            }
            let mut share = up_to[first][labels[first] as usize];
            for k in first + 1..=i {
                share *= steps[labels[k - 1] as usize][labels[k] as usize]
                    * weights[k][labels[k] as usize]
                    * scale[k];
            }
            // What goes on with the same name is another name.
            let whole = if i + 1 < n {
                (0..LABELS)
                    .filter(|b| *b != inside as usize)
                    .map(|b| steps[labels[i] as usize][b] * weights[i + 1][b] * from[i + 1][b])
                    .sum::<f32>()
                    * scale[i + 1]
            } else {
                1.0
            };
            out.push((first, i, share * whole));
            i += 1;
        }
        let mut path = 1.0;
        let mut last = OUTSIDE;
        for (i, label) in labels.iter().enumerate() {
            path *= steps[last as usize][*label as usize] * weights[i][*label as usize] * scale[i];
            last = *label;
        }
        (out, path)
    }
}
