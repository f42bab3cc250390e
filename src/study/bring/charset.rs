//! In which letters a file is written.

/// Gives the text of bytes in a charset by its name; one that it does not know is read as UTF-8.
/// The browser knows all of them, so none is built in here.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> String;

/// The charset that the bytes themselves show: by their mark, by every second byte being nought, or
/// by being UTF-8 throughout. Else they are of western Europe's old Windows, if they are text.
pub fn shown(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("utf-16le"),
        [0xfe, 0xff, ..] => return Some("utf-16be"),
        [0xef, 0xbb, 0xbf, ..] => return Some("utf-8"),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(2048)];
    let noughts = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    if even + odd > 0 {
        let half = sample.len() / 2;
        return match (even, odd) {
            (0, n) if n * 3 > half * 2 => Some("utf-16le"),
            (n, 0) if n * 3 > half * 2 => Some("utf-16be"),
            _ => None,
        };
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some("utf-8");
    }
    // UTF-8 with one broken letter is still that.
    let odd = String::from_utf8_lossy(bytes);
    let broken = odd.chars().filter(|c| *c == '\u{fffd}').count();
    let whole = odd.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    if broken * 20 < whole {
        return Some("utf-8");
    }
    let control = sample.iter().any(|b| *b < 32 && !matches!(b, b'\n' | b'\r' | b'\t' | 12 | 27));
    let high = sample.iter().filter(|b| **b >= 128).count();
    (!control && high * 2 < sample.len()).then_some("windows-1252")
}

/// The charset that a page names in its first kilobyte.
pub fn named(html: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&html[..html.len().min(1024)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let name: String =
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    // A page that can be read this far is not in UTF-16, whatever it says.
    Some(name).filter(|n| !n.is_empty() && !n.starts_with("utf-16"))
}

/// Whether a text holds what no text holds.
pub fn is_strange(text: &str) -> bool {
    let control = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}' | '\u{85}')
    };
    let sample = || text.chars().take(4096);
    let broken = sample().filter(|c| *c == '\u{fffd}').count();
    sample().any(control) || broken * 20 > sample().count()
}

/// A decoder without a browser, for tests.
#[cfg(test)]
pub fn natively(charset: &str, bytes: &[u8]) -> String {
    let wide = |swap: bool| {
        let bytes =
            bytes.strip_prefix(if swap { &[0xfe, 0xff] } else { &[0xff, 0xfe] }).unwrap_or(bytes);
        let units = bytes
            .chunks_exact(2)
            .map(|b| u16::from_le_bytes(if swap { [b[1], b[0]] } else { [b[0], b[1]] }));
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    };
    match charset.to_ascii_lowercase().as_str() {
        "utf-16le" => wide(false),
        "utf-16be" => wide(true),
        "iso-8859-1" => bytes.iter().map(|b| char::from(*b)).collect(),
        "windows-1252" => {
            let quotes = |b: &u8| match b {
                0x91 => '‘',
                0x92 => '’',
                0x93 => '“',
                0x94 => '”',
                b => char::from(*b),
            };
            bytes.iter().map(quotes).collect()
        }
        _ => String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_show_how_they_are_written() {
        assert_eq!(shown("“Zürich”".as_bytes()), Some("utf-8"));
        assert_eq!(shown(b"caf\xe9 \x93no\x94"), Some("windows-1252"));
        let wide: Vec<u8> = "The council".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(shown(&wide), Some("utf-16le"));
        assert_eq!(shown(&[0x89, b'P', b'N', b'G', 0, 0, 0xff, 0xfe]), None);
        assert_eq!(shown(b""), Some("utf-8"));
        let mut broken = "Zürich sagt “nein” – ".repeat(20).into_bytes();
        broken.push(0xff);
        assert_eq!(shown(&broken), Some("utf-8"));
    }

    #[test]
    fn pages_name_their_charset() {
        assert_eq!(named(b"<meta charset=\"Windows-1251\">").as_deref(), Some("windows-1251"));
        assert_eq!(
            named(b"<meta content='text/html; charset=iso-8859-2'>").as_deref(),
            Some("iso-8859-2")
        );
        assert_eq!(named(b"<meta charset=utf-16>"), None);
        assert_eq!(named(b"<p>"), None);
    }
}
