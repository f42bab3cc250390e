//! What an exercise asks, in the forms that other programs know: choosing among candidates,
//! matching, and order. Only what has a key is in it.

use super::place::{Article, hull, meet, one_line};
use super::{Lost, Note, Say, message};
use crate::model::{
    Answer, Exercise, Feedback, Item, Key, Kind, Task, TaskKey, Trap, Unit, Way, Words,
};

/// A question as other programs know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// The task that it came of, counted from 0.
    pub(super) task: usize,
    /// What it is called, such as `1` or `1b`.
    pub(super) title: String,
    /// What is asked.
    pub(super) prompt: String,
    pub(super) form: Form,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Some of these are right, and some are not.
    Some(Vec<Candidate>),
    /// Each row gets one of the choices.
    Match { choices: Vec<String>, rows: Vec<Row> },
    /// The steps get an order: their places count from 0, and some may be equal.
    Order(Vec<Step>),
}

/// Words that could be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) at: Words,
    pub(super) words: String,
    pub(super) right: bool,
    /// Empty where nothing is to be told.
    pub(super) why: String,
}

/// Something that gets a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The task's item, or its unit.
    pub(super) item: usize,
    pub(super) words: String,
    /// Indices into the choices, at least one.
    pub(super) right: Vec<usize>,
    pub(super) why: String,
}

/// Something that gets a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The task's item.
    pub(super) item: usize,
    pub(super) words: String,
    pub(super) place: usize,
    pub(super) why: String,
}

/// What is asked in tasks of a kind where the teacher says nothing.
pub const fn instructions(kind: Kind) -> &'static str {
    match kind {
        Kind::Quotes => message("Mark every direct quote."),
        Kind::Speakers => message("Who says it?"),
        Kind::Speech => {
            message("Is it a direct quote, a partial quote, reported speech, or no speech?")
        }
        Kind::Credits => message("Mark what the image credits name, and say what each part is."),
        Kind::Dates => message("Put these in the order in which they happened."),
        Kind::Sources => message("What sort of source is it?"),
        Kind::Verbs => message("What does the verb let the reader think of the words?"),
        Kind::Headline => message("Do these words of the headline stand in the story?"),
    }
}

/// What a task asks, in the teacher's words or ours.
pub(super) fn prompt(task: &Task, say: Say<'_>) -> String {
    match one_line(&task.instructions) {
        own if own.is_empty() => say(instructions(task.kind)),
        own => own,
    }
}

/// The questions of an exercise in order, and what could not be asked.
pub(super) fn questions(
    exercise: &Exercise,
    key: &Key,
    say: Say<'_>,
) -> (Vec<Question>, Vec<Note>) {
    let article = Article::of(&exercise.blocks);
    let (mut questions, mut notes) = (Vec::new(), Vec::new());
    for (i, task) in exercise.tasks.iter().enumerate() {
        let before = questions.len();
        let mut note = |lost| notes.push(Note { task: Some(i), lost });
        let asked = prompt(task, say);
        let title = (i + 1).to_string();
        match (task.kind.way(), key.get(i)) {
            (Way::Mark, Some(TaskKey::Marks { units, traps, unscored })) => {
                let (found, added) = candidates(
                    &article,
                    units,
                    traps,
                    unscored,
                    &say(message("Nothing in this is asked for.")),
                );
                if added {
                    note(Lost::Sentences);
                }
                if found.iter().any(|c| c.right) {
                    note(Lost::Spans);
                    let form = Form::Some(found);
                    questions.push(Question {
                        task: i,
                        title: title.clone(),
                        prompt: asked.clone(),
                        form,
                    });
                }
                let rows: Vec<Row> =
                    units.iter().enumerate().filter_map(|u| labelled(&article, task, u)).collect();
                if !rows.is_empty() {
                    note(Lost::Labels);
                    let prompt = format!("{asked} {}", say(message("Say of each what it is.")));
                    let form = Form::Match { choices: task.choices.clone(), rows };
                    questions.push(Question { task: i, title: format!("{title}b"), prompt, form });
                }
            }
            (Way::Choose, Some(TaskKey::Items(answers))) => {
                let rows = rows(task, answers);
                if !rows.is_empty() && rows.len() < task.items.len() {
                    note(Lost::Unreviewed);
                }
                if !rows.is_empty() && task.choices.len() > 1 {
                    let form = Form::Match { choices: task.choices.clone(), rows };
                    questions.push(Question { task: i, title, prompt: asked, form });
                }
            }
            (Way::Order, Some(TaskKey::Items(answers))) => {
                let steps = steps(task, answers);
                if !steps.is_empty() && steps.len() < task.items.len() {
                    note(Lost::Unreviewed);
                }
                if steps.iter().any(|s| s.place > 0) {
                    let form = Form::Order(steps);
                    questions.push(Question { task: i, title, prompt: asked, form });
                }
            }
            _ => {}
        }
        if questions.len() == before {
            notes.push(Note { task: Some(i), lost: Lost::Task });
        }
    }
    if exercise.settings.feedback == Feedback::Never {
        questions.iter_mut().for_each(Question::hush);
    }
    (questions, notes)
}

impl Question {
    /// Takes the reasons out.
    fn hush(&mut self) {
        match &mut self.form {
            Form::Some(candidates) => candidates.iter_mut().for_each(|c| c.why.clear()),
            Form::Match { rows, .. } => rows.iter_mut().for_each(|r| r.why.clear()),
            Form::Order(steps) => steps.iter_mut().for_each(|s| s.why.clear()),
        }
    }
}

/// What should be marked and what looks like it, in the order of the article. Where too little looks
/// like it, sentences join in that hold nothing to be marked: then the second answer is `true`.
fn candidates(
    article: &Article<'_>,
    units: &[Unit],
    traps: &[Trap],
    unscored: &[Words],
    plain: &str,
) -> (Vec<Candidate>, bool) {
    let mut found: Vec<Candidate> = Vec::new();
    let candidate =
        |at, right, why: &str| Candidate { at, words: article.text(at), right, why: one_line(why) };
    for unit in units {
        found.extend(hull(unit).map(|at| candidate(at, true, &unit.why)));
    }
    for trap in traps {
        // A trap inside a quote can't be told from it in a list.
        if found.iter().all(|c| !meet(c.at, trap.at)) {
            found.push(candidate(trap.at, false, &trap.why));
        }
    }
    let right = found.iter().filter(|c| c.right).count();
    let wanted = right.div_ceil(2).max(2).saturating_sub(found.len() - right);
    let taken = |words: Words| {
        let inside = |w: &Words| meet(*w, words);
        found.iter().any(|c| meet(c.at, words))
            || units.iter().any(|u| u.may.iter().any(inside))
            || unscored.iter().any(inside)
    };
    let long = 5..=40; // words of a sentence that reads like a candidate
    let free: Vec<Words> = article
        .sentences()
        .into_iter()
        .filter(|s| long.contains(&(s[1] - s[0])) && !taken(*s))
        .collect();
    let added = wanted.min(free.len());
    for i in 0..added {
        // Spread over the article, the same ones every time.
        found.push(candidate(free[i * free.len() / added], false, plain));
    }
    found.retain(|c| !c.words.is_empty());
    found.sort_by_key(|c| c.at);
    (found, added > 0)
}

fn labelled(article: &Article<'_>, task: &Task, (item, unit): (usize, &Unit)) -> Option<Row> {
    let label = unit.label? as usize;
    task.choices.get(label)?;
    Some(Row {
        item,
        words: article.text(hull(unit)?),
        right: vec![label],
        why: one_line(&unit.why),
    })
}

pub(super) fn rows(task: &Task, answers: &[Option<Answer>]) -> Vec<Row> {
    let row = |(i, (item, answer)): (usize, (&Item, &Option<Answer>))| {
        let answer = answer.as_ref()?;
        let right: Vec<usize> = (0..task.choices.len())
            .filter(|choice| answer.right.iter().any(|r| *r as usize == *choice))
            .collect();
        (!right.is_empty()).then(|| Row {
            item: i,
            words: one_line(&item.words),
            right,
            why: one_line(&answer.why),
        })
    };
    task.items.iter().zip(answers).enumerate().filter_map(row).collect()
}

pub(super) fn steps(task: &Task, answers: &[Option<Answer>]) -> Vec<Step> {
    let place = |answer: &Option<Answer>| answer.as_ref()?.right.first().copied();
    let mut places: Vec<u32> =
        task.items.iter().zip(answers).filter_map(|(_, a)| place(a)).collect();
    places.sort_unstable();
    places.dedup();
    let step = |(i, (item, answer)): (usize, (&Item, &Option<Answer>))| {
        Some(Step {
            item: i,
            words: one_line(&item.words),
            place: places.iter().position(|p| Some(*p) == place(answer))?,
            why: answer.as_ref().map(|a| one_line(&a.why)).unwrap_or_default(),
        })
    };
    task.items.iter().zip(answers).enumerate().filter_map(step).collect()
}

/// The right candidates in groups of at most `most`, each with the wrong ones that stand among them.
pub(super) fn groups(candidates: &[Candidate], most: usize) -> Vec<Vec<Candidate>> {
    let right = candidates.iter().filter(|c| c.right).count();
    let count = right.div_ceil(most.max(1)).max(1);
    let mut groups = vec![Vec::new(); count];
    let mut seen = 0;
    for candidate in candidates {
        let group = (seen * count / right.max(1)).min(count - 1);
        groups[group].push(candidate.clone());
        seen += usize::from(candidate.right);
    }
    groups
}

/// An order as a matching with its places, for formats that know no order in which two things may
/// stand either way round.
pub(super) fn numbered(steps: &[Step]) -> (Vec<String>, Vec<Row>) {
    let places = steps.iter().map(|s| s.place + 1).max().unwrap_or(0);
    let row = |s: &Step| Row {
        item: s.item,
        words: s.words.clone(),
        right: vec![s.place],
        why: s.why.clone(),
    };
    ((1..=places).map(|place| place.to_string()).collect(), steps.iter().map(row).collect())
}

/// Whether two of the steps have the same place.
pub(super) fn ties(steps: &[Step]) -> bool {
    steps.iter().enumerate().any(|(i, a)| steps[..i].iter().any(|b| a.place == b.place))
}
