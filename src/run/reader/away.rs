//! Giving the terminal away and taking it back.

use super::{HANGUP, Session, Stage};
use crate::app::Event;
use crate::run::Ending;
use std::io;

impl<S: Stage> Session<S> {
    pub(super) fn suspend(&mut self) {
        self.carry_out();
        self.remember_place();
        let back = self.stage.suspend();
        self.come_back(&back);
    }

    pub(super) fn come_back(&mut self, back: &io::Result<()>) {
        match back {
            Ok(()) => self.resize(),
            Err(_) => self.ending = Some(Ending::Signal(HANGUP)),
        }
    }

    pub(super) fn resize(&mut self) {
        let (columns, rows) = self.stage.size();
        self.app.handle(Event::Resized { columns, rows });
        // It may have had another size in between, of which the terminal has kept the cells alone.
        self.stage.redraw();
    }
}
