//! One part of the article: a headline, a paragraph, a figure, a line that is not the story; with the
//! notes in its margin. Nothing in it changes once it is drawn, so it is made by hand: a long text
//! has ten thousand of them.

use super::paint;
use crate::i18n::t;
use crate::state::Note;
use crate::state::article::Article;
use crate::state::parts::{Run, Setting};
use newsloupe::anatomy::BlockKind;
use web_sys::{Document, Element};

/// A new element inside `parent`.
fn inside(document: &Document, parent: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Draws a part of the article at the end of `parent`.
pub fn draw(document: &Document, parent: &Element, article: &Article, index: usize) -> Option<()> {
    let part = article.parts.get(index)?;
    let (class, tag) = match part.setting {
        Setting::Headline => ("part headline", "h1"),
        Setting::Deck => ("part deck", "p"),
        Setting::Meta => ("part meta", "p"),
        Setting::Paragraph => ("part paragraph", "p"),
        Setting::Heading => ("part heading", "h2"),
        Setting::ListItem => ("part list-item", "p"),
        Setting::PullQuote => ("part pull-quote", "blockquote"),
        Setting::Figure => ("part picture", "figure"),
        Setting::Aside(_) => ("part aside", "p"),
    };
    let frame = inside(document, parent, "div", class)?;
    let body = inside(document, &frame, tag, "")?;
    if part.setting != Setting::Figure {
        body.set_attribute("dir", "auto").ok()?;
    }
    if let Setting::Aside(label) = part.setting {
        inside(document, &body, "span", "tag")?.set_text_content(Some(t(label)));
    }
    for (i, run) in part.runs.iter().enumerate() {
        // The white space between a run and the one before it in the same line.
        let before = article.text.get(..run.span.start as usize)?.chars().next_back();
        if i > 0 && before.is_some_and(char::is_whitespace) {
            body.append_child(&document.create_text_node(" ")).ok()?;
        }
        draw_run(document, &body, article, run)?;
    }
    let notes = article.notes.get(index)?;
    if !notes.is_empty() {
        let margin = inside(document, &frame, "div", "notes")?;
        notes.iter().try_for_each(|note| draw_note(document, &margin, note))?;
    }
    Some(())
}

fn draw_run(document: &Document, body: &Element, article: &Article, run: &Run) -> Option<()> {
    let class = match run.kind {
        BlockKind::AltText => "alt",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit-line",
        BlockKind::Dateline => "dateline",
        BlockKind::Byline => "byline",
        BlockKind::Timestamp => "timestamp",
        _ => "words",
    };
    let own_line = if run.inline { "" } else { " own-line" };
    // Only where white space would be lost on the way out: kept spaces hang at line ends, and a
    // mark's wash would hang with them.
    let words = run.span.of(&article.text);
    let keeps = if words.contains("  ") || words.contains(['\t', '\n']) { " keeps" } else { "" };
    let element = inside(document, body, "span", &format!("run {class}{own_line}{keeps}"))?;
    element.set_attribute("lang", "en").ok()?;
    element.set_attribute("data-b", &run.block.to_string()).ok()?;
    paint::words(document, &element, article, run);
    Some(())
}

fn draw_note(document: &Document, margin: &Element, note: &Note) -> Option<()> {
    let of = if note.picture { "of-picture" } else { "of-speech" };
    let missing = if note.missing { " missing" } else { "" };
    let element = inside(document, margin, "p", &format!("note {of}{missing}"))?;
    inside(document, &element, "b", "")?.set_text_content(Some(&note.who));
    let how = Some(&note.how).filter(|how| !how.is_empty());
    for (class, words) in [("role", note.role.as_ref()), ("via", note.via.as_ref()), ("how", how)] {
        if let Some(words) = words {
            inside(document, &element, "span", class)?.set_text_content(Some(words));
        }
    }
    Some(())
}
