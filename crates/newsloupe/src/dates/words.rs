//! The words that an expression of time is built on, in one table.
//!
//! Nearly every token of a text is none of them, so the look-up is one hash and one compare.

use super::value::Unit;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// 1 to 12, written out.
    Month(u8),
    /// 1 to 12, cut short.
    ShortMonth(u8),
    /// 1 (Monday) to 7, written out.
    Weekday(u8),
    /// 1 to 7, cut short.
    ShortWeekday(u8),
    /// One of a unit.
    Unit(Unit),
    /// Several of a unit.
    Units(Unit),
    /// A number in words; hundred and thousand are numbers too.
    Number(u16),
    /// First to thirty-first, in words.
    Ordinal(u8),
    /// Spring 0 to winter 3.
    Season(u8),
    /// A part of the day, with its TIMEX3 letters.
    Part(&'static str),
    /// Today, yesterday, tomorrow: days from the day of publication.
    DayOff(i8),
    /// Tonight.
    Tonight,
    /// Noon, midnight: the hour.
    Hour(u8),
    /// Now, recently, soon.
    Ref(&'static str),
    /// Daily, weekly, annual.
    Often(&'static str),
    /// May be the first word of a named day.
    Name,
    /// Q1 to Q4, H1 and H2, FY: letter and number.
    Fiscal(u8, u8),
    /// A decade in words: 20 to 90.
    Nineties(u8),
    /// `period`, `quarters`, and others that the grammar looks at.
    Period,
}

use Word::{
    DayOff, Fiscal, Hour, Month, Name, Nineties, Number, Often, Ordinal, Part, Period, Ref, Season,
    ShortMonth, ShortWeekday, Tonight, Units, Weekday,
};

const fn one(unit: Unit) -> Word {
    Word::Unit(unit)
}

#[rustfmt::skip]
const WORDS: &[(&str, Word)] = &[
    ("january", Month(1)), ("february", Month(2)), ("march", Month(3)), ("april", Month(4)),
    ("may", Month(5)), ("june", Month(6)), ("july", Month(7)), ("august", Month(8)),
    ("september", Month(9)), ("october", Month(10)), ("november", Month(11)), ("december", Month(12)),
    ("jan", ShortMonth(1)), ("feb", ShortMonth(2)), ("mar", ShortMonth(3)), ("apr", ShortMonth(4)),
    ("jun", ShortMonth(6)), ("jul", ShortMonth(7)), ("aug", ShortMonth(8)), ("sep", ShortMonth(9)),
    ("sept", ShortMonth(9)), ("oct", ShortMonth(10)), ("nov", ShortMonth(11)), ("dec", ShortMonth(12)),
    ("monday", Weekday(1)), ("tuesday", Weekday(2)), ("wednesday", Weekday(3)), ("thursday", Weekday(4)),
    ("friday", Weekday(5)), ("saturday", Weekday(6)), ("sunday", Weekday(7)),
    ("mondays", Weekday(11)), ("tuesdays", Weekday(12)), ("wednesdays", Weekday(13)),
    ("thursdays", Weekday(14)), ("fridays", Weekday(15)), ("saturdays", Weekday(16)), ("sundays", Weekday(17)),
    ("mon", ShortWeekday(1)), ("tue", ShortWeekday(2)), ("tues", ShortWeekday(2)), ("wed", ShortWeekday(3)),
    ("thu", ShortWeekday(4)), ("thur", ShortWeekday(4)), ("thurs", ShortWeekday(4)),
    ("fri", ShortWeekday(5)), ("sat", ShortWeekday(6)), ("sun", ShortWeekday(7)),
    ("second", Ordinal(2)), ("seconds", Units(Unit::Second)),
    ("minute", one(Unit::Minute)), ("minutes", Units(Unit::Minute)), ("mins", Units(Unit::Minute)), ("min", Units(Unit::Minute)),
    ("hour", one(Unit::Hour)), ("hours", Units(Unit::Hour)), ("hrs", Units(Unit::Hour)),
    ("day", one(Unit::Day)), ("days", Units(Unit::Day)),
    ("weekend", one(Unit::Weekend)), ("weekends", Units(Unit::Weekend)),
    ("week", one(Unit::Week)), ("weeks", Units(Unit::Week)),
    ("fortnight", one(Unit::Fortnight)), ("fortnights", Units(Unit::Fortnight)),
    ("month", one(Unit::Month)), ("months", Units(Unit::Month)),
    ("quarter", one(Unit::Quarter)), ("quarters", Units(Unit::Quarter)),
    ("year", one(Unit::Year)), ("years", Units(Unit::Year)), ("yrs", Units(Unit::Year)),
    ("decade", one(Unit::Decade)), ("decades", Units(Unit::Decade)),
    ("century", one(Unit::Century)), ("centuries", Units(Unit::Century)),
    ("millennium", one(Unit::Millennium)), ("millennia", Units(Unit::Millennium)),
    ("period", Period), ("half", Period),
    ("one", Number(1)), ("two", Number(2)), ("three", Number(3)), ("four", Number(4)),
    ("five", Number(5)), ("six", Number(6)), ("seven", Number(7)), ("eight", Number(8)),
    ("nine", Number(9)), ("ten", Number(10)), ("eleven", Number(11)), ("twelve", Number(12)),
    ("thirteen", Number(13)), ("fourteen", Number(14)), ("fifteen", Number(15)), ("sixteen", Number(16)),
    ("seventeen", Number(17)), ("eighteen", Number(18)), ("nineteen", Number(19)), ("twenty", Number(20)),
    ("thirty", Number(30)), ("forty", Number(40)), ("fifty", Number(50)), ("sixty", Number(60)),
    ("seventy", Number(70)), ("eighty", Number(80)), ("ninety", Number(90)),
    ("hundred", Number(100)), ("thousand", Number(1000)), ("dozen", Number(12)),
    ("first", Ordinal(1)), ("third", Ordinal(3)), ("fourth", Ordinal(4)),
    ("fifth", Ordinal(5)), ("sixth", Ordinal(6)), ("seventh", Ordinal(7)), ("eighth", Ordinal(8)),
    ("ninth", Ordinal(9)), ("tenth", Ordinal(10)), ("eleventh", Ordinal(11)), ("twelfth", Ordinal(12)),
    ("thirteenth", Ordinal(13)), ("fourteenth", Ordinal(14)), ("fifteenth", Ordinal(15)),
    ("sixteenth", Ordinal(16)), ("seventeenth", Ordinal(17)), ("eighteenth", Ordinal(18)),
    ("nineteenth", Ordinal(19)), ("twentieth", Ordinal(20)), ("thirtieth", Ordinal(30)),
    ("spring", Season(0)), ("summer", Season(1)), ("autumn", Season(2)), ("fall", Season(2)),
    ("winter", Season(3)), ("springtime", Season(0)), ("summertime", Season(1)), ("wintertime", Season(3)),
    ("morning", Part("MO")), ("afternoon", Part("AF")), ("evening", Part("EV")), ("night", Part("NI")),
    ("mornings", Part("MO")), ("afternoons", Part("AF")), ("evenings", Part("EV")), ("nights", Part("NI")),
    ("overnight", Part("NI")), ("nighttime", Part("NI")), ("daytime", Part("DT")),
    ("noon", Hour(12)), ("midday", Hour(12)), ("midnight", Hour(0)),
    ("today", DayOff(0)), ("yesterday", DayOff(-1)), ("tomorrow", DayOff(1)), ("tonight", Tonight),
    ("now", Ref("PRESENT_REF")), ("currently", Ref("PRESENT_REF")), ("nowadays", Ref("PRESENT_REF")),
    ("current", Ref("PRESENT_REF")), ("presently", Ref("PRESENT_REF")), ("present", Ref("PRESENT_REF")),
    ("recently", Ref("PAST_REF")), ("recent", Ref("PAST_REF")), ("previously", Ref("PAST_REF")),
    ("formerly", Ref("PAST_REF")), ("lately", Ref("PAST_REF")),
    ("past", Ref("PAST_REF")), ("once", Ref("PAST_REF")),
    ("soon", Ref("FUTURE_REF")), ("term", Ref("FUTURE_REF")), ("time", Ref("PAST_REF")), ("future", Ref("FUTURE_REF")), ("shortly", Ref("FUTURE_REF")),
    ("daily", Often("P1D")), ("nightly", Often("P1D")), ("weekly", Often("P1W")),
    ("biweekly", Often("P2W")), ("fortnightly", Often("P2W")), ("monthly", Often("P1M")),
    ("bimonthly", Often("P2M")), ("quarterly", Often("P3M")), ("yearly", Often("P1Y")),
    ("annual", Often("P1Y")), ("annually", Often("P1Y")), ("hourly", Often("PT1H")),
    ("biannual", Often("P6M")), ("biennial", Often("P2Y")),
    ("twenties", Nineties(20)), ("thirties", Nineties(30)), ("forties", Nineties(40)),
    ("fifties", Nineties(50)), ("sixties", Nineties(60)), ("seventies", Nineties(70)),
    ("eighties", Nineties(80)), ("nineties", Nineties(90)),
    ("q1", Fiscal(b'Q', 1)), ("q2", Fiscal(b'Q', 2)), ("q3", Fiscal(b'Q', 3)), ("q4", Fiscal(b'Q', 4)),
    ("h1", Fiscal(b'H', 1)), ("h2", Fiscal(b'H', 2)), ("fy", Fiscal(b'F', 0)), ("fiscal", Fiscal(b'f', 0)),
    ("christmas", Name), ("xmas", Name), ("easter", Name), ("good", Name), ("ash", Name), ("palm", Name),
    ("pentecost", Name), ("whit", Name), ("thanksgiving", Name), ("black", Name), ("cyber", Name),
    ("halloween", Name), ("independence", Name), ("labor", Name), ("labour", Name), ("memorial", Name),
    ("veterans", Name), ("presidents", Name), ("martin", Name), ("mlk", Name), ("columbus", Name),
    ("valentine", Name), ("valentines", Name), ("new", Name), ("election", Name), ("super", Name),
    ("boxing", Name), ("bastille", Name), ("juneteenth", Name), ("remembrance", Name),
    ("armistice", Name), ("anzac", Name), ("australia", Name), ("canada", Name), ("giving", Name),
    ("mother", Name), ("father", Name), ("earth", Name), ("st", Name), ("all", Name),
    ("guy", Name), ("bonfire", Name), ("inauguration", Name), ("ve", Name), ("v-e", Name),
    ("d", Name), ("epiphany", Name), ("maundy", Name), ("ascension", Name), ("groundhog", Name),
    ("shrove", Name), ("indigenous", Name), ("tax", Name), ("international", Name),
    ("patriot", Name), ("leap", Name), ("burns", Name), ("flag", Name), ("mardi", Name),
];

const SLOTS: usize = 1024;
static TABLE: [u16; SLOTS] = table();

const fn hash(word: &[u8]) -> usize {
    let mut h: u32 = 0x811c_9dc5;
    let mut i = 0;
    while i < word.len() {
        h = (h ^ word[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    ((h ^ (h >> 15)) as usize) % SLOTS
}

const fn table() -> [u16; SLOTS] {
    let mut table = [0; SLOTS];
    let mut i = 0;
    while i < WORDS.len() {
        let mut slot = hash(WORDS[i].0.as_bytes());
        while table[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = i as u16 + 1;
        i += 1;
    }
    table
}

/// What a lower-cased word is, with or without the full stop of an abbreviation.
pub(super) fn word(lower: &str) -> Option<Word> {
    if lower.len() > 13 {
        return None;
    }
    let lower = lower.strip_suffix('.').unwrap_or(lower);
    let mut slot = hash(lower.as_bytes());
    loop {
        let (word, class) = WORDS[usize::from(TABLE[slot].checked_sub(1)?)];
        if word == lower {
            return Some(class);
        }
        slot = (slot + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        for (text, _) in WORDS {
            assert!(word(text).is_some() || text.ends_with('.'), "{text}");
        }
        assert_eq!(word("sept."), Some(ShortMonth(9)));
        assert_eq!(word("marching"), None);
    }
}
