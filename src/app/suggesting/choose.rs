//! Which suggestions the reader wants to see: any, of which kinds, how sure.

use crate::app::App;
use crate::app::Kind as Told;
use crate::suggest::Kind;

/// How many of a hundred one key makes the least confidence more or less.
const STEP: u8 = 10;

impl App {
    /// Shows the suggestions, or hides them.
    pub(in crate::app) fn toggle_suggestions(&mut self) {
        let shown = !self.suggesting.wishes.shown;
        self.suggesting.wishes.shown = shown;
        self.choose_suggestions();
        if shown {
            self.ask_for_suggestions();
            let text = self.told_of_shown("Suggestions shown");
            self.say(Told::Info, text);
        } else {
            let key = self.key("suggestions");
            self.say(Told::Info, format!("Suggestions hidden; {key} shows them"));
        }
    }

    /// Shows the suggestions of a `kind`, or hides them.
    pub(in crate::app) fn toggle_kind(&mut self, kind: Kind) {
        let kinds = &mut self.suggesting.wishes.kinds;
        let verb = if kinds.remove(&kind) {
            "hidden"
        } else {
            kinds.insert(kind);
            "shown"
        };
        self.choose_suggestions();
        let text = self.told_of_shown(&format!("Suggestions of {} speech {verb}", kind.word()));
        self.say(Told::Info, text);
    }

    /// Wants only those that are surer, or less sure ones too.
    pub(in crate::app) fn wish_surer(&mut self, surer: bool) {
        let wishes = &mut self.suggesting.wishes;
        wishes.least = if surer {
            wishes.least.saturating_add(STEP).min(100)
        } else {
            wishes.least.saturating_sub(STEP)
        };
        let least = wishes.least;
        self.choose_suggestions();
        let text = self.told_of_shown(&format!("Suggestions shown from {least} %"));
        self.say(Told::Info, text);
    }

    fn told_of_shown(&self, done: &str) -> String {
        if self.suggesting.heard == 0 {
            return done.to_owned();
        }
        if !self.suggesting.wishes.shown {
            let key = self.key("suggestions");
            return format!("{done}; all are hidden, {key} shows them");
        }
        let key = self.key("next-suggestion");
        let here = if self.suggests_nearby_alone() {
            "nearby"
        } else {
            "in this text"
        };
        match self.suggesting.shown.count() {
            0 => format!("{done}; none shows {here}"),
            1 => format!("{done}; 1 shows {here}, {key} goes to it"),
            count => format!("{done}; {count} show {here}, {key} goes to the next"),
        }
    }
}
