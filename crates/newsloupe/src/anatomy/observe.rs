//! Looks at every line by itself; its place, its neighbours and the article's habits come after.

use super::beside;
use super::bios;
use super::bylines::{self, NameLook};
use super::cues::{self, Found};
use super::datelines;
use super::echoes::{self, Openings};
use super::features::{Feature as F, Features};
use super::habits;
use super::line::Line;
use super::place;
use super::scenes;
use super::shape;
use super::times::{self, TimeRun};
use super::words::{self, Word};
use crate::credits::sources;
use crate::credits::tail::{self, Strength, Style, Tail};
use crate::cut::Cut;
use crate::lexicon::one_of;
use crate::span::Span;

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
    /// How many words it holds.
    pub(super) words: usize,
    /// Reads like a paragraph.
    pub(super) long: bool,
    /// Names a known place and nothing else.
    pub(super) city: bool,
    pub(super) cues: Found,
    pub(super) names: NameLook,
    /// Of its first words, to find it again inside a paragraph.
    echo: Option<u64>,
    /// Of all it says.
    pub(super) hash: u64,
    /// Of its first bytes: galleries say a caption twice, once cut short.
    pub(super) opening: u64,
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
        let last = i + 3 >= lines.len() && lines.len() > 6;
        let mut seen = alone(text, folded, *line, last, &mut buffer);
        seen.echo = echoes::opening(&buffer);
        if seen.words > 6 {
            openings.add(text, i, &buffer);
        }
        all.push(seen);
    }
    let longest = openings.settle(|i| lines[i].span.len());
    for i in 0..all.len() {
        let story = all[i].echo.and_then(|hash| longest.get(hash)).map(|&j| j as usize);
        let apart = all[i].line.gap_before || all[i].line.gap_after;
        if let Some(j) = story.filter(|&j| j != i && apart && all[i].words < 50) {
            // What says more must be a paragraph: a caption cut short is said twice as well.
            let repeats = all[j].long
                && all[j].credit.is_none()
                && echoes::repeats(folded, all[i].line.span, all[j].line.span);
            all[i].features.set(F::EchoesStory, repeats);
        }
    }
    habits::settle_credits(&mut all);
    place::place(text, &mut all);
    beside::beside(&mut all);
    bios::names_again(folded, &mut all);
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
fn alone(text: &str, folded: &str, line: Line, last: bool, buffer: &mut Vec<Word>) -> Seen {
    let cut = line_words(text, folded, line.span, buffer);
    let words = buffer.as_slice();
    let written = line.span.of(text);
    let n = if cut { 100 } else { words.len() };
    let mut f = Features::default();
    f.set(F::Always, true);
    f.set(shape::length(n), true);

    // How it ends: a closing mark hides the stop behind it.
    let mut end = written.trim_end_of("\"”’'»“)]");
    if end.is_empty() {
        end = written;
    }
    let quote_end = written.ends_in("\"”’»“");
    let initials = shape::ends_in_initials(end);
    let stop = end.ends_in(".。۔।") && !end.ends_with("...");
    f.set(F::EndQuote, quote_end);
    f.set(F::EndExclaim, end.ends_with('!'));
    f.set(F::EndQuestion, end.ends_in("?؟？"));
    f.set(F::EndColon, end.ends_with(':'));
    f.set(F::EndComma, end.ends_with(','));
    f.set(F::EndEllipsis, end.ends_in("…") || end.ends_with("..."));
    let open = !end.ends_in(".!?:,…。;");
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
    f.set(F::QuoteStart, written.starts_in("\"“‘«„'"));
    f.set(F::TwoSentences, cut || shape::two_sentences(written));
    let dash = written.starts_in("-–—");
    f.set(F::Bullet, shape::bullet(written) && !(dash && stop && n > 12));
    f.set(
        F::Numbered,
        first.is_some_and(|w| {
            w.digit
                && w.span().len() <= 2
                && shape::numbered(text.part(w.end as usize, line.span.end as usize))
        }),
    );
    f.set(F::Separator, words.is_empty());
    let link = written.holds("://") || line.span.of(folded).holds("www.");
    let site = n < 25 && line.span.of(folded).as_bytes().windows(4).take(40).any(|w| w == b".com");
    f.set(F::HasLink, link && n < 60 || site);
    f.set(F::OnlyLink, shape::only_link(written));
    f.set(
        F::HasMail,
        n < 60
            && written.contains('@')
            && written
                .split(' ')
                .any(|w| w.contains('@') && w.contains('.') && !w.starts_with('@')),
    );
    f.set(F::HasPipe, written.holds(" | ") || written.holds(" • "));
    let colon = written
        .bytes()
        .take(4 * 28)
        .position(|b| b == b':')
        .filter(|&i| written.until(i).chars().count() < 28);
    f.set(
        F::StartLabel,
        colon.is_some_and(|i| written.rest_from(i + 1).starts_with(' ')) && n < 25,
    );

    // A title may end in `U.N.`, a sentence may too.
    let stop = stop && !(initials && title);
    f.set(F::EndStop, stop);

    // Words and grammars.
    let mut found = cues::find(words);
    found.furniture_whole |= n <= 25 && shape::is_bar(written);
    f.set(F::FurnitureWhole, found.furniture_whole || found.furniture_only);
    f.set(F::FurnitureStart, found.furniture_start);
    f.set(F::FurnitureAny, found.furniture_any > 0);
    f.set(F::FurnitureMany, found.furniture_any > 1);
    f.set(F::PromoWhole, found.promo_whole);
    // READ: How to claim
    let leads = f.has(F::StartLabel)
        && first.is_some_and(|w| {
            one_of(w.span().of(folded), "read watch listen more related explained")
                && text.rest_from(w.end as usize).starts_with(':')
        });
    f.set(F::PromoStart, (found.promo_start || leads) && !found.promo_whole);
    f.set(F::PromoAny, found.promo_any);
    f.set(F::Job, found.job);
    let sourced = first.is_some_and(|w| {
        one_of(w.span().of(folded), "source sources quelle quellen fuente")
            && text.rest_from(w.end as usize).starts_in(": ")
    });
    f.set(F::SourceLine, sourced && colon.is_some_and(|c| c < 12) && n <= 12);
    f.set(
        F::CapsLabel,
        colon.is_some_and(|c| {
            written.until(c).len() >= 4
                && !written.until(c).contains(' ')
                && written.until(c).chars().all(char::is_uppercase)
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
    f.set(F::Address, found.address && !written.holds_any("\"“„«"));
    f.set(F::BioGrammar, bios::is_bio(folded, words, last));
    f.set(
        F::ShowsSomebody,
        open && !quote_end && (6..=30).contains(&n) && scenes::shows_somebody(folded, words),
    );
    f.set(F::PostSigned, n <= 12 && dash && written.holds("(@"));
    f.set(F::Initialled, last && n <= 4 && initialled(text, words, line.span));
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
        let signed = written.starts_in("—–-");
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
        city: open && n <= 4 && datelines::is_place(words),
        cues: found,
        names,
        echo: None,
        hash: hash(written),
        opening: hash_of(written.bytes().take(80)),
    }
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

/// `sak/Reuters`, `mgb/dpa/AFP`: the initials of an editor and the agency.
fn initialled(text: &str, words: &[Word], line: Span) -> bool {
    let written = line.of(text);
    written.contains('/')
        && !written.holds_any(" .:")
        && words.first().is_some_and(|w| w.is_lower() && w.span().len() <= 4)
        && words.last().is_some_and(|w| {
            sources::source(text, std::slice::from_ref(w)).is_some_and(|(n, _)| n == 1)
        })
}
