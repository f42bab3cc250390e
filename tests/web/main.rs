//! The page's components in a real browser: what is painted, what the keyboard does, what the page
//! says when something goes wrong. The report is made by hand, so no rule of the engine counts here.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs)]

mod keyboard;
mod layers;
mod paint;
mod report;
mod stage;
mod states;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
