//! What the making room calls things.

use crate::i18n::{message, t};
use newsloupe_exercise::{Feedback, Kind, Part};

/// What a task asks, in a line.
pub(super) fn kind(kind: Kind) -> &'static str {
    t(match kind {
        Kind::Quotes => message("Mark every direct quote"),
        Kind::Speakers => message("Who says it?"),
        Kind::Speech => message("Direct, in part, reported, or no speech?"),
        Kind::Sources => message("What sort of source is it?"),
        Kind::Verbs => message("What does the verb let the reader feel?"),
        Kind::Headline => message("Do the headline’s words stand in the story?"),
        Kind::Credits => message("Find the picture credits and name their links"),
        Kind::Dates => message("Put the dates in order"),
    })
}

/// What a part of the article is.
pub(super) fn part(part: Part) -> &'static str {
    t(match part {
        Part::Headline => message("Headline"),
        Part::Deck => message("Line below it"),
        Part::Heading => message("Heading"),
        Part::Body => message("Paragraph"),
        Part::Caption => message("Picture"),
        Part::Other => message("Around the story"),
    })
}

/// When pupils learn how they did.
pub(super) fn feedback(feedback: Feedback) -> &'static str {
    t(match feedback {
        Feedback::AtOnce => message("with each answer"),
        Feedback::End => message("at the end"),
        Feedback::Never => message("not on their page"),
    })
}
