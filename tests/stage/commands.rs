//! The commands: which there are, which keys a test gives them, which ran.

use super::Stage;
use standoff::app::command;
use standoff::app::keymap::{Bound, Context, Keymap, Rebinding};
use standoff::app::overlay::{Entry, Overlay};
use standoff::keys::{Key, parse_ways};
use std::collections::BTreeSet;

/// All contexts and the commands in them, by their names on screen.
pub fn all_commands() -> BTreeSet<(&'static str, &'static str)> {
    let of = |context: Context| {
        let here = command::all()
            .filter(move |command| command.contexts.contains(&context) && !command.keys.is_empty());
        here.map(move |command| (context.name(), command.name))
    };
    Context::ALL.into_iter().flat_map(of).collect()
}

/// The keymap with other keys for some commands: `delete d,d x; stances undo U; fold`.
pub fn keymap(changes: &str) -> Keymap {
    let rebinding = |change: &str| {
        let in_context = |context: &Context| Some((*context, after(change, context.name())?));
        let special = Context::ALL.iter().find_map(in_context);
        let context = special.map(|(context, _)| context);
        let change = special.map_or(change, |(_, change)| change);
        let (name, ways) = change.split_once(' ').unwrap_or((change, ""));
        let ways = parse_ways(ways).unwrap_or_else(|error| panic!("{change}: {error}"));
        let command = command::named(name).unwrap_or_else(|| panic!("{name} is no command"));
        Rebinding {
            command,
            context,
            ways,
        }
    };
    let changes = changes.split(';').map(str::trim);
    let changes = changes.filter(|change| !change.is_empty());
    Keymap::new(&changes.map(rebinding).collect::<Vec<_>>())
}

/// What follows the first word, if that is `word` in lower case and no command.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = text.split_once(' ')?;
    let is_it = first == word.to_lowercase() && command::named(first).is_none();
    is_it.then_some(rest)
}

impl Stage {
    pub(super) fn note(&mut self, key: Key) {
        let context = self.app.context();
        if let Some(Bound::Command(command)) = self.app.meaning(key) {
            self.ran.insert((context.name(), command.name));
            self.note_chosen(command.name);
        }
    }

    /// Notes what is run from the palette, for where that was opened.
    fn note_chosen(&mut self, name: &str) {
        let Some(Overlay::Palette(palette)) = self.app.overlay() else {
            return;
        };
        let beneath = match (self.app.is_selecting(), self.app.pane().has_keys()) {
            (true, _) => Context::Select,
            (false, true) => Context::Stances,
            (false, false) if self.app.is_on_shelf() => Context::Shelf,
            (false, false) => Context::Text,
        };
        if let Some(Entry::Command(command) | Entry::Told(command, _)) =
            palette.entries.get(palette.chosen)
            && name == "palette-run"
        {
            self.ran.insert((beneath.name(), command.name));
        }
    }
}
