//! Credits with neither brackets nor a label: `Ann Lee/AP` behind a caption, or alone on a line.

use super::{Strength, Style, Tail};
use crate::anatomy::words::Word;
use crate::credits::sources::{self, look};
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::segment::is_space;
use crate::span::Span;

pub(super) fn bare(text: &str, folded: &str, line: Span, words: &[Word]) -> Option<Tail> {
    let last = words.last()?;
    let rest = text.part(last.end as usize, line.end as usize).trim();
    let closed = rest.is_empty() || rest.starts_with(')');
    if !(closed || rest == ".") {
        return None;
    }
    let tail = |start: u32, strength| {
        let core =
            Span { start, end: line.end }.trimmed(text, |c| is_space(c) || matches!(c, '.' | ','));
        Tail {
            full: Span { start, end: line.end },
            core,
            strength,
            style: Style::Bare,
            whole: start == line.start,
        }
    };
    // The whole line.
    if words.len() <= 16
        && (words[0].start == line.start
            || text
                .part(line.start as usize, words[0].start as usize)
                .chars()
                .all(|c| !c.is_alphanumeric()))
    {
        let seen = look(text, folded, words);
        // `Square at dawn / A. Stone / LRT nuotr.`: some languages label behind the name.
        if words.len() >= 2 && words.len() <= 16 && behind_names(folded, last) && seen.joints > 0 {
            let joints: Vec<usize> = (1..words.len())
                .filter(|&i| {
                    text.part(words[i - 1].end as usize, words[i].start as usize).contains('/')
                })
                .collect();
            let start = match joints.as_slice() {
                [.., before, _] => words[*before].start,
                _ => line.start,
            };
            return Some(tail(start, Strength::Sure));
        }
        let plain = words.len() <= 12 && closed;
        if plain && seen.is_sure() && seen.agencies > 0 && (seen.starts_known || seen.ends_known) {
            let strength = if seen.joints > 0 || seen.capitals <= 1 {
                Strength::Sure
            } else {
                Strength::Likely
            };
            return Some(tail(line.start, strength));
        }
        if plain && seen.is_sure() && seen.joints + usize::from(seen.handout) > 0 {
            return Some(tail(line.start, Strength::Sure));
        }
        if plain && seen.is_joined() && seen.capitals + seen.agencies + seen.outlets == seen.words {
            return Some(tail(line.start, Strength::Likely));
        }
        if plain
            && seen.is_named()
            && (2..=5).contains(&words.len())
            && last_is_house(folded, words)
        {
            return Some(tail(line.start, Strength::Maybe));
        }
    }
    // Behind the last boundary.
    for i in (1..words.len()).rev().take(12) {
        let (word, before) = (&words[i], &words[i - 1]);
        let gap = text.part(before.end as usize, word.start as usize);
        let initial = before.span().len() <= 2 && gap.starts_with('.');
        let stop = gap.holds_any(".!?”\"…)»") && !initial;
        let dash = gap.holds(" - ") || gap.contains('–') || gap.contains('—') || gap.contains('|');
        if gap.contains('(') || !(stop || dash) {
            continue;
        }
        let seen = look(text, folded, &words[i..]);
        if dash
            && !stop
            && seen.agencies + seen.outlets > 0
            && seen.words <= 3
            && !gap.contains('|')
        {
            // `Agence France-Presse — Getty Images`: the dash may be a joint inside.
            continue;
        }
        let mut start = word.start;
        if text.until(start as usize).ends_with('@') {
            start -= 1;
        }
        if seen.is_sure()
            && (seen.joints > 0
                || seen.ends_known
                || (seen.handout && seen.words <= 4 && stop && word.cap))
            && closed
        {
            let strength = if seen.joints > 0 || (seen.agencies > 0 && stop) {
                Strength::Sure
            } else {
                Strength::Likely
            };
            return Some(tail(start, strength));
        }
        // `… hall clock. ANN LEE FOR THE COURIER`: capitals alone behind the caption's sentence.
        let shouted = stop
            && (4..=9).contains(&(words.len() - i))
            && words[i..].iter().all(|w| w.upper)
            && words[i..].iter().any(|w| one_of(w.span().of(folded), "for via"))
            && !words[..i].iter().all(|w| w.upper);
        if (seen.is_joined() || shouted) && closed {
            return Some(tail(start, Strength::Likely));
        }
        break;
    }
    if closed {
        joined_names(text, folded, words).map(|(start, strength)| tail(start, strength))
    } else {
        None
    }
}

/// `… in London Ann Lee/AP`: no boundary but the names and the slash.
fn joined_names(text: &str, folded: &str, words: &[Word]) -> Option<(u32, Strength)> {
    let n = words.len();
    // The last joint with a known source behind it, then joints further left.
    let mut first = None;
    let mut i = n;
    while i > 1 && n - i < 12 {
        i -= 1;
        let gap = text.part(words[i - 1].end as usize, words[i].start as usize);
        let via = words[i].span().of(folded) == "via";
        if gap.contains('/') || via {
            first = Some(i);
        } else if !words[i].cap && !words[i].is_lower() || gap.holds_any(".(,") {
            break;
        } else if first.is_none() && !words[i].cap {
            return None;
        } else if first.is_some_and(|f| f > i + 3) {
            break;
        }
    }
    let joint = first?;
    let known = look(text, folded, &words[joint..]);
    if known.odd > 0 || known.agencies + known.outlets == 0 {
        return None;
    }
    // A source or a handout before the joint, else a name of two words, or three with an initial.
    let mut start = joint;
    let mut taken = 0;
    while start > 0 && taken < 3 {
        let word = &words[start - 1];
        if !word.cap {
            break;
        }
        if start < joint {
            let gap = text.part(word.end as usize, words[start].start as usize);
            if gap.chars().any(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '.' | '’' | '\'')) {
                break;
            }
            if taken == 2 && !(words[start].span().len() == 1 || gap.contains('-')) {
                break;
            }
        }
        taken += 1;
        start -= 1;
        if taken == 1
            && (word.upper
                && (sources::is_handout(word.span().of(folded)) || word.span().len() <= 4))
        {
            break;
        }
    }
    (taken > 0)
        .then(|| (words[start].start, if taken >= 2 { Strength::Likely } else { Strength::Maybe }))
}

fn behind_names(folded: &str, last: &Word) -> bool {
    one_of(last.span().of(folded), "nuotr foto fotó fotografija felvétele")
}

/// Ends with a word that houses of news and pictures are called by.
fn last_is_house(folded: &str, words: &[Word]) -> bool {
    words.last().is_some_and(|w| {
        one_of(w.span().of(folded), "shimbun times post herald tribune press journal gazette agency images pictures photo photos photography media studio studios chronicle telegraph guardian archive archives news library museum foundation shutterstock")
    })
}
