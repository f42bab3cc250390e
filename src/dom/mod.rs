//! What has to touch the document by hand.

pub mod focus;
pub mod keys;
pub mod paint;
pub mod place;
pub mod theme;
