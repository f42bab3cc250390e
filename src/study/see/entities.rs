//! Who and what is named: every name with the forms in which it stands, its roles and its places.

use super::{Way, kind_at};
use crate::state::article::Article;
use crate::state::order::{in_order, most};
use crate::state::words::short;
use newsloupe::anatomy::BlockKind;
use newsloupe::names::NameKind;

/// Somebody or something named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The index of its entity in the report.
    pub entity: usize,
    /// Its fullest form.
    pub name: String,
    /// Its other forms, in order of appearance.
    pub variants: Vec<String>,
    /// What the text says that it is, in order.
    pub roles: Vec<String>,
    /// Where it stands, in order.
    pub places: Vec<Way>,
    /// For each place how far into the text it is, 0 to 1000.
    pub along: Vec<u32>,
}

/// A group of names: its kind, or `None` for those outside the story alone.
pub type NamedGroup = (Option<NameKind>, Vec<Named>);

/// The kinds, in order.
const KINDS: [NameKind; 6] = [
    NameKind::Person,
    NameKind::Organization,
    NameKind::Place,
    NameKind::Group,
    NameKind::Event,
    NameKind::Work,
];

/// Names by kind, most often named first. Names that stand outside the story alone (in the byline,
/// a credit, a promo) come last.
pub fn named(article: &Article) -> Vec<NamedGroup> {
    let mut groups: Vec<NamedGroup> = KINDS.iter().map(|k| (Some(*k), Vec::new())).collect();
    groups.push((None, Vec::new()));
    let whole = article.text.len().max(1) as u64;
    for (id, entity) in article.report.entities.iter().enumerate() {
        let mut places = Vec::new();
        let mut along = Vec::new();
        let mut variants: Vec<String> = Vec::new();
        let mut in_story = false;
        for mention in entity.mentions.iter().filter_map(|m| article.report.mentions.get(*m)) {
            let Some(span) = article.at(mention.span).filter(|s| !s.is_empty()) else { continue };
            let form = short(span.of(&article.text), 60);
            if form != entity.name && !variants.contains(&form) && variants.len() < 12 {
                variants.push(form);
            }
            in_story |= kind_at(article, span.start)
                .is_some_and(|k| k.is_story() && k != BlockKind::Credit);
            along.push((u64::from(span.start) * 1000 / whole) as u32);
            places.push(Way { span, words: String::new() });
        }
        if places.is_empty() {
            continue;
        }
        let kind = KINDS.iter().position(|k| *k == entity.kind);
        let group = kind.filter(|_| in_story).unwrap_or(KINDS.len());
        let roles = entity.roles.iter().map(|r| short(r, 70)).collect();
        let name = entity.name.clone();
        groups[group].1.push(Named { entity: id, name, variants, roles, places, along });
    }
    for (_, names) in &mut groups {
        *names = in_order(std::mem::take(names), |n| most(n.places.len()));
    }
    groups.retain(|(_, names)| !names.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    #[test]
    fn a_name_has_its_forms_and_its_places() {
        let article = read(
            "Ostby mill closes\n\nBy Ida Brandt\n\nMayor Lena Holm said on Monday that the mill in Ostby would \
             close. Holm, who owns a boat, said Ostby would manage. “We will,” Ms. Holm said.",
        );
        let groups = named(&article);
        let (_, people) = groups.iter().find(|(k, _)| *k == Some(NameKind::Person)).unwrap();
        assert_eq!(people[0].name, "Lena Holm");
        assert!(people[0].variants.contains(&"Holm".to_owned()));
        assert!(people[0].places.len() >= 3 && people[0].along.is_sorted());
        let outside = groups.last().unwrap();
        assert_eq!(outside.0, None);
        assert_eq!(outside.1[0].name, "Ida Brandt");
    }
}
