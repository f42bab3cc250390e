//! Views that help to understand an article. Each leads back into the text.

pub mod check;
