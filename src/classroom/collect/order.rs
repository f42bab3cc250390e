//! The order in which pupils stand: by name or number, or by points.

use newsloupe_exercise::class::Row;
use std::cmp::Ordering;

/// What they are ordered by, and whether the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// The column.
    pub column: Column,
    /// From last to first, or from most to least.
    pub down: bool,
}

/// A column that can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Who.
    Pupil,
    /// All points.
    Points,
    /// The points of a task, from 0.
    Task(usize),
}

impl Default for By {
    fn default() -> Self {
        Self { column: Column::Pupil, down: false }
    }
}

impl By {
    /// After a press on the head of a column: first by it (points from most to least), then the other
    /// way round.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        let down = if self.column == column { !self.down } else { column != Column::Pupil };
        Self { column, down }
    }
}

/// The rows in order, by their number. Those alike stand by name.
pub fn of(rows: &[Row], by: By) -> Vec<usize> {
    let points = |row: &Row| match by.column {
        Column::Task(task) => row.score.tasks.get(task).map_or(0, |t| t.points),
        Column::Points | Column::Pupil => row.score.points,
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&rows[*a], &rows[*b]);
        let name = natural(&a.pupil, &b.pupil);
        let first = if by.column == Column::Pupil { name } else { points(a).cmp(&points(b)) };
        let first = if by.down { first.reverse() } else { first };
        first.then(name).then(a.handed.cmp(&b.handed))
    });
    order
}

/// `2` before `10`, `ann` beside `Ann`.
fn natural(a: &str, b: &str) -> Ordering {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.trim().to_lowercase().cmp(&b.trim().to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::class::Again;
    use newsloupe_exercise::score::{Score, TaskScore};

    fn row(handed: usize, pupil: &str, points: [i32; 2]) -> Row {
        let task = |points| TaskScore { points, of: 100, ..TaskScore::default() };
        let score =
            Score { points: points[0] + points[1], of: 200, tasks: points.map(task).into() };
        Row { handed, pupil: pupil.into(), score, empty: false, again: Again::No }
    }

    #[test]
    fn numbers_stand_as_numbers_and_a_second_press_turns_the_order() {
        let rows = [
            row(0, "10", [50, 0]),
            row(1, "bo", [100, 0]),
            row(2, "2", [0, 60]),
            row(3, "Ann", [0, 60]),
        ];
        let by = By::default();
        assert_eq!(of(&rows, by), [2, 0, 3, 1]);
        let points = by.pressed(Column::Points);
        assert_eq!(of(&rows, points), [1, 2, 3, 0]);
        assert_eq!(of(&rows, points.pressed(Column::Points)), [0, 2, 3, 1]);
        assert_eq!(of(&rows, points.pressed(Column::Task(1))), [2, 3, 0, 1]);
        assert_eq!(of(&rows, points.pressed(Column::Pupil)), [2, 0, 3, 1]);
        assert_eq!(of(&[], by), [0; 0]);
    }
}
