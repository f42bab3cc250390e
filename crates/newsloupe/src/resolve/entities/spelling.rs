//! Brings the spellings of a name to one form: `U.S.` and `America`, `Al-Monitor` and `Al Monitor`,
//! `Israelis` and `Israeli`, `Apple Inc.` and `Apple`.

use crate::cut::Cut;
use crate::document::fold;
use crate::lexicon::one_of;
use crate::names::NameKind;
use crate::names::lists::{self, Flags};

/// A name as the grouping reads it.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) kind: NameKind,
    /// The words of its one form.
    pub(super) words: Vec<String>,
    /// Those words with spaces between.
    pub(super) form: String,
    /// Whether it is written as an abbreviation.
    pub(super) is_abbreviation: bool,
    /// The abbreviations that its words make, with and without the small ones.
    pub(super) initials: Vec<String>,
    /// The given name, in its long form.
    given: String,
    /// Where, in `form`, the short forms of a person's name start.
    shorts: Vec<usize>,
}

impl Name {
    /// Reads a name as the text has it.
    pub(super) fn read(text: &str, kind: NameKind) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut capitals = String::new();
        let mut all = String::new();
        for part in split(text, kind) {
            let mut lower = fold(part);
            lower.retain(|c| !matches!(c, '.' | '’' | '\''));
            if lower.is_empty() || (words.is_empty() && lower == "the") {
                continue;
            }
            let initial = lower.chars().next().unwrap_or(' ');
            if !one_of(lower.as_str(), "of the and for on & in to") {
                capitals.push(initial);
            }
            if lower != "the" {
                all.push(initial);
            }
            words.push(if lower == "&" { "and".to_owned() } else { lower });
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let is_abbreviation = !text.contains(' ')
            && (2..=7).contains(&letters)
            && text.chars().filter(|c| c.is_uppercase()).count() + 1 >= letters;
        let mut initials = vec![capitals];
        if initials[0] != all {
            initials.push(all);
        }
        words = one_form(words, kind);
        let form = words.join(" ");
        let mut shorts = Vec::new();
        if kind == NameKind::Person {
            let mut at = 0;
            for (i, word) in words.iter().enumerate() {
                if i > 0 && word.len() > 1 {
                    shorts.push(at);
                }
                // `al-Assad` is also called `Assad`.
                if let Some(cut) = article(word) {
                    shorts.push(at + cut);
                }
                at += word.len() + 1;
            }
        }
        let given = words.first().map(|w| long_given(w).to_owned()).unwrap_or_default();
        Self { kind, words, form, is_abbreviation, initials, given, shorts }
    }

    /// The given name, in its long form.
    pub(super) fn first(&self) -> &str {
        &self.given
    }

    /// The last word, without an article.
    pub(super) fn last(&self) -> &str {
        let last = self.words.last().map_or("", String::as_str);
        article(last).map_or(last, |cut| last.rest_from(cut))
    }

    /// The name by which a full name that ends in it is looked up.
    pub(super) fn short(&self) -> &str {
        article(&self.form).map_or(&self.form, |cut| self.form.rest_from(cut))
    }

    /// What a person may be called for short: all that follows the given name.
    pub(super) fn short_forms(&self) -> impl Iterator<Item = &str> {
        let many = self.words.len() > 1;
        self.shorts.iter().filter(move |_| many).map(|&at| self.form.rest_from(at))
    }

    /// `security council` of `united nations security council`; none where what stands before is
    /// no owner.
    pub(super) fn without_owner(&self) -> Option<&str> {
        let mut at = 0;
        for word in self.words.iter().take(3).take(self.words.len().saturating_sub(2)) {
            at += word.len() + 1;
            let owner = lists::listed().exact(self.form.until(at - 1)).is_some_and(|entry| {
                matches!(entry.kind, NameKind::Place | NameKind::Group | NameKind::Organization)
            });
            if owner {
                return self.form.get(at..);
            }
        }
        None
    }

    /// What is left without words that say only what sort of body it is: `anadolu` of `anadolu
    /// agency`, `fox news` and `fox` of `fox news digital`.
    pub(super) fn without_sort(&self) -> impl Iterator<Item = &str> {
        let flags = |w: &str| lists::words().word(w).unwrap_or_default();
        let mut end = self.form.len();
        let mut left = self.words.len();
        std::iter::from_fn(move || {
            if left < 2 {
                return None;
            }
            let last = self.words[left - 1].as_str();
            let sort =
                one_of(last, "digital online channel com") || flags(last).any(Flags::ORG_HEAD);
            left -= 1;
            end -= last.len() + 1;
            let common = left == 1 && {
                let first = self.words[0].as_str();
                first.len() < 3
                    || flags(first).any(Flags::COMMON.with(Flags::GIVEN).with(Flags::FAMILY))
                    || lists::listed()
                        .exact(first)
                        .is_some_and(|e| e.kind != NameKind::Organization)
            };
            if !sort || common {
                left = 0;
                return None;
            }
            self.form.get(..end)
        })
    }
}

/// The words of a name: at spaces, at hyphens (but not in people's names), and at the capitals
/// inside `FoxNews`.
fn split(text: &str, kind: NameKind) -> Vec<&str> {
    let mut out = Vec::new();
    let person = kind == NameKind::Person;
    for word in text.pieces(&|c| c.is_whitespace() || c == ',' || (c == '-' && !person)) {
        let mut start = 0;
        let mut small = false;
        for (i, c) in word.char_indices() {
            // Two letters at least before a capital: `FoxNews`, not `McDonald` or `iPhone`.
            if c.is_uppercase() && small && i - start > 2 && !person {
                out.push(word.part(start, i));
                start = i;
            }
            small = c.is_lowercase();
        }
        out.push(word.rest_from(start));
    }
    out.retain(|w| !w.is_empty());
    out
}

/// Well-known spellings of one name.
fn one_form(words: Vec<String>, kind: NameKind) -> Vec<String> {
    let form = words.join(" ");
    let same = match (kind, form.as_str()) {
        (NameKind::Place, "us" | "usa" | "america" | "united states of america") => "united states",
        (NameKind::Place, "uk" | "britain" | "great britain") => "united kingdom",
        (NameKind::Place, "dc" | "washington d c" | "district of columbia") => "washington dc",
        (NameKind::Place, "uae") => "united arab emirates",
        (NameKind::Place, "drc" | "dr congo" | "democratic republic of congo") => {
            "democratic republic of the congo"
        }
        (NameKind::Place, "nyc") => "new york city",
        (NameKind::Place, "la") => "los angeles",
        (NameKind::Place, "ussr") => "soviet union",
        (NameKind::Place, "kiev") => "kyiv",
        (NameKind::Place, "teheran") => "tehran",
        (NameKind::Place, "hague") => "the hague",
        (NameKind::Organization, "un") => "united nations",
        (NameKind::Organization, "unsc" | "un security council") => {
            "united nations security council"
        }
        (NameKind::Organization, "unga" | "un general assembly") => {
            "united nations general assembly"
        }
        (NameKind::Organization, "eu") => "european union",
        (NameKind::Organization, "au") => "african union",
        (NameKind::Organization, "fbi") => "federal bureau of investigation",
        (NameKind::Organization, "cia") => "central intelligence agency",
        (NameKind::Organization, "who" | "world health organisation") => {
            "world health organization"
        }
        (NameKind::Organization, "imf") => "international monetary fund",
        (NameKind::Organization, "ap") => "associated press",
        (NameKind::Organization, "afp") => "agence france presse",
        (NameKind::Organization, "gop") => "republican party",
        (NameKind::Organization, "doj" | "justice department") => "department of justice",
        (NameKind::Organization, "us state department" | "state department") => {
            "department of state"
        }
        (NameKind::Organization, "dhs" | "homeland security") => "department of homeland security",
        (NameKind::Organization, "defense department" | "dod") => "department of defense",
        (NameKind::Organization, "us congress") => "congress",
        (NameKind::Organization, "us senate") => "senate",
        (NameKind::Organization, "us supreme court") => "supreme court",
        (
            NameKind::Organization,
            "idf" | "israeli defense forces" | "israel defence forces" | "israeli defence forces",
        ) => "israel defense forces",
        (NameKind::Organization, "isis" | "isil" | "is" | "islamic state group" | "daesh") => {
            "islamic state"
        }
        (NameKind::Organization, "al qaida") => "al qaeda",
        (NameKind::Organization, "hizbullah" | "hizbollah" | "hezbullah") => "hezbollah",
        (NameKind::Organization, "taleban") => "taliban",
        (NameKind::Organization, "nyt") => "new york times",
        (NameKind::Organization, "wsj") => "wall street journal",
        (NameKind::Organization, "getty") => "getty images",
        (NameKind::Organization, "iran revolutionary guard" | "irgc") => {
            "islamic revolutionary guard corps"
        }
        _ => "",
    };
    if !same.is_empty() {
        return same.split(' ').map(str::to_owned).collect();
    }
    let mut words = words;
    match kind {
        NameKind::Organization => {
            if words.len() > 1 && words[0] == "un" {
                words.splice(0..1, ["united".to_owned(), "nations".to_owned()]);
            }
            while words.len() > 1
                && one_of(
                    words.last().map_or("", String::as_str),
                    "inc corp co ltd llc plc limited corporation company",
                )
            {
                words.pop();
            }
        }
        NameKind::Group => {
            if let Some(last) = words.last_mut()
                && last.len() > 4
                && last.ends_with('s')
                && !last.ends_with("ss")
                && !last.ends_with("us")
            {
                last.pop();
            }
        }
        NameKind::Person => {
            while words.len() > 2
                && one_of(words.last().map_or("", String::as_str), "jr sr ii iii iv")
            {
                words.pop();
            }
        }
        _ => {}
    }
    words
}

/// Bytes of an article in front of a family name: `al-`, `el-`.
fn article(word: &str) -> Option<usize> {
    ["al-", "el-", "al ", "el ", "as-", "ash-", "an-", "ad-"]
        .iter()
        .find(|a| word.starts_with(**a) && word.len() > a.len() + 1)
        .map(|a| a.len())
}

/// `joe` is `joseph`: only short forms that stand for one name.
fn long_given(short: &str) -> &str {
    match short {
        "joe" => "joseph",
        "bill" | "will" | "billy" => "william",
        "bob" | "rob" | "bobby" | "robbie" => "robert",
        "mike" | "mick" => "michael",
        "ben" => "benjamin",
        "jim" | "jimmy" => "james",
        "tom" | "tommy" => "thomas",
        "tony" => "anthony",
        "dan" | "danny" => "daniel",
        "dave" => "david",
        "steve" | "stephen" => "steven",
        "matt" => "matthew",
        "nick" => "nicholas",
        "liz" | "beth" | "betty" => "elizabeth",
        "sam" => "samuel",
        "ron" => "ronald",
        "don" => "donald",
        "tim" => "timothy",
        "jeff" => "jeffrey",
        "greg" => "gregory",
        "ken" => "kenneth",
        "andy" => "andrew",
        "pete" => "peter",
        "dick" | "rick" | "rich" => "richard",
        "ed" | "eddie" => "edward",
        "fred" => "frederick",
        "larry" => "lawrence",
        "chuck" | "charlie" => "charles",
        "jerry" => "gerald",
        "kate" | "katie" | "kathy" => "katherine",
        "jen" | "jenny" => "jennifer",
        "debbie" => "deborah",
        "sue" => "susan",
        "mitch" => "mitchell",
        "vlad" => "vladimir",
        _ => short,
    }
}

/// A name over two lines, or with two spaces, as one.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name from a line of capitals, in the case of running text.
pub(super) fn calm(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let lower = fold(word);
        if i > 0 && one_of(lower.as_str(), "of the and for on in to") {
            out.push_str(&lower);
            continue;
        }
        let mut start = true;
        for c in lower.chars() {
            if start {
                out.extend(c.to_uppercase());
            } else {
                out.push(c);
            }
            start = c == '-' || c == '.';
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_in_one_form() {
        let form = |text: &str, kind| Name::read(text, kind).form;
        let org = NameKind::Organization;
        assert_eq!(form("Al-Monitor", org), form("Al Monitor", org));
        assert_eq!(form("FoxNews", org), form("Fox News", org));
        assert_eq!(
            form("U.N. Security Council", org),
            form("United Nations Security Council", org)
        );
        assert_eq!(form("Apple Inc.", org), form("Apple", org));
        assert_eq!(form("U.S.", NameKind::Place), form("America", NameKind::Place));
        assert_eq!(form("ISRAELIS", NameKind::Group), form("Israeli", NameKind::Group));
        assert_ne!(form("Israeli", NameKind::Group), form("Israel", NameKind::Place));
    }

    #[test]
    fn an_owner_in_front_may_be_left_out() {
        let rest = |text: &str| {
            Name::read(text, NameKind::Organization).without_owner().map(str::to_owned)
        };
        assert_eq!(rest("U.N. Security Council").as_deref(), Some("security council"));
        assert_eq!(rest("Iranian Foreign Ministry").as_deref(), Some("foreign ministry"));
        assert_eq!(rest("Supreme National Security Council"), None);
    }

    #[test]
    fn capitals_calm_down() {
        assert_eq!(calm("BANK OF ENGLAND"), "Bank of England");
        assert_eq!(calm("JEAN-LUC"), "Jean-Luc");
    }
}
