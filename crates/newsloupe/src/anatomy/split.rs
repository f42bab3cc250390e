//! From a line and its kind to blocks: a caption and its credit part, a dateline and its
//! paragraph, a byline and its time.

use super::decode::Choice;
use super::features::Feature as F;
use super::observe::Seen;
use super::reasons;
use super::{Block, BlockKind as K};
use crate::segment::is_space;
use crate::span::Span;

/// Appends the blocks of one line.
pub(super) fn split(text: &str, seen: &Seen, choice: Choice, out: &mut Vec<Block>) {
    let line = seen.line.span;
    let mut put = |span: Span, kind: K| {
        let span = span.trimmed(text, is_space);
        if !span.is_empty() {
            let why = reasons::why(kind, seen.features, span != line);
            out.push(Block { span, kind, confidence: choice.confidence, why });
        }
    };
    match choice.kind {
        K::Caption | K::Credit => match seen.credit {
            Some(credit) if !credit.whole => {
                put(Span { start: line.start, end: credit.full.start }, K::Caption);
                put(credit.full, K::Credit);
                put(Span { start: credit.full.end, end: line.end }, K::Boilerplate);
            }
            Some(credit) if choice.kind == K::Credit && credit.leaves_rest(line) => {
                put(credit.full, K::Credit);
                put(Span { start: credit.full.end, end: line.end }, K::Boilerplate);
            }
            _ => put(line, choice.kind),
        },
        K::Byline | K::Timestamp if seen.features.has(F::TimeAndMore) && !seen.signed_whole() => {
            match seen.time {
                Some(time) => {
                    let mut start = line.start;
                    if let Some((before, named)) = time.before {
                        let kind = match named {
                            true => K::Byline,
                            // A section of the site stands above the headline, no place.
                            false if seen.features.has(F::BeforeHeadline) => K::Boilerplate,
                            false => K::Dateline,
                        };
                        // One or two words before a date are a place, more are something else.
                        if named || before.len() <= 30 {
                            put(Span { start, end: time.run.start }, kind);
                            start = time.run.start;
                        }
                    }
                    match time.after {
                        Some((after, true)) => {
                            put(Span { start, end: after.start }, K::Timestamp);
                            put(Span { start: after.start, end: line.end }, K::Byline);
                        }
                        _ => put(Span { start, end: line.end }, K::Timestamp),
                    }
                }
                None => put(line, choice.kind),
            }
        }
        K::Body | K::ListItem => match seen.dateline {
            Some(dateline) if dateline.end < line.end => {
                put(dateline, K::Dateline);
                put(Span { start: dateline.end, end: line.end }, choice.kind);
            }
            _ => put(line, choice.kind),
        },
        kind => put(line, kind),
    }
}
