//! Turns marks that lie over one another into marks that lie inside one another.
//!
//! HTML can nest elements but not cross them, so a mark that crosses the end of another is cut in
//! two there; both pieces keep its number. The text itself comes out once, in order, untouched.

use newsloupe::Span;

/// A step of writing a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A mark begins (or goes on behind a cut).
    Open {
        /// Its number.
        mark: usize,
        /// Whether it was open before and only goes on here.
        again: bool,
    },
    /// These words stand here.
    Text(Span),
    /// The innermost open mark ends.
    Close,
}

/// More marks than this over the same words are left out: no reader could tell them apart, and a
/// report from elsewhere must not be able to build a tower of elements.
const DEEPEST: usize = 12;

/// Writes `block` with its marks. `marks` are `(span, number)`, sorted by start, longer ones first;
/// what reaches over the block is cut to it, what lies outside is left out.
pub fn flatten(block: Span, marks: &[(Span, usize)]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(marks.len() * 3 + 1);
    let mut open: Vec<(u32, usize)> = Vec::new(); // ends and numbers, innermost last
    let mut at = block.start;
    for (span, mark) in marks {
        let (start, end) = (span.start.max(block.start), span.end.min(block.end));
        if start >= end || open.len() >= DEEPEST && open.iter().all(|(e, _)| *e > start) {
            continue;
        }
        close_until(start, &mut open, &mut at, &mut steps);
        write(start, &mut at, &mut steps);
        open.push((end, *mark));
        steps.push(Step::Open { mark: *mark, again: false });
    }
    close_until(block.end, &mut open, &mut at, &mut steps);
    write(block.end, &mut at, &mut steps);
    steps
}

fn write(to: u32, at: &mut u32, steps: &mut Vec<Step>) {
    if *at < to {
        steps.push(Step::Text(Span { start: *at, end: to }));
        *at = to;
    }
}

/// Ends every mark that ends at or before `to`, in the order of their ends.
fn close_until(to: u32, open: &mut Vec<(u32, usize)>, at: &mut u32, steps: &mut Vec<Step>) {
    while let Some(next) = open.iter().map(|(end, _)| *end).min().filter(|end| *end <= to) {
        write(next, at, steps);
        let first = open.iter().position(|(end, _)| *end == next).unwrap_or(0);
        let cut = open.split_off(first);
        steps.extend(cut.iter().map(|_| Step::Close));
        for (end, mark) in cut.into_iter().filter(|(end, _)| *end != next) {
            open.push((end, mark));
            steps.push(Step::Open { mark, again: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    fn run(text: &str, marks: &[(usize, usize)]) -> String {
        let mut marks: Vec<_> =
            marks.iter().enumerate().map(|(i, (s, e))| (Span::new(*s, *e), i)).collect();
        marks.sort_by_key(|(s, i)| (s.start, std::cmp::Reverse(s.end), *i));
        let mut out = String::new();
        let mut open = Vec::new();
        for step in flatten(Span::new(0, text.len()), &marks) {
            match step {
                Step::Open { mark, again } => {
                    open.push(mark);
                    let sign = if again { "+" } else { ":" };
                    let _ = write!(out, "<{mark}{sign}");
                }
                Step::Text(span) => out += span.of(text),
                Step::Close => {
                    open.pop().expect("something is open");
                    out.push('>');
                }
            }
        }
        assert!(open.is_empty());
        out
    }

    #[test]
    fn inner_marks_nest() {
        assert_eq!(run("abcdef", &[(0, 6), (2, 4)]), "<0:ab<1:cd>ef>");
        assert_eq!(run("abcdef", &[(0, 3), (3, 6)]), "<0:abc><1:def>");
        assert_eq!(run("abc", &[(0, 3), (0, 3)]), "<0:<1:abc>>");
        assert_eq!(run("abc", &[]), "abc");
        assert_eq!(run("", &[]), "");
    }

    #[test]
    fn crossing_marks_are_cut_and_go_on() {
        assert_eq!(run("abcdef", &[(0, 4), (2, 6)]), "<0:ab<1:cd>><1+ef>");
        assert_eq!(run("abcdefgh", &[(0, 4), (1, 6), (2, 8)]), "<0:a<1:b<2:cd>>><1+<2+ef>><2+gh>");
    }

    #[test]
    fn marks_are_cut_to_the_block() {
        let steps = flatten(Span::new(2, 4), &[(Span::new(0, 9), 7), (Span::new(5, 6), 8)]);
        let text = Step::Text(Span::new(2, 4));
        assert_eq!(steps, [Step::Open { mark: 7, again: false }, text, Step::Close]);
    }

    #[test]
    fn any_marks_leave_the_text_as_it_was() {
        let text: String = ('a'..='z').cycle().take(120).collect();
        let mut seed = 7u64;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for _ in 0..500 {
            let marks: Vec<_> = (0..next(30))
                .map(|_| {
                    let start = next(120);
                    (start, (start + next(40)).min(120))
                })
                .collect();
            let out = run(&text, &marks);
            let plain: String = out.chars().filter(char::is_ascii_lowercase).collect();
            assert_eq!(plain, text);
        }
    }
}
