//! A note in the person's editor: the terminal is lent to it, and taken back when it has ended.

use super::{Happening, Session, Stage};
use crate::app::note::LONGEST_NOTE;
use crate::app::{Edited, Event};
use crate::run::Ending;
use crate::store::Scratch;
use crate::terminal::editor::{Editor, News};
use crate::terminal::events::{TerminalEvent, is_from_keys};
use std::time::{Duration, Instant};

/// So long an editor that was asked to end has time to.
const PATIENCE: Duration = Duration::from_secs(1);

/// Within this time of an editor's end comes what else the key did that ended it, however busy the machine is.
const ECHO: Duration = Duration::from_secs(2);

impl<S: Stage> Session<S> {
    /// Hands `text` to the editor and takes what comes back. Keys typed meanwhile are the editor's: nobody else reads.
    pub(super) fn edit_note(&mut self, text: &str) {
        self.remember_place();
        let edited = self
            .edit_in_file(text)
            .unwrap_or_else(|reason| Edited::Not { reason, text: None });
        self.app.handle(Event::Edited(edited));
    }

    fn edit_in_file(&mut self, text: &str) -> Result<Edited, String> {
        let file = Scratch::write(&self.places, text)
            .map_err(|error| format!("No file for the editor can be made: {error}"))?;
        let editor = self.stage.start_editor(file.path())?;
        let ended = self.wait_for(&editor);
        if self.ending.is_none() {
            let back = self.stage.resume();
            self.come_back(&back);
        }
        if self.ending.is_some() {
            let reason = String::from("The editor was broken off");
            let text = file.read(LONGEST_NOTE).ok();
            return Ok(Edited::Not { reason, text });
        }
        match (ended, file.read(LONGEST_NOTE)) {
            (Some(0), Ok(text)) => Ok(Edited::Done(text)),
            (Some(0), Err(reason)) => {
                let path = crate::run::opening::shown(file.path());
                file.keep();
                Err(format!(
                    "The note can't be read back, {reason}. It is kept in {path}"
                ))
            }
            (Some(code), _) => Err(format!(
                "The editor ended with code {code}: the note is as it was"
            )),
            (None, _) => Err(String::from(
                "The editor was broken off: the note is as it was",
            )),
        }
    }

    /// Waits for the editor's end and gives its exit code. What the keyboard tells every program on the terminal
    /// (Ctrl-C, Ctrl-Z) is meant for the editor; what asks us to end ends it too.
    fn wait_for(&mut self, editor: &Editor) -> Option<i32> {
        loop {
            let happening = if self.ending.is_some() {
                self.happenings.recv_timeout(PATIENCE).ok()?
            } else {
                self.happenings.recv().ok()?
            };
            match happening {
                Happening::Editor(News::Stopped) => editor.stop_along(),
                Happening::Editor(News::Ended(code)) => {
                    self.edited = Some(Instant::now());
                    return code;
                }
                Happening::Terminal(TerminalEvent::Signal(signal)) if !is_from_keys(signal) => {
                    self.ending = Some(Ending::Signal(signal));
                    editor.end();
                }
                Happening::Terminal(_) => {}
                other => {
                    self.take(other);
                }
            }
        }
    }

    /// Whether `signal` is what a key told the editor: of its end we may hear before. Our own keys send no signals.
    pub(super) fn is_echo(&self, signal: i32) -> bool {
        is_from_keys(signal) && self.edited.is_some_and(|ended| ended.elapsed() < ECHO)
    }
}
