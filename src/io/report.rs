//! Reads a report out of the JavaScript object that the worker or the page around hands over.
//!
//! A reader of its own, because it knows what a report can hold; and by hand, because what serde
//! derives leaves each field by a way of its own when it does not fit, which is 6 KB more to
//! download. Here a field that does not fit is noted, and reading goes on to the end of the record.
//! A field that a report gains, or loses, does not compile until it is read here.

use newsloupe::Report;
use newsloupe::anatomy::BlockKind;
use newsloupe::dates::{Basis, TimexKind};
use newsloupe::names::NameKind;
use newsloupe::offsets::OffsetSpace;
use newsloupe::quotes::{QuoteKind, Status, Tone};
use newsloupe::report::{
    Block, Counts, Credit, Cue, Date, Entity, Mention, Picture, Question, Quote, SourceKind,
    SourceRow, Speaker, Summary, Tones,
};
use newsloupe::resolve::Gender;
use serde::Deserialize;
use serde::de::{self, IntoDeserializer};
use std::cell::{Cell, RefCell};
use std::fmt::{self, Display};
use wasm_bindgen::{JsCast, JsValue};

/// Reads a report.
///
/// # Errors
///
/// If something in it is missing or is not what it should be; the words say what.
pub fn report(object: &JsValue) -> Result<Report, String> {
    let reading = Reading::default();
    let report = Report::read(&Place { value: object.clone(), name: "report", reading: &reading });
    match reading.fault.take() {
        None => Ok(report),
        Some(name) => Err(format!("In this report “{name}” is not what it should be.")),
    }
}

/// What holds for all of a report.
#[derive(Default)]
struct Reading {
    /// The first name of what did not fit.
    fault: Cell<Option<&'static str>>,
    /// The names of fields, handed to JavaScript once: a long report asks for each ten thousand times.
    names: RefCell<Vec<(&'static str, JsValue)>>,
}

impl Reading {
    fn field(&self, object: &JsValue, name: &'static str) -> JsValue {
        let mut names = self.names.borrow_mut();
        let known = names.iter().position(|(known, _)| std::ptr::eq(*known, name));
        let at = known.unwrap_or(names.len());
        if known.is_none() {
            names.push((name, name.into()));
        }
        js_sys::Reflect::get(object, &names[at].1).unwrap_or(JsValue::UNDEFINED)
    }
}

/// A value where it stands.
struct Place<'a> {
    value: JsValue,
    /// The field that holds it, or the list that it is in.
    name: &'static str,
    reading: &'a Reading,
}

impl<'a> Place<'a> {
    /// What stands here, or the note that it does not fit and something in its place.
    #[inline(never)] // so that it stands once for each type, and not for each field
    fn or_fault<T>(&self, found: Option<T>, instead: T) -> T {
        if let Some(found) = found {
            return found;
        }
        if self.reading.fault.get().is_none() {
            self.reading.fault.set(Some(self.name));
        }
        instead
    }

    #[inline(never)]
    fn at(&self, name: &'static str) -> Place<'a> {
        Place { value: self.reading.field(&self.value, name), name, reading: self.reading }
    }

    #[inline(never)]
    fn item(&self, index: u32) -> Place<'a> {
        let value = js_sys::Reflect::get_u32(&self.value, index).unwrap_or(JsValue::UNDEFINED);
        Place { value, ..*self }
    }

    /// How many items stand in the list here.
    #[inline(never)]
    fn length(&self) -> u32 {
        let list = self.value.dyn_ref::<js_sys::Array>();
        self.or_fault(list.map(js_sys::Array::length), 0)
    }

    /// A whole number, never below nought.
    #[inline(never)]
    fn whole(&self) -> u32 {
        let number = self.value.as_f64();
        let fits = number.filter(|n| (0.0..=f64::from(u32::MAX)).contains(n) && n.fract() == 0.0);
        #[expect(clippy::cast_sign_loss)]
        self.or_fault(fits.map(|n| n as u32), 0)
    }

    fn read<T: Read>(&self, name: &'static str) -> T {
        T::read(&self.at(name))
    }

    /// A field that may be left out.
    fn read_or_default<T: Read + Default>(&self, name: &'static str) -> T {
        let place = self.at(name);
        if place.value.is_undefined() { T::default() } else { T::read(&place) }
    }
}

/// What a report is made of.
trait Read {
    fn read(from: &Place<'_>) -> Self;
}

impl Read for u32 {
    fn read(from: &Place<'_>) -> Self {
        from.whole()
    }
}

impl Read for usize {
    fn read(from: &Place<'_>) -> Self {
        from.whole() as Self
    }
}

impl Read for f64 {
    fn read(from: &Place<'_>) -> Self {
        from.or_fault(from.value.as_f64(), 0.0)
    }
}

impl Read for bool {
    fn read(from: &Place<'_>) -> Self {
        from.or_fault(from.value.as_bool(), false)
    }
}

impl Read for String {
    #[inline(never)]
    fn read(from: &Place<'_>) -> Self {
        from.or_fault(from.value.as_string(), Self::new())
    }
}

/// A span, and the like.
impl<T: Read + Default> Read for [T; 2] {
    #[inline(never)]
    fn read(from: &Place<'_>) -> Self {
        let both = (from.length() == 2).then(|| [T::read(&from.item(0)), T::read(&from.item(1))]);
        from.or_fault(both, [T::default(), T::default()])
    }
}

impl<T: Read> Read for Option<T> {
    fn read(from: &Place<'_>) -> Self {
        let stated = !from.value.is_null() && !from.value.is_undefined();
        stated.then(|| T::read(from))
    }
}

impl<T: Read> Read for Vec<T> {
    #[inline(never)]
    fn read(from: &Place<'_>) -> Self {
        let mut items = Self::new();
        for i in 0..from.length() {
            items.push(T::read(&from.item(i)));
            if from.reading.fault.get().is_some() {
                break; // what claims a length may hold nothing at all
            }
        }
        items
    }
}

/// Records: each field under its own name, and behind the semicolon those that may be left out.
macro_rules! records {
    ($($record:ident { $($field:ident)* $(; $($late:ident)*)? })*) => {$(
        impl Read for $record {
            #[inline(never)]
            fn read(from: &Place<'_>) -> Self {
                Self {
                    $($field: from.read(stringify!($field)),)*
                    $($($late: from.read_or_default(stringify!($late)),)*)?
                }
            }
        }
    )*};
}

records! {
    Report {
        schema offsets published blocks sentences quotes mentions entities dates credits summary;
        id published_span pictures questions
    }
    Block { span kind confidence why }
    Quote { id span outer content kind parts speaker cue channel confidence why }
    Speaker { span entity named }
    Cue { span lemma tone; status }
    Mention { span kind entity confidence why }
    Entity { id kind name roles mentions; role_spans gender }
    Date { span kind value basis confidence why }
    Credit { span creator chain handout caption alt confidence why; agencies distributor }
    Picture { credit caption alt date other_event confidence why }
    Question { dates confidence why }
    Summary { words quoted_words counts sources }
    Counts {
        quotes indirect not_speech people organizations places dates credits;
        unnamed not_stated relayed tones
    }
    Tones { neutral doubting endorsing emotive }
    SourceRow { name span entity kind words quotes }
}

/// One word of a few, by the names that serde knows them under.
macro_rules! words {
    ($($kind:ident or $instead:ident)*) => {$(
        impl Read for $kind {
            fn read(from: &Place<'_>) -> Self {
                let word = String::read(from);
                let word: de::value::StrDeserializer<'_, Unknown> = word.as_str().into_deserializer();
                from.or_fault(Self::deserialize(word).ok(), Self::$instead)
            }
        }
    )*};
}

words! {
    OffsetSpace or Utf8
    BlockKind or Body
    QuoteKind or Direct
    Tone or Neutral
    Status or Said
    NameKind or Person
    Gender or Unknown
    TimexKind or Date
    Basis or Stated
    SourceKind or NotStated
}

/// A word that none of its kind is.
#[derive(Debug)]
struct Unknown;

impl Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown")
    }
}

impl std::error::Error for Unknown {}

impl de::Error for Unknown {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
}
