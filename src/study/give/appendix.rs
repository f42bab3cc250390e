//! What stands behind the article on paper and in a file: who speaks, a note for every quote, names,
//! dates, pictures, and how to read the marks. Numbers in the text lead to the notes.

use super::piece::Piece;
use super::tree::{El, el};
use crate::i18n::{self, fill, message, t};
use crate::state::mark::{Layer, Layers, Of};
use crate::state::words;
use newsloupe::dates::Basis;
use newsloupe::report::SourceKind;

/// The headings that every format shares, and those of the tables.
pub const WHO_SPEAKS: &str = message("Who speaks");
/// See [`WHO_SPEAKS`].
pub const WHEN: &str = message("When");
/// See [`WHO_SPEAKS`].
pub const PICTURES: &str = message("Pictures");
/// Of the table of sources.
pub const SOURCE_HEADS: [&str; 4] =
    [message("Source"), message("Role"), message("Words quoted"), message("Notes")];
/// Of the table of dates.
pub const DATE_HEADS: [&str; 3] = [message("Words"), message("Date"), message("How it is known")];
/// Of the table of pictures.
pub const PICTURE_HEADS: [&str; 3] = [message("Picture by"), message("Credit"), message("Caption")];

/// The sections, in order; those without anything in them are left out.
pub fn sections(piece: &Piece<'_>) -> Vec<El> {
    let more = [sources(piece), notes(piece), names(piece), dates(piece), pictures(piece)];
    let mut sections = vec![about(piece)];
    sections.extend(more.into_iter().flatten());
    sections.push(key(piece));
    sections
}

/// The mark of a note in the text and the number before the note, as they are said: `[3]`.
pub fn number(n: usize) -> String {
    format!("[{n}]")
}

/// A section with its heading.
fn section(class: &str, title: &'static str) -> El {
    el("section").class(class).put(el("h2").say(t(title)))
}

/// A table with its headings.
fn table(heads: &[&'static str], rows: impl IntoIterator<Item = El>) -> El {
    let heads = heads.iter().map(|h| el("th").with("scope", "col").say(t(h)));
    el("table").put(el("thead").put(el("tr").all(heads))).put(el("tbody").all(rows))
}

/// A row of a table; its first cell names it.
fn row(first: &str, rest: impl IntoIterator<Item = El>) -> El {
    el("tr").put(el("th").with("scope", "row").with("dir", "auto").say(first)).all(rest)
}

fn cell(words: impl Into<String>) -> El {
    el("td").say(words)
}

/// Where it comes from, how long it is, how much of it is quoted, what was corrected.
pub fn facts(piece: &Piece<'_>) -> Vec<(&'static str, String)> {
    let summary = &piece.article.report.summary;
    let share = (summary.quoted_words * 100).checked_div(summary.words).unwrap_or(0);
    let mut facts = Vec::new();
    if let Some(day) = &piece.published {
        facts.push((t("Published"), day.parse().map_or_else(|_| day.clone(), words::day)));
    }
    if let Some(address) = &piece.address {
        facts.push((t("Address"), address.clone()));
    }
    let length = fill(
        t("{n} words, {share} % of them quoted"),
        &[("{n}", &i18n::number(summary.words)), ("{share}", &share.to_string())],
    );
    facts.push((t("Length"), length));
    if !piece.corrected.is_empty() {
        let n = piece.corrected.len().to_string();
        facts.push((t("Corrected by hand"), fill(t("marks: {n}"), &[("{n}", &n)])));
    }
    facts
}

fn about(piece: &Piece<'_>) -> El {
    let list = facts(piece).into_iter().flat_map(|(name, fact)| {
        let linked = fact.starts_with("https://") || fact.starts_with("http://");
        let fact = if linked {
            let link = el("a").with("href", &*fact).with("rel", "noreferrer");
            el("dd").put(link.say(fact))
        } else {
            el("dd").say(fact)
        };
        [el("dt").say(name), fact]
    });
    section("about", message("About this article")).put(el("dl").all(list))
}

/// A source as the table says it.
#[derive(Debug)]
pub struct Source {
    /// Its name, or the words that stand for it in quotation marks.
    pub name: String,
    /// What the text says that it is.
    pub role: String,
    /// How many of its words are quoted.
    pub words: usize,
    /// Its share of all quoted words, 0 to 100.
    pub share: usize,
    /// The numbers of its notes.
    pub notes: Vec<usize>,
}

/// Everyone who says something that goes out, most words first.
pub fn source_rows(piece: &Piece<'_>) -> Vec<Source> {
    let article = piece.article;
    let summary = &article.report.summary;
    let source = |row: &newsloupe::report::SourceRow| {
        let number = |q: &usize| piece.notes.get(*q).copied().filter(|n| *n > 0);
        let notes: Vec<usize> = row.quotes.iter().filter_map(number).collect();
        (!notes.is_empty()).then_some(())?;
        Some(Source {
            name: match (&row.name, row.kind) {
                (Some(name), SourceKind::Unnamed) => format!("“{}”", words::short(name, 60)),
                (Some(name), _) => words::capital(name),
                (None, _) => t("Not stated").to_owned(),
            },
            role: match row.kind {
                SourceKind::Unnamed => t("no name given").to_owned(),
                _ => article.role(row.entity).map_or_else(String::new, |r| words::short(r, 90)),
            },
            words: row.words,
            share: (row.words * 100).checked_div(summary.quoted_words).unwrap_or(0).min(100),
            notes,
        })
    };
    summary.sources.iter().filter_map(source).collect()
}

fn sources(piece: &Piece<'_>) -> Option<El> {
    let sources = source_rows(piece);
    (!sources.is_empty()).then_some(())?;
    let rows = sources.iter().map(|s| {
        let links =
            s.notes.iter().map(|n| el("a").with("href", format!("#note-{n}")).say(number(*n)));
        let words = match s.words {
            0 => "–".to_owned(),
            n => format!("{} ({} %)", i18n::number(n), s.share),
        };
        row(&s.name, [cell(&*s.role), cell(words).class("n"), el("td").class("refs").all(links)])
    });
    let heads = SOURCE_HEADS;
    Some(section("sources", WHO_SPEAKS).put(table(&heads, rows)))
}

fn notes(piece: &Piece<'_>) -> Option<El> {
    let notes = piece.noted().into_iter().filter_map(|(n, quote)| {
        let mark = piece.article.mark_of(Of::Quote(quote))?;
        let item = el("li").with("id", format!("note-{n}"));
        let back = el("a").class("back-to").with("href", format!("#ref-{n}"));
        let words = piece.article.quote_words(quote, 160);
        Some(
            item.put(back.say(number(n)))
                .put(el("q").with("dir", "auto").say(words))
                .put(el("span").say(piece.line(mark))),
        )
    });
    let notes: Vec<El> = notes.collect();
    (!notes.is_empty()).then(|| {
        section("quoted", message("Notes: what is said, and by whom")).put(el("ol").all(notes))
    })
}

fn names(piece: &Piece<'_>) -> Option<El> {
    let layers = [Layer::People, Layer::Organizations, Layer::Places, Layer::Others];
    let groups = layers.into_iter().filter(|l| piece.layers.has(*l)).filter_map(|layer| {
        let entities = &piece.article.report.entities;
        let mut found: Vec<_> = entities
            .iter()
            .filter(|e| Layer::of_name(e.kind) == layer && !e.mentions.is_empty())
            .map(|e| (std::cmp::Reverse(e.mentions.len()), e))
            .collect();
        found.sort_by_key(|(n, e)| (*n, e.id));
        let names = found.iter().map(|(_, e)| {
            let role = e.roles.first().map_or_else(String::new, |r| words::short(r, 70));
            let role = if role.is_empty() { role } else { format!(", {role}") };
            let name = el("li").with("dir", "auto").put(el("b").say(&*e.name));
            name.say(format!("{role} ({}×)", e.mentions.len()))
        });
        let names: Vec<El> = names.collect();
        let any = !names.is_empty();
        any.then(|| el("div").put(el("h3").say(t(layer.label()))).put(el("ul").all(names)))
    });
    let groups: Vec<El> = groups.collect();
    (!groups.is_empty()).then(|| section("named", message("Who and what is named")).all(groups))
}

/// A date as the table says it: its words, when that is, how that is known.
pub fn date_rows(piece: &Piece<'_>) -> Vec<[String; 3]> {
    let dates = piece.marks().filter_map(|(_, mark)| {
        let Of::Date(i) = mark.of else { return None };
        let date = piece.article.report.dates.get(i)?;
        let when = date.value.as_deref().and_then(|v| words::timex(date.kind, v));
        let basis = match date.basis {
            Basis::Stated => message("stated in the text"),
            Basis::Resolved => message("worked out from another day"),
            Basis::Vague => message("left open by the text"),
        };
        Some([
            words::short(mark.span.of(&piece.article.text), 60),
            when.unwrap_or_else(|| t("not stated").to_owned()),
            t(basis).to_owned(),
        ])
    });
    dates.collect()
}

fn dates(piece: &Piece<'_>) -> Option<El> {
    let dates = date_rows(piece);
    (!dates.is_empty()).then_some(())?;
    let rows = dates.iter().map(|[words, when, basis]| row(words, [cell(&**when), cell(&**basis)]));
    Some(section("when", WHEN).put(table(&DATE_HEADS, rows)))
}

/// A picture's credit: who made it, through whom it came, what its caption says.
pub fn credit_rows(piece: &Piece<'_>) -> Vec<[String; 3]> {
    let article = piece.article;
    let mut seen = vec![false; article.report.credits.len()];
    let credits = piece.marks().filter_map(|(_, mark)| {
        let Of::Credit(i) = mark.of else { return None };
        let credit = article.report.credits.get(i)?;
        if std::mem::replace(seen.get_mut(i)?, true) {
            return None;
        }
        let caption = credit.caption.or(credit.alt).and_then(|b| article.report.blocks.get(b));
        let mut way = credit.chain.join(" → ");
        if credit.handout {
            way = format!("{way} ({})", t("handout: supplied by a party to the story"));
        }
        Some([
            credit.creator.clone().unwrap_or_else(|| t("Maker not stated").to_owned()),
            way,
            caption.map_or_else(String::new, |b| words::short(article.words(b.span), 140)),
        ])
    });
    credits.collect()
}

fn pictures(piece: &Piece<'_>) -> Option<El> {
    let credits = credit_rows(piece);
    (!credits.is_empty()).then_some(())?;
    let rows = credits
        .iter()
        .map(|[who, way, what]| row(who, [cell(&**way), cell(&**what).with("dir", "auto")]));
    let heads = PICTURE_HEADS;
    Some(section("credited", PICTURES).put(table(&heads, rows)))
}

/// The looks of the marks, and a word on who made them.
fn key(piece: &Piece<'_>) -> El {
    let used = |layer: &Layer| {
        piece.layers.has(*layer) && piece.article.marks.iter().any(|m| m.layer == *layer)
    };
    let looks = Layer::ALL.into_iter().filter(used).map(|layer| {
        let cue = if layer == Layer::Voices { "voices cue" } else { layer.class() };
        el("li").put(el("mark").class(cue).say(t(layer.label())))
    });
    section("key", message("How to read the marks")).put(el("ul").all(looks)).put(el("p").say(t(
        "A number in brackets leads to its note. The marks were made by Newsloupe, a program that runs in \
         the reader’s own browser; it can be wrong, and it does not judge whether something is true.",
    )))
}

/// Whether speech goes out.
pub fn speech(layers: Layers) -> bool {
    layers.has(Layer::Quotes) || layers.has(Layer::Reported)
}
