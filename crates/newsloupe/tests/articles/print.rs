//! Writes a report in the format of the expectation files, to start a new one from.

use crate::compare::name;
use crate::place::{Text, span};
use newsloupe::anatomy::BlockKind;
use newsloupe::report::Report;
use std::fmt::Write;

pub(crate) fn reading(text: &Text, report: &Report) -> String {
    let mut out = String::new();
    let words = |s: [u32; 2]| text.words(span(s)).replace(['\n', '\r', '\u{a0}'], " ");
    let _ = writeln!(out, "published: {}", report.published.as_deref().unwrap_or("?"));
    out.push_str("\n[blocks]\n");
    for block in report.blocks.iter().filter(|b| b.kind != BlockKind::Body) {
        let _ = writeln!(out, "{}: {}", name(block.kind), words(block.span));
    }
    out.push_str("\n[quotes]\n");
    for quote in &report.quotes {
        let parts: Vec<String> = quote.parts.iter().map(|p| words(*p)).collect();
        let _ = write!(out, "{}: {}", name(quote.kind), parts.join(" // "));
        match &quote.speaker {
            Some(s) => {
                let _ = write!(out, " | {}", words(s.span));
                let _ = match s.entity.and_then(|e| report.entities.get(e)) {
                    Some(e) => write!(out, " = {}", e.name),
                    None if !s.named => write!(out, " = ?"),
                    None => Ok(()),
                };
            }
            None => out.push_str(" | -"),
        }
        match &quote.cue {
            Some(c) => {
                let _ = write!(out, " | {} ({})", words(c.span), name(c.tone));
            }
            None => out.push_str(" | -"),
        }
        for channel in &quote.channel {
            let _ = write!(out, " | via {}", words(*channel));
        }
        if quote.content != quote.span && quote.content != quote.outer {
            let _ = write!(out, " | in {}", words(quote.content));
        }
        out.push('\n');
    }
    out.push_str("\n[names]\n");
    for entity in &report.entities {
        let mut seen: Vec<String> = Vec::new();
        for m in &entity.mentions {
            let name = words(report.mentions[*m].span);
            if !seen.contains(&name) {
                seen.push(name);
            }
        }
        let _ = write!(out, "{}: {}", name(entity.kind), seen.join("; "));
        for role in &entity.roles {
            let _ = write!(out, " | {role}");
        }
        out.push('\n');
    }
    out.push_str("\n[dates]\n");
    for date in &report.dates {
        let value = date.value.as_deref().unwrap_or("?");
        let _ = writeln!(out, "{}: {} = {value}", name(date.kind), words(date.span));
    }
    out.push_str("\n[credits]\n");
    for credit in &report.credits {
        let _ = write!(out, "{}", credit.chain.join(" > "));
        let _ = write!(out, " | by {}", credit.creator.as_deref().unwrap_or("nobody"));
        if credit.handout {
            out.push_str(" | handout");
        }
        for (label, block) in [("caption", credit.caption), ("alt", credit.alt)] {
            if let Some(block) = block.and_then(|b| report.blocks.get(b)) {
                let _ = write!(
                    out,
                    " | {label} {}",
                    text.start(span(block.span)).trim_end_matches('…')
                );
            }
        }
        out.push('\n');
    }
    out
}
