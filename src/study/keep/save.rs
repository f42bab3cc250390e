//! When the work at hand and the draft are saved.

use super::draft::{self, Draft};
use super::row::Row;
use super::store::Saved;
use super::{Keep, State, open, tabs};
use crate::io::kept;
use crate::study::Study;
use crate::study::work::{self, Work};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A change is saved this long after it, in milliseconds, with all that came meanwhile.
const SOON_MS: u32 = 300;

/// The work at hand has changed, or is another one.
pub fn changed(study: Study) {
    let keep = study.keep;
    let Some(work) = study.work.get_untracked() else { return };
    if keep.off.get_untracked() {
        return;
    }
    let queued = keep.with(|inner| {
        if inner.saved.as_ref().is_some_and(|saved| same(saved, &work)) {
            return None;
        }
        // What nobody has seen before is saved at once.
        let wait = if inner.bases.contains_key(&work.id) { SOON_MS } else { 0 };
        inner.waiting.insert(work.id.clone(), work);
        Some(wait)
    });
    if let Some(wait) = queued.flatten() {
        let timer = Timeout::new(wait, move || run(study));
        keep.with(|inner| inner.soon = Some(timer));
    }
}

/// Whether there is nothing in `new` that was not saved.
fn same(saved: &Work, new: &Work) -> bool {
    let mut notes = new.notes.clone();
    notes.changed = saved.notes.changed;
    notes == saved.notes && Arc::ptr_eq(&new.report, &saved.report)
}

/// The page may be gone in a moment: what another tab has saved since cannot be asked about any
/// more, so both versions are kept.
pub fn leaving(study: Study) {
    let keep = study.keep;
    let at_hand = study.work.with_untracked(|w| Some(w.as_ref()?.id.clone())).unwrap_or_default();
    let unsaved = keep.with(|inner| inner.waiting.contains_key(&at_hand)) == Some(true);
    if unsaved && keep.state.get_untracked() == State::Elsewhere {
        keep_copy(study);
    }
    now(study);
}

/// Saves at once what waits.
pub fn now(study: Study) {
    study.keep.with(|inner| inner.soon = None);
    run(study);
    write_draft(study);
}

/// Saves what waits, one after the other.
fn run(study: Study) {
    let keep = study.keep;
    let free = keep.with(|inner| !std::mem::replace(&mut inner.saving, true));
    if free == Some(true) {
        spawn_local(async move {
            while let Some(Some((_, work))) = keep.with(|inner| inner.waiting.pop_first()) {
                if !save(study, work).await {
                    break;
                }
            }
            keep.with(|inner| inner.saving = false);
            write_draft(study);
        });
    }
}

/// Saves one work; whether to go on with the next.
async fn save(study: Study, work: Work) -> bool {
    let keep = study.keep;
    if keep.off.get_untracked() || kept::nothing_wanted() {
        return false;
    }
    let is_at_hand =
        |id: &str| study.work.with_untracked(|w| w.as_ref().is_some_and(|w| w.id == id));
    let (base, is_copy) = keep
        .with(|i| (i.bases.get(&work.id).copied(), i.copy.as_ref() == Some(&work.id)))
        .unwrap_or_default();
    let mut row = Row::of(&work, &headline(study, &work));
    row.changed = work::now();
    let Ok(record) = work::write(&work) else { return true };
    match keep.store().save(&record, &mut row, base, is_copy).await {
        Ok(Saved::At(stamp)) => {
            keep.with(|inner| {
                inner.bases.insert(work.id.clone(), stamp);
                if is_at_hand(&work.id) {
                    inner.saved = Some(work.clone());
                }
            });
            if is_at_hand(&work.id) {
                kept::note(&work.id);
                keep.state.set(State::Kept(stamp));
                study.work.update_untracked(|w| {
                    if let Some(w) = w {
                        w.changed = stamp;
                    }
                });
            }
            keep.rows.update(|rows| place(rows.get_or_insert_default(), row));
            tabs::tell_saved(keep, &work.id, stamp);
            true
        }
        Ok(Saved::Elsewhere) if is_at_hand(&work.id) => {
            keep.with(|inner| {
                inner.waiting.entry(work.id.clone()).or_insert(work);
            });
            keep.state.set(State::Elsewhere);
            false
        }
        Ok(Saved::Elsewhere) => {
            // Nobody looks at it any more, so nobody is asked: both versions stay.
            let copy = as_copy(work);
            keep.with(|inner| {
                inner.copy = Some(copy.id.clone());
                inner.waiting.insert(copy.id.clone(), copy);
            });
            true
        }
        Ok(Saved::Known(record)) => {
            open::take_known(study, work, &record);
            true
        }
        Err(fault) => {
            keep.with(|inner| {
                inner.waiting.entry(work.id.clone()).or_insert(work);
            });
            keep.fail(fault);
            false
        }
    }
}

/// The reader wants another try.
pub fn again(study: Study) {
    study.keep.state.set(State::Idle);
    changed(study);
    now(study);
}

/// A work under another name, so that it stands beside the one that it was.
pub fn as_copy(mut work: Work) -> Work {
    work.notes.id = work::new_id(work::now());
    work
}

/// Keeps the work at hand as a copy, beside what another tab has saved.
pub fn keep_copy(study: Study) {
    let Some(work) = study.work.get_untracked() else { return };
    let copy = as_copy(work.clone());
    study.keep.with(|inner| {
        inner.waiting.remove(&work.id);
        inner.copy = Some(copy.id.clone());
    });
    study.keep.state.set(State::Idle);
    study.work.set(Some(copy));
    changed(study);
}

/// The headline of a work.
fn headline(study: Study, work: &Work) -> String {
    let shown = study.article.get_untracked().filter(|a| a.text == work.text);
    shown.map_or_else(|| first_line(&work.text), |a| a.title())
}

fn first_line(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or("");
    crate::state::words::short(line, 90)
}

/// The first words of a draft.
pub fn title_of(draft: &Draft) -> String {
    first_line(&draft.text)
}

/// Puts a row at its place, the newest first.
fn place(rows: &mut Vec<Row>, row: Row) {
    rows.retain(|r| r.id != row.id);
    rows.insert(0, row);
}

/// Something was written in the editor.
pub fn draft_soon(study: Study) {
    let keep = study.keep;
    let waits = keep.with(|inner| std::mem::replace(&mut inner.draft_soon, true));
    if waits == Some(false) {
        Timeout::new(SOON_MS, move || {
            keep.with(|inner| inner.draft_soon = false);
            write_draft(study);
        })
        .forget();
    }
}

/// Keeps what stands in the editor, unless it is kept as an article.
pub fn write_draft(study: Study) {
    let keep = study.keep;
    let Some(text) = draft::written().filter(|_| !keep.off.get_untracked()) else { return };
    let (is_kept, of) = study.work.with_untracked(|work| match work {
        None => (false, None),
        Some(work) => {
            let saved = keep.with(|i| i.bases.contains_key(&work.id)) == Some(true);
            let same = super::same::same_piece(&work.text, &text);
            (saved && draft::is_text(&text, &work.text), same.then(|| work.id.clone()))
        }
    });
    let needed = !is_kept && !text.trim().is_empty();
    let (id, was_kept) = keep
        .with(|i| (i.tab.clone(), std::mem::replace(&mut i.draft_kept, needed)))
        .unwrap_or_default();
    if needed {
        let draft = Draft { id, text, of, changed: work::now() };
        if kept::last().is_none() {
            kept::note("draft");
        }
        spawn_local(async move { told(keep, keep.store().put_draft(&draft.write()).await) });
    } else if was_kept {
        spawn_local(async move { told(keep, keep.store().drop_draft(&id).await) });
    }
}

fn told(keep: Keep, done: Result<(), super::fault::Fault>) {
    if let Err(fault) = done {
        keep.fail(fault);
    }
}
