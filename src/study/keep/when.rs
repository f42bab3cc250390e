//! Times and sizes as the reader's language writes them.

use crate::engine::object;
use crate::i18n::{self, fill1, t};
use wasm_bindgen::JsValue;

/// The day and time of `ms` since 1970, here: the time alone for today.
pub fn time(ms: u64) -> String {
    #[expect(clippy::cast_precision_loss)] // a time
    let date = js_sys::Date::new(&(ms as f64).into());
    let is_today = date.to_date_string() == js_sys::Date::new_0().to_date_string();
    let options: &[(&str, JsValue)] = if is_today {
        &[("hour", "2-digit".into()), ("minute", "2-digit".into())]
    } else {
        &[("day", "numeric".into()), ("month", "short".into()), ("year", "numeric".into())]
    };
    let said = String::from(date.to_locale_string(i18n::language().code(), &object(options)));
    if is_today { fill1(t("today, {time}"), "{time}", &said) } else { said }
}

/// A number of bytes, in megabytes or gigabytes.
pub fn room(bytes: f64) -> String {
    let (n, unit) = if bytes < 1e9 { (bytes / 1e6, "MB") } else { (bytes / 1e9, "GB") };
    let rounded = if n < 10.0 { (n * 10.0).ceil() / 10.0 } else { n.round() };
    let said = js_sys::Number::from(rounded).to_locale_string(i18n::language().code());
    format!("{} {unit}", String::from(said))
}
