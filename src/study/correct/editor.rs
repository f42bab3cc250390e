//! The editor of a mark, inside its card: what it is, who speaks, where it begins and ends.

use super::act::{Pick, Then};
use super::apply;
use super::model::{Change, Correction, Layer, Voice, What, Who};
use super::place::Place;
use super::spans::{Edge, moved};
use super::words::{LINES, NAMES, QUOTES};
use crate::i18n::{message, t};
use crate::state::article::Article;
use crate::state::words::short;
use crate::study::Study;
use crate::view::shared::{live_words, on, press};
use gloo_timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use newsloupe::Span;
use newsloupe::dates::TimexKind;
use newsloupe::names::NameKind;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// More names than this are not offered: the nearest ones come first.
const MOST: usize = 40;

/// Something to choose: its id, its words, whether it holds now, and what choosing it does.
type Choice = (String, String, bool, Box<dyn Fn()>);

/// A group of things to choose from.
fn group(title: &'static str, choices: Vec<Choice>) -> AnyView {
    let button = |(id, words, holds, act): Choice| {
        let pressed = if holds { "true" } else { "false" };
        view! {
            <button id=id aria-pressed=pressed type="button" dir="auto" {..press(act)}>{words}</button>
        }
        .into_any()
    };
    let buttons = choices.into_iter().map(button).collect_view();
    view! { <fieldset><legend>{t(title)}</legend><div class="ways">{buttons}</div></fieldset> }
        .into_any()
}

/// What the editor works on.
#[derive(Clone)]
struct Work {
    study: Study,
    article: Arc<Article>,
    on: Layer,
    span: Span,
    at: Place,
}

impl Work {
    /// Corrects it, and comes back to control `id` of the editor.
    fn change(&self, id: &str, change: Change, span: Span) {
        self.study.correct.focus.set(id.to_owned());
        let then = Then::Editor(self.on, span);
        self.study.correct(Correction { on: self.on, at: self.at.clone(), change }, then);
    }

    fn choice(&self, id: String, words: String, holds: bool, change: Change) -> Choice {
        let (work, key) = (self.clone(), id.clone());
        let act = move || work.change(&key, change.clone(), work.span);
        (id, words, holds, Box::new(act))
    }

    fn pick(&self, id: &str, pick: Pick) -> Choice {
        let study = self.study;
        let act = move || {
            study.correct.chosen.set(None);
            study.correct.pick.set(Some(pick.clone()));
            crate::dom::focus::later_at("#marking button");
        };
        (id.to_owned(), t("Choose words in the text…").to_owned(), false, Box::new(act))
    }

    /// Names of the article, the nearest to this place first; of one kind, or of all that can speak.
    fn names(&self, only: Option<NameKind>) -> Vec<(usize, Who)> {
        let report = &self.article.report;
        let fits = |kind: NameKind| {
            only.map_or(kind != NameKind::Work && kind != NameKind::Event, |k| k == kind)
        };
        let near = |entity: &newsloupe::report::Entity| {
            let places = entity
                .mentions
                .iter()
                .filter_map(|m| self.article.at(report.mentions.get(*m)?.span));
            // People speak more often than places do.
            let far = if only.is_none() && entity.kind != NameKind::Person { 400 } else { 0 };
            places.map(|s| (s.start.abs_diff(self.span.start), s)).min().map(|(d, s)| (d + far, s))
        };
        let all = report.entities.iter().filter(|e| fits(e.kind));
        let mut all: Vec<_> = all.filter_map(|e| Some((near(e)?, e))).collect();
        all.sort_by_key(|((far, _), _)| *far);
        let who = |(_, s), name: &str| {
            Some(Who { name: name.to_owned(), at: Place::new(&self.article.text, s)? })
        };
        let all = all.into_iter().take(MOST);
        all.filter_map(|(near, e)| Some((e.id, who(near, &e.name)?))).collect()
    }

    fn speakers(&self, quote: usize) -> AnyView {
        let speaker = self.article.report.quotes[quote].speaker.as_ref();
        let entity = speaker.and_then(|s| s.entity);
        let mut choices: Vec<Choice> = self
            .names(None)
            .into_iter()
            .map(|(id, who)| {
                let (name, holds) = (short(&who.name, 40), entity == Some(id));
                self.choice(
                    format!("speaker-{id}"),
                    name,
                    holds,
                    Change::Speaker(Voice::Entity(who)),
                )
            })
            .collect();
        if let Some(words) =
            speaker.filter(|s| s.entity.is_none()).map(|s| self.article.words(s.span))
        {
            choices.insert(
                0,
                ("speaker-words".into(), super::keys::quoted(words), true, Box::new(|| ())),
            );
        }
        let none = Change::Speaker(Voice::NotStated);
        choices.insert(
            0,
            self.choice("speaker-none".into(), t("Not stated").into(), speaker.is_none(), none),
        );
        choices.push(self.pick("speaker-pick", Pick::Speaker(self.at.clone())));
        group(message("Who says it"), choices)
    }

    fn quote(&self, i: usize) -> AnyView {
        let quote = &self.article.report.quotes[i];
        let kinds = QUOTES.iter().enumerate().map(|(n, (kind, label))| {
            let change = Change::Become(What::Quote(*kind));
            self.choice(format!("kind-{n}"), t(label).into(), quote.kind == *kind, change)
        });
        let kinds = group(message("What it is"), kinds.collect());
        let speech = quote.kind as usize <= 2;
        view! { {speech.then(|| self.speakers(i))} {kinds} }.into_any()
    }

    fn mention(&self, i: usize) -> AnyView {
        let mention = &self.article.report.mentions[i];
        let kinds = NAMES.iter().enumerate().map(|(n, (kind, label))| {
            let change = Change::Become(What::Name(*kind));
            self.choice(format!("kind-{n}"), t(label).into(), mention.kind == *kind, change)
        });
        let kinds = group(message("What it is"), kinds.collect());
        let alone =
            self.article.report.entities.get(mention.entity).is_none_or(|e| e.mentions.len() < 2);
        let mut others: Vec<Choice> = self
            .names(Some(mention.kind))
            .into_iter()
            .map(|(id, who)| {
                let (name, holds) = (short(&who.name, 40), mention.entity == id);
                self.choice(format!("entity-{id}"), name, holds, Change::Entity(who))
            })
            .collect();
        if !alone {
            others.push(self.choice(
                "split".into(),
                t("Nobody else named here").into(),
                false,
                Change::Split,
            ));
        }
        let others = (others.len() > 1).then(|| group(message("Stands for"), others));
        let study = self.study;
        let span = self.span;
        let all = move || {
            study.correct.name.set(Some(span));
            study.dialog.set(Some("name".into()));
        };
        view! {
            {kinds} {others}
            <button type="button" class="quiet" {..press(all)}>{t("All places of this name…")}</button>
        }
        .into_any()
    }

    fn date(&self, i: usize) -> AnyView {
        let date = &self.article.report.dates[i];
        let field = NodeRef::<html::Input>::new();
        let wrong = RwSignal::new("");
        let work = self.clone();
        let set = move || {
            let Some(field) = field.get_untracked() else { return };
            if let Some((kind, value)) = apply::plain_date(&field.value()) {
                let what = What::Date { kind, value: Some(value) };
                work.change("date-value", Change::Become(what), work.span);
            } else {
                let _ = field.set_attribute("aria-invalid", "true");
                wrong.set(t("Please write the date as year, year-month or year-month-day."));
                let _ = field.focus();
            }
        };
        let enter = {
            let set = set.clone();
            move |e: web_sys::Event| {
                let key = e.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key);
                if key.as_deref() == Some("Enter") {
                    e.prevent_default();
                    set();
                }
            }
        };
        let open = What::Date { kind: TimexKind::Date, value: None };
        let open = self.choice(
            "date-open".into(),
            t("Left open by the text").into(),
            date.value.is_none(),
            Change::Become(open),
        );
        let value =
            date.value.clone().filter(|v| apply::plain_date(v).is_some()).unwrap_or_default();
        view! {
            <label class="date">
                {t("Date, as 2024-03-25, 2024-03 or 2024")}
                <span>
                    <input id="date-value" aria-describedby="date-wrong" type="text" inputmode="numeric" autocomplete="off" node_ref=field value=value spellcheck="false" {..on("keydown", enter)} />
                    <button type="button" class="main" {..press(set)}>{t("Set")}</button>
                </span>
            </label>
            <p id="date-wrong" class="wrong" role="alert">{live_words(move || wrong.get())}</p>
            {group(message("Or"), vec![open])}
        }
        .into_any()
    }

    fn credit(&self, i: usize) -> AnyView {
        let credit = &self.article.report.credits[i];
        let words = self.span.of(&self.article.text);
        let mut choices = vec![self.choice(
            "maker-none".into(),
            t("Nobody is named").into(),
            credit.creator.is_none(),
            Change::Become(What::Credit { creator: None }),
        )];
        for (n, name) in credit.chain.iter().enumerate() {
            let at = words.find(name.as_str()).map(|at| at + self.span.start as usize);
            let place =
                at.and_then(|at| Place::new(&self.article.text, Span::new(at, at + name.len())));
            if let Some(creator) = place {
                let change = Change::Become(What::Credit { creator: Some(creator) });
                let holds = credit.creator.as_ref() == Some(name);
                choices.push(self.choice(format!("maker-{n}"), short(name, 40), holds, change));
            }
        }
        choices.push(self.pick("maker-pick", Pick::Creator(self.at.clone())));
        group(message("Who made the picture"), choices)
    }

    /// The edges, each a word wider or narrower.
    fn edges(&self) -> AnyView {
        let blocks = self.article.report.blocks.iter().filter_map(|b| self.article.at(b.span));
        let within = blocks.filter(|b| b.overlaps(self.span)).reduce(Span::to).unwrap_or(self.span);
        let ways = [
            (Edge::StartMore, "edge-1", message("Start one word earlier"), "⇤"),
            (Edge::StartLess, "edge-2", message("Start one word later"), "⇥"),
            (Edge::EndLess, "edge-3", message("End one word earlier"), "⇤"),
            (Edge::EndMore, "edge-4", message("End one word later"), "⇥"),
        ];
        let button = |(edge, id, label, sign): (Edge, &'static str, &'static str, &'static str)| {
            let to = moved(&self.article.text, self.span, within, edge);
            let work = self.clone();
            let act = move || {
                let place = to.and_then(|to| Place::new(&work.article.text, to));
                match (to, place) {
                    (Some(to), Some(place)) => work.change(id, Change::Edges(place), to),
                    _ => work.study.say(t("It reaches no further.")),
                }
            };
            let off = if to.is_none() { "true" } else { "false" };
            view! {
                <button id=id aria-label=t(label) title=t(label) aria-disabled=off type="button" {..press(act)}>{sign}</button>
            }
            .into_any()
        };
        let [a, b, c, d] = ways.map(button);
        let words = short(self.span.of(&self.article.text), 60);
        view! {
            <fieldset class="edges">
                <legend>{t("Where it begins and ends")}</legend>
                <p dir="auto">{words}</p>
                <div class="ways"><span>{t("Start")}</span>{a} {b}<span>{t("End")}</span>{c} {d}</div>
            </fieldset>
        }
        .into_any()
    }

    /// What the line is that the mark stands in.
    fn line(&self) -> AnyView {
        let report = &self.article.report;
        let block = report.blocks.iter().find(|b| {
            self.article
                .at(b.span)
                .is_some_and(|s| s.start <= self.span.start && self.span.start < s.end)
        });
        let Some((kind, span)) = block.and_then(|b| Some((b.kind, self.article.at(b.span)?)))
        else {
            return ().into_any();
        };
        let study = self.study;
        let back = Then::Editor(self.on, self.span);
        let Some(at) = Place::new(&self.article.text, span) else { return ().into_any() };
        let choices = LINES.iter().enumerate().map(|(n, (to, label))| {
            let (at, id, to) = (at.clone(), format!("line-{n}"), *to);
            let key = id.clone();
            let act = move || {
                study.correct.focus.set(key.clone());
                let change = Change::Block(to);
                study.correct(Correction { on: Layer::Block, at: at.clone(), change }, back);
            };
            let act: Box<dyn Fn()> = Box::new(act);
            (id, t(label).to_owned(), to == kind, act)
        });
        let choices = group(message("This whole line is"), choices.collect());
        let open = study.correct.focus.with_untracked(|f| f.starts_with("line-"));
        view! { <details open=open><summary>{t("The line around it")}</summary>{choices}</details> }
            .into_any()
    }
}

/// The room.
#[component]
pub fn Editor() -> impl IntoView {
    let study = expect_context::<Study>();
    let body = move || {
        let mark = study.correct.mark.get_untracked()?;
        let article = study.article.get_untracked()?;
        let (on, span) = study.thing(mark)?;
        let at = Place::new(&article.text, span)?;
        let report = article.clone();
        let work = Work { study, article, on, span, at };
        let same = |s: newsloupe::report::ReportSpan| report.at(s) == Some(span);
        let report = &report.report;
        let first = match on {
            Layer::Quote => work.quote(report.quotes.iter().position(|q| same(q.span))?),
            Layer::Mention => work.mention(report.mentions.iter().position(|m| same(m.span))?),
            Layer::Date => work.date(report.dates.iter().position(|d| same(d.span))?),
            Layer::Credit => work.credit(report.credits.iter().position(|c| same(c.span))?),
            Layer::Block => return None,
        };
        Some(view! { {first} {work.edges()} {work.line()} }.into_any())
    };
    let frame = NodeRef::<html::Div>::new();
    // Once drawn, the control that was pressed last has the focus again; at first, the first one.
    crate::view::shared::follow(move || {
        let Some(frame) = frame.get() else { return };
        Timeout::new(0, move || {
            let id = study.correct.focus.get_untracked();
            study.correct.focus.set(String::new());
            let known = (!id.is_empty()).then(|| document().get_element_by_id(&id)).flatten();
            let first = || frame.query_selector("button, input").ok().flatten();
            if let Some(control) =
                known.or_else(first).and_then(|c| c.dyn_into::<web_sys::HtmlElement>().ok())
            {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = control.focus_with_options(&options);
                crate::dom::focus::nearest(&control);
            }
        })
        .forget();
    });
    view! { <div class="editor" node_ref=frame>{body()}</div> }
}
