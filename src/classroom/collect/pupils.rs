//! The table: who has how many points, in all and task by task.

use super::odd::place;
use super::order::{self, By, Column};
use super::{Class, Collecting, points};
use crate::i18n::{fill1, t};
use crate::view::shared::{live, live_view, press};
use leptos::prelude::*;
use newsloupe_exercise::class::{Again, Row};
use std::sync::Arc;

/// The table.
pub(super) fn table(room: Collecting, class: &Arc<Class>) -> AnyView {
    let by = room.gathered.by;
    let head = move |column: Column, words: String, title: Option<String>| {
        let sorted = move || {
            let By { column: now, down } = by.get();
            match (now == column, down) {
                (false, _) => "none",
                (true, false) => "ascending",
                (true, true) => "descending",
            }
        };
        view! {
            <th scope="col" {..live("aria-sort", sorted)}>
                <button title=title type="button" {..press(move || by.update(|by| *by = by.pressed(column)))}>{words}</button>
            </th>
        }
        .into_any()
    };
    let tasks = (0..class.exercise.tasks.len())
        .map(|task| {
            let words = fill1(t("Task {n}"), "{n}", &(task + 1).to_string());
            head(Column::Task(task), words, Some(class.task(task)))
        })
        .collect_view();
    let (all, rows) = (class.clone(), class.clone());
    let body = move || {
        let order = order::of(&rows.sheet.rows, by.get());
        let drawn = order.into_iter().map(|at| row(room, &rows, &rows.sheet.rows[at]));
        Some(drawn.collect_view().into_any())
    };
    let some_note = all.sheet.rows.iter().any(|row| row.empty || row.again != Again::No);
    let caption = t("The class: press a heading to order by it");
    view! {
        <section class="pupils" aria-labelledby="pupils">
            <h2 id="pupils">{t("Pupil by pupil")}</h2>
            <div class="scroll" role="region" tabindex="0" aria-label=t("The table of the class")>
                <table class:notes=some_note>
                    <caption>{caption}</caption>
                    <thead>
                        <tr>
                            {head(Column::Pupil, t("Pupil").to_owned(), None)}
                            {head(Column::Points, t("Points").to_owned(), None)}
                            {tasks}
                            <th scope="col">{t("Note")}</th>
                        </tr>
                    </thead>
                    <tbody>{live_view(body)}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(room: Collecting, class: &Class, row: &Row) -> AnyView {
    let name = match row.pupil.trim() {
        "" => t("(no name)").to_owned(),
        name => name.to_owned(),
    };
    let tasks = row.score.tasks.iter().map(|task| {
        view! { <td>{points(task.points)}<small>" / "{points(task.of)}</small></td> }.into_any()
    });
    let again = match row.again {
        Again::No => None,
        Again::Differs => Some(t("handed in more than once, with other answers")),
        Again::Copy(_) => Some(t("handed in twice: not counted again")),
    };
    let empty = row.empty.then(|| t("nothing answered"));
    let mut note = [empty, again].into_iter().flatten().collect::<Vec<_>>().join("; ");
    let from = class.from.get(row.handed);
    if again.is_some()
        && let Some(from) = from
    {
        note += &[" (", &*place(from), ")"].concat();
    }
    let leave = from.filter(|_| row.again == Again::Differs).map(|from| {
        let id = from.id;
        let out = move || {
            room.gathered.left_out.update(|all| all.push(id));
            crate::dom::focus::later_at("#left-out"); // the button is gone
        };
        let label = fill1(t("Leave out this result of {pupil}"), "{pupil}", &name);
        view! { " "<button aria-label=label type="button" class="quiet" {..press(out)}>{t("Leave out")}</button> }.into_any()
    });
    let copy = matches!(row.again, Again::Copy(_));
    view! {
        <tr class:copy=copy>
            <th scope="row">{name}</th>
            <td class="total">{points(row.score.points)}<small>" / "{points(row.score.of)}</small></td>
            {tasks.collect_view()}
            <td class="note">{note}{leave}</td>
        </tr>
    }
    .into_any()
}
