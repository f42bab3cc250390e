//! One sort for every list of the page: the standard library's is compiled anew, at 3 KB, for each
//! type that it sorts.

/// How many numbers a key has.
const WIDTH: usize = 7;

/// What an item is sorted by.
pub(crate) type Key = [u32; WIDTH];

/// The items by their keys, the lowest first; those of the same key as they stood.
pub(crate) fn in_order<T>(items: Vec<T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let mut order: Vec<(Key, usize)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, i)| items[i].take()).collect()
}

/// A key of one number.
pub(crate) fn first(number: u32) -> Key {
    numbers([number, 0, 0])
}

/// A key of three numbers.
pub(crate) fn numbers(numbers: [u32; 3]) -> Key {
    let mut key = [0; WIDTH];
    key[..3].copy_from_slice(&numbers);
    key
}

/// A key that sorts by bytes, as far as it reaches: a moment with its time and zone takes 25.
pub(crate) fn letters(word: &str) -> Key {
    let mut key = [0; WIDTH];
    for (slot, four) in key.iter_mut().zip(word.as_bytes().chunks(4)) {
        let byte = |i: usize| u32::from(four.get(i).copied().unwrap_or(0));
        *slot = byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order_and_equals_stay_as_they_stood() {
        let days =
            ["2024-03-27", "2024", "2024-03", "2023-12-31T23:59", "2024-03", "2024-03-27T08"];
        let sorted = in_order(days.into_iter().enumerate().collect(), |(_, d)| letters(d));
        assert_eq!(sorted.iter().map(|(i, _)| *i).collect::<Vec<_>>(), [3, 1, 2, 4, 0, 5]);
        assert_eq!(in_order(vec![(2, 'a'), (1, 'b'), (2, 'c')], |p| first(p.0))[2].1, 'c');
    }
}
