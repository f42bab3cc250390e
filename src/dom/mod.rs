//! What has to touch the document by hand.

pub mod focus;
pub mod keys;
pub mod paint;
pub mod part;
pub mod place;
pub mod stretch;
pub mod theme;
