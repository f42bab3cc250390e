//! The result code: what a pupil hands in as a text that survives a form, an e-mail or a chat.
//!
//! `LOUPE`, a digit for the version, the length, the answers, a checksum: letters and digits alone,
//! of Crockford's base 32, which has no I, L, O or U. The U of the beginning is thus nowhere else,
//! and the length says where a code ends in a sentence. These outlines stay in later versions, so
//! that a newer code is told from a damaged one.

mod bits;
mod find;

use crate::crc32;
use crate::id::{self, DIGITS};
use crate::model::{Answers, FORM, Handed, Mark};
use bits::{Reader, Writer};

/// What is wrong with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No code is here.
    None,
    /// Its end is missing.
    Cut,
    /// A letter or more is not as it was written, or its beginning is missing.
    Damaged,
    /// A newer Newsloupe wrote it.
    Newer,
    /// It belongs to the exercise with this id.
    Other(String),
}

/// Something in a text that was searched for codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The line it begins in, from 1.
    pub line: usize,
    /// The code as it stood; where something is wrong with it, all of its line, which may tell
    /// whose it is.
    pub text: String,
    /// What it says, or what is wrong with it.
    pub what: Result<Handed, Fault>,
}

/// The code of what a pupil hands in. Marks are put in the order in which they stand.
///
/// ```
/// use newsloupe_exercise::{code, Answers, Handed, Mark};
///
/// let marks = vec![Mark { words: [12, 18], label: None }, Mark { words: [40, 43], label: None }];
/// let handed = Handed {
///     handed: 1,
///     exercise: "M7VT3MV5".into(),
///     pupil: "17".into(),
///     tasks: vec![Answers::Marks(marks), Answers::Choices(vec![Some(2), None])],
/// };
/// let text = code::write(&handed);
/// assert_eq!(text, "LOUPE11QQM7VT3MV56RPXHH35G59JR3G08ATJV4");
/// assert_eq!(code::read(&text, "M7VT3MV5"), Ok(handed.clone()));
/// let mail = format!("My result is “{}”. Bo", text.to_lowercase().replace('0', "o"));
/// assert_eq!(code::read(&mail, "M7VT3MV5"), Ok(handed));
/// assert_eq!(code::read(&text[..20], "M7VT3MV5"), Err(code::Fault::Cut));
/// assert_eq!(code::read(&text, "76TA8E11"), Err(code::Fault::Other("M7VT3MV5".into())));
/// ```
pub fn write(handed: &Handed) -> String {
    let mut out = Writer::default();
    out.bits(id::number(&handed.exercise).unwrap_or(0), 40);
    let name = handed.pupil.as_bytes();
    let width = if name.is_ascii() { 7 } else { 8 };
    out.bits((width - 7).into(), 1);
    out.count(name.len() as u64);
    for byte in name {
        out.bits((*byte).into(), width);
    }
    out.count(handed.tasks.len() as u64);
    handed.tasks.iter().for_each(|answers| put(&mut out, answers));
    framed(FORM, &out.letters())
}

/// What the first code in a text says, for the exercise of this id. Letters' case, blanks, line
/// breaks, dashes, `O` for 0, `I` or `L` for 1 and a sentence around it are forgiven.
///
/// # Errors
/// What is wrong with it, where none of its codes can be read.
pub fn read(text: &str, exercise: &str) -> Result<Handed, Fault> {
    let mut fault = Fault::None;
    for found in find_all(text, exercise) {
        match found.what {
            Ok(handed) => return Ok(handed),
            Err(first) if fault == Fault::None => fault = first,
            Err(_) => {}
        }
    }
    Err(fault)
}

/// All codes in a column, a table or a mail, for the exercise of this id, and every line that holds
/// something else: nothing is left out but empty lines.
///
/// ```
/// use newsloupe_exercise::code::{find_all, Fault};
///
/// let pasted = "Name,Code\nAnn,LOUPE11QQM7VT3MV56RPXHH35G59JR3G08ATJV4\n\nBo,LOUPE11QQM7\n";
/// let found = find_all(pasted, "M7VT3MV5");
/// assert_eq!(found[0].what, Err(Fault::None)); // Name,Code
/// assert_eq!(found[1].what.as_ref().unwrap().pupil, "17");
/// assert_eq!((found[2].line, found[2].text.as_str()), (4, "Bo,LOUPE11QQM7"));
/// assert_eq!(found[2].what, Err(Fault::Cut));
/// ```
pub fn find_all(text: &str, exercise: &str) -> Vec<Found> {
    let belongs = |handed: Handed| {
        let same = handed.exercise.eq_ignore_ascii_case(exercise);
        if same { Ok(handed) } else { Err(Fault::Other(handed.exercise)) }
    };
    let mut all = find::all(text);
    for found in &mut all {
        found.what = std::mem::replace(&mut found.what, Err(Fault::None)).and_then(belongs);
    }
    all
}

fn put(out: &mut Writer, answers: &Answers) {
    let choice = |choice: Option<u32>| choice.map_or(0, |choice| u64::from(choice) + 1);
    match answers {
        Answers::Marks(marks) => {
            let mut marks = marks.clone();
            marks.sort_by_key(|mark| (mark.words, mark.label));
            out.bits(0, 2);
            out.count(marks.len() as u64);
            let mut last = 0;
            let gap = |mark: &Mark| {
                let first = u64::from(mark.words[0]);
                first - std::mem::replace(&mut last, first)
            };
            let length = |mark: &Mark| mark.words[1].saturating_sub(mark.words[0]).into();
            out.list(&marks.iter().map(gap).collect::<Vec<_>>());
            out.list(&marks.iter().map(length).collect::<Vec<_>>());
            let labelled = marks.iter().any(|mark| mark.label.is_some());
            out.bits(labelled.into(), 1);
            if labelled {
                out.list(&marks.iter().map(|mark| choice(mark.label)).collect::<Vec<_>>());
            }
        }
        Answers::Choices(given) => {
            out.bits(1, 2);
            out.count(given.len() as u64);
            out.list(&given.iter().map(|given| choice(*given)).collect::<Vec<_>>());
        }
        Answers::Order(order) => {
            out.bits(2, 2);
            out.count(order.len() as u64);
            out.list(&order.iter().map(|item| u64::from(*item)).collect::<Vec<_>>());
        }
    }
}

/// The answers to a task; none where no version 1 could have written them.
fn take(from: &mut Reader<'_>) -> Option<Answers> {
    let number = |number: u64| u32::try_from(number).ok();
    let choice = |choice: u64| match choice {
        0 => Some(None),
        _ => number(choice - 1).map(Some),
    };
    let way = from.bits(2)?;
    let count = from.count()?;
    let first = from.list(count)?;
    Some(match way {
        0 => {
            let lengths = from.list(count)?;
            let labels = match from.bits(1)? {
                0 => vec![0; lengths.len()],
                _ => from.list(count)?,
            };
            let mut at = 0_u64;
            let mark = |((gap, length), label): ((u64, u64), u64)| {
                at = at.checked_add(gap)?;
                let words = [number(at)?, number(at.checked_add(length)?)?];
                Some(Mark { words, label: choice(label)? })
            };
            Answers::Marks(
                first.into_iter().zip(lengths).zip(labels).map(mark).collect::<Option<_>>()?,
            )
        }
        1 => Answers::Choices(first.into_iter().map(choice).collect::<Option<_>>()?),
        2 => Answers::Order(first.into_iter().map(number).collect::<Option<_>>()?),
        _ => return None,
    })
}

/// What the letters of an unharmed code of version 1 say.
fn unpacked(letters: &[u8]) -> Option<Handed> {
    let mut from = Reader::of(letters);
    let exercise = id::text(from.bits(40)?);
    let width = 7 + from.bits(1)? as u32;
    let mut name = Vec::new();
    for _ in 0..from.count()? {
        name.push(from.bits(width)? as u8);
    }
    let pupil = String::from_utf8(name).ok()?;
    let mut tasks = Vec::new();
    for _ in 0..from.count()? {
        tasks.push(take(&mut from)?);
    }
    Some(Handed { handed: FORM, exercise, pupil, tasks })
}

/// How many letters the checksum has.
const SUM: usize = 7;

/// Letters with all that a code has around them: version, how many digits the length has, the
/// length, a check of these, the letters, the checksum of everything.
fn framed(version: u32, letters: &[u8]) -> String {
    let mut all = vec![version as u8];
    let digits = (1..6_u8).find(|digits| letters.len() >> (5 * digits) == 0).unwrap_or(6);
    all.push(digits);
    all.extend((0..digits).rev().map(|at| (letters.len() >> (5 * at) & 31) as u8));
    all.push(head_check(&all));
    all.extend(letters);
    all.extend(sum(&all));
    let text = all.into_iter().map(|letter| char::from(DIGITS[usize::from(letter & 31)]));
    "LOUPE".chars().chain(text).collect()
}

/// A letter that is another where one letter of the head is another.
fn head_check(head: &[u8]) -> u8 {
    let sum = head.iter().zip((1_u8..).step_by(2));
    sum.fold(0, |sum: u8, (letter, odd)| sum.wrapping_add(letter.wrapping_mul(odd))) & 31
}

fn sum(letters: &[u8]) -> [u8; SUM] {
    let sum = u64::from(crc32::of(letters));
    std::array::from_fn(|at| (sum >> (5 * (SUM - 1 - at)) & 31) as u8)
}

/// A code read from the letters behind `LOUPE`, and how many of them are its own.
fn opened(letters: &[u8]) -> Result<(usize, Handed), Fault> {
    let digits = usize::from(*letters.get(1).ok_or(Fault::Cut)?);
    if digits == 0 || digits > 4 {
        return Err(Fault::Damaged); // more letters than any text has that is searched
    }
    let (head, rest) = letters.split_at_checked(2 + digits).ok_or(Fault::Cut)?;
    if *rest.first().ok_or(Fault::Cut)? != head_check(head) {
        return Err(Fault::Damaged);
    }
    let length = head[2..].iter().fold(0, |length, digit| length << 5 | usize::from(*digit));
    let end = head.len() + 1 + length;
    let body = letters.get(..end).ok_or(Fault::Cut)?;
    if *letters.get(end..end + SUM).ok_or(Fault::Cut)? != sum(body) {
        return Err(Fault::Damaged);
    }
    if u32::from(letters[0]) > FORM {
        return Err(Fault::Newer);
    }
    unpacked(&body[head.len() + 1..]).map(|handed| (end + SUM, handed)).ok_or(Fault::Damaged)
}
