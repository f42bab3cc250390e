//! A piece of work: a text, what the engine says about it, and what the reader makes of it; and the
//! one form in which it is stored, in the browser and in files.
//!
//! The stored form is a plain object, so that it can be read without this program:
//!
//! ```text
//! {
//!   newsloupe: 1,          the version of this form; it grows when a field changes its meaning
//!   id,                    the work's name in its library
//!   title,                 what the reader calls it; null: its headline
//!   text,                  as it came in, never rewritten
//!   address,               where it was published, as the reader noted it, or null
//!   published,             the day of publication that the reader gave, YYYY-MM-DD, or null
//!   report,                the engine's report, untouched (`newsloupe::Report`)
//!   corrections,           what the reader changed, kept apart from the report
//!   created, changed       when it was first read and last changed: milliseconds since 1970, UTC
//! }
//! ```

use super::correct::Corrections;
use newsloupe::Report;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// The version of the stored form.
pub const FORM: u32 = 1;

/// What is worked on.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// What the reader made of it.
    pub notes: Notes,
    /// The engine's report, untouched. Another report is another `Arc`.
    pub report: Arc<Report>,
}

impl std::ops::Deref for Work {
    type Target = Notes;

    fn deref(&self) -> &Notes {
        &self.notes
    }
}

impl std::ops::DerefMut for Work {
    fn deref_mut(&mut self) -> &mut Notes {
        &mut self.notes
    }
}

/// All of a work but its report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notes {
    newsloupe: u32,
    /// The work's name in its library.
    pub id: String,
    /// What the reader calls it; its headline where this is none.
    #[serde(default)]
    pub title: Option<String>,
    /// The text as it came in.
    pub text: Arc<str>,
    /// Where it was published, as the reader noted it.
    #[serde(default)]
    pub address: Option<String>,
    /// The day of publication that the reader gave, `YYYY-MM-DD`.
    #[serde(default)]
    pub published: Option<String>,
    /// What the reader changed.
    #[serde(default)]
    pub corrections: Corrections,
    /// When it was first read: milliseconds since 1970, UTC.
    #[serde(default)]
    pub created: u64,
    /// When it was last changed, likewise; it grows with every version that is saved.
    #[serde(default)]
    pub changed: u64,
}

/// Why a stored work cannot be taken up as it is. Nothing is dropped: where its text can be read,
/// it comes along.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// It is no record of Newsloupe at all.
    Foreign,
    /// A newer version of Newsloupe wrote it.
    Newer,
    /// A part of it is missing or is not what it should be.
    Damaged(Option<Arc<str>>),
    /// All but its report is there, so reading the text again makes it whole.
    NoReport(Box<Notes>),
}

impl Work {
    /// A text that has just been read at `now`.
    pub fn new(text: Arc<str>, report: Arc<Report>, now: u64) -> Self {
        let notes = Notes {
            newsloupe: FORM,
            id: new_id(now),
            title: None,
            text,
            address: None,
            published: None,
            corrections: Corrections::default(),
            created: now,
            changed: now,
        };
        Self { notes, report }
    }
}

/// A name that no other work has: the time, and chance.
pub fn new_id(now: u64) -> String {
    #[cfg(target_arch = "wasm32")]
    let chance = js_sys::Math::random();
    #[cfg(not(target_arch = "wasm32"))]
    let chance = 0.5_f64;
    format!("{now:x}-{:x}", chance.to_bits() & 0xffff_ffff_ffff)
}

/// Milliseconds since 1970, UTC.
pub fn now() -> u64 {
    #[expect(clippy::cast_sign_loss)]
    let now = js_sys::Date::now() as u64;
    now
}

/// A work in its stored form: what the browser's store takes, and what JSON can be made of.
///
/// # Errors
///
/// In words for a log; a work that was read can be written.
pub fn write(work: &Work) -> Result<JsValue, String> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    let object = work.notes.serialize(&plain).map_err(|e| e.to_string())?;
    let report = (*work.report).serialize(&plain).map_err(|e| e.to_string())?;
    let _ = js_sys::Reflect::set(&object, &"report".into(), &report);
    Ok(object)
}

/// A work out of its stored form.
///
/// # Errors
///
/// See [`Unreadable`].
pub fn read(object: &JsValue) -> Result<Work, Unreadable> {
    let at = |name| crate::engine::field(object, name);
    check(at("newsloupe").as_f64())?;
    let text = || at("text").as_string().map(Into::into);
    let notes: Notes =
        serde_wasm_bindgen::from_value(object.clone()).map_err(|_| Unreadable::Damaged(text()))?;
    match crate::io::report::report(&at("report")) {
        Ok(report) => Ok(Work { notes, report: Arc::new(report) }),
        Err(_) => Err(Unreadable::NoReport(Box::new(notes))),
    }
}

/// Whether a record says that it is of this form.
fn check(version: Option<f64>) -> Result<(), Unreadable> {
    match version {
        Some(v) if v > f64::from(FORM) => Err(Unreadable::Newer),
        Some(v) if v >= 1.0 => Ok(()),
        _ => Err(Unreadable::Foreign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe::{Options, analyze};
    use serde_json::{Value, json};

    fn work() -> Work {
        let text = "Pier closes\n\n“We had no choice,” Mayor Ann Lee said on 3 March 2024.";
        let mut work = Work::new(
            text.into(),
            analyze(text, &Options::default()).unwrap().into(),
            1_700_000_000_123,
        );
        work.title = Some("The pier — “closed”".into());
        work.address = Some("https://example.org/pier?a=1#b".into());
        work.published = Some("2024-03-04".into());
        work.changed += 5;
        work
    }

    /// As [`write`] does it, without a browser.
    fn written(work: &Work) -> Value {
        let mut object = serde_json::to_value(&work.notes).unwrap();
        object["report"] = serde_json::to_value(&*work.report).unwrap();
        object
    }

    #[test]
    fn a_work_comes_back_as_it_was_written() {
        let work = work();
        let object = written(&work);
        for field in [
            "newsloupe",
            "id",
            "title",
            "text",
            "address",
            "published",
            "report",
            "corrections",
            "created",
            "changed",
        ] {
            assert!(!object[field].is_null(), "{field}");
        }
        assert_eq!(object.as_object().unwrap().len(), 10);
        assert_eq!(object["newsloupe"], FORM);
        let text = serde_json::to_string(&object).unwrap();
        let back: Value = serde_json::from_str(&text).unwrap();
        let report: Report = serde_json::from_value(back["report"].clone()).unwrap();
        let notes: Notes = serde_json::from_value(back).unwrap();
        assert_eq!(Work { notes, report: report.into() }, work);
    }

    #[test]
    fn what_the_reader_did_not_say_may_be_missing_but_the_text_may_not() {
        let little = json!({"newsloupe": 1, "id": "a", "text": "Words."});
        let notes: Notes = serde_json::from_value(little).unwrap();
        assert_eq!((&*notes.text, notes.address), ("Words.", None));
        assert!(serde_json::from_value::<Notes>(json!({"newsloupe": 1, "id": "a"})).is_err());
    }

    #[test]
    fn another_version_is_told_from_another_thing() {
        assert_eq!(check(Some(1.0)), Ok(()));
        assert_eq!(check(Some(2.0)), Err(Unreadable::Newer));
        assert_eq!(check(Some(0.0)), Err(Unreadable::Foreign));
        assert_eq!(check(Some(f64::NAN)), Err(Unreadable::Foreign));
        assert_eq!(check(None), Err(Unreadable::Foreign));
    }
}
