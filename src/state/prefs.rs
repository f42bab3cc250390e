//! The reader's few choices. They are kept in this browser.

use crate::i18n::{Language, message};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The theme of a name; the system's for any other.
    pub fn of(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }

    /// Its name on the page, in English: a message.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => message("as the system"),
            Self::Light => message("light"),
            Self::Dark => message("dark"),
        }
    }

    /// Its name, as it is kept and as the root element carries it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// All choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// Light or dark.
    pub theme: Theme,
    /// Whether single letters are commands; some speech and switch users need them off.
    pub single_keys: bool,
    /// The language of the interface; `None` for the browser's.
    pub language: Option<Language>,
    /// The size of the article's text, a step of [`SIZES`].
    pub size: usize,
    /// The room between its lines, a step of [`LINES`].
    pub lines: usize,
}

/// The sizes of the article's text. What each step is stands in `tokens.css`.
pub const SIZES: [&str; 4] = ["100 %", "115 %", "130 %", "150 %"];
/// The room between its lines, likewise.
pub const LINES: [&str; 3] = [message("as usual"), message("wide"), message("very wide")];

impl Default for Prefs {
    fn default() -> Self {
        Self { theme: Theme::System, single_keys: true, language: None, size: 0, lines: 0 }
    }
}

impl Prefs {
    /// As one word for the browser's store.
    pub fn written(self) -> String {
        let keys = if self.single_keys { "keys" } else { "no-keys" };
        let language = self.language.map_or("", Language::code);
        format!("{} {keys} size-{} lines-{} {language}", self.theme.name(), self.size, self.lines)
    }

    /// Reads [`Prefs::written`]; what it does not know is as at first.
    pub fn read(text: &str) -> Self {
        let mut prefs = Self::default();
        let step = |of: &str, steps: &[&str]| of.parse().ok().filter(|n| *n < steps.len());
        for word in text.split(' ') {
            match word {
                "light" | "dark" => prefs.theme = Theme::of(word),
                "no-keys" => prefs.single_keys = false,
                other => match other.split_once('-') {
                    Some(("size", n)) => prefs.size = step(n, &SIZES).unwrap_or(0),
                    Some(("lines", n)) => prefs.lines = step(n, &LINES).unwrap_or(0),
                    _ => prefs.language = Language::of(other).or(prefs.language),
                },
            }
        }
        prefs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back_as_they_were_kept() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            for single_keys in [true, false] {
                for language in [None, Some(Language::English), Some(Language::German)] {
                    for (size, lines) in [(0, 0), (3, 2), (0, 1)] {
                        let prefs = Prefs { theme, single_keys, language, size, lines };
                        assert_eq!(Prefs::read(&prefs.written()), prefs);
                    }
                }
            }
        }
        assert_eq!(Prefs::read("nonsense size-9 lines-x"), Prefs::default());
    }
}
