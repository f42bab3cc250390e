//! A work or an exercise as the fragment of an address: `#v1.` or `#x1.` and, in base64url, a checksum
//! (CRC-32) and compressed JSON (`deflate-raw`). What is behind the `#` is never sent to a server.
//!
//! Here is what can be told without a browser: the form, its checksum, its limits. The browser
//! squeezes and stretches, see `squeeze.rs`.

use newsloupe_exercise::{base64url, crc32};

/// What the fragment of a link begins with, which says what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign(&'static str);

/// A piece of work of the reading room.
pub const WORK: Sign = Sign("#v");
/// An exercise for pupils.
pub const EXERCISE: Sign = Sign("#x");

/// The version of the form.
const VERSION: &str = "1.";

/// Longer links are cut by some chat and mail programs.
pub const LONG: usize = 2_000;
/// Longer links are not given out.
pub const TOO_LONG: usize = 32_000;
/// More packed bytes than this are not unpacked.
const MOST_PACKED: usize = 64 << 10;
/// What is packed may not be longer than this, so that a small link cannot fill the memory.
pub const MOST_UNPACKED: usize = 1 << 20;

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is of a version that this page does not know.
    Newer,
    /// Its end is missing, or something in it was changed.
    Cut,
    /// It holds more than a link may.
    TooLong,
}

/// Whether an address's fragment is one of this sign, of whatever version.
pub fn is_ours(sign: Sign, fragment: &str) -> bool {
    let rest = fragment.strip_prefix(sign.0).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && rest[digits..].starts_with('.')
}

/// The fragment that holds these packed bytes.
pub fn fragment(sign: Sign, packed: &[u8]) -> String {
    let mut bytes = crc32::of(packed).to_be_bytes().to_vec();
    bytes.extend_from_slice(packed);
    format!("{}{VERSION}{}", sign.0, base64url::encoded(&bytes))
}

/// The packed bytes of a fragment.
///
/// # Errors
///
/// See [`Fault`]. What a chat program puts behind a link, like a full stop, does no harm.
pub fn packed(sign: Sign, fragment: &str) -> Result<Vec<u8>, Fault> {
    let rest = fragment.strip_prefix(sign.0).ok_or(Fault::Cut)?;
    let Some(code) = rest.strip_prefix(VERSION) else {
        return Err(if is_ours(sign, fragment) { Fault::Newer } else { Fault::Cut });
    };
    let code = code.trim_end_matches(|c: char| !base64url::is_digit(c));
    if code.len() > MOST_PACKED / 3 * 4 + 8 {
        return Err(Fault::TooLong);
    }
    let bytes = base64url::decoded(code).ok_or(Fault::Cut)?;
    let (sum, packed) = bytes.split_at_checked(4).ok_or(Fault::Cut)?;
    if crc32::of(packed).to_be_bytes() != sum {
        return Err(Fault::Cut);
    }
    Ok(packed.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_in_comes_out() {
        for length in [0, 1, 2, 3, 4, 5, 100, 4096] {
            let bytes: Vec<u8> = (0..length).map(|i: u32| (i * 37 % 256) as u8).collect();
            let link = fragment(WORK, &bytes);
            assert!(is_ours(WORK, &link));
            assert_eq!(packed(WORK, &link), Ok(bytes.clone()));
            for tail in [".", ")", "%20", "…", ">."] {
                let ends = packed(WORK, &format!("{link}{tail}"));
                // `%20` ends in digits: then it is another link, and that is told.
                assert_eq!(ends, if tail == "%20" { Err(Fault::Cut) } else { Ok(bytes.clone()) });
            }
        }
    }

    #[test]
    fn a_link_that_is_cut_or_changed_anywhere_is_told() {
        let link = fragment(WORK, b"one two three four five");
        for end in 0..link.len() {
            assert!(packed(WORK, &link[..end]).is_err(), "{}", &link[..end]);
        }
        for at in 4..link.len() {
            let other = if link.as_bytes()[at] == b'A' { 'B' } else { 'A' };
            let changed = format!("{}{other}{}", &link[..at], &link[at + 1..]);
            // The last letter holds bits that no byte needs.
            assert!(packed(WORK, &changed).is_err() || at + 1 == link.len(), "{changed}");
        }
    }

    #[test]
    fn newer_foreign_and_endless_links_are_told_apart() {
        assert_eq!(packed(WORK, "#v2.AAAA"), Err(Fault::Newer));
        assert_eq!(packed(WORK, "#v10.AAAA"), Err(Fault::Newer));
        let exercise = fragment(EXERCISE, b"one");
        assert!(exercise.starts_with("#x1.") && is_ours(EXERCISE, &exercise));
        assert_eq!(packed(EXERCISE, &exercise).as_deref(), Ok(&b"one"[..]));
        assert!(!is_ours(WORK, &exercise) && packed(WORK, &exercise) == Err(Fault::Cut));
        assert!(
            is_ours(WORK, "#v12.x")
                && !is_ours(WORK, "#v.x")
                && !is_ours(WORK, "#vx")
                && !is_ours(WORK, "#article")
        );
        assert_eq!(packed(WORK, &format!("#v1.{}", "A".repeat(100_000))), Err(Fault::TooLong));
        assert_eq!(packed(WORK, "#v1."), Err(Fault::Cut));
        assert_eq!(packed(WORK, "#v1.é"), Err(Fault::Cut));
    }
}
