//! Looks at every line: by itself, by its place in the article, and by the lines beside it.

use super::bylines::{self, NameLook};
use super::cues::{self, Found};
use super::datelines;
use super::echoes::{self, Openings};
use super::features::{Feature as F, Features};
use super::line::Line;
use super::times::{self, TimeRun};
use super::words::{self, Word};
use crate::credits::sources;
use crate::credits::tail::{self, Strength, Style, Tail};
use crate::span::Span;
use std::collections::HashSet;

/// A line with what was seen of it.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) line: Line,
    pub(super) features: Features,
    /// A credit at its end.
    pub(super) credit: Option<Tail>,
    /// A time in it, and the spans of the words before and behind it that may be names.
    pub(super) time: Option<Time>,
    /// A dateline at its start.
    pub(super) dateline: Option<Span>,
    words: usize,
    long: bool,
    cues: Found,
    names: NameLook,
    /// Of its first words, to find it again inside a paragraph.
    echo: Option<u64>,
    hash: u64,
    /// Of its first bytes: galleries say a caption twice, once cut short.
    opening: u64,
}

impl Seen {
    /// A byline whose words before the time are more than names: it stays whole.
    pub(super) fn signed_whole(&self) -> bool {
        self.features.has(F::BylineStart)
            && self.time.is_some_and(|t| t.before.is_some_and(|(_, named)| !named))
    }
}

/// A time inside a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    pub(super) run: Span,
    pub(super) before: Option<(Span, bool)>,
    pub(super) after: Option<(Span, bool)>,
}

/// How much of either end of a long line is read.
const END: usize = 500;

/// Looks at all lines.
pub(super) fn observe(text: &str, folded: &str, lines: &[Line]) -> Vec<Seen> {
    let mut buffer = Vec::with_capacity(128);
    let mut openings = Openings::default();
    let mut all: Vec<Seen> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let mut seen = alone(text, folded, *line, &mut buffer);
        seen.echo = echoes::opening(&buffer);
        if seen.words > 6 {
            openings.add(text, i, &buffer);
        }
        all.push(seen);
    }
    let longest = openings.settle(|i| lines[i].span.len());
    for i in 0..all.len() {
        let story = all[i].echo.and_then(|hash| longest.get(&hash)).map(|&j| j as usize);
        let apart = all[i].line.gap_before || all[i].line.gap_after;
        if let Some(j) = story.filter(|&j| j != i && apart && all[i].words < 50) {
            // What says more must be a paragraph: a caption cut short is said twice as well.
            let repeats = all[j].long
                && all[j].credit.is_none()
                && echoes::repeats(folded, all[i].line.span, all[j].line.span);
            all[i].features.set(F::EchoesStory, repeats);
        }
    }
    settle_credits(&mut all);
    place(text, &mut all);
    beside(&mut all);
    all
}

/// The words of a line; of a long one only those of its ends, and whether some were left out.
fn line_words(text: &str, folded: &str, span: Span, out: &mut Vec<Word>) -> bool {
    out.clear();
    if span.len() <= 2 * END {
        words::cut(text, folded, span, out);
        return false;
    }
    let mut head = span.start as usize + END;
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let mut tail = span.end as usize - END;
    while !text.is_char_boundary(tail) {
        tail += 1;
    }
    words::cut(text, folded, Span::new(span.start as usize, head), out);
    words::cut(text, folded, Span::new(tail, span.end as usize), out);
    true
}

/// What a line shows by itself.
fn alone(text: &str, folded: &str, line: Line, buffer: &mut Vec<Word>) -> Seen {
    let cut = line_words(text, folded, line.span, buffer);
    let words = buffer.as_slice();
    let written = line.span.of(text);
    let n = if cut { 100 } else { words.len() };
    let mut f = Features::default();
    f.set(F::Always, true);
    f.set(length(n), true);

    // How it ends: a closing mark hides the stop behind it.
    let mut end = written.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']']);
    if end.is_empty() {
        end = written;
    }
    let quote_end = written.ends_with(['"', '”', '’', '»', '“']);
    let initials = ends_in_initials(end);
    let stop = end.ends_with(['.', '。', '۔', '।']) && !end.ends_with("...");
    f.set(F::EndQuote, quote_end);
    f.set(F::EndExclaim, end.ends_with('!'));
    f.set(F::EndQuestion, end.ends_with(['?', '؟', '？']));
    f.set(F::EndColon, end.ends_with(':'));
    f.set(F::EndComma, end.ends_with(','));
    f.set(F::EndEllipsis, end.ends_with(['…']) || end.ends_with("..."));
    let open = !end.ends_with(['.', '!', '?', ':', ',', '…', '。', ';']);
    f.set(F::EndOpen, open);

    // How it is written.
    let lettered = words.iter().filter(|w| !w.digit).count();
    let upper = words.iter().filter(|w| w.upper).count();
    let heavy = |w: &&Word| !w.digit && w.span().len() > 3;
    let weighty = words.iter().filter(heavy).count();
    let capital = words.iter().filter(heavy).filter(|w| w.cap).count();
    let caps = lettered > 0 && upper * 5 >= lettered * 4 && upper > 0;
    f.set(F::AllCaps, caps);
    f.set(F::LongCaps, caps && n >= 7 && !f.has(F::EndQuestion) && !stop);
    let title = !caps && weighty >= 2 && capital * 10 >= weighty * 9;
    f.set(F::TitleCase, title);
    f.set(F::SentenceCase, !caps && !title);
    let first = words.first();
    f.set(
        F::LowerStart,
        first.is_some_and(|w| w.is_lower() && written.starts_with(w.span().of(text))),
    );
    f.set(F::QuoteStart, written.starts_with(['"', '“', '‘', '«', '„', '\'']));
    f.set(F::TwoSentences, cut || two_sentences(written));
    let dash = written.starts_with(['-', '–', '—']);
    f.set(F::Bullet, bullet(written) && !(dash && stop && n > 12));
    f.set(
        F::Numbered,
        first.is_some_and(|w| {
            w.digit
                && w.span().len() <= 2
                && numbered(&text[w.end as usize..line.span.end as usize])
        }),
    );
    f.set(F::Separator, words.is_empty());
    let link = written.contains("://") || folded[line.span.range()].contains("www.");
    let site = n < 25 && folded[line.span.range()].find(".com").is_some_and(|at| at < 40);
    f.set(F::HasLink, link && n < 60 || site);
    f.set(F::OnlyLink, only_link(written));
    f.set(
        F::HasMail,
        n < 60
            && written.contains('@')
            && written
                .split(' ')
                .any(|w| w.contains('@') && w.contains('.') && !w.starts_with('@')),
    );
    f.set(F::HasPipe, written.contains(" | ") || written.contains(" • "));
    let colon = written.char_indices().take(28).find(|&(_, c)| c == ':').map(|(i, _)| i);
    f.set(F::StartLabel, colon.is_some_and(|i| written[i + 1..].starts_with(' ')) && n < 25);

    // A title may end in `U.N.`, a sentence may too.
    let stop = stop && !(initials && title);
    f.set(F::EndStop, stop);

    // Words and grammars.
    let found = cues::find(words);
    f.set(F::FurnitureWhole, found.furniture_whole || found.furniture_only);
    f.set(F::FurnitureStart, found.furniture_start);
    f.set(F::FurnitureAny, found.furniture_any > 0);
    f.set(F::FurnitureMany, found.furniture_any > 1);
    f.set(F::PromoWhole, found.promo_whole);
    f.set(F::PromoStart, found.promo_start && !found.promo_whole);
    f.set(F::PromoAny, found.promo_any);
    f.set(F::Job, found.job);
    let sourced = first.is_some_and(|w| {
        matches!(w.span().of(folded), "source" | "sources" | "quelle" | "quellen" | "fuente")
            && text[w.end as usize..].starts_with([':', ' '])
    });
    f.set(F::SourceLine, sourced && colon.is_some_and(|c| c < 12) && n <= 12);
    f.set(
        F::CapsLabel,
        colon.is_some_and(|c| {
            written[..c].len() >= 4
                && !written[..c].contains(' ')
                && written[..c].chars().all(char::is_uppercase)
        }) && n > 4,
    );
    f.set(F::Contributor, found.contributor);
    let name_first = first.is_some_and(|w| w.cap);
    f.set(F::Bio, found.bio > 0 && name_first);
    f.set(F::BioMany, found.bio > 1 && name_first);
    f.set(F::ImageWhole, found.image_whole);
    // A bracket left open: its credit came out on lines of its own.
    f.set(F::CaptionStart, found.caption_start || (n > 3 && written.ends_with('(')));
    f.set(F::Scene, found.scene > 0);
    f.set(F::Clip, found.clip);
    f.set(F::Address, found.address && !written.contains(['"', '“', '„', '«']));
    f.set(F::BioGrammar, is_bio(folded, words));
    f.set(F::SourceOnly, sources::source(text, words).is_some_and(|(m, _)| m == words.len()));

    let by = usize::from(found.byline_start).min(words.len());
    let names = if n <= 30 {
        bylines::names(text, folded, &words[by..])
    } else {
        NameLook { odd: n, ..NameLook::default() }
    };
    f.set(F::BylineStart, by > 0 && n <= 16 && !stop);
    let signed = by > 0
        && by < words.len()
        && n <= 18
        && (names.odd == 0 || names.odd == 1 && names.capitals >= 2 && n <= 10 && !stop)
        && names.digits == 0
        && names.capitals > 0
        && !f.has(F::EndQuestion)
        && !f.has(F::EndColon);
    f.set(F::BylineWhole, signed || (by > 0 && n == 1));
    f.set(F::OnlyNames, by == 0 && names.only_names && open && n <= 12);
    f.set(
        F::NamesAndJob,
        by == 0
            && found.job
            && !stop
            && n <= 14
            && names.capitals >= 2
            && names.odd <= 1
            && names.digits == 0,
    );

    // A time has digits; only a short line may do without.
    let timely = !cut && (n < 8 || (n <= 32 && words.iter().any(|w| w.digit)));
    let run = if timely { times::run(text, words) } else { None };
    let time = run.map(|r| time_parts(text, folded, words, r));
    if let Some(r) = run {
        let whole = r.first == 0 && r.last + 1 == words.len();
        f.set(F::TimeWhole, whole && (r.dated || r.labelled || r.zoned));
        f.set(F::TimeLabelled, r.labelled && whole);
        f.set(F::ClockOnly, whole && !r.dated && !r.labelled && !r.zoned);
        let named = time.is_some_and(|t| {
            (t.before.is_some() || t.after.is_some())
                && t.before.is_none_or(|(_, is)| is || (by > 0 && n <= 16))
                && t.after.is_none_or(|(_, is)| is)
        });
        // `— Ann Lee (@annlee) March 3, 2024` closes a post that the story shows.
        let signed = written.starts_with(['—', '–', '-']);
        f.set(
            F::TimeAndMore,
            r.dated
                && !signed
                && !whole
                && n <= 24
                && !stop
                && (named
                    || (r.first == 0 && r.last + 6 >= words.len())
                    || (r.last + 1 == words.len() && r.first <= 2)),
        );
        let ends = r.last + 1 == words.len();
        f.set(
            F::TimeBehind,
            !signed && r.dated && ends && !f.has(F::TimeAndMore) && !whole && open && n >= 5,
        );
    }
    // A counter: `1 / 23`, `941`.
    let count_only = lettered == 0 && !words.is_empty() && run.is_none();
    f.set(F::ClockOnly, f.has(F::ClockOnly) || count_only);

    let dateline = if n > 3 { datelines::at_start(text, folded, line.span, words) } else { None };
    if let Some(span) = dateline {
        let whole = datelines::is_whole(line.span, span);
        f.set(F::DatelineWhole, whole);
        f.set(F::Dateline, !whole);
    }
    let credit = tail::at_end(text, folded, line.span, words).filter(|t| {
        !(found.contributor
            || signed
            || f.has(F::TimeWhole)
            || t.style == Style::Bare && t.whole && (found.furniture_whole || found.furniture_only))
    });

    let long = n >= 13
        && !title
        && (stop || quote_end || f.has(F::EndQuestion) && n > 24 || f.has(F::EndColon))
        && !(found.furniture_any > 0 && (n < 25 || found.furniture_any > 1))
        && !found.furniture_start
        && !found.contributor
        && found.bio < 2
        && !f.has(F::BioGrammar)
        && !(found.promo_start && (found.address || n < 20))
        && !found.caption_start
        && credit.is_none_or(|c| c.strength == Strength::Maybe);
    Seen {
        line,
        features: f,
        credit,
        time,
        dateline,
        words: n,
        long,
        cues: found,
        names,
        echo: None,
        hash: hash(written),
        opening: hash_of(written.bytes().take(80)),
    }
}

/// `U.N.`, `N.Y.C.`
fn ends_in_initials(end: &str) -> bool {
    let b = end.as_bytes();
    b.len() > 4
        && b[b.len() - 1] == b'.'
        && b[b.len() - 2].is_ascii_uppercase()
        && b[b.len() - 3] == b'.'
}

fn length(n: usize) -> F {
    match n {
        0..=1 => F::Words1,
        2..=3 => F::Words2To3,
        4..=6 => F::Words4To6,
        7..=12 => F::Words7To12,
        13..=20 => F::Words13To20,
        21..=40 => F::Words21To40,
        _ => F::WordsOver40,
    }
}

fn two_sentences(written: &str) -> bool {
    written
        .as_bytes()
        .windows(3)
        .any(|w| matches!(w[0], b'.' | b'?' | b'!') && w[1] == b' ' && w[2].is_ascii_uppercase())
}

fn bullet(written: &str) -> bool {
    let rest =
        written.trim_start_matches(['•', '▪', '●', '◦', '‣', '*', '■', '–', '-', '·', '▶', '►']);
    rest.len() < written.len() && rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty()
}

fn numbered(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | ')')) && chars.next() == Some(' ')
}

fn only_link(written: &str) -> bool {
    let plain = !written.contains(' ') && written.len() > 5;
    plain && (written.contains("://") || written.starts_with("www.") || address(written))
}

/// `paper.com/desk`, `desk@paper.com`.
fn address(written: &str) -> bool {
    let dot = written.find('.').is_some_and(|i| {
        i > 0 && written[i + 1..].starts_with(|c: char| c.is_ascii_alphanumeric())
    });
    dot && (written.contains('/') || written.contains('@'))
        && written.is_ascii()
        && !written.ends_with('.')
}

fn hash(written: &str) -> u64 {
    hash_of(written.bytes())
}

fn hash_of(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// The words before and behind a time, and whether each may be a byline.
fn time_parts(text: &str, folded: &str, words: &[Word], run: TimeRun) -> Time {
    let part = |words: &[Word]| {
        let span = Span { start: words.first()?.start, end: words.last()?.end };
        let by = usize::from(cues::find(words).byline_start).min(words.len().saturating_sub(1));
        let look = bylines::names(text, folded, &words[by..]);
        let named = look.only_names
            || (by > 0 && look.odd == 0 && look.capitals > 0)
            || sources::source(text, words).is_some_and(|(n, _)| n == words.len())
            || look.odd == 0 && look.digits == 0 && look.capitals >= 2 && cues::find(words).job;
        Some((span, named))
    };
    Time { run: run.span, before: part(&words[..run.first]), after: part(&words[run.last + 1..]) }
}

/// Names in brackets that are no known source count as credits where the article sets off its
/// credits in the same way more than once.
fn settle_credits(all: &mut [Seen]) {
    let same = |c: &Tail| (c.style, c.whole);
    let mut counts = [0usize; 6];
    let slot = |(style, whole): (Style, bool)| style as usize * 2 + usize::from(whole);
    let mut sure = [0usize; 6];
    for seen in all.iter() {
        if let Some(c) = &seen.credit {
            counts[slot(same(c))] += 1;
            sure[slot(same(c))] += usize::from(c.strength == Strength::Sure);
        }
    }
    for seen in all.iter_mut() {
        if let Some(c) = &mut seen.credit {
            let at = slot(same(c));
            if c.strength < Strength::Sure && counts[at] >= 2 && (sure[at] > 0 || counts[at] > 2) {
                c.strength =
                    if c.strength == Strength::Likely { Strength::Sure } else { Strength::Likely };
            }
        }
    }
    for seen in all.iter_mut() {
        let Some(c) = seen.credit else { continue };
        let feature = match (c.whole, c.strength) {
            (false, Strength::Sure) => F::CreditEndSure,
            (false, Strength::Likely) => F::CreditEndLikely,
            (false, Strength::Maybe) => F::CreditEndMaybe,
            (true, Strength::Sure) => F::CreditWholeSure,
            (true, Strength::Likely) => F::CreditWholeLikely,
            (true, Strength::Maybe) => F::CreditWholeMaybe,
        };
        seen.features.set(feature, true);
    }
}

/// Where in the article each line stands: before, in or after the story; headline; repetitions.
fn place(text: &str, all: &mut [Seen]) {
    let n = all.len();
    let headline = headline(all);
    let (first, last) = story(all, headline);
    let gaps = all.iter().filter(|s| s.line.gap_after).count();
    let spaced = gaps * 4 >= n && n > 3;
    let mut known = HashSet::with_capacity(n.min(1 << 16));
    for i in 0..n {
        let short = |s: &Seen| s.words < 13;
        let joined = (i > 0 && !all[i].line.gap_before, i + 1 < n && !all[i].line.gap_after);
        let with_short = (joined.0 && short(&all[i - 1])) || (joined.1 && short(&all[i + 1]));
        let with_long = (joined.0 && all[i - 1].long) || (joined.1 && all[i + 1].long);
        let repeats = !known.insert(all[i].hash);
        let same = headline.is_some_and(|h| {
            h != i
                && all[h].hash == all[i].hash
                && all[h].line.span.of(text) == all[i].line.span.of(text)
        });
        let s = &mut all[i];
        let f = &mut s.features;
        f.set(F::OnlyLine, n == 1);
        f.set(F::IsHeadline, headline == Some(i));
        f.set(F::RepeatsHeadline, same && !s.cues.furniture_whole);
        f.set(F::RepeatsLine, repeats && !same);
        let before = headline.is_some_and(|h| i < h);
        f.set(F::BeforeHeadline, before);
        f.set(F::AfterHeadline, headline.is_some_and(|h| i == h + 1));
        if !before && headline != Some(i) {
            let at = if i < first {
                F::BeforeStory
            } else if i > last {
                F::AfterStory
            } else {
                F::InStory
            };
            f.set(at, true);
        }
        f.set(F::LastLines, i > last || (i + 3 >= n && n > 6));
        f.set(F::Grouped, spaced && (joined.0 || joined.1) && s.words < 25);
        f.set(F::GroupOfShort, spaced && s.words < 13 && with_short && !with_long);
    }
}

/// The line that is the headline: the first that reads like one, before the first paragraph.
fn headline(all: &[Seen]) -> Option<usize> {
    let mut spare = None;
    for (i, s) in all.iter().enumerate().take(80) {
        let f = s.features;
        if s.long && i > 0 || s.words > 40 {
            break;
        }
        let set_aside = s.cues.furniture_whole
            || s.cues.furniture_start
            || s.cues.promo_whole
            || s.cues.image_whole
            || s.cues.furniture_any > 1
            || f.has(F::TimeAndMore)
            || f.has(F::TimeBehind)
            || [
                F::TimeWhole,
                F::ClockOnly,
                F::OnlyLink,
                F::BylineWhole,
                F::NamesAndJob,
                F::CreditWholeSure,
                F::CreditWholeLikely,
                F::Separator,
                F::DatelineWhole,
                F::Dateline,
                F::CreditEndSure,
            ]
            .iter()
            .any(|&x| f.has(x));
        if set_aside {
            continue;
        }
        let stopped = f.has(F::EndStop) && !f.has(F::TitleCase) && !f.has(F::AllCaps);
        let alone = all.len() == 1;
        if alone && (stopped || s.words > 20) || f.has(F::EndStop) && s.words > 24 {
            break;
        }
        if s.words >= 4
            && !(f.has(F::EndComma) || f.has(F::LowerStart) && i > 0)
            && (!stopped || i > 0 && spare.is_none() && s.words < 20 && !s.long)
        {
            return Some(i);
        }
        if spare.is_none() && s.words >= 1 && !stopped {
            spare = Some(i);
        }
    }
    spare
}

/// The first and the last paragraph of the story.
fn story(all: &[Seen], headline: Option<usize>) -> (usize, usize) {
    let after = headline.map_or(0, |h| h + 1);
    let mut first = None;
    let (mut longs, mut i) = (0, after);
    // What stands above a byline or a time is not the story yet: a deck may be a whole sentence.
    while i < all.len() && i < after + 60 && longs < 2 {
        let s = &all[i];
        let f = s.features;
        let head = f.has(F::BylineWhole)
            || f.has(F::NamesAndJob)
            || f.has(F::TimeWhole)
            || f.has(F::TimeAndMore);
        if head && (longs == 0 || i <= after + 12) {
            first = None;
            longs = 0;
        } else if s.long {
            longs += 1;
            first = first.or(Some(i));
        }
        i += 1;
    }
    let last = all.iter().rposition(|s| s.long && s.cues.furniture_any == 0).map(|last| {
        // Short sentences go on with it, over a subhead.
        let (mut end, mut i) = (last, last + 1);
        while let Some(s) = all.get(i).filter(|_| i <= end + 2) {
            if is_plain(s) {
                end = i;
            }
            i += 1;
        }
        end
    });
    match (first.or_else(|| all.iter().skip(after).position(|s| s.long).map(|p| p + after)), last) {
        (Some(first), Some(last)) if first <= last => (first, last),
        // No paragraphs: verse, a list, a brief. All of it is the story.
        _ => (after, all.len()),
    }
}

/// A short sentence with nothing about it that is not the story's.
fn is_plain(s: &Seen) -> bool {
    let f = s.features;
    let not = [
        F::Address,
        F::HasLink,
        F::HasMail,
        F::BioGrammar,
        F::CreditEndSure,
        F::CreditEndLikely,
        F::TimeWhole,
        F::HasPipe,
        F::PromoStart,
        F::Separator,
        F::BioMany,
        F::RepeatsLine,
    ];
    (f.has(F::EndStop) || f.has(F::EndQuote))
        && s.words >= 4
        && s.cues.furniture_any == 0
        && !s.cues.contributor
        && !not.iter().any(|&x| f.has(x))
}

/// What the lines beside it are.
fn beside(all: &mut [Seen]) {
    let n = all.len();
    // An interview: its questions speak to the one who answers.
    let asked = all
        .iter()
        .filter(|s| s.features.has(F::EndQuestion) && s.cues.address && s.features.has(F::InStory))
        .count();
    let prefix = |s: &Seen, t: &Seen| s.opening == t.opening;
    let (mut colon, mut listing, mut comments) = (false, 0u8, false);
    for i in 0..n {
        let touches_prev = i > 0 && !all[i].line.gap_before;
        let touches_next = i + 1 < n && !all[i].line.gap_after;
        let credit_whole =
            |s: &Seen| s.credit.is_some_and(|c| c.whole && c.strength >= Strength::Likely);
        let credit_end =
            |s: &Seen| s.credit.is_some_and(|c| !c.whole && c.strength >= Strength::Likely);
        let mut f = all[i].features;
        if let Some(p) = i.checked_sub(1).map(|p| &all[p]) {
            let names_next = p.credit.is_some_and(|c| c.whole);
            f.set(F::PrevCreditWhole, names_next && touches_prev && p.line.gap_before);
            f.set(F::PrevCreditEnd, credit_end(p));
            f.set(F::PrevImage, p.cues.image_whole || p.cues.caption_start && p.words <= 2);
            f.set(F::PrevPromoHead, is_promo_head(p) && (all[i].words > 3 || f.has(F::AllCaps)));
            f.set(F::PrevTime, p.features.has(F::TimeWhole));
            f.set(F::PrevFurniture, p.cues.furniture_whole);
            f.set(F::PrevLong, p.long);
            f.set(F::PrevNames, p.names.only_names);
            f.set(F::PrevTwin, prefix(p, &all[i]));
        }
        if let Some(next) = all.get(i + 1) {
            f.set(F::NextCreditWhole, credit_whole(next) && (touches_next || next.line.gap_after));
            f.set(F::NextCreditEnd, credit_end(next) && all[i].words <= 8 && f.has(F::EndOpen));
            f.set(F::NextTime, next.features.has(F::TimeWhole));
            f.set(F::NextFurniture, next.cues.furniture_whole);
            f.set(F::NextLong, next.long);
            f.set(F::NextNames, next.names.only_names || next.features.has(F::BylineWhole));
            f.set(F::NextTwin, prefix(next, &all[i]));
            f.set(
                F::NextClip,
                next.cues.clip && next.words >= 10 && f.has(F::EndOpen) && f.has(F::BeforeStory),
            );
        }
        let bare = all[i].credit.is_none() && !f.has(F::TimeWhole);
        let near_job = |s: &Seen| s.cues.job && s.words <= 6 && s.features.has(F::EndOpen);
        let job_next = all.get(i + 1).is_some_and(|s| touches_next && near_job(s));
        f.set(F::NamesThenJob, f.has(F::OnlyNames) && job_next);
        f.set(F::JobAfterNames, touches_prev && near_job(&all[i]) && f.has(F::PrevNames));
        f.set(
            F::QuestionBeforeShort,
            f.has(F::EndQuestion)
                && f.has(F::InStory)
                && !f.has(F::NextLong)
                && !f.has(F::NextBullet)
                && !f.has(F::GroupOfShort),
        );
        f.set(F::DeckPlace, f.has(F::AfterHeadline) && f.has(F::BeforeStory) && bare);
        f.set(F::PromoHeadLine, all[i].cues.promo_heads && is_promo_head(&all[i]));
        comments |= f.has(F::AfterStory) && all[i].cues.comments && all[i].words <= 4;
        f.set(F::CommentSection, comments);
        f.set(
            F::TimeAfterStory,
            f.has(F::AfterStory) && f.has(F::TimeWhole) && !f.has(F::TimeLabelled),
        );
        // A list of other articles under its heading.
        let headed = i > 0 && is_promo_head(&all[i - 1]);
        listing = if headed {
            12
        } else if touches_prev || all[i].words < 25 && !f.has(F::EndStop) {
            u8::saturating_sub(listing, 1)
        } else {
            0
        };
        f.set(
            F::PromoList,
            (all[i].words > 3 || f.has(F::AllCaps))
                && listing > 0
                && all[i].words < 30
                && (!f.has(F::EndStop) || touches_prev),
        );
        f.set(F::SourceAfterNames, f.has(F::SourceOnly) && f.has(F::PrevNames) && touches_prev);
        let after_title = i > 0 && all[i - 1].features.has(F::NextClip);
        f.set(F::ClipAfterTitle, f.has(F::Clip) && after_title);
        f.set(F::Interview, asked >= 2 && f.has(F::EndQuestion) && f.has(F::InStory));
        f.set(F::NextBullet, all.get(i + 1).is_some_and(|n| n.features.has(F::Bullet)));
        f.set(F::LongTwin, all[i].words > 12 && (f.has(F::PrevTwin) || f.has(F::NextTwin)));
        f.set(F::NamesAboveStory, f.has(F::OnlyNames) && f.has(F::BeforeStory));
        f.set(
            F::TitleInStory,
            f.has(F::TitleCase)
                && f.has(F::InStory)
                && all[i].words >= 6
                && !f.has(F::EndStop)
                && !f.has(F::EndQuestion),
        );
        f.set(
            F::OpenInStory,
            f.has(F::EndOpen)
                && f.has(F::InStory)
                && (9..=20).contains(&all[i].words)
                && !f.has(F::EndQuote),
        );
        // The lines of a list: no gap between them, an introduction before the first.
        let listed = if i > 0 && all[i - 1].features.has(F::EndColon) && all[i - 1].words > 3 {
            true
        } else {
            colon && touches_prev
        };
        colon = listed && all[i].words < 30;
        f.set(
            F::AfterColon,
            listed && (touches_prev || touches_next) && all[i].words < 30 && !f.has(F::EndStop),
        );
        all[i].features = f;
    }
}

/// `Ann Lee is a Harbour Post reporter …`: names, a small word for being, and a job close by.
fn is_bio(folded: &str, words: &[Word]) -> bool {
    let names = words.iter().take_while(|w| w.cap).count();
    if !(1..=5).contains(&names) || names >= words.len() {
        return false;
    }
    let pronoun = matches!(
        words[0].span().of(folded),
        "he" | "she"
            | "it"
            | "this"
            | "that"
            | "there"
            | "the"
            | "a"
            | "an"
            | "who"
            | "i"
            | "one"
            | "er"
            | "sie"
            | "il"
            | "elle"
            | "el"
    );
    if pronoun {
        return false;
    }
    let being = matches!(
        words[names].span().of(folded),
        "is" | "was" | "ist" | "est" | "es" | "é" | "è" | "er" | "är" | "jest"
    );
    being && words[names + 1..].iter().take(10).any(cues::is_job)
}

/// `Related articles`, `Most read in Football`, `More from the coast:`.
fn is_promo_head(s: &Seen) -> bool {
    s.cues.promo_whole
        || (s.cues.promo_start && s.words < 7 && s.cues.promo_heads)
        || (s.cues.promo_start && s.features.has(F::EndColon) && s.words < 6)
}
