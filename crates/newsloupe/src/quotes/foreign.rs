//! Speech in articles that are not in English: the few reporting words of French, German, Spanish
//! and Italian that stand right behind a marked stretch, or a `selon`, `laut` before it.
//!
//! No grammar of these languages is tried: only a stretch between marks, a word of the list, and
//! the name or phrase behind it.

use super::outline::{Class, Outline};
use crate::document::Document;
use crate::lexicon::one_of;
use std::ops::Range;

/// Whether the article is likely in another language, by its small words.
pub(super) fn is_foreign(doc: &Document<'_>) -> bool {
    const ENOUGH: usize = 600;
    let (mut english, mut foreign) = (0, 0);
    for i in 0..doc.tokens.len().min(ENOUGH) {
        match doc.lower(i) {
            w if one_of(w, "the of and to that was with") => english += 1,
            w if one_of(
                w,
                "le la les des du et est une der die das und ist den ein eine el los las que y il di che è",
            ) =>
            {
                foreign += 1;
            }
            _ => {}
        }
    }
    foreign > 2 * english && foreign > 2
}

/// Who speaks the stretch at element `e` of the clause `within`.
pub(super) fn source(
    outline: &Outline<'_, '_>,
    within: &Range<usize>,
    e: usize,
) -> Option<Range<usize>> {
    // `« … », affirme Ann Lee`, `„…“, so die Sprecherin`, `« … », a déclaré le maire`
    let mut k = e + 1;
    while outline.class(k) == Class::Comma {
        k += 1;
    }
    if one_of(outline.lower(k), "a avait ha hat") && says(outline.lower(k + 1)) {
        k += 1;
    }
    if k < within.end && says(outline.lower(k)) {
        return phrase(outline, k + 1, within.end);
    }
    // `Selon le maire, « … »`
    let opens = one_of(outline.lower(within.start), "selon pour laut según segun secondo");
    if opens && e > within.start + 1 {
        return phrase(outline, within.start + 1, e);
    }
    None
}

/// A name, or an article and what follows it up to a comma.
fn phrase(outline: &Outline<'_, '_>, start: usize, high: usize) -> Option<Range<usize>> {
    const MOST: usize = 7;
    let mut e = start;
    let name = outline.class(e) == Class::Name && !is_article(outline.lower(e));
    while e < high && e < start + MOST {
        match outline.class(e) {
            Class::Comma
            | Class::Stop
            | Class::Quote
            | Class::Colon
            | Class::Semicolon
            | Class::Dash => break,
            Class::Name | Class::Hyphen => {}
            _ if !name => {}
            // `Jean de la Tour`, but `Ann Lee der Zeitung`
            _ if one_of(outline.lower(e), "de du la von van del di") => {}
            _ => break,
        }
        e += 1;
    }
    while name && e > start && outline.class(e - 1) != Class::Name {
        e -= 1;
    }
    (e > start).then_some(start..e)
}

fn is_article(lower: &str) -> bool {
    one_of(lower, "le la der die das el il")
}

/// A reporting word, in the forms that stand behind speech.
fn says(lower: &str) -> bool {
    matches!(
        lower,
        // French
        "affirme" | "affirmé" | "ajoute" | "ajouté" | "annonce" | "annoncé" | "assure" | "assuré"
            | "avertit" | "confie" | "confié" | "conclut" | "déclare" | "déclaré" | "dénonce"
            | "dénoncé" | "dit" | "estime" | "estimé" | "explique" | "expliqué" | "insiste"
            | "lance" | "lancé" | "martèle" | "note" | "poursuit" | "précise" | "précisé"
            | "prévient" | "promet" | "raconte" | "raconté" | "rappelle" | "regrette" | "répète"
            | "répond" | "répondu" | "résume" | "soupire" | "sourit" | "souligne" | "souligné"
            | "témoigne"
            // German
            | "sagt" | "sagte" | "erklärt" | "erklärte" | "betont" | "betonte" | "meint"
            | "meinte" | "berichtet" | "berichtete" | "ergänzt" | "ergänzte" | "erzählt"
            | "erzählte" | "fordert" | "forderte" | "kritisiert" | "kritisierte" | "schreibt"
            | "schrieb" | "so" | "warnt" | "warnte" | "zitiert"
            // Spanish
            | "dice" | "dijo" | "afirma" | "afirmó" | "agregó" | "añade" | "añadió" | "aseguró"
            | "declaró" | "explica" | "explicó" | "señaló" | "subrayó" | "advirtió"
            // Italian
            | "detto" | "dichiarato" | "spiega" | "spiegato" | "aggiunge" | "aggiunto"
    )
}
