//! Cells of comma-separated values, by RFC 4180: nothing that a spreadsheet would run.

/// What a file begins with: spreadsheets take one without it for another encoding than UTF-8.
pub const BEGIN: char = '\u{feff}';

/// What makes a spreadsheet take a cell for a formula when it begins with it; the wide forms count
/// as the narrow ones in some languages.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text in quotation marks, its own doubled. What a spreadsheet would run as a formula has an
/// apostrophe before it, as OWASP advises: then it is shown and not run.
///
/// ```
/// use newsloupe_exercise::csv::cell;
/// assert_eq!(cell("Ann “Nan” Lee"), "\"Ann “Nan” Lee\"");
/// assert_eq!(cell("say \"yes\""), "\"say \"\"yes\"\"\"");
/// assert_eq!(cell("=1+1"), "\"'=1+1\"");
/// ```
pub fn cell(text: &str) -> String {
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
