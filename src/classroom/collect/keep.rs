//! Keeping a class on this computer, if the teacher asks for it, and forgetting it.

use super::read::Brought;
use super::source::Source;
use super::{Collecting, Gathered};
use crate::classroom::json;
use crate::i18n::{counted, fill1, message, t};
use crate::view::shared::{follow, live_view, live_words, press};
use leptos::prelude::*;
use newsloupe_exercise::{Exercise, KeyIn};
use serde::{Deserialize, Serialize};
use web_sys::Storage;

/// What the names in the browser's store begin with; the exercise's number follows.
const NAME: &str = "newsloupe.class.";

/// A class as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// With its key.
    exercise: Exercise,
    /// The files and texts: name and content.
    brought: Vec<(String, String)>,
    left_out: Vec<(usize, usize)>,
}

fn store() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn all() -> Vec<(String, Kept)> {
    let Some(store) = store() else { return Vec::new() };
    let names = (0..store.length().unwrap_or(0)).filter_map(|i| store.key(i).ok().flatten());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(NAME)).collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| Some((name.clone(), read(&store.get_item(&name).ok()??)?)))
        .collect()
}

fn read(text: &str) -> Option<Kept> {
    json::read(js_sys::JSON::parse(text).ok()?)
}

/// Keeps the class, if that is wished; whether it could be.
fn write(room: Collecting) -> bool {
    let Some(source) = room.source.get_untracked() else { return true };
    let gathered = room.gathered;
    let name = format!("{NAME}{}", source.exercise.id);
    let brought = gathered
        .brought
        .with_untracked(|all| all.iter().map(|one| (one.name.clone(), one.text.clone())).collect());
    let exercise = Exercise { key: KeyIn::Open(source.key), ..source.exercise };
    let kept = Kept { exercise, brought, left_out: gathered.left_out.get_untracked() };
    let written = json::write(&kept).and_then(|json| store()?.set_item(&name, &json).ok());
    written.is_some()
}

/// Follows what changes, once it is wished.
pub(super) fn follow_changes(room: Collecting) {
    let gathered = room.gathered;
    follow(move || {
        gathered.brought.track();
        gathered.left_out.track();
        room.source.with(|_| ()); // a memo that is tracked alone is never reckoned
        if gathered.kept.get() && !write(room) {
            gathered.kept.set(false);
            room.class.say(t(FULL));
        }
    });
}

const FULL: &str = message(
    "The browser’s store is full or closed: the class is not kept. Download the table instead.",
);

/// Forgets what is kept of the exercise at hand, or of this name.
fn forget(name: &str) {
    if let Some(store) = store() {
        let _ = store.remove_item(name);
    }
}

/// Asks for keeping, or for forgetting.
pub(super) fn button(room: Collecting) -> AnyView {
    let kept = room.gathered.kept;
    let press_it = move || {
        if kept.get_untracked() {
            kept.set(false);
            let id = room.source.with_untracked(|s| s.as_ref().map(|s| s.exercise.id.clone()));
            forget(&format!("{NAME}{}", id.unwrap_or_default()));
            room.class.say(t("Nothing of this class is stored now."));
        } else if write(room) {
            kept.set(true);
            room.class.say(t(
                "The class is kept in this browser, on this computer, until you forget it.",
            ));
        } else {
            room.class.say(t(FULL));
        }
    };
    let words = move || t(if kept.get() { "Forget what is kept" } else { "Keep on this computer" });
    view! { <button type="button" class="plain" {..press(press_it)}>{live_words(words)}</button> }
        .into_any()
}

fn open(gathered: Gathered, kept: Kept) {
    let Kept { mut exercise, brought, left_out } = kept;
    let KeyIn::Open(key) = std::mem::replace(&mut exercise.key, KeyIn::Blind) else { return };
    gathered.source.set(Some(Source { exercise, key, file: String::new() }));
    gathered.left_out.set(left_out);
    gathered.brought.set(brought.into_iter().map(|(name, text)| Brought { name, text }).collect());
    gathered.kept.set(true);
}

/// What was kept on an earlier day.
pub(super) fn offers(room: Collecting) -> AnyView {
    let gathered = room.gathered;
    let again = RwSignal::new(0); // drawn anew when one is forgotten
    let offer = move |(name, kept): (String, Kept)| {
        let title = kept.exercise.title.clone();
        let parts = counted(kept.brought.len(), t("{n} file or text"), t("{n} files or texts"));
        let (open_label, forget_label) = (
            fill1(t("Open the class of “{title}”"), "{title}", &title),
            fill1(t("Forget the class of “{title}”"), "{title}", &title),
        );
        let kept = StoredValue::new(Some(kept));
        let take = move || {
            if let Some(kept) = kept.try_update_value(Option::take).flatten() {
                open(gathered, kept);
                room.class.say(t("The class is back."));
            }
        };
        let drop_it = move || {
            forget(&name);
            again.update(|n| *n += 1);
            room.class.say(t("Nothing of this class is stored now."));
        };
        view! {
            <li>
                <span><strong>{title}</strong>", "{parts}</span>
                <button aria-label=open_label type="button" class="plain" {..press(take)}>{t("Open")}</button>
                <button aria-label=forget_label type="button" class="quiet" {..press(drop_it)}>{t("Forget")}</button>
            </li>
        }
        .into_any()
    };
    let list = move || {
        again.track();
        if gathered.kept.get() || gathered.brought.with(|b| !b.is_empty()) {
            return None;
        }
        let all = all();
        (!all.is_empty()).then(|| {
            view! {
                <section class="kept" aria-labelledby="kept">
                    <h2 id="kept">{t("Kept on this computer")}</h2>
                    <ul>{all.into_iter().map(offer).collect_view()}</ul>
                </section>
            }
            .into_any()
        })
    };
    live_view(list)
}
