//! Codes in whatever people paste: a column, a table, a mail.

use super::{Fault, Found, opened};
use crate::id::DIGITS;

/// A letter that may be of a code, or a sign that ends one.
#[derive(Clone, Copy)]
struct Letter {
    /// Where it stands, in bytes.
    at: usize,
    /// 0 to 31 as in [`DIGITS`], [`U`], or [`END`].
    value: u8,
    /// Whether a blank or a line break stands before it.
    apart: bool,
    /// Whether it begins a line.
    first: bool,
}

const U: u8 = 32;
/// Anything that is neither in a code nor between its letters.
const END: u8 = 33;
/// `LOUPE`, as letters are read: L as 1, O as 0.
const BEGIN: [u8; 5] = [1, 0, U, 22, 14];
/// A word of so many letters with digits in it is no word.
const RUN: usize = 20;

/// A line of fewer letters is a number or a class, and not the rest of a code.
const SHORT: usize = 6;
/// A line of more bytes is not repeated for each code in it.
const LONG: usize = 2000;

/// Every code in a text, and every line without one that is not empty, in their order.
pub(super) fn all(text: &str) -> Vec<Found> {
    let lines: Vec<usize> = std::iter::once(0)
        .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1))
        .collect();
    let line_at = |at: usize| lines.partition_point(|first| *first <= at); // from 1
    let span = |first: usize, last: usize| {
        lines[first - 1]..lines.get(last).copied().unwrap_or(text.len())
    };
    let letters = letters(text);
    let begins: Vec<usize> = (0..letters.len()).filter(|at| begins(&letters[*at..])).collect();
    let mut found = Vec::new();
    let mut told = vec![false; lines.len() + 1];
    for (number, &begin) in begins.iter().enumerate() {
        let end = begins.get(number + 1).copied().unwrap_or(letters.len());
        let code = &letters[begin..end];
        let rest = &code[BEGIN.len()..];
        let own = rest.iter().position(|letter| letter.value > 31).unwrap_or(rest.len());
        let values: Vec<u8> = rest[..own].iter().map(|letter| letter.value).collect();
        let (count, what) = match opened(&values) {
            Ok((count, handed)) => (count, Ok(handed)),
            Err(Fault::Newer) => (likely(rest), Err(Fault::Newer)),
            Err(_) => {
                // Of what follows only what looks like a code belongs to one that can't be read:
                // words and names behind it would hide that it is cut.
                let count = likely(rest);
                let fault = opened(&values[..count]).err().unwrap_or(Fault::Damaged);
                // A strange sign between letters took the place of one.
                let strange = rest.get(count).is_some_and(|l| l.value > 31 && !l.apart)
                    && rest.get(count + 1).is_some_and(|l| l.value < 32 && !l.apart);
                (count, Err(if strange { Fault::Damaged } else { fault }))
            }
        };
        let last = code[BEGIN.len() + count - 1].at;
        let first = line_at(code[0].at);
        told[first..=line_at(last)].fill(true);
        let (own, whole) = (code[0].at..last + 1, span(first, line_at(last)));
        let stood = if what.is_ok() || whole.len() > LONG { own } else { whole };
        let text = text[stood].trim().to_owned();
        found.push(Found { line: first, text, what });
    }
    for number in 1..=lines.len() {
        let text = text[span(number, number)].trim();
        if !told[number] && !text.is_empty() {
            let what = Err(if headless(text) { Fault::Damaged } else { Fault::None });
            found.push(Found { line: number, text: text.to_owned(), what });
        }
    }
    found.sort_by_key(|found| found.line);
    found
}

/// The letters of a text. What wraps and quotes a code is left out: blanks, dashes, a mail's `>`
/// and `=` at line ends, signs without width.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let (mut apart, mut first) = (false, true);
    for (at, c) in text.char_indices() {
        let value = match c.to_ascii_uppercase() {
            'O' => 0,
            'I' | 'L' => 1,
            'U' => U,
            c if c.is_whitespace() => {
                apart = true;
                first |= c == '\n';
                continue;
            }
            '-'
            | '\u{2010}'..='\u{2015}'
            | '\u{2212}'
            | '>'
            | '='
            | '\u{ad}'
            | '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}' => continue,
            c => DIGITS.iter().position(|d| char::from(*d) == c).map_or(END, |d| d as u8),
        };
        letters.push(Letter { at, value, apart, first });
        (apart, first) = (false, false);
    }
    letters
}

/// Whether a code begins here: `LOUPE` alone may be a word of a sentence.
fn begins(letters: &[Letter]) -> bool {
    letters.len() > BEGIN.len()
        && BEGIN.iter().zip(letters).all(|(begin, letter)| *begin == letter.value)
        && (1..10).contains(&letters[BEGIN.len()].value)
}

/// How many of the letters that follow are likely of a code: in its line words with digits, and
/// lines of one such word, as where a mail breaks it.
fn likely(letters: &[Letter]) -> usize {
    let mut count = 0;
    while let Some(next) = letters.get(count..).filter(|next| next.first().is_some_and(code)) {
        let more = next[1..].iter().take_while(|letter| code(letter) && !letter.apart).count();
        let (word, rest) = next.split_at(more + 1);
        let alone =
            !word[0].first || rest.first().is_none_or(|next| next.first) && word.len() >= SHORT;
        let odd = word.len() >= RUN || word.iter().any(digit);
        if count > 0 && !(alone && odd) {
            break;
        }
        count += word.len();
    }
    count
}

fn code(letter: &Letter) -> bool {
    letter.value < 32
}

/// A digit that nobody writes for a letter.
fn digit(letter: &Letter) -> bool {
    (2..10).contains(&letter.value)
}

/// Whether a line holds what may be a code without its beginning.
fn headless(line: &str) -> bool {
    let letters = letters(line);
    letters.split(|letter| !code(letter)).any(|run| {
        run.chunk_by(|_, next| !next.apart).any(|word| {
            let digits = word.iter().filter(|letter| digit(letter)).count();
            word.len() >= RUN && (3..word.len() - 3).contains(&digits)
        })
    })
}
