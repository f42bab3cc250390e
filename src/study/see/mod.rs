//! Views that help to understand an article: who speaks, who is named, when things happened, who
//! made the pictures, and what a careful reader would ask. Each leads back into the text.
//!
//! What a view says is reckoned by plain functions (`audit`, `entities`, `time`, `layout`, `credit`,
//! `headline`, `wording`), tested without a browser; the rooms are thin over them.

// Days and minutes become lengths on a screen, where no 52 bits are needed and nothing is below nought.
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss)]

pub mod audit;
pub mod check;
pub mod credit;
pub mod entities;
pub mod headline;
pub mod layout;
pub mod names;
pub mod pictures;
mod point;
pub mod sources;
pub mod time;
pub mod timeline;
pub mod wording;
mod words;

use crate::i18n::{fill, number, t};
use crate::state::article::Article;
use crate::state::words::short;
use crate::study::Study;
use crate::view::shared::{live_view, press, when};
use leptos::prelude::*;
use newsloupe::Span;
use newsloupe::anatomy::BlockKind;
use newsloupe::report::ReportSpan;
use std::sync::Arc;

/// A place in the text, in bytes, and the words to show for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where it leads.
    pub span: Span,
    /// What stands there.
    pub words: String,
}

/// A button that leads to its place, to the mark there or to the bare words.
fn way(study: Study, way: Way) -> AnyView {
    let Way { span, words } = way;
    let go = move || point::go(study, span);
    view! { <button type="button" class="way" dir="auto" lang="en" {..press(go)}>{words}</button> }
        .into_any()
}

/// Ways as the rows of a list, the first `most` at once and the others on a press.
fn ways(study: Study, all: Vec<Way>, most: usize) -> AnyView {
    rows(all, most, move |w| view! { <li>{way(study, w)}</li> }.into_any())
}

/// The rows of a list, the first `most` at once and the others on a press.
pub(super) fn rows<T: Clone + Send + Sync + 'static>(
    all: Vec<T>,
    most: usize,
    row: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let more = RwSignal::new(false);
    let rest = all.len().saturating_sub(most);
    let drawn = move || {
        let most = if more.get() { usize::MAX } else { most };
        Some(all.iter().take(most).cloned().map(&row).collect_view().into_any())
    };
    let button = move || {
        let words = fill(t("and {n} more"), &[("{n}", &number(rest))]);
        view! {
            <button type="button" class="quiet" {..press(move || more.set(true))}>{words}</button>
        }
        .into_any()
    };
    view! {
        <ul>{live_view(drawn)}</ul>
        {when(move || rest > 0 && !more.get(), button)}
    }
    .into_any()
}

/// A tile of a head row: a number and what it counts.
fn tile(n: usize, label: &str) -> AnyView {
    view! {
        <div class:none=n == 0>
            <dt>{label.to_owned()}</dt>
            <dd>{number(n)}</dd>
        </div>
    }
    .into_any()
}

/// What a room shows of the article at hand, drawn anew when that changes.
fn of_article(study: Study, view: impl Fn(Arc<Article>) -> AnyView + Send + 'static) -> AnyView {
    live_view(move || Some(view(study.article.get()?)))
}

/// The kind of the block in which a byte stands.
fn kind_at(article: &Article, at: u32) -> Option<BlockKind> {
    let part = article.parts.get(article.parts.partition_point(|p| p.span().end <= at))?;
    part.runs.iter().find(|r| at < r.span.end).map(|r| r.kind)
}

/// Whether a block is the running story: what is told in it was not set for effect.
const fn is_body(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Body | BlockKind::ListItem)
}

/// The sentence around a span of the report; its block's words where none is known.
fn sentence_at(article: &Article, span: ReportSpan) -> Option<Span> {
    let sentences = &article.report.sentences;
    let i = sentences.partition_point(|s| s[1] <= span[0]);
    let found = sentences.get(i).filter(|s| s[0] <= span[0])?;
    article.at([found[0], found[1].max(span[1])])
}

/// What the text says around a span: its sentence if that is short, else its clause.
fn clause(article: &Article, span: ReportSpan, most: usize) -> String {
    let Some(at) = article.at(span) else { return String::new() };
    let Some(sentence) = sentence_at(article, span) else { return article.around(at, most / 2) };
    let text = &article.text;
    let (start, end) = (at.start as usize, at.end as usize);
    let (mut from, mut to) = (sentence.start as usize, sentence.end as usize);
    if text[from..to].chars().count() <= most {
        return short(&text[from..to], most);
    }
    // The nearest comma and the like on each side that leaves enough to understand.
    let breaks = |c: char| matches!(c, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '“' | '”' | '"');
    let before = &text[from..start];
    let after = &text[end..to];
    let least = most / 4;
    if let Some((at, c)) =
        before.char_indices().rev().find(|(i, c)| breaks(*c) && before.len() - i >= least)
    {
        from += at + c.len_utf8();
    }
    if let Some((at, _)) = after.char_indices().find(|(i, c)| breaks(*c) && *i >= least) {
        to = end + at;
    }
    let long = text[from..to].chars().count() > most;
    if long {
        return short(&article.around(at, most / 2), most + 2);
    }
    let lead = if from > sentence.start as usize { "…" } else { "" };
    let tail = if to < sentence.end as usize { "…" } else { "" };
    format!("{lead}{}{tail}", short(text[from..to].trim(), most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe::{Options, analyze};

    /// An article of a text, as the study holds it.
    pub(super) fn read(text: &str) -> Article {
        Article::new(text.into(), analyze(text, &Options::default()).unwrap()).unwrap()
    }

    #[test]
    fn a_clause_keeps_its_date_and_stays_short() {
        let article = read(
            "The pier\n\nThe pier closed on 3 March 2024.\n\nAfter a long and bitter quarrel between the town and the \
             firm that built it, which had lasted for most of a decade, the pier closed on 4 March 2024, and \
             nobody who lives there expects that it will open again before the next election is over.",
        );
        let said = |i: usize| clause(&article, article.report.dates[i].span, 90);
        assert_eq!(said(0), "The pier closed on 3 March 2024.");
        let long =
            article.report.dates.iter().position(|d| article.words(d.span).contains("4 March"));
        let long = said(long.unwrap());
        assert!(
            long.contains("the pier closed on 4 March 2024") && long.chars().count() <= 94,
            "{long}"
        );
    }
}
