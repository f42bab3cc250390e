//! Elements as plain data. They are written as HTML or drawn into the page; either way words stay
//! words, and nothing is ever parsed.

use std::borrow::Cow;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Text(String),
    /// An element.
    Element(El),
}

/// An element with its attributes and what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct El {
    /// Its name.
    pub tag: &'static str,
    /// Names and values.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub inside: Vec<Node>,
}

/// An element.
pub fn el(tag: &'static str) -> El {
    El { tag, ..El::default() }
}

impl El {
    /// The same with an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with a class.
    #[must_use]
    pub fn class(self, class: impl Into<String>) -> Self {
        self.with("class", class)
    }

    /// The same with these words at its end.
    #[must_use]
    pub fn say(mut self, words: impl Into<String>) -> Self {
        self.inside.push(Node::Text(words.into()));
        self
    }

    /// The same with this element at its end.
    #[must_use]
    pub fn put(mut self, inner: Self) -> Self {
        self.inside.push(Node::Element(inner));
        self
    }

    /// The same with these elements at its end.
    #[must_use]
    pub fn all(mut self, inner: impl IntoIterator<Item = Self>) -> Self {
        self.inside.extend(inner.into_iter().map(Node::Element));
        self
    }

    /// Writes it as HTML.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(&escaped(value));
            out.push('"');
        }
        out.push('>');
        if matches!(self.tag, "meta" | "br" | "hr") {
            return;
        }
        for node in &self.inside {
            match node {
                Node::Text(words) => out.push_str(&escaped(words)),
                Node::Element(inner) => inner.write(out),
            }
        }
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
        if matches!(
            self.tag,
            "p" | "h1" | "h2" | "h3" | "li" | "tr" | "table" | "dl" | "dd" | "section" | "div"
        ) {
            out.push('\n');
        }
    }
}

/// Words as HTML writes them, in an element and in an attribute alike.
pub fn escaped(words: &str) -> Cow<'_, str> {
    const SPECIAL: [char; 7] = ['&', '<', '>', '"', '\'', '\0', '\r'];
    if !words.contains(SPECIAL) {
        return words.into();
    }
    let mut out = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => out.push_str("&#13;"), // else it would come back as a line feed
            '\0' => out.push('\u{fffd}'),  // HTML has no way to write it
            c => out.push(c),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let bad = "</p><script>alert('1')</script> & \"x\"";
        let mut out = String::new();
        el("p").with("title", bad).say(bad).put(el("br")).write(&mut out);
        let safe = "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;";
        assert_eq!(out, format!("<p title=\"{safe}\">{safe}<br></p>\n"));
        assert_eq!(escaped("plain é"), "plain é");
    }
}
