//! The table of contents of a zip archive, and where its files lie. Unpacking is the browser's work.

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its path, as written.
    pub name: String,
    /// Its bytes as they lie in the archive.
    pub packed: &'a [u8],
    /// Whether they are deflated; else they are the file itself.
    pub deflated: bool,
    /// Whether they are locked with a password.
    pub locked: bool,
}

/// The files that an archive's own list names; `None` where that cannot be read.
pub fn entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    // The list's place is written at the end, before a remark of up to 64 KB.
    let tail = bytes.len().saturating_sub(22 + 0xffff);
    let end = bytes.get(tail..)?.windows(4).rposition(|w| w == b"PK\x05\x06")? + tail;
    let count = short(bytes, end + 10)?;
    let mut at = long(bytes, end + 16)?;
    let mut found = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let (flags, method) = (short(bytes, at + 8)?, short(bytes, at + 10)?);
        let size = long(bytes, at + 20)?;
        let lengths = [short(bytes, at + 28)?, short(bytes, at + 30)?, short(bytes, at + 32)?];
        let head = long(bytes, at + 42)?;
        let name = bytes.get(at + 46..at + 46 + lengths[0])?;
        let data = head.checked_add(30)?.checked_add(short(bytes, head.checked_add(26)?)?)?;
        let data = data.checked_add(short(bytes, head + 28)?)?;
        let packed = bytes.get(data..data.checked_add(size)?)?;
        found.push(Entry {
            name: String::from_utf8_lossy(name).into_owned(),
            packed,
            deflated: method == 8,
            locked: flags & 1 == 1 || !matches!(method, 0 | 8),
        });
        at += 46 + lengths.iter().sum::<usize>();
    }
    Some(found)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let b = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes([b[0], b[1]])))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let b = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes([b[0], b[1], b[2], b[3]])).ok()
}

/// An archive of files that are not packed, for tests.
#[cfg(test)]
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    let word = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let half = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    for (name, bytes) in files {
        let head = out.len();
        let same =
            [&[0; 12][..], &word(bytes.len()), &word(bytes.len()), &half(name.len()), &half(0)]
                .concat();
        out.extend([b"PK\x03\x04\x14\0", &same[..], name.as_bytes(), bytes].concat());
        list.extend(
            [b"PK\x01\x02\x14\0\x14\0", &same[..], &[0; 10], &word(head), name.as_bytes()].concat(),
        );
    }
    let start = out.len();
    out.extend_from_slice(&list);
    out.extend(
        [
            b"PK\x05\x06\0\0\0\0",
            &half(files.len())[..],
            &half(files.len()),
            &word(list.len()),
            &word(start),
            &half(0),
        ]
        .concat(),
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_the_list() {
        let made = archive(&[("a.txt", b"one"), ("word/document.xml", b"<w:p/>")]);
        let found = entries(&made).unwrap();
        assert_eq!(found[1].name, "word/document.xml");
        assert_eq!(found[1].packed, b"<w:p/>");
        assert!(!found[0].deflated && !found[0].locked);
    }

    #[test]
    fn what_is_broken_is_none() {
        let made = archive(&[("a.txt", b"one")]);
        for cut in 0..made.len() {
            let _ = entries(&made[..cut]);
            let mut other = made.clone();
            other[cut] ^= 0xff;
            let _ = entries(&other);
        }
        assert_eq!(entries(b""), None);
        assert_eq!(entries(b"PK\x05\x06"), None);
    }
}
