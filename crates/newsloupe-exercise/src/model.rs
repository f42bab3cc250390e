//! What an exercise is: the article as pupils see it, the tasks, and the key, which may be sealed or
//! kept back. And what a pupil answers.
//!
//! The stored form is plain JSON, described in `docs/formats.md`. Fields are only ever added; what
//! changes its meaning raises [`FORM`].

use serde::{Deserialize, Serialize};

/// The version of the stored form.
pub const FORM: u32 = 1;

/// Words `[first, end)` of the exercise, end exclusive, counted from 0 through all its blocks. See
/// [`crate::words`].
pub type Words = [u32; 2];

/// An exercise, as it is given out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    /// [`FORM`].
    pub exercise: u32,
    /// Which exercise answers belong to: it changes with everything that they depend on (blocks,
    /// tasks, items), and not with the key or the settings.
    pub id: String,
    /// What the teacher calls it.
    pub title: String,
    /// The tag of the language that the pupil's page speaks at first: `en`, `es`, `fr`, `de`.
    pub language: String,
    /// Where the article was published, as the teacher noted it.
    #[serde(default)]
    pub source: Option<String>,
    /// What the teacher tells before the first task; may be empty.
    #[serde(default)]
    pub welcome: String,
    /// The article. What was hidden is not in it.
    pub blocks: Vec<Block>,
    /// What is asked, in order.
    pub tasks: Vec<Task>,
    /// How it is run.
    pub settings: Settings,
    /// The key, or why it is not here.
    pub key: KeyIn,
}

/// A part of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub part: Part,
    /// Its text, as it came in.
    pub text: String,
}

/// What a part of the article is, as far as a pupil sees a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The title.
    Headline,
    /// The summary under it.
    Deck,
    /// A heading between paragraphs.
    Heading,
    /// A paragraph of the story.
    Body,
    /// What a picture shows and who made it.
    Caption,
    /// Who wrote it, when, where; a promo that the teacher left in; anything else.
    Other,
}

/// How a task is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By marking words, with a label where the task has choices.
    Mark,
    /// By a choice for each item.
    Choose,
    /// By putting the items in order.
    Order,
}

/// What a task asks. It decides how it is answered, and what is said where the teacher says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Mark every direct quote.
    Quotes,
    /// Who says it?
    Speakers,
    /// Direct, partial, reported, or no speech at all?
    Speech,
    /// Find the image credits and name their links.
    Credits,
    /// Put the dates in order.
    Dates,
    /// What sort of source is it?
    Sources,
    /// What does the verb of attribution let the reader feel?
    Verbs,
    /// Do the words of the headline stand in the story?
    Headline,
}

impl Kind {
    /// All of them, in the order in which a lesson would take them.
    pub const ALL: [Self; 8] = [
        Self::Quotes,
        Self::Speakers,
        Self::Speech,
        Self::Sources,
        Self::Verbs,
        Self::Headline,
        Self::Credits,
        Self::Dates,
    ];

    /// How it is answered.
    pub const fn way(self) -> Way {
        match self {
            Self::Quotes | Self::Credits => Way::Mark,
            Self::Dates => Way::Order,
            Self::Speakers | Self::Speech | Self::Sources | Self::Verbs | Self::Headline => {
                Way::Choose
            }
        }
    }
}

/// Something that pupils do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What it asks.
    pub kind: Kind,
    /// The teacher's own instructions; where empty, the pupil's page says what the kind asks.
    #[serde(default)]
    pub instructions: String,
    /// What can be chosen for an item, or the labels of a mark. Marks without labels have none.
    #[serde(default)]
    pub choices: Vec<String>,
    /// What is asked about; empty where marks are made.
    #[serde(default)]
    pub items: Vec<Item>,
}

/// Something that a choice is made for, or that is put in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Where it stands in the article, if it does: shown there when the item is taken up.
    #[serde(default)]
    pub at: Option<Words>,
    /// What it is called in the list, such as the quoted words.
    pub words: String,
}

/// How the exercise is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// When pupils learn how they did.
    pub feedback: Feedback,
    /// What a mark too many costs, in hundredths of a point: 0, 25, 50 or 100.
    pub extra: u32,
    /// What pupils write on what they hand in.
    pub ask_for: AskFor,
}

impl Default for Settings {
    fn default() -> Self {
        Self { feedback: Feedback::End, extra: 25, ask_for: AskFor::Number }
    }
}

/// When pupils learn how they did. It needs the key: nothing is told before that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feedback {
    /// With each answer.
    AtOnce,
    /// When they say that they are done.
    End,
    /// Not from this page.
    Never,
}

/// What pupils write on what they hand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskFor {
    /// A name, as agreed in class.
    Name,
    /// A number that the teacher gave: nothing that is handed in then names anybody.
    Number,
}

/// The key in what is given out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyIn {
    /// It is here: for practice.
    Open(Key),
    /// It is here, sealed with a word that the teacher gives out later.
    Sealed(Sealed),
    /// It stayed with the teacher, whose page scores what is handed in.
    Blind,
}

/// A key sealed with a word: AES-GCM under a key that PBKDF2 (SHA-256) makes of it. Bytes are
/// base64url without filling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// 16 bytes of chance.
    pub salt: String,
    /// Rounds of PBKDF2.
    pub rounds: u32,
    /// The 12 bytes that begin AES-GCM.
    pub iv: String,
    /// The sealed JSON of a [`Key`], with its tag.
    pub data: String,
}

/// What is right: one for each task, in their order.
pub type Key = Vec<TaskKey>;

/// What is right in one task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKey {
    /// Where marks are made.
    Marks {
        /// What should be marked.
        units: Vec<Unit>,
        /// What looks like it and is not it.
        #[serde(default)]
        traps: Vec<Trap>,
        /// Words where a mark is neither right nor wrong, such as what the teacher did not review.
        #[serde(default)]
        unscored: Vec<Words>,
    },
    /// Where each item gets a choice, or its place: one for each item, none where it is not scored.
    /// In an order `right` holds one number, its place; equal places may stand either way round.
    Items(Vec<Option<Answer>>),
}

/// Something that should be marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// The words that must be inside, in order, without overlaps; several where it is interrupted.
    pub must: Vec<Words>,
    /// The words that may be inside, at no gain and no loss: speaker, cue, what stands between.
    #[serde(default)]
    pub may: Vec<Words>,
    /// The right label, an index into the task's choices; none where it has none.
    #[serde(default)]
    pub label: Option<u32>,
    /// Why it should be marked.
    pub why: String,
}

/// Something that looks right and is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trap {
    /// Where.
    pub at: Words,
    /// Why it is not.
    pub why: String,
}

/// What is right for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Indices into the task's choices, each of them right; or the item's place in an order.
    pub right: Vec<u32>,
    /// Why.
    pub why: String,
}

/// What a pupil hands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// The version of this form: [`FORM`].
    pub handed: u32,
    /// [`Exercise::id`].
    pub exercise: String,
    /// Who, by name or number, as the pupil wrote it.
    pub pupil: String,
    /// One for each task, in their order.
    pub tasks: Vec<Answers>,
}

/// A pupil's answers to one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answers {
    /// Marks, in the order in which they stand.
    Marks(Vec<Mark>),
    /// A choice for each item; none where it was left open.
    Choices(Vec<Option<u32>>),
    /// The items, by number, from first to last; empty where none was moved.
    Order(Vec<u32>),
}

/// A mark that a pupil made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its words.
    pub words: Words,
    /// Its label, an index into the task's choices.
    #[serde(default)]
    pub label: Option<u32>,
}

impl Answers {
    /// Nothing answered yet.
    pub fn none(task: &Task) -> Self {
        match task.kind.way() {
            Way::Mark => Self::Marks(Vec::new()),
            Way::Choose => Self::Choices(vec![None; task.items.len()]),
            Way::Order => Self::Order(Vec::new()),
        }
    }
}
