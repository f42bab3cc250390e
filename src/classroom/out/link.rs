//! The exercise as a link to the pupil's page, and an address as a QR code.

use super::reach::{Reach, is_address, is_local};
use super::row::{act, row};
use super::{FAILED, Out};
use crate::classroom::json;
use crate::i18n::{fill1, message, number, t};
use crate::study::give::{file, link, squeeze};
use crate::view::shared::{live_view, on, press};
use leptos::prelude::*;
use newsloupe_exercise::formats::qr::{self, Qr};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, Url};

/// The address of the pupil's page.
fn page() -> Option<String> {
    let base = document().base_uri().ok().flatten()?;
    let base = base.split(['#', '?']).next()?;
    Some(Url::new_with_base("exercise.html", base).ok()?.href())
}

/// The row of the link.
pub(super) fn as_link(out: Out) -> AnyView {
    let made = RwSignal::new(None::<String>);
    let make = move || {
        out.work(async move {
            let exercise = out.for_pupils().await?;
            let json = json::write(&exercise).ok_or(FAILED)?;
            let page = page().ok_or(FAILED)?;
            let address = squeeze::address(link::EXERCISE, &page, &json).await.ok_or(FAILED)?;
            let length = address.chars().count();
            made.set(Some(address));
            crate::dom::focus::later_at("#pupils-link, #no-link");
            Ok(fill1(t(Reach::of(length).words()), "{n}", &number(length)))
        });
    };
    // What was made for another way is out of date.
    crate::view::shared::follow(move || {
        out.giving.way.track();
        out.giving.word.track();
        made.set(None);
    });
    row(
        message("A link"),
        message(
            "The link itself holds the article and the exercise: whoever has it can read them. Nothing is uploaded.",
        ),
        vec![act(message("Make the link"), make)],
        live_view(move || made.with(|made| made.as_ref().map(|address| shown(out, address)))),
    )
}

fn shown(out: Out, address: &str) -> AnyView {
    let length = address.chars().count();
    let reach = Reach::of(length);
    let words = fill1(t(reach.words()), "{n}", &number(length));
    if reach == Reach::None {
        return view! { <p id="no-link" class="more warn" tabindex="-1">{words}</p> }.into_any();
    }
    let local = is_local(address).then(|| {
        view! {
            <p class="warn">{t("This Newsloupe runs on this computer alone: pupils elsewhere can’t open the link. Give out the file.")}</p>
        }
        .into_any()
    });
    let class = if reach == Reach::Most { "small" } else { "warn" };
    let link = address.to_owned();
    let copy = move || {
        let link = link.clone();
        spawn_local(async move {
            let copied = file::copy(&link).await;
            if !copied {
                select("pupils-link");
            }
            out.class.say(t(if copied {
                "The link is copied."
            } else {
                "The browser did not allow copying. The link is marked: copy it by hand."
            }));
        });
    };
    view! {
        <div class="more">
            <div class="link">
                <input id="pupils-link" type="text" readonly aria-label=t("The link") aria-describedby="pupils-link-length" prop:value=address.to_owned() {..on("focus", |_| select("pupils-link"))}/>
                <button type="button" class="main" {..press(copy)}>{t("Copy link")}</button>
            </div>
            <p id="pupils-link-length" class=class>{words}</p>
            {local}
        </div>
    }
    .into_any()
}

fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn select(id: &str) {
    if let Some(field) = field(id) {
        field.select();
    }
}

/// The row of the QR code.
pub(super) fn qr(out: Out) -> AnyView {
    let drawn = RwSignal::new(None::<Result<(String, Qr), &'static str>>);
    let draw = move || {
        let text = field("qr-address").map(|f| f.value()).unwrap_or_default();
        let text = text.trim().to_owned();
        drawn.set(Some(if is_address(&text) {
            match qr::draw(&text) {
                Some(qr) => {
                    out.class.say(t("The QR code is drawn."));
                    Ok((text, qr))
                }
                None => Err(message("This address is too long for a code that phones can read in class: {n} characters at most.")),
            }
        } else {
            Err(message("Paste the whole address, beginning with https://"))
        }));
        if let Some(Err(fault)) = drawn.get_untracked() {
            out.class.say(fill1(t(fault), "{n}", &number(qr::LONGEST)));
        }
    };
    let key = move |event: web_sys::Event| {
        if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|e| e.key() == "Enter") {
            draw();
        }
    };
    let more = view! {
        <div class="more">
            <label for="qr-address">{t("The address, such as where you put the file")}</label>
            <div class="link">
                <input id="qr-address" type="url" inputmode="url" autocomplete="off" placeholder="https://" {..on("keydown", key)}/>
                <button type="button" class="plain" {..press(draw)}>{t("Draw the code")}</button>
            </div>
            {live_view(move || drawn.with(|drawn| Some(match drawn.as_ref()? {
                Ok((text, qr)) => picture(out, text, qr),
                Err(fault) => view! { <p class="warn">{fill1(t(fault), "{n}", &number(qr::LONGEST))}</p> }.into_any(),
            })))}
        </div>
    }
    .into_any();
    row(
        message("A QR code"),
        message("Of an address, to be shown on the board or printed: phones and tablets open it."),
        Vec::new(),
        more,
    )
}

fn picture(out: Out, text: &str, code: &Qr) -> AnyView {
    let view_box = format!("0 0 {0} {0}", code.side);
    let label = fill1(t("QR code of {address}"), "{address}", text);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{view_box}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path d=\"{1}\"/></svg>\n",
        code.side, code.path
    );
    let title = out.given.with_untracked(|g| g.as_ref().map(|(e, _)| e.title.clone()));
    let download = move || {
        let name = file::name(title.as_deref().unwrap_or_default(), "svg");
        file::save(&svg, "image/svg+xml", &name);
        out.class.say(super::files::saved(&name, svg.len()));
    };
    let local = is_local(text).then(|| {
        view! { <p class="warn">{t("This address leads to this computer alone.")}</p> }.into_any()
    });
    view! {
        <figure class="qr">
            <svg viewBox=view_box role="img" aria-label=label shape-rendering="crispEdges">
                <path d=code.path.clone()></path>
            </svg>
            <figcaption>{text.to_owned()}</figcaption>
        </figure>
        {local}
        <button type="button" class="plain" {..press(download)}>{t("Download the code as a picture")}</button>
    }
    .into_any()
}
