//! The article as the teacher sees it: its blocks with their numbers, hidden or not, and the words
//! that the review is about.

use super::add::Seek;
use super::{Making, cards, words};
use crate::i18n::{fill, t};
use crate::view::shared::{follow, live, live_view, live_words, press};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use newsloupe_exercise::Part;
use newsloupe_exercise::draft::{Place, Review};
use newsloupe_exercise::words::of;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Words `[first, end)` of a block that carry a mark: of which card, and how it looks.
type Drawn = (usize, usize, Place, &'static str);

/// The marks of each block, in order, without overlaps: the card at hand before all others.
fn drawn(making: Making, firsts: &[u32]) -> Vec<Vec<Drawn>> {
    let mut of_block: Vec<Vec<Drawn>> = vec![Vec::new(); firsts.len()];
    let here = making.card();
    let mut cards = making.cards.get();
    cards.sort_by_key(|c| Some(c.place()) != here.as_ref().map(cards::Card::place));
    for card in cards {
        let is_here = Some(card.place()) == here.as_ref().map(cards::Card::place);
        for place in &card.items {
            let found = making.draft(|d| d.item(*place).map(|i| (i.at.clone(), i.review)));
            let Some((at, review)) = found.flatten() else { continue };
            let look = match review {
                _ if is_here => "here",
                Review::Waiting => "waits",
                Review::Kept => "kept",
                Review::Dropped => continue,
            };
            for [first, end] in at {
                let block = firsts.partition_point(|f| *f <= first).saturating_sub(1);
                let Some(marks) = of_block.get_mut(block) else { continue };
                let (from, to) = ((first - firsts[block]) as usize, (end - firsts[block]) as usize);
                if marks.iter().all(|(a, b, ..)| *b <= from || to <= *a) {
                    marks.push((from, to, *place, look));
                }
            }
        }
    }
    for marks in &mut of_block {
        marks.sort_unstable_by_key(|m| m.0);
    }
    of_block
}

/// A block's text with its marks. Each leads to its card; the list of cards is the way by keyboard.
fn set(making: Making, text: &str, marks: Vec<Drawn>) -> AnyView {
    let words = of(text);
    let mut views: Vec<AnyView> = Vec::new();
    let mut done = 0;
    for (from, to, place, look) in marks {
        let (Some(first), Some(last)) = (words.get(from), words.get(to.min(words.len()) - 1))
        else {
            continue;
        };
        views.push(text[done..first.start].to_owned().into_any());
        let held = text[first.start..last.end].to_owned();
        let go = move || {
            if !selected() {
                making.together.set(false);
                making.at.set(Some(place));
            }
        };
        views.push(view! { <mark class=look dir="auto" {..press(go)}>{held}</mark> }.into_any());
        done = last.end;
    }
    views.push(text[done..].to_owned().into_any());
    views.into_any()
}

/// Whether words are selected, so that a click is the end of selecting.
fn selected() -> bool {
    window().get_selection().ok().flatten().is_some_and(|s| !s.is_collapsed())
}

/// The block in which a place of the document stands, and how far into it, in UTF-16.
fn place(node: &web_sys::Node, offset: u32) -> Option<(usize, usize)> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest("[data-block]").ok()??;
    let number = block.get_attribute("data-block")?.parse().ok()?;
    let range = document().create_range().ok()?;
    range.set_start(&block, 0).ok()?;
    range.set_end(node, offset).ok()?;
    Some((number, String::from(range.to_string()).encode_utf16().count()))
}

/// Notes which words are selected, once some are.
fn notice(making: Making) -> Option<()> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let (block, from) = place(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(&range.end_container().ok()?, range.end_offset().ok()?);
    // What goes on into the next block ends with this one.
    let to = end.filter(|(b, _)| *b == block).map_or(usize::MAX, |(_, to)| to);
    let words = making.draft_now(|d| cards::picked(d, block, from, to))?;
    if words.is_some() && making.picked.get_untracked() != words {
        making.picked.set(words);
    }
    Some(())
}

fn block(
    making: Making,
    index: usize,
    part: Part,
    text: String,
    marks: Memo<Vec<Vec<Drawn>>>,
) -> AnyView {
    let hidden =
        move || making.draft(|d| d.blocks.get(index).is_some_and(|b| b.hidden)).unwrap_or_default();
    let turn = move || {
        let hide = !making.draft_now(|d| d.blocks[index].hidden).unwrap_or_default();
        making.class.change(|d| d.blocks[index].hidden = hide);
        making.class.say(if hide { t("Hidden from pupils.") } else { t("Pupils get it.") });
    };
    let number = (index + 1).to_string();
    let label = fill(t("block {n}"), &[("{n}", &number)]);
    let verb = move || if hidden() { t("Show") } else { t("Hide") };
    let class = move || if hidden() { "block away" } else { "block" };
    let look = match part {
        Part::Headline => "text headline",
        Part::Deck => "text deck",
        Part::Caption | Part::Other => "text aside",
        Part::Heading | Part::Body => "text",
    };
    let mine = Memo::new(move |_| marks.with(|m| m.get(index).cloned().unwrap_or_default()));
    let text = move || Some(set(making, &text, mine.get()));
    view! {
        <li {..live("class", class)}>
            <p class="what">
                <span>{number.clone()}</span>" "{words::part(part)}
                {live_words(move || if hidden() { format!(" · {}", t("hidden")) } else { String::new() })}
            </p>
            <button type="button" class="plain" {..press(turn)}>
                {live_words(verb)}<span class="unseen">" "{label}</span>
            </button>
            <p class=look dir="auto" lang="en" data-block=index.to_string()>{live_view(text)}</p>
        </li>
    }
    .into_any()
}

/// The article.
#[component]
pub fn Article() -> impl IntoView {
    let making = expect_context::<Making>();
    // Drawn anew for another article alone: hiding a block must not take the focus away.
    let texts = Memo::new(move |_| {
        making.draft(|d| {
            d.blocks.iter().map(|b| (b.part, b.text.clone())).collect::<Vec<(Part, String)>>()
        })
    });
    let blocks = move || {
        let texts = texts.get()?;
        let mut count = 0;
        let mut firsts = Vec::with_capacity(texts.len());
        for (_, text) in &texts {
            firsts.push(count);
            count += of(text).len() as u32;
        }
        let marks = Memo::new(move |_| drawn(making, &firsts));
        let all = texts.into_iter().enumerate();
        let all = all.map(|(i, (part, text))| block(making, i, part, text, marks)).collect_view();
        Some(view! { <ol class="blocks">{all}</ol> }.into_any())
    };
    // Where both stand side by side, the article goes along with the cards.
    follow(move || {
        if making.at.get().is_some() && crate::dom::focus::width() > 900.0 {
            Timeout::new(0, || {
                if let Ok(Some(mark)) = document().query_selector(".blocks mark.here") {
                    crate::dom::focus::into_view(&mark);
                }
            })
            .forget();
        }
    });
    let listener = EventListener::new(&document(), "selectionchange", move |_| {
        notice(making);
    });
    let listener = send_wrapper::SendWrapper::new(listener);
    on_cleanup(move || drop(listener));
    view! {
        <section class="paper" aria-labelledby="paper">
            <h2 id="paper">{t("The article")}</h2>
            <p class="small">{t("Hide what pupils should not get. Select words to add them to a task.")}</p>
            <Seek />
            {live_view(blocks)}
        </section>
    }
}
