//! Two tabs with the same library: each tells the others what it saved.
//!
//! That is for the eye only. What keeps one tab from writing over the other is the stamp that
//! `store` compares in the very transaction that writes.

use super::{Keep, State, row};
use crate::engine::{field, object};
use crate::io::kept;
use crate::study::Study;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel's name.
const NAME: &str = "newsloupe";

/// Listens to the other tabs.
pub fn listen(study: Study) {
    let keep = study.keep;
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        heard(study, &event.data());
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget(); // it lives as long as the page
    keep.with(|inner| inner.channel = Some(channel));
}

fn heard(study: Study, message: &JsValue) {
    let keep = study.keep;
    keep.off.set(kept::nothing_wanted());
    if keep.off.get_untracked() {
        keep.with(|inner| inner.waiting.clear());
    }
    keep.look();
    let at_hand = study.work.with_untracked(|w| Some(w.as_ref()?.id.clone()));
    let id = field(message, "id").as_string();
    if id.is_none() || id != at_hand {
        return;
    }
    let base = keep.with(|inner| inner.bases.get(&id.unwrap_or_default()).copied()).flatten();
    if base.is_some_and(|base| base != row::number(message, "changed")) {
        keep.state.set(State::Elsewhere);
    }
}

fn tell(keep: Keep, message: &JsValue) {
    keep.with(|inner| {
        if let Some(channel) = &inner.channel {
            let _ = channel.post_message(message);
        }
    });
}

/// Tells that a work was saved under this stamp.
pub fn tell_saved(keep: Keep, id: &str, stamp: u64) {
    #[expect(clippy::cast_precision_loss)] // a time
    let stamp = stamp as f64;
    tell(keep, &object(&[("id", id.into()), ("changed", stamp.into())]));
}

/// Tells that the library is another one.
pub fn tell_changed(keep: Keep) {
    tell(keep, &object(&[]));
}
