//! The report comes out of a JavaScript object as it went in.

use newsloupe::{Options, analyze};
use newsloupe_app::io::report::report;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn object(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap()
}

#[wasm_bindgen_test]
fn a_report_is_read_as_it_was_written() {
    let text = "Head\n\n“We had no choice,” said Ann Lee, a mayor, on 3 March 2024. “None,” she said.\n\n\
                A quay. (Lena Marsh/Coastal Press)";
    let written = analyze(text, &Options::default()).unwrap();
    let json = serde_json::to_string(&written).unwrap();
    assert!(!written.quotes.is_empty() && !written.credits.is_empty() && !written.dates.is_empty());
    assert_eq!(report(&object(&json)).unwrap(), written);
}

#[wasm_bindgen_test]
fn what_may_be_left_out_has_its_default_and_all_else_is_missed() {
    let written = analyze("Ann Lee came.", &Options::default()).unwrap();
    let json = serde_json::to_string(&written).unwrap();
    let without = |name: &str| {
        let object = object(&json);
        js_sys::Reflect::delete_property(&object.clone().into(), &name.into()).unwrap();
        report(&object)
    };
    assert_eq!(without("id").unwrap(), written);
    assert_eq!(without("published").unwrap(), written);
    assert!(without("blocks").is_err());
    assert!(report(&object(&json.replace("\"schema\":1", "\"schema\":1.5"))).is_err());
    assert!(report(&JsValue::NULL).is_err());
}
