//! What is marked in the article, and to which layer it belongs.

use super::order::{in_order, numbers};
use crate::i18n::message;
use newsloupe::names::NameKind;
use newsloupe::quotes::{QuoteKind, Tone};
use newsloupe::{Report, Span};

/// One switch of the page: marks that are shown and hidden together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Words between quotation marks.
    Quotes,
    /// Speech in the writer's own words.
    Reported,
    /// Who speaks and the word that says so.
    Voices,
    /// People named.
    People,
    /// Organisations named.
    Organizations,
    /// Places named.
    Places,
    /// Expressions of time.
    Dates,
    /// Who made the pictures.
    Credits,
    /// Quotation marks that are no speech.
    NotSpeech,
    /// Groups, events and works named.
    Others,
}

impl Layer {
    /// All layers, in the order of the panel.
    pub const ALL: [Self; 10] = [
        Self::Quotes,
        Self::Reported,
        Self::Voices,
        Self::NotSpeech,
        Self::Dates,
        Self::People,
        Self::Organizations,
        Self::Places,
        Self::Others,
        Self::Credits,
    ];

    /// Its class: marks carry it bare, the root carries it with `on-` before it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Reported => "reported",
            Self::Voices => "voices",
            Self::People => "people",
            Self::Organizations => "organizations",
            Self::Places => "places",
            Self::Dates => "dates",
            Self::Credits => "credits",
            Self::NotSpeech => "not-speech",
            Self::Others => "others",
        }
    }

    /// Its name on the page, in English: a message.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Quotes => message("Quotes"),
            Self::Reported => message("Reported"),
            Self::Voices => message("Speakers"),
            Self::People => message("People"),
            Self::Organizations => message("Organisations"),
            Self::Places => message("Places"),
            Self::Dates => message("Dates"),
            Self::Credits => message("Credits"),
            Self::NotSpeech => message("Not speech"),
            Self::Others => message("Other names"),
        }
    }

    /// A sign that shows its look beside the name.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Quotes => "“ ”",
            Self::Reported => "abc",
            Self::Voices => "said",
            Self::People | Self::Organizations | Self::Places | Self::Others => "Aa",
            Self::Dates => "14",
            Self::Credits => "©",
            Self::NotSpeech => "‘ ’",
        }
    }

    /// Its place in a [`Layers`] set.
    const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// The layer of a name.
    pub const fn of_name(kind: NameKind) -> Self {
        match kind {
            NameKind::Person => Self::People,
            NameKind::Organization => Self::Organizations,
            NameKind::Place => Self::Places,
            NameKind::Group | NameKind::Event | NameKind::Work => Self::Others,
        }
    }
}

/// Which layers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers(u16);

impl Default for Layers {
    /// All but groups, events and works: few readers look for them, and they crowd the text.
    fn default() -> Self {
        Self(Layer::ALL.iter().fold(0, |set, l| set | l.bit()) & !Layer::Others.bit())
    }
}

impl Layers {
    /// Whether this layer is shown.
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// The same set with one layer switched.
    #[must_use]
    pub const fn toggled(self, layer: Layer) -> Self {
        Self(self.0 ^ layer.bit())
    }

    /// The set of one layer alone.
    pub const fn only(layer: Layer) -> Self {
        Self(layer.bit())
    }

    /// The classes that the root of the page carries for it.
    pub fn classes(self) -> String {
        let on = Layer::ALL.iter().filter(|l| self.has(**l));
        on.map(|l| format!("on-{}", l.class())).collect::<Vec<_>>().join(" ")
    }
}

/// What a mark points to in the report, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A quote.
    Quote(usize),
    /// Who says a quote.
    Speaker(usize),
    /// The word that reports a quote.
    Cue(usize),
    /// Who relays a quote.
    Relay(usize),
    /// A name where it stands.
    Mention(usize),
    /// An expression of time.
    Date(usize),
    /// A picture credit.
    Credit(usize),
}

/// A stretch of the text that the page marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in bytes.
    pub span: Span,
    /// Its layer.
    pub layer: Layer,
    /// What it stands for.
    pub of: Of,
    /// A class for what is special about it; empty for most.
    pub cue: &'static str,
}

impl Mark {
    /// How it looks: its layer, which part of a quote's telling it is, what is special about it.
    pub const fn look(&self) -> [&'static str; 3] {
        let kind = match self.of {
            Of::Speaker(_) => "speaker",
            Of::Cue(_) => "cue",
            Of::Relay(_) => "relay",
            _ => "",
        };
        [self.layer.class(), kind, self.cue]
    }

    /// The classes of its `<mark>`.
    pub fn classes(&self) -> String {
        self.look().into_iter().filter(|c| !c.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// All marks of a report, in order, outer ones first; `at` turns its spans into bytes.
/// A span that does not fit the text is left out.
pub fn marks(report: &Report, text: &str, at: impl Fn([u32; 2]) -> Option<Span>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |span: [u32; 2], layer, of, cue| {
        if let Some(span) = at(span).filter(|s| !s.is_empty()) {
            marks.push(Mark { span, layer, of, cue });
        }
    };
    for (i, quote) in report.quotes.iter().enumerate() {
        let layer = match quote.kind {
            QuoteKind::Direct | QuoteKind::Partial => Layer::Quotes,
            QuoteKind::Indirect => Layer::Reported,
            QuoteKind::Scare | QuoteKind::Title => Layer::NotSpeech,
        };
        if quote.parts.len() > 1 {
            for part in &quote.parts {
                add(*part, layer, Of::Quote(i), "");
            }
        } else {
            add(quote.outer, layer, Of::Quote(i), "");
        }
        if layer == Layer::NotSpeech {
            continue;
        }
        if let Some(speaker) = &quote.speaker {
            let cue = if speaker.named { "" } else { "unnamed" };
            add(speaker.span, Layer::Voices, Of::Speaker(i), cue);
        }
        if let Some(cue) = &quote.cue {
            let tone = match cue.tone {
                Tone::Doubting => "doubting",
                Tone::Endorsing => "endorsing",
                Tone::Emotive => "emotive",
                Tone::Neutral => "",
            };
            add(cue.span, Layer::Voices, Of::Cue(i), tone);
        }
        for relay in &quote.channel {
            add(*relay, Layer::Voices, Of::Relay(i), "");
        }
    }
    for (i, mention) in report.mentions.iter().enumerate() {
        add(mention.span, Layer::of_name(mention.kind), Of::Mention(i), "");
    }
    for (i, date) in report.dates.iter().enumerate() {
        add(date.span, Layer::Dates, Of::Date(i), "");
    }
    for (i, credit) in report.credits.iter().enumerate() {
        add(credit.span, Layer::Credits, Of::Credit(i), "");
    }
    for mark in &mut marks {
        if matches!(mark.of, Of::Quote(i) if report.quotes[i].parts.len() > 1) {
            mark.span = with_quotation_marks(text, mark.span);
        }
    }
    // Several quotes may share one speaker or one verb; one mark is enough to lead there.
    let mut marks =
        in_order(marks, |m| numbers([m.span.start, u32::MAX - m.span.end, u32::from(rank(m.of))]));
    marks.dedup_by(|b, a| {
        a.span == b.span && std::mem::discriminant(&a.of) == std::mem::discriminant(&b.of)
    });
    marks
}

/// A part of an interrupted quote with the marks beside it.
fn with_quotation_marks(text: &str, span: Span) -> Span {
    let is_mark = |c: &char| "\"'“”‘’„‚«»‹›`´".contains(*c);
    let before = text[..span.start as usize].chars().next_back().filter(is_mark);
    let after = text[span.end as usize..].chars().next().filter(is_mark);
    Span {
        start: span.start - before.map_or(0, |c| c.len_utf8() as u32),
        end: span.end + after.map_or(0, |c| c.len_utf8() as u32),
    }
}

/// Which of two marks on the very same words is the outer one.
const fn rank(of: Of) -> u8 {
    match of {
        Of::Quote(_) => 0,
        Of::Credit(_) => 1,
        Of::Relay(_) => 2,
        Of::Mention(_) => 3,
        Of::Date(_) => 4,
        Of::Speaker(_) => 5,
        Of::Cue(_) => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_layer_has_a_class_of_its_own_and_toggles_alone() {
        let mut seen = std::collections::BTreeSet::new();
        for layer in Layer::ALL {
            assert!(seen.insert(layer.class()));
            let set = Layers::default();
            let other = set.toggled(layer);
            assert_ne!(set.has(layer), other.has(layer));
            assert_eq!(other.toggled(layer), set);
        }
        assert!(!Layers::default().has(Layer::Others));
        assert!(Layers::default().classes().contains("on-quotes"));
    }

    #[test]
    fn a_part_takes_the_marks_beside_it() {
        let text = "“One,” she said, “two.”";
        let one = Span::new(3, 7);
        assert_eq!(with_quotation_marks(text, one).of(text), "“One,”");
        let all = Span::new(0, text.len());
        assert_eq!(with_quotation_marks(text, all), all);
    }
}
