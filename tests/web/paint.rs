//! What is painted: the words as they came, marks inside marks, parts set as what they are.

use super::stage::{TEXT, reading};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_words_come_out_byte_for_byte() {
    let page = reading().await;
    let runs: Vec<String> =
        page.all("#article .run").iter().map(|r| r.text_content().unwrap()).collect();
    let lines: Vec<&str> = TEXT.split("\n\n").collect();
    assert_eq!(runs[..3], lines[..3]);
    assert_eq!(page.words("#article figure"), lines[3]);
    assert_eq!(runs[5], lines[4]);
}

#[wasm_bindgen_test]
async fn marks_lie_inside_marks() {
    let page = reading().await;
    let quotes: Vec<String> =
        page.all("mark.quotes").iter().map(|m| m.text_content().unwrap()).collect();
    assert_eq!(quotes, ["“We had no choice,”", "“It was old,”"]);
    assert_eq!(page.words("mark.people mark.speaker"), "Ann Lee");
    assert_eq!(page.words("mark.cue.doubting"), "claimed");
    assert_eq!(page.words("mark.dates"), "3 March 2024");
    assert_eq!(page.words("mark.credits"), "Wu/Wire");
}

#[wasm_bindgen_test]
async fn each_part_is_set_as_what_it_is() {
    let page = reading().await;
    assert_eq!(page.words("#article h1"), "🏔 Pier to close");
    assert_eq!(page.words(".aside .tag"), "Promo");
    assert!(page.words(".part .note.of-speech").starts_with("Ann Leemayor"));
    assert_eq!(page.words(".note.of-picture b"), "Wu");
    assert_eq!(page.all(".aside mark").len(), 0);
}
