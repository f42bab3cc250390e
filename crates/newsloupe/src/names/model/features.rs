//! What the model sees of each word: numbers, one for each thing that may tell a name.
//!
//! A thing that tells (the word, its shape, the word before the run of capitals, what a list or the
//! rules say) is hashed with the number of its template to 24 bits. Training and reading use this
//! one file, so they see the same.

#![allow(clippy::cast_possible_wrap, clippy::many_single_char_names)] // texts are under 4 GB; w, c, s stand for word, class, shape

use super::clusters::Clusters;
use super::gazetteer::{self, Entry, Gazetteer};
use super::{Label, OUTSIDE};
use crate::anatomy::BlockKind;
use crate::cut::Cut;
use crate::lexicon::{key, longer_key};
use crate::names::Mention;
use crate::names::lists::{self, Flags};
use crate::names::view::{Case, View};
use crate::segment::{Shape, Token, TokenKind};
use crate::table::Table;
use std::ops::Range;

/// Bits of a feature's number.
pub(super) const BITS: u32 = 24;

/// The most words between two capitals that are read along with them.
const BRIDGE: usize = 3;

/// The longest stretch of capitals that is read as one run.
const LONGEST_RUN: usize = 20;

/// A document as the model reads it.
pub(super) struct Reader<'v, 'd, 't> {
    view: &'v View<'d, 't>,
    clusters: &'static Clusters,
    /// One for each token: its key, digits as noughts.
    words: Vec<u64>,
    /// One for each token: what the rules say.
    rules: Vec<Rule>,
    /// One for each token: see [`listed`].
    listed: Vec<u8>,
    gazetteer: &'static Gazetteer,
    /// One for each token: what the gazetteer says.
    entries: Vec<Entry>,
    /// What the document says of its words.
    known: Known,
}

/// What the rules say of a token.
#[derive(Clone, Copy, Debug, Default)]
struct Rule {
    /// The label.
    label: Label,
    /// How sure, in tenths.
    sure: u8,
    /// The key of their reason.
    why: u32,
    /// Whether their name ends here.
    ends: bool,
}

impl<'v, 'd, 't> Reader<'v, 'd, 't> {
    pub(super) fn new(view: &'v View<'d, 't>, rules: &[Mention]) -> Self {
        let doc = view.doc;
        let mut words = Vec::with_capacity(doc.tokens.len());
        for (i, token) in doc.tokens.iter().enumerate() {
            let lower = doc.lower(i);
            words.push(if token.shape.has(Shape::HAS_DIGIT) {
                let form: String =
                    lower.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
                key(&form)
            } else {
                key(lower)
            });
        }
        let mut said = vec![Rule::default(); doc.tokens.len()];
        for m in rules {
            let tokens = doc.tokens_in(m.span);
            for i in tokens.clone() {
                said[i] = Rule {
                    label: super::label(m.kind, i == tokens.start),
                    sure: [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
                        .iter()
                        .filter(|t| m.confidence >= **t)
                        .count() as u8,
                    why: fold(key(m.why)),
                    ends: i + 1 == tokens.end,
                };
            }
        }
        let gazetteer = gazetteer::get();
        let mut reader = Self {
            view,
            clusters: super::clusters::get(),
            words,
            rules: said,
            listed: listed(view),
            gazetteer,
            entries: gazetteer.entries(view),
            known: Known::default(),
        };
        reader.know(rules);
        reader
    }

    /// Takes `mentions` as what the document says of its words.
    pub(super) fn know(&mut self, mentions: &[Mention]) {
        self.known = Known::new(self.view, mentions);
    }

    /// The stretches of tokens that the model reads, in order: capitals and the few words between.
    /// Of what is no running text only `all` gives them.
    pub(super) fn chains(&self, all: bool) -> Vec<Range<usize>> {
        let doc = self.view.doc;
        let mut out: Vec<Range<usize>> = Vec::new();
        if !all && !self.is_english() {
            return out;
        }
        for (s, sentence) in doc.sentences.iter().enumerate() {
            let block = doc.blocks[sentence.block as usize].kind;
            let caps = matches!(self.view.cases[s], Case::Caps | Case::Small);
            if caps || !all && self.is_apart(block, sentence.tokens.0 as usize) {
                continue;
            }
            let tokens = doc.tokens_of(sentence);
            let mut last: Option<Range<usize>> = None;
            for i in tokens.clone() {
                if !self.is_core(i, tokens.end) {
                    continue;
                }
                last = match last {
                    Some(range) if i <= range.end + BRIDGE => Some(range.start..i + 1),
                    Some(range) => {
                        out.push(range);
                        Some(i..i + 1)
                    }
                    None => Some(i..i + 1),
                };
            }
            out.extend(last);
        }
        out
    }

    /// Lines that are no sentences, which the rules read better: the model has learnt from running
    /// text. A line that begins with a speaker's label, as `NA-B:`, is one too.
    fn is_apart(&self, block: BlockKind, first: usize) -> bool {
        let capitals = |k: usize| {
            let token = self.view.doc.tokens[k];
            token.is_capitalized() && !token.shape.has(Shape::HAS_LOWER)
                || self.view.doc.word(k) == "-"
        };
        let label = |k: usize| self.view.doc.word(k) == ":" && (first..k).all(capitals);
        matches!(
            block,
            BlockKind::Headline
                | BlockKind::Byline
                | BlockKind::Dateline
                | BlockKind::Timestamp
                | BlockKind::Credit
                | BlockKind::VideoTitle
                | BlockKind::Contributor
        ) || (first + 1..first + 4).any(label)
    }

    /// Whether the small words of the text are English.
    fn is_english(&self) -> bool {
        let (mut small, mut english) = (0usize, 0usize);
        for (i, token) in self.view.doc.tokens.iter().enumerate() {
            if token.is_word() && !token.shape.has(Shape::CAPITAL) {
                small += 1;
                english += usize::from(self.view.has(i, Flags::FUNCTION));
            }
        }
        english * 5 >= small
    }

    fn is_core(&self, i: usize, end: usize) -> bool {
        let token = &self.view.doc.tokens[i];
        if self.rules[i].label != OUTSIDE {
            return true;
        }
        match token.kind {
            TokenKind::Word => {
                token.shape.has(Shape::CAPITAL)
                    || self.view.doc.word(i).bytes().any(|b| b.is_ascii_uppercase())
                    || (self.view.has(i, Flags::PARTICLE)
                        && i + 2 < end
                        && (self.view.is_capital(i + 1)
                            || self.view.doc.word(i + 1) == "-" && self.view.is_capital(i + 2)))
            }
            TokenKind::Number => {
                i > 0 && self.view.is_capital(i - 1) || i + 1 < end && self.view.is_capital(i + 1)
            }
            _ => false,
        }
    }

    /// The run of capitals that holds token `i`, inside `sentence`.
    fn run(&self, i: usize, sentence: &Range<usize>) -> Range<usize> {
        let joins = |k: usize| {
            self.view.is_capital(k)
                || self.view.doc.word(k) == "-"
                    && k > sentence.start
                    && k + 1 < sentence.end
                    && self.view.doc.tokens[k].is_glued()
                    && self.view.is_capital(k - 1)
                    && self.view.is_capital(k + 1)
        };
        if !joins(i) {
            return i..i + 1;
        }
        let mut run = i..i + 1;
        while run.start > sentence.start && run.len() < LONGEST_RUN && joins(run.start - 1) {
            run.start -= 1;
        }
        while run.end < sentence.end && run.len() < LONGEST_RUN && joins(run.end) {
            run.end += 1;
        }
        run
    }

    /// The sentence that holds a chain.
    pub(super) fn sentence(&self, chain: &Range<usize>) -> Range<usize> {
        let doc = self.view.doc;
        doc.tokens_of(&doc.sentences[doc.sentence_of(chain.start)])
    }

    /// Puts what tells of token `i` into `out`, all but what the document says elsewhere; gives
    /// where each section of [`Ground`] ends.
    pub(super) fn features(
        &self,
        i: usize,
        sentence: &Range<usize>,
        out: &mut Vec<u32>,
    ) -> [usize; 4] {
        let doc = self.view.doc;
        let mut n = 0u64;
        let mut put = |a: u64, b: u64| {
            n += 1;
            out.push(fold(mix(mix(n, a), b)));
            n as usize
        };
        let word = |k: isize| Self::at(sentence, k, 1, |k| self.words[k]);
        let shape = |k: isize| Self::at(sentence, k, 2, |k| self.shape(k));
        let class =
            |k: isize| Self::at(sentence, k, 3, |k| u64::from(self.clusters.of(self.words[k])));
        let flags = |k: isize| Self::at(sentence, k, 4, |k| self.view.flags[k].bits());
        let rule = |k: isize| {
            Self::at(sentence, k, 5, |k| {
                u64::from(self.rules[k].label) << 1 | u64::from(self.rules[k].ends)
            })
        };
        let here = i as isize;
        let run = self.run(i, sentence);
        let (start, end) = (run.start as isize, run.end as isize);
        let place = ((i - run.start).min(4) as u64) << 3 | (run.end - 1 - i).min(4) as u64;
        let head = self.words[run.end - 1];
        let initial = u64::from(self.view.is_initial(i, sentence.start));
        let s = doc.sentence_of(i);
        let case = self.view.cases[s] as u64;
        let block = doc.blocks[doc.sentences[s].block as usize].kind as u64;
        let [w2, w1, w, v1, v2] = [-2, -1, 0, 1, 2].map(|k| word(here + k));
        let [s1, s, z1] = [-1, 0, 1].map(|k| shape(here + k));
        let [c2, c1, c, d1, d2] = [-2, -1, 0, 1, 2].map(|k| class(here + k));
        let [before2, before, behind, behind2] = [start - 2, start - 1, end, end + 1].map(word);
        let [class_before, class_behind] = [start - 1, end].map(class);

        // The words and the run of capitals themselves
        put(0, 0);
        put(w, 0);
        put(w, s);
        put(w, initial);
        put(s, 0);
        put(c, 0);
        put(c, s);
        let lower = doc.lower(i);
        for len in 2..5 {
            put(key(start_of(lower, len)), len as u64);
        }
        for len in 1..5 {
            put(key(end_of(lower, len)), len as u64);
        }
        let small = u64::from(self.view.is_small_elsewhere(i));
        put(initial | case << 1 | small << 4, s);
        put(block, case);
        let glued = |k: usize| u64::from(doc.tokens.get(k).is_some_and(Token::is_glued));
        put(glued(i), glued(i + 1));
        put(place, initial);
        put(run.len().min(6) as u64, case << 1 | u64::from(run.start == sentence.start));
        put(head, 0);
        put(head, place);
        put(class(end - 1), place);
        put(self.words[run.start], place);
        let phrase = self.phrase(&run);
        let own = put(phrase, (i - run.start) as u64);

        // The words beside
        for word in [w1, v1, w2, v2, c1, d1, c2, d2] {
            put(word, 0);
        }
        put(w1, w);
        put(w, v1);
        put(w1, v1);
        put(w2, w1);
        put(v1, v2);
        put(s1, s);
        put(s, z1);
        put(mix(s1, s), z1);
        put(c1, c);
        put(c, d1);
        put(c1, d1);
        put(before, 0);
        put(behind, 0);
        put(before, before2);
        put(behind, behind2);
        put(before, behind);
        put(before, place);
        put(behind, place);
        put(class_before, place);
        put(class_behind, place);
        let beside = put(class_before, class_behind);

        // What the lists say
        let of_lists = flags(here);
        put(of_lists, 0);
        put(of_lists, s);
        put(of_lists, place);
        put(flags(here - 1), of_lists);
        put(of_lists, flags(here + 1));
        put(flags(start - 1), 0);
        put(flags(end), 0);
        put(flags(end - 1), place);
        let listed = u64::from(self.listed[i]);
        put(listed, 0);
        put(listed, s);
        put(listed, initial);
        put(listed, before);

        // What the gazetteer says of the word, of the name of several words around it, and of the run
        let entry = |k: isize| Self::at(sentence, k, 6, |k| u64::from(self.entries[k].word));
        let (of_word, of_first, of_last) = (entry(here), entry(start), entry(end - 1));
        let of_name = u64::from(self.entries[i].name);
        let of_run = u64::from(self.gazetteer.of(phrase));
        for other in [0, s, initial, place, of_lists] {
            put(of_word, other);
        }
        put(entry(here - 1), of_word);
        put(of_word, entry(here + 1));
        put(of_first, place);
        put(of_last, place);
        put(of_first, of_last);
        for other in [0, of_word, listed] {
            put(of_name, other);
        }
        for other in [0, place, before, behind] {
            put(of_run, other);
        }
        let lists = put(listed, class_behind);

        // What the rules say
        let (r, r1, q1) = (rule(here), rule(here - 1), rule(here + 1));
        put(r, 0);
        put(r, u64::from(self.rules[i].sure));
        put(r, u64::from(self.rules[i].why));
        put(r1, r);
        put(r, q1);
        for other in [place, s, listed, of_lists, c, before, behind, of_word, of_name, of_run] {
            put(r, other);
        }
        [own, beside, lists, put(r, head)]
    }

    /// Puts what the rest of the document says of token `i` into `out`.
    pub(super) fn elsewhere(&self, i: usize, sentence: &Range<usize>, out: &mut Vec<u32>) {
        let run = self.run(i, sentence);
        let place = ((i - run.start).min(4) as u64) << 3 | (run.end - 1 - i).min(4) as u64;
        let known = self.known.of(self, i, &run);
        let rule = u64::from(self.rules[i].label) << 1 | u64::from(self.rules[i].ends);
        let mut n = 1000u64;
        let mut put = |a: u64, b: u64| {
            n += 1;
            out.push(fold(mix(mix(n, a), b)));
        };
        put(known.token, 0);
        put(known.token, rule);
        put(known.token, place);
        put(known.run, 0);
        put(known.run, rule);
        put(known.inside, 0);
        put(known.inside, place);
        put(known.inside, rule);
        put(known.acronym, self.shape(i));
    }

    /// The key of a run of tokens.
    fn phrase(&self, run: &Range<usize>) -> u64 {
        let doc = self.view.doc;
        run.clone()
            .skip(1)
            .fold(key(doc.lower(run.start)), |phrase, k| longer_key(phrase, doc.lower(k)))
    }

    /// `of` token `k`, or a number that says that the sentence ends there.
    fn at(sentence: &Range<usize>, k: isize, salt: u64, of: impl Fn(usize) -> u64) -> u64 {
        if k < sentence.start as isize {
            return salt;
        }
        if k >= sentence.end as isize {
            return salt + 100;
        }
        of(k.cast_unsigned())
    }

    /// How token `i` is written, letters of a kind that follow each other as two.
    fn shape(&self, i: usize) -> u64 {
        let mut hash = 0u64;
        let (mut last, mut again) = (0u64, 0u32);
        for c in self.view.doc.word(i).chars() {
            let class = if c.is_uppercase() {
                1
            } else if c.is_alphabetic() {
                2
            } else if c.is_ascii_digit() {
                3
            } else {
                u64::from(u32::from(c)) + 4
            };
            again = if class == last { again + 1 } else { 0 };
            last = class;
            if again < 2 {
                hash = mix(hash, class);
            }
        }
        hash
    }
}

/// For each token, the longest listed name that holds it: its kind, and where in it the token stands;
/// 0 is none.
fn listed(view: &View<'_, '_>) -> Vec<u8> {
    let mut out = vec![0; view.doc.tokens.len()];
    let mut until = 0;
    for i in 0..out.len() {
        if let Some((n, entry)) = lists::listed().longest(view.doc, i)
            && i + n > until
        {
            for (k, at) in out[i..i + n].iter_mut().enumerate() {
                let (first, last) = (u8::from(k == 0), u8::from(k + 1 == n));
                *at = (1 + entry.kind as u8) << 2 | first << 1 | last;
            }
            until = i + n;
        }
    }
    out
}

/// What a document says of its words, from the names found before.
#[derive(Debug, Default)]
struct Known {
    /// By a word's key: how often it stands in a name of each kind, and how often in none.
    tokens: Table<[u16; 7]>,
    /// By the keys of the words of a whole name: how often it is a name of each kind.
    names: Table<[u16; 7]>,
    /// By a word's key: the longest name that holds it: words, kind, place in it.
    longest: Table<(u8, u8, u8)>,
    /// By the key of an abbreviation: the kind of the name that it stands for.
    short: Table<u8>,
    /// One for each token: the kind of the name that it stands in, counted from 1; 0 is none.
    own: Vec<u8>,
}

/// What is known of one token from the rest of the document.
struct Elsewhere {
    token: u64,
    run: u64,
    inside: u64,
    acronym: u64,
}

impl Known {
    fn new(view: &View<'_, '_>, mentions: &[Mention]) -> Self {
        let doc = view.doc;
        let mut known = Self { own: vec![0; doc.tokens.len()], ..Self::default() };
        for m in mentions {
            let tokens = doc.tokens_in(m.span);
            let kind = m.kind as usize;
            let mut phrase: Option<u64> = None;
            let mut initials = String::new();
            for i in tokens.clone() {
                known.own[i] = kind as u8 + 1;
                let word = key(doc.lower(i));
                phrase = Some(phrase.map_or(word, |p| longer_key(p, doc.lower(i))));
                if doc.tokens[i].is_capitalized() {
                    initials.extend(doc.lower(i).chars().next());
                }
                if tokens.len() > 1 && doc.tokens[i].is_word() {
                    let place = if i == tokens.start {
                        1
                    } else if i + 1 == tokens.end {
                        2
                    } else {
                        3
                    };
                    let longest = known.longest.entry(word, (0, 0, 0));
                    if tokens.len().min(255) as u8 > longest.0 {
                        *longest = (tokens.len().min(255) as u8, kind as u8, place);
                    }
                }
            }
            if let Some(phrase) = phrase {
                let counts = known.names.entry(phrase, [0; 7]);
                counts[kind] = counts[kind].saturating_add(1);
            }
            if initials.len() > 1 {
                known.short.entry(key(&initials), kind as u8 + 1);
            }
        }
        for (i, token) in doc.tokens.iter().enumerate() {
            if token.is_capitalized() {
                let counts = known.tokens.entry(key(doc.lower(i)), [0; 7]);
                let at = &mut counts[known.own[i].checked_sub(1).map_or(6, usize::from)];
                *at = at.saturating_add(1);
            }
        }
        known
    }

    fn of(&self, reader: &Reader<'_, '_, '_>, i: usize, run: &Range<usize>) -> Elsewhere {
        let doc = reader.view.doc;
        let word = key(doc.lower(i));
        let own = self.own.get(i).copied().unwrap_or(0);
        let mut counts = self.tokens.get(word).copied().unwrap_or_default();
        if doc.tokens[i].is_capitalized() {
            let at = &mut counts[own.checked_sub(1).map_or(6, usize::from)];
            *at = at.saturating_sub(1);
        }
        let mut names = self.names.get(reader.phrase(run)).copied().unwrap_or_default();
        if let Some(kind) = own.checked_sub(1) {
            let whole = (run.start == 0 || self.own[run.start - 1] != own)
                && run.clone().all(|k| self.own[k] == own)
                && self.own.get(run.end) != Some(&own);
            if whole {
                names[usize::from(kind)] = names[usize::from(kind)].saturating_sub(1);
            }
        }
        let longest = self.longest.get(word).copied().unwrap_or_default();
        let len = u64::from(longest.0);
        let inside = if len > run.len() as u64 {
            ((1 + u64::from(longest.1)) << 2) | u64::from(longest.2)
        } else {
            0
        };
        let acronym = if doc.tokens[i].shape.has(Shape::ALL_CAPS) {
            let bare: String = doc.lower(i).chars().filter(|c| *c != '.').collect();
            u64::from(self.short.get(key(&bare)).copied().unwrap_or(0))
        } else {
            0
        };
        Elsewhere { token: most(counts), run: most(names), inside, acronym }
    }
}

/// What most of them are, and how clear that is; 0 if there is none.
fn most(counts: [u16; 7]) -> u64 {
    let total: u32 = counts.iter().map(|c| u32::from(*c)).sum();
    if total == 0 {
        return 0;
    }
    let mut top = 0;
    for k in 1..7 {
        if counts[k] > counts[top] {
            top = k;
        }
    }
    let clear = u32::from(counts[top]) * 5 >= total * 4;
    (1 + top as u64) | (u64::from(clear) << 4) | (u64::from(total > 2) << 5)
}

fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A number of [`BITS`] bits.
fn fold(hash: u64) -> u32 {
    ((hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> (64 - BITS)) as u32
}

/// The first `n` characters.
fn start_of(word: &str, n: usize) -> &str {
    word.char_indices().nth(n).map_or(word, |(at, _)| word.until(at))
}

/// The last `n` characters.
fn end_of(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(at, _)| word.rest_from(at))
}
