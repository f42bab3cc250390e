//! The words of the interface in the reader's language.
//!
//! A message is known by its English words: `t("Copy")`. Where words are chosen long before they are
//! shown, they stand there as `message("Copy")` and go through [`t`] when they are shown. The other
//! languages come from `locales/messages.txt`, a file of its own that is asked for only by those who
//! need it; what stands in no table is said in English.

pub mod local;

use std::cell::RefCell;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, as the source says it.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// German.
    German,
}

impl Language {
    /// All of them, in the order of the settings.
    pub const ALL: [Self; 4] = [Self::English, Self::Spanish, Self::French, Self::German];

    /// Its tag, as the root element carries it and as the table's lines begin.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::German => "de",
        }
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::German => "Deutsch",
        }
    }

    /// The language of a tag such as `de-AT`.
    pub fn of(tag: &str) -> Option<Self> {
        let first = tag.get(..2)?;
        let ends = tag[2..].is_empty() || tag[2..].starts_with('-');
        Self::ALL.into_iter().find(|l| ends && l.code().eq_ignore_ascii_case(first))
    }
}

type Pair = (&'static str, &'static str);

/// What is spoken now.
struct Spoken {
    language: Language,
    /// The whole table as it was fetched; empty before.
    table: &'static str,
    /// English words and what to say instead: each at the place of its hash or behind it. A sorted
    /// list would bring a sort of its own, a standard map twice as much code.
    slots: Vec<Option<Pair>>,
}

thread_local! {
    static SPOKEN: RefCell<Spoken> =
        const { RefCell::new(Spoken { language: Language::English, table: "", slots: Vec::new() }) };
}

/// Where `english` stands, or would stand; `slots` has an empty place, and its length is a power of 2.
fn slot(slots: &[Option<Pair>], english: &str) -> usize {
    let hash =
        english.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let mut at = hash as usize & (slots.len() - 1);
    while slots[at].is_some_and(|(known, _)| known != english) {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}

/// Speaks `language` from now on, with the table in the form of `locales/messages.txt`. The table
/// stays in memory for good: there is one.
pub fn speak(language: Language, table: &str) {
    SPOKEN.with_borrow_mut(|spoken| {
        if spoken.table.is_empty() {
            spoken.table = Box::leak(table.to_owned().into_boxed_str());
        }
        let lines = || spoken.table.lines();
        let mut slots = Vec::new();
        if language != Language::English {
            let messages = lines().filter(|l| l.starts_with("en ")).count();
            slots.resize((messages * 2 + 1).next_power_of_two(), None);
            let mut english = "";
            for (code, words) in lines().filter_map(|l| l.split_once(' ')) {
                if code == "en" {
                    english = words;
                } else if code == language.code() {
                    let at = slot(&slots, english);
                    slots[at] = Some((english, words));
                }
            }
        }
        spoken.language = language;
        spoken.slots = slots;
    });
}

/// What is spoken.
pub fn language() -> Language {
    SPOKEN.with_borrow(|s| s.language)
}

/// The table as it was fetched, to hand on; empty where nobody needed it.
pub fn table() -> &'static str {
    SPOKEN.with_borrow(|s| s.table)
}

/// The message in the reader's language.
pub fn t(english: &'static str) -> &'static str {
    SPOKEN.with_borrow(|spoken| {
        if spoken.slots.is_empty() {
            return english;
        }
        spoken.slots[slot(&spoken.slots, english)].map_or(english, |(_, words)| words)
    })
}

/// Marks English words as a message that goes through [`t`] when it is shown.
pub const fn message(english: &'static str) -> &'static str {
    english
}

/// The message with each `{name}` in it replaced: `fill(t("{n} words"), &[("{n}", "12")])`.
pub fn fill(message: &str, parts: &[(&str, &str)]) -> String {
    let mut said = String::with_capacity(message.len() + 16);
    let mut rest = message;
    while let Some(at) = rest.find('{') {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let part = parts.iter().find(|(name, _)| rest.starts_with(name));
        let (name, with) = part.copied().unwrap_or(("{", "{"));
        said.push_str(with);
        rest = &rest[name.len()..];
    }
    said.push_str(rest);
    said
}

/// The message with one thing in it.
pub fn fill1(message: &str, name: &str, with: &str) -> String {
    fill(message, &[(name, with)])
}

/// Some of a thing: `counted(n, t("{n} word"), t("{n} words"))`. None is one in French.
pub fn counted(n: usize, one: &str, many: &str) -> String {
    let single = n == 1 || n == 0 && language() == Language::French;
    fill1(if single { one } else { many }, "{n}", &number(n))
}

/// `1204` as `1,204`, `1204`, `1 204` or `1.204`.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let between = match language() {
        Language::English => ",",
        Language::Spanish if digits.len() < 5 => "",
        Language::Spanish | Language::German => ".",
        Language::French => "\u{202f}",
    };
    let mut said = String::with_capacity(digits.len() * 2);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            said.push_str(between);
        }
        said.push(c);
    }
    said
}

/// Words that stood alone and now stand inside a sentence: small, but for German's nouns.
pub fn inside(words: &str) -> String {
    if language() == Language::German { words.to_owned() } else { words.to_lowercase() }
}

#[cfg(test)]
mod tests;
