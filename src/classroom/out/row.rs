//! A row of the room: what it is, what is to be known of it, and its buttons.

use crate::i18n::t;
use crate::view::shared::press;
use leptos::prelude::*;

/// A button: its words, what it does, and what it is called where the words alone would not do.
pub(super) struct Act {
    pub(super) words: &'static str,
    pub(super) act: Box<dyn FnMut()>,
}

/// A button.
pub(super) fn act(words: &'static str, act: impl FnMut() + 'static) -> Act {
    Act { words, act: Box::new(act) }
}

/// A row. `more` stands below.
pub(super) fn row(
    title: &'static str,
    what: &'static str,
    acts: Vec<Act>,
    more: AnyView,
) -> AnyView {
    let title = t(title);
    let button = |one: Act| {
        let label = format!("{}: {title}", t(one.words));
        view! {
            <button aria-label=label type="button" class="plain" {..press(one.act)}>{t(one.words)}</button>
        }
        .into_any()
    };
    view! {
        <li>
            <div class="about"><h3>{title}</h3><p>{t(what)}</p></div>
            <div class="acts">{acts.into_iter().map(button).collect_view()}</div>
            {more}
        </li>
    }
    .into_any()
}
