//! Cutting and searching texts by characters.
//!
//! The standard library's searchers are made anew for every kind of pattern, and a slice that could
//! fail brings the words in which it would say so: together 3 KB of what a reader downloads. These
//! are one function each, for all patterns. What lies past the end, or inside a character, is "".

/// What can be asked of a text.
pub(crate) trait Cut {
    /// From one byte to another.
    fn part(&self, start: usize, end: usize) -> &str;
    /// From a byte on.
    fn rest_from(&self, start: usize) -> &str;
    /// Up to a byte.
    fn until(&self, end: usize) -> &str;
    /// How many digits it begins with.
    fn digits(&self) -> usize;
    /// Whether its first character is such a one.
    fn first_is(&self, is: fn(char) -> bool) -> bool;
    /// Whether it begins with one of the signs.
    fn starts_in(&self, signs: &str) -> bool;
    /// Whether it ends with one of the signs.
    fn ends_in(&self, signs: &str) -> bool;
    /// Where the first of the signs stands.
    fn find_any(&self, signs: &str) -> Option<usize>;
    /// Where the last of the signs stands.
    fn rfind_any(&self, signs: &str) -> Option<usize>;
    /// What stands before the first of the signs, and what behind it.
    fn parted(&self, signs: &str) -> Option<(&str, &str)>;
    /// What stands between characters that part.
    fn pieces(&self, parts: &dyn Fn(char) -> bool) -> Vec<&str>;
    /// Whether any of the signs stands in it.
    fn holds_any(&self, signs: &str) -> bool;
    /// Whether a piece stands in it.
    fn holds(&self, piece: &str) -> bool;
    /// Without what stands at its start and may go.
    fn without_start(&self, goes: &dyn Fn(char) -> bool) -> &str;
    /// Without what stands at its end and may go.
    fn without_end(&self, goes: &dyn Fn(char) -> bool) -> &str;
    /// Without what is no letter and no digit at both ends.
    fn bare(&self) -> &str;
    /// Without any of the signs at its end.
    fn trim_end_of(&self, signs: &str) -> &str;
}

impl Cut for str {
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn part(&self, start: usize, end: usize) -> &str {
        self.get(start..end).unwrap_or("")
    }

    fn rest_from(&self, start: usize) -> &str {
        self.part(start, self.len())
    }

    fn until(&self, end: usize) -> &str {
        self.part(0, end)
    }

    fn digits(&self) -> usize {
        self.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn first_is(&self, is: fn(char) -> bool) -> bool {
        self.chars().next().is_some_and(is)
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn starts_in(&self, signs: &str) -> bool {
        self.chars().next().is_some_and(|c| is_in(c, signs))
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn ends_in(&self, signs: &str) -> bool {
        self.chars().next_back().is_some_and(|c| is_in(c, signs))
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn find_any(&self, signs: &str) -> Option<usize> {
        self.char_indices().find(|(_, c)| is_in(*c, signs)).map(|(at, _)| at)
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn rfind_any(&self, signs: &str) -> Option<usize> {
        self.char_indices().rfind(|(_, c)| is_in(*c, signs)).map(|(at, _)| at)
    }

    fn parted(&self, signs: &str) -> Option<(&str, &str)> {
        let at = self.find_any(signs)?;
        let sign = self.rest_from(at).chars().next()?;
        Some((self.until(at), self.rest_from(at + sign.len_utf8())))
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn pieces(&self, parts: &dyn Fn(char) -> bool) -> Vec<&str> {
        let (mut out, mut start) = (Vec::new(), 0);
        for (at, c) in self.char_indices().filter(|(_, c)| parts(*c)) {
            out.push(self.part(start, at));
            start = at + c.len_utf8();
        }
        out.push(self.rest_from(start));
        out
    }

    fn holds_any(&self, signs: &str) -> bool {
        self.find_any(signs).is_some()
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn holds(&self, piece: &str) -> bool {
        // A sum that rolls over the text, so that no text is slow.
        const BASE: u32 = 0x0100_0193;
        let (text, piece) = (self.as_bytes(), piece.as_bytes());
        let sum = |sum: u32, byte: &u8| sum.wrapping_mul(BASE).wrapping_add(u32::from(*byte));
        let wanted = piece.iter().fold(0, sum);
        let gone = piece.iter().fold(1, |gone: u32, _| gone.wrapping_mul(BASE));
        let mut here = 0;
        for (i, byte) in text.iter().enumerate() {
            here = sum(here, byte);
            if let Some(first) = i.checked_sub(piece.len()) {
                here = here.wrapping_sub(gone.wrapping_mul(u32::from(text[first])));
            }
            if here == wanted && text.get(..=i).is_some_and(|t| t.ends_with(piece)) {
                return true;
            }
        }
        piece.is_empty()
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn without_start(&self, goes: &dyn Fn(char) -> bool) -> &str {
        let mut chars = self.chars();
        loop {
            let rest = chars.as_str();
            if !chars.next().is_some_and(goes) {
                return rest;
            }
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn without_end(&self, goes: &dyn Fn(char) -> bool) -> &str {
        let mut chars = self.chars();
        loop {
            let rest = chars.as_str();
            if !chars.next_back().is_some_and(goes) {
                return rest;
            }
        }
    }

    fn bare(&self) -> &str {
        let goes = |c: char| !c.is_alphanumeric();
        self.without_start(&goes).without_end(&goes)
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn trim_end_of(&self, signs: &str) -> &str {
        self.without_end(&|c| is_in(c, signs))
    }
}

fn is_in(c: char, signs: &str) -> bool {
    signs.chars().any(|sign| sign == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn past_the_end_and_inside_a_character_nothing_stands() {
        let text = "aéb";
        assert_eq!((text.part(1, 3), text.rest_from(3), text.until(1)), ("é", "b", "a"));
        assert_eq!((text.part(2, 3), text.part(3, 1), text.rest_from(9)), ("", "", ""));
    }

    #[test]
    fn it_agrees_with_the_standard_library() {
        let texts = ["", "a", "a, b–c.", "–", "é’s", "...", "“No.”", "ab abc abcd", "aabaabaaab"];
        let (signs, list) = (",.–’”", [',', '.', '–', '’', '”']);
        for text in texts {
            assert_eq!(text.ends_in(signs), text.ends_with(list));
            assert_eq!(text.starts_in(signs), text.starts_with(list));
            assert_eq!(text.find_any(signs), text.find(list));
            assert_eq!(text.rfind_any(signs), text.rfind(list));
            assert_eq!(text.holds_any(signs), text.contains(list));
            assert_eq!(text.parted(signs), text.split_once(list));
            assert_eq!(text.trim_end_of(signs), text.trim_end_matches(list));
            assert_eq!(text.bare(), text.trim_matches(|c: char| !c.is_alphanumeric()));
            let is_in = |c: char| list.contains(&c);
            assert_eq!(text.without_start(&is_in), text.trim_start_matches(is_in));
            assert_eq!(text.pieces(&is_in), text.split(is_in).collect::<Vec<_>>());
            for piece in texts {
                assert_eq!(text.holds(piece), text.contains(piece), "{text:?} {piece:?}");
            }
        }
    }

    #[test]
    fn long_texts_that_repeat_are_searched_once() {
        let text = "a".repeat(1 << 20);
        let piece = "a".repeat(1 << 19) + "b";
        assert!(!text.holds(&piece));
    }
}
