//! Finds words in a text: whatever their case, whichever quotation marks, whichever spaces.

use newsloupe::Span;

/// What is looked for, made ready once: one pass over a text finds it everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    letters: Vec<char>,
    /// For each place in `letters`, how many before it are a beginning of all (Knuth, Morris, Pratt).
    back: Vec<usize>,
}

/// A character as it is compared.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        c if c.is_whitespace() => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

impl Wanted {
    /// Makes `words` ready; `None` if they hold nothing but spaces.
    pub fn new(words: &str) -> Option<Self> {
        let letters: Vec<char> = words.trim().chars().map(plain).collect();
        if letters.is_empty() {
            return None;
        }
        let mut back = vec![0; letters.len()];
        for i in 1..letters.len() {
            let mut held = back[i - 1];
            while held > 0 && letters[held] != letters[i] {
                held = back[held - 1];
            }
            back[i] = held + usize::from(letters[held] == letters[i]);
        }
        Some(Self { letters, back })
    }

    /// Every place in `text`, in bytes, in order; none overlaps another.
    pub fn places(&self, text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        let mut held = 0;
        // Where each of the last letters began: as many as are looked for.
        let mut starts = vec![0; self.letters.len()];
        for (n, (at, c)) in text.char_indices().enumerate() {
            starts[n % self.letters.len()] = at;
            let letter = plain(c);
            while held > 0 && self.letters[held] != letter {
                held = self.back[held - 1];
            }
            held += usize::from(self.letters[held] == letter);
            if held == self.letters.len() {
                let first = starts[(n + 1) % self.letters.len()];
                found.push(Span::new(first, at + c.len_utf8()));
                held = 0;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str, text: &str) -> Vec<String> {
        let wanted = Wanted::new(words).unwrap();
        wanted.places(text).iter().map(|s| s.of(text).to_owned()).collect()
    }

    #[test]
    fn case_marks_and_spaces_do_not_count() {
        assert_eq!(found("port", "Port of PORTO"), ["Port", "PORT"]);
        assert_eq!(found("\"it's\" ", "He: “It’s”\u{a0}so"), ["“It’s”"]);
        assert_eq!(found("a b", "A\nb, a\u{a0}B"), ["A\nb", "a\u{a0}B"]);
        assert_eq!(found("zürich", "ZÜRICH 🏔 Zürich"), ["ZÜRICH", "Zürich"]);
        assert_eq!(Wanted::new(" \n"), None);
    }

    #[test]
    fn places_do_not_overlap_and_a_false_start_is_taken_back() {
        assert_eq!(found("aa", "aaaaa"), ["aa", "aa"]);
        assert_eq!(found("aab", "aaab aab"), ["aab", "aab"]);
        assert_eq!(found("abab", "abaabab"), ["abab"]);
        assert_eq!(found("x", "none"), [""; 0]);
    }

    #[test]
    fn a_megabyte_of_almost_matches_takes_one_pass() {
        let text = "a".repeat(1 << 20);
        let before = std::time::Instant::now();
        assert_eq!(found(&("a".repeat(2000) + "b"), &text), [""; 0]);
        assert!(before.elapsed().as_secs() < 5, "{:?}", before.elapsed());
    }
}
