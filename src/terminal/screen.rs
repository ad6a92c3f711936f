//! Drawing: two buffers, the one on the screen and the one to come, and the fewest bytes that turn one into the other,
//! written at once. Knows cells and nothing of what they show.

mod cursor;
pub(super) mod glyph;
pub(super) mod pen;
pub(super) mod row;
#[cfg(test)]
mod tests;

use super::device;
use cursor::Cursor;
use pen::Pen;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use row::Row;
use std::io;

/// Nothing is shown between these two: the frame appears at once (synchronized output, private mode 2026).
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The terminal's screen.
#[derive(Debug)]
pub struct Screen {
    shown: Buffer,
    next: Buffer,
    /// What the terminal shows is unknown.
    is_unknown: bool,
    /// Where the terminal's cursor is to be seen.
    visible: Option<(u16, u16)>,
    /// Whether the terminal shows dotted underlines.
    dots: bool,
    /// The frame's bytes, kept for their room.
    bytes: Vec<u8>,
}

impl Default for Screen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen {
    /// A screen whose contents are unknown.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shown: Buffer::empty(Rect::ZERO),
            next: Buffer::empty(Rect::ZERO),
            is_unknown: true,
            visible: None,
            dots: false,
            bytes: Vec::new(),
        }
    }

    /// The same, where `dots` on a terminal that shows dotted underlines.
    #[must_use]
    pub fn with_dots(self, dots: bool) -> Self {
        Self { dots, ..self }
    }

    /// The frame to come, blank. With another size than the last one's, all of it will be drawn.
    pub fn frame(&mut self, columns: u16, rows: u16) -> &mut Buffer {
        let area = Rect::new(0, 0, columns, rows);
        if self.next.area == area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(area);
        }
        &mut self.next
    }

    /// Forgets what the terminal shows: the next frame is drawn whole.
    pub fn redraw(&mut self) {
        self.is_unknown = true;
    }

    /// Brings the frame to the terminal in one write, with the cursor seen at a column and row, or nowhere. Nothing is
    /// written if nothing has changed.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn flush(&mut self, cursor: Option<(u16, u16)>) -> io::Result<()> {
        self.encode(cursor);
        let written = device::write(&self.bytes);
        self.is_unknown = written.is_err();
        written
    }

    /// The bytes that turn what is shown into the frame, which then counts as shown; none if nothing has changed.
    pub fn encode(&mut self, cursor: Option<(u16, u16)>) -> &[u8] {
        self.bytes.clear();
        self.bytes.extend_from_slice(BEGIN);
        if self.is_unknown || self.shown.area != self.next.area {
            // A cleared screen needs no buffer: its rows are all the same blank one.
            self.shown = Buffer::empty(Rect::ZERO);
            self.visible = None;
            self.bytes
                .extend_from_slice(b"\x1b[m\x1b[?25l\x1b[H\x1b[2J");
        }
        let (at, pen) = self.draw_rows();
        self.place(at, cursor);
        if pen != Pen::default() {
            self.bytes.extend_from_slice(b"\x1b[m");
        }
        if self.bytes.len() == BEGIN.len() {
            self.bytes.clear();
        } else {
            self.bytes.extend_from_slice(END);
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        self.is_unknown = false;
        &self.bytes
    }

    /// Draws the rows that differ; where that leaves the cursor, and in which style.
    fn draw_rows(&mut self) -> (Cursor, Pen) {
        let (mut at, mut pen) = (Cursor::default(), Pen::default());
        // A screen without columns has no rows to draw; chunks can't be empty.
        let columns = usize::from(self.next.area.width).max(1);
        let blank = vec![Cell::EMPTY; columns];
        let old = self
            .shown
            .content
            .chunks_exact(columns)
            .chain(std::iter::repeat(blank.as_slice()));
        let rows = old.zip(self.next.content.chunks_exact(columns)).zip(0..);
        for ((old, new), y) in rows {
            if old != new {
                let dots = self.dots;
                Row { old, new, y, dots }.draw(&mut at, &mut pen, &mut self.bytes);
            }
        }
        (at, pen)
    }

    /// Shows the cursor where it is to be seen, or hides it.
    fn place(&mut self, mut at: Cursor, cursor: Option<(u16, u16)>) {
        let has_moved = self.bytes.len() > BEGIN.len();
        let cursor =
            cursor.filter(|(x, y)| *x < self.next.area.width && *y < self.next.area.height);
        if let Some((x, y)) = cursor {
            if has_moved || self.visible != cursor {
                at.move_to(x, y, &mut self.bytes);
            }
            if self.visible.is_none() {
                self.bytes.extend_from_slice(b"\x1b[?25h");
            }
        } else if self.visible.is_some() {
            self.bytes.extend_from_slice(b"\x1b[?25l");
        }
        self.visible = cursor;
    }
}
