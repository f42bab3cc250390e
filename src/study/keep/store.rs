//! The browser's store (IndexedDB): works in their stored form, a line of the library for each,
//! and drafts.
//!
//! It stands here by hand and not on a crate: those at hand (idb, and rexie over it) lose the
//! browser's name for a transaction that failed, so that "no room left" could not be told from
//! anything else. All that is needed of them is a promise for each request.
//!
//! Every writing is one transaction that first looks at what is there, so that two tabs cannot
//! write over each other's work.

use super::fault::Fault;
use super::row::{self, Row};
use crate::engine::field;
use js_sys::{Function, Promise};
use leptos::prelude::window;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStoreParameters, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

/// The database's name, and the version of what stands in it.
const NAME: &str = "newsloupe";
const VERSION: u32 = 1;
/// Works, in the form that `study::work` describes.
const WORKS: &str = "works";
/// A line of the library for each work.
const ROWS: &str = "rows";
/// Texts that were not read yet: `{id, text, of, changed}`.
const DRAFTS: &str = "drafts";

/// What came of saving a work.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is kept, under this stamp.
    At(u64),
    /// Another tab has kept another version since; nothing was written.
    Elsewhere,
    /// The same text is in the library already: this record. Nothing was written.
    Known(JsValue),
}

/// The store. It opens at the first wish.
#[derive(Clone)]
pub struct Store {
    open: Rc<RefCell<Option<IdbDatabase>>>,
    waiting: Rc<dyn Fn(bool)>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// A store that is not open yet. `waiting` hears when another tab keeps it from opening, and
    /// when that is over.
    pub fn new(waiting: impl Fn(bool) + 'static) -> Self {
        Self { open: Rc::default(), waiting: Rc::new(waiting) }
    }

    async fn database(&self) -> Result<IdbDatabase, Fault> {
        if let Some(open) = self.open.borrow().clone() {
            return Ok(open);
        }
        let factory = window().indexed_db().map_err(|e| fault(&e))?.ok_or(Fault::Refused)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|e| fault(&e))?;
        let upgrade = Closure::once_into_js({
            let request = request.clone();
            move || {
                if let Some(database) = request.result().ok().and_then(|d| d.dyn_into().ok()) {
                    make(&database);
                }
            }
        });
        request.set_onupgradeneeded(upgrade.dyn_ref());
        let waiting = self.waiting.clone();
        let blocked = Closure::<dyn FnMut()>::new(move || waiting(true));
        request.set_onblocked(Some(blocked.as_ref().unchecked_ref()));
        let opened = answer(&request).await;
        (self.waiting)(false);
        let database: IdbDatabase = opened?.unchecked_into();
        // A newer version of this page must not wait for this tab; and a browser may close it.
        let open = self.open.clone();
        let close = Closure::<dyn FnMut()>::new(move || {
            if let Some(database) = open.borrow_mut().take() {
                database.close();
            }
        });
        database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        database.set_onclose(Some(close.as_ref().unchecked_ref()));
        close.forget(); // it lives as long as the connection
        *self.open.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    async fn transaction(
        &self,
        stores: &[&str],
        mode: IdbTransactionMode,
    ) -> Result<IdbTransaction, Fault> {
        let names: js_sys::Array = stores.iter().map(|s| JsValue::from_str(s)).collect();
        let database = self.database().await?;
        if let Ok(transaction) = database.transaction_with_str_sequence_and_mode(&names, mode) {
            return Ok(transaction);
        }
        // The connection was closed behind our back: once more with a new one.
        self.open.borrow_mut().take();
        let database = self.database().await?;
        database.transaction_with_str_sequence_and_mode(&names, mode).map_err(|e| fault(&e))
    }

    async fn reading(&self, stores: &[&str]) -> Result<IdbTransaction, Fault> {
        self.transaction(stores, IdbTransactionMode::Readonly).await
    }

    async fn writing(&self, stores: &[&str]) -> Result<IdbTransaction, Fault> {
        self.transaction(stores, IdbTransactionMode::Readwrite).await
    }

    /// The lines of the library, those changed last first.
    ///
    /// # Errors
    ///
    /// Why there are none to be had; as with all that follow.
    pub async fn rows(&self) -> Result<Vec<Row>, Fault> {
        let all = all(&self.reading(&[ROWS]).await?, ROWS).await?;
        let mut rows: Vec<_> = all.iter().map(|row| Row::read(&row)).collect();
        rows.sort_by(|a, b| (b.changed, &b.id).cmp(&(a.changed, &a.id)));
        Ok(rows)
    }

    /// The drafts as they are kept.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn drafts(&self) -> Result<js_sys::Array, Fault> {
        all(&self.reading(&[DRAFTS]).await?, DRAFTS).await
    }

    /// The texts of all works, by their names.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn texts(&self) -> Result<Vec<(String, String)>, Fault> {
        let all = all(&self.reading(&[WORKS]).await?, WORKS).await?;
        let words = |work: &JsValue, name| field(work, name).as_string().unwrap_or_default();
        Ok(all.iter().map(|work| (words(&work, "id"), words(&work, "text"))).collect())
    }

    /// A work as it is kept; undefined if there is none of this name.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn work(&self, id: &str) -> Result<JsValue, Fault> {
        get(&self.reading(&[WORKS]).await?, WORKS, id).await
    }

    /// Keeps a work, which stands on the version of the stamp `base` if it was kept before; one that
    /// was not is looked for by its text, unless it is meant to be a copy. The record and its row
    /// get the stamp that comes back.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn save(
        &self,
        record: &JsValue,
        row: &mut Row,
        base: Option<u64>,
        is_copy: bool,
    ) -> Result<Saved, Fault> {
        let transaction = self.writing(&[WORKS, ROWS]).await?;
        if base.is_none() && !is_copy {
            let kept = all(&transaction, ROWS).await?;
            let same = kept.iter().map(|r| Row::read(&r)).find(|r| r.print == row.print);
            if let Some(same) = same.filter(|same| same.id != row.id) {
                let known = get(&transaction, WORKS, &same.id).await?;
                let text = |record: &JsValue| field(record, "text");
                if text(&known).is_string() && text(&known) == text(record) {
                    return Ok(Saved::Known(known));
                }
            }
        }
        let kept = get(&transaction, ROWS, &row.id).await?;
        let kept = kept.is_object().then(|| row::number(&kept, "changed"));
        if kept.is_some_and(|kept| base != Some(kept)) {
            return Ok(Saved::Elsewhere);
        }
        // A clock that was set back must not make a newer version look older.
        row.changed = row.changed.max(kept.map_or(0, |kept| kept + 1));
        let stamp = field(&row.write(), "changed");
        let _ = js_sys::Reflect::set(record, &"changed".into(), &stamp);
        put(&transaction, WORKS, record)?;
        put(&transaction, ROWS, &row.write())?;
        end(&transaction).await?;
        Ok(Saved::At(row.changed))
    }

    /// Gives a work another title; its stamp then. `None` if it is gone.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn rename(&self, id: &str, title: &str, now: u64) -> Result<Option<u64>, Fault> {
        let transaction = self.writing(&[WORKS, ROWS]).await?;
        let record = get(&transaction, WORKS, id).await?;
        let row = get(&transaction, ROWS, id).await?;
        if !record.is_object() || !row.is_object() {
            return Ok(None);
        }
        let mut row = Row::read(&row);
        title.clone_into(&mut row.title);
        row.changed = now.max(row.changed + 1);
        let line = row.write();
        for name in ["title", "changed"] {
            let _ = js_sys::Reflect::set(&record, &name.into(), &field(&line, name));
        }
        put(&transaction, WORKS, &record)?;
        put(&transaction, ROWS, &line)?;
        end(&transaction).await?;
        Ok(Some(row.changed))
    }

    /// Takes a work out of the library, and gives it as it was kept, with its row.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn take_out(&self, id: &str) -> Result<(JsValue, JsValue), Fault> {
        let transaction = self.writing(&[WORKS, ROWS]).await?;
        let record = get(&transaction, WORKS, id).await?;
        let row = get(&transaction, ROWS, id).await?;
        remove(&transaction, WORKS, id)?;
        remove(&transaction, ROWS, id)?;
        end(&transaction).await?;
        Ok((record, row))
    }

    /// Puts back what was taken out.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn put_back(&self, record: &JsValue, row: &JsValue) -> Result<(), Fault> {
        let transaction = self.writing(&[WORKS, ROWS]).await?;
        if record.is_object() {
            put(&transaction, WORKS, record)?;
        }
        if row.is_object() {
            put(&transaction, ROWS, row)?;
        }
        end(&transaction).await
    }

    /// Keeps a draft.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn put_draft(&self, draft: &JsValue) -> Result<(), Fault> {
        let transaction = self.writing(&[DRAFTS]).await?;
        put(&transaction, DRAFTS, draft)?;
        end(&transaction).await
    }

    /// Deletes a draft.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn drop_draft(&self, id: &str) -> Result<(), Fault> {
        let transaction = self.writing(&[DRAFTS]).await?;
        remove(&transaction, DRAFTS, id)?;
        end(&transaction).await
    }

    /// Deletes all that is kept.
    ///
    /// # Errors
    ///
    /// Why the store could not do it.
    pub async fn clear(&self) -> Result<(), Fault> {
        let transaction = self.writing(&[WORKS, ROWS, DRAFTS]).await?;
        for name in [WORKS, ROWS, DRAFTS] {
            let store = transaction.object_store(name).map_err(|e| fault(&e))?;
            store.clear().map_err(|e| fault(&e))?;
        }
        end(&transaction).await
    }
}

/// Makes what is missing of the database.
fn make(database: &IdbDatabase) {
    let key = IdbObjectStoreParameters::new();
    key.set_key_path(&"id".into());
    for name in [WORKS, ROWS, DRAFTS] {
        // One that is there already is refused, and stays.
        let _ = database.create_object_store_with_optional_parameters(name, &key);
    }
}

fn put(transaction: &IdbTransaction, store: &str, value: &JsValue) -> Result<(), Fault> {
    let store = transaction.object_store(store).map_err(|e| fault(&e))?;
    store.put(value).map_err(|e| fault(&e)).map(drop)
}

fn remove(transaction: &IdbTransaction, store: &str, id: &str) -> Result<(), Fault> {
    let store = transaction.object_store(store).map_err(|e| fault(&e))?;
    store.delete(&id.into()).map_err(|e| fault(&e)).map(drop)
}

async fn get(transaction: &IdbTransaction, store: &str, id: &str) -> Result<JsValue, Fault> {
    let store = transaction.object_store(store).map_err(|e| fault(&e))?;
    answer(&store.get(&id.into()).map_err(|e| fault(&e))?).await
}

async fn all(transaction: &IdbTransaction, store: &str) -> Result<js_sys::Array, Fault> {
    let store = transaction.object_store(store).map_err(|e| fault(&e))?;
    let all = answer(&store.get_all().map_err(|e| fault(&e))?).await?;
    Ok(all.dyn_into().unwrap_or_default())
}

/// What a request brings.
async fn answer(request: &IdbRequest) -> Result<JsValue, Fault> {
    let done = promise(|yes, no| {
        request.set_onsuccess(Some(yes));
        request.set_onerror(Some(no));
    });
    match done.await {
        Ok(_) => request.result().map_err(|e| fault(&e)),
        Err(_) => Err(cause(request.error().ok().flatten())),
    }
}

/// Waits until all of a transaction is written.
async fn end(transaction: &IdbTransaction) -> Result<(), Fault> {
    let done = promise(|yes, no| {
        transaction.set_oncomplete(Some(yes));
        transaction.set_onabort(Some(no));
    });
    done.await.map_err(|_| cause(transaction.error())).map(drop)
}

fn promise(mut begin: impl FnMut(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |yes, no| begin(&yes, &no)))
}

fn cause(exception: Option<DomException>) -> Fault {
    Fault::named(&exception.map_or_else(|| "AbortError".to_owned(), |e| e.name()))
}

/// What was thrown, by its name.
fn fault(thrown: &JsValue) -> Fault {
    Fault::named(&field(thrown, "name").as_string().unwrap_or_default())
}
