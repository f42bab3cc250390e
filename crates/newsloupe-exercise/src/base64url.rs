//! Bytes as text that an address, a form and a chat carry unharmed: base64url (RFC 4648, section 5)
//! without filling.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as base64url.
pub fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let byte = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..=three.len() {
            out.push(char::from(DIGITS[(all >> (18 - 6 * i)) as usize & 63]));
        }
    }
    out
}

/// The bytes of base64url; none where a character is not of it. Bits that no byte needs are not
/// looked at.
pub fn decoded(code: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(code.len() / 4 * 3 + 3);
    let (mut held, mut bits) = (0u32, 0);
    for c in code.chars() {
        held = held << 6 | digit(c)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(out)
}

/// Whether a character can stand in base64url.
pub fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    DIGITS.iter().position(|d| char::from(*d) == c).map(|at| at as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_the_usual_ones() {
        let pairs: [(&[u8], &str); 6] = [
            (b"", ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xfb, 0xff], "-_8"),
        ];
        for (bytes, code) in pairs {
            assert_eq!(encoded(bytes), code);
            assert_eq!(decoded(code).as_deref(), Some(bytes));
        }
        assert_eq!(decoded("Zm9v="), None);
        assert!(is_digit('_') && !is_digit('+') && !is_digit('é'));
    }
}
