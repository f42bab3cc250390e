//! What the finder of names sees of a document: each token's flags, and how far the capitals of
//! each sentence can be trusted.

use super::lists::{self, Flags};
use crate::anatomy::BlockKind;
use crate::cut::Cut;
use crate::document::Document;
use crate::lexicon::one_of;
use crate::segment::{Shape, TokenKind};
use crate::table::Table;

/// How far capitals tell a name from another word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// As in running text: a capital inside a sentence means something.
    Running,
    /// A headline in which every longer word has a capital.
    Title,
    /// All in capitals.
    Caps,
    /// All in small letters.
    Small,
}

/// A document with what the lists know of its words.
pub(super) struct View<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    /// One for each token.
    pub(super) flags: Vec<Flags>,
    /// One for each sentence.
    pub(super) cases: Vec<Case>,
    /// Unlisted words that stand in small letters somewhere in running text.
    small: Table<()>,
}

impl<'d, 't> View<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>) -> Self {
        let words = lists::words();
        let flags: Vec<Flags> = (0..doc.tokens.len())
            .map(|i| {
                if doc.tokens[i].kind != TokenKind::Word {
                    return Flags::default();
                }
                words.word(doc.lower(i).trim_end_of(".")).unwrap_or_default()
            })
            .collect();
        let mut view = Self { doc, flags, cases: Vec::new(), small: Table::default() };
        let small = view.is_small();
        view.cases = (0..doc.sentences.len())
            .map(|s| if small { Case::Small } else { view.case_of(s) })
            .collect();
        if !small {
            for (i, token) in doc.tokens.iter().enumerate() {
                if token.is_word() && !token.shape.has(Shape::CAPITAL) {
                    view.small.insert(crate::lexicon::key(doc.lower(i)), ());
                }
            }
        }
        view
    }

    /// Whether any flag of `flag` is set on token `i`; false past the end.
    #[cfg_attr(target_family = "wasm", inline(never))] // asked in a hundred places
    pub(super) fn has(&self, i: usize, flag: Flags) -> bool {
        self.flags.get(i).is_some_and(|f| f.any(flag))
    }

    /// Whether token `i` is a word with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(crate::segment::Token::is_capitalized)
    }

    /// Whether the word also stands in small letters in this text.
    pub(super) fn is_small_elsewhere(&self, i: usize) -> bool {
        self.small.contains(crate::lexicon::key(self.doc.lower(i)))
    }

    /// Whether a capital at token `i` says nothing, because a sentence (or a quotation) begins.
    pub(super) fn is_initial(&self, i: usize, first: usize) -> bool {
        if i <= first {
            return true;
        }
        let before = &self.doc.tokens[i - 1];
        match before.kind {
            TokenKind::Mark => true,
            TokenKind::Number => i - 1 == first,
            TokenKind::Punct => {
                one_of(self.doc.word(i - 1), ": • * – — -- … ... . ! ?") || i - 1 == first
            }
            _ => false,
        }
    }

    /// A text with next to no capitals.
    fn is_small(&self) -> bool {
        let mut words = 0usize;
        let mut capitals = 0usize;
        for token in &self.doc.tokens {
            if token.is_word() && token.span.len() > 1 {
                words += 1;
                capitals += usize::from(token.shape.has(Shape::CAPITAL));
            }
        }
        words >= 8 && capitals * 50 < words
    }

    fn case_of(&self, sentence: usize) -> Case {
        let sentence = &self.doc.sentences[sentence];
        let (mut words, mut caps, mut long, mut capital) = (0usize, 0usize, 0usize, 0usize);
        let mut longest = 0;
        let mut last = "";
        for i in self.doc.tokens_of(sentence) {
            let token = &self.doc.tokens[i];
            last = self.doc.word(i);
            if !token.is_word() || token.span.len() < 2 {
                continue;
            }
            words += 1;
            longest = longest.max(token.span.len());
            caps += usize::from(token.shape.has(Shape::ALL_CAPS));
            if !self.has(i, Flags::FUNCTION) && token.span.len() > 3 {
                long += 1;
                capital += usize::from(token.shape.has(Shape::CAPITAL));
            }
        }
        if caps * 10 >= words * 8 && (words >= 3 || (words > 0 && longest > 6)) {
            return Case::Caps;
        }
        let kind = self.doc.blocks[sentence.block as usize].kind;
        let heading = matches!(
            kind,
            BlockKind::Headline
                | BlockKind::Deck
                | BlockKind::Heading
                | BlockKind::Promo
                | BlockKind::VideoTitle
        );
        let open = !one_of(last, ". ! ?");
        if (heading || open) && long >= 4 && capital * 10 >= long * 9 {
            return Case::Title;
        }
        Case::Running
    }
}
