//! How a line is written: its length, its ends, its bullets and links.

use super::features::Feature as F;
use crate::cut::Cut;

/// `U.N.`, `N.Y.C.`
pub(super) fn ends_in_initials(end: &str) -> bool {
    let b = end.as_bytes();
    b.len() > 4
        && b[b.len() - 1] == b'.'
        && b[b.len() - 2].is_ascii_uppercase()
        && b[b.len() - 3] == b'.'
}

pub(super) fn length(n: usize) -> F {
    match n {
        0..=1 => F::Words1,
        2..=3 => F::Words2To3,
        4..=6 => F::Words4To6,
        7..=12 => F::Words7To12,
        13..=20 => F::Words13To20,
        21..=40 => F::Words21To40,
        _ => F::WordsOver40,
    }
}

pub(super) fn two_sentences(written: &str) -> bool {
    written
        .as_bytes()
        .windows(3)
        .any(|w| matches!(w[0], b'.' | b'?' | b'!') && w[1] == b' ' && w[2].is_ascii_uppercase())
}

pub(super) fn bullet(written: &str) -> bool {
    let rest = written.without_start(&|c| "•▪●◦‣*■–-·▶►".contains(c));
    rest.len() < written.len() && rest.starts_in(" \t\u{a0}") && !rest.trim().is_empty()
}

pub(super) fn numbered(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | ')')) && chars.next() == Some(' ')
}

pub(super) fn only_link(written: &str) -> bool {
    let plain = !written.contains(' ') && written.len() > 5;
    plain && (written.holds("://") || written.starts_with("www.") || address(written))
}

/// `paper.com/desk`, `desk@paper.com`.
fn address(written: &str) -> bool {
    let dot = written
        .find('.')
        .is_some_and(|i| i > 0 && written.rest_from(i + 1).first_is(|c| c.is_ascii_alphanumeric()));
    dot && (written.contains('/') || written.contains('@'))
        && written.is_ascii()
        && !written.ends_with('.')
}

/// `HOME | NEWS | SPORT | WEATHER`: the way around a site.
pub(super) fn is_bar(written: &str) -> bool {
    ["|", "•", "·", "›", "/"]
        .iter()
        .any(|mark| written.split(' ').filter(|word| word == mark).count() >= 3)
        && !written.bytes().any(|b| b.is_ascii_digit())
}
