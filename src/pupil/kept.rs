//! The form in which a pupil's progress is kept: the result code, and where the pupil was. In the
//! browser's store, and in a learning platform's 4,096 characters.

use newsloupe_exercise::{Handed, code};

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The answers, with the name as far as it is written.
    pub handed: Handed,
    /// The step that was open.
    pub step: usize,
    /// Whether the pupil has said to be done.
    pub done: bool,
}

/// The kept form.
pub fn write(progress: &Progress) -> String {
    let done = if progress.done { "done" } else { "" };
    format!("{}|{}|{done}", code::write(&progress.handed), progress.step)
}

/// Reads it, for the exercise of this id. What can't be read is nothing kept.
pub fn read(text: &str, exercise: &str) -> Option<Progress> {
    let mut parts = text.split('|');
    let handed = code::read(parts.next()?, exercise).ok()?;
    let step = parts.next()?.parse().ok()?;
    Some(Progress { handed, step, done: parts.next() == Some("done") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::model::FORM;
    use newsloupe_exercise::{Answers, Mark};

    #[test]
    fn what_is_kept_comes_back() {
        let marks = (0..60).map(|i| Mark { words: [i * 12, i * 12 + 9], label: Some(i % 4) });
        let tasks = vec![
            Answers::Marks(marks.collect()),
            Answers::Choices(vec![None, Some(3), Some(0)]),
            Answers::Order(vec![2, 0, 1]),
            Answers::Order(vec![]),
        ];
        let handed =
            Handed { handed: FORM, exercise: "ABCD1234".into(), pupil: String::new(), tasks };
        let progress = Progress { handed, step: 2, done: true };
        let text = write(&progress);
        assert!(text.len() < 4_096, "{}", text.len());
        assert_eq!(read(&text, "ABCD1234"), Some(progress));
        assert_eq!(read(&text, "ZBCD1234"), None);
        for odd in ["", "||", "x|1|", "é", &text[..text.len() / 2]] {
            assert_eq!(read(odd, "ABCD1234"), None, "{odd}");
        }
    }
}
