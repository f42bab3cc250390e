//! Streams JSON lines: one answer a line, in order, in memory that does not grow with their number.

use crate::answer::{Answers, Ended};
use newsloupe::{Options, Report, analyze};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use serde_json::Value;
use std::io::{BufRead, Read, Write};

/// JSON may write one byte of text as six (`\u0001`).
const LONGEST_LINE_PER_BYTE: usize = 6;

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<String>,
    text: Text,
    #[serde(default)]
    published: Option<String>,
}

/// What little can be told of a line that is no [`Line`].
#[derive(Deserialize)]
struct Id {
    id: Value,
}

/// The text of a line. A lone surrogate (`"\ud800"`) is read as U+FFFD, as it is in WASM: it is one
/// code point and one UTF-16 unit before and after, so the spans hold.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(replace_surrogates(bytes)))
            }
        }
        // As bytes, serde_json passes lone surrogates on; as a string, it refuses them.
        from.deserialize_bytes(Bytes)
    }
}

/// Text in which each lone surrogate, three bytes `ED A0..BF xx`, is U+FFFD.
fn replace_surrogates(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        match str::from_utf8(rest) {
            Ok(tail) => {
                text.push_str(tail);
                return text;
            }
            Err(error) => {
                let (good, bad) = rest.split_at(error.valid_up_to());
                text.push_str(&String::from_utf8_lossy(good));
                text.push('\u{fffd}');
                rest = bad.get(3..).unwrap_or_default();
            }
        }
    }
}

pub(crate) fn run(
    mut input: impl BufRead,
    options: &Options,
    answers: &mut Answers<impl Write>,
) -> Result<(), Ended> {
    let longest = options.max_bytes.saturating_mul(LONGEST_LINE_PER_BYTE);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        line.shrink_to(1 << 20); // one giant must not be paid for until the end
        input
            .by_ref()
            .take(longest as u64 + 1)
            .read_until(b'\n', &mut line)
            .map_err(Ended::Broken)?;
        if line.is_empty() {
            break;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() > longest {
            input.skip_until(b'\n').map_err(Ended::Broken)?;
            answers.error(&Value::Null, Some(number), "the line is too long")?;
            continue;
        }
        if number == 1 && line.starts_with("\u{feff}".as_bytes()) {
            line.drain(..3);
        }
        match read(&line, options) {
            Ok(report) => answers.report(&report)?,
            Err(error) => {
                let id = serde_json::from_slice(&line).map_or(Value::Null, |known: Id| known.id);
                answers.error(&id, Some(number), &error)?;
            }
        }
    }
    Ok(())
}

fn read(line: &[u8], options: &Options) -> Result<Report, String> {
    let line = str::from_utf8(line).map_err(|e| {
        let at = e.valid_up_to();
        format!("the line is not UTF-8: its byte at {at} (0x{:02x}) fits no character", line[at])
    })?;
    if line.trim().is_empty() {
        return Err("the line is empty".into());
    }
    let line: Line = serde_json::from_str(line).map_err(|e| {
        // serde_json counts lines within what it was given, which here is always one.
        let said = e.to_string();
        let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
        match e.classify() {
            serde_json::error::Category::Data => what.to_owned(),
            _ => format!("not JSON at column {}: {what}", e.column()),
        }
    })?;
    let published = match &line.published {
        Some(day) => Some(day.parse()?),
        None => options.published,
    };
    let mut report = analyze(&line.text.0, &Options { published, ..options.clone() })
        .map_err(|e| e.to_string())?;
    report.id = line.id;
    Ok(report)
}
