//! Seals a key with a word and opens it again, by the browser's own cryptography: PBKDF2 with SHA-256
//! makes a key of the word, AES-GCM seals. Its stored form is `newsloupe_exercise::formats::seal`.

use crate::engine::{field, object};
use crate::study::js::{call, wait};
use js_sys::{Array, JsString, Uint8Array};
use newsloupe_exercise::formats::seal::{IV, Parts, ROUNDS, SALT};
use newsloupe_exercise::model::Sealed;
use wasm_bindgen::JsValue;

/// Why a seal can't be made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser gives its cryptography to pages that came over a safe connection alone.
    Insecure,
    /// It is not a seal that any word opens.
    Damaged,
    /// It is another word.
    Word,
}

/// A word as it is taken, however it was written on the board or typed: without capitals, with one
/// blank where there are more, its accents in one form.
pub fn plain(word: &str) -> String {
    let one = String::from(JsString::from(word).normalize("NFKC"));
    one.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Seals text with a word.
///
/// # Errors
///
/// [`Fault::Insecure`].
pub async fn seal(text: &str, word: &str) -> Result<Sealed, Fault> {
    let (salt, iv) = (chance(SALT)?, chance(IV)?);
    let mut parts = Parts { salt, rounds: ROUNDS, iv, data: Vec::new() };
    parts.data =
        run("encrypt", &parts, word, text.as_bytes()).await.map_err(|_| Fault::Insecure)?;
    Ok(parts.sealed())
}

/// The text that was sealed.
///
/// # Errors
///
/// See [`Fault`].
pub async fn open(sealed: &Sealed, word: &str) -> Result<String, Fault> {
    let parts = Parts::of(sealed).ok_or(Fault::Damaged)?;
    subtle()?;
    let text = run("decrypt", &parts, word, &parts.data).await.map_err(|_| Fault::Word)?;
    String::from_utf8(text).map_err(|_| Fault::Damaged)
}

fn crypto() -> JsValue {
    field(&js_sys::global(), "crypto")
}

fn subtle() -> Result<JsValue, Fault> {
    let subtle = field(&crypto(), "subtle");
    if subtle.is_object() { Ok(subtle) } else { Err(Fault::Insecure) }
}

/// So many bytes of chance.
fn chance(bytes: usize) -> Result<Vec<u8>, Fault> {
    let array = Uint8Array::new_with_length(bytes as u32);
    call(&crypto(), "getRandomValues", &[array.clone().into()]).map_err(|_| Fault::Insecure)?;
    Ok(array.to_vec())
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

async fn run(what: &str, parts: &Parts, word: &str, data: &[u8]) -> Result<Vec<u8>, JsValue> {
    let subtle = subtle().map_err(|_| JsValue::NULL)?;
    let uses = |what: &str| -> JsValue { Array::of1(&what.into()).into() };
    let word = bytes(plain(word).as_bytes());
    let with = ["raw".into(), word, "PBKDF2".into(), false.into(), uses("deriveKey")];
    let base = wait(&subtle, "importKey", &with).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", bytes(&parts.salt)),
        ("iterations", parts.rounds.into()),
    ]);
    let aes = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let key = wait(&subtle, "deriveKey", &[how, base, aes, false.into(), uses(what)]).await?;
    let how = object(&[("name", "AES-GCM".into()), ("iv", bytes(&parts.iv))]);
    let out = wait(&subtle, what, &[how, key, bytes(data)]).await?;
    Ok(Uint8Array::new(&out).to_vec())
}
