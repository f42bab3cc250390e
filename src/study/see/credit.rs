//! The pictures: what each shows, through whose hands it came, and what the text leaves out.

use super::Way;
use crate::state::article::Article;
use crate::state::words::{short, timex};
use newsloupe::anatomy::BlockKind;
use newsloupe::names::NameKind;
use newsloupe::report::Credit;

/// What somebody in a credit did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Took the picture.
    Photographer,
    /// Made it, or had it made: an office, an outlet.
    Maker,
    /// Gave it out, and has a part in the story.
    Supplier,
    /// The word that says so: `Handout`, `Courtesy`.
    Handout,
    /// Sells it on.
    Agency,
    /// Hands it out in the end.
    Distributor,
}

/// A picture, as far as the text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it shows: the caption, else the words that stand in for the picture.
    pub caption: Option<Way>,
    /// Through whose hands it came, the first first. Empty without a credit.
    pub chain: Vec<(Hand, String)>,
    /// Whether the text names somebody who made it.
    pub made_by: bool,
    /// Supplied by somebody with a part in the story.
    pub handout: bool,
    /// The credit.
    pub credit: Option<Way>,
    /// The day that the caption gives, as a person says it.
    pub day: Option<(Way, String)>,
    /// Why it seems to be of another event than the story.
    pub other_event: Option<String>,
    /// A video's description rather than a picture's caption.
    pub video: bool,
}

/// The pictures, in order.
pub fn pictures(article: &Article) -> Vec<Picture> {
    let report = &article.report;
    let block = |i: usize| report.blocks.get(i);
    let place = |i: usize| {
        let span = article.at(block(i)?.span)?;
        Some(Way { span, words: short(span.of(&article.text), 220) })
    };
    let mut pictures = Vec::new();
    for picture in &report.pictures {
        let credit = picture.credit.and_then(|c| report.credits.get(c));
        let caption = picture.caption.or(picture.alt);
        let below = picture.caption.and_then(|c| block(c.checked_sub(1)?));
        let day = picture.date.and_then(|d| {
            let date = report.dates.get(d)?;
            let span = article.at(date.span)?;
            let way = Way { span, words: article.words(date.span).to_owned() };
            Some((way, timex(date.kind, date.value.as_deref()?)?))
        });
        pictures.push(Picture {
            caption: caption.and_then(place),
            chain: credit.map_or_else(Vec::new, |c| chain(article, c)),
            made_by: credit.is_some_and(|c| c.creator.is_some()),
            handout: credit.is_some_and(|c| c.handout),
            credit: credit.and_then(|c| {
                let span = article.at(c.span)?;
                Some(Way { span, words: short(span.of(&article.text), 90) })
            }),
            day,
            other_event: picture.other_event.then(|| picture.why.clone()),
            video: credit.is_none() && below.is_some_and(|b| b.kind == BlockKind::VideoTitle),
        });
    }
    pictures
}

/// Whether a person of this name is marked in the text.
fn is_person(article: &Article, credit: &Credit, name: &str) -> bool {
    let mentions = &article.report.mentions;
    let i = mentions.partition_point(|m| m.span[0] < credit.span[0]);
    let inside = mentions[i..].iter().take_while(|m| m.span[0] < credit.span[1]);
    let marked = inside.clone().find(|m| name.contains(article.words(m.span)));
    marked.is_none_or(|m| m.kind == NameKind::Person) && marked.is_some()
}

/// Through whose hands a credit says that its picture came, the first first.
pub fn chain(article: &Article, credit: &Credit) -> Vec<(Hand, String)> {
    const GIVEN: &str =
        "handout|courtesy|supplied|submitted|submitted photo|provided|handout photo|via handout";
    let hand = |name: &str| {
        let lower = name.to_lowercase();
        let maker = credit.creator.as_deref() == Some(name);
        if GIVEN.split('|').any(|g| g == lower) {
            Hand::Handout
        } else if maker && is_person(article, credit, name) {
            Hand::Photographer
        } else if maker && credit.handout {
            Hand::Supplier
        } else if credit.distributor.as_deref() == Some(name) {
            Hand::Distributor
        } else if credit.agencies.iter().any(|a| a == name) {
            Hand::Agency
        } else {
            Hand::Maker
        }
    };
    let mut chain: Vec<(Hand, String)> =
        credit.chain.iter().map(|name| (hand(name), name.clone())).collect();
    // `Handout/Ellery Bulk`: who comes behind the word is who gave it.
    if credit.handout && chain.iter().all(|(h, _)| *h != Hand::Supplier) {
        let given = chain.iter().position(|(h, _)| *h == Hand::Handout);
        let at = given.map_or(0, |i| i + 1);
        if let Some((hand, _)) = chain.get_mut(at).filter(|(h, _)| *h == Hand::Maker) {
            *hand = Hand::Supplier;
        }
    }
    chain
}

/// What is to be said of all pictures together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Pictures, videos aside.
    pub pictures: usize,
    /// Whose photographer is named.
    pub by_photographer: usize,
    /// With a day.
    pub dated: usize,
    /// Handouts.
    pub handouts: usize,
    /// Without any credit.
    pub uncredited: usize,
}

/// Counts the pictures.
pub fn totals(pictures: &[Picture]) -> Totals {
    let mut totals = Totals::default();
    for picture in pictures.iter().filter(|p| !p.video) {
        totals.pictures += 1;
        let photographer = picture.chain.iter().any(|(h, _)| *h == Hand::Photographer);
        totals.by_photographer += usize::from(photographer);
        totals.dated += usize::from(picture.day.is_some());
        totals.handouts += usize::from(picture.handout);
        totals.uncredited += usize::from(picture.credit.is_none());
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    #[test]
    fn a_chain_is_told_link_by_link() {
        let article = read(
            "River mills close\n\nBy Ida Brandt\n\nThe mills on the river closed on Monday, the mayor said, after \
             a long quarrel about water that nobody won.\n\nA wheel above a river\n\nA mill wheel stands still in \
             Ostby on March 4, 2024. (Lena Marsh/Coastal Press via Getty Images)\n\nMayor Holm shakes hands with \
             Commissioner Dahl. (Ostby Press Office/Handout via Reuters)\n\nA dry river bed near the town hall.",
        );
        let found = pictures(&article);
        let hands = |i: usize| -> Vec<Hand> { found[i].chain.iter().map(|(h, _)| *h).collect() };
        assert_eq!(hands(0), [Hand::Photographer, Hand::Agency, Hand::Distributor]);
        assert!(found[0].day.is_some() && !found[0].handout);
        assert_eq!(hands(1), [Hand::Supplier, Hand::Handout, Hand::Distributor]);
        assert!(found[1].handout && found[1].day.is_none());
        let totals = totals(&found);
        assert_eq!((totals.by_photographer, totals.dated, totals.handouts), (1, 1, 1));
    }
}
