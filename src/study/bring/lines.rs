//! HTML to the lines of a text: paragraphs, headings, list items, captions and the words that stand
//! in for a picture each on a line of their own, as the engine reads them best.
//!
//! What is surely no text is left out: scripts, styles, templates, what is hidden. Of a whole page,
//! in contrast to a selection, only the article is taken, where there is one.

use super::entities::resolve;
use super::markup::{Tag, Token, among, tokens};

/// Never text.
const DROPPED: &str = " script style noscript template svg math iframe object embed canvas audio video map \
    select datalist progress meter rp rt textarea xmp noembed noframes ";
/// Not the article, if they stand in a whole page.
const AROUND: &str = " nav dialog button menu ";
/// They begin a paragraph.
const PARAGRAPHS: &str = " p h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption ul ol dl table caption hr header \
    footer article aside main nav section fieldset details ";
/// They begin a line.
const BLOCKS: &str = " div li dt dd tr address summary legend center form dialog optgroup option body html \
    thead tbody tfoot hgroup search menu picture ";
/// They have no content and are never closed.
const VOID: &str = " area base br col embed hr img input link meta param source track wbr ";
/// What may be open at once and is remembered; a page nested deeper is read, but flatly.
const DEEPEST: usize = 256;

/// What was found in some HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its text, a line each; an empty line between paragraphs.
    pub text: String,
    /// Where it was published, if it says so.
    pub address: Option<String>,
    /// The day of publication, `YYYY-MM-DD`, if it says so.
    pub published: Option<String>,
}

/// The text of a selection: all of it.
pub fn of_selection(html: &str) -> String {
    Reader::new(false).read(html).text(None)
}

/// The text of a whole page: its article, and what the page says about it.
pub fn of_page(html: &str) -> Found {
    let reader = Reader::new(true).read(html);
    let mut text = reader.text(reader.article());
    if text.is_empty() {
        text = of_selection(html); // then it is all menu
    }
    Found {
        text,
        address: reader.address.filter(|a| a.starts_with("http")),
        published: reader.published,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Headline,
    Caption,
    /// The words that stand in for a picture.
    Alt,
}

#[derive(Debug)]
struct Line {
    text: String,
    kind: Kind,
    /// Whether an empty line stands before it.
    apart: bool,
}

/// An element that is open.
#[derive(Debug)]
struct Open<'a> {
    name: &'a str,
    block: bool,
    /// For an article or the main part: its number among the parts.
    part: Option<usize>,
}

/// A stretch of lines that is an article, or the main part of a page.
#[derive(Debug)]
struct Part {
    article: bool,
    start: usize,
    end: usize,
}

#[derive(Debug)]
#[expect(clippy::struct_excessive_bools)] // each says one thing of where it reads
struct Reader<'a> {
    whole: bool,
    lines: Vec<Line>,
    line: String,
    apart: bool,
    space: bool,
    open: Vec<Open<'a>>,
    /// What is being left out: the element's name, and how many of that name are open.
    skipped: Option<(&'a str, usize)>,
    parts: Vec<Part>,
    /// How many of each are open.
    figures: usize,
    captions: usize,
    headlines: usize,
    pre: usize,
    articles: usize,
    /// Whether an inline element was just closed.
    closed_inline: bool,
    title: String,
    in_title: bool,
    named: Option<String>,
    address: Option<String>,
    published: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(whole: bool) -> Self {
        Self {
            whole,
            lines: Vec::new(),
            line: String::new(),
            apart: false,
            space: false,
            open: Vec::new(),
            skipped: None,
            parts: Vec::new(),
            figures: 0,
            captions: 0,
            headlines: 0,
            pre: 0,
            articles: 0,
            closed_inline: false,
            title: String::new(),
            in_title: false,
            named: None,
            address: None,
            published: None,
        }
    }

    fn read(mut self, html: &'a str) -> Self {
        for token in tokens(html) {
            match token {
                Token::Open(tag) => self.open(tag),
                Token::Close(name) => self.close(name),
                Token::Text(text) => self.words(text),
            }
        }
        self.pop_to(0);
        self.end_line(false);
        self
    }

    fn open(&mut self, tag: Tag<'a>) {
        let name = tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            if name.eq_ignore_ascii_case(skipped) && !tag.closed {
                *depth += 1;
            }
            // A paragraph ends where another begins, closed or not.
            let ended = skipped.eq_ignore_ascii_case("p") && among(PARAGRAPHS, name);
            if !ended {
                return;
            }
            self.skipped = None;
        }
        self.note(&tag);
        let void = tag.closed || among(VOID, name);
        let style = tag.attribute("style").unwrap_or_default();
        let shown = display(&style);
        let left_out = among(DROPPED, name)
            || shown == Some("none")
            || tag.attribute("hidden").is_some()
            || (self.whole && self.is_around(&tag));
        if left_out {
            if !void {
                self.skipped = Some((name, 1));
            }
            return;
        }
        match name.to_ascii_lowercase().as_str() {
            "br" => self.end_line(false),
            "img" => self.picture(&tag),
            "q" => self.put("“"),
            "title" if self.whole => self.in_title = true,
            _ => {}
        }
        let inline = matches!(shown, Some(s) if s.starts_with("inline") || s == "contents");
        let outer = among(PARAGRAPHS, name);
        let block = !inline && (outer || among(BLOCKS, name))
            || matches!(shown, Some("block" | "flex" | "grid" | "table" | "list-item"));
        if block {
            self.end_line(outer);
        } else if among(" td th ", name) && !self.line.is_empty() {
            self.line.push('\t');
            self.space = false;
        } else if self.closed_inline && !self.space {
            // Two spans side by side, kept apart by the page's style alone: “By Ann Lee|3 March”.
            let apart = self.captions > 0 && among(" span small cite em div ", name);
            self.space |= apart || name.eq_ignore_ascii_case("time");
        }
        self.closed_inline = false;
        if void {
            if block {
                self.end_line(outer);
            }
            return;
        }
        self.push(name, block);
    }

    fn push(&mut self, name: &'a str, block: bool) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let article = name.eq_ignore_ascii_case("article");
        let part = (article || name.eq_ignore_ascii_case("main")).then(|| {
            let start = self.lines.len();
            self.parts.push(Part { article, start, end: start });
            self.parts.len() - 1
        });
        self.count(name, true);
        self.open.push(Open { name, block, part });
    }

    fn count(&mut self, name: &str, up: bool) {
        let counter = match name.to_ascii_lowercase().as_str() {
            "figure" => &mut self.figures,
            "figcaption" => &mut self.captions,
            "h1" => &mut self.headlines,
            "pre" => &mut self.pre,
            "article" => &mut self.articles,
            _ => return,
        };
        *counter = if up { *counter + 1 } else { counter.saturating_sub(1) };
    }

    fn close(&mut self, name: &'a str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if name.eq_ignore_ascii_case(skipped) {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        match name.to_ascii_lowercase().as_str() {
            "title" => self.in_title = false,
            "q" => {
                self.space = false;
                self.put("”");
            }
            "p" if !self.open.iter().rev().take(8).any(|o| o.name.eq_ignore_ascii_case("p")) => {
                self.end_line(true);
            }
            _ => {}
        }
        // Only so far up: a stray closing tag must not cost a walk through all that is open.
        let found = self.open.iter().rev().take(64).position(|o| o.name.eq_ignore_ascii_case(name));
        if let Some(back) = found {
            let at = self.open.len() - 1 - back;
            self.closed_inline = !self.open[at].block;
            self.pop_to(at);
        }
    }

    fn pop_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(gone) = self.open.pop() else { return };
            if gone.block {
                self.end_line(among(PARAGRAPHS, gone.name));
            }
            if let Some(part) = gone.part.and_then(|p| self.parts.get_mut(p)) {
                part.end = self.lines.len();
            }
            self.count(gone.name, false);
        }
    }

    fn words(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        let text = resolve(text);
        if self.in_title {
            self.title.push_str(&text);
            return;
        }
        if self.pre > 0 {
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    self.end_line(false);
                }
                self.put(line.trim_end_matches('\r'));
            }
            return;
        }
        if !text.trim().is_empty() {
            self.closed_inline = false;
        }
        self.put(&text);
    }

    /// Adds words to the line; runs of white space become one space, as browsers show them.
    fn put(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\n' | '\t' | '\r' | '\u{c}' => self.space = true,
                // Where a line may be cut, and nothing to read.
                '\u{ad}' | '\u{feff}' | '\u{200b}' | '\u{2060}' => {}
                c if c.is_control() => {}
                c => {
                    if std::mem::take(&mut self.space)
                        && !self.line.is_empty()
                        && !self.line.ends_with('\t')
                    {
                        self.line.push(' ');
                    }
                    self.line.push(if matches!(c, '\u{a0}' | '\u{2028}' | '\u{2029}') {
                        ' '
                    } else {
                        c
                    });
                }
            }
        }
    }

    /// Ends the line at hand; `apart`: what follows is another paragraph.
    fn end_line(&mut self, apart: bool) {
        self.space = false;
        self.closed_inline = false;
        let text = self.line.trim();
        if !text.is_empty() {
            let kind = if self.captions > 0 {
                Kind::Caption
            } else if self.headlines > 0 {
                Kind::Headline
            } else {
                Kind::Plain
            };
            let text = text.to_owned();
            self.lines.push(Line { text, kind, apart: self.apart });
            self.apart = false;
        }
        self.line.clear();
        self.apart |= apart;
    }

    /// What stands in for a picture, if it says what can be seen.
    fn picture(&mut self, tag: &Tag<'_>) {
        let alt = tag.attribute("alt").unwrap_or_default();
        let alt = alt.split_whitespace().collect::<Vec<_>>();
        // Outside of a figure a few words are a button's or a logo's.
        let least = if self.figures > 0 { 2 } else { 4 };
        if alt.len() < least {
            return;
        }
        self.end_line(true);
        let text = alt.join(" ");
        self.lines.push(Line { text, kind: Kind::Alt, apart: self.apart });
        self.apart = true;
    }

    /// Menus, buttons, and the page's own head and foot.
    fn is_around(&self, tag: &Tag<'_>) -> bool {
        let role = tag.attribute("role").unwrap_or_default();
        among(AROUND, tag.name)
            || among(" navigation banner contentinfo search dialog ", &role)
            || (self.articles == 0 && among(" footer ", tag.name))
    }

    /// What a page says about itself.
    fn note(&mut self, tag: &Tag<'_>) {
        if !self.whole {
            return;
        }
        let is = |name: &str, wanted: &str| {
            tag.attribute(name).is_some_and(|v| v.trim().eq_ignore_ascii_case(wanted))
        };
        if tag.name.eq_ignore_ascii_case("link") && is("rel", "canonical") {
            self.address = tag.attribute("href").or(self.address.take());
        } else if tag.name.eq_ignore_ascii_case("meta") {
            let named =
                tag.attribute("property").or_else(|| tag.attribute("name")).unwrap_or_default();
            let Some(content) = tag.attribute("content") else { return };
            match named.to_ascii_lowercase().as_str() {
                "og:url" => self.address = self.address.take().or(Some(content)),
                "og:title" => self.named = Some(content),
                "article:published_time"
                | "date"
                | "dc.date"
                | "dc.date.issued"
                | "pubdate"
                | "datepublished"
                | "parsely-pub-date" => {
                    self.published = self.published.take().or_else(|| day(&content));
                }
                _ => {}
            }
        } else if tag.name.eq_ignore_ascii_case("script") && self.published.is_none() {
            self.published = said_in_data(tag.raw);
        }
    }

    /// The part that is the article: the longest `article` if it holds half of the page's words,
    /// else the main part.
    fn article(&self) -> Option<(usize, usize)> {
        let weigh = |from: usize, to: usize| -> usize {
            self.lines.get(from..to).unwrap_or_default().iter().map(|l| l.text.len()).sum()
        };
        // Parts may lie in parts, but only so many: a thousand teasers cost a thousand sums of few.
        let mut best: [Option<(usize, usize, usize)>; 2] = [None, None];
        let mut budget = self.lines.len().saturating_mul(8) + 64;
        for part in &self.parts {
            budget = budget.saturating_sub(part.end.saturating_sub(part.start) + 1);
            if budget == 0 {
                return None;
            }
            let best = &mut best[usize::from(part.article)];
            let weight = weigh(part.start, part.end);
            if best.is_none_or(|(most, ..)| weight > most) {
                *best = Some((weight, part.start, part.end));
            }
        }
        let [main, article] = best;
        let all = main.map_or_else(|| weigh(0, self.lines.len()), |(weight, ..)| weight);
        let article = article.filter(|(weight, ..)| weight * 2 >= all);
        article.or(main).filter(|(weight, ..)| *weight > 200).map(|(_, from, to)| (from, to))
    }

    /// The lines as one text; with `part` only these.
    fn text(&self, part: Option<(usize, usize)>) -> String {
        let (from, to) = part.unwrap_or((0, self.lines.len()));
        let lines = self.lines.get(from..to).unwrap_or_default();
        let mut out = String::new();
        if self.whole && !lines.iter().any(|l| l.kind == Kind::Headline) {
            // The headline stands outside of the article, or only in the page's title.
            let above = self.lines[..from.min(self.lines.len())].iter().rev();
            let above = above.clone().find(|l| l.kind == Kind::Headline).map(|l| l.text.clone());
            let named = self.named.clone().or_else(|| Some(without_site(&self.title)));
            let headline =
                above.or(named).map(|h| h.split_whitespace().collect::<Vec<_>>().join(" "));
            let first = lines.first().map_or("", |l| l.text.as_str());
            if let Some(headline) =
                headline.filter(|h| !h.is_empty() && h != first && !lines.is_empty())
            {
                out.push_str(&headline);
                out.push_str("\n\n");
            }
        }
        let mut begun = false;
        for (i, line) in lines.iter().enumerate() {
            if line.kind == Kind::Alt && is_said_nearby(lines, i) {
                continue;
            }
            if begun {
                out.push_str(if line.apart || line.kind == Kind::Alt { "\n\n" } else { "\n" });
            }
            out.push_str(&line.text);
            begun = true;
        }
        out
    }
}

/// Whether a caption beside the picture says the same.
fn is_said_nearby(lines: &[Line], at: usize) -> bool {
    let alt = lines[at].text.trim_end_matches('.');
    let near = at.saturating_sub(2)..lines.len().min(at + 4);
    let same = |l: &Line| {
        l.text.contains(alt) || (l.text.len() > 20 && alt.contains(l.text.trim_end_matches('.')))
    };
    lines[near.clone()]
        .iter()
        .zip(near)
        .any(|(line, i)| i != at && (line.kind != Kind::Alt || i < at) && same(line))
}

/// What a style says about how an element is shown.
fn display(style: &str) -> Option<&str> {
    let value = style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        name.trim().eq_ignore_ascii_case("display").then_some(value)
    })?;
    Some(value.split('!').next()?.trim())
}

/// `Council votes | The Harrow Post` without the site.
fn without_site(title: &str) -> String {
    let title = title.trim();
    let cut = [" | ", " – ", " — ", " - "].iter().find_map(|sign| title.rsplit_once(sign));
    cut.filter(|(head, site)| head.len() > site.len())
        .map_or(title, |(head, _)| head)
        .trim()
        .to_owned()
}

/// The day of `2024-03-26T10:00:00Z` and the like.
pub fn day(stamp: &str) -> Option<String> {
    let day = stamp.trim().get(..10)?;
    let fits = day
        .bytes()
        .enumerate()
        .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let part = |from: usize, to: usize| day.get(from..to)?.parse::<u32>().ok();
    let real = fits && (1..=12).contains(&part(5, 7)?) && (1..=31).contains(&part(8, 10)?);
    real.then(|| day.to_owned())
}

/// The `datePublished` of the data that many pages carry for search engines.
fn said_in_data(script: &str) -> Option<String> {
    let (_, rest) = script.split_once("\"datePublished\"")?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    day(value)
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
