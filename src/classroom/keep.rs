//! Where a draft is kept: in the tab, so that a reload loses nothing; in a file; and, where the
//! teacher asks for it, in this browser.

use super::draft::{About, draft};
use super::json;
use crate::engine::{field, object};
use crate::i18n::Language;
use crate::state::article::Article;
use js_sys::{Array, Promise};
use leptos::prelude::window;
use newsloupe_exercise::draft::{Draft, FORM};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbRequest, IdbTransactionMode, Storage,
};

/// What an article's page hands over when an exercise is to be made of it.
pub const HANDED: &str = "newsloupe.exercise";
/// The draft at hand.
const HERE: &str = "newsloupe.draft";

/// Why something can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no draft and no exercise.
    Foreign,
    /// A newer Newsloupe wrote it.
    Newer,
    /// It is one, and something in it is missing.
    Damaged,
    /// It is an exercise as pupils get it: it can be given out and collected, and not changed.
    Given,
}

fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn in_tab(name: &str) -> Option<String> {
    tab()?.get_item(name).ok().flatten()
}

/// Notes the draft at hand in the tab; whether there was room.
pub fn note(draft: &Draft) -> bool {
    let written = json::write(draft);
    let kept = tab().zip(written).map(|(tab, draft)| tab.set_item(HERE, &draft).is_ok());
    kept.unwrap_or_default()
}

/// The draft at hand is put away.
pub fn forget() {
    if let Some(tab) = tab() {
        let _ = tab.remove_item(HERE);
    }
}

/// What the tab holds: an article that was just handed over, else the draft of before a reload.
pub fn arrived(language: Language) -> Option<Result<Draft, Fault>> {
    if let Some(text) = in_tab(HANDED) {
        if let Some(tab) = tab() {
            let _ = tab.remove_item(HANDED);
        }
        return Some(from_article(&text, language).ok_or(Fault::Damaged));
    }
    in_tab(HERE).map(|text| open(&text))
}

fn from_article(text: &str, language: Language) -> Option<Draft> {
    let handed = js_sys::JSON::parse(text).ok()?;
    let said = |name| field(&handed, name).as_string().filter(|s| !s.trim().is_empty());
    let report = crate::io::report::report(&field(&handed, "report")).ok()?;
    let article = Article::new(field(&handed, "text").as_string()?.into(), report).ok()?;
    Some(draft(&article, About { title: said("title"), address: said("address"), language }))
}

/// A draft out of a file or a store.
///
/// # Errors
///
/// Why it is none.
pub fn open(text: &str) -> Result<Draft, Fault> {
    let object = js_sys::JSON::parse(text).map_err(|_| Fault::Foreign)?;
    if field(&object, "exercise").is_truthy() {
        return Err(Fault::Given);
    }
    match field(&object, "draft").as_f64() {
        Some(form) if form > f64::from(FORM) => Err(Fault::Newer),
        Some(_) => json::read(object).ok_or(Fault::Damaged),
        None => Err(Fault::Foreign),
    }
}

/// A draft that is kept in this browser.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its name in the store.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was kept: milliseconds since 1970.
    pub changed: f64,
    /// Itself, as JSON.
    pub draft: String,
}

const DATABASE: &str = "newsloupe-classroom";
const DRAFTS: &str = "drafts";

async fn done(request: &IdbRequest) -> Option<JsValue> {
    let end = Promise::new(&mut |yes, no| {
        request.set_onsuccess(Some(&yes));
        request.set_onerror(Some(&no));
    });
    JsFuture::from(end).await.ok()?;
    request.result().ok()
}

async fn store() -> Option<IdbObjectStore> {
    let factory = window().indexed_db().ok().flatten()?;
    let request = factory.open_with_u32(DATABASE, 1).ok()?;
    let making = request.clone();
    let make = Closure::once_into_js(move || {
        let made = making.result().ok().and_then(|d| d.dyn_into::<IdbDatabase>().ok());
        let key = IdbObjectStoreParameters::new();
        key.set_key_path(&"id".into());
        if let Some(database) = made {
            let _ = database.create_object_store_with_optional_parameters(DRAFTS, &key);
        }
    });
    request.set_onupgradeneeded(make.dyn_ref());
    let database: IdbDatabase = done(&request).await?.dyn_into().ok()?;
    let transaction =
        database.transaction_with_str_and_mode(DRAFTS, IdbTransactionMode::Readwrite).ok()?;
    // It closes by itself once its transactions have ended.
    database.close();
    transaction.object_store(DRAFTS).ok()
}

/// What is kept, the newest first. `None` if the browser refuses.
pub async fn all() -> Option<Vec<Kept>> {
    let rows: Array = done(&store().await?.get_all().ok()?).await?.dyn_into().ok()?;
    let text = |row: &JsValue, name| field(row, name).as_string().unwrap_or_default();
    let mut kept: Vec<Kept> = rows
        .iter()
        .map(|row| Kept {
            id: text(&row, "id"),
            title: text(&row, "title"),
            changed: field(&row, "changed").as_f64().unwrap_or_default(),
            draft: text(&row, "draft"),
        })
        .collect();
    kept.sort_by(|a, b| b.changed.total_cmp(&a.changed));
    Some(kept)
}

/// Keeps a draft under its name, in the place of what stood there.
pub async fn put(kept: &Kept) -> Option<()> {
    let row = object(&[
        ("id", kept.id.as_str().into()),
        ("title", kept.title.as_str().into()),
        ("changed", kept.changed.into()),
        ("draft", kept.draft.as_str().into()),
    ]);
    done(&store().await?.put(&row).ok()?).await.map(drop)
}

/// Deletes one.
pub async fn delete(id: &str) -> Option<()> {
    done(&store().await?.delete(&id.into()).ok()?).await.map(drop)
}
