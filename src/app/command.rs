//! The one table of commands. Keys, palette, help, hints and documentation all come from its rows.

mod codes;
mod facts;
mod hits;
mod pane;
mod picker;
mod program;
mod reading;
mod review;
mod selecting;
mod shelf;
mod suggesting;
mod tagging;
mod trash;

use super::App;
use super::keymap::Context;
use std::fmt;

/// What commands are listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving through the text.
    Reading,
    /// Choosing what the keys act on.
    Selecting,
    /// Making and changing stances.
    Tagging,
    /// The side pane.
    Pane,
    /// The shelf: the articles of a folder.
    Shelf,
    /// Everything about the program.
    Program,
}

impl Group {
    /// Its heading.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "Reading",
            Self::Selecting => "Selecting",
            Self::Tagging => "Tagging",
            Self::Pane => "Side pane",
            Self::Shelf => "Shelf",
            Self::Program => "Program",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name, for good: scripts and settings know it by this.
    pub name: &'static str,
    /// Its default keys in key notation: alternatives are separated by blanks, and commas join keys that are
    /// pressed one after another, so that `R r,s` is R, or r and then s. What a prefix is for says [`prefix_name`].
    pub keys: &'static str,
    /// Where the keys are in force.
    pub contexts: &'static [Context],
    /// Where palette and help have it besides, without its keys, which mean something else there.
    pub also_in: &'static [Context],
    /// What it is listed under.
    pub group: Group,
    /// What it does, in a line.
    pub does: &'static str,
    /// A word or two for the bottom line; empty if it isn't worth the room there.
    pub hint: &'static str,
    /// Whether it would do something now.
    pub applies: fn(&App) -> bool,
    /// Does it.
    pub run: fn(&mut App),
}

impl Command {
    /// Whether palette and help have it where `context` has the keys.
    #[must_use]
    pub fn stands_in(&self, context: Context) -> bool {
        self.contexts.contains(&context) || self.also_in.contains(&context)
    }
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// All commands, in the order in which they are listed.
pub fn all() -> impl Iterator<Item = &'static Command> {
    let tables = [
        reading::ROWS,
        selecting::ROWS,
        picker::ROWS,
        tagging::ROWS,
        suggesting::ROWS,
        codes::ROWS,
        trash::ROWS,
        facts::ROWS,
        review::ROWS,
        shelf::ROWS,
        hits::ROWS,
        pane::ROWS,
        program::ROWS,
    ];
    tables.into_iter().flatten()
}

/// The command called `name`.
#[must_use]
pub fn named(name: &str) -> Option<&'static Command> {
    all().find(|command| command.name == name)
}

/// What the keys `pressed`, in key notation, begin; empty if that has no name.
#[must_use]
pub fn prefix_name(pressed: &str) -> &'static str {
    const NAMES: [(&str, &str); 2] = [("r", "revise"), ("s", "sort by")];
    let found = NAMES.iter().find(|(keys, _)| *keys == pressed);
    found.map_or("", |(_, name)| name)
}

const TEXT: &[Context] = &[Context::Text];
const SELECT: &[Context] = &[Context::Select];
const STANCES: &[Context] = &[Context::Stances];
const PANES: &[Context] = &[Context::Text, Context::Stances];
/// Where help and palette can be opened.
const LISTED: &[Context] = &[
    Context::Text,
    Context::Select,
    Context::Stances,
    Context::Review,
    Context::Shelf,
];
const WORK: &[Context] = &[Context::Text, Context::Select, Context::Stances];
/// Where nothing is typed and nothing lies over what is seen.
const OPEN_GROUND: &[Context] = &[
    Context::Text,
    Context::Select,
    Context::Stances,
    Context::Shelf,
];

fn always(_: &App) -> bool {
    true
}

fn has_text(app: &App) -> bool {
    app.article().stretch_count() > 0
}

#[cfg(test)]
mod tests;
