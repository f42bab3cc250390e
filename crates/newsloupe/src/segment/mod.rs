//! Cuts blocks into tokens and sentences.

mod abbreviations;
mod sentence;
mod token;

pub use sentence::Sentence;
pub use token::{Shape, Token, TokenKind};
pub(crate) use token::{is_space, tokens};

use crate::anatomy::Block;

/// Tokens and sentences of all blocks. No token and no sentence crosses the end of a block.
pub(crate) fn segment(text: &str, folded: &str, blocks: &[Block]) -> (Vec<Token>, Vec<Sentence>) {
    let mut all = Vec::with_capacity(text.len() / 5);
    let mut sentences = Vec::with_capacity(text.len() / 100);
    for (index, block) in blocks.iter().enumerate() {
        let first = all.len();
        token::cut(text, folded, block.span, &mut all);
        sentence::cut(text, folded, &all, first, index, &mut sentences);
    }
    (all, sentences)
}
