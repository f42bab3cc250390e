//! How far reported words reach: which stretch before or behind a reporting word it reports, if any.

use super::{Features, step, word};
use crate::quotes::cues::{Form, Frame};
use crate::quotes::outline::{Class, Outline};
use crate::quotes::reports::{Order, Said};
use std::ops::Range;

use Class::{
    Auxiliary, Be, But, Comma, Dash, Name, Not, Number, Pronoun, PronounVerb, Quote, Semicolon,
    Stop, That, Time, Word,
};

/// On which side of the reporting word the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quotes) enum Side {
    Left,
    Right,
}

/// The candidates of one decision, with the features of each part.
///
/// A candidate is a near edge (at the reporting word) and a far edge; there is one more: nothing.
pub(in crate::quotes) struct Candidates {
    side: Side,
    pub(super) near: Vec<usize>,
    pub(super) far: Vec<usize>,
}

/// No sentence reports more elements than this.
const MOST: usize = 120;
/// So many far edges are weighed.
const EDGES: usize = 48;

/// What a choice is based on.
pub(in crate::quotes) struct Site<'a, 'd, 't> {
    pub(in crate::quotes) outline: &'a Outline<'d, 't>,
    pub(in crate::quotes) said: &'a Said,
    /// The reports near it in its clause.
    pub(in crate::quotes) others: &'a [Said],
    pub(in crate::quotes) side: Side,
    /// What rules without learning would take.
    pub(in crate::quotes) by_rule: Option<Range<usize>>,
    /// Whether words on the left were found already.
    pub(in crate::quotes) had_left: bool,
}

impl Site<'_, '_, '_> {
    /// The best stretch, and by how much it is better than nothing (sixteenths; negative: nothing
    /// is better). With `must`, only stretches that hold that element.
    pub(in crate::quotes) fn best(&self, must: Option<usize>) -> Option<(Range<usize>, i32)> {
        let candidates = self.candidates();
        let mut features = Features::default();
        self.nothing(&mut features);
        let nothing = features.score();
        let mut edge = |e: usize, near: bool| {
            if near {
                self.near(e, &mut features);
            } else {
                self.far(e, &mut features);
            }
            features.score()
        };
        let near: Vec<i32> = candidates.near.iter().map(|e| edge(*e, true)).collect();
        let far: Vec<i32> = candidates.far.iter().map(|e| edge(*e, false)).collect();
        let mut best: Option<(Range<usize>, i32)> = None;
        for (n, f) in candidates.pairs() {
            let range = self.range(candidates.near[n], candidates.far[f]);
            if must.is_some_and(|e| !range.contains(&e)) {
                continue;
            }
            self.pair(&range, &mut features);
            let score = near[n] + far[f] + features.score() - nothing;
            if best.as_ref().is_none_or(|b| score > b.1) {
                best = Some((range, score));
            }
        }
        best
    }

    /// As [`Outline::tag`]; outside the clause a stop, whether one is written or not.
    fn tag(&self, e: usize) -> u32 {
        let clause = &self.outline.clauses[self.said.clause].elements;
        if clause.contains(&e) { self.outline.tag(e) } else { Stop as u32 }
    }

    /// As [`Outline::word_id`]; outside the clause a full stop.
    fn word_id(&self, e: usize) -> u32 {
        let clause = &self.outline.clauses[self.said.clause].elements;
        if clause.contains(&e) { self.outline.word_id(e) } else { word(".") }
    }

    pub(super) fn range(&self, near: usize, far: usize) -> Range<usize> {
        match self.side {
            Side::Left => far..near,
            Side::Right => near..far,
        }
    }

    /// All edges that come into question.
    pub(super) fn candidates(&self) -> Candidates {
        let o = self.outline;
        let said = self.said;
        let clause = &o.clauses[said.clause].elements;
        let mut near: Vec<usize> = Vec::new();
        let mut far: Vec<usize> = Vec::new();
        match self.side {
            Side::Right => {
                let mut high = clause.end.min(said.tail + MOST);
                while high > said.tail && o.class(high - 1) == Stop {
                    high -= 1;
                }
                let start = o.content_start(said, clause.end);
                let comma = (said.tail..high.min(said.tail + 25)).find(|e| o.class(*e) == Comma);
                let that = (said.tail..high.min(said.tail + 25)).find(|e| o.class(*e) == That);
                for e in [start, said.tail, said.cue.end]
                    .into_iter()
                    .chain(comma.map(|e| e + 1))
                    .chain(that.map(|e| e + 1))
                    .chain(self.by_rule.as_ref().map(|r| r.start))
                    .map(|e| if o.class(e) == That { e + 1 } else { e })
                {
                    if e < high && !near.contains(&e) {
                        near.push(e);
                    }
                }
                let first = near.iter().copied().min().unwrap_or(high);
                let last = near.iter().copied().max().unwrap_or(high);
                for e in first + 1..=high {
                    if far.len() < EDGES - 1 && (e < last + 5 || e == high || o.is_edge(e)) {
                        far.push(e);
                    }
                }
                if high > first && far.last() != Some(&high) {
                    far.push(high);
                }
            }
            Side::Left => {
                let low = clause.start.max(said.lead.saturating_sub(MOST));
                let mut end = said.lead;
                while end > low && matches!(o.class(end - 1), Comma | Dash | Class::Adverb | But) {
                    end -= 1;
                }
                if end > low {
                    near.push(end);
                }
                for e in low..end {
                    let edge = e == low
                        || matches!(
                            o.class(e - 1),
                            Comma
                                | Dash
                                | But
                                | Class::And
                                | Semicolon
                                | Class::Colon
                                | That
                                | Class::Adverb
                                | Class::Because
                                | Quote
                        )
                        || self.others.iter().any(|s| s.tail == e);
                    if edge && far.len() < EDGES {
                        far.push(e);
                    }
                }
            }
        }
        Candidates { side: self.side, near, far }
    }

    /// Features of reporting nothing.
    pub(super) fn nothing(&self, f: &mut Features) {
        let (o, said) = (self.outline, self.said);
        let clause = &o.clauses[said.clause];
        let (lemma, form) = (word(said.lemma.text), said.form as u32);
        let order = said.order as u32;
        let frame = u32::from(said.lemma.frame.bits());
        let side = self.side as u32 + 2 * u32::from(self.had_left);
        let tail = self.tag(said.tail);
        let rule = u32::from(self.by_rule.is_some());
        f.begin(1 + self.side as u32);
        f.add(&[side]);
        f.add(&[lemma]);
        f.add(&[lemma, form, order]);
        f.add(&[lemma, side]);
        f.add(&[frame, form, order, side]);
        f.add(&[form, order, tail, side]);
        f.add(&[tail, self.tag(said.tail + 1), side]);
        f.add(&[self.word_id(said.tail), side]);
        f.add(&[lemma, tail, side]);
        f.add(&[lemma, self.word_id(said.tail), form]);
        f.add(&[self.tag(said.lead.wrapping_sub(1)), side, order]);
        f.add(&[self.word_id(said.lead.wrapping_sub(1)), side, form]);
        f.add(&[self.word_id(said.cue.start.wrapping_sub(1)), form]);
        f.add(&[
            self.tag(said.cue.start.wrapping_sub(1)),
            self.tag(said.cue.start.wrapping_sub(2)),
            form,
        ]);
        f.add(&[u32::from(o.trails(said)), u32::from(o.behind_comma(said)), order, side]);
        f.add(&[rule, frame, side]);
        f.add(&[rule, lemma]);
        f.add(&[clause.kind as u32, side]);
        f.add(&[u32::from(said.passive), form, self.word_id(said.tail)]);
        f.add(&[step(clause.elements.end.saturating_sub(said.tail)), side, order]);
        f.add(&[step(said.lead - clause.elements.start.min(said.lead)), side, order]);
        match &said.source {
            Some(s) => {
                f.add(&[self.tag(s.start), side, frame]);
                f.add(&[self.word_id(s.start)]);
                f.add(&[self.word_id(s.end - 1)]);
                f.add(&[step(s.len()), order]);
            }
            None => f.add(&[side, frame, lemma]),
        }
        let inside = self.others.iter().any(|s| {
            s.tail <= said.lead && s.lemma.frame.any(Frame::CLAUSE) && s.order == Order::SourceFirst
        });
        let behind = self.others.iter().any(|s| {
            s.lead >= said.tail && s.lemma.frame.any(Frame::CLAUSE) && s.order != Order::Shared
        });
        f.add(&[u32::from(inside), u32::from(behind), frame, side]);
        f.add(&[u32::from(said.addressee.is_some()), lemma, tail]);
        // `labelled the plan as`, `called the plan “…”`: an object and what is said of it.
        let said_of = (said.tail..clause.elements.end.min(said.tail + 8))
            .find(|x| o.lower(*x) == "as" || matches!(o.class(*x), Quote | Comma | That));
        let said_of = said_of.map_or(0, |x| self.word_id(x));
        f.add(&[said_of, frame, side]);
        f.add(&[said_of, frame, form, order]);
        f.add(&[rule, said_of, frame, order]);
        f.add(&[rule, frame, form, order]);
    }

    /// Features of the edge at the reporting word.
    pub(super) fn near(&self, e: usize, f: &mut Features) {
        let said = self.said;
        let lemma = word(said.lemma.text);
        let frame = u32::from(said.lemma.frame.bits());
        let (form, order) = (said.form as u32, said.order as u32);
        f.begin(3 + self.side as u32);
        let rule = self.by_rule.as_ref().map_or(2, |r| match self.side {
            Side::Right => u32::from(r.start == e),
            Side::Left => u32::from(r.end == e),
        });
        f.add(&[rule]);
        f.add(&[rule, lemma]);
        f.add(&[rule, frame, form, order]);
        let (before, after) = match self.side {
            Side::Right => (e - 1, e),
            Side::Left => (e, e - 1),
        };
        f.add(&[self.tag(before), self.tag(after)]);
        f.add(&[self.tag(after), frame]);
        f.add(&[self.tag(after), form, order]);
        f.add(&[lemma, self.tag(after)]);
        f.add(&[lemma, self.word_id(after)]);
        f.add(&[self.word_id(after), frame]);
        f.add(&[self.word_id(before), self.tag(after)]);
        f.add(&[self.word_id(after), self.tag(e + 1)]);
        f.add(&[self.tag(after), self.tag(e + 1), frame]);
        f.add(&[lemma, u32::from(e == said.tail), self.tag(said.tail)]);
        f.add(&[step(e.abs_diff(said.tail)), self.tag(before)]);
    }

    /// Features of the edge away from the reporting word.
    pub(super) fn far(&self, e: usize, f: &mut Features) {
        let (o, said) = (self.outline, self.said);
        let clause = &o.clauses[said.clause].elements;
        let lemma = word(said.lemma.text);
        let frame = u32::from(said.lemma.frame.bits());
        let form = said.form as u32;
        f.begin(5 + self.side as u32);
        // `out`: the first element that is no longer in; `inn`: the last that is.
        let (out, inn, out2, out3) = match self.side {
            Side::Right => (e, e - 1, e + 1, e + 2),
            Side::Left => (e.wrapping_sub(1), e, e.wrapping_sub(2), e + 1),
        };
        let (tag, w) = (self.tag(out), self.word_id(out));
        let rule = self.by_rule.as_ref().map_or(2, |r| match self.side {
            Side::Right => u32::from(r.end == e),
            Side::Left => u32::from(r.start == e),
        });
        let at_end = u32::from(match self.side {
            Side::Right => e >= clause.end || o.class(e) == Stop && e + 1 >= clause.end,
            Side::Left => e == clause.start,
        });
        f.add(&[rule, at_end]);
        f.add(&[rule, frame]);
        f.add(&[rule, tag]);
        f.add(&[at_end, lemma]);
        f.add(&[at_end, frame, form, said.order as u32]);
        f.add(&[tag]);
        f.add(&[tag, self.tag(out2)]);
        f.add(&[self.tag(inn), tag]);
        f.add(&[self.tag(inn), tag, self.tag(out2)]);
        f.add(&[tag, self.tag(out2), self.tag(out3)]);
        f.add(&[w, self.tag(out2)]);
        f.add(&[w, self.word_id(out2)]);
        f.add(&[tag, self.word_id(out2)]);
        f.add(&[self.word_id(inn)]);
        f.add(&[self.word_id(inn), w]);
        f.add(&[w, frame]);
        f.add(&[w, lemma]);
        f.add(&[tag, lemma]);
        f.add(&[tag, frame, form]);
        let beyond = match self.side {
            Side::Right => e..clause.end.min(e + MOST),
            Side::Left => clause.start.max(e.saturating_sub(MOST))..e,
        };
        let verb = u32::from(beyond.clone().any(|x| o.is_verb_sign(x)));
        let commas = beyond.clone().filter(|x| o.class(*x) == Comma).count();
        f.add(&[step(beyond.len()), tag]);
        f.add(&[verb, tag, commas.min(2) as u32]);
        f.add(&[verb, w]);
        let between = match self.side {
            Side::Right => said.tail..e,
            Side::Left => e..said.lead,
        };
        let passed = between.clone().filter(|x| o.class(*x) == Comma).count();
        f.add(&[passed.min(3) as u32, tag, frame]);
        let inner = u32::from(between.clone().any(|x| o.is_verb_sign(x)));
        f.add(&[inner, tag, frame]);
        f.add(&[inner, verb, w]);
        // How far the next joint is: `…, who resigned,` against `…, and the plan`.
        if self.side == Side::Right && matches!(o.class(e), Comma | Dash) {
            let next = (e + 1..clause.end).find(|x| matches!(o.class(*x), Comma | Dash | Stop));
            let part = e + 1..next.unwrap_or(clause.end);
            let has_verb = part.clone().any(|x| o.is_verb_sign(x));
            f.add(&[step(part.len()), u32::from(has_verb), self.tag(e + 1)]);
            f.add(&[
                self.tag(e + 1),
                u32::from(next.is_some_and(|x| o.class(x) == Stop)),
                passed.min(2) as u32,
            ]);
        }
        // Another report begins or ends here.
        let other = self.others.iter().find(|s| match self.side {
            Side::Right => s.lead == e || s.lead == e + 1,
            Side::Left => s.tail == e,
        });
        if let Some(s) = other {
            let same = u32::from(s.source.is_some() && s.source == said.source);
            f.add(&[s.form as u32, s.order as u32, tag, u32::from(s.lead == e)]);
            f.add(&[u32::from(s.lemma.frame.bits()), tag, same]);
            f.add(&[u32::from(o.trails(s)), s.order as u32, u32::from(s.form == Form::Ing)]);
        }
    }

    /// Features of a whole stretch.
    pub(super) fn pair(&self, range: &Range<usize>, f: &mut Features) {
        let (o, said) = (self.outline, self.said);
        let frame = u32::from(said.lemma.frame.bits());
        let lemma = word(said.lemma.text);
        f.begin(7 + self.side as u32);
        let size = step(range.len());
        let verb = u32::from(range.clone().any(|x| o.is_verb_sign(x)));
        let quote = u32::from(range.clone().any(|x| o.class(x) == Quote));
        f.add(&[size, frame]);
        f.add(&[size, lemma]);
        f.add(&[size, verb, frame]);
        f.add(&[verb, frame, self.tag(range.start)]);
        f.add(&[verb, lemma]);
        f.add(&[verb, said.form as u32, said.order as u32]);
        f.add(&[quote, frame, size.min(4)]);
        let inside = self.others.iter().filter(|s| range.contains(&s.lead)).count();
        f.add(&[inside.min(2) as u32, self.side as u32]);
        // `…, adding that`: the words that follow have a reporting word of their own.
        let parted = |s: &&Said| {
            s.lead > range.start
                && s.lead <= range.end + 1
                && s.form == Form::Ing
                && o.class(s.lead - 1) == Comma
        };
        let next = self.others.iter().find(parted);
        f.add(&[next.map_or(0, |s| 1 + u32::from(range.contains(&s.lead)))]);
        f.add(&[next.map_or(0, |s| {
            u32::from(s.lemma.frame.bits()) + 256 * u32::from(range.contains(&s.lead))
        })]);
        f.add(&[self.tag(range.start), self.tag(range.end - 1), size.min(3)]);
    }
}

impl Candidates {
    /// The pairs of a near and a far edge that hold something, as indices.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let fits = |near: usize, far: usize| match self.side {
            Side::Left => far < near,
            Side::Right => near < far,
        };
        (0..self.near.len())
            .flat_map(|n| (0..self.far.len()).map(move |f| (n, f)))
            .filter(move |(n, f)| fits(self.near[*n], self.far[*f]))
    }
}

impl Outline<'_, '_> {
    /// Whether reported words may end before element `e`.
    fn is_edge(&self, e: usize) -> bool {
        !matches!(self.class(e), Name | Word | Number | Class::Genitive | Class::Hyphen | Not)
            || matches!(self.class(e - 1), Comma | Quote | Class::Object)
            || self.class(e - 1) == Time && self.class(e) != Number
            || self.elements[e].cue.is_some()
            || self.lower(e).ends_with("ing")
            || self.lower(e).ends_with("ed")
    }

    /// Whether element `e` shows that a clause stands here.
    pub(in crate::quotes) fn is_verb_sign(&self, e: usize) -> bool {
        match self.class(e) {
            Be | Auxiliary | PronounVerb | Pronoun => true,
            Word => {
                self.lower(e).ends_with("ed")
                    || self.elements[e].cue.is_some_and(|c| c.form != Form::Ing)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::quotes::{QuoteKind, find};

    /// The reported words without marks.
    fn told(text: &str) -> Vec<String> {
        let text = format!("A headline here\n\n{text}");
        let doc = Document::read(&text);
        find(&doc)
            .iter()
            .filter(|q| q.kind == QuoteKind::Indirect)
            .map(|q| doc.words(q.span).to_owned())
            .collect()
    }

    #[test]
    fn reported_words_end_where_the_writer_goes_on() {
        assert_eq!(
            told("Lee said on Monday that the pier was unsafe, adding that it would be closed."),
            ["the pier was unsafe", "it would be closed"]
        );
        assert_eq!(
            told("The council warned that the pier was unsafe, but it stayed open."),
            ["the pier was unsafe"]
        );
        assert_eq!(
            told("The mayor accused the firm, which runs the pier, of hiding the cracks."),
            ["the firm, which runs the pier, of hiding the cracks"]
        );
    }

    #[test]
    fn a_reporting_word_may_report_nothing() {
        assert_eq!(told("The company charged a fee of two pounds."), Vec::<String>::new());
        assert_eq!(told("The report was released on Monday."), Vec::<String>::new());
    }

    #[test]
    fn words_stand_on_both_sides_of_an_inserted_report() {
        assert_eq!(
            told("The pier, engineers warned, was close to collapse."),
            ["The pier", "was close to collapse"]
        );
    }
}
