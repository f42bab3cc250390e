//! Putting marks in order.
//!
//! Sorting code is long, and the compiler makes it anew for every type that is sorted. So only
//! numbers are sorted, and what they stand for is then moved.

/// `items` by `key`, those of the same key as they stood.
pub(crate) fn by<T>(items: Vec<T>, key: impl Fn(&T) -> (u32, u32)) -> Vec<T> {
    let mut keys = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        let (first, second) = key(item);
        keys.push((u64::from(first) << 32 | u64::from(second), i as u32));
    }
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.iter().filter_map(|&(_, i)| items[i as usize].take()).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn those_of_one_key_stay_as_they_stood() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let sorted = super::by(items, |item| (item.0, 0));
        assert_eq!(sorted.iter().map(|i| i.1).collect::<String>(), "dbeac");
    }
}
