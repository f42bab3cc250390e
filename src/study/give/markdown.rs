//! Markdown, with the footnotes and tables that most readers of it know: the article with a note for
//! everything that is said, then sources, dates and pictures.

use super::appendix::{
    DATE_HEADS, PICTURE_HEADS, PICTURES, SOURCE_HEADS, WHEN, WHO_SPEAKS, credit_rows, date_rows,
    facts, source_rows,
};
use super::piece::Piece;
use crate::i18n::{message, number, t};
use crate::state::mark::Of;
use crate::state::parts::{Part, Setting};
use newsloupe::anatomy::BlockKind;
use std::fmt::Write;

/// The whole text.
pub fn write(piece: &Piece<'_>) -> String {
    let mut out = String::new();
    let ends = ends(piece);
    for p in &piece.article.parts {
        part(piece, p, &ends, &mut out);
    }
    out.push_str("---\n");
    heading(&mut out, message("About this article"));
    for (name, fact) in facts(piece) {
        let _ = writeln!(out, "- {}: {}", escaped(name), address(&fact));
    }
    let sources = source_rows(piece);
    if !sources.is_empty() {
        heading(&mut out, WHO_SPEAKS);
        let heads = SOURCE_HEADS;
        table(
            &mut out,
            &heads,
            sources.iter().map(|s| {
                let notes: Vec<String> = s.notes.iter().map(|n| format!("[^{n}]")).collect();
                let words = format!("{} ({} %)", number(s.words), s.share);
                [escaped(&s.name), escaped(&s.role), escaped(&words), notes.join(" ")]
            }),
        );
    }
    let dates = date_rows(piece);
    if !dates.is_empty() {
        heading(&mut out, WHEN);
        let heads = DATE_HEADS;
        table(&mut out, &heads, dates.iter().map(|row| row.each_ref().map(|c| escaped(c))));
    }
    let credits = credit_rows(piece);
    if !credits.is_empty() {
        heading(&mut out, PICTURES);
        let heads = PICTURE_HEADS;
        table(&mut out, &heads, credits.iter().map(|row| row.each_ref().map(|c| escaped(c))));
    }
    out.push('\n');
    for (n, quote) in piece.noted() {
        if let Some(mark) = piece.article.mark_of(Of::Quote(quote)) {
            let _ = writeln!(out, "[^{n}]: {}", escaped(&piece.line(mark)));
        }
    }
    out
}

fn heading(out: &mut String, title: &'static str) {
    let _ = write!(out, "\n## {}\n\n", escaped(t(title)));
}

fn table<const N: usize>(
    out: &mut String,
    heads: &[&'static str; N],
    rows: impl Iterator<Item = [String; N]>,
) {
    let heads = heads.map(|h| escaped(t(h)));
    let _ = writeln!(out, "| {} |\n|{}", heads.join(" | "), " --- |".repeat(N));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
}

/// Where a number stands in the text, and which, in order.
fn ends(piece: &Piece<'_>) -> Vec<(u32, usize)> {
    let mut ends: Vec<(u32, usize)> = piece
        .noted()
        .into_iter()
        .filter_map(|(n, quote)| {
            let mark = piece.last_mark(quote)?;
            Some((piece.article.marks[mark].span.end, n))
        })
        .collect();
    ends.sort_unstable();
    ends
}

fn part(piece: &Piece<'_>, part: &Part, ends: &[(u32, usize)], out: &mut String) {
    let lead = match part.setting {
        Setting::Headline => "# ".to_owned(),
        Setting::Heading => "## ".to_owned(),
        Setting::ListItem => "- ".to_owned(),
        Setting::Deck => "**".to_owned(),
        Setting::PullQuote | Setting::Figure => "> ".to_owned(),
        Setting::Aside(label) => format!("> *{}:* ", escaped(t(label))),
        Setting::Meta | Setting::Paragraph => String::new(),
    };
    out.push_str(&lead);
    for (i, run) in part.runs.iter().enumerate() {
        if i > 0 {
            let on_its_own = !run.inline && part.setting != Setting::Paragraph;
            let before = piece.article.text.get(..run.span.start as usize).unwrap_or_default();
            out.push_str(match part.setting {
                Setting::Figure if on_its_own => "  \n> ",
                _ if on_its_own => "  \n",
                _ if before.ends_with(char::is_whitespace) => " ",
                _ => "",
            });
        }
        if run.kind == BlockKind::AltText {
            let _ = write!(out, "*{}:* ", escaped(t("Alt text")));
        }
        let mut at = run.span.start;
        let here = ends.partition_point(|(end, _)| *end <= run.span.start);
        for (end, n) in ends[here..].iter().take_while(|(end, _)| *end <= run.span.end) {
            out.push_str(&escaped(&piece.article.text[at as usize..*end as usize]));
            let _ = write!(out, "[^{n}]");
            at = *end;
        }
        out.push_str(&escaped(&piece.article.text[at as usize..run.span.end as usize]));
    }
    if part.setting == Setting::Deck {
        out.push_str("**");
    }
    out.push_str("\n\n");
}

/// An address as a link, where it is one and cannot end it early.
fn address(fact: &str) -> String {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '`');
    let links = fact.starts_with("https://") || fact.starts_with("http://");
    if links && fact.chars().all(plain) { format!("<{fact}>") } else { escaped(fact) }
}

/// Words with everything escaped that Markdown could take for a sign. White space that would start
/// a paragraph, a line or a block of code becomes one blank.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut blank = false;
    for c in words.chars() {
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') || c == '\0' {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) {
            out.push(' ');
        }
        if c.is_ascii_punctuation() && special(c, &out) {
            out.push('\\');
        }
        out.push(c);
    }
    // A blank at an end keeps words apart from what comes behind them.
    if blank {
        out.push(' ');
    }
    out
}

/// Whether a sign can mean something: some anywhere, others at the start of the words alone, or
/// behind the digits that stand there.
fn special(c: char, before: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '^' | '#'
        | '!' | '{' | '}' => true,
        '-' | '+' | '=' => before.trim_start().is_empty() || before.ends_with('-'),
        '.' | ')' => !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit()),
        // `https://` and `www.` are made links by some readers; that does no harm to the words.
        ':' => before.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_words_is_taken_for_a_sign() {
        let hard = "*a* _b_ `c` [d](e) <i>f</i> &amp; | g ~~h~~ # i ![j](k) $l$ [^1] {m}";
        let safe = r"\*a\* \_b\_ \`c\` \[d\](e) \<i\>f\</i\> \&amp; \| g \~\~h\~\~ \# i \!\[j\](k) \$l\$ \[\^1\] \{m\}";
        assert_eq!(escaped(hard), safe);
        assert_eq!(escaped("- item"), r"\- item");
        assert_eq!(escaped("1. item"), r"1\. item");
        assert_eq!(escaped("12) item"), r"12\) item");
        assert_eq!(escaped("--- rule"), r"\-\-\- rule");
        assert_eq!(escaped("+ item"), r"\+ item");
        assert_eq!(escaped("one\n\n    two\r\nthree"), "one two three");
        assert_eq!(escaped("cease-fire at 3.5 (now)"), "cease-fire at 3.5 (now)");
        assert_eq!(escaped(r"a\b"), r"a\\b");
    }

    #[test]
    fn only_a_plain_address_becomes_a_link() {
        assert_eq!(address("https://example.org/a_b?c=d"), "<https://example.org/a_b?c=d>");
        assert_eq!(address("https://example.org/> *x*"), r"https://example.org/\> \*x\*");
        assert_eq!(address("javascript:1"), "javascript:1");
    }
}
