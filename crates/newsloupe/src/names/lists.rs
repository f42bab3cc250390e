//! The word lists that names are read by, each a plain text file under `data/names/`.
//!
//! Two tables: what single words may be ([`words`], a set of flags each), and names and titles of
//! one or more words ([`listed`], [`titles`]). Both are built once, at the first text.

use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::{Phrases, lines};
use crate::names::NameKind;
use std::sync::OnceLock;

/// What a word may be, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Flags(u32);

impl Flags {
    /// A given name.
    pub(crate) const GIVEN: Self = Self(1);
    /// A family name.
    pub(crate) const FAMILY: Self = Self(1 << 1);
    /// A common noun for a person: `spokesman`, `widow`.
    pub(crate) const ROLE: Self = Self(1 << 2);
    /// Ends organization names: `Ministry`, `Inc.`
    pub(crate) const ORG_HEAD: Self = Self(1 << 3);
    /// An organization head that may go on with "of".
    pub(crate) const ORG_OF: Self = Self(1 << 4);
    /// Ends place names: `River`, `County`.
    pub(crate) const PLACE_HEAD: Self = Self(1 << 5);
    /// A place head that may go on with "of".
    pub(crate) const PLACE_OF: Self = Self(1 << 6);
    /// Begins place names: `Mount`, `Fort`.
    pub(crate) const PLACE_LEAD: Self = Self(1 << 7);
    /// Ends event names.
    pub(crate) const EVENT_HEAD: Self = Self(1 << 8);
    /// Ends names of laws and treaties.
    pub(crate) const WORK_HEAD: Self = Self(1 << 9);
    /// Months, days, clocks.
    pub(crate) const CALENDAR: Self = Self(1 << 10);
    /// Written with a capital and no name.
    pub(crate) const NOISE: Self = Self(1 << 11);
    /// A common word.
    pub(crate) const COMMON: Self = Self(1 << 12);
    /// An article, a pronoun, a preposition, a conjunction, an adverb: begins no name.
    pub(crate) const FUNCTION: Self = Self(1 << 13);
    /// Stands in small letters inside a person's name: `de`, `bin`.
    pub(crate) const PARTICLE: Self = Self(1 << 14);
    /// A verb of speech.
    pub(crate) const SPEECH: Self = Self(1 << 15);
    /// `Jr.`, `III`
    pub(crate) const SUFFIX: Self = Self(1 << 16);
    /// A common noun for a place: `city`, `province`.
    pub(crate) const PLACE_NOUN: Self = Self(1 << 17);
    /// A common noun for an organization: `company`, `newspaper`.
    pub(crate) const ORG_NOUN: Self = Self(1 << 18);
    /// A common noun for a book, a film, a programme.
    pub(crate) const WORK_NOUN: Self = Self(1 << 19);

    /// Whether any flag of `other` is set.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// A word that begins names of organizations: `FC`, `National`.
    pub(crate) const ORG_LEAD: Self = Self(1 << 20);

    /// The set as a number.
    pub(crate) const fn bits(self) -> u64 {
        self.0 as u64
    }

    /// Both sets.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A name that stands in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// What it names.
    pub(crate) kind: NameKind,
    /// Whether it is a name only in capitals (`WHO`, `IS`).
    pub(crate) caps_only: bool,
}

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!("../../data/names/", $name, ".txt"))
    };
}

const FUNCTION: &str = "the a an this that these those he she it they we i you him her his hers its their our my your me us \
them who whom whose which what when where why how if then than but and or nor so yet for of in on at by to from with \
without within into onto upon over under above below between among amid after before since until till while during \
about against across along around as because although though unless whether whereas not no never neither either both \
all any some many most much more few several each every another other others such same own only just even also too \
very still already again once twice now here there today yesterday tomorrow tonight meanwhile however therefore thus \
hence moreover furthermore nevertheless nonetheless instead otherwise perhaps maybe indeed further later earlier \
recently currently previously finally first second third last next is are was were be been being am do does did has \
have had having will would shall should can could may might must let don't doesn't didn't isn't aren't wasn't weren't \
won't wouldn't can't couldn't i'm i've i'll it's that's there's he's she's they're we're you're what's let's according \
despite like unlike given thanks due yes oh well ok please hello hi one two three four five six seven eight nine ten \
dozens hundreds thousands millions nearly almost about roughly some thereafter besides elsewhere everyone everybody \
someone somebody nobody nothing something everything anyone anything it’s that’s don’t i’m he’s";
const PARTICLES: &str = "de del della da das do dos di du van von der den ter ten bin ibn bint ben al el la le ul ud \
ur uz ez as ash at zu y e abu lo af";
const SPEECH: &str = "said says say told tells added adds asked asks replied argued argues warned warns claimed claims \
insisted insists explained explains noted notes stated states wrote writes tweeted recalled announced stressed \
commented responded answered admitted acknowledged declared denied complained concluded testified thinks believes \
reported reports confirmed observed continued predicted urged promised suggested joked";
const SUFFIXES: &str = "jr sr ii iii iv vi vii viii ix xii xiii xiv xvi";
const PLACE_NOUNS: &str = "city town village province district region state capital port island river county suburb \
neighborhood neighbourhood municipality area airport lake mountain valley prefecture governorate hamlet settlement \
territory peninsula oblast border coast desert refugee camp outskirts downtown";
const ORG_NOUNS: &str = "company firm party group newspaper agency magazine network organisation organization militia \
airline bank bureau club team daily weekly channel website radio television broadcaster coalition movement startup \
conglomerate corporation retailer manufacturer carmaker outlet tabloid charity foundation nonprofit ngo institute \
university federation union consortium carrier operator publisher newsroom think-tank watchdog lobby brand giant \
maker unit subsidiary station cartel gang shareholders employees fans supporters shares stock insurgents militants";
const ORG_LEADS: &str = "fc afc ac sc cf rc radio national international federal royal european interstate \
inter-american pan-african grupo banco banque compagnie société sociedad ligue liga associazione fundación";
const WORK_NOUNS: &str = "book novel film movie show series song album programme program play musical poem essay \
documentary memoir sitcom podcast single drama comedy opera magazine column titled entitled called host hosts anchor \
joined episode starring painting trilogy bestseller novella";

/// What single words may be, by their lower case, without a closing full stop.
pub(crate) fn words() -> &'static Phrases<Flags> {
    static WORDS: OnceLock<Phrases<Flags>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut all = Phrases::empty();
        let mut add = |word: &str, flag: Flags| {
            all.add(word.trim_end_of("."), flag, Flags::with);
        };
        for (file, flag) in [
            (data!("given_names"), Flags::GIVEN),
            (data!("surnames"), Flags::FAMILY),
            (data!("roles"), Flags::ROLE),
            (data!("organization_heads"), Flags::ORG_HEAD),
            (data!("place_heads"), Flags::PLACE_HEAD),
            (data!("place_leads"), Flags::PLACE_LEAD),
            (data!("event_heads"), Flags::EVENT_HEAD),
            (data!("work_heads"), Flags::WORK_HEAD),
            (data!("calendar"), Flags::CALENDAR),
            (data!("not_names"), Flags::NOISE),
            (data!("common_words"), Flags::COMMON),
        ] {
            for (word, about) in lines(file) {
                add(word, flag);
                // The last part of a double name is one too.
                if about == "of" {
                    let of = if flag == Flags::ORG_HEAD { Flags::ORG_OF } else { Flags::PLACE_OF };
                    add(word, of);
                }
            }
        }
        for (list, flag) in [
            (FUNCTION, Flags::FUNCTION),
            (PARTICLES, Flags::PARTICLE),
            (SPEECH, Flags::SPEECH),
            (SUFFIXES, Flags::SUFFIX),
            (PLACE_NOUNS, Flags::PLACE_NOUN),
            (ORG_NOUNS, Flags::ORG_NOUN),
            (WORK_NOUNS, Flags::WORK_NOUN),
            (ORG_LEADS, Flags::ORG_LEAD),
        ] {
            for word in list.split_whitespace() {
                add(word, flag);
            }
        }
        all
    })
}

/// Names that are known by a list.
pub(crate) fn listed() -> &'static Phrases<Listed> {
    static NAMES: OnceLock<Phrases<Listed>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let files = [
            (data!("works"), NameKind::Work),
            (data!("events"), NameKind::Event),
            (data!("famous_people"), NameKind::Person),
            (data!("organizations"), NameKind::Organization),
            (data!("groups"), NameKind::Group),
            (data!("places"), NameKind::Place),
        ];
        Phrases::new(files.into_iter().flat_map(|(file, kind)| {
            lines(file).map(move |(name, _)| {
                let letters = || name.chars().filter(|c| c.is_alphabetic());
                let caps_only = !name.contains(' ')
                    && letters().count() > 1
                    && letters().count() < 6
                    && letters().all(char::is_uppercase);
                (name, Listed { kind, caps_only })
            })
        }))
    })
}

/// Titles, ranks and offices that stand before a name.
pub(crate) fn titles() -> &'static Phrases<()> {
    static TITLES: OnceLock<Phrases<()>> = OnceLock::new();
    TITLES.get_or_init(|| Phrases::parse(data!("titles"), |_| ()))
}

/// How many tokens of a title stand at `i`, or 0. The lists leave out the full stop of `Gen.`
pub(crate) fn title(doc: &Document<'_>, i: usize) -> usize {
    if let Some((n, ())) = titles().longest(doc, i) {
        return n;
    }
    let word = doc.lower(i);
    let bare = word.trim_end_of(".");
    usize::from(bare != word && titles().word(bare).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_several_things() {
        let may = |word: &str, flag: Flags| words().word(word).is_some_and(|f| f.any(flag));
        assert!(may("brown", Flags::FAMILY) && may("brown", Flags::COMMON));
        assert!(may("ministry", Flags::ORG_HEAD) && may("ministry", Flags::ORG_OF));
        assert!(!may("tehran", Flags::COMMON) && may("the", Flags::FUNCTION));
    }

    #[test]
    fn no_list_holds_a_tab_or_an_empty_name() {
        for file in [data!("places"), data!("organizations"), data!("groups"), data!("titles")] {
            assert!(lines(file).all(|(name, about)| !name.is_empty() && about.is_empty()));
        }
    }
}
