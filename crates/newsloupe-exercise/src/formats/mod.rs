//! What an exercise is exported as, and the pieces that giving it out needs: packages, pictures, the
//! form of a sealed key. Described in `docs/formats.md`.
//!
//! An export is made of the exercise and the key that the teacher reviewed. It holds the key by its
//! nature: the learning platform scores by it. What has no key is left out, and what a format cannot
//! express is told in [`Export::notes`], never dropped in silence.

mod ask;
pub mod gift;
pub mod h5p;
mod place;
pub mod qr;
pub mod qti;
pub mod scorm;
pub mod seal;
pub mod worksheet;
pub mod zip;

pub use ask::instructions;

/// Says English words in the language of the file that is made.
pub type Say<'a> = &'a dyn Fn(&str) -> String;

/// Words that go through [`Say`] before anybody reads them, or are translated where they are shown.
const fn message(english: &'static str) -> &'static str {
    english
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its name ends in, without the full stop.
    pub ending: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// What the format could not hold as it is.
    pub notes: Vec<Note>,
}

/// Something that became other than it is in the exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// The task, counted from 0; none where it is about the whole exercise.
    pub task: Option<usize>,
    /// What happened.
    pub lost: Lost,
}

/// What a format could not hold as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// A task with nothing to ask: no reviewed key, or nothing to choose from.
    Task,
    /// Items without a reviewed key.
    Unreviewed,
    /// An item where every choice is right, so that there is nothing to ask.
    AllRight,
    /// Marks became a choice among candidates: nothing is given for a part of the words.
    Spans,
    /// Sentences were added as wrong candidates.
    Sentences,
    /// The labels of marks became a question of their own.
    Labels,
    /// An order became a matching of numbers.
    Order,
    /// An order is right as a whole or wrong as a whole.
    WholeOrder,
    /// Reasons stand together, behind the question.
    Reasons,
    /// The price of a wrong choice was changed to one that the format knows.
    Price,
    /// One question became several.
    Split,
    /// The article stands apart from the questions.
    Apart,
    /// A passage inside another one.
    Overlap,
    /// Signs that the format keeps for itself were replaced by others that look alike.
    Signs,
}

impl Lost {
    /// What happened, in English words to be translated.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Task => {
                message("Left out: nothing in it was reviewed, or there is nothing to choose from.")
            }
            Self::Unreviewed => message("Items that were not reviewed are left out."),
            Self::AllRight => {
                message("An item was left out, because every choice is right for it.")
            }
            Self::Spans => message(
                "Marking became a choice among passages: a part of the words earns nothing.",
            ),
            Self::Sentences => message("Sentences of the article were added as wrong answers."),
            Self::Labels => message("The labels of the marks became a question of their own."),
            Self::Order => message("The order became a matching with numbers."),
            Self::WholeOrder => message("The order counts as a whole: one wrong place, no points."),
            Self::Reasons => message("The reasons stand together, after the question."),
            Self::Price => message(
                "The price of a wrong answer was changed to the nearest that the format knows.",
            ),
            Self::Split => message("It was split, because the format knows no smaller points."),
            Self::Apart => message("The article stands before the questions, not beside them."),
            Self::Overlap => message("A passage inside another one was left out."),
            Self::Signs => message(
                "Signs that the format keeps for itself were replaced by others that look alike.",
            ),
        }
    }
}

/// A text inside HTML and XML: its four signs as entities, and nothing that XML forbids.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// What the teacher tells first, as HTML paragraphs.
fn welcome(exercise: &crate::model::Exercise) -> String {
    let lines = exercise.welcome.lines().map(str::trim).filter(|line| !line.is_empty());
    let paragraphs: Vec<String> = lines.map(|line| format!("<p>{}</p>", escaped(line))).collect();
    paragraphs.concat()
}

/// Where the article was published, as a paragraph of HTML; empty where that is not noted.
fn source(exercise: &crate::model::Exercise) -> String {
    match exercise.source.as_deref().map(str::trim) {
        None | Some("") => String::new(),
        Some(source) => format!("<p>{}</p>", escaped(source)),
    }
}

/// What the exercise is called; none of the formats takes an empty name.
fn title(exercise: &crate::model::Exercise) -> String {
    match place::one_line(&exercise.title) {
        title if title.is_empty() => "Newsloupe".to_owned(),
        title => title,
    }
}

/// A text as an identifier of XML: letters, digits, `-`, `_` and `.`, with a letter in front.
fn identifier(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    format!("newsloupe-{}", kept.collect::<String>())
}

#[cfg(test)]
mod tests;
