//! Reading at a terminal.

use super::Ending;
use super::opening::Opened;
use super::reader::{Beginning, Happening, Session, Stage};
use crate::app::App;
use crate::store::state;
use crate::terminal::editor::{self, Editor};
use crate::terminal::events::{Caught, Events};
use crate::terminal::screen::Screen;
use crate::terminal::session::{self, Session as Terminal};
use crate::terminal::{ability, clipboard};
use crate::ui::{self, Ground, Theme, depth};
use std::env;
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, Sender};

/// A person at a terminal.
struct Live {
    terminal: Terminal,
    screen: Screen,
    caught: Option<Caught>,
    events: Option<Events>,
    sender: Sender<Happening>,
    /// Whether the ground was asked for, or is set.
    asked: bool,
}

/// Reads `opened` at the terminal until the person leaves.
pub(super) fn run(opened: Opened) -> Result<Ending, String> {
    let variable = |name: &str| env::var(name).ok();
    if ability::is_dumb(variable) {
        return Err(String::from(
            "this terminal (TERM is dumb or not set) can't show a screen.\nRead the article as text instead: standoff FILE | cat",
        ));
    }
    let ground_set = opened.preferences.ground();
    let theme = opened.preferences.restyled(Theme::new(
        ground_set.unwrap_or_else(|| ground(opened.reader.ground, &variable)),
        opened
            .preferences
            .depth()
            .unwrap_or_else(|| depth::of(variable)),
    ));
    let (sender, happenings) = mpsc::channel();
    let no_terminal = |error: io::Error| format!("the terminal can't be used: {error}");
    let caught = Caught::all().map_err(no_terminal)?;
    let live = Live {
        caught: Some(caught),
        terminal: Terminal::enter().map_err(no_terminal)?,
        screen: Screen::new().with_dots(ability::shows_dots(variable)),
        events: None,
        sender: sender.clone(),
        asked: ground_set.is_some(),
    };
    Session::start(Beginning {
        opened,
        theme,
        stage: live,
        happenings,
        sender,
    })?
    .run()
}

/// The ground that the terminal had the last time; before that what `COLORFGBG` says; else dark.
fn ground(remembered: Option<state::Ground>, variable: &impl Fn(&str) -> Option<String>) -> Ground {
    let said =
        || variable("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    match remembered {
        Some(state::Ground::Light) => Ground::Light,
        None if said().is_some_and(|ground| ground == 7 || ground == 15) => Ground::Light,
        _ => Ground::Dark,
    }
}

/// `ground` as it is remembered.
pub(super) const fn remembered(ground: Ground) -> state::Ground {
    match ground {
        Ground::Dark => state::Ground::Dark,
        Ground::Light => state::Ground::Light,
    }
}

impl Stage for Live {
    fn size(&self) -> (u16, u16) {
        session::size()
    }

    fn show(&mut self, app: &App, theme: Theme) -> io::Result<()> {
        if self.terminal.is_away() {
            return Ok(());
        }
        let screen = app.layout().screen;
        let buffer = self.screen.frame(screen.width, screen.height);
        let cursor = ui::render(app, theme, buffer);
        self.screen.flush(cursor)?;
        self.terminal.take_mouse(app.takes_mouse())?;
        if !std::mem::replace(&mut self.asked, true) {
            self.terminal.ask_ground()?;
        }
        Ok(())
    }

    /// The threads that listen are started by the first call: the first frame doesn't wait for them.
    fn ask(&mut self) -> io::Result<()> {
        if let Some(caught) = self.caught.take() {
            self.events = Some(Events::start(caught, self.sender.clone())?);
        }
        if let Some(events) = &self.events {
            events.ask();
        }
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.terminal.suspend()
    }

    fn resume(&mut self) -> io::Result<()> {
        self.terminal.resume()
    }

    fn is_away(&self) -> bool {
        self.terminal.is_away()
    }

    fn may_resume(&self) -> bool {
        self.terminal.may_resume()
    }

    fn start_editor(&mut self, file: &Path) -> Result<Editor, String> {
        let command = editor::command(|name| env::var(name).ok())?;
        self.terminal.lend();
        let sender = self.sender.clone();
        let tell = move |news| {
            // The session that started the editor listens until it has ended.
            let _ = sender.send(Happening::Editor(news));
        };
        Editor::start(&command, file, tell).map_err(|error| {
            let program = command.first().map(String::as_str).unwrap_or_default();
            let back = self
                .terminal
                .resume()
                .map_or_else(|error| format!("; {error}"), |()| String::new());
            self.screen.redraw();
            format!(
                "The editor {} can't be started: {error}{back}. EDITOR names the one to use",
                super::safe(program)
            )
        })
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        if self.terminal.is_away() {
            return Ok(());
        }
        clipboard::copy(text)
    }

    fn redraw(&mut self) {
        self.screen.redraw();
    }

    fn waits_for_disk(&self) -> bool {
        false
    }
}
