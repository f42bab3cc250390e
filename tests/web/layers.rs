//! Layers are switched by a class on the root: nothing is drawn anew.

use super::stage::{reading, settle};
use leptos::prelude::Set;
use newsloupe_app::state::Tab;
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

#[wasm_bindgen_test]
async fn every_list_has_its_rows() {
    let page = reading().await;
    assert_eq!(page.words(".audit dd"), "1");
    assert_eq!(page.words(".source h3"), "Ann Lee");
    assert_eq!(page.all(".source .way").len(), 2);
    page.session.tab.set(Tab::Names);
    settle().await;
    assert_eq!(page.words(".name b"), "Ann Lee");
    page.session.tab.set(Tab::Timeline);
    settle().await;
    let days: Vec<_> = page.all(".timeline b").iter().map(|d| d.text_content().unwrap()).collect();
    assert_eq!(days, ["Sunday 3 March 2024", "Monday 4 March 2024"]);
    page.session.tab.set(Tab::Pictures);
    settle().await;
    assert_eq!(page.words(".picture-row h3"), "Wu");
    assert_eq!(page.all(".chain li").len(), 2);
}
