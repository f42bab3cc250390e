//! Finds the words of an expectation in its article. Quotation marks match in any shape and a
//! no-break space matches a space, so that an expectation can be typed on any keyboard.

use newsloupe::Span;

/// An article that can be searched.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) whole: String,
    plain: String,
    /// For every byte of `plain` (and its end) the byte of `text`.
    back: Vec<usize>,
}

impl Text {
    pub(crate) fn new(text: String) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut back = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            plain.push(plain_char(c));
            back.resize(plain.len(), at);
        }
        back.push(text.len());
        Self { whole: text, plain, back }
    }

    pub(crate) fn words(&self, span: Span) -> &str {
        span.of(&self.whole)
    }

    /// Every place of `words`, or of a stretch that begins and ends with what stands before and
    /// behind ` … `. `words #2` means the second place alone.
    pub(crate) fn places(&self, words: &str, whole_words: bool) -> Vec<Span> {
        let (words, chosen) = numbered(words);
        let words: String = words.chars().map(plain_char).collect();
        let mut found = self.exact(&words, whole_words);
        if found.is_empty()
            && let Some((first, last)) = words.split_once(" … ")
        {
            for start in self.exact(first, whole_words) {
                let tail = &self.plain[start.end as usize..];
                if let Some(at) = tail.find(last) {
                    found.push(Span::new(
                        start.start as usize,
                        start.end as usize + at + last.len(),
                    ));
                }
            }
        }
        if !chosen.is_empty() {
            found = chosen.iter().filter_map(|n| found.get(n.checked_sub(1)?).copied()).collect();
        }
        found.into_iter().map(|s| self.original(s)).collect()
    }

    fn exact(&self, words: &str, whole_words: bool) -> Vec<Span> {
        if words.is_empty() {
            return Vec::new();
        }
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.plain
            .match_indices(words)
            .map(|(at, w)| Span::new(at, at + w.len()))
            .filter(|s| {
                let before = self.plain[..s.start as usize].chars().next_back();
                let behind = self.plain[s.end as usize..].chars().next();
                let inside = |edge: Option<char>, out: Option<char>| word(edge) && word(out);
                !whole_words
                    || !(inside(words.chars().next(), before)
                        || inside(words.chars().next_back(), behind))
            })
            .collect()
    }

    fn original(&self, plain: Span) -> Span {
        Span::new(self.back[plain.start as usize], self.back[plain.end as usize])
    }

    /// The place of `words` that is nearest to one of `parts` without lying inside any.
    pub(crate) fn nearest(&self, words: &str, parts: &[Span]) -> Option<Span> {
        let apart = |place: &Span| {
            let from = |part: &Span| {
                place.start.saturating_sub(part.end).max(part.start.saturating_sub(place.end))
            };
            parts.iter().map(from).min()
        };
        let mut places = self.places(words, true);
        places.retain(|p| parts.iter().all(|part| !part.contains(*p)));
        places.into_iter().min_by_key(apart)
    }

    /// `span` without white space, marks and stops at its ends.
    pub(crate) fn core(&self, span: Span) -> Span {
        span.trimmed(&self.whole, |c| " \t\r\n\u{a0}\"“”'‘’«»„‚‹›.,;:!?…()–—-".contains(c))
    }

    /// The first words of a span, for a message.
    pub(crate) fn start(&self, span: Span) -> String {
        shortened(self.words(span), 60)
    }
}

/// At most `most` characters of `text`, on one line.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let mut line: String = text.chars().take(most).map(|c| if c < ' ' { ' ' } else { c }).collect();
    if text.chars().count() > most {
        line.push('…');
    }
    line
}

/// `Ann Lee #2` is `Ann Lee` and `[2]`.
fn numbered(words: &str) -> (&str, Vec<usize>) {
    let mut words = words.trim();
    let mut numbers = Vec::new();
    while let Some((head, tail)) = words.rsplit_once(" #") {
        let Ok(n) = tail.parse() else { break };
        numbers.insert(0, n);
        words = head.trim_end();
    }
    (words, numbers)
}

fn plain_char(c: char) -> char {
    match c {
        '‘' | '’' | '‚' => '\'',
        '“' | '”' | '„' => '"',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    }
}

/// Shared length by total length, 0 to 1.
pub(crate) fn overlap(a: Span, b: Span) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    if shared == 0 { 0.0 } else { f64::from(shared) / f64::from(a.to(b).len() as u32) }
}

/// A span of a report in bytes.
pub(crate) fn span([start, end]: [u32; 2]) -> Span {
    Span { start, end }
}
