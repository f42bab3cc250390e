//! The page of Newsloupe. It holds no knowledge of language: the engine runs in a worker, and all
//! that is shown here is drawn from its report.
//!
//! [`state`] is what the page knows, [`view`] what it shows, [`engine`] talks to the worker,
//! [`io`] is what comes in and goes out (files, the page around), [`dom`] what has to touch the
//! document by hand: painting marks, moving the focus, placing the card. [`study`] is the second
//! module, with all that one does with an article once it is read; [`wire`] is how the two speak.
//! [`classroom`] and [`pupil`] are pages of their own, for teachers and for their pupils.

// A component takes its props by value: that is how Leptos calls it. And a session is a bundle of
// handles to signals, made to be copied.
#![allow(clippy::needless_pass_by_value, clippy::large_types_passed_by_value)]

pub mod app;
pub mod classroom;
pub mod dom;
pub mod engine;
pub mod i18n;
pub mod io;
pub mod pupil;
pub mod state;
pub mod study;
pub mod view;
pub mod wire;
