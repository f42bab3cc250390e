//! The marks as annotations of the W3C's Web Annotation Data Model, in JSON-LD: one collection with
//! one page. Each points to its words twice, by quotation and by position; positions count code
//! points, as the model asks. The whole work comes along under a name of our own (`work`), so that
//! the file can be brought back; other programs need not know it.

use super::piece::{Piece, Row};
use crate::state::mark::Of;
use std::fmt::Write;

/// The media type of what [`write`] gives.
pub const MEDIA_TYPE: &str = "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"";
/// The context of the standard, and the one name of ours. A name has to be an IRI; this one is of
/// no place, because Newsloupe has none.
const CONTEXT: &str = r#"["http://www.w3.org/ns/anno.jsonld", {"@version": 1.1, "work": {"@id": "urn:uuid:0b1f6a0e-6d1c-8f0a-9c57-6e657773b0a9#work", "@type": "@json"}}]"#;
/// How many characters stand with a quotation to find it again, on each side.
const AROUND: usize = 32;

/// The collection. `work` is the JSON of the whole work, as it stands in a file of its own.
pub fn write(piece: &Piece<'_>, work: &str) -> String {
    let name = name(&piece.article.text);
    let rows = piece.rows();
    let source = piece.address.as_deref().filter(|a| is_iri(a)).unwrap_or(&name);
    let mut out = String::new();
    let _ = write!(
        out,
        "{{\n\"@context\": {CONTEXT},\n\"id\": {},\n\"type\": \"AnnotationCollection\",\n\"label\": {},\n\
         \"generator\": {{\"id\": \"urn:uuid:0b1f6a0e-6d1c-8f0a-9c57-6e657773b0a9\", \"type\": \"Software\", \"name\": \"Newsloupe\"}},\n\
         \"total\": {}",
        text(&format!("{name}#marks")),
        text(&piece.title),
        rows.len()
    );
    if !rows.is_empty() {
        let page = text(&format!("{name}#page"));
        let _ = write!(
            out,
            ",\n\"first\": {{\n\"id\": {page},\n\"type\": \"AnnotationPage\",\n\"partOf\": {},\n\"startIndex\": 0,\n\"items\": [",
            text(&format!("{name}#marks")),
        );
        for (i, ((number, mark), row)) in piece.marks().zip(&rows).enumerate() {
            let comma = if i == 0 { "\n" } else { ",\n" };
            let speech = matches!(mark.of, Of::Quote(_));
            let _ = write!(out, "{comma}{}", annotation(piece, row, number, &name, source, speech));
        }
        let _ = write!(out, "\n]\n}},\n\"last\": {page}");
    }
    let _ = write!(out, ",\n\"work\": {work}\n}}\n");
    out
}

fn annotation(
    piece: &Piece<'_>,
    row: &Row<'_>,
    number: usize,
    name: &str,
    source: &str,
    speech: bool,
) -> String {
    let body = |purpose: &str, value: &str, more: &str| {
        format!(
            "{{\"type\": \"TextualBody\", \"purpose\": \"{purpose}\", \"value\": {}, \"format\": \"text/plain\"{more}}}",
            text(value)
        )
    };
    let mut bodies = vec![body("tagging", row.layer.class(), "")];
    let tag = if speech { format!("{} {}", row.value, row.what) } else { row.what.to_owned() };
    bodies.push(body("classifying", &tag, ""));
    if !row.who.is_empty() {
        bodies.push(body("identifying", &row.who, ""));
    }
    if !row.value.is_empty() && !speech {
        bodies.push(body("identifying", &row.value, ""));
    }
    if !row.why.is_empty() {
        let why = format!("{} ({})", row.why, row.confidence);
        bodies.push(body("describing", &why, ", \"language\": \"en\""));
    }
    if row.corrected {
        bodies.push(body("editing", "corrected by hand", ", \"language\": \"en\""));
    }
    let span = piece.article.marks[number].span;
    let whole = &piece.article.text;
    let (before, after) = (&whole[..span.start as usize], &whole[span.end as usize..]);
    let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(i, _)| i);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(i, _)| i);
    format!(
        "{{\"id\": {}, \"type\": \"Annotation\", \"motivation\": \"{}\",\n \"body\": [{}],\n \
         \"target\": {{\"type\": \"SpecificResource\", \"source\": {}, \"selector\": [\n  \
         {{\"type\": \"TextQuoteSelector\", \"exact\": {}, \"prefix\": {}, \"suffix\": {}}},\n  \
         {{\"type\": \"TextPositionSelector\", \"start\": {}, \"end\": {}}}]}}}}",
        text(&format!("{name}#mark-{}", number + 1)),
        if row.who.is_empty() && row.value.is_empty() { "tagging" } else { "identifying" },
        bodies.join(",\n  "),
        text(source),
        text(row.words),
        text(&before[from..]),
        text(&after[..to]),
        row.start,
        row.end,
    )
}

/// A name for a text that anybody would give it who has it: a UUID of version 8, made of its bytes.
pub fn name(words: &str) -> String {
    let hash = |start: u64| {
        let mix = |h: u64, b: &u8| (h ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3);
        words.as_bytes().iter().fold(start, mix)
    };
    let (a, b) = (hash(0xcbf2_9ce4_8422_2325), hash(0x6e65_7773_6c6f_7570));
    let variant = 0x8000 | (b >> 48) & 0x3fff;
    format!(
        "urn:uuid:{:08x}-{:04x}-8{:03x}-{variant:04x}-{:012x}",
        a >> 32,
        (a >> 16) & 0xffff,
        a & 0xfff,
        b & 0xffff_ffff_ffff
    )
}

/// Whether an address names something by itself: a scheme, and no character that none may hold.
pub fn is_iri(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let fits = |c: char| !(c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c));
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !rest.is_empty()
        && rest.chars().all(fits)
}

/// A text as JSON writes it.
pub fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if (c as u32) < 0x20 || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
