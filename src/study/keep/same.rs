//! Whether what is being written is the article at hand after some editing, or another one: a quick
//! look at its lines, taken while somebody writes. Once it is read, `correct::rebase` says it better.

use std::collections::HashSet;

/// Whether `new` is `old` edited: at least half of what stands in the shorter one stands, line for
/// line, in the other.
pub fn same_piece(old: &str, new: &str) -> bool {
    let (short, long) = if old.len() <= new.len() { (old, new) } else { (new, old) };
    let known: HashSet<&str> = long.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let (mut all, mut common) = (0, 0);
    for line in short.lines().map(str::trim) {
        all += line.len();
        if known.contains(line) {
            common += line.len();
        }
    }
    all > 0 && common * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::same_piece;

    const ARTICLE: &str =
        "Pier closes\n\nThe pier closed on Monday.\n\n“We had no choice,” Ann Lee said.\n";

    #[test]
    fn an_edited_article_is_the_same_and_another_is_not() {
        assert!(same_piece(ARTICLE, ARTICLE));
        assert!(same_piece(ARTICLE, &ARTICLE.replace("Monday", "Tuesday")));
        assert!(same_piece(ARTICLE, &ARTICLE.replace('\n', "\r\n")));
        assert!(same_piece(ARTICLE, &format!("{ARTICLE}\nMore of it.\n\nAnd more.")));
        assert!(same_piece(&format!("{ARTICLE}\n{}", "Other words. ".repeat(90)), ARTICLE));
        assert!(!same_piece(ARTICLE, "Clock mended\n\nIt runs again.\n\nPier closes"));
        assert!(!same_piece(ARTICLE, ""));
        assert!(!same_piece("", ""));
        assert!(!same_piece("  \n ", "\n"));
    }
}
