//! What came out of a comparison: one [`Check`] for everything that can be right or wrong.

use std::collections::BTreeMap;
use std::fmt::Write;

/// One thing that a reader expects, and whether the engine found it.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    /// What is counted together.
    pub(crate) layer: &'static str,
    /// Line of the expectation file, from 0; none for a line of the story that no entry names.
    pub(crate) line: Option<usize>,
    /// Where in that line its `~` stands or would stand.
    pub(crate) col: usize,
    /// Marked as known to be missed.
    pub(crate) missed: bool,
    /// Counted, but not asked for on its own: the line that it belongs to is already missed.
    pub(crate) implied: bool,
    pub(crate) found: bool,
    pub(crate) expected: String,
    pub(crate) got: String,
}

/// All checks of one article, and the marks that nobody expected.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) checks: Vec<Check>,
    pub(crate) extras: Vec<(&'static str, String)>,
    /// Weights of B-cubed: sums of precision and recall over mentions, and how many of each.
    pub(crate) b_cubed: [(f64, u32); 2],
}

impl Score {
    /// What makes a test fail, as lines to read: truth that is no longer found, and marks `~`
    /// whose truth is found by now.
    pub(crate) fn failures(&self, file: &str) -> String {
        let mut out = String::new();
        for check in self.checks.iter().filter(|c| !c.implied && c.found == c.missed) {
            let line = check.line.map_or_else(|| "unlisted".to_owned(), |l| (l + 1).to_string());
            let _ = if check.found {
                writeln!(
                    out,
                    "{file}:{line}: {}: now found, remove its `~`: {}",
                    check.layer, check.expected
                )
            } else {
                writeln!(
                    out,
                    "{file}:{line}: {}\n    expected: {}\n    got:      {}",
                    check.layer, check.expected, check.got
                )
            };
        }
        out
    }

    /// The known misses, each with what the engine says instead.
    pub(crate) fn misses(&self, file: &str) -> String {
        let mut out = String::new();
        for check in self.checks.iter().filter(|c| !c.implied && !c.found) {
            let line = check.line.map_or_else(String::new, |l| (l + 1).to_string());
            let Check { layer, expected, got, .. } = check;
            let _ = writeln!(out, "{file}:{line}: {layer}: {expected}\n    got: {got}");
        }
        out
    }

    /// `source` with every `~` set to the state of the engine.
    pub(crate) fn marked(&self, source: &str, blocks_end: usize) -> String {
        let mut lines: Vec<String> = source.lines().map(ToOwned::to_owned).collect();
        let mut checks: Vec<&Check> =
            self.checks.iter().filter(|c| !c.implied && c.found == c.missed).collect();
        // From the right, so that no mark moves another one's place.
        checks.sort_by_key(|c| std::cmp::Reverse((c.line, c.col)));
        let mut unlisted = Vec::new();
        for check in checks {
            let Some(line) = check.line else {
                unlisted.push(format!("~body: {}", check.expected));
                continue;
            };
            if check.found {
                lines[line].replace_range(check.col..=check.col, "");
            } else {
                lines[line].insert(check.col, '~');
            }
        }
        if !unlisted.is_empty() {
            let at = (blocks_end + 1).min(lines.len());
            unlisted.reverse();
            lines.splice(at..at, unlisted);
        }
        lines.join("\n") + "\n"
    }
}

/// The totals of all articles, as a table.
pub(crate) fn totals(scores: &[Score]) -> String {
    let mut rows: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for check in scores.iter().flat_map(|s| &s.checks) {
        let row = rows.entry(check.layer).or_default();
        row[0] += usize::from(check.found);
        row[1] += 1;
    }
    for (layer, _) in scores.iter().flat_map(|s| &s.extras) {
        rows.entry(layer).or_default()[2] += 1;
    }
    let mut out = String::new();
    let mut sum = [0; 2];
    for (layer, [found, all, extra]) in rows {
        sum[0] += found;
        sum[1] += all;
        let _ = write!(out, "{layer:28} {found:5} / {all:<5}");
        let _ = if extra > 0 { writeln!(out, " and {extra} unexpected") } else { writeln!(out) };
    }
    let mean = |i: usize| {
        let (sum, n) =
            scores.iter().fold((0.0, 0), |a, s| (a.0 + s.b_cubed[i].0, a.1 + s.b_cubed[i].1));
        if n == 0 { 0.0 } else { sum / f64::from(n) }
    };
    let (p, r) = (mean(0), mean(1));
    let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
    let _ =
        writeln!(out, "names grouped, B-cubed       precision {p:.3}, recall {r:.3}, F1 {f:.3}");
    let _ = writeln!(out, "{:28} {:5} / {}", "all", sum[0], sum[1]);
    out
}
