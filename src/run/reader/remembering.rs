//! What is remembered for the next time: the place, what is half typed, the reader's ways.

use super::{Session, Stage};
use crate::ui::Ground;

impl<S: Stage> Session<S> {
    /// The terminal's ground is known, now and for the next time.
    pub(super) fn change_ground(&mut self, ground: Ground) {
        self.theme.ground = ground;
        self.reader.ground = Some(crate::run::live::remembered(ground));
        self.remember_reader();
    }

    pub(super) fn remember_place(&mut self) {
        let now = (self.app.place(), self.app.draft());
        if self.placed != now {
            let (place, draft) = crate::run::left::remembered(&now);
            self.keeper.place(place, draft);
            self.placed = now;
        }
    }

    pub(super) fn remember_habit(&mut self) {
        let habit = self.app.pane().habit();
        self.reader.pane = Some(habit.grouping.name().to_owned());
        self.reader.folded = habit.folded;
        self.reader.wider = habit.wider;
        self.remember_reader();
    }

    pub(super) fn remember_reader(&mut self) {
        if self.reader != self.remembered {
            self.remembered = self.reader.clone();
            self.keeper.remember(self.reader.clone());
        }
    }
}
