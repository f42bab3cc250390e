//! A ZIP file of a few small files, stored as they are.
//!
//! Written by hand, because learning platforms read packages with whatever their language brings,
//! and Java's `ZipInputStream` refuses a stored file whose size stands behind it, as the small
//! crates that write streams put it. The same files give the same bytes: their date is 1 January
//! 1980, the first that ZIP knows.

use crate::crc32;

/// The version of ZIP that plain files in folders need: 2.0.
const NEEDS: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const METHOD_STORED: u16 = 0;
const TIME: u16 = 0;
/// 1 January 1980.
const DATE: u16 = 1 << 5 | 1;

/// The bytes of a ZIP file of these files, each with its path (`/` between folders). All together
/// must stay below 4 GiB, and the files below 65,536; no package of an exercise comes near.
pub fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let size = files.iter().map(|(name, bytes)| bytes.len() + 2 * name.len() + 76).sum::<usize>();
    let mut out = Vec::with_capacity(size + 22);
    let mut central = Vec::new();
    for (name, bytes) in files {
        let offset = out.len() as u32;
        let size = bytes.len() as u32;
        let mut common = Vec::with_capacity(26);
        short(&mut common, &[NEEDS, FLAGS, METHOD_STORED, TIME, DATE]);
        long(&mut common, &[crc32::of(bytes), size, size]);
        short(&mut common, &[name.len() as u16, 0]); // no extra field

        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(bytes);

        central.extend_from_slice(b"PK\x01\x02");
        short(&mut central, &[NEEDS]);
        central.extend_from_slice(&common);
        short(&mut central, &[0, 0, 0]); // no comment, first disk, binary
        long(&mut central, &[0, offset]);
        central.extend_from_slice(name.as_bytes());
    }
    let (at, count) = (out.len() as u32, files.len() as u16);
    out.extend_from_slice(&central);
    out.extend_from_slice(b"PK\x05\x06");
    short(&mut out, &[0, 0, count, count]);
    long(&mut out, &[central.len() as u32, at]);
    short(&mut out, &[0]); // no comment
    out
}

fn short(out: &mut Vec<u8>, numbers: &[u16]) {
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

fn long(out: &mut Vec<u8>, numbers: &[u32]) {
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::pack;
    use std::io::Read;

    #[test]
    fn another_reader_finds_every_file_unchanged() {
        let files: [(&str, &[u8]); 3] =
            [("a.xml", b"<a/>"), ("content/\u{e9}.json", b"{}"), ("empty", b"")];
        let bytes = pack(&files);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("opens");
        assert_eq!(archive.len(), files.len());
        for (i, (name, content)) in files.iter().enumerate() {
            let mut file = archive.by_index(i).expect("is there"); // checks the checksum as it reads
            let mut read = Vec::new();
            file.read_to_end(&mut read).expect("reads");
            assert_eq!((file.name(), read.as_slice()), (*name, *content));
        }
        assert_eq!(bytes, pack(&files));
        assert_eq!(pack(&[]).len(), 22);
    }
}
