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

    fn take_input(&mut self, input: Input) {
        if self.ending.is_some() {
            return;
        }
        match input {
            Input::Key(key) => self.app.handle(Event::Key(key)),
            Input::Mouse(mouse) => self.app.handle(self.pointed(mouse)),
            Input::Paste(text) => self.app.handle(Event::Paste(text)),
            Input::Answered => {}
            Input::Ground(ground) => self.change_ground(if ground.is_light() {
                Ground::Light
            } else {
                Ground::Dark
            }),
        }
        if self.app.wants_out() {
            self.carry_out();
        }
    }

    /// What the mouse did, as the screen has it.
    fn pointed(&self, mouse: Mouse) -> Event {
        let hint = ui::hint_at(&self.app, self.theme, mouse.column, mouse.row);
        hint.filter(|_| mouse.act == Act::Press)
            .map_or(Event::Mouse(mouse), Event::Hint)
    }
}
