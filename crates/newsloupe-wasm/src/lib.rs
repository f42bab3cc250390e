//! The Newsloupe engine for JavaScript.
