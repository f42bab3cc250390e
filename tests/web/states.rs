//! What the page says when there is nothing to show. The text always stays.

use super::stage::{settle, stage};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::GetUntracked;
use newsloupe_app::state::Phase;
use newsloupe_app::state::failure::{Failure, MOST_BYTES};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

#[wasm_bindgen_test]
async fn the_empty_page_offers_three_samples() {
    let page = stage(false).await;
    assert_eq!(page.all(".sample").len(), 3);
    assert!(page.words(".lead").contains("Nothing you paste leaves this browser"));
    assert_eq!(page.all(".notice").len(), 0);
}

#[wasm_bindgen_test]
async fn empty_and_too_long_have_words_of_their_own() {
    let page = stage(false).await;
    page.page.read(" \n ".to_owned());
    settle().await;
    assert_eq!(page.words(".notice h2"), "There is nothing to read yet");

    // In lines: a browser takes minutes to lay out one line of two megabytes in an editor.
    let long = "A line of an article that is far too long to be one.\n".repeat(MOST_BYTES / 52);
    page.page.read(long.clone());
    settle().await;
    assert_eq!(page.words(".notice h2"), "This is too long for one article");
    let area: HtmlTextAreaElement = page.one("#text").unchecked_into();
    assert_eq!(area.value().len(), long.len());
}

#[wasm_bindgen_test]
async fn an_engine_that_does_not_come_is_said_and_the_text_stays() {
    let page = stage(false).await; // there is no worker beside this page
    page.page.read("Pier to close\n\n“It was old,” Lee said.".to_owned());
    for _ in 0..50 {
        TimeoutFuture::new(100).await;
        if !page.all(".notice").is_empty() {
            break;
        }
    }
    assert_eq!(page.words(".notice h2"), "The engine could not be loaded");
    assert_eq!(page.words(".notice button"), "Try again");
    let area: HtmlTextAreaElement = page.one("#text").unchecked_into();
    assert!(area.value().starts_with("Pier to close"));
}

#[wasm_bindgen_test]
async fn each_failure_is_spoken() {
    let page = stage(false).await;
    let all = [
        Failure::Said { title: "No text".to_owned(), advice: "It is a picture.".to_owned() },
        Failure::Crashed,
        Failure::Stopped,
        Failure::Refused("It is no text.".to_owned()),
    ];
    for failure in all {
        page.session.fail(failure.clone());
        settle().await;
        assert_eq!(page.words(".notice h2"), failure.title());
        assert!(page.words("[role=status]").contains(failure.title()));
    }
}

#[wasm_bindgen_test]
async fn reading_only_waits_and_has_no_editor() {
    let page = stage(true).await;
    assert_eq!(page.session.phase.get_untracked(), Phase::Waiting);
    assert!(page.words(".waiting").contains("page around"));
    assert!(page.all("textarea").is_empty());
}
