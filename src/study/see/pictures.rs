//! Where the pictures come from: each credit drawn link by link, and what the text leaves out.

use super::credit::{Hand, Picture, Totals, pictures, totals};
use super::{of_article, point, rows, tile};
use crate::i18n::{fill, message, t};
use crate::study::Study;
use crate::view::shared::press;
use leptos::prelude::*;
use newsloupe::Span;

/// Pictures shown at first.
const FIRST: usize = 40;

const fn hand_words(hand: Hand) -> &'static str {
    match hand {
        Hand::Photographer => message("photographer"),
        Hand::Maker => message("named as source"),
        Hand::Supplier => message("supplied it, has a part in the story"),
        Hand::Handout => message("given out, not taken for the press"),
        Hand::Agency => message("agency"),
        Hand::Distributor => message("distributor"),
    }
}

/// The room.
#[component]
pub fn Pictures() -> impl IntoView {
    let study = expect_context::<Study>();
    of_article(study, move |article| {
        let found = pictures(&article);
        if found.is_empty() {
            return view! { <p class="nothing">{t("No captions and no credits found.")}</p> }
                .into_any();
        }
        let Totals { pictures, by_photographer, dated, handouts, uncredited } = totals(&found);
        let tiles = (pictures > 0).then(|| {
            view! {
                <dl class="audit">
                    {tile(pictures, if pictures == 1 { t("picture") } else { t("pictures") })}
                    {tile(by_photographer, t("with a photographer named"))}
                    {tile(dated, t("with a day"))}
                    {tile(pictures - dated, t("without a day"))}
                    {tile(handouts, if handouts == 1 { t("handout") } else { t("handouts") })}
                    {tile(uncredited, t("without a credit"))}
                </dl>
            }
            .into_any()
        });
        let list = rows(found, FIRST, move |picture| picture_row(study, picture));
        view! { {tiles} <div class="pictures-of">{list}</div> }.into_any()
    })
}

/// A button of words in a sentence.
fn lead(study: Study, span: Span, words: String) -> AnyView {
    let go = move || point::go(study, span);
    view! { <button type="button" class="way plain" {..press(go)}>{words}</button> }.into_any()
}

fn picture_row(study: Study, picture: Picture) -> AnyView {
    let Picture { caption, chain, made_by, handout, credit, day, other_event, video } = picture;
    let nobody = credit.is_some() && !made_by;
    let node = |class: &'static str, name: String, what: &'static str| {
        view! {
            <li class=class>
                <b dir="auto">{name}</b>
                <span class="about">{t(what)}</span>
            </li>
        }
        .into_any()
    };
    let missing = nobody.then(|| {
        node("unknown", t("Maker not stated").to_owned(), message("no photographer named"))
    });
    let links = chain.into_iter().map(|(hand, name)| {
        let class = match hand {
            Hand::Supplier | Hand::Handout => "given",
            _ => "",
        };
        node(class, name, hand_words(hand))
    });
    let links = links.collect_view();
    let has_credit = credit.is_some();
    let chain = has_credit.then(|| {
        view! { <ol class="links" aria-label=t("From maker to distributor")>{missing} {links}</ol> }.into_any()
    });
    let none = (!has_credit && !video).then(|| {
        view! { <p class="unsaid">{t("No credit under this picture: who made it is not stated.")}</p> }.into_any()
    });
    let day = match day {
        Some((way, words)) => {
            let words = fill(t("Taken: {day}"), &[("{day}", &words)]);
            Some(lead(study, way.span, words))
        }
        None if video => None,
        None => Some(
            view! { <span class="unsaid">{t("When it was taken is not stated")}</span> }.into_any(),
        ),
    };
    let credit = credit.map(|way| lead(study, way.span, t("Show the credit").to_owned()));
    let flag = handout.then(|| view! { <p class="flag">{t("Handout")}</p> }.into_any());
    let video = video.then(|| view! { <p class="flag quiet-flag">{t("Video")}</p> }.into_any());
    let other = other_event.map(|why| {
        view! {
            <p class="asked">
                <b>{t("Is it of another event?")}</b>
                " "
                {why}
            </p>
        }
        .into_any()
    });
    let caption = caption.map(|way| super::way(study, way));
    view! {
        <li class="picture-of">
            {flag}
            {video}
            {caption}
            {chain}
            {none}
            {other}
            <p class="foot">{day} {credit}</p>
        </li>
    }
    .into_any()
}
