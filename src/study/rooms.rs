//! The rooms of the study: views that are drawn into places which the page holds ready, or into a
//! dialog of the study's own.

use super::Study;
use super::bring::room::Ways;
use super::correct::editor::Editor;
use super::correct::list::List;
use super::correct::name::NameRoom;
use super::correct::tools::Tools;
use super::find::Find;
use super::find::outline::Outline;
use super::give::back::{FileFault, LinkFault, LinkWaits};
use super::give::room::TakeOut;
use super::help::Help;
use super::keep::details::Details;
use super::keep::last::Last;
use super::keep::library::Library;
use super::see::check::Check;
use super::see::names::Names;
use super::see::pictures::Pictures;
use super::see::sources::Sources;
use super::see::timeline::Timeline;
use super::settings::Settings;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// What stands in the room of this name.
pub fn room(name: &str) -> Option<AnyView> {
    Some(match name {
        "find" => view! { <Find /> }.into_any(),
        "outline" => view! { <Outline /> }.into_any(),
        "change" => view! { <Editor /> }.into_any(),
        "corrections" => view! { <List /> }.into_any(),
        "name" => view! { <NameRoom /> }.into_any(),
        "tools" => view! { <Tools /> }.into_any(),
        "help" => view! { <Help /> }.into_any(),
        "settings" => view! { <Settings /> }.into_any(),
        "file-fault" => view! { <FileFault /> }.into_any(),
        "link-fault" => view! { <LinkFault /> }.into_any(),
        "link-waits" => view! { <LinkWaits /> }.into_any(),
        "out" => view! { <TakeOut /> }.into_any(),
        "sources" => view! { <Sources /> }.into_any(),
        "names" => view! { <Names /> }.into_any(),
        "timeline" => view! { <Timeline /> }.into_any(),
        "pictures" => view! { <Pictures /> }.into_any(),
        "last" => view! { <Last /> }.into_any(),
        "library" => view! { <Library /> }.into_any(),
        "details" => view! { <Details /> }.into_any(),
        "bring" => view! { <Ways /> }.into_any(),
        "check" => view! { <Check /> }.into_any(),
        _ => return None,
    })
}

/// A place, and what takes its room down when dropped.
type Drawn = (HtmlElement, Box<dyn Any>);

/// The rooms that are drawn in the page now.
#[derive(Clone)]
pub struct Rooms {
    study: Study,
    open: Rc<RefCell<Vec<Drawn>>>,
}

impl std::fmt::Debug for Rooms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} rooms", self.open.borrow().len())
    }
}

impl Rooms {
    /// None is open yet.
    pub fn new(study: Study) -> Self {
        Self { study, open: Rc::default() }
    }

    /// Draws a room into `place`; what stood there before goes.
    pub fn enter(&self, name: &str, place: HtmlElement) {
        self.leave(&place);
        let (study, name) = (self.study, name.to_owned());
        let held = mount_to(place.clone(), move || {
            provide_context(study);
            room(&name)
        });
        self.open.borrow_mut().push((place, Box::new(held)));
    }

    /// Takes down what stands in `place`.
    pub fn leave(&self, place: &HtmlElement) {
        // The room goes after the borrow has ended: taking it down may speak to the page.
        let gone = {
            let mut open = self.open.borrow_mut();
            let at = open.iter().position(|(p, _)| p == place);
            at.map(|at| open.swap_remove(at))
        };
        drop(gone);
    }
}
