//! Reading by keys given on the command line, without a terminal: the same program, whose last
//! screen is printed.

use super::opening::Opened;
use super::over::Progress;
use super::reader::{Beginning, Happening, Session, Stage};
use super::{Ending, Printing, print};
use crate::app::App;
use crate::app::layout::{LEAST_COLUMNS, LEAST_ROWS};
use crate::keys::{Key, parse_keys};
use crate::terminal::editor::Editor;
use crate::terminal::events::TerminalEvent;
use crate::terminal::input::Input;
use crate::terminal::text;
use crate::ui::{self, Depth, Ground, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};

/// A screen in memory and keys that come by themselves.
struct Script {
    keys: std::vec::IntoIter<Key>,
    sender: Sender<Happening>,
    last: Arc<Mutex<Buffer>>,
    size: (u16, u16),
    /// How far a shelf is looked into, as nobody sees its screen meanwhile.
    progress: Progress,
}

/// Presses `keys` and prints the last screen before leaving; by then all is saved.
pub(super) fn run(
    opened: Opened,
    keys: &str,
    printing: Printing,
    size: (u16, u16),
) -> Result<Ending, String> {
    let keys = parse_keys(keys).map_err(|error| format!("--keys: {error}"))?;
    if !keys.is_empty() {
        fits(size)?;
    }
    let is_refused = opened.refusal().is_some() || opened.codes.refusal.is_some();
    let (sender, happenings) = mpsc::channel();
    let last = Arc::new(Mutex::new(Buffer::default()));
    let script = Script {
        keys: keys.into_iter(),
        sender: sender.clone(),
        last: last.clone(),
        size,
        progress: Progress::new("looking into"),
    };
    let theme = Theme::new(Ground::Dark, Depth::Indexed);
    let theme = opened.preferences.restyled(theme);
    let ending = Session::start(Beginning {
        opened,
        theme,
        stage: script,
        happenings,
        sender,
    })?
    .run();
    let screen = last.lock().unwrap_or_else(PoisonError::into_inner);
    let shown = match printing {
        Printing::Text => text::plain(&screen),
        Printing::Ansi => text::ansi(&screen),
    };
    print(|out| out.write_all(shown.as_bytes()))?;
    match ending {
        Ok(Ending::Done) if is_refused => Ok(Ending::Findings),
        ending => ending,
    }
}

/// Whether keys can be pressed on a screen of that size: where it is too small, none does anything.
///
/// # Errors
/// What it lacks, and the size needed.
fn fits((columns, rows): (u16, u16)) -> Result<(), String> {
    let lacks = match (columns < LEAST_COLUMNS, rows < LEAST_ROWS) {
        (false, false) => return Ok(()),
        (true, false) => "columns",
        (false, true) => "rows",
        (true, true) => "columns and rows",
    };
    let (wide, high) = (columns.max(LEAST_COLUMNS), rows.max(LEAST_ROWS));
    Err(format!(
        "--size {columns}x{rows}: too few {lacks}: no key was pressed\nKeys need {LEAST_COLUMNS}x{LEAST_ROWS} at least: --size {wide}x{high}"
    ))
}

impl Stage for Script {
    fn size(&self) -> (u16, u16) {
        self.size
    }

    fn show(&mut self, app: &App, theme: Theme) -> io::Result<()> {
        if let Some(shelf) = app.shelf().filter(|_| app.is_on_shelf()) {
            self.progress.reach(shelf.known(), shelf.entries().len());
        }
        let screen = app.layout().screen;
        let mut buffer = Buffer::empty(Rect::new(0, 0, screen.width, screen.height));
        ui::render(app, theme, &mut buffer);
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = buffer;
        Ok(())
    }

    fn ask(&mut self) -> io::Result<()> {
        let happening = match self.keys.next() {
            Some(key) => Happening::Terminal(TerminalEvent::Input(vec![Input::Key(key)])),
            None => Happening::Over,
        };
        // The session that listens is the one that asks.
        let _ = self.sender.send(happening);
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn start_editor(&mut self, _: &Path) -> Result<Editor, String> {
        Err(String::from("There is no terminal here for an editor"))
    }

    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn redraw(&mut self) {}

    fn waits_for_disk(&self) -> bool {
        true
    }
}
