//! What a class did item by item, most missed first, and what was chosen instead.

use newsloupe_exercise::class::{ItemSheet, Row, Sheet};
use newsloupe_exercise::{Answers, Exercise, Handed, Key, TaskKey, Words, words};

/// A unit or an item, and how a class did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The task, from 0.
    pub task: usize,
    /// The unit or item of it, from 0.
    pub item: usize,
    /// What it reads.
    pub words: String,
    /// Why it is right, by the key.
    pub why: String,
    /// Who did how.
    pub counts: ItemSheet,
    /// The wrong choice that was made most often, and how often.
    pub instead: Option<(String, u32)>,
    /// The pupils who have none of its points, by the number of their row.
    pub missed_by: Vec<usize>,
}

/// All that is scored: most missed first, then what everybody has right.
pub fn all(exercise: &Exercise, key: &Key, sheet: &Sheet, handed: &[Handed]) -> Vec<Done> {
    let mut order = sheet.most_missed();
    for (task, of) in sheet.tasks.iter().enumerate() {
        for item in 0..of.items.len() {
            if !order.contains(&(task, item)) && is_scored(key, task, item) {
                order.push((task, item));
            }
        }
    }
    let article = Article::of(exercise);
    let done = |(task, item): (usize, usize)| {
        let counts = *sheet.tasks.get(task)?.items.get(item)?;
        let (words, why) = named(exercise, key, &article, task, item)?;
        let instead = instead(exercise, key, sheet, handed, task, item);
        let none = |row: &&Row| {
            let scored = row.score.tasks.get(task).and_then(|t| t.items.get(item));
            row.counts() && scored.is_some_and(|s| s.of > 0 && s.points <= 0)
        };
        let missed_by = sheet.rows.iter().filter(none).map(|row| row.handed).collect();
        Some(Done { task, item, words, why, counts, instead, missed_by })
    };
    order.into_iter().filter_map(done).collect()
}

/// Whether a row counts in what is said of the class.
pub trait Counts {
    /// It is no copy of another.
    fn counts(&self) -> bool;
}

impl Counts for Row {
    fn counts(&self) -> bool {
        !matches!(self.again, newsloupe_exercise::class::Again::Copy(_))
    }
}

fn is_scored(key: &Key, task: usize, item: usize) -> bool {
    match key.get(task) {
        Some(TaskKey::Marks { units, .. }) => item < units.len(),
        Some(TaskKey::Items(items)) => items.get(item).is_some_and(Option::is_some),
        None => false,
    }
}

fn named(
    exercise: &Exercise,
    key: &Key,
    article: &Article<'_>,
    task: usize,
    item: usize,
) -> Option<(String, String)> {
    match key.get(task)? {
        TaskKey::Marks { units, .. } => {
            let unit = units.get(item)?;
            let parts: Vec<&str> = unit.must.iter().map(|words| article.text(*words)).collect();
            Some((parts.join(" … "), unit.why.clone()))
        }
        TaskKey::Items(answers) => {
            let words = exercise.tasks.get(task)?.items.get(item)?.words.clone();
            Some((words, answers.get(item)?.as_ref()?.why.clone()))
        }
    }
}

/// The wrong choice that most made.
fn instead(
    exercise: &Exercise,
    key: &Key,
    sheet: &Sheet,
    handed: &[Handed],
    task: usize,
    item: usize,
) -> Option<(String, u32)> {
    let TaskKey::Items(answers) = key.get(task)? else { return None };
    let right = &answers.get(item)?.as_ref()?.right;
    let choices = &exercise.tasks.get(task)?.choices;
    let mut counts = vec![0_u32; choices.len()];
    for row in sheet.rows.iter().filter(|row| row.counts()) {
        let given = handed.get(row.handed).and_then(|h| h.tasks.get(task));
        if let Some(Answers::Choices(given)) = given
            && let Some(Some(choice)) = given.get(item)
            && !right.contains(choice)
            && let Some(count) = counts.get_mut(*choice as usize)
        {
            *count += 1;
        }
    }
    let most = (0..counts.len()).max_by_key(|c| (counts[*c], std::cmp::Reverse(*c)))?;
    (counts[most] > 0).then(|| (choices[most].clone(), counts[most]))
}

/// The words of an article, to look passages up.
struct Article<'a> {
    /// Each block's text, its words as bytes of it, and how many come before.
    blocks: Vec<(&'a str, Vec<std::ops::Range<usize>>, u32)>,
}

impl<'a> Article<'a> {
    fn of(exercise: &'a Exercise) -> Self {
        let mut before = 0;
        let of = |block: &'a newsloupe_exercise::Block| {
            let bounds = words::of(&block.text);
            let first = before;
            before += bounds.len() as u32;
            (block.text.as_str(), bounds, first)
        };
        Self { blocks: exercise.blocks.iter().map(of).collect() }
    }

    /// The text of words, as far as they stand in the block of the first.
    fn text(&self, [first, end]: Words) -> &'a str {
        let at = self.blocks.partition_point(|(_, _, before)| *before <= first).saturating_sub(1);
        let Some((text, bounds, before)) = self.blocks.get(at) else { return "" };
        let own = |word: u32| (word.saturating_sub(*before) as usize).min(bounds.len());
        match &bounds[own(first)..own(end).max(own(first))] {
            [one] => &text[one.clone()],
            [from, .., to] => &text[from.start..to.end],
            [] => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classroom::collect::tests::class;
    use newsloupe_exercise::class;

    #[test]
    fn the_most_missed_stands_first_with_what_was_chosen_instead() {
        let (exercise, key, handed) = class();
        let sheet = class::sheet(&exercise, &key, &handed);
        let done = all(&exercise, &key, &sheet, &handed);
        let said: Vec<_> =
            done.iter().map(|d| (d.task, d.item, d.words.as_str(), d.counts.right)).collect();
        assert_eq!(
            said,
            [(1, 0, "We had no choice", 1), (0, 1, "It … sank", 2), (0, 0, "We had no choice", 3),]
        );
        assert_eq!(done[0].instead, Some(("Bo".into(), 2)));
        assert_eq!(done[1].instead, None);
        assert_eq!(done[0].why, "Ann says it.");
        assert_eq!((done[0].missed_by.as_slice(), done[2].missed_by.len()), (&[1, 2][..], 0));
        let none = all(&exercise, &key, &class::sheet(&exercise, &key, &[]), &[]);
        assert!(none.iter().all(|done| done.counts.right == 0 && done.missed_by.is_empty()));
    }
}
