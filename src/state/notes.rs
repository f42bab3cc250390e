//! What stands in the margin beside a part: who says it, in which role, how, and who relays it.

use super::article::Article;
use super::words;
use crate::i18n::{fill1, t};
use newsloupe::anatomy::BlockKind;
use newsloupe::quotes::QuoteKind;

/// A note in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Who; or what is missing.
    pub who: String,
    /// Whether the text does not say who.
    pub missing: bool,
    /// In which role, where the text says it.
    pub role: Option<String>,
    /// How it is said: direct, in part, in the writer's words.
    pub how: String,
    /// Who relays it.
    pub via: Option<String>,
    /// Of a picture rather than of speech; such notes hide with another layer.
    pub picture: bool,
}

/// The notes of every part, in order. One source has one note in a part, however often it speaks.
pub(super) fn notes(article: &Article) -> Vec<Vec<Note>> {
    let mut notes: Vec<Vec<Note>> = vec![Vec::new(); article.parts.len()];
    let part_at = |start: u32| {
        let i = article.parts.partition_point(|p| p.span().end <= start);
        article.parts.get(i).filter(|p| p.span().start <= start).map(|_| i)
    };
    for quote in &article.report.quotes {
        if matches!(quote.kind, QuoteKind::Scare | QuoteKind::Title) {
            continue;
        }
        let Some(part) = article.at(quote.outer).and_then(|s| part_at(s.start)) else { continue };
        let in_story = article.parts[part].runs.iter().any(|r| r.kind.is_story());
        if !in_story {
            continue;
        }
        let how = words::quote_kind(quote.kind);
        let via = relays(article, quote);
        let (who, missing) = match (article.speaker_name(quote), &quote.speaker) {
            (Some(name), Some(s)) if s.named || s.entity.is_some() => (words::capital(name), false),
            (Some(name), _) => (format!("“{}”", words::short(name, 40)), false),
            _ => (t("Who is not stated").to_owned(), true),
        };
        let here = &mut notes[part];
        if let Some(known) = here.iter_mut().find(|n| n.who == who && n.via == via) {
            if !known.how.contains(how) {
                known.how = format!("{}, {how}", known.how);
            }
            continue;
        }
        let unnamed = quote.speaker.as_ref().is_some_and(|s| !s.named && s.entity.is_none());
        let entity = quote.speaker.as_ref().and_then(|s| s.entity);
        let role = article.role(entity).map(|r| words::short(r, 60));
        let role = if unnamed { Some(t("no name given").to_owned()) } else { role };
        here.push(Note { who, missing, role, how: how.to_owned(), via, picture: false });
    }
    for credit in &article.report.credits {
        let Some(part) = article.at(credit.span).and_then(|s| part_at(s.start)) else { continue };
        let rest: Vec<&str> = credit
            .chain
            .iter()
            .filter(|c| credit.creator.as_ref() != Some(c))
            .map(String::as_str)
            .collect();
        notes[part].push(Note {
            who: credit.creator.clone().unwrap_or_else(|| t("Maker not stated").to_owned()),
            missing: credit.creator.is_none(),
            role: credit.handout.then(|| t("handout: supplied by a party to the story").to_owned()),
            how: rest.join(" → "),
            via: None,
            picture: true,
        });
    }
    for (part, notes) in article.parts.iter().zip(&mut notes) {
        let pictured = part.runs.iter().any(|r| r.kind == BlockKind::Caption);
        if pictured && notes.iter().all(|n| !n.picture) {
            notes.push(Note {
                who: t("Maker not stated").to_owned(),
                missing: true,
                role: None,
                how: t("no credit under this picture").to_owned(),
                via: None,
                picture: true,
            });
        }
    }
    notes
}

/// `via Al Monitor, from a readout`, in the words of the text.
pub(super) fn relays(article: &Article, quote: &newsloupe::report::Quote) -> Option<String> {
    let names: Vec<String> = quote
        .channel
        .iter()
        .map(|c| words::short(article.words(*c), 50))
        .filter(|c| !c.is_empty())
        .collect();
    let via = names.iter().map(|who| fill1(t("via {who}"), "{who}", who));
    (!names.is_empty()).then(|| via.collect::<Vec<_>>().join(", "))
}
