//! Makes the one file in the browser: fetches what the pupil's page loads and puts it together.

use super::page::{self, Files, Loads};
use super::row::{act, row};
use super::{FAILED, Out, size};
use crate::classroom::json;
use crate::engine::field;
use crate::i18n::{fill, message, t};
use crate::io::language;
use crate::study::give::{file, squeeze};
use crate::study::js::wait;
use js_sys::Uint8Array;
use leptos::prelude::*;
use newsloupe_exercise::{Exercise, base64url};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

const NOT_READ: &str =
    message("The pupil’s page could not be fetched. Go online or reload this page, and try again.");

/// The row of the one file.
pub(super) fn one_file(out: Out) -> AnyView {
    let download = move || {
        out.work(async move {
            let exercise = out.for_pupils().await?;
            let page = whole(&exercise).await?;
            let name = file::name(&exercise.title, "html");
            file::save(&page, "text/html", &name).ok_or(FAILED)?;
            Ok(saved(&name, page.len()))
        });
    };
    row(
        message("One file"),
        message(
            "A web page that holds everything: hand it over on a stick, by mail or in a learning platform. It runs without a network and sends nothing.",
        ),
        vec![act(message("Download"), download)],
        ().into_any(),
    )
}

/// What is said of a file.
pub(super) fn saved(name: &str, bytes: usize) -> String {
    let parts = [("{name}", name), ("{size}", &*size(bytes))];
    fill(t("“{name}” ({size}) was given to the browser to save."), &parts)
}

/// The file.
pub(super) async fn whole(exercise: &Exercise) -> Result<String, &'static str> {
    let text = async |name: &str| language::file(name).await.map_err(|_| NOT_READ);
    let html = text("./exercise.html").await?;
    let loads = Loads::of(&html).ok_or(NOT_READ)?;
    let mut sheets = String::new();
    for address in &loads.styles {
        sheets += &text(address).await?;
        sheets.push('\n');
    }
    let module = text(&loads.module).await?;
    let start = text(&loads.start).await?;
    let wasm = bytes(&loads.wasm()).await.ok_or(NOT_READ)?;
    let packed = squeeze::packed(&wasm).await.ok_or(FAILED)?;
    let files = Files {
        style: page::style(&sheets),
        script: page::script(&module, &start),
        wasm: base64(&packed),
        // Without it the page speaks English.
        words: language::file("./pupil.txt").await.unwrap_or_default(),
        exercise: json::write(exercise).ok_or(FAILED)?,
    };
    let hashes = match (hash(&files.script).await, hash(&files.style).await) {
        (Some(script), Some(style)) => Some((script, style)),
        _ => None,
    };
    Ok(page::write(&html, &exercise.title, &exercise.language, &files, hashes.as_ref()))
}

async fn bytes(name: &str) -> Option<Vec<u8>> {
    let answer: Response =
        JsFuture::from(window().fetch_with_str(name)).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// SHA-256 in base64, as a policy names it; none where the browser gives no cryptography.
async fn hash(text: &str) -> Option<String> {
    let subtle = field(&field(&js_sys::global(), "crypto"), "subtle");
    let bytes: JsValue = Uint8Array::from(text.as_bytes()).into();
    let sum = wait(&subtle, "digest", &["SHA-256".into(), bytes]).await.ok()?;
    Some(base64(&Uint8Array::new(&sum).to_vec()))
}

/// Base64 with its filling.
fn base64(bytes: &[u8]) -> String {
    let mut text = base64url::encoded(bytes).replace('-', "+").replace('_', "/");
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}
