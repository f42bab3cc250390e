//! Keeps the progress: in the browser's store under the exercise's id, or by the learning platform
//! around. Nothing else is stored.

use super::kept::{self, Progress};
use super::work::Work;
use super::{Pupil, scorm};
use crate::view::shared::follow;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use newsloupe_exercise::model::FORM;
use newsloupe_exercise::{Exercise, Handed, check};
use std::cell::RefCell;

/// Where the progress is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this browser's store.
    Browser,
    /// By the learning platform.
    Platform,
    /// Nowhere: a frame without storage, a private window.
    Nowhere,
}

/// A learning platform is told this long after a change, since some answer slowly.
const SOON_MS: u32 = 800;

thread_local! {
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

fn name(id: &str) -> String {
    format!("newsloupe.exercise.{id}")
}

fn store() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Where progress can be kept here.
pub fn place() -> Place {
    if scorm::begin() {
        return Place::Platform;
    }
    // A private window may have a store and refuse what is put there.
    let probe = || {
        let store = store()?;
        store.set_item("newsloupe.probe", "1").ok()?;
        store.remove_item("newsloupe.probe").ok()
    };
    if probe().is_some() { Place::Browser } else { Place::Nowhere }
}

/// What was kept of this exercise, if it fits.
pub fn restored(place: Place, exercise: &Exercise) -> Option<Progress> {
    let text = match place {
        Place::Browser => store()?.get_item(&name(&exercise.id)).ok()??,
        Place::Platform => scorm::restored(),
        Place::Nowhere => return None,
    };
    let progress = kept::read(&text, &exercise.id)?;
    check::handed(exercise, &progress.handed).ok()?;
    Some(progress)
}

impl Pupil {
    /// What would be handed in now.
    pub fn handed(&self) -> Handed {
        let exercise = self.open.with(|o| o.as_ref().map(|o| o.exercise.id.clone()));
        Handed {
            handed: FORM,
            exercise: exercise.unwrap_or_default(),
            pupil: self.name.get().trim().to_owned(),
            tasks: self.work.with(|w| w.answers.clone()),
        }
    }

    /// Forgets all answers, here and in the store.
    pub fn forget(&self) {
        let Some(open) = self.open.get_untracked() else { return };
        if let Some(store) = store() {
            let _ = store.remove_item(&name(&open.exercise.id));
        }
        self.name.set(String::new());
        self.start_again();
        self.go(0);
    }
}

/// Keeps the progress from now on, whenever it changes.
pub fn listen(pupil: Pupil) {
    follow(move || {
        let Some(id) = pupil.open.with(|o| o.as_ref().map(|o| o.exercise.id.clone())) else {
            return;
        };
        let progress =
            Progress { handed: pupil.handed(), step: pupil.step.get(), done: pupil.done.get() };
        let empty = progress.handed.pupil.is_empty() && !pupil.work.with(Work::begun);
        match pupil.place.get() {
            Place::Browser if empty => {
                let _ = store().map(|s| s.remove_item(&name(&id)));
            }
            Place::Browser => {
                let set = store().map(|s| s.set_item(&name(&id), &kept::write(&progress)));
                if !matches!(set, Some(Ok(()))) {
                    pupil.place.set(Place::Nowhere);
                }
            }
            Place::Platform => {
                let text = kept::write(&progress);
                let soon = Timeout::new(SOON_MS, move || {
                    if !scorm::keep(&text) {
                        pupil.place.set(Place::Nowhere);
                    }
                });
                SOON.set(Some(soon));
            }
            Place::Nowhere => {}
        }
    });
    EventListener::new(&window(), "pagehide", move |_| {
        if pupil.place.get_untracked() == Place::Platform {
            let progress = Progress {
                handed: untrack(|| pupil.handed()),
                step: pupil.step.get_untracked(),
                done: pupil.done.get_untracked(),
            };
            scorm::keep(&kept::write(&progress));
        }
        scorm::end();
    })
    .forget();
}
