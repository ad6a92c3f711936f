//! What comes from the terminal.

use super::{HANGUP, Session, Stage};
use crate::app::Event;
use crate::keys::{Act, Mouse};
use crate::run::Ending;
use crate::terminal::events::TerminalEvent;
use crate::terminal::input::Input;
use crate::ui::{self, Ground};

impl<S: Stage> Session<S> {
    pub(super) fn take_terminal(&mut self, event: TerminalEvent) {
        match event {
            TerminalEvent::Input(inputs) => {
                self.asked = false;
                for input in inputs {
                    self.take_input(input);
                }
            }
            TerminalEvent::Resize => self.resize(),
            TerminalEvent::Suspend => self.suspend(),
            TerminalEvent::Continued => {
                let resumed = self.stage.resume();
                self.come_back(&resumed);
            }
            TerminalEvent::Signal(number) if self.is_echo(number) => {}
            TerminalEvent::Signal(number) => self.ending = Some(Ending::Signal(number)),
            TerminalEvent::Hangup => self.ending = Some(Ending::Signal(HANGUP)),
        }
    }

    pub(super) fn take_input(&mut self, input: Input) {
        match input {
            Input::Key(key) => self.give(|_| Event::Key(key)),
            Input::Mouse(mouse) => self.give(|session| session.pointed(mouse)),
            Input::Paste(text) => self.give(|_| Event::Paste(text)),
            Input::Answered => {}
            Input::Ground(ground) => self.change_ground(if ground.is_light() {
                Ground::Light
            } else {
                Ground::Dark
            }),
        }
    }

    /// Gives the program what a person did. It is meant for what is there once all that was asked for before is done.
    fn give(&mut self, event: impl FnOnce(&Self) -> Event) {
        self.let_out();
        if self.ending.is_some() {
            return;
        }
        self.app.handle(event(self));
        self.let_out();
    }

    fn let_out(&mut self) {
        if self.ending.is_none() && self.app.wants_out() {
            self.carry_out();
        }
    }

    /// Gives the program what was typed ahead, as far as that needn't wait any more.
    pub(super) fn give_ahead(&mut self) {
        for event in self.app.take_ahead() {
            self.give(|_| event);
        }
    }

    /// What the mouse did, as the screen has it.
    fn pointed(&self, mouse: Mouse) -> Event {
        let hint = ui::hint_at(&self.app, self.theme, mouse.column, mouse.row);
        hint.filter(|_| mouse.act == Act::Press)
            .map_or(Event::Mouse(mouse), Event::Hint)
    }
}
