//! What a trainer of line weights sees: lines with their features, the weights, and the blocks that
//! other weights would give. The engine itself never calls it.

use super::line::lines;
use super::observe::observe;
use super::weights::{KINDS, WEIGHTS, Weights};
use super::{Block, BlockKind, blocks};
use crate::document::fold;
use crate::span::Span;

/// How many kinds of blocks there are.
pub const N: usize = KINDS.len();

/// A line of an article: where it stands, in bytes, and which features hold, as indices.
#[derive(Clone, Debug)]
pub struct Line {
    /// Without the white space around it.
    pub span: Span,
    /// Indices of rows of [`Table::emit`].
    pub features: Vec<usize>,
}

/// Weights in log-odds; kinds are counted as in [`kinds`].
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// By feature, then kind.
    pub emit: Vec<[f32; N]>,
    /// From a kind to the next line's.
    pub step: [[f32; N]; N],
}

impl Table {
    /// The weights that the engine ships.
    pub fn shipped() -> Self {
        Self { emit: WEIGHTS.emit.clone(), step: WEIGHTS.step }
    }

    /// Weights that say nothing, of the same shape.
    pub fn zero() -> Self {
        Self { emit: vec![[0.0; N]; WEIGHTS.emit.len()], step: [[0.0; N]; N] }
    }
}

/// All kinds, in the order of the weights.
pub const fn kinds() -> &'static [BlockKind; N] {
    &KINDS
}

/// The lines of a text.
pub fn observed(text: &str) -> Vec<Line> {
    observe(text, &fold(text), &lines(text))
        .iter()
        .map(|s| Line { span: s.line.span, features: s.features.each().collect() })
        .collect()
}

/// The anatomy that `table` gives.
pub fn read(text: &str, table: &Table) -> Vec<Block> {
    blocks(text, &fold(text), &Weights { emit: table.emit.clone(), step: table.step })
}
