//! Why a line is what it is, in a sentence that a pupil can read.

use super::BlockKind as K;
use super::features::{Feature as F, Features};

/// The reason for `kind`; `part` if it is only a part of its line.
pub(super) fn why(kind: K, f: Features, part: bool) -> &'static str {
    match kind {
        K::Headline if f.has(F::RepeatsHeadline) => "It says the headline again, word for word.",
        K::Headline => "It is the first line that reads like a title, before the story starts.",
        K::Deck => "It stands between the headline and the story and sums it up.",
        K::Byline if f.has(F::BylineStart) => {
            "It starts with a word like “By” and names who wrote the story."
        }
        K::Byline => "It holds a name and no sentence, near the top or the end.",
        K::Dateline => "It names a place before a dash, where the report was written.",
        K::Timestamp if f.has(F::TimeLabelled) => {
            "A word like “Published” or “Updated” stands before a date."
        }
        K::Timestamp => "It is a date or a time and no sentence.",
        K::Body if f.has(F::EndStop) => "It is a full sentence of the story.",
        K::Body => "It stands among the paragraphs of the story.",
        K::Heading => "It is a short line without a full stop between paragraphs.",
        K::Caption if part => "A picture’s credit follows on the same line.",
        K::Caption if f.has(F::CaptionStart) => "It is labelled as a caption.",
        K::Caption if f.has(F::NextCreditWhole) || f.has(F::PrevCreditWhole) => {
            "A picture’s credit stands right beside it."
        }
        K::Caption => "It tells what a picture or a video shows.",
        K::Credit if part => "It stands at the end of a caption and names who made the picture.",
        K::Credit => "It names who made or sent the picture and says nothing else.",
        K::AltText => {
            "It is a short line right before a caption: the words that stand in for a picture."
        }
        K::VideoTitle => "It is a title right above the text of a video.",
        K::Promo if f.has(F::PromoStart) => "Words like “Read more” lead to another article.",
        K::Promo if f.has(F::LongCaps) => {
            "A line all in capitals between paragraphs leads to another article."
        }
        K::Promo => "It reads like the headline of another article.",
        K::Contributor => "It says who else worked on the story.",
        K::Bio => "It says what the writer does.",
        K::Boilerplate if f.has(F::FurnitureAny) || f.has(F::FurnitureWhole) => {
            "Its words belong to the website, not to the story."
        }
        K::Boilerplate if f.has(F::BeforeHeadline) => "It stands above the headline.",
        K::Boilerplate => "It is a short line that the page put around the story.",
        K::ListItem => "It is one line of a list.",
        K::PullQuote => "It says again, word for word, what stands in the story.",
    }
}
