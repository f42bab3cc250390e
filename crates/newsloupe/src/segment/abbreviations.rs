//! Words that end in a full stop without ending a sentence.

use crate::lexicon::one_of;

/// What a full stop behind this lower-cased word (written without it) means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Goes before a name or number and never ends a sentence: `Dr.`, `Gen.`, `No.`
    Leads,
    /// May end a sentence too: `Inc.`, `a.m.`, `etc.`, `Jan.`
    MayEnd,
}

/// Reads the word before a full stop.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    use Abbreviation::{Leads, MayEnd};
    Some(match word {
        // Titles and ranks
        w if one_of(
            w,
            "mr mrs ms mx dr prof rev hon fr messrs mme mlle gov sen sens rep reps pres supt atty gen lt col maj capt cmdr adm sgt cpl pvt brig cpt insp det sr. st ste mt ft amb asst vs cf viz approx no nos vol pp fig art",
        ) =>
        {
            Leads
        }
        // Months, days, companies, places, others
        w if one_of(
            w,
            "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri inc corp co ltd llc plc bros jr sr esq dept univ assn ave blvd rd hwy etc al est ext ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que",
        ) =>
        {
            MayEnd
        }
        _ => return None,
    })
}

/// What must follow the full stop of a word that is too common to be read as an abbreviation
/// everywhere: `No. 3` but `he said no.`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// A number: `No. 3`, `Dec. 24`.
    Digit,
    /// A name or a number: `Gen. Dee`, `Mt. Fuji`.
    Capital,
    /// Nothing: the word is never anything else.
    Nothing,
}

/// Reads the lower-cased word before a full stop.
pub(crate) fn needs(word: &str) -> Needs {
    match word {
        w if one_of(w, "no nos art fig vol mar dec mon wed") => Needs::Digit,
        w if one_of(
            w,
            "ill la mo pa ore miss wash ind del al co fr hon pres det est mt ft ext tex gen",
        ) =>
        {
            Needs::Capital
        }
        _ => Needs::Nothing,
    }
}
