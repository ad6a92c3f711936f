//! What a mouse did, as SGR reports tell it: `CSI < button ; column ; row M` or `m` (xterm, ctlseqs, mode 1006).

use super::sequence::number;
use crate::keys::{Act, Mouse};

/// Shift, Meta and Ctrl in a button's number: such clicks belong to the terminal or the desktop.
const MODIFIERS: u32 = 4 | 8 | 16;
/// Added to the number of a button that is held down while the mouse moves.
const MOVED: u32 = 32;

/// The report with these `parameters`, without the `<`, that ends in `last`; none if it is broken or of another button.
pub(super) fn meaning(parameters: &[u8], last: u8) -> Option<Mouse> {
    let mut numbers = parameters.split(|byte| *byte == b';').map(number);
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let act = match (button, last) {
        _ if numbers.next().is_some() => return None,
        (0, b'M') => Act::Press,
        (64, b'M') => Act::WheelUp,
        (65, b'M') => Act::WheelDown,
        // What began without a modifier may end with one.
        (_, b'M') if button & !MODIFIERS == MOVED => Act::Drag,
        (_, b'm') if button & !MODIFIERS & !MOVED == 0 => Act::Release,
        _ => return None,
    };
    Some(Mouse::at(act, cell(column)?, cell(row)?))
}

/// A place counted from 1 as one counted from 0.
fn cell(place: u32) -> Option<u16> {
    u16::try_from(place.checked_sub(1)?).ok()
}
