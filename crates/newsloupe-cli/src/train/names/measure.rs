//! Measures a model on annotated articles: exact span and type of people, organizations, places.

use super::super::Error;
use super::data::Article;
use newsloupe::Span;
use newsloupe::names::model::{Model, find_with, guess};
use newsloupe::names::{Mention, NameKind};
use std::path::{Path, PathBuf};

fn shown(kind: NameKind) -> Option<u8> {
    match kind {
        NameKind::Person => Some(0),
        NameKind::Organization => Some(1),
        NameKind::Place => Some(2),
        _ => None,
    }
}

/// Prints the figures of each set.
pub(crate) fn sets(sets: &[(PathBuf, Vec<Article>)], model: &Model) {
    for (file, articles) in sets {
        println!("{}", file.display());
        all(articles, model);
    }
}

/// Prints the figures at several thresholds of confidence.
fn all(articles: &[Article], model: &Model) {
    let half = articles.len().div_ceil(2);
    let read = |part: &[Article]| {
        part.iter().map(|a| find_with(&a.text, model)).collect::<Vec<Vec<Mention>>>()
    };
    let found = std::thread::scope(|scope| {
        let (first, second) = articles.split_at(half);
        let other = scope.spawn(|| read(second));
        let mut all = read(first);
        all.extend(other.join().unwrap_or_default());
        all
    });
    for least in [0.5, 0.6, 0.7, 0.8] {
        let (mut hits, mut said, mut gold) = ([0usize; 3], [0usize; 3], [0usize; 3]);
        for (article, found) in articles.iter().zip(&found) {
            for (start, end, kinds) in &article.names {
                let kind = kinds.trailing_zeros() as usize;
                if kind < 3 {
                    gold[kind] += 1;
                }
                let _ = (start, end);
            }
            for m in found.iter().filter(|m| m.confidence >= least) {
                let Some(kind) = shown(m.kind) else { continue };
                said[kind as usize] += 1;
                let right = article.names.iter().any(|n| {
                    n.0 == m.span.start as usize && n.1 == m.span.end as usize && n.2 == 1 << kind
                });
                hits[kind as usize] += usize::from(right);
            }
        }
        let f = |h: usize, s: usize, g: usize| 200.0 * h as f64 / (s + g).max(1) as f64;
        let (h, s, g): (usize, usize, usize) =
            (hits.iter().sum(), said.iter().sum(), gold.iter().sum());
        println!(
            "  from {least:.1}: P {:.1} R {:.1} F1 {:.2}   people {:.1} organizations {:.1} places {:.1}",
            100.0 * h as f64 / s.max(1) as f64,
            100.0 * h as f64 / g.max(1) as f64,
            f(h, s, g),
            f(hits[0], said[0], gold[0]),
            f(hits[1], said[1], gold[1]),
            f(hits[2], said[2], gold[2]),
        );
    }
}

/// Labels the articles of a file with a model: what it is sure of, and what to leave out.
pub(crate) fn label(from: &Path, to: &Path, model: &Model) -> Result<(), Error> {
    use std::io::Write;
    let mut out = std::io::BufWriter::new(std::fs::File::create(to)?);
    for article in &super::read_articles(from)? {
        let guess = guess(&article.text, model);
        // Byte offsets as code points, in one walk.
        let mut points = vec![0usize; article.text.len() + 1];
        let mut n = 0;
        for (at, c) in article.text.char_indices() {
            points[at..at + c.len_utf8()].fill(n);
            n += 1;
        }
        points[article.text.len()] = n;
        let at = |span: Span| (points[span.start as usize], points[span.end as usize]);
        let names: Vec<_> = guess
            .names
            .iter()
            .map(|(span, kind, sure)| {
                let (start, end) = at(*span);
                let kind = ["PER", "ORG", "LOC", "GRP", "EVT", "WRK", "OTH"][usize::from(*kind)];
                serde_json::json!({"start": start, "end": end, "type": kind, "sure": sure})
            })
            .collect();
        let skip: Vec<_> = guess.unsure.iter().map(|s| at(*s)).collect();
        let line = serde_json::json!({
            "id": article.id, "text": article.text, "entities": names, "skip": skip,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
