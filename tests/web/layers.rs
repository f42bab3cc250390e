//! Layers are switched by a class on the root: nothing is drawn anew.

use super::stage::{reading, settle};
use leptos::prelude::Update;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_switch_has_its_count_and_changes_only_a_class() {
    let page = reading().await;
    let mark = page.one("mark.quotes");
    let switch = page.one(".layer");
    assert_eq!(switch.text_content().unwrap(), "“ ”Quotes2");
    assert_eq!(switch.get_attribute("aria-pressed").as_deref(), Some("true"));
    assert!(page.one(".app").class_name().contains("on-quotes"));

    page.click(".layer").await;
    assert_eq!(switch.get_attribute("aria-pressed").as_deref(), Some("false"));
    assert!(!page.one(".app").class_name().contains("on-quotes"));
    assert!(mark.is_same_node(Some(&page.one("mark.quotes"))), "it was drawn anew");

    // A mark of a layer that is off does not answer.
    page.click("mark.quotes").await;
    assert!(!page.card_is_open());
}

#[wasm_bindgen_test]
async fn hidden_marks_go_and_come_back() {
    let page = reading().await;
    // In a frame the card hides a mark; elsewhere it is removed by the study.
    let number = page.one("mark.dates").get_attribute("data-m").unwrap().parse().unwrap();
    page.session.hidden.update(|hidden| _ = hidden.insert(number));
    settle().await;
    assert!(page.one("mark.dates").class_list().contains("gone"));
    page.click(".hidden-marks button").await;
    assert!(!page.one("mark.dates").class_list().contains("gone"));
}
