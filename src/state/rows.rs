//! The rows of the panel, drawn from the report: sources, names, the timeline, pictures.

use super::article::Article;
use super::mark::Of;
use super::order::{first, in_order, letters};
use super::{notes, words};
use crate::i18n::{message, t};
use newsloupe::anatomy::BlockKind;
use newsloupe::dates::{Basis, TimexKind};
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;
use newsloupe::report::SourceKind;

/// A way into the text: a mark's number and the words to show for it.
pub type Way = (usize, String);

/// The source audit in three numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// People with a name.
    pub people: usize,
    /// Organisations and places that speak.
    pub organizations: usize,
    /// Without a name, or not stated at all.
    pub unnamed: usize,
}

/// Counts the sources.
pub fn audit(article: &Article) -> Audit {
    let mut audit = Audit::default();
    for source in &article.report.summary.sources {
        match source.kind {
            SourceKind::Person => audit.people += 1,
            SourceKind::Organization => audit.organizations += 1,
            SourceKind::Unnamed | SourceKind::NotStated => audit.unnamed += 1,
        }
    }
    audit
}

/// A source and what comes from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who.
    pub name: String,
    /// Whether the text does not say who.
    pub missing: bool,
    /// Role, kinds and relays in one line.
    pub about: String,
    /// Words quoted; 0 for reported speech alone.
    pub words: usize,
    /// Its share of all quoted words, 0 to 100.
    pub share: usize,
    /// What was said, in order.
    pub said: Vec<Way>,
}

/// Everyone who says something, most words first.
pub fn sources(article: &Article) -> Vec<Source> {
    let summary = &article.report.summary;
    let row = |source: &newsloupe::report::SourceRow| {
        let quotes =
            source.quotes.iter().filter_map(|q| Some((*q, article.report.quotes.get(*q)?)));
        let mut about: Vec<String> = Vec::new();
        match source.kind {
            SourceKind::Unnamed => about.push(t("no name given").to_owned()),
            SourceKind::Person | SourceKind::Organization => {
                about.extend(article.role(source.entity).map(|r| words::short(r, 70)));
            }
            SourceKind::NotStated => {}
        }
        for (_, quote) in quotes.clone() {
            let kind = words::quote_kind(quote.kind).to_owned();
            for more in std::iter::once(kind).chain(notes::relays(article, quote)) {
                if !about.contains(&more) {
                    about.push(more);
                }
            }
        }
        let name = match (&source.name, source.kind) {
            (Some(name), SourceKind::Unnamed) => format!("“{}”", words::short(name, 40)),
            (Some(name), _) => words::capital(name),
            (None, _) => t("Not stated").to_owned(),
        };
        Source {
            name,
            missing: source.kind == SourceKind::NotStated,
            about: about.join(" · "),
            words: source.words,
            share: (source.words * 100).checked_div(summary.quoted_words).unwrap_or(0).min(100),
            said: quotes
                .filter_map(|(i, _)| {
                    Some((article.mark_of(Of::Quote(i))?, article.quote_words(i, 110)))
                })
                .collect(),
        }
    };
    summary.sources.iter().map(row).collect()
}

/// Somebody or something named, with every place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its fullest form.
    pub name: String,
    /// What the text says that it is.
    pub role: Option<String>,
    /// Its marks, in order.
    pub places: Vec<usize>,
}

/// Names by kind (a message), most often named first; kinds without a name are left out. Names that stand
/// outside the story alone (in the byline, a bio, a promo) come last, as they are in no count.
pub fn names(article: &Article) -> Vec<(&'static str, Vec<Name>)> {
    let kinds = [
        (NameKind::Person, message("People")),
        (NameKind::Organization, message("Organisations")),
        (NameKind::Place, message("Places")),
        (NameKind::Group, message("Groups")),
        (NameKind::Event, message("Events")),
        (NameKind::Work, message("Works")),
    ];
    let mut groups: Vec<(&'static str, Vec<Name>)> =
        kinds.iter().map(|(_, label)| (*label, Vec::new())).collect();
    groups.push((message("Outside the story"), Vec::new()));
    for entity in &article.report.entities {
        let places: Vec<usize> =
            entity.mentions.iter().filter_map(|m| article.mark_of(Of::Mention(*m))).collect();
        if places.is_empty() {
            continue;
        }
        let in_story = places.iter().any(|m| article.in_story(article.marks[*m].span));
        let kind = kinds.iter().position(|(kind, _)| *kind == entity.kind);
        let group = kind.filter(|_| in_story).unwrap_or(kinds.len());
        let role = entity.roles.first().map(|r| words::short(r, 70));
        groups[group].1.push(Name { name: entity.name.clone(), role, places });
    }
    for (_, names) in &mut groups {
        let all = std::mem::take(names);
        *names = in_order(all, |n| first(u32::MAX - n.places.len() as u32));
    }
    groups.retain(|(_, names)| !names.is_empty());
    groups
}

/// A point of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day as a person says it.
    pub when: String,
    /// Whether it was worked out rather than stated.
    pub worked_out: bool,
    /// Whether it is the day of publication.
    pub anchor: bool,
    /// Where the text says so.
    pub places: Vec<Way>,
}

/// The timeline in three parts: days in order, what stays open, and how long or how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Days in order, the day of publication among them.
    pub days: Vec<Moment>,
    /// Dates that the text leaves open.
    pub open: Vec<Way>,
    /// Durations and sets, with their value.
    pub spans: Vec<Moment>,
}

/// The dates of an article in order of time.
pub fn timeline(article: &Article) -> Timeline {
    let mut timeline = Timeline::default();
    let mut keyed: Vec<(String, Moment)> = Vec::new();
    if let Some(day) = &article.report.published {
        let when = day.parse().map_or_else(|_| day.clone(), words::day);
        let anchor = Moment { when, worked_out: false, anchor: true, places: Vec::new() };
        keyed.push((day.clone(), anchor));
    }
    for (i, date) in article.report.dates.iter().enumerate() {
        let Some(mark) = article.mark_of(Of::Date(i)) else { continue };
        let around = article.around(article.marks[mark].span, 44);
        let way = (mark, words::short(&around, 100));
        let Some(value) = &date.value else {
            timeline.open.push(way);
            continue;
        };
        let moment = Moment {
            when: words::timex(date.kind, value),
            worked_out: date.basis == Basis::Resolved,
            anchor: false,
            places: vec![way],
        };
        let on_calendar = value.starts_with(|c: char| c.is_ascii_digit());
        match date.kind {
            TimexKind::Duration | TimexKind::Set => {
                match timeline.spans.iter_mut().find(|m| m.when == moment.when) {
                    Some(known) => known.places.extend(moment.places),
                    None => timeline.spans.push(moment),
                }
            }
            TimexKind::Date | TimexKind::Time if on_calendar => keyed.push((value.clone(), moment)),
            _ => timeline.open.extend(moment.places),
        }
    }
    // The anchor stays before other mentions of its day, and those in text order.
    let keyed = in_order(keyed, |(value, _)| letters(value));
    let mut last = String::new();
    for (key, moment) in keyed {
        match timeline.days.last_mut() {
            Some(known) if key == last => {
                known.worked_out &= moment.worked_out;
                known.places.extend(moment.places);
            }
            _ => timeline.days.push(moment),
        }
        last = key;
    }
    timeline
}

/// A picture, as far as the text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its maker; `None` where none is stated.
    pub creator: Option<String>,
    /// Everyone in the credit, from maker to distributor.
    pub chain: Vec<String>,
    /// Supplied by somebody with a part in the story.
    pub handout: bool,
    /// What it shows.
    pub caption: Option<String>,
    /// The mark of the credit; `None` for a picture without one.
    pub mark: Option<usize>,
}

/// Pictures with their credits, in order, and captions that have none.
pub fn pictures(article: &Article) -> Vec<Picture> {
    let mut pictures: Vec<(u32, Picture)> = Vec::new();
    let caption = |block: usize| {
        let block = article.report.blocks.get(block)?;
        Some(words::short(article.words(block.span), 140))
    };
    for (i, credit) in article.report.credits.iter().enumerate() {
        pictures.push((
            credit.span[0],
            Picture {
                creator: credit.creator.clone(),
                chain: credit.chain.clone(),
                handout: credit.handout,
                caption: credit.caption.or(credit.alt).and_then(caption),
                mark: article.mark_of(Of::Credit(i)),
            },
        ));
    }
    for (i, block) in article.report.blocks.iter().enumerate() {
        let credited = article.report.credits.iter().any(|c| c.caption == Some(i));
        if block.kind == BlockKind::Caption && !credited {
            let picture = Picture {
                creator: None,
                chain: Vec::new(),
                handout: false,
                caption: caption(i),
                mark: None,
            };
            pictures.push((block.span[0], picture));
        }
    }
    let pictures = in_order(pictures, |(at, _)| first(*at));
    pictures.into_iter().map(|(_, p)| p).collect()
}

/// How many marks each layer holds, as its switch says.
pub fn layer_count(article: &Article, layer: super::mark::Layer) -> usize {
    use super::mark::Layer;
    let c = &article.report.summary.counts;
    match layer {
        Layer::Quotes => c.quotes,
        Layer::Reported => c.indirect,
        Layer::NotSpeech => c.not_speech,
        Layer::People => c.people,
        Layer::Organizations => c.organizations,
        Layer::Places => c.places,
        Layer::Dates => c.dates,
        Layer::Credits => c.credits,
        Layer::Voices => {
            let speech = |q: &&newsloupe::report::Quote| {
                !matches!(q.kind, QuoteKind::Scare | QuoteKind::Title) && q.cue.is_some()
            };
            article.report.quotes.iter().filter(speech).count()
        }
        Layer::Others => article
            .report
            .entities
            .iter()
            .filter(|e| Layer::of_name(e.kind) == Layer::Others)
            .count(),
    }
}
