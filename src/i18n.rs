//! The words of the interface in the reader's language.
//!
//! A message is known by its English words: `t("Copy")`. The table of the other languages comes
//! from `locales/messages.txt`; what stands in no table is said in English.

use std::cell::RefCell;

thread_local! {
    /// English words and what to say instead, sorted by the English.
    static TABLE: RefCell<Vec<(&'static str, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// The message in the reader's language.
pub fn t(english: &'static str) -> &'static str {
    TABLE.with_borrow(|table| {
        let found = table.binary_search_by_key(&english, |(key, _)| key);
        found.map_or(english, |at| table[at].1)
    })
}

/// The message with each `{name}` in it replaced: `fill(t("{n} words"), &[("{n}", "12")])`.
pub fn fill(message: &str, parts: &[(&str, &str)]) -> String {
    parts.iter().fold(message.to_owned(), |said, (name, with)| said.replace(name, with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_no_table_is_said_in_english() {
        assert_eq!(t("Copy"), "Copy");
        assert_eq!(fill("{n} of {m}", &[("{n}", "1"), ("{m}", "2")]), "1 of 2");
    }
}
