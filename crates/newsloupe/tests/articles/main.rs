//! Reads the articles of `tests/articles` and holds each report against what a reader would mark.
//!
//! `NEWSLOUPE_ARTICLES=print` writes the engine's reading of every article in the format of the
//! expectation files; `=print:wire-ferry` of one. `=mark` sets every `~` in the files to the state
//! of the engine (look at the difference before you commit it). `=extras` adds to the totals what
//! the engine marked and no reader expected, `=misses` what stands behind each `~`. All of them need `--nocapture` to be seen:
//!
//! ```text
//! NEWSLOUPE_ARTICLES=extras cargo test -p newsloupe --test articles -- --nocapture
//! ```

mod compare;
mod expect;
mod naming;
mod place;
mod print;
mod score;
mod speech;

use newsloupe::{OffsetSpace, Options, analyze};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/articles")
}

/// The names of all articles, in order.
fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("tests/articles")
        .filter_map(|e| Some(e.ok()?.file_name().to_str()?.strip_suffix(".txt")?.to_owned()))
        .collect();
    names.sort();
    names
}

#[test]
fn the_engine_reads_the_articles_as_a_reader_does() {
    let mode = std::env::var("NEWSLOUPE_ARTICLES").unwrap_or_default();
    let mut scores = Vec::new();
    let mut failures = String::new();
    for name in names() {
        let file = |end: &str| folder().join(format!("{name}.{end}"));
        let text = std::fs::read_to_string(file("txt")).expect("an article");
        let source = std::fs::read_to_string(file("expect")).unwrap_or_default();
        let expected = match expect::parse(&source) {
            Ok(expected) => expected,
            Err(e) => {
                let _ = writeln!(failures, "{name}.expect: {e}");
                continue;
            }
        };
        let published = expected.given.as_ref().map(|d| d.parse().expect("a day"));
        let options = Options { published, offsets: OffsetSpace::Utf8, ..Options::default() };
        let report = analyze(&text, &options).expect("an article is not too long");
        let text = place::Text::new(text);
        match mode.split_once(':').unwrap_or((&mode, "")) {
            ("print", which) if which.is_empty() || which == name => {
                println!("# {name}\n{}", print::reading(&text, &report));
            }
            _ => {}
        }
        if source.is_empty() {
            let _ = writeln!(failures, "{name}: there is no {name}.expect");
            continue;
        }
        let bench =
            compare::Bench { text: &text, report: &report, expected: &expected, source: &source };
        match compare::compare(&bench) {
            Ok(score) => {
                if mode == "mark" {
                    let marked = score.marked(&source, expected.blocks_end);
                    if marked != source {
                        std::fs::write(file("expect"), marked).expect("to write the marks");
                    }
                } else {
                    failures += &score.failures(&format!("{name}.expect"));
                }
                if mode == "misses" {
                    print!("{}", score.misses(&format!("{name}.expect")));
                }
                if mode == "extras" {
                    for (layer, what) in &score.extras {
                        println!("{name}: {layer}: {what}");
                    }
                }
                scores.push(score);
            }
            Err(e) => {
                let _ = writeln!(failures, "{name}.expect: {e}");
            }
        }
    }
    println!("{}", score::totals(&scores));
    assert!(failures.is_empty(), "the reports differ from what a reader expects:\n{failures}");
}

#[test]
fn no_article_of_ours_contradicts_itself() {
    for name in names() {
        let file = |end: &str| folder().join(format!("{name}.{end}"));
        let text = std::fs::read_to_string(file("txt")).expect("an article");
        let source = std::fs::read_to_string(file("expect")).unwrap_or_default();
        let given = expect::parse(&source).ok().and_then(|e| e.given);
        let published = given.map(|d| d.parse().expect("a day"));
        let report = analyze(&text, &Options { published, ..Options::default() });
        let questions = report.expect("an article is not too long").questions;
        assert!(questions.is_empty(), "{name}: {questions:?}");
    }
}

/// The failures of a short text against an expectation.
fn failures(text: &str, source: &str) -> Result<String, String> {
    let options = Options { offsets: OffsetSpace::Utf8, ..Options::default() };
    let report = analyze(text, &options).expect("a short text");
    let text = place::Text::new(text.to_owned());
    let expected = expect::parse(source)?;
    let bench = compare::Bench { text: &text, report: &report, expected: &expected, source };
    Ok(compare::compare(&bench)?.failures("test"))
}

#[test]
fn an_expectation_can_fail() {
    let text = "Council votes to close pier\n\nThe vote on 3 March 2024 was close.\n";
    assert_eq!(failures(text, "[blocks]\nheadline: Council … pier\n"), Ok(String::new()));
    let wrong = failures(text, "[blocks]\n\ncaption: Council votes … pier\n").expect("it is read");
    assert!(
        wrong.starts_with("test:3: blocks\n    expected: caption: Council votes … pier"),
        "{wrong}"
    );
    assert!(wrong.contains("got:      headline: Council votes to close pier"), "{wrong}");
    let unlisted = failures(text, "[names]\n! Council\n").expect("it is read");
    assert!(unlisted.starts_with("test:unlisted: lines of the story"), "{unlisted}");
}

#[test]
fn an_expectation_that_makes_no_sense_says_where() {
    let wrong = |source| failures("Council votes\n", source).expect_err("it makes no sense");
    assert!(wrong("[blocks]\nheadlin: Council votes").starts_with("line 2: no kind"));
    assert!(wrong("[faces]\nAnn").starts_with("line 2: no such section"));
    assert!(wrong("[names]\n\nperson: Ann Lee").starts_with("line 3: not in the article: Ann Lee"));
}
