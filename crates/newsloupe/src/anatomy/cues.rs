//! The words that tell what a line is for: `data/anatomy/cues.txt`.

use super::words::{Phrases, Word};
use std::sync::LazyLock;

/// What a cue speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Furniture,
    Comments,
    Promo,
    Head,
    Byline,
    Job,
    Contributor,
    Bio,
    Image,
    Caption,
    Scene,
    Clip,
    Address,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Whole,
    Start,
    Any,
}

static CUES: LazyLock<Phrases<(Cue, Place)>> = LazyLock::new(|| {
    Phrases::parse(include_str!("../../data/anatomy/cues.txt"), |about| {
        let (class, place) = about.split_once(' ').unwrap_or((about, "any"));
        let cue = match class {
            "furniture" => Cue::Furniture,
            "comments" => Cue::Comments,
            "promo" => Cue::Promo,
            "head" => Cue::Head,
            "byline" => Cue::Byline,
            "job" => Cue::Job,
            "contributor" => Cue::Contributor,
            "bio" => Cue::Bio,
            "image" => Cue::Image,
            "caption" => Cue::Caption,
            "scene" => Cue::Scene,
            "address" => Cue::Address,
            _ => Cue::Clip,
        };
        let place = match place {
            "whole" => Place::Whole,
            "start" => Place::Start,
            _ => Place::Any,
        };
        (cue, place)
    })
});

/// The cues of a line, counted.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a thing of its own: seen or not
pub(super) struct Found {
    pub(super) furniture_whole: bool,
    pub(super) furniture_start: bool,
    pub(super) furniture_any: u8,
    pub(super) promo_whole: bool,
    pub(super) promo_start: bool,
    pub(super) promo_any: bool,
    /// What it starts with heads a list of other articles.
    pub(super) promo_heads: bool,
    /// Words of the cue that the line starts with.
    pub(super) byline_start: u8,
    pub(super) job: bool,
    pub(super) contributor: bool,
    pub(super) bio: u8,
    pub(super) image_whole: bool,
    pub(super) caption_start: bool,
    pub(super) scene: u8,
    pub(super) clip: bool,
    /// Speaks to the reader.
    pub(super) address: bool,
    /// Furniture words and nothing else: `Facebook Twitter Email`.
    pub(super) furniture_only: bool,
    /// Heads the readers' comments.
    pub(super) comments: bool,
}

/// Finds the cues of a line; `words` may leave out the middle of a long one.
pub(super) fn find(words: &[Word]) -> Found {
    let mut found = Found::default();
    for i in 0..words.len() {
        CUES.all(&words[i..], |n, (cue, place)| {
            let start = i == 0;
            let whole = start && n == words.len();
            let stands = match place {
                Place::Whole => whole,
                Place::Start => start,
                Place::Any => true,
            };
            if !stands {
                return;
            }
            match cue {
                Cue::Comments => {
                    found.comments = true;
                    found.furniture_any = found.furniture_any.saturating_add(1);
                }
                Cue::Furniture => {
                    found.furniture_whole |= whole;
                    found.furniture_start |= start;
                    found.furniture_any = found.furniture_any.saturating_add(1);
                }
                Cue::Promo | Cue::Head => {
                    found.promo_heads |= cue == Cue::Head;
                    found.promo_whole |= whole;
                    found.promo_start |= start;
                    found.promo_any = true;
                }
                Cue::Byline => found.byline_start = n as u8,
                Cue::Job => found.job = true,
                Cue::Contributor => found.contributor = true,
                Cue::Bio => found.bio = found.bio.saturating_add(1),
                Cue::Image => found.image_whole |= whole,
                Cue::Caption => found.caption_start |= start,
                Cue::Scene => found.scene = found.scene.saturating_add(1),
                Cue::Clip => found.clip = true,
                Cue::Address => found.address = true,
            }
        });
    }
    found.furniture_only = furniture_only(words);
    found
}

/// Whether furniture words fill the line.
fn furniture_only(words: &[Word]) -> bool {
    if words.is_empty() || words.len() > 12 {
        return false;
    }
    let (mut i, mut any) = (0, false);
    while i < words.len() {
        let mut step = 0;
        CUES.all(&words[i..], |n, (cue, _)| {
            if matches!(cue, Cue::Furniture | Cue::Comments) {
                step = n;
            }
        });
        // `941 comments`, `Comments (3)`: counts belong to what they count.
        if step == 0 && words[i].digit && words.len() > 1 {
            step = 1;
        } else {
            any |= step > 0;
        }
        if step == 0 {
            return false;
        }
        i += step;
    }
    any
}

/// Whether a word by itself is what a journalist is called.
pub(super) fn is_job(word: &Word) -> bool {
    CUES.exactly(std::slice::from_ref(word)).is_some_and(|(cue, _)| cue == Cue::Job)
}
