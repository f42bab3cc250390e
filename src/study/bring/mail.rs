//! Mail (`.eml`) and pages that a browser saved as one file (`.mhtml`): both are MIME.

use super::charset::{Decode, named, shown};
use super::codes::{base64, header, quoted_printable};
use super::lines::{Found, of_page};

/// Mail in mail in mail ends here.
const DEEPEST: usize = 12;
/// A mail of more parts than this is read as far as that.
const MOST_PARTS: usize = 2000;

/// Whether bytes begin like a mail: with headers, one of them a mail's own.
pub fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let mut own = false;
    for (i, line) in head.lines().enumerate() {
        if line.is_empty() {
            break;
        }
        let continued = line.starts_with([' ', '\t']) && i > 0;
        let Some((name, _)) = line.split_once(':') else {
            // A mailbox file begins with "From somebody", and the sample may end inside a line.
            if continued || (i == 0 && line.starts_with("From ")) || head.len() >= 4096 {
                continue;
            }
            return false;
        };
        if !continued && (name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic())) {
            return false;
        }
        let mark = [
            "mime-version",
            "message-id",
            "received",
            "snapshot-content-location",
            "content-type",
            "return-path",
        ];
        own |= mark.iter().any(|m| name.eq_ignore_ascii_case(m));
    }
    own
}

/// The text of a mail, or of the page in it: its subject as the headline, then its words.
pub fn read(bytes: &[u8], decode: Decode) -> Found {
    let (head, body) = split(bytes);
    let snapshot = value(&head, "snapshot-content-location");
    let mut best = Best::default();
    let mut count = MOST_PARTS;
    walk(&head, body, 0, &mut count, &mut best);
    let mut found = Found::default();
    if let Some((charset, page)) = &best.page {
        let charset =
            charset.clone().or_else(|| named(page)).or_else(|| shown(page).map(str::to_owned));
        found = of_page(&decode(charset.as_deref().unwrap_or("utf-8"), page));
    }
    if let (true, Some((charset, plain, flowed))) = (found.text.trim().is_empty(), &best.plain) {
        let charset = charset.as_deref().or_else(|| shown(plain)).unwrap_or("utf-8");
        let text = decode(charset, plain).replace("\r\n", "\n");
        let text = if *flowed { unfolded(&text) } else { text };
        text.trim().clone_into(&mut found.text);
    }
    let subject = value(&head, "subject").map(|s| header(&s, decode)).unwrap_or_default();
    if snapshot.is_some() {
        // Its Date says when it was saved, not when it was published.
        found.address = snapshot.filter(|a| a.starts_with("http"));
    } else {
        found.published = found.published.or_else(|| value(&head, "date").and_then(|d| day(&d)));
        found.address = None; // what is named in a newsletter is not the newsletter
        let first = found.text.lines().next().unwrap_or_default();
        if !subject.is_empty() && first != subject && !found.text.is_empty() {
            found.text = format!("{subject}\n\n{}", found.text);
        }
    }
    found
}

/// The parts worth reading: the charset that is named, and the bytes.
#[derive(Default)]
struct Best {
    page: Option<(Option<String>, Vec<u8>)>,
    plain: Option<(Option<String>, Vec<u8>, bool)>,
}

fn walk(head: &[(String, String)], body: &[u8], depth: usize, count: &mut usize, best: &mut Best) {
    let kind = value(head, "content-type").unwrap_or_else(|| "text/plain".to_owned());
    let lower = kind.to_ascii_lowercase();
    if depth > DEEPEST || *count == 0 {
        return;
    }
    *count -= 1;
    if lower.starts_with("multipart/") {
        let Some(boundary) = parameter(&kind, "boundary").filter(|b| !b.is_empty()) else { return };
        for part in parts(body, boundary.as_bytes()) {
            let (head, body) = split(part);
            walk(&head, body, depth + 1, count, best);
        }
        return;
    }
    if lower.starts_with("message/rfc822") {
        let (head, body) = split(body);
        return walk(&head, body, depth + 1, count, best);
    }
    let attached = value(head, "content-disposition")
        .is_some_and(|d| d.to_ascii_lowercase().starts_with("attachment"));
    let is_page = lower.starts_with("text/html") || lower.starts_with("application/xhtml");
    let is_plain = lower.starts_with("text/plain");
    if attached
        || (is_page && best.page.is_some())
        || (is_plain && best.plain.is_some())
        || !(is_page || is_plain)
    {
        return;
    }
    let coding = value(head, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    let bytes = match coding.trim() {
        "quoted-printable" => quoted_printable(body, false),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    let charset = parameter(&kind, "charset");
    if is_page {
        best.page = Some((charset, bytes));
    } else {
        let flowed = parameter(&kind, "format").is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
        best.plain = Some((charset, bytes, flowed));
    }
}

/// The headers, their folded lines made whole, and the body behind the first empty line.
fn split(bytes: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut head: Vec<(String, String)> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        let line = String::from_utf8_lossy(&rest[..end]);
        rest = rest.get(end + 1..).unwrap_or_default();
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        match (line.starts_with([' ', '\t']), head.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (_, _, Some((name, value))) => {
                head.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => {}
        }
    }
    (head, rest)
}

fn value(head: &[(String, String)], name: &str) -> Option<String> {
    head.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone())
}

/// A parameter of a header: `text/html; charset="utf-8"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|p| {
        let (n, v) = p.split_once('=')?;
        n.trim().eq_ignore_ascii_case(name).then(|| v.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines that begin with `--boundary`.
fn parts<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let (mut at, mut start) = (0, None);
    while at < body.len() {
        let end = body[at..].iter().position(|b| *b == b'\n').map_or(body.len(), |n| at + n + 1);
        let line = &body[at..end];
        let after = line.strip_prefix(b"--").and_then(|l| l.strip_prefix(boundary));
        if let Some(after) =
            after.map(<[u8]>::trim_ascii_end).filter(|a| a.is_empty() || *a == b"--")
        {
            if let Some(start) = start {
                found.push(body.get(start..at).unwrap_or_default());
            }
            start = after.is_empty().then_some(end);
        }
        at = end;
    }
    if let Some(start) = start {
        found.push(body.get(start..).unwrap_or_default()); // the last boundary is missing
    }
    found
}

/// Lines that a mail program broke, made whole (RFC 3676).
fn unfolded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        out.push_str(line);
        if !line.ends_with(' ') || line == "-- " {
            out.push('\n');
        }
    }
    out
}

/// The day of a mail's date, `Tue, 26 Mar 2024 10:00:00 +0000`, as it was where it was sent.
fn day(date: &str) -> Option<String> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let date = date.split_once(',').map_or(date, |(_, rest)| rest);
    let mut words = date.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?.to_ascii_lowercase(), words.next()?);
    let day: u32 = day.parse().ok().filter(|d| (1..=31).contains(d))?;
    let month = MONTHS.find(month.get(..3)?).filter(|at| at % 3 == 0)? / 3 + 1;
    let year: u32 = year.parse().ok().filter(|y| (1970..=9999).contains(y))?;
    Some(format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::super::charset::natively;
    use super::*;

    const MAIL: &str = "From: Ann Lee <a@example.org>\r\nDate: Tue, 26 Mar 2024 10:00:00 +0000\r\n\
        Subject: =?utf-8?Q?Z=C3=BCrich?=\r\n votes\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed;\r\n boundary=\"x1\"\r\n\r\nnot this\r\n--x1\r\n\
        Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nplain\r\n\
        --y\r\nContent-Type: text/html; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>The caf=E9 said =93no=94.=\r\n</p><p>Twice.</p>\r\n--y--\r\n--x1\r\nContent-Type: text/html\r\n\
        Content-Disposition: attachment; filename=a.html\r\n\r\n<p>attached</p>\r\n--x1--\r\n";

    #[test]
    fn a_mail_gives_its_subject_and_its_words() {
        assert!(is_mail(MAIL.as_bytes()));
        let found = read(MAIL.as_bytes(), &natively);
        assert_eq!(found.text, "Zürich votes\n\nThe café said no.\n\nTwice.");
        assert_eq!(found.published.as_deref(), Some("2024-03-26"));
        assert_eq!(found.address, None);
    }

    #[test]
    fn a_plain_mail_is_made_whole() {
        let mail = "Message-ID: <1>\nSubject: Pier\nContent-Type: text/plain; charset=utf-8; format=flowed\n\
                    Content-Transfer-Encoding: base64\n\nVGhlIHBpZXIgCmlzIGNsb3NlZC4KClllcy4K";
        assert_eq!(read(mail.as_bytes(), &natively).text, "Pier\n\nThe pier is closed.\n\nYes.");
        assert_eq!(read(b"Subject: x\r\n\r\n", &natively).text, "");
    }

    #[test]
    fn a_saved_page_gives_its_article_and_where_it_stood() {
        let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/pier\r\nSubject: Pier\r\n\
            Date: Tue, 26 Mar 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\
            ----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n<h1>Pier</h1><p>Words.</p>\r\n----b--\r\nContent-Type: text/css\r\n\r\np {}\r\n----b----\r\n";
        assert!(is_mail(page.as_bytes()));
        let found = read(page.as_bytes(), &natively);
        assert_eq!(found.text, "Pier\n\nWords.");
        assert_eq!(found.address.as_deref(), Some("https://example.org/pier"));
        assert_eq!(found.published, None, "it says when it was saved, not when it was published");
    }

    #[test]
    fn an_article_is_no_mail() {
        assert!(!is_mail(b"Subject: to change\n\nThe council voted."));
        assert!(!is_mail(b"Council votes: no\nIt said: yes\nContent-Type in a sentence"));
        assert!(!is_mail(b""));
        assert!(is_mail(b"Received: from x\n by y\nFrom: z\n\nHello"));
    }

    #[test]
    fn days_of_mails() {
        assert_eq!(day("6 Apr 2024 01:00 GMT").as_deref(), Some("2024-04-06"));
        for wrong in ["", "soon", "40 Apr 2024", "1 Abc 2024", "1 é 2024", "1 anf 2024"] {
            assert_eq!(day(wrong), None);
        }
    }
}
