//! Talks to the engine, which lives in a worker of its own.
//!
//! The worker is started by the first wish for it and never before. Requests carry a number; only
//! the answer to the newest one counts. A worker that stops is started afresh and asked once more;
//! if it stops again on the same text, that is said, and the text is still where it was.

use crate::state::failure::{Failure, MOST_BYTES};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use newsloupe::Report;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// The worker's first file, beside the page.
const WORKER: &str = "./newsloupe-worker_loader.js";
/// A worker that has not said that it is ready after this long will not come.
const READY_WITHIN_MS: u32 = 20_000;
/// A running request older than this is not waited for when a newer one comes.
const PATIENCE_MS: f64 = 1_000.0;

/// What the engine says to the newest request.
#[derive(Debug)]
pub enum Answer {
    /// The report, read and as it came.
    Report(Box<Report>, JsValue),
    /// Why there is none.
    Failed(Failure),
}

/// The engine as the page knows it.
#[derive(Clone)]
pub struct Engine(Rc<RefCell<Inner>>);

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Engine")
    }
}

struct Inner {
    live: Option<Live>,
    asked: Option<Asked>,
    newest: u32,
    workers: u32,
    answer: Rc<dyn Fn(Answer)>,
}

struct Live {
    worker: Worker,
    serial: u32,
    ready: bool,
    _message: EventListener,
    _error: EventListener,
    _deadline: Timeout,
}

struct Asked {
    id: u32,
    text: String,
    published: JsValue,
    sent: Option<f64>,
    crashes: u8,
}

impl Engine {
    /// An engine that is not started yet; `answer` hears what it says.
    pub fn new(answer: impl Fn(Answer) + 'static) -> Self {
        let answer = Rc::new(answer);
        Self(Rc::new(RefCell::new(Inner {
            live: None,
            asked: None,
            newest: 0,
            workers: 0,
            answer,
        })))
    }

    /// Starts the worker if it is not running: call it when a text is likely to come.
    pub fn wake(&self) {
        if self.0.borrow().live.is_some() {
            return;
        }
        match self.start() {
            Ok(live) => self.0.borrow_mut().live = Some(live),
            Err(_) => self.give_up(Failure::NotLoaded),
        }
    }

    /// Asks for a report. An older request is forgotten. `published` is the day of publication where
    /// somebody has given it, `YYYY-MM-DD`; else it is looked for in the text.
    pub fn read(&self, text: &str, published: JsValue) {
        let stale = {
            let mut inner = self.0.borrow_mut();
            inner.newest += 1;
            let id = inner.newest;
            let text = text.to_owned();
            let old = inner.asked.replace(Asked { id, text, published, sent: None, crashes: 0 });
            old.and_then(|o| o.sent).is_some_and(|sent| js_sys::Date::now() - sent > PATIENCE_MS)
        };
        if stale {
            self.end();
        }
        self.wake();
        self.send();
    }

    /// Stops reading.
    pub fn stop(&self) {
        self.0.borrow_mut().asked = None;
        self.end();
    }

    fn start(&self) -> Result<Live, JsValue> {
        let worker = Worker::new(WORKER)?;
        let serial = {
            let mut inner = self.0.borrow_mut();
            inner.workers += 1;
            inner.workers
        };
        let this = self.clone();
        let message = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                this.hear(&event.data());
            }
        });
        let this = self.clone();
        let error = EventListener::new(&worker, "error", move |event| {
            event.prevent_default();
            this.crashed_soon(serial);
        });
        let this = self.clone();
        let deadline = Timeout::new(READY_WITHIN_MS, move || {
            let waits = this.0.borrow().live.as_ref().is_some_and(|l| !l.ready);
            if waits {
                Timeout::new(0, move || this.give_up(Failure::NotLoaded)).forget();
            }
        });
        Ok(Live {
            worker,
            serial,
            ready: false,
            _message: message,
            _error: error,
            _deadline: deadline,
        })
    }

    /// Sends what is asked for, once, if the worker is there to hear it.
    fn send(&self) {
        let mut inner = self.0.borrow_mut();
        let Inner { live: Some(live), asked: Some(asked), .. } = &mut *inner else { return };
        if !live.ready || asked.sent.is_some() {
            return;
        }
        let options = [("offsets", "utf8".into()), ("published", asked.published.clone())];
        let request = object(&[
            ("id", asked.id.into()),
            ("text", asked.text.as_str().into()),
            ("options", object(&options)),
        ]);
        if live.worker.post_message(&request).is_ok() {
            asked.sent = Some(js_sys::Date::now());
        }
    }

    fn hear(&self, data: &JsValue) {
        if field(data, "ready").is_truthy() {
            if let Some(live) = &mut self.0.borrow_mut().live {
                live.ready = true;
            }
            self.send();
            return;
        }
        let kind = field(&field(data, "error"), "kind").as_string();
        if kind.as_deref() == Some("not-loaded") {
            // Its loader says so, without a number: nothing has been asked of it yet.
            let this = self.clone();
            Timeout::new(0, move || this.give_up(Failure::NotLoaded)).forget();
            return;
        }
        let id = field(data, "id").as_f64();
        let newest = self.0.borrow().asked.as_ref().map(|a| f64::from(a.id));
        if id.is_none() || id != newest {
            return;
        }
        let raw = field(data, "report");
        if matches!(kind.as_deref(), Some("crashed" | "internal")) {
            let serial = self.0.borrow().workers;
            self.crashed_soon(serial);
            return;
        }
        let answer = if raw.is_object() {
            match crate::io::report::report(&raw) {
                Ok(report) => Answer::Report(Box::new(report), raw),
                Err(error) => Answer::Failed(Failure::Refused(error)),
            }
        } else {
            Answer::Failed(self.failure(&field(data, "error")))
        };
        self.finish(answer);
    }

    fn failure(&self, error: &JsValue) -> Failure {
        let message = field(error, "message").as_string().unwrap_or_default();
        match field(error, "kind").as_string().as_deref() {
            Some("too-long") => {
                let bytes = self.0.borrow().asked.as_ref().map_or(MOST_BYTES, |a| a.text.len());
                Failure::TooLong { bytes }
            }
            _ => Failure::Refused(message),
        }
    }

    /// Behind the event at hand: what hears it must not be dropped while it is hearing.
    fn crashed_soon(&self, serial: u32) {
        let this = self.clone();
        Timeout::new(0, move || this.crashed(serial)).forget();
    }

    /// The worker with this number stopped; one that is gone already cannot stop again.
    fn crashed(&self, serial: u32) {
        let again = {
            let mut inner = self.0.borrow_mut();
            if inner.live.as_ref().is_none_or(|l| l.serial != serial) {
                return;
            }
            let was_ready = inner.live.as_ref().is_some_and(|l| l.ready);
            if let Some(live) = inner.live.take() {
                live.worker.terminate();
            }
            let Some(asked) = &mut inner.asked else { return };
            asked.crashes += 1;
            asked.sent = None;
            (was_ready && asked.crashes < 2).then_some(()).ok_or(was_ready)
        };
        match again {
            Ok(()) => self.wake(),
            Err(true) => self.give_up(Failure::Crashed),
            Err(false) => self.give_up(Failure::NotLoaded),
        }
    }

    fn give_up(&self, failure: Failure) {
        self.end();
        if self.0.borrow().asked.is_some() {
            self.finish(Answer::Failed(failure));
        }
    }

    fn finish(&self, answer: Answer) {
        let hear = {
            let mut inner = self.0.borrow_mut();
            inner.asked = None;
            inner.answer.clone()
        };
        hear(answer);
    }

    fn end(&self) {
        if let Some(live) = self.0.borrow_mut().live.take() {
            live.worker.terminate();
        }
    }
}

/// A field of a JavaScript object; undefined where there is none.
pub fn field(object: &JsValue, name: &str) -> JsValue {
    if !object.is_object() {
        return JsValue::UNDEFINED;
    }
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A plain JavaScript object.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
