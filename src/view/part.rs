//! One part of the article: a headline, a paragraph, a figure, a line that is not the story.

use crate::dom::paint::{Painted, painted};
use crate::i18n::t;
use crate::state::Note;
use crate::state::article::Article;
use crate::state::parts::{Run, Setting};
use leptos::prelude::*;
use newsloupe::anatomy::BlockKind;
use std::sync::Arc;

/// A part with the notes in its margin.
#[component]
pub fn PartView(
    /// The article.
    article: Arc<Article>,
    /// Which part of it.
    index: usize,
) -> impl IntoView {
    let part = &article.parts[index];
    let runs = part
        .runs
        .iter()
        .map(|run| {
            let what = Painted { article: article.clone(), block: run.block, span: run.span };
            run_view(run, gap(&article, part.runs.first(), run), what).into_any()
        })
        .collect_view();
    let class = match part.setting {
        Setting::Headline => "headline",
        Setting::Deck => "deck",
        Setting::Meta => "meta",
        Setting::Paragraph => "paragraph",
        Setting::Heading => "heading",
        Setting::ListItem => "list-item",
        Setting::PullQuote => "pull-quote",
        Setting::Figure => "picture",
        Setting::Aside(_) => "aside",
    };
    let body = match part.setting {
        Setting::Headline => view! { <h1 dir="auto">{runs}</h1> }.into_any(),
        Setting::Heading => view! { <h2 dir="auto">{runs}</h2> }.into_any(),
        Setting::PullQuote => view! { <blockquote dir="auto">{runs}</blockquote> }.into_any(),
        Setting::Figure => view! { <figure>{runs}</figure> }.into_any(),
        other => {
            let tag = if let Setting::Aside(label) = other { Some(label) } else { None };
            let tag = tag.map(|label| view! { <span class="tag">{t(label)}</span> }.into_any());
            view! { <p dir="auto">{tag} {runs}</p> }.into_any()
        }
    };
    let notes = &article.notes[index];
    let notes = (!notes.is_empty()).then(|| {
        view! { <div class="notes">{notes.iter().map(|n| note_view(n).into_any()).collect_view()}</div> }
            .into_any()
    });
    view! { <div class=format!("part {class}")>{body} {notes}</div> }
}

/// The white space between a run and the one before it in the same line.
fn gap(article: &Article, first: Option<&Run>, run: &Run) -> &'static str {
    let is_first = first.is_some_and(|f| f.block == run.block);
    let touching = article.text[..run.span.start as usize]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_whitespace());
    if is_first || touching { "" } else { " " }
}

fn run_view(run: &Run, gap: &'static str, what: Painted) -> impl IntoView + use<> {
    let class = match run.kind {
        BlockKind::AltText => "alt",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit-line",
        BlockKind::Dateline => "dateline",
        BlockKind::Byline => "byline",
        BlockKind::Timestamp => "timestamp",
        _ => "words",
    };
    let own_line = if run.inline { "" } else { "own-line" };
    // Only where white space would be lost on the way out: kept spaces hang at line ends, and a
    // mark's wash would hang with them.
    let words = what.span.of(&what.article.text);
    let keeps = if words.contains("  ") || words.contains(['\t', '\n']) { "keeps" } else { "" };
    let block = run.block.to_string();
    view! {
        {gap}
        <span lang="en" class=format!("run {class} {own_line} {keeps}") data-b=block use:painted=what></span>
    }
}

fn note_view(note: &Note) -> impl IntoView + use<> {
    let class = if note.picture { "note of-picture" } else { "note of-speech" };
    let note = note.clone();
    view! {
        <p class=class class:missing=note.missing>
            <b>{note.who}</b>
            {note.role.map(|role| view! { <span class="role">{role}</span> }.into_any())}
            {note.via.map(|via| view! { <span class="via">{via}</span> }.into_any())}
            {(!note.how.is_empty()).then(|| view! { <span class="how">{note.how}</span> }.into_any())}
        </p>
    }
}
