//! `newsloupe`: articles in, JSON reports out. This file reads the command line; [`files`] and
//! [`jsonl`] do the work, [`answer`] writes it down.

mod answer;
mod files;
mod jsonl;
mod train;

use answer::{Answers, Ended};
use lexopt::{Arg, Parser, ValueExt};
use newsloupe::Options;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

const HELP: &str = "\
Reads news articles and says what they are made of: quotes and who said them, names,
dates, image credits, and which lines are not the story. Nothing leaves this machine.

USAGE
    newsloupe analyze [OPTIONS] [FILE...]
    newsloupe analyze --jsonl [OPTIONS] < in.jsonl > out.jsonl

    A FILE is plain text in UTF-8; \"-\" or no FILE at all is standard input. Every FILE gives
    one line: its report as JSON, with the FILE's name as its \"id\".

    With --jsonl every input line is {\"id\": \"…\", \"text\": \"…\", \"published\": \"2024-03-27\"}
    (id and published may be left out), and every input line gives one output line, in order,
    as soon as it is read: memory does not grow with the number of lines.

    What cannot be read gives {\"id\": …, \"line\": N, \"error\": \"…\"} in its place (\"line\" is null
    for a FILE), and the run goes on.

OPTIONS
    --offsets utf8|utf16|codepoint   what spans count [default: codepoint, as Python does]
    --published YYYY-MM-DD           the day of publication, to work out \"on Tuesday\";
                                     with --jsonl, for the lines that name none
    --jsonl                          read JSON lines from standard input
    --pretty                         write the report over several lines, for people
    -h, --help                       print this
    -V, --version                    print the version

EXIT CODES
    0   everything was read (or whoever read the output had enough and closed it)
    1   something could not be read or written; the rest was answered
    2   the command line is wrong

EXAMPLES
    newsloupe analyze --pretty article.txt
    newsloupe analyze --published 2024-03-27 *.txt > reports.jsonl
    pbpaste | newsloupe analyze | jq '.summary.sources'
    newsloupe analyze --jsonl --offsets utf16 < archive.jsonl | jq -c 'select(.error)'
";

const USAGE: &str = "\
usage: newsloupe analyze [--offsets utf8|utf16|codepoint] [--published YYYY-MM-DD] [--pretty] [FILE...]
       newsloupe analyze --jsonl [--offsets …] [--published …] < in.jsonl > out.jsonl
       newsloupe --help
";

/// What the command line asks for.
enum Task {
    Analyze { options: Options, jsonl: bool, pretty: bool, files: Vec<OsString> },
    Print(&'static str),
}

fn main() -> ExitCode {
    let mut parser = Parser::from_env();
    if let Some(arguments) = parser.try_raw_args()
        && arguments.peek().is_some_and(|a| a == "train")
    {
        let _ = parser.next();
        return match train::run(parser) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                say(&error.to_string());
                ExitCode::from(2)
            }
        };
    }
    let task = match read_arguments(parser) {
        Ok(task) => task,
        Err(error) => {
            say(&format!("{error}\n{}", USAGE.trim_end()));
            return ExitCode::from(2);
        }
    };
    let mut answers = Answers::new(std::io::stdout().lock());
    let ended = match task {
        Task::Print(text) => answers.print(text),
        Task::Analyze { options, jsonl: true, .. } => {
            jsonl::run(std::io::stdin().lock(), &options, &mut answers)
        }
        Task::Analyze { options, pretty, files, .. } => {
            answers.pretty = pretty;
            files::run(&files, &options, &mut answers)
        }
    };
    match ended {
        Ok(()) if answers.failures == 0 => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(1),
        // As `head` does it: whoever reads has enough, and that is no error.
        Err(Ended::NobodyReads) => ExitCode::SUCCESS,
        Err(Ended::Broken(error)) => {
            say(&error.to_string());
            ExitCode::from(1)
        }
    }
}

/// Tells a person something; if nobody reads standard error either, nobody needs to know.
fn say(message: &str) {
    let _ = writeln!(std::io::stderr(), "newsloupe: {message}");
}

fn read_arguments(mut parser: Parser) -> Result<Task, lexopt::Error> {
    let mut options = Options::default();
    let (mut jsonl, mut pretty) = (false, false);
    let mut files: Vec<OsString> = Vec::new();
    let mut command = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Task::Print(HELP)),
            Arg::Short('V') | Arg::Long("version") => {
                return Ok(Task::Print(concat!("newsloupe ", env!("CARGO_PKG_VERSION"), "\n")));
            }
            Arg::Long("jsonl") => jsonl = true,
            Arg::Long("pretty") => pretty = true,
            Arg::Long("offsets") => options.offsets = parser.value()?.parse()?,
            Arg::Long("published") => options.published = Some(parser.value()?.parse()?),
            Arg::Value(value) if command.is_none() => command = Some(value.string()?),
            Arg::Value(file) => files.push(file),
            _ => return Err(arg.unexpected()),
        }
    }
    match command.as_deref() {
        Some("analyze") => {}
        Some("help") => return Ok(Task::Print(HELP)),
        Some(other) => return Err(format!("there is no command {other:?}").into()),
        None => return Err("a command is missing".into()),
    }
    if jsonl && !files.is_empty() {
        return Err("--jsonl reads standard input: newsloupe analyze --jsonl < FILE".into());
    }
    if jsonl && pretty {
        return Err("--pretty is not for --jsonl, where every report is one line".into());
    }
    Ok(Task::Analyze { options, jsonl, pretty, files })
}
