//! The page's side of the wire to the study: asks for it, tells it what is shown, does what it asks.

use crate::app::Desktop;
use crate::dom::focus;
use crate::engine::field;
use crate::i18n;
use crate::io::language;
use crate::state::article::Article;
use crate::state::failure::Failure;
use crate::state::prefs::Prefs;
use crate::state::{Phase, Session, Study};
use crate::view::reader;
use crate::wire::{self, To};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use newsloupe::{Report, Span};
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// What is said where the study could not be loaded.
pub const UNLOADED: &str = i18n::message(
    "This part of the page could not be loaded. Reload the page; your text is kept in it.",
);

/// Has the study loaded if it is not there.
pub fn wake(session: Session) {
    if matches!(session.study.get_untracked(), Study::Away | Study::Failed) {
        session.study.set(Study::Coming);
        wire::tell(To::Start, "study", &[]);
    }
}

/// Has the study loaded if the address holds an article: it opens that.
pub fn wake_for_link(session: Session) {
    if window().location().hash().is_ok_and(|h| h.starts_with("#v")) {
        wake(session);
    }
}

/// Tells the study which article the page shows.
pub fn tell_shown(session: Session) {
    let Some(article) = session.article.get_untracked() else { return };
    if session.study.get_untracked() != Study::Here {
        return; // it is told when it comes
    }
    let report = session.report.with_value(Clone::clone).unwrap_or(JsValue::NULL);
    wire::tell(To::Study, "shown", &[("text", (&*article.text).into()), ("report", report)]);
}

/// Tells the study the reader's choices, and which language is spoken.
pub fn tell_language(session: Session) {
    let prefs = session.prefs.get_untracked().written();
    let code = i18n::language().code();
    let table = i18n::table();
    let fields = [("prefs", prefs.into()), ("language", code.into()), ("table", table.into())];
    wire::tell(To::Study, "language", &fields);
}

/// Tells the study that the editor holds another text, which was not typed there.
pub fn tell_written(session: Session) {
    if session.study.get_untracked() == Study::Here {
        wire::tell(To::Study, "written", &[]);
    }
}

/// Tells the study that the next article is another one, however alike it is.
pub fn tell_new(session: Session) {
    if session.study.get_untracked() == Study::Here {
        wire::tell(To::Study, "new", &[]);
    }
}

/// Opens a dialog of the study, as soon as that is there.
pub fn open(session: Session, name: &'static str) {
    ask(session, "open", name, None);
}

/// Asks the study for something, as soon as that is there: by name, or about a mark.
pub fn ask(session: Session, what: &'static str, name: &'static str, mark: Option<usize>) {
    wake(session);
    if session.study.get_untracked() == Study::Here {
        wire::tell(To::Study, what, &[("name", name.into()), ("mark", number(mark))]);
    } else {
        Timeout::new(120, move || {
            if session.study.get_untracked() == Study::Failed {
                session.said.set(i18n::t(UNLOADED).to_owned());
            } else {
                ask(session, what, name, mark);
            }
        })
        .forget();
    }
}

/// A mark's number, for a message.
pub fn number(mark: Option<usize>) -> JsValue {
    mark.map_or(JsValue::NULL, |m| JsValue::from(m as u32))
}

/// Has the study open files, as soon as it is there; they are a list, of which it takes the first.
pub fn open_files(session: Session, files: JsValue) {
    wake(session);
    match session.study.get_untracked() {
        Study::Here => wire::tell(To::Study, "files", &[("files", files)]),
        Study::Failed => session.fail(Failure::NotLoaded),
        _ => {
            Timeout::new(60, move || open_files(session, files)).forget();
        }
    }
}

/// Begins to listen to the study.
pub fn listen(page: Desktop) {
    let session = page.session;
    wire::listen(To::Page, move |what, message| match what {
        "ready" => {
            session.study.set(Study::Here);
            tell_language(session);
            tell_shown(session);
        }
        "failed" => session.study.set(Study::Failed),
        "fail" => session.fail(Failure::Said {
            title: wire::text(message, "title"),
            advice: wire::text(message, "advice"),
        }),
        "title" => session.title.set(field(message, "words").as_string()),
        "say" => session.said.set(wire::text(message, "words")),
        "read" => page.read_as_of(wire::text(message, "text"), field(message, "published")),
        "article" => {
            page.forget_request();
            if super::frame::shown(session, message).is_ok() {
                crate::app::arrive();
            }
        }
        "write" => {
            session.card.set(None);
            session.source.set(wire::text(message, "text"));
            session.phase.set(Phase::Writing);
            crate::dom::focus::later_at("#text");
        }
        "go" => {
            let ends = (wire::number(message, "start"), wire::number(message, "end"));
            if let (Some(start), Some(end)) = ends {
                go(session, Span::new(start, end));
            }
        }
        "leave" => leave(session),
        "show" => {
            let raw = field(message, "report");
            if let Ok(report) = crate::io::report::report(&raw) {
                reshow(session, report, raw);
                if field(message, "stay").is_falsy() {
                    let mark = wire::number(message, "mark");
                    let change = field(message, "change").is_truthy();
                    Timeout::new(0, move || back_to(session, mark, change)).forget();
                }
            }
        }
        "find" => session.finding.set(false),
        // The study looks for places in the text on the page.
        "whole" => crate::dom::stretch::whole(),
        // A mark was taken away here.
        "near" => {
            let start = wire::number(message, "start").unwrap_or(0);
            Timeout::new(0, move || {
                let next = session.article.with_untracked(|a| {
                    let marks = &a.as_ref()?.marks;
                    let at = marks.partition_point(|m| (m.span.start as usize) < start);
                    (at..marks.len()).find(|m| session.is_shown(*m))
                });
                match next {
                    Some(next) if focus::mark(next) => session.card.set(None),
                    _ => focus::later_at("#article"),
                }
            })
            .forget();
        }
        // The reader chose something in the study's settings.
        "prefer" => {
            session.prefs.set(Prefs::read(&wire::text(message, "prefs")));
            language::change(session);
        }
        _ => {}
    });
}

/// Gets out of the way of the text, and remembers the row from which the reader leaves for it.
fn leave(session: Session) {
    let row = crate::dom::focus::current();
    if let Some(row) = row.filter(|r| r.closest("#list").is_ok_and(|list| list.is_some())) {
        session.come_from(row);
    }
    session.sheet.set(false);
    session.card.set(None);
}

/// Goes to a mark after it was corrected, with its editor open if that is where one comes from.
fn back_to(session: Session, mark: Option<usize>, change: bool) {
    match mark {
        Some(mark) => {
            session.changing.set(Some(mark).filter(|_| change));
            reader::go_to(session, mark);
        }
        None => focus::later_at("#article"),
    }
}

/// Goes to the mark of this span, else to the smallest one around its start.
fn go(session: Session, span: Span) {
    let Some(article) = session.article.get_untracked() else { return };
    let marks = || article.marks.iter().enumerate();
    let same = marks().find(|(_, m)| m.span == span);
    let around = || {
        marks()
            .filter(|(_, m)| m.span.start <= span.start && span.start < m.span.end)
            .min_by_key(|(_, m)| m.span.end - m.span.start)
    };
    if let Some((number, _)) = same.or_else(around) {
        leave(session);
        reader::go_to(session, number);
    }
}

/// Shows the article again with the marks of another report.
pub fn reshow(session: Session, report: Report, raw: JsValue) {
    let Some(article) = session.article.get_untracked() else { return };
    if let Ok(article) = Article::new(article.text.clone(), report) {
        let top = window().scroll_y().unwrap_or(0.0);
        session.report.set_value(Some(raw));
        session.reshow(Arc::new(article));
        // The parts are drawn anew, but the reader stays at the line where they were.
        Timeout::new(0, move || window().scroll_to_with_x_and_y(0.0, top)).forget();
    }
}
