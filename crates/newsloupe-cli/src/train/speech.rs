//! `newsloupe train speech`: learns from annotated articles which marked stretches are speech.
//!
//! Logistic regression with an L1 penalty (stochastic descent with the cumulative penalty of
//! Tsuruoka et al. 2009), then rounded to whole numbers. The order of examples comes from a fixed
//! seed, so the same data give the same weights.

use super::Error;
use lexopt::{Arg, Parser, ValueExt};
use newsloupe::Document;
use newsloupe::quotes::speech::{self, MAGIC, SCALE, VERSION};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// An annotated article: which stretches between marks are attributed words, in code points.
#[derive(Deserialize)]
struct Article {
    text: String,
    quotes: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    kind: String,
    start: usize,
    end: usize,
    #[serde(default)]
    quoted: Vec<[usize; 2]>,
}

/// A marked stretch to learn from.
struct Example {
    /// Its features, as indices of weights.
    features: Vec<usize>,
    speech: bool,
    /// Whether it lies outside all attributed content.
    outside: bool,
    /// Whether the rules tie it to somebody.
    linked: bool,
    article: usize,
}

/// How to learn.
struct Rates {
    /// How often all examples are seen.
    rounds: usize,
    /// The first step.
    step: f64,
    /// What is left of it after each round.
    decay: f64,
    /// The penalty on each weight.
    penalty: f64,
    /// Features seen less often are left out.
    least: usize,
}

const RATES: Rates = Rates { rounds: 40, step: 0.15, decay: 0.88, penalty: 0.0002, least: 3 };

/// Reads the rest of the command line, learns, and prints the file of weights; tells on standard
/// error how well it does on articles left out.
pub(super) fn run(mut parser: Parser) -> Result<(), Error> {
    let mut data: Option<PathBuf> = None;
    let mut folds = 5;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("data") => data = Some(parser.value()?.into()),
            Arg::Long("folds") => folds = parser.value()?.parse()?,
            _ => return Err(arg.unexpected().into()),
        }
    }
    let file = std::fs::read_to_string(data.ok_or("--data FILE is missing")?)?;
    print!("{}", weights(&file, folds)?);
    Ok(())
}

/// The file of weights that the articles of `data` teach.
fn weights(data: &str, folds: usize) -> Result<String, Error> {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut examples = Vec::new();
    for (a, line) in data.lines().filter(|l| !l.trim().is_empty()).enumerate() {
        let article: Article =
            serde_json::from_str(line).map_err(|e| format!("article {}: {e}", a + 1))?;
        read(&article, a, &mut names, &mut examples);
    }
    let mut seen = vec![0_usize; names.len()];
    for feature in examples.iter().flat_map(|e: &Example| &e.features) {
        seen[*feature] += 1;
    }
    for e in &mut examples {
        e.features.retain(|f| seen[*f] >= RATES.least);
    }
    eprintln!(
        "{} stretches, {} of them speech",
        examples.len(),
        examples.iter().filter(|e| e.speech).count()
    );
    if folds > 1 {
        let mut judged = Vec::new();
        for fold in 0..folds {
            let weights = learn(examples.iter().filter(|e| e.article % folds != fold), names.len());
            for e in examples.iter().filter(|e| e.article % folds == fold) {
                let sum: i32 = e.features.iter().map(|f| weights[*f]).sum();
                judged.push((sum, e));
            }
        }
        report(&judged);
    }
    let weights = learn(examples.iter(), names.len());
    let mut lines = String::new();
    let mut kept = 0;
    for (name, index) in &names {
        if weights[*index] != 0 {
            kept += 1;
            let _ = writeln!(lines, "{}\t{name}", weights[*index]);
        }
    }
    eprintln!("{kept} weights");
    Ok(format!("{MAGIC} {VERSION} {:016x}\n{lines}", speech::checksum(&lines)))
}

/// The examples of an article. Left out are stretches that the annotation cannot judge: between
/// single marks, which it does not read, and those that it cuts elsewhere.
fn read(
    article: &Article,
    index: usize,
    names: &mut BTreeMap<String, usize>,
    out: &mut Vec<Example>,
) {
    let text = &article.text;
    let mut bytes: Vec<usize> = text.char_indices().map(|(b, _)| b).collect();
    bytes.push(text.len());
    let byte = |point: usize| bytes.get(point).copied().unwrap_or(text.len());
    let all: Vec<(usize, usize)> =
        article.quotes.iter().map(|q| (byte(q.start), byte(q.end))).collect();
    let speech: Vec<(usize, usize)> = article
        .quotes
        .iter()
        .filter(|q| q.kind == "direct" || q.kind == "mixed")
        .flat_map(|q| &q.quoted)
        .map(|s| trimmed(text, byte(s[0]), byte(s[1])))
        .collect();
    let doc = Document::read(text);
    for example in speech::examples(&doc) {
        let outer = doc.words(example.outer);
        if outer.starts_with(['‘', '’', '‚']) || outer.starts_with('\'') && !outer.starts_with("''")
        {
            continue;
        }
        let own = trimmed(text, example.span.start as usize, example.span.end as usize);
        let overlap = |s: &(usize, usize)| s.1.min(own.1).saturating_sub(s.0.max(own.0));
        let touched = speech.iter().any(|s| overlap(s) > 0);
        let right = speech.iter().any(|s| 5 * overlap(s) >= 4 * (s.1.max(own.1) - s.0.min(own.0)));
        if touched && !right {
            continue;
        }
        let mut features: Vec<usize> = Vec::with_capacity(example.features.len());
        for name in example.features {
            let next = names.len();
            features.push(*names.entry(name).or_insert(next));
        }
        features.sort_unstable();
        features.dedup();
        out.push(Example {
            features,
            speech: right,
            outside: !all.iter().any(|s| overlap(s) > 0),
            linked: example.linked,
            article: index,
        });
    }
}

/// A stretch without the marks, stops and spaces at its ends, which do not count.
fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let words = &text[start..end];
    let drop = |c: char| c.is_whitespace() || "\"“”„«»″'‘’`.,;:!?…—–-".contains(c);
    let left = words.trim_start_matches(drop);
    let start = end - left.len();
    (start, start + left.trim_end_matches(drop).len())
}

/// The weights that tell speech from the rest.
fn learn<'a>(examples: impl Iterator<Item = &'a Example>, features: usize) -> Vec<i32> {
    let mut order: Vec<&Example> = examples.collect();
    let mut weights = vec![0.0_f64; features];
    let mut paid = vec![0.0_f64; features];
    let mut owed = 0.0;
    let mut seed = 1_u64;
    let count = order.len() as f64;
    for round in 0..RATES.rounds {
        for i in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for (k, example) in order.iter().enumerate() {
            let done = round as f64 + k as f64 / count;
            let step = RATES.step * RATES.decay.powf(done);
            owed += step * RATES.penalty;
            let sum: f64 = example.features.iter().map(|f| weights[*f]).sum();
            let off = f64::from(u8::from(example.speech)) - 1.0 / (1.0 + (-sum).exp());
            for f in &example.features {
                let mut w = weights[*f] + step * off;
                let was = w;
                if w > 0.0 {
                    w = (w - (owed + paid[*f])).max(0.0);
                } else if w < 0.0 {
                    w = (w + (owed - paid[*f])).min(0.0);
                }
                paid[*f] += w - was;
                weights[*f] = w;
            }
        }
    }
    weights.iter().map(|w| (w * SCALE).round().clamp(-999.0, 999.0) as i32).collect()
}

/// Says how well held-back stretches were judged: by the rules alone, and by the weights with the
/// thresholds of the engine.
fn report(judged: &[(i32, &Example)]) {
    let tell = |name: &str, spoken: &dyn Fn(i32, &Example) -> bool| {
        let count = |test: &dyn Fn(&Example, bool) -> bool| {
            judged.iter().filter(|(sum, e)| test(e, spoken(*sum, e))).count() as f64
        };
        let right = count(&|e, yes| yes && e.speech);
        let wrong = count(&|e, yes| yes && !e.speech);
        let missed = count(&|e, yes| !yes && e.speech);
        let scare = count(&|e, yes| yes && e.outside) / count(&|e, _| e.outside).max(1.0);
        eprintln!(
            "{name}: {wrong} wrongly speech, {missed} missed, F {:.2}; {:.1} % of what is outside all attribution",
            200.0 * right / (2.0 * right + wrong + missed),
            100.0 * scare,
        );
    };
    tell("rules alone", &|_, e| e.linked);
    tell("over 0", &|sum, _| sum > 0);
    tell("as used", &|sum, e| sum > if e.linked { speech::TOLD } else { speech::UNTOLD });
}
