//! Every format, held against what it has to be: word for word on a small article, and by its own
//! rules on all articles that the project has.

use super::{Piece, annotations, csv, html, markdown};
use crate::state::article::Article;
use crate::state::mark::{Layer, Layers};
use newsloupe::{Options, analyze};
use serde_json::Value;
use std::collections::BTreeSet;

const SMALL: &str = "Pier *closes*\n\n“We had no choice,” Mayor Ann Lee claimed on 3 March 2024.\n\n\
                     =Rain <b>fell</b> & fell.";

fn article(text: &str) -> Article {
    Article::new(text.into(), analyze(text, &Options::default()).unwrap()).unwrap()
}

/// The articles of the project, and some texts that nobody writes.
fn articles() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert!(paths.len() > 20);
    let mut texts: Vec<String> =
        paths.iter().map(|p| std::fs::read_to_string(p).unwrap()).collect();
    texts.extend(
        [
            SMALL,
            "",
            "\r\n \t",
            "<script>alert(1)</script>\r\n\r\n“</mark></article><img src=x onerror=y>,” said Ann \"=1+1\" Lee.",
            "🏔 “Ja 🏔, klar”, sagte Zoë 🏔 Müller.\u{2028}\u{0}“=cmd|' /C calc'!A0,” said Ann Lee.",
        ]
        .map(str::to_owned),
    );
    texts.iter().map(|t| article(t)).collect()
}

/// The cells of every row.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "a row without an end");
    rows
}

#[test]
fn the_table_of_a_small_article() {
    let article = article(SMALL);
    let why = |i: usize| article.report.quotes[i].why.clone();
    let quote = &article.report.quotes[0];
    let sure = quote.confidence;
    let person = &article.report.mentions[0];
    let date = &article.report.dates[0];
    let head = "layer,what,part,words,start,end,who,value,why,confidence,corrected";
    let rows = [
        head.to_owned(),
        format!(
            "quotes,quote,body,\"“We had no choice,”\",15,34,\"Ann Lee\",\"direct\",\"{}\",{sure},no",
            why(0)
        ),
        format!(
            "voices,speaker,body,\"Mayor Ann Lee\",35,48,\"Ann Lee\",\"named\",\"{}\",{sure},no",
            why(0)
        ),
        format!(
            "people,name,body,\"Ann Lee\",41,48,\"Ann Lee\",\"person\",\"{}\",{},no",
            person.why, person.confidence
        ),
        format!(
            "voices,verb,body,\"claimed\",49,56,\"Ann Lee\",\"claim, doubting\",\"{}\",{sure},no",
            why(0)
        ),
        format!(
            "dates,date,body,\"3 March 2024\",60,72,\"\",\"2024-03-03\",\"{}\",{},no",
            date.why, date.confidence
        ),
    ];
    assert_eq!(csv::write(&Piece::new(&article)), format!("\u{feff}{}\r\n", rows.join("\r\n")));
}

#[test]
fn every_mark_is_a_row_and_no_cell_is_run() {
    for article in articles() {
        let written = csv::write(&Piece::new(&article));
        let rows = read_csv(written.strip_prefix('\u{feff}').unwrap());
        assert_eq!(rows.len(), article.marks.len() + 1);
        let chars: Vec<char> = article.text.chars().collect();
        for row in &rows {
            assert_eq!(row.len(), 11);
            for cell in row {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
        for row in &rows[1..] {
            let (start, end): (usize, usize) = (row[4].parse().unwrap(), row[5].parse().unwrap());
            let words: String = chars[start..end].iter().collect();
            assert!(row[3] == words || row[3] == format!("'{words}"), "{row:?}");
        }
    }
}

#[test]
fn only_the_layers_that_are_shown_go_out() {
    let article = article(SMALL);
    let only = |layer: Layer| {
        let all = Layer::ALL.into_iter();
        let set = all.filter(|l| (*l == layer) != Layers::default().has(*l));
        set.fold(Layers::default(), Layers::toggled)
    };
    let dates = Piece::new(&article).only(only(Layer::Dates));
    assert_eq!(csv::write(&dates).lines().count(), 2);
    let page = html::write(&dates, "en");
    assert!(
        page.contains("<mark class=\"dates\"") && !page.contains("<mark class=\"quotes\" title")
    );
    assert!(!page.contains("note-1") && !markdown::write(&dates).contains("[^1]"));
    let quotes = Piece::new(&article).only(only(Layer::Quotes));
    assert!(html::write(&quotes, "en").contains("id=\"note-1\""));
}

#[test]
fn the_markdown_of_a_small_article() {
    let article = article(SMALL);
    let mut piece = Piece::new(&article);
    piece.address = Some("https://example.org/pier".into());
    let line = piece.line(0);
    assert!(line.starts_with("Ann Lee said this. Kind: direct quote. "), "{line}");
    let words = article.report.summary.words;
    let share = article.report.summary.quoted_words * 100 / words;
    let expect = format!(
        "# Pier \\*closes\\*\n\n\
         “We had no choice,”[^1] Mayor Ann Lee claimed on 3 March 2024.\n\n\
         \\=Rain \\<b\\>fell\\</b\\> \\& fell.\n\n\
         ---\n\n## About this article\n\n\
         - Address: <https://example.org/pier>\n\
         - Length: {words} words, {share} % of them quoted\n\n\
         ## Who speaks\n\n\
         | Source | Role | Words quoted | Notes |\n| --- | --- | --- | --- |\n\
         | Ann Lee | Mayor | 4 (100 %) | [^1] |\n\n\
         ## When\n\n\
         | Words | Date | How it is known |\n| --- | --- | --- |\n\
         | 3 March 2024 | Sunday 3 March 2024 | stated in the text |\n\n\
         [^1]: {line}\n"
    );
    assert_eq!(markdown::write(&piece), expect);
}

/// Reads what `html::write` writes: the words inside the article, and that all elements nest.
fn words_of(page: &str, from: &str, to: &str) -> String {
    let body = page.split_once(from).unwrap().1.split_once(to).unwrap().0;
    let (mut words, mut open) = (String::new(), Vec::new());
    let mut skip = 0;
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        if skip == 0 {
            words.push_str(&rest[..at]);
        }
        let (tag, after) = rest[at + 1..].split_once('>').unwrap();
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let (begun, hidden): (&str, bool) = open.pop().unwrap();
            assert_eq!(begun, name);
            skip -= usize::from(hidden);
        } else {
            // What is not in the text: numbers, notes, labels.
            let hidden = ["class=\"ref\"", "class=\"notes\"", "class=\"tag\""];
            let hidden = hidden.iter().any(|h| tag.contains(h));
            skip += usize::from(hidden);
            open.push((tag.split(' ').next().unwrap(), hidden));
        }
    }
    assert!(open.is_empty());
    words.push_str(rest);
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#13;", "\r"),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(words, |w, (from, to)| w.replace(from, to))
}

#[test]
fn the_page_holds_the_whole_text_and_nothing_that_runs() {
    let squeezed = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace() && *c != '\0' && *c != '\u{fffd}').collect()
    };
    for article in articles() {
        let mut piece = Piece::new(&article);
        piece.address = Some("https://example.org/?a=\"><script>".into());
        let page = html::write(&piece, "en");
        let text = words_of(&page, "<article id=\"article\">", "</article>");
        let blocks = article.parts.iter().flat_map(|p| &p.runs);
        let expect: String = blocks.map(|r| squeezed(r.span.of(&article.text))).collect();
        assert_eq!(squeezed(&text), expect);
        words_of(&page, "<body>", "</body>"); // nests
        let lower = page.to_lowercase();
        for bad in ["<script", "<img", "@font-face", "url(", "@import", " style=", "javascript:"] {
            assert!(!lower.contains(bad), "{bad}");
        }
        assert!(page.contains("content=\"default-src &#39;none&#39;;"));
        let numbered = page.matches("class=\"ref\"").count();
        assert_eq!(numbered, piece.noted().len(), "each note has one number in the text");
        for (n, _) in piece.noted() {
            assert_eq!(page.matches(&format!("id=\"note-{n}\"")).count(), 1);
            assert_eq!(page.matches(&format!("id=\"ref-{n}\"")).count(), 1);
        }
    }
}

#[test]
fn a_mark_on_the_page_says_what_it_is() {
    let article = article(SMALL);
    let piece = Piece::new(&article);
    let page = html::write(&piece, "en");
    let said = super::tree::escaped(&piece.line(0)).into_owned();
    let mark = format!(
        "<mark class=\"quotes\" title=\"{said}\">“We had no choice,”</mark>\
         <a class=\"ref\" id=\"ref-1\" href=\"#note-1\">[1]</a> <mark class=\"voices speaker\""
    );
    assert!(page.contains(&mark), "{page}");
    assert!(page.contains("=Rain &lt;b&gt;fell&lt;/b&gt; &amp; fell."));
    assert!(
        page.starts_with("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">")
    );
}

/// 3.3.5: the motivations and purposes are those that the standard lists.
const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) asks of a collection,
/// section by section.
fn check_annotations(collection: &Value, text: &str) {
    let is_iri = |v: &Value| v.as_str().is_some_and(annotations::is_iri);
    // 5.1: a context that names the standard's, one IRI, the class, a label, a total, first and last.
    let contexts = collection["@context"].as_array().unwrap();
    assert!(contexts.iter().any(|c| c == "http://www.w3.org/ns/anno.jsonld"));
    assert!(is_iri(&collection["id"]));
    assert_eq!(collection["type"], "AnnotationCollection");
    assert!(collection["label"].is_string());
    assert!(is_iri(&collection["generator"]["id"]));
    let total = collection["total"].as_u64().unwrap();
    if total == 0 {
        assert!(collection.get("first").is_none());
        return;
    }
    // 5.2: an embedded page has no context, but an IRI, the class, its collection, a start and items.
    let page = &collection["first"];
    assert!(page.get("@context").is_none());
    assert!(is_iri(&page["id"]));
    assert_eq!(page["id"], collection["last"]);
    assert_eq!(page["partOf"], collection["id"]);
    assert_eq!(
        (page["type"].as_str(), page["startIndex"].as_u64()),
        (Some("AnnotationPage"), Some(0))
    );
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len() as u64, total);
    let chars: Vec<char> = text.chars().collect();
    let mut names = BTreeSet::new();
    for item in items {
        // 3.1: exactly one IRI, the class, one target or more.
        assert!(is_iri(&item["id"]) && names.insert(item["id"].as_str().unwrap()));
        assert_eq!(item["type"], "Annotation");
        assert!(MOTIVATIONS.contains(&item["motivation"].as_str().unwrap()));
        // 3.2.4: a textual body has one value, and one format of a media type.
        for body in item["body"].as_array().unwrap() {
            assert_eq!(body["type"], "TextualBody");
            assert!(MOTIVATIONS.contains(&body["purpose"].as_str().unwrap()));
            assert!(body["value"].as_str().is_some_and(|v| !v.is_empty()));
            assert_eq!(body["format"], "text/plain");
        }
        // 4: a specific resource has one source, an IRI.
        let target = &item["target"];
        assert_eq!(target["type"], "SpecificResource");
        assert!(is_iri(&target["source"]));
        // 4.2.4: one exact, at most one prefix and suffix, which stand around it in the text.
        // 4.2.5: start and end are counts of characters, the end exclusive. Both select the same.
        let selectors = target["selector"].as_array().unwrap();
        let [quote, position] = selectors.as_slice() else { panic!("two selectors") };
        assert_eq!(quote["type"], "TextQuoteSelector");
        assert_eq!(position["type"], "TextPositionSelector");
        let at = |name: &str| position[name].as_u64().unwrap() as usize;
        let words: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(quote["exact"], words);
        let before: String = chars[..at("start")].iter().collect();
        let after: String = chars[at("end")..].iter().collect();
        let (prefix, suffix) =
            (quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
        assert!(before.ends_with(prefix) && after.starts_with(suffix));
        assert_eq!(prefix.chars().count(), at("start").min(32));
        assert_eq!(suffix.chars().count(), (chars.len() - at("end")).min(32));
    }
}

#[test]
fn annotations_are_what_the_standard_asks() {
    for article in articles() {
        let mut piece = Piece::new(&article);
        for address in [None, Some("https://example.org/a?b=c"), Some("not an address")] {
            piece.address = address.map(str::to_owned);
            let written = annotations::write(&piece, "{\"newsloupe\": 1}");
            let read: Value = serde_json::from_str(&written).unwrap();
            check_annotations(&read, &article.text);
            assert_eq!(read["work"]["newsloupe"], 1);
            assert_eq!(read["total"], article.marks.len());
            if let Some(first) = read["first"]["items"].get(0) {
                let source = first["target"]["source"].as_str().unwrap();
                let by_address = address == Some("https://example.org/a?b=c");
                assert_eq!(source.starts_with("https:"), by_address, "{source}");
                assert_eq!(source.starts_with("urn:uuid:"), !by_address, "{source}");
            }
        }
    }
}

#[test]
fn annotations_carry_the_whole_work_and_it_comes_back_the_same() {
    use crate::study::correct::{Change, Correction, Corrections, Layer as On, Place};
    use crate::study::work::{Notes, Work};
    for article in articles() {
        let text = &article.text;
        let mut work = Work::new(text.clone(), article.report.clone().into(), 1_700_000_000_123);
        work.title = Some("“A title”\n</script>".into());
        work.address = Some("https://example.org/?a=\"b\"".into());
        work.published = Some("2024-03-04".into());
        let removed = article.marks.iter().filter_map(|mark| {
            let at = Place::new(text, mark.span)?;
            Some(Correction { on: On::Mention, at, change: Change::Remove })
        });
        work.corrections = Corrections::of(removed);
        // As `work::write` does it, without a browser.
        let mut record = serde_json::to_value(&work.notes).unwrap();
        record["report"] = serde_json::to_value(&*work.report).unwrap();
        let written = annotations::write(&Piece::new(&article), &record.to_string());
        let carried = serde_json::from_str::<Value>(&written).unwrap()["work"].take();
        let report =
            serde_json::from_value::<newsloupe::Report>(carried["report"].clone()).unwrap();
        let notes: Notes = serde_json::from_value(carried).unwrap();
        assert_eq!(Work { notes, report: report.into() }, work);
    }
}

#[test]
fn an_annotation_says_who_what_and_why() {
    let article = article(SMALL);
    let written = annotations::write(&Piece::new(&article), "null");
    let read: Value = serde_json::from_str(&written).unwrap();
    let first = &read["first"]["items"][0];
    let bodies = first["body"].as_array().unwrap();
    let said: Vec<_> = bodies
        .iter()
        .map(|b| (b["purpose"].as_str().unwrap(), b["value"].as_str().unwrap()))
        .collect();
    let quote = &article.report.quotes[0];
    let why = format!("{} ({})", quote.why, quote.confidence);
    let expect = [
        ("tagging", "quotes"),
        ("classifying", "direct quote"),
        ("identifying", "Ann Lee"),
        ("describing", &*why),
    ];
    assert_eq!(said, expect);
    assert_eq!(first["target"]["selector"][0]["prefix"], "Pier *closes*\n\n");
    let date = read["first"]["items"].as_array().unwrap().last().unwrap();
    assert!(date["body"].as_array().unwrap().iter().any(|b| b["value"] == "2024-03-03"));
    // The same words have the same name everywhere, others another.
    assert_eq!(annotations::name("a"), annotations::name("a"));
    assert_ne!(annotations::name("a"), annotations::name("b"));
    assert_eq!(annotations::name("").len(), "urn:uuid:".len() + 36);
}

#[test]
fn texts_are_written_as_json_reads_them() {
    let hard = "\"\\\n\r\t\u{0}\u{1f}\u{2028}\u{7f}🏔</script>";
    assert_eq!(serde_json::from_str::<String>(&annotations::text(hard)).unwrap(), hard);
}

#[test]
fn what_the_reader_changed_is_told_from_what_the_engine_found() {
    let article = article(SMALL);
    let mut piece = Piece::new(&article);
    piece.compare(&article.report);
    assert_eq!(piece.corrected, [] as [usize; 0]);
    let mut engine = article.report.clone();
    engine.dates[0].value = Some("2023".into());
    engine.mentions.clear();
    piece.compare(&engine);
    let rows = piece.rows();
    let changed: Vec<_> = rows.iter().filter(|r| r.corrected).map(|r| (r.what, r.words)).collect();
    assert_eq!(changed, [("name", "Ann Lee"), ("date", "3 March 2024")]);
}
