//! A frame as text: for `--print` and for tests. Knows cells and nothing of what they show.

use super::screen::pen::Pen;
use super::screen::row::starts;
use ratatui::buffer::{Buffer, Cell};

/// The frame's characters, row by row, without blanks at the ends of rows.
#[must_use]
pub fn plain(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let line: String = starts(row).map(|(.., glyph)| glyph.text).collect();
        text.push_str(line.trim_end_matches(' '));
        text.push('\n');
    }
    text
}

/// The frame's characters with their styles as a terminal takes them, row by row; each row begins and ends in the
/// terminal's own style.
#[must_use]
pub fn ansi(buffer: &Buffer) -> String {
    let mut bytes = Vec::new();
    for row in rows(buffer) {
        let cells: Vec<_> = starts(row)
            .map(|(x, cell, glyph)| (glyph.text, Pen::of(cell, false, x)))
            .collect();
        let is_drawn = |(text, pen): &(&str, Pen)| *text != " " || *pen != Pen::default();
        let end = cells.iter().rposition(is_drawn).map_or(0, |last| last + 1);
        let mut pen = Pen::default();
        for (text, style) in cells.into_iter().take(end) {
            pen.change(style, &mut bytes);
            bytes.extend_from_slice(text.as_bytes());
        }
        pen.change(Pen::default(), &mut bytes);
        bytes.push(b'\n');
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    // A buffer without columns has no rows to show; chunks can't be empty.
    buffer
        .content
        .chunks_exact(usize::from(buffer.area.width).max(1))
}
