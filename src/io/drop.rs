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
    // In JavaScript a size is a float, though never below nought. Twice as much is let in here: a
    // file in UTF-16 may shrink.
    #[expect(clippy::cast_sign_loss)]
    let bytes = file.size() as usize;
    if bytes > MOST_BYTES * 2 {
        done(Err(Failure::TooLong { bytes }));
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
