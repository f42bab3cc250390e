//! Which key asks for what.

/// What a key in the text asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The next mark, or the one before.
    Step {
        /// Towards the end.
        forward: bool,
        /// Only of the same layer.
        alike: bool,
    },
    /// The first or the last mark.
    Far {
        /// The last.
        last: bool,
    },
    /// Into the card.
    Enter,
    /// Close what is open, or go back.
    Leave,
    /// Back to the list, or to it.
    List,
    /// Find in the text.
    Find,
    /// The outline.
    Outline,
    /// A layer on or off: its number in the order of the switches.
    Layer(usize),
    /// The help.
    Help,
}

/// Reads a key. `in_text` is whether a mark has the focus, `single` whether letters are commands.
pub fn wish(key: &str, in_text: bool, single: bool) -> Option<Wish> {
    let step = |forward, alike| Some(Wish::Step { forward, alike });
    match key {
        "Escape" => Some(Wish::Leave),
        "ArrowRight" | "ArrowDown" if in_text => step(true, false),
        "ArrowLeft" | "ArrowUp" if in_text => step(false, false),
        "Home" if in_text => Some(Wish::Far { last: false }),
        "End" if in_text => Some(Wish::Far { last: true }),
        "Enter" | " " if in_text => Some(Wish::Enter),
        "n" if single => step(true, false),
        "p" if single => step(false, false),
        "]" if single => step(true, true),
        "[" if single => step(false, true),
        "o" if single => Some(Wish::List),
        "?" if single => Some(Wish::Help),
        "/" if single => Some(Wish::Find),
        "t" if single => Some(Wish::Outline),
        digit if single && digit.len() == 1 => {
            // The keys stand in this order on a keyboard: 0 behind 9.
            let at = "1234567890".find(digit)?;
            Some(Wish::Layer(at))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_can_be_switched_off_and_arrows_only_work_in_the_text() {
        assert_eq!(wish("n", false, true), Some(Wish::Step { forward: true, alike: false }));
        assert_eq!(wish("n", true, false), None);
        assert_eq!(wish("?", true, false), None);
        assert_eq!(wish("ArrowDown", false, true), None);
        assert_eq!(wish("ArrowDown", true, false), wish("n", true, true));
        assert_eq!(wish("1", false, true), Some(Wish::Layer(0)));
        assert_eq!(wish("0", false, true), Some(Wish::Layer(9)));
        assert_eq!(wish("/", false, false), None);
        assert_eq!(wish("x", false, true), None);
        assert_eq!(wish("Escape", false, false), Some(Wish::Leave));
    }
}
