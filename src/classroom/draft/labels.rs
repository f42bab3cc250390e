//! What can be chosen in tasks of every article, in the pupils' language. It stands here and not
//! among the page's messages, because pupils may be spoken to in another language than the teacher.

use crate::i18n::Language;
use newsloupe_exercise::draft::Draft;

/// A choice that does not come from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs)] // the table below says each of them
pub enum Label {
    NotStated,
    Direct,
    Partial,
    Reported,
    NoSpeech,
    Person,
    Office,
    Relay,
    Unnamed,
    Neutral,
    Doubting,
    Endorsing,
    Emotive,
    Stands,
    OtherVoice,
    Missing,
    Maker,
    Agency,
    Distributor,
    Supplier,
}

/// In the order of [`Label`]: English, Spanish, French, German.
const LABELS: [[&str; 4]; 20] = [
    ["not stated", "no se dice", "non précisé", "nicht genannt"],
    ["direct quote", "cita directa", "citation directe", "wörtliches Zitat"],
    ["part of a sentence quoted", "cita parcial", "citation partielle", "Teilzitat"],
    ["reported speech", "estilo indirecto", "discours rapporté", "indirekte Rede"],
    ["no speech at all", "no es habla", "pas de parole", "gar keine Rede"],
    [
        "a person with a name",
        "una persona con nombre",
        "une personne nommée",
        "eine Person mit Namen",
    ],
    [
        "an office or organisation",
        "una oficina u organización",
        "un service ou une organisation",
        "ein Amt oder eine Organisation",
    ],
    [
        "passes on what others said",
        "transmite lo que dijeron otros",
        "transmet ce que d’autres ont dit",
        "gibt weiter, was andere sagten",
    ],
    ["nobody named", "nadie con nombre", "personne de nommé", "niemand mit Namen"],
    ["neutral", "neutro", "neutre", "neutral"],
    ["doubting", "con duda", "dubitatif", "zweifelnd"],
    ["approving", "con aprobación", "approbateur", "zustimmend"],
    ["heated", "acalorado", "enflammé", "aufgeladen"],
    ["stands in the story", "está en la noticia", "se trouve dans l’article", "steht im Text"],
    [
        "stands there, but somebody else says it",
        "está, pero lo dice otra persona",
        "s’y trouve, mais quelqu’un d’autre le dit",
        "steht dort, aber jemand anders sagt es",
    ],
    [
        "does not stand in the story",
        "no está en la noticia",
        "ne se trouve pas dans l’article",
        "steht nicht im Text",
    ],
    ["maker", "autor", "auteur", "Urheber"],
    ["agency", "agencia", "agence", "Agentur"],
    ["distributor", "distribuidor", "distributeur", "Vertrieb"],
    ["supplied by", "cedida por", "fournie par", "gestellt von"],
];

const fn column(language: Language) -> usize {
    match language {
        Language::English => 0,
        Language::Spanish => 1,
        Language::French => 2,
        Language::German => 3,
    }
}

/// A choice in a language.
pub const fn label(label: Label, language: Language) -> &'static str {
    LABELS[label as usize][column(language)]
}

/// Says the draft's choices that do not come from the article in another language; what the teacher
/// wrote stays.
pub fn speak(draft: &mut Draft, language: Language) {
    let from = column(Language::of(&draft.language).unwrap_or_default());
    for choice in draft.tasks.iter_mut().flat_map(|t| &mut t.choices) {
        if let Some(row) = LABELS.iter().find(|row| row[from] == choice) {
            row[column(language)].clone_into(choice);
        }
    }
    language.code().clone_into(&mut draft.language);
}
