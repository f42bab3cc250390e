//! Item by item: what most missed, first.

use super::Class;
use super::items::Done;
use super::odd::of;
use crate::i18n::{counted, fill, fill1, t};
use leptos::prelude::*;

/// So many are shown before the rest is asked for.
const FIRST: usize = 12;

/// The list.
pub(super) fn list(class: &Class) -> AnyView {
    if class.done.is_empty() {
        return ().into_any();
    }
    let (first, rest) = class.done.split_at(class.done.len().min(FIRST));
    let rest = (!rest.is_empty()).then(|| {
        let words = counted(rest.len(), t("{n} more"), t("{n} more"));
        view! {
            <details>
                <summary>{words}</summary>
                <ol class="items" start=FIRST + 1>{rest.iter().map(|one| item(class, one)).collect_view()}</ol>
            </details>
        }
        .into_any()
    });
    view! {
        <section class="missed" aria-labelledby="missed">
            <h2 id="missed">{t("Item by item, most missed first")}</h2>
            <ol class="items">{first.iter().map(|one| item(class, one)).collect_view()}</ol>
            {rest}
        </section>
    }
    .into_any()
}

fn item(class: &Class, done: &Done) -> AnyView {
    let counts = done.counts;
    let all = counts.right + counts.partly + counts.wrong + counts.open;
    let parts = [
        ("right", counts.right, t("{n} right")),
        ("partly", counts.partly, t("{n} partly")),
        ("wrong", counts.wrong, t("{n} wrong")),
        ("open", counts.open, t("{n} left open")),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(_, n, words)| fill1(words, "{n}", &n.to_string()))
        .collect();
    let bars = parts.iter().filter(|(_, n, _)| *n > 0).map(|(class, n, _)| {
        view! { <span class=*class style:flex-grow=n.to_string()></span> }.into_any()
    });
    let instead = done.instead.as_ref().map(|(choice, n)| {
        let parts = [("{choice}", &**choice), ("{n}", &*n.to_string())];
        view! { <p>{fill(t("Most often chosen instead: “{choice}” ({n})."), &parts)}</p> }
            .into_any()
    });
    let names: Vec<&str> = done
        .missed_by
        .iter()
        .filter_map(|at| class.handed.get(*at))
        .map(|handed| handed.pupil.trim())
        .map(|name| if name.is_empty() { t("(no name)") } else { name })
        .collect();
    let who = (!names.is_empty()).then(|| {
        let title =
            counted(names.len(), t("Who has no point here: {n}"), t("Who has no point here: {n}"));
        view! { <details><summary>{title}</summary><p>{names.join(", ")}</p></details> }.into_any()
    });
    let why = (!done.why.is_empty())
        .then(|| view! { <p class="small">{done.why.clone()}</p> }.into_any());
    let mean = fill1(t("mean {points}"), "{points}", &of(counts.mean, 100));
    view! {
        <li>
            <p class="task">{class.task(done.task)}</p>
            <h3>{done.words.clone()}</h3>
            <div class="bars" aria-hidden="true">{bars.collect_view()}</div>
            <p>{fill1(t("Of {n}:"), "{n}", &all.to_string())}" "{said.join(", ")}"; "{mean}"."</p>
            {instead}
            {why}
            {who}
        </li>
    }
    .into_any()
}
