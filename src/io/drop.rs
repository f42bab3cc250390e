//! Reads a file that was dropped or chosen.

use crate::state::failure::{Failure, MOST_BYTES};
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File};

/// The first file of a drop.
pub fn file_of(data: Option<DataTransfer>) -> Option<File> {
    data?.files()?.item(0)
}

/// Reads `file` as text and hands over what came of it.
pub fn read(file: File, done: impl FnOnce(Result<String, Failure>) + 'static) {
    let size = file.size();
    if size > MOST_BYTES as f64 * 2.0 {
        done(Err(Failure::TooLong { bytes: size as usize }));
        return;
    }
    spawn_local(async move {
        let name = file.name();
        let text = match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => Failure::text_of_file(&name, &Uint8Array::new(&buffer).to_vec()),
            Err(_) => Err(Failure::Binary { name }),
        };
        done(text);
    });
}
