//! Bringing text in: a paste with its structure, files, the bookmarklet, the share menu.
//!
//! What comes in becomes plain text here and is never rendered. The formats are pure functions over
//! bytes ([`open`] picks one); what needs the browser is in [`paste`], [`take`] and [`visit`].

pub mod charset;
pub mod codes;
pub mod entities;
pub mod kind;
pub mod lines;
pub mod mail;
pub mod markdown;
pub mod markup;
pub mod office;
pub mod paste;
pub mod renew;
pub mod room;
pub mod take;
pub mod trouble;
pub mod visit;
pub mod word;
pub mod zip;

use charset::Decode;
use kind::Kind;
use lines::Found;
use std::sync::Arc;
use trouble::Trouble;

/// Files above this many bytes are not read at all: a saved page may hold its pictures.
pub const MOST_OF_A_FILE: usize = 64 << 20;

/// Where a text came from, as its file or its page says: kept until the text has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The text that it is about.
    pub text: Arc<str>,
    /// Its address.
    pub address: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A text.
    Text(Found),
    /// A packed part of an archive, which the browser has to unpack; then see [`unpacked`].
    Packed(Vec<u8>),
}

/// Reads a file of this name.
///
/// # Errors
///
/// Why it cannot be read.
pub fn open(name: &str, bytes: &[u8], decode: Decode) -> Result<Opened, Trouble> {
    let in_charset = |own: Option<String>| {
        let charset = charset::shown(bytes).map(str::to_owned);
        // What a page says of itself counts, but for what it cannot be.
        let wide = charset
            .as_deref()
            .is_some_and(|c| c.starts_with("utf-16") || bytes.starts_with(&[0xef, 0xbb]));
        let charset = if wide { charset } else { own.or(charset) };
        let text = decode(&charset.ok_or(Trouble::Binary)?, bytes);
        if charset::is_strange(&text) { Err(Trouble::Binary) } else { Ok(text) }
    };
    let text = |text: String| Found { text, ..Found::default() };
    let found = match kind::of(name, bytes) {
        Kind::Plain => text(in_charset(None)?),
        Kind::Markdown => text(markdown::text(&in_charset(None)?)),
        Kind::Page => lines::of_page(&in_charset(charset::named(bytes))?),
        Kind::Mail => mail::read(bytes, decode),
        Kind::Archive => {
            let entries = zip::entries(bytes).ok_or(Trouble::Broken)?;
            let place = office::PLACES.iter().find_map(|p| entries.iter().find(|e| e.name == *p));
            let entry = place.ok_or(Trouble::Binary)?;
            if entry.locked || entries.iter().any(|e| e.name == "EncryptedPackage") {
                return Err(Trouble::Locked);
            }
            if entry.deflated {
                return Ok(Opened::Packed(entry.packed.to_vec()));
            }
            return unpacked(entry.packed).map(Opened::Text);
        }
        Kind::Pdf => return Err(Trouble::Pdf),
        Kind::OldOffice => return Err(Trouble::Locked),
        Kind::RichText => return Err(Trouble::RichText),
        Kind::Binary => return Err(Trouble::Binary),
    };
    checked(found).map(Opened::Text)
}

/// Reads the part of an archive that holds the words.
///
/// # Errors
///
/// Why it cannot be read.
pub fn unpacked(xml: &[u8]) -> Result<Found, Trouble> {
    let text = office::text(&String::from_utf8_lossy(xml));
    checked(Found { text, ..Found::default() })
}

fn checked(found: Found) -> Result<Found, Trouble> {
    if charset::is_strange(&found.text) {
        return Err(Trouble::Binary); // it only began like a mail or a page
    }
    trouble::check(&found.text)?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::charset::natively;
    use super::*;

    fn read(name: &str, bytes: &[u8]) -> Result<String, Trouble> {
        open(name, bytes, &natively).map(|opened| match opened {
            Opened::Text(found) => found.text,
            Opened::Packed(_) => "packed".to_owned(),
        })
    }

    #[test]
    fn each_kind_of_file_gives_its_words() {
        assert_eq!(read("a.txt", "“Zürich”\r\n".as_bytes()).unwrap(), "“Zürich”\r\n");
        assert_eq!(read("a.txt", b"\xff\xfeH\0i\0").unwrap(), "Hi");
        assert_eq!(
            read("old.txt", b"She said \x93no\x94 in the caf\xe9.").unwrap(),
            "She said “no” in the café."
        );
        assert_eq!(read("a.md", b"# Pier\n").unwrap(), "Pier");
        assert_eq!(read("a.html", b"<title>T</title><p>One <b>two</b>").unwrap(), "T\n\nOne two");
        assert_eq!(
            read("a", b"<!doctype html><meta charset=iso-8859-1><p>caf\xe9 au lait").unwrap(),
            "café au lait"
        );
        let document =
            zip::archive(&[("word/document.xml", b"<w:p><w:r><w:t>Words</w:t></w:r></w:p>")]);
        assert_eq!(read("a.docx", &document).unwrap(), "Words");
    }

    #[test]
    fn what_is_no_article_is_named() {
        assert_eq!(read("a.txt", b"  \n"), Err(Trouble::Empty));
        assert_eq!(read("a.txt", b""), Err(Trouble::Empty));
        assert_eq!(
            read("beach.png", &[0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
            Err(Trouble::Binary)
        );
        assert_eq!(read("a.txt", &[0, 1, 2, 3, 255, 254]), Err(Trouble::Binary));
        assert_eq!(read("a.txt", b"a\x07b"), Err(Trouble::Binary));
        assert_eq!(read("a.pdf", b"%PDF-1.4"), Err(Trouble::Pdf));
        assert_eq!(read("a.doc", b"\xd0\xcf\x11\xe0"), Err(Trouble::Locked));
        assert_eq!(read("a.rtf", b"{\\rtf1 x}"), Err(Trouble::RichText));
        assert_eq!(read("a.docx", b"PK\x03\x04 cut"), Err(Trouble::Broken));
        assert_eq!(
            read("a.docx", &zip::archive(&[("xl/workbook.xml", b"")])),
            Err(Trouble::Binary)
        );
        assert_eq!(
            read("a.docx", &zip::archive(&[("word/document.xml", b"<w:p/>")])),
            Err(Trouble::Empty)
        );
        let long = "word ".repeat(500_000);
        assert_eq!(read("a.txt", long.as_bytes()), Err(Trouble::TooLong { bytes: long.len() }));
    }

    /// Any bytes give a text or a word on what is wrong, and never a control character or a tag of
    /// those that were made.
    #[test]
    fn any_bytes_give_text_or_words() {
        let seeds: [(&str, Vec<u8>); 7] = [
            ("a.txt", "“Zürich” – no & yes\n".as_bytes().to_vec()),
            ("a.md", "# [a](b) ![c](d) *e* `f` | g\n---\n> h\n".as_bytes().to_vec()),
            ("a.html", "<p a='b'>x &amp; y<figure><img alt=\"a b c d\"><figcaption>é</figcaption></figure><script>z</script><!-- c --><article><h1>ü</h1></article>".as_bytes().to_vec()),
            ("a.eml", b"Subject: =?utf-8?q?=C3=A9?=\r\nMIME-Version: 1\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A9=\r\n</p>\r\n--b--\r\n".to_vec()),
            ("a.docx", zip::archive(&[("word/document.xml", "<w:p><w:r><w:t>é &lt; x</w:t></w:r></w:p>".as_bytes())])),
            ("a.odt", zip::archive(&[("content.xml", "<text:p>é</text:p><text:note><text:p>x".as_bytes())])),
            ("a", b"\xff\xfe<\0p\0>\0".to_vec()),
        ];
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut random = move |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % below.max(1) as u64).unwrap()
        };
        let mut texts = 0;
        for round in 0..6000 {
            let (name, mut bytes) = seeds[round % seeds.len()].clone();
            for _ in 0..random(6) {
                let at = random(bytes.len());
                match random(5) {
                    0 => bytes.truncate(at),
                    1 => bytes.insert(at.min(bytes.len()), random(256) as u8),
                    2 => bytes.extend_from_within(at.min(bytes.len())..),
                    3 => drop(bytes.splice(at..at, b"<>&=?\"'-/".iter().copied())),
                    _ => {
                        if let Some(byte) = bytes.get_mut(at) {
                            *byte = random(256) as u8;
                        }
                    }
                }
            }
            match open(name, &bytes, &natively) {
                Ok(Opened::Text(found)) => {
                    texts += 1;
                    assert!(!found.text.trim().is_empty());
                    assert!(!charset::is_strange(&found.text), "{:?}", found.text);
                }
                Ok(Opened::Packed(packed)) => drop(unpacked(&packed)),
                Err(trouble) => assert!(!trouble.advice(name).is_empty()),
            }
            let _ = lines::of_selection(&String::from_utf8_lossy(&bytes));
            let _ = unpacked(&bytes);
            let _ = mail::read(&bytes, &natively);
        }
        assert!(texts > 2000, "{texts}");
    }
}
