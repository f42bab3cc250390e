//! An address as a QR code, drawn as one path of an SVG.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write;

/// Modules that stay empty around the code: what the standard asks for.
const QUIET: i32 = 4;
/// The largest code that is drawn: 105 modules a side, 113 with the quiet zone. On paper a square of
/// 12 cm gives each a millimetre, and a projector that shows it 900 pixels high gives each 8: what a
/// phone still reads from a seat near the front. From the back row a larger one is a grey square.
const LARGEST: u8 = 22;
/// Bytes that the largest code holds at level M.
pub const LONGEST: usize = 779;

/// A drawn code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules a side with the quiet zone: the picture's `viewBox` is `0 0 side side`.
    pub side: u32,
    /// The dark modules, as the `d` of a path; everything else is light.
    pub path: String,
}

/// Draws a text, at error level M or better; none where it is longer than what scans in class
/// ([`LONGEST`]).
pub fn draw(text: &str) -> Option<Qr> {
    let segments = QrSegment::make_segments(text);
    let level = QrCodeEcc::Medium;
    let code = QrCode::encode_segments_advanced(
        &segments,
        level,
        Version::MIN,
        Version::new(LARGEST),
        None,
        true,
    )
    .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut from = None; // where a run of dark modules began
        for x in 0..=code.size() {
            match (code.get_module(x, y), from) {
                (true, None) => from = Some(x),
                (false, Some(first)) => {
                    let run = x - first;
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", first + QUIET, y + QUIET);
                    from = None;
                }
                _ => {}
            }
        }
    }
    Some(Qr { side: (code.size() + 2 * QUIET).unsigned_abs(), path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The drawn path as a picture, eight dots a module, and what a reader makes of it.
    fn scanned(qr: &Qr) -> String {
        let side = qr.side as usize;
        let mut dark = vec![false; side * side];
        for run in qr.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').expect("x");
            let (y, rest) = rest.split_once('h').expect("y");
            let (width, _) = rest.split_once('v').expect("width");
            let [x, y, width] = [x, y, width].map(|n| n.parse::<usize>().expect("a number"));
            dark[y * side + x..y * side + x + width].fill(true);
        }
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(side * 8, side * 8, |x, y| {
                if dark[y / 8 * side + x / 8] { 0 } else { 255 }
            });
        let codes = picture.detect_grids();
        assert_eq!(codes.len(), 1);
        codes[0].decode().expect("readable").1
    }

    #[test]
    fn a_reader_reads_what_was_drawn() {
        let long = format!("https://example.org/exercise.html#x1.{}", "aZ0_-".repeat(140));
        for text in ["https://example.org/pier", "NL1-é", long.as_str()] {
            assert_eq!(scanned(&draw(text).expect("fits")), text);
        }
    }

    #[test]
    fn what_is_too_long_to_scan_is_not_drawn() {
        assert!(draw(&"a".repeat(LONGEST)).is_some_and(|qr| qr.side == 113));
        assert_eq!(draw(&"a".repeat(LONGEST + 1)), None);
    }
}
