//! What the page shows: a component a file, thin over the plain structs of [`crate::state`].

pub mod announcer;
pub mod back;
pub mod card;
pub mod desk;
pub mod icons;
pub mod layers;
pub mod notice;
pub mod reader;
pub mod room;
pub mod samples;
pub mod shared;
pub mod side;
pub mod topbar;
pub mod waiting;
