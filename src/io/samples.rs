//! Three articles to try the page with. All of them, and everyone in them, are invented.

/// A sample article.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its manner.
    pub manner: &'static str,
    /// Its headline.
    pub headline: &'static str,
    /// What there is to see in it.
    pub shows: &'static str,
    /// The text.
    pub text: &'static str,
}

/// The samples, in the order of the page.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        manner: "News report",
        headline: "Port Ellery votes to close its last coal terminal",
        shows: "quotes, relays, a picture credit",
        text: include_str!("../samples/harbour.txt"),
    },
    Sample {
        manner: "Local paper",
        headline: "Library gets its clock back after 41 years",
        shows: "reported speech, submitted photos",
        text: include_str!("../samples/clock.txt"),
    },
    Sample {
        manner: "Wire with promos",
        headline: "Ferry crew ‘heroes’ after night rescue off Skerrin",
        shows: "unnamed sources, promos, handouts",
        text: include_str!("../samples/ferry.txt"),
    },
];
