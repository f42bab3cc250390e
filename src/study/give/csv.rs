//! Comma-separated values, one row a mark: RFC 4180, in UTF-8 with a byte order mark, because
//! spreadsheets take a file without one for another encoding.

use super::piece::Piece;
use std::fmt::Write;

const HEAD: &str = "layer,what,part,words,start,end,who,value,why,confidence,corrected\r\n";

/// All marks of a piece.
pub fn write(piece: &Piece<'_>) -> String {
    let mut out = format!("\u{feff}{HEAD}");
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

/// What makes a spreadsheet take a cell for a formula when it begins with it; the wide forms count
/// as the narrow ones in some languages.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text in quotation marks, its own doubled. What a spreadsheet would run as a formula has an
/// apostrophe before it, as OWASP advises: then it is shown and not run.
fn cell(text: &str) -> String {
    let begins = text.trim_start_matches([' ', '"', '\'', '\u{a0}', '\u{feff}']);
    let runs = begins.starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n']);
    format!("\"{}{}\"", if runs { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_defused() {
        let hostile = [
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-2+3", "\"'-2+3\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""),
            ("＝1", "\"'＝1\""),
            (" =1", "\"' =1\""),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("\"=1", "\"'\"\"=1\""),
        ];
        for (text, safe) in hostile {
            assert_eq!(cell(text), safe);
        }
    }

    #[test]
    fn what_is_harmless_stays_as_it_is() {
        for text in ["", "a=1", "“We, too,” she said", "1-2", "two\nlines", "é"] {
            assert_eq!(cell(text), format!("\"{text}\""));
        }
        assert_eq!(cell("say \"yes\""), "\"say \"\"yes\"\"\"");
    }
}
