//! One row that has changed. Terminals blank the other half of a wide character that is overwritten, so columns are
//! compared by what they show: the start of a glyph, or the rest of the one before.

use super::cursor::Cursor;
use super::glyph::Glyph;
use super::pen::Pen;
use ratatui::buffer::Cell;
use std::iter;

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
    /// Whether the terminal shows dotted underlines.
    pub(super) dots: bool,
}

/// The cells of a row in which a glyph begins, with their columns; the others are behind a wide glyph.
pub(in crate::terminal) fn starts(
    cells: &[Cell],
) -> impl Iterator<Item = (usize, &Cell, Glyph<'_>)> {
    let mut next = 0;
    iter::from_fn(move || {
        let (x, cell) = (next, cells.get(next)?);
        let glyph = Glyph::of(cell, cells.len() - x);
        next += glyph.width;
        Some((x, cell, glyph))
    })
}

impl Row<'_> {
    /// Draws what has changed.
    pub(super) fn draw(&self, at: &mut Cursor, pen: &mut Pen, bytes: &mut Vec<u8>) {
        let end = self.blank_end();
        // Where a glyph of the old row begins, at or behind `x`.
        let mut begin = 0;
        for (x, cell, glyph) in starts(self.new).take_while(|(x, ..)| *x < end) {
            while let Some(old) = self.old.get(begin).filter(|_| begin < x) {
                begin += Glyph::of(old, self.old.len() - begin).width;
            }
            if begin == x && self.old.get(x) == Some(cell) {
                continue;
            }
            self.reach(x, at, *pen, bytes);
            pen.change(Pen::of(cell, self.dots, x), bytes);
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
        if (at.x, at.y) == (Some(column(x)), Some(self.y)) {
            return;
        }
        let from = at.x.filter(|_| at.y == Some(self.y)).map_or(0, usize::from);
        let kept = self.new.get(from..x).unwrap_or_default();
        let is_plain = |(x, cell): (usize, &Cell)| {
            matches!(cell.symbol().as_bytes(), [b' '..=b'~']) && Pen::of(cell, self.dots, x) == pen
        };
        if at.x.is_some()
            && at.y == Some(self.y)
            && kept.len() <= SHORT
            && (from..).zip(kept).all(is_plain)
        {
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
        let blank_from = |cells: &[Cell]| {
            cells
                .iter()
                .rposition(|cell| *cell != Cell::EMPTY)
                .map_or(0, |last| last + 1)
        };
        let (new, old) = (blank_from(self.new), blank_from(self.old));
        if old < new + ERASED {
            return self.new.len();
        }
        // A wide glyph may reach into what is blank.
        let last = starts(self.new).take_while(|(x, ..)| *x < new).last();
        let new = last.map_or(0, |(x, _, glyph)| x + glyph.width);
        if old < new + ERASED {
            self.new.len()
        } else {
            new
        }
    }
}

/// A column as terminals count; a screen has fewer than 65,536.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}
