//! The JavaScript edge, run in Node by wasm-bindgen-test-runner (`cargo xtask test wasm`).
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)]

use js_sys::{Array, Function, JSON, JsString, Object, Reflect};
use newsloupe_wasm::{analyze, version};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn get(object: &JsValue, path: &[&str]) -> JsValue {
    path.iter().fold(object.clone(), |o, key| Reflect::get(&o, &(*key).into()).unwrap())
}

fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn kind_of(error: &JsValue) -> String {
    assert!(error.is_instance_of::<js_sys::Error>());
    get(error, &["kind"]).as_string().unwrap()
}

/// A string that no `&str` can hold.
fn with_lone_surrogates() -> JsValue {
    let body =
        "return 'Pier\\ud800 shut\\udc00\\n\\nThe mayor \\u{1F3D4} said so on 3 March 2024.'";
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

#[wasm_bindgen_test]
fn a_report_is_a_plain_object() {
    let given = options(r#"{"id": "a", "published": "2024-03-27"}"#);
    let report = analyze(&"Pier to close\n\nIt will close.".into(), &given).unwrap();
    assert!(Object::get_prototype_of(&report) == Object::get_prototype_of(&Object::new().into()));
    assert_eq!(get(&report, &["id"]), "a");
    assert_eq!(get(&report, &["offsets"]), "utf16");
    assert_eq!(get(&report, &["published"]), "2024-03-27");
    assert!(
        get(&report, &["published_span"]).is_null(),
        "null stays null, for JSON and TypeScript"
    );
    assert!(Array::is_array(&get(&report, &["blocks", "0", "span"])));
    let json = JSON::stringify(&report).unwrap();
    let again = JSON::stringify(&JSON::parse(&String::from(&json)).unwrap()).unwrap();
    assert_eq!(json, again);
}

#[wasm_bindgen_test]
fn lone_surrogates_keep_every_offset() {
    let text = with_lone_surrogates();
    let report = analyze(&text, &JsValue::UNDEFINED).unwrap();
    let text: JsString = text.unchecked_into();
    // Blocks hold all text that is not white space, so their ends tell whether units were kept.
    let blocks: Array = get(&report, &["blocks"]).unchecked_into();
    let last = blocks.get(blocks.length() - 1);
    assert_eq!(get(&last, &["span", "1"]).as_f64(), Some(f64::from(text.length())));
    let sentences: Array = get(&report, &["sentences"]).unchecked_into();
    let last = sentences.get(sentences.length() - 1);
    assert_eq!(get(&last, &["0"]), text.index_of("The mayor", 0));
}

#[wasm_bindgen_test]
fn offsets_can_be_asked_for() {
    let text = "“Zürich 🏔”";
    for (space, end) in [("utf16", 11.0), ("codepoint", 10.0), ("utf8", 18.0)] {
        let report =
            analyze(&text.into(), &options(&format!(r#"{{"offsets":"{space}"}}"#))).unwrap();
        assert_eq!(get(&report, &["blocks", "0", "span", "1"]).as_f64(), Some(end), "{space}");
    }
}

#[wasm_bindgen_test]
fn any_string_gives_a_report() {
    for text in ["", " \n\t", "\u{0}\u{1}\u{7f}", "خبر عاجل: قال الوزير", "\u{202e}abc"]
    {
        analyze(&text.into(), &JsValue::NULL).unwrap();
    }
}

#[wasm_bindgen_test]
fn wrong_options_are_named() {
    let wrong = [
        (r#"{"publised": "2024-03-27"}"#, "publised"),
        (r#"{"published": "27 March"}"#, "published"),
        (r#"{"published": 5}"#, "published"),
        (r#"{"offsets": "bytes"}"#, "offsets"),
        (r#"{"maxBytes": -1}"#, "maxBytes"),
        (r#"{"maxBytes": 1.5}"#, "maxBytes"),
        (r#""fast""#, "object"),
    ];
    for (json, named) in wrong {
        let error = analyze(&"text".into(), &options(json)).unwrap_err();
        assert_eq!(kind_of(&error), "bad-options", "{json}");
        let message = get(&error, &["message"]).as_string().unwrap();
        assert!(message.contains(named), "{json}: {message}");
    }
    // An option that is not set is no option.
    analyze(&"text".into(), &options(r#"{"published": null}"#)).unwrap();
}

#[wasm_bindgen_test]
fn other_failures_have_a_kind() {
    let error = analyze(&5.into(), &JsValue::NULL).unwrap_err();
    assert_eq!(kind_of(&error), "bad-text");
    // Too many units, and too many bytes only.
    for text in ["abcdef", "ééé"] {
        let error = analyze(&text.into(), &options(r#"{"maxBytes": 5}"#)).unwrap_err();
        assert_eq!(kind_of(&error), "too-long");
    }
    analyze(&"éé".into(), &options(r#"{"maxBytes": 4}"#)).unwrap();
}

#[wasm_bindgen_test]
fn the_version_is_a_version() {
    assert_eq!(version().split('.').count(), 3);
}
