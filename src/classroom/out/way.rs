//! The three ways for the key, and what pupils get in each.

use crate::i18n::message;
use newsloupe_exercise::formats::seal::ROUNDS;
use newsloupe_exercise::{Exercise, Feedback, Key, KeyIn};

/// Where the key is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In the file, for practice.
    #[default]
    Practice,
    /// In the file, sealed with a word. [`ROUNDS`] of PBKDF2 with SHA-256, the number that OWASP's
    /// Password Storage Cheat Sheet gives, stand between somebody and each guess.
    Word,
    /// With the teacher alone.
    Blind,
}

const _: () = assert!(ROUNDS >= 600_000);

impl Way {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Practice, Self::Word, Self::Blind];

    /// Its name, as forms know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Word => "word",
            Self::Blind => "blind",
        }
    }

    /// Its title: a message.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Practice => message("Practice"),
            Self::Word => message("Unlock word"),
            Self::Blind => message("Blind"),
        }
    }

    /// What it means: a message.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Practice => message(
                "The key is in what you give out: pupils learn at once or at the end how they did, and a clever one can find it.",
            ),
            Self::Word => message(
                "The key is in what you give out, sealed: pupils open it with a word that you tell them when all have finished.",
            ),
            Self::Blind => message(
                "The key stays with you: pupils hand in their answers, and this page scores them under “Class”.",
            ),
        }
    }

    /// The exercise for pupils. With a word the sealed key must be given; without it the key is not
    /// in what comes back.
    pub fn given(self, exercise: &Exercise, key: &Key, sealed: Option<KeyIn>) -> Exercise {
        let mut given = exercise.clone();
        given.key = match self {
            Self::Practice => KeyIn::Open(key.clone()),
            Self::Word => sealed.unwrap_or(KeyIn::Blind),
            Self::Blind => KeyIn::Blind,
        };
        if given.key == KeyIn::Blind {
            given.settings.feedback = Feedback::Never; // there is nothing to tell it by
        }
        given
    }
}

/// What can be said of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Too few letters to seal anything.
    None,
    /// A computer that tries words finds it within the lesson or the night.
    Weak,
    /// Three words, or as long as that.
    Good,
}

/// How long a word that somebody has the file of holds. A dictionary's words are tried within hours
/// even at this price; three of them are not.
pub fn strength(word: &str) -> Strength {
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let words = word.split_whitespace().count();
    match letters {
        0..4 => Strength::None,
        _ if letters >= 16 || words >= 3 && letters >= 10 => Strength::Good,
        _ => Strength::Weak,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::model::Sealed;
    use newsloupe_exercise::{AskFor, Settings, Unit};

    fn exercise() -> (Exercise, Key) {
        let settings = Settings { feedback: Feedback::AtOnce, extra: 25, ask_for: AskFor::Number };
        let exercise = Exercise {
            exercise: 1,
            id: "A".into(),
            title: "Pier".into(),
            language: "en".into(),
            source: None,
            welcome: String::new(),
            blocks: Vec::new(),
            tasks: Vec::new(),
            settings,
            key: KeyIn::Blind,
        };
        let unit =
            Unit { must: vec![[0, 2]], may: vec![], label: None, why: "secret reason".into() };
        let key = newsloupe_exercise::TaskKey::Marks {
            units: vec![unit],
            traps: vec![],
            unscored: vec![],
        };
        (exercise, vec![key])
    }

    #[test]
    fn the_key_is_only_where_it_should_be() {
        let (exercise, key) = exercise();
        let text = |e: &Exercise| serde_json::to_string(e).unwrap();
        let open = Way::Practice.given(&exercise, &key, None);
        assert!(text(&open).contains("secret reason"));
        assert_eq!(open.settings.feedback, Feedback::AtOnce);
        let sealed = Sealed { salt: "s".into(), rounds: ROUNDS, iv: "i".into(), data: "d".into() };
        let word = Way::Word.given(&exercise, &key, Some(KeyIn::Sealed(sealed)));
        let blind = Way::Blind.given(&exercise, &key, None);
        let unsealed = Way::Word.given(&exercise, &key, None);
        assert!(![&word, &blind, &unsealed].iter().any(|e| text(e).contains("secret")));
        assert_eq!(
            (word.settings.feedback, blind.settings.feedback),
            (Feedback::AtOnce, Feedback::Never)
        );
    }

    #[test]
    fn a_short_word_holds_nobody_up() {
        assert_eq!(strength("  a b "), Strength::None);
        assert_eq!(strength("pier"), Strength::Weak);
        assert_eq!(strength("lighthouse"), Strength::Weak);
        assert_eq!(strength("green lamp harbour"), Strength::Good);
        assert_eq!(strength("Donaudampfschiffahrt"), Strength::Good);
    }
}
