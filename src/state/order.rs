//! One sort for every list of the page: the standard library's is compiled anew, at 3 KB, for each
//! type that it sorts.

/// How many numbers a key has.
const WIDTH: usize = 3;

/// What an item is sorted by.
pub(crate) type Key = [u32; WIDTH];

/// The items by their keys, the lowest first; those of the same key as they stood.
pub(crate) fn in_order<T>(items: Vec<T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let mut order: Vec<(Key, usize)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, i)| items[i].take()).collect()
}

/// A key of three numbers.
pub(crate) const fn numbers(numbers: [u32; 3]) -> Key {
    numbers
}

/// A key that puts the higher number first.
pub(crate) fn most(number: usize) -> Key {
    numbers([u32::MAX - u32::try_from(number).unwrap_or(u32::MAX), 0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_key_comes_first_and_equals_stay_as_they_stood() {
        let items = vec![([2, 0, 1], 'a'), ([1, 9, 0], 'b'), ([2, 0, 0], 'c'), ([2, 0, 0], 'd')];
        let sorted = in_order(items, |(key, _)| numbers(*key));
        assert_eq!(sorted.iter().map(|(_, c)| *c).collect::<String>(), "bcda");
        let sorted = in_order(vec![(1, 'a'), (7, 'b'), (7, 'c')], |(n, _)| most(*n));
        assert_eq!(sorted.iter().map(|(_, c)| *c).collect::<String>(), "bca");
    }
}
