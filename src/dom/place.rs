//! Puts the card below its mark.

use super::{focus, paint};
use web_sys::HtmlElement;

/// From this width on the card stands at its mark; below it is a sheet at the bottom, by CSS.
const WIDE: f64 = 900.0;

/// Where the card goes inside its frame: below `mark_bottom`, from `mark_left`, but not out of it.
pub fn beside(mark_left: f64, mark_bottom: f64, frame_width: f64, card_width: f64) -> (f64, f64) {
    let left = mark_left.min(frame_width - card_width).max(0.0);
    (left, mark_bottom + 8.0)
}

/// Whole pixels: writing out a float costs more code than it is worth.
fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
}

/// Places `card`, which lies in `frame`, below mark `number`, and brings it into view.
pub fn card(card: &HtmlElement, frame: &HtmlElement, number: usize) {
    let pieces = paint::pieces(number);
    let width = leptos::prelude::window().inner_width().ok().and_then(|w| w.as_f64());
    if width.is_some_and(|w| w < WIDE) {
        for name in ["left", "top"] {
            let _ = card.style().remove_property(name);
        }
        // The sheet must not lie over the words that it is about.
        let bottom = pieces.last().map_or(0.0, |p| p.get_bounding_client_rect().bottom());
        let over = bottom - card.get_bounding_client_rect().top() + 16.0;
        if over > 0.0 {
            leptos::prelude::window().scroll_by_with_x_and_y(0.0, over);
        }
        return;
    }
    // Of several pieces or lines the card stands below the last, so that it never covers any.
    let Some(rects) = pieces.last().map(web_sys::Element::get_client_rects) else { return };
    let Some(rect) = rects.length().checked_sub(1).and_then(|i| rects.item(i)) else { return };
    let held = frame.get_bounding_client_rect();
    let (left, top) = beside(
        rect.left() - held.left(),
        rect.bottom() - held.top(),
        held.width(),
        f64::from(card.offset_width()),
    );
    let _ = card.style().set_property("left", &pixels(left));
    let _ = card.style().set_property("top", &pixels(top));
    focus::nearest(card);
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn the_card_stays_in_its_frame_and_below_the_mark() {
        assert_eq!(beside(40.0, 100.0, 800.0, 320.0), (40.0, 108.0));
        assert_eq!(beside(700.0, 100.0, 800.0, 320.0), (480.0, 108.0));
        assert_eq!(beside(-5.0, 100.0, 200.0, 320.0), (0.0, 108.0));
    }
}
