//! Result codes: what is handed in comes back whole through whatever people do to it, and what does
//! not come back is told.

use newsloupe_exercise::code::{Fault, Found, find_all, read, write};
use newsloupe_exercise::{Answers, Handed, Mark};
use proptest::collection::vec;
use proptest::prelude::*;
use std::time::Instant;

const ID: &str = "M7VT3MV5";

fn mark(first: u32, end: u32, label: Option<u32>) -> Mark {
    Mark { words: [first, end], label }
}

fn handed(pupil: &str, tasks: Vec<Answers>) -> Handed {
    Handed { handed: 1, exercise: ID.to_owned(), pupil: pupil.to_owned(), tasks }
}

fn ann() -> Handed {
    let marks = [(3, 9, 0), (14, 15, 2), (40, 62, 1), (70, 71, 1), (300, 312, 0)];
    let marks = marks.map(|(first, end, label)| mark(first, end, Some(label))).to_vec();
    let choices = Answers::Choices(vec![Some(0), Some(3), None, Some(1)]);
    handed("Ann", vec![Answers::Marks(marks), choices, Answers::Order(vec![2, 0, 1])])
}

fn whats(found: &[Found]) -> Vec<(usize, Result<&str, &Fault>)> {
    let what = |found: &Found| found.what.as_ref().map(|handed| handed.pupil.clone()).ok();
    found
        .iter()
        .map(|f| {
            let pupil = what(f).map(|pupil| &*Box::leak(pupil.into_boxed_str()));
            (f.line, pupil.ok_or_else(|| f.what.as_ref().unwrap_err()))
        })
        .collect()
}

#[test]
fn sixty_marks_fit_into_four_hundred_letters() {
    // Sixty marks of up to 40 words with one of five labels, all over an article of 2,000 words.
    let mut chance = 7_u32;
    let mut next = |below: u32| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 8) % below
    };
    let marks = (0..60)
        .map(|n| {
            let first = n * 33 + next(20);
            mark(first, first + 1 + next(40), Some(next(5)))
        })
        .collect();
    let one = handed("Maximiliane von Hohenstein-Ott", vec![Answers::Marks(marks)]);
    assert_eq!(one.pupil.chars().count(), 30);
    let wide = Handed { pupil: "名".repeat(30), ..one.clone() };
    let lengths = [&one, &wide].map(|handed| write(handed).len());
    println!("letters: {lengths:?}");
    assert!(lengths.iter().all(|length| *length <= 400), "{lengths:?}");
    for handed in [one, wide] {
        assert_eq!(read(&write(&handed), ID), Ok(handed));
    }
}

#[test]
fn every_letter_that_changes_is_noticed() {
    let (handed, code) = (ann(), write(&ann()));
    assert_eq!(read(&code, ID), Ok(handed.clone()));
    let same = |a: char, b: char| {
        ["0O", "1IL"].iter().any(|same| same.contains(a) && same.contains(b)) || a == b
    };
    let strange = ['-', ' ', '.', ',', '\n', 'é', '"', '名', 'U'];
    for (at, old) in code.char_indices() {
        for new in ('0'..='9').chain('A'..='Z').chain(strange).filter(|new| !same(old, *new)) {
            let changed = format!("{}{new}{}", &code[..at], &code[at + 1..]);
            let fault = read(&changed, ID).expect_err(&changed);
            let found = find_all(&changed, ID);
            assert!(!found.is_empty() && found.iter().all(|f| f.what.is_err()), "{changed}");
            // Letter for letter it is damaged, and not taken for anything else: the beginning and the
            // version but for them, which make it no code, or a headless one.
            if new.is_ascii_alphanumeric() && new != 'U' {
                let cut = at == 6 && fault == Fault::Cut; // how many digits its length has
                assert!(fault == Fault::Damaged || cut, "{fault:?}: {changed}");
            }
        }
        let twice = format!("{}{old}{}", &code[..at], &code[at..]);
        let swapped = code
            .get(at + 1..at + 2)
            .map(|next| format!("{}{next}{old}{}", &code[..at], &code[at + 2..]));
        let lost = format!("{}{}", &code[..at], &code[at + 1..]);
        for changed in [Some(twice), swapped, Some(lost)].into_iter().flatten() {
            assert!(
                read(&changed, ID).is_err() || changed.contains(&code) || changed == code,
                "{changed}"
            );
        }
    }
}

#[test]
fn every_cut_is_noticed() {
    let code = write(&ann());
    for at in 0..code.len() {
        let front = read(&code[..at], ID).unwrap_err();
        assert_eq!(front, if at > 5 { Fault::Cut } else { Fault::None }, "{}", &code[..at]);
        // What follows a cut code does not hide that it is cut.
        for after in [", thanks", " thanks a lot", "\nBo Ek", "…", "\" she wrote"] {
            let text = format!("{}{after}", &code[..at]);
            assert_eq!(read(&text, ID).unwrap_err(), front, "{text}");
        }
        let rest = &code[at + 1..];
        let fault = read(rest, ID).unwrap_err();
        assert!(fault == Fault::Damaged || rest.len() < 30 && fault == Fault::None, "{rest}");
    }
}

#[test]
fn what_mails_and_chats_do_to_it_is_forgiven() {
    let (handed, code) = (ann(), write(&ann()));
    let apart = |length: usize, with: &str| {
        let letters: Vec<char> = code.chars().collect();
        letters.chunks(length).map(String::from_iter).collect::<Vec<_>>().join(with)
    };
    let texts = [
        code.to_lowercase(),
        code.replace('0', "O").replace('1', "l"),
        code.replace('0', "o").replace('1', "I"),
        apart(5, "-"),
        apart(4, " "),
        apart(1, " "),
        apart(20, "\n"),
        apart(20, "\r\n> "),
        apart(20, "=\r\n"),
        apart(7, "\u{200b}"),
        apart(9, "\u{ad}"),
        apart(6, " – "),
        format!("“{code}”"),
        format!("`{code}`"),
        format!("**{code}**."),
        format!("<{code}>"),
        format!("({code})."),
        format!("\"{code}\","),
        format!("Hello, my Newsloupe result is {code}, and my loupe is fine."),
        format!("Hello,\n\nhere it is: {code}\n\nBest, Ann"),
        format!("{code} thanks"),
        format!("{code}THANKS"),
        format!("code:{code}"),
        format!("Code{code}"),
    ];
    for text in texts {
        assert_eq!(read(&text, ID), Ok(handed.clone()), "{text}");
    }
}

#[test]
fn a_column_a_table_and_a_mail_are_read_line_by_line() {
    let (ann, bo) = (write(&ann()), write(&handed("Bo", vec![])));
    let other = write(&Handed { exercise: "AAAAAAAA".to_owned(), ..handed("Cy", vec![]) });
    let mut damaged = ann.clone();
    damaged.replace_range(30..31, if &ann[30..31] == "A" { "B" } else { "A" });
    let half = bo.len() / 2;

    let table = [
        "Timestamp,Name,Your code",
        &format!("2026-11-23 10:31:02,Ann,\"{ann}\""),
        "",
        &format!("2026-11-23 10:32:40,Bo,{}", &bo[..half]),
        &format!("2026-11-23 10:33:11,Bo,{bo}"),
        &format!("2026-11-23 10:33:12,Cy,{other}"),
        &format!("2026-11-23 10:34:12,Di,{damaged}"),
        &format!("2026-11-23 10:34:12,Ed,{}", &ann[4..]),
        "2026-11-23 10:35:00,Flo,I forgot",
        &format!("2026-11-23 10:36:00,Gus,{bo} and {ann}"),
    ];
    for end in ["\n", "\r\n"] {
        let found = find_all(&table.join(end), ID);
        let expected = [
            (1, Err(&Fault::None)),
            (2, Ok("Ann")),
            (4, Err(&Fault::Cut)),
            (5, Ok("Bo")),
            (6, Err(&Fault::Other("AAAAAAAA".to_owned()))),
            (7, Err(&Fault::Damaged)),
            (8, Err(&Fault::Damaged)),
            (9, Err(&Fault::None)),
            (10, Ok("Bo")),
            (10, Ok("Ann")),
        ];
        assert_eq!(whats(&found), expected);
        assert_eq!((found[0].text.as_str(), found[1].text.as_str()), (table[0], ann.as_str()));
        assert_eq!(found[2].text, table[3]); // the whole line: it tells whose it is
    }

    let column = format!("{}\n{bo}\n{ann}\n{}", &ann[..20], &bo[..bo.len() - 1]);
    let expected = [(1, Err(&Fault::Cut)), (2, Ok("Bo")), (3, Ok("Ann")), (4, Err(&Fault::Cut))];
    assert_eq!(whats(&find_all(&column, ID)), expected);

    let mail = format!("Dear Ms Ott,\nmy code:\n> {}\n> {}\nBo", &bo[..20], &bo[20..]);
    let none = &Fault::None;
    let expected = [(1, Err(none)), (2, Err(none)), (3, Ok("Bo")), (5, Err(none))];
    assert_eq!(whats(&find_all(&mail, ID)), expected);
    assert_eq!(find_all(" \n\n", ID), []);
}

#[test]
fn a_newer_code_is_told_from_a_damaged_one() {
    // Written by hand as the next version would write it: the same outlines, other letters in them.
    let newer = NEWER;
    assert_eq!(read(newer, ID), Err(Fault::Newer));
    assert_eq!(read(&newer[..newer.len() - 1], ID), Err(Fault::Cut));
    assert_eq!(read(&newer.replace('W', "X"), ID), Err(Fault::Damaged));
    let line = format!("Ann\t{newer}\tlate");
    assert_eq!(whats(&find_all(&line, ID)), [(1, Err(&Fault::Newer))]);
}

const NEWER: &str = "LOUPE21C1ZW3456789YMH1GD6HC8";

#[test]
fn long_pastes_take_no_longer_than_they_are() {
    let many = ["LOUPE1 ", "LOUPE1", "LOUPE1A\n", "7F3K", "\n", "LOU PE 1"];
    for piece in many {
        let text = piece.repeat(1_000_000 / piece.len());
        let began = Instant::now();
        let found = find_all(&text, ID);
        assert!(found.iter().all(|found| found.what.is_err()));
        assert!(began.elapsed().as_secs() < 3, "{piece:?}: {:?}", began.elapsed());
    }
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let number = || prop_oneof![0u32..9, 0u32..3000, any::<u32>()];
    let label = || prop::option::of(prop_oneof![0u32..5, any::<u32>()]);
    prop_oneof![
        vec((number(), number(), label()), 0..9).prop_map(|marks| {
            let end = |first: u32, length: u32| first.saturating_add(length);
            let mark = |(first, length, label)| mark(first, end(first, length), label);
            let mut marks: Vec<Mark> = marks.into_iter().map(mark).collect();
            marks.sort_by_key(|mark| (mark.words, mark.label));
            Answers::Marks(marks)
        }),
        vec(label(), 0..9).prop_map(Answers::Choices),
        vec(number(), 0..9).prop_map(Answers::Order),
    ]
}

proptest! {
    #[test]
    fn whatever_is_handed_in_comes_back(
        pupil in ".{0,40}",
        tasks in vec(any_answers(), 0..5),
        around in ["[^Uu]{0,12}", "[^Uu]{0,12}"],
    ) {
        let handed = handed(&pupil, tasks);
        let code = write(&handed);
        prop_assert_eq!(read(&code, ID), Ok(handed.clone()));
        let text = format!("{}{code}{}", around[0], around[1]);
        prop_assert_eq!(read(&text, ID), Ok(handed));
    }

    #[test]
    fn absurd_marks_are_written(marks in vec((any::<u32>(), any::<u32>()), 0..9)) {
        let marks = marks.into_iter().map(|(first, end)| mark(first, end, None)).collect();
        let code = write(&Handed { exercise: "no id".into(), ..handed("", vec![Answers::Marks(marks)]) });
        prop_assert_eq!(read(&code, ID), Err(Fault::Other("00000000".into())));
    }

    #[test]
    fn no_line_of_any_text_is_dropped(text in "([LOUPEloupe01-9 A-Z\n,.>“é-]{0,60}|.{0,60}|LOUPE1[0-9A-Z\n]{0,40}){0,4}") {
        let found = find_all(&text, ID);
        prop_assert!(found.windows(2).all(|pair| pair[0].line <= pair[1].line));
        let lines: Vec<&str> = text.split('\n').collect();
        for found in &found {
            prop_assert!(!found.text.is_empty() && found.line <= lines.len());
        }
        prop_assert_eq!(found.is_empty(), text.trim().is_empty());
    }
}
