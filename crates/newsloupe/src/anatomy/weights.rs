//! How much each feature speaks for each kind, and each kind for the next: one table.
//!
//! The numbers are log-odds set by hand: 1 is a hint, 3 is strong, 6 settles it. A trained table
//! of the same shape can take their place: [`Weights`] is all that the decoder reads.

use super::BlockKind as K;
use super::features::{COUNT, Feature as F};
use super::steps::STEP;
use std::sync::LazyLock;

/// All kinds, in the order of the tables.
pub(super) const KINDS: [K; 17] = [
    K::Headline,
    K::Deck,
    K::Byline,
    K::Dateline,
    K::Timestamp,
    K::Body,
    K::Heading,
    K::Caption,
    K::Credit,
    K::AltText,
    K::VideoTitle,
    K::Promo,
    K::Contributor,
    K::Bio,
    K::Boilerplate,
    K::ListItem,
    K::PullQuote,
];

/// What the decoder reads.
#[derive(Debug)]
pub(super) struct Weights {
    /// By feature, then kind.
    pub(super) emit: Vec<[f32; KINDS.len()]>,
    /// From a kind to the next line's.
    pub(super) step: [[f32; KINDS.len()]; KINDS.len()],
}

pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut emit = vec![[0.0; KINDS.len()]; COUNT];
    for &(feature, row) in EMIT {
        for &(kind, weight) in row {
            emit[feature as usize][kind as usize] += weight;
        }
    }
    let mut step = [[0.0; KINDS.len()]; KINDS.len()];
    for &(from, to, weight) in STEP {
        step[from as usize][to as usize] += weight;
    }
    Weights { emit, step }
});

#[rustfmt::skip]
const EMIT: &[(F, &[(K, f32)])] = &[
    (
        F::Always,
        &[
            (K::Headline, -6.0),
            (K::Deck, -3.0),
            (K::Byline, -4.0),
            (K::Dateline, -8.0),
            (K::Timestamp, -5.0),
            (K::Body, 1.0),
            (K::Heading, -2.5),
            (K::Caption, -2.5),
            (K::Credit, -5.0),
            (K::AltText, -5.5),
            (K::VideoTitle, -6.0),
            (K::Promo, -2.5),
            (K::Contributor, -5.0),
            (K::Bio, -5.0),
            (K::Boilerplate, -2.5),
            (K::ListItem, -3.5),
            (K::PullQuote, -5.0),
        ],
    ),
    // Length.
    (
        F::Words1,
        &[
            (K::Boilerplate, 2.0),
            (K::Body, -2.5),
            (K::Promo, -2.0),
            (K::Heading, 0.5),
            (K::Caption, -3.0),
            (K::Deck, -4.0),
            (K::Headline, -3.0),
            (K::AltText, -1.0),
            (K::Credit, 0.5),
            (K::ListItem, 0.5),
        ],
    ),
    (
        F::Words2To3,
        &[
            (K::Boilerplate, 1.5),
            (K::Body, -2.0),
            (K::Promo, -1.0),
            (K::Heading, 1.2),
            (K::Caption, -1.5),
            (K::Deck, -3.0),
            (K::Headline, -1.0),
            (K::AltText, 1.0),
            (K::Byline, 1.0),
            (K::Credit, 0.5),
            (K::ListItem, 0.5),
        ],
    ),
    (
        F::Words4To6,
        &[
            (K::Heading, 1.2),
            (K::Body, -1.0),
            (K::Promo, 0.2),
            (K::Deck, -1.0),
            (K::AltText, 0.7),
            (K::ListItem, 0.5),
            (K::Boilerplate, 0.2),
            (K::Byline, 0.5),
        ],
    ),
    (
        F::Words7To12,
        &[
            (K::Promo, 1.0),
            (K::Body, -0.2),
            (K::Heading, 0.0),
            (K::Headline, 0.5),
            (K::Deck, 0.5),
            (K::Caption, 0.3),
            (K::VideoTitle, 1.0),
            (K::AltText, -1.5),
            (K::Boilerplate, -0.7),
            (K::Byline, -0.7),
        ],
    ),
    (
        F::Words13To20,
        &[
            (K::Body, 0.6),
            (K::Promo, -0.2),
            (K::Heading, -3.0),
            (K::Caption, 0.5),
            (K::Deck, 1.0),
            (K::Byline, -3.0),
            (K::Timestamp, -1.5),
            (K::Boilerplate, -1.2),
            (K::AltText, -4.0),
            (K::Credit, -2.0),
        ],
    ),
    (
        F::Words21To40,
        &[
            (K::Body, 1.5),
            (K::Promo, -2.0),
            (K::Heading, -6.0),
            (K::Caption, 0.2),
            (K::Deck, 0.7),
            (K::Headline, -2.0),
            (K::Byline, -6.0),
            (K::Timestamp, -4.0),
            (K::Boilerplate, -1.5),
            (K::AltText, -6.0),
            (K::Credit, -4.0),
            (K::VideoTitle, -4.0),
        ],
    ),
    (
        F::WordsOver40,
        &[
            (K::Body, 2.5),
            (K::Promo, -4.0),
            (K::Heading, -9.0),
            (K::Caption, -1.0),
            (K::Deck, -1.5),
            (K::Headline, -6.0),
            (K::Byline, -8.0),
            (K::Timestamp, -8.0),
            (K::Boilerplate, -1.5),
            (K::AltText, -9.0),
            (K::Credit, -9.0),
            (K::VideoTitle, -9.0),
        ],
    ),
    // Ends.
    (
        F::EndStop,
        &[
            (K::Body, 1.5),
            (K::Heading, -3.0),
            (K::Promo, -1.5),
            (K::Headline, -1.0),
            (K::Deck, -0.2),
            (K::Caption, 0.5),
            (K::AltText, -3.0),
            (K::VideoTitle, -3.0),
            (K::Byline, -1.5),
            (K::Boilerplate, -0.5),
            (K::Bio, 1.0),
            (K::Contributor, 0.7),
            (K::ListItem, -0.5),
        ],
    ),
    (F::EndQuestion, &[(K::Heading, 1.5), (K::Promo, 0.3), (K::Caption, -1.5), (K::Boilerplate, 0.2)]),
    (
        F::EndColon,
        &[
            (K::Body, 1.5),
            (K::Heading, 0.3),
            (K::Promo, -0.5),
            (K::Boilerplate, 0.3),
            (K::Deck, -1.0),
            (K::Caption, -2.0),
        ],
    ),
    (F::EndComma, &[(K::Boilerplate, 1.0), (K::Body, 0.3), (K::Promo, -2.0), (K::Heading, -2.0)]),
    (
        F::EndOpen,
        &[
            (K::Body, -0.8),
            (K::Promo, 0.7),
            (K::Heading, 0.7),
            (K::Headline, 0.7),
            (K::Deck, 0.3),
            (K::Boilerplate, 0.5),
            (K::AltText, 0.3),
            (K::ListItem, 0.5),
        ],
    ),
    (F::EndEllipsis, &[(K::Promo, 0.5), (K::Boilerplate, 0.5), (K::Heading, -1.0)]),
    (F::EndQuote, &[(K::Body, 0.8), (K::Boilerplate, -1.0)]),
    // Writing.
    (
        F::AllCaps,
        &[
            (K::Heading, 0.8),
            (K::Promo, 0.2),
            (K::Body, -1.5),
            (K::Boilerplate, 0.3),
            (K::Caption, -2.0),
            (K::Deck, -1.5),
        ],
    ),
    (F::LongCaps, &[(K::Promo, 5.5), (K::Heading, -1.0), (K::Body, -1.0)]),
    (
        F::TitleCase,
        &[
            (K::Promo, 0.8),
            (K::Headline, 0.8),
            (K::Body, -1.2),
            (K::Boilerplate, 0.6),
            (K::Caption, -0.6),
            (K::AltText, 0.2),
        ],
    ),
    (F::SentenceCase, &[(K::Boilerplate, -0.3)]),
    (
        F::LowerStart,
        &[
            (K::Body, -0.3),
            (K::Heading, -1.0),
            (K::Promo, -1.0),
            (K::ListItem, 0.7),
            (K::Boilerplate, 0.7),
        ],
    ),
    (
        F::QuoteStart,
        &[
            (K::Body, 1.0),
            (K::Boilerplate, -1.5),
            (K::Heading, -0.5),
            (K::PullQuote, 0.7),
            (K::Promo, -0.3),
            (K::Caption, -0.5),
        ],
    ),
    (
        F::TwoSentences,
        &[
            (K::Body, 1.0),
            (K::Promo, -1.0),
            (K::Heading, -4.0),
            (K::Headline, -2.0),
            (K::Boilerplate, 0.2),
            (K::Bio, 0.5),
        ],
    ),
    (F::Bullet, &[(K::ListItem, 6.0), (K::Body, 0.5), (K::Caption, -2.0)]),
    (F::Numbered, &[(K::ListItem, 2.0), (K::Heading, 0.7)]),
    (F::Separator, &[(K::Boilerplate, 1.0), (K::Body, 8.0)]),
    (F::OnlyLink, &[(K::Boilerplate, 7.0)]),
    (F::HasLink, &[(K::Boilerplate, 0.8), (K::Promo, 2.0), (K::Body, -0.3), (K::Heading, -1.0)]),
    (F::HasMail, &[(K::Boilerplate, 1.5), (K::Bio, 1.5)]),
    (F::HasPipe, &[(K::Promo, 2.0), (K::Boilerplate, 1.2), (K::Body, -1.5), (K::Byline, 0.3), (K::Heading, -1.0)]),
    (F::StartLabel, &[(K::Promo, 0.8)]),
    // Place.
    (F::IsHeadline, &[(K::Headline, 14.0)]),
    (
        F::BeforeHeadline,
        &[
            (K::Boilerplate, 5.0),
            (K::Headline, -8.0),
            (K::Body, -3.0),
            (K::Heading, -3.0),
            (K::Promo, -1.5),
            (K::Deck, -6.0),
        ],
    ),
    (F::AfterHeadline, &[(K::Deck, 3.0), (K::Byline, 0.7), (K::Promo, -1.0)]),
    (
        F::BeforeStory,
        &[
            (K::Byline, 2.0),
            (K::Timestamp, 1.0),
            (K::Deck, 0.8),
            (K::Boilerplate, 1.8),
            (K::Heading, -2.5),
            (K::Promo, -0.3),
            (K::VideoTitle, 1.0),
            (K::Caption, 0.7),
            (K::Bio, -3.0),
            (K::Contributor, -3.0),
        ],
    ),
    (
        F::InStory,
        &[
            (K::Headline, -6.0),
            (K::Deck, -6.0),
            (K::Byline, -1.0),
            (K::Heading, 1.5),
            (K::Bio, -2.0),
            (K::VideoTitle, -1.0),
            (K::Body, 0.7),
        ],
    ),
    (
        F::AfterStory,
        &[
            (K::Headline, -6.0),
            (K::Deck, -7.0),
            (K::Boilerplate, 2.2),
            (K::Promo, 1.2),
            (K::Bio, 1.5),
            (K::Contributor, 1.5),
            (K::Heading, -1.5),
            (K::Caption, -1.0),
            (K::AltText, -2.0),
            (K::VideoTitle, -2.0),
            (K::Byline, 0.5),
        ],
    ),
    (F::LastLines, &[(K::Bio, 2.0), (K::Contributor, 2.0), (K::Boilerplate, 0.3)]),
    (F::OnlyLine, &[(K::Body, 3.0)]),
    (F::Grouped, &[(K::Promo, 0.7), (K::Boilerplate, 0.5), (K::Heading, -1.5), (K::ListItem, 1.0)]),
    (
        F::GroupOfShort,
        &[(K::Promo, 1.5), (K::Boilerplate, 1.5), (K::Heading, -2.0), (K::ListItem, 0.8)],
    ),
    // Repetition.
    (F::RepeatsHeadline, &[(K::Headline, 17.0)]),
    (F::RepeatsLine, &[(K::Boilerplate, 1.5), (K::Body, -1.5), (K::Caption, 0.5)]),
    (F::EchoesStory, &[(K::PullQuote, 11.0)]),
    // Cues.
    (F::FurnitureWhole, &[(K::Boilerplate, 6.0), (K::Body, -3.0), (K::Heading, -2.0)]),
    (F::FurnitureStart, &[(K::Boilerplate, 2.5)]),
    (F::FurnitureAny, &[(K::Boilerplate, 2.5), (K::Heading, -1.0)]),
    (F::FurnitureMany, &[(K::Boilerplate, 6.0)]),
    (F::PromoWhole, &[(K::Boilerplate, 7.0), (K::Promo, -2.0), (K::Heading, -2.0)]),
    (F::PromoStart, &[(K::Promo, 4.0), (K::Heading, -1.0)]),
    (F::PromoAny, &[(K::Promo, 1.5), (K::Boilerplate, 0.3)]),
    (F::BylineStart, &[(K::Byline, 4.0), (K::Body, -0.5)]),
    (F::BylineWhole, &[(K::Byline, 6.0)]),
    (F::Job, &[(K::Byline, 1.5), (K::Bio, 0.5)]),
    (F::Contributor, &[(K::Contributor, 13.0), (K::Bio, -1.0)]),
    (F::Bio, &[(K::Bio, 1.5)]),
    (F::BioMany, &[(K::Bio, 1.7)]),
    (F::ImageWhole, &[(K::Boilerplate, 5.0)]),
    (F::CaptionStart, &[(K::Caption, 8.0)]),
    (F::Scene, &[(K::Caption, 0.8)]),
    (F::Clip, &[(K::Caption, 1.5)]),
    // Grammars.
    (
        F::TimeWhole,
        &[(K::Timestamp, 10.0), (K::Body, -2.0), (K::Boilerplate, -1.0), (K::Heading, -2.0)],
    ),
    (F::TimeLabelled, &[(K::Timestamp, 3.0)]),
    (F::ClockOnly, &[(K::Boilerplate, 6.0), (K::Timestamp, 3.0)]),
    (F::TimeAndMore, &[(K::Timestamp, 10.0), (K::Byline, 9.5)]),
    (F::OnlyNames, &[(K::Byline, 3.0), (K::Boilerplate, 0.7), (K::Body, -1.0)]),
    (F::NamesAndJob, &[(K::Byline, 4.5)]),
    (F::Dateline, &[(K::Body, 6.0)]),
    (F::DatelineWhole, &[(K::Dateline, 14.0)]),
    (F::CreditEndSure, &[(K::Caption, 8.0), (K::Body, -1.0)]),
    (F::CreditEndLikely, &[(K::Caption, 7.0), (K::Body, -0.5)]),
    (F::CreditEndMaybe, &[(K::Caption, 2.0)]),
    (F::CreditWholeSure, &[(K::Credit, 13.0), (K::Body, -2.0)]),
    (F::CreditWholeLikely, &[(K::Credit, 9.0)]),
    (F::CreditWholeMaybe, &[(K::Credit, 7.0)]),
    // Neighbours.
    (F::PrevCreditWhole, &[(K::Caption, 5.0)]),
    (F::NextCreditWhole, &[(K::Caption, 4.0), (K::Heading, -1.5)]),
    (F::NextCreditEnd, &[(K::AltText, 5.5), (K::Caption, 0.3)]),
    (F::PrevCreditEnd, &[]),
    (F::PrevImage, &[(K::Caption, 3.0), (K::Credit, 1.5)]),
    (F::PrevPromoHead, &[(K::Promo, 4.0)]),
    (F::PrevTime, &[(K::Byline, 1.0), (K::Boilerplate, 0.3), (K::Heading, 1.0)]),
    (F::NextTime, &[(K::Byline, 2.5), (K::Deck, 0.8)]),
    (F::PrevFurniture, &[(K::Boilerplate, 0.7)]),
    (F::NextFurniture, &[(K::Boilerplate, 0.7)]),
    (F::PrevLong, &[(K::Heading, 0.3)]),
    (F::NextLong, &[(K::Heading, 2.0)]),
    (F::PrevNames, &[(K::Byline, 0.5)]),
    (F::NextNames, &[(K::Deck, 0.8)]),
    (F::PrevTwin, &[(K::Caption, 1.0), (K::Credit, 1.0)]),
    (F::NextTwin, &[(K::Caption, 1.0), (K::Credit, 1.0)]),
    (F::NextClip, &[(K::VideoTitle, 7.0)]),
    (F::NamesAboveStory, &[(K::Byline, 4.0)]),
    (F::TitleInStory, &[(K::Promo, 2.0), (K::Heading, -0.5)]),
    (F::OpenInStory, &[(K::Promo, 2.0), (K::Body, -0.7)]),
    (F::AfterColon, &[(K::ListItem, 5.0), (K::Body, 1.0)]),
    (F::LongTwin, &[(K::Caption, 6.0)]),
    (F::TimeBehind, &[(K::Promo, 2.0)]),
    (F::SourceOnly, &[(K::Byline, 2.0), (K::Credit, 1.0)]),
    (F::Address, &[(K::Promo, 1.0), (K::Boilerplate, 1.2), (K::Caption, -1.0)]),
    (F::BioGrammar, &[(K::Bio, 7.0)]),
    (F::SourceAfterNames, &[(K::Byline, 5.0)]),
    (F::ClipAfterTitle, &[(K::Caption, 5.0)]),
    (F::Interview, &[(K::Body, 5.0), (K::Heading, -3.0)]),
    (F::NextBullet, &[(K::Heading, 4.5), (K::Body, 0.5)]),
    (F::EndExclaim, &[(K::Body, 0.3), (K::Promo, 0.3)]),
    (F::DeckPlace, &[(K::Deck, 4.5)]),
    (F::PromoList, &[(K::Promo, 2.5), (K::Body, -0.5)]),
    (F::TimeAfterStory, &[(K::Boilerplate, 10.0)]),
    (F::CapsLabel, &[(K::Caption, 2.0)]),
    (F::SourceLine, &[(K::Contributor, 12.0)]),
    (F::PromoHeadLine, &[(K::Boilerplate, 6.0), (K::Promo, -2.0)]),
    (F::CommentSection, &[(K::Boilerplate, 6.0)]),
    (F::NamesThenJob, &[(K::Byline, 5.0)]),
    (F::JobAfterNames, &[(K::Byline, 6.0)]),
    (F::QuestionBeforeShort, &[(K::Body, 2.5), (K::Heading, -1.0)]),
    (F::NameOfWriter, &[(K::Bio, 12.0), (K::Byline, -3.0)]),
    (F::TitleByTime, &[(K::Promo, 3.5)]),
    (F::TitleTwice, &[(K::Promo, 4.0), (K::Boilerplate, -0.5)]),
    (F::ShortPair, &[(K::Promo, 3.0), (K::Heading, -0.5)]),
    (F::Initialled, &[(K::Byline, 9.0)]),
    (F::PostSigned, &[(K::Body, 7.0), (K::Heading, -2.0)]),
    (F::ShowsSomebody, &[(K::Caption, 7.5), (K::Heading, -1.0)]),
    (F::CityAlone, &[(K::Dateline, 15.0), (K::Body, -1.0)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_order_of_their_numbers() {
        for (i, kind) in KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, i);
        }
    }
}
