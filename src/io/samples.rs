//! Three articles to try the page with. All of them, and everyone in them, are invented.

use crate::i18n::message;

/// A sample article.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its manner, a message.
    pub manner: &'static str,
    /// Its headline.
    pub headline: &'static str,
    /// What there is to see in it, a message.
    pub shows: &'static str,
    /// The file with its text, beside the page: asked for only by those who want it.
    pub file: &'static str,
}

/// The samples, in the order of the page.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        manner: message("News report"),
        headline: "Port Ellery votes to close its last coal terminal",
        shows: message("quotes, relays, a picture credit"),
        file: "./samples/harbour.txt",
    },
    Sample {
        manner: message("Local paper"),
        headline: "Library gets its clock back after 41 years",
        shows: message("reported speech, submitted photos"),
        file: "./samples/clock.txt",
    },
    Sample {
        manner: message("Wire with promos"),
        headline: "Ferry crew ‘heroes’ after night rescue off Skerrin",
        shows: message("unnamed sources, promos, handouts"),
        file: "./samples/ferry.txt",
    },
];
