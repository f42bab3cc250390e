//! The report: the public data model that the page, the embed, npm, the command line and every
//! test read. [`Report::new`] writes it from an [`Analysis`]; the words of the text are not
//! repeated in it, only where they stand.

mod encode;
pub(crate) mod summary;

pub use summary::{Counts, SourceKind, SourceRow, Summary, Tones};

use crate::anatomy::BlockKind;
use crate::dates::{Basis, TimexKind};
use crate::names::NameKind;
use crate::offsets::OffsetSpace;
use crate::quotes::{QuoteKind, Status, Tone};
use crate::resolve::Gender;
use serde::{Deserialize, Serialize};

/// The version of this model. It grows when a field changes its meaning or goes.
pub const SCHEMA: u32 = 1;

/// `[start, end)`, end exclusive, in the space that [`Report::offsets`] names.
/// [`crate::OffsetMap::decode`] turns it back into bytes.
pub type ReportSpan = [u32; 2];

/// What an article is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The document's name, as given.
    #[serde(default)]
    pub id: Option<String>,
    /// What every span counts.
    pub offsets: OffsetSpace,
    /// The day of publication, `YYYY-MM-DD`: given, else found in the text, else null.
    pub published: Option<String>,
    /// Where the text says it; null if it was given from outside or is not known.
    #[serde(default)]
    pub published_span: Option<ReportSpan>,
    /// The article's anatomy, in order; together they hold all text that is not white space.
    pub blocks: Vec<Block>,
    /// The sentences, in order; none crosses two blocks.
    pub sentences: Vec<ReportSpan>,
    /// What was said.
    pub quotes: Vec<Quote>,
    /// Names where they stand, in order, without overlaps.
    pub mentions: Vec<Mention>,
    /// Who and what they name.
    pub entities: Vec<Entity>,
    /// When.
    pub dates: Vec<Date>,
    /// Who made the pictures.
    pub credits: Vec<Credit>,
    /// The pictures, in order: what the text tells of each, and what it does not.
    #[serde(default)]
    pub pictures: Vec<Picture>,
    /// What the article leaves open: questions to the reader, never errors.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Counts and the source audit.
    pub summary: Summary,
}

/// A part of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands.
    pub span: ReportSpan,
    /// What it is.
    pub kind: BlockKind,
    /// 0 to 1.
    pub confidence: f64,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// Attributed words, or marks that are no speech.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Its index in [`Report::quotes`].
    pub id: usize,
    /// The words said, without the quotation marks.
    pub span: ReportSpan,
    /// With the marks; equal to `span` where there are none (indirect speech, an interview’s lines).
    pub outer: ReportSpan,
    /// All that is attributed.
    pub content: ReportSpan,
    /// What sort of quote.
    pub kind: QuoteKind,
    /// More than one where the speech is interrupted.
    pub parts: Vec<ReportSpan>,
    /// Null where the text does not say.
    pub speaker: Option<Speaker>,
    /// Null where there is none.
    pub cue: Option<Cue>,
    /// Who relays it, outermost last.
    pub channel: Vec<ReportSpan>,
    /// 0 to 1.
    pub confidence: f64,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words that name the speaker in this place.
    pub span: ReportSpan,
    /// An index into [`Report::entities`], or null.
    pub entity: Option<usize>,
    /// False for officials, some, reports, sources.
    pub named: bool,
}

/// The word that reports the speech.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    /// Where it stands.
    pub span: ReportSpan,
    /// Its dictionary form.
    pub lemma: String,
    /// What it lets the reader feel.
    pub tone: Tone,
    /// Whether the words were said, were not (`declined to say`), or only might be (`would say`).
    #[serde(default)]
    pub status: Status,
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    pub span: ReportSpan,
    /// What it names.
    pub kind: NameKind,
    /// An index into [`Report::entities`].
    pub entity: usize,
    /// 0 to 1.
    pub confidence: f64,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// Somebody or something named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Its index in [`Report::entities`].
    pub id: usize,
    /// What it is.
    pub kind: NameKind,
    /// Its fullest name in the text.
    pub name: String,
    /// What the text says that it is.
    pub roles: Vec<String>,
    /// Where it says so, in the order of `roles`.
    #[serde(default)]
    pub role_spans: Vec<ReportSpan>,
    /// From pronouns in the text alone.
    #[serde(default)]
    pub gender: Gender,
    /// Indices into [`Report::mentions`].
    pub mentions: Vec<usize>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Date {
    /// Its extent.
    pub span: ReportSpan,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value; null where it can't be known.
    pub value: Option<String>,
    /// Where the value comes from.
    pub basis: Basis,
    /// 0 to 1.
    pub confidence: f64,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// An image credit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// The credit itself, without label and brackets.
    pub span: ReportSpan,
    /// Photographer or maker; null where none is named.
    pub creator: Option<String>,
    /// Everyone named, from maker to distributor.
    pub chain: Vec<String>,
    /// The agencies and outlets of the chain, without the maker and the distributor.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Who hands the picture out in the end; null where nobody else does.
    #[serde(default)]
    pub distributor: Option<String>,
    /// Supplied by somebody with a part in the story.
    pub handout: bool,
    /// An index into [`Report::blocks`], or null.
    pub caption: Option<usize>,
    /// An index into [`Report::blocks`], or null.
    pub alt: Option<usize>,
    /// 0 to 1.
    pub confidence: f64,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// A picture: its caption, its credit and its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// An index into [`Report::credits`]; null if no maker is named.
    pub credit: Option<usize>,
    /// An index into [`Report::blocks`], or null.
    pub caption: Option<usize>,
    /// An index into [`Report::blocks`], or null.
    pub alt: Option<usize>,
    /// An index into [`Report::dates`]; null where the caption does not say when it was taken.
    pub date: Option<usize>,
    /// Whether the text shows that it is of another event than the story; false where nothing does.
    pub other_event: bool,
    /// 0 to 1.
    pub confidence: f64,
    /// What is missing, or why it is of another event, as sentences that a pupil can read.
    pub why: String,
}

/// Two dates for what looks like one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Indices into [`Report::dates`], in order.
    pub dates: [usize; 2],
    /// How sure it is that both speak of one event, 0 to 1.
    pub confidence: f64,
    /// The question, in a sentence or two that a pupil can read.
    pub why: String,
}
