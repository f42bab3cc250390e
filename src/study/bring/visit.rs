//! Text that another page sends: the bookmarklet's, and the share menu's.
//!
//! The bookmarklet opens this page and keeps the text until it is asked for it:
//!
//! ```text
//! here  -> {newsloupe: {v: 1, type: "ready"}}                          to whoever opened this page
//! there -> {newsloupe: {v: 1, type: "bring", html, page, address}}     the selection; the whole page
//! ```
//!
//! So the text goes from window to window and stands in no address, where the browser's history
//! would keep it. The share menu's form is caught by the service worker and waits in its cache.

use super::lines::{Found, of_page, of_selection};
use super::take::{files, hand_over, refuse};
use super::trouble::{Trouble, check};
use super::word::Word;
use crate::engine::{field, object};
use crate::i18n::{fill, t};
use crate::study::Study;
use crate::study::js::{call, wait};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Object};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageEvent;

/// What runs on the other page; `HERE` is the address of this one. It is shown to the reader, so it
/// stays short enough to be read.
const CODE: &str = "(()=>{const d=document,s=getSelection(),b=d.createElement('div');\
    for(let i=0;i<s.rangeCount;i++)b.append(s.getRangeAt(i).cloneContents());\
    const m={newsloupe:{v:1,type:'bring',html:b.innerHTML,page:d.documentElement.outerHTML,address:location.href}},\
    h='HERE',w=open(h+'#bring');\
    addEventListener('message',e=>{if(e.source===w&&e.origin===new URL(h).origin&&e.data?.newsloupe?.type==='ready')w.postMessage(m,e.origin)})})()";

/// How long the page that opened this one may take to answer.
const PATIENCE_MS: u32 = 8_000;

/// The bookmarklet for this address of Newsloupe.
pub fn bookmarklet(here: &str) -> String {
    let here = here.split(['?', '#']).next().unwrap_or_default().replace('\'', "%27");
    let code = CODE.replace("HERE", &here);
    // Within an address only these would be misread.
    format!(
        "javascript:{}",
        code.replace('%', "%25").replace('"', "%22").replace(' ', "%20").replace('#', "%23")
    )
}

/// The text of what a page has sent.
pub fn text_of(html: &str, page: &str, address: &str) -> Found {
    let mut found = of_page(page);
    let selected = of_selection(html);
    if !selected.is_empty() {
        found.text = selected;
    }
    found.address =
        found.address.or_else(|| Some(address.to_owned()).filter(|a| a.starts_with("http")));
    found
}

/// Asks the page that opened this one for its text.
pub fn ask(study: Study) {
    let opener = field(&window(), "opener");
    if !opener.is_object() {
        return refuse(study, Trouble::NotHandedOver, "");
    }
    let answered = Rc::new(Cell::new(false));
    let (heard, from) = (answered.clone(), opener.clone());
    EventListener::new(&window(), "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let message = field(&event.data(), "newsloupe");
        let is_from = event.source().is_some_and(|s| Object::is(&s, &from));
        if !is_from
            || heard.get()
            || field(&message, "type").as_string().as_deref() != Some("bring")
        {
            return;
        }
        heard.set(true);
        let part = |name| field(&message, name).as_string().unwrap_or_default();
        let found = text_of(&part("html"), &part("page"), &part("address"));
        match check(&found.text) {
            Ok(()) => {
                let site = event.origin();
                let site = site.split_once("://").map_or("", |(_, site)| site);
                let words = fill(t("Brought from {site}."), &[("{site}", site)]);
                hand_over(study, found);
                study.word.set(Some(Word::new(words)));
            }
            Err(trouble) => refuse(study, trouble, &part("address")),
        }
    })
    .forget();
    // This tells nothing but that a page is here, so it may go to whoever opened it.
    let ready = object(&[("newsloupe", object(&[("v", 1.into()), ("type", "ready".into())]))]);
    let _ = call(&opener, "postMessage", &[ready, "*".into()]);
    Timeout::new(PATIENCE_MS, move || {
        if !answered.get() {
            refuse(study, Trouble::NotHandedOver, "");
        }
    })
    .forget();
}

/// Takes what the share menu brought out of the service worker's cache.
pub fn shared(study: Study) {
    spawn_local(async move {
        let Ok(form) = take_form().await else { return refuse(study, Trouble::Unreadable, "") };
        let part = |name: &str| call(&form, "get", &[name.into()]).ok();
        let words = |name: &str| part(name).and_then(|v| v.as_string()).unwrap_or_default();
        if let Some(file) = part("file").filter(JsValue::is_object) {
            return files(study, &Array::of1(&file));
        }
        match shared_text(&words("title"), &words("text"), &words("url")) {
            Ok(found) => hand_over(study, found),
            Err(trouble) => refuse(study, trouble, &words("title")),
        }
    });
}

async fn take_form() -> Result<JsValue, JsValue> {
    let caches = field(&window(), "caches");
    let cache = wait(&caches, "open", &["shared-with-newsloupe".into()]).await?;
    let held = wait(&cache, "match", &["./shared".into()]).await?;
    let form = wait(&held, "formData", &[]).await;
    let _ = wait(&caches, "delete", &["shared-with-newsloupe".into()]).await;
    form
}

/// The text of a share: apps put the title and the address where they like.
///
/// # Errors
///
/// [`Trouble::OnlyAddress`] where there is nothing else, and what [`check`] says.
pub fn shared_text(title: &str, text: &str, url: &str) -> Result<Found, Trouble> {
    let is_address = |w: &str| w.starts_with("https://") || w.starts_with("http://");
    let mut text = text.trim();
    let mut address = Some(url.trim()).filter(|u| is_address(u));
    // An address at the end is where the text comes from.
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    if is_address(last) {
        text = text[..text.len() - last.len()].trim_end();
        address = address.or(Some(last));
    }
    let title = title.trim();
    if address.is_some() && (text.is_empty() || text == title) {
        return Err(Trouble::OnlyAddress);
    }
    check(text)?;
    let headed = title.is_empty() || is_address(title) || text.contains(title);
    let text = if headed { text.to_owned() } else { format!("{title}\n\n{text}") };
    Ok(Found { text, address: address.map(str::to_owned), published: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bookmarklet_names_this_page_and_is_one_address() {
        let made = bookmarklet("https://news.example/loupe/?x=1#y");
        assert!(made.starts_with("javascript:(()=>{"), "{made}");
        assert!(made.contains("h='https://news.example/loupe/'"), "{made}");
        assert!(!made.contains([' ', '"', '#', '\n']), "{made}");
    }

    #[test]
    fn a_selection_counts_before_its_page() {
        let page = "<link rel=canonical href=https://a.org/1><p>All of it.</p>";
        let found = text_of("<p>Some.</p>", page, "https://a.org/1?utm=x");
        assert_eq!(
            (found.text.as_str(), found.address.as_deref()),
            ("Some.", Some("https://a.org/1"))
        );
        assert_eq!(text_of("", page, "").text, "All of it.");
        assert_eq!(
            text_of("", "<p>x", "https://a.org/2").address.as_deref(),
            Some("https://a.org/2")
        );
        assert_eq!(text_of("", "", "javascript:x").address, None);
    }

    #[test]
    fn a_share_is_sorted_out() {
        let shared =
            shared_text("Pier to close", "The pier will close. https://a.org/pier", "").unwrap();
        assert_eq!(shared.text, "Pier to close\n\nThe pier will close.");
        assert_eq!(shared.address.as_deref(), Some("https://a.org/pier"));
        assert_eq!(shared_text("Pier", "Pier https://a.org/pier", ""), Err(Trouble::OnlyAddress));
        assert_eq!(shared_text("", "", "https://a.org"), Err(Trouble::OnlyAddress));
        assert_eq!(shared_text("", "", ""), Err(Trouble::Empty));
        assert_eq!(shared_text("", "Words", "").unwrap().text, "Words");
    }
}
