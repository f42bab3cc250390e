//! Taking up what was kept: an article, a draft, the version of another tab.

use super::draft::Draft;
use super::{Gone, Keep, State, save, tabs};
use crate::engine::field;
use crate::i18n::t;
use crate::io::kept;
use crate::state::article::Article;
use crate::study::Study;
use crate::study::correct::rebase::rebase;
use crate::study::work::{self, Notes, Unreadable, Work};
use crate::wire::{self, To};
use leptos::prelude::*;
use newsloupe::Report;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Opens an article of the library.
pub fn open(study: Study, id: String) {
    let keep = study.keep;
    keep.trouble.set(None);
    spawn_local(async move {
        match keep.store().work(&id).await {
            Ok(record) => take_record(study, &record),
            Err(fault) => keep.fail(fault),
        }
    });
}

/// Shows the article of a record. What is wrong with that is said, and nothing is dropped.
fn take_record(study: Study, record: &JsValue) {
    let keep = study.keep;
    let trouble = |words| keep.trouble.set(Some(words));
    if record.is_undefined() {
        keep.look();
        return trouble(t("This article is no longer here: it was deleted in another tab."));
    }
    match work::read(record) {
        Ok(work) => match Article::new(work.text.clone(), (*work.report).clone()) {
            Ok(article) => {
                keep.with(|inner| {
                    inner.bases.insert(work.id.clone(), work.changed);
                    inner.saved = Some(work.clone());
                });
                keep.state.set(State::Kept(work.changed));
                kept::note(&work.id);
                let message = [("text", (&*work.text).into()), ("report", field(record, "report"))];
                study.work.set(Some(work));
                study.article.set(Some(Arc::new(article)));
                study.dialog.set(None);
                wire::tell(To::Page, "article", &message);
            }
            Err(_) => read_anew(study, work.notes),
        },
        Err(Unreadable::NoReport(notes)) => read_anew(study, *notes),
        Err(Unreadable::Newer) => trouble(t(
            "This article was kept by a newer version of Newsloupe. Reload the page to get that version; the article stays as it is.",
        )),
        Err(Unreadable::Damaged(Some(text))) => {
            trouble(t(
                "What is kept of this article is damaged. Its text was read anew as another article; the damaged one stays in the library.",
            ));
            wire::tell(To::Page, "read", &[("text", (&*text).into())]);
        }
        Err(Unreadable::Damaged(None) | Unreadable::Foreign) => trouble(t(
            "What is kept of this article is damaged, and its text cannot be found in it. It stays in the library as it is.",
        )),
    }
}

/// Has the text of a work read again, because its report is missing or of another version.
fn read_anew(study: Study, notes: Notes) {
    study.keep.with(|inner| inner.bases.insert(notes.id.clone(), notes.changed));
    read_with(study, notes);
}

/// Has a text read, and gives the work that comes of it these notes.
pub fn read_with(study: Study, notes: Notes) {
    let text: JsValue = (&*notes.text).into();
    let published = notes.published.as_deref().map_or(JsValue::UNDEFINED, Into::into);
    study.keep.with(|inner| inner.expected = Some(notes));
    study.dialog.set(None);
    wire::tell(To::Page, "read", &[("text", text), ("published", published)]);
}

/// The piece of work that a text which was just read belongs to: the one at hand after some
/// editing, one that was to be read anew, or a new one.
pub fn piece(study: Study, text: &Arc<str>, report: &Report) -> Work {
    let keep = study.keep;
    let mut work = Work::new(text.clone(), Arc::new(report.clone()), work::now());
    let expected = keep.with(|inner| inner.expected.take()).flatten();
    let another = keep.with(|inner| std::mem::take(&mut inner.another)) == Some(true);
    let at_hand = study.work.get_untracked();
    if let Some(notes) = expected.filter(|notes| notes.text == *text) {
        work.notes = notes;
    } else if let Some(before) = at_hand {
        let mut notes = before.notes.clone();
        if notes.text == *text {
            if *before.report == *report {
                return before; // nothing is new
            }
            work.notes = notes;
        } else if !another && rebase(&before.text, text, &mut notes.corrections) {
            notes.text = text.clone();
            work.notes = notes;
        }
    }
    work
}

/// Asks for another reading if the reader has given a day of publication that this one knew not.
pub fn read_by_given_day(work: &Work) {
    let given = work.published.as_ref();
    let by_it = work.report.published.as_ref() == given && work.report.published_span.is_none();
    if given.is_some() && !by_it {
        read_again(work);
    }
}

/// Has a work read again, by the day of publication that the reader has given, if any.
pub fn read_again(work: &Work) {
    let published = work.published.as_deref().map_or(JsValue::UNDEFINED, Into::into);
    wire::tell(To::Page, "read", &[("text", (&*work.text).into()), ("published", published)]);
}

/// The text that was just read is in the library already, as this record: that is gone on with.
pub fn take_known(study: Study, work: Work, record: &JsValue) {
    let keep = study.keep;
    let untouched = |w: &Work| {
        w.title.is_none()
            && w.address.is_none()
            && w.published.is_none()
            && w.corrections.count() == 0
    };
    let at_hand = study.work.with_untracked(|w| w.as_ref().is_some_and(|w| w.id == work.id));
    let known = match work::read(record) {
        Ok(known) => Some(known.notes),
        Err(Unreadable::NoReport(notes)) => Some(*notes),
        Err(_) => None,
    };
    match known {
        Some(notes) if untouched(&work) && at_hand => {
            let work = Work { notes, report: work.report };
            keep.with(|inner| {
                inner.bases.insert(work.id.clone(), work.changed);
                inner.saved = Some(work.clone());
            });
            keep.state.set(State::Kept(work.changed));
            kept::note(&work.id);
            if !untouched(&work) {
                study.say(t(
                    "You have read this article before. What you noted and corrected is back.",
                ));
            }
            study.work.set(Some(work.clone()));
            if !untouched(&work) {
                // What was noted and corrected comes into the marks by another reading.
                read_again(&work);
            }
        }
        Some(_) if untouched(&work) => {} // it is kept, and nobody looks at it any more
        _ => {
            // Both stay: what was kept before cannot be read, or the reader was quicker.
            keep.with(|inner| {
                inner.copy = Some(work.id.clone());
                inner.waiting.insert(work.id.clone(), work);
            });
        }
    }
}

/// Takes what another tab has saved of the work at hand, in place of what is here.
pub fn take_newer(study: Study) {
    let Some(work) = study.work.get_untracked() else { return };
    study.keep.with(|inner| inner.waiting.remove(&work.id));
    study.keep.state.set(State::Idle);
    open(study, work.notes.id);
}

/// Brings a draft back into the editor. It is this tab's from now on.
pub fn resume(study: Study, draft: Draft) {
    let keep = study.keep;
    keep.drafts.update(|drafts| drafts.retain(|d| d.id != draft.id));
    study.dialog.set(None);
    spawn_local(async move {
        if let Some(of) = &draft.of {
            let record = keep.store().work(of).await.unwrap_or(JsValue::UNDEFINED);
            if let Ok(work) = work::read(&record) {
                keep.with(|inner| {
                    inner.bases.insert(work.id.clone(), work.changed);
                    inner.saved = Some(work.clone());
                });
                study.work.set(Some(work));
            }
        }
        wire::tell(To::Page, "write", &[("text", draft.text.as_str().into())]);
        let mut own = draft.clone();
        own.id = keep
            .with(|i| {
                i.draft_kept = true;
                i.tab.clone()
            })
            .unwrap_or_default();
        // Its own copy first, so that it stands somewhere at every moment.
        match keep.store().put_draft(&own.write()).await {
            Ok(()) => drop(keep.store().drop_draft(&draft.id).await),
            Err(fault) => keep.fail(fault),
        }
    });
}

/// Gives an article of the library another title; an empty one gives its headline back.
pub fn rename(study: Study, id: String, title: String) {
    let keep = study.keep;
    let is_at_hand = study.work.with_untracked(|w| w.as_ref().is_some_and(|w| w.id == id));
    if is_at_hand {
        let title = Some(title).filter(|t| !t.trim().is_empty());
        study.work.update(|w| {
            if let Some(w) = w {
                w.title = title;
            }
        });
        return save::now(study);
    }
    if title.trim().is_empty() {
        return;
    }
    spawn_local(async move {
        match keep.store().rename(&id, &title, work::now()).await {
            Ok(stamp) => {
                if let Some(stamp) = stamp {
                    tabs::tell_saved(keep, &id, stamp);
                }
                keep.look();
            }
            Err(fault) => keep.fail(fault),
        }
    });
}

/// Takes an article out of the library; it can be brought back until the next one goes.
pub fn delete(study: Study, id: String, title: String) {
    let keep = study.keep;
    spawn_local(async move {
        match keep.store().take_out(&id).await {
            Ok((record, row)) => {
                keep.with(|inner| {
                    inner.bases.remove(&id);
                    inner.waiting.remove(&id);
                    inner.gone = Some(Gone::Work(record, row));
                });
                keep.rows.update(|rows| rows.get_or_insert_default().retain(|r| r.id != id));
                gone(keep, title);
            }
            Err(fault) => keep.fail(fault),
        }
    });
}

/// Deletes a draft, likewise.
pub fn delete_draft(study: Study, draft: Draft) {
    let keep = study.keep;
    spawn_local(async move {
        match keep.store().drop_draft(&draft.id).await {
            Ok(()) => {
                keep.drafts.update(|drafts| drafts.retain(|d| d.id != draft.id));
                keep.with(|inner| inner.gone = Some(Gone::Draft(draft.write())));
                gone(keep, save::title_of(&draft));
            }
            Err(fault) => keep.fail(fault),
        }
    });
}

fn gone(keep: Keep, title: String) {
    keep.gone.set(Some(title));
    tabs::tell_changed(keep);
    forget_if_empty(keep);
}

/// With nothing kept, the next visit is like the first.
fn forget_if_empty(keep: Keep) {
    let rows = keep.rows.with_untracked(|r| r.as_ref().is_none_or(Vec::is_empty));
    if rows && keep.drafts.with_untracked(Vec::is_empty) && !keep.off.get_untracked() {
        kept::forget();
    }
}

/// Brings back what was deleted last.
pub fn undo(study: Study) {
    let keep = study.keep;
    keep.gone.set(None);
    let Some(gone) = keep.with(|inner| inner.gone.take()).flatten() else { return };
    spawn_local(async move {
        let done = match &gone {
            Gone::Work(record, row) => keep.store().put_back(record, row).await,
            Gone::Draft(draft) => keep.store().put_draft(draft).await,
        };
        match done {
            Ok(()) => {
                if let Gone::Work(_, row) = &gone {
                    let row = super::row::Row::read(row);
                    keep.with(|inner| inner.bases.insert(row.id.clone(), row.changed));
                    if kept::last().is_none() {
                        kept::note(&row.id);
                    }
                }
                tabs::tell_changed(keep);
                keep.look();
            }
            Err(fault) => {
                keep.with(|inner| inner.gone = Some(gone));
                keep.fail(fault);
            }
        }
    });
}

/// Deletes all that is kept; with `off`, nothing is kept from now on.
pub fn clear(study: Study, off: bool) {
    let keep = study.keep;
    if off {
        // First of all, so that nothing is written behind it.
        keep.off.set(true);
        kept::note("no");
    } else {
        kept::forget();
    }
    spawn_local(async move {
        match keep.store().clear().await {
            Ok(()) => {
                keep.with(|inner| {
                    inner.bases.clear();
                    inner.waiting.clear();
                    inner.gone = None;
                    inner.draft_kept = false;
                });
                keep.gone.set(None);
                keep.rows.set(Some(Vec::new()));
                keep.drafts.set(Vec::new());
                keep.state.set(State::Idle);
                tabs::tell_changed(keep);
            }
            Err(fault) => keep.fail(fault),
        }
    });
}

/// Articles are kept again, the one at hand first.
pub fn keep_again(study: Study) {
    kept::forget();
    study.keep.off.set(false);
    study.keep.with(|inner| inner.saved = None);
    tabs::tell_changed(study.keep);
    save::changed(study);
    save::now(study);
}
