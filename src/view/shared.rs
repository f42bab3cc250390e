//! Effects, listeners, attributes and conditions whose code is shared by all that use them.
//!
//! Leptos compiles each of these anew for every closure, event and attribute that it is given, at up
//! to 1.4 KB. Here a closure is boxed first, so that one type serves them all.

use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use std::sync::{Arc, Mutex};
use web_sys::Event;

/// Runs `change` soon, and again whenever a signal that it has read changes.
pub fn follow(change: impl FnMut() + 'static) {
    fn start(mut change: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| change());
    }
    start(Box::new(change));
}

/// Listens to an event: `<input {..on("change", move |_| …)}>`.
pub fn on(event: &'static str, hear: impl FnMut(Event) + 'static) -> AnyAttribute {
    fn listener(event: &'static str, hear: Box<dyn FnMut(Event)>) -> AnyAttribute {
        ev::on(ev::Custom::new(event), hear).into_any_attr()
    }
    listener(event, Box::new(hear))
}

/// Listens to a press: `<button {..press(move || …)}>`.
pub fn press(mut act: impl FnMut() + 'static) -> AnyAttribute {
    on("click", move |_| act())
}

/// An attribute that changes: `<button {..live("aria-pressed", move || …)}>`.
pub fn live<T: Into<String>>(
    name: &'static str,
    value: impl Fn() -> T + Send + 'static,
) -> AnyAttribute {
    type Value = Arc<Mutex<dyn FnMut() -> String + Send>>;
    fn attribute(name: &'static str, value: Value) -> AnyAttribute {
        custom_attribute(name, value).into_any_attr()
    }
    attribute(name, Arc::new(Mutex::new(move || value().into())))
}

/// An attribute that is there or not: `<p {..flag("hidden", move || …)}>`.
pub fn flag(name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> AnyAttribute {
    type Value = Arc<Mutex<dyn FnMut() -> bool + Send>>;
    fn attribute(name: &'static str, holds: Value) -> AnyAttribute {
        custom_attribute(name, holds).into_any_attr()
    }
    attribute(name, Arc::new(Mutex::new(holds)))
}

/// What is shown while a condition holds; drawn anew only when that changes.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    type Condition = Box<dyn Fn() -> bool + Send + Sync>;
    type View = Arc<dyn Fn() -> AnyView + Send + Sync>;
    fn shown(condition: Condition, view: View) -> AnyView {
        let holds = Memo::new(move |_| condition());
        live_view(move || holds.get().then(|| view()))
    }
    shown(Box::new(condition), Arc::new(view))
}

/// What is drawn anew whenever a signal that it reads changes.
pub fn live_view(view: impl FnMut() -> Option<AnyView> + Send + 'static) -> AnyView {
    type View = Arc<Mutex<dyn FnMut() -> Option<AnyView> + Send>>;
    fn drawn(view: View) -> AnyView {
        view.into_any()
    }
    drawn(Arc::new(Mutex::new(view)))
}

/// Words that change.
pub fn live_words<T: Into<String>>(words: impl Fn() -> T + Send + 'static) -> AnyView {
    type Words = Arc<Mutex<dyn FnMut() -> String + Send>>;
    fn drawn(words: Words) -> AnyView {
        words.into_any()
    }
    drawn(Arc::new(Mutex::new(move || words().into())))
}
