//! Keeping: every article that is read stays in this browser, with what the reader made of it, and
//! so does what stands unread in the editor. Nothing of it ever leaves the browser.
//!
//! [`Keep`] is asked nothing: it watches the study's work, and saves it when it has changed. What
//! goes wrong becomes a [`State`], said in words by [`notice`]; the work stays where it is.

pub mod details;
pub mod draft;
pub mod fault;
pub mod last;
pub mod library;
pub mod notice;
pub mod open;
pub mod row;
pub mod same;
pub mod save;
pub mod store;
pub mod tabs;
pub mod when;

use super::Study;
use super::work::{Notes, Work};
use crate::io::{frame, kept};
use crate::view::shared::follow;
use draft::Draft;
use fault::Fault;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use row::Row;
use std::collections::BTreeMap;
use store::Store;
use wasm_bindgen::{JsCast, JsValue};

/// How the keeping stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// There is nothing to keep, or nothing is to be kept.
    Idle,
    /// All is kept, since this time.
    Kept(u64),
    /// Another tab has saved another version of the work at hand.
    Elsewhere,
    /// It cannot be kept.
    Failed(Fault),
}

/// What was deleted last, as it was kept.
#[derive(Debug)]
enum Gone {
    Work(JsValue, JsValue),
    Draft(JsValue),
}

/// What the keeping remembers besides its signals.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools)] // each is one thing that is awaited or switched
struct Inner {
    /// This tab's name, and that of its draft.
    tab: String,
    /// For the works of this tab the version that they stand on.
    bases: BTreeMap<String, u64>,
    /// The work at hand as it was saved last.
    saved: Option<Work>,
    /// What waits to be saved, by name.
    waiting: BTreeMap<String, Work>,
    /// A copy that is meant to be one, though its text is in the library already.
    copy: Option<String>,
    /// The notes of a work whose text is being read anew.
    expected: Option<Notes>,
    /// The next article is another one, however alike it is.
    another: bool,
    saving: bool,
    soon: Option<Timeout>,
    draft_soon: bool,
    draft_kept: bool,
    gone: Option<Gone>,
    channel: Option<web_sys::BroadcastChannel>,
}

/// What keeps the reader's work.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    /// How it stands.
    pub state: RwSignal<State>,
    /// The library; nothing before it was looked at.
    pub rows: RwSignal<Option<Vec<Row>>>,
    /// Drafts that other tabs and earlier visits left.
    pub drafts: RwSignal<Vec<Draft>>,
    /// Nothing is to be kept.
    pub off: RwSignal<bool>,
    /// What went wrong with something in the library, in words.
    pub trouble: RwSignal<Option<&'static str>>,
    /// The title of what was deleted last, which can still be brought back.
    pub gone: RwSignal<Option<String>>,
    store: StoredValue<Store, LocalStorage>,
    inner: StoredValue<Inner, LocalStorage>,
}

impl Keep {
    /// Keeps nothing yet. Its signals belong to the owner at hand.
    pub fn new() -> Self {
        let state = RwSignal::new(State::Idle);
        let waiting = move |waits| {
            let blocked = State::Failed(Fault::Blocked);
            if waits {
                state.set(blocked);
            } else if state.get_untracked() == blocked {
                state.set(State::Idle);
            }
        };
        Self {
            state,
            rows: RwSignal::new(None),
            drafts: RwSignal::new(Vec::new()),
            off: RwSignal::new(false),
            trouble: RwSignal::new(None),
            gone: RwSignal::new(None),
            store: StoredValue::new_local(Store::new(waiting)),
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    fn store(self) -> Store {
        self.store.with_value(Clone::clone)
    }

    /// Runs something on what is remembered.
    fn with<T>(self, act: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        self.inner.try_update_value(act)
    }

    /// The next article is another one than that at hand, however alike it is.
    pub fn expect_another(self) {
        self.with(|inner| inner.another = true);
    }

    /// Says why something failed.
    fn fail(self, fault: Fault) {
        self.state.set(State::Failed(fault));
    }

    /// Looks at the library again.
    pub fn look(self) {
        wasm_bindgen_futures::spawn_local(async move {
            let rows = self.store().rows().await;
            let drafts = self.store().drafts().await;
            match (rows, drafts) {
                (Ok(rows), Ok(drafts)) => {
                    let own = self.with(|i| i.tab.clone());
                    let mut left: Vec<_> = drafts.iter().filter_map(|d| Draft::read(&d)).collect();
                    left.retain(|d| Some(&d.id) != own.as_ref());
                    left.sort_by_key(|d| std::cmp::Reverse(d.changed));
                    self.drafts.set(left);
                    self.rows.set(Some(rows));
                }
                (Err(fault), _) | (_, Err(fault)) => {
                    self.rows.set(Some(Vec::new()));
                    self.fail(fault);
                }
            }
        });
    }
}

impl Default for Keep {
    fn default() -> Self {
        Self::new()
    }
}

/// Begins to keep what is worked on. In a frame for reading only, nothing is.
pub fn start(study: Study) {
    let keep = study.keep;
    let search = window().location().search().unwrap_or_default();
    if frame::asked(&search).is_some() {
        return keep.off.set(true);
    }
    keep.off.set(kept::nothing_wanted());
    keep.with(|i| i.tab = super::work::new_id(super::work::now()));
    tabs::listen(study);
    if kept::something() {
        keep.look();
    }
    follow(move || {
        study.work.track();
        save::changed(study);
    });
    EventListener::new(&document(), "input", move |event| {
        let here = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if here.is_some_and(|e| e.id() == draft::EDITOR) {
            save::draft_soon(study);
        }
    })
    .forget();
    // The last moment in which something can be written for sure is when the page is hidden.
    let leave = move |_: &web_sys::Event| save::now(study);
    EventListener::new(&document(), "visibilitychange", leave).forget();
    EventListener::new(&window(), "pagehide", move |_| save::leaving(study)).forget();
    // Something may have been written before the study came.
    save::draft_soon(study);
}
