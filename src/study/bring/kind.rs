//! What a file is: by what it begins with, and by its name where that does not tell.

use super::mail;

/// Kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text as it is.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Page,
    /// A mail, or a page saved as one file.
    Mail,
    /// A zip archive, as `.docx` and `.odt` are.
    Archive,
    /// A PDF.
    Pdf,
    /// A locked word processor's file, or one of before 2007.
    OldOffice,
    /// Rich Text Format.
    RichText,
    /// A picture, a sound, a program.
    Binary,
}

/// The kind of a file of this name.
pub fn of(name: &str, bytes: &[u8]) -> Kind {
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|e| name.ends_with(e));
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => return Kind::Pdf,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Kind::Archive,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Kind::OldOffice,
        [b'{', b'\\', b'r', b't', b'f', ..] => return Kind::RichText,
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            return Kind::Binary;
        }
        _ => {}
    }
    if ends(&[".eml", ".mhtml", ".mht", ".mbox"]) || mail::is_mail(bytes) {
        return Kind::Mail;
    }
    if ends(&[".html", ".htm", ".xhtml", ".xht"]) || begins_like_a_page(bytes) {
        return Kind::Page;
    }
    if ends(&[".md", ".markdown", ".mdown"]) { Kind::Markdown } else { Kind::Plain }
}

fn begins_like_a_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let head = bytes[..bytes.len().min(600)].trim_ascii_start().to_ascii_lowercase();
    let holds = |what: &[u8]| head.windows(what.len()).any(|w| w == what);
    head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || (head.starts_with(b"<?xml") || head.starts_with(b"<!--")) && holds(b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_counts_before_the_name() {
        assert_eq!(of("a.txt", b"%PDF-1.7"), Kind::Pdf);
        assert_eq!(of("a.txt", b"\xef\xbb\xbf <!DOCTYPE html><p>x"), Kind::Page);
        assert_eq!(of("a.txt", b"<?xml version='1.0'?><html>"), Kind::Page);
        assert_eq!(of("a.txt", b"PK\x03\x04"), Kind::Archive);
        assert_eq!(of("a.doc", b"\xd0\xcf\x11\xe0"), Kind::OldOffice);
        assert_eq!(of("a.MD", b"# x"), Kind::Markdown);
        assert_eq!(of("a.htm", b"<p>x"), Kind::Page);
        assert_eq!(of("a.eml", b"hello"), Kind::Mail);
        assert_eq!(of("a", b"hello"), Kind::Plain);
        assert_eq!(of("", b""), Kind::Plain);
    }
}
