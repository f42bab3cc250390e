//! Held against articles of our own, each with a known set of quotes, credits and dates.

use super::*;
use newsloupe::{Options, analyze};
use newsloupe_exercise::check;

const STORY: &str = "Mill owners cheer river ruling: ‘A long night is over’\n\n\
    Farmers praised the court for ending the ‘farce’ after 12 years\n\n\
    Mayor Lena Holm held a meeting on 3 March 2024 with Commissioner Erik Dahl about the ruling.\n\n\
    “A long night is over for every mill on this river,” Holm said.\n\n\
    The plan is “a bridge for one summer,” the Ostby Courier reported.\n\n\
    READ MORE: Judge hails ‘brave’ farmers of the valley\n\n\
    Water at Ostby mill on 4 March 2024. (Ida Brandt/Valley Pictures via Big Images)\n\n\
    “We will,” Dahl said on 4 March 2024, “open the gates.”\n\n\
    “We slammed them shut in 2019,” the Water Board said in a statement.\n\n\
    Some have claimed that two dams had burst. The “smart” gate stayed open.\n\n\
    Ida Brandt is a reporter at The Valley Gazette.";

fn drafted(text: &str) -> Draft {
    let article = Article::new(text.into(), analyze(text, &Options::default()).unwrap()).unwrap();
    draft(&article, About::default())
}

fn task(draft: &Draft, kind: Kind) -> &DraftTask {
    draft.tasks.iter().find(|t| t.kind == kind).unwrap()
}

fn find<'a>(draft: &'a Draft, kind: Kind, words: &str) -> &'a DraftItem {
    let task = task(draft, kind);
    let found = task.items.iter().find(|i| i.at.iter().any(|w| draft.text_of(*w).contains(words)));
    found.unwrap_or_else(|| panic!("{kind:?} has no “{words}”: {:#?}", task.items))
}

fn right<'a>(draft: &'a Draft, kind: Kind, words: &str) -> &'a str {
    &task(draft, kind).choices[find(draft, kind, words).right[0] as usize]
}

#[test]
fn quotes_are_units_with_their_parts_and_marks_without_speech_are_traps() {
    let draft = drafted(STORY);
    let whole = find(&draft, Kind::Quotes, "A long night is over for");
    assert_eq!(draft.text_of(whole.at[0]), "A long night is over for every mill on this river");
    let may: Vec<_> = whole.may.iter().map(|w| draft.text_of(*w)).collect();
    assert_eq!(may, ["Holm", "said"]);
    let parted = find(&draft, Kind::Quotes, "open the gates");
    let parts: Vec<_> = parted.at.iter().map(|w| draft.text_of(*w)).collect();
    assert_eq!(parts, ["We will", "open the gates"]);
    assert!(parted.may.iter().any(|w| draft.text_of(*w).contains("on 4 March 2024")));
    assert!(find(&draft, Kind::Quotes, "smart").trap);
    assert!(!whole.trap);
}

#[test]
fn whose_words_they_are_may_be_unstated_and_offices_are_less_sure_than_people() {
    let draft = drafted(STORY);
    let who = |words| right(&draft, Kind::Speakers, words);
    assert_eq!(who("A long night is over for"), "Lena Holm");
    assert_eq!(who("open the gates"), "Erik Dahl");
    assert_eq!(who("a bridge for one summer"), "not stated");
    let board = find(&draft, Kind::Speakers, "slammed");
    assert!(board.confidence < find(&draft, Kind::Quotes, "slammed").confidence);
    // Least sure first: what nobody is said to have said.
    let first = draft.item(draft.waiting()[0]).unwrap();
    assert!(first.words.contains("a bridge for one summer"), "{}", first.words);
    // The headline's own quote is another task's question.
    let heads = task(&draft, Kind::Speakers).items.iter();
    assert!(heads.into_iter().all(|i| i.at[0][0] > 12));
}

#[test]
fn sorts_sources_and_verbs_are_told_apart() {
    let draft = drafted(STORY);
    assert_eq!(right(&draft, Kind::Speech, "slammed them"), "direct quote");
    assert_eq!(right(&draft, Kind::Speech, "a bridge for"), "part of a sentence quoted");
    assert_eq!(right(&draft, Kind::Speech, "two dams"), "reported speech");
    assert_eq!(right(&draft, Kind::Sources, "Holm"), "a person with a name");
    assert_eq!(right(&draft, Kind::Sources, "Water Board"), "an office or organisation");
    assert_eq!(right(&draft, Kind::Sources, "Ostby Courier"), "passes on what others said");
    assert_eq!(right(&draft, Kind::Sources, "Some"), "nobody named");
    assert_eq!(right(&draft, Kind::Verbs, "claimed"), "doubting");
    assert_eq!(right(&draft, Kind::Verbs, "reported"), "neutral");
}

#[test]
fn the_headline_is_traced_and_rests_on_what_it_was_traced_to() {
    let mut draft = drafted(STORY);
    assert_eq!(right(&draft, Kind::Headline, "farce"), "does not stand in the story");
    let night = find(&draft, Kind::Headline, "A long night").clone();
    assert!(night.right[0] < 2 && draft.text_of(night.may[0]).contains("long night is over"));
    let on = draft.tasks.iter_mut().find(|t| t.kind == Kind::Headline).unwrap();
    on.on = true;
    let asked =
        |draft: &Draft| draft.asked().iter().filter(|p| draft.item(**p) == Some(&night)).count();
    assert_eq!(asked(&draft), 1);
    let block = draft.blocks.iter_mut().find(|b| b.text.contains("every mill")).unwrap();
    block.hidden = true;
    assert_eq!(asked(&draft), 0);
}

#[test]
fn credits_have_their_links_and_dates_their_places() {
    let draft = drafted(STORY);
    assert_eq!(right(&draft, Kind::Credits, "Ida Brandt"), "maker");
    assert_eq!(right(&draft, Kind::Credits, "Valley Pictures"), "agency");
    assert_eq!(right(&draft, Kind::Credits, "Big Images"), "distributor");
    let place = |words: &str| find(&draft, Kind::Dates, words).right[0];
    assert_eq!((place("2019"), place("3 March 2024"), place("4 March 2024")), (0, 1, 2));
    // The caption and its credit are one block; a promo and a bio are hidden from the start.
    let block = |words: &str| draft.blocks.iter().find(|b| b.text.contains(words)).unwrap();
    assert!(block("Water at Ostby").text.ends_with("Big Images)"));
    assert!(
        block("READ MORE").hidden && block("is a reporter").hidden && !block("Holm said").hidden
    );
}

#[test]
fn choices_follow_the_pupils_language_and_names_stay() {
    let mut draft = drafted(STORY);
    labels::speak(&mut draft, Language::German);
    labels::speak(&mut draft, Language::French);
    let speakers = task(&draft, Kind::Speakers);
    assert_eq!(speakers.choices.last().unwrap(), "non précisé");
    assert!(speakers.choices.iter().any(|c| c == "Lena Holm"));
    assert_eq!(draft.language, "fr");
}

/// Every article of ours, with every task on and everything kept, is an exercise that can be used.
#[test]
fn what_is_drafted_from_any_article_fits() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let mut tasks = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let mut draft = drafted(&text);
        assert!(draft.given().1.is_empty(), "nothing is scored before it is reviewed");
        for task in &mut draft.tasks {
            task.on = true;
            for item in &mut task.items {
                assert!(!item.why.is_empty() && !item.words.is_empty(), "{path:?}: {item:?}");
                assert!(item.confidence > 0.0 && item.confidence < 1.0, "{path:?}: {item:?}");
                item.review = Review::Kept;
            }
        }
        let (exercise, key) = draft.given();
        assert_eq!(check::exercise(&exercise), Ok(()), "{path:?}");
        assert_eq!(check::key(&exercise, &key), Ok(()), "{path:?}");
        tasks += exercise.tasks.len();
    }
    assert!(tasks > 60, "{tasks} tasks");
}
