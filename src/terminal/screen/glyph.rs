//! What one cell shows: its text and how many columns that takes. The last gate before the terminal.

use ratatui::buffer::{Cell, CellWidth};

/// The text of a cell that the terminal is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::terminal) struct Glyph<'a> {
    pub(in crate::terminal) text: &'a str,
    /// Columns that it takes, at least 1.
    pub(in crate::terminal) width: usize,
    /// Terminals may disagree on the width.
    pub(in crate::terminal) is_doubtful: bool,
}

impl<'a> Glyph<'a> {
    /// The glyph of a cell with `room` columns up to the end of its row. Control characters and what is empty, too wide or
    /// without width never reach the terminal.
    pub(in crate::terminal) fn of(cell: &'a Cell, room: usize) -> Self {
        let text = cell.symbol();
        if let [byte] = text.as_bytes() {
            let text = if matches!(byte, b' '..=b'~') {
                text
            } else {
                "?"
            };
            return Self {
                text,
                width: 1,
                is_doubtful: false,
            };
        }
        let plain = |text| Self {
            text,
            width: 1,
            is_doubtful: false,
        };
        if text.is_empty() {
            return plain(" ");
        }
        if text.chars().any(char::is_control) {
            return plain("?");
        }
        match usize::from(text.cell_width()) {
            0 => plain(" "),
            width if width > room => plain(" "),
            width => Self {
                text,
                width,
                is_doubtful: width > 2 || text.chars().nth(1).is_some(),
            },
        }
    }
}
