//! The exercise for other programs: learning platforms, and the teacher's own file.

use super::files::{saved, whole};
use super::row::{act, row};
use super::{FAILED, Out};
use crate::classroom::json;
use crate::i18n::{self, Language, message, t};
use crate::io::language;
use crate::study::give::file;
use leptos::prelude::*;
use newsloupe_exercise::formats::{Export, Note, Say, gift, h5p, qti, scorm};
use newsloupe_exercise::{Exercise, Key};

/// What is said in a file, in the language that its exercise speaks.
pub(super) struct Tongue {
    code: &'static str,
    table: String,
}

impl Tongue {
    /// Of an exercise. Where the table of words does not come, English.
    pub(super) async fn of(exercise: &Exercise) -> Self {
        let code = Language::of(&exercise.language).unwrap_or_default().code();
        let known = i18n::table();
        let table = match code {
            "en" => String::new(),
            _ if !known.is_empty() => known.to_owned(),
            _ => language::file("./messages.txt").await.unwrap_or_default(),
        };
        Self { code, table }
    }

    /// English words in that language.
    pub(super) fn say(&self, english: &str) -> String {
        let mut lines = self.table.lines();
        if lines.any(|line| line.strip_prefix("en ") == Some(english)) {
            let said =
                lines.take(3).find_map(|line| line.strip_prefix(self.code)?.strip_prefix(' '));
            if let Some(said) = said {
                return said.to_owned();
            }
        }
        english.to_owned()
    }
}

/// The row of the SCORM package.
pub(super) fn scorm(out: Out) -> AnyView {
    let download = move || {
        out.work(async move {
            let exercise = out.for_pupils().await?;
            let page = whole(&exercise).await?;
            let package = scorm::package(&exercise, page.as_bytes());
            let name = file::name(&exercise.title, "scorm.zip");
            file::save_bytes(&package, "application/zip", &name).ok_or(FAILED)?;
            Ok(saved(&name, package.len()))
        });
    };
    row(
        message("A SCORM 1.2 package"),
        message(
            "For Moodle, Canvas, ILIAS and others: the same page. It reports points for practice, and after the unlock word was given; blind, it reports only that somebody has finished.",
        ),
        vec![act(message("Download"), download)],
        ().into_any(),
    )
}

type Write = fn(&Exercise, &Key, Say<'_>) -> Export;

/// The row of a format that other programs score by.
fn other(out: Out, title: &'static str, what: &'static str, write: Write) -> AnyView {
    let notes = RwSignal::new(Vec::<Note>::new());
    let download = move || {
        out.work(async move {
            let (exercise, key) = out.given.get_untracked().ok_or(super::NOTHING)?;
            let tongue = Tongue::of(&exercise).await;
            let made = write(&exercise, &key, &|english| tongue.say(english));
            let name = file::name(&exercise.title, made.ending);
            file::save_bytes(&made.bytes, made.media, &name).ok_or(FAILED)?;
            notes.set(made.notes);
            Ok(saved(&name, made.bytes.len()))
        });
    };
    let said = move || {
        let note = |note: &Note| {
            let task =
                note.task.map(|task| i18n::fill1(t("Task {n}:"), "{n}", &(task + 1).to_string()));
            view! { <li>{task}" "{spoken(note.lost.words())}</li> }.into_any()
        };
        notes.with(|notes| {
            let some = !notes.is_empty();
            some.then(|| {
                view! {
                    <div class="more">
                        <p class="small">{t("What this format could not take as it is:")}</p>
                        <ul class="notes">{notes.iter().map(note).collect_view()}</ul>
                    </div>
                }
                .into_any()
            })
        })
    };
    row(title, what, vec![act(message("Download"), download)], crate::view::shared::live_view(said))
}

/// Words that another crate holds ready for [`t`].
fn spoken(english: &'static str) -> &'static str {
    t(english)
}

/// The formats that other programs score by.
pub(super) fn others(out: Out) -> AnyView {
    view! {
        <section aria-labelledby="for-platforms">
            <h2 id="for-platforms">{t("For a platform’s own tests")}</h2>
            <p class="small">{t("These hold the key by their nature, because the platform scores by it: import them yourself, and hand them to no pupil.")}</p>
            <ul class="rows">
                {other(out, "Moodle (GIFT)", message("Questions for Moodle’s question bank."), gift::file)}
                {other(out, "QTI 3", message("A test for platforms that take 1EdTech’s format, with the words marked in the text."), qti::package)}
                {other(out, "H5P", message("A question set for Moodle, WordPress and Drupal."), h5p::package)}
            </ul>
        </section>
    }
    .into_any()
}

/// The teacher's own file.
pub(super) fn teacher(out: Out) -> AnyView {
    let download = move || {
        let saved = out.for_teacher().and_then(|exercise| {
            let json = json::write(&exercise)?;
            let name = file::name(&exercise.title, "teacher.json");
            file::save(&json, "application/json", &name)?;
            Some(saved(&name, json.len()))
        });
        out.class.say(saved.unwrap_or_else(|| t(FAILED).to_owned()));
    };
    view! {
        <section aria-labelledby="for-teacher">
            <h2 id="for-teacher">{t("For you")}</h2>
            <ul class="rows">
                {row(
                    message("The teacher’s file"),
                    message("The exercise with its key, as JSON: to score a class later, on this computer or another."),
                    vec![act(message("Download"), download)],
                    ().into_any(),
                )}
            </ul>
        </section>
    }
    .into_any()
}
