//! Waiting for what happens next.

use super::{HANGUP, Happening, QUIET, Session, Stage};
use crate::run::Ending;
use crate::terminal::events::TerminalEvent;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

/// So long somebody else keeps the screen before we look again whether it can be had.
const TURN: Duration = Duration::from_millis(100);

impl<S: Stage> Session<S> {
    /// Waits for what happens next. Sleeps without end once all is told and remembered.
    pub(super) fn next(&mut self) -> Option<Happening> {
        let is_asking = self.app.is_surveying()
            || self.app.is_waiting_for_others()
            || self.suggesting.is_awaited();
        let is_looking = !self.app.knows_the_past()
            || self.shelf.is_busy()
            || self.app.is_waiting_for_shelf()
            || self.app.is_hunting();
        let is_busy = self.is_saving() || is_asking || is_looking;
        let must_wait = self.stage.waits_for_disk() && is_busy;
        if !self.asked && !must_wait {
            match self.stage.ask() {
                Ok(()) => self.asked = true,
                Err(_) => self.ending = Some(Ending::Signal(HANGUP)),
            }
        }
        if self.stage.is_away() {
            return self.next_away();
        }
        let Some(patience) = self.patience() else {
            return self.happenings.recv().ok();
        };
        match self.happenings.recv_timeout(patience) {
            Ok(happening) => return Some(happening),
            Err(RecvTimeoutError::Disconnected) => self.ending = Some(Ending::Signal(HANGUP)),
            Err(RecvTimeoutError::Timeout) => match self.confirmed.take() {
                Some((revision, _)) => return Some(Happening::Confirmed(revision)),
                None => self.remember_place(),
            },
        }
        None
    }

    /// How long to wait for something to happen before there is something to do.
    fn patience(&self) -> Option<Duration> {
        match self.confirmed {
            Some((_, when)) => Some(when.saturating_duration_since(Instant::now())),
            None => (self.placed != (self.app.place(), self.app.draft())).then_some(QUIET),
        }
    }

    /// Waits as well for the screen: a shell that gives it back to a program that runs says so to nobody.
    fn next_away(&mut self) -> Option<Happening> {
        match self.happenings.recv_timeout(TURN) {
            Ok(happening) => return Some(happening),
            Err(RecvTimeoutError::Disconnected) => self.ending = Some(Ending::Signal(HANGUP)),
            Err(RecvTimeoutError::Timeout) => {
                let continued = Happening::Terminal(TerminalEvent::Continued);
                return self.stage.may_resume().then_some(continued);
            }
        }
        None
    }
}
