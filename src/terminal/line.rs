//! One line at the foot of a terminal that changes while something is at work, on standard error.

use crossterm::terminal;
use std::io::{self, IsTerminal, Write};

/// Left free at the end of a line, in cells: the `^C` that a terminal shows there must not go on in the next line, which
/// nobody would clear.
const ROOM: usize = 4;

/// A line that is written over. Gone when it is dropped.
#[derive(Debug)]
pub struct Line {
    shown: bool,
}

impl Line {
    /// A line that shows nothing yet; none where standard error is no terminal.
    #[must_use]
    pub fn on_terminal() -> Option<Self> {
        io::stderr().is_terminal().then_some(Self { shown: false })
    }

    /// Shows `words`, which are plain ASCII, cut to the width of the terminal, in the place of what was shown.
    pub fn show(&mut self, words: &str) {
        let width = terminal::size().map_or(80, |(columns, _)| usize::from(columns));
        let words = words.get(..width.saturating_sub(ROOM)).unwrap_or(words);
        self.shown = true;
        write(&format!("\r\x1b[K{words}"));
    }

    /// Takes away what is shown.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            write("\r\x1b[K");
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.clear();
    }
}

/// That nobody sees it is no reason to stop.
fn write(words: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
}
