//! The stored form of a sealed key. Sealing itself is the browser's: PBKDF2 and AES-GCM of its
//! `WebCrypto`.

use crate::base64url::{decoded, encoded};
use crate::model::Sealed;

/// Bytes of salt.
pub const SALT: usize = 16;
/// Bytes that begin AES-GCM.
pub const IV: usize = 12;
/// Bytes of AES-GCM's tag.
const TAG: usize = 16;
/// Rounds of PBKDF2 with SHA-256 that a key is sealed with: what OWASP advises since 2023. A slow
/// laptop takes about a second.
pub const ROUNDS: u32 = 600_000;
/// Fewer rounds are no seal, and more would hold a file's reader up for minutes.
const ROUNDS_READ: std::ops::RangeInclusive<u32> = 100_000..=10_000_000;

/// What the browser needs to open a sealed key, as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// [`SALT`] bytes of chance.
    pub salt: Vec<u8>,
    /// Rounds of PBKDF2.
    pub rounds: u32,
    /// [`IV`] bytes of chance.
    pub iv: Vec<u8>,
    /// The sealed bytes with their tag.
    pub data: Vec<u8>,
}

impl Parts {
    /// The stored form.
    pub fn sealed(&self) -> Sealed {
        Sealed {
            salt: encoded(&self.salt),
            rounds: self.rounds,
            iv: encoded(&self.iv),
            data: encoded(&self.data),
        }
    }

    /// The bytes of a stored form; none where it is not one that a word can open.
    pub fn of(sealed: &Sealed) -> Option<Self> {
        let parts = Self {
            salt: decoded(&sealed.salt)?,
            rounds: sealed.rounds,
            iv: decoded(&sealed.iv)?,
            data: decoded(&sealed.data)?,
        };
        let fits = parts.salt.len() == SALT
            && parts.iv.len() == IV
            && parts.data.len() > TAG
            && ROUNDS_READ.contains(&parts.rounds);
        fits.then_some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_is_read_and_what_no_word_opens_is_refused() {
        let parts =
            Parts { salt: vec![7; SALT], rounds: ROUNDS, iv: vec![9; IV], data: vec![0xfb; 40] };
        let sealed = parts.sealed();
        assert_eq!(Parts::of(&sealed), Some(parts));
        let broken: [fn(&mut Sealed); 6] = [
            |s| s.salt = encoded(&[7; SALT - 1]),
            |s| s.iv = encoded(&[9; IV + 1]),
            |s| s.data = encoded(&[0; TAG]),
            |s| s.data.push('='),
            |s| s.rounds = 1,
            |s| s.rounds = u32::MAX,
        ];
        for change in broken {
            let mut other = sealed.clone();
            change(&mut other);
            assert_eq!(Parts::of(&other), None, "{other:?}");
        }
    }
}
