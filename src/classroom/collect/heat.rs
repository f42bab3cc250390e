//! How often each word of the article was marked, as runs of words that are alike.

use newsloupe_exercise::class::TaskSheet;
use newsloupe_exercise::{Block, Words, words};

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Its words; empty for what stands between.
    pub words: Words,
    /// How many marked it.
    pub marked: u32,
    /// Whether the key says that it should be marked.
    pub should: bool,
}

impl Run {
    /// Whether there is anything to say of it.
    pub const fn speaks(&self) -> bool {
        self.marked > 0 || self.should
    }
}

/// Steps of the shade.
pub const STEPS: u32 = 4;

/// The shade of what `marked` of `all` marked: 0 for none, [`STEPS`] for nearly all.
pub fn shade(marked: u32, all: u32) -> u32 {
    if marked == 0 || all == 0 { 0 } else { (marked * STEPS).div_ceil(all).min(STEPS) }
}

/// Each block of the article as runs, together all of its text.
pub fn runs(blocks: &[Block], sheet: &TaskSheet) -> Vec<Vec<Run>> {
    let mut word = 0;
    blocks.iter().map(|block| of_block(&block.text, &mut word, sheet)).collect()
}

fn of_block(text: &str, word: &mut u32, sheet: &TaskSheet) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut end = 0; // of the word before
    for place in words::of(text) {
        let number = *word as usize;
        let marked = sheet.heat.get(number).copied().unwrap_or(0);
        let should = sheet.should.get(number).copied().unwrap_or(false);
        let between = &text[end..place.start];
        match runs.last_mut() {
            Some(run)
                if run.marked == marked
                    && run.should == should
                    && run.words[1] == *word
                    && run.words[0] < *word =>
            {
                run.text += between;
                run.text += &text[place.clone()];
                run.words[1] += 1;
            }
            _ => {
                add_between(&mut runs, between, *word);
                runs.push(Run {
                    text: text[place.clone()].to_owned(),
                    words: [*word, *word + 1],
                    marked,
                    should,
                });
            }
        }
        end = place.end;
        *word += 1;
    }
    add_between(&mut runs, &text[end..], *word);
    runs
}

fn add_between(runs: &mut Vec<Run>, text: &str, at: u32) {
    if !text.is_empty() {
        runs.push(Run { text: text.to_owned(), words: [at, at], marked: 0, should: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsloupe_exercise::Part;

    #[test]
    fn words_alike_stand_together_and_no_text_is_lost() {
        let texts = ["“One two, three.” four", "", "— five six!"];
        let blocks = texts.map(|t| Block { part: Part::Body, text: t.to_owned() });
        let sheet = TaskSheet {
            items: vec![],
            heat: vec![3, 3, 1, 0, 0, 2],
            should: vec![true, true, true, false, false, true],
            traps: vec![],
            extras: 0,
        };
        let runs = runs(&blocks, &sheet);
        for (text, runs) in texts.iter().zip(&runs) {
            assert_eq!(runs.iter().map(|r| r.text.as_str()).collect::<String>(), *text);
        }
        let said: Vec<_> = runs
            .iter()
            .flatten()
            .filter(|r| r.speaks())
            .map(|r| (r.text.as_str(), r.words, r.marked))
            .collect();
        assert_eq!(said, [("One two", [0, 2], 3), ("three", [2, 3], 1), ("six", [5, 6], 2)]);
        let short = TaskSheet { heat: vec![1], should: vec![], ..sheet };
        assert_eq!(super::runs(&blocks, &short)[2].iter().filter(|r| r.speaks()).count(), 0);
    }

    #[test]
    fn shades_go_from_none_to_all() {
        assert_eq!(
            [0, 1, 8, 9, 17, 18, 26, 27, 35].map(|n| shade(n, 35)),
            [0, 1, 1, 2, 2, 3, 3, 4, 4]
        );
        assert_eq!((shade(3, 0), shade(5, 3)), (0, 4));
    }
}
