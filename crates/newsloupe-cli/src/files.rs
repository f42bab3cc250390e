//! Plain text files (or standard input), one report each.

use crate::answer::{Answers, Ended};
use newsloupe::{Options, analyze};
use serde_json::Value;
use std::ffi::OsString;
use std::fs::File;
use std::io::{IsTerminal, Read, Write};

pub(crate) fn run(
    files: &[OsString],
    options: &Options,
    answers: &mut Answers<impl Write>,
) -> Result<(), Ended> {
    if files.is_empty() {
        return answer("-", read_stdin(options), options, answers);
    }
    for file in files {
        let name = file.to_string_lossy();
        let bytes = if file == "-" {
            read_stdin(options)
        } else {
            File::open(file).and_then(|f| read(f, options))
        };
        answer(&name, bytes, options, answers)?;
    }
    Ok(())
}

fn read_stdin(options: &Options) -> std::io::Result<Vec<u8>> {
    if std::io::stdin().is_terminal() {
        crate::say("paste an article; end it with Ctrl-D on a line of its own");
    }
    read(std::io::stdin().lock(), options)
}

/// Reads one byte more than is allowed at most, so that a file without end is refused as too long.
fn read(from: impl Read, options: &Options) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(options.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn answer(
    name: &str,
    bytes: std::io::Result<Vec<u8>>,
    options: &Options,
    answers: &mut Answers<impl Write>,
) -> Result<(), Ended> {
    let id = (name != "-").then(|| name.to_owned());
    let report = bytes.map_err(|e| e.to_string()).and_then(|bytes| {
        if bytes.len() > options.max_bytes {
            return Err(format!(
                "the text is too long: at most {} bytes are read",
                options.max_bytes
            ));
        }
        analyze(text(&bytes)?, options).map_err(|e| e.to_string())
    });
    match report {
        Ok(mut report) => {
            report.id = id;
            answers.report(&report)
        }
        Err(error) => {
            crate::say(&format!("{}: {error}", id.as_deref().unwrap_or("standard input")));
            answers.error(&id.map_or(Value::Null, Value::String), None, &error)
        }
    }
}

/// The bytes as text, or what is wrong with them and where.
fn text(bytes: &[u8]) -> Result<&str, String> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("this is UTF-16, as some editors on Windows write it: save it as UTF-8".into());
    }
    let text = str::from_utf8(bytes).map_err(|e| {
        let at = e.valid_up_to();
        format!("not a text in UTF-8: the byte at {at} (0x{:02x}) fits no character", bytes[at])
    })?;
    match text.find('\0') {
        Some(at) => Err(format!("not a text file: the byte at {at} is zero")),
        None => Ok(text),
    }
}
