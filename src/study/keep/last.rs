//! The room under the empty editor: go on where you were.

use super::draft::Draft;
use super::row::{Row, outlet};
use super::when::time;
use super::{open, save};
use crate::i18n::{counted, fill, t};
use crate::study::Study;
use crate::view::shared::{live_view, press};
use leptos::prelude::*;

/// How many articles are offered before the library is to be opened.
const MOST: usize = 3;

/// What was at hand last: the text that was not read yet, then the articles.
#[component]
pub fn Last() -> impl IntoView {
    let study = expect_context::<Study>();
    let keep = study.keep;
    if keep.rows.with_untracked(Option::is_none) && !keep.off.get_untracked() {
        keep.look();
    }
    let list = move || {
        let (mut rows, drafts) = (keep.rows.get()?, keep.drafts.get());
        let all = rows.len();
        // The page itself offers to go back to the article at hand.
        let at_hand = study.work.with(|w| Some(w.as_ref()?.id.clone()));
        rows.retain(|row| Some(&row.id) != at_hand.as_ref());
        if rows.is_empty() && drafts.is_empty() {
            return None;
        }
        let last = crate::io::kept::last();
        // What was opened last comes first, though another one may have been changed later.
        rows.sort_by_key(|row| last.as_ref() != Some(&row.id));
        let drafted = drafts.len().min(MOST - 1);
        let first = drafts.into_iter().take(drafted).map(|d| unread(study, d)).collect_view();
        let items =
            rows.into_iter().take(MOST - drafted).map(|row| article(study, row)).collect_view();
        let library = move || study.dialog.set(Some("library".to_owned()));
        let title =
            if at_hand.is_none() { t("Go on where you were") } else { t("Earlier articles") };
        Some(
            view! {
                <section class="last" aria-labelledby="last-title">
                    <h2 id="last-title">{title}</h2>
                    <ul>{first}{items}</ul>
                    <p class="small">
                        <button type="button" class="quiet" {..press(library)}>
                            {counted(all, t("Library: {n} article"), t("Library: {n} articles"))}
                        </button>
                        {t("Kept in this browser alone.")}
                    </p>
                </section>
            }
            .into_any(),
        )
    };
    let off = move || {
        keep.off.get().then(|| {
            let library = move || study.dialog.set(Some("library".to_owned()));
            view! {
            <p class="small last">
                {t("Nothing is kept on this device.")}
                " "
                <button type="button" class="quiet" {..press(library)}>{t("Change that")}</button>
            </p>
        }.into_any()
        })
    };
    view! { {live_view(list)} {live_view(off)} }
}

fn unread(study: Study, draft: Draft) -> AnyView {
    let title = save::title_of(&draft);
    let about = fill(t("not read yet · {time}"), &[("{time}", &time(draft.changed))]);
    line(title, about, "draft", move || open::resume(study, draft.clone()))
}

fn article(study: Study, row: Row) -> AnyView {
    let mut about: Vec<String> = outlet(&row.address).into_iter().collect();
    about.push(time(row.changed));
    if row.corrections > 0 {
        about.push(counted(row.corrections as usize, t("{n} correction"), t("{n} corrections")));
    }
    let id = row.id.clone();
    line(row.title, about.join(" · "), "", move || open::open(study, id.clone()))
}

fn line(title: String, about: String, class: &'static str, go: impl FnMut() + 'static) -> AnyView {
    view! {
        <li>
            <button class=class type="button" {..press(go)}>
                <b dir="auto">{title}</b>
                <span>{about}</span>
            </button>
        </li>
    }
    .into_any()
}
