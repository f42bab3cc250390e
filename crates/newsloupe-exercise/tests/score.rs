//! Scoring: what holds for any answers whatever. Worked examples stand in `docs/scoring.md`.

use newsloupe_exercise::score::{self, Off, TaskScore, Verdict};
use newsloupe_exercise::{
    Answer, Answers, Item, Kind, Mark, Settings, Task, TaskKey, Trap, Unit, Words,
};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::time::Instant;

fn asked(kind: Kind, items: usize) -> Task {
    let item = Item { at: None, words: String::from("x") };
    Task {
        kind,
        instructions: String::new(),
        choices: vec![String::from("a"), String::from("b")],
        items: vec![item; items],
    }
}

fn unit(must: &[Words], may: &[Words], label: Option<u32>) -> Unit {
    Unit { must: must.to_vec(), may: may.to_vec(), label, why: String::from("why") }
}

fn mark(words: Words) -> Mark {
    Mark { words, label: None }
}

fn marks(units: Vec<Unit>, marks: Vec<Mark>, extra: u32) -> TaskScore {
    keyed(units, vec![], vec![], marks, extra)
}

fn keyed(
    units: Vec<Unit>,
    traps: Vec<Trap>,
    unscored: Vec<Words>,
    marks: Vec<Mark>,
    extra: u32,
) -> TaskScore {
    let key = TaskKey::Marks { units, traps, unscored };
    let settings = Settings { extra, ..Settings::default() };
    score::task(&asked(Kind::Quotes, 0), &key, &Answers::Marks(marks), &settings)
}

fn order(places: &[Option<u32>], given: &[u32]) -> Vec<(i32, Verdict)> {
    let key = places
        .iter()
        .map(|place| place.map(|place| Answer { right: vec![place], why: String::new() }))
        .collect();
    let task = asked(Kind::Dates, places.len());
    let given = Answers::Order(given.to_vec());
    let scored = score::task(&task, &TaskKey::Items(key), &given, &Settings::default());
    scored.items.into_iter().map(|item| (item.points, item.verdict)).collect()
}

#[test]
fn an_interrupted_quote_is_marked_as_one_or_part_by_part() {
    // “We had no choice,” said Ann Lee, “none at all.”
    let quote = || unit(&[[0, 4], [7, 10]], &[[4, 7]], None);
    for marked in [vec![[0, 10]], vec![[0, 4], [7, 10]], vec![[7, 10], [0, 7]]] {
        let scored = marks(vec![quote()], marked.into_iter().map(mark).collect(), 100);
        assert_eq!((scored.points, &scored.items[0].verdict), (100, &Verdict::Right));
        assert_eq!(scored.extras, []);
    }
    let scored = marks(vec![quote()], vec![mark([1, 3])], 100);
    let off = Off { late: 1, short: 1, parts: 1, ..Off::default() };
    assert_eq!((scored.points, &scored.items[0].verdict), (29, &Verdict::Inexact(off)));
}

#[test]
fn every_way_of_being_off_is_told_in_words() {
    let quote = || unit(&[[10, 14], [20, 24]], &[[15, 20]], None);
    let off = |words: &[Words]| {
        let scored = marks(vec![quote()], words.iter().copied().map(mark).collect(), 0);
        let Verdict::Inexact(off) = scored.items[0].verdict else { panic!("{scored:?}") };
        (scored.points, off)
    };
    let none = Off::default();
    assert_eq!(off(&[[8, 24]]), (63, Off { early: 2, between: 1, ..none }));
    assert_eq!(off(&[[10, 14], [20, 27]]), (63, Off { over: 3, ..none }));
    assert_eq!(off(&[[10, 12], [13, 14], [21, 23]]), (63, Off { gap: 2, short: 1, ..none }));
    assert_eq!(off(&[[22, 24]]), (25, Off { late: 2, parts: 1, ..none }));
}

#[test]
fn a_mark_over_two_quotes_belongs_to_the_one_that_gives_it_most() {
    let units = || vec![unit(&[[0, 3]], &[], None), unit(&[[5, 15]], &[], None)];
    let scored = marks(units(), vec![mark([0, 15])], 50);
    assert_eq!(scored.items[0].verdict, Verdict::Missed);
    assert_eq!(scored.items[1].verdict, Verdict::Inexact(Off { early: 5, ..Off::default() }));
    assert_eq!((scored.points, scored.items[1].marks.as_slice()), (50, &[0][..]));
    assert_eq!(scored.of_mark(0), Some(&scored.items[1]));
    assert_eq!(scored.of_mark(1), None);
    // A quote in the middle of another: its words are beside the other's.
    let units = vec![unit(&[[0, 3], [12, 15]], &[[3, 12]], None), unit(&[[4, 9]], &[], None)];
    let scored = marks(units, vec![mark([0, 9]), mark([12, 15])], 50);
    assert_eq!((scored.items[0].points, scored.items[1].points), (100, 0));
}

#[test]
fn a_further_mark_counts_where_it_adds_more_than_it_takes() {
    let quote = || vec![unit(&[[0, 10]], &[], None)];
    let scored = marks(quote(), vec![mark([8, 14]), mark([0, 8])], 25);
    assert_eq!((scored.points, &scored.items[0].marks[..]), (80, &[1][..]));
    assert_eq!((&scored.extras[0].verdict, scored.extras[0].points), (&Verdict::Again(0), 0));
    let scored = marks(quote(), vec![mark([8, 11]), mark([0, 8])], 25);
    assert_eq!((scored.points, scored.extras.len()), (90, 0));
    assert_eq!(scored.items[0].marks, [0, 1]);
    // The same words twice count once.
    let scored = marks(quote(), vec![mark([0, 6]), mark([0, 6]), mark([4, 10])], 25);
    assert_eq!(scored.items[0].verdict, Verdict::Right);
    assert_eq!(scored.extras[0].verdict, Verdict::Again(0));
}

#[test]
fn a_trap_is_named_and_what_is_not_scored_costs_nothing() {
    let trap = |at, why: &str| Trap { at, why: why.to_owned() };
    let scored = keyed(
        vec![unit(&[[0, 4]], &[[4, 7]], None)],
        vec![trap([20, 22], "a programme"), trap([22, 25], "a nickname")],
        vec![[30, 40]],
        [[4, 7], [19, 22], [21, 26], [29, 35], [50, 51], [5, 9], [9, 9]].map(mark).to_vec(),
        25,
    );
    let said: Vec<_> =
        scored.extras.iter().map(|e| (e.verdict.clone(), e.points, e.why.as_str())).collect();
    assert_eq!(
        said,
        [
            (Verdict::Unscored, 0, ""), // the speaker alone
            (Verdict::Trap(0), -25, "a programme"),
            (Verdict::Trap(1), -25, "a nickname"),
            (Verdict::Unscored, 0, ""),
            (Verdict::Extra, -25, ""),
            (Verdict::Extra, -25, ""),
            (Verdict::Unscored, 0, ""), // no word at all
        ]
    );
    assert_eq!((scored.points, scored.of), (0, 100));
    // A mark that ends before it begins has no words at all.
    let scored = marks(vec![unit(&[[0, 20]], &[], None)], vec![mark([9, 3])], 25);
    assert_eq!((scored.points, &scored.extras[0].verdict), (0, &Verdict::Unscored));
    assert_eq!(scored.items[0].verdict, Verdict::Missed);
    // Words that are not scored are no spill either.
    let scored =
        keyed(vec![unit(&[[0, 4]], &[], None)], vec![], vec![[4, 9]], vec![mark([0, 9])], 25);
    assert_eq!(scored.items[0].verdict, Verdict::Right);
}

#[test]
fn a_label_is_half_of_what_the_words_are_worth() {
    let credit = || unit(&[[0, 4]], &[], Some(1));
    let with = |words, label| marks(vec![credit()], vec![Mark { words, label }], 0);
    assert_eq!(with([0, 4], Some(1)).points, 100);
    for label in [Some(0), None, Some(u32::MAX)] {
        let scored = with([0, 4], label);
        let verdict = Verdict::WrongLabel { given: label, right: 1, off: Off::default() };
        assert_eq!((scored.points, &scored.items[0].verdict), (50, &verdict));
        assert_eq!(with([0, 3], label).points, 38);
    }
    // A label that nobody asked for is no fault; of two marks on the same words the right one counts.
    let scored = marks(vec![unit(&[[0, 4]], &[], None)], vec![mark([0, 4])], 0);
    assert_eq!(scored.points, 100);
    let both = [Some(0), Some(1)].map(|label| Mark { words: [0, 4], label });
    assert_eq!(marks(vec![credit()], both.to_vec(), 25).points, 100);
}

#[test]
fn an_order_is_scored_by_its_pairs() {
    let five = [0, 1, 2, 3, 4].map(Some);
    let points = |given: &[u32]| order(&five, given).iter().map(|(points, _)| points).sum::<i32>();
    assert_eq!(points(&[0, 1, 2, 3, 4]), 500);
    assert_eq!(points(&[4, 3, 2, 1, 0]), 0);
    assert_eq!(points(&[1, 0, 2, 3, 4]), 450); // one pair of ten
    assert_eq!(points(&[1, 2, 3, 4, 0]), 300); // four pairs of ten
    assert_eq!(points(&[]), 0);
    assert_eq!(
        order(&five, &[1, 2, 3, 4, 0])[..2],
        [
            (0, Verdict::Misplaced { early: 0, late: 4 }),
            (75, Verdict::Misplaced { early: 1, late: 0 })
        ]
    );
    // Equal places either way round; what the key does not score stands anywhere.
    for given in [[0, 1, 2, 3], [0, 2, 1, 3], [3, 0, 2, 1]] {
        let scored = order(&[Some(0), Some(1), Some(1), None], &given);
        assert!(scored[..3].iter().all(|item| *item == (100, Verdict::Right)), "{given:?}");
        assert_eq!(scored[3].1, Verdict::Unscored);
    }
    // Left out, named twice, never heard of.
    let scored = order(&five[..3], &[7, 1, 1, u32::MAX, 0]);
    assert_eq!(scored[2], (0, Verdict::Open));
    assert_eq!(scored[0], (50, Verdict::Misplaced { early: 0, late: 1 }));
}

#[test]
fn a_choice_is_right_or_wrong() {
    let key = |right: &[u32]| Some(Answer { right: right.to_vec(), why: String::from("why") });
    let key = TaskKey::Items(vec![key(&[0, 1]), key(&[1]), key(&[1]), None]);
    let given = Answers::Choices(vec![Some(1), Some(0), None, Some(0), Some(9)]);
    let task = asked(Kind::Speakers, 4);
    let scored = score::task(&task, &key, &given, &Settings::default());
    let verdicts: Vec<_> = scored.items.iter().map(|item| item.verdict.clone()).collect();
    let wrong = Verdict::WrongChoice { given: 0, right: vec![1] };
    assert_eq!(verdicts, [Verdict::Right, wrong, Verdict::Open, Verdict::Unscored]);
    assert_eq!((scored.points, scored.of), (100, 300));
    // Answers and keys of another sort.
    let scored = score::task(&task, &key, &Answers::Order(vec![0]), &Settings::default());
    assert!(scored.items[..3].iter().all(|item| item.verdict == Verdict::Open));
    let scored = score::task(&asked(Kind::Quotes, 0), &key, &given, &Settings::default());
    assert_eq!((scored.points, scored.of), (0, 0));
}

#[test]
fn a_thousand_marks_are_scored_at_once() {
    let at = |from: u32, n: u32| [from + n * 10, from + n * 10 + 6];
    let units = |n: u32| (0..n).map(|n| unit(&[at(0, n)], &[], None)).collect::<Vec<_>>();
    let spread: Vec<Mark> = (0..1000).map(|n| mark(at(2, n))).collect();
    let heaped: Vec<Mark> = (0..1000).map(|n| mark([n, n + 500])).collect();
    let whole = vec![mark([0, u32::MAX]); 1000];
    for (name, marked) in [("spread", spread), ("heaped", heaped), ("whole", whole)] {
        let began = Instant::now();
        let scored = marks(units(1000), marked.clone(), 25);
        assert_eq!(scored.items.len(), 1000);
        marks(vec![unit(&[[0, 2000]], &[], None)], marked, 25);
        let took = began.elapsed();
        println!("{name}: {took:?}");
        assert!(took.as_millis() < 2000, "{name}: {took:?}");
    }
}

/// What a mark is worth on a unit, word by word; none where they share none.
fn worth(unit: &Unit, mark: Mark) -> Option<i32> {
    let words = |spans: &[Words]| -> BTreeSet<u32> {
        spans.iter().flat_map(|[first, end]| *first..*end).collect()
    };
    let (must, may, marked) = (words(&unit.must), words(&unit.may), words(&[mark.words]));
    let inside = marked.intersection(&must).count();
    let spill = marked.iter().filter(|w| !must.contains(w) && !may.contains(w)).count();
    let [inside, spill, of] = [inside, spill, must.len()].map(|n| i32::try_from(n).unwrap());
    let right = unit.label.is_none_or(|label| mark.label == Some(label));
    let (part, of) = ((inside - spill).max(0), if right { of } else { 2 * of });
    (inside > 0).then(|| (200 * part + of) / (2 * of))
}

/// The best that any one-to-one matching of marks to units makes of them. Marks on no word of any
/// unit cost their price.
fn best(units: &[Unit], marks: &[Mark], all: &[Unit], price: i32) -> i32 {
    let Some((mark, rest)) = marks.split_first() else { return 0 };
    let [first, end] = mark.words;
    let around = |word: u32| all.iter().any(|u| u.may.iter().any(|m| m[0] <= word && word < m[1]));
    let free = all.iter().any(|unit| worth(unit, *mark).is_some()) || (first..end).all(around);
    let mut most = best(units, rest, all, price) - if free { 0 } else { price };
    for (at, unit) in units.iter().enumerate() {
        if let Some(points) = worth(unit, *mark) {
            let mut others = units.to_vec();
            others.remove(at);
            most = most.max(points + best(&others, rest, all, price));
        }
    }
    most
}

/// Spans in order that do not overlap.
fn apart(lengths: Vec<(u32, u32)>) -> Vec<Words> {
    let mut at = 0;
    lengths
        .into_iter()
        .map(|(gap, length)| {
            let first = at + gap;
            at = first + length;
            [first, at]
        })
        .collect()
}

fn any_words() -> impl Strategy<Value = Words> {
    prop_oneof![
        [0u32..60, 0u32..60],
        [any::<u32>(), any::<u32>()],
        (0u32..60, 0u32..9).prop_map(|(first, length)| [first, first + length]),
    ]
}

proptest! {
    #[test]
    fn no_matching_of_marks_to_quotes_is_better(
        spans in vec((0u32..3, 1u32..6), 1..5),
        beside in vec((0u32..14, 0u32..9), 4),
        labels in vec((prop::option::of(0u32..2), prop::option::of(0u32..2)), 5),
        marked in vec((0u32..4, 1u32..8), 0..5),
        price in prop::sample::select(vec![0, 25, 50, 100]),
    ) {
        // Words beside a unit may be another's, as where one quote stands in the middle of another.
        let units: Vec<Unit> = apart(spans)
            .into_iter()
            .zip(beside.iter().zip(&labels))
            .map(|(at, ((first, length), label))| {
                unit(&[at], &[[*first, first + length]], label.0)
            })
            .collect();
        let marked: Vec<Mark> = apart(marked)
            .into_iter()
            .zip(&labels)
            .map(|(words, label)| Mark { words, label: label.1 })
            .collect();
        let most = best(&units, &marked, &units, price).max(0);
        let scored = marks(units, marked.clone(), price.cast_unsigned());
        // Several marks on a unit are rounded once, and each by itself in a matching.
        let rounded = i32::try_from(marked.len()).unwrap();
        prop_assert!(scored.points + rounded >= most, "{} of {most}: {scored:?}", scored.points);
    }

    #[test]
    fn what_is_marked_as_the_key_has_it_is_right(
        units in vec((0u32..3, 1u32..6), 1..9),
        labels in vec(prop::option::of(0u32..3), 9),
        turned in any::<bool>(),
    ) {
        let spans = apart(units);
        let units = spans.iter().zip(&labels).map(|(at, label)| unit(&[*at], &[], *label)).collect();
        let mut marked: Vec<Mark> =
            spans.iter().zip(&labels).map(|(at, label)| Mark { words: *at, label: *label }).collect();
        if turned {
            marked.reverse();
        }
        let scored = marks(units, marked, 100);
        prop_assert_eq!(scored.points, scored.of);
        prop_assert!(scored.items.iter().all(|item| item.verdict == Verdict::Right));
    }

    #[test]
    fn any_marks_are_each_told_once(
        units in vec((vec(any_words(), 0..4), vec(any_words(), 0..4), any::<Option<u32>>()), 0..6),
        traps in vec(any_words(), 0..3),
        unscored in vec(any_words(), 0..3),
        marked in vec((any_words(), any::<Option<u32>>()), 0..12),
        extra in any::<u32>(),
    ) {
        let units: Vec<Unit> = units.iter().map(|(must, may, label)| unit(must, may, *label)).collect();
        let traps = traps.into_iter().map(|at| Trap { at, why: String::new() }).collect();
        let marked: Vec<Mark> =
            marked.into_iter().map(|(words, label)| Mark { words, label }).collect();
        let number = marked.len();
        let scored = keyed(units, traps, unscored, marked, extra);
        let mut told: Vec<usize> =
            scored.items.iter().chain(&scored.extras).flat_map(|one| one.marks.clone()).collect();
        told.sort_unstable();
        prop_assert_eq!(told, (0..number).collect::<Vec<_>>());
        prop_assert!((0..=scored.of).contains(&scored.points));
        for item in &scored.items {
            prop_assert!((0..=item.of).contains(&item.points));
            prop_assert!(item.verdict != Verdict::Right || item.points == 100);
        }
        prop_assert!(scored.extras.iter().all(|extra| (-100..=0).contains(&extra.points)));
    }

    #[test]
    fn any_order_is_scored(
        places in vec(prop::option::of(0u32..5), 0..8),
        given in vec(prop_oneof![0u32..9, any::<u32>()], 0..12),
    ) {
        for (points, verdict) in order(&places, &given) {
            prop_assert!((0..=100).contains(&points));
            prop_assert!((points == 100) == (verdict == Verdict::Right));
        }
    }
}
