//! What the reader knows of an article that its text may not say: title, address, day of
//! publication.

use super::row::outlet;
use super::save;
use crate::i18n::{fill, t};
use crate::study::Study;
use crate::view::shared::{live_view, live_words, on, press};
use crate::wire::{self, To};
use leptos::prelude::*;
use newsloupe::Day;
use wasm_bindgen::JsValue;

/// The room.
#[component]
pub fn Details() -> impl IntoView {
    let study = expect_context::<Study>();
    let form = move || {
        // Drawn anew for another article only, so that nobody is interrupted while writing.
        let id = Memo::new(move |_| study.work.with(|w| Some(w.as_ref()?.id.clone()))).get();
        Some(if id.is_some() { fields(study) } else { none() })
    };
    view! { <div class="details">{live_view(form)}</div> }
}

fn none() -> AnyView {
    view! { <p class="nothing">{t("No article is open.")}</p> }.into_any()
}

fn fields(study: Study) -> AnyView {
    let Some(work) = study.work.get_untracked() else { return none() };
    let headline = study.article.get_untracked().map(|a| a.title()).unwrap_or_default();
    let stated = move |value: String| Some(value.trim().to_owned()).filter(|v| !v.is_empty());
    let set = move |change: &dyn Fn(&mut crate::study::work::Notes)| {
        study.work.update(|w| {
            if let Some(w) = w {
                change(&mut w.notes);
            }
        });
    };
    let title = move |event| {
        let value = stated(event_target_value(&event));
        set(&|n| n.title.clone_from(&value));
    };
    let address = move |event| {
        let value = stated(event_target_value(&event));
        set(&|n| n.address.clone_from(&value));
    };
    let date = move |event| give(study, stated(event_target_value(&event)));
    let outlet = move || {
        let address = study.work.with(|w| w.as_ref()?.address.clone());
        match address {
            None => t("Noted only; the page never goes there.").to_owned(),
            Some(address) => match outlet(&address) {
                Some(name) => fill(t("Outlet: {name}"), &[("{name}", &name)]),
                None => t("This does not look like a web address. It is kept as you wrote it.")
                    .to_owned(),
            },
        }
    };
    let day = move || {
        let (given, found, in_text) = study.work.with(|w| {
            let w = w.as_ref()?;
            let r = &w.report;
            Some((w.published.is_some(), r.published.clone(), r.published_span.is_some()))
        })?;
        let words = match (given, found.filter(|_| in_text)) {
            (true, _) => t("Given by you. Days such as “Monday” are worked out from it.").to_owned(),
            (false, Some(day)) => {
                let day = day.parse().map_or(day, crate::state::words::day);
                fill(t("The text says {day}. Give another day if that is not right."), &[("{day}", &day)])
            }
            (false, None) => {
                t("The text does not say it. Give it, and days such as “Monday” are worked out from it.")
                    .to_owned()
            }
        };
        let clear = move || give(study, None);
        Some(
            view! {
                <p class="small" id="about-day">{words}</p>
                {given.then(|| view! {
                    <button type="button" class="quiet" {..press(clear)}>{t("Take it from the text again")}</button>
                }.into_any())}
            }
            .into_any(),
        )
    };
    let given = move || study.work.with(|w| w.as_ref()?.published.clone()).unwrap_or_default();
    let library = move || study.dialog.set(Some("library".to_owned()));
    let done = move || {
        save::now(study);
        study.dialog.set(None);
    };
    view! {
        <label for="work-title">{t("Title")}</label>
        <input id="work-title" class="field" type="text" dir="auto" placeholder=headline prop:value=work.title.clone() {..on("input", title)} />
        <label for="work-address">{t("Address")}</label>
        <input id="work-address" class="field" type="url" inputmode="url" autocomplete="off" spellcheck="false"
            placeholder="https://" aria-describedby="about-address" prop:value=work.address.clone() {..on("input", address)} />
        <p class="small" id="about-address">{live_words(outlet)}</p>
        <label for="work-day">{t("Day of publication")}</label>
        <input prop:value=given id="work-day" class="field day" type="date" max="9999-12-31" aria-describedby="about-day" {..on("change", date)} />
        <div role="status">{live_view(day)}</div>
        <div class="foot">
            <button type="button" class="quiet" {..press(library)}>{t("Library")}</button>
            <button type="button" class="main" {..press(done)}>{t("Done")}</button>
        </div>
    }
    .into_any()
}

/// Gives the day of publication, or takes it back, and has the article read again by it.
pub fn give(study: Study, day: Option<String>) {
    let day = day.filter(|d| d.parse::<Day>().is_ok());
    let Some(work) = study.work.get_untracked().filter(|w| w.published != day) else { return };
    study.work.update(|w| {
        if let Some(w) = w {
            w.published.clone_from(&day);
        }
    });
    let day = day.as_deref().map_or(JsValue::UNDEFINED, Into::into);
    wire::tell(To::Page, "read", &[("text", (&*work.text).into()), ("published", day)]);
}
