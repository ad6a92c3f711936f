//! What each key does where. Built from the command table; a key is bound once in a context.

use super::command::{self, Command};
use crate::keys::{Key, Sequence, parse_ways};
use std::borrow::Cow;
use std::sync::OnceLock;

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
    /// A filter is being typed.
    Filter,
    /// A note is being typed.
    Note,
    /// A speaker or a topic is being chosen.
    Picker,
    /// Sides, speakers and topics are being revised.
    Codes,
    /// Deleted stances are looked through.
    Trash,
    /// What is known of the article is being filled in.
    Facts,
    /// What waits for a decision is looked at.
    Review,
    /// The articles of the folder are looked at.
    Shelf,
    /// What is found on the shelf is looked through.
    Hits,
    /// The palette is open.
    Palette,
    /// The help is open.
    Help,
    /// The letters of a label are being typed.
    Labels,
}

impl Context {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Text,
        Self::Select,
        Self::Stances,
        Self::Search,
        Self::Filter,
        Self::Note,
        Self::Picker,
        Self::Codes,
        Self::Trash,
        Self::Facts,
        Self::Review,
        Self::Shelf,
        Self::Hits,
        Self::Palette,
        Self::Help,
        Self::Labels,
    ];

    /// Its name at the left of the bottom line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "READ",
            Self::Select => "SELECT",
            Self::Stances => "STANCES",
            Self::Search => "SEARCH",
            Self::Hits => "HITS",
            Self::Filter => "FILTER",
            Self::Note => "NOTE",
            Self::Picker => "CHOOSE",
            Self::Codes => "REVISE",
            Self::Trash => "TRASH",
            Self::Facts => "FACTS",
            Self::Review => "REVIEW",
            Self::Shelf => "SHELF",
            Self::Palette => "PALETTE",
            Self::Help => "HELP",
            Self::Labels => "LABELS",
        }
    }

    /// Whether side keys tag there.
    #[must_use]
    pub const fn tags(self) -> bool {
        matches!(self, Self::Text | Self::Select | Self::Stances)
    }

    /// Whether characters without a binding are typed there: into a line, or as letters of a label.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(
            self,
            Self::Search
                | Self::Filter
                | Self::Note
                | Self::Picker
                | Self::Codes
                | Self::Trash
                | Self::Hits
                | Self::Facts
                | Self::Palette
                | Self::Labels
        )
    }
}

/// What keys pressed one after another mean.
#[derive(Debug, Clone, Copy)]
pub enum Bound {
    /// They are bound to this.
    Command(&'static Command),
    /// More keys can follow.
    Prefix,
}

/// Keys for a command other than those of the table.
#[derive(Debug, Clone)]
pub struct Rebinding {
    /// The command.
    pub command: &'static Command,
    /// Where they are in force; none: everywhere in the command's contexts.
    pub context: Option<Context>,
    /// Its keys from now on; none: it has none.
    pub ways: Vec<Sequence>,
}

/// A sequence in a context, and what it does there.
type Binding = ((Context, Sequence), &'static Command);

/// The bindings in force. Sorted lists; they are made at every start.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// Made after the first frame, which asks for the ways to a few commands alone.
    bound: OnceLock<Vec<Binding>>,
    /// The ways to each command, sorted by names; made with the bindings.
    ways: OnceLock<Vec<(&'static str, Vec<Sequence>)>>,
    rebindings: Vec<Rebinding>,
    /// Where a command's ways in one context are others than elsewhere.
    special: Vec<((Context, &'static str), Vec<Sequence>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Keymap {
    /// The keys of the table, but for `rebindings`. Of two things bound alike in a place, either may count.
    #[must_use]
    pub fn new(rebindings: &[Rebinding]) -> Self {
        let special = rebindings.iter().filter_map(|own| {
            let place = (own.context?, own.command.name);
            Some((place, own.ways.clone()))
        });
        Self {
            bound: OnceLock::new(),
            ways: OnceLock::new(),
            special: special.collect(),
            rebindings: rebindings.to_vec(),
        }
    }

    /// Makes the tables in which keys are looked up, so that no key waits for it.
    pub fn prepare(&self) {
        self.ways.get_or_init(|| {
            let ways = command::all().map(|command| (command.name, self.given(command)));
            let mut ways: Vec<_> = ways.collect();
            ways.sort_by_key(|(name, _)| *name);
            ways
        });
        self.bound.get_or_init(|| self.bindings());
    }

    /// What `pressed` means in `context`.
    #[must_use]
    pub fn bound(&self, context: Context, pressed: Sequence) -> Option<Bound> {
        let (sequence, command) = self.from(context, pressed).next()?;
        Some(if sequence == pressed {
            Bound::Command(command)
        } else {
            Bound::Prefix
        })
    }

    /// What `key` alone does in `context`.
    #[must_use]
    pub fn command(&self, context: Context, key: Key) -> Option<&'static Command> {
        match self.bound(context, Sequence::of(key))? {
            Bound::Command(command) => Some(command),
            Bound::Prefix => None,
        }
    }

    /// What `key` alone does where sides are tagged.
    #[must_use]
    pub fn beside_sides(&self, key: char) -> Option<Bound> {
        let pressed = Sequence::of(Key::char(key));
        let mut contexts = Context::ALL.into_iter().filter(|context| context.tags());
        contexts.find_map(|context| self.bound(context, pressed))
    }

    /// All that begins with `pressed` in `context`, sorted by keys.
    pub fn from(
        &self,
        context: Context,
        pressed: Sequence,
    ) -> impl Iterator<Item = (Sequence, &'static Command)> {
        let before = |((there, sequence), _): &(_, _)| (*there, *sequence) < (context, pressed);
        let bound = self.bound.get_or_init(|| self.bindings());
        let first = bound.partition_point(before);
        let rest = bound.get(first..).unwrap_or_default().iter();
        rest.map(|(place, command)| (*place, *command))
            .take_while(move |((there, sequence), _)| {
                *there == context && sequence.starts_with(&pressed)
            })
            .map(|((_, sequence), command)| (sequence, command))
    }

    /// The ways to the command called `name` in `context`, in the order in which they were given.
    #[must_use]
    pub fn ways(&self, context: Context, name: &str) -> Cow<'_, [Sequence]> {
        let special = self
            .special
            .iter()
            .find(|(place, _)| *place == (context, name));
        special.map_or_else(
            || self.usual_ways(name),
            |(_, ways)| Cow::Borrowed(ways.as_slice()),
        )
    }

    /// The first way to the command called `name` in `context`, as it is shown; empty if it has none.
    #[must_use]
    pub fn label_in(&self, context: Context, name: &str) -> String {
        let ways = self.ways(context, name);
        ways.first().map(Sequence::label).unwrap_or_default()
    }

    /// All ways to `command` in `context`, as they are shown; empty where its keys are not in force.
    #[must_use]
    pub fn labels(&self, context: Context, command: &Command) -> String {
        if !command.contexts.contains(&context) {
            return String::new();
        }
        let ways = self.ways(context, command.name);
        let labels: Vec<_> = ways.iter().map(Sequence::label).collect();
        labels.join("  ")
    }

    /// All ways to the command called `name` in `context`, in key notation.
    #[must_use]
    pub fn notation(&self, context: Context, name: &str) -> String {
        let ways = self.ways(context, name);
        let ways: Vec<_> = ways.iter().map(Sequence::to_string).collect();
        ways.join(" ")
    }

    /// How to reach the command called `name`, for a message: its first way, without any the palette and its name.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        let special = self.special.iter().filter(|((_, other), _)| *other == name);
        let special = special.flat_map(|(_, ways)| ways);
        let usual = self.usual_ways(name);
        match usual.iter().chain(special).next() {
            Some(way) => way.label(),
            None if name == "palette" => String::new(),
            None => format!("{} {name}", self.label("palette")),
        }
    }

    /// All bindings, sorted.
    fn bindings(&self) -> Vec<Binding> {
        let mut bound = Vec::with_capacity(512);
        for command in command::all() {
            for &context in command.contexts {
                let ways = self.ways(context, command.name);
                bound.extend(ways.iter().map(|way| ((context, *way), command)));
            }
        }
        bound.sort_by_key(|(place, _)| *place);
        bound
    }

    /// The ways to the command called `name` wherever nothing else is said.
    fn usual_ways(&self, name: &str) -> Cow<'_, [Sequence]> {
        let Some(ways) = self.ways.get() else {
            let command = command::named(name);
            return command.map_or(Cow::Borrowed(&[]), |found| Cow::Owned(self.given(found)));
        };
        let found = ways.binary_search_by_key(&name, |(name, _)| name);
        let found = found.ok().and_then(|at| ways.get(at));
        Cow::Borrowed(found.map_or(&[], |(_, ways)| ways.as_slice()))
    }

    /// The ways that a person or else the table gives to `command`.
    fn given(&self, command: &Command) -> Vec<Sequence> {
        let is_its = |own: &&Rebinding| own.context.is_none() && own.command.name == command.name;
        // A notation that can't be read binds nothing; a test reads them all.
        self.rebindings.iter().find(is_its).map_or_else(
            || parse_ways(command.keys).unwrap_or_default(),
            |own| own.ways.clone(),
        )
    }
}

#[cfg(test)]
mod tests;
