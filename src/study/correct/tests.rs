//! Corrections done to real reports.

use super::*;
use crate::state::article::Article;
use newsloupe::anatomy::BlockKind;
use newsloupe::dates::TimexKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::QuoteKind;
use newsloupe::report::SourceKind;
use newsloupe::{OffsetSpace, Options, Report, Span, analyze};

const TEXT: &str = "Council votes to close pier\n\n\
    “We had no choice,” Mayor Ann Lee said on 3 March 2024. Lee thanked the port of Ayr.\n\n\
    “Not now,” one of the sailors said. Bob Ray of the Harbour Trust called it a “bargain”.\n\n\
    The pier in winter. (Jo Dee/Getty Images)";

fn report(text: &str) -> Report {
    analyze(text, &Options { offsets: OffsetSpace::Utf8, ..Options::default() }).unwrap()
}

fn place_in(text: &str, words: &str) -> Place {
    let at = text.find(words).unwrap();
    Place::new(text, Span::new(at, at + words.len())).unwrap()
}

fn place(words: &str) -> Place {
    place_in(TEXT, words)
}

fn on(on: Layer, words: &str, change: Change) -> Correction {
    Correction { on, at: place(words), change }
}

fn who(words: &str) -> Who {
    Who { name: words.into(), at: place(words) }
}

/// The article with these corrections, and how many wait.
fn with(all: impl IntoIterator<Item = Correction>) -> (Article, usize) {
    let applied = apply(&report(TEXT), TEXT, &Corrections::of(all));
    (Article::new(TEXT.into(), applied.report).unwrap(), applied.waiting.len())
}

/// `words: name` of each name.
fn names(article: &Article) -> Vec<String> {
    let all = article.report.mentions.iter();
    all.map(|m| format!("{}: {}", article.words(m.span), article.report.entities[m.entity].name))
        .collect()
}

fn speaker_of(article: &Article, words: &str) -> Option<String> {
    let quote = article.report.quotes.iter().find(|q| article.words(q.span).starts_with(words));
    article.speaker_name(quote.unwrap()).map(str::to_owned)
}

#[test]
fn no_corrections_leave_the_report_as_it_is() {
    assert_eq!(apply(&report(TEXT), TEXT, &Corrections::default()).report, report(TEXT));
    let other = analyze(TEXT, &Options::default()).unwrap();
    assert_eq!(apply(&other, TEXT, &Corrections::default()).report, other);
}

#[test]
fn a_name_is_marked_taken_away_and_moved() {
    let before = names(&with([]).0);
    let (article, waiting) =
        with([on(Layer::Mention, "sailors", Change::Add(What::Name(NameKind::Group)))]);
    assert_eq!((names(&article).len(), waiting), (before.len() + 1, 0));
    assert!(names(&article).contains(&"sailors: sailors".to_owned()));
    let added =
        article.report.mentions.iter().find(|m| article.words(m.span) == "sailors").unwrap();
    assert_eq!((added.why.as_str(), added.confidence), (apply::MARKED, 1.0));

    let (article, _) = with([on(Layer::Mention, "Ayr", Change::Remove)]);
    assert!(!names(&article).iter().any(|n| n.starts_with("Ayr")));
    assert_eq!(article.report.summary.counts.places, with([]).0.report.summary.counts.places - 1);

    let wide = Change::Edges(place("port of Ayr"));
    let (article, _) = with([on(Layer::Mention, "Ayr", wide)]);
    assert!(names(&article).contains(&"port of Ayr: port of Ayr".to_owned()));
}

#[test]
fn a_name_marked_over_others_takes_their_place() {
    let (article, _) = with([on(
        Layer::Mention,
        "Bob Ray of the Harbour Trust",
        Change::Add(What::Name(NameKind::Person)),
    )]);
    let over: Vec<_> = names(&article).into_iter().filter(|n| n.contains("Harbour")).collect();
    assert_eq!(over, ["Bob Ray of the Harbour Trust: Bob Ray of the Harbour Trust"]);
}

#[test]
fn a_quote_gets_another_speaker_and_the_audit_follows() {
    let quote = "Not now,";
    let (article, _) =
        with([on(Layer::Quote, quote, Change::Speaker(Voice::Entity(who("Bob Ray"))))]);
    assert_eq!(speaker_of(&article, "Not now").as_deref(), Some("Bob Ray"));
    let rows = &article.report.summary.sources;
    assert!(
        rows.iter().any(|r| r.name.as_deref() == Some("Bob Ray") && r.kind == SourceKind::Person)
    );
    assert_eq!(article.report.summary.counts.unnamed, 0);

    let (article, _) =
        with([on(Layer::Quote, "We had no choice,", Change::Speaker(Voice::NotStated))]);
    assert_eq!(speaker_of(&article, "We had"), None);
    assert_eq!(article.report.summary.counts.not_stated, 1);

    let words = Change::Speaker(Voice::Words(place("one of the sailors")));
    let (article, _) = with([on(Layer::Quote, "We had no choice,", words)]);
    assert_eq!(speaker_of(&article, "We had").as_deref(), Some("one of the sailors"));
}

#[test]
fn quotes_are_marked_with_and_without_their_marks() {
    let removed = on(Layer::Quote, "Not now,", Change::Remove);
    for words in ["Not now,", "“Not now,”", "Not now,”"] {
        let again = on(Layer::Quote, words, Change::Add(What::Quote(QuoteKind::Direct)));
        let (article, waiting) = with([removed.clone(), again]);
        let quote = article.report.quotes.iter().find(|q| q.why == apply::MARKED).unwrap();
        assert_eq!((article.words(quote.outer), waiting), ("“Not now,”", 0));
        assert_eq!(article.words(quote.span), "Not now,");
    }
    let scare = Change::Become(What::Quote(QuoteKind::Scare));
    let (article, _) = with([on(Layer::Quote, "Not now,", scare)]);
    let quote = article.report.quotes.iter().find(|q| article.words(q.span) == "Not now,").unwrap();
    assert_eq!((quote.kind, &quote.speaker), (QuoteKind::Scare, &None));
}

#[test]
fn names_are_merged_split_renamed_and_change_their_kind() {
    let merged = on(Layer::Mention, "Bob Ray", Change::Merge(who("Ann Lee")));
    let (article, _) = with([merged.clone()]);
    let lee = article.report.entities.iter().find(|e| e.name == "Ann Lee").unwrap();
    assert_eq!(lee.mentions.len(), 3);
    let (article, _) = with([merged, on(Layer::Mention, "Bob Ray", Change::Split)]);
    assert!(names(&article).contains(&"Bob Ray: Bob Ray".to_owned()));

    let at = TEXT.find("Lee thanked").unwrap();
    let second = Place::new(TEXT, Span::new(at, at + 3)).unwrap();
    let split = Correction { on: Layer::Mention, at: second, change: Change::Split };
    let (article, _) = with([split]);
    assert!(names(&article).contains(&"Lee: Lee".to_owned()));

    let (article, _) = with([on(Layer::Mention, "Ann Lee", Change::Rename(" Ann B. Lee ".into()))]);
    assert_eq!(speaker_of(&article, "We had").as_deref(), Some("Ann B. Lee"));
    let kind = Change::Become(What::Name(NameKind::Organization));
    let (article, _) = with([on(Layer::Mention, "Ann Lee", kind)]);
    assert!(article.report.summary.sources.iter().any(|r| r.kind == SourceKind::Organization));
}

#[test]
fn dates_credits_and_lines_are_corrected() {
    let day = What::Date { kind: TimexKind::Date, value: Some("2024-03-04".into()) };
    let (article, _) = with([on(Layer::Date, "3 March 2024", Change::Become(day))]);
    assert_eq!(article.report.dates[0].value.as_deref(), Some("2024-03-04"));

    let all = [
        on(Layer::Credit, "Jo Dee/Getty Images", Change::Remove),
        on(
            Layer::Credit,
            "Jo Dee/Getty Images",
            Change::Add(What::Credit { creator: Some(place("Jo Dee")) }),
        ),
    ];
    let (article, _) = with(all);
    let credit = &article.report.credits[0];
    assert_eq!(credit.chain, ["Jo Dee", "Getty Images"]);
    assert_eq!(article.report.pictures.len(), 1);
    assert_eq!(article.report.pictures[0].credit, Some(0));

    let words = with([]).0.report.summary.words;
    let (article, _) = with([on(Layer::Block, "Not now", Change::Block(BlockKind::Promo))]);
    assert!(article.report.summary.words < words);
    assert!(
        article
            .report
            .summary
            .sources
            .iter()
            .all(|r| r.name.as_deref() != Some("one of the sailors"))
    );
}

#[test]
fn what_does_not_find_its_place_waits() {
    let mut lost = on(Layer::Mention, "Ayr", Change::Become(What::Name(NameKind::Person)));
    lost.at.exact = "Troon".into();
    let (article, waiting) =
        with([lost, on(Layer::Quote, "Ayr", Change::Speaker(Voice::NotStated))]);
    assert_eq!((names(&article), waiting), (names(&with([]).0), 2));
}

/// Corrections at random places of the text, most of them of marks that are there.
fn random(seed: u64, count: usize) -> Corrections {
    let mut state = seed;
    let mut next = move |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let report = report(TEXT);
    let mut spans: Vec<[u32; 2]> = report.mentions.iter().map(|m| m.span).collect();
    spans.extend(report.quotes.iter().map(|q| q.span));
    spans.extend(report.dates.iter().map(|d| d.span));
    spans.extend(report.credits.iter().map(|c| c.span));
    spans.extend(report.blocks.iter().map(|b| b.span));
    let mut log = Corrections::default();
    for _ in 0..count {
        let mut any = || loop {
            let known = spans[next(spans.len())];
            let span = if next(4) == 0 {
                let start = next(TEXT.len());
                Span::new(start, (start + 1 + next(40)).min(TEXT.len()))
            } else {
                Span::new(known[0] as usize, known[1] as usize)
            };
            if let Some(place) = Place::new(TEXT, span) {
                return (place, next(1 << 20));
            }
        };
        let ((at, a), (other, b)) = (any(), any());
        let who = Who { name: "Ann Lee".into(), at: other.clone() };
        let kinds = [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Work];
        let quotes = [QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect, QuoteKind::Scare];
        let what = match a % 4 {
            0 => What::Quote(quotes[b % 4]),
            1 => What::Name(kinds[b % 4]),
            2 => What::Date { kind: TimexKind::Date, value: (b % 2 == 0).then(|| "2024".into()) },
            _ => What::Credit { creator: (b % 2 == 0).then(|| other.clone()) },
        };
        let layers = [Layer::Quote, Layer::Mention, Layer::Date, Layer::Credit, Layer::Block];
        let change = match b / 4 % 12 {
            0 | 1 => Change::Add(what.clone()),
            2 => Change::Become(what.clone()),
            3 => Change::Remove,
            4 => Change::Edges(other),
            5 => Change::Speaker(Voice::NotStated),
            6 => Change::Speaker(Voice::Entity(who)),
            7 => Change::Speaker(Voice::Words(other)),
            8 => Change::Entity(who),
            9 => Change::Split,
            10 => Change::Merge(who),
            _ => Change::Block(BlockKind::Promo),
        };
        let layer = if a % 3 == 0 { layers[a / 16 % 5] } else { what.layer() };
        log.make(Correction { on: layer, at, change });
        if a % 11 == 0 {
            log.take_back(b % count);
        }
        if b % 13 == 0 {
            log.undo();
        }
    }
    log
}

/// Every index of a report leads somewhere, and every list is in order.
fn hold(report: &Report) {
    for (i, mention) in report.mentions.iter().enumerate() {
        assert!(report.entities[mention.entity].mentions.contains(&i));
        assert_eq!(report.entities[mention.entity].kind, mention.kind);
    }
    assert!(report.mentions.windows(2).all(|m| m[0].span[1] <= m[1].span[0]));
    assert!(report.dates.windows(2).all(|d| d[0].span[1] <= d[1].span[0]));
    assert!(report.quotes.windows(2).all(|q| q[0].outer[0] <= q[1].outer[0]));
    for (i, entity) in report.entities.iter().enumerate() {
        assert_eq!(entity.id, i);
        assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
        assert!(entity.mentions.iter().all(|m| report.mentions[*m].entity == i));
        assert_eq!(entity.roles.len(), entity.role_spans.len());
    }
    for (i, quote) in report.quotes.iter().enumerate() {
        assert_eq!(quote.id, i);
        assert!(!quote.parts.is_empty());
        assert!(quote.speaker.iter().filter_map(|s| s.entity).all(|e| e < report.entities.len()));
    }
    for picture in &report.pictures {
        assert!(picture.credit.is_none_or(|c| c < report.credits.len()));
        assert!(picture.caption.is_none_or(|c| c < report.blocks.len()));
        assert!(picture.date.is_none_or(|d| d < report.dates.len()));
    }
    for credit in 0..report.credits.len() {
        assert!(report.pictures.iter().any(|p| p.credit == Some(credit)));
    }
    for source in &report.summary.sources {
        assert!(source.quotes.iter().all(|q| *q < report.quotes.len()));
        assert!(source.entity.is_none_or(|e| e < report.entities.len()));
    }
    assert!(report.questions.iter().flat_map(|q| q.dates).all(|d| d < report.dates.len()));
}

#[test]
fn any_corrections_leave_a_report_that_holds() {
    for offsets in [OffsetSpace::Utf8, OffsetSpace::Utf16] {
        let report = analyze(TEXT, &Options { offsets, ..Options::default() }).unwrap();
        for seed in 0..300 {
            let log = random(seed, 1 + seed as usize % 25);
            let applied = apply(&report, TEXT, &log);
            hold(&applied.report);
            let article = Article::new(TEXT.into(), applied.report.clone()).unwrap();
            for mark in 0..article.marks.len() {
                assert!(crate::state::card::Card::of(&article, mark).is_some());
            }
            assert_eq!(apply(&report, TEXT, &log).report, applied.report);
        }
    }
}

#[test]
fn undoing_all_gives_the_engines_report_back() {
    for seed in 0..40 {
        let mut log = random(seed, 12);
        let done = apply(&report(TEXT), TEXT, &log).report;
        let mut steps = 0;
        while log.undo() {
            steps += 1;
        }
        assert_eq!(apply(&report(TEXT), TEXT, &log).report, report(TEXT));
        for _ in 0..steps {
            assert!(log.redo());
        }
        // What had been undone before stays to be done again.
        assert_eq!(apply(&report(TEXT), TEXT, &log).report, done);
    }
}

#[test]
fn corrections_survive_an_edit_and_another_analysis() {
    let mut log = Corrections::of([
        on(Layer::Mention, "sailors", Change::Add(What::Name(NameKind::Group))),
        on(Layer::Quote, "Not now,", Change::Speaker(Voice::Entity(who("Bob Ray")))),
        on(Layer::Mention, "Ayr", Change::Remove),
    ]);
    let new = TEXT
        .replace("Council votes", "The council of the town votes")
        .replace("thanked", "also thanked");
    assert!(rebase::rebase(TEXT, &new, &mut log));
    let applied = apply(&report(&new), &new, &log);
    assert!(applied.waiting.is_empty());
    let article = Article::new(new.as_str().into(), applied.report).unwrap();
    assert!(names(&article).contains(&"sailors: sailors".to_owned()));
    assert!(!names(&article).iter().any(|n| n.starts_with("Ayr")));
    assert_eq!(speaker_of(&article, "Not now").as_deref(), Some("Bob Ray"));
}
