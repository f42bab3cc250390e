//! A teacher's draft of an exercise: the whole article with what is hidden, and every item that the
//! analyzer proposes or the teacher adds, with whether the teacher has looked at it.
//!
//! What pupils get is made of it by [`Draft::given`] alone: nothing of a hidden block and nothing
//! that was not reviewed is scored there. The stored form is plain JSON like an exercise's.

use crate::id;
use crate::model::{
    Answer, Block, Exercise, Item, Key, KeyIn, Kind, Part, Settings, Task, TaskKey, Trap, Unit,
    Way, Words,
};
use crate::words;
use serde::{Deserialize, Serialize};

/// The version of the stored form.
pub const FORM: u32 = 1;

/// An exercise while it is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// [`FORM`].
    pub draft: u32,
    /// What the teacher calls it.
    pub title: String,
    /// The tag of the language that the pupil's page speaks at first.
    pub language: String,
    /// Where the article was published.
    #[serde(default)]
    pub source: Option<String>,
    /// What the teacher tells before the first task; may be empty.
    #[serde(default)]
    pub welcome: String,
    /// The whole article, in order.
    pub blocks: Vec<DraftBlock>,
    /// Every task that could be asked, on or off.
    pub tasks: Vec<DraftTask>,
    /// How it is run.
    #[serde(default)]
    pub settings: Settings,
}

/// A part of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBlock {
    /// What it is.
    pub part: Part,
    /// Its text, as it came in.
    pub text: String,
    /// Whether pupils do not get it.
    #[serde(default)]
    pub hidden: bool,
}

/// Something that pupils may be asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftTask {
    /// What it asks.
    pub kind: Kind,
    /// Whether it is in the exercise.
    pub on: bool,
    /// The teacher's own instructions; empty where the pupil's page says what the kind asks.
    #[serde(default)]
    pub instructions: String,
    /// What can be chosen for an item, or the labels of a mark.
    #[serde(default)]
    pub choices: Vec<String>,
    /// What should be marked and what should not, or what is asked about.
    #[serde(default)]
    pub items: Vec<DraftItem>,
}

/// One line of the key, reviewed or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftItem {
    /// Its words, counted through all blocks, hidden ones too; in order, several where it is
    /// interrupted. Where marks are made: what must be inside.
    pub at: Vec<Words>,
    /// Where marks are made: what may be inside. Elsewhere: other words that the answer rests on;
    /// where they are hidden, it is not asked.
    #[serde(default)]
    pub may: Vec<Words>,
    /// What it is called in a list.
    pub words: String,
    /// Right choices, the right label, or its place in an order.
    #[serde(default)]
    pub right: Vec<u32>,
    /// Why, for teacher and pupils.
    pub why: String,
    /// How sure the analyzer is of it, 0 to 1; 1 where the teacher made it.
    pub confidence: f64,
    /// Whether it looks like something to mark and is not.
    #[serde(default)]
    pub trap: bool,
    /// Whether the teacher added it.
    #[serde(default)]
    pub own: bool,
    /// Whether the teacher has looked at it.
    #[serde(default)]
    pub review: Review,
}

/// What the teacher said to an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// Nothing yet: it is not scored.
    #[default]
    Waiting,
    /// It is right as it stands.
    Kept,
    /// It is left out: not asked, and a mark on it counts neither way.
    Dropped,
}

/// An item, by the number of its task and its own in it.
pub type Place = (usize, usize);

/// Where the words of all blocks stand among those of the blocks that pupils get.
struct Shown {
    /// For each block: its first word among all, the one after its last, and the first among those
    /// shown; none where it is hidden.
    blocks: Vec<(u32, u32, Option<u32>)>,
}

impl Shown {
    fn of(blocks: &[DraftBlock]) -> Self {
        let (mut all, mut shown) = (0, 0);
        let of = |block: &DraftBlock| {
            let count = words::of(&block.text).len() as u32;
            let first = all;
            all += count;
            let place = (!block.hidden).then_some(shown);
            shown += if block.hidden { 0 } else { count };
            (first, all, place)
        };
        Self { blocks: blocks.iter().map(of).collect() }
    }

    /// Where words stand among those shown; none if any of them is hidden, or is no word at all.
    fn place(&self, [first, end]: Words) -> Option<Words> {
        if first >= end {
            return None;
        }
        let at = |word: u32| {
            let (from, _, place) = *self.blocks.iter().find(|(_, to, _)| word < *to)?;
            Some(place? + (word - from))
        };
        let (a, b) = (at(first)?, at(end - 1)?);
        (b - a == end - 1 - first).then_some([a, b + 1])
    }

    /// Several of them, in order and without overlaps; none if there is none or one is hidden.
    fn places(&self, words: &[Words]) -> Option<Vec<Words>> {
        let mut places: Vec<Words> = words.iter().map(|w| self.place(*w)).collect::<Option<_>>()?;
        places.sort_unstable();
        places.dedup_by(|next, last| {
            let over = next[0] < last[1];
            if over {
                last[1] = last[1].max(next[1]);
            }
            over
        });
        (!places.is_empty()).then_some(places)
    }
}

/// From the first to the last of several.
fn hull(words: &[Words]) -> Option<Words> {
    Some([words.first()?[0], words.last()?[1]])
}

impl Draft {
    /// The exercise as pupils get it, without a key, and its key. Hidden blocks are gone, words are
    /// counted without them, and so are items that rest on them; tasks without anything to score are
    /// left out. Nothing that was not reviewed is scored.
    pub fn given(&self) -> (Exercise, Key) {
        let (blocks, tasks, key) = self.parts();
        let exercise = Exercise {
            exercise: crate::model::FORM,
            id: id::of(&blocks, &tasks),
            title: self.title.clone(),
            language: self.language.clone(),
            source: self.source.clone(),
            welcome: self.welcome.clone(),
            blocks,
            tasks,
            settings: self.settings,
            key: KeyIn::Blind,
        };
        (exercise, key)
    }

    fn parts(&self) -> (Vec<Block>, Vec<Task>, Key) {
        let shown = Shown::of(&self.blocks);
        let seen = self.blocks.iter().filter(|b| !b.hidden);
        let blocks = seen.map(|b| Block { part: b.part, text: b.text.clone() }).collect();
        let given = self.tasks.iter().filter(|t| t.on).filter_map(|t| t.given(&shown));
        let (tasks, key) = given.unzip();
        (blocks, tasks, key)
    }

    /// All items of the tasks that are on and that rest on nothing hidden.
    pub fn asked(&self) -> Vec<Place> {
        let shown = Shown::of(&self.blocks);
        let tasks = self.tasks.iter().enumerate().filter(|(_, task)| task.on);
        tasks
            .flat_map(|(t, task)| {
                let items = task.items.iter().enumerate();
                let seen = items.filter(|(_, item)| task.stands(item, &shown));
                seen.map(|(i, _)| (t, i)).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Those of [`Self::asked`] that wait for the teacher, least sure first.
    pub fn waiting(&self) -> Vec<Place> {
        let waits = |p: &Place| self.item(*p).is_some_and(|i| i.review == Review::Waiting);
        let mut waiting: Vec<Place> = self.asked().into_iter().filter(waits).collect();
        let sure = |p: &Place| self.item(*p).map_or(1.0, |i| i.confidence);
        waiting.sort_by(|a, b| sure(a).total_cmp(&sure(b)));
        waiting
    }

    /// An item.
    pub fn item(&self, (task, item): Place) -> Option<&DraftItem> {
        self.tasks.get(task)?.items.get(item)
    }

    /// An item, to be changed.
    pub fn item_mut(&mut self, (task, item): Place) -> Option<&mut DraftItem> {
        self.tasks.get_mut(task)?.items.get_mut(item)
    }

    /// The text from a first word to a last one, as it stands; blocks are parted by a blank.
    pub fn text_of(&self, [first, end]: Words) -> String {
        let (mut count, mut text) = (0, String::new());
        for block in &self.blocks {
            let here = words::of(&block.text);
            let own = |word: u32| (word.saturating_sub(count) as usize).min(here.len());
            if let Some(inside) = here.get(own(first)..own(end)).filter(|w| !w.is_empty()) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text += &block.text[inside[0].start..inside[inside.len() - 1].end];
            }
            count += here.len() as u32;
        }
        text
    }
}

impl DraftTask {
    /// Whether an item stands on nothing that is hidden.
    fn stands(&self, item: &DraftItem, shown: &Shown) -> bool {
        let marks = self.kind.way() == Way::Mark;
        shown.places(&item.at).is_some()
            && (marks || item.may.iter().all(|w| shown.place(*w).is_some()))
    }

    fn given(&self, shown: &Shown) -> Option<(Task, TaskKey)> {
        let (mut task, key) = match self.kind.way() {
            Way::Mark => self.marks(shown)?,
            Way::Choose | Way::Order => self.items(shown)?,
        };
        task.instructions.clone_from(&self.instructions);
        Some((task, key))
    }

    fn bare(&self) -> Task {
        Task {
            kind: self.kind,
            instructions: String::new(),
            choices: self.choices.clone(),
            items: Vec::new(),
        }
    }

    fn marks(&self, shown: &Shown) -> Option<(Task, TaskKey)> {
        let (mut units, mut traps, mut unscored) = (Vec::new(), Vec::new(), Vec::new());
        for item in &self.items {
            let Some(must) = shown.places(&item.at) else { continue };
            let Some(at) = hull(&must) else { continue };
            // A reason may name who stands in a hidden block.
            let whole = item.may.iter().all(|w| shown.place(*w).is_some());
            let why = if whole { item.why.clone() } else { String::new() };
            match item.review {
                Review::Waiting | Review::Dropped => unscored.push(at),
                Review::Kept if item.trap => traps.push(Trap { at, why }),
                Review::Kept => {
                    let label = item.right.first().copied();
                    let label = label.filter(|l| (*l as usize) < self.choices.len());
                    if !self.choices.is_empty() && label.is_none() {
                        unscored.push(at); // what it is called was not said
                        continue;
                    }
                    let may = item.may.iter().filter_map(|w| shown.place(*w)).collect();
                    units.push(Unit { must, may, label, why });
                }
            }
        }
        units.sort_by_key(|u| u.must[0]);
        traps.sort_by_key(|t| t.at);
        unscored.sort_unstable();
        let key = TaskKey::Marks { units, traps, unscored };
        matches!(&key, TaskKey::Marks { units, .. } if !units.is_empty())
            .then(|| (self.bare(), key))
    }

    fn items(&self, shown: &Shown) -> Option<(Task, TaskKey)> {
        let order = self.kind.way() == Way::Order;
        let mut kept: Vec<&DraftItem> = self
            .items
            .iter()
            .filter(|i| i.review == Review::Kept && self.stands(i, shown))
            .filter(|i| order || i.right.iter().all(|r| (*r as usize) < self.choices.len()))
            .collect();
        let mut task = self.bare();
        let mut places: Vec<u32> = Vec::new();
        if order {
            // Not in the order in which they belong, and the same on every day.
            kept.retain(|i| !i.right.is_empty());
            kept.sort_by_key(|i| (scatter(&i.words), i.at.clone()));
            if kept.windows(2).all(|two| two[0].right[0] <= two[1].right[0]) {
                kept.reverse();
            }
            places = kept.iter().map(|i| i.right[0]).collect();
            places.sort_unstable();
            places.dedup();
            if places.len() < 2 {
                return None; // nothing to put in order
            }
        } else if self.kind == Kind::Speakers {
            task.choices.clear();
        }
        // Who speaks in hidden blocks alone is no choice: the name may stand there alone.
        let number: Vec<Option<u32>> = match self.kind {
            Kind::Speakers => self.number(shown, &mut task.choices),
            _ => (0..self.choices.len() as u32).map(Some).collect(),
        };
        let mut key = Vec::new();
        for item in kept {
            let at = shown.places(&item.at).and_then(|p| hull(&p));
            task.items.push(Item { at, words: item.words.clone() });
            let right: Vec<u32> = if order {
                let place = places.iter().position(|p| *p == item.right[0]);
                place.map(|p| p as u32).into_iter().collect()
            } else {
                item.right.iter().filter_map(|r| *number.get(*r as usize)?).collect()
            };
            key.push((!right.is_empty()).then(|| Answer { right, why: item.why.clone() }));
        }
        key.iter().any(Option::is_some).then_some((task, TaskKey::Items(key)))
    }

    /// The choices without those that belong to hidden items alone, and their new numbers.
    fn number(&self, shown: &Shown, choices: &mut Vec<String>) -> Vec<Option<u32>> {
        let mut used = vec![(false, false); self.choices.len()];
        for item in &self.items {
            let stands = self.stands(item, shown);
            for right in &item.right {
                if let Some((open, hidden)) = used.get_mut(*right as usize) {
                    *open |= stands;
                    *hidden |= !stands;
                }
            }
        }
        let named = used.into_iter().zip(&self.choices);
        named
            .map(|((open, hidden), choice)| {
                (open || !hidden).then(|| {
                    choices.push(choice.clone());
                    choices.len() as u32 - 1
                })
            })
            .collect()
    }
}

/// A number of a text that says nothing of its meaning (FNV-1a).
fn scatter(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(text: &str, hidden: bool) -> DraftBlock {
        DraftBlock { part: Part::Body, text: text.into(), hidden }
    }

    fn item(at: Words, right: &[u32], review: Review) -> DraftItem {
        DraftItem {
            at: vec![at],
            may: Vec::new(),
            words: format!("{at:?}"),
            right: right.to_vec(),
            why: "it is".into(),
            confidence: 0.5,
            trap: false,
            own: false,
            review,
        }
    }

    fn task(kind: Kind, choices: &[&str], items: Vec<DraftItem>) -> DraftTask {
        let choices = choices.iter().map(|c| (*c).to_owned()).collect();
        DraftTask { kind, on: true, instructions: "Do it.".into(), choices, items }
    }

    fn draft(tasks: Vec<DraftTask>) -> Draft {
        Draft {
            draft: FORM,
            title: "The pier".into(),
            language: "en".into(),
            source: None,
            welcome: String::new(),
            blocks: vec![
                block("Zero one two.", false),
                block("Three, four!", true),
                block("“Five six,” seven eight nine.", false),
            ],
            tasks,
            settings: Settings::default(),
        }
    }

    use Review::{Dropped, Kept, Waiting};

    #[test]
    fn hidden_blocks_go_with_all_that_rests_on_them_and_words_are_counted_anew() {
        let mut rests = item([0, 1], &[0], Kept);
        rests.may = vec![[3, 4]];
        let draft = draft(vec![
            task(Kind::Quotes, &[], vec![item([5, 7], &[], Kept), item([3, 4], &[], Kept)]),
            task(Kind::Headline, &["a", "b"], vec![rests, item([1, 2], &[1], Kept)]),
        ]);
        let (blocks, tasks, key) = draft.parts();
        assert_eq!(blocks.len(), 2);
        assert_eq!(tasks[0].instructions, "Do it.");
        let TaskKey::Marks { units, .. } = &key[0] else { panic!() };
        assert_eq!(units.iter().map(|u| &u.must[..]).collect::<Vec<_>>(), [&[[3, 5]][..]]);
        assert_eq!(tasks[1].items, [Item { at: Some([1, 2]), words: "[1, 2]".into() }]);
        assert_eq!(draft.asked(), [(0, 0), (1, 1)]);
        assert_eq!(draft.text_of([2, 6]), "two Three, four Five");
    }

    #[test]
    fn a_mark_that_was_not_reviewed_counts_neither_way() {
        let mut trap = item([7, 8], &[], Kept);
        trap.trap = true;
        let items = vec![
            item([0, 1], &[], Waiting),
            item([1, 2], &[], Dropped),
            item([5, 7], &[], Kept),
            trap,
        ];
        let (_, tasks, key) = draft(vec![task(Kind::Quotes, &[], items)]).parts();
        assert!(tasks[0].items.is_empty());
        let TaskKey::Marks { units, traps, unscored } = &key[0] else { panic!() };
        assert_eq!((units.len(), traps[0].at), (1, [5, 6]));
        assert_eq!(unscored, &[[0, 1], [1, 2]]);
    }

    #[test]
    fn a_reason_that_may_name_what_is_hidden_is_not_given() {
        let mut named = item([5, 7], &[], Kept);
        named.may = vec![[3, 4], [7, 8]];
        let (_, _, key) = draft(vec![task(Kind::Quotes, &[], vec![named])]).parts();
        let TaskKey::Marks { units, .. } = &key[0] else { panic!() };
        assert_eq!((units[0].why.as_str(), &units[0].may[..]), ("", &[[5, 6]][..]));
    }

    #[test]
    fn a_choice_that_was_not_reviewed_is_not_asked() {
        let items = vec![
            item([0, 1], &[0], Waiting),
            item([1, 2], &[1], Dropped),
            item([2, 3], &[1], Kept),
            item([5, 6], &[], Kept),
        ];
        let (_, tasks, key) = draft(vec![task(Kind::Speech, &["a", "b"], items)]).parts();
        assert_eq!(tasks[0].items.len(), 2);
        let right = Some(Answer { right: vec![1], why: "it is".into() });
        assert_eq!(key, [TaskKey::Items(vec![right, None])]);
        let none = vec![item([0, 1], &[0], Waiting)];
        assert!(draft(vec![task(Kind::Speech, &["a"], none)]).parts().1.is_empty());
    }

    #[test]
    fn who_speaks_in_hidden_blocks_alone_is_no_choice() {
        let items =
            vec![item([3, 4], &[0], Kept), item([5, 7], &[1], Kept), item([0, 1], &[2], Waiting)];
        let choices = ["Hidden", "Ann", "Bo", "not stated"];
        let (_, tasks, key) = draft(vec![task(Kind::Speakers, &choices, items)]).parts();
        assert_eq!(tasks[0].choices, ["Ann", "Bo", "not stated"]);
        assert_eq!(
            key,
            [TaskKey::Items(vec![Some(Answer { right: vec![0], why: "it is".into() })])]
        );
    }

    #[test]
    fn an_order_is_not_given_away_and_its_places_have_no_gaps() {
        let days = |reviews: [Review; 4]| {
            let items = (0..4).map(|i| item([i, i + 1], &[i], reviews[i as usize]));
            let mut items: Vec<_> = items.collect();
            items[3].at = vec![[6, 7]];
            draft(vec![task(Kind::Dates, &[], items)]).parts()
        };
        let (_, _, key) = days([Kept, Dropped, Kept, Waiting]);
        let TaskKey::Items(answers) = &key[0] else { panic!() };
        let mut right: Vec<u32> = answers.iter().flatten().map(|a| a.right[0]).collect();
        assert_ne!(right, [0, 1]);
        right.sort_unstable();
        assert_eq!(right, [0, 1]);
        assert!(days([Kept, Waiting, Waiting, Waiting]).1.is_empty()); // one day has no order
    }

    #[test]
    fn the_least_sure_waits_first_and_only_where_it_is_asked() {
        let mut sure = item([0, 1], &[], Waiting);
        sure.confidence = 0.9;
        let items = vec![sure, item([5, 7], &[], Waiting), item([3, 4], &[], Waiting)];
        let mut draft = draft(vec![task(Kind::Quotes, &[], items.clone())]);
        assert_eq!(draft.waiting(), [(0, 1), (0, 0)]);
        draft.item_mut((0, 1)).unwrap().review = Kept;
        assert_eq!(draft.waiting(), [(0, 0)]);
        draft.tasks[0].on = false;
        assert!(draft.waiting().is_empty() && draft.asked().is_empty());
    }

    #[test]
    fn a_draft_comes_back_as_it_was_written() {
        let draft = draft(vec![task(Kind::Quotes, &[], vec![item([0, 1], &[], Dropped)])]);
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
        assert!(json.starts_with(r#"{"draft":1,"#) && json.contains(r#""review":"dropped""#));
    }

    fn review() -> impl Strategy<Value = Review> {
        prop_oneof![Just(Waiting), Just(Kept), Just(Dropped)]
    }

    proptest! {
        #[test]
        fn nothing_hidden_and_nothing_unreviewed_comes_through(
            blocks in prop::collection::vec((0..5_u32, any::<bool>()), 0..6),
            kinds in prop::collection::vec(0..8_usize, 0..3),
            items in prop::collection::vec(
                ((0..24_u32, 0..8_u32), (0..24_u32, 0..4_u32), 0..5_u32, any::<bool>(), review()),
                0..10,
            ),
        ) {
            let mut count = 0;
            let mut hidden = Vec::new();
            let blocks: Vec<DraftBlock> = blocks
                .into_iter()
                .map(|(n, hides)| {
                    let words: Vec<String> = (count..count + n).map(|i| format!("w{i}x")).collect();
                    count += n;
                    if hides {
                        hidden.extend(words.clone());
                    }
                    block(&words.join(" “"), hides)
                })
                .collect();
            let mut draft = Draft { blocks, ..draft(Vec::new()) };
            let items: Vec<DraftItem> = items
                .into_iter()
                .map(|(at, may, right, trap, review)| {
                    let at = [at.0, at.0 + at.1];
                    let mut item = item(at, &[right], review);
                    item.may = vec![[may.0, may.0 + may.1]];
                    item.trap = trap;
                    item.words = draft.text_of(at);
                    item.why = format!("{review:?}");
                    item
                })
                .collect();
            draft.tasks = kinds
                .into_iter()
                .map(|k| task(Kind::ALL[k], &["a", "b", "c"], items.clone()))
                .collect();
            let (blocks, tasks, key) = draft.parts();
            let given = serde_json::to_string(&(&blocks, &tasks, &key)).unwrap();
            for word in hidden {
                assert!(!given.contains(&word), "{word} in {given}");
            }
            assert!(!given.contains("Waiting") && !given.contains("Dropped"), "{given}");
            assert_eq!(tasks.len(), key.len());
            let words: u32 = blocks.iter().map(|b| words::of(&b.text).len() as u32).sum();
            let fits = |w: &Words| assert!(w[0] < w[1] && w[1] <= words, "{w:?} of {words}");
            for (task, key) in tasks.iter().zip(&key) {
                task.items.iter().filter_map(|i| i.at).for_each(|at| fits(&at));
                match key {
                    TaskKey::Items(answers) => {
                        assert_eq!(answers.len(), task.items.len());
                        let order = task.kind.way() == Way::Order;
                        let most = if order { task.items.len() } else { task.choices.len() };
                        let right = answers.iter().flatten().flat_map(|a| &a.right);
                        assert!(right.into_iter().all(|r| (*r as usize) < most));
                    }
                    TaskKey::Marks { units, traps, unscored } => {
                        assert!(!units.is_empty());
                        for unit in units {
                            unit.must.iter().chain(&unit.may).for_each(fits);
                            assert!(unit.must.windows(2).all(|two| two[0][1] <= two[1][0]));
                        }
                        traps.iter().map(|t| &t.at).chain(unscored).for_each(fits);
                    }
                }
            }
        }
    }
}
