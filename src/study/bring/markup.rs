//! Cuts HTML and XML into tags and text, as tolerantly as a browser does.
//!
//! Nothing of it is ever rendered: what comes out is read by [`super::lines`] and
//! [`super::office`], which keep the words. Each byte is looked at once.

// The arms stand in the order in which a page is read.
#![allow(clippy::match_same_arms)]

use super::entities;

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Characters between two tags, as they were written.
    Text(&'a str),
    /// A tag that opens an element.
    Open(Tag<'a>),
    /// A tag that closes the element of this name.
    Close(&'a str),
}

/// A tag's name and what else stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The element's name, in the letters of the source.
    pub name: &'a str,
    /// All behind the name.
    inside: &'a str,
    /// Whether it ends in `/>`.
    pub closed: bool,
    /// What a script or a style holds, which is no markup.
    pub raw: &'a str,
}

/// Elements whose content is no markup up to their closing tag.
const RAW: &str = " script style xmp iframe noembed noframes ";

/// Whether a list such as `" p div "` holds a name.
pub fn among(list: &str, name: &str) -> bool {
    list.split(' ').any(|n| !n.is_empty() && n.eq_ignore_ascii_case(name))
}

impl Tag<'_> {
    /// The value of an attribute, its character references resolved. An attribute without a value
    /// has an empty one.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.inside;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let from = usize::from(rest.starts_with('='));
            let end = rest[from..]
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
                .map_or(rest.len(), |at| at + from);
            let (name, after) = rest.split_at(end);
            let after_space = after.trim_start();
            let mut value = "";
            rest = after;
            if let Some(given) = after_space.strip_prefix('=') {
                let given = given.trim_start();
                let quote = given.chars().next().filter(|c| matches!(c, '"' | '\''));
                (value, rest) = if let Some(quote) = quote {
                    given[1..].split_once(quote).unwrap_or((&given[1..], ""))
                } else {
                    given.split_at(
                        given.find(|c: char| c.is_ascii_whitespace()).unwrap_or(given.len()),
                    )
                };
            }
            if name.eq_ignore_ascii_case(wanted) {
                return Some(entities::resolve(value));
            }
        }
    }
}

/// The pieces of some markup, in order.
pub fn tokens(source: &str) -> Tokens<'_> {
    Tokens { rest: source }
}

/// See [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// Takes `length` bytes from the front.
    fn take(&mut self, length: usize) -> &'a str {
        let (front, rest) = self.rest.split_at(length);
        self.rest = rest;
        front
    }

    /// Passes by all up to and with `end`; all there is where that does not come.
    fn pass(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    /// A tag at the front, behind its `<` or `</`.
    fn tag(&mut self, skip: usize) -> Tag<'a> {
        self.take(skip);
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
        let name = self.take(self.rest.find(ends).unwrap_or(self.rest.len()));
        let mut quote = None;
        let mut before = ' ';
        let end = self.rest.find(|c: char| {
            match quote {
                Some(q) if c == q => quote = None,
                Some(_) => {}
                None if c == '>' => return true,
                // A quotation mark counts where a value begins, not inside of one.
                None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
                None => {}
            }
            if !c.is_ascii_whitespace() {
                before = c;
            }
            false
        });
        let inside = self.take(end.unwrap_or(self.rest.len()));
        self.take(usize::from(end.is_some()));
        let closed = inside.ends_with('/');
        Tag { name, inside, closed, raw: "" }
    }

    /// What stands before `</name`, which stays at the front.
    fn until_close(&mut self, name: &str) -> &'a str {
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</") {
            let end = from + at + 2 + name.len();
            let found = self.rest.as_bytes().get(from + at + 2..end);
            if found.is_some_and(|f| f.eq_ignore_ascii_case(name.as_bytes())) {
                return self.take(from + at);
            }
            from += at + 2;
        }
        self.take(self.rest.len())
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let mut after = self.rest.strip_prefix('<').unwrap_or_default().chars();
            match (self.rest.chars().next()?, after.next(), after.next()) {
                ('<', Some('!'), _) => {
                    let end = if self.rest.starts_with("<!--") {
                        self.take(4);
                        // `<!-->` is a whole comment.
                        if self.rest.starts_with('>') { ">" } else { "-->" }
                    } else if self.rest.starts_with("<![CDATA[") {
                        self.take(9);
                        let (text, rest) = self.rest.split_once("]]>").unwrap_or((self.rest, ""));
                        self.rest = rest;
                        return Some(Token::Text(text));
                    } else {
                        ">"
                    };
                    self.pass(end);
                }
                ('<', Some('?'), _) => self.pass(">"),
                ('<', Some('/'), Some(c)) if c.is_ascii_alphabetic() => {
                    return Some(Token::Close(self.tag(2).name));
                }
                ('<', Some('/'), _) => self.pass(">"),
                ('<', Some(c), _) if c.is_ascii_alphabetic() => {
                    let mut tag = self.tag(1);
                    if !tag.closed && among(RAW, tag.name) {
                        tag.raw = self.until_close(tag.name);
                    }
                    return Some(Token::Open(tag));
                }
                (first, ..) => {
                    // A lone `<` is a character like any other.
                    let from = first.len_utf8();
                    let end = self.rest[from..].find('<').map_or(self.rest.len(), |at| at + from);
                    return Some(Token::Text(self.take(end)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str) -> String {
        tokens(source)
            .map(|t| match t {
                Token::Text(text) => text.to_owned(),
                Token::Open(tag) => format!("[{}{}]", tag.name, tag.raw),
                Token::Close(name) => format!("[/{name}]"),
            })
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn tags_and_text_come_apart() {
        assert_eq!(seen("<p>One <b>two</b></p>"), "[p]|One |[b]|two|[/b]|[/p]");
        assert_eq!(seen("<!doctype html><!-- a > b --><?x y?><p >x"), "[p]|x");
        assert_eq!(
            seen("<SCRIPT>if (a < b) '</p>'</Script>x"),
            "[SCRIPTif (a < b) '</p>']|[/Script]|x"
        );
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(seen("1 < 2 and 3<4"), "1 |< 2 and 3|<4");
        assert_eq!(seen("a</ b>c"), "a|c");
        assert_eq!(seen("a<"), "a|<");
        assert_eq!(seen("<p title='>'>x"), "[p]|x");
        assert_eq!(seen("<p title=it's>x"), "[p]|x");
        assert_eq!(seen("a<p title='x"), "a|[p]");
        assert_eq!(seen("<script>never closed"), "[scriptnever closed]");
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let tag = |source| match tokens(source).next() {
            Some(Token::Open(tag)) => tag,
            other => panic!("{other:?}"),
        };
        let image = tag("<img src=a.jpg ALT = \"Tom &amp; Ann\" hidden data-x='1'/>");
        assert_eq!(image.attribute("alt").as_deref(), Some("Tom & Ann"));
        assert_eq!(image.attribute("src").as_deref(), Some("a.jpg"));
        assert_eq!(image.attribute("hidden").as_deref(), Some(""));
        assert_eq!(image.attribute("data-x").as_deref(), Some("1"));
        assert_eq!(image.attribute("title"), None);
        assert_eq!(tag("<a = b>").attribute("b").as_deref(), Some("")); // as a browser has it
    }
}
