//! Markdown to text: what is a sign of form goes, the words stay.

/// The text of a Markdown file.
pub fn text(source: &str) -> String {
    let (front, body) = front_matter(source);
    let mut out: Vec<String> = Vec::new();
    if let Some(title) = front.and_then(title) {
        out.push(title);
        out.push(String::new());
    }
    let mut fenced = false;
    for line in body.lines() {
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
        } else if fenced {
            out.push(line.to_owned());
        } else if !is_rule(bare) && !is_definition(bare) {
            out.push(inline(block(line)).trim_end().to_owned());
        }
    }
    // What was a rule or a definition leaves no hole.
    out.dedup_by(|a, b| a.is_empty() && b.is_empty());
    out.join("\n").trim().to_owned()
}

/// The block between two `---` at the start of a file, and the rest.
fn front_matter(source: &str) -> (Option<&str>, &str) {
    let inside = source.strip_prefix("---\n").or_else(|| source.strip_prefix("---\r\n"));
    let Some((front, rest)) = inside.and_then(|i| i.split_once("\n---")) else {
        return (None, source);
    };
    match rest.trim_start_matches('-').split_once('\n') {
        Some((line, rest)) if line.trim().is_empty() => (Some(front), rest),
        _ => (None, source),
    }
}

fn title(front: &str) -> Option<String> {
    let line = front.lines().find_map(|l| l.strip_prefix("title:"))?;
    Some(line.trim().trim_matches(['"', '\'']).to_owned()).filter(|t| !t.is_empty())
}

/// `---`, `***`, `===` and the line under a table's head.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace()).peekable();
    let first = signs.peek().copied();
    let count = signs.clone().count();
    let table = first == Some('|')
        && line.contains("--")
        && signs.clone().all(|c| matches!(c, '|' | '-' | ':'));
    table
        || (count >= 3 || (count > 0 && first == Some('=')))
            && first.is_some_and(|f| matches!(f, '-' | '*' | '_' | '=') && signs.all(|c| c == f))
}

/// `[name]: https://…`
fn is_definition(line: &str) -> bool {
    line.strip_prefix('[').and_then(|l| l.split_once("]:")).is_some_and(|(name, to)| {
        !name.contains(']') && !name.starts_with('^') && to.trim_start().contains(['/', '.', '#'])
    })
}

/// A line without the signs at its start: heading, quotation, list.
fn block(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.trim_start();
    }
    let heading = line.trim_start_matches('#');
    let depth = line.len() - heading.len();
    if (1..=6).contains(&depth) && (heading.is_empty() || heading.starts_with([' ', '\t'])) {
        return heading.trim().trim_end_matches('#').trim_end();
    }
    let listed =
        ["- [ ] ", "- [x] ", "- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign));
    let line = listed.unwrap_or(line).trim_start();
    line.strip_prefix('|').map_or(line, |cells| cells.trim_end_matches('|').trim())
}

/// The words of a line without the signs of emphasis, links, pictures and code.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    // A look for a closing sign that was in vain is not repeated: a line of a megabyte takes no longer.
    let mut no_code = false;
    while let Some(at) = rest.find(['\\', '[', '!', '*', '_', '`', '<', '|']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let before = out.chars().next_back();
        let mut signs = rest.chars();
        let (Some(sign), next) = (signs.next(), signs.next()) else { break };
        match (sign, next) {
            ('\\', Some(c)) if c.is_ascii_punctuation() => {
                out.push(c);
                rest = &rest[2..];
                continue;
            }
            ('[', _) | ('!', Some('[')) => {
                if let Some((words, after)) = link(&rest[usize::from(sign == '!')..]) {
                    out.push_str(&inline_words(words));
                    rest = after;
                    continue;
                }
            }
            ('`', _) if !no_code => {
                let ticks = rest.len() - rest.trim_start_matches('`').len();
                if let Some((code, after)) = rest[ticks..].split_once(&rest[..ticks]) {
                    out.push_str(code.trim_start_matches('`'));
                    rest = after;
                    continue;
                }
                no_code = true;
            }
            ('<', Some(c)) if c.is_ascii_alphabetic() || c == '/' => {
                let end = rest.bytes().take(400).position(|b| b == b'>');
                if let Some(end) = end {
                    let inside = &rest[1..end];
                    if inside.contains("://") || inside.contains('@') {
                        out.push_str(inside);
                    } else if inside.starts_with("br") {
                        out.push('\n');
                    }
                    rest = &rest[end + 1..];
                    continue;
                }
            }
            ('*' | '_', _) => {
                let run = rest.len() - rest.trim_start_matches(sign).len();
                let after = rest[run..].chars().next();
                let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
                // `snake_case`, `2 * 3` and footnote stars in words are no emphasis.
                let stays = (is_space(before) && is_space(after))
                    || (sign == '_' && is_word(before) && is_word(after))
                    || run > 3;
                out.push_str(if stays { &rest[..run] } else { "" });
                rest = &rest[run..];
                continue;
            }
            ('|', _) => {
                out.truncate(out.trim_end().len());
                out.push('\t');
                rest = rest[1..].trim_start();
                continue;
            }
            _ => {}
        }
        out.push(sign);
        rest = &rest[sign.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// The words of a link have emphasis at most.
fn inline_words(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '*' | '`')).collect()
}

/// The words of `[words](address)`, `[words][name]` or `[words]`, and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    // Neither are a link's words endless, nor its address.
    let end = text.bytes().take(400).position(|b| b == b']')?;
    let (words, rest) = (&text[1..end], &text[end..]);
    let rest = &rest[1..];
    if words.starts_with('^') {
        return Some(("", rest)); // a footnote's number
    }
    if words.contains('[') || words.is_empty() {
        return None;
    }
    let closing = match rest.chars().next() {
        Some('(') => ')',
        Some('[') => ']',
        _ => return None, // brackets that a journalist wrote
    };
    let end = rest.bytes().take(1000).position(|b| char::from(b) == closing)?;
    Some((words, &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_and_words_stay() {
        let source = "---\ntitle: \"Pier to close\"\ndate: 2024-03-01\n---\n# The *pier*\n\nA **bold** [link](https://a.org/x) and ![A pier at night](p.jpg \"x\").\n\n> “No,” she said.\n\n- one\n- two\n\n1. three\n\n***\n[1]: https://a.org\nSub\n---\n`code` and snake_case, 2 * 3 = 6.";
        assert_eq!(
            text(source),
            "Pier to close\n\nThe pier\n\nA bold link and A pier at night.\n\n“No,” she said.\n\none\ntwo\n\n1. three\n\nSub\ncode and snake_case, 2 * 3 = 6."
        );
    }

    #[test]
    fn what_a_journalist_puts_in_brackets_stays() {
        let line =
            "“They [the council] said no,” he wrote. [sic] \\*no\\* AT&T <https://a.org> a_b_ c__d";
        assert_eq!(
            text(line),
            "“They [the council] said no,” he wrote. [sic] *no* AT&T https://a.org a_b c__d"
        );
        assert_eq!(
            text("#hashtag stays, ###### six does not"),
            "#hashtag stays, ###### six does not"
        );
        assert_eq!(text("| A | B |\n|---|---|\n| 1 | 2 |"), "A\tB\n1\t2");
        assert_eq!(text("a[^1] b [x][y] [z"), "a b x [z");
    }

    #[test]
    fn a_long_line_takes_time_by_its_length_only() {
        let started = std::time::Instant::now();
        for sign in ["[", "[a", "![", "`", "``` a ", "*", "_", "<a", "[a](", "|", "\\", "<", "[]"] {
            text(&sign.repeat(20_000));
        }
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
