//! The review as a row of cards: what several tasks say of the same words is one card, so that the
//! teacher looks at a quotation once.

use newsloupe_exercise::draft::{Draft, DraftItem, Place, Review};
use newsloupe_exercise::{Kind, Way, Words, words};
use std::collections::BTreeMap;

/// From here on the analyzer is quite sure of a card: what the page calls “fairly sure”.
pub const QUITE_SURE: f64 = 0.8;

/// What is reviewed at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its items, in the order of the tasks; never empty.
    pub items: Vec<Place>,
    /// How sure the analyzer is of the one that it is least sure of.
    pub sure: f64,
    /// Whether an item waits for the teacher.
    pub waits: bool,
}

impl Card {
    /// What it is known by while the draft changes.
    pub fn place(&self) -> Place {
        self.items[0]
    }
}

/// All cards of the tasks that are on, least sure first. Their order does not change with the review.
pub fn cards(draft: &Draft) -> Vec<Card> {
    let ends = ends(draft);
    let mut known: BTreeMap<(bool, Vec<Words>), usize> = BTreeMap::new();
    let mut cards: Vec<Card> = Vec::new();
    for place in draft.asked() {
        let Some(item) = draft.item(place) else { continue };
        let credits = draft.tasks[place.0].kind == Kind::Credits;
        // The links of a credit are one card.
        let at = if credits {
            let block = ends.partition_point(|end| *end <= item.at[0][0]) as u32;
            vec![[block, block]]
        } else {
            item.at.clone()
        };
        let waits = item.review == Review::Waiting;
        if let Some(card) = known.get(&(credits, at.clone())).and_then(|c| cards.get_mut(*c)) {
            card.items.push(place);
            card.sure = card.sure.min(item.confidence);
            card.waits |= waits;
        } else {
            known.insert((credits, at), cards.len());
            cards.push(Card { items: vec![place], sure: item.confidence, waits });
        }
    }
    cards.sort_by(|a, b| a.sure.total_cmp(&b.sure));
    cards
}

/// For each block the word behind its last one.
fn ends(draft: &Draft) -> Vec<u32> {
    let mut end = 0;
    let mut count = |text: &str| {
        end += words::of(text).len() as u32;
        end
    };
    draft.blocks.iter().map(|b| count(&b.text)).collect()
}

/// The card to look at behind `place`: the next one that waits, from there on and round; else the
/// next one.
pub fn next_waiting(cards: &[Card], place: Option<Place>) -> Option<Place> {
    let at = place.and_then(|p| cards.iter().position(|c| c.items.contains(&p)));
    let from = at.map_or(0, |at| at + 1);
    let round = cards[from.min(cards.len())..].iter().chain(&cards[..from.min(cards.len())]);
    round.into_iter().find(|c| c.waits).map(Card::place)
}

/// Whether a card can be kept: each of its items that is asked has an answer.
pub fn can_keep(draft: &Draft, card: &Card) -> bool {
    card.items.iter().all(|place| {
        let task = &draft.tasks[place.0];
        let needs = task.kind.way() != Way::Mark || !task.choices.is_empty();
        draft.item(*place).is_none_or(|item| {
            !needs || item.trap || item.review == Review::Dropped || !item.right.is_empty()
        })
    })
}

/// The teacher says that a card is right as it stands: what was left out of it stays so, unless all
/// of it was.
pub fn keep(draft: &mut Draft, card: &Card) {
    let dropped = |p: &Place| draft.item(*p).is_some_and(|i| i.review == Review::Dropped);
    let all = card.items.iter().all(dropped);
    for place in &card.items {
        if let Some(item) = draft.item_mut(*place)
            && (all || item.review != Review::Dropped)
        {
            item.review = Review::Kept;
        }
    }
}

/// The teacher leaves items out; what the teacher added goes altogether.
pub fn leave_out(draft: &mut Draft, items: &[Place]) {
    let mut own: Vec<Place> = Vec::new();
    for place in items {
        match draft.item_mut(*place) {
            Some(item) if item.own => own.push(*place),
            Some(item) => item.review = Review::Dropped,
            None => {}
        }
    }
    own.sort_unstable();
    for (task, item) in own.into_iter().rev() {
        draft.tasks[task].items.remove(item);
    }
}

/// Moves an edge of a card's words by a word, outwards or inwards, within the block and past no other
/// part. Whether it moved.
pub fn move_edge(draft: &mut Draft, card: &Card, end: bool, outwards: bool) -> bool {
    let ends = ends(draft);
    let Some(mut at) = draft.item(card.place()).map(|i| i.at.clone()) else { return false };
    let Some(part) = (if end { at.last_mut() } else { at.first_mut() }) else { return false };
    let word = if end { part[1].saturating_sub(1) } else { part[0] };
    let block = ends.partition_point(|e| *e <= word);
    let to = ends.get(block).copied().unwrap_or(0);
    let from = block.checked_sub(1).map_or(0, |b| ends[b]);
    match (end, outwards) {
        (true, true) if part[1] < to => part[1] += 1,
        (true, false) if part[1] - part[0] > 1 => part[1] -= 1,
        (false, true) if part[0] > from => part[0] -= 1,
        (false, false) if part[1] - part[0] > 1 => part[0] += 1,
        _ => return false,
    }
    let words = said(draft, &at);
    for place in &card.items {
        if let Some(item) = draft.item_mut(*place) {
            item.may.retain(|m| !at.iter().any(|a| a[0] < m[1] && m[0] < a[1]));
            item.at.clone_from(&at);
            item.words.clone_from(&words);
        }
    }
    true
}

fn said(draft: &Draft, at: &[Words]) -> String {
    at.iter().map(|w| draft.text_of(*w)).collect::<Vec<_>>().join(" … ")
}

/// Adds words of the article to a task, as the teacher chose them; where, if the task has them not
/// yet. What needs no answer counts as reviewed.
pub fn add(draft: &mut Draft, task: usize, at: Words) -> Option<Place> {
    let words = draft.text_of(at);
    let task_at = task;
    let task = draft.tasks.get_mut(task)?;
    if words.is_empty() || task.items.iter().any(|i| i.at == [at]) {
        return None;
    }
    let done = task.kind.way() == Way::Mark && task.choices.is_empty();
    task.on = true;
    task.items.push(DraftItem {
        at: vec![at],
        may: Vec::new(),
        words,
        right: Vec::new(),
        why: "Your teacher chose these words.".to_owned(),
        confidence: 1.0,
        trap: false,
        own: true,
        review: if done { Review::Kept } else { Review::Waiting },
    });
    Some((task_at, task.items.len() - 1))
}

/// Where words stand in the article that is shown, if they do.
pub fn find(draft: &Draft, sought: &str) -> Option<Words> {
    let plain = |text: &str| -> Vec<String> {
        words::of(text).into_iter().map(|w| text[w].to_lowercase().replace('’', "'")).collect()
    };
    let sought = plain(sought);
    let mut count = 0;
    for block in &draft.blocks {
        let here = plain(&block.text);
        if !block.hidden
            && !sought.is_empty()
            && let Some(at) = here.windows(sought.len()).position(|w| w == sought)
        {
            let first = count + at as u32;
            return Some([first, first + sought.len() as u32]);
        }
        count += here.len() as u32;
    }
    None
}

/// The words from a UTF-16 offset of a block to another one, touched or held.
pub fn picked(draft: &Draft, block: usize, from: usize, to: usize) -> Option<Words> {
    let first = block.checked_sub(1).map_or(0, |b| ends(draft)[b]);
    let text = &draft.blocks.get(block)?.text;
    let byte = |units: usize| {
        let mut seen = 0;
        let found = text.char_indices().find(|(_, c)| {
            let here = seen >= units;
            seen += c.len_utf16();
            here
        });
        found.map_or(text.len(), |(at, _)| at)
    };
    let (from, to) = (byte(from), byte(to));
    let here = words::of(text);
    let a = here.iter().position(|w| w.end > from)? as u32;
    let b = here.iter().rposition(|w| w.start < to)? as u32;
    (a <= b).then_some([first + a, first + b + 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::Part;
    use newsloupe_exercise::draft::{DraftBlock, DraftTask, FORM};

    fn item(at: &[Words], confidence: f64) -> DraftItem {
        DraftItem {
            at: at.to_vec(),
            may: vec![],
            words: String::new(),
            right: vec![0],
            why: "so".into(),
            confidence,
            trap: false,
            own: false,
            review: Review::Waiting,
        }
    }

    fn draft() -> Draft {
        let block = |text: &str| DraftBlock { part: Part::Body, text: text.into(), hidden: false };
        let task = |kind, choices: &[&str], items| DraftTask {
            kind,
            on: true,
            instructions: String::new(),
            choices: choices.iter().map(|c| (*c).to_owned()).collect(),
            items,
        };
        Draft {
            draft: FORM,
            title: "T".into(),
            language: "en".into(),
            source: None,
            welcome: String::new(),
            blocks: vec![block("“Zero één two,” three said."), block("(Five/Six via Seven)")],
            tasks: vec![
                task(Kind::Quotes, &[], vec![item(&[[0, 3]], 0.9), item(&[[3, 4]], 0.7)]),
                task(Kind::Speakers, &["a", "b"], vec![item(&[[0, 3]], 0.4)]),
                task(
                    Kind::Credits,
                    &["m"],
                    vec![item(&[[5, 6]], 0.9), item(&[[6, 7]], 0.8), item(&[[8, 9]], 0.9)],
                ),
            ],
            settings: newsloupe_exercise::Settings::default(),
        }
    }

    #[test]
    fn the_same_words_are_one_card_and_so_are_the_links_of_a_credit() {
        let cards = cards(&draft());
        let items: Vec<&[Place]> = cards.iter().map(|c| &c.items[..]).collect();
        assert_eq!(items, [&[(0, 0), (1, 0)][..], &[(0, 1)], &[(2, 0), (2, 1), (2, 2)]]);
        assert_eq!(cards.iter().map(|c| c.sure).collect::<Vec<_>>(), [0.4, 0.7, 0.8]);
    }

    #[test]
    fn the_review_goes_round_and_ends() {
        let mut draft = draft();
        let all = cards(&draft);
        assert_eq!(next_waiting(&all, None), Some((0, 0)));
        keep(&mut draft, &all[0]);
        keep(&mut draft, &all[2]);
        let now = cards(&draft);
        assert_eq!(next_waiting(&now, Some((2, 0))), Some((0, 1)));
        leave_out(&mut draft, &[(0, 1)]);
        assert_eq!(next_waiting(&cards(&draft), Some((0, 1))), None);
        assert_eq!(next_waiting(&[], None), None);
        assert!(draft.waiting().is_empty());
    }

    #[test]
    fn what_was_left_out_of_a_card_stays_out_and_no_answer_is_no_key() {
        let mut draft = draft();
        let card = cards(&draft).remove(0);
        leave_out(&mut draft, &[(1, 0)]);
        keep(&mut draft, &card);
        assert_eq!(draft.item((0, 0)).unwrap().review, Review::Kept);
        assert_eq!(draft.item((1, 0)).unwrap().review, Review::Dropped);
        let item = draft.item_mut((1, 0)).unwrap();
        (item.right, item.review) = (vec![], Review::Waiting);
        assert!(!can_keep(&draft, &card));
    }

    #[test]
    fn edges_move_by_words_and_stay_in_their_block() {
        let mut draft = draft();
        let card = cards(&draft).remove(0);
        assert!(!move_edge(&mut draft, &card, false, true));
        assert!(move_edge(&mut draft, &card, true, true));
        assert!(move_edge(&mut draft, &card, true, true));
        assert!(!move_edge(&mut draft, &card, true, true));
        assert!(move_edge(&mut draft, &card, false, false));
        assert_eq!(draft.item((1, 0)).unwrap().at, [[1, 5]]);
        assert_eq!(draft.item((0, 0)).unwrap().words, "één two,” three said");
    }

    #[test]
    fn teachers_add_words_and_take_them_back() {
        let mut draft = draft();
        assert_eq!(find(&draft, "five six"), Some([5, 7]));
        assert_eq!(find(&draft, "five seven"), None);
        assert_eq!(picked(&draft, 0, 7, 9), Some([1, 2]));
        assert_eq!(picked(&draft, 1, 0, 3), Some([5, 6]));
        let at = add(&mut draft, 0, [5, 7]).unwrap();
        assert_eq!(draft.item(at).unwrap().review, Review::Kept);
        assert_eq!(add(&mut draft, 0, [5, 7]), None);
        let asked = add(&mut draft, 1, [5, 7]).unwrap();
        assert_eq!(draft.item(asked).unwrap().review, Review::Waiting);
        leave_out(&mut draft, &[at, asked]);
        assert_eq!((draft.tasks[0].items.len(), draft.tasks[1].items.len()), (2, 1));
    }
}
