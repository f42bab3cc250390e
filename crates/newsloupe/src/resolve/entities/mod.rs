//! Groups mentions that name the same person, organization or place.
//!
//! Every spelling is brought to one form ([`spelling`]), equal forms are one name, and names are
//! joined where one is short for the other: a family name, an abbreviation, a name without its
//! country. A family name that two people share goes to the one who was named last.

mod gender;
mod roles;
mod spelling;

use crate::document::Document;
use crate::lexicon::{key, longer_key, numbered_key};
use crate::names::{Mention, NameKind};
use crate::span::Span;
use crate::table::Table;
use serde::{Deserialize, Serialize};
use spelling::Name;

/// Somebody or something that is named, perhaps several times.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// Its fullest name in the text.
    pub name: String,
    /// What the text says that it is ("head of Hamas"), where it says it.
    pub roles: Vec<Span>,
    /// From pronouns in the text alone.
    pub gender: Gender,
    /// Its mentions, as indices.
    pub mentions: Vec<usize>,
}

/// Which pronouns the text uses for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// `she`, `her`
    She,
    /// `he`, `his`
    He,
    /// The text does not say.
    #[default]
    Unknown,
}

/// The entities in order of first mention, and for each mention the entity that it names.
pub(super) fn group(doc: &Document<'_>, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
    let (names, name_of) = distinct(doc, mentions);
    let mut joined = Joined::new(names.len());
    join_people(&names, &mut joined);
    join_organizations(doc, mentions, &names, &name_of, &mut joined);
    join_places(&names, &mut joined);

    let root_of = settle_short_names(mentions, &names, &name_of, &mut joined);
    let mut entities: Vec<Entity> = Vec::new();
    let mut entity_of_root: Vec<Option<usize>> = vec![None; names.len()];
    let mut entity_of_mention = Vec::with_capacity(mentions.len());
    for (m, root) in root_of.into_iter().enumerate() {
        let id = *entity_of_root[root].get_or_insert_with(|| {
            entities.push(Entity {
                kind: mentions[m].kind,
                name: String::new(),
                roles: Vec::new(),
                gender: Gender::Unknown,
                mentions: Vec::new(),
            });
            entities.len() - 1
        });
        entities[id].mentions.push(m);
        entity_of_mention.push(id);
    }
    for entity in &mut entities {
        entity.name = fullest(doc, mentions, entity);
        if entity.kind == NameKind::Person {
            entity.roles = roles::find(doc, mentions, &entity.mentions);
        }
    }
    gender::read(doc, mentions, &entity_of_mention, &mut entities);
    (entities, entity_of_mention)
}

/// The distinct names, and for each mention the index of its own.
fn distinct(doc: &Document<'_>, mentions: &[Mention]) -> (Vec<Name>, Vec<usize>) {
    let mut names: Vec<Name> = Vec::new();
    let mut by_words: Table<usize> = Table::default();
    let mut by_form: Table<usize> = Table::default();
    let mut name_of = Vec::with_capacity(mentions.len());
    for m in mentions {
        let words = doc.words(m.span);
        let written = numbered_key(key(words), m.kind as usize);
        let id = by_words.get(written).copied().unwrap_or_else(|| {
            let name = Name::read(words, m.kind);
            let id = *by_form.entry(numbered_key(key(&name.form), m.kind as usize), names.len());
            if id == names.len() {
                names.push(name);
            }
            *by_words.entry(written, id)
        });
        name_of.push(id);
    }
    (names, name_of)
}

/// Which names are one: a forest in which each points towards the first of its group.
struct Joined(Vec<usize>);

impl Joined {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.0[i] != i {
            self.0[i] = self.0[self.0[i]];
            i = self.0[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// `Joe Biden`, `Joseph R. Biden`: the same given name (or its short form) and family name.
fn join_people(names: &[Name], joined: &mut Joined) {
    let mut by_ends = Table::default();
    for (i, name) in names.iter().enumerate() {
        if name.kind != NameKind::Person || name.words.len() < 2 {
            continue;
        }
        joined.join(i, *by_ends.entry(longer_key(key(name.first()), name.last()), i));
    }
}

fn join_organizations(
    doc: &Document<'_>,
    mentions: &[Mention],
    names: &[Name],
    name_of: &[usize],
    joined: &mut Joined,
) {
    let is = |n: &Name| n.kind == NameKind::Organization;
    // An abbreviation in brackets behind its long form, or the other way round.
    let mut bracketed = vec![false; names.len()];
    for (m, pair) in mentions.windows(2).enumerate() {
        let between = &doc.text[pair[0].span.end as usize..pair[1].span.start as usize];
        let (a, b) = (name_of[m], name_of[m + 1]);
        let closed = doc.text[pair[1].span.end as usize..].starts_with(')');
        if between.trim() == "("
            && closed
            && pair[0].kind == pair[1].kind
            && (names[a].is_abbreviation || names[b].is_abbreviation)
        {
            joined.join(a, b);
            bracketed[if names[a].is_abbreviation { a } else { b }] = true;
        }
    }
    // By initials, and by what is left without the country (or body) in front.
    let mut by_initials = Table::default();
    let mut by_rest = Table::default();
    let mut by_sort = Table::default();
    // `the Examiner` is the Capital Examiner where no other name ends so.
    let mut by_last = Table::default();
    for (i, name) in names.iter().enumerate() {
        if !is(name) || name.words.len() < 2 {
            continue;
        }
        for initials in &name.initials {
            once(&mut by_initials, initials, i);
        }
        if let Some(rest) = name.without_owner() {
            once(&mut by_rest, rest, i);
        }
        for rest in name.without_sort() {
            once(&mut by_sort, rest, i);
        }
        once(&mut by_last, name.last(), i);
    }
    for (i, name) in names.iter().enumerate() {
        if !is(name) {
            continue;
        }
        if name.is_abbreviation && !bracketed[i] {
            if let Some(Some(long)) = by_initials.get(key(&name.form)) {
                joined.join(i, *long);
            }
        } else if let Some(Some(long)) = by_rest.get(key(&name.form)) {
            joined.join(i, *long);
        } else if let Some(Some(long)) = by_sort.get(key(&name.form)) {
            joined.join(i, *long);
        } else if let Some(Some(long)) = by_last.get(key(&name.form)) {
            joined.join(i, *long);
        }
    }
}

/// Keeps an entry only while one name alone claims it.
fn once(table: &mut Table<Option<usize>>, words: &str, i: usize) {
    let first = !table.contains(key(words));
    table.insert(key(words), first.then_some(i));
}

/// `Washington` is the capital where the text also says `Washington, D.C.`
fn join_places(names: &[Name], joined: &mut Joined) {
    let find = |form: &str| names.iter().position(|n| n.kind == NameKind::Place && n.form == form);
    for (short, long) in [("washington", "washington dc"), ("gaza", "gaza strip")] {
        if let (Some(a), Some(b)) = (find(short), find(long)) {
            joined.join(a, b);
        }
    }
}

/// For each mention the root of its name; a person's short name goes to the full name that was
/// last seen to end (or begin) with it, or, before any was, to the first one that does.
fn settle_short_names(
    mentions: &[Mention],
    names: &[Name],
    name_of: &[usize],
    joined: &mut Joined,
) -> Vec<usize> {
    let mut first = Table::default();
    for (i, name) in names.iter().enumerate() {
        if name.kind == NameKind::Person {
            for short in name.short_forms() {
                first.entry(key(short), i);
            }
        }
    }
    let mut given = Table::default();
    for (i, name) in names.iter().enumerate() {
        if name.kind == NameKind::Person && name.words.len() > 1 {
            let root = joined.root(i);
            let only = given.entry(key(&name.words[0]), Some(root));
            if *only != Some(root) {
                *only = None;
            }
        }
    }
    let mut latest = Table::default();
    let mut roots = Vec::with_capacity(mentions.len());
    for (m, mention) in mentions.iter().enumerate() {
        let i = name_of[m];
        let name = &names[i];
        if mention.kind != NameKind::Person {
            roots.push(joined.root(i));
            continue;
        }
        let full = latest.get(key(name.short())).or_else(|| first.get(key(name.short()))).copied();
        let root = match full {
            Some(full) if full != i => joined.root(full),
            _ if name.words.len() == 1 => match given.get(key(&name.form)) {
                Some(Some(full)) => joined.root(*full),
                _ => joined.root(i),
            },
            _ => joined.root(i),
        };
        if name.words.len() > 1 {
            for short in name.short_forms() {
                latest.insert(key(short), i);
            }
        }
        roots.push(root);
    }
    roots
}

/// The fullest of an entity's spellings, the first of equals; never all in capitals if it can be
/// helped.
fn fullest(doc: &Document<'_>, mentions: &[Mention], entity: &Entity) -> String {
    let mut best: Option<(bool, usize, &str)> = None;
    for &m in &entity.mentions {
        let words = doc.words(mentions[m].span);
        let long = words.chars().filter(|c| c.is_alphabetic()).count();
        let shouted = long > 4 && !words.chars().any(char::is_lowercase);
        let rank = (!shouted, if entity.kind == NameKind::Group { 0 } else { long }, words);
        if best.is_none_or(|b| (rank.0, rank.1) > (b.0, b.1)) {
            best = Some(rank);
        }
    }
    let Some((calm, _, words)) = best else { return String::new() };
    if calm { spelling::one_line(words) } else { spelling::calm(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(text: &str) -> Vec<(String, usize)> {
        let doc = Document::read(text);
        let mentions = crate::names::find(&doc);
        let (entities, _) = group(&doc, &mentions);
        entities.into_iter().map(|e| (e.name, e.mentions.len())).collect()
    }

    #[test]
    fn short_names_join_the_full_one() {
        assert_eq!(
            entities(
                "Ann Kelly met Bashar al-Assad. Kelly left; Assad and al-Assad's aides stayed. Ann slept."
            ),
            [("Ann Kelly".to_owned(), 3), ("Bashar al-Assad".to_owned(), 3)]
        );
    }

    #[test]
    fn people_who_share_a_family_name_stay_apart() {
        assert_eq!(
            entities(
                "Hillary Clinton spoke. Clinton sat. Then Bill Clinton came. Clinton laughed."
            ),
            [("Hillary Clinton".to_owned(), 2), ("Bill Clinton".to_owned(), 2)]
        );
    }

    #[test]
    fn bodies_are_known_by_initials_and_without_their_owner() {
        assert_eq!(
            entities(
                "The U.N. Security Council met. The Security Council, unlike Iran's Supreme National Security Council (SNSC), voted. The SNSC waits."
            ),
            [
                ("U.N. Security Council".to_owned(), 2),
                ("Iran".to_owned(), 1),
                ("Supreme National Security Council".to_owned(), 3)
            ]
        );
    }

    #[test]
    fn roles_and_gender_come_from_the_text() {
        let text = "Ismail Haniyeh, head of Hamas, spoke. State Department spokesperson Matthew Miller left. He slept.";
        let doc = Document::read(text);
        let mentions = crate::names::find(&doc);
        let (entities, _) = group(&doc, &mentions);
        let roles = |name: &str| {
            let e = entities.iter().find(|e| e.name == name).expect("is named");
            (e.roles.iter().map(|r| r.of(text)).collect::<Vec<_>>(), e.gender)
        };
        assert_eq!(roles("Ismail Haniyeh"), (vec!["head of Hamas"], Gender::Unknown));
        assert_eq!(roles("Matthew Miller"), (vec!["State Department spokesperson"], Gender::He));
    }
}
