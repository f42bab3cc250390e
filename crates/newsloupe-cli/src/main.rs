//! `newsloupe analyze`: articles in, JSON reports out.

use newsloupe::{Options, analyze};
use std::io::{BufRead, Read, Write};

#[derive(serde::Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    published: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut options = Options::default();
    let mut jsonl = false;
    let mut files = Vec::new();
    let mut it = args.iter();
    while let Some(a) = it.next() {
        match a.as_str() {
            "analyze" => {}
            "--jsonl" => jsonl = true,
            "--offsets" => options.offsets = it.next().ok_or("--offsets?")?.parse()?,
            "--published" => options.published = Some(it.next().ok_or("--published?")?.parse()?),
            f => files.push(f.to_owned()),
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if jsonl {
        for line in std::io::stdin().lock().lines() {
            let line: Line = serde_json::from_str(&line?)?;
            let published = line.published.as_deref().map(str::parse).transpose()?;
            let mut report = analyze(&line.text, &Options { published, ..options.clone() })?;
            report.id = line.id.as_str().map(ToOwned::to_owned);
            serde_json::to_writer(&mut out, &report)?;
            writeln!(out)?;
        }
    } else {
        let mut text = String::new();
        match files.first() {
            Some(f) => text = std::fs::read_to_string(f)?,
            None => {
                std::io::stdin().read_to_string(&mut text)?;
            }
        }
        serde_json::to_writer(&mut out, &analyze(&text, &options)?)?;
    }
    Ok(())
}
