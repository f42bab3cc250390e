//! Everything by keyboard: one tab stop, a walk from mark to mark, the card, the way back.

use super::stage::{focused, reading, settle};
use leptos::prelude::Update;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_text_is_one_tab_stop() {
    let page = reading().await;
    assert_eq!(page.all("#article [tabindex='0']").len(), 1);
    page.one("#article [tabindex='0']").focus().unwrap();
    page.press("ArrowRight").await;
    assert_eq!(page.all("#article [tabindex='0']").len(), 1);
    assert_eq!(focused().get_attribute("role").as_deref(), Some("button"));
}

#[wasm_bindgen_test]
async fn a_card_opens_on_focus_and_escape_closes_it() {
    let page = reading().await;
    assert!(!page.card_is_open());
    page.one("#article [tabindex='0']").focus().unwrap();
    settle().await;
    assert!(page.card_is_open());
    assert_eq!(page.words("#card-title"), "Ann Lee said this");
    assert!(page.words("#card").contains("very sure"));

    page.press("Enter").await;
    assert!(focused().closest("#card").unwrap().is_some(), "Enter goes into the card");
    page.press("Escape").await;
    assert!(!page.card_is_open());
    assert_eq!(focused().text_content().unwrap(), "“We had no choice,”");
}

#[wasm_bindgen_test]
async fn letters_step_through_the_marks() {
    let page = reading().await;
    page.one("#article [tabindex='0']").focus().unwrap();
    page.press("]").await;
    assert_eq!(focused().text_content().unwrap(), "“It was old,”");
    page.press("[").await;
    assert_eq!(focused().text_content().unwrap(), "“We had no choice,”");
    page.press("n").await;
    assert_eq!(focused().text_content().unwrap(), "Ann Lee");
    page.session.prefs.update(|p| p.single_keys = false);
    page.press("n").await;
    assert_eq!(focused().text_content().unwrap(), "Ann Lee", "letters are off");
}
