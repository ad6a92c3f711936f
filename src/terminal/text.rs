//! A frame as text: for `--print` and for tests. Knows cells and nothing of what they show.

use super::screen::glyph::Glyph;
use super::screen::pen::Pen;
use super::screen::row::glyphs;
use ratatui::buffer::{Buffer, Cell};

/// The frame's characters, row by row, without blanks at the ends of rows.
#[must_use]
pub fn plain(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let line: String = glyphs(row).map(|(_, glyph, _)| glyph.text).collect();
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
        let glyphs: Vec<(usize, Glyph<'_>, Pen)> = glyphs(row).collect();
        let is_blank = |(_, glyph, pen): &(usize, Glyph<'_>, Pen)| glyph.text == " " && *pen == Pen::default();
        let end = glyphs.iter().rposition(|glyph| !is_blank(glyph)).map_or(0, |last| last + 1);
        let mut pen = Pen::default();
        for (_, glyph, style) in glyphs.iter().take(end) {
            pen.change(*style, &mut bytes);
            bytes.extend_from_slice(glyph.text.as_bytes());
        }
        pen.change(Pen::default(), &mut bytes);
        bytes.push(b'\n');
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    // A buffer without columns has no rows to show; chunks can't be empty.
    buffer.content.chunks_exact(usize::from(buffer.area.width).max(1))
}
