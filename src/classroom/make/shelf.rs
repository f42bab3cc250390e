//! Where a draft is put and found again: a file, and the browser where the teacher asks for it.

use super::begin::{file_field, words};
use crate::classroom::keep::{self, Kept};
use crate::classroom::{Classroom, json};
use crate::i18n::{fill1, t};
use crate::io::kept::nothing_wanted;
use crate::study::give::file;
use crate::study::work::new_id;
use crate::view::shared::{live_view, press};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What was deleted last, so that it can be put back.
type Gone = RwSignal<Option<Kept>>;

fn row(class: Classroom, kept: Kept, again: RwSignal<u32>, gone: Gone) -> AnyView {
    let (title, held, lost) = (kept.title.clone(), kept.clone(), kept);
    let open = move || match keep::open(&held.draft) {
        Ok(draft) => {
            class.say(t("The exercise is open."));
            class.open(draft);
        }
        Err(fault) => class.say(words(fault)),
    };
    let delete = move || {
        let lost = lost.clone();
        spawn_local(async move {
            if keep::delete(&lost.id).await.is_some() {
                class.say(fill1(t("“{title}” is deleted."), "{title}", &lost.title));
                gone.set(Some(lost));
                again.update(|n| *n += 1);
            }
        });
    };
    view! {
        <li>
            <button type="button" class="quiet" {..press(open)}>{title.clone()}</button>
            <button type="button" class="plain" {..press(delete)}>
                {t("Delete")}<span class="unseen">" "{title}</span>
            </button>
        </li>
    }
    .into_any()
}

/// A way back to the draft that was at hand before.
pub(super) fn way_back(class: Classroom) -> AnyView {
    live_view(move || {
        let before = class.before.get()?;
        let words = fill1(t("Back to “{title}”"), "{title}", &before.title);
        let back = move || class.open(before.clone());
        Some(
            view! { <p><button type="button" class="plain" {..press(back)}>{words}</button></p> }
                .into_any(),
        )
    })
}

/// The exercises that are kept in this browser; drawn anew when `again` changes.
pub(super) fn kept_list(class: Classroom, again: RwSignal<u32>) -> AnyView {
    let rows = RwSignal::new(Vec::<Kept>::new());
    let gone: Gone = RwSignal::new(None);
    crate::view::shared::follow(move || {
        again.track();
        if nothing_wanted() {
            return;
        }
        spawn_local(async move {
            if let Some(all) = keep::all().await {
                rows.set(all);
            }
        });
    });
    let back = move || {
        let Some(lost) = gone.get_untracked() else { return };
        spawn_local(async move {
            if keep::put(&lost).await.is_some() {
                gone.set(None);
                again.update(|n| *n += 1);
            }
        });
    };
    let list = move || {
        let all = rows.get();
        let undo = gone.get().map(|lost| {
            let words = fill1(t("Put “{title}” back"), "{title}", &lost.title);
            view! { <button type="button" class="plain" {..press(back)}>{words}</button> }
                .into_any()
        });
        if all.is_empty() {
            return undo;
        }
        let rows = all.into_iter().map(|k| row(class, k, again, gone)).collect_view();
        Some(
            view! {
                <h3>{t("Kept in this browser")}</h3>
                <ul class="kept">{rows}</ul>
                {undo}
            }
            .into_any(),
        )
    };
    live_view(list)
}

/// The shelf of the making room.
#[component]
pub fn Shelf() -> impl IntoView {
    let class = expect_context::<Classroom>();
    let again = RwSignal::new(0);
    let name = StoredValue::new(None::<String>);
    let save = move || {
        let draft = class.draft.get_untracked();
        let saved = draft.and_then(|d| {
            let name = file::name(&d.title, "draft.json");
            file::save(&json::write(&d)?, "application/json", &name)?;
            Some(name)
        });
        class.say(match saved {
            Some(name) => fill1(t("“{name}” was given to the browser to save."), "{name}", &name),
            None => t("The file could not be made. Nothing was changed.").to_owned(),
        });
    };
    let put = move || {
        let Some(draft) = class.draft.get_untracked() else { return };
        let now = js_sys::Date::now();
        #[expect(clippy::cast_sign_loss)]
        let id = name.get_value().unwrap_or_else(|| new_id(now as u64));
        name.set_value(Some(id.clone()));
        let Some(text) = json::write(&draft) else { return };
        let kept = Kept { id, title: draft.title, changed: now, draft: text };
        spawn_local(async move {
            let done = keep::put(&kept).await.is_some();
            class.say(if done {
                t("Kept in this browser, as it is now.")
            } else {
                t("This browser does not keep it. Save it to a file instead.")
            });
            again.update(|n| *n += 1);
        });
    };
    let keeps = (!nothing_wanted()).then(|| {
        view! { <button type="button" class="plain" {..press(put)}>{t("Keep in this browser")}</button> }
            .into_any()
    });
    view! {
        <section aria-labelledby="shelf">
            <h2 id="shelf" class="unseen">{t("Files")}</h2>
            <details>
                <summary>{t("Save, keep, open another")}</summary>
                <div class="row">
                    <button type="button" class="plain" {..press(save)}>{t("Save the draft to a file")}</button>
                    {keeps}
                    {file_field(class)}
                    <button type="button" class="plain" {..press(move || class.close())}>{t("Close it")}</button>
                </div>
                {way_back(class)}
                {kept_list(class, again)}
            </details>
        </section>
    }
}
