//! The article on the page, in stretches of some parts each.
//!
//! Two things keep a long text quick. What is far from the window is neither laid out nor painted
//! (`content-visibility`), and that by the stretch: a browser that must place ten thousand boxes in a
//! row, however empty, needs a tenth of a second for it. And what is not in the window is drawn a
//! little later, a few milliseconds at a time; whoever needs a mark, or the whole text, has it drawn.
//!
//! Marks carry their number counted from the first one of their stretch. A correction that adds or
//! takes a mark moves the numbers of all behind it, but draws anew only the stretches it changes.

use super::{focus, part};
use crate::state::article::Article;
use crate::state::parts::Part;
use gloo_timers::callback::Timeout;
use leptos::prelude::document;
use newsloupe::Span;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Parts in one stretch.
const PARTS: usize = 24;

/// From this many parts on, stretches outside the window are not laid out until they come near.
const LONG: usize = 120;

/// How long stretches are drawn in one go, in milliseconds: less than a frame, on a slow machine too.
const GO: f64 = 8.0;

/// The attribute of a stretch that holds the number of its first mark; there once it is drawn.
const FROM: &str = "data-from";

struct Stretch {
    element: HtmlElement,
    parts: Range<usize>,
    span: Span,
    from: usize,
    drawn: bool,
}

struct Sheet {
    article: Arc<Article>,
    root: Element,
    stretches: Vec<Stretch>,
}

thread_local! {
    static SHEET: RefCell<Option<Sheet>> = const { RefCell::new(None) };
}

/// The number of the first mark in the stretch that holds an element.
pub(super) fn from(element: &Element) -> Option<usize> {
    element.closest(&format!("[{FROM}]")).ok()??.get_attribute(FROM)?.parse().ok()
}

/// Shows `article` in `root`. Where the same text is shown there already, what stays as it is stays.
pub fn show(root: &Element, article: Option<Arc<Article>>) {
    let same_text = |old: &Sheet| article.as_ref().is_some_and(|a| a.text == old.article.text);
    let old = SHEET.take().filter(|old| old.root.is_same_node(Some(root)) && same_text(old));
    if old.is_none() {
        root.set_text_content(None);
    }
    let Some(article) = article else { return };
    let mut kept = old.as_ref().map_or(&[][..], |o| o.stretches.as_slice()).iter();
    let letters = root.client_width().clamp(240, 600).unsigned_abs() / 9; // in a line
    let mut stretches = Vec::new();
    let _ = root.class_list().toggle_with_force("long", article.parts.len() > LONG);
    let mut next = 0;
    while next < article.parts.len() {
        // What is not drawn by the stretch is one stretch.
        let short = article.parts.len() <= LONG;
        let end = if short { article.parts.len() } else { next + PARTS };
        let parts = next..end.min(article.parts.len());
        next = parts.end;
        let from = first_mark(&article, &parts);
        let (first, last) = (&article.parts[parts.start], &article.parts[parts.end - 1]);
        let span = Part::span(first).to(Part::span(last));
        let before = kept.next();
        let same = before.is_some_and(|b| {
            let old = old.as_ref().map(|o| &o.article);
            b.drawn
                && b.parts == parts
                && old.is_some_and(|o| is_same(o, b.from, &article, from, &parts))
        });
        let height =
            article.parts[parts.clone()].iter().map(|p| length(p) / letters * 31 + 51).sum();
        let element = before.map(|b| b.element.clone()).or_else(|| empty(root, height));
        let Some(element) = element else { return };
        if same {
            let _ = element.set_attribute(FROM, &from.to_string());
        } else {
            let _ = element.remove_attribute(FROM); // what is still in it answers for no mark
        }
        stretches.push(Stretch { element, parts, span, from, drawn: same });
    }
    kept.for_each(|gone| gone.element.remove());
    let height = focus::height();
    let seen = |s: &Stretch| {
        let rect = s.element.get_bounding_client_rect();
        !s.drawn && rect.top() < height && rect.bottom() > 0.0
    };
    let seen: Vec<usize> = (0..stretches.len()).filter(|i| seen(&stretches[*i])).collect();
    SHEET.set(Some(Sheet { article, root: root.clone(), stretches }));
    seen.into_iter().for_each(draw);
    go_on(0);
}

/// The bytes of a part.
fn length(part: &Part) -> u32 {
    let span = part.span();
    span.end.saturating_sub(span.start)
}

/// An empty stretch of about the height that it will have, in CSS pixels.
fn empty(root: &Element, height: u32) -> Option<HtmlElement> {
    let element = document().create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
    element.set_class_name("stretch");
    let style = element.style();
    let _ = style.set_property("contain-intrinsic-height", &format!("auto {height}px"));
    let _ = style.set_property("min-height", &format!("{height}px"));
    root.append_child(&element).ok()?;
    Some(element)
}

fn first_mark(article: &Article, parts: &Range<usize>) -> usize {
    let runs = article.parts[parts.clone()].iter().flat_map(|p| &p.runs);
    let marks = runs.filter_map(|r| Some(article.marks_of_block.get(r.block)?.first()?.1));
    marks.min().unwrap_or(0)
}

/// Whether some parts of two articles on one text are drawn alike, but for where their marks begin to count.
fn is_same(
    old: &Article,
    old_from: usize,
    new: &Article,
    new_from: usize,
    parts: &Range<usize>,
) -> bool {
    let of = |article: &Article, block: usize, from: usize| {
        let marks = article.marks_of_block.get(block).map_or(&[][..], Vec::as_slice);
        let look = |(span, number): &(Span, usize)| {
            (*span, number.wrapping_sub(from), article.marks[*number].look())
        };
        marks.iter().map(look).collect::<Vec<_>>()
    };
    let alike =
        |p: &Part| p.runs.iter().all(|r| of(old, r.block, old_from) == of(new, r.block, new_from));
    old.parts.get(parts.clone()) == new.parts.get(parts.clone())
        && old.notes.get(parts.clone()) == new.notes.get(parts.clone())
        && new.parts[parts.clone()].iter().all(alike)
}

/// Draws a stretch that is not drawn yet.
fn draw(index: usize) {
    // The document is changed once the sheet is free again.
    let task = SHEET.with_borrow_mut(|sheet| {
        let sheet = sheet.as_mut()?;
        let stretch = sheet.stretches.get_mut(index).filter(|s| !s.drawn)?;
        stretch.drawn = true;
        Some((sheet.article.clone(), stretch.element.clone(), stretch.parts.clone(), stretch.from))
    });
    let Some((article, element, parts, from)) = task else { return };
    element.set_text_content(None);
    let _ = element.set_attribute(FROM, &from.to_string());
    let document = document();
    for index in parts {
        part::draw(&document, &element, &article, index);
    }
    let _ = element.style().remove_property("min-height");
}

/// The first stretch from `index` on that is not drawn yet.
fn undrawn(index: usize) -> Option<usize> {
    SHEET.with_borrow(|sheet| {
        let stretches = sheet.as_ref()?.stretches.iter().skip(index);
        stretches.zip(index..).find(|(s, _)| !s.drawn).map(|(_, i)| i)
    })
}

/// Draws what is left, a little at a time.
fn go_on(index: usize) {
    let Some(mut next) = undrawn(index) else { return };
    Timeout::new(0, move || {
        let end = js_sys::Date::now() + GO;
        loop {
            draw(next);
            match undrawn(next) {
                Some(left) if js_sys::Date::now() < end => next = left,
                _ => break,
            }
        }
        go_on(next);
    })
    .forget();
}

/// Draws all that is not drawn yet.
pub fn whole() {
    while let Some(next) = undrawn(0) {
        draw(next);
    }
}

/// The stretches that hold pieces of a mark, drawn; with each the number that the mark has there.
pub(super) fn around(number: usize) -> Vec<(Element, usize)> {
    let held: Vec<usize> = SHEET.with_borrow(|sheet| {
        let Some(sheet) = sheet else { return Vec::new() };
        let Some(mark) = sheet.article.marks.get(number) else { return Vec::new() };
        let first = sheet.stretches.partition_point(|s| s.span.end <= mark.span.start);
        let behind = sheet.stretches.iter().zip(0..).skip(first);
        behind.take_while(|(s, _)| s.span.start < mark.span.end).map(|(_, i)| i).collect()
    });
    for stretch in &held {
        draw(*stretch);
    }
    SHEET.with_borrow(|sheet| {
        let stretch = |i: &usize| {
            let stretch = sheet.as_ref()?.stretches.get(*i)?;
            Some((stretch.element.clone().into(), number.checked_sub(stretch.from)?))
        };
        held.iter().filter_map(stretch).collect()
    })
}
