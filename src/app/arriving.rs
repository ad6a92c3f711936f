//! A book of which only the opening is there: what can be done until the rest is.

use super::command::Command;
use super::keymap::Bound;
use super::{App, Kind};
use crate::article::STRETCH_LIMIT;
use crate::keys::Key;

/// The commands that go back in what is there.
const BACK: &[&str] = &["previous-sentence", "page-up", "half-page-up"];
/// Those that go on in it.
const ON: &[&str] = &["next-sentence", "page-down", "half-page-down"];

impl App {
    /// Whether `key` does the same in the opening of a book as in the whole, and nothing else than going on or back.
    #[must_use]
    pub fn reads_on_by(&self, key: Key) -> bool {
        let is_one_of = |names: &[&str], command: &Command| names.contains(&command.name);
        match self.meaning(key) {
            Some(Bound::Command(command)) => {
                is_one_of(BACK, command) || is_one_of(ON, command) && self.has_room_below()
            }
            _ => false,
        }
    }

    /// Says why what was done has to wait.
    pub fn say_arriving(&mut self) {
        self.say(Kind::Info, "The rest of the text is still being read");
    }

    /// Whether a page below is still in what is there.
    fn has_room_below(&self) -> bool {
        let shown = self.view.shown(&self.article);
        let most = 2 * shown.len() + 2 * STRETCH_LIMIT;
        self.focus.span.end.max(shown.end) + most <= self.article.text().len()
    }
}
