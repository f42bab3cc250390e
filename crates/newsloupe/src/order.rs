//! Putting marks in order.
//!
//! Sorting code is long, and the compiler makes it anew for every type that is sorted. So only
//! numbers are sorted, and what they stand for is then moved.

/// `items` by `key`, those of the same key as they stood.
pub(crate) fn by<T>(mut items: Vec<T>, key: impl Fn(&T) -> (u32, u32)) -> Vec<T> {
    let mut keys = Keys::default();
    for item in &items {
        keys.add(key(item));
    }
    for (a, b) in keys.swaps() {
        items.swap(a, b);
    }
    items
}

/// Keys, each with its place in the list.
#[derive(Default)]
struct Keys(Vec<(u64, u32)>);

impl Keys {
    #[inline(never)]
    fn add(&mut self, (first, second): (u32, u32)) {
        let place = self.0.len() as u32;
        self.0.push((u64::from(first) << 32 | u64::from(second), place));
    }

    /// What to exchange, one pair after the other, to put the list in order: each pair brings one
    /// to its place.
    #[inline(never)]
    fn swaps(mut self) -> Vec<(usize, usize)> {
        sort(&mut self.0);
        let mut target = vec![0; self.0.len()];
        for (to, (_, place)) in self.0.iter().enumerate() {
            target[*place as usize] = to;
        }
        let mut swaps = Vec::new();
        for i in 0..target.len() {
            while target[i] != i {
                let to = target[i];
                swaps.push((i, to));
                target.swap(i, to);
            }
        }
        swaps
    }
}

/// Puts keys in order, by a heap: a tenth of the code of the standard library's sort. No two are equal.
fn sort(keys: &mut [(u64, u32)]) {
    if keys.is_sorted() {
        return;
    }
    // First the heap is built from its lower half up; then the greatest goes to the end, again and again.
    let all = keys.len();
    for i in (0..all + all / 2).rev() {
        let mut at = i.saturating_sub(all);
        if i < all {
            keys.swap(0, i);
        }
        let heap = i.min(all);
        loop {
            let mut below = 2 * at + 1;
            if below >= heap {
                break;
            }
            below += usize::from(below + 1 < heap && keys[below] < keys[below + 1]);
            if keys[at] >= keys[below] {
                break;
            }
            keys.swap(at, below);
            at = below;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn many_come_into_order() {
        let items: Vec<u32> = (0..999).map(|i| i * 7919 % 1000).collect();
        let mut sorted = items.clone();
        sorted.sort_unstable();
        assert_eq!(super::by(items, |item| (*item, 0)), sorted);
    }

    #[test]
    fn those_of_one_key_stay_as_they_stood() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let sorted = super::by(items, |item| (item.0, 0));
        assert_eq!(sorted.iter().map(|i| i.1).collect::<String>(), "dbeac");
    }
}
