//! How mail writes bytes as letters: quoted-printable, base64, and words in headers.

use super::charset::Decode;

/// Bytes out of quoted-printable. What is none stays as it is; with `header` an underscore is a space.
pub fn quoted_printable(source: &[u8], header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(source.len());
    let mut rest = source;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => rest = after,
            (b'=', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = after;
                }
                _ => out.push(b'='),
            },
            (b'_', _) if header => out.push(b' '),
            (byte, _) => out.push(*byte),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

/// Bytes out of base64, its line ends and what else is no digit of it passed over.
pub fn base64(source: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(source.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in source {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        held = (held << 6 | u32::from(digit)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xff) as u8);
        }
    }
    out
}

/// A header's value with its encoded words (`=?utf-8?Q?Z=C3=BCrich?=`) read.
pub fn header(value: &str, decode: Decode) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut after_word = false;
    while let Some(at) = rest.find("=?") {
        let before = &rest[..at];
        rest = &rest[at..];
        // Nothing longer is a word; so a line of half-words is not walked through again and again.
        let word = rest.get(2..).and_then(|r| {
            let mut parts = r.splitn(4, '?');
            let (charset, code, text, end) =
                (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
            let fits =
                charset.len() < 40 && code.len() == 1 && text.len() < 2000 && end.starts_with('=');
            fits.then(|| (charset, code, text, &end[1..]))
        });
        // White space between two words is not part of the text.
        if !(after_word && word.is_some() && before.trim().is_empty()) {
            out.push_str(before);
        }
        after_word = word.is_some();
        let Some((charset, code, text, after)) = word else {
            out.push_str("=?");
            rest = &rest[2..];
            continue;
        };
        let bytes = if code.eq_ignore_ascii_case("b") {
            base64(text.as_bytes())
        } else {
            quoted_printable(text.as_bytes(), true)
        };
        let charset = charset.split('*').next().unwrap_or_default();
        out.push_str(&decode(charset, &bytes));
        rest = after;
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::charset::natively;
    use super::*;

    #[test]
    fn bytes_come_out_of_letters() {
        assert_eq!(
            quoted_printable(b"Z=C3=BCrich =\r\nno=\nw =zz=", false),
            "Zürich now =zz=".as_bytes()
        );
        assert_eq!(base64(b"WsO8\r\ncmljaA=="), "Zürich".as_bytes());
        assert_eq!(base64(b"\xff\x00="), b"");
    }

    #[test]
    fn encoded_words_are_read() {
        let read = |v| header(v, &natively);
        assert_eq!(
            read("=?utf-8?Q?Z=C3=BCrich_votes?= =?UTF-8?B?OiBubw==?= again"),
            "Zürich votes: no again"
        );
        assert_eq!(read("=?iso-8859-1?q?caf=e9?="), "café");
        assert_eq!(read("a =? b =?x?y"), "a =? b =?x?y");
        assert_eq!(read("=?utf-8?Q?open"), "=?utf-8?Q?open");
    }
}
