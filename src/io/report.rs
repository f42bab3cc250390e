//! Reads a report out of the JavaScript object that the worker or the page around hands over.
//!
//! A reader of its own, because it knows what a report can hold: records, lists, words, numbers,
//! yes or no, and nothing. One for every JavaScript value is 10 KB larger, and so is the writing
//! out of a float in an error that nobody sees.

use newsloupe::Report;
use serde::de::{
    self, DeserializeSeed, Deserializer, Expected, IntoDeserializer, SeqAccess, Unexpected, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};
use std::fmt::{self, Display};
use wasm_bindgen::{JsCast, JsValue};

/// Reads a report.
///
/// # Errors
///
/// If something in it is missing or is not what it should be; the words say what.
pub fn report(object: &JsValue) -> Result<Report, String> {
    Report::deserialize(Value(object)).map_err(|e| e.0)
}

/// Why a value could not be read.
#[derive(Debug)]
struct Unread(String);

impl Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unread {}

/// "Expected …": what stands there instead is not told, since a float may be among it.
#[inline(never)] // as below: else it stands once for each type of the report
fn expected(what: &dyn Expected) -> Unread {
    Unread(format!("Error: expected {what}"))
}

impl de::Error for Unread {
    fn custom<T: Display>(message: T) -> Self {
        Self(format!("Error: {message}"))
    }

    fn invalid_type(_: Unexpected<'_>, what: &dyn Expected) -> Self {
        expected(what)
    }

    fn invalid_value(_: Unexpected<'_>, what: &dyn Expected) -> Self {
        expected(what)
    }

    fn invalid_length(_: usize, what: &dyn Expected) -> Self {
        expected(what)
    }
}

#[derive(Clone, Copy)]
struct Value<'a>(&'a JsValue);

impl Value<'_> {
    /// A whole number, never below nought.
    #[inline(never)]
    fn whole(self) -> Option<u64> {
        // Above the greatest whole number that JavaScript tells from its neighbour, none is meant.
        let number = self.0.as_f64()?;
        let fits = (0.0..=9_007_199_254_740_991.0).contains(&number) && number.fract() == 0.0;
        #[expect(clippy::cast_sign_loss)]
        fits.then_some(number as u64)
    }
}

macro_rules! whole {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            match self.whole() {
                Some(number) => visitor.visit_u64(number),
                None => Err(expected(&visitor)),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        Err(expected(&visitor))
    }

    whole!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.0.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => Err(expected(&visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.0.as_bool() {
            Some(yes) => visitor.visit_bool(yes),
            None => Err(expected(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.0.as_string() {
            Some(words) => visitor.visit_string(words),
            None => Err(expected(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.0.dyn_ref::<js_sys::Array>() {
            Some(list) => {
                visitor.visit_seq(Items { of: self.0, fields: None, at: 0, end: list.length() })
            }
            None => Err(expected(&visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unread> {
        self.deserialize_seq(visitor)
    }

    /// A record's fields are handed over in the order of its type, so that no name is compared.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        if !self.0.is_object() {
            return Err(expected(&visitor));
        }
        let end = fields.len() as u32;
        visitor.visit_seq(Items { of: self.0, fields: Some(fields), at: 0, end })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        match self.0.as_string() {
            Some(name) => visitor.visit_enum(name.into_deserializer()),
            None => Err(expected(&visitor)),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 char bytes byte_buf unit unit_struct newtype_struct
        tuple_struct map identifier ignored_any
    }
}

/// The items of a list, or the fields of a record.
struct Items<'a> {
    of: &'a JsValue,
    fields: Option<&'static [&'static str]>,
    at: u32,
    end: u32,
}

impl Items<'_> {
    #[inline(never)]
    fn next(&mut self) -> Option<JsValue> {
        if self.at == self.end {
            return None;
        }
        let item = match self.fields {
            Some(fields) => crate::engine::field(self.of, fields[self.at as usize]),
            None => js_sys::Reflect::get_u32(self.of, self.at).unwrap_or(JsValue::UNDEFINED),
        };
        self.at += 1;
        Some(item)
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unread;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unread> {
        let Some(item) = self.next() else { return Ok(None) };
        match seed.deserialize(Value(&item)) {
            Ok(value) => Ok(Some(value)),
            // A field that is not there: its default counts, if it has one.
            Err(_) if self.fields.is_some() && item.is_undefined() => Ok(None),
            Err(error) => Err(error),
        }
    }
}
