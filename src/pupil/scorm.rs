//! A learning platform around the page that speaks SCORM 1.2: it keeps the progress and hears how it
//! went. Every call may fail, since platforms differ; nothing here stops the pupil.

use crate::engine::field;
use crate::study::js::call;
use leptos::prelude::window;
use newsloupe_exercise::score::{Score, Scored, Verdict};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    /// The platform; none where there is none, or when it was taken leave of.
    static PLATFORM: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// More windows around one another than this are not gone through: some hold themselves.
const MOST_WINDOWS: usize = 32;
/// SCORM 1.2 keeps no more characters.
const MOST_KEPT: usize = 4_096;

/// Looks for a platform in the windows around this one and in the one that opened it, and takes up
/// with it. Whether there is one.
pub fn begin() -> bool {
    let platform = around(window().into()).or_else(|| around(field(&window(), "opener")));
    let Some(platform) = platform else { return false };
    let began = call(&platform, "LMSInitialize", &["".into()]);
    if !began.is_ok_and(|b| b.as_string().as_deref() == Some("true") || b.as_bool() == Some(true)) {
        return false;
    }
    PLATFORM.set(Some(platform));
    if !matches!(get("cmi.core.lesson_status").as_str(), "completed" | "passed" | "failed") {
        set("cmi.core.lesson_status", "incomplete");
    }
    set("cmi.core.exit", "suspend");
    true
}

fn around(mut window: JsValue) -> Option<JsValue> {
    for _ in 0..MOST_WINDOWS {
        // A window of another origin throws, and `field` gives nothing then.
        let api = field(&window, "API");
        if api.is_object() {
            return Some(api);
        }
        let parent = field(&window, "parent");
        if !parent.is_object() || js_sys::Object::is(&parent, &window) {
            return None;
        }
        window = parent;
    }
    None
}

fn get(name: &str) -> String {
    let platform = PLATFORM.with_borrow(Clone::clone);
    let said = platform.and_then(|p| call(&p, "LMSGetValue", &[name.into()]).ok());
    said.and_then(|s| s.as_string()).unwrap_or_default()
}

fn set(name: &str, value: &str) {
    if let Some(platform) = PLATFORM.with_borrow(Clone::clone) {
        let _ = call(&platform, "LMSSetValue", &[name.into(), value.into()]);
    }
}

fn commit() {
    if let Some(platform) = PLATFORM.with_borrow(Clone::clone) {
        let _ = call(&platform, "LMSCommit", &["".into()]);
    }
}

/// What was kept of an earlier visit.
pub fn restored() -> String {
    get("cmi.suspend_data")
}

/// Keeps the progress; whether it is short enough for that.
pub fn keep(progress: &str) -> bool {
    if progress.len() > MOST_KEPT {
        return false;
    }
    set("cmi.suspend_data", progress);
    commit();
    true
}

/// Says that the pupil has handed in; with the score where the key is open, and with an interaction
/// for each unit and item.
pub fn hand_in(score: Option<&Score>) {
    if let Some(score) = score {
        let percent = if score.of > 0 { score.points.max(0) * 100 / score.of } else { 0 };
        set("cmi.core.score.min", "0");
        set("cmi.core.score.max", "100");
        set("cmi.core.score.raw", &percent.to_string());
        let mut number = 0;
        for (task, scored) in score.tasks.iter().enumerate() {
            for (item, one) in scored.items.iter().enumerate() {
                if one.of > 0 {
                    interaction(number, task, item, one);
                    number += 1;
                }
            }
        }
    }
    set("cmi.core.lesson_status", "completed");
    commit();
}

fn interaction(number: usize, task: usize, item: usize, scored: &Scored) {
    let result = match scored.verdict {
        Verdict::Right => "correct".to_owned(),
        _ if scored.points > 0 => format!("0.{:02}", scored.points.min(99)),
        _ => "wrong".to_owned(),
    };
    let name = |field: &str| format!("cmi.interactions.{number}.{field}");
    set(&name("id"), &format!("task{}-{}", task + 1, item + 1));
    set(&name("type"), "performance");
    set(&name("result"), &result);
}

/// Takes leave: once, when the page goes.
pub fn end() {
    if let Some(platform) = PLATFORM.take() {
        let _ = call(&platform, "LMSCommit", &["".into()]);
        let _ = call(&platform, "LMSFinish", &["".into()]);
    }
}
