//! Tables by keys of 64 bits.
//!
//! A hash map's code is long, and the compiler makes it anew for every type of value. Here one map
//! from keys to numbers serves all tables: their values stand in a list, in the order in which they
//! came, and the map tells where.

/// Numbers from 1 by key.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// A power of two of them, or none yet: a key, and its number or 0. A key stands at its own
    /// place or, if that is taken, behind it.
    slots: Vec<(u64, u32)>,
    taken: usize,
}

impl Places {
    /// The number of a key.
    #[inline(never)]
    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        self.slots.get(self.find(key)).map(|slot| slot.1).filter(|n| *n != 0)
    }

    /// The number of a key, to be set where it is 0: the key is new.
    #[inline(never)]
    pub(crate) fn at(&mut self, key: u64) -> &mut u32 {
        if 3 * self.taken >= 2 * self.slots.len() {
            self.grow();
        }
        let at = self.find(key);
        let slot = &mut self.slots[at];
        self.taken += usize::from(slot.1 == 0);
        slot.0 = key;
        &mut slot.1
    }

    /// Where a key stands, or would.
    fn find(&self, key: u64) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & last;
        while let Some((k, n)) = self.slots.get(at)
            && *k != key
            && *n != 0
        {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let size = (2 * self.slots.len()).max(16);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for slot in old.into_iter().filter(|slot| slot.1 != 0) {
            let at = self.find(slot.0);
            self.slots[at] = slot;
        }
    }
}

/// Values by key.
#[derive(Debug)]
pub(crate) struct Table<V> {
    places: Places,
    values: Vec<V>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { places: Places::default(), values: Vec::new() }
    }
}

impl<V> Table<V> {
    pub(crate) fn get(&self, key: u64) -> Option<&V> {
        self.values.get(self.places.get(key)? as usize - 1)
    }

    pub(crate) fn contains(&self, key: u64) -> bool {
        self.places.get(key).is_some()
    }

    /// The value of a key; `new` if it had none.
    pub(crate) fn entry(&mut self, key: u64, new: V) -> &mut V {
        let number = self.places.at(key);
        if *number == 0 {
            self.values.push(new);
            *number = self.values.len() as u32;
        }
        &mut self.values[*number as usize - 1]
    }

    /// Gives a key a value; whether it had none.
    pub(crate) fn insert(&mut self, key: u64, value: V) -> bool
    where
        V: Copy,
    {
        let before = self.values.len();
        *self.entry(key, value) = value;
        self.values.len() > before
    }

    /// All values, in the order in which their keys came.
    pub(crate) fn values(&self) -> &[V] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_value_while_the_table_grows() {
        let mut table = Table::default();
        for key in 0..1000 {
            assert_eq!(table.get(key << 32), None);
            assert_eq!(*table.entry(key << 32, key), key);
            assert_eq!(*table.entry(key << 32, 7000), key);
        }
        assert!((0..1000).all(|key| table.get(key << 32) == Some(&key)));
        assert!(!table.contains(5));
        assert!(table.insert(5, 1) && !table.insert(5, 2));
        assert_eq!((table.get(5), table.values().len()), (Some(&2), 1001));
    }
}
