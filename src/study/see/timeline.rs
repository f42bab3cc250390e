//! The timeline drawn, and as a list. The drawing's labels are the same buttons in the same order
//! as the list's, so both lead everywhere by keyboard and by ear; the lines behind are for the eye.

use super::layout::{Drawing, LABEL, Label, Window, lay, said};
use super::time::{Ground, Moment, Timeline as Found, timeline};
use super::{Way, ways};
use crate::i18n::{counted, fill, message, t};
use crate::study::Study;
use crate::study::dialog::is_room;
use crate::study::js::{call, make};
use crate::view::shared::{flag, follow, live, live_view, live_words, on, press};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, KeyboardEvent, TouchEvent, WheelEvent};

/// Where the line of time stands, in pixels from the left.
const LINE: f64 = 62.0;
/// Where labels begin.
const LABELS: f64 = 88.0;

/// How a ground is said.
const fn ground_words(ground: Ground) -> &'static str {
    match ground {
        Ground::Stated => message("stated"),
        Ground::WorkedOut => message("worked out"),
        Ground::Vague => message("said loosely"),
        Ground::Published => message("published"),
    }
}

const fn ground_class(ground: Ground) -> &'static str {
    match ground {
        Ground::Stated => "stated",
        Ground::WorkedOut => "worked",
        Ground::Vague => "vague",
        Ground::Published => "published",
    }
}

/// What the room knows.
#[derive(Clone, Copy)]
struct Room {
    study: Study,
    found: Memo<Option<Arc<Found>>>,
    /// The part that is shown; all of it before somebody zooms.
    window: RwSignal<Option<Window>>,
    as_list: RwSignal<bool>,
    /// The height that a label needs, with the room below it, and how large the letters are: in
    /// pixels, and against the usual 16. Both are the reader's, and may change.
    tall: RwSignal<(f64, f64)>,
    watcher: StoredValue<JsValue, LocalStorage>,
    frame: NodeRef<Div>,
}

/// The room.
#[component]
pub fn Timeline() -> impl IntoView {
    let study = expect_context::<Study>();
    let found = Memo::new(move |_| study.article.get().map(|a| Arc::new(timeline(&a))));
    let room = Room {
        study,
        found,
        window: RwSignal::new(None),
        as_list: RwSignal::new(false),
        tall: RwSignal::new((LABEL, 1.0)),
        watcher: StoredValue::new_local(JsValue::UNDEFINED),
        frame: NodeRef::new(),
    };
    follow(move || {
        found.track();
        room.window.set(None);
    });
    let measure = Closure::<dyn FnMut()>::new(move || room.measure());
    let watcher = make("ResizeObserver", &[measure.as_ref().clone()]);
    room.watcher.set_value(watcher.unwrap_or(JsValue::UNDEFINED));
    let measure = send_wrapper::SendWrapper::new(measure);
    on_cleanup(move || {
        room.watch(false);
        drop(measure);
    });
    live_view(move || Some(whole(room, &*found.get()?)))
}

fn whole(room: Room, found: &Found) -> AnyView {
    let study = room.study;
    let empty = found.moments.is_empty() && found.open.is_empty() && found.lengths.is_empty();
    if empty {
        return view! { {anchor(room, found)} <p class="nothing">{t("No dates found.")}</p> }
            .into_any();
    }
    let drawn = (!found.moments.is_empty()).then(|| drawn(room));
    let doubt = |d: super::time::Doubt| {
        view! { <li class="asked"><p>{d.words}</p>{ways(study, d.places, 4)}</li> }.into_any()
    };
    let doubts: Vec<AnyView> = found.doubts.iter().cloned().map(doubt).collect();
    let doubts = (!doubts.is_empty()).then(|| {
        view! {
            <section class="names">
                <h3>{t("Do these agree?")}</h3>
                <ul class="questions">{doubts}</ul>
            </section>
        }
        .into_any()
    });
    let open = found.open.clone();
    let open = (!open.is_empty()).then(|| {
        view! { <section class="names"><h3>{t("Left open by the text")}</h3>{ways(study, open, 12)}</section> }
            .into_any()
    });
    let length = |(said, places): (String, Vec<Way>)| {
        view! { <li><b>{said}</b>{ways(study, places, 4)}</li> }.into_any()
    };
    let lengths: Vec<AnyView> = found.lengths.iter().cloned().map(length).collect();
    let lengths = (!lengths.is_empty()).then(|| {
        view! {
            <section class="names">
                <h3>{t("How long, how often")}</h3>
                <ul class="lengths">{lengths}</ul>
            </section>
        }
        .into_any()
    });
    view! { {anchor(room, found)} {drawn} {doubts} {open} {lengths} }.into_any()
}

/// The day of publication, and the way to change it.
fn anchor(room: Room, found: &Found) -> AnyView {
    let study = room.study;
    let (words, act) = match &found.published {
        Some(day) => {
            let given = study.work.with(|w| w.as_ref().is_some_and(|w| w.published.is_some()));
            let words = if given {
                t("Published {day}, as given by you. Other days are worked out from here.")
            } else {
                t("Published {day}. Other days are worked out from here.")
            };
            (fill(words, &[("{day}", day)]), t("Change"))
        }
        None => (
            t("The day of publication is not stated, so days such as “Monday” stay open.")
                .to_owned(),
            t("Add it"),
        ),
    };
    let missing = found.published.is_none();
    let change = is_room("details").then(|| {
        let open = move || study.dialog.set(Some("details".into()));
        view! { <button type="button" class="quiet" {..press(open)}>{act}</button> }.into_any()
    });
    view! {
        <p class="anchor-line" class:unsaid=missing>
            {words}
            " "
            {change}
        </p>
    }
    .into_any()
}

impl Room {
    fn all(self) -> Window {
        self.found.with_untracked(|f| Window::around(f.as_ref().map_or(&[][..], |f| &f.moments)))
    }

    /// Looks at the labels from now on, or no longer: the letters may grow at any time.
    fn watch(self, on: bool) {
        self.watcher.with_value(|watcher| {
            let _ = call(watcher, "disconnect", &[]);
            for label in self.labels().into_iter().filter(|_| on) {
                let _ = call(watcher, "observe", &[label.into()]);
            }
        });
    }

    fn labels(self) -> Vec<Element> {
        let frame = self.frame.get_untracked();
        let found = frame.and_then(|f| f.query_selector_all(".when-of > :first-child").ok());
        let found = found.iter().flat_map(|f| (0..f.length()).filter_map(|i| f.item(i)));
        found.filter_map(|node| node.dyn_into().ok()).collect()
    }

    /// Takes the room that the tallest label needs, and no more than a little too much.
    fn measure(self) {
        let tallest =
            |tall: f64, label: Element| tall.max(label.get_bounding_client_rect().height());
        let need = self.labels().into_iter().fold(0.0, tallest) + 4.0;
        let root = document().document_element();
        let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
        let size = style.and_then(|s| s.get_property_value("font-size").ok());
        let scale = size.and_then(|s| s.trim_end_matches("px").parse().ok()).unwrap_or(16.0) / 16.0;
        let (tall, before) = self.tall.get_untracked();
        if need > tall || need + 12.0 < tall && tall > LABEL || (scale - before).abs() > 0.01 {
            self.tall.set((need.max(LABEL), scale));
        }
    }

    fn shown(self) -> Window {
        self.window.get().unwrap_or_else(|| self.all())
    }

    fn zoom(self, times: f64, at: f64) {
        let all = self.all();
        let next = self.window.get_untracked().unwrap_or(all).zoomed(times, at, all);
        self.window.set(Some(next).filter(|w| w.length() < all.length()));
    }

    fn step(self, part: f64) {
        let all = self.all();
        let next = self.window.get_untracked().unwrap_or(all).moved(part, all);
        self.window.set(Some(next).filter(|w| w.length() < all.length()));
    }

    /// How far down the drawing a place of the window is, 0 to 1.
    fn part_at(self, y: f64) -> f64 {
        let frame = self.frame.get_untracked();
        let rect = frame.map(|f| f.get_bounding_client_rect());
        rect.filter(|r| r.height() > 0.0).map_or(0.5, |r| (y - r.top()) / r.height())
    }
}

fn drawn(room: Room) -> AnyView {
    let Room { window, as_list, frame, .. } = room;
    let zoomed = move || window.get().is_some();
    let tool = |label: &'static str, sign: &'static str, act: Box<dyn Fn()>| {
        view! { <button aria-label=label title=label type="button" {..press(act)}>{sign}</button> }
            .into_any()
    };
    let range = move || {
        let (from, to) = said(room.shown());
        fill(t("{from} to {to}"), &[("{from}", &from), ("{to}", &to)])
    };
    let look = |label: &'static str, list: bool| {
        view! {
            <button
                type="button"
                {..live("aria-pressed", move || if as_list.get() == list { "true" } else { "false" })}
                {..press(move || as_list.set(list))}
            >
                {label}
            </button>
        }
        .into_any()
    };
    let body = move || {
        let found = room.found.get()?;
        if as_list.get() {
            return Some(list(room, &found));
        }
        let drawing = lay(&found.moments, room.shown(), room.tall.get().0);
        Some(picture(room, &found, drawing))
    };
    view! {
        <div class="time-tools">
            <span class="pair" role="group" aria-label=t("Show the timeline as")>
                {look(t("Drawn"), false)} {look(t("List"), true)}
            </span>
            <span class="pair" role="group" aria-label=t("Zoom") {..flag("hidden", move || as_list.get())}>
                {tool(t("Closer"), "+", Box::new(move || room.zoom(0.6, 0.5)))}
                {tool(t("Wider"), "−", Box::new(move || room.zoom(1.0 / 0.6, 0.5)))}
                <button type="button" {..flag("disabled", move || !zoomed())} {..press(move || window.set(None))}>
                    {t("All")}
                </button>
            </span>
        </div>
        <p class="about range" role="status" {..flag("hidden", move || as_list.get())}>{live_words(range)}</p>
        <div
            node_ref=frame
            class="time"
            role="group"
            tabindex="-1"
            aria-label=t("Timeline: plus and minus zoom, 0 shows all")
            {..on("keydown", move |event| on_key(room, &event))}
            {..on("wheel", move |event| on_wheel(room, &event))}
            {..on("touchmove", move |event| on_pinch(room, &event))}
            {..on("touchend", move |_| PINCH.set(None))}
        >
            {live_view(body)}
        </div>
    }
    .into_any()
}

fn on_key(room: Room, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.ctrl_key() || event.alt_key() || event.meta_key() || room.as_list.get_untracked() {
        return;
    }
    match event.key().as_str() {
        "+" | "=" => room.zoom(0.6, 0.5),
        "-" => room.zoom(1.0 / 0.6, 0.5),
        "0" => room.window.set(None),
        "ArrowUp" => room.step(-0.2),
        "ArrowDown" => room.step(0.2),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
    // The labels are drawn anew; the focus stays with the drawing.
    if let Some(frame) = room.frame.get_untracked() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = frame.focus_with_options(&options);
    }
}

fn on_wheel(room: Room, event: &Event) {
    let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
    // A pinch on a touchpad comes as a wheel with Ctrl; the bare wheel scrolls the page.
    if !event.ctrl_key() || room.as_list.get_untracked() {
        return;
    }
    event.prevent_default();
    let times = (event.delta_y() / 240.0).clamp(-0.7, 0.7).exp();
    room.zoom(times, room.part_at(f64::from(event.client_y())));
}

thread_local! {
    /// How far apart two fingers are, while they are down.
    static PINCH: std::cell::Cell<Option<f64>> = const { std::cell::Cell::new(None) };
}

fn on_pinch(room: Room, event: &Event) {
    let Some(touch) = event.dyn_ref::<TouchEvent>() else { return };
    let touches = touch.touches();
    let Some((a, b)) = touches.get(0).zip(touches.get(1)) else { return };
    event.prevent_default();
    let across = f64::from(a.client_x() - b.client_x());
    let apart = across.hypot(f64::from(a.client_y() - b.client_y())).max(1.0);
    if let Some(before) = PINCH.replace(Some(apart)) {
        let middle = f64::from(a.client_y() + b.client_y()) / 2.0;
        room.zoom(before / apart, room.part_at(middle));
    }
}

/// The drawing: lines behind, labels before.
fn picture(room: Room, found: &Found, drawing: Drawing) -> AnyView {
    let part = |n: usize, label: &'static str, by: f64| {
        (n > 0).then(|| {
            let words = counted(n, label, label);
            view! { <button type="button" class="quiet beyond" {..press(move || room.step(by))}>{words}</button> }
                .into_any()
        })
    };
    let earlier = part(drawing.earlier, t("↑ {n} earlier"), -0.8);
    let later = part(drawing.later, t("↓ {n} later"), 0.8);
    let labels: Vec<AnyView> = drawing.labels.iter().map(|l| label(room, found, l)).collect();
    let none = labels.is_empty().then(|| {
        view! { <p class="nothing">{t("Nothing in this stretch of time.")}</p> }.into_any()
    });
    let height = format!("{}px", drawing.height);
    let place = NodeRef::<Div>::new();
    let moments: Vec<(Ground, bool)> =
        found.moments.iter().map(|m| (m.ground, !m.questions.is_empty())).collect();
    follow(move || {
        if let Some(place) = place.get() {
            sketch(&place, &drawing, &moments, room.tall.get_untracked().1);
            room.watch(true);
        }
    });
    view! {
        {earlier}
        {none}
        <div class="line-of-time" style:height=height>
            <div node_ref=place class="lines" aria-hidden="true"></div>
            <ol>{labels}</ol>
        </div>
        {later}
        {legend()}
    }
    .into_any()
}

/// What the shapes mean.
fn legend() -> AnyView {
    let row = |ground: Ground| {
        let class = format!("dot {}", ground_class(ground));
        view! { <li><span class=class aria-hidden="true"></span>{t(ground_words(ground))}</li> }
            .into_any()
    };
    let rows = [Ground::Stated, Ground::WorkedOut, Ground::Vague, Ground::Published].map(row);
    view! { <ul class="legend" aria-label=t("What the shapes mean")>{rows.into_iter().collect_view()}</ul> }.into_any()
}

fn label(room: Room, found: &Found, label: &Label) -> AnyView {
    let (first, last) = label.moments;
    let held = &found.moments[first..last];
    let top = format!("{}px", label.top);
    let Some(moment) = held.first() else { return ().into_any() };
    if held.len() > 1 {
        let words = counted(held.len(), t("{n} date"), t("{n} dates"));
        let until = held.last().map_or("", |m| m.brief.as_str());
        let from = held.iter().map(|m| m.at.from).min().unwrap_or(0) as f64;
        let to = held.iter().map(|m| m.at.to).max().unwrap_or(0) as f64;
        let room_around = ((to - from) * 0.1).max(1.0);
        let zoom = move || {
            let all = room.all();
            let wish = Window { from: from - room_around, to: to + room_around };
            room.window.set(Some(wish.zoomed(1.0, 0.5, all)));
        };
        let span = format!("{} – {until}", moment.brief);
        return view! {
            <li class="when-of" style:top=top>
                <button type="button" {..press(zoom)}>
                    <b>{words}</b>
                    <span class="said-of">{span}</span>
                </button>
            </li>
        }
        .into_any();
    }
    let study = room.study;
    let more = moment.places.len().saturating_sub(1);
    let more = (more > 0).then(|| {
        let words = format!("+{more}");
        let label = counted(more, t("and {n} more place"), t("and {n} more places"));
        let list = move || room.as_list.set(true);
        view! { <button type="button" aria-label=label class="more-of" {..press(list)}>{words}</button> }.into_any()
    });
    let class = format!("when-of {}", ground_class(moment.ground));
    let body = view! {
        <b>{moment.brief.clone()}</b>
        {ground_note(moment)}
    };
    let main = match moment.places.first().cloned() {
        Some(Way { span, words }) => {
            let go = move || super::point::go(study, span);
            view! {
                <button type="button" class="go-of" {..press(go)}>
                    {body}
                    <span class="said-of" dir="auto">{words}</span>
                </button>
            }
            .into_any()
        }
        None => view! { <span class="go-of">{body}</span> }.into_any(),
    };
    view! { <li class=class style:top=top>{main}{more}</li> }.into_any()
}

/// What is to be said of a moment beside its day: how it is known, and whether it is asked about.
fn ground_note(moment: &Moment) -> AnyView {
    let words = (moment.ground != Ground::Stated).then(|| t(ground_words(moment.ground)));
    let class = format!("ground {}", ground_class(moment.ground));
    let asked = (!moment.questions.is_empty())
        .then(|| view! { <span class="ground asked-of">{t("a question")}</span> }.into_any());
    view! { {words.map(|w| view! { <span class=class>{w}</span> }.into_any())} {asked} }.into_any()
}

/// The same as a list, with every place.
fn list(room: Room, found: &Found) -> AnyView {
    let study = room.study;
    let row = |moment: &Moment| {
        let class = format!("moment {}", ground_class(moment.ground));
        view! {
            <li class=class>
                <span class=format!("dot {}", ground_class(moment.ground)) aria-hidden="true"></span>
                <b>{moment.when.clone()}</b>
                {ground_note(moment)}
                {ways(study, moment.places.clone(), 6)}
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = found.moments.iter().map(row).collect();
    view! { <ol class="moments">{rows}</ol> {legend()} }.into_any()
}

/// Draws ticks, the line, marks and leaders. By hand: each kind of element would be code of its own.
/// It is drawn for letters of the usual size, and as many times larger as they are.
fn sketch(place: &Element, drawing: &Drawing, moments: &[(Ground, bool)], scale: f64) {
    place.set_text_content(None);
    let size = [("width", LABELS * scale), ("height", drawing.height)];
    let Some(svg) = shape(place, "svg", &size, "") else { return };
    let _ = svg.set_attribute("viewBox", &format!("0 0 {LABELS} {:.1}", drawing.height / scale));
    let draw = |name: &str, numbers: &[(&str, f64)], class: &str| shape(&svg, name, numbers, class);
    for (y, words) in &drawing.ticks {
        let y = &(y / scale);
        draw("line", &[("x1", LINE - 5.0), ("x2", LINE), ("y1", *y), ("y2", *y)], "tick");
        if let Some(text) = draw("text", &[("x", LINE - 10.0), ("y", *y + 4.0)], "tick-words") {
            text.set_text_content(Some(words));
        }
    }
    draw(
        "line",
        &[("x1", LINE), ("x2", LINE), ("y1", 2.0), ("y2", drawing.height / scale - 2.0)],
        "axis",
    );
    for label in &drawing.labels {
        let y = label.top / scale + LABEL_MIDDLE;
        if let Some(leader) = draw("path", &[], "leader") {
            let path = format!(
                "M{} {:.1} L{} {:.1} L{LABELS} {y:.1}",
                LINE + 8.0,
                label.at / scale,
                LABELS - 8.0,
                y
            );
            let _ = leader.set_attribute("d", &path);
        }
    }
    for mark in &drawing.marks {
        let Some((ground, asked)) = moments.get(mark.moment) else { continue };
        let class = format!("mark {}", ground_class(*ground));
        let (top, height) = (mark.top / scale, (mark.bottom - mark.top) / scale);
        if height > 0.0 {
            draw(
                "rect",
                &[("x", LINE - 4.0), ("y", top), ("width", 8.0), ("height", height), ("rx", 4.0)],
                &class,
            );
        } else {
            point(&svg, *ground, top, &class);
        }
        if *asked {
            let y = f64::midpoint(mark.top, mark.bottom) / scale;
            draw("circle", &[("cx", LINE - 14.0), ("cy", y), ("r", 7.0)], "asked-ring");
            if let Some(text) = draw("text", &[("x", LINE - 14.0), ("y", y + 4.0)], "asked-sign") {
                text.set_text_content(Some("?"));
            }
        }
    }
}

/// The middle of a label's first line, from its top.
const LABEL_MIDDLE: f64 = 17.0;

/// A point: each ground has a shape of its own.
fn point(svg: &Element, ground: Ground, y: f64, class: &str) {
    let around = |half: f64| {
        format!("M{LINE} {} l{half} {half} l-{half} {half} l-{half} -{half} z", y - half)
    };
    match ground {
        Ground::Stated => drop(shape(svg, "circle", &[("cx", LINE), ("cy", y), ("r", 5.0)], class)),
        Ground::Vague => drop(shape(svg, "circle", &[("cx", LINE), ("cy", y), ("r", 6.0)], class)),
        Ground::WorkedOut => {
            if let Some(path) = shape(svg, "path", &[], class) {
                let _ = path.set_attribute("d", &around(7.0));
            }
        }
        Ground::Published => {
            let numbers = [("x", LINE - 6.0), ("y", y - 6.0), ("width", 12.0), ("height", 12.0)];
            shape(svg, "rect", &numbers, class);
        }
    }
}

fn shape(parent: &Element, name: &str, numbers: &[(&str, f64)], class: &str) -> Option<Element> {
    let made = document().create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()?;
    for (name, number) in numbers {
        let _ = made.set_attribute(name, &format!("{number:.1}"));
    }
    if !class.is_empty() {
        let _ = made.set_attribute("class", class);
    }
    parent.append_child(&made).ok()?;
    Some(made)
}
