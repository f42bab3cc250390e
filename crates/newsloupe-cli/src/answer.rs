//! Writes reports and errors, one line each, and tells a closed pipe from a full disk.

use newsloupe::Report;
use serde::Serialize;
use serde_json::Value;
use std::io::{BufWriter, ErrorKind, Write};

/// Where the answers go, and how many of them are errors.
pub(crate) struct Answers<W: Write> {
    out: BufWriter<W>,
    /// Reports over several lines, for people.
    pub(crate) pretty: bool,
    /// How much could not be read.
    pub(crate) failures: usize,
}

/// Why no more can be answered.
pub(crate) enum Ended {
    /// The reader closed the pipe.
    NobodyReads,
    /// Anything else.
    Broken(std::io::Error),
}

impl From<std::io::Error> for Ended {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::Broken(error),
        }
    }
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    id: &'a Value,
    line: Option<u64>,
    error: &'a str,
}

impl<W: Write> Answers<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out: BufWriter::new(out), pretty: false, failures: 0 }
    }

    pub(crate) fn report(&mut self, report: &Report) -> Result<(), Ended> {
        if self.pretty {
            serde_json::to_writer_pretty(&mut self.out, report)
        } else {
            serde_json::to_writer(&mut self.out, report)
        }
        .map_err(std::io::Error::from)?;
        self.end_line()
    }

    pub(crate) fn error(
        &mut self,
        id: &Value,
        line: Option<u64>,
        error: &str,
    ) -> Result<(), Ended> {
        self.failures += 1;
        serde_json::to_writer(&mut self.out, &ErrorLine { id, line, error })
            .map_err(std::io::Error::from)?;
        self.end_line()
    }

    pub(crate) fn print(&mut self, text: &str) -> Result<(), Ended> {
        self.out.write_all(text.as_bytes())?;
        Ok(self.out.flush()?)
    }

    /// Each answer leaves at once: a program at the other end may wait for it.
    fn end_line(&mut self) -> Result<(), Ended> {
        self.out.write_all(b"\n")?;
        Ok(self.out.flush()?)
    }
}
