//! What is typed before what was asked for is there: it waits, and is done to what is there then.

use super::{App, Event, Kind};
use crate::keys::Code;

/// The commands that wait for no article.
const AT_ONCE: &[&str] = &["leave-at-once", "suspend", "redraw"];

impl App {
    /// Takes what a person did for later, if it has to wait for what was asked for before it; otherwise it comes back.
    /// What the mouse does is meant for what is seen, whatever article is asked for.
    pub(super) fn keep_for_later(&mut self, event: Event) -> Option<Event> {
        let is_typed = matches!(event, Event::Key(_) | Event::Paste(_));
        let is_done = is_typed || matches!(event, Event::Mouse(_) | Event::Hint(_));
        if is_done && self.history.has_wish() {
            self.ahead.push(event);
            return None;
        }
        if !is_typed || !self.is_going_on() {
            return Some(event);
        }
        if let Event::Key(key) = event {
            let bound = self.keymap.command(self.context(), key);
            if bound.is_some_and(|command| AT_ONCE.contains(&command.name)) {
                return Some(event);
            }
            if key.code == Code::Esc {
                self.stay();
                return None;
            }
        }
        if self.message.is_none() {
            self.say(
                Kind::Info,
                "Looking for the article to go on to …; Esc stays here",
            );
        }
        self.ahead.push(event);
        None
    }

    /// What was typed and needn't wait any more; to be handled once what the program wants out is carried out.
    pub fn take_ahead(&mut self) -> Vec<Event> {
        if self.history.has_wish() || self.is_going_on() {
            return Vec::new();
        }
        std::mem::take(&mut self.ahead)
    }

    /// Stays in the article that is open.
    fn stay(&mut self) {
        self.give_up_going_on();
        self.ahead.clear();
        self.say(Kind::Info, "Stays in this article");
    }
}
