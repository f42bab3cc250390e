//! What is seen of a line: a set of yes-or-no features that the weights speak about.

/// One thing that may be true of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Feature {
    /// True of every line: how common a kind is.
    Always,
    // Length in words.
    Words1,
    Words2To3,
    Words4To6,
    Words7To12,
    Words13To20,
    Words21To40,
    WordsOver40,
    // How it ends.
    EndStop,
    EndQuestion,
    EndColon,
    EndComma,
    EndOpen,
    EndEllipsis,
    EndQuote,
    // How it is written.
    AllCaps,
    LongCaps,
    TitleCase,
    SentenceCase,
    LowerStart,
    QuoteStart,
    TwoSentences,
    Bullet,
    Numbered,
    Separator,
    OnlyLink,
    HasLink,
    HasMail,
    HasPipe,
    StartLabel,
    // Where it stands.
    IsHeadline,
    BeforeHeadline,
    AfterHeadline,
    BeforeStory,
    InStory,
    AfterStory,
    LastLines,
    OnlyLine,
    Grouped,
    GroupOfShort,
    // Repetition.
    RepeatsHeadline,
    RepeatsLine,
    EchoesStory,
    // Cues.
    FurnitureWhole,
    FurnitureStart,
    FurnitureAny,
    FurnitureMany,
    PromoWhole,
    PromoStart,
    PromoAny,
    BylineStart,
    BylineWhole,
    Job,
    Contributor,
    Bio,
    BioMany,
    ImageWhole,
    CaptionStart,
    Scene,
    Clip,
    // What grammars say.
    TimeWhole,
    TimeLabelled,
    ClockOnly,
    TimeAndMore,
    OnlyNames,
    NamesAndJob,
    Dateline,
    DatelineWhole,
    CreditEndSure,
    CreditEndLikely,
    CreditEndMaybe,
    CreditWholeSure,
    CreditWholeLikely,
    CreditWholeMaybe,
    // The lines beside it.
    PrevCreditWhole,
    NextCreditWhole,
    NextCreditEnd,
    PrevCreditEnd,
    PrevImage,
    PrevPromoHead,
    PrevTime,
    NextTime,
    PrevFurniture,
    NextFurniture,
    PrevLong,
    NextLong,
    PrevNames,
    NextNames,
    PrevTwin,
    NextTwin,
    NextClip,
    // Two things together.
    NamesAboveStory,
    TitleInStory,
    OpenInStory,
    AfterColon,
    LongTwin,
    TimeBehind,
    SourceOnly,
    Address,
    BioGrammar,
    SourceAfterNames,
    ClipAfterTitle,
    Interview,
    NextBullet,
    EndExclaim,
    DeckPlace,
    PromoList,
    TimeAfterStory,
    CapsLabel,
    SourceLine,
    PromoHeadLine,
    CommentSection,
    NamesThenJob,
    JobAfterNames,
    QuestionBeforeShort,
    NameOfWriter,
    TitleByTime,
    TitleTwice,
    ShortPair,
    Initialled,
    PostSigned,
    CityAlone,
    ShowsSomebody,
}

/// How many features there are.
pub(super) const COUNT: usize = Feature::ShowsSomebody as usize + 1;

/// A set of features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features(u128);

/// One bit a feature.
const _: () = assert!(COUNT <= 128);

impl Features {
    #[inline(never)] // for each of a hundred features
    pub(super) fn set(&mut self, feature: Feature, holds: bool) {
        self.0 |= u128::from(holds) << feature as u8;
    }

    pub(super) fn unset(&mut self, feature: Feature) {
        self.0 &= !(1 << feature as u8);
    }

    pub(super) const fn has(self, feature: Feature) -> bool {
        self.0 >> feature as u8 & 1 == 1
    }

    /// The features that hold, as indices.
    pub(super) fn each(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            (left != 0).then(|| {
                let i = left.trailing_zeros() as usize;
                left &= left - 1;
                i
            })
        })
    }
}
