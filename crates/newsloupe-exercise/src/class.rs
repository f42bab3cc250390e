//! The sheet of a class: what many pupils handed in, scored with one key.

use crate::check::{self, Fault};
use crate::csv::{self, cell};
use crate::model::{Answers, Exercise, Handed, TaskKey, Words};
use crate::score::{self, Score, Scored, TaskScore, Verdict, spans};
use crate::words;
use std::collections::BTreeMap;

/// What a class handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// One row for each that can be scored, in the order handed in.
    pub rows: Vec<Row>,
    /// One for each task, in their order.
    pub tasks: Vec<TaskSheet>,
    /// What can't be scored, by its number in what was handed in, and why.
    pub unfit: Vec<(usize, Fault)>,
}

/// A pupil, or one of several that a pupil handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in what was handed in.
    pub handed: usize,
    /// The pupil, as written.
    pub pupil: String,
    /// The points.
    pub score: Score,
    /// Whether nothing was answered.
    pub empty: bool,
    /// Whether the same pupil handed in something else.
    pub again: Again,
}

/// Whether the same pupil handed in more than once; capitals and blanks make no other pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Only this.
    No,
    /// Several with other answers: this is one of them. All of them are in the sheet.
    Differs,
    /// A copy of this earlier row: shown, and not counted in what is said of the class.
    Copy(usize),
}

/// What a class did in a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSheet {
    /// One for each unit or item of the key.
    pub items: Vec<ItemSheet>,
    /// How many marked each word of the article; empty where nothing is marked.
    pub heat: Vec<u32>,
    /// Whether each word should be marked, by the key; as long as `heat`.
    pub should: Vec<bool>,
    /// For each of the key's traps, how many marked it.
    pub traps: Vec<u32>,
    /// How many extra marks there were in all, the traps among them.
    pub extras: u32,
}

/// What a class did with a unit or an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemSheet {
    /// How many have all its points.
    pub right: u32,
    /// How many have some.
    pub partly: u32,
    /// How many answered and have none.
    pub wrong: u32,
    /// How many did not answer it.
    pub open: u32,
    /// The mean of its points, in hundredths.
    pub mean: i32,
}

impl Sheet {
    /// Tasks and items that most pupils missed, by task and item, worst first: all that are scored
    /// and that not everybody has right.
    pub fn most_missed(&self) -> Vec<(usize, usize)> {
        let mut missed: Vec<(i32, usize, usize)> = Vec::new();
        for (task, sheet) in self.tasks.iter().enumerate() {
            for (number, item) in sheet.items.iter().enumerate() {
                if item.partly + item.wrong + item.open > 0 {
                    missed.push((item.mean, task, number));
                }
            }
        }
        missed.sort_unstable();
        missed.into_iter().map(|(_, task, item)| (task, item)).collect()
    }

    /// The sheet as a table for a spreadsheet (RFC 4180, UTF-8 with a byte order mark): one row a
    /// pupil, one column an item that is scored.
    pub fn csv(&self, heads: &Heads<'_>) -> String {
        let mut head = vec![cell(heads.pupil), cell(heads.points), cell(heads.of)];
        let first = self.rows.first().map(|row| &row.score.tasks[..]).unwrap_or_default();
        for (number, task) in first.iter().enumerate() {
            let name = heads.tasks.get(number).map_or("", String::as_str);
            let items = task.items.iter().enumerate().filter(|(_, item)| item.of > 0);
            head.extend(items.map(|(item, _)| cell(&format!("{name} {}", item + 1))));
            if self.tasks.get(number).is_some_and(|task| !task.heat.is_empty()) {
                head.push(cell(&format!("{name}: {}", heads.extras)));
            }
        }
        head.push(cell(heads.note));
        let mut out = String::from(csv::BEGIN);
        let separator = if heads.decimal_comma { ";" } else { "," };
        out += &head.join(separator);
        out += "\r\n";
        for row in &self.rows {
            out += &self.line(row, heads).join(separator);
            out += "\r\n";
        }
        out
    }

    fn line(&self, row: &Row, heads: &Heads<'_>) -> Vec<String> {
        let points = |points| decimal(points, heads.decimal_comma);
        let mut line = vec![cell(&row.pupil), points(row.score.points), points(row.score.of)];
        for (number, task) in row.score.tasks.iter().enumerate() {
            let items = task.items.iter().filter(|item| item.of > 0);
            line.extend(items.map(|item| points(item.points)));
            if self.tasks.get(number).is_some_and(|task| !task.heat.is_empty()) {
                line.push(extras(task).to_string());
            }
        }
        let again = match row.again {
            Again::No => "",
            Again::Differs => heads.differs,
            Again::Copy(_) => heads.copy,
        };
        let notes = [if row.empty { heads.empty } else { "" }, again];
        let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
        line.push(cell(&notes.join("; ")));
        line
    }
}

/// The words of a sheet's first row and notes, in the teacher's language.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a> {
    /// Who.
    pub pupil: &'a str,
    /// The points of all tasks.
    pub points: &'a str,
    /// How many there are to have.
    pub of: &'a str,
    /// Extra marks.
    pub extras: &'a str,
    /// Whether something is odd with the row.
    pub note: &'a str,
    /// What `note` says where nothing was answered.
    pub empty: &'a str,
    /// What it says where the same pupil handed in other answers.
    pub differs: &'a str,
    /// What it says of a copy.
    pub copy: &'a str,
    /// One for each task.
    pub tasks: &'a [String],
    /// Whether the language writes 0,75: its spreadsheets part cells by semicolons, and would take
    /// 3.25 for a day in February.
    pub decimal_comma: bool,
}

/// Scores what a class handed in.
///
/// ```
/// use newsloupe_exercise::class::{self, Again};
/// # use newsloupe_exercise::{id, Answer, Answers, Block, Exercise, Handed, Item, KeyIn, Kind, Part, Settings, Task, TaskKey};
/// # let blocks = vec![Block { part: Part::Body, text: "“No,” said Ann Lee.".into() }];
/// # let item = Item { at: Some([0, 1]), words: "No".into() };
/// # let tasks = vec![Task { kind: Kind::Speakers, instructions: "".into(), choices: vec!["Ann".into(), "Bo".into()], items: vec![item] }];
/// # let exercise = Exercise { exercise: 1, id: id::of(&blocks, &tasks), title: "".into(), language: "en".into(), source: None, welcome: "".into(), blocks, tasks, settings: Settings::default(), key: KeyIn::Blind };
/// # let key = vec![TaskKey::Items(vec![Some(Answer { right: vec![0], why: "“said Ann Lee” stands behind it.".into() })])];
/// # let handed = |pupil: &str, choice| Handed { handed: 1, exercise: exercise.id.clone(), pupil: pupil.into(), tasks: vec![Answers::Choices(vec![choice])] };
/// let sheet = class::sheet(&exercise, &key, &[handed("Ann", Some(0)), handed("Bo", Some(1)), handed("bo ", Some(0))]);
/// assert_eq!(sheet.rows[0].score.points, 100);
/// assert_eq!(sheet.rows[2].again, Again::Differs); // from Bo's first
/// assert_eq!(sheet.tasks[0].items[0].mean, 67);
/// assert_eq!(sheet.most_missed(), [(0, 0)]);
/// ```
pub fn sheet(exercise: &Exercise, key: &[TaskKey], handed: &[Handed]) -> Sheet {
    let (mut rows, mut unfit, mut given) = (Vec::new(), Vec::new(), Vec::new());
    // What each pupil handed in, by name: the rows of each.
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, one) in handed.iter().enumerate() {
        if let Err(fault) = check::handed(exercise, one) {
            unfit.push((number, fault));
            continue;
        }
        let tasks: Vec<Answers> = one.tasks.iter().map(in_order).collect();
        let empty = tasks.iter().all(unanswered);
        let name = one.pupil.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if !name.is_empty() {
            names.entry(name).or_default().push(rows.len());
        }
        let score = score::exercise(exercise, key, &one.tasks);
        let pupil = one.pupil.trim().to_owned();
        rows.push(Row { handed: number, pupil, score, empty, again: Again::No });
        given.push(tasks);
    }
    for same in names.into_values() {
        // The first of each that differs.
        let mut kinds: Vec<usize> = Vec::new();
        for row in same {
            match kinds.iter().find(|first| given[**first] == given[row]) {
                Some(first) => rows[row].again = Again::Copy(*first),
                None => kinds.push(row),
            }
        }
        if kinds.len() > 1 {
            for first in kinds {
                rows[first].again = Again::Differs;
            }
        }
    }
    let counted: Vec<usize> =
        (0..rows.len()).filter(|row| !matches!(rows[*row].again, Again::Copy(_))).collect();
    let words = words::count(&exercise.blocks);
    let tasks = (0..exercise.tasks.len())
        .map(|task| {
            let scores: Vec<&TaskScore> =
                counted.iter().map(|row| &rows[*row].score.tasks[task]).collect();
            let marks = counted.iter().map(|row| &given[*row][task]);
            task_sheet(&scores, key.get(task), marks, words)
        })
        .collect();
    Sheet { rows, tasks, unfit }
}

fn task_sheet<'a>(
    scores: &[&TaskScore],
    key: Option<&TaskKey>,
    answers: impl Iterator<Item = &'a Answers>,
    words: u32,
) -> TaskSheet {
    let items = scores.iter().map(|score| score.items.len()).max().unwrap_or(0);
    let items = (0..items)
        .map(|item| item_sheet(scores.iter().filter_map(|score| score.items.get(item))))
        .collect();
    let extras = scores.iter().map(|score| extras(score)).sum();
    let (mut heat, mut should, mut traps) = (vec![], vec![], vec![]);
    if let Some(TaskKey::Marks { units, traps: set, .. }) = key {
        let once = answers.flat_map(|answers| match answers {
            Answers::Marks(marks) => spans::set(marks.iter().map(|mark| mark.words)),
            _ => Vec::new(),
        });
        heat = depth(once, words);
        let must = spans::set(units.iter().flat_map(|unit| unit.must.iter().copied()));
        should = depth(must, words).into_iter().map(|depth| depth > 0).collect();
        traps = vec![0; set.len()];
        for score in scores {
            for (trap, count) in traps.iter_mut().enumerate() {
                let fell = |extra: &Scored| extra.verdict == Verdict::Trap(trap);
                *count += u32::from(score.extras.iter().any(fell));
            }
        }
    }
    TaskSheet { items, heat, should, traps, extras }
}

fn item_sheet<'a>(scored: impl Iterator<Item = &'a Scored>) -> ItemSheet {
    let mut sheet = ItemSheet::default();
    let (mut sum, mut count) = (0, 0);
    for item in scored.filter(|item| item.of > 0) {
        let group = match item.verdict {
            Verdict::Right => &mut sheet.right,
            Verdict::Missed | Verdict::Open => &mut sheet.open,
            _ if item.points > 0 => &mut sheet.partly,
            _ => &mut sheet.wrong,
        };
        *group += 1;
        sum += i64::from(item.points);
        count += 1;
    }
    sheet.mean = if count == 0 { 0 } else { ((2 * sum + count) / (2 * count)) as i32 };
    sheet
}

/// How many spans lie over each of so many words.
fn depth(spans: impl IntoIterator<Item = Words>, words: u32) -> Vec<u32> {
    let mut steps = vec![0_i64; words as usize + 1];
    for [first, end] in spans {
        steps[first.min(words) as usize] += 1;
        steps[end.min(words) as usize] -= 1;
    }
    let mut depth = 0;
    steps.truncate(words as usize);
    let add = |step| {
        depth += step;
        u32::try_from(depth).unwrap_or(0)
    };
    steps.into_iter().map(add).collect()
}

/// How many marks of a task cost points, or would where they cost any.
fn extras(task: &TaskScore) -> u32 {
    let extra = |one: &&Scored| matches!(one.verdict, Verdict::Extra | Verdict::Trap(_));
    task.extras.iter().filter(extra).count() as u32
}

/// Answers whose order says nothing, in one order: a code puts marks in order, a file need not.
fn in_order(answers: &Answers) -> Answers {
    let mut answers = answers.clone();
    if let Answers::Marks(marks) = &mut answers {
        marks.sort_unstable_by_key(|mark| (mark.words, mark.label));
    }
    answers
}

fn unanswered(answers: &Answers) -> bool {
    match answers {
        Answers::Marks(marks) => marks.is_empty(),
        Answers::Choices(given) => given.iter().all(Option::is_none),
        Answers::Order(order) => order.is_empty(),
    }
}

/// Hundredths as a decimal number.
fn decimal(points: i32, comma: bool) -> String {
    let (sign, whole) = (if points < 0 { "-" } else { "" }, points.unsigned_abs());
    let point = if comma { ',' } else { '.' };
    match whole % 100 {
        0 => format!("{sign}{}", whole / 100),
        part => format!("{sign}{}{point}{part:02}", whole / 100),
    }
}
