//! What comes in and what goes out: files, the report, the page around this one.

pub mod frame;
pub mod kept;
pub mod language;
pub mod report;
pub mod samples;
pub mod seal;
pub mod study;
