//! The engine in a Web Worker of its own.
//!
//! It posts `{ready: true, version}` once it can be asked. It is asked with `{id, text, options}`
//! and answers each message with `{id, report}` or `{id, error: {kind, message}}`, in order.
//! `error.kind` is `crashed` when the engine itself broke down: the answer is then its last, and
//! whoever asked starts a new worker.

use js_sys::{Object, Reflect};
use newsloupe_wasm::{Failure, report, version};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    /// The `id` of the request in work, for the panic hook.
    static IN_WORK: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let id = IN_WORK.with_borrow(JsValue::clone);
        answer(&id, Err(Failure::crashed(format!("the analyzer broke down: {info}"))));
    }));

    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let request = event.data();
        let field = |name: &str| Reflect::get(&request, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if !request.is_object() {
            let failure = Failure::bad_message("a request is an object: {id, text, options}");
            return answer(&JsValue::NULL, Err(failure));
        }
        let id = field("id");
        IN_WORK.set(id.clone());
        answer(&id, report(&field("text"), &field("options")));
        IN_WORK.set(JsValue::UNDEFINED);
    });
    let scope = scope();
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget(); // it lives as long as the worker

    let on_broken = Closure::<dyn Fn(MessageEvent)>::new(|_| {
        answer(&JsValue::NULL, Err(Failure::bad_message("a request could not be copied")));
    });
    scope.set_onmessageerror(Some(on_broken.as_ref().unchecked_ref()));
    on_broken.forget();

    post(&[("ready", JsValue::TRUE), ("version", version().into())]);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn answer(id: &JsValue, result: Result<JsValue, Failure>) {
    match result {
        Ok(report) => post(&[("id", id.clone()), ("report", report)]),
        Err(failure) => post(&[("id", id.clone()), ("error", failure.to_object().into())]),
    }
}

fn post(fields: &[(&str, JsValue)]) {
    let message = Object::new();
    for (key, value) in fields {
        let _ = Reflect::set(&message, &(*key).into(), value); // a fresh object takes any property
    }
    if let Err(error) = scope().post_message(&message) {
        // Only data that cannot be cloned is refused, and reports hold none.
        wasm_bindgen::throw_val(error);
    }
}
