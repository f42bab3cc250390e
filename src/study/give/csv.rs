//! Comma-separated values, one row a mark: RFC 4180, in UTF-8 with a byte order mark, because
//! spreadsheets take a file without one for another encoding.

use super::piece::Piece;
use newsloupe_exercise::csv::{BEGIN, cell};
use std::fmt::Write;

const HEAD: &str = "layer,what,part,words,start,end,who,value,why,confidence,corrected\r\n";

/// All marks of a piece.
pub fn write(piece: &Piece<'_>) -> String {
    let mut out = format!("{BEGIN}{HEAD}");
    for row in piece.rows() {
        let texts = [row.words, &row.who, &row.value, row.why].map(cell);
        let _ = write!(
            out,
            "{},{},{},{},{},{},{},{},{},{},{}\r\n",
            row.layer.class(),
            row.what,
            row.part,
            texts[0],
            row.start,
            row.end,
            texts[1],
            texts[2],
            texts[3],
            row.confidence,
            if row.corrected { "yes" } else { "no" },
        );
    }
    out
}
