//! Names of the months in the languages whose papers are pasted most, for the lines that say when
//! an article was published.

use crate::lexicon::key;
use crate::table::Table;
use std::sync::LazyLock;

#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro",
      "januari", "januar", "tammikuuta", "tammikuu", "stycznia", "styczeń", "ledna", "leden", "января", "январь",
      "січня", "ocak", "ianuarie", "január", "ιανουαρίου", "يناير", "januára", "siječnja", "януари", "janúar", "tháng1"],
    &["february", "feb", "februar", "février", "févr", "fév", "febrero", "febbraio", "febb", "fevereiro", "fev",
      "februari", "helmikuuta", "helmikuu", "lutego", "luty", "února", "únor", "февраля", "февраль", "лютого",
      "şubat", "februarie", "február", "φεβρουαρίου", "فبراير", "februára", "veljače", "февруари"],
    &["march", "mar", "märz", "mär", "mars", "marzo", "março", "maart", "mrt", "marts", "maaliskuuta",
      "maaliskuu", "marca", "marzec", "března", "březen", "марта", "март", "березня", "mart", "martie",
      "március", "μαρτίου", "مارس", "ožujka"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "huhtikuuta", "huhtikuu", "kwietnia", "kwiecień",
      "dubna", "duben", "апреля", "апрель", "квітня", "nisan", "aprilie", "április", "απριλίου", "أبريل", "ابريل",
      "travnja", "април", "apríla"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "toukokuuta", "toukokuu", "maja", "května",
      "květen", "мая", "май", "травня", "mayıs", "május", "μαΐου", "مايو", "svibnja", "mája"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "kesäkuuta", "kesäkuu", "czerwca",
      "czerwiec", "června", "červen", "июня", "июнь", "червня", "haziran", "iunie", "június", "ιουνίου", "يونيو",
      "lipnja", "юни", "júna"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "heinäkuuta", "heinäkuu",
      "lipca", "lipiec", "července", "červenec", "июля", "июль", "липня", "temmuz", "iulie", "július", "ιουλίου",
      "يوليو", "srpnja", "юли", "júla"],
    &["august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti", "elokuuta", "elokuu", "sierpnia",
      "sierpień", "srpna", "srpen", "августа", "август", "серпня", "ağustos", "augusztus", "αυγούστου",
      "أغسطس", "اغسطس", "kolovoza", "augusta"],
    &["september", "sept", "sep", "septembre", "septiembre", "settembre", "sett", "set", "setembro", "syyskuuta",
      "syyskuu", "września", "wrzesień", "září", "сентября", "сентябрь", "вересня", "eylül", "septembrie",
      "szeptember", "σεπτεμβρίου", "سبتمبر", "rujna", "септември", "septembra"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "lokakuuta",
      "lokakuu", "października", "październik", "října", "říjen", "октября", "октябрь", "жовтня", "ekim",
      "octombrie", "október", "οκτωβρίου", "أكتوبر", "اكتوبر", "listopada", "октомври", "októbra"],
    &["november", "nov", "novembre", "noviembre", "novembro", "marraskuuta", "marraskuu", "listopad",
      "листопада", "ноября", "ноябрь", "kasım", "noiembrie", "νοεμβρίου", "نوفمبر", "studenoga", "ноември",
      "novembra", "studenog"],
    &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro",
      "desember", "des", "joulukuuta", "joulukuu", "grudnia", "grudzień", "prosince", "prosinec", "декабря",
      "декабрь", "грудня", "aralık", "decembrie", "δεκεμβρίου", "ديسمبر", "prosinca", "декември", "decembra"],
];

/// Every name with its number. Every word of a line is looked up, so this is no search.
static NAMES: LazyLock<Table<u8>> = LazyLock::new(|| {
    let mut names = Table::default();
    for (month, all) in (1..).zip(MONTHS) {
        for name in all {
            // The first month that has a name keeps it.
            names.entry(key(name), month);
        }
    }
    names
});

/// 1 to 12, for a lower-cased name of a month, with or without a full stop.
pub(super) fn month(lower: &str) -> Option<u8> {
    let name = lower.strip_suffix('.').unwrap_or(lower);
    NAMES.get(key(name)).copied()
}
