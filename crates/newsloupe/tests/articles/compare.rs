//! Holds a report against an expectation, layer by layer.

use crate::expect::{self, Expectation, Item, Line};
use crate::place::{Text, overlap, shortened, span};
use crate::score::{Check, Score};
use newsloupe::Span;
use newsloupe::anatomy::BlockKind;
use newsloupe::report::Report;
use serde::Serialize;

/// Everything that one comparison looks at.
pub(crate) struct Bench<'a> {
    pub(crate) text: &'a Text,
    pub(crate) report: &'a Report,
    pub(crate) expected: &'a Expectation,
    /// The expectation file.
    pub(crate) source: &'a str,
}

/// A kind as it is written in reports and expectations.
pub(crate) fn name(kind: impl Serialize) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|v| v.as_str().map(ToOwned::to_owned))
        .unwrap_or_default()
}

/// Compares all layers. An entry whose words are not in the article is an error of its author.
pub(crate) fn compare(bench: &Bench<'_>) -> Result<Score, String> {
    let mut score = Score::default();
    published(bench, &mut score);
    blocks(bench, &mut score)?;
    crate::speech::compare(bench, &mut score)?;
    crate::naming::compare(bench, &mut score)?;
    dates(bench, &mut score)?;
    credits(bench, &mut score)?;
    Ok(score)
}

impl Bench<'_> {
    /// The places of an entry's words; none is an error.
    pub(crate) fn places(
        &self,
        line: &Line,
        words: &str,
        whole: bool,
    ) -> Result<Vec<Span>, String> {
        let places = self.text.places(words, whole);
        if places.is_empty() {
            return Err(format!("line {}: not in the article: {words}", line.at + 1));
        }
        Ok(places)
    }
}

/// A check on an item of a line.
pub(crate) fn check(
    layer: &'static str,
    line: &Line,
    item: &Item,
    found: bool,
    got: String,
) -> Check {
    let kind =
        if line.kind.words.is_empty() { String::new() } else { format!("{}: ", line.kind.words) };
    let never = if line.never { "nothing marked at " } else { "" };
    Check {
        layer,
        line: Some(line.at),
        col: item.col,
        missed: item.missed,
        implied: false,
        found,
        expected: format!("{never}{kind}{}", item.words),
        got,
    }
}

fn published(bench: &Bench<'_>, score: &mut Score) {
    let Some(line) = &bench.expected.published else { return };
    let got = bench.report.published.clone().unwrap_or_else(|| "?".to_owned());
    score.checks.push(check(
        "day of publication",
        line,
        line.first(),
        got == line.first().words,
        got,
    ));
}

fn blocks(bench: &Bench<'_>, score: &mut Score) -> Result<(), String> {
    let got: Vec<(Span, BlockKind)> =
        bench.report.blocks.iter().map(|b| (span(b.span), b.kind)).collect();
    let at = |place: Span| {
        let here = got.iter().filter(|(s, _)| s.overlaps(place));
        let all: Vec<String> =
            here.map(|(s, k)| format!("{}: {}", name(k), bench.text.start(*s))).collect();
        all.join(" / ")
    };
    let mut listed = Vec::new();
    let mut next = 0;
    for line in &bench.expected.blocks {
        let places = bench.places(line, &line.first().words, false)?;
        // Entries stand in the order of the article, so that repeated lines need no number.
        let place = *places.iter().find(|p| p.start >= next).unwrap_or(&places[0]);
        let same = |(s, k): &&(Span, BlockKind)| {
            overlap(bench.text.core(*s), bench.text.core(place)) >= 0.8
                && name(k) == line.kind.words
        };
        let touching = got.iter().filter(|(s, _)| s.overlaps(place));
        let found = if line.never {
            touching.clone().all(|(_, k)| name(k) != line.kind.words)
        } else if line.kind.words == "body" {
            touching.clone().all(|(_, k)| *k == BlockKind::Body)
        } else {
            got.iter().any(|g| same(&g))
        };
        let layer = match (line.never, line.kind.words.as_str()) {
            (true, _) => "must not be marked",
            (_, "body") => "lines of the story",
            _ => "blocks",
        };
        score.checks.push(check(layer, line, line.first(), found, at(place)));
        if !line.never {
            listed.push(place);
            next = place.end;
        }
    }
    // Every line of which no entry speaks tells the story.
    for line in lines(&bench.text.whole, &listed) {
        let found =
            got.iter().filter(|(s, _)| s.overlaps(line)).all(|(_, k)| *k == BlockKind::Body);
        score.checks.push(Check {
            layer: "lines of the story",
            line: None,
            col: 0,
            missed: false,
            implied: false,
            found,
            expected: ends(bench.text.words(line)),
            got: at(line),
        });
    }
    Ok(())
}

/// The first and last words of a line, so that an entry can name it.
fn ends(line: &str) -> String {
    let words: Vec<&str> = line.split([' ', '\u{a0}']).collect();
    if words.len() < 16 {
        return line.to_owned();
    }
    format!("{} … {}", words[..8].join(" "), words[words.len() - 4..].join(" "))
}

/// The lines of `text` that are not white space and not in `listed`.
fn lines(text: &str, listed: &[Span]) -> Vec<Span> {
    let mut at = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let mut rest = vec![Span::new(at, at + line.len())];
        at += line.len();
        for l in listed {
            rest = rest
                .into_iter()
                .flat_map(|s| {
                    if !l.overlaps(s) {
                        return vec![s];
                    }
                    let before = Span { start: s.start, end: l.start.max(s.start) };
                    let behind = Span { start: l.end.min(s.end), end: s.end };
                    vec![before, behind]
                })
                .collect();
        }
        let worth = |s: &Span| s.of(text).chars().any(char::is_alphanumeric);
        let trim = |s: Span| s.trimmed(text, |c| c.is_whitespace() || "()–—-|•".contains(c));
        out.extend(rest.into_iter().filter(worth).map(trim));
    }
    out
}

fn dates(bench: &Bench<'_>, score: &mut Score) -> Result<(), String> {
    let got = &bench.report.dates;
    // Longer expressions first: `Tuesday` is not looked for inside `last Tuesday`.
    let mut order: Vec<(&Line, String, Option<Item>)> = Vec::new();
    for line in &bench.expected.dates {
        let (words, value) = expect::value(line, bench.source);
        order.push((line, words, value));
    }
    order.sort_by_key(|(_, words, _)| std::cmp::Reverse(words.split(" #").next().map(str::len)));
    let mut taken: Vec<Span> = Vec::new();
    for (line, words, value) in &order {
        let mut places = bench.places(line, words, true)?;
        if line.never {
            let free = places.iter().all(|p| got.iter().all(|d| !span(d.span).overlaps(*p)));
            score.checks.push(check("must not be marked", line, line.first(), free, words.clone()));
            continue;
        }
        if !words.contains(" #") {
            places.retain(|p| taken.iter().all(|t| !t.overlaps(*p)));
        }
        if places.is_empty() {
            return Err(format!("line {}: only inside longer entries: {words}", line.at + 1));
        }
        taken.extend(&places);
        let at =
            |p: &Span| got.iter().find(|d| bench.text.core(span(d.span)) == bench.text.core(*p));
        let near = |p: &Span| {
            let near = got.iter().find(|d| span(d.span).overlaps(*p));
            near.map_or("nothing".to_owned(), |d| {
                format!(
                    "{} = {}",
                    bench.text.words(span(d.span)),
                    d.value.as_deref().unwrap_or("?")
                )
            })
        };
        let all: Vec<String> = places.iter().map(near).collect();
        let here = places.iter().filter(|p| at(p).is_some()).count();
        several(
            score,
            check("dates", line, line.first(), here == places.len(), all.join(" / ")),
            here,
            places.len(),
        );
        let Some(value) = value else { continue };
        let right = |p: &Span| {
            at(p).is_some_and(|d| {
                d.value.as_deref().unwrap_or("?") == value.words
                    && (line.kind.words.is_empty() || name(d.kind) == line.kind.words)
            })
        };
        let good = places.iter().filter(|p| right(p)).count();
        let mut valued =
            check("values of dates", line, value, good == places.len(), all.join(" / "));
        valued.expected = format!("{words} = {}", value.words);
        valued.implied = here < places.len();
        several(score, valued, good, places.len());
    }
    for date in got {
        if taken.iter().all(|t| !t.overlaps(span(date.span))) {
            score.extras.push(("dates", bench.text.words(span(date.span)).to_owned()));
        }
    }
    Ok(())
}

/// Counts a check once for every place that its entry stands for.
pub(crate) fn several(score: &mut Score, check: Check, found: usize, all: usize) {
    for n in 1..all {
        score.checks.push(Check {
            implied: true,
            found: n < found || (n == found && !check.found),
            ..check.clone()
        });
    }
    score.checks.push(check);
}

fn credits(bench: &Bench<'_>, score: &mut Score) -> Result<(), String> {
    let got = &bench.report.credits;
    let mut used = vec![false; got.len()];
    for line in &bench.expected.credits {
        if line.never {
            let places = bench.places(line, &line.first().words, false)?;
            let free = places.iter().all(|p| got.iter().all(|c| !span(c.span).overlaps(*p)));
            score.checks.push(check("must not be marked", line, line.first(), free, String::new()));
            continue;
        }
        let chain: Vec<&str> = line.first().words.split(" > ").map(str::trim).collect();
        for link in &chain {
            bench.places(line, link, false)?;
        }
        let same = |c: &newsloupe::report::Credit| {
            c.chain
                .iter()
                .map(|l| l.replace('\u{a0}', " "))
                .eq(chain.iter().map(|l| (*l).to_owned()))
        };
        let hit = got.iter().enumerate().position(|(i, c)| !used[i] && same(c));
        let all: Vec<String> = got.iter().map(|c| c.chain.join(" > ")).collect();
        score.checks.push(check("credits", line, line.first(), hit.is_some(), all.join(" / ")));
        if let Some(i) = hit {
            used[i] = true;
        }
        let credit = hit.map(|i| &got[i]);
        let block = |index: Option<usize>| {
            index.and_then(|b| bench.report.blocks.get(b)).map(|b| span(b.span))
        };
        let mut detail = |item: &Item, right: bool, got: String| {
            let mut c = check("what credits belong to", line, item, right, got);
            c.implied = credit.is_none();
            score.checks.push(c);
        };
        if let Some(by) = line.named("by") {
            let creator =
                credit.and_then(|c| c.creator.clone()).unwrap_or_else(|| "nobody".to_owned());
            detail(&by, credit.is_some() && creator == by.words, creator);
        }
        if let Some(item) = line.fields.iter().skip(1).find(|f| f.words == "handout") {
            detail(item, credit.is_some_and(|c| c.handout), "no handout".to_owned());
        }
        for (word, index) in
            [("caption", credit.and_then(|c| c.caption)), ("alt", credit.and_then(|c| c.alt))]
        {
            let Some(item) = line.named(word) else { continue };
            let places = bench.places(line, &item.words, false)?;
            let tied = block(index);
            let right = tied.is_some_and(|b| places.iter().any(|p| p.overlaps(b)));
            detail(&item, right, tied.map_or("no block".to_owned(), |b| bench.text.start(b)));
        }
    }
    for (credit, used) in got.iter().zip(used) {
        if !used {
            score.extras.push(("credits", shortened(bench.text.words(span(credit.span)), 80)));
        }
    }
    Ok(())
}
