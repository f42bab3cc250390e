//! A page mounted for one test, with an article whose report is made by hand.

use gloo_timers::future::TimeoutFuture;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use newsloupe::anatomy::BlockKind;
use newsloupe::dates::{Basis, TimexKind};
use newsloupe::names::NameKind;
use newsloupe::quotes::{QuoteKind, Status, Tone};
use newsloupe::report::{
    Block, Counts, Credit, Cue, Date, Entity, Mention, Quote, SourceKind, SourceRow, Speaker,
    Summary,
};
use newsloupe::{OffsetSpace, Report, SCHEMA};
use newsloupe_app::app::{App, Desktop};
use newsloupe_app::state::Session;
use newsloupe_app::state::article::Article;
use newsloupe_app::state::prefs::Prefs;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

/// Two quotes by one person in two paragraphs, a date, a picture with its credit, a promo; and a
/// character of four bytes before all of them.
pub(crate) const TEXT: &str = "🏔 Pier to close\n\n\
    “We had no choice,” Ann Lee claimed on 3 March 2024.\n\n\
    “It was old,” Lee said.\n\n\
    A pier at night. (Wu/Wire)\n\n\
    READ MORE: boats";

fn at(words: &str) -> [u32; 2] {
    let start = TEXT.find(words).unwrap();
    [start as u32, (start + words.len()) as u32]
}

fn block(words: &str, kind: BlockKind) -> Block {
    Block { span: at(words), kind, confidence: 1.0, why: String::new() }
}

fn quote(id: usize, outer: &str, speaker: [u32; 2], cue: &str, tone: Tone) -> Quote {
    let [start, end] = at(outer);
    let span = [start + 3, end - 3];
    Quote {
        id,
        span,
        outer: [start, end],
        content: [start, end],
        kind: QuoteKind::Direct,
        parts: vec![span],
        speaker: Some(Speaker { span: speaker, entity: Some(0), named: true }),
        cue: Some(Cue { span: at(cue), lemma: cue.to_owned(), tone, status: Status::Said }),
        channel: Vec::new(),
        confidence: 0.97,
        why: "The words stand between quotation marks.".to_owned(),
    }
}

pub(crate) fn report() -> Report {
    let lee = {
        let [start, _] = at("Lee said");
        [start, start + 3]
    };
    let mention = |span| Mention {
        span,
        kind: NameKind::Person,
        entity: 0,
        confidence: 0.9,
        why: "A first name with a last name.".to_owned(),
    };
    Report {
        schema: SCHEMA,
        id: None,
        offsets: OffsetSpace::Utf8,
        published: Some("2024-03-04".to_owned()),
        published_span: None,
        blocks: vec![
            block("🏔 Pier to close", BlockKind::Headline),
            block("“We had no choice,” Ann Lee claimed on 3 March 2024.", BlockKind::Body),
            block("“It was old,” Lee said.", BlockKind::Body),
            block("A pier at night.", BlockKind::Caption),
            block("(Wu/Wire)", BlockKind::Credit),
            block("READ MORE: boats", BlockKind::Promo),
        ],
        sentences: Vec::new(),
        quotes: vec![
            quote(0, "“We had no choice,”", at("Ann Lee"), "claimed", Tone::Doubting),
            quote(1, "“It was old,”", lee, "said", Tone::Neutral),
        ],
        mentions: vec![mention(at("Ann Lee")), mention(lee)],
        entities: vec![Entity {
            id: 0,
            kind: NameKind::Person,
            name: "Ann Lee".to_owned(),
            roles: vec!["mayor".to_owned()],
            role_spans: Vec::new(),
            gender: newsloupe::resolve::Gender::Unknown,
            mentions: vec![0, 1],
        }],
        dates: vec![Date {
            span: at("3 March 2024"),
            kind: TimexKind::Date,
            value: Some("2024-03-03".to_owned()),
            basis: Basis::Stated,
            confidence: 1.0,
            why: "Day, month and year stand there.".to_owned(),
        }],
        credits: vec![Credit {
            span: at("Wu/Wire"),
            creator: Some("Wu".to_owned()),
            chain: vec!["Wu".to_owned(), "Wire".to_owned()],
            agencies: vec!["Wire".to_owned()],
            distributor: None,
            handout: false,
            caption: Some(3),
            alt: None,
            confidence: 0.9,
            why: "It stands in brackets behind a caption.".to_owned(),
        }],
        pictures: Vec::new(),
        questions: Vec::new(),
        summary: Summary {
            words: 20,
            quoted_words: 7,
            counts: Counts { quotes: 2, people: 1, dates: 1, credits: 1, ..Counts::default() },
            sources: vec![SourceRow {
                name: Some("Ann Lee".to_owned()),
                span: Some(at("Ann Lee")),
                entity: Some(0),
                kind: SourceKind::Person,
                words: 7,
                quotes: vec![0, 1],
            }],
        },
    }
}

/// A mounted page. It goes away with this value.
pub(crate) struct Stage {
    pub(crate) session: Session,
    pub(crate) page: Desktop,
    root: Element,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Mounts an empty page.
pub(crate) async fn stage(read_only: bool) -> Stage {
    let root = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let out = Rc::new(Cell::new(None));
    let given = out.clone();
    let handle: UnmountHandle<_> = mount_to(root.clone().unchecked_into(), move || {
        let page = Desktop::new(Session::new(Prefs::default(), read_only));
        given.set(Some(page));
        view! { <App page /> }
    });
    let page = out.get().unwrap();
    let stage = Stage { session: page.session, page, root, _handle: Box::new(handle) };
    settle().await;
    stage
}

/// Mounts a page and shows the article on it.
pub(crate) async fn reading() -> Stage {
    let stage = stage(false).await;
    stage.session.show(Arc::new(Article::new(TEXT.into(), report()).unwrap()));
    settle().await;
    stage
}

/// Lets effects and timers run.
pub(crate) async fn settle() {
    leptos::task::tick().await;
    TimeoutFuture::new(20).await;
    leptos::task::tick().await;
}

impl Stage {
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|i| found.item(i).unwrap().unchecked_into()).collect()
    }

    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    pub(crate) fn words(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap_or_default()
    }

    pub(crate) async fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        focused().dispatch_event(&event).unwrap();
        settle().await;
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.one(selector).click();
        settle().await;
    }

    pub(crate) fn card_is_open(&self) -> bool {
        !self.one("#card").has_attribute("hidden")
    }
}

pub(crate) fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}
