//! QTI 3.0: a package of items and the test that puts them in order.
//!
//! Marks are hottext in the article, choices a match interaction with a row for each item, an order
//! an order interaction. Every item holds the article, so that it can be used alone.

use super::ask::{self, Candidate, Form, Question, Row, Step};
use super::place::Article;
use super::{Export, Lost, Note, Say, escaped, identifier, zip};
use crate::model::{Exercise, Key, Part};
use std::fmt::Write;

const NAMESPACES: &str = r#"xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd""#;

/// What differs from item to item.
#[derive(Default)]
struct Body {
    /// How the response is declared: `cardinality` and `base-type`.
    declared: &'static str,
    /// The right values, and the points of every value that has some.
    right: Vec<String>,
    points: Vec<(String, String)>,
    /// Whether the response counts as a whole.
    whole: bool,
    most: usize,
    interaction: String,
    /// Reasons, each with the value that calls it; without one it is told in any case.
    reasons: Vec<(Option<String>, String)>,
}

/// The exercise as a QTI 3.0 package.
pub fn package(exercise: &Exercise, key: &Key, say: Say<'_>) -> Export {
    let (questions, mut notes) = ask::questions(exercise, key, say);
    let article = Article::of(&exercise.blocks);
    let source = super::source(exercise);
    let mut items: Vec<(String, String)> = Vec::new();
    for question in &questions {
        let mut note = |lost| notes.push(Note { task: Some(question.task), lost });
        let body = match &question.form {
            Form::Some(candidates) => {
                let (body, all) = hottext(&article, candidates, question, exercise);
                if !all {
                    note(Lost::Overlap);
                }
                body
            }
            Form::Match { choices, rows } => {
                note(Lost::Reasons);
                matching(&article, &source, choices, rows, question)
            }
            Form::Order(steps) => {
                note(Lost::Reasons);
                if ask::ties(steps) {
                    note(Lost::Order);
                    let (choices, rows) = ask::numbered(steps);
                    matching(&article, &source, &choices, &rows, question)
                } else {
                    note(Lost::WholeOrder);
                    order(&article, &source, steps, question)
                }
            }
        };
        let name = format!("task-{}", question.title);
        let text = item(&name, &body, question, exercise);
        items.push((name, text));
    }
    let (manifest, test) = (manifest(&items, exercise), test(&items, exercise));
    let paths: Vec<String> = items.iter().map(|(name, _)| format!("items/{name}.xml")).collect();
    let mut files: Vec<(&str, &[u8])> =
        vec![("imsmanifest.xml", manifest.as_bytes()), ("test.xml", test.as_bytes())];
    files
        .extend(paths.iter().zip(&items).map(|(path, (_, text))| (path.as_str(), text.as_bytes())));
    Export { bytes: zip::pack(&files), ending: "qti.zip", media: "application/zip", notes }
}

fn item(name: &str, body: &Body, question: &Question, exercise: &Exercise) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let title = escaped(&format!("{} {}", super::title(exercise), question.title));
    let language = escaped(&exercise.language);
    let _ = write!(
        out,
        "<qti-assessment-item {NAMESPACES} identifier=\"{name}\" title=\"{title}\" adaptive=\"false\" time-dependent=\"false\" xml:lang=\"{language}\">\n\
         <qti-response-declaration identifier=\"RESPONSE\" {}>\n<qti-correct-response>",
        body.declared
    );
    for value in &body.right {
        let _ = write!(out, "<qti-value>{value}</qti-value>");
    }
    out.push_str("</qti-correct-response>\n");
    if !body.points.is_empty() {
        let _ = write!(
            out,
            "<qti-mapping lower-bound=\"0\" upper-bound=\"{}\" default-value=\"0\">",
            body.most
        );
        for (value, points) in &body.points {
            let _ = write!(out, "<qti-map-entry map-key=\"{value}\" mapped-value=\"{points}\"/>");
        }
        out.push_str("</qti-mapping>\n");
    }
    out.push_str("</qti-response-declaration>\n");
    for (name, value) in [("SCORE", 0), ("MAXSCORE", body.most)] {
        let _ = writeln!(
            out,
            "<qti-outcome-declaration identifier=\"{name}\" cardinality=\"single\" base-type=\"float\"><qti-default-value><qti-value>{value}</qti-value></qti-default-value></qti-outcome-declaration>"
        );
    }
    let many =
        if body.reasons.iter().any(|(call, _)| call.is_some()) { "multiple" } else { "single" };
    let tells = !body.reasons.is_empty();
    if tells {
        let _ = writeln!(
            out,
            "<qti-outcome-declaration identifier=\"FEEDBACK\" cardinality=\"{many}\" base-type=\"identifier\"/>"
        );
    }
    let _ = writeln!(out, "<qti-item-body>\n{}</qti-item-body>", body.interaction);
    out.push_str("<qti-response-processing>\n");
    if body.whole {
        let _ = writeln!(
            out,
            "<qti-response-condition><qti-response-if><qti-match><qti-variable identifier=\"RESPONSE\"/><qti-correct identifier=\"RESPONSE\"/></qti-match>\
             <qti-set-outcome-value identifier=\"SCORE\"><qti-base-value base-type=\"float\">{}</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>",
            body.most
        );
    } else {
        out.push_str("<qti-set-outcome-value identifier=\"SCORE\"><qti-map-response identifier=\"RESPONSE\"/></qti-set-outcome-value>\n");
    }
    if tells {
        let told = if many == "multiple" {
            "<qti-variable identifier=\"RESPONSE\"/>"
        } else {
            "<qti-base-value base-type=\"identifier\">reasons</qti-base-value>"
        };
        let _ = writeln!(
            out,
            "<qti-set-outcome-value identifier=\"FEEDBACK\">{told}</qti-set-outcome-value>"
        );
    }
    out.push_str("</qti-response-processing>\n");
    for (call, reason) in &body.reasons {
        let call = call.as_deref().unwrap_or("reasons");
        let _ = writeln!(
            out,
            "<qti-modal-feedback outcome-identifier=\"FEEDBACK\" identifier=\"{call}\" show-hide=\"show\"><qti-content-body>{reason}</qti-content-body></qti-modal-feedback>"
        );
    }
    out.push_str("</qti-assessment-item>\n");
    out
}

/// The article with the candidates to be pointed at; whether there was room for all of them.
fn hottext(
    article: &Article<'_>,
    candidates: &[Candidate],
    question: &Question,
    exercise: &Exercise,
) -> (Body, bool) {
    let mut body = Body { declared: MULTIPLE, ..Body::default() };
    let price = match exercise.settings.extra {
        0 => "0".to_owned(),
        extra => format!("-{}.{:02}", extra / 100, extra % 100), // floats would bring much code
    };
    // For each block, what stands in it: from, to, identifier.
    let mut spots = vec![Vec::new(); article.blocks.len()];
    let mut all = true;
    for (i, candidate) in candidates.iter().enumerate() {
        let mut placed = false;
        for (piece, (block, bytes)) in article.pieces(candidate.at).into_iter().enumerate() {
            let from = spots[block].last().map_or(0, |(_, to, _)| *to).max(bytes.start);
            if from >= bytes.end {
                continue;
            }
            let name = format!(
                "p{}{}",
                i + 1,
                if piece == 0 { String::new() } else { format!("-{piece}") }
            );
            let points = match (candidate.right, placed) {
                (_, true) => "0".to_owned(), // the points are at its first piece
                (true, false) => "1".to_owned(),
                (false, false) => price.clone(),
            };
            if candidate.right {
                body.right.push(name.clone());
                body.most += usize::from(!placed);
            }
            if !placed && !candidate.why.is_empty() {
                let words = format!(
                    "<p><em>{}</em> {}</p>",
                    escaped(&candidate.words),
                    escaped(&candidate.why)
                );
                body.reasons.push((Some(name.clone()), words));
            }
            body.points.push((name.clone(), points));
            spots[block].push((from, bytes.end, name));
            placed = true;
        }
        all &= placed;
    }
    body.interaction = format!(
        "<qti-hottext-interaction response-identifier=\"RESPONSE\" max-choices=\"0\"><qti-prompt>{}</qti-prompt>\n",
        escaped(&question.prompt)
    );
    for (block, spots) in article.blocks.iter().zip(&spots) {
        let mut at = 0;
        let mut line = String::new();
        for (from, to, name) in spots {
            let text = |from, to| escaped(block.text.get(from..to).unwrap_or_default());
            let _ = write!(
                line,
                "{}<qti-hottext identifier=\"{name}\">{}</qti-hottext>",
                text(at, *from),
                text(*from, *to)
            );
            at = *to;
        }
        line.push_str(&escaped(block.text.get(at..).unwrap_or_default()));
        let _ = writeln!(body.interaction, "<p>{}</p>", strong(block.part, &line));
    }
    body.interaction.push_str(&super::source(exercise));
    body.interaction.push_str("</qti-hottext-interaction>\n");
    (body, all)
}

const MULTIPLE: &str = r#"cardinality="multiple" base-type="identifier""#;
const PAIRS: &str = r#"cardinality="multiple" base-type="directedPair""#;
const ORDERED: &str = r#"cardinality="ordered" base-type="identifier""#;

fn matching(
    article: &Article<'_>,
    source: &str,
    choices: &[String],
    rows: &[Row],
    question: &Question,
) -> Body {
    let mut body = Body { declared: PAIRS, most: rows.len(), ..Body::default() };
    body.interaction = plain(article, source);
    let _ = write!(
        body.interaction,
        "<qti-match-interaction response-identifier=\"RESPONSE\" shuffle=\"false\" max-associations=\"{}\"><qti-prompt>{}</qti-prompt>\n<qti-simple-match-set>",
        rows.len(),
        escaped(&question.prompt)
    );
    for (r, row) in rows.iter().enumerate() {
        let _ = write!(body.interaction, "{}", associable('r', r, 1, &row.words));
        for (nth, choice) in row.right.iter().enumerate() {
            let pair = format!("r{} c{}", r + 1, choice + 1);
            if nth == 0 {
                body.right.push(pair.clone());
            }
            body.points.push((pair, "1".to_owned()));
        }
    }
    body.interaction.push_str("</qti-simple-match-set>\n<qti-simple-match-set>");
    for (c, choice) in choices.iter().enumerate() {
        let _ = write!(body.interaction, "{}", associable('c', c, rows.len(), choice));
    }
    body.interaction.push_str("</qti-simple-match-set>\n</qti-match-interaction>\n");
    body.reasons = listed(rows.iter().map(|r| (r.words.as_str(), r.why.as_str())));
    body
}

fn associable(letter: char, number: usize, most: usize, words: &str) -> String {
    format!(
        "<qti-simple-associable-choice identifier=\"{letter}{}\" match-max=\"{most}\">{}</qti-simple-associable-choice>",
        number + 1,
        escaped(words)
    )
}

fn order(article: &Article<'_>, source: &str, steps: &[Step], question: &Question) -> Body {
    let mut body = Body { declared: ORDERED, whole: true, most: steps.len(), ..Body::default() };
    body.interaction = plain(article, source);
    let _ = writeln!(
        body.interaction,
        "<qti-order-interaction response-identifier=\"RESPONSE\" shuffle=\"true\"><qti-prompt>{}</qti-prompt>",
        escaped(&question.prompt)
    );
    for (s, step) in steps.iter().enumerate() {
        let _ = write!(
            body.interaction,
            "<qti-simple-choice identifier=\"s{}\">{}</qti-simple-choice>",
            s + 1,
            escaped(&step.words)
        );
    }
    body.interaction.push_str("\n</qti-order-interaction>\n");
    let mut right: Vec<(usize, usize)> =
        steps.iter().enumerate().map(|(s, step)| (step.place, s + 1)).collect();
    right.sort_unstable();
    body.right = right.into_iter().map(|(_, s)| format!("s{s}")).collect();
    body.reasons = listed(steps.iter().map(|s| (s.words.as_str(), s.why.as_str())));
    body
}

/// All reasons as one list, told in any case.
fn listed<'a>(reasons: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(Option<String>, String)> {
    let mut list = String::new();
    for (words, why) in reasons.filter(|(_, why)| !why.is_empty()) {
        let _ = write!(list, "<li><em>{}</em> {}</li>", escaped(words), escaped(why));
    }
    if list.is_empty() { Vec::new() } else { vec![(None, format!("<ul>{list}</ul>"))] }
}

/// The article without anything to point at.
fn plain(article: &Article<'_>, source: &str) -> String {
    let mut out = String::from("<div>");
    for block in article.blocks {
        let _ = write!(out, "<p>{}</p>", strong(block.part, &escaped(&block.text)));
    }
    let _ = writeln!(out, "{source}</div>");
    out
}

fn strong(part: Part, html: &str) -> String {
    match part {
        Part::Headline | Part::Deck | Part::Heading => format!("<strong>{html}</strong>"),
        Part::Caption => format!("<em>{html}</em>"),
        Part::Body | Part::Other => html.to_owned(),
    }
}

fn test(items: &[(String, String)], exercise: &Exercise) -> String {
    let title = escaped(&super::title(exercise));
    let mut refs = match super::welcome(exercise) {
        welcome if welcome.is_empty() => welcome,
        welcome => format!(
            "<qti-rubric-block view=\"candidate\" use=\"instructions\"><qti-content-body>{welcome}</qti-content-body></qti-rubric-block>\n"
        ),
    };
    for (name, _) in items {
        let _ = writeln!(
            refs,
            "<qti-assessment-item-ref identifier=\"{name}\" href=\"items/{name}.xml\"/>"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-test {NAMESPACES} identifier=\"{}\" title=\"{title}\">\n\
         <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>\n\
         <qti-test-part identifier=\"part\" navigation-mode=\"nonlinear\" submission-mode=\"individual\">\n\
         <qti-assessment-section identifier=\"section\" title=\"{title}\" visible=\"true\">\n{refs}</qti-assessment-section>\n</qti-test-part>\n\
         <qti-outcome-processing><qti-set-outcome-value identifier=\"SCORE\"><qti-sum><qti-test-variables variable-identifier=\"SCORE\"/></qti-sum></qti-set-outcome-value></qti-outcome-processing>\n\
         </qti-assessment-test>\n",
        identifier(&exercise.id)
    )
}

fn manifest(items: &[(String, String)], exercise: &Exercise) -> String {
    let (mut needed, mut resources) = (String::new(), String::new());
    for (name, _) in items {
        let _ = write!(needed, "<dependency identifierref=\"{name}\"/>");
        let _ = writeln!(
            resources,
            "<resource identifier=\"{name}\" type=\"imsqti_item_xmlv3p0\" href=\"items/{name}.xml\"><file href=\"items/{name}.xml\"/></resource>"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd\" identifier=\"{}\">\n\
         <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n\
         <resource identifier=\"test\" type=\"imsqti_test_xmlv3p0\" href=\"test.xml\"><file href=\"test.xml\"/>{needed}</resource>\n{resources}</resources>\n</manifest>\n",
        identifier(&exercise.id)
    )
}
