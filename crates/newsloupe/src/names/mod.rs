//! Names: people, organizations, places, and (only when sure) groups, events and works.
//!
//! Found by rules and word lists ([`find`] has the steps), then read again by a trained [`model`]
//! that knows where the rules err.

mod candidates;
mod classify;
mod decode;
pub(crate) mod lists;
#[doc(hidden)]
pub mod model; // for training
mod view;

use crate::document::Document;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name: no title, no leading "the", no possessive.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The reason, as a sentence that a pupil can read.
    pub why: &'static str,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A person, without title.
    Person,
    /// An agency, party, team, outlet, ministry, company: the outermost name.
    Organization,
    /// A country, city, region, facility.
    Place,
    /// A nationality, religion, people or movement.
    Group,
    /// A named event.
    Event,
    /// A programme, book, law, film.
    Work,
}

/// Finds the names of a document, in order and without overlaps.
///
/// The rules take three steps: [`candidates`] finds what may be a name by its form, [`classify`]
/// scores what each may be by the words beside it, and [`decode`] settles them with the whole
/// document in view. Then the [`model`] reads the running text with all that in view.
pub(crate) fn find(doc: &Document<'_>) -> Vec<Mention> {
    let view = view::View::new(doc);
    let rules = by_rules(&view);
    model::find(&view, &rules, model::shipped())
}

/// The names that the rules find.
fn by_rules(view: &view::View<'_, '_>) -> Vec<Mention> {
    let doc = view.doc;
    let mut found = Vec::new();
    for sentence in 0..doc.sentences.len() {
        candidates::find(view, sentence, &mut found);
    }
    let scored = found.into_iter().map(|c| (c, classify::score(view, &c))).collect();
    decode::settle(view, scored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameKind::{Event, Group, Organization, Person, Place, Work};

    fn names(text: &str) -> Vec<(NameKind, &str)> {
        let doc = Document::read(text);
        find(&doc).iter().map(|m| (m.kind, m.span.of(text))).collect()
    }

    #[test]
    fn titles_and_possessives_are_no_part_of_a_name() {
        assert_eq!(
            names(
                "On Monday, Iranian Foreign Minister Hossein Amir-Abdollahian met Mr. Dee’s aides in Tehran."
            ),
            [
                (Group, "Iranian"),
                (Person, "Hossein Amir-Abdollahian"),
                (Person, "Dee"),
                (Place, "Tehran")
            ]
        );
    }

    #[test]
    fn an_organization_is_its_outermost_name() {
        assert_eq!(
            names(
                "It has ties to Iran’s Supreme National Security Council (SNSC), said the Iranian Foreign Ministry."
            ),
            [
                (Place, "Iran"),
                (Organization, "Supreme National Security Council"),
                (Organization, "SNSC"),
                (Organization, "Iranian Foreign Ministry")
            ]
        );
        assert_eq!(
            names(
                "She left the Ministry of Health and Welfare for the University of Leeds in May."
            ),
            [
                (Organization, "Ministry of Health and Welfare"),
                (Organization, "University of Leeds")
            ]
        );
    }

    #[test]
    fn no_name_keeps_a_leading_the() {
        assert_eq!(
            names("He told The Jerusalem Post that the US and the U.N. agreed."),
            [(Organization, "Jerusalem Post"), (Place, "US"), (Organization, "U.N.")]
        );
    }

    #[test]
    fn headlines_are_read_by_what_the_text_names() {
        let text = "COUNCIL VOTES AS VARGA-ISRAEL TALKS HIT LOW\n\nAgnes Varga left. Varga spoke.";
        assert_eq!(
            names(text),
            [(Person, "VARGA"), (Place, "ISRAEL"), (Person, "Agnes Varga"), (Person, "Varga")]
        );
    }

    #[test]
    fn two_people_side_by_side_are_not_one() {
        let text = "Ayatollah Khamenei Haniyeh\n\nAli Khamenei met Ismail Haniyeh.";
        assert_eq!(
            names(text),
            [
                (Person, "Khamenei"),
                (Person, "Haniyeh"),
                (Person, "Ali Khamenei"),
                (Person, "Ismail Haniyeh")
            ]
        );
    }

    #[test]
    fn a_town_may_be_a_family_name_and_back() {
        assert_eq!(
            names("He met Dougie Flint. Flint, 47, said no. Flint left."),
            [(Person, "Dougie Flint"), (Person, "Flint"), (Person, "Flint")]
        );
        assert_eq!(
            names("She lives in Flint. Flint is small."),
            [(Place, "Flint"), (Place, "Flint")]
        );
        assert_eq!(
            names("They played at Stanley Park in Saint-Aubin-sur-Loue."),
            [(Place, "Stanley Park"), (Place, "Saint-Aubin-sur-Loue")]
        );
    }

    #[test]
    fn what_is_told_once_holds_for_the_whole_text() {
        assert_eq!(
            names(
                "He works for Corvane International. On Monday Corvane said no, and Corvane left."
            ),
            [
                (Organization, "Corvane International"),
                (Organization, "Corvane"),
                (Organization, "Corvane")
            ]
        );
        assert_eq!(
            names("The ship left Skarvhol at noon. She lives in Skarvhol."),
            [(Place, "Skarvhol"), (Place, "Skarvhol")]
        );
    }

    #[test]
    fn particles_begin_a_name_at_the_start_of_a_sentence() {
        assert_eq!(
            names("It was Willem van der Hoeven. Van der Hoeven said so."),
            [(Person, "Willem van der Hoeven"), (Person, "Van der Hoeven")]
        );
    }

    #[test]
    fn works_and_events_only_when_sure() {
        assert_eq!(
            names(
                "She joined 'Morning Desk' to speak of the Vietnam War and a 'low point' in talks."
            ),
            [(Work, "Morning Desk"), (Event, "Vietnam War")]
        );
    }

    #[test]
    fn sentences_may_start_with_a_common_word() {
        assert_eq!(names("Police said nothing. Residents left. Officials wait."), []);
    }

    #[test]
    fn the_model_finds_what_no_rule_and_no_list_knows() {
        let text = "Analysts at Velmora Brightside expect profits to rise. The Orsk Tigers beat \
                    Lymfjord 3-1 on Sunday.";
        let doc = Document::read(text);
        let by_rules = by_rules(&view::View::new(&doc));
        let found = find(&doc);
        assert!(
            found.iter().any(|m| !by_rules.iter().any(|r| (r.span, r.kind) == (m.span, m.kind)))
        );
        assert!(found.iter().all(|m| !m.why.is_empty() && m.confidence < 1.0));
    }

    #[test]
    fn titles_that_the_model_takes_along_are_cut_off() {
        for (kind, name) in names("Late on Friday Dame Harriet Lowe thanked Mrs Oakes.") {
            assert_eq!(kind, Person);
            assert!(["Harriet Lowe", "Oakes"].contains(&name), "{name}");
        }
    }

    #[test]
    fn other_languages_are_left_to_the_rules() {
        let text = "Le maire de Nantes a rencontré les habitants du quartier avec son équipe. \
                    Personne ne sait ce que cela veut dire pour la ville de Rennes.";
        let doc = Document::read(text);
        let by_rules = by_rules(&view::View::new(&doc));
        assert_eq!(find(&doc), by_rules);
    }

    #[test]
    fn any_text_gives_names_in_order_without_overlaps() {
        for text in [
            "",
            "-",
            "A-",
            "al-",
            "O’",
            "The of The",
            "Ministry of",
            "X, of",
            "‘A B",
            "İ-Ş & Co., Inc., \u{301}",
        ] {
            let doc = Document::read(text);
            let found = find(&doc);
            assert!(found.windows(2).all(|m| m[0].span.end <= m[1].span.start));
        }
    }
}
