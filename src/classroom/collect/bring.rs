//! Bringing in what was handed in: files, many at once, or pasted codes.

use super::source;
use super::{Collecting, read::Brought};
use crate::classroom::json;
use crate::i18n::{counted, message, t};
use crate::pupil::find::{Fault, MOST, json_in};
use crate::pupil::open;
use crate::view::shared::{live_view, on, press};
use leptos::prelude::*;
use newsloupe_exercise::Handed;
use newsloupe_exercise::check::{self, Head, What};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event, FileList, HtmlInputElement, HtmlTextAreaElement};

/// The result in a file's JSON.
pub(super) fn result(text: &str) -> Option<Handed> {
    json::read(js_sys::JSON::parse(json_in(text)?).ok()?)
}

/// Whether JSON is an exercise, of whatever version.
fn is_exercise(json: &str) -> bool {
    let Ok(value) = js_sys::JSON::parse(json) else { return false };
    json::read(value).is_some_and(|head: Head| head.what() == Ok(What::Exercise))
}

fn files(room: Collecting, list: Option<FileList>) {
    let Some(list) = list.filter(|l| l.length() > 0) else { return };
    let all: Vec<web_sys::File> = (0..list.length()).filter_map(|i| list.get(i)).collect();
    spawn_local(async move {
        let (mut brought, mut said) = (Vec::new(), None);
        for file in all {
            let (name, text) = (file.name(), JsFuture::from(file.text()));
            let text =
                if file.size() > MOST { None } else { text.await.ok().and_then(|t| t.as_string()) };
            let text = text.unwrap_or_default(); // empty: named as a file without a result
            match json_in(&text).filter(|json| is_exercise(json)) {
                Some(json) => {
                    said = Some(match open::read(json) {
                        Ok(exercise) => source::take(room.gathered, exercise, &name),
                        Err(Fault::Check(check::Fault::Newer)) => message(
                            "This exercise was made with a newer Newsloupe than this page. Reload the page, and try again.",
                        ),
                        Err(_) => message(
                            "This exercise can’t be used: it is damaged, or was changed by hand.",
                        ),
                    });
                }
                None => brought.push(Brought { name, text }),
            }
        }
        let any = !brought.is_empty();
        add(room, brought);
        match said {
            Some(said) => room.class.say(t(said)),
            None if any => say_how_many(room),
            None => {}
        }
    });
}

fn add(room: Collecting, brought: Vec<Brought>) {
    if !brought.is_empty() {
        room.gathered.cleared.set(None);
        room.gathered.brought.update(|all| all.extend(brought));
    }
}

fn say_how_many(room: Collecting) {
    let Some(class) = room.done.get_untracked() else {
        return room.class.say(t("It is here. Bring in the teacher’s file to score it."));
    };
    let mut said = counted(class.counted(), t("{n} result counts."), t("{n} results count."));
    if !class.odd.is_empty() {
        said.push(' ');
        said += &counted(
            class.odd.len(),
            t("{n} can’t be counted: see the list."),
            t("{n} can’t be counted: see the list."),
        );
    }
    room.class.say(said);
}

/// Files that were dropped on the room.
pub(super) fn dropped(room: Collecting, event: &Event) {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return };
    let data = event.data_transfer();
    let list = data.as_ref().and_then(web_sys::DataTransfer::files);
    if list.as_ref().is_some_and(|l| l.length() > 0) {
        event.prevent_default();
        files(room, list);
    }
}

/// What is written here goes when the teacher clears the class, and can be taken back.
pub(super) fn clear(room: Collecting) -> AnyView {
    let gathered = room.gathered;
    let clear = move || {
        let old = (gathered.brought.get_untracked(), gathered.left_out.get_untracked());
        gathered.left_out.set(Vec::new());
        gathered.brought.set(Vec::new());
        gathered.cleared.set(Some(old));
        room.class.say(t("The class is cleared."));
        crate::dom::focus::later_at("#take-back");
    };
    view! { <button type="button" class="quiet" {..press(clear)}>{t("Clear the class")}</button> }
        .into_any()
}

/// Where results are brought in.
pub(super) fn view(room: Collecting) -> AnyView {
    let gathered = room.gathered;
    let choose = move |event: Event| {
        if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
            files(room, input.files());
            input.set_value("");
        }
    };
    let read = move || {
        let area = document().get_element_by_id("codes");
        let Some(area) = area.and_then(|a| a.dyn_into::<HtmlTextAreaElement>().ok()) else {
            return;
        };
        let text = area.value();
        if text.trim().is_empty() {
            let _ = area.focus();
            return room.class.say(t("Paste the codes first."));
        }
        let text = Brought { name: String::new(), text };
        if gathered.brought.with_untracked(|all| all.contains(&text)) {
            return room.class.say(t("The very same was read before."));
        }
        add(room, vec![text]);
        area.set_value("");
        say_how_many(room);
    };
    let back = move || {
        gathered.cleared.with(Option::is_some).then(|| {
            let take_back = move || {
                if let Some((brought, left_out)) = gathered.cleared.get_untracked() {
                    gathered.cleared.set(None);
                    gathered.brought.set(brought);
                    gathered.left_out.set(left_out);
                    room.class.say(t("The class is back."));
                }
            };
            view! {
                <p class="cleared">{t("The class is cleared.")}" "<button id="take-back" type="button" class="plain" {..press(take_back)}>{t("Take it back")}</button></p>
            }
            .into_any()
        })
    };
    view! {
        <section class="bring" aria-labelledby="bring-in">
            <h2 id="bring-in">{t("What was handed in")}</h2>
            <label for="codes">{t("Codes, in any form: a column of a spreadsheet, a form’s answers, e-mails one after the other")}</label>
            <textarea id="codes" rows="4" spellcheck="false" autocomplete="off" placeholder=t("Paste here, or drop files anywhere")></textarea>
            <div class="acts">
                <button type="button" class="main" {..press(read)}>{t("Read the codes")}</button>
                <label class="plain file">
                    <input type="file" multiple accept=".json,.txt,.csv,.html,.eml,text/plain,application/json" aria-label=t("Choose files: results, and the teacher’s file") {..on("change", choose)}/>
                    <span aria-hidden="true">{t("Choose files …")}</span>
                </label>
            </div>
            <p class="small">{t("It is read in this browser and sent nowhere. It is not stored unless you ask for it.")}</p>
            {live_view(back)}
        </section>
    }
    .into_any()
}
