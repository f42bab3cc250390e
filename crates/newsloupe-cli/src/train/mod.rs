//! `newsloupe train TASK`: makes the models that the engine ships. One folder or file a task.

#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // counts of a few million
#![allow(clippy::needless_range_loop)] // rows of weights are read by label

mod lines;
mod names;
mod speakers;
mod speech;

use lexopt::{Arg, Parser, ValueExt};

pub(crate) const HELP: &str = "\
Trains the models that newsloupe ships. For those who work on it.

USAGE
    newsloupe train names [OPTIONS] FILE...      each FILE holds annotated articles, one a line
    newsloupe train gazetteer FILE --out FILE     packs lists of names (scripts/names/lists)
    newsloupe train lines --data FILE             how well line weights do on outlets left out
    newsloupe train speech --data FILE > WEIGHTS  which words between marks are speech
    newsloupe train speakers --data FILE --out FILE

docs/models/speakers.md says how the lines for speakers look.
";

/// What went wrong, in words.
pub(crate) type Error = Box<dyn std::error::Error>;

/// Reads the rest of the command line and trains.
pub(crate) fn run(mut parser: Parser) -> Result<(), Error> {
    match parser.next()? {
        Some(Arg::Value(task)) if task == "names" => names::run(parser),
        Some(Arg::Value(task)) if task == "gazetteer" => names::gazetteer(parser),
        Some(Arg::Value(task)) if task == "lines" => lines::run(parser),
        Some(Arg::Value(task)) if task == "speech" => speech::run(parser),
        Some(Arg::Value(task)) if task == "speakers" => speakers::run(parser),
        Some(Arg::Value(other)) => {
            Err(format!("nothing to train is called {:?}", other.string()?).into())
        }
        _ => {
            print!("{HELP}");
            Ok(())
        }
    }
}
