//! The library: every article that was read here, with what was made of it.

use super::draft::Draft;
use super::notice::Trouble;
use super::row::{Row, outlet};
use super::when::{self, time};
use super::{open, save};
use crate::dom::focus;
use crate::engine::field;
use crate::i18n::{counted, fill, t};
use crate::study::Study;
use crate::view::shared::{live_view, on, press, when as shown_when};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

/// What the reader is asked before something is deleted for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    DeleteAll,
    KeepNothing,
}

/// The room.
#[component]
pub fn Library() -> impl IntoView {
    let study = expect_context::<Study>();
    let keep = study.keep;
    let wanted = RwSignal::new(String::new());
    let renamed = RwSignal::new(None::<String>);
    let asked = RwSignal::new(None::<Asked>);
    let room = RwSignal::new(None::<(f64, f64)>);
    keep.trouble.set(None);
    if !keep.off.get_untracked() {
        keep.look();
        measure(room);
    }
    let count = Memo::new(move |_| {
        keep.rows.with(|r| r.as_ref().map_or(0, Vec::len)) + keep.drafts.with(Vec::len)
    });
    // The texts are looked into once somebody searches, and let go with the dialog.
    let texts = RwSignal::new(None::<Vec<(String, String)>>);
    let list = move || {
        hold_focus();
        let wanted = wanted.get();
        let rows = keep.rows.get()?;
        let drafts = keep.drafts.get().into_iter().filter(|_| wanted.trim().is_empty());
        let hit = |row: &Row| {
            texts.with(|texts| {
                let text = texts.iter().flatten().find(|(id, _)| *id == row.id);
                row.find(text.map_or("", |(_, text)| text), &wanted)
            })
        };
        let found: Vec<_> = drafts
            .map(|draft| unread(study, draft))
            .chain(
                rows.into_iter()
                    .filter_map(|r| Some((hit(&r)?, r)))
                    .map(|(hit, row)| article(study, row, hit, renamed)),
            )
            .collect();
        if found.is_empty() {
            let words = if keep.off.get() {
                t("Nothing is kept on this device.")
            } else if wanted.trim().is_empty() {
                t("Every article that you read is kept here by itself. There is none yet.")
            } else {
                t("No article holds these words.")
            };
            return Some(view! { <p class="nothing">{words}</p> }.into_any());
        }
        Some(view! { <ul class="works">{found}</ul> }.into_any())
    };
    let look_for = move |event| {
        wanted.set(event_target_value(&event));
        if texts.with_untracked(Option::is_none) {
            texts.set(Some(Vec::new()));
            spawn_local(async move {
                match keep.store().texts().await {
                    Ok(all) => texts.set(Some(all)),
                    Err(fault) => keep.fail(fault),
                }
            });
        }
    };
    let search = move || {
        view! {
            <input
                type="search"
                class="field"
                aria-label=t("Search titles, addresses and texts")
                placeholder=t("Search titles, addresses and texts")
                prop:value=wanted.get_untracked()
                {..on("input", look_for)}
            />
        }
        .into_any()
    };
    let trouble = move || Some(view! { <p>{keep.trouble.get()?}</p> }.into_any());
    let gone = move || {
        let title = keep.gone.get()?;
        look_at(".gone button".to_owned());
        Some(
            view! {
                <p class="gone">
                    <span>{fill(t("“{title}” is deleted."), &[("{title}", &title)])}</span>
                    <button type="button" class="quiet" {..press(move || {
                        BACK.set(true);
                        open::undo(study);
                    })}>{t("Undo")}</button>
                </p>
            }
            .into_any(),
        )
    };
    let switch = move |event: web_sys::Event| {
        let none = event.target().is_some_and(|t| field(&t, "checked").is_truthy());
        match (none, count.get_untracked()) {
            (true, 0) => open::clear(study, true),
            (true, _) => asked.set(Some(Asked::KeepNothing)),
            (false, _) => {
                asked.set(None);
                open::keep_again(study);
            }
        }
    };
    let used = move || {
        let (used, most) = room.get().filter(|_| !keep.off.get())?;
        let parts = [("{used}", &*when::room(used)), ("{most}", &*when::room(most))];
        let words =
            t("This page takes up {used} in this browser, with its own files; it may take {most}.");
        Some(view! { <p class="small">{fill(words, &parts)}</p> }.into_any())
    };
    view! {
        <div class="library">
            <Trouble />
            <div role="alert" class="wrong">{live_view(trouble)}</div>
            {shown_when(move || count.get() > 4 || !wanted.get().is_empty(), search)}
            <div role="status">{live_view(gone)}</div>
            {live_view(list)}
            <div class="terms">
                <p class="small">
                    {t("What is kept stays in this browser, on this device. Nothing of it is sent anywhere. It goes when you delete it here, or when this browser’s site data is cleared; from a private window it goes when that is closed.")}
                </p>
                {live_view(used)}
                <label class="switch">
                    <input
                        type="checkbox"
                        role="switch"
                        prop:checked=move || keep.off.get() || asked.get() == Some(Asked::KeepNothing)
                        {..on("change", switch)}
                    />
                    {t("Keep nothing on this device")}
                </label>
                {live_view(move || question(study, asked, count.get()))}
                {shown_when(
                    move || count.get() > 0 && asked.get().is_none(),
                    move || {
                        let ask = move || asked.set(Some(Asked::DeleteAll));
                        view! { <button type="button" class="quiet" {..press(ask)}>{t("Delete all")}</button> }.into_any()
                    },
                )}
            </div>
        </div>
    }
}

/// Asks once before all goes.
fn question(study: Study, asked: RwSignal<Option<Asked>>, count: usize) -> Option<AnyView> {
    let what = asked.get()?;
    let (words, act) = match what {
        Asked::DeleteAll => (
            counted(
                count,
                t(
                    "Delete the one article that is kept, with what you noted and corrected? This cannot be undone.",
                ),
                t(
                    "Delete all {n} articles, with what you noted and corrected? This cannot be undone.",
                ),
            ),
            t("Delete all"),
        ),
        Asked::KeepNothing => (
            counted(
                count,
                t(
                    "From now on nothing is kept, and the one article that is kept is deleted. This cannot be undone.",
                ),
                t(
                    "From now on nothing is kept, and the {n} articles that are kept are deleted. This cannot be undone.",
                ),
            ),
            t("Delete and keep nothing"),
        ),
    };
    look_at(".terms .trouble .quiet".to_owned());
    let yes = move || {
        asked.set(None);
        open::clear(study, what == Asked::KeepNothing);
        look_at(".terms .switch input".to_owned());
    };
    let no = move || {
        asked.set(None);
        let from =
            if what == Asked::KeepNothing { ".terms .switch input" } else { ".terms > button" };
        look_at(from.to_owned());
    };
    Some(
        view! {
            <div class="trouble" role="group" aria-label=t("Please confirm")>
                <p>{words}</p>
                <div class="acts">
                    <button type="button" class="main" {..press(yes)}>{act}</button>
                    <button type="button" class="quiet" {..press(no)}>{t("Leave it as it is")}</button>
                </div>
            </div>
        }
        .into_any(),
    )
}

fn unread(study: Study, draft: Draft) -> AnyView {
    let title = save::title_of(&draft);
    let about = fill(t("not read yet · {time}"), &[("{time}", &time(draft.changed))]);
    let (opened, deleted) = (draft.clone(), draft);
    let go = move || open::resume(study, opened.clone());
    let delete = move || open::delete_draft(study, deleted.clone());
    view! {
        <li>
            <button type="button" class="work" {..press(go)}><b dir="auto">{title.clone()}</b><span>{about}</span></button>
            <div class="acts">{deletes(&title, delete)}</div>
        </li>
    }
    .into_any()
}

fn deletes(title: &str, delete: impl FnMut() + 'static) -> AnyView {
    let label = fill(t("Delete “{title}”"), &[("{title}", title)]);
    view! { <button aria-label=label type="button" class="quiet" {..press(delete)}>{t("Delete")}</button> }.into_any()
}

thread_local! {
    /// Something is about to come back into the list, and the focus with it.
    static BACK: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the keyboard in the list while its lines are drawn anew: at the same article, else at the
/// one that stands in its place now.
fn hold_focus() {
    let line = focus::current().and_then(|e| e.closest(".works li").ok().flatten());
    let back = BACK.get();
    if line.is_none() && !back {
        return;
    }
    let id = line.as_ref().and_then(|l| l.query_selector(".work").ok().flatten()).map(|w| w.id());
    let mut before = 0;
    let mut above = line.and_then(|l| l.previous_element_sibling());
    while let Some(line) = above {
        above = line.previous_element_sibling();
        before += 1;
    }
    Timeout::new(0, move || {
        if focus::current().is_some_and(|e| e.tag_name() != "BODY") {
            return; // it is held, or was led elsewhere
        }
        let same = id.filter(|id| !id.is_empty()).and_then(|id| document().get_element_by_id(&id));
        let all = document().query_selector_all(".works .work").ok();
        let near = || all.and_then(|all| all.item(before.min(all.length().saturating_sub(1))));
        let found = same.or_else(|| near()?.dyn_into().ok());
        if let Some(found) = found.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
            BACK.set(false);
            let _ = found.focus();
        } else {
            look_at(".library .field, dialog.study .close".to_owned());
        }
    })
    .forget();
}

fn article(study: Study, row: Row, hit: String, renamed: RwSignal<Option<String>>) -> AnyView {
    let is_at_hand = {
        let id = row.id.clone();
        move || study.work.with(|w| w.as_ref().is_some_and(|w| w.id == id))
    };
    let mut about: Vec<String> = outlet(&row.address).into_iter().collect();
    if about.is_empty() && !row.address.is_empty() {
        about.push(crate::state::words::short(&row.address, 40));
    }
    about.push(time(row.created));
    about.push(counted(row.words as usize, t("{n} word"), t("{n} words")));
    if row.corrections > 0 {
        about.push(counted(row.corrections as usize, t("{n} correction"), t("{n} corrections")));
    }
    let about = about.join(" · ");
    let shown = move || {
        if renamed.get().as_ref() == Some(&row.id) {
            return Some(naming(study, &row, renamed));
        }
        let (id, opened, gone) = (row.id.clone(), row.id.clone(), row.clone());
        let go = move || open::open(study, opened.clone());
        let rename = move || renamed.set(Some(id.clone()));
        let delete = move || open::delete(study, gone.id.clone(), gone.title.clone());
        let title =
            if row.title.is_empty() { t("Without a title").to_owned() } else { row.title.clone() };
        let label = fill(t("Rename “{title}”"), &[("{title}", &title)]);
        let found = (!hit.is_empty()).then(|| view! { <q dir="auto">{hit.clone()}</q> }.into_any());
        Some(view! {
            <button id=format!("work-{}", row.id) type="button" class="work" {..press(go)}><b dir="auto">{title.clone()}</b><span>{about.clone()}</span>{found}</button>
            <div class="acts">
                <button aria-label=label type="button" class="quiet" {..press(rename)}>{t("Rename")}</button>
                {deletes(&title, delete)}
            </div>
        }.into_any())
    };
    view! { <li class:here=is_at_hand>{live_view(shown)}</li> }.into_any()
}

/// The field in which an article gets another title.
const NAMING: &str = ".works input";

/// The line of an article while it gets another title.
fn naming(study: Study, row: &Row, renamed: RwSignal<Option<String>>) -> AnyView {
    let back = format!("#work-{}", row.id);
    let leave = move || {
        renamed.set(None);
        look_at(back.clone());
    };
    let done = {
        let (row, leave) = (row.clone(), leave.clone());
        move || {
            let field = document().query_selector(NAMING).ok().flatten();
            let title = field.and_then(|f| field_of(&f));
            if let Some(title) = title.filter(|t| *t != row.title) {
                open::rename(study, row.id.clone(), title);
            }
            leave();
        }
    };
    let (done_by_key, leave_by_key) = (done.clone(), leave.clone());
    let on_key = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match event.key().as_str() {
            "Enter" => done_by_key(),
            "Escape" => {
                event.prevent_default(); // the dialog stays
                leave_by_key();
            }
            _ => {}
        }
    };
    look_at(NAMING.to_owned());
    view! {
        <input
            type="text"
            class="field"
            aria-label=t("Title")
            prop:value=row.title.clone()
            {..on("keydown", on_key)}
        />
        <div class="acts">
            <button type="button" class="main" {..press(done)}>{t("Done")}</button>
            <button type="button" class="quiet" {..press(leave)}>{t("Cancel")}</button>
        </div>
    }
    .into_any()
}

/// What stands in a field, without the white space around.
fn field_of(field: &web_sys::Element) -> Option<String> {
    Some(field.dyn_ref::<HtmlInputElement>()?.value().trim().to_owned())
}

/// Puts the focus on what a press has brought, and into sight, once that is drawn; the words of a
/// field are selected.
fn look_at(selector: String) {
    Timeout::new(0, move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(found) = found.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
            let _ = found.focus();
            if let Some(field) = found.dyn_ref::<HtmlInputElement>() {
                field.select();
            }
        }
    })
    .forget();
}

/// Asks the browser how much of its room this page takes up, and may.
fn measure(room: RwSignal<Option<(f64, f64)>>) {
    let asked = window().navigator().storage().estimate();
    if let Ok(asked) = asked {
        spawn_local(async move {
            let Ok(said) = JsFuture::from(asked).await else { return };
            let number = |name| field(&said, name).as_f64();
            room.set(number("usage").zip(number("quota")));
        });
    }
}
