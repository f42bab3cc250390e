//! What the library shows of a work without opening it, and how it is searched.

use crate::engine::{field, object};
use crate::state::words::short;
use crate::study::find::search::Wanted;
use crate::study::work::Work;
use wasm_bindgen::JsValue;

/// A line of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The work's name.
    pub id: String,
    /// What the reader calls it, else its headline.
    pub title: String,
    /// Where it was published; empty where that is not noted.
    pub address: String,
    /// How many words of story it has.
    pub words: u64,
    /// How many corrections were made.
    pub corrections: u64,
    /// When it was first read: milliseconds since 1970, UTC.
    pub created: u64,
    /// When it was last changed, likewise.
    pub changed: u64,
    /// A number made of its text, to find the same text again.
    pub print: String,
}

impl Row {
    /// The line for a work, whose headline is `headline`.
    pub fn of(work: &Work, headline: &str) -> Self {
        Self {
            id: work.id.clone(),
            title: work.title.clone().unwrap_or_else(|| headline.to_owned()),
            address: work.address.clone().unwrap_or_default(),
            words: work.report.summary.words as u64,
            corrections: work.corrections.count() as u64,
            created: work.created,
            changed: work.changed,
            print: print(&work.text),
        }
    }

    /// As the store takes it.
    pub fn write(&self) -> JsValue {
        #[expect(clippy::cast_precision_loss)] // a count below 2^53, or a time
        let number = |n: u64| JsValue::from_f64(n as f64);
        object(&[
            ("id", self.id.as_str().into()),
            ("title", self.title.as_str().into()),
            ("address", self.address.as_str().into()),
            ("words", number(self.words)),
            ("corrections", number(self.corrections)),
            ("created", number(self.created)),
            ("changed", number(self.changed)),
            ("print", self.print.as_str().into()),
        ])
    }

    /// As it comes from the store. What does not fit is empty, so that every work keeps its line.
    pub fn read(object: &JsValue) -> Self {
        let words = |name| field(object, name).as_string().unwrap_or_default();
        Self {
            id: words("id"),
            title: words("title"),
            address: words("address"),
            words: number(object, "words"),
            corrections: number(object, "corrections"),
            created: number(object, "created"),
            changed: number(object, "changed"),
            print: words("print"),
        }
    }

    /// Looks for each of some words in its title, its address and its text: what stands around the
    /// first one that only the text holds; empty if title and address hold all, nothing if one is
    /// nowhere.
    pub fn find(&self, text: &str, wanted: &str) -> Option<String> {
        let line = format!("{} {}", self.title, self.address);
        let mut around = String::new();
        for word in wanted.split_whitespace().filter_map(Wanted::new) {
            if !word.places(&line).is_empty() {
                continue;
            }
            let place = *word.places(text).first()?;
            if around.is_empty() {
                let (before, behind) = text.split_at(place.start as usize);
                let from = before.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
                let from = before[from..].find(char::is_whitespace).map_or(from, |at| from + at);
                let lead = if from > 0 { "…" } else { "" };
                around = format!(
                    "{lead}{}",
                    short(&format!("{}{behind}", before[from..].trim_start()), 90)
                );
            }
        }
        Some(around)
    }
}

/// A whole number of an object; 0 where there is none.
pub fn number(object: &JsValue, name: &str) -> u64 {
    let number = field(object, name).as_f64().unwrap_or(0.0);
    #[expect(clippy::cast_sign_loss)] // `as` ends at 0 and at the greatest number
    let number = number as u64;
    number
}

/// A number made of a text (FNV-1a): the same for the same text, and hardly ever for two.
pub fn print(text: &str) -> String {
    let step = |sum: u64, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    format!("{sum:016x}")
}

/// The outlet that an address names: its host without `www.`; `None` if it is no address of the web.
pub fn outlet(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = match address.split_once("://") {
        Some((scheme, rest)) => {
            let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
            web.then_some(rest)?
        }
        None => address,
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = host.rsplit('@').next().unwrap_or(host);
    let name = host.split(':').next().unwrap_or("").to_lowercase();
    let name = name.strip_prefix("www.").unwrap_or(&name);
    let fits = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    (name.contains('.') && name.split('.').all(fits)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_is_the_host_of_an_address() {
        let cases = [
            ("https://www.example.org/a/b?c#d", Some("example.org")),
            ("http://News.Example.co.uk:8080/", Some("news.example.co.uk")),
            (" example.org/pier ", Some("example.org")),
            ("https://user@example.org", Some("example.org")),
            ("The Harbour Times, page 4", None),
            ("localhost", None),
            ("ftp://example.org", None),
            ("https://", None),
            ("a..b", None),
            ("", None),
        ];
        for (address, wanted) in cases {
            assert_eq!(outlet(address).as_deref(), wanted, "{address}");
        }
    }

    #[test]
    fn a_search_wants_all_of_its_words_in_any_order() {
        let row = Row {
            title: "Pier closes — Éire waits".into(),
            address: "https://example.org/news".into(),
            ..Row::default()
        };
        for wanted in ["", "  ", "closes pier", "éire", "EXAMPLE pier"] {
            assert_eq!(row.find("", wanted).as_deref(), Some(""), "{wanted}");
        }
        assert_eq!(row.find("", "pier opens"), None);
        let text = "Pier closes — Éire waits\n\nNobody who lives near the water expects that it opens again.";
        assert_eq!(
            row.find(text, "pier OPENS").as_deref(),
            Some("…lives near the water expects that it opens again.")
        );
        assert_eq!(row.find(text, "nobody").as_deref().map(|s| s.chars().count() < 95), Some(true));
        assert_eq!(row.find(text, "opens never"), None);
    }

    #[test]
    fn the_same_text_has_the_same_print() {
        assert_eq!(print("Words."), print("Words."));
        assert_ne!(print("Words."), print("words."));
        assert_eq!(print("").len(), 16);
    }
}
