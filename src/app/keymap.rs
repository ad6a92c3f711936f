//! What each key does where. Built from the command table; a key is bound once in a context.

use super::command::{self, Command};
use crate::keys::{Key, parse_keys};

/// Whose keys are in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// The article is read.
    Text,
    /// The ends of a span are being chosen.
    Select,
    /// The side pane has the keys.
    Stances,
    /// A search is being typed.
    Search,
    /// A note is being typed.
    Note,
    /// A speaker or a topic is being chosen.
    Picker,
    /// The palette is open.
    Palette,
    /// The help is open.
    Help,
}

impl Context {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Select,
        Self::Stances,
        Self::Search,
        Self::Note,
        Self::Picker,
        Self::Palette,
        Self::Help,
    ];

    /// Its name at the left of the bottom line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "READ",
            Self::Select => "SELECT",
            Self::Stances => "STANCES",
            Self::Search => "SEARCH",
            Self::Note => "NOTE",
            Self::Picker => "CHOOSE",
            Self::Palette => "PALETTE",
            Self::Help => "HELP",
        }
    }

    /// Whether side keys tag there.
    #[must_use]
    pub const fn tags(self) -> bool {
        matches!(self, Self::Text | Self::Select | Self::Stances)
    }

    /// Whether characters without a binding are typed into a line there.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(
            self,
            Self::Search | Self::Note | Self::Picker | Self::Palette
        )
    }
}

/// The bindings in force. Two sorted lists: they are made at every start, before the first frame.
#[derive(Debug)]
pub struct Keymap {
    bound: Vec<((Context, Key), &'static Command)>,
    keys: Vec<(&'static str, Vec<Key>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self {
            bound: Vec::with_capacity(256),
            keys: Vec::with_capacity(128),
        };
        for command in command::all() {
            keymap.bind(command);
        }
        keymap.bound.sort_by_key(|(place, _)| *place);
        keymap.keys.sort_by_key(|(name, _)| *name);
        keymap
    }
}

impl Keymap {
    /// What `key` does in `context`.
    #[must_use]
    pub fn command(&self, context: Context, key: Key) -> Option<&'static Command> {
        let found = self
            .bound
            .binary_search_by_key(&(context, key), |(place, _)| *place);
        Some(self.bound.get(found.ok()?)?.1)
    }

    /// The keys of the command called `name`, in the order of the table.
    #[must_use]
    pub fn keys(&self, name: &str) -> &[Key] {
        let found = self.keys.binary_search_by_key(&name, |(name, _)| name);
        let found = found.ok().and_then(|at| self.keys.get(at));
        found.map_or(&[], |(_, keys)| keys.as_slice())
    }

    /// The first key of the command called `name`, as it is shown; empty if it has none.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        self.keys(name).first().map(Key::label).unwrap_or_default()
    }

    /// All keys of the command called `name`, as they are shown.
    #[must_use]
    pub fn labels(&self, name: &str) -> String {
        let labels: Vec<_> = self.keys(name).iter().map(Key::label).collect();
        labels.join("  ")
    }

    /// All keys of the command called `name` in key notation.
    #[must_use]
    pub fn notation(&self, name: &str) -> String {
        let keys: Vec<_> = self.keys(name).iter().map(Key::to_string).collect();
        keys.join(" ")
    }

    fn bind(&mut self, command: &'static Command) {
        // A notation that can't be read binds nothing; a test reads them all.
        let keys = parse_keys(command.keys).unwrap_or_default();
        for &context in command.contexts {
            let places = keys.iter().map(|&key| ((context, key), command));
            self.bound.extend(places);
        }
        self.keys.push((command.name, keys));
    }
}
