//! Writes text into the cells of one line, up to its end.

use crate::app::layout::Area;
use crate::article::visible;
pub(super) use crate::article::visible::width;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// A place in a line of cells at which to write next.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    end: u16,
    y: u16,
}

impl<'a> Pen<'a> {
    /// At the left of line `row` of `area`, both within the buffer.
    pub(super) fn new(buffer: &'a mut Buffer, area: Area, row: u16) -> Self {
        let y = area.y + row;
        let inside = row < area.height && y < buffer.area.bottom();
        let end = (area.x + area.width).min(buffer.area.right());
        Self {
            buffer,
            x: area.x,
            end: if inside { end } else { area.x },
            y,
        }
    }

    /// The column it is at.
    pub(super) fn x(&self) -> u16 {
        self.x
    }

    /// How many cells are left.
    pub(super) fn room(&self) -> u16 {
        self.end.saturating_sub(self.x)
    }

    /// Leaves `cells` cells as they are.
    pub(super) fn skip(&mut self, cells: u16) {
        self.x = self.x.saturating_add(cells).min(self.end);
    }

    /// Goes to column `x`.
    pub(super) fn go_to(&mut self, x: u16) {
        self.x = x.min(self.end);
    }

    /// Ends the line `cells` cells earlier.
    pub(super) fn keep_free(&mut self, cells: u16) {
        self.end = self.end.saturating_sub(cells).max(self.x);
    }

    /// Has something written in the next `cells` cells alone, and goes to their end.
    pub(super) fn within(&mut self, cells: u16, write: impl FnOnce(&mut Self)) {
        let (start, end) = (self.x, self.end);
        self.keep_free(self.room().saturating_sub(cells));
        write(self);
        self.end = end;
        self.go_to(start.saturating_add(cells));
    }

    /// Writes `text`, in which everything is visible already, as far as there is room.
    pub(super) fn write(&mut self, text: &str, style: Style) {
        if text.is_ascii() {
            return self.write_ascii(text, style);
        }
        let room = usize::from(self.room());
        let (x, _) = self.buffer.set_stringn(self.x, self.y, text, room, style);
        self.x = x;
    }

    fn write_ascii(&mut self, text: &str, style: Style) {
        let count = text.len().min(usize::from(self.room()));
        if count == 0 {
            return;
        }
        let start = self.buffer.index_of(self.x, self.y);
        let cells = &mut self.buffer.content[start..start + count];
        for (cell, byte) in cells.iter_mut().zip(text.bytes()) {
            cell.set_char(char::from(byte)).set_style(style);
        }
        self.x += u16::try_from(count).unwrap_or(0);
    }

    /// Writes `text`, which comes from outside, on one line; what doesn't fit ends in an ellipsis.
    pub(super) fn write_fitted(&mut self, text: &str, style: Style) {
        let text = fitted(text, usize::from(self.room()));
        self.write(&text, style);
    }

    /// Writes `text` at the right end and shortens the line by it and a blank.
    pub(super) fn write_right(&mut self, text: &str, style: Style) {
        let text = fitted(text, usize::from(self.room()));
        let width = u16::try_from(width(&text)).unwrap_or(u16::MAX);
        let (x, end) = (self.x, self.end);
        self.go_to(end.saturating_sub(width));
        self.write(&text, style);
        self.x = x;
        self.end = end.saturating_sub(width + 1).max(x);
    }

    /// Styles the rest of the line.
    pub(super) fn fill(&mut self, style: Style) {
        for x in self.x..self.end {
            self.buffer[(x, self.y)].set_style(style);
        }
        self.x = self.end;
    }
}

/// `text` made visible and cut to `room` cells, with an ellipsis where something was cut off.
pub(super) fn fitted(text: &str, room: usize) -> Cow<'_, str> {
    let text = visible::line(text);
    if width(&text) <= room {
        return text;
    }
    let mut left = room.saturating_sub(1);
    let mut cut = String::new();
    for grapheme in text.graphemes(true) {
        let cells = visible::cells(grapheme);
        if cells > left {
            break;
        }
        left -= cells;
        cut.push_str(grapheme);
    }
    let mut cut = cut.trim_end().trim_end_matches('…').trim_end().to_owned();
    if room > 0 {
        cut.push('…');
    }
    Cow::Owned(cut)
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn what_is_cut_ends_with_one_ellipsis() {
        for (text, room, cut) in [
            ("Talks end", 9, "Talks end"),
            ("Talks end", 8, "Talks e…"),
            ("Talks … end", 8, "Talks…"),
            ("Talks… ended", 8, "Talks…"),
            ("Talks… ended", 7, "Talks…"),
            ("…", 0, ""),
        ] {
            assert_eq!(fitted(text, room), cut, "{text} in {room}");
        }
    }
}
