//! Reads an expectation file: which words an article's reader would mark, and as what. The format
//! is described in `tests/articles/README.md`; this file knows its grammar and nothing of meaning.

/// A piece of a line that can be right or wrong on its own.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) words: String,
    /// Where in its line the mark `~` stands, or would stand.
    pub(crate) col: usize,
    /// Marked as truth that is not found yet.
    pub(crate) missed: bool,
}

/// A line of an expectation file.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its place in the file, from 0.
    pub(crate) at: usize,
    /// The word before the colon, or "". Its `~` stands behind it.
    pub(crate) kind: Item,
    /// `!`: these words must not be marked.
    pub(crate) never: bool,
    /// What stands between the bars; the first one's `~` stands at the start of the line.
    pub(crate) fields: Vec<Item>,
}

impl Line {
    pub(crate) fn first(&self) -> &Item {
        &self.fields[0]
    }

    /// The words of the `n`th field, or "".
    pub(crate) fn field(&self, n: usize) -> Option<&Item> {
        self.fields.get(n)
    }

    /// The field that starts with this word, without it.
    pub(crate) fn named(&self, word: &str) -> Option<Item> {
        self.fields.iter().skip(1).find_map(|f| {
            let words = f.words.strip_prefix(word)?.strip_prefix(' ')?.trim().to_owned();
            Some(Item { words, ..f.clone() })
        })
    }
}

/// What a reader expects of one article.
#[derive(Debug, Default)]
pub(crate) struct Expectation {
    /// The day that the engine is given.
    pub(crate) given: Option<String>,
    /// The day that it should find in the text; `?` for none.
    pub(crate) published: Option<Line>,
    pub(crate) blocks: Vec<Line>,
    pub(crate) quotes: Vec<Line>,
    pub(crate) names: Vec<Line>,
    pub(crate) dates: Vec<Line>,
    pub(crate) credits: Vec<Line>,
    /// The line behind which missed `body` lines are written by `NEWSLOUPE_ARTICLES=mark`.
    pub(crate) blocks_end: usize,
}

const KINDS: &[&str] = &[
    "headline",
    "deck",
    "byline",
    "dateline",
    "timestamp",
    "body",
    "heading",
    "caption",
    "credit",
    "alt_text",
    "video_title",
    "promo",
    "contributor",
    "bio",
    "boilerplate",
    "list_item",
    "pull_quote",
    "direct",
    "partial",
    "indirect",
    "scare",
    "title",
    "person",
    "organization",
    "place",
    "group",
    "event",
    "work",
    "date",
    "time",
    "duration",
    "set",
];

/// Reads a file.
///
/// # Errors
///
/// With the number of the line that has no sense.
pub(crate) fn parse(file: &str) -> Result<Expectation, String> {
    let mut all = Expectation::default();
    let mut section = "";
    for (at, line) in file.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with("# ") || line == "#" {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            if section == "blocks" {
                all.blocks_end = at;
            }
            continue;
        }
        let wrong = |what: &str| format!("line {}: {what}: {line}", at + 1);
        match section {
            "" => match line.split_once(": ").map(|(k, v)| (k.trim_start_matches('~'), v.trim())) {
                Some(("given", day)) => all.given = Some(day.to_owned()),
                Some(("published", _)) => {
                    all.published = Some(read_line(line, at, false).ok_or_else(|| wrong("empty"))?);
                }
                _ => return Err(wrong("neither `given: day` nor `published: day`")),
            },
            name => {
                let list = match name {
                    "blocks" => &mut all.blocks,
                    "quotes" => &mut all.quotes,
                    "names" => &mut all.names,
                    "dates" => &mut all.dates,
                    "credits" => &mut all.credits,
                    _ => return Err(wrong("no such section")),
                };
                let line = read_line(line, at, name != "blocks").ok_or_else(|| wrong("empty"))?;
                if line.kind.words.is_empty()
                    && !line.never
                    && matches!(name, "blocks" | "quotes" | "names")
                {
                    return Err(wrong("no kind before the colon"));
                }
                list.push(line);
                if name == "blocks" {
                    all.blocks_end = at;
                }
            }
        }
    }
    Ok(all)
}

fn read_line(line: &str, at: usize, bars: bool) -> Option<Line> {
    let mut rest = line;
    let missed = take(&mut rest, "~");
    let never = take(&mut rest, "!");
    let mut kind = Item { words: String::new(), col: 0, missed: false };
    if let Some((word, behind)) = rest.split_once(':') {
        let name = word.trim_end_matches('~');
        if KINDS.contains(&name) || name == "published" {
            let col = line.len() - rest.len() + name.len();
            kind = Item { words: name.to_owned(), col, missed: name.len() < word.len() };
            rest = behind;
        }
    }
    let start = line.len() - rest.len();
    let mut fields: Vec<Item> = Vec::new();
    for piece in pieces(rest, if bars { " | " } else { "\n" }) {
        let item = item(line, start + piece.0, piece.1);
        fields.push(item);
    }
    let first = fields.first_mut()?;
    // The first field speaks for the line: its mark stands at the line's start.
    first.col = 0;
    first.missed = missed;
    (!first.words.is_empty()).then_some(Line { at, kind, never, fields })
}

fn take(rest: &mut &str, mark: &str) -> bool {
    match rest.strip_prefix(mark) {
        Some(tail) => {
            *rest = tail.trim_start();
            true
        }
        None => false,
    }
}

/// The pieces of `text` between separators, each with where it starts.
fn pieces<'a>(text: &'a str, separator: &str) -> Vec<(usize, &'a str)> {
    let mut at = 0;
    text.split(separator)
        .map(|piece| {
            let start = at;
            at += piece.len() + separator.len();
            (start, piece)
        })
        .collect()
}

/// The item that `piece`, which starts at `start` of `line`, holds.
fn item(_line: &str, start: usize, piece: &str) -> Item {
    let col = start + piece.len() - piece.trim_start().len();
    let words = piece.trim();
    let (words, missed) = match words.strip_prefix('~') {
        Some(rest) => (rest.trim_start(), true),
        None => (words, false),
    };
    Item { words: words.to_owned(), col, missed }
}

/// The names of a line, each of which can be missed on its own: `Ann Lee; ~Lee`.
pub(crate) fn aliases(line: &Line, source: &str) -> Vec<Item> {
    // The first field again, from the file, so that each alias knows its place in the line.
    let text = source.lines().nth(line.at).unwrap_or("");
    let start = text.find(':').map_or(0, |i| i + 1);
    let end = text[start..].find(" | ").map_or(text.len(), |i| start + i);
    pieces(&text[start..end], ";").into_iter().map(|(at, p)| item(text, start + at, p)).collect()
}

/// `words = value`, where the value can be missed on its own.
pub(crate) fn value(line: &Line, source: &str) -> (String, Option<Item>) {
    let text = source.lines().nth(line.at).unwrap_or("");
    let first = &line.first().words;
    match (first.rsplit_once(" = "), text.rfind(" = ")) {
        (Some((words, value)), Some(at)) => {
            let value = item(text, at + 3, value);
            (words.trim().to_owned(), Some(value))
        }
        _ => (first.clone(), None),
    }
}
