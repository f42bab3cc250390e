//! Tasks on who is behind the words, and on the verbs that report them.

use super::labels::Label;
use super::{Counted, Proposed, item};
use crate::state::words::short;
use crate::study::see::audit::{Group, Reach, audit};
use newsloupe::Span;
use newsloupe::quotes::{QuoteKind, Status, Tone};
use newsloupe_exercise::draft::DraftItem;

/// What sort of source is it?
pub(super) fn sources(counted: &Counted<'_>) -> Proposed {
    let labels = [Label::Person, Label::Office, Label::Relay, Label::Unnamed];
    let choices = labels.map(|l| counted.label(l)).into();
    let article = counted.article;
    let audit = audit(article);
    let rows = &article.report.summary.sources;
    let mut items: Vec<DraftItem> = Vec::new();
    let mut add = |span: Option<Span>, words: &str, right: u32, why: &str, confidence: f64| {
        let Some(at) = span.and_then(|s| counted.at(s)) else { return };
        let same = |i: &DraftItem| i.at[0] == at || i.words.eq_ignore_ascii_case(words);
        if !items.iter().rev().take(200).any(same) {
            items.push(item(vec![at], words.to_owned(), vec![right], why, confidence));
        }
    };
    // The audit has a voice for each source in the report's order, and then the papers.
    for (i, voice) in audit.voices.iter().enumerate() {
        let row = rows.get(i);
        let quote = row.and_then(|r| article.report.quotes.get(*r.quotes.first()?));
        let sure = quote.map_or(0.5, |q| q.confidence);
        let span = match row {
            Some(row) => row.span.and_then(|s| article.at(s)),
            None => voice.said.first().map(|s| s.way.span),
        };
        let name = voice.name.as_deref().unwrap_or_default();
        match voice.group {
            Group::Person => add(span, name, 0, "It is a person, and the text names them.", sure),
            Group::Office => {
                let why = "It is an office or an organisation that speaks here, not a person.";
                add(span, name, 1, why, sure * 0.9);
            }
            Group::Unnamed => add(span, name, 3, "The text does not say who they are.", sure),
            Group::NotStated | Group::Several | Group::NotSaid | Group::Edge => {}
        }
    }
    for quote in &article.report.quotes {
        for channel in &quote.channel {
            let words = short(article.words(*channel), 60);
            let told = |v: &Reach| match v {
                Reach::Own(name) | Reach::Told(name) => *name == words,
                _ => false,
            };
            // Whom somebody told it passes nothing on that another outlet could not have heard.
            let bare = |v: &Reach| matches!(v, Reach::Medium(said) if *said == words && said.split_whitespace().count() < 3);
            // And `a statement` says too little to be a source.
            if audit.voices.iter().flat_map(|v| &v.reach).any(|v| told(v) || bare(v)) {
                continue;
            }
            let why = "Somebody else said it first; this passes it on.";
            add(article.at(*channel), &words, 2, why, quote.confidence.min(0.8));
        }
    }
    items.sort_by_key(|i| i.at[0]);
    (choices, items)
}

/// What does the verb let the reader feel?
pub(super) fn verbs(counted: &Counted<'_>) -> Proposed {
    let article = counted.article;
    let mut labels = vec![Label::Neutral, Label::Doubting, Label::Endorsing];
    let mut items: Vec<DraftItem> = Vec::new();
    for quote in &article.report.quotes {
        let speech = !matches!(quote.kind, QuoteKind::Scare | QuoteKind::Title);
        let Some(cue) = quote.cue.as_ref().filter(|c| speech && c.status == Status::Said) else {
            continue;
        };
        let Some(at) = counted.place(cue.span) else { continue };
        if items.iter().rev().take(8).any(|i| i.at[0] == at) {
            continue; // it reports two quotes
        }
        let (right, tells) = match cue.tone {
            Tone::Neutral => (0, "only says that somebody spoke"),
            Tone::Doubting => (1, "lets a reader doubt what was said"),
            Tone::Endorsing => (2, "lets a reader take it as true or good"),
            Tone::Emotive => (3, "makes what was said sound heated"),
        };
        if right == 3 && labels.len() == 3 {
            labels.push(Label::Emotive);
        }
        let form = article.words(cue.span);
        let around = article.at(cue.span).map_or_else(String::new, |s| article.around(s, 40));
        let why = format!("“{form}” {tells}.");
        let words = format!("{form}: {around}");
        items.push(item(vec![at], words, vec![right], &why, quote.confidence.min(0.85)));
    }
    (labels.into_iter().map(|l| counted.label(l)).collect(), items)
}
