//! The source audit: who speaks, how much, how, and by which way the words came to this article.
//!
//! It counts what a reader would count. What stands in the headline, the line below it or a caption
//! alone is told apart (the headline check looks at that), and so is what the text says was not
//! said, or only might be.

use super::wording::{self, Asked};
use super::{Way, is_body, kind_at, sentence_at};
use crate::state::article::Article;
use crate::state::mark::Of;
use crate::state::order::{in_order, most};
use crate::state::words::{capital, short};
use newsloupe::anatomy::BlockKind;
use newsloupe::names::NameKind;
use newsloupe::quotes::{QuoteKind, Status, Tone};
use newsloupe::report::{Quote, ReportSpan, SourceKind, SourceRow};
use newsloupe::resolve::Gender;

/// What sort of voice it is, in the order of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A person with a name.
    Person,
    /// An office, an outlet, a country: a name that is no person's.
    Office,
    /// Officials, some, reports.
    Unnamed,
    /// The text does not say who.
    NotStated,
    /// `the pair`: people who are named before.
    Several,
    /// Only what was not said, or might be.
    NotSaid,
    /// In the headline, the line below it or a caption alone.
    Edge,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Office,
        Self::Unnamed,
        Self::NotStated,
        Self::Several,
        Self::NotSaid,
        Self::Edge,
    ];
}

/// By which way words came to the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Said to the outlet that publishes this.
    Own(String),
    /// Said to another outlet, or to one of which the text does not say that it publishes this.
    Told(String),
    /// Another outlet reported it.
    Outlet(String),
    /// A statement, a readout, a post.
    Medium(String),
}

/// One thing said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where, and the words.
    pub way: Way,
    /// How.
    pub kind: QuoteKind,
    /// Whether it was said at all.
    pub status: Status,
}

/// A reporting verb and how often it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its dictionary form.
    pub lemma: String,
    /// As it stands in its first place.
    pub form: String,
    /// What it lets the reader feel.
    pub tone: Tone,
    /// Where it stands.
    pub places: Vec<Way>,
    /// Who it stands with, each once.
    pub who: Vec<String>,
}

/// Somebody who speaks, and what comes from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its name, or the words that stand for it; `None` where the text does not say.
    pub name: Option<String>,
    /// What sort.
    pub group: Group,
    /// What the text says that it is.
    pub role: Option<String>,
    /// Words between marks.
    pub words: usize,
    /// Its share of all words between marks, 0 to 100.
    pub share: usize,
    /// How many direct, partial and indirect quotes.
    pub how: [usize; 3],
    /// By which ways, each once.
    pub reach: Vec<Reach>,
    /// With which verbs.
    pub verbs: Vec<Verb>,
    /// What was said, in order.
    pub said: Vec<Said>,
}

/// The audit of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Everyone, most words first in each group.
    pub voices: Vec<Voice>,
    /// Every reporting verb of the story, most often first.
    pub verbs: Vec<Verb>,
    /// Outlets that relay words, each once, in order.
    pub relays: Vec<String>,
    /// Sources that spoke to the outlet that publishes this.
    pub own: usize,
    /// Sources whose words came in a statement, a readout, a post.
    pub media: usize,
    /// How many named people the text itself calls he, she, and neither.
    pub pronouns: [usize; 3],
    /// Direct, partial and indirect quotes in all.
    pub how: [usize; 3],
}

impl Audit {
    /// How many voices of a group there are.
    pub fn count(&self, group: Group) -> usize {
        self.voices.iter().filter(|v| v.group == group).count()
    }
}

/// Counts the voices of an article.
pub fn audit(article: &Article) -> Audit {
    let own = own_outlets(article);
    let mut audit = Audit::default();
    let all = article.report.summary.quoted_words;
    for row in &article.report.summary.sources {
        let voice = voice(article, row, all, &own);
        if is_heard(voice.group) {
            count_in(&mut audit, article, row, &voice);
        }
        audit.voices.push(voice);
    }
    audit.voices.extend(papers(article));
    audit.verbs = verbs(article, 0..article.report.quotes.len());
    audit
}

/// Whether a group is of voices heard in the story.
const fn is_heard(group: Group) -> bool {
    !matches!(group, Group::NotSaid | Group::Edge)
}

fn count_in(audit: &mut Audit, article: &Article, row: &SourceRow, voice: &Voice) {
    for (sum, n) in audit.how.iter_mut().zip(voice.how) {
        *sum += n;
    }
    let mut ways = [false; 2];
    for reach in &voice.reach {
        match reach {
            Reach::Own(_) => ways[0] = true,
            Reach::Medium(_) => ways[1] = true,
            Reach::Outlet(name) => {
                if !audit.relays.iter().any(|r| bare(r) == bare(name)) {
                    audit.relays.push(name.clone());
                }
            }
            Reach::Told(_) => {}
        }
    }
    audit.own += usize::from(ways[0]);
    audit.media += usize::from(ways[1]);
    if voice.group == Group::Person {
        let entity = row.entity.and_then(|e| article.report.entities.get(e));
        let slot = match entity.map(|e| e.gender) {
            Some(Gender::He) => 0,
            Some(Gender::She) => 1,
            _ => 2,
        };
        audit.pronouns[slot] += 1;
    }
}

fn voice(article: &Article, row: &SourceRow, all: usize, own: &[String]) -> Voice {
    let quotes = || row.quotes.iter().filter_map(|q| Some((*q, article.report.quotes.get(*q)?)));
    let in_body = |q: &Quote| {
        article.at(q.outer).and_then(|s| kind_at(article, s.start)).is_some_and(is_body)
    };
    let status = |q: &Quote| status(article, q);
    let group = if !quotes().any(|(_, q)| in_body(q)) {
        Group::Edge
    } else if !quotes().any(|(_, q)| in_body(q) && status(q) == Status::Said) {
        // What stands in the headline besides is not made a voice of the story by it.
        let edge = quotes().any(|(_, q)| !in_body(q) && status(q) == Status::Said);
        if edge { Group::Edge } else { Group::NotSaid }
    } else {
        match row.kind {
            SourceKind::Person => Group::Person,
            SourceKind::Organization => Group::Office,
            SourceKind::Unnamed if row.name.as_deref().is_some_and(is_several) => Group::Several,
            SourceKind::Unnamed if row.name.as_deref().is_some_and(is_institution) => Group::Office,
            SourceKind::Unnamed => Group::Unnamed,
            SourceKind::NotStated => Group::NotStated,
        }
    };
    let mut reach: Vec<Reach> = Vec::new();
    let mut how = [0; 3];
    let mut said = Vec::new();
    for (id, quote) in quotes() {
        let slot = match quote.kind {
            QuoteKind::Direct => 0,
            QuoteKind::Partial => 1,
            _ => 2,
        };
        how[slot] += 1;
        for channel in &quote.channel {
            let way = reached(article, quote, *channel, own);
            if !reach.contains(&way) {
                reach.push(way);
            }
        }
        // An interrupted quote has a mark for each part: its first leads there.
        let mark = article.mark_of(Of::Quote(id)).and_then(|m| article.marks.get(m));
        if let Some(span) = mark.map(|m| m.span).or_else(|| article.at(quote.outer)) {
            let way = Way { span, words: article.quote_words(id, 110) };
            said.push(Said { way, kind: quote.kind, status: status(quote) });
        }
    }
    Voice {
        name: row.name.as_deref().map(|n| short(n, 60)).map(|n| {
            let name = n.strip_prefix("The ").or(n.strip_prefix("the "));
            let name = name.filter(|rest| rest.starts_with(char::is_uppercase));
            if row.kind == SourceKind::Unnamed { n } else { capital(name.unwrap_or(&n)) }
        }),
        group,
        role: article.role(row.entity).map(|r| short(r, 80)),
        words: row.words,
        share: (row.words * 100).checked_div(all).unwrap_or(0).min(100),
        how,
        reach,
        verbs: verbs(article, row.quotes.iter().copied()),
        said,
    }
}

/// Whether words stand for one office or organization, though without a name of its own: `the coast
/// guard`, `the city’s health department`. `A company close to the bank` is none: nobody could ask it.
fn is_institution(name: &str) -> bool {
    const BODIES: &str = "administration|agency|airline|airport|army|association|authority|bank|board|bureau|\
        campaign|chamber|charity|church|club|coalition|college|commission|committee|company|corporation|\
        council|court|department|embassy|federation|firm|foundation|fund|government|group|guard|hospital|\
        institute|institution|league|library|manufacturer|military|ministry|movement|museum|navy|network|\
        office|operator|organisation|organization|parliament|party|police|practice|\
        prosecution|regulator|school|secretariat|senate|service|society|station|team|theatre|theater|\
        treasury|tribunal|trust|union|university|utility|watchdog|zoo";
    let lower = name.to_lowercase();
    // What stands behind belongs to it: `the office of the mayor`, `the company that runs the port`.
    let behind =
        [" of ", " in ", " for ", " at ", " on ", " that ", " which ", " who ", " close ", ", "];
    let end = behind.iter().filter_map(|b| lower.find(b)).min().unwrap_or(lower.len());
    let phrase = &lower[..end];
    let (rest, head) = phrase.rsplit_once(' ').unwrap_or(("", phrase));
    let first = rest.split(' ').next().unwrap_or_default();
    let one = ["the", "its", "his", "her", "their"].contains(&first)
        || rest.ends_with("’s")
        || rest.ends_with("'s");
    one && BODIES.split('|').any(|b| b == head)
}

/// Whether words stand for people named before.
fn is_several(name: &str) -> bool {
    const SEVERAL: &str = "the pair|the two|the two men|the two women|the two leaders|the duo|\
        the couple|the trio|the three|both|both men|both women|both leaders|both sides|they";
    let lower = name.to_lowercase();
    SEVERAL.split('|').any(|s| s == lower)
}

/// Whether a quote was said: what the report says, and what a writer puts before the verb as doubt
/// about the saying itself (`seemingly to praise`).
fn status(article: &Article, quote: &Quote) -> Status {
    const DOUBTS: &str =
        " seemingly apparently presumably supposedly purportedly ostensibly reportedly ";
    let Some(cue) = &quote.cue else { return Status::Said };
    let bounds = article.at(cue.span).zip(sentence_at(article, cue.span));
    let Some((at, sentence)) = bounds.filter(|_| cue.status == Status::Said) else {
        return cue.status;
    };
    let before = &article.text[sentence.start.min(at.start) as usize..at.start as usize];
    let doubted = before
        .split_whitespace()
        .rev()
        .take(4)
        .take_while(|w| !w.ends_with([',', ';', '.', '"', '”']))
        .any(|w| DOUBTS.contains(&format!(" {} ", w.to_lowercase())));
    if doubted { Status::Supposed } else { Status::Said }
}

/// A name without its article, in lower case.
fn bare(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").map_or(lower.clone(), str::to_owned)
}

/// The names under which the article's own outlet stands in its byline, in its writer's bio, in the
/// lines around the story, and in the credit of a picture that its writer took.
fn own_outlets(article: &Article) -> Vec<String> {
    let mut own = Vec::new();
    let mut writers = Vec::new();
    for mention in &article.report.mentions {
        let Some(span) = article.at(mention.span) else { continue };
        let about_us = matches!(
            kind_at(article, span.start),
            Some(
                BlockKind::Byline
                    | BlockKind::Bio
                    | BlockKind::Contributor
                    | BlockKind::Boilerplate
                    | BlockKind::Dateline
            )
        );
        let name = bare(span.of(&article.text));
        match mention.kind {
            NameKind::Organization | NameKind::Work if about_us => own.push(name),
            NameKind::Person if about_us => writers.push(name),
            _ => {}
        }
    }
    for credit in &article.report.credits {
        if credit.chain.first().is_some_and(|c| writers.contains(&bare(c))) {
            own.extend(credit.chain.iter().skip(1).map(|c| bare(c)));
        }
    }
    own
}

/// Whether a name is the own outlet's: the same, or its last words (`the Herald`).
fn is_own(name: &str, own: &[String]) -> bool {
    let name = bare(name);
    own.iter()
        .any(|o| *o == name || o.strip_suffix(name.as_str()).is_some_and(|r| r.ends_with(' ')))
}

fn reached(article: &Article, quote: &Quote, channel: ReportSpan, own: &[String]) -> Reach {
    let words = short(article.words(channel), 60);
    if !is_name(article, channel) {
        return Reach::Medium(words);
    }
    // `told Fox News`: who is told stands right behind the verb.
    let told = quote.cue.as_ref().is_some_and(|cue| {
        let gap = cue.span[1] <= channel[0];
        let between = if gap { article.words([cue.span[1], channel[0]]).trim() } else { "-" };
        matches!(
            between.to_lowercase().as_str(),
            "" | "the" | "to" | "to the" | "with" | "with the"
        )
    });
    match (told, is_own(&words, own)) {
        (true, true) => Reach::Own(words),
        (true, false) => Reach::Told(words),
        (false, _) => Reach::Outlet(words),
    }
}

/// Whether a channel is a name through and through, an article before it aside.
fn is_name(article: &Article, channel: ReportSpan) -> bool {
    let lead = if bare(article.words(channel)).len() < article.words(channel).trim().len() {
        4
    } else {
        0
    };
    let start = channel[0] + lead;
    let mentions = &article.report.mentions;
    let i = mentions.partition_point(|m| m.span[0] < channel[0]);
    let found = mentions[i..].iter().take_while(|m| m.span[0] <= start);
    let capital = article.words(channel).chars().nth(lead as usize).is_some_and(char::is_uppercase);
    capital && found.into_iter().any(|m| m.span[1] == channel[1])
}

/// The verbs that report these quotes; one verb that reports two stands once.
fn verbs(article: &Article, quotes: impl Iterator<Item = usize>) -> Vec<Verb> {
    let mut verbs: Vec<Verb> = Vec::new();
    let mut seen: Vec<ReportSpan> = Vec::new();
    let mut add = |lemma: &str, tone, span: ReportSpan, who: Option<&str>| {
        let Some(at) = article.at(span).filter(|s| article.in_story(*s)) else { return };
        if seen.iter().rev().take(8).any(|s| *s == span) {
            return;
        }
        seen.push(span);
        let way = Way { span: at, words: super::clause(article, span, 90) };
        let who = who.map(|w| short(w, 40));
        match verbs.iter_mut().find(|v| v.lemma == lemma) {
            Some(known) => {
                known.places.push(way);
                if let Some(who) = who.filter(|w| !known.who.contains(w)) {
                    known.who.push(who);
                }
            }
            None => verbs.push(Verb {
                lemma: lemma.to_owned(),
                form: article.words(span).to_lowercase(),
                tone,
                places: vec![way],
                who: who.into_iter().collect(),
            }),
        }
    };
    for quote in quotes.filter_map(|q| article.report.quotes.get(q)) {
        let speech = !matches!(quote.kind, QuoteKind::Scare | QuoteKind::Title);
        let Some(cue) = quote.cue.as_ref().filter(|_| speech) else { continue };
        if status(article, quote) == Status::Said {
            let relay = quote.channel.last().filter(|_| quote.speaker.is_none());
            let who = article.speaker_name(quote).or(relay.map(|r| article.words(*r)));
            add(&cue.lemma, cue.tone, cue.span, who);
        }
    }
    in_order(verbs, |v| most(v.places.len()))
}

/// Papers that speak without being named, where no quote says so already: `further evidence found`.
fn papers(article: &Article) -> Vec<Voice> {
    let taken = |span: newsloupe::Span| {
        let meets =
            |s: ReportSpan| article.at(s).is_some_and(|s| s.start < span.end && span.start < s.end);
        article.report.quotes.iter().any(|q| {
            q.speaker.as_ref().is_some_and(|s| meets(s.span))
                || q.cue.as_ref().is_some_and(|c| meets(c.span))
        })
    };
    let asked = wording::find(article).into_iter().filter(|w| w.asked == Asked::Paper);
    let voice = |w: wording::Wording| Voice {
        name: Some(w.way.words.clone()),
        group: Group::Unnamed,
        role: None,
        words: 0,
        share: 0,
        how: [0, 0, 1],
        reach: Vec::new(),
        verbs: Vec::new(),
        said: vec![Said {
            way: Way { span: w.way.span, words: w.around },
            kind: QuoteKind::Indirect,
            status: Status::Said,
        }],
    };
    asked.filter(|w| !taken(w.way.span)).map(voice).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    /// An article of our own with the same kinds of sources as a careful audit tells apart.
    const STORY: &str = "Mill owners cheer river ruling: ‘A long night is over’\n\n\
        Farmers praised the court for ending the ‘farce’\n\n\
        By Ida Brandt, The Valley Gazette\n\n\
        Mill owners met farmers at a crowded hall in Ostby, seemingly to praise the ruling that lets water \
        flow to both.\n\n\
        Mayor Lena Holm held a meeting with Commissioner Erik Dahl, during which the pair praised the ruling \
        for sparing the harvest.\n\n\
        “A long night is over for every mill on this river,” Holm said.\n\n\
        The plan is “a bridge for one summer,” the Ostby Courier reported.\n\n\
        Dahl called the ruling “fair and late.”\n\n\
        “We will open the gates on Friday,” the Water Board said in a statement.\n\n\
        Former judge Peter Vang told the Valley Gazette, “I think nobody upstream read the whole ruling.”\n\n\
        Some have labeled the board a rubber stamp. Early reports claimed that two dams had burst, but \
        further evidence found little to support that.\n\n\
        Former minister Nora Lund declined to say whether the gates would close again.\n\n\
        Ida Brandt is a reporter at The Valley Gazette.";

    #[test]
    fn a_body_without_a_name_of_its_own_is_an_office_and_no_unnamed_person() {
        for body in [
            "the coast guard",
            "The council’s waste office",
            "her office",
            "the company that runs the port",
        ] {
            assert!(is_institution(body), "{body}");
        }
        for other in [
            "a company",
            "officials",
            "a person close to the company",
            "some",
            "residents",
            "the man",
            "",
        ] {
            assert!(!is_institution(other), "{other}");
        }
    }

    #[test]
    fn the_audit_tells_voices_apart_as_a_careful_reader_does() {
        let article = read(STORY);
        let audit = audit(&article);
        let names = |group| -> Vec<String> {
            let of = audit.voices.iter().filter(|v| v.group == group);
            of.map(|v| v.name.clone().unwrap_or_default()).collect()
        };
        let mut people = names(Group::Person);
        people.sort();
        assert_eq!(people, ["Erik Dahl", "Lena Holm", "Peter Vang"]);
        assert_eq!(names(Group::Office), ["Water Board"]);
        assert_eq!(names(Group::Unnamed), ["Some", "Early reports", "further evidence"]);
        assert_eq!(names(Group::Several), ["the pair"]);
        assert_eq!(audit.count(Group::NotStated), 1);
        assert_eq!(names(Group::NotSaid), ["Nora Lund"]);
        assert_eq!(audit.relays, ["the Ostby Courier"]);
        assert_eq!((audit.own, audit.media), (1, 1));
    }

    #[test]
    fn verbs_are_counted_once_where_they_stand() {
        let article = read(STORY);
        let audit = audit(&article);
        let count = |lemma: &str| {
            audit.verbs.iter().find(|v| v.lemma == lemma).map_or(0, |v| v.places.len())
        };
        assert_eq!((count("praise"), count("say"), count("tell"), count("claim")), (2, 2, 1, 1));
        let claim = audit.verbs.iter().find(|v| v.lemma == "claim").unwrap();
        assert_eq!(claim.tone, Tone::Doubting);
    }
}
