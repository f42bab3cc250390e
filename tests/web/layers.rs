//! Layers are switched by a class on the root: nothing is drawn anew.

use super::stage::{reading, settle};
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
    page.click("mark.dates").await;
    let hide = page.all("#card .actions button").into_iter();
    let hide = hide.filter(|b| b.text_content().as_deref() == Some("Hide this one")).last();
    hide.unwrap().click();
    settle().await;
    assert!(page.one("mark.dates").class_list().contains("gone"));
    page.click(".hidden-marks button").await;
    assert!(!page.one("mark.dates").class_list().contains("gone"));
}
