//! What can't be counted, with what is wrong and what to do; and what the teacher left out. Nothing
//! that came in is dropped without a word.

use super::read::{Came, short};
use super::{Class, Collecting, points};
use crate::i18n::{counted, fill, fill1, t};
use crate::view::shared::press;
use leptos::prelude::*;

/// Where something came from.
pub(super) fn place(came: &Came) -> String {
    let line = came.line.to_string();
    match (came.name.is_empty(), came.text.is_empty()) {
        (true, _) => fill1(t("pasted, line {n}"), "{n}", &line),
        (false, true) => came.name.clone(),
        (false, false) => fill(t("{file}, line {n}"), &[("{file}", &came.name), ("{n}", &line)]),
    }
}

/// The lists.
pub(super) fn list(room: Collecting, class: &Class) -> AnyView {
    let odd = (!class.odd.is_empty()).then(|| {
        let title = counted(class.odd.len(), t("{n} can’t be counted"), t("{n} can’t be counted"));
        view! {
            <section class="odd" aria-labelledby="odd">
                <h2 id="odd">{title}</h2>
                <ul>{class.odd.iter().map(fault).collect_view()}</ul>
            </section>
        }
        .into_any()
    });
    let blank = (!class.blank.is_empty()).then(|| {
        let title = counted(class.blank.len(), t("{n} line without a code"), t("{n} lines without a code"));
        let line = |came: &Came| {
            view! { <li><span class="at">{place(came)}</span>" "<code>{short(&came.text)}</code></li> }.into_any()
        };
        view! {
            <details class="odd blank">
                <summary>{title}</summary>
                <p class="small">{t("Headings, names and greetings are meant to stand here. If somebody’s result should, ask for it again.")}</p>
                <ul>{class.blank.iter().map(line).collect_view()}</ul>
            </details>
        }
        .into_any()
    });
    let left = (!class.left_out.is_empty()).then(|| {
        let rows = class.left_out.iter().map(|came| left_out(room, came)).collect_view();
        view! {
            <section class="odd" aria-labelledby="left-out">
                <h2 id="left-out" tabindex="-1">{t("Left out by you")}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    });
    view! { {odd} {blank} {left} }.into_any()
}

fn fault(came: &Came) -> AnyView {
    let Err(fault) = &came.what else { return ().into_any() };
    let text =
        (!came.text.is_empty()).then(|| view! { <code>{short(&came.text)}</code> }.into_any());
    view! {
        <li>
            <span class="at">{place(came)}</span>
            <strong>{fault.what()}</strong>" "
            <span>{t(fault.advice())}</span>
            {text}
        </li>
    }
    .into_any()
}

fn left_out(room: Collecting, came: &Came) -> AnyView {
    let id = came.id;
    let pupil = came.what.as_ref().map(|handed| handed.pupil.clone()).unwrap_or_default();
    let back = move || {
        room.gathered.left_out.update(|all| all.retain(|one| *one != id));
        crate::dom::focus::later_at(".pupils .scroll"); // the button is gone
    };
    let label = fill1(t("Count {pupil} again"), "{pupil}", &pupil);
    view! {
        <li>
            <span class="at">{place(came)}</span>
            <strong>{pupil}</strong>" "
            <button aria-label=label type="button" class="plain" {..press(back)}>{t("Count again")}</button>
        </li>
    }
    .into_any()
}

/// Points of points: `7.5 of 10`.
pub(super) fn of(have: i32, all: i32) -> String {
    fill(t("{a} of {b}"), &[("{a}", &points(have)), ("{b}", &points(all))])
}
