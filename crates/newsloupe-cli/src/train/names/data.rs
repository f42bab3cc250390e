//! Annotated articles, and what training makes of them.
//!
//! Each set has its own types. Where one never marked some kind, a word outside its names may be
//! of that kind: such a word allows several labels, and training sums over them.

use super::super::Error;
use super::learn::Example;
use newsloupe::names::model::{self, LABELS, Model};
use serde::Deserialize;
use std::io::{BufRead, BufReader};
use std::path::Path;

#[derive(Clone, Debug, Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    entities: Vec<Entity>,
    /// Stretches to leave out, in code points.
    #[serde(default)]
    skip: Vec<(usize, usize)>,
    /// How much it counts.
    #[serde(default)]
    weight: Option<f32>,
}

#[derive(Clone, Debug, Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// An annotated article; spans in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) text: String,
    /// Start, end, and the kinds that it may be, as a set of bits.
    pub(crate) names: Vec<(usize, usize, u8)>,
    pub(crate) skip: Vec<(usize, usize)>,
    pub(crate) weight: f32,
    /// The kinds that its set never marks.
    pub(crate) unmarked: u8,
    /// Labelled by a model.
    pub(crate) guessed: bool,
}

const PER: u8 = 1;
const ORG: u8 = 2;
const LOC: u8 = 4;
const GRP: u8 = 8;
const EVT: u8 = 16;
const WRK: u8 = 32;
const OTH: u8 = 64;

/// Reads a file of articles, one a line; its name says which set it is.
pub(crate) fn read(file: &Path) -> Result<Vec<Article>, Error> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let set = name.split('_').next().unwrap_or("");
    // What it never marks, and what its "MISC" may be.
    let (unmarked, misc) = match set {
        "uner" => (GRP | EVT | WRK | OTH, OTH),
        "wikigold" => (0, GRP | EVT | WRK | OTH),
        "crossner" => (0, GRP | WRK | OTH),
        "gum" => (0, WRK | OTH),
        _ => (0, EVT | WRK | OTH),
    };
    let mut out = Vec::new();
    for line in BufReader::new(std::fs::File::open(file)?).lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let names = line
            .entities
            .iter()
            .filter_map(|e| {
                let kinds = match e.kind.as_str() {
                    "PER" => PER,
                    "ORG" => ORG,
                    "LOC" => LOC,
                    "NORP" | "GRP" => GRP,
                    "EVENT" | "EVT" => EVT,
                    "WORK" | "WRK" => WRK,
                    "PROD" | "OTH" => OTH,
                    "MISC" => misc,
                    _ => return None,
                };
                Some((bytes[e.start], bytes[e.end], kinds))
            })
            .collect();
        out.push(Article {
            id: line.id,
            names,
            skip: line.skip.iter().map(|s| (bytes[s.0], bytes[s.1])).collect(),
            text: line.text,
            weight: line.weight.unwrap_or(1.0),
            unmarked,
            guessed: set == "guessed",
        });
    }
    Ok(out)
}

/// The examples of some articles, in order; `known` gives the model that knew each before.
pub(crate) fn see<'m>(
    articles: &[Article],
    which: &[usize],
    known: &(dyn Fn(usize) -> Option<&'m Model> + Sync),
) -> Vec<Example> {
    let half = which.len().div_ceil(2);
    let read = |part: &[usize]| {
        part.iter().flat_map(|&i| examples(&articles[i], i, known(i))).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let (first, second) = which.split_at(half);
        let other = scope.spawn(|| read(second));
        let mut all = read(first);
        all.extend(other.join().unwrap_or_default());
        all
    })
}

fn examples(article: &Article, index: usize, model: Option<&Model>) -> Vec<Example> {
    let sight = model::see(&article.text, model);
    let mut free: u16 = 1;
    for kind in 0..7u8 {
        if article.unmarked >> kind & 1 == 1 {
            free |= 3 << (1 + 2 * kind);
        }
    }
    let mut out = Vec::new();
    for (start, rows) in sight.chains {
        let mut allowed = Vec::with_capacity(rows.len());
        let mut before: Option<usize> = None;
        let mut skipped = false;
        for n in 0..rows.len() {
            let span = sight.tokens[start + n];
            let (a, b) = (span.start as usize, span.end as usize);
            skipped |= article.skip.iter().any(|s| a < s.1 && s.0 < b);
            let name = article.names.iter().position(|e| a < e.1 && e.0 < b);
            allowed.push(match name {
                None => free,
                Some(e) => {
                    let later = before == name;
                    let mut set = 0u16;
                    for kind in 0..7 {
                        if article.names[e].2 >> kind & 1 == 1 {
                            set |= 1 << (1 + 2 * kind + u16::from(later));
                        }
                    }
                    set
                }
            });
            before = name;
        }
        debug_assert!(allowed.iter().all(|set| usize::from(*set) < 1 << LABELS));
        if !skipped {
            out.push(Example { article: index, weight: article.weight, rows, allowed });
        }
    }
    out
}
