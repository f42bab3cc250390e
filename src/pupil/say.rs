//! What is said of answers: each verdict in a sentence, points as plain numbers.

use crate::i18n::{Language, counted, fill, fill1, language, message, t};
use newsloupe_exercise::score::{Off, Points, Scored, TaskScore, Verdict};
use newsloupe_exercise::{Kind, Task, Way};

/// How good an answer was, as a sign and a class show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Right.
    Right,
    /// In part.
    Near,
    /// Wrong, missed or too many.
    Wrong,
    /// Not judged.
    Plain,
}

impl Tone {
    /// The class of what shows it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Near => "near",
            Self::Wrong => "wrong",
            Self::Plain => "plain",
        }
    }

    /// A sign that needs no colour.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Right => "✓",
            Self::Near => "≈",
            Self::Wrong => "✗",
            Self::Plain => "–",
        }
    }
}

/// How good it was.
pub const fn tone(verdict: &Verdict) -> Tone {
    match verdict {
        Verdict::Right => Tone::Right,
        Verdict::Inexact(_) | Verdict::WrongLabel { .. } => Tone::Near,
        Verdict::Missed
        | Verdict::WrongChoice { .. }
        | Verdict::Misplaced { .. }
        | Verdict::Trap(_)
        | Verdict::Extra
        | Verdict::Again(_) => Tone::Wrong,
        Verdict::Open | Verdict::Unscored => Tone::Plain,
    }
}

/// What was right or wrong with an answer, in a sentence or two. The key's reason is not in it.
pub fn verdict(task: &Task, verdict: &Verdict) -> String {
    let choice = |n: u32| task.choices.get(n as usize).map_or("?", String::as_str);
    match verdict {
        Verdict::Right => t("Right.").to_owned(),
        Verdict::Inexact(off) => almost(off),
        Verdict::WrongLabel { right, off, .. } => {
            let label = fill1(t("It is “{label}”."), "{label}", choice(*right));
            if *off == Off::default() {
                format!("{} {label}", t("The right words with another label."))
            } else {
                format!("{} {label}", almost(off))
            }
        }
        Verdict::Missed => t("You did not mark this.").to_owned(),
        Verdict::WrongChoice { right, .. } => {
            let right: Vec<String> = right.iter().map(|r| format!("“{}”", choice(*r))).collect();
            fill1(t("Not right: it is {right}."), "{right}", &right.join(&format!(" {} ", t("or"))))
        }
        Verdict::Misplaced { early, late } => {
            let mut parts = Vec::new();
            if *early > 0 {
                parts.push(counted(
                    *early as usize,
                    t("{n} below it comes first"),
                    t("{n} below it come first"),
                ));
            }
            if *late > 0 {
                parts.push(counted(
                    *late as usize,
                    t("{n} above it comes later"),
                    t("{n} above it come later"),
                ));
            }
            fill1(t("Not at its place: {what}."), "{what}", &parts.join(", "))
        }
        Verdict::Open => t("Not answered.").to_owned(),
        Verdict::Trap(_) => t("This should not be marked.").to_owned(),
        Verdict::Extra => t("There is nothing to mark here.").to_owned(),
        Verdict::Again(_) => t("Another mark of yours was counted for this.").to_owned(),
        Verdict::Unscored => t("Not scored: neither right nor wrong.").to_owned(),
    }
}

/// What is said of an answer, with the key's reason behind it.
pub fn whole(task: &Task, scored: &Scored) -> String {
    let mut said = verdict(task, &scored.verdict);
    if !scored.why.is_empty() {
        said.push(' ');
        said.push_str(&scored.why);
    }
    said
}

/// How a mark on the right place differs from what should be marked.
fn almost(off: &Off) -> String {
    let mut parts: Vec<String> = Vec::new();
    let all = [
        (off.late, t("starts {n} word too late"), t("starts {n} words too late")),
        (off.early, t("starts {n} word too early"), t("starts {n} words too early")),
        (off.short, t("stops {n} word short"), t("stops {n} words short")),
        (off.over, t("goes on {n} word too long"), t("goes on {n} words too long")),
        (off.gap, t("leaves out {n} word inside"), t("leaves out {n} words inside")),
        (off.parts, t("leaves out {n} part of it"), t("leaves out {n} parts of it")),
        (
            off.between,
            t("takes in {n} word between its parts"),
            t("takes in {n} words between its parts"),
        ),
    ];
    for (n, one, many) in all {
        if n > 0 {
            parts.push(counted(n as usize, one, many));
        }
    }
    fill1(t("Almost: your mark {what}."), "{what}", &parts.join(", "))
}

/// Hundredths of a point as a number: `750` is `7.5`.
pub fn points(points: Points) -> String {
    let (whole, rest) = (points.unsigned_abs() / 100, points.unsigned_abs() % 100);
    let sign = if points < 0 { "−" } else { "" };
    let comma = if language() == Language::English { '.' } else { ',' };
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest % 10 == 0 => format!("{sign}{whole}{comma}{}", rest / 10),
        _ => format!("{sign}{whole}{comma}{rest:02}"),
    }
}

/// Points of how many.
pub fn points_of(got: Points, of: Points) -> String {
    fill(t("{points} of {of} points"), &[("{points}", &points(got)), ("{of}", &points(of))])
}

/// A task's answers in numbers: `7 right, 1 almost, 2 missed, 1 too many`.
pub fn counts(task: &Task, score: &TaskScore) -> String {
    let marks = task.kind.way() == Way::Mark;
    let of = |wanted: &dyn Fn(&Scored) -> bool| score.items.iter().filter(|s| wanted(s)).count();
    let too_many = score.extras.iter().filter(|s| s.verdict != Verdict::Unscored).count();
    let is = |tone_wanted| move |s: &Scored| tone(&s.verdict) == tone_wanted;
    let open = |s: &Scored| s.verdict == Verdict::Open;
    let all = [
        (of(&is(Tone::Right)), t("{n} right")),
        (of(&is(Tone::Near)), t("{n} almost")),
        (of(&is(Tone::Wrong)), if marks { t("{n} missed") } else { t("{n} not right") }),
        (of(&open), t("{n} not answered")),
        (too_many, t("{n} too many")),
    ];
    let said: Vec<String> =
        all.iter().filter(|(n, _)| *n > 0).map(|(n, words)| counted(*n, words, words)).collect();
    said.join(", ")
}

/// What a kind of task is called, and what it asks where the teacher says nothing.
pub fn asked(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Quotes => (
            message("Mark every direct quote"),
            message(
                "Mark the words that somebody said, as they stand between quotation marks. Not everything between quotation marks was said by somebody.",
            ),
        ),
        Kind::Speakers => (
            message("Who says it?"),
            message(
                "Choose who said each of these. If the article does not say who, that is an answer too.",
            ),
        ),
        Kind::Speech => (
            message("Word for word, or told?"),
            message(
                "Choose for each passage how it gives what somebody said, or whether it is no speech at all.",
            ),
        ),
        Kind::Credits => (
            message("Find the picture credits"),
            message("Mark who made each picture and who passed it on."),
        ),
        Kind::Dates => {
            (message("Put it in order"), message("What came first? Put the earliest at the top."))
        }
        Kind::Sources => {
            (message("What sort of source is it?"), message("Choose for each source what it is."))
        }
        Kind::Verbs => (
            message("What does the verb let you feel?"),
            message(
                "A verb such as “said” takes no side. Others doubt what was said, or stand behind it. Choose for each.",
            ),
        ),
        Kind::Headline => (
            message("Does the story bear it out?"),
            message("Look for the words of the headline in the story, and choose what you find."),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(kind: Kind) -> Task {
        let choices = vec!["photographer".into(), "agency".into(), "handout".into()];
        Task { kind, instructions: String::new(), choices, items: vec![] }
    }

    #[test]
    fn a_verdict_is_a_sentence() {
        let task = task(Kind::Credits);
        let off = Off { short: 4, early: 1, ..Off::default() };
        assert_eq!(
            verdict(&task, &Verdict::Inexact(off)),
            "Almost: your mark starts 1 word too early, stops 4 words short."
        );
        let label = |off| Verdict::WrongLabel { given: None, right: 1, off };
        assert_eq!(
            verdict(&task, &label(Off::default())),
            "The right words with another label. It is “agency”."
        );
        assert_eq!(
            verdict(&task, &label(Off { over: 1, ..Off::default() })),
            "Almost: your mark goes on 1 word too long. It is “agency”."
        );
        assert_eq!(
            verdict(&task, &Verdict::WrongChoice { given: 0, right: vec![1, 2, 9] }),
            "Not right: it is “agency” or “handout” or “?”."
        );
        assert_eq!(
            verdict(&task, &Verdict::Misplaced { early: 1, late: 2 }),
            "Not at its place: 1 below it comes first, 2 above it come later."
        );
        let trap = Scored {
            points: -25,
            of: 0,
            verdict: Verdict::Trap(0),
            marks: vec![0],
            why: "The title of a programme.".into(),
        };
        assert_eq!(whole(&task, &trap), "This should not be marked. The title of a programme.");
    }

    #[test]
    fn points_are_plain_numbers() {
        let said = [0, 5, 50, 75, 100, 725, 1000, -25].map(points);
        assert_eq!(said, ["0", "0.05", "0.5", "0.75", "1", "7.25", "10", "−0.25"]);
        assert_eq!(points_of(750, 1000), "7.5 of 10 points");
    }

    #[test]
    fn a_task_is_summed_up_in_what_there_was() {
        let one =
            |verdict| Scored { points: 0, of: 100, verdict, marks: vec![], why: String::new() };
        let score = TaskScore {
            items: vec![
                one(Verdict::Right),
                one(Verdict::Missed),
                one(Verdict::Inexact(Off::default())),
            ],
            extras: vec![one(Verdict::Extra), one(Verdict::Unscored)],
            ..TaskScore::default()
        };
        assert_eq!(counts(&task(Kind::Quotes), &score), "1 right, 1 almost, 1 missed, 1 too many");
        let score = TaskScore {
            items: vec![one(Verdict::Open), one(Verdict::WrongChoice { given: 0, right: vec![] })],
            ..TaskScore::default()
        };
        assert_eq!(counts(&task(Kind::Verbs), &score), "1 not right, 1 not answered");
    }
}
