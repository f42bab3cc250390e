//! What holds of every report on any text whatever.

use newsloupe::report::{Report, ReportSpan};
use newsloupe::{OffsetMap, OffsetSpace, Options, Span, analyze};

/// Calls `on` with every span of a report.
fn each_span(report: &mut Report, on: &mut impl FnMut(&mut ReportSpan)) {
    report.published_span.iter_mut().for_each(&mut *on);
    report.blocks.iter_mut().for_each(|b| on(&mut b.span));
    report.sentences.iter_mut().for_each(&mut *on);
    for quote in &mut report.quotes {
        on(&mut quote.span);
        on(&mut quote.outer);
        on(&mut quote.content);
        quote.parts.iter_mut().for_each(&mut *on);
        quote.speaker.iter_mut().for_each(|s| on(&mut s.span));
        quote.cue.iter_mut().for_each(|c| on(&mut c.span));
        quote.channel.iter_mut().for_each(&mut *on);
    }
    report.mentions.iter_mut().for_each(|m| on(&mut m.span));
    for entity in &mut report.entities {
        entity.role_spans.iter_mut().for_each(&mut *on);
    }
    report.dates.iter_mut().for_each(|d| on(&mut d.span));
    report.credits.iter_mut().for_each(|c| on(&mut c.span));
    report.summary.sources.iter_mut().filter_map(|s| s.span.as_mut()).for_each(on);
}

/// A report on `text` in one way of counting, its spans turned back into bytes.
fn in_bytes(text: &str, offsets: OffsetSpace) -> Report {
    let options = Options { offsets, ..Options::default() };
    let mut report = analyze(text, &options).expect("a text within the limit gives a report");
    assert_eq!(report.offsets, offsets);
    report.offsets = OffsetSpace::Utf8;
    let map = OffsetMap::new(text);
    each_span(&mut report, &mut |span| {
        let bytes = map.decode(offsets, *span);
        let Some(Span { start, end }) = bytes else {
            panic!("{offsets:?} span {span:?} does not fit the text {text:?}");
        };
        *span = [start, end];
    });
    report
}

/// Panics where a report on `text` breaks a law; gives the report in bytes.
pub(crate) fn hold(text: &str) -> Report {
    let mut report = in_bytes(text, OffsetSpace::Utf8);
    for other in [OffsetSpace::Utf16, OffsetSpace::CodePoint] {
        assert_eq!(report, in_bytes(text, other), "{other:?} says something else of {text:?}");
    }
    let json = |r: &Report| serde_json::to_string(r).expect("a report is JSON");
    let again = in_bytes(text, OffsetSpace::Utf8);
    assert_eq!(json(&report), json(&again), "two runs differ on {text:?}");

    each_span(&mut report, &mut |[start, end]| {
        let inside = text.get(*start as usize..*end as usize);
        assert!(inside.is_some_and(|w| !w.is_empty()), "{start}..{end} holds no words of {text:?}");
    });
    blocks(text, &report);
    sentences(text, &report);
    quotes(text, &report);
    names(text, &report);
    dates_and_credits(text, &report);
    summary(text, &report);
    report
}

fn contains(outer: ReportSpan, inner: ReportSpan) -> bool {
    outer[0] <= inner[0] && inner[1] <= outer[1]
}

/// In order and without overlaps.
fn in_order(text: &str, what: &str, spans: impl IntoIterator<Item = ReportSpan>) {
    let mut end = 0;
    for span in spans {
        assert!(span[0] >= end, "{what} {span:?} begins before {end} in {text:?}");
        end = span[1];
    }
}

fn is_sure(confidence: f64, why: &str) {
    assert!((0.0..=1.0).contains(&confidence), "a confidence of {confidence}");
    assert!(!why.trim().is_empty(), "a mark without a reason");
}

/// White space and what a paste brings along unseen.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

/// Blocks hold everything that can be seen exactly once.
fn blocks(text: &str, report: &Report) {
    in_order(text, "block", report.blocks.iter().map(|b| b.span));
    let mut at = 0;
    let mut whole = String::with_capacity(text.len());
    for block in &report.blocks {
        let [start, end] = block.span.map(|n| n as usize);
        let gap = &text[at..start];
        assert!(gap.chars().all(is_unseen), "{gap:?} is in no block of {text:?}");
        let words = &text[start..end];
        let edges = [words.chars().next(), words.chars().next_back()];
        assert!(edges.iter().flatten().all(|c| !c.is_whitespace()), "white space ends {words:?}");
        whole.push_str(gap);
        whole.push_str(words);
        at = end;
        is_sure(block.confidence, &block.why);
    }
    assert!(text[at..].chars().all(is_unseen), "{:?} is in no block", &text[at..]);
    whole.push_str(&text[at..]);
    assert_eq!(whole, text);
}

fn sentences(text: &str, report: &Report) {
    in_order(text, "sentence", report.sentences.iter().copied());
    let mut blocks = report.blocks.iter().peekable();
    for sentence in &report.sentences {
        while blocks.peek().is_some_and(|b| b.span[1] <= sentence[0]) {
            blocks.next();
        }
        let inside = blocks.peek().is_some_and(|b| contains(b.span, *sentence));
        assert!(inside, "sentence {sentence:?} is in no block of {text:?}");
    }
}

fn quotes(text: &str, report: &Report) {
    let mut start = 0;
    for (id, quote) in report.quotes.iter().enumerate() {
        assert_eq!(quote.id, id);
        is_sure(quote.confidence, &quote.why);
        assert!(quote.outer[0] >= start, "quote {id} is out of order in {text:?}");
        start = quote.outer[0];
        assert!(contains(quote.outer, quote.span), "quote {id} leaves its marks in {text:?}");
        assert!(contains(quote.content, quote.span), "quote {id} leaves its clause in {text:?}");
        in_order(text, "part", quote.parts.iter().copied());
        let ends = quote.parts.first().zip(quote.parts.last()).map(|(a, b)| [a[0], b[1]]);
        assert_eq!(ends, Some(quote.span), "the parts of quote {id} are not its span in {text:?}");
        if let Some(speaker) = &quote.speaker {
            assert!(speaker.entity.is_none_or(|e| e < report.entities.len()));
        }
        assert!(quote.cue.as_ref().is_none_or(|c| !c.lemma.is_empty()));
    }
}

fn names(text: &str, report: &Report) {
    in_order(text, "mention", report.mentions.iter().map(|m| m.span));
    for (i, mention) in report.mentions.iter().enumerate() {
        is_sure(mention.confidence, &mention.why);
        let entity = &report.entities[mention.entity];
        let known = entity.mentions.binary_search(&i).is_ok();
        assert!(known, "entity {} forgets mention {i}", entity.id);
    }
    let mut of_all = 0;
    for (id, entity) in report.entities.iter().enumerate() {
        assert_eq!(entity.id, id);
        assert!(!entity.name.trim().is_empty() && !entity.mentions.is_empty());
        assert!(entity.mentions.windows(2).all(|w| w[0] < w[1]));
        assert!(entity.mentions.iter().all(|m| report.mentions[*m].entity == id));
        assert_eq!(entity.roles.len(), entity.role_spans.len());
        of_all += entity.mentions.len();
        for (role, [start, end]) in entity.roles.iter().zip(&entity.role_spans) {
            assert_eq!(role, &text[*start as usize..*end as usize]);
        }
    }
    assert_eq!(of_all, report.mentions.len());
}

fn dates_and_credits(text: &str, report: &Report) {
    in_order(text, "date", report.dates.iter().map(|d| d.span));
    for date in &report.dates {
        is_sure(date.confidence, &date.why);
        assert!(date.value.as_ref().is_none_or(|v| v.is_ascii() && !v.is_empty()), "{date:?}");
    }
    if let Some(day) = &report.published {
        assert!(day.parse::<newsloupe::Day>().is_ok(), "{day} is no day");
    }
    in_order(text, "credit", report.credits.iter().map(|c| c.span));
    for credit in &report.credits {
        is_sure(credit.confidence, &credit.why);
        assert!(credit.chain.iter().all(|link| text.contains(link.as_str())), "{credit:?}");
        assert!(credit.creator.iter().all(|maker| text.contains(maker.as_str())), "{credit:?}");
        for block in [credit.caption, credit.alt].into_iter().flatten() {
            assert!(block < report.blocks.len(), "{credit:?}");
        }
    }
}

fn summary(text: &str, report: &Report) {
    let summary = &report.summary;
    assert!(summary.quoted_words <= summary.words, "more words quoted than written in {text:?}");
    let mut seen = vec![false; report.quotes.len()];
    for source in &summary.sources {
        assert!(source.entity.is_none_or(|e| e < report.entities.len()));
        for quote in &source.quotes {
            assert!(!std::mem::replace(&mut seen[*quote], true), "quote {quote} has two sources");
        }
    }
    let spoken = summary.counts.quotes + summary.counts.indirect;
    assert_eq!(seen.iter().filter(|s| **s).count(), spoken);
}
