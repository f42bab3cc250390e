//! Reads a news article and shows what it is made of: who is quoted and by whom, which people,
//! organizations and places are named, when things happened, who made the pictures, and which
//! lines are not the story at all.
//!
//! It shows evidence and never a score: every mark says why it is there and how sure it is, and
//! where the text does not say something, neither does the report.
//!
//! # Overview
//!
//! [`analyze`] is the one door: text in, [`Report`] out. Inside, the data goes one way:
//! [`anatomy`] finds the blocks, [`segment`] cuts them into tokens and sentences (together a
//! [`Document`]), the layers ([`quotes`], [`names`], [`dates`], [`credits`]) each read the document
//! and return their marks, [`resolve`] ties them together, and [`report`] writes it all down.
//!
//! # Example
//!
//! ```
//! use newsloupe::{Options, analyze};
//!
//! let text = "Council votes to close pier\n\n\
//!             “We had no choice,” Mayor Ann Lee said on 3 March 2024.";
//! let report = analyze(text, &Options::default())?;
//! assert_eq!(report.blocks.len(), 2);
//! # Ok::<(), newsloupe::AnalyzeError>(())
//! ```
//!
//! # What it does not do
//!
//! It fetches nothing, rewrites nothing and judges nothing. It reads English; of an article in
//! another language it gives the blocks, the credits and what little carries over.

pub mod anatomy;
mod calendar;
pub mod credits;
mod cut;
pub mod dates;
pub mod document;
mod error;
mod lexicon;
pub mod names;
pub mod offsets;
mod order;
pub mod quotes;
pub mod report;
pub mod resolve;
pub mod segment;
pub mod span;
mod table;
#[cfg(feature = "train")]
pub mod train;

pub use calendar::{Day, MONTHS, WEEKDAYS};
pub use document::Document;
pub use error::AnalyzeError;
pub use offsets::{OffsetMap, OffsetSpace};
pub use report::{Report, SCHEMA};
pub use span::{CodePointSpan, Span, Utf16Span};

use dates::Published;
use resolve::{Analysis, Layers};

/// How to read a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day of publication, if it is known; else it is looked for in the text.
    pub published: Option<Day>,
    /// What the spans of the report count.
    pub offsets: OffsetSpace,
    /// Texts with more **bytes** than this are refused; at most `u32::MAX`.
    pub max_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { published: None, offsets: OffsetSpace::CodePoint, max_bytes: 64 << 20 }
    }
}

/// Reads `text` and reports what it is made of. Any text gives a report, an empty one too.
///
/// # Errors
///
/// If the text is longer than [`Options::max_bytes`] ([`AnalyzeError::is_too_long`]).
pub fn analyze(text: &str, options: &Options) -> Result<Report, AnalyzeError> {
    let analysis = read(text, options)?;
    Ok(Report::new(&analysis, options.offsets))
}

/// As [`analyze`], but gives the analysis in bytes, for Rust code that goes on with it.
///
/// # Errors
///
/// As [`analyze`].
pub fn read<'t>(text: &'t str, options: &Options) -> Result<Analysis<'t>, AnalyzeError> {
    read_watched(text, options, |_| ())
}

/// As [`read`]; calls `done` after each layer with its name, so that a bench can time them.
#[doc(hidden)]
pub fn read_watched<'t>(
    text: &'t str,
    options: &Options,
    mut done: impl FnMut(&'static str),
) -> Result<Analysis<'t>, AnalyzeError> {
    let most = options.max_bytes.min(u32::MAX as usize);
    if text.len() > most {
        return Err(AnalyzeError::too_long(text.len(), most));
    }
    let doc = Document::read_watched(text, &mut done);
    let published = match options.published {
        Some(day) => Some(Published { day, span: None }),
        None => dates::published(&doc),
    };
    let credits = credits::find(&doc);
    done("credits");
    let dates = dates::find(&doc, published.map(|p| p.day));
    done("dates");
    let mentions = names::find(&doc);
    done("names");
    let quotes = quotes::find(&doc);
    done("quotes");
    let layers = Layers { mentions, quotes, dates, credits, published };
    let analysis = resolve::resolve(doc, layers);
    done("resolve");
    Ok(analysis)
}
