//! One row that has changed. Terminals blank the other half of a wide character that is overwritten, so columns are
//! compared by what they show: the start of a glyph, or the rest of the one before.

use super::cursor::Cursor;
use super::glyph::Glyph;
use super::pen::Pen;
use ratatui::buffer::Cell;

/// Columns without a change that are written again rather than jumped over: a jump takes four bytes or more.
const SHORT: usize = 4;

/// A blank end shorter than this is written as blanks: erasing takes three bytes.
const ERASED: usize = 4;

/// A row as it is shown and as it is to be.
pub(super) struct Row<'a> {
    pub(super) old: &'a [Cell],
    pub(super) new: &'a [Cell],
    /// Its number, from 0.
    pub(super) y: u16,
}

/// What a row shows, glyph by glyph.
struct Glyphs<'a> {
    cells: &'a [Cell],
    x: usize,
}

impl<'a> Iterator for Glyphs<'a> {
    /// The column, the glyph that begins there, and its style.
    type Item = (usize, Glyph<'a>, Pen);

    fn next(&mut self) -> Option<Self::Item> {
        let cell = self.cells.get(self.x)?;
        let glyph = Glyph::of(cell, self.cells.len() - self.x);
        let x = self.x;
        self.x += glyph.width;
        Some((x, glyph, Pen::of(cell)))
    }
}

/// What a row shows.
pub(in crate::terminal) fn glyphs(cells: &[Cell]) -> impl Iterator<Item = (usize, Glyph<'_>, Pen)> {
    Glyphs { cells, x: 0 }
}

impl Row<'_> {
    /// Draws what has changed.
    pub(super) fn draw(&self, at: &mut Cursor, pen: &mut Pen, bytes: &mut Vec<u8>) {
        let end = self.blank_end();
        let mut shown = glyphs(self.old).peekable();
        for (x, glyph, style) in glyphs(self.new).take_while(|(x, ..)| *x < end) {
            while shown.next_if(|(before, ..)| *before < x).is_some() {}
            if shown.peek() == Some(&(x, glyph, style)) {
                continue;
            }
            self.reach(x, at, *pen, bytes);
            pen.change(style, bytes);
            bytes.extend_from_slice(glyph.text.as_bytes());
            self.advance(x + glyph.width, glyph, at);
        }
        if end < self.new.len() {
            at.move_to(column(end), self.y, bytes);
            pen.change(Pen::default(), bytes);
            bytes.extend_from_slice(b"\x1b[K");
        }
    }

    /// Brings the cursor to column `x`. What is unchanged since the cursor's place in this row is written again if it is
    /// short and in the same style.
    fn reach(&self, x: usize, at: &mut Cursor, pen: Pen, bytes: &mut Vec<u8>) {
        let from = at.x.filter(|_| at.y == Some(self.y)).map_or(0, usize::from);
        let kept = self.new.get(from..x).unwrap_or_default();
        let is_plain = |cell: &Cell| matches!(cell.symbol().as_bytes(), [b' '..=b'~']) && Pen::of(cell) == pen;
        if at.x.is_some() && at.y == Some(self.y) && kept.len() <= SHORT && kept.iter().all(is_plain) {
            bytes.extend(kept.iter().flat_map(|cell| cell.symbol().bytes()));
            at.x = Some(column(x));
        } else {
            at.move_to(column(x), self.y, bytes);
        }
    }

    /// Where the cursor is after a glyph that ends before column `x`.
    fn advance(&self, x: usize, glyph: Glyph<'_>, at: &mut Cursor) {
        let is_known = x < self.new.len() && !glyph.is_doubtful;
        at.x = is_known.then(|| column(x));
        at.y = Some(self.y);
    }

    /// The column from which the row is to be erased: blank to its end and not so before; the row's length if none is.
    fn blank_end(&self) -> usize {
        let blank_from = |cells: &[Cell]| cells.iter().rposition(|cell| *cell != Cell::EMPTY).map_or(0, |last| last + 1);
        let (new, old) = (blank_from(self.new), blank_from(self.old));
        // A wide glyph may reach into what is blank.
        let last = glyphs(self.new).take_while(|(x, ..)| *x < new).last();
        let new = last.map_or(0, |(x, glyph, _)| x + glyph.width);
        if old.saturating_sub(new) >= ERASED { new } else { self.new.len() }
    }
}

/// A column as terminals count; a screen has fewer than 65,536.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}
