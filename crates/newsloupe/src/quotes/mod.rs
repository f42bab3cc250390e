//! Quotes: what was said, who said it, and which word says so.

mod channel;
mod cues;
mod extent;
mod foreign;
pub(crate) mod learned;
mod link;
mod marks;
mod outline;
mod reported;
mod reports;
mod sources;
#[doc(hidden)]
pub mod speech;
mod status;
mod subjects;
mod transcript;
mod write;

pub(crate) use sources::is_role;
pub use status::Status;

use crate::document::Document;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Words that are attributed to somebody, or that stand between marks without being speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words said, without the marks.
    pub span: Span,
    /// The words with their marks; equal to `span` where there are none: indirect speech, and the
    /// lines of an interview that start with a speaker's label.
    pub outer: Span,
    /// All that is attributed: for a partial quote the whole reported clause around it.
    pub content: Span,
    /// What sort of quote it is.
    pub kind: QuoteKind,
    /// The pieces of an interrupted quote; one piece otherwise.
    pub parts: Vec<Span>,
    /// Who said it; `None` where the text does not say.
    pub speaker: Option<Speaker>,
    /// The word that reports it; `None` where none does.
    pub cue: Option<Cue>,
    /// Who relays it (an outlet, a statement, a readout, an interview), outermost last.
    pub channel: Vec<Span>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// What sort of quote it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// A whole utterance between marks.
    Direct,
    /// Some words between marks inside a reported clause.
    Partial,
    /// A reported clause without marks.
    Indirect,
    /// Marks that hold a word at arm's length: no speech.
    Scare,
    /// Marks around a title, a nickname or a slogan: no speech.
    Title,
}

/// The words that name who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// `Haniyeh`, `he`, `officials`: the words in this place.
    pub span: Span,
    /// Whether they lead to a name; false for `officials`, `some`, `reports`, `sources`.
    pub named: bool,
}

/// The word that reports speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
    /// Its dictionary form.
    pub lemma: &'static str,
    /// What it lets the reader feel about the words.
    pub tone: Tone,
    /// Whether the words were said, were not, or only might be.
    pub status: Status,
}

/// What a reporting word lets the reader feel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// `said`, `told`
    Neutral,
    /// `claimed`, `alleged`
    Doubting,
    /// `revealed`, `pointed out`
    Endorsing,
    /// `slammed`, `gushed`
    Emotive,
}

/// Finds the quotes of a document, in order of their outer spans.
pub(crate) fn find(doc: &Document<'_>) -> Vec<Quote> {
    let paragraphs = marks::paragraphs(doc);
    let marked = marks::pair(doc, &paragraphs);
    let outline = outline::Outline::new(doc, &paragraphs, &marked);
    let reports = reports::find(&outline);
    let (mut links, elements) = link::link(&outline, &marked, &reports);
    let mut reaches = reported::reaches(&outline, &reports, &[]);
    let refused = link::settle(&outline, &marked, &reports, &reaches, &mut links, &elements);
    // What marks tell is not told again without them.
    let mut told = vec![false; reports.len()];
    for r in links.iter().flatten().flat_map(|l| l.said.iter().chain(&l.relays)) {
        told[*r] = true;
    }
    reaches.retain(|r| !told[r.report]);
    reported::adopt(&outline, &reports, &reaches, &mut links, &elements);
    let mut quotes =
        write::quotes(&outline, &marked, &reports, &links, &elements, &refused, &reaches);
    quotes.extend(transcript::find(doc, &paragraphs, &marked));
    crate::order::by(quotes, |q| (q.outer.start, !q.outer.end))
}

/// Reads a document as far as the question which marks are speech.
fn with_evidence<T>(
    doc: &Document<'_>,
    then: impl FnOnce(&speech::Evidence<'_, '_, '_>) -> T,
) -> T {
    let paragraphs = marks::paragraphs(doc);
    let marks = marks::pair(doc, &paragraphs);
    let outline = outline::Outline::new(doc, &paragraphs, &marks);
    let reports = reports::find(&outline);
    let (links, elements) = link::link(&outline, &marks, &reports);
    then(&speech::Evidence {
        outline: &outline,
        marks: &marks,
        reports: &reports,
        links: &links,
        elements: &elements,
        reaches: &reported::reaches(&outline, &reports, &[]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `kind: words | speaker | cue | channel` of each quote.
    fn read(text: &str) -> Vec<String> {
        let text = format!("A headline here\n\n{text}");
        let doc = Document::read(&text);
        find(&doc)
            .iter()
            .map(|q| {
                let words: Vec<&str> = q.parts.iter().map(|p| doc.words(*p)).collect();
                let speaker = q.speaker.map_or("-", |s| doc.words(s.span));
                let cue = q.cue.map_or("-", |c| c.lemma);
                let channel: Vec<&str> = q.channel.iter().map(|c| doc.words(*c)).collect();
                format!(
                    "{:?}: {} | {speaker} | {cue} | {}",
                    q.kind,
                    words.join(" … "),
                    channel.join(", ")
                )
            })
            .collect()
    }

    #[test]
    fn a_speaker_stands_before_or_behind_the_cue() {
        assert_eq!(
            read("“We had no choice,” Mayor Ann Lee said."),
            ["Direct: We had no choice, | Mayor Ann Lee | say | "]
        );
        assert_eq!(
            read("“We had no choice,” said Ann Lee, the mayor of Ayr."),
            ["Direct: We had no choice, | Ann Lee | say | "]
        );
        assert_eq!(
            read("Diaz, who resigned on Monday, told reporters: “I am done.”"),
            ["Direct: I am done. | Diaz | tell | "]
        );
    }

    #[test]
    fn an_interrupted_quote_is_one_quote() {
        assert_eq!(read("“No,” he said, “not now.”"), ["Direct: No, … not now. | he | say | "]);
        assert_eq!(
            read("“I don’t know,” said Lee, pausing, “whether we can go on.”"),
            ["Direct: I don’t know, … whether we can go on. | Lee | say | "]
        );
    }

    #[test]
    fn an_outlet_that_is_told_is_a_channel_and_no_speaker() {
        assert_eq!(
            read("Former envoy David Dee told Fox News, “It is a huge gift.”"),
            ["Direct: It is a huge gift. | Former envoy David Dee | tell | Fox News"]
        );
    }

    #[test]
    fn a_relay_is_no_speaker() {
        assert_eq!(
            read(
                "Lee met the envoy to go through “all the open questions,” The Jerusalem Post reported."
            ),
            ["Partial: all the open questions, | - | report | The Jerusalem Post"]
        );
        assert_eq!(
            read(
                "Lee praised the “brave few,” Al Monitor reported based on a readout published on his website."
            ),
            ["Partial: brave few, | Lee | praise | a readout published on his website, Al Monitor"]
        );
    }

    #[test]
    fn an_outlet_behind_a_speaker_passes_on_and_alone_it_speaks() {
        assert_eq!(
            read("Lee claimed that the pier was unsafe, the Evening Ledger reported."),
            ["Indirect: the pier was unsafe | Lee | claim | the Evening Ledger"]
        );
        assert_eq!(
            read("The pier was closed last week, the Evening Ledger reported."),
            ["Indirect: The pier was closed last week | the Evening Ledger | report | "]
        );
    }

    #[test]
    fn a_name_between_commas_is_no_sentence_of_its_own() {
        assert_eq!(
            read(
                "The first witness, school principal Ann Lee, said her students spent 19 months in trailers."
            ),
            ["Indirect: her students spent 19 months in trailers | The first witness | say | "]
        );
        assert_eq!(
            read("The mayor, Ann Lee, denied the claim that taxes would rise."),
            ["Indirect: the claim that taxes would rise | The mayor, Ann Lee | deny | "]
        );
    }

    #[test]
    fn what_a_plural_owns_is_no_verb() {
        assert_eq!(
            read("Lee called the pupils’ report “the best letter on this desk” on Monday."),
            ["Partial: the best letter on this desk | Lee | call | "]
        );
    }

    #[test]
    fn a_thing_behind_the_verb_does_not_speak() {
        assert_eq!(
            read("Ann Lee, a chemist at Ayr College, said a smell by itself proves little."),
            ["Indirect: a smell by itself proves little | Ann Lee | say | "]
        );
    }

    #[test]
    fn a_participle_belongs_to_the_source() {
        assert_eq!(
            read("But an email seen by the Evening Post suggests that officers knew about it."),
            ["Indirect: officers knew about it | an email seen by the Evening Post | suggest | "]
        );
    }

    #[test]
    fn titles_and_scare_quotes_are_no_speech() {
        assert_eq!(
            read("She sang in the film “Summer Rain” last year."),
            ["Title: Summer Rain | - | - | "]
        );
        assert_eq!(read("The “smart” lock was left open."), ["Scare: smart | - | - | "]);
    }

    #[test]
    fn a_heading_takes_its_words_from_a_quote_of_the_story() {
        let text = "Mayor: pier is ‘a danger to all’\n\nMore words on the pier stand here.\n\n“The pier is a danger to all,” Ann Lee said on Monday in the town hall.";
        let doc = Document::read(text);
        let quotes = find(&doc);
        assert_eq!(doc.words(quotes[0].span), "a danger to all");
        assert_eq!(quotes[0].kind, QuoteKind::Partial);
        assert_eq!(quotes[0].speaker.map(|s| doc.words(s.span)), Some("Ann Lee"));
        // Nobody says so in the story: in small letters it is a claim, else a title.
        let kind = |text: &str| {
            let doc = Document::read(text);
            find(&doc).first().map(|q| (q.kind, q.speaker))
        };
        let story = "The shop in Ayr is closed. The council has told the owner in a letter.";
        assert_eq!(
            kind(&format!("Baker banned after ‘foul-mouthed’ rant\n\n{story}")),
            Some((QuoteKind::Partial, None))
        );
        assert_eq!(
            kind(&format!("Lena Roe’s ‘Thirteen’ opens in May\n\n{story}")),
            Some((QuoteKind::Title, None))
        );
    }

    #[test]
    fn a_few_words_with_a_speaker_are_speech_and_names_of_things_are_not() {
        use QuoteKind::{Partial, Scare, Title};
        let kinds = |text: &str| -> Vec<QuoteKind> {
            let text = format!("A headline here\n\n{text}");
            let kinds = find(&Document::read(&text)).into_iter().map(|q| q.kind);
            kinds.filter(|k| *k != QuoteKind::Indirect).collect()
        };
        assert_eq!(kinds("Lee called the plan a “disaster” for the town."), [Partial]);
        assert_eq!(kinds("Lee summed up the plan as “terrible” on Monday."), [Partial]);
        assert_eq!(kinds("Marcia “Cia” Price sat in the front row."), [Title]);
        assert_eq!(kinds("They met on the show “Night Talk” in 2016."), [Title]);
        assert_eq!(kinds("Lee said on “Meet the Press” that nobody knew.").last(), Some(&Title));
        assert_eq!(kinds("Lee told “Good Morning Ayr” that he would stay.").last(), Some(&Title));
        assert_eq!(kinds("She is known as “the Iron Lady of Ayr” in the town."), [Title]);
        assert_eq!(kinds("Lee’s niece, Marcia “Cia” Price, shouted to the crowd."), [Title]);
        assert_eq!(kinds("On an episode of “The Ann Lee Show,” he said so.")[0], Title);
        assert_eq!(kinds("The so-called “pass through” income is taxed."), [Scare]);
        assert_eq!(kinds("They called themselves the “Cup Squad” from then on."), [Title]);
        assert_eq!(kinds("They named it after a programme, “Squad Goals.”"), [Title]);
        assert_eq!(kinds("Lee called himself “a fool” on Monday."), [Partial]);
    }

    #[test]
    fn a_phrase_without_a_name_takes_the_name_beside_it() {
        assert_eq!(
            read("‘We are done,’ said the trust’s chair, Lord Byrne of Alston."),
            ["Direct: We are done, | the trust’s chair, Lord Byrne of Alston | say | "]
        );
        assert_eq!(
            read("In a statement, the trust’s chair, Ann Byrne, thanked her for “tireless” work."),
            ["Partial: tireless | the trust’s chair, Ann Byrne | thank | a statement"]
        );
    }

    #[test]
    fn speech_goes_on_behind_the_attribution_and_over_paragraphs() {
        assert_eq!(
            read("“We waited,” Lee said. “Nobody came.”\n\n“Then the lights went out,” she added."),
            [
                "Direct: We waited, … Nobody came. | Lee | say | ",
                "Direct: Then the lights went out, | she | add | "
            ]
        );
        assert_eq!(
            read("Lee said: “It began here.\n\n“Then it grew and nobody saw it.”"),
            ["Direct: It began here. … Then it grew and nobody saw it. | Lee | say | "]
        );
    }

    #[test]
    fn signatures_and_transcripts_name_their_speakers() {
        assert_eq!(
            read("“I will never go back there.” — Ann Lee"),
            ["Direct: I will never go back there. | Ann Lee | - | "]
        );
        assert_eq!(
            read("\"DEE: Let us start with the news of the day.\""),
            ["Direct: Let us start with the news of the day. | DEE | - | "]
        );
    }

    #[test]
    fn a_pull_quote_is_signed_on_the_line_behind_it() {
        let told = ["Direct: The pier is the heart of this town. | Ann Lee | - | "];
        for text in [
            "“The pier is the heart of this town.”\n— Ann Lee, mayor of Ayr\n\nMore was said.",
            "\"The pier is the heart of this town.\"\n\n- Ann Lee.\n\nMore was said.",
            "\"The pier is the heart of this town.\nAnn Lee, mayor of Ayr.\"\n\nMore was said.",
        ] {
            let text = format!(
                "The pier of Ayr is to be closed in May, and nobody is glad of it.\n\n{text}"
            );
            assert_eq!(read(&text), told, "{text}");
        }
        assert_eq!(
            read("He said: “It began here.\n\nAnn Lee, who was there, grew old.”"),
            ["Direct: It began here. … Ann Lee, who was there, grew old. | He | say | "]
        );
    }

    #[test]
    fn one_speaker_of_two_paragraphs_is_named_in_the_second() {
        assert_eq!(
            read("“We did not see it.\n\n“Then it grew and nobody knew,” she said. “We left.”"),
            [
                "Direct: We did not see it. | she | say | ",
                "Direct: Then it grew and nobody knew, … We left. | she | say | "
            ]
        );
    }

    #[test]
    fn marks_that_meet_are_turns() {
        let turns = read("\"When did you start?\" \"At nine, in May.\" \"Why so?\"");
        assert_eq!(turns.len(), 3, "{turns:?}");
    }

    #[test]
    fn an_utterance_may_be_one_word() {
        assert_eq!(read("Would he go in May? “No.”"), ["Direct: No. | - | - | "]);
    }

    #[test]
    fn an_interview_without_marks_has_lines_of_speakers() {
        assert_eq!(
            read(
                "Q: When did you start?\n\nA: I never stopped at all.\n\nQ: And what is next?\n\nA: A book about goats."
            ),
            [
                "Direct: When did you start? | Q | - | ",
                "Direct: I never stopped at all. | A | - | ",
                "Direct: And what is next? | Q | - | ",
                "Direct: A book about goats. | A | - | "
            ]
        );
        assert_eq!(
            read(
                "SMITH: Why did you go?\n\nJONES: I never left it.\n\nSMITH: And now?\n\nJONES: I write."
            ),
            [
                "Direct: Why did you go? | SMITH | - | ",
                "Direct: I never left it. | JONES | - | ",
                "Direct: And now? | SMITH | - | ",
                "Direct: I write. | JONES | - | "
            ]
        );
        assert_eq!(
            read(
                "Leeds: Kane, Bell, Dee\n\nHull: Roe, Lowe, Poe\n\nLeeds: one goal\n\nHull: two goals"
            ),
            Vec::<String>::new()
        );
        assert_eq!(read("Update: The pier is closed today."), Vec::<String>::new());
    }

    #[test]
    fn reported_clauses_without_marks() {
        assert_eq!(
            read("Taxes will rise again next year, engineers warned."),
            ["Indirect: Taxes will rise again next year | engineers | warn | "]
        );
        assert_eq!(
            read("According to the mayor, the pier will never open."),
            ["Indirect: the pier will never open | the mayor | according to | "]
        );
        assert_eq!(read("The loud claims of the report were new."), Vec::<String>::new());
    }

    #[test]
    fn speech_in_other_languages_has_its_own_reporting_words() {
        assert_eq!(
            read(
                "« C’est un village qui attend », affirme Ann Lee, la maire de la ville. « On a le temps et la patience », a déclaré le maire."
            ),
            [
                "Direct: C’est un village qui attend | Ann Lee | - | ",
                "Direct: On a le temps et la patience | le maire | - | "
            ]
        );
        assert_eq!(
            read(
                "Der Betreiber und die Bahn warten. „Sicherheit geht vor Fahrplan“, so die Sprecherin."
            ),
            ["Direct: Sicherheit geht vor Fahrplan | die Sprecherin | - | "]
        );
        assert_eq!(
            read("“We will wait for the end of the strike,” so the mayor left with the others.")
                .len(),
            1
        );
    }

    #[test]
    fn broken_text_never_panics() {
        let pieces = [
            "“",
            "”",
            "\"",
            "'",
            "‘",
            "’",
            "''",
            "``",
            "«",
            "»",
            "„",
            " ",
            "\n",
            "\n\n",
            "said",
            "Lee",
            "he",
            ",",
            ".",
            ":",
            "told",
            "according to",
            "(",
            ")",
            "—",
            "-",
            "’s",
            "and",
            "who",
            "é",
            "日本",
            "was called",
            "in a statement",
            "to",
            "The",
            "5",
            "?",
            "that",
            "\u{a0}",
            "…",
        ];
        let mut seed = 7_u64;
        for _ in 0..3000 {
            let mut text = String::new();
            for _ in 0..24 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
                if seed >> 62 != 0 {
                    text.push(' ');
                }
            }
            let doc = Document::read(&text);
            for quote in find(&doc) {
                assert!(quote.outer.contains(quote.span) && !quote.parts.is_empty(), "{text:?}");
                for span in quote.parts.iter().chain([&quote.content]).chain(&quote.channel) {
                    let _ = doc.words(*span);
                    assert!(!span.is_empty(), "{text:?}");
                }
            }
        }
    }
}
