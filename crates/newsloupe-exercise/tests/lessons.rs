//! The exercises of `docs/lessons/` can be given out as they are: whole, reviewed, on the very article
//! that stands beside them.

use newsloupe_exercise::draft::{Draft, Review};
use newsloupe_exercise::{Answers, KeyIn, TaskKey, check, score};
use std::path::{Path, PathBuf};

fn lessons() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/lessons");
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut lessons: Vec<_> = entries.filter(|p| p.is_dir()).collect();
    lessons.sort();
    lessons
}

#[test]
fn each_lesson_has_an_article_a_sheet_and_a_reviewed_exercise_on_it() {
    let lessons = lessons();
    assert_eq!(lessons.len(), 5);
    for lesson in lessons {
        let file = |name: &str| std::fs::read_to_string(lesson.join(name)).unwrap();
        let (article, sheet) = (file("article.txt"), file("lesson.md"));
        let draft: Draft = serde_json::from_str(&file("exercise.json")).unwrap();
        let name = lesson.display();
        let names = |codes: [&str; 2]| codes.iter().any(|code| sheet.contains(code));
        assert!(
            sheet.contains("## Aims") && names(["RI.", "RH."]) && names(["D2.", "D3."]),
            "{name}"
        );
        for block in &draft.blocks {
            assert!(article.contains(&block.text), "{name}: {}", block.text);
        }
        let items = draft.tasks.iter().flat_map(|t| &t.items);
        assert!(items.clone().count() >= 8, "{name}");
        assert!(items.clone().all(|i| i.review != Review::Waiting), "{name}");

        let (mut exercise, key) = draft.given();
        exercise.key = KeyIn::Open(key.clone());
        assert_eq!(check::exercise(&exercise), Ok(()), "{name}");
        assert_eq!(exercise.tasks.len(), draft.tasks.len(), "{name}");
        // Whoever answers by the key has all points, whoever answers nothing has none.
        let right: Vec<Answers> =
            key.iter().zip(&exercise.tasks).map(|(k, t)| by_key(k, t)).collect();
        let whole = score::exercise(&exercise, &key, &right);
        assert_eq!(whole.points, whole.of, "{name}");
        assert!(whole.of >= 800, "{name}: {}", whole.of);
        let none: Vec<Answers> = exercise.tasks.iter().map(Answers::none).collect();
        assert_eq!(score::exercise(&exercise, &key, &none).points, 0, "{name}");
    }
}

fn by_key(key: &TaskKey, task: &newsloupe_exercise::Task) -> Answers {
    use newsloupe_exercise::{Mark, Way};
    match key {
        TaskKey::Marks { units, .. } => Answers::Marks(
            units
                .iter()
                .flat_map(|u| u.must.iter().map(|w| Mark { words: *w, label: u.label }))
                .collect(),
        ),
        TaskKey::Items(items) => {
            let right = items.iter().map(|i| i.as_ref().and_then(|a| a.right.first().copied()));
            if task.kind.way() == Way::Choose {
                return Answers::Choices(right.collect());
            }
            let places: Vec<Option<u32>> = right.collect();
            let mut order: Vec<u32> = (0..places.len() as u32).collect();
            order.sort_by_key(|i| places[*i as usize]);
            Answers::Order(order)
        }
    }
}
