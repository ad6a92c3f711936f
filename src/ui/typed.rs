//! A line being typed: as much of it as fits around the cursor, with an ellipsis at each end that is cut off.

use super::pen::{Pen, fitted, width};
use crate::app::input::Input;
use crate::article::visible;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Writes `input` into what is left of the line, and says in which column the cursor stands.
pub(super) fn write(pen: &mut Pen<'_>, input: &Input, style: Style) -> u16 {
    let (before, after) = input.text().split_at(input.cursor());
    let (before, after) = (visible::line(before), visible::line(after));
    // A cell for the cursor behind the last character.
    let room = usize::from(pen.room()).saturating_sub(1);
    let left = room.saturating_sub(width(&after)).max(room * 2 / 3);
    pen.write(&ending(&before, left), style);
    let cursor = pen.x();
    let right = usize::from(pen.room()).saturating_sub(usize::from(after.is_empty()));
    pen.write(&fitted(&after, right), style);
    cursor
}

/// The end of `text` in at most `room` cells, after an ellipsis if it isn't all.
pub(super) fn ending(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room.saturating_sub(1);
    let mut start = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        let Some(rest) = left.checked_sub(visible::cells(grapheme)) else {
            break;
        };
        (left, start) = (rest, at);
    }
    format!("…{}", text.get(start..).unwrap_or_default())
}
