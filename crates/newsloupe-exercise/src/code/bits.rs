//! Numbers in as few bits as they need, five bits a letter.
//!
//! A count is written in Elias' gamma code, a list in Rice's with the parameter that suits it best:
//! marks stand close together and are short, so most of their numbers are small.

/// Bits on their way into letters, each of them 0 to 31.
#[derive(Default)]
pub(super) struct Writer {
    letters: Vec<u8>,
    /// How many bits of the last letter are still free.
    free: u32,
}

impl Writer {
    /// The letters; the last one filled with zeros.
    pub(super) fn letters(self) -> Vec<u8> {
        self.letters
    }

    fn bit(&mut self, bit: bool) {
        if self.free == 0 {
            self.letters.push(0);
            self.free = 5;
        }
        self.free -= 1;
        if let Some(last) = self.letters.last_mut() {
            *last |= u8::from(bit) << self.free;
        }
    }

    /// The lowest `width` bits of a number.
    pub(super) fn bits(&mut self, number: u64, width: u32) {
        (0..width).rev().for_each(|at| self.bit(number >> at & 1 == 1));
    }

    /// A number that is most often small.
    pub(super) fn count(&mut self, number: u64) {
        let number = number.saturating_add(1);
        let width = 64 - number.leading_zeros();
        (1..width).for_each(|_| self.bit(false));
        self.bits(number, width);
    }

    /// Numbers of less than 34 bits; their count is known to the reader.
    pub(super) fn list(&mut self, numbers: &[u64]) {
        let length = |k: u32| numbers.iter().map(|n| (n >> k) + u64::from(k)).sum::<u64>();
        let best = (0..34).min_by_key(|k| length(*k)).unwrap_or(0);
        self.bits(best.into(), 6);
        for number in numbers {
            (0..number >> best).for_each(|_| self.bit(true));
            self.bit(false);
            self.bits(*number, best);
        }
    }
}

/// Letters being read.
pub(super) struct Reader<'a> {
    letters: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn of(letters: &'a [u8]) -> Self {
        Self { letters, at: 0 }
    }

    fn bit(&mut self) -> Option<bool> {
        let letter = self.letters.get(self.at / 5)?;
        let bit = letter >> (4 - self.at % 5) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    pub(super) fn bits(&mut self, width: u32) -> Option<u64> {
        (0..width).try_fold(0, |number, _| Some(number << 1 | u64::from(self.bit()?)))
    }

    pub(super) fn count(&mut self) -> Option<u64> {
        let mut width = 0;
        while !self.bit()? {
            width += 1;
        }
        if width > 63 {
            return None;
        }
        Some((1 << width | self.bits(width)?) - 1)
    }

    /// A list of so many numbers. None of them takes less than a bit, so that a count that lies
    /// ends with the letters.
    pub(super) fn list(&mut self, count: u64) -> Option<Vec<u64>> {
        let k = self.bits(6).filter(|k| *k < 34)? as u32;
        let mut numbers = Vec::new();
        for _ in 0..count {
            let mut high = 0;
            while self.bit()? {
                high += 1;
            }
            let low = self.bits(k)?;
            numbers.push(u64::checked_mul(high, 1 << k)? | low);
        }
        Some(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(
            counts in vec(any::<u64>().prop_map(|n| n % (u64::MAX - 1)), 0..5),
            list in vec(prop_oneof![0u64..9, 0u64..300, 0..1u64 << 33], 0..20),
        ) {
            let mut out = Writer::default();
            for count in &counts {
                out.count(*count);
            }
            out.list(&list);
            let letters = out.letters();
            prop_assert!(letters.iter().all(|letter| *letter < 32));
            let mut reader = Reader::of(&letters);
            for count in counts {
                prop_assert_eq!(reader.count(), Some(count));
            }
            prop_assert_eq!(reader.list(list.len() as u64), Some(list));
        }

        #[test]
        fn no_letters_are_too_strange(letters in vec(0u8..32, 0..40), count in any::<u64>()) {
            let mut reader = Reader::of(&letters);
            reader.count();
            reader.list(count);
        }
    }
}
