//! The day of publication, as the article itself says it: in its byline, its timestamp, its
//! dateline, or a line like those at its head or end. Where the lines do not tell, there is none.

use super::{Published, months};
use crate::anatomy::BlockKind;
use crate::calendar::Day;
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::one_of;
use crate::span::Span;
use std::ops::Range;

/// Blocks looked at from the start and from the end, besides those known to carry dates.
const HEAD: usize = 14;
const TAIL: usize = 8;
/// Lines with more bytes than this are prose.
const LONG: usize = 220;
/// What a line has to weigh to be believed.
const ENOUGH: i32 = 3;

/// Looks for the day of publication.
pub(super) fn find(doc: &Document<'_>) -> Option<Published> {
    let count = doc.blocks.len();
    let mut best: Option<(i32, Published)> = None;
    for (i, block) in doc.blocks.iter().enumerate() {
        let known =
            matches!(block.kind, BlockKind::Timestamp | BlockKind::Byline | BlockKind::Dateline);
        let edge = i < HEAD || i + TAIL >= count;
        if !(known || edge) || block.span.len() > LONG {
            continue;
        }
        if matches!(
            block.kind,
            BlockKind::Caption | BlockKind::Credit | BlockKind::AltText | BlockKind::Promo
        ) {
            continue;
        }
        let tokens = doc.tokens_in(block.span);
        for date in dates(doc, tokens.clone()) {
            let weight = weigh(doc, block.kind, block.span, &tokens, &date, i < HEAD);
            let published =
                Published { day: date.day, span: Some(doc.span_of(date.first, date.last)) };
            if weight >= ENOUGH && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, published));
            }
        }
    }
    best.map(|(_, published)| published)
}

/// A whole date in a line.
struct Whole {
    day: Day,
    first: usize,
    last: usize,
}

/// How much speaks for a date being that of publication.
fn weigh(
    doc: &Document<'_>,
    kind: BlockKind,
    span: Span,
    tokens: &Range<usize>,
    date: &Whole,
    head: bool,
) -> i32 {
    let mut weight = match kind {
        BlockKind::Timestamp => 5,
        BlockKind::Byline | BlockKind::Dateline => 3,
        _ => 0,
    };
    // The cue nearest before the date: published, or only updated.
    let before = (tokens.start..date.first).rev().find_map(|i| cue(doc.lower(i)));
    match before {
        Some(Cue::Published) => weight += 3,
        Some(Cue::Updated) => weight += 2,
        Some(Cue::By) => weight += 2,
        Some(Cue::Other) => weight -= 4,
        None => {}
    }
    if before.is_none() && (date.last + 1..tokens.end).any(|i| cue(doc.lower(i)) == Some(Cue::By)) {
        weight += 1;
    }
    // What is left of the line when the date is taken out.
    let rest: usize = tokens
        .clone()
        .filter(|i| !(date.first..=date.last).contains(i))
        .filter(|&i| {
            doc.tokens[i].is_word() && cue(doc.lower(i)).is_none() && !is_of_time(doc.lower(i))
        })
        .count();
    weight += match rest {
        0 => 3,
        1..=4 => 1,
        5..=9 => 0,
        _ => -2,
    };
    let line = doc.words(span);
    if line.ends_in(".!?…") && rest > 4 {
        weight -= 2;
    }
    if line.contains('©') || line.holds("(c)") {
        weight -= 4;
    }
    if weight >= ENOUGH && head { weight + 1 } else { weight }
}

/// What a word before a date says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    Published,
    Updated,
    By,
    /// The date of something else.
    Other,
}

#[rustfmt::skip]
fn cue(lower: &str) -> Option<Cue> {
    Some(match lower {
        w if one_of(w, "published posted issued released filed created publicado publicada publié publiée pubblicato veröffentlicht erschienen gepubliceerd geplaatst publicerad publisert udgivet opublikowano опубликовано опубліковано julkaistu yayınlanma publikováno stand date dated datum")=> Cue::Published,
        w if one_of(w, "updated modified edited revised actualizado actualizada atualizado aggiornato aktualisiert bijgewerkt uppdaterad oppdatert opdateret обновлено оновлено päivitetty güncelleme zaktualizowano jour")=> Cue::Updated,
        w if one_of(w, "by authored von par por da door av af")=> Cue::By,
        w if one_of(w, "copyright born died expires photo file since until on deadline event foto picture taken captured")=> Cue::Other,
        _ => return None,
    })
}

/// Weekdays, hours and zones: they go with a timestamp.
#[rustfmt::skip]
fn is_of_time(lower: &str) -> bool {
    lower.len() <= 2
        || one_of(lower, "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun a.m. p.m. gmt utc est edt bst cet cest pst pdt ist uhr ore last first local time montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo klokken tue. wed. thu. the jst read min mins minute minutes zuletzt article story eastern")
}

/// All whole dates of a line, in order.
fn dates(doc: &Document<'_>, tokens: Range<usize>) -> Vec<Whole> {
    let mut out = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        if let Some(date) = whole(doc, i, tokens.end) {
            i = date.last + 1;
            out.push(date);
        } else {
            i += 1;
        }
    }
    out
}

/// A whole date that begins at token `i`.
fn whole(doc: &Document<'_>, i: usize, end: usize) -> Option<Whole> {
    let low = |k: usize| if k < end { doc.lower(k) } else { "" };
    let make = |y: i32, m: u8, d: i32, last: usize| {
        let day = Day::new(y, m, u8::try_from(d).ok()?)?;
        ((1800..=2100).contains(&y)).then_some(Whole { day, first: i, last })
    };
    // Words that stand between the parts in one language or another.
    let skip = |mut k: usize| {
        while one_of(low(k), ", . de of del di the er") {
            k += 1;
        }
        k
    };
    let text = low(i);
    if let Some(m) = months::month(text) {
        let k = skip(i + 1);
        let d = day_number(low(k))?;
        let k = skip(k + 1);
        return make(number(low(k)).filter(|_| low(k).len() == 4)?, m, d, k);
    }
    if !text.first_is(|c| c.is_ascii_digit()) {
        return None;
    }
    if let Some(found) = han(text) {
        return make(found.0, found.1, found.2, i);
    }
    // 26.03.2024
    let parts: Vec<&str> = text.split('.').collect();
    if let [a, b, c] = parts[..] {
        let (a, b, c) = (number(a)?, number(b)?, number(c)?);
        return if a > 31 {
            make(a, u8::try_from(b).ok()?, c, i)
        } else {
            make(century(c), u8::try_from(b).ok()?, a, i)
        };
    }
    let n = number(text);
    // 2024-03-26, 26/03/2024
    if let Some(a) = n
        && one_of(low(i + 1), "- /")
        && low(i + 3) == low(i + 1)
    {
        let b = number(low(i + 2))?;
        let third = low(i + 4).split('t').next().unwrap_or("");
        let c = number(third)?;
        if text.len() == 4 {
            return make(a, u8::try_from(b).ok()?, c, i + 4);
        }
        let (day_first, month_first) = (
            make(century(c), u8::try_from(b).unwrap_or(0), a, i + 4),
            make(century(c), u8::try_from(a).unwrap_or(0), b, i + 4),
        );
        return match (day_first, month_first) {
            (Some(d), Some(m)) if d.day == m.day => Some(d),
            // Both can be: only a weekday beside it tells.
            (Some(d), Some(m)) => match weekday_before(doc, i) {
                Some(w) if d.day.weekday() == w && m.day.weekday() != w => Some(d),
                Some(w) if m.day.weekday() == w && d.day.weekday() != w => Some(m),
                _ => None,
            },
            (d, m) => d.or(m),
        };
    }
    // 27 March 2024, 27. März 2024, 27 de marzo de 2024, 27-Mar-2024
    let d = day_number(text.trim_end_of("."))?;
    let mut k = skip(i + 1);
    k += usize::from(low(k) == "-");
    let m = months::month(low(k))?;
    k = skip(k + 1);
    k += usize::from(low(k) == "-");
    make(number(low(k)).filter(|_| low(k).len() == 4)?, m, d, k)
}

fn number(text: &str) -> Option<i32> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

const fn century(year: i32) -> i32 {
    if year < 100 { 2000 + year } else { year }
}

/// `27`, `27th`, `1er`.
fn day_number(text: &str) -> Option<i32> {
    let digits = text.digits();
    let known = matches!(text.rest_from(digits), "" | "st" | "nd" | "rd" | "th" | "er" | "º");
    if known { number(text.until(digits)) } else { None }
}

/// `2024年3月27日`
fn han(text: &str) -> Option<(i32, u8, i32)> {
    let (year, rest) = text.parted("年년")?;
    let (month, rest) = rest.parted("月월")?;
    let (day, _) = rest.parted("日일")?;
    Some((number(year)?, u8::try_from(number(month)?).ok()?, number(day)?))
}

fn weekday_before(doc: &Document<'_>, i: usize) -> Option<u8> {
    (i.saturating_sub(2)..i).rev().find_map(|k| {
        use super::words::{Word, word};
        match word(doc.lower(k)) {
            Some(Word::Weekday(d @ 1..=7) | Word::ShortWeekday(d)) => Some(d),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        let doc = Document::read(text);
        find(&doc).map(|p| p.day.to_string())
    }

    const BODY: &str = "\n\nThe mayor spoke on 3 May 2019 about the bridge that fell into the river in the night.\n";

    #[test]
    fn bylines_and_timestamps_tell_the_day() {
        for line in [
            "Published 27 March 2024",
            "By Ann Lee | March 27, 2024",
            "Authored by Ann Lee via The Paper March 27th 2024",
            "Wednesday, 27 March 2024, 10:30 GMT",
            "2024-03-27T10:30:00Z",
            "Veröffentlicht am 27. März 2024",
            "Publié le 27 mars 2024 à 10h30",
            "Publicado el 27 de marzo de 2024",
            "27.03.2024, 10:30 Uhr",
            "Wed 27/03/2024",
            "Опубликовано 27 марта 2024",
            "2024年3月27日",
        ] {
            assert_eq!(
                day(&format!("Bridge falls\n\n{line}{BODY}")).as_deref(),
                Some("2024-03-27"),
                "{line}"
            );
            assert_eq!(
                day(&format!("Bridge falls{BODY}\n{line}")).as_deref(),
                Some("2024-03-27"),
                "{line}"
            );
        }
    }

    #[test]
    fn publication_goes_before_update() {
        let text = "Bridge falls\n\nUpdated 28 March 2024; published 27 March 2024\n\nIt fell.";
        assert_eq!(day(text).as_deref(), Some("2024-03-27"));
    }

    #[test]
    fn where_the_lines_do_not_tell_there_is_no_day() {
        assert_eq!(day(&format!("Bridge falls{BODY}")), None);
        assert_eq!(day(&format!("Bridge falls\n\nPublished 03/04/2024{BODY}")), None);
        assert_eq!(day("A man in Oslo on March 26, 2024. (Ann Lee/Handout via Agency)"), None);
        assert_eq!(day(""), None);
    }
}
