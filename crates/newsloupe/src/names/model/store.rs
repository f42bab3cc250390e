//! How the weights lie in their file.
//!
//! The features' numbers are sorted and kept as steps from one to the next: the low bytes of all
//! steps, then what is above them in pieces of seven bits. The weights follow label by label, so
//! that what looks alike stands together: the file is made to be compressed on its way.

use super::{LABELS, Model, WIDTH};

/// How the file begins. Another number wherever its form or the features change.
const HEAD: &[u8] = b"newsloupe names 2, made by scripts/names/train\n";

/// A model's weights as they are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// The features' numbers, ascending, and their rows.
    pub rows: Vec<(u32, [i8; WIDTH])>,
    /// What one in a row is worth.
    pub unit: f32,
    /// `steps[a][b]`: the score of label `b` behind label `a`.
    pub steps: [[f32; WIDTH]; LABELS],
}

/// Scores of steps are kept in parts of this.
const PARTS: f32 = 64.0;

impl Weights {
    /// The bytes of the file.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        out.extend((self.rows.len() as u32).to_le_bytes());
        out.extend(self.unit.to_le_bytes());
        for row in &self.steps {
            for step in &row[..LABELS] {
                let whole = (step.clamp(-400.0, 400.0) * PARTS).round() as i16;
                out.extend(whole.to_le_bytes());
            }
        }
        pack_numbers(self.rows.iter().map(|(number, _)| *number), &mut out);
        for label in 0..LABELS {
            out.extend(self.rows.iter().map(|(_, row)| row[label].cast_unsigned()));
        }
        out
    }

    /// Reads what [`Weights::pack`] wrote; a file that ends early reads as if noughts followed, one of
    /// another form as no features.
    pub fn unpack(file: &[u8]) -> Self {
        let file = file.strip_prefix(HEAD).unwrap_or(&[]);
        let four = |at: usize| {
            let mut bytes = [0; 4];
            for (to, from) in bytes.iter_mut().zip(file.iter().skip(at)) {
                *to = *from;
            }
            bytes
        };
        let count = (u32::from_le_bytes(four(0)) as usize).min(file.len());
        let unit = f32::from_le_bytes(four(4));
        let mut at = 8;
        let mut steps = [[0.0; WIDTH]; LABELS];
        for row in &mut steps {
            for step in &mut row[..LABELS] {
                let [low, high, ..] = four(at);
                *step = f32::from(i16::from_le_bytes([low, high])) / PARTS;
                at += 2;
            }
        }
        let (numbers, high) = unpack_numbers(file, at, count);
        let mut rows: Vec<_> = numbers.into_iter().map(|n| (n, [0; WIDTH])).collect();
        for label in 0..LABELS {
            let plane = file.get(high + label * count..).unwrap_or(&[]);
            for ((_, row), weight) in rows.iter_mut().zip(plane) {
                row[label] = weight.cast_signed();
            }
        }
        Self { rows, unit, steps }
    }

    /// Ready to be looked up.
    pub fn model(&self) -> Model {
        Model::new(self.rows.iter().copied(), self.unit, self.steps)
    }
}

/// Appends ascending numbers as steps: the low bytes of all, then what is above them.
pub(super) fn pack_numbers(numbers: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let mut high = Vec::new();
    let mut last = 0;
    for number in numbers {
        let step = number - last;
        last = number;
        out.push(step as u8);
        let mut rest = step >> 8;
        while rest > 127 {
            high.push(rest as u8 | 128);
            rest >>= 7;
        }
        high.push(rest as u8);
    }
    out.extend(high);
}

/// Reads `count` numbers that [`pack_numbers`] wrote at `at`, and where they end.
pub(super) fn unpack_numbers(file: &[u8], at: usize, count: usize) -> (Vec<u32>, usize) {
    let mut high = at + count;
    let mut last = 0u32;
    let numbers = (0..count)
        .map(|i| {
            let mut step = u32::from(file.get(at + i).copied().unwrap_or(0));
            let mut shift = 8;
            while shift < 32 {
                let byte = file.get(high).copied().unwrap_or(0);
                high += 1;
                step |= u32::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 {
                    break;
                }
            }
            last = last.wrapping_add(step);
            last
        })
        .collect();
    (numbers, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let mut steps = [[0.0; WIDTH]; LABELS];
        steps[3][4] = -1.5;
        let row = |n: i8| {
            let mut row = [n; WIDTH];
            row[WIDTH - 1] = 0;
            row
        };
        let rows = vec![(0, row(1)), (255, row(-3)), (70_000, row(15)), (u32::MAX >> 4, row(-16))];
        let weights = Weights { rows, unit: 0.125, steps };
        assert_eq!(Weights::unpack(&weights.pack()), weights);
    }

    #[test]
    fn a_broken_file_gives_a_model_too() {
        for file in [&[][..], &[9], &[255; 40], &[200; 700]] {
            let _ = Weights::unpack(&[HEAD, file].concat()).model();
            assert_eq!(Weights::unpack(file).rows.len(), 0);
        }
    }
}
