//! `newsloupe train speakers`: the weights that say how far reported words reach, from annotated
//! articles. The learning itself stands in the engine, beside the features.

use super::Error;
use lexopt::{Arg, Parser};
use newsloupe::train::{Article, Attribution};
use newsloupe::{CodePointSpan, OffsetMap, Span};
use serde::Deserialize;
use std::io::BufRead;
use std::path::PathBuf;

/// A line of annotated articles; offsets are code points, end exclusive.
#[derive(Deserialize)]
struct Line {
    text: String,
    quotes: Vec<Piece>,
}

#[derive(Deserialize)]
struct Piece {
    start: u32,
    end: u32,
    cue: Option<[u32; 2]>,
    speaker: Option<[u32; 2]>,
}

/// Reads `--data` and writes `--out`.
pub(super) fn run(mut parser: Parser) -> Result<(), Error> {
    let (mut data, mut out) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Arg::Long("out") => out = Some(PathBuf::from(parser.value()?)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let data = data.ok_or("train speakers needs --data FILE")?;
    let out = out.ok_or("train speakers needs --out FILE")?;
    let mut articles = Vec::new();
    let file = std::fs::File::open(&data).map_err(|e| format!("{}: {e}", data.display()))?;
    for (n, line) in std::io::BufReader::new(file).lines().enumerate() {
        let at = |what: String| format!("{}, line {}: {what}", data.display(), n + 1);
        let line: Line = serde_json::from_str(&line?).map_err(|e| at(e.to_string()))?;
        articles.push(article(line).ok_or_else(|| at("a span is not in the text".to_owned()))?);
    }
    let table = newsloupe::train::speakers(&articles, |step| eprintln!("{step}"));
    std::fs::write(&out, table).map_err(|e| format!("{}: {e}", out.display()).into())
}

fn article(line: Line) -> Option<Article> {
    let map = OffsetMap::new(&line.text);
    let span = |[start, end]: [u32; 2]| -> Option<Span> {
        map.from_code_points(CodePointSpan { start, end })
    };
    let attributions = line
        .quotes
        .iter()
        .map(|q| {
            Some(Attribution {
                content: span([q.start, q.end])?,
                cue: q.cue.and_then(span),
                source: q.speaker.and_then(span),
            })
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Article { text: line.text, attributions })
}
