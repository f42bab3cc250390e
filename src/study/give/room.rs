//! The dialog of taking out: the formats, paper, and the link.

use super::exercise::{self, Handed};
use super::file;
use super::format::{Format, shown_layers};
use super::link::{LONG, TOO_LONG};
use super::squeeze;
use crate::i18n::{self, fill, t};
use crate::state::mark::Layer;
use crate::study::Study;
use crate::view::shared::{live, live_view, live_words, on, press, when};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// What the dialog says of the last thing that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    words: String,
    failed: bool,
}

/// What the rows of the dialog share.
#[derive(Clone, Copy)]
struct Out {
    study: Study,
    shown_only: RwSignal<bool>,
    said: RwSignal<Said>,
    link: RwSignal<Option<String>>,
}

impl Out {
    fn say(self, words: String, failed: bool) {
        self.said.set(Said { words, failed });
    }

    fn text_of(self, format: Format) -> Option<(String, String)> {
        let shown = self.shown_only.get_untracked() && format.by_layer();
        let text = format.write(self.study, shown)?;
        let title = self.study.work.with_untracked(|w| w.as_ref()?.title.clone());
        let title = title.or_else(|| Some(self.study.article.get_untracked()?.title()))?;
        Some((text, file::name(&title, format.about().2)))
    }

    fn download(self, format: Format) {
        let media_type = format.about().3;
        let saved = self.text_of(format).and_then(|(text, name)| {
            file::save(&text, media_type, &name)?;
            Some((name, text.len()))
        });
        match saved {
            Some((name, bytes)) => {
                let parts = [("{name}", &*name), ("{size}", &file::size(bytes))];
                self.say(
                    fill(t("“{name}” ({size}) was given to the browser to save."), &parts),
                    false,
                );
            }
            None => {
                self.say(t("The file could not be made. Nothing was changed.").to_owned(), true);
            }
        }
    }

    fn copy(self, format: Format) {
        let Some((text, _)) = self.text_of(format) else {
            return self
                .say(t("The file could not be made. Nothing was changed.").to_owned(), true);
        };
        let what = t(format.about().0);
        spawn_local(async move {
            // A mark of the byte order is for files.
            if file::copy(text.trim_start_matches('\u{feff}')).await {
                let parts = [("{what}", what), ("{size}", &*file::size(text.len()))];
                self.say(fill(t("Copied: {what}, {size}."), &parts), false);
            } else {
                let words = t("The browser did not allow copying. Download the file instead.");
                self.say(words.to_owned(), true);
            }
        });
    }

    fn make_link(self) {
        let Some(work) = self.study.work.get_untracked() else { return };
        spawn_local(async move {
            match squeeze::address_of(&work).await {
                Some(link) => {
                    self.said.set(Said::default());
                    self.link.set(Some(link));
                    crate::dom::focus::if_lost(&["#link, #too-long"]);
                }
                None => self.say(
                    t("This browser cannot make the link. Send the Newsloupe file instead.")
                        .to_owned(),
                    true,
                ),
            }
        });
    }

    fn copy_link(self) {
        let Some(link) = self.link.get_untracked() else { return };
        spawn_local(async move {
            if file::copy(&link).await {
                self.say(t("The link is copied.").to_owned(), false);
            } else {
                let words =
                    t("The browser did not allow copying. The link is marked: copy it by hand.");
                self.say(words.to_owned(), true);
                if let Some(field) = link_field() {
                    field.select();
                }
            }
        });
    }
}

fn link_field() -> Option<HtmlInputElement> {
    document().get_element_by_id("link")?.dyn_into().ok()
}

fn row(out: Out, format: Format) -> AnyView {
    let (name, what, ending, _) = format.about();
    let label = |act: &str| format!("{act}: {}", t(name));
    view! {
        <li>
            <div>
                <h3>{t(name)}" "<small>"."{ending}</small></h3>
                <p>{t(what)}</p>
            </div>
            <button type="button" class="plain" aria-label=label(t("Copy")) {..press(move || out.copy(format))}>{t("Copy")}</button>
            <button type="button" class="plain" aria-label=label(t("Download")) {..press(move || out.download(format))}>{t("Download")}</button>
        </li>
    }
    .into_any()
}

fn paper(out: Out) -> AnyView {
    let print = move || {
        out.study.dialog.set(None);
        // Once the dialog is gone.
        gloo_timers::callback::Timeout::new(50, || drop(window().print())).forget();
    };
    view! {
        <li>
            <div>
                <h3>{t("Paper or PDF")}</h3>
                <p>{t("With numbered notes and an appendix; the marks can be told apart without colour.")}</p>
            </div>
            <button type="button" class="plain" {..press(print)}>{t("Print…")}</button>
        </li>
    }
    .into_any()
}

/// A row that opens the teacher's page with this article.
fn lesson(out: Out) -> AnyView {
    let blocked = RwSignal::new(false);
    let open = move || {
        let handed = exercise::open(out.study);
        blocked.set(handed == Handed::Blocked);
        match handed {
            Handed::Open => out.say(t("The exercise opens in a new tab.").to_owned(), false),
            Handed::Blocked => {
                out.say(
                    t("The browser opened no tab. Use the link beside the button.").to_owned(),
                    true,
                );
            }
            Handed::NoRoom => {
                out.say(t("This article is too long for an exercise.").to_owned(), true);
            }
        }
    };
    let link = move || {
        view! { <a href=exercise::PAGE target="_blank" rel="opener">{t("Open the exercise")}</a> }
            .into_any()
    };
    view! {
        <li>
            <div>
                <h3>{t("For a class")}</h3>
                <p>{t("Tasks with a key that you review: quotes, speakers, sources, headline, credits. No account, no server.")}</p>
                {when(move || blocked.get(), link)}
            </div>
            <button type="button" class="plain" {..press(open)}>{t("Make an exercise")}</button>
        </li>
    }
    .into_any()
}

/// What there is to say about a link of this length, and the link.
fn made(out: Out, link: &str) -> AnyView {
    let length = link.chars().count();
    let number = i18n::number(length);
    if length > TOO_LONG {
        let words = t(
            "This article is too long for a link. Send the Newsloupe file instead: it opens here just the same.",
        );
        return view! {
            <p id="too-long" class="warn" tabindex="-1">{words}</p>
            <button type="button" class="plain" {..press(move || out.download(Format::Work))}>{t("Download the Newsloupe file")}</button>
        }
        .into_any();
    }
    let (class, words) = if length > LONG {
        (
            "warn",
            t(
                "{n} characters. Some chat and mail programs cut links longer than 2,000; then it says so when it is opened, and nothing is shown. The Newsloupe file is safer.",
            ),
        )
    } else {
        ("small", t("{n} characters: short enough for most chat and mail programs."))
    };
    let words = fill(words, &[("{n}", &number)]);
    view! {
        <div class="link">
            <input id="link" type="text" readonly aria-label=t("The link") aria-describedby="link-length" prop:value=link.to_owned() {..on("focus", |_| if let Some(f) = link_field() { f.select() })}/>
            <button type="button" class="main" {..press(move || out.copy_link())}>{t("Copy link")}</button>
        </div>
        <p id="link-length" class=class>{words}</p>
    }
    .into_any()
}

/// The room.
#[component]
pub fn TakeOut() -> impl IntoView {
    let study = expect_context::<Study>();
    let out = Out {
        study,
        shown_only: RwSignal::new(false),
        said: RwSignal::new(Said::default()),
        link: RwSignal::new(None),
    };
    let shown = shown_layers();
    let off: Vec<&str> =
        Layer::ALL.into_iter().filter(|l| !shown.has(*l)).map(|l| t(l.label())).collect();
    let filter = (!off.is_empty()).then(|| {
        let without = fill(t("without {layers}"), &[("{layers}", &off.join(", "))]);
        let change = move |event: web_sys::Event| {
            let target = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            out.shown_only.set(target.is_some_and(|t| t.checked()));
        };
        view! {
            <label class="choice">
                <input type="checkbox" {..on("change", change)}/>
                <span>{t("Only the layers that are shown now")}" "<small>{without}</small></span>
            </label>
        }
        .into_any()
    });
    let rows = Format::ALL.into_iter().map(|f| row(out, f)).collect_view();
    let link = move || out.link.with(|link| link.as_ref().map(|link| made(out, link)));
    let said = move || out.said.with(|s| s.words.clone());
    let failed = move || if out.said.with(|s| s.failed) { "said failed" } else { "said" };
    view! {
        <div class="out">
            <ul>{rows}{paper(out)}{lesson(out)}</ul>
            {filter}
            <section>
                <h3>{t("Share by link")}</h3>
                <p>{t("The link itself holds the whole text, your corrections, the address and the date: whoever has the link can read them. Nothing is uploaded.")}</p>
                {when(move || out.link.with(Option::is_none), move || view! {
                    <button type="button" class="plain" {..press(move || out.make_link())}>{t("Make a link that holds the text")}</button>
                }.into_any())}
                {live_view(link)}
            </section>
            <p role="status" {..live("class", failed)}>{live_words(said)}</p>
        </div>
    }
}
