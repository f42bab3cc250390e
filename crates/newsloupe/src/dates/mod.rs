//! Dates: when things happened, worked out to the calendar where the text allows it.

// Days, months and quarters are checked to be small before they change type; a, b and c are the
// three numbers of a date; arms that agree by chance are clearer apart, each with its reason.
#![allow(
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::many_single_char_names,
    clippy::match_same_arms,
    clippy::collapsible_match
)]

mod expr;
mod grammar;
mod holidays;
mod months;
mod published;
pub mod questions;
mod reader;
mod resolve;
mod tense;
mod value;
mod why;
mod words;

use crate::calendar::Day;
use crate::document::Document;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// An expression of time where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its extent, as TIMEX3 draws it.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value; `None` where it cannot be known.
    pub value: Option<String>,
    /// Where the value comes from.
    pub basis: Basis,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: String,
}

/// The TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimexKind {
    /// A day or anything longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// Where the value of a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The words say it in full.
    Stated,
    /// Worked out against the day of publication or another date of the text.
    Resolved,
    /// Not exact, or not to be known from the text.
    Vague,
}

/// The day of publication and what told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub day: Day,
    /// Where the text says it; `None` if it was given from outside.
    pub span: Option<Span>,
}

/// Looks for the day of publication in the article itself (byline, timestamp, dateline).
pub(crate) fn published(doc: &Document<'_>) -> Option<Published> {
    published::find(doc)
}

/// Finds the expressions of time, in order and without overlaps.
pub(crate) fn find(doc: &Document<'_>, published: Option<Day>) -> Vec<Timex> {
    let found = grammar::read(doc);
    let mut resolver = resolve::Resolver::new(doc, published, &found);
    found.iter().map(|f| resolver.resolve(f)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expressions of a text and their values, read on Wednesday 9 October 2024.
    fn values(text: &str) -> Vec<(String, String)> {
        let doc = Document::read(text);
        find(&doc, Day::new(2024, 10, 9))
            .into_iter()
            .map(|t| (doc.words(t.span).to_owned(), t.value.unwrap_or_default()))
            .collect()
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = values(text);
        let found: Vec<_> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn weekdays_lie_where_the_tense_puts_them() {
        check(
            "The mayor resigned on Friday and will be replaced next Tuesday.",
            &[("Friday", "2024-10-04"), ("next Tuesday", "2024-10-15")],
        );
        check("The council will vote on Thursday.", &[("Thursday", "2024-10-10")]);
        check("She left late Friday night.", &[("late Friday night", "2024-10-04TNI")]);
    }

    #[test]
    fn ranges_are_two_expressions() {
        check(
            "The fair was open from 12 to 14 July 2023 and May 3-5, 2022.",
            &[
                ("12", "2023-07-12"),
                ("14 July 2023", "2023-07-14"),
                ("May 3", "2022-05-03"),
                ("5, 2022", "2022-05-05"),
            ],
        );
    }

    #[test]
    fn numeric_dates_follow_the_evidence_of_the_text() {
        check(
            "Filed on 26/03/2024, answered on 05/04/2024.",
            &[("26/03/2024", "2024-03-26"), ("05/04/2024", "2024-04-05")],
        );
        let doc = Document::read("Filed on 05/04/2023.");
        assert_eq!(find(&doc, None)[0].basis, Basis::Vague);
    }

    #[test]
    fn a_day_and_its_clock_time_are_one_expression() {
        check(
            "Signed Feb. 17, 2026 at 5:42 p.m. and 11 March 2026, 4:00 PM GMT.",
            &[
                ("Feb. 17, 2026 at 5:42 p.m.", "2026-02-17T17:42"),
                ("11 March 2026, 4:00 PM GMT", "2026-03-11T16:00"),
            ],
        );
        check("Published 17:42, 14 JAN 2026", &[("17:42, 14 JAN 2026", "2026-01-14T17:42")]);
        // `on` parts them, as annotators do; the time still knows its day.
        check(
            "They met at 10 a.m. on Friday.",
            &[("10 a.m.", "2024-10-04T10:00"), ("Friday", "2024-10-04")],
        );
        check(
            "They talked from 9 a.m. to 11 a.m. Monday.",
            &[("9 a.m.", "2024-10-07T09:00"), ("11 a.m. Monday", "2024-10-07T11:00")],
        );
    }

    #[test]
    fn sets_say_how_often() {
        check(
            "They meet every night, two days a week, each spring, every morning at nine o’clock.",
            &[
                ("every night", "XXXX-XX-XXTNI"),
                ("two days a week", "P1W"),
                ("each spring", "XXXX-SP"),
                ("every morning at nine o’clock", "XXXX-XX-XXT09:00"),
            ],
        );
    }

    #[test]
    fn the_present_of_the_calendar_looks_ahead() {
        check("The two leaders meet separately Monday.", &[("Monday", "2024-10-14")]);
        check("They refused to meet Monday.", &[("Monday", "2024-10-07")]);
    }

    #[test]
    fn what_only_looks_like_a_date_is_left_alone() {
        for text in [
            "Theresa May may march on the Sunday Times.",
            "Boeing 737 crews saw 2,024 people.",
            "April Jones came second in the fall of the wall.",
            "The score was 10-2, and Room 2012 was shut.",
            "The Communist Party daily Granma drove a 1998 Ford in today’s world.",
            "She told the programme “This Week” about it.",
            "One day, she will come.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn what_was_done_lies_behind_and_what_is_aimed_at_ahead() {
        check(
            "In January, the board hired a chief. The record was set on Dec. 6.",
            &[("January", "2024-01"), ("Dec. 6", "2023-12-06")],
        );
        check("He agreed to sell the firm in January.", &[("January", "2025-01")]);
        check("The dividend is payable Dec. 1.", &[("Dec. 1", "2024-12-01")]);
        check("They did not plan to move him on Friday.", &[("Friday", "2024-10-11")]);
        check("He flew home last September.", &[("last September", "2023-09")]);
    }

    #[test]
    fn lengths_and_sets_of_several_words() {
        check(
            "Flights leave on Monday and Tuesday nights.",
            &[("Monday", "XXXX-WXX-1TNI"), ("Tuesday nights", "XXXX-WXX-2TNI")],
        );
        check("He died within weeks or months.", &[("weeks or months", "PXW")]);
        check(
            "An hour later, the decades-long feud and a 4-month-old truce ended.",
            &[("An hour", "PT1H"), ("decades-long", "PXE"), ("4-month-old", "P4M")],
        );
        check("It rained for the first time in years.", &[("years", "PXY")]);
        check("Her 6-month-old son slept.", &[]);
        check("They move only at night.", &[("night", "XXXX-XX-XXTNI")]);
    }

    #[test]
    fn the_same_time_in_another_zone_is_no_other_time() {
        check(
            "It went off at 10:35 a.m. (0735 GMT) Friday.",
            &[("10:35 a.m.", "2024-10-04T10:35"), ("Friday", "2024-10-04")],
        );
    }

    #[test]
    fn a_quarter_lies_where_most_of_it_lies() {
        check(
            "Sales in the quarter ended July 31 rose.",
            &[("the quarter", "2024-Q2"), ("July 31", "2024-07-31")],
        );
        check("It closes by year-end.", &[("year-end", "2024-12-31")]);
    }

    #[test]
    fn offsets_count_from_the_date_spoken_of_last() {
        check(
            "It broke on March 26. The next day it was mended, and two years later lost.",
            &[
                ("March 26", "2024-03-26"),
                ("The next day", "2024-03-27"),
                ("two years later", "2026"),
            ],
        );
    }

    #[test]
    fn without_an_anchor_nothing_is_guessed() {
        let doc = Document::read("He came on Monday.");
        let found = find(&doc, None);
        assert_eq!(found[0].value.as_deref(), Some("XXXX-WXX-1"));
        assert_eq!(found[0].basis, Basis::Vague);
        assert_eq!(found[0].why, "No date in the text says when “Monday” is.");
    }

    #[test]
    fn long_chains_of_numbers_end() {
        values(&("two and a half ".to_owned() + &"and a half ".repeat(20_000) + "years"));
        values(&("nine ".to_owned() + &"hundred thousand ".repeat(20_000) + "years ago"));
        values(&"999999999 999,999,999 centuries ago ".repeat(50));
        values(&"3-".repeat(5_000));
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "",
            "-",
            "' 8",
            "the the the of",
            "1/2/",
            "2024-03-26T",
            "a a a",
            "ago",
            "of May",
            "– 3 –",
        ] {
            values(text);
        }
    }
}
