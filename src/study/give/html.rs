//! One HTML file that looks like the reader and needs nothing else: its styles are in it, it has no
//! script, and its policy lets it load nothing.

use super::appendix::{self, number, sections};
use super::piece::Piece;
use super::tree::{El, el};
use crate::i18n::t;
use crate::state::Note;
use crate::state::flatten::{Step, flatten};
use crate::state::mark::{Layer, Of};
use crate::state::parts::{Part, Run, Setting};
use newsloupe::anatomy::BlockKind;

/// What the file may do: wear its own styles, and nothing else.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page's own styles, so that what is taken out looks like what was seen.
const STYLES: [&str; 6] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/reader.css"),
    include_str!("../../../style/marks.css"),
    include_str!("../../../style/print.css"),
    include_str!("../../../style/appendix.css"),
];

/// The styles without what would be fetched.
fn styles() -> String {
    let mut out = String::new();
    for style in STYLES {
        let mut rest = style;
        while let Some(at) = rest.find("@font-face") {
            out.push_str(&rest[..at]);
            rest = rest[at..].find('}').map_or("", |end| &rest[at + end + 1..]);
        }
        out.push_str(rest);
    }
    out
}

/// The whole file; `lang` is the language of the words around the article.
pub fn write(piece: &Piece<'_>, lang: &str) -> String {
    let meta = |name: &'static str, key: &str, content: &str| {
        el("meta").with(name, key).with("content", content)
    };
    let head = el("head")
        .put(el("meta").with("charset", "utf-8"))
        .put(meta("http-equiv", "Content-Security-Policy", POLICY))
        .put(meta("name", "viewport", "width=device-width, initial-scale=1"))
        .put(meta("name", "color-scheme", "light dark"))
        .put(meta("name", "referrer", "no-referrer"))
        .put(meta("name", "generator", "Newsloupe"))
        .put(el("title").say(&*piece.title));
    let article = el("article").with("id", "article").all(parts(piece));
    let body = el("body").put(
        el("div")
            .class(format!("app taken {}", piece.layers.classes()))
            .put(el("main").class("sheet").put(article))
            .put(el("aside").class("appendix").all(sections(piece))),
    );
    let mut out = "<!doctype html>\n<html lang=\"".to_owned();
    out.push_str(&super::tree::escaped(lang));
    out.push_str("\">\n");
    let mut written = String::new();
    head.write(&mut written);
    // The styles are ours, and a style element takes them as they are.
    let styles = format!("<style>\n{}</style>\n</head>\n", styles());
    out.push_str(&written.replace("</head>", &styles));
    body.write(&mut out);
    out.push_str("\n</html>\n");
    out
}

/// The article in the parts that the reader shows.
fn parts(piece: &Piece<'_>) -> Vec<El> {
    let parts = piece.article.parts.iter().zip(&piece.article.notes);
    parts.map(|(p, notes)| part(piece, p, notes)).collect()
}

fn part(piece: &Piece<'_>, part: &Part, notes: &[Note]) -> El {
    let (class, tag) = match part.setting {
        Setting::Headline => ("headline", "h1"),
        Setting::Deck => ("deck", "p"),
        Setting::Meta => ("meta", "p"),
        Setting::Paragraph => ("paragraph", "p"),
        Setting::Heading => ("heading", "h2"),
        Setting::ListItem => ("list-item", "p"),
        Setting::PullQuote => ("pull-quote", "blockquote"),
        Setting::Figure => ("picture", "figure"),
        Setting::Aside(_) => ("aside", "p"),
    };
    let mut body = el(tag).with("dir", "auto");
    if let Setting::Aside(label) = part.setting {
        body = body.put(el("span").class("tag").say(t(label))).say(" ");
    }
    for (i, r) in part.runs.iter().enumerate() {
        let before = piece.article.text.get(..r.span.start as usize).unwrap_or_default();
        if i > 0 && before.ends_with(char::is_whitespace) {
            body = body.say(" ");
        }
        body = body.put(run(piece, r));
    }
    let speech = appendix::speech(piece.layers);
    let credits = piece.layers.has(Layer::Credits);
    let shown = notes.iter().filter(|n| if n.picture { credits } else { speech });
    let notes: Vec<El> = shown.map(note).collect();
    let whole = el("div").class(format!("part {class}")).put(body);
    if notes.is_empty() { whole } else { whole.put(el("div").class("notes").all(notes)) }
}

fn note(note: &Note) -> El {
    let class = if note.missing { "note missing" } else { "note" };
    let more =
        [("role", note.role.as_deref()), ("via", note.via.as_deref()), ("how", Some(&*note.how))];
    let more = more.into_iter().filter_map(|(class, said)| {
        Some(el("span").class(class).say(said.filter(|s| !s.is_empty())?))
    });
    el("p").class(class).put(el("b").say(&*note.who)).all(more)
}

/// A block with its marks, and the numbers of the notes behind what is said.
fn run(piece: &Piece<'_>, run: &Run) -> El {
    let article = piece.article;
    let class = match run.kind {
        BlockKind::AltText => "run alt",
        BlockKind::Caption => "run caption",
        BlockKind::Credit => "run credit-line",
        BlockKind::Dateline => "run dateline",
        _ => "run words",
    };
    let own_line = if run.inline { "" } else { " own-line" };
    let words = run.span.of(&article.text);
    let keeps = words.contains("  ") || words.contains(['\t', '\n']);
    let keeps = if keeps { " keeps" } else { "" };
    let marks = article.marks_of_block.get(run.block).map_or(&[][..], Vec::as_slice);
    let shown: Vec<_> =
        marks.iter().copied().filter(|(_, m)| piece.layers.has(article.marks[*m].layer)).collect();
    let mut open = vec![(usize::MAX, el("span").class(format!("{class}{own_line}{keeps}")))];
    let mut at = run.span.start;
    for step in flatten(run.span, &shown) {
        match step {
            Step::Text(span) => {
                at = span.end;
                let Some((_, last)) = open.last_mut() else { break };
                last.inside.push(super::tree::Node::Text(span.of(&article.text).to_owned()));
            }
            Step::Open { mark, .. } => {
                let element = el("mark").class(article.marks[mark].classes());
                open.push((mark, element.with("title", piece.line(mark))));
            }
            Step::Close => {
                let (Some((mark, inner)), Some((around, outer))) = (open.pop(), open.pop()) else {
                    break;
                };
                let mut outer = outer.put(inner);
                if let Some(n) = ends_here(piece, mark, at) {
                    let link = el("a").class("ref").with("id", format!("ref-{n}"));
                    outer = outer.put(link.with("href", format!("#note-{n}")).say(number(n)));
                }
                open.push((around, outer));
            }
        }
    }
    open.into_iter().next().map_or_else(|| el("span"), |(_, whole)| whole)
}

/// The number of the note whose quote ends with this piece of a mark, `at` this byte.
fn ends_here(piece: &Piece<'_>, mark: usize, at: u32) -> Option<usize> {
    let found = piece.article.marks.get(mark)?;
    let Of::Quote(i) = found.of else { return None };
    let n = piece.notes.get(i).copied().filter(|n| *n > 0)?;
    (found.span.end == at && piece.last_mark(i) == Some(mark)).then_some(n)
}
