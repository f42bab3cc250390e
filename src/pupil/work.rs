//! What a pupil has answered, and the way back: every change can be undone and done again, without end.

use newsloupe_exercise::{Answers, Mark, Task, Words};
use std::mem::discriminant;

/// The answers to all tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// One for each task.
    pub answers: Vec<Answers>,
    /// What the answers to a task were before each change, the last at the end.
    past: Vec<(usize, Answers)>,
    /// What was undone, the last at the end.
    future: Vec<(usize, Answers)>,
}

/// One of the two ends of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its first word.
    First,
    /// Its last word.
    Last,
}

impl Work {
    /// Nothing answered.
    pub fn new(tasks: &[Task]) -> Self {
        Self { answers: tasks.iter().map(Answers::none).collect(), ..Self::default() }
    }

    /// With these answers, as they were kept.
    pub fn of(answers: Vec<Answers>) -> Self {
        Self { answers, ..Self::default() }
    }

    /// The marks of a task; none where it has none.
    pub fn marks(&self, task: usize) -> &[Mark] {
        match self.answers.get(task) {
            Some(Answers::Marks(marks)) => marks,
            _ => &[],
        }
    }

    /// The choice for an item.
    pub fn choice(&self, task: usize, item: usize) -> Option<u32> {
        match self.answers.get(task)? {
            Answers::Choices(choices) => choices.get(item).copied().flatten(),
            _ => None,
        }
    }

    /// The order of a task's items: as they came, where none was moved.
    pub fn order(&self, task: usize, items: usize) -> Vec<u32> {
        match self.answers.get(task) {
            Some(Answers::Order(order)) if order.len() == items => order.clone(),
            _ => (0..items as u32).collect(),
        }
    }

    /// How many things a task still waits for: an item without a choice, or marks or an order where
    /// there are none at all.
    pub fn open(&self, task: usize) -> usize {
        match self.answers.get(task) {
            Some(Answers::Marks(marks)) => usize::from(marks.is_empty()),
            Some(Answers::Choices(choices)) => choices.iter().filter(|c| c.is_none()).count(),
            Some(Answers::Order(order)) => usize::from(order.is_empty()),
            None => 0,
        }
    }

    /// Whether anything is answered at all.
    pub fn begun(&self) -> bool {
        self.answers.iter().any(|answers| match answers {
            Answers::Marks(marks) => !marks.is_empty(),
            Answers::Choices(choices) => choices.iter().any(Option::is_some),
            Answers::Order(order) => !order.is_empty(),
        })
    }

    /// Puts other answers of its sort to a task in the place of those that there are; whether they
    /// differ.
    fn change(&mut self, task: usize, answers: Answers) -> bool {
        let other =
            |now: &&mut Answers| discriminant(*now) == discriminant(&answers) && **now != answers;
        let Some(now) = self.answers.get_mut(task).filter(other) else { return false };
        self.past.push((task, std::mem::replace(now, answers)));
        self.future.clear();
        true
    }

    fn change_marks(&mut self, task: usize, mut marks: Vec<Mark>) -> bool {
        // In the order in which they stand, the wider before what it holds.
        marks.sort_by_key(|m| (m.words[0], u32::MAX - m.words[1]));
        self.change(task, Answers::Marks(marks))
    }

    /// Marks words; the number of the mark. What is marked already gets the label.
    pub fn mark(&mut self, task: usize, words: Words, label: Option<u32>) -> Option<usize> {
        let mut marks = self.marks(task).to_vec();
        match marks.iter_mut().find(|m| m.words == words) {
            Some(mark) => mark.label = label,
            None => marks.push(Mark { words, label }),
        }
        self.change_marks(task, marks);
        self.marks(task).iter().position(|m| m.words == words)
    }

    /// Takes a mark away.
    pub fn unmark(&mut self, task: usize, mark: usize) -> bool {
        let mut marks = self.marks(task).to_vec();
        if mark >= marks.len() {
            return false;
        }
        marks.remove(mark);
        self.change_marks(task, marks)
    }

    /// Gives a mark other words or another label; its number from then on. It takes the place of
    /// another mark on just these words.
    pub fn alter(&mut self, task: usize, mark: usize, to: Mark) -> Option<usize> {
        let mut marks = self.marks(task).to_vec();
        *marks.get_mut(mark)? = to;
        let mut at = 0..;
        marks.retain(|m| at.next() == Some(mark) || m.words != to.words);
        self.change_marks(task, marks);
        self.marks(task).iter().position(|m| *m == to)
    }

    /// The words of a mark with one of its ends moved by a word; none where it can't be.
    pub fn moved(
        &self,
        task: usize,
        mark: usize,
        edge: Edge,
        by: i32,
        count: u32,
    ) -> Option<Words> {
        let [mut first, mut end] = self.marks(task).get(mark)?.words;
        match edge {
            Edge::First => first = first.checked_add_signed(by)?,
            Edge::Last => end = end.checked_add_signed(by)?,
        }
        (first < end && end <= count).then_some([first, end])
    }

    /// Chooses for an item, or leaves it open again.
    pub fn choose(&mut self, task: usize, item: usize, choice: Option<u32>) -> bool {
        let Some(Answers::Choices(mut choices)) = self.answers.get(task).cloned() else {
            return false;
        };
        if let Some(place) = choices.get_mut(item) {
            *place = choice;
        }
        self.change(task, Answers::Choices(choices))
    }

    /// Moves what stands at a place of an order up or down by one; its place from then on.
    pub fn shift(&mut self, task: usize, items: usize, place: usize, down: bool) -> Option<usize> {
        let other = if down { place + 1 } else { place.checked_sub(1)? };
        let mut order = self.order(task, items);
        if other.max(place) >= order.len() {
            return None;
        }
        order.swap(place, other);
        self.change(task, Answers::Order(order));
        Some(other)
    }

    /// Says that the order is right as it stands.
    pub fn settle(&mut self, task: usize, items: usize) -> bool {
        self.change(task, Answers::Order(self.order(task, items)))
    }

    /// Takes the last change back; the task that it was in.
    pub fn undo(&mut self) -> Option<usize> {
        Self::step(&mut self.answers, &mut self.past, &mut self.future)
    }

    /// Does again what was undone last; the task that it was in.
    pub fn redo(&mut self) -> Option<usize> {
        Self::step(&mut self.answers, &mut self.future, &mut self.past)
    }

    fn step(
        answers: &mut [Answers],
        from: &mut Vec<(usize, Answers)>,
        to: &mut Vec<(usize, Answers)>,
    ) -> Option<usize> {
        let (task, then) = from.pop()?;
        let now = std::mem::replace(answers.get_mut(task)?, then);
        to.push((task, now));
        Some(task)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::{Item, Kind};

    fn task(kind: Kind, items: usize) -> Task {
        let item = Item { at: None, words: "x".into() };
        Task { kind, instructions: String::new(), choices: vec![], items: vec![item; items] }
    }

    fn work() -> Work {
        Work::new(&[task(Kind::Quotes, 0), task(Kind::Speakers, 3), task(Kind::Dates, 3)])
    }

    fn words(work: &Work) -> Vec<Words> {
        work.marks(0).iter().map(|m| m.words).collect()
    }

    #[test]
    fn marks_stand_in_order_and_the_same_words_are_marked_once() {
        let mut work = work();
        assert_eq!(work.mark(0, [8, 9], None), Some(0));
        assert_eq!(work.mark(0, [2, 5], None), Some(0));
        assert_eq!(work.mark(0, [2, 9], Some(1)), Some(0), "the wider first");
        assert_eq!(work.mark(0, [8, 9], Some(2)), Some(2), "another label, no second mark");
        assert_eq!(words(&work), [[2, 9], [2, 5], [8, 9]]);
        assert_eq!(work.marks(0)[2].label, Some(2));
        assert_eq!(work.alter(0, 0, Mark { words: [8, 9], label: None }), Some(1));
        assert_eq!(words(&work), [[2, 5], [8, 9]], "it takes the other's place");
        assert!(work.unmark(0, 0) && !work.unmark(0, 7));
        assert_eq!(words(&work), [[8, 9]]);
        assert_eq!(work.mark(1, [0, 1], None), None, "a task without marks");
    }

    #[test]
    fn edges_move_by_words_and_stay_in_the_text() {
        let mut work = work();
        work.mark(0, [0, 2], None);
        assert_eq!(work.moved(0, 0, Edge::First, -1, 3), None);
        assert_eq!(work.moved(0, 0, Edge::First, 1, 3), Some([1, 2]));
        assert_eq!(work.moved(0, 0, Edge::Last, 1, 3), Some([0, 3]));
        assert_eq!(work.moved(0, 0, Edge::Last, 1, 2), None);
        assert_eq!(work.moved(0, 0, Edge::Last, -2, 3), None, "a mark has a word");
    }

    #[test]
    fn everything_can_be_undone_and_done_again() {
        let mut work = work();
        let empty = work.answers.clone();
        work.mark(0, [1, 3], None);
        assert!(
            work.choose(1, 2, Some(0)) && !work.choose(1, 2, Some(0)) && !work.choose(1, 9, None)
        );
        assert_eq!(work.shift(2, 3, 2, false), Some(1));
        assert_eq!((work.shift(2, 3, 0, false), work.shift(2, 3, 2, true)), (None, None));
        let full = work.answers.clone();
        assert_eq!(
            (work.undo(), work.undo(), work.undo(), work.undo()),
            (Some(2), Some(1), Some(0), None)
        );
        assert_eq!(work.answers, empty);
        assert_eq!(
            (work.redo(), work.redo(), work.redo(), work.redo()),
            (Some(0), Some(1), Some(2), None)
        );
        assert_eq!(work.answers, full);
        work.undo();
        work.choose(1, 0, Some(1));
        assert!(!work.can_redo() && work.can_undo(), "a new change ends what was undone");
    }

    #[test]
    fn what_is_open_is_counted() {
        let mut work = work();
        assert_eq!([work.open(0), work.open(1), work.open(2), work.open(9)], [1, 3, 1, 0]);
        assert!(!work.begun());
        work.choose(1, 0, Some(1));
        assert!(work.settle(2, 3) && !work.settle(2, 3));
        assert_eq!([work.open(1), work.open(2)], [2, 0]);
        assert_eq!(work.order(2, 3), [0, 1, 2]);
        assert!(work.begun());
    }
}
