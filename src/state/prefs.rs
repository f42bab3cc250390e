//! The reader's few choices. They are kept in this browser, and nothing else is.

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
    /// The next one, as the button goes through them.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
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
}

impl Default for Prefs {
    fn default() -> Self {
        Self { theme: Theme::System, single_keys: true }
    }
}

impl Prefs {
    /// As one word for the browser's store.
    pub fn written(self) -> String {
        format!("{} {}", self.theme.name(), if self.single_keys { "keys" } else { "no-keys" })
    }

    /// Reads [`Prefs::written`]; what it does not know is as at first.
    pub fn read(text: &str) -> Self {
        let mut prefs = Self::default();
        for word in text.split(' ') {
            match word {
                "light" => prefs.theme = Theme::Light,
                "dark" => prefs.theme = Theme::Dark,
                "no-keys" => prefs.single_keys = false,
                _ => {}
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
                let prefs = Prefs { theme, single_keys };
                assert_eq!(Prefs::read(&prefs.written()), prefs);
            }
        }
        assert_eq!(Prefs::read("nonsense"), Prefs::default());
    }
}
