//! Who says what: the audit in numbers, then everyone who speaks.

use super::audit::{Audit, Group, Reach, Said, Verb, Voice, audit};
use super::{of_article, rows, tile, way, ways};
use crate::i18n::{counted, fill, message, number, t};
use crate::state::article::Article;
use crate::study::Study;
use leptos::prelude::*;
use newsloupe::quotes::{QuoteKind, Status, Tone};

/// Quotes of one source shown at first.
const FIRST: usize = 3;
/// Sources of a group shown at first.
const VOICES: usize = 40;

/// The heading of a group.
const fn heading(group: Group) -> &'static str {
    match group {
        Group::Person => message("Named people"),
        Group::Office => message("Offices and outlets"),
        Group::Unnamed => message("Without a name"),
        Group::NotStated => message("Who speaks is not stated"),
        Group::Several => message("People named before"),
        Group::NotSaid => message("Not said, or only supposed"),
        Group::Edge => message("In the headline or a caption only"),
    }
}

/// The colour of a group in the bar of shares; they differ in pattern as well.
const fn class(group: Group) -> &'static str {
    match group {
        Group::Person => "of-person",
        Group::Office => "of-office",
        Group::Unnamed | Group::Several => "of-unnamed",
        _ => "of-unsaid",
    }
}

/// The room.
#[component]
pub fn Sources() -> impl IntoView {
    let study = expect_context::<Study>();
    of_article(study, move |article| sources(study, &article))
}

fn sources(study: Study, article: &Article) -> AnyView {
    let found = audit(article);
    if found.voices.is_empty() {
        let none = t("Nobody is quoted, as far as these rules can see.");
        return view! { <p class="nothing">{none}</p> }.into_any();
    }
    let groups = Group::ALL.map(|group| {
        let of: Vec<Voice> = found.voices.iter().filter(|v| v.group == group).cloned().collect();
        let n = of.len();
        (n > 0).then(|| {
            let list = rows(of, VOICES, move |voice| voice_row(study, voice));
            view! {
                <section class="voices">
                    <h3>{t(heading(group))}<span class="n">{number(n)}</span></h3>
                    {list}
                </section>
            }
            .into_any()
        })
    });
    view! {
        {head(&found, article)}
        {groups.into_iter().collect_view()}
        {verbs(study, found.verbs)}
    }
    .into_any()
}

/// The numbers.
fn head(found: &Audit, article: &Article) -> AnyView {
    let count = |group| found.count(group);
    let (people, offices) = (count(Group::Person), count(Group::Office));
    let relays = found.relays.len();
    let missing = count(Group::NotStated);
    let [direct, part, reported] = found.how;
    let how = [
        (direct, counted(direct, t("{n} direct quote"), t("{n} direct quotes"))),
        (part, counted(part, t("{n} quote in part"), t("{n} quotes in part"))),
        (
            reported,
            counted(
                reported,
                t("{n} time in the writer’s words"),
                t("{n} times in the writer’s words"),
            ),
        ),
    ];
    let how = how.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words);
    let [he, she, open] = found.pronouns;
    let pronouns = (he + she > 0).then(|| {
        fill(
            t("Of the named people the text calls {he} “he”, {she} “she”; of {n} it does not say."),
            &[("{he}", &number(he)), ("{she}", &number(she)), ("{n}", &number(open))],
        )
    });
    let relayed = (relays > 0)
        .then(|| fill(t("Relayed by {names}."), &[("{names}", &found.relays.join(", "))]));
    let media = (found.media > 0).then(|| {
        counted(
            found.media,
            t("{n} source spoke in a statement or the like."),
            t("{n} sources spoke in a statement or the like."),
        )
    });
    let line = |words: String| view! { <p class="about" dir="auto">{words}</p> }.into_any();
    view! {
        <dl class="audit">
            {tile(people, if people == 1 { t("named person") } else { t("named people") })}
            {tile(offices, if offices == 1 { t("office or outlet") } else { t("offices or outlets") })}
            {tile(count(Group::Unnamed), t("without a name"))}
            {tile(missing, t("not stated"))}
            {tile(relays, if relays == 1 { t("outlet relays words") } else { t("outlets relay words") })}
            {tile(found.own, t("spoke to this outlet"))}
        </dl>
        {shares(found, article.report.summary.quoted_words)}
        <div class="facts">
            {line(how.collect::<Vec<_>>().join(" · "))} {relayed.map(line)} {media.map(line)}
            {pronouns.map(line)}
        </div>
    }
    .into_any()
}

/// Whose words stand between marks, as one bar.
fn shares(found: &Audit, all: usize) -> Option<AnyView> {
    let groups = [Group::Person, Group::Office, Group::Unnamed, Group::NotStated, Group::Edge];
    let of = |group: Group| -> usize {
        let alike =
            |v: &&Voice| v.group == group || group == Group::Unnamed && v.group == Group::Several;
        found.voices.iter().filter(alike).map(|v| v.words).sum()
    };
    let parts: Vec<(Group, usize)> =
        groups.iter().map(|g| (*g, of(*g))).filter(|(_, n)| *n > 0).collect();
    let sum: usize = parts.iter().map(|(_, n)| n).sum();
    if sum == 0 {
        return None;
    }
    let percent = |n: usize| (n * 1000 / sum) as f64 / 10.0;
    let said = parts.iter().map(|(g, n)| {
        let share = fill(t("{n} %"), &[("{n}", &number((percent(*n)).round() as usize))]);
        let class = format!("swatch {}", class(*g));
        view! { <li><span class=class aria-hidden="true"></span>{t(heading(*g))}" "<b>{share}</b></li> }.into_any()
    });
    let said = said.collect_view();
    let bar = parts.iter().map(|(g, n)| {
        let class = class(*g);
        view! { <span class=class style:flex-grow=n.to_string()></span> }.into_any()
    });
    Some(
        view! {
            <section class="shares">
                <h3>{counted(all, t("{n} quoted word"), t("{n} quoted words"))}</h3>
                <div class="bar-of" aria-hidden="true">{bar.collect_view()}</div>
                <ul>{said}</ul>
            </section>
        }
        .into_any(),
    )
}

/// What a verb lets the reader feel, in a word or two.
const fn tone(tone: Tone) -> Option<(&'static str, &'static str)> {
    match tone {
        Tone::Neutral => None,
        Tone::Doubting => Some(("doubting", message("leaves room for doubt"))),
        Tone::Endorsing => Some(("endorsing", message("takes it as true or good"))),
        Tone::Emotive => Some(("emotive", message("carries feeling"))),
    }
}

fn reach_words(reach: &Reach) -> String {
    let (words, name) = match reach {
        Reach::Own(name) => (t("told to this outlet ({name})"), name),
        Reach::Told(name) => (t("told to {name}"), name),
        Reach::Outlet(name) => (t("relayed by {name}"), name),
        Reach::Medium(name) => (t("by way of {name}"), name),
    };
    fill(words, &[("{name}", name)])
}

/// A source with what it said.
fn voice_row(study: Study, voice: Voice) -> AnyView {
    let Voice { name, group, role, words, share, how, reach, verbs, said } = voice;
    let unnamed = matches!(group, Group::Unnamed | Group::Several);
    let name = match name {
        Some(name) if unnamed => format!("“{name}”"),
        Some(name) => name,
        None => t("Not stated").to_owned(),
    };
    let amount = if words > 0 {
        counted(words, t("{n} word"), t("{n} words"))
    } else {
        t("no direct words").to_owned()
    };
    let kinds = [t("direct"), t("in part"), t("reported")];
    let kinds = kinds.into_iter().zip(how).filter(|(_, n)| *n > 0);
    let mut kinds: Vec<String> = kinds
        .map(|(kind, n)| if n > 1 { format!("{kind} {}", number(n)) } else { kind.to_owned() })
        .collect();
    if group == Group::Unnamed {
        kinds.insert(0, t("no name given").to_owned());
    }
    let reach = reach
        .iter()
        .map(reach_words)
        .map(|r| view! { <p class="reach" dir="auto">{r}</p> }.into_any());
    let reach = reach.collect_view();
    let verbs = (!verbs.is_empty()).then(|| {
        let all = verbs.iter().take(6).map(|v| {
            let times =
                if v.places.len() > 1 { format!(" ×{}", v.places.len()) } else { String::new() };
            let tone = tone(v.tone).map(|(class, _)| class).unwrap_or_default();
            view! { <li class=format!("verb {tone}") dir="auto">{v.form.clone()}{times}</li> }
                .into_any()
        });
        view! { <ul class="verbs" aria-label=t("Reporting verbs")>{all.collect_view()}</ul> }
            .into_any()
    });
    let share_words = fill(t("{n} % of all quoted words"), &[("{n}", &number(share))]);
    let bar = (words > 0).then(|| {
        view! {
            <div class="share" role="img" aria-label=share_words>
                <span style:width=format!("{share}%")></span>
            </div>
        }
        .into_any()
    });
    let missing = group == Group::NotStated;
    let list = rows(said, FIRST, move |said| said_row(study, said));
    view! {
        <li class="source" class:missing=missing>
            <h4 dir="auto" lang="en">{name}</h4>
            <span class="amount">{amount}</span>
            {role.map(|role| view! { <p class="about" dir="auto">{role}</p> }.into_any())}
            <p class="about">{kinds.join(" · ")}</p>
            {reach}
            {verbs}
            {bar}
            {list}
        </li>
    }
    .into_any()
}

fn said_row(study: Study, said: Said) -> AnyView {
    let tag = match said.status {
        Status::Said => None,
        Status::NotSaid => Some(t("the text says this was not said")),
        Status::Supposed => Some(t("only supposed")),
    };
    let class = if said.kind == QuoteKind::Indirect { "said-row reported" } else { "said-row" };
    view! {
        <li class=class>
            {way(study, said.way)}
            {tag.map(|tag| view! { <span class="tag-of">{tag}</span> }.into_any())}
        </li>
    }
    .into_any()
}

/// Every reporting verb, with who it stands with.
fn verbs(study: Study, all: Vec<Verb>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let n = all.len();
    let list = rows(all, 8, move |verb| {
        let tone = tone(verb.tone);
        let class = format!("verb {}", tone.map_or("", |t| t.0));
        let feel =
            tone.map(|(_, words)| view! { <span class="about">{t(words)}</span> }.into_any());
        let who = verb.who.join(", ");
        view! {
            <li class="verb-row">
                <details>
                    <summary>
                        <b class=class dir="auto">{verb.form}</b>
                        " "
                        <span class="n">{format!("×{}", number(verb.places.len()))}</span>
                        {feel}
                    </summary>
                    {(!who.is_empty()).then(|| view! { <p class="about" dir="auto">{who}</p> }.into_any())}
                    {ways(study, verb.places, 6)}
                </details>
            </li>
        }
        .into_any()
    });
    Some(
        view! {
            <section class="voices">
                <h3>{t("Reporting verbs")}<span class="n">{number(n)}</span></h3>
                {list}
            </section>
        }
        .into_any(),
    )
}
