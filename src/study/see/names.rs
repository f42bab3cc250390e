//! Who and what is named, by kind: forms, roles, and every place.

use super::entities::{Named, named};
use super::{Way, of_article, point, rows};
use crate::i18n::{fill, message, number, t};
use crate::study::Study;
use crate::view::shared::{live_words, press};
use leptos::prelude::*;
use newsloupe::names::NameKind;

/// Names of one kind shown at first.
const FIRST: usize = 40;

const fn heading(kind: Option<NameKind>) -> &'static str {
    match kind {
        Some(NameKind::Person) => message("People"),
        Some(NameKind::Organization) => message("Organisations"),
        Some(NameKind::Place) => message("Places"),
        Some(NameKind::Group) => message("Groups"),
        Some(NameKind::Event) => message("Events"),
        Some(NameKind::Work) => message("Works"),
        None => message("Outside the story"),
    }
}

/// The room.
#[component]
pub fn Names() -> impl IntoView {
    let study = expect_context::<Study>();
    of_article(study, move |article| {
        let groups = named(&article);
        if groups.is_empty() {
            return view! { <p class="nothing">{t("No names found.")}</p> }.into_any();
        }
        let section = |(kind, names): (Option<NameKind>, Vec<Named>)| {
            let n = names.len();
            let list = rows(names, FIRST, move |name| name_row(study, name));
            view! {
                <section class="names">
                    <h3>{t(heading(kind))}<span class="n">{number(n)}</span></h3>
                    {list}
                </section>
            }
            .into_any()
        };
        groups.into_iter().map(section).collect_view().into_any()
    })
}

/// A name: press it to go to its first place, and the arrows for the others.
fn name_row(study: Study, named: Named) -> AnyView {
    let Named { entity, name, variants, roles, places, along } = named;
    let at = RwSignal::new(None::<usize>);
    let count = places.len();
    let places = StoredValue::new(places);
    let go = move |step: usize| {
        let next = at.get_untracked().map_or(0, |i| (i + step) % count);
        at.set(Some(next));
        if let Some(Way { span, .. }) = places.with_value(|p| p.get(next).cloned()) {
            point::go(study, span);
        }
    };
    let step = |label: &'static str, sign: &'static str, by: usize| {
        let label = fill(label, &[("{name}", &name)]);
        (count > 1).then(|| {
            view! { <button type="button" {..press(move || go(by))} aria-label=label>{sign}</button> }.into_any()
        })
    };
    let back = step(t("Previous place of {name}"), "‹", count - 1);
    let on = step(t("Next place of {name}"), "›", 1);
    let change = {
        let label = fill(t("Change {name}"), &[("{name}", &name)]);
        let open = move || {
            let first = places.with_value(|p| p.first().map(|way| way.span));
            study.correct.name.set(first);
            study.dialog.set(Some("name".into()));
        };
        view! { <button type="button" {..press(open)} aria-label=label>"…"</button> }.into_any()
    };
    let place = move || match at.get() {
        Some(i) if count > 1 => format!("{}/{count}", i + 1),
        _ => count.to_string(),
    };
    let role = (!roles.is_empty())
        .then(|| view! { <span class="about" dir="auto">{roles.join("; ")}</span> }.into_any());
    let variants = (!variants.is_empty()).then(|| {
        let forms = variants.iter().map(|v| format!("“{v}”")).collect::<Vec<_>>().join(", ");
        let words = fill(t("also {forms}"), &[("{forms}", &forms)]);
        view! { <span class="about" dir="auto">{words}</span> }.into_any()
    });
    // Where in the article it stands, at a glance.
    let ticks = along.iter().take(120).map(|a| {
        view! { <span style:left=format!("{}%", f64::from(*a) / 10.0)></span> }.into_any()
    });
    let strip = (count > 1).then(|| {
        view! { <span class="strip-of" aria-hidden="true">{ticks.collect_view()}</span> }.into_any()
    });
    view! {
        <li class="name" data-entity=entity.to_string()>
            <button type="button" class="way" {..press(move || go(1))}>
                <b dir="auto">{name.clone()}</b>
                {role}
                {variants}
                {strip}
            </button>
            <span class="steps">
                {back}
                <span class="n">{live_words(place)}</span>
                {on}
                {change}
            </span>
        </li>
    }
    .into_any()
}
